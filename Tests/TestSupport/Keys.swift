import Entities
import Foundation
import JSON
package import Journal

/// Public keys nobody has the other half of: lines of signers for tests that verify nothing.
package enum Keys {
  /// `officer ssh-ed25519 AAAA…`, each number another key.
  package static func line(_ number: UInt8, options: String = "") -> String {
    "officer \(options.isEmpty ? "" : options + " ")ssh-ed25519 \(base64(number))"
  }

  package static func base64(_ number: UInt8, type: String = "ssh-ed25519") -> String {
    func part(_ bytes: [UInt8]) -> [UInt8] { [0, 0, 0, UInt8(bytes.count)] + bytes }
    let bytes = part(Array(type.utf8)) + part((0..<32).map { $0 &* 7 &+ number })
    return Data(bytes).base64EncodedString()
  }
}

extension Vouching {
  /// Parties vouch for lines.
  package init(_ lines: [(Event.Line, by: String)]) {
    self.init()
    for (line, party) in lines { add(SHA256(line.text.utf8), by: party) }
  }
}
