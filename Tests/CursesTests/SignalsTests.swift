import Glibc
import Testing

@testable import Curses

/// In processes of their own, which these signals would end.
@Suite struct SignalsTests {
  @Test func signalsComeThroughThePipe() async {
    await #expect(processExitsWith: .success) {
      let signals = try #require(Signals.install())
      #expect(signals.drain().isEmpty)
      // Not raise(3): the threads of the test library block signals.
      // One by one: SIGCONT would take back a SIGTSTP still on its way.
      for signal in Signal.allCases {
        kill(getpid(), signal.number)
        let ready = waitForInput([signals.fileDescriptor], timeout: 5000)
        try #require(ready == [signals.fileDescriptor])
        try #require(signals.drain() == [signal])
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
