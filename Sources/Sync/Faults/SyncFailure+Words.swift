import Store

extension SyncFailure {
  /// The sysexit that fits; 75 is for what may go well another time.
  package var exitCode: Int32 {
    switch self {
    case .noRepository, .foreign, .bare, .brokenRepository, .noRemote, .severalRemotes,
      .nothingThere,
      .noRegisterThere:
      66
    case .detached, .underway, .followsNothing, .outside: 65
    case .otherRegister, .otherHere, .unfit, .damaged, .link, .theirs: 65
    case .busy, .outrun, .movedMeanwhile: 75
    case .address, .isFile: 64
    case .git(let fault): fault.exitCode
    case .store(let error): error.exitCode
    case .notPlaced(let error): error.exitCode
    case .desk(_, let error): error.isPermission ? 77 : 73
    case .ended: 130
    }
  }

  /// One sentence that says what is so and what to do next.
  package var words: String {
    switch self {
    case .noRepository(let folder):
      "\(folder) is in no git repository; make it one with ahd sync --git, and say with whom: --remote"
        + " URL, or --bundle FILE."
    case .foreign(let top):
      "The register lies in the git repository \(top), which does not hold it; ahd sync --git makes it one of"
        + " its own, or commit it there once by hand (git add, git commit)."
    case .bare(let path):
      "\(path) is a bare git repository, in which nobody works; clone it (ahd clone) and open the clone."
    case .brokenRepository(let path):
      "\(path) leads to no git repository; mend it (git status tells more) and try again."
    case .link(let path):
      "\(path) is a symbolic link, through which git would write elsewhere; put the file itself there, or take"
        + " the link away, and try again."
    case .theirs(let path, let what):
      "\(inert(path.utf8)) \(what.words)"
    case .detached:
      "The repository is on no branch (detached HEAD); switch to one (git switch BRANCH) and try again."
    case .underway(let what):
      "A git \(what) was begun here by hand and is not finished; finish it or give it up (git \(what)"
        + " --abort), then try again."
    case .busy: "This register is being exchanged already; try again when that is done."
    case .noRemote:
      "Nobody to exchange with is known; say with whom: ahd sync --remote URL, or ahd sync --bundle FILE."
    case .severalRemotes(let names):
      "There are several remotes (\(SyncFailure.list(names))) and the branch follows none; choose one with"
        + " git branch --set-upstream-to REMOTE/BRANCH."
    case .address(let fault): fault.words
    case .isFile(let path):
      "\(path) is a file; exchange through it with ahd sync --bundle, or give the address of a repository."
    case .followsNothing(let branch, let remote, let theirs):
      "\(remote) has no branch \(branch), but \(SyncFailure.list(theirs)); follow one of them (git branch"
        + " --set-upstream-to \(remote)/BRANCH), or switch to it."
    case .nothingThere(let shown):
      "\(shown) is empty as yet; send a register there first, from the machine that has it: ahd sync --git"
        + " --remote URL."
    case .noRegisterThere(let shown):
      "\(shown) holds no register.json, so it is no register's; check the address."
    case .damaged(let name):
      "\(name) cannot be read as it is here, and is sent to nobody; mend it (ahd check tells where), then try"
        + " again."
    case .otherRegister(let theirs, let ours):
      "They have another register there (\(inert(theirs.utf8))), not this one (\(ours)); check the address."
    case .otherHere(let theirs, let ours, let path):
      "The repository \(path) holds another register (\(inert(theirs.utf8))), not this one (\(ours)), and nothing of it"
        + " was touched; give register.json the id it had, or this register a repository of its own."
    case .unfit(let path, let commit, let why):
      "\(inert(path.utf8)), as it came in commit \(commit.prefix(10)), is not taken: \(why.words); nothing was"
        + " changed here: have it mended there, or take it by hand with git pull where it is none of the register's."
    case .outside(let paths, .bothChanged):
      "\(SyncFailure.list(paths)) outside of the register changed here and there; join the two with git pull,"
        + " then try again."
    case .outside(let paths, .editedHere):
      "\(SyncFailure.list(paths)) changed there and holds edits here that are not committed; commit or stash"
        + " them, then try again."
    case .outrun(let times):
      "Others were faster \(times) times in a row, or keep a lock over there; nothing is lost: try again, and if it"
        + " stays so have its keepers look for a file left over there (*.lock)."
    case .movedMeanwhile:
      "The repository was changed by something else meanwhile; nothing is lost: try again."
    case .git(let fault): fault.words
    case .store(let error): error.words
    case .notPlaced(.exists(let path)):
      "\(path) is already there, and nothing is replaced; give another place."
    case .notPlaced(let error): "\(error.words); see to that and try again."
    case .desk(let path, let error):
      "What an exchange needs could not be written to \(path): \(error.words); see to that and try again."
    case .ended:
      "The exchange was broken off; nothing is lost: it goes on from there the next time."
    }
  }

  /// Up to three, inert, and how many more.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(3).map { inert($0.utf8, limit: 80) }.joined(separator: ", ")
    return names.count > 3 ? "\(shown) and \(names.count - 3) more" : shown
  }
}

extension SyncFailure.Unfit {
  fileprivate var words: String {
    switch self {
    case .link: "it is a symbolic link"
    case .folder: "a folder stands where a file should"
    case .submodule: "it is a submodule"
    case .tooLarge(let bytes, let limit):
      "it has \(bytes) bytes, more than the \(limit) that are read"
    case .name: "it has no fit name"
    case .unreadable: "it cannot be read"
    case .missing: "it is not there"
    }
  }
}

extension SyncFailure.Theirs {
  fileprivate var words: String {
    switch self {
    case .borrows:
      "has git take objects from another place, which an exchange does not; make that repository whole (git"
        + " repack -a -d in it), take the file away, and try again."
    case .leadsElsewhere:
      "leads to a repository at another place, which an exchange does not follow; give the address of that one."
    case .odd:
      "is not the file or folder that git keeps there; have its keepers take it away, and try again."
    case .unreadable:
      "cannot be read by git; have its keepers mend it (git config --list tells where), and try again."
    }
  }
}

extension SyncFailure {
  /// What became of a run of git that was asked of someone.
  ///
  /// - Parameters:
  ///   - failure: As it was left.
  ///   - partner: With whom it spoke, as shown.
  package init(_ failure: GitFailure, partner: String? = nil) {
    switch failure {
    case .ended: self = .ended
    case .notStarted(let code):
      self = .git(GitFault(code == 2 ? .noGit : .other(code, Errno(code).words), partner: partner))
    case .tooMuch(let limit): self = .git(GitFault(.tooLarge(limit), partner: partner))
    case .notLaid(let path, let error): self = .desk(path, error)
    case .failed(let code, let errors, let output):
      self = .git(
        GitFault.read(
          code: code, errors: errors + output, partner: partner, limit: Git.largestFile))
    }
  }

  /// The same of one whose address is known: where that is a folder that is not there,
  /// nobody need mend anything.
  init(_ failure: GitFailure, with address: Address?, _ files: FileSystem = .real) {
    self.init(failure, partner: address?.shown)
    guard case .git(let fault) = self, fault.fact == .noRepository, let path = address?.path else {
      return
    }
    if (try? files.statusAt(path, true)) == nil {
      self = .git(GitFault(.notThere, partner: address?.shown))
    }
  }
}
