import Search

extension Index {
  /// Copies the only row of another index to the end of this one, and returns its row number here.
  mutating func appendRow(from one: Index) -> Int {
    let row = count
    append(
      place: Place(buffer: Int32(bytes.count), range: one.places[0].range), number: row,
      id: one.ids[0],
      title: one.titles[0], status: one.status[0], strength: one.strength[0], due: one.due[0],
      domains: Int32(domainSets.count), owners: Int32(ownerSets.count),
      sources: Int32(sourceSets.count), grounds: one.grounds[0])
    take(one)
    search.beginRow()
    for field in one.search.fields(row: 0) { search.add(folded: field) }
    added[one.id(0)] = row
    return row
  }

  mutating func replaceRow(_ row: Int, from one: Index) {
    places[row] = Place(buffer: Int32(bytes.count), range: one.places[0].range)
    ids[row] = one.ids[0]
    titles[row] = one.titles[0]
    status[row] = one.status[0]
    strength[row] = one.strength[0]
    due[row] = one.due[0]
    domains[row] = Int32(domainSets.count)
    owners[row] = Int32(ownerSets.count)
    sources[row] = Int32(sourceSets.count)
    grounds[row] = one.grounds[0]
    take(one)
  }

  /// Puts a row back to what it was in the index that this one began as.
  mutating func replaceRow(_ row: Int, with other: Int, of original: Index) {
    places[row] = original.places[other]
    ids[row] = original.ids[other]
    titles[row] = original.titles[other]
    status[row] = original.status[other]
    strength[row] = original.strength[other]
    due[row] = original.due[other]
    domains[row] = original.domains[other]
    owners[row] = original.owners[other]
    sources[row] = original.sources[other]
    grounds[row] = original.grounds[other]
  }

  private mutating func take(_ one: Index) {
    bytes.append(one.bytes[0])
    domainSets.append(one.domainSets[Int(one.domains[0])])
    ownerSets.append(one.ownerSets[Int(one.owners[0])])
    sourceSets.append(one.sourceSets[Int(one.sources[0])])
  }
}
