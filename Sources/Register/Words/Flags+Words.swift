extension Register {
  /// The flags of a row, and whether one source alone states it.
  package func allFlags(_ row: Int) -> Flags {
    index.grounds[row].contains(.singleSource) ? flags[row].union(.singleSource) : flags[row]
  }
}

extension Flags {
  /// As the detail names one flag: `due soon`, `single source`.
  package var name: String {
    switch self {
    case .stale: return "nothing recorded"
    case .unscheduled: return "no date"
    case .drift: return "edited by hand"
    case .oneHand: return "one typist"
    default: break
    }
    let id = Flags.all.first { $0.flag == self }?.id ?? ""
    return String(id.map { $0 == "-" ? " " : $0 })
  }

  /// What one flag says, whatever the item.
  package var meaning: String {
    switch self {
    case .overdue: "promised, open, and later than its last day"
    case .unreported: "its date is past and nobody has reported"
    case .awaiting: "reported done; evidence or a party's word is missing"
    case .dueSoon: "promised, open, and its last day is near"
    case .stale: "open, and nothing was recorded since the last session"
    case .unscheduled: "promised, open, and without a date"
    case .contested: "two values of a field stand side by side"
    case .waiting: "it names an event that has not arrived"
    case .drift: "the file was edited by hand after an event on it"
    case .oneHand: "one person typed the word of every party"
    case .singleSource: "one source alone states it"
    default: ""
    }
  }

  package func lineMark(isVague: Bool) -> String {
    switch self {
    case .overdue: isVague ? "~" : "!"
    case .unreported: "?"
    case .contested: "≠"
    case .singleSource: "1"
    default: " "
    }
  }
}
