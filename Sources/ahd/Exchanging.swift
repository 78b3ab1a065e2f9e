import Config
import Curses
import Dashboard
import Glibc
import Interchange
import Register
import Screen
import Store
import Sync

/// When an exchange starts by itself; never, unless the person's configuration says so.
struct SyncPlan {
  var isAtStart = false
  var isAtQuit = false
  var everyMinutes: Int?

  init(_ configuration: Configuration) {
    isAtStart = configuration.flag(.syncAtStart)
    isAtQuit = configuration.flag(.syncAtQuit)
    everyMinutes = configuration.number(.syncEveryMinutes)
  }

  /// When the next one is due, by the monotonic clock; nil where none starts by itself.
  var next: Int? {
    // A shorter minute, for tests.
    let minute = Host.environment("AHD_SYNC_MINUTE").flatMap { Int($0) } ?? 60_000
    return everyMinutes.map { Host.monotonic + $0 * minute }
  }
}

extension SyncRun {
  /// Starts this program's own `sync` on a register, over a bundle's file where one is named.
  static func start(on register: String, bundle: String? = nil) throws(Failure) -> SyncRun {
    // Another program in its place, for tests.
    let program = Host.environment("AHD_SYNC_PROGRAM") ?? "/proc/self/exe"
    do {
      return try SyncRun(
        program,
        ["sync", "--lines", "--register", Host.realPath(register) ?? register]
          + (bundle.map { ["--bundle", Paths.expanded($0)] } ?? []),
        environment: Host.everything)
    } catch {
      throw Failure(
        71, "The exchange could not be started: \(String(cString: strerror(error.code))).")
    }
  }
}

extension RegisterStore {
  /// How a register stands with those it is exchanged with; nil where it was never exchanged.
  func exchange(_ register: Register) -> SyncStanding? {
    syncNote.map { note in
      SyncStanding(
        partner: note.partner, unsent: register.journal.unsent(beyond: note.sent),
        inStep: note.inStep, offlineSince: note.offlineSince, failure: note.failure)
    }
  }
}

/// An exchange that a person waits for, with nothing on the screen: as the dashboard closes,
/// and in the flat mode. What it does is told as it comes; Ctrl-C leaves at once, and
/// nothing is lost by it.
struct SyncWait {
  let tell: (String) -> Void
  /// So long without a word ends the waiting, in milliseconds.
  private static let silence = 60_000

  /// Waits for its end.
  ///
  /// - Parameters:
  ///   - run: The exchange.
  ///   - signals: Where Ctrl-C comes through; nil where it ends the program by itself.
  /// - Returns: Its last word, and what it said a person should look at.
  func finish(
    _ run: consuming SyncRun, _ signals: Signals?
  ) -> (last: SyncLine, warnings: [String]) {
    var heard = Host.monotonic
    while true {
      let timeout = run.patience ?? max(0, heard + SyncWait.silence - Host.monotonic)
      let waited = run.descriptors + [signals?.fileDescriptor].compactMap(\.self)
      let ready = waitForInput(waited, timeout: timeout)
      if let signals, ready.contains(signals.fileDescriptor),
        !signals.drain().isDisjoint(with: [.interrupt, .terminate, .hangUp])
      {
        run.end()
        return (
          .failed(
            130, "Left before the exchange was through. Nothing is lost; the next one goes on."),
          run.warnings
        )
      }
      switch run.look(now: Host.monotonic) {
      case .ended(let line): return (line, run.warnings)
      case .progress(let words):
        heard = Host.monotonic
        tell(words)
      case .nothing:
        guard Host.monotonic - heard < SyncWait.silence else {
          run.end()
          return (
            .failed(
              75,
              "No answer for a minute, so it was left. Nothing is lost; the next exchange goes on."),
            run.warnings
          )
        }
      }
    }
  }
}
