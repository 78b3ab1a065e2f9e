// Open objects and arrays, and the keys seen in them.
extension JSONReader {
  /// Up to so many keys an object's keys are compared with each other as they come; beyond, they
  /// are sorted when the object is closed.
  private static var linearLimit: Int { 32 }

  /// Makes the memory this reader's own before it is written to.
  @inline(__always)
  mutating func own() {
    if !isKnownUniquelyReferenced(&nesting) {
      nesting = nesting.grown(depth: depth, keyCount: keyCount)
    }
  }

  @inline(__always)
  mutating func open(_ frame: Frame, at p: Int) throws(ScanFault) {
    guard depth < depthLimit else { throw ScanFault(p, .tooDeep(limit: depthLimit)) }
    if depth == nesting.frameCapacity {
      nesting = nesting.grown(depth: depth, keyCount: keyCount)
    }
    nesting.frames[depth] = frame
    depth &+= 1
  }

  @inline(__always)
  mutating func close() {
    depth &-= 1
    let frame = nesting.frames[depth]
    guard frame.isObject else { return }
    if keyCount &- frame.firstKey > JSONReader.linearLimit {
      depth &+= 1
      settle(frame)
      depth &-= 1
    }
    keyCount = frame.firstKey
  }

  /// Reads the key at `p`, notes it, and makes it the place.
  @inline(__always)
  mutating func key(at p: Int) throws(ScanFault) -> JSONText {
    guard scan.byte(p) == Ascii.quote else { throw scan.unexpected(p, "a key in quotes") }
    var escaped = false
    let close = try scan.string(p &+ 1, escaped: &escaped)
    let text = JSONText(range: p &+ 1..<close, isEscaped: escaped)
    note(text)
    return text
  }

  @inline(__always)
  private mutating func note(_ text: JSONText) {
    let quote = text.range.lowerBound &- 1
    let hash =
      text.isEscaped
      ? scan.hash(escaped: text) : scan.hash(text.range.lowerBound, text.range.upperBound)
    let frame = nesting.frames + (depth &- 1)
    frame.pointee.place = quote
    let bit = 1 &<< (hash &>> 58) as UInt64
    if frame.pointee.hashes & bit != 0 { search(hash, quote, from: frame.pointee.firstKey) }
    frame.pointee.hashes |= bit
    if keyCount == nesting.keyCapacity {
      nesting = nesting.grown(depth: depth, keyCount: keyCount)
    }
    nesting.keys[keyCount] = SeenKey(hash: hash, offset: quote)
    keyCount &+= 1
  }

  /// Looks among the keys of the innermost object for that at `quote`.
  @inline(never)
  private mutating func search(_ hash: UInt64, _ quote: Int, from firstKey: Int) {
    guard keyCount - firstKey < JSONReader.linearLimit else { return }
    for i in firstKey..<keyCount
    where nesting.keys[i].hash == hash && scan.compare(nesting.keys[i].offset, quote) == 0 {
      tell(quote)
      return
    }
  }

  /// Finds what is told twice in a large object: sorts its keys by hash, then by meaning (many keys
  /// of one hash must not cost more), then by offset.
  @inline(never)
  private mutating func settle(_ frame: Frame) {
    let scan = scan
    var keys = UnsafeMutableBufferPointer(
      start: nesting.keys + frame.firstKey, count: keyCount - frame.firstKey)
    let firstUnsearched = keys[JSONReader.linearLimit].offset
    keys.sort { a, b in
      if a.hash != b.hash { return a.hash < b.hash }
      let order = scan.compare(a.offset, b.offset)
      return order == 0 ? a.offset < b.offset : order < 0
    }
    let again = keys.indices.dropFirst().filter { i in
      keys[i].offset >= firstUnsearched && keys[i - 1].hash == keys[i].hash
        && scan.compare(keys[i - 1].offset, keys[i].offset) == 0
    }
    let offsets = again.map { keys[$0].offset }.sorted()
    for offset in offsets.prefix(JSONReader.duplicateLimit) {
      nesting.frames[depth - 1].place = offset
      tell(offset)
    }
  }

  private mutating func tell(_ quote: Int) {
    guard duplicates.count < JSONReader.duplicateLimit else { return }
    duplicates.append(
      JSONDuplicate(offset: quote, path: path, key: string(scan.text(at: quote))))
  }
}
