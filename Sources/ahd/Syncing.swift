import Config
import Glibc
import Journal
import Register
import Reports
import Screen
import Store
import Sync

/// An exchange as the program does it: the register opened, git run, what came of it told.
struct Syncing {
  private var desk: Desk
  private let folder: String
  private let person: String
  private let way: Exchange.Way
  private let setUp: SetUp
  private let teller: Teller

  /// What is made ready before.
  struct SetUp {
    /// A repository where the register is in none.
    var isGit = false
    /// With whom it is exchanged from now on.
    var remote: Address?
  }

  /// Opens the register the options name; the bundled one, read where it lies, is
  /// nobody's to exchange.
  init(
    _ options: GlobalOptions, by: String?, way: Exchange.Way, setUp: SetUp = SetUp(), isLines: Bool
  ) throws {
    let paths = try Paths.find(options.register)
    guard paths.copyTo == nil || setUp.isGit else {
      throw Failure(
        66,
        "The bundled register is only read where it lies, and not exchanged; ahd sync --git makes your own copy and a repository of it, or name a register with --register."
      )
    }
    OutFile.keepFromOthers()
    desk = try Desk(options, isQuiet: isLines)
    if let copy = try desk.store.makeOwnCopy(&desk.register) {
      Output.warn("Your own copy: \(Paths.short(copy))")
    }
    folder = desk.store.folder
    person = by.flatMap { $0.isEmpty ? nil : $0 } ?? desk.person
    (self.way, self.setUp) = (way, setUp)
    teller = Teller(isLines: isLines)
  }

  /// Exchanges, and tells what came of it: what is told is kept until `tell` returns.
  ///
  /// - Parameters:
  ///   - tell: Is given what came of it, and of those before it that could not tell.
  ///   - warn: Is given what a person should look at, a sentence each, where it is broken off.
  /// - Throws: `Failure`, and what `tell` throws: then the next one tells it.
  func run(
    _ tell: (SyncReport) throws -> Void,
    warn: (String) -> Void = { Output.warn(Shown($0)) }
  ) throws {
    var exchange: Exchange
    do throws(SyncFailure) {
      let git = try prepare()
      exchange = Exchange(terms(git), git: git, progress: teller.progress)
    } catch {
      throw Failure(error)
    }
    defer { teller.clear() }
    do throws(SyncFailure) { _ = try exchange.run() } catch {
      teller.clear()
      // A way that never opens may not keep it from a person; it is told again once one does.
      ((try? report(exchange.outcome))?.alarms ?? []).forEach(warn)
      throw Failure(error, after: count(exchange.outcome.received))
    }
    let report = try report(exchange.outcome)
    teller.clear()
    Done.words = "The exchange is through; the next one tells what came of it."
    try tell(report)
    exchange.told()
  }

  private func report(_ outcome: Outcome) throws(Failure) -> SyncReport {
    do {
      return SyncReport(try desk.store.open(today: Host.today), SyncReport.Told(outcome))
    } catch {
      throw Failure(error.exitCode, Shown(error.words))
    }
  }

  /// Of these events those a person recorded.
  private func count(_ names: [String]) -> Int {
    guard !names.isEmpty, let journal = try? desk.store.open(today: Host.today).journal else {
      return 0
    }
    return names.compactMap(journal.event(named:)).count { !journal.isOpening($0) }
  }

  /// Makes ready what was asked for; git on the repository.
  private func prepare() throws(SyncFailure) -> Git {
    let preparation = Preparation(folder, salt: OutFile.salt, git: git)
    if setUp.isGit { _ = try preparation.makeRepository() }
    if let remote = setUp.remote, let before = try preparation.follow(remote) {
      Output.warn("From here on exchanged with \(remote.shown); it was \(before) before.")
    }
    return git(try Repository.find(folder))
  }

  private func git(_ repository: Repository) -> Git {
    Git(
      repository, variable: Host.environment, isEnded: { Interruption.signal != nil })
  }

  private func terms(_ git: Git) -> Exchange.Terms {
    // One who only asked for a repository need not know yet with whom.
    let isAlone = setUp.isGit && ((try? git.settings().remotes.isEmpty) ?? false)
    let way = if case .remote = way, isAlone { Exchange.Way.nobody } else { way }
    return Exchange.Terms(
      folder: folder, register: desk.register, identity: Desk.identity, person: person,
      email: "\(Host.login)@\(Host.name)", now: Host.now, way: way,
      key: Configured.own.configuration.text(.syncKey).map(Paths.expanded))
  }

  /// How far it is: on a terminal, for another program, or not at all.
  struct Teller {
    let isLines: Bool

    func progress(_ words: String) {
      if isLines {
        try? Output.print(Shown(SyncLine.progress(words).text))
      } else if Host.isTerminal(2) {
        Output.clearProgress()
        Output.progress(Shown(Sanitise.line(words).prefix(max(1, (Host.columns ?? 80) - 1))))
      }
    }

    func clear() {
      if !isLines, Host.isTerminal(2) { Output.clearProgress() }
    }
  }
}

extension Failure {
  /// A signal that ended it has its own exit code.
  ///
  /// - Parameters:
  ///   - failure: Why it was broken off.
  ///   - received: How many events had arrived by then; the next exchange lists them.
  init(_ failure: SyncFailure, after received: Int = 0) {
    let code =
      if case .ended = failure { 128 + (Interruption.signal ?? 2) } else { failure.exitCode }
    let arrived =
      received == 0
      ? "" : " \(received) event\(received == 1 ? "" : "s") had arrived by then: ahd log."
    self.init(code, Shown(failure.words + arrived))
  }
}

extension SyncReport.Told {
  fileprivate init(_ outcome: Outcome) {
    self.init(partner: outcome.partner)
    sent = outcome.sent
    received = outcome.received
    sentFiles = outcome.sentFiles
    receivedFiles = outcome.receivedFiles
    receivedElements = outcome.receivedElements
    lost = outcome.lost.map { ($0.file, $0.lines, $0.isHere) }
    contested = outcome.contested.map { ($0.file, $0.what) }
    forgotten = outcome.forgotten
    leftAlone = outcome.leftAlone
    keyChanges = outcome.keyChanges.map { ($0.party, $0.commit) }
    unvouched = outcome.unvouched
    signedForOthers = Dictionary(grouping: outcome.signedForOthers) { [$0.party, $0.writer] }
      .map { (party: $0.key[0], writer: $0.key[1], count: $0.value.count) }
      .sorted { ($0.party, $0.writer) < ($1.party, $1.writer) }
    late = Dictionary(grouping: outcome.late, by: \.party)
      .map { (party: $0.key, count: $0.value.count) }.sorted { $0.party < $1.party }
    agreedByHand = outcome.agreedByHand
    notLooked = outcome.notLooked
    isRewritten = outcome.isRewritten
    commit = outcome.commit?.hex
    isSigned = outcome.isSigned
    isFirst = outcome.isFirst
  }
}
