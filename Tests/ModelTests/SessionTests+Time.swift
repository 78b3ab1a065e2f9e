import Check
import Entities
import JSON
import Register
import Summary
import TestSupport
import Testing

// The time of day of a session, by each party's clock.
extension SessionTests {
  @Test(
    "a time is shown by each party's clock",
    arguments: [
      ("10:00 +03:00", "pk 12:00, tr 10:00"), ("23:30 +03:00", "pk 01:30 the next day, tr 23:30"),
      ("00:30 +05:00", "pk 00:30, tr 22:30 the day before"), ("10:00 Z", "pk 15:00, tr 13:00"),
    ])
  func clocks(_ typed: String, _ expected: String) throws {
    let time = try #require(TimeOfDay(typed: typed))
    let zones = [("pk", Zone("+05:00")), ("tr", Zone("+03:00"))]
    let words = zones.compactMap { name, zone in zone.map { "\(name) \(time.clock(in: $0))" } }
    #expect(words.joined(separator: ", ") == expected)
  }

  @Test(
    "a time needs its zone, and both must exist",
    arguments: ["10:00", "10:00 CET", "24:00 +01:00", "9:00 +01:00", "10:60 Z", "10:00 +15:00", ""])
  func noTime(_ typed: String) {
    #expect(TimeOfDay(typed: typed) == nil)
  }

  @Test("a meeting's time comes with the zones of the parties that have one")
  func timeInRegister() throws {
    var small = small([
      Self.session("b", "2026-12-14", "confirmed")
        .replacing("time", with: ["start": "10:00", "zone": "+03:00"])
    ])
    let before = small.open()
    #expect(before.meeting("b").flatMap(before.timeWords) == "10:00 +03:00")
    small.zones = ["pk": "+05:00"]
    let register = small.open()
    #expect(register.meeting("b").flatMap(register.timeWords) == "10:00 +03:00: Party pk 12:00")
    #expect(register.check() == [])
  }
}
