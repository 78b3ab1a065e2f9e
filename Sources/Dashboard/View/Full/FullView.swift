import Entities
import Journal
import Query
import Register
import Screen
import Sheets
import Summary

/// A view that takes the whole screen, opened over the dashboard. A file of this folder holds one
/// kind: what it shows, what it lists of that, where its cursor stands, and what keys do in it.
protocol FullView: Sendable {
  /// Its cursor, and the entry at its top.
  var scroll: Scroll { get set }
  /// Where a key is pressed in it.
  var place: Place { get }
  /// Whether its entries have a cursor; a text is only scrolled.
  var isList: Bool { get }
  /// Whether its rows stand apart on a projector.
  var isSpaced: Bool { get }
  /// Whether it shows what passes the dashboard's filter, so that keys of the filter work in it.
  var isFiltered: Bool { get }
  /// What ← and → step by in it, in a word; nil where they do nothing.
  var column: String? { get }
  /// The events it lists, which `/` narrows in this view alone.
  var log: EventList? { get set }
  /// The action it is there for, which stands first in the line of keys.
  var purpose: Action.ID? { get }

  /// What it draws in a layout.
  func content(_ state: DashboardState, _ layout: Layout) -> any ViewContent
  /// What keys act on in it.
  func here(_ state: DashboardState) -> Here
  /// The view that Enter opens; nil where there is none.
  func next(_ state: DashboardState) -> (any FullView)?
  /// Whether an action does something in it; nil where that is as everywhere.
  func allows(_ id: Action.ID, _ state: DashboardState) -> Bool?
  /// Does what an action means in this view alone; nil where it means what it does everywhere.
  func perform(_ id: Action.ID, _ state: inout DashboardState) -> [Effect]?
  /// What the line of keys calls an action here; nil for its own word.
  func words(_ id: Action.ID, _ state: DashboardState) -> String?
  /// What `E` writes of it.
  func exported(_ state: DashboardState) -> Export.Content
  /// What the flat mode tells of it.
  func told(_ flat: Flat) -> Flat.Told

  /// Whether a register holds what it is about; else it closes.
  func survives(in register: Register) -> Bool
  /// Works out anew what it lists: it was opened, or the register is another.
  mutating func look(at state: DashboardState)
  /// The dashboard's filter or its order is another.
  mutating func narrow(to state: DashboardState)
  /// What else follows once it was opened.
  func opened(_ state: inout DashboardState)
}

extension FullView {
  var place: Place { .view }
  var isList: Bool { true }
  var isSpaced: Bool { false }
  var isFiltered: Bool { false }
  var column: String? { nil }
  var purpose: Action.ID? { nil }
  var log: EventList? {
    get { nil }
    set {}
  }

  func here(_ state: DashboardState) -> Here { Here() }
  func next(_ state: DashboardState) -> (any FullView)? { nil }
  func allows(_ id: Action.ID, _ state: DashboardState) -> Bool? { nil }
  func perform(_ id: Action.ID, _ state: inout DashboardState) -> [Effect]? { nil }
  func words(_ id: Action.ID, _ state: DashboardState) -> String? { nil }
  func told(_ flat: Flat) -> Flat.Told { .lines(["This view needs the screen."]) }
  func survives(in register: Register) -> Bool { true }
  mutating func look(at state: DashboardState) {}
  mutating func narrow(to state: DashboardState) {}
  func opened(_ state: inout DashboardState) {}

  /// `3 of 14`: where the cursor stands among its entries.
  func position(of count: Int) -> String { "\(min(scroll.cursor + 1, count)) of \(count)" }
}

/// What a view draws: a text to scroll, or a list with a cursor.
protocol ViewContent {
  var heading: Heading { get }
  /// Lines of the text, or entries of the list.
  var count: Int { get }
  /// How many of them are seen at once.
  var capacity: Int { get }
  func draw(in area: Rect, on canvas: inout Canvas)
}

extension ViewContent {
  /// `more ↓` and `more ↑` of a text whose line `top` is seen first; nil where all is seen.
  func moreWords(from top: Int, _ glyphs: Glyphs) -> String? {
    let isAbove = top > 0
    let isBelow = top + capacity < count
    guard isAbove || isBelow else { return nil }
    return "more " + glyphs.own((isAbove ? "↑" : "") + (isBelow ? "↓" : ""))
  }
}

extension [any FullView] {
  /// The view on top; setting it puts another in its place, and nil closes it.
  var top: (any FullView)? {
    get { last }
    set {
      if !isEmpty { removeLast() }
      if let newValue { append(newValue) }
    }
  }

  /// The first of a kind, from the bottom.
  func first<View: FullView>(_ kind: View.Type) -> View? { lazy.compactMap { $0 as? View }.first }
}

/// Events that a view lists, newest first: all of them, and those that match what stands behind
/// `/` in it.
struct EventList {
  private(set) var text = ""
  private(set) var all: [Int] = []
  private(set) var shown: [Int] = []

  mutating func list(_ events: [Int], in register: Register) {
    all = events
    narrow(to: text, in: register)
  }

  mutating func narrow(to text: String, in register: Register) {
    self.text = text
    shown = register.filter(all, LogFilter(typing: text, in: register))
  }
}
