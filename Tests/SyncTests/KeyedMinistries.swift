import Acts
import Foundation
import JSON
import Journal
import Register
import Store
import TestSupport

@testable import Sync

/// Clones `a` and `b` of a register in which each has a key: `a` may speak for pk, `b` for tr.
func ministries(
  _ words: String?, _ test: (Partner, Partner, (String) -> String) throws -> Void
) throws {
  var small = SmallRegister()
  small.words = words
  let partners = try Partners(small)
  func key(_ name: String) -> String { partners.place.folder.appending(path: name).path }
  small.signers = [
    "pk": [try partners.place.makeKey("a")], "tr": [try partners.place.makeKey("b")],
  ]
  try Data(small.header.pretty.utf8).write(
    to: URL(filePath: "\(partners.path("a"))/register.json"))
  let people = try partners.clones("b")
  try test(people[0], people[1], key)
}

extension Partner {
  func report(for party: String, evidence: String? = nil) throws {
    try record { register throws(Refusal) in
      try register.report([0], by: Actor(person: name, party: party), evidence: evidence)
    }
  }

  func confirm(for party: String) throws {
    try record { register throws(Refusal) in
      try register.confirm([0], by: Actor(person: name, party: party))
    }
  }

  private func record(_ draft: (Register) throws(Refusal) -> Draft) throws {
    let store = store
    var register = try store.open(today: Samples.today)
    _ = try store.record(try draft(register), in: &register, now: partners.now())
  }
}
