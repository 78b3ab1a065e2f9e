import Screen
import Sheets

/// A node of an HTML document, escaped by construction: text can only ever be text, names are known
/// ones, and what stands in an attribute is made by one of its few makers. There is no way to put
/// markup in as a string.
enum HTML {
  indirect case element(Tag, [Attribute], [HTML])
  /// Made safe to show, and escaped.
  case text(String)
  /// A stylesheet of ours, known when the program is compiled; no text of a register can be in it.
  case stylesheet(StaticString)

  /// An element with the nodes it holds.
  static func make(_ tag: Tag, _ attributes: [Attribute] = [], _ children: [HTML] = []) -> HTML {
    .element(tag, attributes, children)
  }

  /// An element that holds a text.
  static func make(_ tag: Tag, _ attributes: [Attribute] = [], _ text: String) -> HTML {
    .element(tag, attributes, [.text(text)])
  }

  /// The elements that reports are made of.
  enum Tag: String {
    case html, head, meta, title, body, header, main, footer, nav, section
    case h1, h2, h3, h4, p, ul, ol, li, dl, dt, dd, div, span, strong, small, a, sup, br, bdi
    case table, caption, thead, tbody, tr, th, td, figure, figcaption
    case svg, g, rect, line, text, desc, defs, pattern, path

    fileprivate var isVoid: Bool { self == .meta || self == .br }

    /// Begins a line of the file, so that a person can read it and diff it.
    fileprivate var isBlock: Bool {
      switch self {
      case .span, .strong, .small, .a, .sup, .br, .bdi, .text, .desc, .line, .rect, .path: false
      default: true
      }
    }
  }

  struct Attribute {
    enum Name: String {
      case id, lang, charset, name, content, href, scope, role, tabindex
      case colspan
      case classes = "class"
      case label = "data-label"
      case ariaLabel = "aria-label"
      case labelledBy = "aria-labelledby"
      case ariaHidden = "aria-hidden"
      case equivalent = "http-equiv"
      case viewBox, x, y, width, height, x1, y1, x2, y2, d, fill, patternUnits, patternTransform
      case textAnchor = "text-anchor"
    }

    fileprivate let name: Name
    fileprivate let value: String

    /// A value known when the program is compiled.
    static func fixed(_ name: Name, _ value: StaticString) -> Attribute {
      Attribute(name: name, value: "\(value)")
    }

    static func classes(_ names: StaticString) -> Attribute { fixed(.classes, names) }

    static func id(_ anchor: Anchor) -> Attribute { Attribute(name: .id, value: anchor.text) }

    /// A link within the document; there are no others.
    static func link(_ anchor: Anchor) -> Attribute {
      Attribute(name: .href, value: "#\(anchor.text)")
    }

    static func labelledBy(_ anchors: Anchor...) -> Attribute {
      Attribute(name: .labelledBy, value: anchors.map(\.text).joined(separator: " "))
    }

    static func fill(_ pattern: Anchor) -> Attribute {
      Attribute(name: .fill, value: "url(#\(pattern.text))")
    }

    /// Words of any origin, where only words may stand.
    static func label(_ words: String) -> Attribute { Attribute(name: .label, value: words) }

    /// To a tenth; more is invisible.
    static func number(_ name: Name, _ value: Double) -> Attribute {
      Attribute(name: name, value: HTML.number(value))
    }

    static func viewBox(_ width: Double, _ height: Double) -> Attribute {
      Attribute(name: .viewBox, value: "0 0 \(HTML.number(width)) \(HTML.number(height))")
    }

    /// `en`, `pt-BR`; what is no language tag says nothing.
    static func language(_ tag: String?) -> Attribute {
      let isTag =
        tag?.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0 & 0xDF) || $0 == 45 }
        ?? false
      return Attribute(name: .lang, value: isTag ? tag ?? "en" : "en")
    }
  }

  fileprivate static func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e9 else { return "0" }
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let whole = "\(sign)\(abs(tenths) / 10)"
    return tenths % 10 == 0 ? whole : "\(whole).\(abs(tenths) % 10)"
  }
}

// MARK: Writing

extension HTML {
  /// The whole file, beginning with its doctype.
  var document: String {
    var text = "<!DOCTYPE html>\n"
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .text(let words): text += HTML.escape(words)
    case .stylesheet(let rules): text += "<style>\n\(rules)\n</style>\n"
    case .element(let tag, let attributes, let children):
      text += "<\(tag.rawValue)"
      for attribute in attributes {
        text += " \(attribute.name.rawValue)=\"\(HTML.escape(attribute.value))\""
      }
      text += ">"
      if tag.isVoid {
        text += tag.isBlock ? "\n" : ""
        return
      }
      if children.first?.isBlock ?? false { text += "\n" }
      for child in children { child.write(to: &text) }
      text += "</\(tag.rawValue)>" + (tag.isBlock ? "\n" : "")
    }
  }

  private var isBlock: Bool {
    if case .element(let tag, _, _) = self { tag.isBlock } else { false }
  }

  private static func escape(_ raw: String) -> String {
    let safe = Sanitise.line(raw)
    guard safe.utf8.contains(where: { "&<>\"'".utf8.contains($0) }) else { return safe }
    return safe.unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
