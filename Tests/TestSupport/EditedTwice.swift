package import Entities
import Interchange
package import JSON
package import Register

/// The bundled register after two had edited its files by hand, each in another way, and exchanged:
/// what an event settles of an item, a session, a figure and a tension, and what only a hand does
/// of register.json, a party, a source and an item.
package enum EditedTwice {
  package static let files = make()
  package static let register = Register(files: files, today: Samples.today)

  private typealias Edit = (JSONValue) -> JSONValue

  private static func make() -> [RegisterFile: Bytes] {
    var files = Samples.bundled
    func join(_ file: RegisterFile, _ ours: Edit, _ theirs: Edit) {
      let base = files[file].map { $0.string(0..<$0.count) } ?? ""
      guard let value = try? JSONValue(base),
        let joined = try? Merging.file(
          file, base: Array(base.utf8), ours: text(ours(value)), theirs: text(theirs(value)))
      else { return }
      files[file] = joined.bytes.map { Bytes($0) }
    }
    join(
      .register, header("Joint Working Group on Security", "Republic of Türkiye"),
      header("Joint Security Working Group", "Türkiye Cumhuriyeti"))
    join(.sources, first("title", "Talks in Ankara"), first("title", "Report on the talks"))
    join(
      .commitments,
      set("train-20-officers", "title", "Train 20 officers", and: removing("naqvi-return-visit")),
      set(
        "train-20-officers", "title", "20 officers in Ankara",
        and: set("naqvi-return-visit", "notes", "Asked for twice")))
    join(
      .meetings, set("jwg-session-05", "title", "Fifth session, Islamabad"),
      set("jwg-session-05", "title", "Fifth session, Ankara"))
    join(
      .indicators, set("heroin-seized-anf", "caution", "gross weight"),
      set("heroin-seized-anf", "caution", "net weight"))
    join(.tensions, first("state", "explained"), first("state", "resolved"))
    return files
  }

  private static func text(_ value: JSONValue) -> [UInt8] { Array((value.pretty + "\n").utf8) }

  private static func header(_ title: JSONValue, _ party: JSONValue) -> Edit {
    { header in
      let parties = header["parties"]?.array ?? []
      return header.replacing("title", with: title).replacing(
        "parties",
        with: .array(
          parties.dropLast() + parties.suffix(1).map { $0.replacing("name", with: party) })
      )
    }
  }

  private static func first(_ member: String, _ value: JSONValue) -> Edit {
    { list in
      let elements = list.array ?? []
      return .array(
        elements.prefix(1).map { $0.replacing(member, with: value) } + elements.dropFirst())
    }
  }

  private static func set(
    _ id: String, _ member: String, _ value: JSONValue, and other: @escaping Edit = { $0 }
  ) -> Edit {
    { list in
      let elements = other(list).array ?? []
      return .array(
        elements.map { $0["id"]?.string == id ? $0.replacing(member, with: value) : $0 })
    }
  }

  private static func removing(_ id: String) -> Edit {
    { .array(($0.array ?? []).filter { $0["id"]?.string != id }) }
  }
}
