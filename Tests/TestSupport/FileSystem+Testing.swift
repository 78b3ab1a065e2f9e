import JSON
package import Store

extension FileSystem {
  /// Replaces a file's content in place, or makes it.
  package func put(_ path: String, _ text: String) throws { try put(path, Array(text.utf8)) }

  package func put(_ path: String, _ bytes: [UInt8]) throws {
    let file = try open(path, .append(mode: 0o644))
    defer { close(file) }
    try truncate(file, 0)
    try add(file, bytes)
  }

  /// Writes behind what a file holds.
  package func append(_ path: String, _ text: String) throws {
    let file = try open(path, .append(mode: 0o644))
    defer { close(file) }
    try add(file, Array(text.utf8))
  }

  private func add(_ file: Descriptor, _ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = try rest.withUnsafeBytes { try write(file, $0) }
      rest = rest.dropFirst(count)
    }
  }

  /// A file's content.
  package func get(_ path: String) throws -> [UInt8] {
    let bytes = try contents(path)
    return (0..<bytes.count).map { bytes[$0] }
  }

  package func text(_ path: String) throws -> String {
    String(decoding: try get(path), as: UTF8.self)
  }

  /// Everything below a folder: path → what stat(2) says, and the bytes of files.
  package func snapshot(_ folder: String) throws -> [String: Snapshot] {
    var found: [String: Snapshot] = [:]
    for name in try list(folder) {
      let path = "\(folder)/\(name)"
      let status = try statusAt(path, false)
      found[path] = Snapshot(status: status, bytes: status.kind == .file ? try get(path) : [])
      if status.kind == .folder { found.merge(try snapshot(path)) { $1 } }
    }
    return found
  }

  package struct Snapshot: Hashable {
    package let status: FileStatus
    package let bytes: [UInt8]
  }
}
