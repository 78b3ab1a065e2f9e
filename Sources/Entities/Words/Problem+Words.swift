import JSON

extension Problem {
  /// `commitments.json:12:14: $[3].due.latest: found “2026-02-30”, expected a day, YYYY-MM-DD`.
  package var words: String {
    ([place] + (path.isEmpty ? [] : [shortPath]) + [what]).joined(separator: ": ")
  }

  /// The path, its middle left out where it is very deep.
  package var shortPath: String {
    path.count > 120 ? "\(path.prefix(60))…\(path.suffix(20))" : path
  }

  /// `commitments.json:12:14`; the file alone where it is meant as a whole.
  package var place: String {
    position.map { "\(file):\($0.line):\($0.column)" } ?? file
  }

  /// What was found and what was expected.
  package var what: String { "found \(found), expected \(expected)" }

  package var found: String {
    switch fault {
    case .missingFile: "no file"
    case .syntax(let fault): fault.found
    case .kind(let found, _): found.words
    case .missingMember(let name): "no member “\(name)”"
    case .notASlug(let text), .notADay(let text), .notEDTF(let text), .notARhythm(let text),
      .notOneOf(let text, _):
      "“\(short(text))”"
    case .dangling(let id, let kind): "“\(short(id))”, which is no \(kind) of this register"
    case .duplicateID(let id, let first):
      "id “\(short(id))” again, first at \(first.line):\(first.column)"
    case .duplicateKey(let key): "member “\(short(key))” a second time in one object"
    case .emptyText: "an empty string"
    case .emptyList: "an empty list"
    case .number(let text, _): short(text)
    case .notASigner(let text, _): "“\(short(text))”"
    case .dateOrder(let earliest, let latest): "latest \(latest) before earliest \(earliest)"
    case .dateDisagrees(let member, let edtf): "\(member) that does not fit \(edtf)"
    case .unitMissing: "no unit"
    case .paragraphBeyond(let number, _): "paragraph \(number)"
    case .newerFormat(let format): "format \(format)"
    case .tooMany(let what, _): "too many \(what)"
    case .unknownMember: "a member this program does not know"
    case .unsafeText: "control, bidi or zero-width characters"
    case .baseEditedAfterEvents: "a file changed after events named it"
    case .journal(let problem): problem.found
    }
  }

  package var expected: String {
    switch fault {
    case .missingFile:
      severity == .error ? "the file \(file)" : "the file \(file); read as empty"
    case .syntax(let fault): fault.expected
    case .kind(_, let expected), .number(_, let expected), .notASigner(_, let expected): expected
    case .missingMember(let name): "“\(name)”"
    case .notASlug: "an id of a-z, 0-9 and single hyphens, at most 80 bytes"
    case .notADay: "a day that exists, YYYY-MM-DD"
    case .notEDTF: "an EDTF date: 2026, 2026-03, 2026-03-14, 2026-33 (first quarter), 2026-06~, A/B"
    case .notARhythm: "a rhythm such as FREQ=MONTHLY;INTERVAL=3"
    case .notOneOf(_, let words):
      words.count == 1 ? words[0] : "one of \(words.joined(separator: ", "))"
    case .dangling(_, let kind): "the id of a \(kind)"
    case .duplicateID: "an id of its own"
    case .duplicateKey: "each member once"
    case .emptyText: "text, or null for unknown"
    case .emptyList(let what): "at least one \(what)"
    case .dateOrder: "earliest before latest"
    case .dateDisagrees(_, let edtf): "the ends of \(edtf)"
    case .unitMissing: "a unit; a figure without one says nothing"
    case .paragraphBeyond(_, let last): "at most \(last), the last of that source"
    case .newerFormat: "at most \(registerFormat); the register can be read, not written"
    case .tooMany(_, let limit): "at most \(limit)"
    case .unknownMember: "a member of docs/format.md; it is kept as it is"
    case .unsafeText: "plain text; they are never sent to the screen"
    case .baseEditedAfterEvents: "the opening balance to stay as it was"
    case .journal(let problem): problem.expected
    }
  }

  private func short(_ text: String) -> String {
    text.count > 60 ? text.prefix(59) + "…" : text
  }
}

extension JournalProblem {
  package var found: String {
    switch fault {
    case .unreadable(let why): why.words
    case .stillArriving: "a last line that is not whole yet"
    case .cutShort: "a last line that was cut short"
    case .gap(let writer, let after, let before):
      "\(writer):\(after) followed by \(writer):\(before)"
    case .sameID(let id): "two different lines under \(id)"
    case .circle(let id): "\(id), which names itself through others"
    case .clockAhead(let id): "\(id) more than 24 hours ahead of the clock"
    case .waiting(let id, let writer): "\(id), which names an event of \(writer) that is not here"
    case .unknownKind(let kind): "a change of kind “\(kind)”"
    case .absentTarget(let target): "a change of “\(target)”, which is not here"
    case .unfit(let what, let target): "\(what) of “\(target)” that does not fit"
    case .refused(let what): what
    case .newerFormat(let format): "a journal of format \(format)"
    case .otherRegister(let id): "a journal of the register “\(id)”"
    }
  }

  package var expected: String {
    switch fault {
    case .unreadable: "one event; the line is kept and skipped"
    case .stillArriving: "the rest to arrive with the next exchange"
    case .cutShort: "a whole line; it was never acknowledged"
    case .gap: "every sequence; some events have not arrived or are lost"
    case .sameID: "one; both count, each under the hash of its line"
    case .circle: "names of earlier events only; its names are ignored"
    case .clockAhead: "a clock that is right; set it and go on"
    case .waiting: "that writer's file"
    case .unknownKind: "a kind of event that this version knows; it is kept and sets nothing"
    case .absentTarget: "something the register holds; it is kept until that is here"
    case .unfit: "a value as docs/format.md has it; it is kept and sets nothing"
    case .refused: "plain .jsonl files of at most 1 GiB"
    case .newerFormat: "at most \(registerFormat); it is read, not written to"
    case .otherRegister: "journals of this register; its events count where they fit"
    }
  }
}

extension UnreadableLine {
  package var words: String {
    switch self {
    case .syntax(let error): "\(error.fault.found), expected \(error.fault.expected)"
    case .member(let name): "no valid “\(name)”"
    case .tooLong(let bytes): "a line of \(bytes) bytes"
    }
  }
}
