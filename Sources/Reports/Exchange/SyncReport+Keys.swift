import Entities
import Register

extension SyncReport {
  /// What there is to say of keys, a sentence each; none where no key may speak for anybody.
  var keyNotes: [String] {
    var notes = told.keyChanges.map { party, commit in
      let by = commit.map { ", by commit \($0)" } ?? ""
      let what =
        party.map { "The keys that may speak for \(register.name(ofParty: $0)) changed" }
        ?? "The rule for words is “\(register.header.words.rawValue)” now"
      return "\(what)\(by)."
    }
    if !told.unvouched.isEmpty {
      let names = told.unvouched.map(register.name).joined(separator: " and ")
      let why =
        told.isSigned
        ? "your key is none that may speak for \(names)."
        : "it went out unsigned; set [sync] key, or git's user.signingkey, to your ssh key."
      notes.append("What you recorded for \(names) is claimed, not verified: \(why)")
    }
    for words in told.signedForOthers {
      notes.append(
        "You signed \(counted(words.count, "event")) for \(register.name(ofParty: words.party)) that \(words.writer) recorded in this folder, not you: your key vouches for \(words.count == 1 ? "it" : "them") now (ahd log)."
      )
    }
    for words in told.late {
      let party = register.name(ofParty: words.party)
      notes.append(
        "\(counted(words.count, "event")) for \(party) arrived under a key that may speak no more, dated before its end: verified, but ask \(party)."
      )
    }
    if !told.agreedByHand.isEmpty, register.header.asksForKeys {
      notes.append(
        "commitments.json itself now has \(few(told.agreedByHand)) done or with a party's word: that counts as agreed, and no key vouches for it."
      )
    }
    if let why = told.notLooked { notes.append("Whose word it is could not be looked for: \(why)") }
    return notes
  }
}
