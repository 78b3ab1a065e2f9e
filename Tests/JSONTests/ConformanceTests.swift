import JSON
import Testing

@Suite struct ConformanceTests {
  @Test(arguments: Case.accepted)
  func accepts(_ text: Case) {
    let bytes = Bytes(text.bytes)
    let outcome = skipping(bytes)
    #expect(outcome.error == nil)
    #expect(pulling(bytes) == outcome)
    #expect(throws: Never.self) { try tree(bytes).get() }
  }

  @Test(arguments: Case.rejected)
  func rejects(_ text: Case) {
    let bytes = Bytes(text.bytes)
    let error = skipping(bytes).error
    #expect(error?.fault == text.fault)
    #expect(error?.offset == text.offset)
    #expect(pulling(bytes).error == error)
    #expect(tree(bytes) == error.map { .failure($0) })
  }

  /// The same in the middle of other bytes, none of which may be looked at.
  @Test(arguments: ["", "]", "\"", "1", "0", "  ", "\\u0041", "\u{301}", "}", "e5", "rue", ",1]"])
  func readsARangeOnly(_ rest: String) {
    for text in Case.accepted + Case.rejected {
      let inside = Bytes(Array("[\"".utf8) + text.bytes + Array(rest.utf8))
      let range = 2..<2 + text.bytes.count
      let alone = skipping(Bytes(text.bytes)).moved(by: 2)
      #expect(skipping(inside, in: range) == alone)
      #expect(pulling(inside, in: range) == alone)
    }
  }

  @Test func everyErrorHasWords() {
    for text in Case.rejected {
      guard let fault = text.fault else { continue }
      #expect(!fault.found.isEmpty && !fault.expected.isEmpty)
      #expect(fault.found.utf8.allSatisfy { 0x20..<0x7F ~= $0 })
    }
  }
}
