import Entities
import JSON
import Text

/// One of the six files, as three have it, and what joining them comes to.
///
/// Elements are compared as the bytes they are; only what both sides changed is read as values.
struct FileMerge {
  private let ours: MergeSource
  private let theirs: MergeSource
  private let base: MergeSource?
  private let keeping: Set<String>
  private var contested: [Contested] = []

  init(
    _ file: RegisterFile, base: [UInt8]?, ours: [UInt8], theirs: [UInt8], keeping: Set<String>
  ) {
    self.keeping = keeping
    self.ours = MergeSource(file, ours, .ours)
    self.theirs = MergeSource(file, theirs, .theirs)
    self.base = base.map { MergeSource(file, $0, nil) }
  }

  /// - Throws: What in a side cannot be read.
  /// - Returns: The file as both have it now.
  mutating func merged() throws(MergeFault) -> MergedFile {
    let text = ours.file == .register ? try header() : try elements()
    return MergedFile(bytes: text, contested: contested)
  }

  /// A list of objects somewhere in the three files.
  private struct Lists {
    let base: MergeSource.Elements
    let ours: MergeSource.Elements
    let theirs: MergeSource.Elements
    /// How deep the objects lie.
    let level: Int
  }

  // MARK: Arrays of objects

  private mutating func elements() throws(MergeFault) -> [UInt8] {
    let lists = Lists(
      base: (try? base.map { try $0.elements(in: $0.whole) }) ?? MergeSource.Elements(),
      ours: try ours.elements(in: ours.whole), theirs: try theirs.elements(in: theirs.whole),
      level: 1)
    let joined = try joined(lists)
    switch (joined.isSame(as: lists.ours, ours), joined.isSame(as: lists.theirs, theirs)) {
    case (true, false): return ours.text(ours.whole)
    case (false, true): return theirs.text(theirs.whole)
    case (true, true): return MergeSource.first(ours, theirs)
    case (false, false): return joined.written(level: 0) + [UInt8(ascii: "\n")]
    }
  }

  /// An element of the joined list: bytes of a side, or text that was made.
  private enum Piece {
    case range(MergeSource, Range<Int>)
    case text([UInt8])

    var bytes: UnsafeBufferPointer<UInt8>? {
      if case .range(let source, let range) = self { source.bytes.buffer(range) } else { nil }
    }
  }

  private struct Joined {
    var ids: [ExactText] = []
    var pieces: [Piece] = []

    func isSame(as elements: MergeSource.Elements, _ source: MergeSource) -> Bool {
      guard ids == elements.ids else { return false }
      return zip(ids, pieces).allSatisfy { id, piece in
        guard let range = elements.ranges[id] else { return false }
        return piece.bytes?.isSame(as: source.bytes.buffer(range)) ?? false
      }
    }

    func written(level: Int) -> [UInt8] {
      guard !pieces.isEmpty else { return Array("[]".utf8) }
      let lead = MergeObject.lead(level + 1)
      var text = Array("[\(lead)".utf8)
      for (number, piece) in pieces.enumerated() {
        if number > 0 { text += ",\(lead)".utf8 }
        switch piece {
        case .range(let source, let range): text += source.bytes.buffer(range)
        case .text(let made): text += made
        }
      }
      text += "\(MergeObject.lead(level))]".utf8
      return text
    }
  }

  private mutating func joined(_ lists: Lists) throws(MergeFault) -> Joined {
    var pieces: [ExactText: Piece] = [:]
    for id in lists.ours.ids { pieces[id] = try piece(id, lists) }
    for id in lists.theirs.ids where lists.ours.ranges[id] == nil {
      pieces[id] = try piece(id, lists)
    }
    let order = Interleaving(
      base: lists.base.ids, ours: lists.ours.ids, theirs: lists.theirs.ids,
      kept: Set(pieces.keys))
    return Joined(ids: order.order, pieces: order.order.compactMap { pieces[$0] })
  }

  /// Nil where it was removed.
  private mutating func piece(_ id: ExactText, _ lists: Lists) throws(MergeFault) -> Piece? {
    let there = lists.base.ranges[id]
    guard let a = lists.ours.ranges[id] else {
      return try lists.theirs.ranges[id].flatMapped { (range) throws(MergeFault) in
        try remaining(id, theirs, range, there, lists.level)
      }
    }
    guard let b = lists.theirs.ranges[id] else {
      return try remaining(id, ours, a, there, lists.level)
    }
    if ours.isSame(a, theirs, b) { return .range(ours, a) }
    if let base, let there {
      if theirs.isSame(b, base, there) { return .range(ours, a) }
      if ours.isSame(a, base, there) { return .range(theirs, b) }
    }
    let objects = try objects(there, a, b)
    return .text(try object(id, objects, lists.level))
  }

  private func objects(
    _ base: Range<Int>?, _ ours: Range<Int>, _ theirs: Range<Int>
  ) throws(MergeFault) -> (base: MergeObject, ours: MergeObject, theirs: MergeObject) {
    let nothing = MergeObject(text: [])
    var agreed = nothing
    if let base, let source = self.base { agreed = (try? source.object(in: base)) ?? nothing }
    return (agreed, try self.ours.object(in: ours), try self.theirs.object(in: theirs))
  }

  /// What one side has and the other has not: new, or removed there. What was removed there and
  /// changed or named here stays, and says so.
  private mutating func remaining(
    _ id: ExactText, _ source: MergeSource, _ range: Range<Int>, _ there: Range<Int>?, _ level: Int
  ) throws(MergeFault) -> Piece? {
    guard let base, let there else { return .range(source, range) }
    let isKept = keeping.contains(id.text)
    if !isKept, source.isSame(range, base, there) { return nil }
    let object = try source.object(in: range)
    if !isKept, let before = try? base.object(in: there), object.says(the: before) { return nil }
    var member = object["id"]
    let proposed = member.proposals.count
    member.proposals = MergeMember.Proposals([.string(id.text), .null] + member.proposals).ordered
    if member.proposals.count == proposed { return .range(source, range) }
    contested.append(Contested(element: id.text, member: "id"))
    let members = object.names.map { (key: $0, member: $0 == "id" ? member : object[$0]) }
    return .text(MergeObject.written(members, level: level))
  }

  // MARK: Objects

  /// An object both changed.
  private mutating func object(
    _ id: ExactText?, _ objects: (base: MergeObject, ours: MergeObject, theirs: MergeObject),
    _ level: Int
  ) throws(MergeFault) -> [UInt8] {
    let (base, ours, theirs) = objects
    var joined = MergeObject(text: [])
    var members: [(key: ExactText, member: MergeMember)] = []
    let order = MemberOrder(self.ours.file, isPart: level == 2)
    for key in order.order(base: base, ours: ours, theirs: theirs) {
      let list = id == nil ? try list(key, objects) : nil
      let member =
        list.map { MergeMember(held: $0) }
        ?? MergeMember(base: base[key], ours: ours[key], theirs: theirs[key], level: level)
      if member.isEmpty, base[key].held?.value != .null { continue }
      members.append((key, member))
      joined.add(key, member)
      if !member.proposals.isEmpty, !member.says(the: ours[key]), !member.says(the: theirs[key]) {
        contested.append(Contested(element: id?.text, member: key.text))
      }
    }
    let same = [ours, theirs].filter(joined.says)
    return same.map(\.text).min { $0.lexicographicallyPrecedes($1) }
      ?? MergeObject.written(members, level: level)
  }

  // MARK: register.json

  private mutating func header() throws(MergeFault) -> [UInt8] {
    let objects = try objects(base?.whole, ours.whole, theirs.whole)
    let text = try object(nil, objects, 0)
    switch (text == objects.ours.text, text == objects.theirs.text) {
    case (true, false): return ours.text(ours.whole)
    case (false, true): return theirs.text(theirs.whole)
    case (true, true): return MergeSource.first(ours, theirs)
    case (false, false): return text + [UInt8(ascii: "\n")]
    }
  }

  /// The lists of register.json whose elements have ids are joined as the other files are; nil for
  /// what is no such list on both sides, or is not disputed.
  private mutating func list(
    _ key: ExactText, _ objects: (base: MergeObject, ours: MergeObject, theirs: MergeObject)
  ) throws(MergeFault) -> MergeValue? {
    let (a, b) = (objects.ours[key], objects.theirs[key])
    guard ["parties", "domains", "people", "bodies"].contains(key), a.proposals.isEmpty,
      b.proposals.isEmpty, let mine = a.held, let other = b.held, !a.says(the: b),
      !keeping.isEmpty || !a.says(the: objects.base[key]) && !b.says(the: objects.base[key]),
      let here = mine.range, let there = other.range, mine.value.array != nil,
      other.value.array != nil
    else { return nil }
    let before = objects.base[key].held?.range
    let lists = Lists(
      base: (try? before.flatMap { range in try base?.elements(in: range) })
        ?? MergeSource.Elements(),
      ours: try ours.elements(in: here, root: "$.\(key)"),
      theirs: try theirs.elements(in: there, root: "$.\(key)"), level: 2)
    let text = try joined(lists).written(level: 1)
    let value = (try? JSONValue(String(decoding: text, as: UTF8.self))) ?? .null
    return MergeValue(text: text, value: value)
  }
}

extension MergeSource {
  /// All of it.
  var whole: Range<Int> { 0..<bytes.count }

  /// Of two that say the same, the same for all who ask.
  fileprivate static func first(_ a: MergeSource, _ b: MergeSource) -> [UInt8] {
    let (a, b) = (a.text(a.whole), b.text(b.whole))
    return a.lexicographicallyPrecedes(b) ? a : b
  }
}

extension Optional {
  /// `flatMap` that throws what its body throws.
  fileprivate func flatMapped<Result, Failure: Error>(
    _ body: (Wrapped) throws(Failure) -> Result?
  ) throws(Failure) -> Result? {
    if let value = self { try body(value) } else { nil }
  }
}
