import JSON
import Model

extension Outcome {
  /// What has to be told, however many exchanges break off before. What was sent is not of it:
  /// until it went out it is found again, and then the others have it.
  var untold: JSONValue {
    .object([
      JSONMember(key: "received", value: .texts(received)),
      JSONMember(key: "receivedFiles", value: .texts(receivedFiles)),
      JSONMember(
        key: "receivedElements",
        value: .object(
          receivedElements.sorted { $0.key < $1.key }.map {
            JSONMember(key: $0.key, value: .texts($0.value))
          })),
      JSONMember(
        key: "lost",
        value: .rows(lost.map { [$0.file, "\($0.lines)", $0.isHere ? "here" : "there"] })),
      JSONMember(
        key: "contested",
        value: .rows(contested.map { [$0.file, $0.what.element, $0.what.member] })),
      JSONMember(key: "keyChanges", value: .rows(keyChanges.map { [$0.party, $0.commit] })),
      JSONMember(key: "agreedByHand", value: .texts(agreedByHand)),
      JSONMember(key: "rewritten", value: .bool(isRewritten)),
      JSONMember(key: "late", value: .lines(late)),
      JSONMember(key: "signed", value: .lines(signed)),
      JSONMember(key: "unsigned", value: .lines(unsigned)),
      JSONMember(key: "arrived", value: .lines(arrived)),
      JSONMember(key: "forgotten", value: forgotten.map { .string($0) } ?? .null),
    ])
  }

  /// The same, read.
  init(untold value: JSONValue) {
    received = value["received"].texts
    receivedFiles = value["receivedFiles"].texts
    for member in value["receivedElements"]?.object ?? [] {
      receivedElements[member.key] = JSONValue?.some(member.value).texts
    }
    lost = value["lost"].rows(of: 3).compactMap { row in
      guard let file = row[0], let lines = row[1].flatMap({ Int($0) }) else { return nil }
      return Lost(file: file, lines: lines, isHere: row[2] == "here")
    }
    contested = value["contested"].rows(of: 3).compactMap { row in
      row[0].map { Clash(file: $0, what: Contested(element: row[1], member: row[2])) }
    }
    keyChanges = value["keyChanges"].rows(of: 2).map { KeyChange(party: $0[0], commit: $0[1]) }
    agreedByHand = value["agreedByHand"].texts
    isRewritten = value["rewritten"]?.bool ?? false
    late = value["late"].lines
    (signed, unsigned) = (value["signed"].lines, value["unsigned"].lines)
    arrived = value["arrived"].lines
    isSigned = !signed.isEmpty && unsigned.isEmpty
    forgotten = value["forgotten"]?.string
  }
}

extension JSONValue {
  fileprivate static func texts(_ texts: [String]) -> JSONValue { .array(texts.map(Self.string)) }

  /// A list of lists, in which nil stands for nothing.
  fileprivate static func rows(_ rows: [[String?]]) -> JSONValue {
    .array(rows.map { row in .array(row.map { $0.map { .string($0) } ?? .null }) })
  }

  fileprivate static func lines(_ lines: [SpokenLine]) -> JSONValue {
    rows(lines.map { [$0.party, $0.writer, $0.hash.text] })
  }
}

extension JSONValue? {
  fileprivate var texts: [String] { (self?.array ?? []).compactMap(\.string) }

  fileprivate func rows(of count: Int) -> [[String?]] {
    (self?.array ?? []).map { ($0.array ?? []).map(\.string) }.filter { $0.count == count }
  }

  fileprivate var lines: [SpokenLine] {
    rows(of: 3).compactMap { row in
      guard let party = row[0], let writer = row[1], let hash = row[2].flatMap({ SHA256($0) })
      else { return nil }
      return SpokenLine(party: party, writer: writer, hash: hash)
    }
  }
}
