import CNcurses
import Glibc

extension Terminal {
  /// Ctrl-Z: gives the terminal back and stops the process group; returns when it goes on, with the
  /// modes of that moment as the ones to restore at the end. Nothing is shown
  /// until the next `show`.
  package mutating func suspend() {
    switchOff()
    stopGroup()
    def_shell_mode()
    resume()
  }

  /// Lends the terminal to another program while `body` runs it; takes it back whatever that left.
  package mutating func lend<Result>(_ body: () -> Result) -> Result {
    switchOff()
    let result = body()
    resume()
    return result
  }

  /// After SIGCONT: takes the terminal again, whatever the shell has done with it meanwhile.
  package mutating func resume() {
    reset_prog_mode()
    if options.mouse { mousemask(Terminal.mouseEvents, nil) }
    switchExtras(on: true)
    isCursorShown = true
    redraw()
    adoptSize()
  }

  /// Stops as the shell expects it, by SIGTSTP with its default action. Stops again if it was sent
  /// on in the background, where it could only disturb.
  private func stopGroup() {
    var saved = sigaction()
    var standard = sigaction()
    standard.__sigaction_handler.sa_handler = SIG_DFL
    sigaction(SIGTSTP, &standard, &saved)
    for _ in 0..<8 {
      kill(0, SIGTSTP)
      if tcgetpgrp(input) == getpgrp() { break }
    }
    sigaction(SIGTSTP, &saved, nil)
  }
}
