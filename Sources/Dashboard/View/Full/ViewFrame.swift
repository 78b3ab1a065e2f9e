import Model
import Screen

extension Canvas {
  /// A full view under the first line, with its keys below.
  mutating func draw(_ view: any ViewContent) {
    if layout.hasBorders {
      drawHeader()
      box(layout.viewRect, isFocused: hasFocus, view.heading)
    } else {
      drawNarrowTitle(view.heading)
    }
    touch(layout.viewRect, .view)
    view.draw(in: layout.viewArea, on: &self)
    if layout.hasBorders { spread(layout.viewRect.inset(), pitch: layout.viewPitch) }
    let below = state.size.height - 2
    if case .prompt(let prompt)? = state.overlay {
      drawPrompt(prompt, below)
    } else if let message = state.message {
      draw(message, below)
    }
    drawKeys()
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
}
