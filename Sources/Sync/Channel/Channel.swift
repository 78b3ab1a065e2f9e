/// The way to the other side of an exchange: a remote, or a bundle.
package protocol Channel {
  /// For people: an address without a password, or a path.
  var shown: String { get }
  /// The address that the desk (the exchange's own git folder) knows as the remote `partner`; nil
  /// for a way that needs none.
  var address: Address? { get }
  /// The address that is sent to, if that is another one than is received from.
  var pushAddress: Address? { get }
  /// The ref of the repository that says at which commit their branch was last seen; nil for none.
  var tracking: String? { get }

  /// Brings what the other side has into the repository's objects.
  ///
  /// - Returns: Where their branch stands; nil where they have nothing at all yet.
  func receive(_ git: Git, progress: @escaping (String) -> Void) throws(SyncFailure) -> ObjectID?

  /// Gives them everything up to a commit, which builds on what was received.
  ///
  /// - Returns: False where someone else was faster, so that it must be received and joined anew.
  func send(
    _ tip: ObjectID, upon theirs: ObjectID?, _ git: Git, progress: @escaping (String) -> Void
  ) throws(SyncFailure) -> Bool
}

extension Channel {
  package var pushAddress: Address? { nil }
  package var tracking: String? { nil }
}
