import CNcurses
import Glibc

/// Restores the terminal when the process is about to die of a fault, a signal nobody answers or a
/// call of exit, with nothing but write(2), tcsetattr(3) and memory prepared before; then the
/// signal takes its course.
enum Rescue {
  /// Those that the runtime's backtrace answers too.
  static let faults = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGQUIT]
  /// Those that end a process by default; left alone where they are ignored or answered.
  static let endings = [
    SIGSYS, SIGPIPE, SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF,
  ]

  /// Prepares the bytes for `descriptor` and its modes, and installs the handlers.
  static func arm(descriptor: Int32, modes: termios, bytes: [UInt8]) {
    disarm()
    let kit = UnsafeMutablePointer<Kit>.allocate(capacity: 1)
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = copy.initialize(from: bytes)
    let actions = UnsafeMutablePointer<sigaction>.allocate(capacity: 64)
    actions.initialize(repeating: sigaction(), count: 64)
    kit.initialize(
      to: Kit(
        descriptor: descriptor, modes: modes, bytes: copy, actions: actions,
        wantsBacktrace: getenv("SWIFT_BACKTRACE") != nil))
    armed = kit
    useStackOfItsOwn()
    for signal in faults + endings { install(signal, saving: actions + Int(signal)) }
    _ = restoresAtExit
  }

  /// The terminal is restored: a fault has nothing more to do.
  static func disarm() {
    guard let kit = armed else { return }
    armed = nil
    for signal in faults + endings { sigaction(signal, kit.pointee.actions + Int(signal), nil) }
    kit.pointee.bytes.deallocate()
    kit.pointee.actions.deallocate()
    kit.deinitialize(count: 1)
    kit.deallocate()
  }

  /// The bytes that undo what opening did, from the terminal's own entry; ncurses must be running.
  static func restoringBytes(mouse: Bool, paste: Bool) -> [UInt8] {
    var text = ""
    if mouse { text += "\u{1B}[?1003l\u{1B}[?1002l\u{1B}[?1000l\u{1B}[?1006l" }
    if paste { text += "\u{1B}[?2004l" }
    for capability in ["sgr0", "op", "rmkx", "rmcup", "cnorm"] {
      text += string(of: capability)
    }
    return Array(text.utf8)
  }

  /// A string capability without its padding; empty if the terminal has none of that name.
  static func string(of capability: String) -> String {
    guard let found = tigetstr(capability), Int(bitPattern: found) != -1 else { return "" }
    return withoutPadding(String(cString: found))
  }

  /// `text` without its delays, `$<` … `>`.
  private static func withoutPadding(_ text: String) -> String {
    let parts = text.split(separator: "$<", omittingEmptySubsequences: false)
    let rest = parts.dropFirst().map { part in
      part.firstIndex(of: ">").map { part[part.index(after: $0)...] } ?? part
    }
    return (parts.prefix(1) + rest).joined()
  }

  private static func install(_ signal: Int32, saving old: UnsafeMutablePointer<sigaction>) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { number in
      if let kit = armed?.pointee {
        kit.restore()
        if kit.wantsBacktrace { sigaction(number, kit.actions + Int(number), nil) }
      }
      // SA_RESETHAND has put the default action back. Blocked while this runs, the signal is
      // delivered on return, from where the fault was.
      raise(number)
    }
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_ONSTACK
    sigaction(signal, nil, old)
    let isAnswered = unsafeBitCast(old.pointee.__sigaction_handler.sa_handler, to: Int.self) != 0
    if isAnswered && endings.contains(signal) { return }
    sigaction(signal, &action, nil)
  }

  /// Registered once for the process: a call of exit unwinds nothing.
  private static let restoresAtExit = atexit { armed?.pointee.restore() } == 0

  /// So that a stack overflow can be handled too.
  private static func useStackOfItsOwn() {
    let size = 1 << 16
    var stack = stack_t()
    sigaltstack(nil, &stack)
    if stack.ss_flags & Int32(SS_DISABLE) == 0 { return }
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    stack.ss_size = size
    stack.ss_flags = 0
    sigaltstack(&stack, nil)
  }
}

private struct Kit {
  let descriptor: Int32
  let modes: termios
  let bytes: UnsafeMutableBufferPointer<UInt8>
  /// By signal number what was there before: the default, or the backtrace of the Swift runtime.
  let actions: UnsafeMutablePointer<sigaction>
  /// Whether to go on to what was there; else the default action, as the runtime's backtrace asks
  /// questions of whoever sits at the terminal.
  let wantsBacktrace: Bool

  func restore() {
    _ = write(descriptor, bytes.baseAddress, bytes.count)
    var modes = modes
    tcsetattr(descriptor, TCSANOW, &modes)
  }
}

/// Written only while no handler is installed or by the one thread that owns the terminal.
nonisolated(unsafe) private var armed: UnsafeMutablePointer<Kit>?
