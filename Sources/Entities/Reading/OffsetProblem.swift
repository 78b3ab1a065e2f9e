package import JSON

/// A problem as it is found: where it lies is an offset, which becomes line and column for all
/// problems of a file in one pass.
package struct OffsetProblem: Hashable {
  package let severity: Problem.Severity
  let offset: Int
  package let path: String
  package let fault: Problem.Fault
  /// Where the id that is told a second time stood first.
  var first: Int?

  package init(
    _ severity: Problem.Severity = .error, at offset: Int, path: String, _ fault: Problem.Fault
  ) {
    self.severity = severity
    self.offset = offset
    self.path = path
    self.fault = fault
  }

  package init(_ error: JSONError) {
    self.init(at: error.offset, path: error.path, .syntax(error.fault))
  }

  package init(_ twin: JSONDuplicate) {
    self.init(at: twin.offset, path: twin.path, .duplicateKey(twin.key))
  }

  /// The second of two elements under one id.
  package static func duplicate(_ id: String, at offset: Int, path: String, first: Int)
    -> OffsetProblem
  {
    let nowhere = TextPosition(line: 0, column: 0)
    var problem = OffsetProblem(at: offset, path: path, .duplicateID(id, firstAt: nowhere))
    problem.first = first
    return problem
  }
}

extension [OffsetProblem] {
  /// In the order of their places.
  package func problems(_ file: RegisterFile, in bytes: Bytes) -> [Problem] {
    let sorted = sorted { ($0.offset, $0.path) < ($1.offset, $1.path) }
    let places = bytes.positions(of: sorted.map(\.offset))
    let firsts = bytes.positions(of: sorted.map { $0.first ?? 0 })
    return zip(sorted, zip(places, firsts)).map { problem, positions in
      var fault = problem.fault
      if case .duplicateID(let id, _) = fault { fault = .duplicateID(id, firstAt: positions.1) }
      return Problem(
        problem.severity, file: file.fileName, position: positions.0, path: problem.path, fault)
    }
  }
}
