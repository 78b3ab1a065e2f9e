import Glibc

/// Signals that ask a command to end, noted for those who look: what is at work ends its own
/// programs, and leaves all whole.
enum Interruption {
  /// Takes over what a terminal or another program ends a command with; for the rest of its life.
  static func watch() {
    var ours = sigset_t()
    sigemptyset(&ours)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { number in interruption = number }
      sigaction(number, &action, nil)
      sigaddset(&ours, number)
    }
    // Whoever started us may have held them back.
    sigprocmask(SIG_UNBLOCK, &ours, nil)
  }

  /// The signal that came; nil for none yet.
  static var signal: Int32? { interruption == 0 ? nil : interruption }
}

/// Written by the handler only.
nonisolated(unsafe) private var interruption: sig_atomic_t = 0
