import Check
import Entities
import Glibc
import Journal
import Register
import TestSupport
import Testing

@testable import Store

/// A journal somebody edited by hand: what the file holds is what counts, every gap and skipped
/// line is named by file and line, and nothing is written back (docs/journal.md E2, E5, E6).
@Suite("Hand edits")
struct HandEditTests {
  enum Edit: CaseIterable {
    case none, text, crlf, nulInside, nulsBehind, nulsOnly, doubled, reordered, lineRemoved
    case firstRemoved, lastRemoved, cut, emptied, byteOrderMark, latin1, blankLines, spaces
    case longLine, merged, reversed

    /// The lines, as bytes, with their ends.
    func made(_ lines: [[UInt8]]) -> [UInt8] {
      var edited = lines
      switch self {
      case .none: break
      case .text: edited[2] = Array(HandEditTests.line(3, "else").utf8)
      case .crlf: edited = lines.map { $0.dropLast() + [13, 10] }
      case .nulInside: edited[2].insert(0, at: 30)
      case .nulsBehind: edited.append([0, 0, 0])
      case .nulsOnly: edited[2] = [UInt8](repeating: 0, count: lines[2].count)
      case .doubled: edited = lines + lines[1...2]
      case .reordered: edited.swapAt(1, 3)
      case .reversed: edited.reverse()
      case .lineRemoved: edited.remove(at: 2)
      case .firstRemoved: edited.remove(at: 0)
      case .lastRemoved: edited.removeLast()
      case .cut: edited[4].removeLast(20)
      case .emptied: edited = []
      case .byteOrderMark: edited[0] = [0xef, 0xbb, 0xbf] + lines[0]
      case .latin1: edited[2] = Array(lines[2].prefix(40)) + [0xfc] + Array(lines[2].dropFirst(40))
      case .blankLines: edited.insert([10, 10, 13, 10], at: 2)
      case .spaces: edited[2] = [32, 9] + lines[2].dropLast() + [32, 10]
      case .longLine: edited.insert([UInt8](repeating: 120, count: 17 << 20) + [10], at: 3)
      case .merged: edited[1] = Array("<<<<<<< ours\n".utf8) + lines[1] + Array("=======\n".utf8)
      }
      return Array(edited.joined())
    }

    /// Sequences that are found.
    var sequences: [Int] {
      switch self {
      case .nulInside, .lineRemoved, .latin1: [1, 2, 4, 5]
      // The line end is NUL as well, so the next line is spoilt with it.
      case .nulsOnly: [1, 2, 5]
      case .firstRemoved, .byteOrderMark: [2, 3, 4, 5]
      case .lastRemoved, .cut: [1, 2, 3, 4]
      case .emptied: []
      default: [1, 2, 3, 4, 5]
      }
    }

    /// Lines that `check` names, and the sequences each gap lies between.
    var skipped: [Int] {
      switch self {
      case .nulInside, .nulsOnly, .latin1: [3]
      case .nulsBehind: [6]
      case .cut: [5]
      case .byteOrderMark: [1]
      case .longLine: [4]
      case .merged: [2, 4]
      default: []
      }
    }

    /// The line after a gap.
    var gap: Int? {
      switch self {
      case .nulInside, .nulsOnly, .latin1: 4
      case .lineRemoved: 3
      case .firstRemoved: 1
      case .byteOrderMark: 2
      default: nil
      }
    }
  }

  private static let writer = "ana-aaaaaa"
  private static let file = "ana-aaaaaa.jsonl"

  fileprivate static func line(_ sequence: Int, _ text: String? = nil) -> String {
    Scene.line("\(writer):\(sequence)", text ?? "note \(sequence)") + "\n"
  }

  private static let lines = (1...5).map { Array(line($0).utf8) }

  @Test("What the file holds counts; gaps and skipped lines are named", arguments: Edit.allCases)
  func counted(_ edit: Edit) throws {
    let scene = try Scene()
    let path = scene.path(HandEditTests.file)
    try scene.put(HandEditTests.file, "")
    let bytes = edit.made(HandEditTests.lines)
    try scene.files.put(path, bytes)
    var program = try scene.open()
    #expect(sequences(program) == edit.sequences)
    if edit == .text { #expect(program.notes.contains("else")) }
    let problems = program.register.check().compactMap(journalProblem)
    #expect(problems.allSatisfy { $0.file == HandEditTests.file && $0.severity == .warning })
    #expect(problems.filter { !$0.isGap }.map(\.line).sorted() == edit.skipped)
    #expect(problems.filter(\.isGap).map(\.line) == [edit.gap].compactMap(\.self))

    try program.note("mine")
    #expect(try scene.files.get(path) == bytes)
    #expect(Set(try scene.open().ids) == Set(program.ids))
  }

  @Test(
    "While the program runs: as if opened anew, and what is gone is told",
    arguments: Edit.allCases.filter { $0 != .longLine }, Scene.Place.allCases)
  func running(_ edit: Edit, _ place: Scene.Place) throws {
    let scene = try Scene(place)
    let path = scene.path(HandEditTests.file)
    try scene.put(HandEditTests.file, "")
    try scene.files.put(path, Array(HandEditTests.lines.joined()))
    var program = try scene.open()
    try scene.files.put(path, edit.made(HandEditTests.lines))
    let news = try program.refresh()
    #expect(sequences(program) == edit.sequences)
    let gone = 5 - edit.sequences.count + ([.text, .spaces].contains(edit) ? 1 : 0)
    #expect(news?.lost ?? 0 == gone)
    let anew = try scene.open()
    #expect(program.ids == anew.ids)
    #expect(program.register.journalProblems == anew.register.journalProblems)
  }

  @Test(
    "The writer whose journal it is appends to it only where it ends as it left it",
    arguments: Edit.allCases.filter { $0 != .longLine })
  func ownFile(_ edit: Edit) throws {
    let scene = try Scene()
    var program = try scene.open()
    for step in 1...4 { try program.note("\(step)") }
    let writer = try #require(program.store.writer)
    let path = scene.path("\(writer).jsonl")
    let lines = try scene.files.get(path).split(separator: 10).map { Array($0) + [10] }
    let edited = edit.made(
      edit == .text
        ? lines.enumerated().map { $0 == 2 ? Array(Scene.line("\(writer):3").utf8) + [10] : $1 }
        : lines)
    try scene.files.put(path, edited)
    var next = try scene.open(seed: 2)
    let before = next.ids
    let recorded = try next.note("next")
    let now = try scene.files.get(path)
    #expect(now.starts(with: edited))
    if now.count > edited.count {
      #expect(recorded.newWriter == nil)
    } else {
      #expect(recorded.newWriter != nil && next.store.writer != writer)
    }
    #expect(Set(before).isSubset(of: next.ids))
    #expect(!next.ids.contains { $0.contains("#") })
    #expect(try scene.open().ids == next.ids)
    _ = try program.refresh()
    #expect(program.ids == next.ids)
  }

  enum Replacement: CaseIterable { case nothing, folder, link, pipe, device }

  @Test(
    "A journal replaced by what is no file: named, and the rest counts",
    arguments: Replacement.allCases)
  func replaced(_ replacement: Replacement) throws {
    let scene = try Scene(.disk)
    let path = scene.path(HandEditTests.file)
    try scene.put(HandEditTests.file, HandEditTests.line(1))
    try scene.put("bo-bbbbbb.jsonl", Scene.line("bo-bbbbbb:1") + "\n")
    var program = try scene.open()
    try scene.files.remove(path)
    switch replacement {
    case .nothing: break
    case .folder: try scene.files.makeFolder(path, 0o700)
    case .link: try Disk.link(path, to: "/etc/passwd")
    case .pipe: try Disk.pipe(path)
    case .device: try Disk.link(path, to: "/dev/zero")
    }
    #expect(try program.refresh()?.lost == 1)
    #expect(program.ids == ["bo-bbbbbb:1"])
    let named = program.register.journalProblems.map(\.file)
    #expect(named == (replacement == .nothing ? [] : [HandEditTests.file]))
    #expect(try scene.open().register.journalProblems == program.register.journalProblems)
    try program.note("mine")
    #expect(try scene.open().ids == program.ids)
  }

  @Test("The journal of another register is named, and its events count where they fit")
  func otherRegister() throws {
    let scene = try Scene()
    let opened =
      #"{"id":"bo-bbbbbb:1","at":"2025-11-08T10:00:00.000Z","by":"bo","party":null,"do":["#
      + #"{"kind":"opened","target":"register","payload":{"register":"elsewhere","format":1,"#
      + #""program":"ahd 1"}}]}"#
    try scene.put("bo-bbbbbb.jsonl", opened + "\n" + Scene.line("bo-bbbbbb:2") + "\n")
    let program = try scene.open()
    #expect(program.notes == ["said"])
    #expect(
      program.register.journalProblems == [
        JournalProblem(file: "bo-bbbbbb.jsonl", line: 1, .otherRegister("elsewhere"))
      ])
    let said = program.register.check().compactMap(journalProblem).first?.found ?? ""
    #expect(said.contains("elsewhere"))
  }

  private func sequences(_ program: Program) -> [Int] {
    program.register.journal.events.filter { $0.id.writer == HandEditTests.writer }
      .map(\.id.sequence).sorted()
  }

  private func journalProblem(_ problem: Problem) -> JournalProblem? {
    if case .journal(let journal) = problem.fault { journal } else { nil }
  }
}

extension JournalProblem {
  fileprivate var isGap: Bool { if case .gap = fault { true } else { false } }
}

extension [Int?] {
  fileprivate func sorted() -> [Int] { compactMap(\.self).sorted() }
}
