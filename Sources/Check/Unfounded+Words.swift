import Dates
import Entities
import Register
import Summary
import Text

extension Register {
  /// What is so, in a sentence without its subject: `its host is called stated; no claim says so`.
  func words(of unfounded: Unfounded) -> String {
    switch unfounded {
    case .decision(let text): "no claim says that it was decided: “\(text)”"
    case .point(let text): "no claim says that it is on the agenda: “\(text)”"
    case .attendee(let person): "no claim says that \(personName(person)) attended"
    case .owners(let owners):
      "\(owners.map(ownerName).listed) \(owners.count == 1 ? "is" : "are") named as owing or owed without a mark, and no source states it"
    case .date: "its date is called stated, and no source states it"
    case .host: "its host is called stated, and no source states it"
    case .parent: "no claim says that the group answers to \(header.parent.map(ownerName) ?? "")"
    case .core: "no claim says that it is one of the group's own domains"
    case .unquoted(let words): "its date is told in the words “\(words)”, which no claim quotes"
    case .longQuote(let words): "more than \(Claim.quoteLimit) words are quoted: “\(words)”"
    case .tooLate(let last, let told):
      "held no later than \(last.words), and its sources are of \(told.words)"
    case .reference(let reference):
      "no claim says why \(sourceShort(reference.source)) ¶\(reference.paragraph) is named"
    case .link(let id): "no paragraph is named on which it and \(id) both rest"
    }
  }
}

extension Unfounded {
  /// Nobody but whoever has the source can settle it.
  var fix: Fix {
    switch self {
    case .owners: Fix("give the claim that says so, or list them under inferred, in the file")
    case .date, .host: Fix("give the claim that says so, or call it inferred, in the file")
    case .unquoted:
      Fix("quote the words in the claim they stand in, or leave them out, in the file")
    case .longQuote: Fix("quote fewer words in the file")
    case .tooLate: Fix("put the date right in the file: a source tells of no later day")
    default: Fix("give the claim that says so, with its paragraph, in the file")
    }
  }
}
