import Store
import Text

/// Where the others' register is: what a person typed, or the received repository's config says,
/// after `git fetch`. It names a place and nothing else: never an option, never a program to run. Read
/// by bytes, as git reads it: a colon with a mark on it is a colon.
package struct Address: Hashable, Sendable {
  /// As git takes it.
  package let text: String

  /// Checks what was typed or found.
  ///
  /// - Parameter typed: An address of git's, a folder, or the path of a bundle.
  /// - Throws: Why it is none that is taken.
  package init(_ typed: String) throws(AddressFault) {
    let shown = inert(typed.utf8)
    if typed.isEmpty { throw .empty }
    if typed.begins(with: "-") { throw .isOption(shown) }
    if typed.utf8.contains(where: { $0 < 0x20 || $0 == 0x7f }) { throw .unprintable(shown) }
    if let program = Address.helper(in: typed) { throw .runsProgram(inert(program), shown) }
    if let way = Address.scheme(of: typed), !Address.ways.contains(way) {
      throw .unknownWay(way, shown)
    }
    text = typed
  }

  /// The ways that carry a register; git's helper programs for others are never started.
  package static let ways = ["file", "git", "http", "https", "ssh"]

  /// The part before `::`, by which git would start a program `git-remote-…`.
  private static func helper(in text: String) -> Substring.UTF8View? {
    let name = text.utf8.prefix { $0.isOfScheme || $0 >= 0x80 }
    return text.utf8[name.endIndex...].starts(with: "::".utf8) ? name : nil
  }

  /// What stands before `://`, and where that begins and ends.
  private static func mark(in text: String) -> Range<String.Index>? {
    let bytes = text.utf8
    let mark = "://".utf8
    guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: mark) }) else {
      return nil
    }
    return start..<bytes.index(start, offsetBy: mark.count)
  }

  private static func scheme(of text: String) -> String? {
    guard let end = mark(in: text)?.lowerBound else { return nil }
    let name = text[..<end]
    return name.holds("/") ? nil : String(name)
  }

  /// Its path, where it is a folder or a file of this machine; nil where it is elsewhere.
  package var path: String? {
    if let rest = text.rest(after: "file://") { return Address.decoded(rest) }
    if Address.scheme(of: text) != nil { return nil }
    // host:path, as ssh has it: a colon before the first slash.
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return text }
    return text[..<colon].holds("/") ? text : nil
  }

  /// A path of a URL, in which a sign may stand as `%20`; never the sign that ends a path.
  private static func decoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let first = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      let byte =
        digits.utf8.count == 2 && !digits.begins(with: "+") ? UInt8(digits, radix: 16) : nil
      guard first == UInt8(ascii: "%"), let byte, byte != 0 else {
        bytes.append(first)
        continue
      }
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The same, found from everywhere: a path that is not, stands for one in `folder`.
  ///
  /// - Parameter folder: An absolute path without links.
  /// - Returns: The address, absolute.
  package func absolute(in folder: String) -> Address {
    guard let path, path == text else { return self }
    return Address(unchecked: Address.absolute(path, in: folder))
  }

  /// A path found from everywhere; `..` is followed only where it leads out of `folder`, since a
  /// link may stand before any other.
  ///
  /// - Parameters:
  ///   - path: Of a file or folder.
  ///   - folder: An absolute path without links.
  /// - Returns: The path, absolute.
  package static func absolute(_ path: String, in folder: String) -> String {
    if path.begins(with: "/") || !folder.begins(with: "/") { return path }
    var parts = folder.parts(by: "/").filter { !$0.isEmpty }
    var rest = path.parts(by: "/")[...]
    while let step = rest.first, step == "." || step == ".." {
      if step == ".." { _ = parts.popLast() }
      rest.removeFirst()
    }
    return "/" + (parts + rest).joined(separator: "/")
  }

  private init(unchecked text: String) { self.text = text }

  /// For people: without what a name and password of the web say.
  package var shown: String {
    guard let scheme = Address.scheme(of: text), let start = Address.mark(in: text)?.upperBound
    else { return inert(text.utf8) }
    let host = text.utf8[start...].prefix { $0 != UInt8(ascii: "/") }
    guard let at = host.lastIndex(of: UInt8(ascii: "@")) else { return inert(text.utf8) }
    let name = Substring(host[..<at].prefix { $0 != UInt8(ascii: ":") })
    let user = scheme == "ssh" ? "\(name)@" : ""
    let rest = Substring(text.utf8[text.utf8.index(after: at)...])
    return inert("\(scheme)://\(user)\(rest)".utf8)
  }

  /// The machine, for what to ask its keepers; nil where it is this one.
  package var host: String? {
    guard path == nil else { return nil }
    let start = Address.mark(in: text)?.upperBound ?? text.startIndex
    let whole = Substring(text.utf8[start...].prefix { $0 != UInt8(ascii: "/") })
    guard let name = whole.parts(by: "@").last else { return nil }
    let isIPv6 = name.begins(with: "[")
    return inert((isIPv6 ? name.dropping(1) : name).parts(by: isIPv6 ? "]" : ":")[0].utf8)
  }
}

/// Why an address is none that is taken; texts are inert.
package enum AddressFault: Error, Hashable, Sendable {
  case empty
  case isOption(String)
  case unprintable(String)
  /// The program git would start for it, and the address.
  case runsProgram(String, String)
  /// The way, and the address.
  case unknownWay(String, String)

  /// One sentence that says what to do next.
  package var words: String {
    let ways = "give https://…, ssh://…, git://…, host:path, a folder or a bundle"
    return switch self {
    case .empty: "An empty text is no address; \(ways)."
    case .isOption(let text): "“\(text)” begins like an option and is not taken; \(ways)."
    case .unprintable(let text): "The address “\(text)” holds control characters; \(ways)."
    case .runsProgram(let program, let text):
      "“\(text)” would have git start the program “\(program)”, which ahd never lets it; \(ways)."
    case .unknownWay(let way, let text): "“\(text)” goes by \(way), which is not taken; \(ways)."
    }
  }
}

extension UInt8 {
  /// May stand in a URL's scheme.
  fileprivate var isOfScheme: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }
}

extension Address {
  /// The path as shown, where an address leads to a file of this machine, a bundle: git fetches
  /// from it, and cannot send.
  static func file(at url: String, from folder: String) -> String? {
    guard let address = (try? Address(url))?.absolute(in: folder), let path = address.path,
      let real = try? FileSystem.real.realPath(path),
      (try? FileSystem.real.statusAt(real, true))?.kind == .file
    else { return nil }
    return inert(real.utf8)
  }
}
