import Screen

/// Makes keys of what ncurses reads: bytes below 256, key codes above.
///
/// Pure: what is read comes through a closure that does not wait, the time as an argument.
/// Bytes are decoded here and not by `get_wch`, which loses the beginning of a character that
/// arrives in two parts.
struct KeyReader {
  /// What a paste may hold, in bytes; what comes after is dropped.
  static let pasteLimit = 1 << 20
  /// After so many milliseconds of silence a paste without an end is delivered.
  static let pastePatience = 1000

  /// Whether bytes that are no UTF-8 are characters of the locale.
  var decodesByte: (UInt8) -> Unicode.Scalar? = { _ in nil }
  /// Read but not yet used, the next one last.
  private var pushedBack: [Int32] = []
  private var paste: [UInt8]?
  private var pasteTime = 0

  /// Milliseconds until an unfinished paste is due; nil if there is none.
  func patience(now: Int) -> Int? {
    paste == nil ? nil : max(0, pasteTime + KeyReader.pastePatience - now)
  }

  /// The next key; nil when nothing whole is there yet.
  mutating func next(now: Int, read: () -> Int32?, mouse: () -> Mouse? = { nil }) -> Key? {
    while let code = take(read) {
      if paste != nil {
        if let key = feedPaste(code, now: now) { return key }
      } else if code == KeyTable.pasteBegin {
        paste = []
        pasteTime = now
      } else if code == KeyTable.mouse {
        if let mouse = mouse() { return .mouse(mouse) }
      } else if code > 255 {
        if let key = KeyTable.key(code) { return key }
      } else if code == 27 {
        if let key = escape(read) { return key }
      } else if code < 32 || code == 127 {
        return KeyTable.control(UInt8(code))
      } else {
        switch scalar(from: UInt8(code), read) {
        case .whole(let scalar): return .character(cluster(from: scalar, read))
        case .invalid: continue
        case .unfinished: return nil
        }
      }
    }
    return patience(now: now) == 0 ? finishPaste() : nil
  }

  private mutating func take(_ read: () -> Int32?) -> Int32? {
    pushedBack.popLast() ?? read()
  }

  private mutating func pushBack(_ codes: [Int32]) {
    pushedBack.append(contentsOf: codes.reversed())
  }
}

// MARK: Escape sequences

extension KeyReader {
  /// Esc alone, or before another key (Alt). A control sequence that ncurses did not know is one
  /// unknown key: it is dropped whole, so that its letters act on nothing.
  private mutating func escape(_ read: () -> Int32?) -> Key? {
    guard let second = take(read) else { return .escape }
    guard second == Int32(UInt8(ascii: "[")) || second == Int32(UInt8(ascii: "O")) else {
      pushBack([second])
      return .escape
    }
    guard var code = take(read) else {
      pushBack([second])
      return .escape
    }
    while 0x20..<0x40 ~= code {
      guard let next = take(read) else { return nil }
      code = next
    }
    if !(0x40..<0x7F ~= code) { pushBack([code]) }
    return nil
  }
}

// MARK: Characters

extension KeyReader {
  private enum Decoded {
    case whole(Unicode.Scalar)
    case invalid
    case unfinished
  }

  /// Decodes the UTF-8 that begins with `first`. What is unfinished or does not belong to it is
  /// pushed back.
  private mutating func scalar(from first: UInt8, _ read: () -> Int32?) -> Decoded {
    if first < 0x80 { return .whole(Unicode.Scalar(first)) }
    let count = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard 0xC2..<0xF5 ~= first else { return localScalar(first) }
    var bytes = [first]
    while bytes.count < count {
      guard let code = take(read) else {
        pushBack(bytes.map(Int32.init))
        return .unfinished
      }
      guard 0x80..<0xC0 ~= code else {
        pushBack(bytes.dropFirst().map(Int32.init) + [code])
        return localScalar(first)
      }
      bytes.append(UInt8(code))
    }
    guard let text = String(validating: bytes, as: UTF8.self),
      let scalar = text.unicodeScalars.first
    else { return .invalid }
    return .whole(scalar)
  }

  private func localScalar(_ byte: UInt8) -> Decoded {
    decodesByte(byte).map(Decoded.whole) ?? .invalid
  }

  /// `first` with the marks that came with it.
  private mutating func cluster(from first: Unicode.Scalar, _ read: () -> Int32?) -> Character {
    var text = String(first)
    while text.unicodeScalars.count < 10, let code = take(read) {
      guard 0xC2..<0xF5 ~= code else {
        pushBack([code])
        break
      }
      guard case .whole(let scalar) = scalar(from: UInt8(code), read) else { break }
      let longer = text + String(scalar)
      guard longer.count == 1 else {
        pushBack(String(scalar).utf8.map(Int32.init))
        break
      }
      text = longer
    }
    return Character(text)
  }
}

// MARK: Paste

extension KeyReader {
  /// Takes one code of a paste; the paste as a key when it was its end.
  private mutating func feedPaste(_ code: Int32, now: Int) -> Key? {
    pasteTime = now
    if code == KeyTable.pasteEnd { return finishPaste() }
    // Key codes are escape sequences within the text, and no more text than Esc itself.
    if code < 256 && code != 27 && (paste?.count ?? 0) < KeyReader.pasteLimit {
      paste?.append(UInt8(code))
    }
    return nil
  }

  private mutating func finishPaste() -> Key {
    let bytes = paste ?? []
    paste = nil
    let text = String(decoding: bytes, as: UTF8.self)
    // Terminals send line ends as returns.
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\r" || $0 == "\r\n" }
    return .paste(lines.joined(separator: "\n"))
  }
}
