package import Acts
package import JSON
import Search

/// The views a person keeps, as views.json holds them: `{"format":1,"views":[…]}`. A view that
/// cannot be read is told with its place and let be, and so is every member that is not known.
package struct ViewBook: Sendable {
  private struct Entry {
    var raw: JSONValue
    var view: SavedView?
  }

  /// What is wrong, with line and column: `line 4, column 5 ($.views[1].sort): …`
  package var faults: [String] { unreadable.map { [$0] } ?? told }
  private var told: [String] = []
  /// Why nothing of the file could be read; it is then never written.
  package private(set) var unreadable: String?
  private var entries: [Entry] = []
  /// The file's members besides the views.
  private var rest: [JSONMember] = [JSONMember(key: "format", value: .number("1"))]

  package init(_ views: [SavedView] = []) {
    entries = views.map { Entry(raw: $0.json, view: $0) }
  }

  /// Of a file that could not be opened.
  package init(unreadable why: String) {
    unreadable = why
  }

  package init(_ bytes: Bytes) {
    do throws(JSONError) {
      let all = try JSONValue(bytes: bytes, in: 0..<bytes.count)
      guard let members = all.object, all["views"]?.array != nil else {
        unreadable = "it is no object with an array “views”"
        return
      }
      rest = members.filter { $0.key != "views" }
      try read(bytes)
    } catch {
      let place = bytes.position(of: error.offset)
      unreadable =
        "line \(place.line), column \(place.column) (\(error.path)): found \(error.fault.found), expected \(error.fault.expected)"
    }
  }

  /// The views, each with its place.
  private mutating func read(_ bytes: Bytes) throws(JSONError) {
    var reader = JSONReader(bytes)
    try reader.beginObject()
    while let key = try reader.nextKey() {
      guard reader.string(key) == "views" else {
        _ = try reader.skip()
        continue
      }
      try reader.beginArray()
      while try reader.nextElement() {
        let range = try reader.skip()
        take(try JSONValue(bytes: bytes, in: range), bytes.position(of: range.lowerBound))
      }
    }
  }

  private mutating func take(_ raw: JSONValue, _ position: TextPosition) {
    var view: SavedView?
    let place = "line \(position.line), column \(position.column) ($.views[\(entries.count)]"
    do {
      let read = try SavedView(raw, keeper: .person)
      if find(read.name) == nil {
        view = read
      } else {
        told.append("\(place).name): “\(read.name)” is there twice; the first counts")
      }
    } catch {
      let member = error.member.isEmpty ? "" : ".\(error.member)"
      told.append("\(place)\(member)): \(error.words)")
    }
    entries.append(Entry(raw: raw, view: view))
  }

  package var views: [SavedView] { entries.compactMap(\.view) }

  /// The file's text, with its last newline.
  package var text: String {
    let list = JSONMember(key: "views", value: .array(entries.map(\.raw)))
    return JSONValue.object(rest + [list]).pretty + "\n"
  }

  // MARK: Changing

  /// Does what is asked, or says why not; then nothing is changed.
  package mutating func apply(_ change: ViewChange) throws(ViewRefusal) {
    if let unreadable { throw .unreadable(unreadable) }
    switch change {
    case .save(let view):
      let place = find(view.name)
      let old = place.map { entries[$0].raw } ?? .object([])
      let entry = Entry(raw: old.taking(view), view: view)
      if let place { entries[place] = entry } else { entries.append(entry) }
    case .rename(let name, let new):
      let place = try place(of: name)
      guard var view = entries[place].view else { return }
      view.name = try SavedView.name(new)
      if let other = find(view.name), other != place { throw .isTaken(view.name) }
      entries[place] = Entry(raw: entries[place].raw.taking(view), view: view)
    case .delete(let name): entries.remove(at: try place(of: name))
    case .move(let name, let step): try move(name, by: step)
    }
  }

  /// Past views that can be read: those that cannot are not seen.
  private mutating func move(_ name: String, by step: Int) throws(ViewRefusal) {
    let place = try place(of: name)
    let seen = entries.indices.filter { entries[$0].view != nil }
    guard let number = seen.firstIndex(of: place), seen.indices.contains(number + step) else {
      throw .cannotMove(name)
    }
    entries.insert(entries.remove(at: place), at: seen[number + step])
  }

  private func find(_ name: String) -> Int? {
    let wanted = Folding.fold(name)
    return entries.firstIndex { $0.view?.folded == wanted }
  }

  private func place(of name: String) throws(ViewRefusal) -> Int {
    guard let place = find(name) else { throw .unknown(name, views.map(\.name)) }
    return place
  }
}

extension JSONValue {
  /// The members of a view in the place of those there were, all others kept.
  fileprivate func taking(_ view: SavedView) -> JSONValue {
    let others = (object ?? []).filter { !SavedView.members.contains($0.key) }
    return .object((view.json.object ?? []) + others)
  }
}
