import Entities
import Interchange
import Journal
import Query
import Register
import Search
import Summary

// What an exchange tells while it runs.
extension DashboardState {
  /// `:sync`, `:sync-bundle`: asks the loop to exchange, unless it does already.
  mutating func runSync(overBundle bundle: String? = nil) -> [Effect] {
    if bundle?.isEmpty ?? false {
      return refuse("Name the bundle's file: sync-bundle PATH.")
    }
    if let syncing {
      message = Message(
        "An exchange is under way\(syncing.isEmpty ? "" : ": \(syncing)").")
      return []
    }
    if let reason = settings.readOnly { return refuse(reason) }
    if settings.isProjector { return refuse(DashboardState.projectorRefusal) }
    return [.sync(bundle: bundle)]
  }

  /// What is known of the exchange now; nil where there was none.
  package mutating func stands(_ exchange: SyncStanding?) { self.exchange = exchange }

  /// An exchange has begun; `isTold` where the person asked for it.
  package mutating func syncBegan(isTold: Bool) {
    syncing = ""
    syncNews.known = syncNews.arrived.count
    if isTold { tellSync("Syncing…") }
  }

  /// What it does now. What else the message line says stays.
  package mutating func syncTold(_ words: String) {
    syncing = words
    if message == nil || message?.isOfSync ?? false { tellSync("Syncing: \(words)") }
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
      message = Message(
        warning + more, ending: "\(SyncWords(state: self).way) tells all", isError: true)
    } else if isTold, isError {
      message = Message(words, ending: "\(SyncWords(state: self).way) tells all", isError: true)
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
      message = Message(
        words, ending: "\(SyncWords(state: self).way) lists \(new.count == 1 ? "it" : "them")")
    }
    lookAnew()
  }

  private mutating func tellSync(_ words: String) {
    var told = Message(words)
    told.isOfSync = true
    message = told
  }
}
