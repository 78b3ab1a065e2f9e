import Acts
import Entities
import Journal
import Register
import TestSupport
import Testing

@testable import Store

/// Two logins act in turn on one register whose file system goes wrong somewhere; what each was
/// told is held against what is found afterwards.
///
/// An action is known by `by`, which is another for each.
struct FaultScript {
  let scene: Scene
  /// Actions that were acknowledged.
  private(set) var saved: [String] = []
  /// Actions that threw, and whether they may be there all the same.
  private(set) var failed: [String: Bool] = [:]
  /// Journals as they were when something in them was last acknowledged.
  private(set) var bytes: [String: [UInt8]] = [:]

  init(_ scene: Scene) { self.scene = scene }

  /// Every shape of a line: one change, many in one line, one that names others.
  enum Action: CaseIterable {
    case note, bulk, report, undo, again

    func draft(
      _ register: Register, _ writer: String?, _ actor: Actor
    ) throws(Refusal) -> Draft {
      switch self {
      case .note: try register.note([0], "Gözden geçirildi", by: actor)
      case .bulk: try register.setStatus([0, 1], to: .inProgress, by: actor)
      case .report: try register.report([2], by: actor, evidence: "letter")
      case .undo: try register.undo(by: actor, writer: writer).0
      case .again: try register.note([2], "last", by: actor)
      }
    }
  }

  /// Runs to the end, whatever is thrown on the way.
  mutating func run(_ files: FileSystem) throws {
    // What cannot be opened records nothing.
    let opened = try? ["desk", "aylin"].enumerated().map {
      try scene.open($1, seed: $0, files: files)
    }
    var programs = opened ?? []
    for (step, action) in Action.allCases.enumerated() where !programs.isEmpty {
      act("action \(step)", action, &programs[step % 2])
      expectNothingGone("after action \(step)")
    }
  }

  private mutating func act(_ name: String, _ action: Action, _ program: inout Program) {
    do throws(StoreError) {
      let result = try program.store.record(in: &program.register, now: Scene.noon) {
        (register, writer) throws(Refusal) in
        try action.draft(register, writer, Actor(person: name))
      }
      if case .success = result {
        saved.append(name)
        let file = "\(program.store.writer ?? "").jsonl"
        bytes[file] = try? scene.files.get(scene.path(file))
      }
    } catch {
      if case .notSaved(_, _, isTakenBack: false) = error { failed[name] = true }
      failed[name, default: false] = failed[name] ?? false
    }
  }

  /// No byte that was acknowledged is changed or gone.
  private func expectNothingGone(_ comment: Comment) {
    for (name, before) in bytes {
      let now = try? scene.files.get(scene.path(name))
      #expect(now?.starts(with: before) == true, comment)
    }
  }

  /// Opens anew, without the fault: the acknowledged actions are there, each once, and of the
  /// others at most those that were not taken back. `isCrash`: one may have been under way.
  func check(_ comment: Comment, isCrash: Bool) throws {
    expectNothingGone(comment)
    var program = try scene.open(seed: 7)
    let found = program.actions
    #expect(Set(saved).isSubset(of: found), comment)
    #expect(Set(found).count == found.count, comment)
    let extra = Set(found).subtracting(saved)
    if isCrash {
      #expect(extra.count <= 1 && extra.allSatisfy { failed[$0] != nil }, comment)
    } else {
      #expect(extra.allSatisfy { failed[$0] == true }, comment)
    }
    #expect(!program.ids.contains { $0.contains("#") }, comment)
    try goesOn(&program, comment)
  }

  private func goesOn(_ program: inout Program, _ comment: Comment) throws {
    let found = program.actions
    try program.note("afterwards")
    let again = try scene.open()
    #expect(Set(again.actions) == Set(found + ["omar"]), comment)
    #expect(again.ids == program.ids, comment)
    #expect(again.register.journalProblems == program.register.journalProblems, comment)
    expectNothingGone(comment)
  }
}

extension Program {
  /// Who acted, but for the first lines of files.
  var actions: [String] {
    register.journal.events.filter {
      if case .opened? = $0.changes.first?.payload { false } else { true }
    }.map(\.by)
  }
}
