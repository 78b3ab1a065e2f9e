import Curses
import Glibc
import Testing

/// In processes of their own, which these signals would end.
@Suite struct SignalsTests {
  @Test func signalsComeThroughThePipe() async {
    await #expect(processExitsWith: .success) {
      let signals = try #require(Signals.install())
      #expect(signals.drain().isEmpty)
      // Not raise(3): the threads of the test library block signals.
      for signal in [SIGWINCH, SIGTERM, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT] {
        kill(getpid(), signal)
      }
      var found: Set<Signal> = []
      while found.count < Signal.allCases.count {
        let ready = waitForInput([signals.fileDescriptor], timeout: 5000)
        try #require(ready == [signals.fileDescriptor])
        found.formUnion(signals.drain())
      }
      try #require(signals.drain().isEmpty)
      try #require(waitForInput([signals.fileDescriptor], timeout: 0).isEmpty)
    }
  }

  @Test func aFaultStillEndsTheProcess() async {
    await #expect(processExitsWith: .signal(SIGSEGV)) {
      let person = try PseudoTerminal(width: 40, height: 10)
      let terminal = try person.open()
      kill(getpid(), SIGSEGV)
      _ = waitForInput([], timeout: 5000)
      terminal.close()
    }
  }
}
