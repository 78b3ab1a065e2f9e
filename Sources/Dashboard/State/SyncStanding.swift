package import Model

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

// The mark of the first line, and what an exchange tells while it runs.
extension DashboardState {
  /// The mark in words, the longest first; none for a register that was never exchanged.
  var exchangeMarks: [String] {
    if syncing != nil { return ["syncing…"] }
    guard let exchange else { return [] }
    let news = [
      syncNews.unheeded == 0 ? nil : counted(syncNews.unheeded, "warning"),
      syncNews.unseen == 0 ? nil : "\(syncNews.unseen) received",
      exchange.unsent == 0 ? nil : "\(exchange.unsent) to send",
    ].compactMap(\.self)
    func told(_ plight: String) -> String { (news + [plight]).joined(separator: ", ") }
    if let since = exchange.offlineSince {
      let words = since.day == register.today ? since.clock : dayWords(since.day)
      let (long, brief) = ("offline since \(words)", "offline \(words)")
      return [told(long), told("offline"), long, brief, "offline"].unique
    }
    if exchange.failure != nil { return [told("sync failed"), "sync failed", "failed"].unique }
    return news.isEmpty ? ["in step"] : [news.joined(separator: ", "), news[0]].unique
  }

  /// Whether the mark tells of something that is to be done, or was.
  var isExchangeQuiet: Bool {
    syncing != nil || exchangeMarks == ["in step"]
  }

  /// `19 Nov`, with its year where that is another.
  private func dayWords(_ day: Day) -> String {
    let year = " \(day.year)"
    return day.year == register.today.year && day.words.hasSuffix(year)
      ? String(day.words.dropLast(year.count)) : day.words
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// `:sync`, `:sync-bundle`: asks the loop to exchange, unless it does already.
  mutating func runSync(overBundle bundle: String? = nil) -> [Effect] {
    if bundle?.isEmpty ?? false {
      return refuse("Name the bundle's file: sync-bundle PATH.")
    }
    if let syncing {
      message = Message("An exchange is under way\(syncing.isEmpty ? "" : ": \(syncing)").")
      return []
    }
    if let reason = settings.readOnly { return refuse(reason) }
    if settings.isProjector { return refuse(DashboardState.projectorRefusal) }
    return [.sync(bundle: bundle)]
  }

  /// Where all there is to say of the exchange stands.
  private var way: String { "\(keys[.views]), exchange" }

  // MARK: Answers of the loop

  /// What is known of the exchange now; nil where there was none.
  package mutating func stands(_ exchange: SyncStanding?) { self.exchange = exchange }

  /// An exchange has begun; `isTold` where the person asked for it.
  package mutating func syncBegan(isTold: Bool) {
    syncing = ""
    syncNews.known = syncNews.arrived.count
    if isTold { message = Message("Syncing…") }
  }

  /// What it does now. What else the message line says stays.
  package mutating func syncTold(_ words: String) {
    syncing = words
    if message == nil || message?.isOfSync ?? false { message = Message("Syncing: \(words)") }
  }

  /// It is over. What arrived meanwhile is told already, and says more. `isTold` as when it began;
  /// what a person should look at is told whoever began it.
  package mutating func syncEnded(
    _ words: String, isError: Bool, warnings: [String] = [], isTold: Bool
  ) {
    syncing = nil
    syncNews.last = words
    let new = warnings.unique.filter { !syncNews.warnings.contains($0) }
    syncNews.warnings += new
    syncNews.unheeded += new.count
    let isFree = message == nil || message?.isOfSync ?? false
    if let warning = new.first {
      let more = new.count > 1 ? " (and \(new.count - 1) more)" : ""
      message = Message(warning + more, ending: "\(way) tells all", isError: true)
    } else if isTold, isError {
      message = Message(words, ending: "\(way) tells all", isError: true)
    } else if isTold, isFree {
      message = Message(words)
    } else if message?.isOfSync ?? false {
      message = nil
    }
  }

  /// Others' events have arrived, by their ids: to be looked at. An exchange may bring them in
  /// parts, and is told as one.
  package mutating func received(_ ids: [String]) {
    syncNews.arrived += ids
    syncNews.unseen += ids.count
    let new = syncing == nil ? ids : Array(syncNews.arrived.dropFirst(syncNews.known))
    guard !new.isEmpty else { return }
    let words = present.arrivalWords(new.compactMap(present.journal.event(named:)))
    if exchange != nil || syncing != nil, !words.isEmpty {
      message = Message(words, ending: "\(way) lists \(new.count == 1 ? "it" : "them")")
    }
    lookAnew()
  }

  /// What has arrived while the dashboard was open, newest first.
  var arrivedEvents: [Int] {
    syncNews.arrived.compactMap(register.journal.event(named:)).sorted {
      register.journal.precedes($1, $0)
    }
  }

  /// Whether there is anything to say of an exchange.
  var hasExchange: Bool {
    exchange != nil || syncing != nil || syncNews.last != nil || !syncNews.arrived.isEmpty
  }

  /// What there is to say of the exchange, by labels.
  var exchangeFields: [(label: String, text: String)] {
    let standing = exchange.map { exchange in
      let since = exchange.inStep.map { "in step on \($0.words)" } ?? "not in step yet"
      let unsent = exchange.unsent == 0 ? "" : "; \(counted(exchange.unsent, "event")) to send"
      return since + unsent
    }
    let offline = exchange?.offlineSince.map { "since \($0.words)" }
    let now = syncing.map { $0.isEmpty ? "an exchange is under way" : $0 }
    let last = exchange?.failure ?? syncNews.last
    let partner = exchange?.partner ?? ""
    let fields = [
      ("With", partner.isEmpty ? "nobody yet; what others wrote came into the folder" : partner),
      ("Stands", standing), ("Offline", offline), ("Now", now), ("Last", last),
    ]
    return fields.compactMap { label, text in text.map { (label, $0) } }
      + syncNews.warnings.reversed().enumerated().map { ($0 == 0 ? "Look at" : "", $1) }
  }
}

extension Message {
  fileprivate var isOfSync: Bool { text.hasPrefix("Syncing") }
}
