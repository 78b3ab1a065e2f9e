import Glibc
package import Store

/// Runs git on a repository by lists of arguments, in one of two environments, neither of which
/// lets the repository's own configuration start a program or change what is written
/// (docs/decisions.md).
///
/// What it inherits is a list of names; nobody can be asked for anything; it speaks English.
package struct Git: Sendable {
  package let repository: Repository
  /// What was chosen from the program's own environment, and what is set besides.
  var environment: [String]
  let program: String
  /// Asked while git runs: whether it is to be ended.
  let isEnded: @Sendable () -> Bool

  /// - Parameters:
  ///   - repository: On which it runs.
  ///   - program: Its path, or its name.
  ///   - variable: A variable of the program's environment; only those of a list are asked for.
  ///   - isEnded: Whether the user wants it to end; asked several times a second while git runs.
  package init(
    _ repository: Repository, program: String = "git",
    variable: (String) -> String?, isEnded: @escaping @Sendable () -> Bool = { false }
  ) {
    self.repository = repository
    self.program = program
    self.isEnded = isEnded
    environment =
      Git.inherited.compactMap { name in variable(name).map { "\(name)=\($0)" } } + Git.fixed
  }

  /// What a run left behind.
  package struct Answer: Sendable {
    package let code: Int32
    package let output: [UInt8]
    package let errors: [UInt8]

    /// Its output without the last line end.
    package var text: String {
      let end = output.last == UInt8(ascii: "\n") ? output.count - 1 : output.count
      return String(decoding: output[..<end], as: UTF8.self)
    }

    /// What stands between NUL bytes.
    package var records: [ArraySlice<UInt8>] { output.split(separator: 0) }
  }

  /// Which index a run in the desk works on.
  package enum Index: Hashable, Sendable {
    /// One of our own.
    case scratch
    /// The work tree's.
    case real
    /// A copy of the work tree's, to try on.
    case copy
  }

  // MARK: The two environments

  /// Asks of the repository itself: `for-each-ref`, `symbolic-ref`, `rev-parse`, `config` and
  /// nothing else, without hooks and without any way to another machine.
  ///
  /// - Parameters:
  ///   - arguments: Command first.
  ///   - input: What it reads.
  ///   - answers: Exit codes that are answers.
  /// - Returns: What it said.
  /// - Throws: `GitFailure` on any other code.
  package func refs(
    _ arguments: [String], input: [UInt8] = [], answers: Set<Int32> = [0]
  ) throws(GitFailure) -> Answer {
    try refs(arguments, in: repository.gitFolder, input: input, answers: answers)
  }

  func refs(
    _ arguments: [String], in folder: String, input: [UInt8] = [], answers: Set<Int32> = [0]
  ) throws(GitFailure) -> Answer {
    try run(
      ["--git-dir=\(folder)", "-c", "core.hooksPath=/dev/null"] + arguments,
      Reach.bound(environment, to: nil), input, answers)
  }

  /// Does all else, at the desk: with the repository's objects, and a configuration, attributes and
  /// refs of ours. `prepareDesk` makes it.
  ///
  /// - Parameters:
  ///   - arguments: Command first.
  ///   - input: What it reads.
  ///   - index: On which index.
  ///   - extra: More of the environment, as `NAME=VALUE`.
  ///   - reach: Where it may go; nil for nowhere.
  ///   - answers: Exit codes that are answers.
  ///   - limit: The most bytes it may say.
  ///   - heard: Is given what it says as it comes; then none of it is kept, and
  ///     it may say any amount.
  ///   - progress: Is told how far it is, in git's words, inert: `Receiving objects:  45%`.
  /// - Returns: What it said.
  /// - Throws: `GitFailure` on any other code.
  package func desk(
    _ arguments: [String], input: [UInt8] = [], index: Index = .scratch, extra: [String] = [],
    reach: Reach? = nil, answers: Set<Int32> = [0], limit: Int = 1 << 28,
    heard: (([UInt8]) -> Void)? = nil, progress: ((String) -> Void)? = nil
  ) throws(GitFailure) -> Answer {
    let place = [
      "GIT_DIR=\(deskFolder)", "GIT_OBJECT_DIRECTORY=\(repository.commonFolder)/objects",
      "GIT_WORK_TREE=\(repository.top)",
      "GIT_INDEX_FILE=\(path(index))",
    ]
    return try run(
      ["-C", repository.top] + arguments, Reach.bound(environment, to: reach) + place + extra,
      input, answers, limit: limit, heard, progress)
  }

  /// Our own git folder within the real one.
  package var deskFolder: String { "\(repository.gitFolder)/ahd" }

  func path(_ index: Index) -> String {
    switch index {
    case .scratch: "\(deskFolder)/index"
    case .real: "\(repository.gitFolder)/index"
    case .copy: "\(deskFolder)/index-copy"
    }
  }

  // MARK: Running

  /// The most bytes a file may have that git writes: what a remote sends comes as one, and no
  /// register's is as large.
  package static let largestFile = 1 << 32

  /// Holds this process, and all it starts from here on, to files of `largestFile` bytes; a signal
  /// ends a git that writes more. For the rest of its life: a limit taken back belongs to every
  /// thread of a process.
  package static func boundFiles() {
    let kind = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
    var limit = rlimit()
    getrlimit(kind, &limit)
    limit.rlim_cur = min(limit.rlim_cur, rlim_t(largestFile))
    setrlimit(kind, &limit)
  }

  private func run(
    _ arguments: [String], _ environment: [String], _ input: [UInt8], _ answers: Set<Int32>,
    limit: Int = 1 << 28, _ heard: (([UInt8]) -> Void)? = nil,
    _ progress: ((String) -> Void)? = nil
  ) throws(GitFailure) -> Answer {
    if isEnded() { throw .ended }
    let child: Child
    do throws(Child.Failure) {
      child = try Child.start(
        program, arguments, environment: environment, hasInput: !input.isEmpty)
    } catch {
      throw .notStarted(error.code)
    }
    var said = Said(limit: limit, progress: progress)
    let code = child.run(
      input, isEnded: { isEnded() || said.isTooMuch },
      onOutput: { if let heard { heard($0) } else { said.output += $0 } },
      onErrors: { said.hear($0) })
    if isEnded() { throw .ended }
    if said.isTooMuch { throw .tooMuch(limit) }
    guard answers.contains(code) else {
      throw .failed(code, errors: said.errors, output: said.output)
    }
    return Answer(code: code, output: said.output, errors: said.errors)
  }

  /// What is heard while it runs.
  private struct Said {
    let limit: Int
    let progress: ((String) -> Void)?
    var output: [UInt8] = []
    var errors: [UInt8] = []

    var isTooMuch: Bool { output.count > limit }

    /// Of what it says of its progress only the end is of use; the rest is what went wrong.
    mutating func hear(_ bytes: [UInt8]) {
      errors += bytes
      if errors.count > 1 << 20 { errors.removeFirst(errors.count - 1 << 19) }
      guard let progress else { return }
      let parts = bytes.split { $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") }
      if let last = parts.last(where: { $0.contains(UInt8(ascii: "%")) }) {
        let end = last.firstIndex(of: UInt8(ascii: "%")) ?? last.endIndex - 1
        progress(inert(last[...end]))
      }
    }
  }
}

/// Why git did not do what it was asked, as it left it; `GitFault.read` says what that means.
package enum GitFailure: Error, Hashable, Sendable {
  /// No such program, or it cannot be started: the number of the system's error.
  case notStarted(Int32)
  /// Its exit code, standard error and output.
  case failed(Int32, errors: [UInt8], output: [UInt8])
  /// It said more than so many bytes and was ended.
  case tooMuch(Int)
  /// A folder it needs of ours could not be laid out, at this path.
  case notLaid(String, Errno)
  /// The user ended it.
  case ended
}

extension Git {
  /// What git, ssh and what helps them with passwords need to know of the user.
  static let inherited = [
    "HOME", "PATH", "USER", "LOGNAME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR",
    "DBUS_SESSION_BUS_ADDRESS", "SSH_AUTH_SOCK", "SSH_AGENT_PID", "GNUPGHOME", "KRB5CCNAME",
    "GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSH_VARIANT", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH", "SSL_CERT_FILE", "SSL_CERT_DIR",
    "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY",
  ]

  /// Nobody is asked, nothing is shown to page through or to edit, no attributes of the machine's.
  static let fixed = [
    "LC_ALL=C", "LANG=C", "GIT_TERMINAL_PROMPT=0", "GIT_ASKPASS=", "SSH_ASKPASS_REQUIRE=never",
    "GCM_INTERACTIVE=never", "GIT_PAGER=cat", "GIT_EDITOR=:", "GIT_OPTIONAL_LOCKS=0",
    "GIT_ATTR_NOSYSTEM=1", "GIT_NO_REPLACE_OBJECTS=1", "GIT_NO_LAZY_FETCH=1",
    "GIT_LITERAL_PATHSPECS=1",
  ]
}
