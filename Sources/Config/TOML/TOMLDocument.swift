import JSON

/// A text of TOML as a tree, with the place of every key and value, and what is wrong with it.
///
/// The nodes lie in one array and name each other by number; the root table is the first.
package struct TOMLDocument: Sendable {
  package internal(set) var nodes = [Node(offset: 0, value: .table(Table(kind: .header)))]
  /// In the order of the text. What is faulty is left out of the tree; the rest counts.
  package internal(set) var faults: [TOMLFault] = []

  package struct Node: Sendable {
    /// Where the value begins, in bytes; of a table its header or first key.
    package let offset: Int
    package internal(set) var value: Value
  }

  package enum Value: Sendable {
    case string(String)
    case integer(Int)
    /// As written, underscores left out.
    case float(String)
    case boolean(Bool)
    /// A day, a time, or both, as written.
    case date(String)
    /// `isOpen`: made by `[[…]]`, so that more elements may follow.
    case array([Int], isOpen: Bool)
    case table(Table)
  }

  package struct Table: Sendable {
    var kind: Kind
    /// In the order of the text.
    package internal(set) var members: [Member] = []
    /// By the bytes of the key: TOML tells `ü` from `u` with two dots.
    private var places: [[UInt8]: Int] = [:]

    init(kind: Kind) { self.kind = kind }

    /// What a table was made by decides what may still be added to it.
    enum Kind: Sendable {
      /// Its own header.
      case header
      /// The header of a table in it: its own may still come.
      case implicit
      /// A dotted key.
      case dotted
      /// Braces: complete as it stands.
      case inline
    }

    /// The node under a key.
    package func node(_ key: String) -> Int? {
      places[Array(key.utf8)].map { members[$0].node }
    }

    mutating func add(_ key: TOMLKey, _ node: Int) {
      places[Array(key.name.utf8)] = members.count
      members.append(Member(key: key, node: node))
    }
  }

  package struct Member: Sendable {
    package let key: TOMLKey
    package let node: Int
  }

  /// The table a node is; nil for another value.
  package func table(_ node: Int) -> Table? {
    if case .table(let table) = nodes[node].value { table } else { nil }
  }
}

/// One part of a key, with the offset of its first byte.
package struct TOMLKey: Sendable {
  package let name: String
  package let offset: Int
}

extension TOMLDocument {
  mutating func make(_ value: Value, _ offset: Int) -> Int {
    nodes.append(Node(offset: offset, value: value))
    return nodes.count - 1
  }

  /// Opens the table of a header; `[[…]]` adds an element.
  mutating func open(_ path: [TOMLKey], isElement: Bool) throws(TOMLFault) -> Int {
    var node = 0
    for key in path.dropLast() { node = try enter(node, key) }
    guard let last = path.last else { return node }
    return isElement ? try element(of: node, last) : try header(in: node, last)
  }

  /// Puts a value where a key says; every part before the last is a table.
  mutating func put(_ value: Int, _ path: [TOMLKey], in table: Int) throws(TOMLFault) {
    var node = table
    for key in path.dropLast() {
      guard let next = self.table(node)?.node(key.name) else {
        node = add(.table(Table(kind: .dotted)), key, to: node)
        continue
      }
      guard self.table(next)?.kind == .dotted else { throw defined(key, next) }
      node = next
    }
    guard let last = path.last else { return }
    if let first = self.table(node)?.node(last.name) { throw defined(last, first) }
    insert(value, last, in: node)
  }

  /// The braces are closed: nothing is added to what they hold.
  mutating func seal(_ node: Int) {
    guard var table = table(node) else { return }
    table.kind = .inline
    nodes[node].value = .table(table)
  }

  private mutating func enter(_ node: Int, _ key: TOMLKey) throws(TOMLFault) -> Int {
    guard let next = table(node)?.node(key.name) else {
      return add(.table(Table(kind: .implicit)), key, to: node)
    }
    switch nodes[next].value {
    case .table(let table) where table.kind != .inline: return next
    case .array(let elements, isOpen: true): return elements.last ?? next
    default: throw defined(key, next)
    }
  }

  private mutating func header(in node: Int, _ key: TOMLKey) throws(TOMLFault) -> Int {
    guard let known = table(node)?.node(key.name) else {
      return add(.table(Table(kind: .header)), key, to: node)
    }
    guard var table = table(known), table.kind == .implicit else { throw defined(key, known) }
    table.kind = .header
    nodes[known].value = .table(table)
    return known
  }

  private mutating func element(of node: Int, _ key: TOMLKey) throws(TOMLFault) -> Int {
    let new = make(.table(Table(kind: .header)), key.offset)
    guard let known = table(node)?.node(key.name) else {
      _ = add(.array([new], isOpen: true), key, to: node)
      return new
    }
    guard case .array(let elements, isOpen: true) = nodes[known].value else {
      throw defined(key, known)
    }
    nodes[known].value = .array(elements + [new], isOpen: true)
    return new
  }

  private mutating func add(_ value: Value, _ key: TOMLKey, to node: Int) -> Int {
    let new = make(value, key.offset)
    insert(new, key, in: node)
    return new
  }

  private mutating func insert(_ new: Int, _ key: TOMLKey, in node: Int) {
    guard case .table(var table) = nodes[node].value else { return }
    // Taken out first, so that the table is changed in its place.
    nodes[node].value = .boolean(false)
    table.add(key, new)
    nodes[node].value = .table(table)
  }

  private func defined(_ key: TOMLKey, _ first: Int) -> TOMLFault {
    TOMLFault(.definedBefore(key.name, first: nodes[first].offset), at: key.offset)
  }
}
