/// Texts of TOML that anything reads back as what they hold, and that show nothing a
/// terminal would act on.
enum TOMLText {
  /// `"…"`, what is not plainly visible as an escape.
  static func quoted(_ text: String) -> String { "\"\(escaped(text))\"" }

  static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { out, scalar in
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      default:
        if isVisible(scalar) { out.unicodeScalars.append(scalar) } else { out += escape(scalar) }
      }
    }
  }

  static func list(_ texts: [String]) -> String {
    "[\(texts.map(quoted).joined(separator: ", "))]"
  }

  /// A name as a key: bare where it can be.
  static func key(_ name: String) -> String {
    let isBare =
      !name.isEmpty
      && name.utf8.allSatisfy {
        $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
      }
    return isBare ? name : quoted(name)
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let isLong = digits.count > 4
    return (isLong ? "\\U" : "\\u")
      + String(repeating: "0", count: (isLong ? 8 : 4) - digits.count) + digits
  }

  /// Controls, marks of direction, and what has no look of its own.
  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      false
    default: true
    }
  }
}

extension Setting.Value {
  /// As it stands in a file.
  var text: String {
    switch self {
    case .text(let text): TOMLText.quoted(text)
    case .flag(let flag): flag ? "true" : "false"
    case .number(let number): "\(number)"
    case .texts(let texts): TOMLText.list(texts)
    }
  }
}

extension Setting.ID {
  /// The table it stands in, empty for none, and its name there.
  var parts: (table: String, name: String) {
    guard let dot = rawValue.firstIndex(of: ".") else { return ("", rawValue) }
    return (String(rawValue[..<dot]), String(rawValue[rawValue.index(after: dot)...]))
  }
}
