import Entities
import Query
import Register
import Sheets
import Summary

/// Writes the parts of one report, and keeps what was cited and what was withheld on the way.
struct SessionWriter {
  let register: Register
  let options: SessionReport.Options
  /// The items it is of, in the order of the list.
  let rows: [Int32]
  let changed: Changes
  let figuresShown: [Figure]
  let tensionsShown: [Tension]
  var citations = Citations()
  var withheld = Withheld()
  private let held: [Bool]

  init(_ register: Register, _ options: SessionReport.Options) {
    self.register = register
    self.options = options
    let selected = Order(register).sort(register.select(options.filter))
    let rows =
      options.isShareable
      ? selected.filter { register.index.strength[Int($0)] != .followUp } : selected
    self.rows = rows
    var held = [Bool](repeating: false, count: register.count)
    for row in rows { held[Int(row)] = true }
    self.held = held
    changed = register.changes(in: options.period ?? register.period(.lastSession))
    func isHeld(_ id: String) -> Bool { register.index.row(id).map { held[$0] } ?? false }
    let isWhole = options.filter.isEmpty
    figuresShown = register.figures.filter {
      isWhole || $0.indicator.commitment.map(isHeld) ?? false
    }
    let figures = Set(figuresShown.map(\.indicator.id))
    tensionsShown = register.tensions.sorted {
      ($0.number ?? .max, $0.id) < ($1.number ?? .max, $1.id)
    }
    .filter { tension in
      isWhole || tension.commitments.contains(where: isHeld)
        || tension.indicators.contains(where: figures.contains)
    }
    for row in selected where !held[Int(row)] { withheld.add(.followUp, "\(row)") }
  }

  /// Whether a row is one of those the report is of.
  func isHeld(_ row: Int) -> Bool { held[row] }

  /// Whether it is narrowed, so that not all of the register is in it.
  var isNarrowed: Bool { !options.filter.isEmpty }

  /// What only the secretariat sees: nil in a shareable report, where what `thing`
  /// names counts as withheld.
  mutating func inside<Value>(_ kind: Withheld.Kind, _ value: Value?, _ thing: String) -> Value? {
    guard options.isShareable, value != nil else { return value }
    withheld.add(kind, thing)
    return nil
  }

  // MARK: Words of items

  /// Where an item stands in the list of all.
  func anchor(_ row: Int) -> Anchor { Anchor("item", row + 1) }

  /// Its title, leading to the list of all items.
  func link(_ row: Int) -> Words {
    let title = register.index.title(row)
    return isHeld(row) ? Words(title, .link(anchor(row))) : Words(title)
  }

  /// Title and sentence.
  func name(_ detail: Detail) -> Words {
    link(detail.row).below(Words(detail.summary ?? "", .quiet))
  }

  /// `! 10 months past 31 Dec 2025`; nil for what is not overdue.
  func late(_ detail: Detail) -> Words? {
    detail.due.late.map { words in
      register.flags[detail.row].contains(.vague)
        ? Words("~ \(words)", .vague) : Words("! \(words)", .late)
    }
  }

  /// Who owes it to whom, and which of them no source states.
  func owed(_ detail: Detail) -> Words {
    Words(detail.owed).below(Words(detail.owedNote ?? "", .quiet))
  }

  /// The date, its window, and the words it comes from.
  func due(_ detail: Detail) -> Words {
    let due = detail.due
    let basis = due.basis.flatMap { $0 == "stated" ? nil : $0 }
    let from = [due.source, basis].joined(", ")
    return Words([due.label, due.window].joined(", ")).below(Words(from, .quiet))
      .below(Words(due.was ?? "", .quiet))
  }

  /// The claims of an item.
  func claims(_ row: Int) -> [Claim] { register.item(row)?.claims ?? [] }

  /// Each claim with who says it, and the number of its note; says so where there is none.
  mutating func grounds(_ detail: Detail) -> Words {
    let lines = claims(detail.row).map { claim -> Words in
      let line = register.claimLine(claim)
      let kind = claim.kind == .inferred ? "inferred by the register" : nil
      let said = [line.speaker.map { "\($0) in \(line.place)" } ?? line.place, kind].joined(", ")
      return Words("\(said): ", .quiet) + Words(claim.text)
        + citations.cite([claim], for: detail.title)
    }
    let strength = Words("\(detail.strength.rawValue): \(detail.strengthWords)", .quiet)
    return strength.below(
      lines.isEmpty ? Words(noSource(detail.row), .quiet) : lines.joined(.line))
  }

  /// The numbers of the notes alone.
  mutating func notes(_ row: Int) -> Words {
    let notes = citations.cite(claims(row), for: register.index.title(row))
    return notes.isEmpty ? Words(noSource(row), .quiet) : notes
  }

  private func noSource(_ row: Int) -> String {
    register.index.strength[row] == .followUp
      ? "no source: the secretariat's own" : "no source is named"
  }
}
