import Register
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Nothing is written where nothing may be: from no pane, view, menu or form, by no key.
@Suite struct ReadOnlyTests {
  /// Everywhere a key can be pressed: how to get there.
  static let places: [String] =
    (1...6).map(String.init) + [
      "Enter", "1 Enter", "6 Enter", "6 j Enter", "L", "L Enter", "Enter L", "v checks Enter",
      "v checks Enter j", "v checks Enter j Enter", "/", "/ heroin", "?", "? note", "v", "! j",
      "f j Enter", "3 j Enter",
    ]

  enum Reason: String, CaseIterable, Sendable { case readOnly, asOf, damaged }

  private func typist(_ reason: Reason?) -> Typist {
    var settings = Typist.settings
    if reason == .readOnly { settings.readOnly = "Nothing is written under --read-only." }
    var register = Shot.bundled
    if reason == .asOf { register = register.asOf(day("2026-06-30")) }
    if reason == .damaged {
      register = Shot.changed(["\"edtf\": \"2025-12\"": "\"edtf\": \"Dec\""])
    }
    var typist = Typist(register, size: Size(width: 120, height: 36), settings: settings)
    if reason == .damaged { typist.type("Esc") }
    return typist
  }

  /// A form that changes the register lies open.
  private func isForm(_ state: DashboardState) -> Bool {
    if case .form(let form)? = state.overlay { form.kind.isRecording } else { false }
  }

  private func writes(_ effects: [Effect]) -> Bool { effects.contains { $0.isWriting } }

  /// What pressing a key comes to: whether a form opened, and whether an effect would write.
  private func press(_ key: Key, at place: String, _ reason: Reason?) -> (
    opened: Bool, writes: Bool, state: DashboardState
  ) {
    var typist = typist(reason)
    typist.type(place)
    var state = typist.state
    let effects = state.handle(key)
    return (isForm(state), writes(effects), state)
  }

  @Test(arguments: Reason.allCases, places)
  func everyKeyEverywhere(reason: Reason, place: String) {
    for action in Action.all {
      for key in action.standardKeys {
        let (opened, writes, state) = press(key, at: place, reason)
        #expect(!opened, "\(key.name) at “\(place)” opens a form")
        #expect(!writes, "\(key.name) at “\(place)” writes")
        let free = press(key, at: place, nil)
        // A menu leaves out what is not valid, so that Enter finds nothing there to run.
        guard free.opened || free.writes, !place.hasPrefix("?") else { continue }
        // A key that writes elsewhere says here why it does not.
        let words = state.message?.text ?? ""
        #expect(state.message?.isError == true && words.contains("nly"), "\(key.name): \(words)")
      }
    }
  }

  /// Menus run actions too.
  @Test(arguments: Reason.allCases) func theMenuOffersNothingThatWrites(reason: Reason) {
    var typist = typist(reason)
    typist.type("?")
    guard case .menu(let menu)? = typist.state.overlay else {
      Issue.record("no menu")
      return
    }
    for place in menu.entries.indices {
      var state = typist.state
      for _ in 0..<place { _ = state.handle(.down) }
      let effects = state.handle(.enter)
      #expect(!writes(effects) && !isForm(state), "\(menu.entries[place])")
    }
  }

  /// A form that is open when the register becomes one not to be written keeps what
  /// was typed and says why.
  @Test func aFormThatIsOpenAlreadyDoesNotWrite() {
    var typist = typist(nil)
    typist.type("j x Certificates")
    var state = typist.state
    state.settings.readOnly = "Nothing is written under --read-only."
    let effects = state.handle(.enter)
    #expect(!writes(effects))
    guard case .form(let form)? = state.overlay else {
      Issue.record("the form is gone")
      return
    }
    #expect(form.error == "Nothing is written under --read-only.")
    #expect(form.text(.evidence) == "Certificates")
  }

  /// Long ways round, by chance.
  @Test(arguments: 1...20) func noWayRound(seed: Int) {
    var random = Seeded(seed)
    let keys: [Key] =
      Action.all.flatMap(\.standardKeys) + [
        .enter, .escape, .tab, .down, .character("a"), .backspace,
      ]
    for reason in Reason.allCases {
      var state = typist(reason).state
      for _ in 0..<300 {
        guard let key = keys.randomElement(using: &random) else { break }
        let effects = state.handle(key)
        #expect(!writes(effects), "\(reason) \(key.name)")
        #expect(!isForm(state) || state.writeRefusal == nil, "\(reason) \(key.name)")
        // t steps from an as-of day to today, where writing is in order.
        if state.writeRefusal == nil { break }
      }
    }
  }
}
