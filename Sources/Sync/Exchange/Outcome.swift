package import Interchange
package import Journal

/// What came of an exchange. Events are named as `Event.hashed` does, to be looked up in the
/// register as it is afterwards.
package struct Outcome: Sendable {
  /// With whom: an address without a password, or the bundle's path.
  package var partner = ""
  /// Events they have now and had not.
  package var sent: [String] = []
  /// Events we have now and had not.
  package var received: [String] = []
  /// Those of the six files that they, or we, have otherwise now.
  package var sentFiles: [String] = []
  package var receivedFiles: [String] = []
  /// What of those files we have otherwise: ids of elements, or members of register.json; by file.
  package var receivedElements: [String: [String]] = [:]
  /// Lines of journals that were agreed and that someone no longer had; all of them are kept.
  package var lost: [Lost] = []
  /// What both changed by hand, each in another way.
  package var contested: [Clash] = []
  /// Changed files outside of what an exchange is about, left as they are.
  package var leftAlone = 0
  /// What they had when last seen is no longer part of their history.
  package var isRewritten = false
  /// The commit that holds what was new here; nil where nothing was.
  package var commit: ObjectID?
  /// Whether that commit is signed.
  package var isSigned = false
  /// Parties in whose name something was committed here that no key of theirs signed.
  package var unvouched: [String] = []
  /// What one signed here without having recorded it: others' words that were found in the
  /// folder, now vouched for.
  package var signedForOthers: [SpokenLine] = []
  /// Whose keys, or which rule for words, arrived otherwise than they were here.
  package var keyChanges: [KeyChange] = []
  /// Words that arrived now and are verified by a key whose time is over: their
  /// commits say they are older.
  package var late: [SpokenLine] = []
  /// Items that arrived done, or with a party's word, in commitments.json itself,
  /// where keys are asked for.
  package var agreedByHand: [String] = []
  /// Why whose word it is could not be looked for; what was found before still holds.
  package var notLooked: String?
  /// Words committed here under a key, and under none, and words that arrived: until it was looked
  /// whose they are, and that was told.
  var signed: [SpokenLine] = []
  var unsigned: [SpokenLine] = []
  var arrived: [SpokenLine] = []
  /// Why what exchanges before had to tell is not known any more.
  package var forgotten: String?
  /// Whether they had nothing at all before.
  package var isFirst = false
  /// How often others were faster.
  package var outrun = 0

  /// Keys that may speak for a party, or the rule for words, as others changed them.
  package struct KeyChange: Hashable, Sendable {
    /// Nil is the rule for words.
    package let party: String?
    /// The commit, and who says it is theirs, inert: `1a2b3c4d5e of A. Officer`; nil
    /// where it is not found.
    package let commit: String?
  }

  /// What both changed in one of the files, each in another way.
  package struct Clash: Hashable, Sendable {
    package let file: String
    package let what: Contested
  }

  /// Lines of a journal that are gone somewhere.
  package struct Lost: Hashable, Sendable {
    package let file: String
    package let lines: Int
    /// Whether it is here that they were gone.
    package let isHere: Bool
  }

  /// Whether neither side got anything.
  package var isNothing: Bool {
    sent.isEmpty && received.isEmpty && sentFiles.isEmpty && receivedFiles.isEmpty && lost.isEmpty
  }
}
