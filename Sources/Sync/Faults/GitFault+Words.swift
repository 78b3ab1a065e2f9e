extension GitFault {
  /// Whether it may be otherwise later, without anybody mending anything: the way
  /// there is closed for now.
  package var isOffline: Bool {
    switch fact {
    case .unknownHost, .refused, .timedOut, .unreachable, .cutOff, .serverFailed, .notThere: true
    default: false
    }
  }

  /// The sysexit that fits.
  package var exitCode: Int32 {
    switch fact {
    case .noGit, .tooOld, .noProgram: 66
    case .unknownHost, .refused, .timedOut, .unreachable, .cutOff, .serverFailed, .notThere: 75
    case .noRepository, .noSuchBranch: 66
    case .notABundle, .broken, .forbidden, .lacksHistory, .tooLarge: 65
    case .moved, .lockedHere: 75
    case .checkedOut: 73
    case .diskFull, .quotaUsedUp, .remoteFull, .remoteTooLarge, .other: 74
    case .damaged, .damagedIndex, .damagedBranch: 74
    default: 77
    }
  }

  /// One sentence that says what is so and what to do next.
  package var words: String {
    wordsOfTheWay ?? wordsOfWho ?? wordsOfTheRemote ?? wordsOfThisMachine ?? "git failed."
  }

  private var them: String { partner ?? "the remote" }

  private var wordsOfTheWay: String? {
    switch fact {
    case .noGit:
      "There is no git on this machine, and an exchange needs it; install it (the package is called git) and try again."
    case .tooOld(let said):
      "The git of this machine is too old for this (“\(said)”); install a later one (2.34 will do) and try again."
    case .noProgram(let name):
      "git needs the program \(name) for this, and it is not there; install it and try again."
    case .unknownHost:
      "\(them) is not to be found from here: nothing goes by that name just now; try again when there is a network, or mend the address."
    case .refused:
      "Nothing answers at \(them) (connection refused); try again later, or ask those who keep it."
    case .timedOut: "\(them) does not answer; try again when the network is better."
    case .unreachable: "There is no way to \(them) just now; try again when there is a network."
    case .cutOff: "The connection to \(them) broke off; nothing is half done: try again."
    case .serverFailed(let code):
      "\(them) says that it is in trouble or overrun (HTTP \(code)); try again later."
    case .notTrusted:
      "\(them) does not prove to be who it says (its certificate); nothing was exchanged: ask those who keep it."
    case .wayNotAllowed(let way):
      "git wanted to go by “\(way)”, which ahd never lets it; see url.….insteadOf in your git configuration."
    default: nil
    }
  }

  private var wordsOfWho: String? {
    switch fact {
    case .hostUnknown:
      "ssh has not met \(them) before; connect once by hand with ssh, compare its key with what its keepers say, and try again."
    case .hostChanged:
      "\(them) shows another key than ssh knows of it, so nothing was exchanged; ask its keepers whether they changed it before you remove the old one (ssh-keygen -R)."
    case .keyRefused:
      "\(them) takes none of your ssh keys; load the right one (ssh-add), or have your public key added there."
    case .noPassword:
      "\(them) wants a name and a password, and nobody is asked during an exchange; keep them in git's credential helper, or use an ssh key."
    case .wrongPassword:
      "\(them) does not take the name and password that git keeps for it; renew them in git's credential helper."
    case .http(let code):
      "\(them) does not permit it (HTTP \(code)); ask its keepers for the right to read and write there."
    case .notOurs(let path):
      "\(path) belongs to another user of this machine, so git does not touch it; if you trust whoever keeps it, say so once: git config --global --add safe.directory \(path)."
    default: nil
    }
  }

  private var wordsOfTheRemote: String? {
    switch fact {
    case .notThere:
      "\(them) is not there just now; plug in the stick or mount the share and try again, or give another address."
    case .noRepository:
      "There is no repository at \(them), or none that you may see; give another address, or ask its keepers."
    case .noSuchBranch: "\(them) does not have that branch; look at what it has with git ls-remote."
    case .moved:
      "Others pushed to \(them) again and again meanwhile; everything is kept here: try again."
    case .declined(let said):
      "\(them) does not take it\(said.isEmpty ? "" : " (“\(said)”)"); everything is kept here: ask its keepers for the right to push to this branch."
    case .checkedOut:
      "\(them) is a folder somebody works in and has this branch open; make a bare repository of it (git clone --bare) and sync with that."
    case .remoteFull(let said):
      "\(them) could not store it (“\(said)”); everything is kept here: ask its keepers to make room."
    case .remoteTooLarge:
      "It is more than \(them) takes at once; everything is kept here: ask its keepers to raise the limit."
    case .notABundle: "\(them) is no git bundle; name the file that ahd sync --bundle wrote."
    case .broken:
      "What came from \(them) is damaged or ends too early; nothing was taken: have it written or sent anew."
    case .forbidden(let what):
      "What came from \(them) is nothing an honest git writes (\(what)); nothing was taken: ask its keepers what that is."
    case .lacksHistory:
      "\(them) builds on changes that are not here yet; exchange with the one who wrote it first, or have it written whole."
    default: nil
    }
  }

  private var wordsOfThisMachine: String? {
    switch fact {
    case .diskFull: "No space is left on the disk; nothing is lost: make room and try again."
    case .quotaUsedUp: "The disk quota is used up; nothing is lost: make room and try again."
    case .noAccess(let said):
      "git may not write where it has to (“\(said)”); see to the rights there and try again."
    case .lockedHere(let path):
      "Another git is at work here, or was broken off (\(path)); try again when it is done, or remove that file if none runs."
    case .damaged(let said):
      "Something git keeps is damaged\(partner.map { ", here or at \($0)" } ?? "") (“\(said)”), while the register's files are whole; look with git fsck, or take the folder .git away and begin it anew: ahd sync --git --remote URL."
    case .damagedIndex:
      "git's index here is damaged, as a crash may leave it, and nothing is lost; make it anew (rm .git/index, then git reset) and try again."
    case .damagedBranch:
      "Where the branch stands can no longer be read here, as a crash may leave it, and nothing is lost; git fsck and git reflog show it, git update-ref sets it."
    case .tooLarge(let limit):
      "\(them) holds more than the \(limit) bytes that are taken at once; nothing was taken: ask its keepers what is so large."
    case .noSigningKey(let key) where key.isEmpty:
      "Commits are to be signed and there is no key to do it with; set git's user.signingkey, or [sync] key in the configuration."
    case .noSigningKey(let key):
      "The key \(key) that commits are to be signed with could not be read; mend git's user.signingkey or [sync] key."
    case .locked:
      "The key that commits are signed with is locked, and nobody is asked during an exchange; load it first (ssh-add) and try again."
    case .notSigned(let said):
      "The commit could not be signed (“\(said)”); mend that and try again."
    case .noName:
      "git does not know who you are; say it once: git config --global user.name “…” and user.email."
    case .other(let code, let said):
      "git failed (exit \(code)\(said.isEmpty ? "" : ": “\(said)”")); nothing is lost: see to that and try again."
    default: nil
    }
  }
}
