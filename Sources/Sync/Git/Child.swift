package import Glibc

/// Another program, started with a list of arguments and never through a shell. It has no terminal
/// and reads nothing but what it is given; what it says comes through two pipes, for poll(2).
///
/// The pipes are closed with the value; the program itself is not ended by that.
package struct Child: ~Copyable {
  package let process: pid_t
  /// What it prints; never blocks.
  package let output: Int32
  /// What it says of its progress and its faults; never blocks.
  package let errors: Int32
  private var input: Int32

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - program: Its path, or its name, which is then looked for along `$PATH`.
  ///   - arguments: Without the name itself.
  ///   - environment: All of it, as `NAME=VALUE`.
  ///   - hasInput: Whether `feed` will give it something to read; else it reads the end of a file.
  /// - Returns: The running program.
  /// - Throws: The number of the system's error: `ENOENT` where there is no such program.
  package static func start(
    _ program: String, _ arguments: [String], environment: [String], hasInput: Bool = false
  ) throws(Failure) -> Child {
    let (output, errors) = (try Pipe(), try Pipe())
    let input = hasInput ? try Pipe(isSocket: true) : nil
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    if let input {
      posix_spawn_file_actions_adddup2(&actions, input.reading, 0)
    } else {
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
    posix_spawn_file_actions_adddup2(&actions, errors.writing, 2)
    apart(&attributes)
    var process: pid_t = 0
    let failure = withStrings([program] + arguments) { arguments in
      withStrings(environment) { environment in
        posix_spawnp(&process, program, &actions, &attributes, arguments, environment)
      }
    }
    close(output.writing)
    close(errors.writing)
    if let input { close(input.reading) }
    guard failure == 0 else {
      for pipe in [output.reading, errors.reading, input?.writing].compactMap(\.self) {
        close(pipe)
      }
      throw Failure(code: failure)
    }
    for pipe in [output.reading, errors.reading, input?.writing].compactMap(\.self) {
      _ = fcntl(pipe, F_SETFL, O_NONBLOCK)
    }
    return Child(
      process: process, output: output.reading, errors: errors.reading,
      input: input?.writing ?? -1)
  }

  /// A session of its own, so that no terminal can be asked, and no signal held back.
  private static func apart(_ attributes: inout posix_spawnattr_t) {
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let newSession: Int32 = 0x80  // POSIX_SPAWN_SETSID, which the headers show to GNU sources only.
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | newSession))
  }

  /// An error of the system.
  package struct Failure: Error, Hashable, Sendable {
    package let code: Int32
  }

  private struct Pipe {
    let reading: Int32
    let writing: Int32

    /// A socket where we write, which can be told not to end us with a signal.
    init(isSocket: Bool = false) throws(Failure) {
      var ends: [Int32] = [0, 0]
      let stream = Int32(SOCK_STREAM.rawValue)
      let made = isSocket ? socketpair(AF_UNIX, stream, 0, &ends) : pipe(&ends)
      guard made == 0 else { throw Failure(code: errno) }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      (reading, writing) = (ends[0], ends[1])
    }
  }

  // MARK: Talking with it

  /// What one of its pipes holds by now: nil at its end, nothing where it has not said more yet.
  package static func read(_ pipe: Int32) -> [UInt8]? {
    var room = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(pipe, &room, room.count)
      if count > 0 { return Array(room[..<count]) }
      if count == 0 { return nil }
      if errno != EINTR { return errno == EAGAIN ? [] : nil }
    }
  }

  /// Runs to its end: gives it `input`, and hands on what it says as it comes. What it
  /// leaves running behind it, an ssh that keeps its connection, may hold its pipes open:
  /// nobody waits for that.
  ///
  /// - Parameters:
  ///   - input: What it reads.
  ///   - isEnded: Asked several times a second, and after every signal: whether it is to be ended.
  ///   - onOutput: Takes a piece of what it prints.
  ///   - onErrors: Takes a piece of what it says of its progress and its faults.
  /// - Returns: Its exit code; 128 and the signal's number where a signal ended it.
  package consuming func run(
    _ input: [UInt8] = [], isEnded: () -> Bool = { false }, onOutput: ([UInt8]) -> Void,
    onErrors: ([UInt8]) -> Void
  ) -> Int32 {
    var given = 0
    // How often it was looked at in vain since it was asked to end.
    var asked: Int?
    if input.isEmpty { closeInput() }
    var (hasOutput, hasErrors) = (true, true)
    while hasOutput || hasErrors {
      var waited = [
        pollfd(fd: hasOutput ? output : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: hasErrors ? errors : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: self.input, events: Int16(POLLOUT), revents: 0),
      ]
      let count = poll(&waited, nfds_t(waited.count), Child.tick)
      guard count >= 0 || errno == EINTR else { break }
      if asked == nil, isEnded() {
        end()
        asked = 0
      }
      if count == 0 {
        if let code = ended() {
          // What it said with its last breath.
          Child.drain(output, onOutput)
          Child.drain(errors, onErrors)
          return code
        }
        asked? += 1
        if asked == Child.patience { kill() }
      }
      if count <= 0 { continue }
      if waited[0].revents != 0 { hasOutput = Child.hand(output, onOutput) }
      if waited[1].revents != 0 { hasErrors = Child.hand(errors, onErrors) }
      if waited[2].revents != 0 { given = feed(input, from: given) }
    }
    closeInput()
    return wait()
  }

  /// So many milliseconds of silence until it is looked whether it has ended.
  private static let tick: Int32 = 200
  /// After so many of them one that was asked to end and does not is ended.
  private static let patience = 25

  private static func hand(_ pipe: Int32, _ take: ([UInt8]) -> Void) -> Bool {
    guard let bytes = read(pipe) else { return false }
    take(bytes)
    return true
  }

  private static func drain(_ pipe: Int32, _ take: ([UInt8]) -> Void) {
    while let bytes = read(pipe), !bytes.isEmpty { take(bytes) }
  }

  /// Gives it what the pipe takes; how much it has by now. One that wants no more is given no more.
  private mutating func feed(_ bytes: [UInt8], from start: Int) -> Int {
    let count = bytes[start...].withUnsafeBytes {
      send(input, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
    if count < 0, errno == EAGAIN || errno == EINTR { return start }
    let end = count < 0 ? bytes.count : start + count
    if end == bytes.count { closeInput() }
    return end
  }

  private mutating func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// Waits for its end; its exit code, or 128 and the number of the signal that ended it.
  package func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }

  /// The same where it has ended by now; nil where it runs. Never waits.
  package func ended() -> Int32? {
    var status: Int32 = 0
    let found = waitpid(process, &status, WNOHANG)
    if found == 0 || found < 0 && errno == EINTR { return nil }
    let signal = status & 0x7f
    return found < 0 ? 0 : signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }

  /// Ends it, and what it started, whether it would or not.
  package func kill() { _ = Glibc.kill(-process, SIGKILL) }

  /// Asks it, and what it started, to end.
  package func end() { _ = Glibc.kill(-process, SIGTERM) }

  deinit {
    close(output)
    close(errors)
    if input >= 0 { close(input) }
  }
}

/// Texts as C has them: pointers, with a null after the last.
private func withStrings<Result>(
  _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  let copies = texts.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return (copies + [nil]).withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress else { preconditionFailure("it holds the null") }
    return body(base)
  }
}
