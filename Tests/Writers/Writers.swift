import Dates
import Entities
import Glibc
import Journal
import Register
import Store

/// Appends many notes to a register as a program of its own: tests, soak and benchmarks start
/// several and kill some. Not shipped.
///
///     Writers REGISTER STATE-FOLDER LOGIN NAME COUNT
///
/// A line for each note once it is acknowledged: event id, note text, microseconds the append took
/// and those of them its fsync took. `busy` is no loss: it is counted, and tried again.
@main
struct Writers {
  static func main() {
    let words = CommandLine.arguments
    guard words.count == 6, let count = Int(words[5]) else {
      tell("Writers: REGISTER STATE-FOLDER LOGIN NAME COUNT", on: 2)
      exit(64)
    }
    do {
      var writers = try Writers(register: words[1], state: words[2], login: words[3])
      for step in 0..<count { try writers.append("\(words[4])-\(step)") }
      tell("busy \(writers.busy)", on: 2)
    } catch {
      tell(error.words, on: 2)
      exit(error.exitCode)
    }
  }

  private let store: RegisterStore
  private var register: Register
  private let clock: SyncClock
  private var busy = 0

  private init(register folder: String, state: String, login: String) throws(StoreError) {
    clock = SyncClock()
    let identity = Identity(login: login, machineID: "machine", stateFolder: state) {
      UInt64.random(in: .min ... .max)
    }
    store = RegisterStore(
      folder: folder, identity: identity, files: clock.files, program: "writers")
    register = try store.open(today: Day(number: 20_000))
  }

  private mutating func append(_ text: String) throws(StoreError) {
    let change = Change(.noteAdded(text), on: .commitment(register.index.id(0)))
    let draft = Draft(by: text, changes: [change])
    let start = microseconds()
    clock.spent = 0
    while true {
      do throws(StoreError) {
        let recorded = try store.record(draft, in: &register, now: now())
        tell("\(recorded.id.text) \(text) \(microseconds() - start) \(clock.spent)", on: 1)
        return
      } catch {
        guard case .busy = error else { throw error }
        busy += 1
      }
    }
  }
}

/// The machine's files, with the time that syncing them takes.
private final class SyncClock: @unchecked Sendable {
  var spent = 0

  var files: FileSystem {
    var files = FileSystem.real
    let sync = files.sync
    files.sync = { (file) throws(Errno) in
      let start = microseconds()
      defer { self.spent += microseconds() - start }
      try sync(file)
    }
    return files
  }
}

/// One write, so that a line is told whole or not at all.
private func tell(_ line: String, on descriptor: Int32) {
  let bytes = Array("\(line)\n".utf8)
  _ = write(descriptor, bytes, bytes.count)
}

private func microseconds() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
}

private func now() -> Moment {
  var time = timespec()
  clock_gettime(CLOCK_REALTIME, &time)
  return Moment(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
}
