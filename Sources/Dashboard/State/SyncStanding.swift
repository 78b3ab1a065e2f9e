package import Dates
import Interchange
import Journal
import Register

/// How the register stands with those it is exchanged with, as the last exchange left it.
package struct SyncStanding: Hashable, Sendable {
  /// With whom: an address, or a bundle's path.
  package var partner: String
  /// Events that the others do not have yet.
  package var unsent: Int
  /// When both last held the same.
  package var inStep: Moment?
  /// Since when the others cannot be reached; nil where they were the last time.
  package var offlineSince: Moment?
  /// Why the last try failed, in a sentence; nil where it went well.
  package var failure: String?

  package init(
    partner: String = "", unsent: Int = 0, inStep: Moment? = nil, offlineSince: Moment? = nil,
    failure: String? = nil
  ) {
    self.partner = partner
    self.unsent = unsent
    self.inStep = inStep
    self.offlineSince = offlineSince
    self.failure = failure
  }
}

/// What the exchanges of this sitting left to tell.
struct SyncNews: Sendable {
  /// Ids of others' events that came while the dashboard was open, and how many were not looked at.
  var arrived: [String] = []
  var unseen = 0
  /// How many had come when the exchange that runs began.
  var known = 0
  /// What a person should look at, each once, and how many were not.
  var warnings: [String] = []
  var unheeded = 0
  /// How the last one went.
  var last: String?
}

/// The mark of the first line, and what there is to say of an exchange.
struct SyncWords {
  let state: DashboardState
  private var exchange: SyncStanding? { state.exchange }

  /// The mark in words, the longest first; none for a register that was never exchanged.
  var marks: [String] {
    if state.syncing != nil { return ["syncing…"] }
    guard let exchange = state.exchange else { return [] }
    let news = [
      state.syncNews.unheeded == 0 ? nil : counted(state.syncNews.unheeded, "warning"),
      state.syncNews.unseen == 0 ? nil : "\(state.syncNews.unseen) received",
      exchange.unsent == 0 ? nil : "\(exchange.unsent) to send",
    ].compactMap(\.self)
    func told(_ plight: String) -> String { (news + [plight]).joined(separator: ", ") }
    if let since = exchange.offlineSince {
      let words = since.day == state.register.today ? since.clock : dayWords(since.day)
      let (long, brief) = ("offline since \(words)", "offline \(words)")
      return [told(long), told("offline"), long, brief, "offline"].unique
    }
    if exchange.failure != nil { return [told("sync failed"), "sync failed", "failed"].unique }
    return news.isEmpty ? ["in step"] : [news.joined(separator: ", "), news[0]].unique
  }

  /// Whether the mark tells of something that is to be done, or was.
  var isQuiet: Bool {
    state.syncing != nil || marks == ["in step"]
  }

  /// `19 Nov`, with its year where that is another.
  private func dayWords(_ day: Day) -> String {
    day.year == state.register.today.year ? day.wordsWithoutYear : day.words
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// Where all there is to say of the exchange stands.
  var way: String { "\(state.keys[.views]), exchange" }

  /// What has arrived while the dashboard was open, newest first.
  var arrived: [Int] {
    state.syncNews.arrived.compactMap(state.register.journal.event(named:)).sorted {
      state.register.journal.precedes($1, $0)
    }
  }

  /// Whether there is anything to say of an exchange.
  var isThere: Bool {
    state.exchange != nil || state.syncing != nil || state.syncNews.last != nil
      || !state.syncNews.arrived.isEmpty
  }

  /// What there is to say of the exchange, by labels.
  var fields: [(label: String, text: String)] {
    let standing = exchange.map { exchange in
      let since = exchange.inStep.map { "in step on \($0.words)" } ?? "not in step yet"
      let unsent = exchange.unsent == 0 ? "" : "; \(counted(exchange.unsent, "event")) to send"
      return since + unsent
    }
    let offline = exchange?.offlineSince.map { "since \($0.words)" }
    let now = state.syncing.map { $0.isEmpty ? "an exchange is under way" : $0 }
    let last = exchange?.failure ?? state.syncNews.last
    let partner = exchange?.partner ?? ""
    let all = [
      ("With", partner.isEmpty ? "nobody yet; what others wrote came into the folder" : partner),
      ("Stands", standing), ("Offline", offline), ("Now", now), ("Last", last),
    ]
    return all.compactMap { label, text in text.map { (label, $0) } }
      + state.syncNews.warnings.reversed().enumerated().map { ($0 == 0 ? "Look at" : "", $1) }
  }
}
