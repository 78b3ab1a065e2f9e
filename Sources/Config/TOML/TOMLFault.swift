/// Where a text is not TOML, and why.
package struct TOMLFault: Error, Hashable, Sendable {
  package let kind: Kind
  /// In bytes.
  package let offset: Int

  init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }

  package enum Kind: Hashable, Sendable {
    /// What should stand here, and what does.
    case expected(String, found: String)
    case unclosed(String)
    case control(UInt8)
    case notUTF8
    case notAnEscape(String)
    case notAValue(String)
    case tooLarge(String)
    case tooDeep
    /// The offset of the first.
    case definedBefore(String, first: Int)
    /// The header above could not be read, so nothing says which table the entries are for.
    case headerLost(String, found: String)
    /// There are more; they were not looked for.
    case more
  }
}

extension TOMLFault {
  /// What is so, in words; `line` says the line of an offset.
  package func words(line: (Int) -> Int) -> String {
    switch kind {
    case .expected(let what, let found): "expected \(what), found \(found)"
    case .unclosed(let what): "\(what) is not closed"
    case .control(let byte):
      "a control character (U+\(hex(byte))) stands here; in a text write it as \\u\(hex(byte))"
    case .notUTF8: "this is not UTF-8; save the file as UTF-8"
    case .notAnEscape(let text):
      "“\(text)” is no escape; write \\\\ for a backslash, or use single quotes"
    case .notAValue(let text): "“\(text)” is no value; a text stands in quotes: \"\(text)\""
    case .tooLarge(let text): "\(text) does not fit in 64 bits"
    case .tooDeep: "arrays and tables are nested too deep here"
    case .definedBefore(let key, let first):
      "“\(key)” was set before, in line \(line(first)); that one counts"
    case .headerLost(let what, let found):
      "expected \(what), found \(found); the entries under this header do not count"
    case .more: "there are more faults; the rest of the file does not count"
    }
  }

  private func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}
