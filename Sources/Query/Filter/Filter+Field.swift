package import Register
import Search

extension Filter {
  /// A field of the filter language: how it is called, what its values are, and which rows have
  /// them. Reading, evaluation, completion, help and docs ask this alone.
  package struct Field: Hashable, Sendable {
    /// What a field may be called; ids are what `list --json` writes, where it writes them.
    package struct Value: Hashable, Sendable {
      package let id: String
      /// Found by the beginning of each of their words.
      package var names: [String] = []
      /// A few words beside it.
      package var help = ""
    }

    /// Whether a row passes; made once for a filter, then asked row by row.
    typealias Test = (Int) -> Bool

    enum Content: Sendable {
      /// Values that can be listed, and which rows have one of some ids.
      case names(
        @Sendable (Register) -> [Value], @Sendable (Register, Set<String>) -> Test)
      /// The same for values that no register changes.
      case scale([Value], @Sendable (Register, Set<String>) -> Test)
      /// Each row's last day, as a day number; `Index.Due.none` where none is known. Compared, too.
      case days(@Sendable (Register) -> (Int) -> Int32)
      /// Beginnings of the items' own ids.
      case ids
    }

    package let name: String
    /// What a person would ask with it.
    package let help: String
    package let example: String
    let content: Content

    init(_ name: String, _ help: String, _ example: String, _ content: Content) {
      self.name = name
      self.help = help
      self.example = example
      self.content = content
    }

    /// A field by its name, in any letters.
    package static func named(_ name: String) -> Field? {
      let name = name.lowercased()
      return all.first { $0.name == name }
    }

    package static func == (left: Field, right: Field) -> Bool { left.name == right.name }
    package func hash(into hasher: inout Hasher) { hasher.combine(name) }

    /// What may stand after its sign, as far as it can be listed.
    package func values(in register: Register) -> [Value] {
      switch content {
      case .names(let values, _): values(register)
      case .scale(let values, _): values
      case .days: DayWord.values(in: register)
      case .ids: []
      }
    }

    /// Its values where they are the same in every register; empty where the register names them.
    package var scale: [Value] { if case .scale(let values, _) = content { values } else { [] } }

    /// Takes `<`, `<=`, `>`, `>=` and `=` besides the colon.
    package var isCompared: Bool { if case .days = content { true } else { false } }
  }
}

extension Filter.Field.Value {
  /// How well a typed value names this one.
  enum Fit { case whole, beginning }

  /// Nil where it does not. An id may be typed with blanks for its hyphens.
  func fit(_ folded: [UInt8]) -> Fit? {
    let hyphened = folded.map { $0 == 0x20 ? 0x2D : $0 }
    let id = Folding.fold(id)
    let names = names.map(Folding.fold)
    if id == hyphened || names.contains(folded) { return .whole }
    if id.starts(with: hyphened) { return .beginning }
    let begins = names.contains { name in
      name.indices.contains { place in
        (place == 0 || name[place - 1] == 0x20) && name[place...].starts(with: folded)
      }
    }
    return begins ? .beginning : nil
  }
}

extension [Filter.Field.Value] {
  /// Those a typed value names: what is called just so, else all that begin so.
  func named(_ typed: String) -> [Filter.Field.Value] {
    let folded = Folding.fold(typed)
    let fits = map { $0.fit(folded) }
    let isWhole = fits.contains(.whole)
    return zip(self, fits).filter { isWhole ? $0.1 == .whole : $0.1 != nil }.map(\.0)
  }
}
