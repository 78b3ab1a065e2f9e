import Dates
import Entities
import Query
import Register
import Screen
import Sheets

/// The first line: register, as-of, next session in words of its certainty, counts.
struct HeaderLine {
  func draw(on canvas: inout Canvas) {
    let width = canvas.state.size.width
    guard canvas.register.opening.isUsable else {
      canvas.put(canvas.glyphs.own("Ahd · no readable register"), x: 1, y: 0, width: width - 2)
      return
    }
    let words = HeaderWords(canvas.state)
    if canvas.layout.mode == .tabs { return drawNarrow(words, on: &canvas) }
    if width >= 100 {
      draw(words, words.wideForms, isSpread: true, on: &canvas)
    } else {
      draw(words, words.narrowForms, isSpread: false, on: &canvas)
    }
  }

  /// The first form that fits; the register's name is cut only where nothing else helps.
  private func draw(
    _ words: HeaderWords, _ forms: [[HeaderWords.Part]], isSpread: Bool, on canvas: inout Canvas
  ) {
    let width = canvas.state.size.width - 2
    let plain = forms.first { cells($0) <= width } ?? forms.last ?? []
    let form = words.marked(plain).first { cells($0) <= width } ?? plain
    guard let name = form.first else { return }
    let rest = Array(form.dropFirst())
    let restCells = rest.reduce(0) { $0 + Width.of($1.text) + 3 }
    let room = max(0, width - restCells)
    var x = 1 + canvas.put(name.text, x: 1, y: 0, width: room)
    let isApart = isSpread && cells(form) + 2 <= width && name.text != canvas.register.header.short
    if isApart { x = 1 + width - restCells + 3 }
    for (place, part) in rest.enumerated() {
      if place > 0 || !isApart { x += canvas.put(canvas.glyphs.own(" · "), x: x, y: 0, width: 3) }
      let style = part.isNotice ? Theme.notice : part.isQuiet ? Theme.quiet : .plain
      x += canvas.put(part.text, x: x, y: 0, width: 1 + width - x, style: style)
    }
  }

  private func cells(_ form: [HeaderWords.Part]) -> Int {
    form.reduce(-3) { $0 + Width.of($1.text) + 3 }
  }

  /// `21 Nov 2026 · 35 items, 6 overdue`; a filter replaces it: `Policing · 4 of 35`.
  private func drawNarrow(_ words: HeaderWords, on canvas: inout Canvas) {
    let width = canvas.state.size.width - 2
    let selection = canvas.state.selectionWords.map(canvas.glyphs.own)
    let filters =
      selection ?? canvas.state.savedViewName
      ?? FilterWords(state: canvas.state).names.joined(separator: ", ")
    if !filters.isEmpty {
      let count = canvas.glyphs.own(" · \(canvas.state.rows.count) of \(canvas.register.count)")
      let used = canvas.put(filters, x: 1, y: 0, width: max(0, width - Width.of(count)))
      canvas.put(count, x: 1 + used, y: 0, width: width - used)
      return
    }
    let form = words.narrow.first { cells($0) <= width } ?? [words.day, .init(text: words.counts)]
    var x = 1
    for (place, part) in form.enumerated() {
      if place > 0 { x += canvas.put(canvas.glyphs.own(" · "), x: x, y: 0, width: 1 + width - x) }
      let style = part.isNotice ? Theme.notice : part.isQuiet ? Theme.quiet : .plain
      x += canvas.put(part.text, x: x, y: 0, width: 1 + width - x, style: style)
    }
  }
}

/// What the first line says, in parts.
struct HeaderWords {
  struct Part {
    let text: String
    /// The same in fewer cells, to make room for the mark.
    var tight: String?
    var isNotice = false
    var isQuiet = false

    var tightened: Part { Part(text: tight ?? text, isNotice: isNotice, isQuiet: isQuiet) }
  }

  private let title: String
  private let short: String
  private let asOf: Part
  private let next: Part
  /// How the register stands with the others, the longest words first.
  private let marks: [Part]
  let counts: String
  private let overdue: String
  /// For the narrow screen, without `as of`.
  let day: Part

  init(_ state: DashboardState) {
    let register = state.register
    title = Sanitise.line(register.header.title)
    short = Sanitise.line(register.header.short)
    let tally = state.counts.all
    overdue = "\(tally.overdue) overdue"
    counts = "\(tally.total) \(tally.total == 1 ? "item" : "items"), \(overdue)"
    let words = register.day.words
    let notices =
      register.asOf == nil
      ? state.settings.readOnly == nil ? [] : ["read-only"] : ["as of \(words)", "read-only"]
    if notices.isEmpty {
      asOf = Part(text: "as of \(words)", tight: words)
      day = Part(text: words)
    } else {
      let isPast = register.asOf != nil
      let text = (isPast ? notices : ["as of \(words)"] + notices).joined(separator: ", ")
        .uppercased()
      asOf = Part(text: text, isNotice: true)
      day = Part(text: isPast ? words.uppercased() : "READ-ONLY", isNotice: true)
    }
    next = HeaderWords.next(register.schedule.next)
    let glyphs = Glyphs(isASCII: state.settings.isASCII)
    let isQuiet = SyncWords(state: state).isQuiet
    marks = SyncWords(state: state).marks.map { Part(text: glyphs.own($0), isQuiet: isQuiet) }
  }

  private static func next(_ meeting: Meeting?) -> Part {
    guard let meeting else { return Part(text: "next session not dated") }
    // The words say what the `*` of a label would.
    let date = meeting.date?.edtf?.label ?? meeting.date?.label ?? "no date"
    let words = "\(date), \(meeting.state.rawValue)"
    return Part(text: "next session \(words)", tight: "next \(words)")
  }

  /// From 100 columns: the short label replaces the title, then the next session
  /// goes; the counts never.
  var wideForms: [[Part]] {
    let last = Part(text: counts)
    let (long, name) = (Part(text: title), Part(text: short))
    return [[long, asOf, next, last], [name, asOf, next, last], [name, asOf, last]]
  }

  var narrowForms: [[Part]] {
    let (name, last) = (Part(text: short), Part(text: counts))
    return [[name, asOf, next, last], [name, asOf, next], [name, asOf, last], [name, asOf]]
  }

  /// A form with the mark, where that finds room: nothing else goes for its sake, but words that
  /// say no more; where there is news, the short name says what the long one does.
  func marked(_ form: [Part]) -> [[Part]] {
    let tight = form.map(\.tightened)
    let brief = [Part(text: short)] + tight.dropFirst()
    return marks.flatMap { mark in
      (mark.isQuiet ? [form, tight] : [form, tight, brief]).map { $0 + [mark] }
    }
  }

  /// On the narrow screen: with the mark where there is room; for news the number of all items
  /// goes, which seldom changes.
  var narrow: [[Part]] {
    let (all, late) = (Part(text: counts), Part(text: overdue))
    return marks.map { [day, all, $0] } + marks.filter { !$0.isQuiet }.map { [day, late, $0] }
      + [[day, all]]
  }
}
