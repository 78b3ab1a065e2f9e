package import Model

/// How the register stands with those it is exchanged with, as the last exchange left it.
package struct SyncStanding: Hashable, Sendable {
  /// Events that the others do not have yet.
  package var unsent: Int
  /// Since when tries have failed; nil where the last went well.
  package var offlineSince: Moment?
  /// Why the last try failed, in a sentence.
  package var failure: String?

  package init(unsent: Int = 0, offlineSince: Moment? = nil, failure: String? = nil) {
    self.unsent = unsent
    self.offlineSince = offlineSince
    self.failure = failure
  }
}

// The mark of the first line, and what an exchange tells while it runs.
extension DashboardState {
  /// The mark in words, the longest first; none for a register that was never exchanged.
  var exchangeMarks: [String] {
    if syncing != nil { return ["syncing…"] }
    guard let exchange else { return [] }
    let sent = exchange.unsent == 0 ? nil : "\(exchange.unsent) to send"
    let received = unseen == 0 ? nil : "\(unseen) received"
    let news = [received, sent].compactMap(\.self)
    if let since = exchange.offlineSince {
      let words = since.day == register.today ? since.clock : dayWords(since.day)
      let offline = "offline since \(words)"
      return [(news + [offline]).joined(separator: ", "), offline, "offline \(words)", "offline"]
    }
    return news.isEmpty ? ["in step"] : [news.joined(separator: ", "), news[0]].unique
  }

  /// `19 Nov`, with its year where that is another.
  private func dayWords(_ day: Day) -> String {
    let year = " \(day.year)"
    return day.year == register.today.year && day.words.hasSuffix(year)
      ? String(day.words.dropLast(year.count)) : day.words
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

  // MARK: Answers of the loop

  /// What is known of the exchange now; nil where there was none.
  package mutating func stands(_ exchange: SyncStanding?) { self.exchange = exchange }

  /// An exchange has begun; `isTold` where the person asked for it.
  package mutating func syncBegan(isTold: Bool) {
    syncing = ""
    if isTold { message = Message("Syncing…") }
  }

  /// What it does now. What else the message line says stays.
  package mutating func syncTold(_ words: String) {
    syncing = words
    if message == nil || message?.isOfSync ?? false { message = Message("Syncing: \(words)") }
  }

  /// It is over. What arrived meanwhile is told already, and says more; `isTold` as when it began.
  package mutating func syncEnded(_ words: String, isError: Bool, isTold: Bool) {
    syncing = nil
    if isTold, isError || message == nil || message?.isOfSync ?? false {
      message = Message(words, isError: isError)
    } else if message?.isOfSync ?? false {
      message = nil
    }
  }

  /// Others' events have arrived, by their ids: to be looked at.
  package mutating func received(_ ids: [String]) {
    guard !ids.isEmpty else { return }
    arrived += ids
    unseen += ids.count
    if let told = message?.text, exchange != nil || syncing != nil {
      let way = "\(keys[.views]), received lists \(ids.count == 1 ? "it" : "them")"
      message = Message(told, ending: way)
    }
    relist()
  }

  /// What has arrived while the dashboard was open, newest first.
  var arrivedEvents: [Int] {
    arrived.compactMap(register.journal.event(named:)).sorted {
      register.journal.precedes($1, $0)
    }
  }
}

extension Message {
  fileprivate var isOfSync: Bool { text.hasPrefix("Syncing") }
}
