import Dates
import Entities
import JSON
import Register
import Screen
import Synchronization
import TestSupport
import Testing

@testable import Dashboard

/// A screen to look at: how to get there, from what.
struct Shot: Sendable, CustomTestStringConvertible {
  let name: String
  var keys = ""
  var register = Shot.bundled
  var asOf: Day?
  var readOnly: String?
  var isASCII = false
  var isPersonKnown = true

  var testDescription: String { name }

  static let sizes = [(120, 36), (80, 24), (200, 60), (38, 10)].map {
    Size(width: $0.0, height: $0.1)
  }

  /// The state at a size, by the keys; kept where it has a name, since several laws go over all.
  func state(_ size: Size) -> DashboardState {
    let key = "\(name) \(size.width)x\(size.height) \(isASCII)"
    if !name.isEmpty, let state = Self.states.withLock({ $0[key] }) { return state }
    var typist = typist(size)
    typist.type(keys)
    let state = typist.state
    Self.states.withLock { $0[key] = state }
    return state
  }

  private static let states = Mutex<[String: DashboardState]>([:])

  /// A person before it who has typed nothing yet, with settings changed by `adjust`.
  func typist(_ size: Size, _ adjust: (inout Settings) -> Void = { _ in }) -> Typist {
    var settings = Typist.settings
    settings.isASCII = isASCII
    settings.readOnly = readOnly
    settings.isPersonKnown = isPersonKnown
    adjust(&settings)
    return Typist(asOf.map(register.asOf) ?? register, size: size, settings: settings)
  }

  func frame(_ size: Size) -> Frame { Dashboard.frame(of: state(size)) }

  /// The screen the program opens with.
  static func start(_ size: Size) -> Frame { Shot(name: "start").frame(size) }
}

extension Shot {
  /// Down to “Train 20 officers in Ankara”.
  static let train = "j"
  /// The next session's agenda: two matters taken, a free point.
  static let agenda = "1 Enter j Space Space a Next Space date Enter"
  static let reported = "\(train) x Enter"
  private static let worked =
    "\(train) x Certificates Enter n seen Enter u s Shift-Tab Right Enter"
  /// Reported, noted, a status set and taken back.
  static let changed =
    "\(train) x Certificates Enter n seen Enter j s Shift-Tab Right Enter j s Shift-Tab Right Enter u"

  static let all: [Shot] = listed + figures

  private static let listed: [Shot] = [
    Shot(name: "start"),
    Shot(name: "focus-meetings", keys: "1"),
    Shot(name: "focus-domains", keys: "2 j j"),
    Shot(name: "focus-status", keys: "3 j"),
    Shot(name: "focus-detail", keys: "\(train) 5 j"),
    Shot(name: "focus-figures", keys: "6 j"),
    Shot(name: "domain", keys: "f j j j j j j Enter"),
    Shot(name: "two-domains", keys: "f j Space j Space 4"),
    Shot(name: "status", keys: "3 j Enter"),
    Shot(name: "prompt", keys: "/ heroin"),
    Shot(name: "prompt-word", keys: "/ over"),
    Shot(name: "prompt-values", keys: "/ pakistan Space domain:"),
    Shot(name: "prompt-taken", keys: "/ status: Tab Tab Tab"),
    Shot(name: "prompt-refused", keys: "/ heroin Space domain:narkotics Space x Enter"),
    Shot(name: "found", keys: "/ heroin Enter"),
    Shot(name: "empty", keys: "f j j j j j j j Enter / heroin Enter"),
    Shot(name: "overdue", keys: "!"),
    Shot(name: "item", keys: "\(train) Enter"),
    Shot(name: "figure", keys: "6 Enter"),
    Shot(name: "figure-target", keys: "6 j Enter"),
    Shot(name: "meeting", keys: "1 k k k k k Enter"),
    Shot(name: "meeting-text", keys: "1 k k k k k Enter Enter"),
    Shot(name: "agenda", keys: "1 Enter j j"),
    Shot(name: "agenda-taken", keys: "\(agenda) g j"),
    Shot(name: "walk", keys: "\(agenda) g w x letter Enter D By Space May Enter"),
    Shot(name: "walk-closing", keys: "\(agenda) g w x letter Enter j j j"),
    Shot(name: "session-confirm", keys: "1 c"),
    Shot(name: "session-held", keys: "1 Enter s h"),
    Shot(
      name: "session-record", keys: "\(agenda) g w x letter Enter D By Space May Enter Esc Enter"),
    Shot(name: "action", keys: "\(agenda) g w a Send Space it"),
    Shot(name: "history-empty", keys: "L"),
    Shot(
      name: "history",
      keys: "\(worked) L j"),
    Shot(name: "history-prompt", keys: "\(changed) 6 v log Enter / kind:note"),
    Shot(name: "history-nothing", keys: "\(changed) L / kind:added Enter"),
    Shot(name: "changes", keys: "\(changed) v changes Enter j"),
    Shot(name: "changes-by-time", keys: "v changes Enter Right"),
    Shot(name: "changes-none", keys: "f j j j j j j j j j j j Enter v changes Enter Right Right"),
    Shot(name: "grouped", keys: ": group Space domain Enter j j j"),
    Shot(name: "grouped-folded", keys: ": group Space party Enter z j z j j"),
    Shot(name: "grouped-all-folded", keys: ": group Space quarter Enter Z"),
    Shot(
      name: "sorted-columns",
      keys: ": sort Space -late,title Enter : columns Space id,title,late,flags,status Enter j"),
    Shot(name: "arranger", keys: "o Right j j j j Right k Space"),
    Shot(name: "ascii-grouped", keys: ": group Space status Enter z", isASCII: true),
    Shot(name: "riverbank-grouped", keys: ": group Space party Enter j", register: riverbank),
    Shot(name: "saved-view", keys: "v unrep Enter"),
    Shot(name: "saved-view-changed", keys: "v unrep Enter f j j j j j j Enter"),
    Shot(name: "saved-view-empty", keys: "v contested Enter"),
    Shot(name: "saved-own", keys: ": group Space party Enter : save Space Per Space party Enter v"),
    Shot(name: "help", keys: "?"),
    Shot(name: "palette", keys: ":"),
    Shot(name: "palette-narrowed", keys: ": date"),
    Shot(name: "palette-argument", keys: ": domain Space narc"),
    Shot(name: "copy", keys: "\(train) y"),
    Shot(name: "export", keys: "! E"),
    Shot(name: "session-report", keys: "R"),
    Shot(name: "panes-half", keys: "2 +"),
    Shot(name: "panes-full", keys: "\(train) 5 + +"),
    Shot(name: "panes-hidden", keys: "6 _ _ 2 _"),
    Shot(name: "help-typed", keys: "? overdue"),
    Shot(name: "views", keys: "v"),
    Shot(name: "balance", keys: "v balance Enter"),
    Shot(name: "balance-cell", keys: "v balance Enter j j j j j j j l l l"),
    Shot(name: "balance-behind", keys: "v balance Enter j Enter j"),
    Shot(name: "balance-empty", keys: "/ nothing Enter v balance Enter"),
    Shot(name: "timeline", keys: "v timeline Enter"),
    Shot(name: "timeline-past", keys: "v timeline Enter h h h h j"),
    Shot(name: "timeline-domains", keys: "v timeline Enter o h h h"),
    Shot(name: "timeline-undated", keys: "v timeline Enter G j"),
    Shot(name: "timeline-filtered", keys: "! v timeline Enter h h h"),
    Shot(name: "timeline-empty", keys: "/ nothing Enter v timeline Enter"),
    Shot(name: "ascii-timeline", keys: "v timeline Enter h h h", isASCII: true),
    Shot(name: "ascii-balance", keys: "v balance Enter j", isASCII: true),
    Shot(name: "riverbank-timeline", keys: "v timeline Enter h h", register: riverbank),
    Shot(name: "riverbank-balance", keys: "v balance Enter", register: riverbank),
    Shot(name: "form-first", keys: "\(train) x", isPersonKnown: false),
    Shot(name: "form-report", keys: "\(train) x"),
    Shot(name: "form-typed", keys: "\(train) x Certificates Shift-Tab Q1"),
    Shot(name: "form-recurring", keys: "/ four Enter x"),
    Shot(name: "form-confirm", keys: "\(reported) c"),
    Shot(name: "form-refused", keys: "\(reported) x Enter"),
    Shot(name: "form-reopen", keys: "\(reported) X"),
    Shot(name: "form-status", keys: "\(train) s"),
    Shot(name: "form-note", keys: "\(train) n"),
    Shot(name: "form-edit", keys: "\(train) e Tab Tab Tab Tab paki"),
    Shot(name: "form-due", keys: "\(train) d Q12027"),
    Shot(name: "form-due-typed", keys: "\(train) d mid-2027 Tab Tab South Enter"),
    Shot(name: "form-add", keys: "a Share Tab Right Right Tab p"),
    Shot(name: "form-add-to-item", keys: "\(train) 5 a"),
    Shot(name: "form-lines", keys: "\(train) n one Ctrl-N two Ctrl-N three"),
    Shot(name: "form-many", keys: "\(train) Space Space x"),
    Shot(name: "selected", keys: "\(train) Space Space"),
    Shot(name: "amended", keys: "\(train) d 2027-03 Tab late Enter Enter"),
    Shot(name: "reported", keys: reported),
    Shot(name: "item-reported", keys: "\(reported) Enter"),
    Shot(name: "refused", keys: "c"),
    Shot(name: "read-only", readOnly: "Nothing is written under --read-only."),
    Shot(name: "as-of", asOf: day("2025-12-31")),
    Shot(name: "as-of-stepped", keys: "\(reported) [ [ [ [ [ ["),
    Shot(name: "problems", keys: "j", register: broken),
    Shot(name: "checks", keys: "v checks Enter j"),
    Shot(name: "checks-notes", keys: "v checks Enter G Enter j"),
    Shot(name: "checks-filtered", keys: "f j j j j j j Enter v checks Enter G Enter j"),
    Shot(name: "checks-disputed", keys: "v checks Enter j j j", register: Disputed.register),
    Shot(name: "words-claimed", keys: "/ train-20 Enter Enter", register: Keyed.register(.claimed)),
    Shot(
      name: "words-verified", keys: "/ train-20 Enter Enter", register: Keyed.register(.verified)),
    Shot(
      name: "words-complete", keys: "/ train-20 Enter 5",
      register: Keyed.register(.verified, isWhole: true)),
    Shot(name: "words-log", keys: "/ train-20 Enter L j", register: Keyed.register(.verified)),
    Shot(name: "disputed", keys: "/ visit Enter", register: Disputed.register),
    Shot(name: "disputed-item", keys: "/ train Enter Enter", register: Disputed.register),
    Shot(name: "disputed-report", keys: "/ train Enter x", register: Disputed.register),
    Shot(name: "disputed-meeting", keys: "1 Enter Enter", register: Disputed.register),
    Shot(name: "disputed-figure", keys: "6 Enter", register: Disputed.register),
    Shot(name: "disagreements", keys: "v disagr Enter", register: Disputed.register),
    Shot(
      name: "disagreements-waiting", keys: "v disagr Enter G k", register: Disputed.register),
    Shot(
      name: "disagreements-settle", keys: "v disagr Enter j j = Right", register: Disputed.register),
    Shot(
      name: "disagreements-settled", keys: "v disagr Enter j j = Right Tab both Enter",
      register: Disputed.register),
    Shot(
      name: "disagreements-filtered", keys: "f j j j j j j Enter v disagr Enter",
      register: Disputed.register),
    Shot(
      name: "disagreements-files", keys: "v disagr Enter j j =", register: EditedTwice.register),
    Shot(name: "disagreements-none", keys: "v disagr Enter"),
    Shot(
      name: "ascii-disagreements", keys: "v disagr Enter j", register: Disputed.register,
      isASCII: true),
    Shot(
      name: "walk-disputed", keys: "1 Enter j Space g w", register: Disputed.register),
    Shot(
      name: "walk-closing-disputed", keys: "1 Enter w G", register: Disputed.register),
    Shot(name: "unusable", register: unusable),
    Shot(name: "ascii", keys: train, isASCII: true),
    Shot(name: "ascii-item", keys: "\(train) Enter", isASCII: true),
    Shot(name: "ascii-figure", keys: "6 Enter", isASCII: true),
    Shot(name: "ascii-form", keys: "\(train) x", isASCII: true),
    Shot(name: "scripts", keys: "j", register: scripts),
    Shot(name: "scripts-item", keys: "j Enter", register: scripts),
    Shot(name: "riverbank", register: riverbank),
    Shot(name: "riverbank-item", keys: "j Enter", register: riverbank),
    Shot(name: "riverbank-meeting", keys: "1 Enter", register: riverbank),
  ]

  static let bundled = Samples.register
  static let riverbank = Samples.river
  private static let unusable = Register(
    files: Samples.bundled.filter { $0.key != .register }, today: Samples.today)
  /// Dates that are none.
  private static let broken = changed(["\"edtf\": \"2025-12\"": "\"edtf\": \"Dec\""])

  /// Titles from right to left, of wide and of composed letters.
  private static let scripts = changed([
    "AI threat analysis": "مصنوعی ذہانت سے خطرات کا تجزیہ",
    "Drone defence protocols": "ڈرون سے دفاع (2026) پر بات 🇵🇰🤝🇹🇷",
    "Hold session 1 in Ankara": "在安卡拉举行第一次会议，两国代表团出席",
    "Return visit by Mr Naqvi":
      "I\u{307}zmir’de go\u{308}ru\u{308}s\u{327}me 👩‍🚀 ve çok uzun bir başlık daha",
  ])

  /// The bundled register with other text in its commitments.
  static func changed(_ texts: [String: String]) -> Register {
    var files = Samples.bundled
    if let bytes = files[.commitments] {
      let text = bytes.string(0..<bytes.count)
      files[.commitments] = Bytes(texts.reduce(text) { $0.replacing($1.key, with: $1.value) })
    }
    return Register(files: files, today: Samples.today)
  }
}
