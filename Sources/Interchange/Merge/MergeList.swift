import JSON
import Text

/// An array as one member of an object, joined as a set whose order is kept. Elements that have ids
/// are known by them, others by what they say.
struct MergeList {
  private let base: Elements
  private let ours: Elements
  private let theirs: Elements

  private struct Elements {
    var keys: [ExactText] = []
    var values: [ExactText: MergeValue] = [:]
    var isOneLine = true
  }

  /// Nil where a side is no array, is contested, or has an element twice.
  init?(_ base: MergeMember, _ ours: MergeMember, _ theirs: MergeMember) {
    let sides = [base, ours, theirs]
    guard sides.allSatisfy(\.proposals.isEmpty), ours.held?.value.array != nil,
      theirs.held?.value.array != nil
    else { return nil }
    let hasIDs = sides.allSatisfy { side in
      side.held?.value.array?.allSatisfy { $0["id"]?.string != nil } ?? true
    }
    guard let base = MergeList.elements(base, hasIDs), let ours = MergeList.elements(ours, hasIDs),
      let theirs = MergeList.elements(theirs, hasIDs)
    else { return nil }
    (self.base, self.ours, self.theirs) = (base, ours, theirs)
  }

  private static func elements(_ member: MergeMember, _ hasIDs: Bool) -> Elements? {
    var elements = Elements()
    guard let held = member.held, held.value != .null else { return elements }
    guard let values = held.value.array else { return nil }
    let bytes = Bytes(held.text)
    for (range, value) in zip(bytes.elementRanges, values) {
      let element = MergeValue(text: Array(bytes.buffer(range)), value: value)
      let key = hasIDs ? ExactText(value["id"]?.string ?? "") : element.meaning
      guard elements.values.updateValue(element, forKey: key) == nil else { return nil }
      elements.keys.append(key)
    }
    elements.isOneLine = !held.text.contains(UInt8(ascii: "\n"))
    return elements
  }

  // MARK: Joined

  /// The array of both; nil where both changed one element or the order, each in another way, and
  /// where each took out what the other left, so that nothing would be left.
  func joined(level: Int) -> MergeValue? {
    var kept: [ExactText: MergeValue] = [:]
    for key in Set(ours.keys + theirs.keys) {
      let joined = joined(base.values[key], ours.values[key], theirs.values[key])
      if joined.isContested { return nil }
      kept[key] = joined.value
    }
    let order = Interleaving(
      base: base.keys, ours: ours.keys, theirs: theirs.keys, kept: Set(kept.keys))
    guard !order.isContested, !order.isReplacedTwice else { return nil }
    if order.order.isEmpty, !ours.keys.isEmpty, !theirs.keys.isEmpty { return nil }
    return written(order.order.compactMap { kept[$0] }, level)
  }

  private func joined(
    _ base: MergeValue?, _ ours: MergeValue?, _ theirs: MergeValue?
  ) -> (value: MergeValue?, isContested: Bool) {
    if ours?.meaning == theirs?.meaning || theirs?.meaning == base?.meaning { return (ours, false) }
    if ours?.meaning == base?.meaning { return (theirs, false) }
    return (nil, true)
  }

  private func written(_ elements: [MergeValue], _ level: Int) -> MergeValue {
    let isOneLine = ours.isOneLine && theirs.isOneLine
    let lead = isOneLine || elements.isEmpty ? "" : MergeObject.lead(level + 1)
    let comma = lead.isEmpty ? ", " : "," + lead
    var text = Array("[\(lead)".utf8)
    for (number, element) in elements.enumerated() {
      if number > 0 { text += comma.utf8 }
      text += element.text
    }
    text += (lead.isEmpty ? "]" : MergeObject.lead(level) + "]").utf8
    return MergeValue(text: text, value: .array(elements.map(\.value)))
  }
}
