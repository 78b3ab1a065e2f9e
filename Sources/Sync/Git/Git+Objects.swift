import Store
import Text

/// What git's trees hold at a path.
struct TreeEntry: Hashable {
  var mode: String
  var id: ObjectID

  static let file = "100644"
  var isFile: Bool { mode.begins(with: "100") }
  var isLink: Bool { mode == "120000" }
  var isSubmodule: Bool { mode == "160000" }
}

/// A path that two trees have differently; nil where one has nothing there.
struct Difference {
  let path: [UInt8]
  let before: TreeEntry?
  let after: TreeEntry?
}

extension Git {
  // MARK: Trees

  /// What a commit's tree holds at these paths, folders with all that is in them.
  func entries(of commit: ObjectID, at paths: [String]) throws(GitFailure) -> [ExactText: TreeEntry]
  {
    let list = try desk(["ls-tree", "-r", "-z", "--full-tree", commit.hex, "--"] + paths)
    var entries: [ExactText: TreeEntry] = [:]
    for record in list.records {
      // MODE TYPE ID, a tab, the path.
      let parts = record.split(separator: 9, maxSplits: 1)
      let words = parts[0].split(separator: 32)
      guard parts.count == 2, words.count == 3, let id = ObjectID(words[2]),
        let path = String(validating: parts[1], as: UTF8.self)
      else { continue }
      entries[ExactText(path)] = TreeEntry(mode: String(decoding: words[0], as: UTF8.self), id: id)
    }
    return entries
  }

  /// Where two trees differ, file by file.
  func differences(_ before: ObjectID, _ after: ObjectID) throws(GitFailure) -> [Difference] {
    let list = try desk(["diff-tree", "-r", "-z", "--raw", "--no-renames", before.hex, after.hex])
    let records = list.records
    return stride(from: 0, to: records.count - 1, by: 2).compactMap { index in
      // :MODE MODE ID ID STATUS, then the path.
      let words = records[index].dropFirst().split(separator: 32)
      guard words.count == 5 else { return nil }
      func entry(_ mode: Int, _ id: Int) -> TreeEntry? {
        ObjectID(words[id]).map {
          TreeEntry(mode: String(decoding: words[mode], as: UTF8.self), id: $0)
        }
      }
      return Difference(
        path: Array(records[index + 1]), before: entry(0, 2), after: entry(1, 3))
    }
  }

  /// The tree of a commit with some paths changed; nil takes one out. Fills the scratch index.
  func tree(
    of commit: ObjectID?, changing changes: [(path: [UInt8], entry: TreeEntry?)]
  ) throws(GitFailure) -> ObjectID {
    _ = try desk(["read-tree"] + (commit.map { [$0.hex] } ?? ["--empty"]))
    try put(changes, into: .scratch)
    let tree = try desk(["write-tree"]).text
    guard let id = ObjectID(tree) else { throw .failed(0, errors: [], output: Array(tree.utf8)) }
    return id
  }

  /// Sets paths of an index, whatever stood there; nothing else of it is touched.
  func put(
    _ changes: [(path: [UInt8], entry: TreeEntry?)], into index: Index
  ) throws(GitFailure) {
    guard !changes.isEmpty else { return }
    var lines: [UInt8] = []
    for (path, entry) in changes {
      let none = String(repeating: "0", count: 40)
      lines += "\(entry?.mode ?? "0") \(entry?.id.hex ?? none)\t".utf8
      lines += path + [0]
    }
    _ = try desk(["update-index", "-z", "--index-info"], input: lines, index: index)
  }

  /// Looks which files are as an index has them, though they were touched: git takes no
  /// other for unchanged.
  func refresh(_ index: Index) throws(GitFailure) {
    let (isWhole, someDiffer): (Int32, Int32) = (0, 1)
    _ = try desk(
      ["update-index", "-q", "--refresh"], index: index, answers: [isWhole, someDiffer])
  }

  // MARK: Blobs

  /// Sizes in bytes of what these names stand for; nil for what is not there or is no file.
  func sizes(_ names: [String]) throws(GitFailure) -> [Int?] {
    guard !names.isEmpty else { return [] }
    let list = try desk(
      ["cat-file", "--batch-check=%(objecttype) %(objectsize)"], input: Git.lines(names))
    return list.output.split(separator: 10).map { line in
      let words = line.split(separator: 32)
      guard words.count == 2, words[0].elementsEqual("blob".utf8) else { return nil }
      return Int(String(decoding: words[1], as: UTF8.self))
    }
  }

  /// What these names stand for, whole: ids, or `COMMIT:PATH`; nil for what is not there. Ask
  /// for the sizes first.
  func contents(_ names: [String], limit: Int) throws(GitFailure) -> [[UInt8]?] {
    guard !names.isEmpty else { return [] }
    let said = try desk(
      ["cat-file", "--batch=%(objectsize)"], input: Git.lines(names),
      limit: limit + names.count * 1024
    ).output
    var place = 0
    return names.map { _ in
      let end = said[place...].firstIndex(of: 10) ?? said.count
      let head = String(decoding: said[min(place, end)..<end], as: UTF8.self)
      place = min(end + 1, said.count)
      guard let size = Int(head), place + size <= said.count else { return nil }
      defer { place = min(place + size + 1, said.count) }
      return Array(said[place..<(place + size)])
    }
  }

  /// Keeps these as blobs, all by one run, through files on the desk; their
  /// names in the same order.
  func hash(_ blobs: [[UInt8]], _ files: FileSystem) throws(SyncFailure) -> [ObjectID] {
    guard !blobs.isEmpty else { return [] }
    let paths = blobs.indices.map { "\(deskFolder)/new/\($0)" }
    defer { for path in paths { try? files.remove(path) } }
    for (path, blob) in zip(paths, blobs) {
      do throws(Errno) { try files.keep(blob, at: path) } catch { throw .desk(path, error) }
    }
    do throws(GitFailure) {
      let said = try desk(
        ["hash-object", "-w", "--no-filters", "--stdin-paths"], input: Git.lines(paths))
      let ids = said.text.split(separator: "\n").compactMap { ObjectID($0) }
      guard ids.count == blobs.count else {
        throw .failed(said.code, errors: said.errors, output: said.output)
      }
      return ids
    } catch {
      throw SyncFailure(error)
    }
  }

  private static func lines(_ names: [String]) -> [UInt8] {
    Array(names.joined(separator: "\n").utf8) + [10]
  }

  // MARK: Commits

  /// The best common ancestors, sorted; none where the two have nothing in common.
  func mergeBases(_ a: ObjectID, _ b: ObjectID) throws(GitFailure) -> [ObjectID] {
    let said = try desk(["merge-base", "--all", a.hex, b.hex], answers: [0, 1])
    return said.text.split(separator: "\n").compactMap { ObjectID($0) }.sorted()
  }

  /// When commits were made, in seconds since 1970, the latest of them.
  func latest(_ commits: [ObjectID]) throws(GitFailure) -> Int {
    let said = try desk(
      ["log", "--no-walk=unsorted", "--no-show-signature", "--format=%ct"] + commits.map(\.hex))
    return said.text.split(separator: "\n").compactMap { Int($0) }.max() ?? 0
  }

  /// Who makes a commit, and when.
  struct Hand {
    let name: String
    let email: String
    /// Seconds since 1970.
    let time: Int
    /// The key it is signed with, as git's user.signingkey; nil for none.
    var key: String?

    var environment: [String] {
      ["AUTHOR", "COMMITTER"].flatMap { role in
        [
          "GIT_\(role)_NAME=\(name)", "GIT_\(role)_EMAIL=\(email)",
          "GIT_\(role)_DATE=@\(time) +0000",
        ]
      }
    }
  }

  /// Makes a commit; no branch moves.
  func commit(
    _ tree: ObjectID, upon parents: [ObjectID], _ message: String, by hand: Hand
  ) throws(GitFailure) -> ObjectID {
    let signing = hand.key.map(Signing.arguments) ?? []
    let said = try desk(
      signing + ["commit-tree", hand.key == nil ? "--no-gpg-sign" : "-S", tree.hex]
        + parents.flatMap { ["-p", $0.hex] },
      input: Array(message.utf8), extra: hand.environment)
    guard let id = ObjectID(said.text) else {
      throw .failed(0, errors: said.errors, output: said.output)
    }
    return id
  }
}
