import Entities
import Journal
import Text

extension Refusal {
  /// One sentence that says what is so and what to do next.
  package var words: String {
    switch self {
    case .unknownItem(let id): "There is no item \(id.quoted); `ahd list` shows every id."
    case .ambiguous(let id, let ids):
      "\(id.quoted) may be \(ids.joined(separator: ", ")); give more of the id."
    case .unknownParty("", let parties):
      "A word needs a party: --party \(parties.joined(separator: " or "))."
    case .unknownParty(let party, let parties):
      "\(party.quoted) is no party of this register; its parties are \(parties.joined(separator: ", "))."
    case .notConcerned(let party, let item):
      "\(party) neither owes nor is owed \(item.quoted); give the word of a party to it."
    case .notReported(let item):
      "\(item.quoted) is not reported done yet; report it first with x (ahd done)."
    case .notClosed(let item): "\(item.quoted) is open already; there is nothing to reopen."
    case .nothingNew(let item):
      "\(item.quoted) is reported done already; add evidence (--evidence) or a party's word (--party)."
    case .alreadySaid(let party, let item):
      "\(party) has given its word on \(item.quoted) already."
    case .sameStatus(let status, let item): "\(item.quoted) is \(status.words) already."
    case .notSettable(let status):
      "\(status.words.capitalisedFirst) is worked out, not set: report with x (ahd done), confirm with c (ahd confirm)."
    case .notADate(let text):
      "\(text.quoted) is not a date; write 2026-03, Q1 2026, 14 Mar 2026 or mid-2026."
    case .notYet(let text):
      "\(text.quoted) lies ahead; what is done was done by today."
    case .emptyText: "There is no text; type some."
    case .nothingChosen: "Choose one first."
    case .reasonMissing: "Reopening needs a reason (--reason)."
    case .broken(let item):
      "\(item.quoted) has errors in its file; `ahd check` names them, mend them first."
    case .changed(let item, let now, let by):
      "\(item.quoted) was changed meanwhile\(by.map { " by \($0)" } ?? "") and is \(now) now; look again and repeat."
    case .undo(let why, let what): undoWords(why, what)
    case .session(let refusal): refusal.words
    case .reading(let why): why.words
    case .view(let why): why.words
    case .newerFormat(let format):
      "This register has format \(format), newer than this program; it can be read, not written. Update ahd."
    case .tooLong(let bytes):
      "The text is too long: \(bytes) bytes would stand in one line, \(Event.longestLine) is the limit."
    case .unknownMember("status", _):
      "The status is set by s (ahd set ID status STATUS); done is reported with x and confirmed with c."
    case .unknownMember(let name, let all):
      "\(name.quoted) cannot be set; the fields are \(all.joined(separator: ", "))."
    case .notAValue("", let member, let expected): "\(member) is missing; give \(expected)."
    case .notAValue(let typed, let member, let expected):
      "\(typed.quoted) is no \(member); give \(expected)."
    case .unknownID(let id, let kind, _, let all):
      "\(id.quoted) is no \(kind) of this register\(all.isEmpty ? "; it has none." : "; use one of \(all.joined(separator: ", ")).")"
    case .emptied(let member):
      "\(Member.named(member)?.label ?? member) cannot be left empty; type something."
    case .sameValue([], let item): "Nothing is changed in \(item.quoted); change a field first."
    case .sameValue(let members, let item):
      "\(item.quoted) has that \(members.joined(separator: ", ").lowercased()) already."
    case .unfit(let why, let item): "\(item.quoted) would not be valid: \(why)."
    case .several(let first, let items) where items.count == 1:
      "Nothing is written, since one does not fit: \(first.words)"
    case .several(let first, let items):
      "Nothing is written: \(items.map(\.quoted).joined(separator: ", ")) do not fit. \(first.words)"
    }
  }

  private func undoWords(_ why: Journal.NoUndo, _ what: String?) -> String {
    switch why {
    case .nothingToUndo: "There is nothing of yours to undo."
    case .nothingToRedo: "There is nothing to redo."
    case .builtUpon:
      "\(what.map(\.quoted) ?? "That") cannot be undone: a later change builds on it. Undo that first, or reopen the item."
    }
  }
}
