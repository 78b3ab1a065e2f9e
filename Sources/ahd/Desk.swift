import Acts
import Config
import Entities
import Glibc
import Journal
import Register
import Screen
import Store

/// A register opened for a command: its store, and the register as it stands.
struct Desk {
  let store: RegisterStore
  var register: Register
  /// The session at whose table everything is recorded; nil for none.
  var session: String?

  /// Opens the register the options name. `isQuiet`: what is wrong with the
  /// configuration is told elsewhere.
  init(_ options: GlobalOptions, isQuiet: Bool = false) throws {
    if !isQuiet, let words = Configured.own.warning { Output.warn(Shown(words)) }
    let paths = try Paths.find(options.register)
    let asOf = try options.day()
    store = RegisterStore(
      folder: paths.register, copyTo: paths.copyTo, identity: Desk.identity,
      access: options.isReadOnly ? .readOnly(.asked) : .readWrite, program: Program.name)
    register = try store.open(
      asOf: asOf, today: Host.today, thresholds: Configured.own.configuration.thresholds)
    if !isQuiet { warnOfUnread() }
  }

  /// Warns of a journal that is not read, whatever was asked for: everything else may be different
  /// because of it.
  private func warnOfUnread() {
    for problem in register.journalProblems {
      guard case .refused(let why) = problem.fault else { continue }
      Output.warn("journal/\(problem.file) is not read: \(why).")
    }
  }

  static var identity: Identity {
    Identity(
      login: Host.login, machineID: Host.machineID, stateFolder: Paths.state,
      random: { UInt64.random(in: .min ... .max) })
  }

  /// Problems that make the register unfit for a command: named, one a line, and exit 65.
  func sound() throws(Failure) {
    if let fault { throw fault }
  }

  /// Prints what can be read of a register with errors, then names them: exit 65.
  func reading(_ body: () throws -> Void) throws {
    guard let fault else { return try body() }
    guard register.opening.isUsable else { throw fault }
    do { try body() } catch {
      // What was asked for may be missing for that very reason.
      Output.warn(fault.words)
      throw error
    }
    throw fault
  }

  /// Refuses at once what may not be written anyway: --read-only, --as-of, a newer format.
  func writable() throws(StoreError) {
    guard let obstacle = store.obstacle(register), obstacle != .damaged else { return }
    throw .readOnly(obstacle)
  }

  private var fault: Failure? {
    let errors = register.opening.problems.filter { $0.severity == .error }
    guard !errors.isEmpty else { return nil }
    let more = errors.count > 20 ? ["… and \(errors.count - 20) more"] : []
    let shown = Shown(lines: errors.prefix(20).map(\.words) + more)
    return Failure(
      65,
      "the register has \(errors.count) error\(errors.count == 1 ? "" : "s"); mend them first:\n\(shown)"
    )
  }

  /// The person who acts: --by, $AHD_PERSON, the configured one, the login.
  func actor(_ options: ActorOptions, for rows: [Int]) -> Actor {
    Actor(
      person: options.by.flatMap { $0.isEmpty ? nil : $0 } ?? person,
      party: options.party ?? defaultParty(for: rows))
  }

  var person: String { knownPerson ?? Host.login }

  /// Nil where nobody said who types: the first form of a session then asks, the login preset.
  var knownPerson: String? { Configured.own.configuration.text(.person) }

  /// The configured party, where that party is concerned, and not on what the secretariat keeps for
  /// itself: no default puts a word in a party's mouth elsewhere.
  private func defaultParty(for rows: [Int]) -> String? {
    guard let party = Configured.own.configuration.text(.party), !rows.isEmpty,
      rows.allSatisfy({ row in
        register.index.strength[row] != .followUp && register.concerned(row).contains(party)
      })
    else { return nil }
    return party
  }

  /// Appends one event made from the register under the lock, and says what is new besides.
  mutating func record(_ draft: (Register, String?) throws(Refusal) -> Draft) throws -> Recorded {
    let session = session
    let recorded = try store.record(in: &register, now: Host.now) {
      (register, writer) throws(Refusal) in
      let draft = try draft(register, writer)
      guard let session else { return draft }
      return try register.atTable(draft, of: try register.meeting(named: session))
    }.get()
    Done.words = Done.recorded
    for sentence in recorded.asides { Output.warn(Shown(sentence)) }
    return recorded
  }
}

extension Recorded {
  /// What a person should know besides: a copy that was made, a new writer, state
  /// that could not be kept.
  var asides: [String] {
    var sentences: [String] = []
    if let ownCopy { sentences.append("Your own copy: \(Paths.short(ownCopy))") }
    if let words = newWriter?.words { sentences.append(words) }
    if let stateFailure {
      sentences.append(
        "Saved, but this writer could not be remembered (\(stateFailure.words)); the next change starts a new one."
      )
    }
    return sentences
  }
}
