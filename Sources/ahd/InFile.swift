import Glibc
import JSON
import Screen
import Store

/// Files a command reads besides the register.
enum InFile {
  /// More is no table of commitments.
  private static let limit = 1 << 30

  /// All of a file, or of standard input for `-`.
  static func read(_ path: String) throws(Failure) -> Bytes {
    if path == "-" { return try standardInput() }
    do throws(Errno) {
      return try FileSystem.real.contents(path, limit: limit)
    } catch {
      throw Failure(
        error.isPermission ? 77 : 66,
        "\(path) could not be read: \(error.words); see to that and try again.")
    }
  }

  private static func standardInput() throws(Failure) -> Bytes {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = part.withUnsafeMutableBytes { Glibc.read(0, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failure(74, "Standard input could not be read; try again.") }
      if count == 0 { return Bytes(bytes) }
      guard bytes.count + count <= limit else {
        throw Failure(65, "Standard input has more than \(limit) bytes; import it in parts.")
      }
      bytes += part.prefix(count)
    }
  }
}
