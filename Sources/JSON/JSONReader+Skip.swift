extension JSONReader {
  /// Validates the value that comes next, wholly, and returns where it lies.
  package mutating func skip() throws(JSONError) -> Range<Int> {
    do throws(ScanFault) {
      guard phase == .value else { throw misplaced }
      let first = scan.space(place)
      place = first
      own()
      place = try skipValue(first)
      phase = .nextMember
      return first..<place
    } catch {
      throw failed(error)
    }
  }

  /// The end of the value at `start`. Keeps its own stack, so that depth is no danger.
  private mutating func skipValue(_ start: Int) throws(ScanFault) -> Int {
    let floor = depth
    var p = start
    while true {
      switch scan.byte(p) {
      case Ascii.quote:
        var escaped = false
        p = try scan.string(p &+ 1, escaped: &escaped) &+ 1
      case Ascii.openBrace:
        try open(Frame(place: -1, firstKey: keyCount, hashes: 0), at: p)
        p = scan.space(p &+ 1)
        if scan.byte(p) != Ascii.closeBrace {
          p = try skipKey(p)
          continue
        }
      case Ascii.openBracket:
        try open(Frame(place: -1, firstKey: -1, hashes: 0), at: p)
        p = scan.space(p &+ 1)
        if scan.byte(p) != Ascii.closeBracket {
          nesting.frames[depth &- 1].place = 0
          continue
        }
      default:
        p = try scan.scalar(p)
      }
      // Here a value has ended, or a container is empty and its closing bracket is next.
      guard try goOn(&p, floor) else { return p }
    }
  }

  /// Closes what closes at `p`, then goes on to the next value; false: the value begun is over.
  @inline(__always)
  private mutating func goOn(_ p: inout Int, _ floor: Int) throws(ScanFault) -> Bool {
    while depth > floor {
      p = scan.space(p)
      let byte = scan.byte(p)
      let frame = nesting.frames + (depth &- 1)
      if byte == Ascii.comma {
        p = scan.space(p &+ 1)
        guard frame.pointee.isObject else {
          frame.pointee.place &+= 1
          return true
        }
        frame.pointee.place = -1
        p = try skipKey(p)
        return true
      }
      guard byte == (frame.pointee.isObject ? Ascii.closeBrace : Ascii.closeBracket) else {
        throw scan.unexpected(p, frame.pointee.isObject ? "',' or '}'" : "',' or ']'")
      }
      close()
      p &+= 1
    }
    return false
  }

  /// From a key to its value.
  @inline(__always)
  private mutating func skipKey(_ quote: Int) throws(ScanFault) -> Int {
    let text = try key(at: quote)
    let p = scan.space(text.range.upperBound &+ 1)
    guard scan.byte(p) == Ascii.colon else { throw scan.unexpected(p, "':'") }
    return scan.space(p &+ 1)
  }
}
