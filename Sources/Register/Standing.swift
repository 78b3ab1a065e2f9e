package import Entities
package import JSON
package import Journal
import Text

/// The parts of a register that folding an entity reads.
package struct FoldSource {
  let opening: Opening
  let known: KnownIDs
  package let journal: Journal
  let states: [Target: TargetState]
  let past: Past

  package init(_ register: Register) {
    opening = register.opening
    known = register.known
    journal = register.journal
    states = register.states
    past = register.past
  }
}

/// What one of the small files lists, as it stands: the opening balance, what events added
/// (docs/journal.md E16), and the members they set, taken one by one as far as they fit (E11).
package struct Standing<Entity: Standable>: Sendable {
  /// An entity that some event speaks of.
  package struct Touched: Sendable {
    /// As the file has it, or as it was added.
    let opening: JSONValue
    /// With changes as far as they were taken.
    let object: JSONValue
    /// Contested, waiting, drift.
    let flags: Flags
    /// Members that events set to what does not fit.
    package let unfit: [String]
  }

  /// Opening entities first, then added ones, oldest first (E7).
  package private(set) var all: [Entity]
  private var places: [String: Int]
  package private(set) var touched: [String: Touched] = [:]
  /// Of added ones.
  private(set) var targets: [String: Target] = [:]
  private var ids: [Target: String] = [:]
  /// Slugs that more than one claimed, with the ids that stand for them.
  package private(set) var refused: [String: [String]] = [:]
  /// Where the file's entities lie in it; read when the first event speaks of one.
  private var ranges: [String: Range<Int>]?
  /// Additions that are no valid entity.
  package private(set) var unfitAdditions: [Register.Added] = []

  init(_ entities: [Entity]) {
    all = entities
    places = Dictionary(
      entities.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package subscript(id: String) -> Entity? { places[id].map { all[$0] } }

  package func target(_ id: String) -> Target { targets[id] ?? Target("\(Entity.kind)/\(id)") }

  /// The id of what a target names, nil if it is none of these.
  package func id(_ target: Target) -> String? {
    if let id = ids[target] { return id }
    guard target.kind == Entity.kind else { return nil }
    let slug = String(target.slug)
    return places[slug] != nil && targets[slug] == nil ? slug : nil
  }

  /// How many of them the files hold.
  package func openingCount(_ opening: Opening) -> Int { opening.count(Entity.file) }

  // MARK: Folding

  /// Folds all of them: first what events added, then what events set on any of them.
  mutating func fold(_ added: [Register.Added], _ source: FoldSource) {
    let rivals = Dictionary(grouping: added, by: \.slug).mapValues { Set($0.map(\.writer)) }
    for item in added {
      let past = source.past.writers(of: item.slug, Entity.kind)
      append(item, rivals: (rivals[item.slug] ?? []).union(past), source)
    }
    for target in source.states.keys where target.kind == Entity.kind || ids[target] != nil {
      fold(target, source)
    }
  }

  /// Folds one of them anew, if the target names one; else nothing happens.
  mutating func fold(_ target: Target, _ source: FoldSource) {
    guard let id = id(target), let place = places[id], let object = opening(id, source) else {
      return
    }
    let isAdded = targets[id] != nil
    guard let (entity, now) = folded(object, target, isAdded, source) else { return }
    all[place] = entity
    touched[id] = now
  }

  /// If two writers claim one slug, each is `slug~writer` for good and the bare slug is refused.
  private mutating func append(_ item: Register.Added, rivals: Set<String>, _ source: FoldSource) {
    let isTaken = places[item.slug].map { $0 < source.opening.count(Entity.file) } ?? false
    let isRefused = rivals.count > 1 || isTaken
    let id = isRefused ? "\(item.slug)~\(item.writer)" : item.slug
    if rivals.count > 1 { refused[item.slug] = rivals.sorted().map { "\(item.slug)~\($0)" } }
    guard item.isLive else { return }
    let object = item.object.replacing("id", with: .string(id))
    guard places[id] == nil, let entity = decode(object, true, source) else {
      unfitAdditions.append(item)
      return
    }
    places[id] = all.count
    all.append(entity)
    targets[id] = item.target
    ids[item.target] = id
    touched[id] = Touched(opening: object, object: object, flags: [], unfit: [])
  }

  private func folded(
    _ object: JSONValue, _ target: Target, _ isAdded: Bool, _ source: FoldSource
  ) -> (Entity, Touched)? {
    let state = source.states[target]
    guard var entity = decode(object, isAdded, source) else { return nil }
    var merged = object
    var unfit: [String] = []
    func take(_ name: String, _ value: JSONValue) {
      let next = merged.replacing(name, with: value)
      guard let fitting = decode(next, isAdded, source) else { return unfit.append(name) }
      merged = next
      entity = fitting
    }
    for (name, value) in state?.members ?? [] { take(name, value) }
    for claim in state.map(source.journal.claims) ?? [] {
      take("claims", .array((merged["claims"]?.array ?? []) + [claim.json]))
    }
    let flags = state.map { Flags($0, drifts: drifts($0, target, object, source)) } ?? []
    return (entity, Touched(opening: object, object: merged, flags: flags, unfit: unfit))
  }

  /// Whether a member was changed in the file after an event on it (docs/journal.md E14).
  private func drifts(
    _ state: TargetState, _ target: Target, _ object: JSONValue, _ source: FoldSource
  ) -> Bool {
    !source.journal.drifted(state, target) { field in
      if case .member(let name) = field { object[name] ?? .null } else { nil }
    }.isEmpty
  }

  /// Why an entity could not have a member of this value; nil if it can.
  func misfit(_ id: String, _ name: String, _ value: JSONValue, _ source: FoldSource) -> String? {
    guard let object = object(id, source.opening) else { return nil }
    let isFit = decode(object.replacing(name, with: value), targets[id] != nil, source) != nil
    return isFit ? nil : "\(name) cannot be \(value.plainWords)"
  }

  /// Why an object cannot be one of these; nil if it can.
  func misfit(_ object: JSONValue, _ source: FoldSource) -> String? {
    let (entity, faults) = read(object, true, source)
    guard entity == nil else { return nil }
    let problem = faults.first.map { Problem(.error, file: "", path: $0.path, $0.fault) }
    return problem.map { "\($0.path.dropFirst(2)): \($0.what)" } ?? EntityFolds.noFit
  }

  private func decode(_ object: JSONValue, _ isAdded: Bool, _ source: FoldSource) -> Entity? {
    read(object, isAdded, source).entity
  }

  private func read(
    _ object: JSONValue, _ isAdded: Bool, _ source: FoldSource
  ) -> (entity: Entity?, faults: [OffsetProblem]) {
    var decoding = Decoding(Bytes(object.compact), known: source.known)
    decoding.takesWriterSuffix = isAdded || !source.opening.header.includes.isEmpty
    let entity = try? Entity.read(&decoding)
    let faults = decoding.problems.filter { $0.severity == .error }
    return (decoding.hasFailed(since: 0) ? nil : entity, faults)
  }

  // MARK: The opening balance

  private mutating func opening(_ id: String, _ source: FoldSource) -> JSONValue? {
    if let target = targets[id] {
      return source.journal.addition(target)?.replacing("id", with: .string(id))
    }
    guard let bytes = source.opening.files[Entity.file] else { return nil }
    let ranges = ranges ?? bytes.elements
    self.ranges = ranges
    return ranges[id].flatMap { try? JSONValue(bytes: bytes, in: $0) }
  }

  /// The entity as JSON, with changes as far as they were taken.
  package func object(_ id: String, _ opening: Opening) -> JSONValue? {
    if let touched = touched[id] { return touched.object }
    guard let bytes = opening.files[Entity.file] else { return nil }
    return (ranges ?? bytes.elements)[id].flatMap { try? JSONValue(bytes: bytes, in: $0) }
  }
}

extension Bytes {
  /// Where the objects of an array lie, by their ids; of two with one id the first.
  fileprivate var elements: [String: Range<Int>] {
    var ranges: [String: Range<Int>] = [:]
    var reader = JSONReader(self)
    do throws(JSONError) {
      try reader.beginArray()
      while try reader.nextElement() {
        let range = try reader.skip()
        guard let id = try JSONValue(bytes: self, in: range)["id"]?.string else { continue }
        if ranges[id] == nil { ranges[id] = range }
      }
    } catch {
      return ranges
    }
    return ranges
  }
}

extension Opening {
  /// How many entities of a small file there are.
  fileprivate func count(_ file: RegisterFile) -> Int {
    switch file {
    case .meetings: meetings.count
    case .indicators: indicators.count
    case .tensions: tensions.count
    default: 0
    }
  }
}

extension TargetState {
  /// The members that events set, by name, with what counts for now.
  var members: [(name: String, value: JSONValue)] {
    fields.compactMap { name, field in
      guard case .member(let member) = name, case .json(let value)? = field.value else {
        return nil
      }
      return (member, value)
    }.sorted { ExactText($0.name) < ExactText($1.name) }
  }
}

extension Flags {
  /// What the events of any target may raise.
  init(_ state: TargetState, drifts: Bool) {
    self = []
    if state.isContested { insert(.contested) }
    if state.isWaiting { insert(.waiting) }
    if drifts { insert(.drift) }
  }
}
