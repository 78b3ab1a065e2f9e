import Entities

extension SessionRefusal {
  /// One sentence that says what is so and what to do next.
  package var words: String {
    switch self {
    case .unknown(let id): "There is no meeting “\(id)”; `ahd meetings` shows every id."
    case .ambiguous(let id, let ids):
      "“\(id)” may be \(ids.joined(separator: ", ")); give more of the id."
    case .isAlready(let state, let title): "“\(title)” is \(state.rawValue) already."
    case .isOver(let state, let title):
      "“\(title)” is \(state.rawValue); take that back first (u, ahd undo)."
    case .isExternal(let title): "“\(title)” is another body's event; its own organisers decide."
    case .sourceMissing:
      "A date is confirmed on somebody's word: name the source, or the document in words."
    case .unknownSource(let id, let ids):
      "There is no source “\(id)”; the register has \(ids.joined(separator: ", ")). Any other document goes in words."
    case .paragraphMissing(let source, let last):
      "Name the paragraph of \(source), from 1 to \(last)."
    case .dateMissing: "A date is needed; write 2026-03, Q1 2026, 14 Mar 2026 or mid-2026."
    case .sameDate(let date): "It is dated \(date) already."
    case .liesAhead(let date):
      "\(date) lies ahead: what was held has begun by today. Say when it was held."
    case .titleMissing: "A meeting needs a title."
    case .idTaken(let id): "There is a meeting “\(id)” already; give it another title or id."
    case .notAnID(let id): "“\(id)” is no id; use a-z, 0-9 and single hyphens."
    case .notATime(let text):
      "“\(text)” is no time; write 10:00 +03:00, with its distance from UTC."
    case .unknownHost(let id): "“\(id)” is no party or body of this register."
    case .reasonMissing: "Cancelling needs a reason."
    case .onlyProjected(let title):
      "“\(title)” stands only in the rhythm; confirm it or put a point on its agenda first."
    case .unknownPoint(let id):
      "There is no point “\(id)” on this agenda; `ahd agenda` numbers them."
    case .alreadyOnAgenda(let title): "“\(title)” is on this agenda already."
    case .cannotMove: "This point cannot move further."
    case .noneAhead:
      "No session lies ahead; name one (`ahd meetings` shows every id) or add one (ahd meeting add)."
    }
  }
}
