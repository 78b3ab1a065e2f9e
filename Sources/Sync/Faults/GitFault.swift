/// Why git did not do what it was asked: a fact, found in what it and ssh said. Texts are inert.
package struct GitFault: Error, Hashable, Sendable {
  package let fact: Fact
  /// With whom: an address as shown, or a bundle's path; nil where nobody else was concerned.
  package let partner: String?

  package init(_ fact: Fact, partner: String? = nil) {
    self.fact = fact
    self.partner = partner
  }

  package enum Fact: Hashable, Sendable {
    // Programs
    /// There is no git on the path.
    case noGit
    /// It does not know what it is asked: what it said.
    case tooOld(String)
    /// A program git needs is not there: ssh, a helper, ssh-keygen.
    case noProgram(String)

    // The way there
    case unknownHost, refused, timedOut, unreachable, cutOff
    /// The remote's certificate is not trusted, or it speaks no TLS there.
    case notTrusted
    /// A way git was not let go: an address was rewritten by the user's own configuration.
    case wayNotAllowed(String)
    /// The server failed, with a code of HTTP from 500 on, or asks to wait.
    case serverFailed(Int)

    // Who we are
    case hostUnknown, hostChanged
    /// ssh offered no key that is taken.
    case keyRefused
    /// Name and password are wanted, and nobody can be asked.
    case noPassword
    case wrongPassword
    case http(Int)

    // What is there
    /// A folder of this machine that is not there just now: a stick, or a share.
    case notThere
    case noRepository, noSuchBranch
    /// It belongs to another user of this machine, so git does not touch it.
    case notOurs(String)

    // What it does with ours
    /// Someone pushed meanwhile.
    case moved
    /// The remote has a rule against it: what it said.
    case declined(String)
    /// That branch is open in a work tree over there.
    case checkedOut
    case remoteFull(String)
    case remoteTooLarge

    // This machine
    case diskFull, quotaUsedUp
    /// It may not write: what it said, which names the place.
    case noAccess(String)
    /// A lock of git's is in the way, of one that is at work or was broken off: the lock's path.
    case lockedHere(String)
    /// Something git keeps can no longer be read, as a crash may leave it: what it said.
    case damaged(String)
    /// The same of the index, which holds nothing that is not elsewhere.
    case damagedIndex
    /// The same of what says on which branch, or where it stands.
    case damagedBranch
    /// Something is larger than this many bytes, the most that is taken.
    case tooLarge(Int)

    // Bundles and packs
    case notABundle
    /// It ends too early, or holds what no pack holds.
    case broken
    /// It holds what no honest git writes: git's word for it.
    case forbidden(String)
    /// It builds on commits that are not here.
    case lacksHistory

    // Signing and names
    case noSigningKey(String)
    case locked
    case notSigned(String)
    case noName

    /// None of these: exit code, and what git said.
    case other(Int32, String)
  }
}
