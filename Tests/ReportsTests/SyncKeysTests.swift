import Register
import Reports
import Sheets
import TestSupport
import Testing

/// What `ahd sync` says of keys.
@Suite struct SyncKeysTests {
  /// What is told after an exchange, its partner's line left out; by default a party lists a key.
  private func told(
    asksForKeys: Bool = true, _ change: (inout SyncReport.Told) -> Void
  ) -> [String] {
    var told = SyncReport.Told(partner: "/share/ours.git")
    change(&told)
    var small = SmallRegister()
    if asksForKeys { small.signers = ["pk": [Keys.line(1)]] }
    let report = SyncReport(small.open(), told)
    let page = Page(width: 400)
    return report.text(page).split(separator: "\n").dropFirst().map(String.init)
  }

  @Test("nothing, where there is nothing to say") func nothing() { #expect(told { _ in } == []) }

  /// Where nobody's word needs a key, what stands in commitments.json needs none either.
  @Test("no word on keys where no party lists one") func keyless() {
    #expect(told(asksForKeys: false) { $0.agreedByHand = ["a"] } == [])
  }

  @Test("a sentence each") func sentences() {
    #expect(
      told {
        $0.unvouched = ["pk", "tr"]
        $0.keyChanges = [("pk", "1a2b3c4d of Eve"), (nil, nil)]
        $0.notLooked = "there is no ssh-keygen."
      } == [
        "The keys that may speak for Party pk changed, by commit 1a2b3c4d of Eve.",
        "The rule for words is “claimed” now.",
        "What you recorded for Party pk and Party tr is claimed, not verified: it went out unsigned; set [sync] key, or git's user.signingkey, to your ssh key.",
        "Whose word it is could not be looked for: there is no ssh-keygen.",
      ])
    #expect(
      told {
        $0.signedForOthers = [("pk", "masa-p4x9wn", 1), ("tr", "masa-p4x9wn", 2)]
        $0.late = [("pk", 1)]
        $0.agreedByHand = ["a", "b", "c", "d", "e", "f", "g"]
        $0.receivedFiles = ["commitments.json", "sources.json"]
        $0.receivedElements = ["commitments.json": ["a"]]
      } == [
        "commitments.json (a), sources.json changed there by hand, and here now.",
        "You signed 1 event for Party pk that masa-p4x9wn recorded in this folder, not you: your key vouches for it now (ahd log).",
        "You signed 2 events for Party tr that masa-p4x9wn recorded in this folder, not you: your key vouches for them now (ahd log).",
        "1 event for Party pk arrived under a key that may speak no more, dated before its end: verified, but ask Party pk.",
        "commitments.json itself now has a, b, c, d, e and 2 more done or with a party's word: that counts as agreed, and no key vouches for it.",
      ])
    #expect(
      told {
        $0.unvouched = ["pk"]
        $0.isSigned = true
      } == [
        "What you recorded for Party pk is claimed, not verified: your key is none that may speak for Party pk."
      ])
  }
}
