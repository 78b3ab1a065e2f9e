import Foundation
import JSON
import Query
import Register
import Reports
import TestSupport
import Testing

/// The whole register as one document: by its schema, whole, and the same for the same events.
@Suite struct RegisterReportTests {
  private func json(_ register: Register) -> String {
    RegisterReport.json(register, Order(register).rows)
  }

  @Test(
    "It is what its schema says", .enabled(if: Python.hasSchemas, "Python's jsonschema is missing"),
    arguments: 0..<6)
  func schema(_ seed: Int) throws {
    let schema = Samples.data.appendingPathComponent("schema/export.schema.json").path
    let script = """
      import sys, json, jsonschema
      jsonschema.validate(json.load(sys.stdin), json.load(open('\(schema)')))
      print('valid')
      """
    let registers = [
      Sample.register(seed % 2 == 0 ? .bundled : .riverbank),
      try Desk.busy(Sample.register()).register,
      History.random(seed: seed, wildness: 0).opened(),
    ]
    for register in registers { #expect(Python.run(script, json(register)) == "valid\n") }
  }

  @Test("It does not depend on the order of arrival", arguments: 0..<10)
  func order(_ seed: Int) {
    let history = History.random(seed: seed, wildness: 0)
    var random = Seeded(seed)
    #expect(json(history.opened()) == json(history.opened(history.lines.shuffled(using: &random))))
  }

  @Test("Everything is in it, unknown as null")
  func whole() throws {
    let register = Sample.register()
    let value = try Sample.parse(json(register))
    #expect(value["commitments"]?.array?.count == register.count)
    #expect(value["tensions"]?.array?.count == register.tensions.count)
    #expect(value["sources"]?.array?.count == register.opening.sources.count)
    #expect(value["meetings"]?.array?.count == register.schedule.entries.count)
    let officers = value["indicators"]?.array?.first {
      $0["id"]?.string == "officers-trained-ankara"
    }
    #expect(officers?["readings"]?.array?.first?["actual"] == .null)
  }
}
