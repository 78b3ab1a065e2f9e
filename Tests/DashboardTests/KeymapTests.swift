import Register
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Which key does what: the table itself, and what a person's bindings make of it.
@Suite struct KeymapTests {
  @Test func theTableHoldsEveryActionOnce() {
    #expect(Action.all.map(\.id.rawValue).sorted() == Action.ID.allCases.map(\.rawValue).sorted())
  }

  @Test func noKeyMeansTwoThingsInOnePlace() { expectOneMeaning(.standard) }

  /// What is without a key can be typed at the palette, which always has one.
  @Test func everythingCanBeReached() {
    let all = Action.ID.allCases.filter { $0 != .palette && $0 != .quit }
    let (keymap, faults) = Keymap.reading(
      all.map { KeyBinding(action: $0.rawValue, keys: []) })
    #expect(faults.isEmpty)
    #expect(keymap[.undo] == ":undo")
    var typist = Typist(
      Shot.bundled, size: Size(width: 120, height: 36), settings: settings(keymap))
    typist.type(":")
    guard case .menu(let menu)? = typist.state.overlay else {
      Issue.record("the palette is not open")
      return
    }
    let listed = menu.entries.compactMap { entry in
      if case .action(let id) = entry.choice { id } else { nil }
    }
    #expect(Set(all).isSubset(of: listed))
  }

  @Test func aBindingTakesItsKeyFromStandardOnes() {
    let (keymap, faults) = read([KeyBinding(action: "report", keys: ["d", "F2"])])
    #expect(faults.isEmpty)
    #expect(keymap.keys(of: .report) == ["d", .function(2)])
    #expect(keymap.keys(of: .date).isEmpty)
    #expect(keymap[.date] == ":date")
    #expect(keymap.actions("x").isEmpty)
  }

  /// Space selects in the list, adds in the domains: where the places differ both keep the key.
  @Test func aKeyMayMeanAnotherThingElsewhere() {
    let (keymap, faults) = read([
      KeyBinding(action: "take", keys: ["z"]), KeyBinding(action: "add-domain", keys: ["z"]),
    ])
    #expect(faults.isEmpty)
    #expect(keymap.keys(of: .take) == ["z"])
    #expect(keymap.keys(of: .addDomain) == ["z"])
    #expect(keymap.keys(of: .select) == [" "])
    expectOneMeaning(keymap)
  }

  struct Refused: Sendable {
    let bindings: [KeyBinding]
    let words: String
    /// What the named action keeps.
    let keeps: (Action.ID, [Key])
  }

  @Test(arguments: [
    Refused(
      bindings: [KeyBinding(action: "reprot", keys: ["x"])], words: "did you mean report?",
      keeps: (.report, ["x"])),
    Refused(
      bindings: [KeyBinding(action: "report", keys: ["ctrl+r"])],
      words: "“ctrl+r” is no key; did you mean “Ctrl-R”?", keeps: (.report, ["x"])),
    Refused(
      bindings: [KeyBinding(action: "report", keys: ["", "F2"])], words: "“” is no key",
      keeps: (.report, [.function(2)])),
    Refused(
      bindings: [KeyBinding(action: "report", keys: ["Ctrl-I"])], words: "sends Tab for Ctrl-I",
      keeps: (.report, ["x"])),
    Refused(
      bindings: [KeyBinding(action: "report", keys: ["Ctrl-C"])], words: "Ctrl-C always quits",
      keeps: (.report, ["x"])),
    Refused(
      bindings: [KeyBinding(action: "report", keys: ["Ctrl-1"])], words: "“Ctrl-1” is no key",
      keeps: (.report, ["x"])),
    Refused(
      bindings: [
        KeyBinding(action: "report", keys: ["F2"]), KeyBinding(action: "note", keys: ["F2"]),
      ], words: "F2 is bound to report in the same place", keeps: (.note, ["n"])),
    Refused(
      bindings: [KeyBinding(action: "palette", keys: [])], words: "the palette keeps a key",
      keeps: (.palette, [":", .control("p")])),
    Refused(
      bindings: [
        KeyBinding(action: "report", keys: [":"]), KeyBinding(action: "note", keys: ["Ctrl-P"]),
      ], words: "the palette keeps a key", keeps: (.palette, [.control("p")])),
  ])
  func aWrongBindingIsToldAndTheRestCounts(_ refused: Refused) {
    let (keymap, faults) = Keymap.reading(
      refused.bindings + [KeyBinding(action: "log", keys: ["F9"])])
    #expect(faults.count == 1)
    #expect(faults.first?.words.contains(refused.words) == true, "\(faults.map(\.words))")
    #expect(keymap.keys(of: refused.keeps.0) == refused.keeps.1)
    #expect(keymap.keys(of: .log) == [.function(9)])
    expectOneMeaning(keymap)
  }

  @Test func aHigherLayerTakesTheKeyWithoutAWord() {
    let (keymap, faults) = read([
      KeyBinding(action: "note", keys: ["F2"], layer: 2),
      KeyBinding(action: "report", keys: ["F2", "F3"], layer: 1),
      KeyBinding(action: "note", keys: ["F4"], layer: 1),
    ])
    #expect(faults.isEmpty)
    #expect(keymap.keys(of: .note) == [.function(2)])
    #expect(keymap.keys(of: .report) == [.function(3)])
  }

  @Test func ctrlCQuitsWhateverIsBound() {
    let (keymap, _) = read([KeyBinding(action: "quit", keys: []), .init(action: "leave", keys: [])])
    #expect(keymap.keys(of: .quit) == [.control("c")])
  }

  /// Where an action does something is where the table says it may.
  @Test(arguments: Shot.all) func whatIsValidIsInItsPlaces(_ shot: Shot) {
    let state = shot.state(Size(width: 120, height: 36))
    for action in state.validActions where action.standardKeys.allSatisfy({ $0 != .enter }) {
      #expect(action.places.contains(state.place), "\(action.id) in \(state.place)")
    }
  }

  @Test(arguments: 0..<8) func randomBindingsLeaveOneMeaning(seed: Int) {
    var random = Seeded(seed)
    let names = (33..<127).map { String(UnicodeScalar(UInt8($0))) } + ["Enter", "Esc", "Tab", "F3"]
    let bindings = (0..<40).map { _ in
      KeyBinding(
        action: Action.ID.allCases.randomElement(using: &random)?.rawValue ?? "",
        keys: (0..<Int.random(in: 0...3, using: &random)).map { _ in
          names.randomElement(using: &random) ?? "x"
        }, layer: Int.random(in: 0...1, using: &random))
    }
    let (keymap, _) = Keymap.reading(bindings.sorted { $0.layer > $1.layer })
    expectOneMeaning(keymap)
    #expect(keymap.keys(of: .quit).contains(.control("c")))
    #expect(!keymap.keys(of: .palette).isEmpty)
  }

  private func read(_ bindings: [KeyBinding]) -> (keymap: Keymap, faults: [Keymap.Fault]) {
    Keymap.reading(bindings)
  }

  private func settings(_ keymap: Keymap) -> Settings {
    var settings = Typist.settings
    settings.keymap = keymap
    return settings
  }

  private func expectOneMeaning(_ keymap: Keymap) {
    for key in Set(Action.all.flatMap { keymap.keys(of: $0.id) }) {
      let actions = keymap.actions(key)
      for place in Place.allCases {
        let here = actions.filter { $0.places.contains(place) }.map(\.id)
        #expect(here.count < 2, "\(key.name) in \(place): \(here)")
      }
    }
  }
}
