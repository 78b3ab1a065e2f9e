import Config
import Glibc
import Model
import Reports
import Screen
import Store
import Sync

/// An exchange as the program does it: the register opened, git run, what came of it told.
struct Syncing {
  private let desk: Desk
  private let folder: String
  private let person: String
  private let way: Exchange.Way
  private let teller: Teller

  /// Opens the register the options name; the bundled one, read where it lies, is nobody's to exchange.
  init(_ options: GlobalOptions, by: String?, way: Exchange.Way, isLines: Bool) throws {
    let paths = try Paths.find(options.register)
    guard paths.copyTo == nil else {
      throw Failure(
        66,
        "The bundled register is only read where it lies, and not exchanged; record something first (that makes your own copy), or name a register with --register."
      )
    }
    desk = try Desk(options, isQuiet: isLines)
    folder = paths.register
    person = by.flatMap { $0.isEmpty ? nil : $0 } ?? desk.person
    self.way = way
    teller = Teller(isLines: isLines)
  }

  func run() throws(Failure) -> SyncReport {
    var exchange: Exchange
    let outcome: Outcome
    do throws(SyncFailure) {
      let git = Git(
        try Repository.find(folder), variable: Host.environment,
        isEnded: { Interruption.signal != nil })
      exchange = Exchange(terms, git: git, progress: teller.progress)
      outcome = try exchange.run()
      teller.clear()
    } catch {
      teller.clear()
      throw Failure(error)
    }
    do {
      return SyncReport(try desk.store.open(today: Host.today), SyncReport.Told(outcome))
    } catch {
      throw Failure(error.exitCode, error.words)
    }
  }

  private var terms: Exchange.Terms {
    Exchange.Terms(
      folder: folder, register: desk.register, identity: Desk.identity, person: person,
      email: "\(Host.login)@\(Host.name)", now: Host.now, way: way,
      key: Configured.own.configuration.text(.syncKey).map(Paths.expanded))
  }

  /// How far it is: on a terminal, for another program, or not at all.
  struct Teller {
    let isLines: Bool

    func progress(_ words: String) {
      if isLines {
        try? Output.print(SyncLine.progress(words).text)
      } else if Host.isTerminal(2) {
        Output.clearProgress()
        Output.progress(String(Sanitise.line(words).prefix(max(1, (Host.columns ?? 80) - 1))))
      }
    }

    func clear() {
      if !isLines, Host.isTerminal(2) { Output.clearProgress() }
    }
  }
}

extension Failure {
  /// A signal that ended it has its own exit code.
  init(_ failure: SyncFailure) {
    let code =
      if case .ended = failure { 128 + (Interruption.signal ?? 2) } else { failure.exitCode }
    self.init(code, Sanitise.line(failure.words))
  }
}

extension SyncReport.Told {
  fileprivate init(_ outcome: Outcome) {
    self.init(partner: outcome.partner)
    sent = outcome.sent
    received = outcome.received
    sentFiles = outcome.sentFiles
    receivedFiles = outcome.receivedFiles
    lost = outcome.lost.map { ($0.file, $0.lines, $0.isHere) }
    contested = outcome.contested
    leftAlone = outcome.leftAlone
    keyChanges = outcome.keyChanges.map { ($0.party, $0.commit) }
    unvouched = outcome.unvouched
    notLooked = outcome.notLooked
    isRewritten = outcome.isRewritten
    commit = outcome.commit?.hex
    isSigned = outcome.isSigned
    isFirst = outcome.isFirst
  }
}
