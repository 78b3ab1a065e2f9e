import Entities
import Glibc
import Journal
import Register
import Synchronization
import TestSupport
import Testing

@testable import Store

/// Several programs at once: flock belongs to an open file, so stores in threads of one process
/// shut each other out as programs do.
@Suite("Concurrency")
struct ConcurrencyTests {
  private static let programs = 8
  private static let appends = 50

  @Test("E3: 8 programs of one login append 50 each; none is lost, none is doubled")
  func oneLogin() throws {
    let scene = try Scene(.disk)
    try append(scene) { _ in "desk" }
    let program = try scene.open()
    #expect(scene.journals.count == 1)
    let writer = try #require(program.store.writer)
    let count = ConcurrencyTests.programs * ConcurrencyTests.appends
    #expect(Set(program.ids) == Set((1...(count + 1)).map { "\(writer):\($0)" }))
    try expectAll(program)
  }

  @Test("E2: as many logins append each to their own file")
  func manyLogins() throws {
    let scene = try Scene(.disk)
    try append(scene) { "desk\($0)" }
    let program = try scene.open()
    #expect(scene.journals.count == ConcurrencyTests.programs)
    try expectAll(program)
  }

  private func expectAll(_ program: Program) throws {
    let expected = (0..<ConcurrencyTests.programs).flatMap { program in
      (0..<ConcurrencyTests.appends).map { "\(program) \($0)" }
    }
    #expect(program.notes.sorted() == expected.sorted())
    #expect(program.register.journalProblems == [])
    // Each program's own notes are in the order it wrote them.
    let first = program.register.journal.events.filter { $0.note?.hasPrefix("0 ") ?? false }
      .sorted { $0.id.sequence < $1.id.sequence }
    #expect(first.map(\.note) == (0..<ConcurrencyTests.appends).map { "0 \($0)" })
  }

  private func append(_ scene: Scene, login: @escaping @Sendable (Int) -> String) throws {
    let failures = Mutex<[String]>([])
    inThreads(ConcurrencyTests.programs) { number in
      do {
        var program = try scene.open(login(number), seed: number, files: scene.unsynced)
        for step in 0..<ConcurrencyTests.appends {
          try ConcurrencyTests.untilFree { () throws(StoreError) in
            try program.note("\(number) \(step)", on: step / 20 % 2 == 0 ? "one" : "two")
          }
        }
      } catch {
        failures.withLock { $0.append("\(error)") }
      }
    }
    #expect(failures.withLock { $0 } == [])
  }

  /// Busy is no loss: the program says so, and its user tries again.
  private static func untilFree<Result>(
    _ body: () throws(StoreError) -> Result
  ) throws(StoreError) {
    while true {
      do throws(StoreError) {
        _ = try body()
        return
      } catch {
        guard case .busy = error else { throw error }
      }
    }
  }
}

/// Runs the body in as many threads at once, and waits for all.
func inThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
  final class Work: Sendable {
    let number: Int
    let body: @Sendable (Int) -> Void

    init(_ number: Int, _ body: @escaping @Sendable (Int) -> Void) {
      self.number = number
      self.body = body
    }
  }
  let threads = (0..<count).map { number in
    var thread = pthread_t()
    let work = Unmanaged.passRetained(Work(number, body)).toOpaque()
    pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        let work = Unmanaged<Work>.fromOpaque(argument).takeRetainedValue()
        work.body(work.number)
        return nil
      }, work)
    return thread
  }
  for thread in threads { pthread_join(thread, nil) }
}
