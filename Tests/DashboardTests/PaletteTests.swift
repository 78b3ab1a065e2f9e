import Dates
import Entities
import Query
import Register
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// The palette and the table of commands it completes and runs.
@Suite struct PaletteTests {
  private func menu(_ typist: Typist) throws -> Menu {
    guard case .menu(let menu)? = typist.state.overlay else {
      throw Missing()
    }
    return menu
  }

  private struct Missing: Error {}

  private func typed(_ text: String, _ start: String = "") throws -> (Typist, Menu) {
    var typist = Typist()
    typist.type(start)
    typist.type(":")
    for character in text { typist.press(.character(character)) }
    return (typist, try menu(typist))
  }

  // MARK: What there is

  @Test(arguments: ["", "f", "1", "3", "6", "Enter", "L", "1 Enter"])
  func holdsEveryActionViewAndCommand(script: String) throws {
    let (typist, menu) = try typed("", script)
    let actions = menu.entries.compactMap { entry -> Action.ID? in
      if case .action(let id) = entry.choice { id } else { nil }
    }
    #expect(actions.count == Set(actions).count)
    #expect(Set(actions) == Set(Action.ID.allCases).subtracting([.palette]))
    for choice in ViewChoice.all where choice.view(typist.state) != nil {
      #expect(menu.entries.contains { $0.name == "view \(choice.words)" })
    }
    for command in Command.all where command.name != "view" {
      #expect(
        menu.entries.contains { $0.name.split(separator: " ").first == Substring(command.name) })
    }
    for entry in menu.entries {
      guard case .action(let id) = entry.choice else { continue }
      #expect((entry.whyNot == nil) == typist.state.isValid(id), "\(id)")
      #expect(entry.count == typist.state.keys.keys(of: id).first?.name)
    }
  }

  @Test func noNameMeansTwoThings() {
    let names = Command.all.flatMap { [$0.name] + $0.aliases }
    #expect(names.count == Set(names).count)
    // A command that has the name of an action performs that where nothing stands behind it.
    for name in names {
      guard let id = Action.ID(rawValue: name) else { continue }
      var (one, other) = (Typist(), Typist())
      _ = one.state.run(name)
      _ = other.state.perform(id)
      #expect(frame(of: one.state) == frame(of: other.state), "\(name)")
    }
  }

  @Test(arguments: [
    ("timeline", "view timeline"), ("bal", "view balance"), ("undo", "undo"), ("over", "overdue"),
    ("say item done", "report"), ("q", "q"), ("domain", "domain ID…"), ("walk", "walk"),
    ("sess rep", "session-report"),
  ])
  func findsByNameAndWords(text: String, first: String) throws {
    let (_, menu) = try typed(text)
    #expect(menu.shown.first?.name == first, "\(menu.shown.map(\.name))")
  }

  @Test func whatIsNotValidSaysWhy() throws {
    var (typist, menu) = try typed("reopen")
    let entry = try #require(menu.shown.first)
    #expect(entry.name == "reopen")
    #expect(entry.whyNot == "This item is open already.")
    #expect(frame(of: typist.state).glyphs().contains("This item is open already."))
    typist.type("Enter")
    #expect(typist.state.overlay == nil)
    #expect(typist.state.message == Message("This item is open already.", isError: true))
  }

  // MARK: Arguments

  @Test func anArgumentIsCompletedAndRun() throws {
    var (typist, menu) = try typed("domain narc")
    #expect(menu.shown.first?.name == "narcotics-control")
    #expect(menu.shown.first?.count == "4")
    #expect(menu.ghost == "otics-control")
    typist.type("Tab")
    menu = try self.menu(typist)
    #expect(menu.typed.text == "domain narcotics-control")
    typist.type("Enter")
    #expect(typist.state.filter.domains == ["narcotics-control"])
    #expect(typist.state.overlay == nil)
    typist.type("Esc")
    #expect(typist.state.filter.isEmpty)
  }

  @Test func aCommandThatNeedsMoreGoesOn() throws {
    var (typist, _) = try typed("dom")
    typist.type("Enter")
    let menu = try menu(typist)
    #expect(menu.typed.text == "domain ")
    #expect(menu.shown.first?.name == "all")
    #expect(menu.shown.count == typist.state.register.header.domains.count + 1)
  }

  @Test func whatDoesNotExistIsSaid() throws {
    var (typist, menu) = try typed("domain zzz")
    #expect(menu.shown.map(\.whyNot) == ["There is no such id…."])
    typist.type("Enter")
    #expect(typist.state.message?.isError == true)
    #expect(typist.state.filter.isEmpty)
    typist.type("Esc")
    (typist, menu) = try typed("as-of yesterdayish")
    #expect(menu.shown.first?.whyNot?.contains("no date") == true)
  }

  // MARK: Lines

  @Test(arguments: [
    ("filter heroin", 1), ("domain narcotics-control", 4), ("domain narc coast", 7),
    ("domain all", 38), ("overdue", 4), ("filter", 38), ("domain c", 38), ("domain zzz", 38),
  ])
  func linesNarrow(line: String, count: Int) {
    var typist = Typist()
    #expect(typist.state.run(line).isEmpty)
    #expect(typist.state.rows.count == count)
    let isRefused = line == "domain c" || line == "domain zzz"
    #expect((typist.state.message?.isError ?? false) == isRefused)
  }

  @Test(arguments: ["q", ":q!", " : wq ", "qa", "exit"]) func quits(line: String) {
    var typist = Typist()
    let effects = typist.state.run(line)
    guard case .quit? = effects.first, effects.count == 1 else {
      Issue.record("\(line): \(effects)")
      return
    }
  }

  @Test func savingSaysThatAllIsSaved() {
    var typist = Typist()
    #expect(typist.state.run(":w").isEmpty)
    #expect(typist.state.message?.text.hasPrefix("All is saved") == true)
  }

  @Test func goesToARowAnItemADayAndBack() {
    var typist = Typist()
    _ = typist.state.run("2")
    #expect(typist.current == "train-20-officers")
    _ = typist.state.run("99")
    #expect(typist.state.message?.isError == true)
    _ = typist.state.run("item heroin")
    #expect(typist.state.view != nil && typist.current == "heroin-seizure-figures")
    typist.type("Esc")
    #expect(typist.current == "heroin-seizure-figures")
    _ = typist.state.run("as-of 2026-01-01")
    #expect(typist.state.register.asOf == Day(year: 2026, month: 1, day: 1))
    _ = typist.state.run("as-of today")
    #expect(typist.state.register.asOf == nil)
    _ = typist.state.run("time")
    #expect(typist.state.view is TimelineView)
  }

  @Test func whatNothingIsCalledSaysSo() {
    var typist = Typist()
    _ = typist.state.run("frobnicate the list")
    #expect(
      typist.state.message
        == Message("Nothing is called “frobnicate the list”. : lists what there is.", isError: true)
    )
  }

  @Test func backspaceOnNothingAndEscClose() throws {
    for key in ["Backspace", "Esc", "Ctrl-C"] {
      var (typist, _) = try typed("")
      typist.type(key)
      #expect(typist.state.overlay == nil, "\(key)")
    }
    var (typist, _) = try typed("x")
    typist.type("Backspace")
    #expect(try menu(typist).typed.isEmpty)
  }

  /// Any line at all: never a trap, and nothing is written.
  @Test(arguments: seeds(12, of: 120)) func takesAnyLine(seed: Int) {
    var random = Seeded(seed)
    let names =
      Command.all.map(\.name) + Action.ID.allCases.map(\.rawValue) + ["", ":", "12", "-1"]
    let tails = [
      "", " ", " x", " 2026-01", " csv /tmp", " \u{202E}\u{1B}[2J", " -due,,", " all all",
    ]
    var typist = Typist()
    for _ in 0..<6 {
      let line =
        (names.randomElement(using: &random) ?? "") + (tails.randomElement(using: &random) ?? "")
      let effects = typist.state.run(line)
      // Sharing a view is an event, and no change of an item.
      let isShare = line.hasPrefix("share") || line.hasPrefix(":share")
      #expect(
        isShare || !effects.contains { if case .record = $0 { true } else { false } }, "\(line)")
      _ = frame(of: typist.state)
      typist.type(":")
      for character in line { typist.press(.character(character)) }
      _ = frame(of: typist.state)
      typist.type("Esc Esc")
    }
    #expect(typist.drafts.isEmpty)
  }
}
