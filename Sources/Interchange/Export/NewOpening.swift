import Dates
package import Entities
package import JSON
import Journal
import Register
import Text

/// Why a register cannot become an opening balance now: facts; the words are in
/// NewOpening+Words.swift.
package enum NewOpeningRefusal: Error, Hashable, Sendable {
  /// Fields on which two events disagree, in words.
  case contested([String])
  /// What names events that have not arrived, in words.
  case waiting([String])
  /// Events of a writer that are missing between two that are here.
  case gap(writer: String, after: Int, before: Int)
  /// On the day that is asked for an event counts, and an earlier one of its writer does not.
  case notInOrder(String)
}

extension Register {
  /// The six files as they would be, had everything recorded been agreed before: what events set
  /// is in them, each text else stands as it was, what they added is at the end, and `includes`
  /// names the events that are part of it (E14), so that the same journal beside them
  /// gives the same register.
  ///
  /// - Returns: The files there are to be, by what they are.
  /// - Throws: Why the journal cannot be folded into the files now.
  package func newOpening() throws(NewOpeningRefusal) -> [RegisterFile: Bytes] {
    try refuseUnsettled()
    let includes = try newIncludes()
    var files = opening.files
    guard includes != header.includes else { return files }
    files[.register] = newHeader(includes)
    files[.commitments] = newCommitments()
    for file in [RegisterFile.meetings, .indicators, .tensions] { files[file] = newEntities(file) }
    return files
  }

  // MARK: May it be

  private func refuseUnsettled() throws(NewOpeningRefusal) {
    var contested: [String] = []
    var waiting: [String] = []
    for target in opening.proposals.keys {
      let named = subject(target)
      contested += proposals(on: target).map { "\(named) (\($0.field(of: target).words))" }
    }
    for (target, state) in states {
      let named = subject(target)
      for (name, field) in state.fields where field.isContested {
        contested.append("\(named) (\(name.words))")
      }
      if state.isWaiting {
        waiting.append("\(named) (for \(state.waitingFor.joined(separator: ", ")))")
      }
    }
    if !contested.isEmpty { throw .contested(contested.sorted()) }
    if !waiting.isEmpty { throw .waiting(waiting.sorted()) }
  }

  /// The last event of each writer that is part of it; all before it must be.
  private func newIncludes() throws(NewOpeningRefusal) -> [String: Int] {
    var includes = header.includes
    for (writer, log) in journal.logs {
      var last = log.included
      var isOver = false
      for sequence in log.events.sequences where sequence > log.included {
        guard journal.counted[log.events[sequence]] else {
          isOver = true
          continue
        }
        if isOver { throw .notInOrder("\(writer):\(sequence)") }
        guard sequence == last + 1 else {
          throw .gap(writer: writer, after: last, before: sequence)
        }
        last = sequence
      }
      if last > 0 { includes[writer] = last }
    }
    return includes
  }

  // MARK: register.json

  private func newHeader(_ includes: [String: Int]) -> Bytes? {
    guard let bytes = opening.files[.register] else { return nil }
    let sequences = includes.sorted { $0.key < $1.key }.map {
      ($0.key, JSONValue.number(String($0.value)))
    }
    var patch = TextPatch(bytes)
    var reader = JSONReader(bytes)
    _ = try? reader.peek()
    let start = reader.offset
    let end = (try? reader.skip())?.upperBound ?? bytes.count
    patch.set(
      [
        ("asOf", .string(max(day, header.asOf).text)),
        ("began", .string((header.began ?? header.asOf).text)),
        ("includes", .members(sequences)),
      ], in: start..<end)
    patch.finish()
    return Bytes(patch.text)
  }

  // MARK: commitments.json

  private func newCommitments() -> Bytes? {
    guard let bytes = opening.files[.commitments] else { return nil }
    var patch = TextPatch(bytes)
    let rows = (0..<opening.index.count).sorted {
      opening.index.places[$0].range.lowerBound < opening.index.places[$1].range.lowerBound
    }
    for row in rows where states[.commitment(index.id(row))] != nil {
      patch.set(newMembers(row), in: opening.index.places[row].range)
    }
    patch.append(
      (opening.index.count..<index.count).compactMap { row in
        object(row).map { object in
          newMembers(row).reduce(object) { $0.replacing($1.name, with: $1.value) }
        }
      })
    patch.finish()
    return Bytes(patch.text)
  }

  /// What an item's members are to be where the files have them otherwise.
  private func newMembers(_ row: Int) -> [(name: String, value: JSONValue)] {
    guard let held = openingObject(row), let now = object(row) else { return [] }
    // Whatever was contested is settled by now.
    let settled = [JSONMember(key: "contested", value: .null)]
    return changed(now.object ?? [], in: held) + changed(newDelivery(row) + settled, in: held)
  }

  private func changed(
    _ members: [JSONMember], in held: JSONValue
  ) -> [(name: String, value: JSONValue)] {
    members.filter { !isSame($0.value, held[$0.key]) }.map { ($0.key, $0.value) }
  }

  /// Null, an empty list and nothing at all say alike that nothing is stated; the order of an
  /// object's members says nothing.
  private func isSame(_ new: JSONValue, _ old: JSONValue?) -> Bool {
    let nothing: [JSONValue] = [.null, .array([]), .object([])]
    let old = old ?? .null
    if case .object(let a) = new, case .object(let b) = old { return Set(a) == Set(b) }
    return new == old || nothing.contains(new) && nothing.contains(old)
  }

  /// The status as it was folded, and the words and evidence it stands on.
  private func newDelivery(_ row: Int) -> [JSONMember] {
    guard let state = states[target(of: row)] else { return [] }
    let delivery = delivery(row)
    var members: [JSONMember] = []
    func add(_ key: String, _ value: JSONValue) {
      members.append(JSONMember(key: key, value: value))
    }
    let days = state.delivery.heads.map { journal.events[$0.event].at.day }
    if let first = days.min() {
      add("status", .string(delivery.status.rawValue))
      add("statusDate", .string(first.text))
    }
    guard let report = delivery.report else { return members }
    add("confirmations", confirmations(row, report))
    add("evidence", .array(report.evidence.map { .string($0.text) }))
    return members
  }

  /// Party to the day it was done, as it told it; a month is not sharpened to a day.
  private func confirmations(_ row: Int, _ report: Report) -> JSONValue {
    let held = item(row)?.confirmations ?? [:]
    var days: [String: JSONValue] = [:]
    for word in report.words where word.counts {
      let day = word.on.flatMap { Day($0) } ?? held[word.party] ?? nil
      if days[word.party] == nil || day != nil {
        days[word.party] = day.map { .string($0.text) } ?? .null
      }
    }
    return .members(days.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }
}
