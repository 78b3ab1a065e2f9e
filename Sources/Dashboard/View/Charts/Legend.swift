import Entities
import Query
import Register
import Sheets

/// The signs on screen, to be explained above the keys.
struct Legend {
  private var marks: Flags = []
  private var isInferred = false
  private var isUnreported = false
  private var strengths: Set<Strength> = []
  private var owners: Set<String> = []
  private var statuses: Set<Status> = []
  /// Strengths stand in four letters.
  var isAbbreviated = false

  mutating func saw(
    _ cells: ItemCells, _ columns: ListColumns, _ status: Status, _ strength: Strength
  ) {
    marks.formUnion(cells.flags)
    strengths.insert(strength)
    statuses.insert(status)
    for place in columns.places {
      let words = cells.words(place.column, isShort: place.isShort)
      switch place.column {
      case .owes, .owedBy, .owedTo: owners.insert(words)
      case .due: break
      default: continue
      }
      if words.contains("*") { isInferred = true }
    }
  }

  mutating func saw(_ status: Status) { statuses.insert(status) }
  mutating func sawContested() { marks.insert(.contested) }
  mutating func sawUnreported() { isUnreported = true }
  mutating func saw(date: String) { if date.contains("*") { isInferred = true } }

  /// Entries, the least guessable first.
  func words(_ glyphs: Glyphs, group: String?) -> String {
    let signs = (signEntries + (isAbbreviated ? [] : statusEntries(glyphs))).map(glyphs.own)
    let letters = letterEntries(group).joined(separator: glyphs.own(" · "))
    let rest = isAbbreviated ? statusEntries(glyphs) : []
    return (signs + (letters.isEmpty ? [] : [letters]) + rest).joined(separator: "  ")
  }

  private var signEntries: [String] {
    var entries: [String] = []
    if marks.contains(.contested) { entries.append("≠ contested") }
    // A vague item is overdue too, in its own sign.
    if marks.contains(.overdue) { entries.append("! overdue") }
    if marks.contains(.vague) { entries.append("~ vague date past") }
    if isUnreported { entries.append("? not reported") }
    if isInferred { entries.append("* inferred") }
    return entries
  }

  private func letterEntries(_ group: String?) -> [String] {
    var entries: [String] = []
    if owners.contains("secr.") { entries.append("secr. the secretariat's task") }
    if let group, owners.contains(group) { entries.append("\(group) the group") }
    guard isAbbreviated else { return entries }
    let order: [Strength] = [.followUp, .pledge, .discussed, .position]
    entries += order.filter(strengths.contains).map { "\($0.short) \($0.rawValue)" }
    return entries
  }

  private func statusEntries(_ glyphs: Glyphs) -> [String] {
    let order: [Status] = [
      .notStarted, .inProgress, .reportedDone, .proposed, .done, .notDelivered, .withdrawn,
      .suspended,
    ]
    return order.filter(statuses.contains).map {
      "\($0.glyph(isASCII: glyphs.isASCII)) \($0.words)"
    }
  }
}
