import Glibc

/// A signal that the loop answers.
package enum Signal: Hashable, Sendable, CaseIterable {
  /// SIGWINCH: the terminal has a new size.
  case windowChange
  /// SIGTERM
  case terminate
  /// SIGHUP: the terminal is gone.
  case hangUp
  /// SIGINT from outside; Ctrl-C is a key.
  case interrupt
  /// SIGTSTP from outside; Ctrl-Z is a key.
  case stop
  /// SIGCONT: the terminal may show something else by now.
  case resume

  var number: Int32 {
    switch self {
    case .windowChange: SIGWINCH
    case .terminate: SIGTERM
    case .hangUp: SIGHUP
    case .interrupt: SIGINT
    case .stop: SIGTSTP
    case .resume: SIGCONT
    }
  }
}

/// Signals as something to poll: the handler writes the number into a pipe, the loop reads it.
package struct Signals: Sendable {
  /// The pipe's end to wait on; it stays open as long as the process lives.
  package let fileDescriptor: Int32

  /// Takes over the signals. To be called once, before the terminal is opened, so that ncurses
  /// leaves them alone. Nil if there is no pipe to be had.
  package static func install() -> Signals? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    signalPipe = ends[1]
    for signal in Signal.allCases { Signals.takeOver(signal) }
    return Signals(fileDescriptor: ends[0])
  }

  /// The signals that came since the last call, each once.
  package func drain() -> Set<Signal> {
    var found: Set<Signal> = []
    var buffer = [UInt8](repeating: 0, count: 64)
    while true {
      let count = read(fileDescriptor, &buffer, buffer.count)
      if count <= 0 { return found }
      for byte in buffer.prefix(count) {
        if let signal = Signal.allCases.first(where: { $0.number == Int32(byte) }) {
          found.insert(signal)
        }
      }
    }
  }

  static func takeOver(_ signal: Signal) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { number in
      let saved = errno
      var byte = UInt8(truncatingIfNeeded: number)
      _ = write(signalPipe, &byte, 1)
      errno = saved
    }
    action.sa_flags = SA_RESTART
    sigaction(signal.number, &action, nil)
  }
}

/// Written once before the first handler can run; read by the handler only.
nonisolated(unsafe) private var signalPipe: Int32 = -1
