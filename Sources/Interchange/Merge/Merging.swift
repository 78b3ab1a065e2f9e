package import Entities
import JSON
import Register

/// Joins what two copies of a register made of one file since they last held the same: a three-way
/// merge that knows what the file says.
///
/// The same for `ours` and `theirs` changed about, byte for byte, so that two who merge each
/// other's work come to the same; and what only one of them changed is taken as it is.
package enum Merging {
  /// Joins two copies of a journal. Where one begins the other, the longer; else the lines of both:
  /// the common beginning, then the rest by sequence. No line is ever lost: what was agreed and is
  /// gone from a side is kept, and told. A last line without its end counts if it is an event
  /// (docs/journal.md E6); the beginning of a line that the other side has whole is dropped.
  ///
  /// - Parameters:
  ///   - base: What both are known to have held; nil for nothing.
  ///   - ours: Nil where there is no such file.
  ///   - theirs: Nil where there is no such file.
  /// - Returns: The lines of both.
  package static func journal(
    base: [UInt8]?, ours: [UInt8]?, theirs: [UInt8]?
  ) -> MergedJournal {
    let base = JournalText(base ?? [])
    let (ours, theirs) = (JournalText(ours ?? []), JournalText(theirs ?? []))
    let lost = base.lines(missingIn: ours, .ours) + base.lines(missingIn: theirs, .theirs)
    let joined = ours.joined(with: theirs)
    return MergedJournal(
      bytes: lost.isEmpty ? joined.bytes : joined.joined(with: base).bytes, lost: lost)
  }

  /// Joins two copies of one of the six files, element by element and member by member. Where both
  /// changed one member, each in another way, the last agreed value stands and the element's
  /// `contested` holds what each proposed (docs/format.md).
  ///
  /// - Parameters:
  ///   - file: Which of the six it is.
  ///   - base: What both began from; nil for no such file. One that cannot be read counts as none.
  ///   - ours: Nil where there is no such file.
  ///   - theirs: Nil where there is no such file.
  ///   - keeping: Ids of elements that stay, contested, though a side took them
  ///     out: `missing(in:)`.
  /// - Returns: The file as both have it.
  /// - Throws: What in a side cannot be read, where both sides changed the file.
  package static func file(
    _ file: RegisterFile, base: [UInt8]?, ours: [UInt8]?, theirs: [UInt8]?,
    keeping: Set<String> = []
  ) throws(MergeFault) -> MergedFile {
    if ours == theirs || keeping.isEmpty && theirs == base {
      return MergedFile(bytes: ours, contested: [])
    }
    if keeping.isEmpty, ours == base { return MergedFile(bytes: theirs, contested: []) }
    guard let ours, let theirs else {
      return MergedFile(bytes: ours ?? theirs, contested: [Contested(element: nil, member: nil)])
    }
    var merge = FileMerge(file, base: base, ours: ours, theirs: theirs, keeping: keeping)
    return try merge.merged()
  }

  /// Whether what is in a copy of one of the six files can be joined with what others make of it.
  ///
  /// - Parameters:
  ///   - file: Which of the six it is.
  ///   - bytes: The copy.
  /// - Returns: False where it is no strict JSON, or no list of things with ids.
  package static func isReadable(_ file: RegisterFile, _ bytes: [UInt8]) -> Bool {
    let source = MergeSource(file, bytes, nil)
    do throws(MergeFault) {
      if file == .register {
        _ = try source.object(in: source.whole)
      } else {
        _ = try source.elements(in: source.whole)
      }
      return true
    } catch {
      return false
    }
  }

  /// What joined files name and no longer hold: one side took it out, and the
  /// other named it meanwhile.
  ///
  /// - Parameter files: All of a register as it was joined.
  /// - Returns: Ids, by the file that would have to hold them.
  package static func missing(in files: [RegisterFile: [UInt8]]) -> [RegisterFile: Set<String>] {
    let problems = Opening(files: files.mapValues { Bytes($0) }).problems
    return problems.reduce(into: [:]) { missing, problem in
      guard case .dangling(let id, let kind) = problem.fault,
        let file = ReferenceKind(rawValue: kind)?.file
      else { return }
      missing[file, default: []].insert(id)
    }
  }
}

/// One of the two copies that are joined.
package enum MergeSide: Hashable, Sendable { case ours, theirs }

/// A journal that holds the lines of both copies.
package struct MergedJournal: Hashable, Sendable {
  package let bytes: [UInt8]
  /// Lines that were agreed and that a side no longer has; all of them are in `bytes`.
  package let lost: [Lost]

  /// A line that was there and is not.
  package struct Lost: Hashable, Sendable {
    /// Without its line end.
    package let line: [UInt8]
    /// Where it is gone.
    package let side: MergeSide
  }
}

/// A file that holds what both copies changed.
package struct MergedFile: Hashable, Sendable {
  /// Nil: there is no such file any more.
  package let bytes: [UInt8]?
  /// What both changed, each in another way; by element, then member.
  package let contested: [Contested]
}

/// A member both changed, each in another way.
package struct Contested: Hashable, Sendable {
  /// The id of what it belongs to; nil for a member of register.json itself, or for a whole file.
  package let element: String?
  /// `id` where one side removed what the other changed; nil for a whole file.
  package let member: String?

  /// Parts as they are.
  package init(element: String?, member: String?) {
    (self.element, self.member) = (element, member)
  }
}

/// Why two copies of a file cannot be joined: a copy that was changed cannot be read.
package struct MergeFault: Error, Hashable, Sendable {
  /// Whose copy it is.
  package let side: MergeSide
  /// What is wrong with it, and where.
  package let problem: Problem
}
