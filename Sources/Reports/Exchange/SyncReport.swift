import Entities
package import Interchange
import JSON
import Journal
package import Register
package import Sheets

/// What came of an exchange with others, as `ahd sync` tells it.
package struct SyncReport: Report {
  /// The register as it is afterwards.
  let register: Register
  let told: Told

  /// What came of it; events by their hashed names.
  package struct Told: Sendable {
    /// With whom: an address, or a path.
    package var partner: String
    package var sent: [String] = []
    package var received: [String] = []
    /// Those of the six files that they, or we, have otherwise now.
    package var sentFiles: [String] = []
    package var receivedFiles: [String] = []
    /// What of them we have otherwise: ids, or members of register.json; by file.
    package var receivedElements: [String: [String]] = [:]
    /// Lines of journals that were gone, there or here.
    package var lost: [(file: String, lines: Int, isHere: Bool)] = []
    package var contested: [(file: String, what: Contested)] = []
    /// Whose keys arrived changed, nil for the rule for words; and by which commit of whom.
    package var keyChanges: [(party: String?, commit: String?)] = []
    /// Parties in whose name something was committed here that no key of theirs signed.
    package var unvouched: [String] = []
    /// For which parties, and by which writer, words were signed here that somebody else
    /// had recorded: how many.
    package var signedForOthers: [(party: String, writer: String, count: Int)] = []
    /// For which parties words arrived that a key signed whose time is over: how many.
    package var late: [(party: String, count: Int)] = []
    /// Items that arrived done, or with a party's word, in commitments.json itself.
    package var agreedByHand: [String] = []
    /// Why whose word it is could not be looked for.
    package var notLooked: String?
    /// Why what exchanges before had to tell is not known any more.
    package var forgotten: String?
    package var leftAlone = 0
    package var isRewritten = false
    package var commit: String?
    package var isSigned = false
    package var isFirst = false

    package init(partner: String) { self.partner = partner }
  }

  /// - Parameters:
  ///   - register: As it is afterwards.
  ///   - told: What came of the exchange.
  package init(_ register: Register, _ told: Told) {
    self.register = register
    self.told = told
  }

  // MARK: Words

  /// One sentence: how it stands, and what was new.
  package var sentence: String {
    let partner = told.partner
    let (sent, received) = (
      changes(told.sent, told.sentFiles), changes(told.received, told.receivedFiles)
    )
    if partner.isEmpty {
      let done =
        told.commit == nil ? "Nothing is new since the last commit" : "Committed what was new"
      return
        "\(done); nobody to exchange with is known yet (ahd sync --remote URL, or --bundle FILE)."
    }
    if told.isFirst { return "Sent the whole register to \(partner), which had nothing yet." }
    return switch (sent, received) {
    case (nil, nil): "In step with \(partner); nothing is new on either side."
    case (let sent?, nil): "Sent \(sent) to \(partner); nothing is new there."
    case (nil, let received?): "Received \(received) from \(partner)."
    case (let sent?, let received?): "Sent \(sent) to \(partner) and received \(received)."
    }
  }

  /// `3 events and 1 file`; nil for nothing.
  private func changes(_ names: [String], _ files: [String]) -> String? {
    let count = names.count - openings(names)
    let parts = [
      count == 0 ? nil : counted(count, "event"),
      files.isEmpty ? nil : counted(files.count, "file"),
    ].compactMap(\.self)
    if parts.isEmpty { return names.isEmpty ? nil : "the beginning of a journal" }
    return parts.joined(separator: " and ")
  }

  private func openings(_ names: [String]) -> Int {
    names.count { name in
      register.journal.event(named: name).map(register.journal.isOpening) ?? false
    }
  }

  func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// So many events of each side are told.
  private static let most = 50

  /// What was sent and received, by whom and for whom, and what a person should look at.
  package var sheet: Sheet {
    var sheet = Sheet()
    sheet.add(Words(sentence))
    if !told.isFirst { add(told.sent, "Sent", to: &sheet) }
    add(told.received, "Received", to: &sheet)
    let notes = notes
    if !notes.isEmpty { sheet.blank() }
    for note in notes { sheet.add(Words(note)) }
    return sheet
  }

  private func add(_ names: [String], _ title: Words, to sheet: inout Sheet) {
    let events = names.compactMap(register.journal.event(named:)).filter {
      !register.journal.isOpening($0)
    }
    guard !events.isEmpty else { return }
    sheet.blank()
    sheet.heading(title)
    sheet.table(LogReport.table(register, Array(events.suffix(Self.most))))
    if events.count > Self.most {
      sheet.aside("… and \(events.count - Self.most) before them (ahd log).")
    }
  }

  /// What else there is to say, a sentence each.
  private var notes: [String] {
    let named = told.receivedFiles.map { file in
      let names = told.receivedElements[file] ?? []
      return names.isEmpty ? file : "\(file) (\(few(names)))"
    }
    let files = named.isEmpty ? [] : ["\(list(named)) changed there by hand, and here now."]
    let left =
      told.leftAlone == 0
      ? [] : ["\(counted(told.leftAlone, "other changed file")) in the repository left alone."]
    return files + warnings + left
  }

  /// What a person should look at, a sentence each: what was lost and given back, what is
  /// contested, whose keys changed.
  package var warnings: [String] {
    guard errors > 0 else { return alarms }
    return alarms + [
      "The register has \(counted(errors, "error")) now, so that nothing can be recorded until"
        + " \(errors == 1 ? "it is" : "they are") mended (ahd check)."
    ]
  }

  /// Of these what came of the exchange itself, and is known where it was broken off too.
  package var alarms: [String] {
    var notes: [String] = []
    if let why = told.forgotten {
      notes.append(
        "What exchanges before had to tell cannot be read (\(why)): look through ahd log, and at the keys in register.json."
      )
    }
    for lost in told.lost {
      let place = lost.isHere ? "here" : "there"
      notes.append(
        "\(counted(lost.lines, "line")) of \(lost.file) \(lost.lines == 1 ? "was" : "were") no longer \(place); kept, and given back."
      )
    }
    if told.isRewritten {
      notes.append(
        "What \(told.partner) held when it was last read is no longer in its history; all of it is kept here, and was given back."
      )
    }
    for (file, what) in told.contested {
      let place = [what.element, what.member].compactMap(\.self).joined(separator: " ")
      notes.append(
        "\(file): \(place.isEmpty ? "the file" : place) was changed here and there; what was agreed stands until"
          + " someone settles it (ahd check contested).")
    }
    return notes + keyNotes
  }

  /// Errors of the six files as they stand now; while there are any, nothing is recorded.
  private var errors: Int { register.opening.problems.count { $0.severity == .error } }

  private func list(_ names: [String]) -> String { names.joined(separator: ", ") }

  /// The first of many.
  func few(_ names: [String]) -> String {
    let more = names.count - 5
    return list(Array(names.prefix(5))) + (more > 0 ? " and \(more) more" : "")
  }

  // MARK: JSON

  /// One object with `format` 1; events by their hashed names.
  package var json: String {
    let lost = told.lost.map { lost in
      JSONValue.object([
        JSONMember("file", .string(lost.file)), JSONMember("lines", .number(String(lost.lines))),
        JSONMember("here", .bool(lost.isHere)),
      ])
    }
    let elements = told.receivedElements.sorted { $0.key < $1.key }
      .map { JSONMember(key: $0.key, value: .texts($0.value)) }
    let contested = told.contested.map { file, what in
      JSONValue.object([
        JSONMember("file", .string(file)), JSONMember("element", text(what.element)),
        JSONMember("member", text(what.member)),
      ])
    }
    let keys = told.keyChanges.map { party, commit in
      JSONValue.object([JSONMember("party", text(party)), JSONMember("commit", text(commit))])
    }
    return JSONOutput.document([
      JSONMember("partner", .string(told.partner)), JSONMember("first", .bool(told.isFirst)),
      JSONMember("sent", .texts(told.sent)), JSONMember("received", .texts(told.received)),
      JSONMember("sentFiles", .texts(told.sentFiles)),
      JSONMember("receivedFiles", .texts(told.receivedFiles)),
      JSONMember("receivedElements", .object(elements)), JSONMember("lost", .array(lost)),
      JSONMember("contested", .array(contested)),
      JSONMember("rewritten", .bool(told.isRewritten)),
      JSONMember("errors", .number(String(errors))),
      JSONMember("leftAlone", .number(String(told.leftAlone))),
      JSONMember("commit", text(told.commit)), JSONMember("signed", .bool(told.isSigned)),
      JSONMember("keyChanges", .array(keys)), JSONMember("unvouched", .texts(told.unvouched)),
      JSONMember("signedForOthers", .array(told.signedForOthers.map(signed))),
      JSONMember("late", .array(told.late.map(late))),
      JSONMember("agreedByHand", .texts(told.agreedByHand)),
      JSONMember("notLooked", text(told.notLooked)), JSONMember("forgotten", text(told.forgotten)),
    ])
  }

  private func signed(_ words: (party: String, writer: String, count: Int)) -> JSONValue {
    .object([
      JSONMember("party", .string(words.party)), JSONMember("writer", .string(words.writer)),
      JSONMember("count", .number(String(words.count))),
    ])
  }

  private func late(_ words: (party: String, count: Int)) -> JSONValue {
    .object([
      JSONMember("party", .string(words.party)),
      JSONMember("count", .number(String(words.count))),
    ])
  }

  private func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}
