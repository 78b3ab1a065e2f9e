// The entry of libFuzzer (`make fuzz`), compiled together with Sources/JSON into one module and no
// part of the test target. What it finds becomes a case of AcceptedCases or RejectedCases.

/// Reads `data` in every way there is and stops the process if two of them disagree.
@c(LLVMFuzzerTestOneInput)
func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = Array(UnsafeBufferPointer(start: data, count: count))
  let bytes = Bytes(text)
  let skipped = attempt(bytes, 0..<count) { reader throws(JSONError) in _ = try reader.skip() }
  let pulled = attempt(bytes, 0..<count, pull)
  expect(skipped == pulled, "skip and pull")

  // The same text in the middle of itself: nothing outside of the range may matter.
  let inside = Bytes(text + text + text)
  let ranged = attempt(inside, count..<2 * count) { reader throws(JSONError) in
    _ = try reader.skip()
  }
  expect(ranged.moved(by: -count) == skipped, "a range and the whole")

  expect(
    skipped.error != nil || String(validating: text, as: UTF8.self) != nil, "UTF-8 is validated")
  roundTrip(bytes, skipped.error)
  return 0
}

/// Builds the tree, writes it both ways and reads that again.
private func roundTrip(_ bytes: Bytes, _ error: JSONError?) {
  do {
    let value = try JSONValue(bytes: bytes, in: 0..<bytes.count)
    expect(error == nil, "skip refuses what the tree accepts")
    expect(try JSONValue(value.compact) == value, "compact and back")
    expect(try JSONValue(value.pretty) == value, "pretty and back")
    expect(try JSONValue(value.pretty).compact == value.compact, "a fixpoint")
  } catch let fault {
    expect(fault == error, "the tree refuses otherwise than skip")
  }
}

private struct Outcome: Equatable {
  var error: JSONError?
  var duplicates: [JSONDuplicate]

  func moved(by distance: Int) -> Outcome {
    Outcome(
      error: error.map {
        JSONError(offset: $0.offset + distance, path: $0.path, fault: $0.fault)
      },
      duplicates: duplicates.map {
        JSONDuplicate(offset: $0.offset + distance, path: $0.path, key: $0.key)
      })
  }
}

private func attempt(
  _ bytes: Bytes, _ range: Range<Int>, _ body: (inout JSONReader) throws(JSONError) -> Void
) -> Outcome {
  var reader = JSONReader(bytes, in: range)
  do {
    try body(&reader)
    try reader.finish()
    return Outcome(error: nil, duplicates: reader.duplicates)
  } catch {
    expect(range.lowerBound...range.upperBound ~= error.offset, "a fault inside")
    _ = bytes.position(of: error.offset)
    return Outcome(error: error, duplicates: reader.duplicates)
  }
}

private func pull(_ reader: inout JSONReader) throws(JSONError) {
  switch try reader.peek() {
  case .object:
    try reader.beginObject()
    while let key = try reader.nextKey() {
      _ = reader.string(key)
      try pull(&reader)
    }
  case .array:
    try reader.beginArray()
    while try reader.nextElement() { try pull(&reader) }
  case .string: _ = reader.string(try reader.string())
  case .number: _ = try reader.number()
  case .bool: _ = try reader.bool()
  case .null: try reader.null()
  }
}

private func expect(_ condition: Bool, _ law: String) {
  if !condition { fatalError("broken: \(law)") }
}
