/// A strict pull reader: RFC 8259, UTF-8, no byte order mark, no trailing
/// comma, no lone surrogates.
///
/// It builds no tree: what is read comes out as ranges of bytes. The caller walks: `beginObject`,
/// then `nextKey` and a value until there is no key; `beginArray`, then `nextElement` and a value
/// until it says false; `finish` at the end. Every method throws `JSONError`; after that the reader
/// is of no more use, and every call throws the same error again. A call that does not fit the
/// place throws `misplacedCall`.
package struct JSONReader {
  /// What is read.
  package private(set) var bytes: Bytes
  /// Keys told twice in one object, also within skipped values; never fatal.
  ///
  /// Keys are the same if they mean the same: "a" and "\u0061". Of an object with very many keys
  /// they are told when it is closed. At most `duplicateLimit` are kept.
  package internal(set) var duplicates: [JSONDuplicate] = []

  /// How many duplicates are kept.
  package static let duplicateLimit = 1000

  /// What may come next.
  enum Phase {
    case value
    case firstMember
    case nextMember
    case nothing
  }

  private(set) var scan: Scanner
  private(set) var start: Int
  let root: String
  let depthLimit: Int
  var place: Int
  var phase = Phase.value
  var depth = 0
  var keyCount = 0
  var nesting = Nesting()
  /// Boxed, because it is seldom there and large.
  private var failure: Failure?

  private final class Failure {
    let error: JSONError

    init(_ error: JSONError) {
      self.error = error
    }
  }

  /// Reads the value in `range` of the bytes (all of them if nil), which must lie inside.
  ///
  /// At most `depthLimit` objects and arrays may lie in one another. `root` is what paths start
  /// with: the path of the range in a larger text, if that is known.
  package init(
    _ bytes: Bytes, in range: Range<Int>? = nil, depthLimit: Int = 256, root: String = "$"
  ) {
    let range = range ?? 0..<bytes.count
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "outside of the bytes")
    self.bytes = bytes
    self.root = root
    self.depthLimit = depthLimit
    scan = Scanner(base: bytes.base, end: range.upperBound)
    start = range.lowerBound
    place = range.lowerBound
  }

  /// Starts anew with another range of bytes, which must lie inside, and the memory it has: for
  /// very many small texts.
  package mutating func restart(_ bytes: Bytes, in range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "outside of the bytes")
    if self.bytes !== bytes { self.bytes = bytes }
    scan = Scanner(base: bytes.base, end: range.upperBound)
    start = range.lowerBound
    place = range.lowerBound
    phase = .value
    depth = 0
    keyCount = 0
    if !duplicates.isEmpty { duplicates = [] }
    failure = nil
  }

  /// Where the reader is: after `peek`, at the token that comes next.
  package var offset: Int { min(place, scan.end) }

  /// Skips white space and tells the kind of the value that comes next.
  package mutating func peek() throws(JSONError) -> JSONKind {
    do {
      return try look()
    } catch {
      throw failed(error)
    }
  }

  /// Checks that nothing but white space follows the value.
  package mutating func finish() throws(JSONError) {
    let p = scan.space(place)
    guard depth == 0, phase == .nextMember else { throw failed(misplaced) }
    guard p >= scan.end else { throw failed(ScanFault(p, .trailingBytes)) }
    place = scan.end
  }

  @inline(__always)
  mutating func look() throws(ScanFault) -> JSONKind {
    guard phase == .value else { throw misplaced }
    place = scan.space(place)
    return try scan.kind(place)
  }

  @inline(__always)
  mutating func expect(_ kind: JSONKind) throws(ScanFault) {
    let found = try look()
    guard found == kind else { throw ScanFault(place, .kind(found: found, expected: kind)) }
  }

  var misplaced: ScanFault { ScanFault(min(place, scan.end), .misplacedCall) }

  /// Makes the error of a fault, and the reader unusable.
  @inline(never)
  mutating func failed(_ fault: ScanFault) -> JSONError {
    if let failure { return failure.error }
    let error = JSONError(
      offset: min(fault.offset, scan.end), path: path, fault: meaning(of: fault))
    failure = Failure(error)
    phase = .nothing
    return error
  }

  private func meaning(of fault: ScanFault) -> JSONFault {
    if fault.fault == .misplacedCall { return .misplacedCall }
    if fault.offset >= scan.end { return .unexpectedEnd }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if fault.offset == start, (0..<3).allSatisfy({ scan.byte(start + $0) == mark[$0] }) {
      return .byteOrderMark
    }
    return fault.fault
  }
}
