/// A strict reading of HTML of ours: every element known and closed in its order, every attribute
/// quoted, no stray sign.
enum MarkupCheck {
  private static let void: Set<String> = ["meta", "br"]
  private static let known: Set<String> = [
    "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "nav", "section",
    "h1", "h2", "h3", "p", "ul", "ol", "li", "dl", "dt", "dd", "div", "span", "strong", "small",
    "a",
    "sup", "br", "bdi", "table", "caption", "thead", "tbody", "tr", "th", "td", "figure",
    "figcaption",
    "svg", "g", "rect", "line", "text", "desc", "defs", "pattern", "path",
  ]

  /// The first thing that is wrong; nil for none.
  static func problem(_ html: String) -> String? {
    guard html.hasPrefix("<!DOCTYPE html>\n") else { return "no doctype" }
    var open: [String] = []
    var bytes = Array(html.utf8)[...].dropFirst(16)
    while let place = bytes.firstIndex(of: 60) {
      if bytes[..<place].contains(62), open.last != "style" { return "a stray >" }
      guard let end = bytes[place...].firstIndex(of: 62) else { return "an open tag" }
      let tag = String(decoding: bytes[(place + 1)..<end], as: UTF8.self)
      bytes = bytes[(end + 1)...]
      if tag.hasPrefix("/") {
        guard open.popLast() == String(tag.dropFirst()) else { return "</\(tag)> out of order" }
        continue
      }
      let name = String(tag.prefix { $0 != " " })
      guard known.contains(name) else { return "an unknown <\(name)>" }
      guard tag.count(where: { $0 == "\"" }) % 2 == 0 else { return "quotes of <\(tag)>" }
      if !void.contains(name) { open.append(name) }
    }
    return open.isEmpty ? nil : "<\(open[0])> is not closed"
  }
}
