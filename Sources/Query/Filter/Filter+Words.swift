import Entities
package import Register

extension Filter {
  /// Every part in force, in words: `domain: Narcotics control · overdue · “heroin”`; empty for
  /// none.
  package func words(in register: Register) -> String {
    var parts: [String] = []
    if !domains.isEmpty {
      parts.append("domain: \(domains.map(register.domainTitle).joined(separator: ", "))")
    }
    switch status {
    case .status(let status)?: parts.append("status: \(status.words)")
    case .noReport?: parts.append("status: no report")
    case nil: break
    }
    if isOverdueOnly { parts.append("overdue") }
    if !text.isEmpty { parts.append("“\(text)”") }
    return parts.joined(separator: " · ")
  }
}
