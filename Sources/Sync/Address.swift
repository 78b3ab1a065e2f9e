import Store

/// Where the others' register is: what a person typed, or the received repository's config says,
/// after `git fetch`. It names a place and nothing else: never an option, never a program to run.
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
    if typed.hasPrefix("-") { throw .isOption(shown) }
    if typed.utf8.contains(where: { $0 < 0x20 || $0 == 0x7f }) { throw .unprintable(shown) }
    if let program = Address.helper(in: typed) { throw .runsProgram(inert(program.utf8), shown) }
    if let way = Address.scheme(of: typed), !Address.ways.contains(way) {
      throw .unknownWay(way, shown)
    }
    text = typed
  }

  /// The ways that carry a register; git's helper programs for others are never started.
  package static let ways = ["file", "git", "http", "https", "ssh"]

  /// The part before `::`, by which git would start a program `git-remote-…`.
  private static func helper(in text: String) -> Substring? {
    let name = text.prefix { $0.isLetter || $0.isNumber || "+-.".contains($0) }
    return text[name.endIndex...].hasPrefix("::") ? name : nil
  }

  private static func scheme(of text: String) -> String? {
    guard let end = text.firstRange(of: "://")?.lowerBound else { return nil }
    let name = text[..<end]
    return name.contains("/") ? nil : String(name)
  }

  /// Its path, where it is a folder or a file of this machine; nil where it is elsewhere.
  package var path: String? {
    if text.hasPrefix("file://") { return Address.decoded(text.dropFirst(7)) }
    if Address.scheme(of: text) != nil { return nil }
    // host:path, as ssh has it: a colon before the first slash.
    guard let colon = text.firstIndex(of: ":") else { return text }
    return text[..<colon].contains("/") ? text : nil
  }

  /// A path of a URL, in which a sign may stand as `%20`; never the sign that ends a path.
  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let first = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      let byte = digits.utf8.count == 2 && !digits.hasPrefix("+") ? UInt8(digits, radix: 16) : nil
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
    if path.hasPrefix("/") || !folder.hasPrefix("/") { return path }
    var parts = folder.split(separator: "/")
    var rest = path.split(separator: "/", omittingEmptySubsequences: false)[...]
    while let step = rest.first, step == "." || step == ".." {
      if step == ".." { _ = parts.popLast() }
      rest.removeFirst()
    }
    return "/" + (parts + rest).joined(separator: "/")
  }

  private init(unchecked text: String) { self.text = text }

  /// For people: without what a name and password of the web say.
  package var shown: String {
    guard let scheme = Address.scheme(of: text), let start = text.firstRange(of: "://")?.upperBound
    else { return inert(text.utf8) }
    let host = text[start...].prefix { $0 != "/" }
    guard let at = host.lastIndex(of: "@") else { return inert(text.utf8) }
    let user = scheme == "ssh" ? host[..<at].prefix { $0 != ":" } + "@" : ""
    return inert("\(scheme)://\(user)\(text[text.index(after: at)...])".utf8)
  }

  /// The machine, for what to ask its keepers; nil where it is this one.
  package var host: String? {
    guard path == nil else { return nil }
    let start = text.firstRange(of: "://")?.upperBound ?? text.startIndex
    let name = text[start...].prefix { $0 != "/" }.split(separator: "@").last ?? ""
    let end = name.hasPrefix("[") ? "]" : ":"
    return inert(name.drop { $0 == "[" }.prefix { String($0) != end }.utf8)
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
