package import Dates
import Entities
import JSON

/// Text that was typed into a form and not recorded.
package struct KeptDraft: Hashable, Sendable {
  /// The form it belongs to.
  package let name: String
  /// By field.
  package let values: [String: [String]]
  /// When it was put on disk.
  package let since: Moment

  package init(name: String, values: [String: [String]], since: Moment) {
    self.name = name
    self.values = values
    self.since = since
  }
}

/// The file in the state folder that keeps what was typed into forms on one register, so that a
/// crash loses none of it. It is there only while something is typed and not recorded.
package struct DraftFile: Sendable {
  private let stateFolder: String
  private let register: String
  private let files: FileSystem

  /// More would be no text a person typed.
  private static let limit = 16 << 20

  /// `register` is the folder it will be in at the next start: of the bundled one the copy's.
  package init(stateFolder: String, register: String, files: FileSystem = .real) {
    self.stateFolder = stateFolder
    self.register = (try? files.realPath(register)) ?? register
    self.files = files
  }

  package var path: String {
    "\(stateFolder)/drafts-\(hex16(fnv1a(register.utf8))).json"
  }

  /// What is kept; nil for a file that cannot be read, which is then ignored.
  package func load() -> [KeptDraft]? {
    let bytes: Bytes
    do throws(Errno) {
      bytes = try files.contents(path, limit: Self.limit)
    } catch {
      return error.isMissing ? [] : nil
    }
    guard let value = try? JSONValue(bytes: bytes, in: 0..<bytes.count),
      value["register"]?.string == register, let list = value["drafts"]?.array
    else { return nil }
    let drafts = list.compactMap(KeptDraft.init)
    return drafts.count == list.count ? drafts : nil
  }

  /// Puts these in place of those under the same names, and takes away those of `gone`; other
  /// programs' stay. The last one takes the file with it.
  package func save(_ drafts: [KeptDraft], gone: Set<String>) throws(Errno) {
    let names = gone.union(drafts.map(\.name))
    let all = (load() ?? []).filter { !names.contains($0.name) } + drafts
    if all.isEmpty {
      do throws(Errno) { try files.remove(path) } catch  where error.isMissing {}
      return
    }
    let value = JSONValue.object([
      JSONMember(key: "register", value: .string(register)),
      JSONMember(key: "drafts", value: .array(all.sorted { $0.name < $1.name }.map(\.json))),
    ])
    try files.replace(path, with: Bytes(value.pretty + "\n"))
  }
}

extension KeptDraft {
  fileprivate init?(_ value: JSONValue) {
    guard let name = value["name"]?.string, let since = value["since"]?.string.flatMap(Moment.init),
      let fields = value["fields"]?.object
    else { return nil }
    var values: [String: [String]] = [:]
    for field in fields {
      guard let list = field.value.array?.compactMap(\.string) else { return nil }
      values[field.key] = list
    }
    self.init(name: name, values: values, since: since)
  }

  fileprivate var json: JSONValue {
    let fields = values.sorted { $0.key < $1.key }.map {
      JSONMember(key: $0.key, value: .array($0.value.map(JSONValue.string)))
    }
    return .object([
      JSONMember(key: "name", value: .string(name)),
      JSONMember(key: "since", value: .string(since.text)),
      JSONMember(key: "fields", value: .object(fields)),
    ])
  }
}
