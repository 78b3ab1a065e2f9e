import Entities
import Register
package import Screen
import Sheets

/// What the screen shows of a state: a pure function.
package func frame(of state: DashboardState) -> Frame {
  let frame = Canvas.drawn(state).frame
  return state.settings.isProjector ? frame.projected(onto: state.screen) : frame
}

extension Canvas {
  static func drawn(_ state: DashboardState) -> Canvas {
    var canvas = Canvas(state)
    canvas.draw()
    return canvas
  }

  private mutating func draw() {
    if layout.mode == .tiny {
      drawTiny()
    } else if let view = state.view?.content(state, layout) {
      draw(view)
    } else if layout.mode == .tabs {
      TabsScreen().draw(on: &self)
    } else {
      drawPanes()
    }
    switch state.overlay {
    case .form(let form) where layout.mode != .tiny: FormView(form: form).draw(on: &self)
    case .menu(let menu) where layout.mode != .tiny: MenuView(menu: menu).draw(on: &self)
    case .arranger(let arranger) where layout.mode != .tiny:
      ArrangerView(arranger: arranger).draw(on: &self)
    default: break
    }
  }

  /// Only the cursor's title; or what is being typed.
  private mutating func drawTiny() {
    let width = state.size.width
    switch state.overlay {
    case .form(let form)?:
      let field = form.fields[form.focus]
      put(field.label, x: 0, y: 0, width: width, style: Theme.focus)
      let y = min(1, state.size.height - 1)
      switch field.value {
      case .text(let text): typed(text, x: 0, y: y, width: width)
      case .choice(let options, let picked): put(options[picked].words, x: 0, y: y, width: width)
      case .pick(let pick): typed(pick.typed, x: 0, y: y, width: width)
      }
      return
    case .prompt(let prompt)?:
      typed(prompt.field, x: 0, y: 0, width: width)
      return
    case .menu(let menu)?:
      let entry = menu.shown.dropFirst(menu.scroll.cursor).first
      let words = entry.map { $0.words.isEmpty ? $0.name : $0.words } ?? menu.typed.text
      put(words, x: 0, y: 0, width: width)
      return
    case .arranger(let arranger)?:
      put(arranger.words(arranger.line), x: 0, y: 0, width: width)
      return
    case nil: break
    }
    let title = state.currentRow.map(register.index.title) ?? register.header.short
    for (y, line) in wrap(Sanitise.line(title), to: max(1, state.size.width)).enumerated() {
      put(line, x: 0, y: y, width: state.size.width)
    }
  }

  private mutating func drawPanes() {
    HeaderLine().draw(on: &self)
    for pane in Pane.allCases where !layout.rect(pane).isEmpty {
      let content = content(of: pane)
      let rect = layout.rect(pane)
      touch(rect, .pane(pane))
      touch(rect.splitTop(1).top, .title(pane))
      if layout.isOpen(pane) {
        box(rect, isFocused: pane == layout.focus && hasFocus, content.heading)
        content.draw(in: layout.inner(pane), on: &self)
        spread(rect.inset(), pitch: layout.pitch(pane))
      } else if !rect.isEmpty {
        fold(
          rect, title: state.keys.title(pane),
          answers: (pane == layout.focus ? [content.cursorWords] : []) + content.folded,
          isFocused: pane == layout.focus && hasFocus)
      }
    }
    MessageLine().draw(on: &self)
    KeyLine().draw(on: &self)
  }

  /// A full view under the first line, with its keys below.
  private mutating func draw(_ view: any ViewContent) {
    if layout.hasBorders {
      HeaderLine().draw(on: &self)
      box(layout.viewRect, isFocused: hasFocus, view.heading)
    } else {
      drawNarrowTitle(view.heading)
    }
    touch(layout.viewRect, .view)
    view.draw(in: layout.viewArea, on: &self)
    if layout.hasBorders { spread(layout.viewRect.inset(), pitch: layout.viewPitch) }
    let below = state.size.height - 2
    if case .prompt(let prompt)? = state.overlay {
      PromptLine(prompt: prompt, y: below).draw(on: &self)
    } else if let message = state.message {
      MessageLine().draw(message, below, on: &self)
    }
    KeyLine().draw(on: &self)
  }

  /// Without a border the title takes the first line.
  private mutating func drawNarrowTitle(_ heading: Heading) {
    let width = state.size.width - 2
    let right = heading.right.last ?? ""
    let left = heading.left.joined(separator: glyphs.own(" · "))
    let room = width - Width.of(right) - 2
    put(left, x: 1, y: 0, width: room >= 10 ? room : width, style: Theme.focus)
    if room >= 10 { putRight(right, x: 1, y: 0, width: width, style: Theme.quiet) }
  }

  func content(of pane: Pane) -> any PaneContent {
    switch pane {
    case .meetings: MeetingsPane(state, layout)
    case .domains: DomainsPane(state, layout)
    case .status: StatusPane(state, layout)
    case .items: ItemsPane(state, layout)
    case .detail: DetailPane(state, layout)
    case .figures: FiguresPane(state, layout)
    }
  }
}

/// One pane of the dashboard: what it holds, not where it stands.
protocol PaneContent {
  init(_ state: DashboardState, _ layout: Layout)
  var heading: Heading { get }
  /// Draws the rows, without the border.
  func draw(in area: Rect, on canvas: inout Canvas)
  /// What the pane answers in one line, the longest form first.
  var folded: [String] { get }
  /// The cursor's row in words, so that no sign stands without a word on a narrow screen.
  var cursorWords: String { get }
}
