extension JSONValue {
  /// The text on one line, as a terminal can show it.
  package var inertCompact: String { JSONValue.inert(compact) }

  /// The text with one member or element a line, as a terminal can show it.
  package var inertPretty: String { JSONValue.inert(pretty) }

  /// The same JSON with every control, bidi and zero-width character written as `\u…`: nothing is
  /// lost, and a terminal shows it as it is.
  ///
  /// - Parameter json: Text of JSON, in which such characters stand inside strings alone.
  /// - Returns: Text that reads back as the same.
  package static func inert(_ json: String) -> String {
    if json.utf8.allSatisfy({ $0 < 0x7F }) { return json }
    guard json.unicodeScalars.contains(where: \.isHidden) else { return json }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(json.utf8.count)
    for scalar in json.unicodeScalars {
      if scalar.isHidden {
        for unit in scalar.utf16 { bytes += escape(unit) }
      } else {
        bytes += scalar.utf8
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func escape(_ unit: UInt16) -> [UInt8] {
    let digits = String(unit, radix: 16)
    return Array("\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
  }
}

extension Unicode.Scalar {
  /// Acts on what stands around it and shows nothing itself. White space between members is not
  /// meant: inside a string it is escaped already.
  fileprivate var isHidden: Bool {
    if value < 0x7F { return value < 0x20 && value != 0x09 && value != 0x0A && value != 0x0D }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned: true
    default: false
    }
  }
}
