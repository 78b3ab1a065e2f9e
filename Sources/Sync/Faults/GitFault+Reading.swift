import Text

/// From what git said to a fact.
extension GitFault {
  /// Reads what a run that failed left behind; git is to speak English (`LC_ALL=C`).
  ///
  /// - Parameters:
  ///   - code: Its exit code; 128 and the number of the signal that ended it.
  ///   - errors: Its standard error; of a push its output as well.
  ///   - partner: With whom it spoke.
  ///   - limit: The most bytes a file might have, for a signal about that.
  /// - Returns: The first fact that fits.
  package static func read(
    code: Int32, errors: some Collection<UInt8>, partner: String? = nil, limit: Int = 0
  ) -> GitFault {
    let lines = errors.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      .suffix(400).map { inert($0) }.filter { !$0.isEmpty }
    return GitFault(fact(code, lines, limit), partner: partner)
  }

  private static func fact(_ code: Int32, _ lines: [String], _ limit: Int) -> Fact {
    let fileSizeSignal = 25
    if code == 128 + Int32(fileSizeSignal)
      || lines.contains(where: { $0.contains("died of signal \(fileSizeSignal)") })
    {
      return .tooLarge(limit)
    }
    let unknownOption = 129
    if code == unknownOption { return .tooOld(telling(lines)) }
    if let fact = rejection(lines) { return fact }
    // What the other side says of its own accord is no sign of anything.
    let own = lines.filter { !$0.begins(with: "remote: ") }
    let text = own.joined(separator: "\n")
    return first(of: firstSigns, in: text) ?? own.lazy.compactMap(refusal).first
      ?? own.lazy.compactMap(parametric).first ?? first(of: signs, in: text)
      ?? .other(code, telling(lines))
  }

  private static func first(of signs: [(String, Fact)], in text: String) -> Fact? {
    signs.first { text.contains($0.0) }?.1
  }

  // MARK: Signs

  /// Whatever else went wrong came of these.
  private static let firstSigns: [(String, Fact)] = [
    ("Permission denied (", .keyRefused),  // Of ssh; the system's has no brackets.
    ("Too many authentication failures", .keyRefused),
    ("No space left on device", .diskFull), ("Out of diskspace", .diskFull),
    ("Disk quota exceeded", .quotaUsedUp),
  ]

  /// A piece of text and its fact; the first that is there counts, so the particular stand first.
  /// From git 2.39 to 2.51, OpenSSH 9, libcurl 7.88 to 8.
  private static let signs: [(String, Fact)] = [
    ("Could not resolve", .unknownHost), ("unable to look up ", .unknownHost),
    ("Name or service not known", .unknownHost),
    ("REMOTE HOST IDENTIFICATION HAS CHANGED", .hostChanged),
    ("Host key verification failed", .hostUnknown),
    ("Connection refused", .refused), ("Couldn't connect to server", .refused),
    ("Could not connect to server", .refused),
    ("timed out", .timedOut), ("Timeout was reached", .timedOut),
    ("Operation too slow", .timedOut),
    ("No route to host", .unreachable), ("Network is unreachable", .unreachable),
    ("unable to connect to ", .unreachable), ("Failed to connect to ", .unreachable),
    // A connection that broke off, or never came about, says nothing of who is there.
    ("SSL connection timeout", .timedOut), ("Connection reset", .cutOff),
    ("SSL_ERROR_SYSCALL", .cutOff), ("unexpected eof", .cutOff),
    ("not properly terminated", .cutOff), ("non-properly terminated", .cutOff),
    ("SSL", .notTrusted), ("gnutls", .notTrusted), ("certificate", .notTrusted),
    ("TLS connect error", .notTrusted),
    ("terminal prompts disabled", .noPassword), ("could not read Username", .noPassword),
    ("could not read Password", .noPassword), ("Authentication failed", .wrongPassword),
    ("[rejected]", .moved),
    ("not look like a v2 or v3 bundle", .notABundle), ("invalid gitfile format", .notABundle),
    ("unrecognized header", .notABundle),
    ("lacks these prerequisite commits", .lacksHistory),
    ("incorrect passphrase", .locked), ("Enter passphrase", .locked),
    ("agent refused operation", .locked),
    ("Please tell me who you are", .noName), ("empty ident name", .noName),
    ("early EOF", .broken), ("index-pack died", .broken), ("index-pack failed", .broken),
    ("unpack-objects failed", .broken), ("bad pack", .broken), ("is corrupt", .broken),
    ("did not send all necessary objects", .broken), ("fsck error", .broken),
    ("find remote ref", .noSuchBranch), ("Remote branch", .noSuchBranch),
    ("not appear to be a git repository", .noRepository),
    ("Repository not found", .noRepository), ("repository not exported", .noRepository),
    ("is this a git repository?", .noRepository), ("' not found", .noRepository),
    ("could not be found", .noRepository), ("hung up", .cutOff), ("Broken pipe", .cutOff),
    ("Connection closed by", .cutOff), ("unexpected disconnect", .cutOff),
    ("Empty reply from server", .cutOff), ("RPC failed", .cutOff),
    ("Could not read from remote repository", .cutOff),
  ]

  // MARK: Facts with something in them

  /// What a remote answered to a push: `! … [remote rejected] … (why)`.
  private static func rejection(_ lines: [String]) -> Fact? {
    guard let line = lines.first(where: { $0.contains("[remote rejected]") }) else { return nil }
    let why = between("(", ")", in: line) ?? ""
    let said = said(lines)
    if why.contains("checked out") { return .checkedOut }
    if [
      "cannot lock ref", "failed to update ref", "fetch first", "old value",
      "reference already exists", "reference does not exist",
    ].contains(where: why.contains) {
      return .moved
    }
    if said.contains("maximum allowed size") || said.contains("file size limit") {
      return .remoteTooLarge
    }
    if said.contains("No space left") || said.contains("quota exceeded") {
      return .remoteFull(said)
    }
    return .declined(said.isEmpty ? why : said)
  }

  /// What the system of this machine does not let git do, and what it can no longer read there.
  private static func refusal(_ line: String) -> Fact? {
    if let path = between("nable to create '", "': File exists", in: line) {
      return .lockedHere(path)
    }
    if let path = between("could not lock config file ", ": File exists", in: line) {
      return .lockedHere("\(path).lock")
    }
    if ["Read-only file system", ": Permission denied", "insufficient permission for adding"]
      .contains(where: line.contains)
    {
      return .noAccess(unmarked(line))
    }
    if [
      "index file corrupt", "index file smaller than", "bad index file", "index file open failed",
    ]
    .contains(where: line.contains) {
      return .damagedIndex
    }
    if line.contains("No such ref: HEAD") { return .damagedBranch }
    let isDamaged =
      line.contains("object file ") && line.ends(with: " is empty")
      || line.contains("loose object ") && line.ends(with: " is corrupt")
      || line.begins(with: "fatal: bad object ")
    return isDamaged ? .damaged(unmarked(line)) : nil
  }

  /// A line that says what is the matter in words of its own.
  private static func parametric(_ line: String) -> Fact? {
    if line.contains("dubious ownership"), let path = between("at '", "'", in: line) {
      return .notOurs(path)
    }
    if line.begins(with: "error: object "), let what = line.split(separator: ": ").last,
      let name = line.split(separator: " ").dropFirst(2).first?.dropLast(), ObjectID(name) != nil
    {
      return .forbidden(String(what))
    }
    if let path = between("cannot run ", ":", in: line) { return .noProgram(path) }
    if let way = between("remote helper for '", "'", in: line) {
      return .noProgram("git-remote-\(way)")
    }
    if line.contains("is not a git command"), let name = between("git: '", "'", in: line) {
      return .noProgram("git-\(name)")
    }
    if line.contains("not allowed"), let way = between("transport '", "'", in: line) {
      return .wayNotAllowed(way)
    }
    return web(line) ?? signing(line)
  }

  private static func web(_ line: String) -> Fact? {
    guard let mark = line.firstRange(of: "returned error: "),
      let code = Int(line[mark.upperBound...].prefix { $0.isNumber })
    else { return nil }
    return switch code {
    case 404, 410: .noRepository
    case 413: .remoteTooLarge
    case 429, 500...: .serverFailed(code)
    default: .http(code)
    }
  }

  private static func signing(_ line: String) -> Fact? {
    if let key = between("Couldn't load public key ", ":", in: line) { return .noSigningKey(key) }
    if line.contains("user.signingkey"), line.contains("needs to be") { return .noSigningKey("") }
    if line.contains("failed to sign") || line.contains("Couldn't sign"), !line.contains("refused")
    {
      return .notSigned(unmarked(line))
    }
    return nil
  }

  // MARK: Pieces of a line

  private static func between(_ start: String, _ end: String, in line: String) -> String? {
    guard let from = line.firstRange(of: start)?.upperBound,
      let to = line[from...].firstRange(of: end)?.lowerBound
    else { return nil }
    return String(line[from..<to])
  }

  /// The line that says most where none says something known.
  private static func telling(_ lines: [String]) -> String {
    let bare = lines.filter { !$0.begins(with: "hint:") && !$0.begins(with: "To ") }
    let line =
      bare.first { $0.begins(with: "fatal: ") } ?? bare.first { $0.begins(with: "error: ") }
    return (line ?? bare.last).map(unmarked) ?? ""
  }

  /// What the other side said of its own accord.
  private static func said(_ lines: [String]) -> String {
    let words = lines.filter { $0.begins(with: "remote: ") }.map(unmarked)
      .filter { line in !line.allSatisfy { "-=*#. ".contains($0) } }
    return inert(words.joined(separator: " ").utf8)
  }

  /// Without `remote: `, `fatal: ` and such before it.
  private static func unmarked(_ line: String) -> String {
    var rest = line[...]
    for mark in ["remote: ", "fatal: ", "error: ", "ERROR: "] where rest.begins(with: mark) {
      rest = rest.dropFirst(mark.count)
    }
    return String(rest)
  }
}
