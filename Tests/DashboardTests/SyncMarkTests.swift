import Entities
import Interchange
import Journal
import Register
import Screen
import TestSupport
import Testing
import Text

@testable import Dashboard

/// The mark of the first line, and what is told while an exchange runs.
@Suite struct SyncMarkTests {
  private static let since = moment("2026-11-21T09:14:00.000Z")

  /// Each state of the mark, with what stands on the first line.
  enum Mark: String, CaseIterable, Sendable {
    case never, inStep, toSend, received, both, offline, offlineSince, failed, warned, syncing

    func put(on state: inout DashboardState) {
      switch self {
      case .never: break
      case .inStep: state.stands(SyncStanding())
      case .toSend: state.stands(SyncStanding(unsent: 3))
      case .received, .both:
        state.stands(SyncStanding(unsent: self == .both ? 3 : 0))
        state.received(["ayse-aaaaaa:1", "ayse-aaaaaa:2"])
      case .offline: state.stands(SyncStanding(unsent: 3, offlineSince: since))
      case .offlineSince:
        state.stands(SyncStanding(offlineSince: moment("2026-11-19T09:14:00.000Z")))
      case .failed:
        state.stands(SyncStanding(unsent: 3, failure: "The repository is on no branch."))
      case .warned:
        state.stands(SyncStanding())
        state.syncEnded(
          "In step.", isError: false, warnings: ["The keys that may speak for Türkiye changed."],
          isTold: false)
      case .syncing:
        state.stands(SyncStanding())
        state.syncBegan(isTold: true)
        state.syncTold("fetching from the ministry")
      }
    }
  }

  private func firstLine(_ mark: Mark, _ width: Int, _ height: Int = 36) -> String {
    var typist = Typist(
      Shot.bundled, size: Size(width: width, height: height), settings: Typist.settings)
    mark.put(on: &typist.state)
    return String(frame(of: typist.state).glyphs().prefix { $0 != "\n" })
  }

  @Test(arguments: Mark.allCases) func looksAsRecorded(mark: Mark) {
    let frames = Shot.sizes.map { size in
      var typist = Typist(Shot.bundled, size: size, settings: Typist.settings)
      mark.put(on: &typist.state)
      return frame(of: typist.state).recorded(but: Shot.start(size))
    }
    expectGolden(frames.joined(separator: "\n"), named: "mark-\(mark)")
  }

  /// Nothing but words that say no more goes for its sake: a name and the overdue stand
  /// as they would without.
  @Test(arguments: Mark.allCases) func itPushesNothingOff(mark: Mark) {
    for width in 20...220 {
      let (with, without) = (firstLine(mark, width, 24), firstLine(.never, width, 24))
      for part in ["Pakistan–Türkiye J", "4 overdue", "Dec 2026, projected"]
      where without.contains(part) {
        #expect(with.contains(part), "\(width): \(with)")
      }
      // The name is shortened only for news, and the number of all items left out only
      // where there is no name.
      let isNews = ![.never, .inStep, .syncing].contains(mark)
      for part in ["Working Group", "38 items"]
      where without.contains(part) && (!isNews || part == "38 items" && without.contains("JWG")) {
        #expect(with.contains(part), "\(width): \(with)")
      }
    }
  }

  @Test func eachStateHasItsWords() {
    #expect(firstLine(.inStep, 200).contains("in step"))
    #expect(firstLine(.toSend, 200).contains("3 to send"))
    #expect(firstLine(.received, 200).contains("2 received"))
    #expect(firstLine(.offline, 200).contains("offline since 09:14"))
    #expect(firstLine(.offlineSince, 200).contains("offline since 19 Nov"))
    #expect(firstLine(.failed, 200).contains("3 to send, sync failed"))
    #expect(firstLine(.warned, 200).contains("1 warning"))
    #expect(firstLine(.syncing, 200).contains("syncing…"))
    #expect(firstLine(.offline, 120).contains("3 to send, offline since 09:14"))
    #expect(firstLine(.offline, 38, 10) == " 21 Nov 2026 · 4 overdue · offline    ")
    #expect(firstLine(.failed, 38, 10) == " 21 Nov 2026 · 4 overdue · failed     ")
    #expect(firstLine(.inStep, 38, 10) == firstLine(.never, 38, 10))
    for width in [80, 100, 120] {
      #expect(firstLine(.toSend, width).contains("3 to send"), "\(width)")
    }
  }

  @Test func whoeverLooksHasSeenIt() {
    var typist = Typist(Shot.bundled, size: Size(width: 200, height: 60), settings: Typist.settings)
    Mark.received.put(on: &typist.state)
    typist.type("v changes Enter")
    #expect(!frame(of: typist.state).glyphs().contains("2 received"))
  }

  /// A changed key is no matter for the quiet: it is told though nobody asked, and counted
  /// until it is looked at.
  @Test func warningsAreTold() {
    var typist = Typist(Shot.bundled, size: Size(width: 200, height: 60), settings: Typist.settings)
    typist.state.stands(SyncStanding(partner: "ssh://hub/jwg.git"))
    let warnings = ["The keys that may speak for Türkiye changed.", "Their history was rewritten."]
    for _ in 0..<2 {
      typist.state.syncBegan(isTold: false)
      typist.state.syncEnded("In step.", isError: false, warnings: warnings, isTold: false)
    }
    #expect(typist.state.message?.text.hasPrefix("\(warnings[0]) (and 1 more)") == true)
    #expect(frame(of: typist.state).glyphs().contains("2 warnings"), "each once")
    typist.type("v exchange Enter")
    let drawn = frame(of: typist.state).glyphs()
    for words in warnings + ["ssh://hub/jwg.git"] { #expect(drawn.contains(words)) }
    #expect(!drawn.contains("2 warnings"))
  }

  /// Why it failed can be read whole, also by whom nothing was told.
  @Test func aFailureIsReadInTheView() {
    var typist = Typist(Shot.bundled, size: Size(width: 80, height: 24), settings: Typist.settings)
    let why =
      "hub.example does not answer just now; what is recorded waits, and goes with the next exchange that reaches it."
    typist.state.stands(SyncStanding(unsent: 3, offlineSince: Self.since, failure: why))
    typist.state.syncEnded(why, isError: true, isTold: true)
    #expect(!frame(of: typist.state).glyphs().contains("reaches it"))
    #expect(frame(of: typist.state).glyphs().contains("v, exchange tells all"))
    typist.type("v exchange Enter")
    let drawn = frame(of: typist.state).glyphs()
    #expect(drawn.contains("reaches it.") && drawn.contains("3 events to send"))
    #expect(drawn.contains("since 21 Nov 2026 09:14"))
  }

  @Test(arguments: ["v exchange Enter", ": view Space exchange Enter", ": exchange Enter"])
  func whatWasNeverExchangedSaysSo(keys: String) {
    var typist = Typist()
    typist.type(keys)
    #expect(typist.state.view == nil)
    #expect(
      typist.state.message?.text
        == "There is nothing to show of “exchange”: never exchanged; ahd sync --git --remote URL begins it."
    )
  }

  @Test func syncIsAskedForOnce() {
    var typist = Typist()
    typist.run("sync")
    #expect(typist.others == ["sync"])
    typist.state.syncBegan(isTold: true)
    typist.state.syncTold("fetching")
    typist.run("sync")
    #expect(typist.others == ["sync"])
    #expect(typist.state.message?.text == "An exchange is under way: fetching.")
    typist.state.syncEnded("In step.", isError: false, isTold: true)
    typist.run("sync-bundle /media/stick/river.bundle")
    #expect(typist.others == ["sync", "sync /media/stick/river.bundle"])
  }

  @Test func progressYieldsToWhatIsTold() {
    var typist = Typist()
    typist.state.syncBegan(isTold: true)
    typist.state.syncTold("fetching")
    #expect(typist.state.message?.text == "Syncing: fetching")
    typist.type("§")
    let told = typist.state.message
    typist.state.syncTold("sending")
    #expect(typist.state.message == told, "what answers a key stays")
    typist.state.syncEnded("Done.", isError: false, isTold: true)
    #expect(typist.state.message == told)
  }

  @Test func aFailureIsToldOnlyToWhomAsked() {
    var typist = Typist()
    typist.state.syncBegan(isTold: false)
    typist.state.syncTold("fetching")
    typist.state.syncEnded("No answer.", isError: true, isTold: false)
    #expect(typist.state.message == nil)
    typist.state.syncBegan(isTold: true)
    typist.state.syncEnded("No answer.", isError: true, isTold: true)
    #expect(typist.state.message?.text == "No answer.  v, exchange tells all")
    #expect(typist.state.message?.isError == true)
  }

  @Test func keysAreTakenWhileItRuns() {
    var typist = Typist()
    typist.state.syncBegan(isTold: true)
    typist.type("j x Enter")
    #expect(typist.drafts.count == 1)
  }

  @Test func readOnlyExchangesNothing() {
    var settings = Typist.settings
    settings.readOnly = "Nothing is written under --read-only."
    var typist = Typist(Shot.bundled, size: Size(width: 120, height: 36), settings: settings)
    typist.run("sync")
    #expect(typist.others.isEmpty)
    #expect(typist.state.message?.isError == true)
  }

  // MARK: What arrived

  /// A register that others' events reach while it is on screen.
  private func arriving(_ typist: inout Typist) throws {
    var book = Book()
    let first = book.report(
      "train-20-officers", by: "ayse-aaaaaa", person: "Ayşe", party: "turkiye")
    book.confirm(
      "train-20-officers", for: [first], by: "ayse-aaaaaa", person: "Ayşe", party: "turkiye")
    book.set(.suspended, "drone-defence-protocols", by: "bilal-bbbbbb")
    let added = typist.state.change { (register) throws(Never) in register.take(book.lines).added }
    let register = typist.state.register
    typist.state.reloaded(register, words: register.arrivalWords(added), now: 0)
    typist.state.received(added.map { register.journal.events.id($0).text })
  }

  @Test func itIsToldByWhomAndForWhom() throws {
    var typist = Typist()
    typist.state.stands(SyncStanding())
    try arriving(&typist)
    let words = try #require(typist.state.message?.text)
    #expect(words.contains("Ayşe for Türkiye: Confirmed: Train 20 officers in Ankara and 1 more"))
    #expect(words.contains("Status set to suspended"))
    #expect(words.hasSuffix("v, exchange lists them"))
  }

  @Test func theViewLooksAsRecorded() throws {
    let frames = try Shot.sizes.map { size in
      var typist = Typist(Shot.bundled, size: size, settings: Typist.settings)
      typist.state.stands(
        SyncStanding(
          partner: "ssh://hub.example/jwg.git", unsent: 3,
          inStep: moment("2026-11-19T09:14:00.000Z"), offlineSince: Self.since,
          failure: "hub.example does not answer just now; try again when the network is there."))
      try arriving(&typist)
      typist.state.syncEnded(
        "", isError: true, warnings: ["The keys that may speak for Türkiye changed."],
        isTold: false)
      typist.type("v exchange Enter")
      return frame(of: typist.state).recorded(but: Shot.start(size))
    }
    expectGolden(frames.joined(separator: "\n"), named: "exchange")
  }

  /// An exchange writes journal after journal, and then whose words are verified: what it
  /// brought is told as one.
  @Test func whatComesInPartsIsToldAsOne() throws {
    var typist = Typist()
    typist.state.syncBegan(isTold: true)
    try arriving(&typist)
    let words = try #require(typist.state.message?.text)
    typist.state.reloaded(typist.state.register, words: "It is known anew.", now: 0)
    typist.state.received([])
    #expect(typist.state.message?.text == words)
    typist.state.syncEnded("Received 3 events.", isError: false, isTold: true)
    #expect(typist.state.message?.text == words)
  }

  @Test func theViewListsWhatArrived() throws {
    var typist = Typist()
    typist.state.stands(SyncStanding())
    try arriving(&typist)
    typist.type("v exchange Enter")
    let drawn = frame(of: typist.state).glyphs()
    #expect(drawn.contains("Exchange") && drawn.contains("Ayşe for Türkiye"))
    #expect(typist.state.historyEvents.count == 3)
    typist.type("Enter")
    guard typist.state.view is ItemView else {
      Issue.record("\(String(describing: typist.state.view))")
      return
    }
  }

  @Test func manyHandsAreCounted() {
    var book = Book()
    for name in ["a", "b", "c", "d", "e"] {
      book.set(.suspended, by: "\(name)-aaaaaa")
    }
    var register = book.register.open()
    let added = register.take(book.lines).added
    let words = register.arrivalWords(added)
    #expect(words.hasSuffix("; 2 more by others"), "\(words)")
    #expect(register.arrivalWords([]).isEmpty)
  }

  @Test func whatIsNotSentIsCounted() {
    var book = Book()
    for _ in 0..<4 { book.set(.suspended, by: "a-aaaaaa") }
    book.set(.suspended, by: "b-bbbbbb")
    let journal = book.opened().journal
    #expect(journal.unsent(beyond: [:]) == 5)
    #expect(journal.unsent(beyond: ["a-aaaaaa.jsonl": 3]) == 2)
    #expect(journal.unsent(beyond: ["a-aaaaaa.jsonl": 9, "b-bbbbbb.jsonl": 1]) == 0)
  }
}
