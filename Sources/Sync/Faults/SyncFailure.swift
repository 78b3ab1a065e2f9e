package import Store

/// Why a register was not exchanged: facts; the words are in SyncFailure+Words.swift. Nothing is
/// half done after any of them: what was committed stays, and the next exchange goes on from there.
package enum SyncFailure: Error, Sendable {
  /// The folder is in no git repository.
  case noRepository(String)
  /// The register lies in a folder of a repository that does not hold it: that one's
  /// top, or its git folder.
  case foreign(String)
  /// A repository without a work tree, at this path.
  case bare(String)
  /// What should lead to a repository does not.
  case brokenRepository(String)
  /// A symbolic link among what git keeps, through which it would write: the link's path.
  case link(String)
  /// Something in a repository of theirs on this machine that git may not come to heed:
  /// its path.
  case theirs(String, Theirs)
  /// HEAD names a commit and no branch.
  case detached
  /// Something of git's was begun by hand and is not at its end: `merge`, `rebase`, ….
  case underway(String)
  /// Another exchange of this register runs.
  case busy
  /// Nobody to exchange with is known.
  case noRemote
  /// Several are known, and the branch follows none of them.
  case severalRemotes([String])
  /// Their address is none that is taken.
  case address(AddressFault)
  /// Their address leads to a file, which others are exchanged with otherwise: its path.
  case isFile(String)
  /// The branch follows none of theirs, and they have others: branch, remote's name, theirs.
  case followsNothing(branch: String, remote: String, theirs: [String])
  /// There is a repository, and nothing in it yet: its address.
  case nothingThere(String)
  /// There is a repository without a register: its address.
  case noRegisterThere(String)
  /// A file that was changed here cannot be read, so that nobody could join it: its name.
  case damaged(String)
  /// They have another register: its id, and ours.
  case otherRegister(theirs: String, ours: String)
  /// The repository here holds another one: its id, ours, and where git keeps it.
  case otherHere(theirs: String, ours: String, String)
  /// What arrived is not taken: a path of theirs, in which of their commits, and
  /// what is wrong with it.
  case unfit(path: String, commit: String, Unfit)
  /// Files outside of the register were changed here and there; or local edits to
  /// them are in the way.
  case outside([String], Outside)
  /// Someone was faster, or kept it locked over there, again and again: so many times.
  case outrun(Int)
  /// HEAD, or what stood in the folder, was changed meanwhile.
  case movedMeanwhile
  /// git did not do it.
  case git(GitFault)
  /// A file here could not be read or written.
  case store(StoreError)
  /// A bundle, or the folder of a clone, could not be put in its place.
  case notPlaced(PlacingError)
  /// The folder git keeps its own things in cannot be written to: a path.
  case desk(String, Errno)
  /// The user ended it.
  case ended

  /// What is wrong with something that arrived.
  package enum Unfit: Hashable, Sendable {
    case link, folder, submodule
    /// Bytes, and the most that are taken.
    case tooLarge(Int, limit: Int)
    case name
    /// register.json cannot be read.
    case unreadable
    /// register.json is not there.
    case missing
  }

  /// What was found in a repository of theirs on this machine.
  package enum Theirs: Hashable, Sendable {
    /// It has git take objects from another place.
    case borrows
    /// It names a repository at another place.
    case leadsElsewhere
    /// It is no plain file or folder where one is due.
    case odd
    /// git cannot read it.
    case unreadable
  }

  /// Why files outside of the register are in the way.
  package enum Outside: Hashable, Sendable {
    case bothChanged, editedHere
  }
}
