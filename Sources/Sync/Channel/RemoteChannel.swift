import Store
import Text

/// A remote: a bare repository elsewhere, reached as git does.
package struct RemoteChannel: Channel {
  /// Its name here, by which its branches are known; nil for an address alone.
  package let name: String?
  package let address: Address?
  package let pushAddress: Address?
  /// Our branch, and the one of theirs that it follows: `refs/heads/main`.
  let branch: String
  let theirs: String
  /// Whether the configuration says which branch of theirs ours follows; otherwise it is the one of
  /// the same name.
  let isFollowing: Bool
  /// Where a folder of theirs is looked through.
  let files: FileSystem

  package var shown: String { address?.shown ?? "" }

  /// The remote a branch follows; else the one called origin; else the only one.
  ///
  /// - Throws: `noRemote`, `severalRemotes`, `address`.
  static func of(
    _ branch: String, _ settings: GitSettings, in top: String, files: FileSystem
  ) throws(SyncFailure) -> RemoteChannel {
    let names = settings.remotes
    let followed = settings["branch.\(branch).remote"].flatMap { $0 == "." ? nil : $0 }
    let only = names.contains("origin") ? "origin" : names.count == 1 ? names[0] : nil
    guard let name = followed ?? only else {
      throw names.isEmpty ? .noRemote : .severalRemotes(names)
    }
    guard let url = settings["remote.\(name).url"] else { throw .noRemote }
    if let path = Address.file(at: url, from: top) { throw .isFile(path) }
    let merge = settings["branch.\(branch).merge"].flatMap { isBranch($0) ? $0 : nil }
    do throws(AddressFault) {
      return RemoteChannel(
        name: name, address: try place(url, top),
        pushAddress: try settings["remote.\(name).pushurl"].map { (url) throws(AddressFault) in
          try place(url, top)
        }, branch: branch, theirs: merge ?? "refs/heads/\(branch)", isFollowing: merge != nil,
        files: files)
    } catch {
      throw .address(error)
    }
  }

  /// The address with a folder of this machine under its one real name, if it is there.
  private static func place(_ url: String, _ top: String) throws(AddressFault) -> Address {
    let address = try Address(url).absolute(in: top)
    guard address.text.begins(with: "/"), let real = try? FileSystem.real.realPath(address.text)
    else {
      return address
    }
    return try Address(real)
  }

  private static let dot = UInt8(ascii: ".")

  static func isBranch(_ ref: String) -> Bool {
    ref.begins(with: "refs/heads/")
      && !zip(ref.utf8, ref.utf8.dropFirst()).contains { $0 == dot && $1 == dot }
      && ref.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !":*?[\\^~".utf8.contains($0) }
  }

  /// The ref that says here where theirs was last seen; nil where the remote has no name.
  package var tracking: String? {
    name.flatMap { name in
      let end = "\(name)/\(theirs.dropping("refs/heads/".utf8.count))"
      return RemoteChannel.isBranch("refs/heads/\(end)") ? "refs/remotes/\(end)" : nil
    }
  }

  // MARK: There and back

  package func receive(
    _ git: Git, progress: @escaping (String) -> Void
  ) throws(SyncFailure) -> ObjectID? {
    progress("fetching from \(shown)")
    guard let address else { return nil }
    return try git.reach(address, as: "partner", files: files) { (other) throws(SyncFailure) in
      do throws(GitFailure) {
        _ = try git.desk(
          [
            "fetch", "--progress", "--no-tags", "--no-write-fetch-head", "--no-auto-maintenance",
            "--no-recurse-submodules", "--no-show-forced-updates", other.name,
            "+\(theirs):refs/heads/theirs",
          ], reach: other.reach, progress: progress)
      } catch {
        let failure = SyncFailure(error, with: address)
        guard case .git(let fault) = failure, fault.fact == .noSuchBranch else { throw failure }
        try refuseOthers(git, other)
        return nil
      }
      return git.head("theirs")
    }
  }

  /// Called where they do not have that branch: they have nothing at all yet, or only other
  /// branches.
  private func refuseOthers(_ git: Git, _ other: Other) throws(SyncFailure) {
    let list: String
    do throws(GitFailure) {
      list = try git.desk(["ls-remote", "--heads", other.name], reach: other.reach).text
    } catch {
      throw SyncFailure(error, with: address)
    }
    let others = list.parts(by: "\n").compactMap { line in
      line.parts(by: "\t").last?.rest(after: "refs/heads/")
    }
    guard others.isEmpty || isFollowing else {
      throw .followsNothing(branch: branch, remote: name ?? shown, theirs: others)
    }
  }

  package func send(
    _ tip: ObjectID, upon _: ObjectID?, _ git: Git, progress: @escaping (String) -> Void
  ) throws(SyncFailure) -> Bool {
    progress("sending to \(shown)")
    guard let place = pushAddress ?? address else { return false }
    return try git.reach(place, as: "partner", toWrite: theirs, files: files) {
      (other) throws(SyncFailure) in
      do throws(GitFailure) {
        let words = ["push", "--progress", "--porcelain", "--no-verify", other.name]
        _ = try git.desk(
          words + ["\(tip.hex):\(theirs)"], reach: other.reach, progress: progress)
        return true
      } catch {
        let failure = SyncFailure(error, with: place)
        if case .git(let fault) = failure, fault.fact == .moved { return false }
        throw failure
      }
    }
  }
}
