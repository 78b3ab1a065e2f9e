import ArgumentParser
import Entities
import Query
import Register
import Reports
import Screen

/// Words, terms and options that narrow the items a command takes.
struct FilterOptions: ParsableArguments {
  @Argument(help: "Words and terms, joined by blanks; `ahd help filter` teaches them.")
  var filter: [String] = []
  @Option(help: "Only items of a domain (an id or its beginning).") var domain: [String] = []
  @Option(help: "Only items of a status, or a flag such as overdue.") var status: String?

  /// The filter they come to in a register; they narrow the one to start from.
  func read(_ register: Register, over start: Filter = Filter()) throws -> Filter {
    var filter = Filter()
    filter.text = self.filter.joined(separator: " ")
    try filter.check(in: register)
    try start.check(in: register)
    let texts = [start.text, filter.text].filter { !$0.isEmpty }
    filter = start
    filter.text = texts.count > 1 ? texts.map { "(\($0))" }.joined(separator: " ") : texts.joined()
    let domains = try domain.flatMap { try self.domains($0, register) }
    if !domains.isEmpty { filter.domains = domains }
    if let status { try narrow(&filter, status) }
    return filter
  }

  private func domains(_ name: String, _ register: Register) throws -> [String] {
    let ids = register.header.domains.map(\.id)
    let hits = ids.contains(name) ? [name] : ids.filter { $0.hasPrefix(name) }
    guard hits.count == 1 else {
      let what = hits.isEmpty ? "There is no domain “\(name)”" : "“\(name)” may be several domains"
      let choice = (hits.isEmpty ? ids : hits).joined(separator: ", ")
      throw Failure(hits.isEmpty ? 66 : 64, "\(what); choose one of \(choice).")
    }
    return hits
  }

  private func narrow(_ filter: inout Filter, _ status: String) throws {
    if status == "no-report" {
      filter.status = .noReport
    } else if let known = Status(rawValue: status) {
      filter.status = .status(known)
    } else if Flags.all.contains(where: { $0.id == status }) {
      filter.text = filter.text.isEmpty ? "flag:\(status)" : "(\(filter.text)) flag:\(status)"
    } else {
      let words = Status.allCases.map(\.rawValue) + ["no-report"] + Flags.all.map(\.id)
      throw Failure(
        64, "There is no status “\(status)”; use one of \(words.joined(separator: ", ")).")
    }
  }
}

extension Filter {
  /// Refuses a text that cannot be read, with its place under it.
  func check(in register: Register) throws(Failure) {
    do {
      _ = try register.read(filter: text)
    } catch {
      throw Failure(64, error.words, in: text, at: error.place)
    }
  }
}

extension Failure {
  /// A sentence, then the text it is about with carets under the place.
  init(_ code: Int32, _ words: String, in text: String, at place: Range<Int>) {
    let width = min(Host.columns ?? 100, 200) - 4
    let lines = FaultPointer.lines(text, at: place, width: width).map { "  \($0)" }
    self.init(code, Shown(lines: [words] + lines))
  }
}
