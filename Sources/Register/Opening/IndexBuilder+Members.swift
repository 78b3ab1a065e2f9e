import Dates
import Entities
import JSON
import Text

// The fast pass over one item: what fits at first sight.
extension IndexBuilder {
  /// Reads the members of one item. Returns false if anything is not as it should be; `Decoding`
  /// then reads the item again and says what.
  mutating func readMembers() throws(JSONError) -> Bool {
    var isPlain = true
    try reader.beginObject()
    while let key = try reader.nextKey() {
      if try !readMember(key) { isPlain = false }
    }
    return isPlain
  }

  private mutating func readMember(_ key: JSONText) throws(JSONError) -> Bool {
    switch length(key) {
    case 2 where reader.equals(key, "id"):
      item.id = try plainText()
      return item.id != nil
    case 3 where reader.equals(key, "due"): return try readDue()
    case 5 where reader.equals(key, "title"):
      item.title = try plainText()
      return item.title != nil
    case 5 where reader.equals(key, "notes"): return try note(.notes, .string)
    case 6 where reader.equals(key, "status"):
      item.status = try word(Status.byteTable)
      return item.status != nil
    case 6 where reader.equals(key, "owedBy"):
      if try isNull() { return true }
      item.owedBy = try list()
      return item.owedBy != nil
    case 6 where reader.equals(key, "owedTo"):
      if try isNull() { return true }
      item.owedTo = try list()
      return item.owedTo != nil
    case 6 where reader.equals(key, "claims"): return try readClaims()
    case 6 where reader.equals(key, "recurs"):
      guard try reader.peek() == .bool else { return try skip(.null) }
      item.due.recurs = try reader.bool()
      return true
    case 7 where reader.equals(key, "summary"):
      if try isNull() { return true }
      item.summary = try plainText()
      return item.summary != nil
    case 7 where reader.equals(key, "domains"):
      item.domains = try list()
      return item.domains != nil
    case 8 where reader.equals(key, "strength"):
      item.strength = try word(Strength.byteTable)
      return item.strength != nil
    case 8 where reader.equals(key, "inferred"):
      try read(.inferred)
      return true
    case 8 where reader.equals(key, "doneWhen"):
      return try note(.doneWhen, .string)
    case 8 where reader.equals(key, "evidence"):
      try read(.evidence)
      return true
    case 8 where reader.equals(key, "quantity"):
      if try reader.peek() == .object { item.due.hasTextOrQuantity = true }
      return try note(.quantity, .object)
    case 9 where reader.equals(key, "contested"): return try note(.contested, .object)
    case 9 where reader.equals(key, "indicator"): return try note(.figure, .string)
    case 10 where reader.equals(key, "milestones"):
      try read(.milestones)
      return true
    default:
      _ = try reader.skip()
      return true
    }
  }

  /// The bytes a key means, to tell most keys apart at once.
  private func length(_ key: JSONText) -> Int {
    key.isEscaped ? reader.string(key).utf8.count : key.range.count
  }

  private mutating func skip(_ kind: JSONKind) throws(JSONError) -> Bool {
    let found = try reader.peek()
    _ = try reader.skip()
    return found == kind
  }

  private mutating func isNull() throws(JSONError) -> Bool {
    guard try reader.peek() == .null else { return false }
    try reader.null()
    return true
  }

  /// A string that is not empty; anything else is skipped.
  private mutating func plainText() throws(JSONError) -> JSONText? {
    guard try reader.peek() == .string else {
      _ = try reader.skip()
      return nil
    }
    let text = try reader.string()
    return (1...Decoding.longestText).contains(text.range.count) ? text : nil
  }

  /// Where an array lies; anything else is skipped.
  private mutating func list() throws(JSONError) -> Range<Int>? {
    let isArray = try reader.peek() == .array
    let range = try reader.skip()
    return isArray ? range : nil
  }

  private mutating func word<T>(_ table: ByteTable<T>) throws(JSONError) -> T? {
    guard try reader.peek() == .string else {
      _ = try reader.skip()
      return nil
    }
    let text = try reader.string()
    return text.isEscaped ? table.find(reader.string(text)) : table.find(reader.bytes, text.range)
  }

  private mutating func readDue() throws(JSONError) -> Bool {
    guard try reader.peek() == .object else { return try skip(.null) }
    item.due.hasTextOrQuantity = true
    var edtf: EDTF?
    var isPlain = true
    try reader.beginObject()
    while let key = try reader.nextKey() {
      if try !readDueMember(key, &edtf) { isPlain = false }
    }
    complete(edtf)
    return isPlain && item.due.isOrdered
  }

  private mutating func readDueMember(
    _ key: JSONText, _ edtf: inout EDTF?
  ) throws(JSONError) -> Bool {
    switch length(key) {
    case 4 where reader.equals(key, "edtf"):
      if try isNull() { return true }
      edtf = try readEDTF()
      return edtf != nil
    case 6 where reader.equals(key, "latest"):
      if try isNull() { return true }
      let day = try readDay()
      item.due.latest = day ?? Index.Due.none
      return day != nil
    case 8 where reader.equals(key, "earliest"):
      if try isNull() { return true }
      let day = try readDay()
      item.due.earliest = day ?? Index.Due.none
      return day != nil
    default:
      _ = try reader.skip()
      return true
    }
  }

  private mutating func readEDTF() throws(JSONError) -> EDTF? {
    guard let text = try plainText() else { return nil }
    return text.isEscaped ? EDTF(reader.string(text)) : EDTF(reader.bytes.buffer(text.range))
  }

  private mutating func readDay() throws(JSONError) -> Int32? {
    guard let text = try plainText() else { return nil }
    let day = text.isEscaped ? Day(reader.string(text)) : Day(reader.bytes.buffer(text.range))
    return day?.number
  }

  private mutating func complete(_ edtf: EDTF?) {
    guard let edtf else { return }
    item.due.isApproximate = edtf.isApproximate
    if item.due.latest == Index.Due.none, let day = edtf.latest { item.due.latest = day.number }
    if item.due.earliest == Index.Due.none, let day = edtf.earliest {
      item.due.earliest = day.number
    }
  }

  /// Notes a member of the kind it is to have; what it says is not looked at.
  private mutating func note(_ ground: Index.Grounds, _ kind: JSONKind) throws(JSONError) -> Bool {
    if try reader.peek() == kind { item.grounds.insert(ground) }
    _ = try reader.skip()
    return true
  }

  /// Notes a list that is not empty; what stands in it is not looked at.
  private mutating func read(_ ground: Index.Grounds) throws(JSONError) {
    guard try reader.peek() == .array else {
      _ = try reader.skip()
      return
    }
    try reader.beginArray()
    while try reader.nextElement() {
      _ = try reader.skip()
      item.grounds.insert(ground)
    }
  }

  /// The sources that state something of it: what the register infers, no source tells.
  private mutating func readClaims() throws(JSONError) -> Bool {
    guard try reader.peek() == .array else { return try skip(.null) }
    try reader.beginArray()
    while try reader.nextElement() {
      guard try reader.peek() == .object else {
        _ = try reader.skip()
        continue
      }
      try readClaim()
    }
    return true
  }

  private mutating func readClaim() throws(JSONError) {
    var source: JSONText?
    var isStated = true
    try reader.beginObject()
    while let key = try reader.nextKey() {
      let isText = try reader.peek() == .string
      switch length(key) {
      case 6 where isText && reader.equals(key, "source"): source = try reader.string()
      case 4 where isText && reader.equals(key, "kind"):
        isStated = reader.equals(try reader.string(), "stated")
      default: _ = try reader.skip()
      }
    }
    if isStated, let source { take(source: source) }
  }

  private mutating func take(source: JSONText) {
    if source.isEscaped {
      var id = reader.string(source)
      item.sources = id.withUTF8 { sourceSets.set(item.sources, adding: $0) }
    } else {
      item.sources = sourceSets.set(item.sources, adding: reader.bytes.buffer(source.range))
    }
  }
}
