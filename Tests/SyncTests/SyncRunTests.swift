import Glibc
import Testing

@testable import Sync

/// What a program that exchanges says, as it comes, whatever it is like.
@Suite struct SyncRunTests {
  /// Runs a script of the shell to its end; what was heard of it.
  private func heard(_ script: String, within seconds: Int = 30) throws -> [SyncRun.News] {
    var run = try SyncRun("/bin/sh", ["-c", script], environment: ["PATH=/usr/bin:/bin"])
    var news: [SyncRun.News] = []
    let end = milliseconds + seconds * 1000
    while milliseconds < end {
      var waited = run.descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      poll(&waited, nfds_t(waited.count), Int32(run.patience ?? 1000))
      let told = run.look(now: milliseconds)
      if told != .nothing { news.append(told) }
      if case .ended = told { return news }
    }
    run.end()
    Issue.record("it never ended: \(news)")
    return news
  }

  private var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  private func last(_ script: String) throws -> SyncLine? {
    guard case .ended(let line)? = try heard(script).last else { return nil }
    return line
  }

  // MARK: Lines

  @Test(arguments: [
    SyncLine.progress("fetching"), .progress(""), .warning("A key changed."),
    .done("In step with the ministry."),
    .failed(69, "No answer: no route."),
  ]) func aLineReadsAsItWasWritten(line: SyncLine) {
    #expect(SyncLine(line.text) == line)
  }

  @Test func noTextBreaksOutOfItsLine() {
    let line = SyncLine.done("one\ndone two\r\nthree").text
    #expect(!line.contains { $0.isNewline })
    #expect(SyncLine(line) == .done("one done two three"))
  }

  @Test(arguments: [
    "", "done", "progress", "failed", "failed x y", "failed 0 no", "failed 999 no", "Done x",
  ])
  func whatIsNoLineIsNone(text: String) {
    switch text {
    case "done": #expect(SyncLine(text) == .done(""))
    case "progress": #expect(SyncLine(text) == .progress(""))
    default: #expect(SyncLine(text) == nil)
    }
  }

  @Test func linesComeTogetherFromPieces() {
    var lines = SyncLines()
    #expect(lines.take(Array("progr".utf8)).isEmpty)
    #expect(lines.take(Array("ess a\ndo".utf8)) == ["progress a"])
    #expect(lines.take(Array("ne b\n\n".utf8)) == ["done b"])
    #expect(lines.finish().isEmpty)
  }

  @Test func aLineWithoutAnEndIsBounded() {
    var lines = SyncLines()
    for _ in 0..<100 { #expect(lines.take([UInt8](repeating: 120, count: 1000)).isEmpty) }
    #expect(lines.take([10]) == [String(repeating: "x", count: 4096)])
  }

  // MARK: Programs

  @Test func progressAndTheLastWordAreHeard() throws {
    let news = try heard("echo progress fetching; sleep 0.05; echo done In step.; exit 0")
    #expect(news == [.progress("fetching"), .ended(.done("In step."))])
  }

  @Test func progressThatComesWithTheLastWordIsHeardBeforeIt() throws {
    let news = try heard(
      "printf 'progress a\\nprogress fetching\\ndone In step.\\nprogress late\\n'")
    #expect(news == [.progress("fetching"), .ended(.done("In step."))])
  }

  @Test func aFailureKeepsItsCode() throws {
    #expect(try last("echo failed 69 No answer.; exit 69") == .failed(69, "No answer."))
  }

  @Test func oneThatDiesWithoutAWordIsToldByWhatItComplainedOf() throws {
    guard case .failed(let code, let words)? = try last("echo no disk left >&2; exit 74") else {
      Issue.record("no failure")
      return
    }
    #expect(code == 74)
    #expect(words.contains("no disk left") && words.contains("Nothing is lost"))
  }

  @Test func oneThatIsKilledFails() throws {
    guard case .failed(let code, _)? = try last("echo progress a; kill -9 $$") else {
      Issue.record("no failure")
      return
    }
    #expect(code == 137)
  }

  @Test func aFloodIsRead() throws {
    let script = "i=0; while [ $i -lt 20000 ]; do echo progress $i; i=$((i+1)); done; echo done so"
    #expect(try last(script) == .done("so"))
  }

  @Test func bytesThatAreNoTextAreTaken() throws {
    let script =
      #"printf 'progress \377\376\033[2J\n\000\000done x\nnonsense\ndone \342\200\256y\n'"#
    let news = try heard(script)
    #expect(news.last == .ended(.done("\u{202e}y")))
  }

  /// What speaks its last word and stays is ended; what it started goes with it.
  @Test func oneThatStaysAfterItsLastWordIsEnded() throws {
    let before = milliseconds
    #expect(try last("echo done so; trap '' TERM; while :; do sleep 1; done") == .done("so"))
    #expect(milliseconds - before < 15_000)
  }

  /// Up to its last word, and no end of them.
  @Test func warningsAreKept() throws {
    let script =
      "echo warning a; echo progress b; i=0; while [ $i -lt 99 ]; do echo warning c; i=$((i+1)); done; echo done so; echo warning d"
    var run = try SyncRun("/bin/sh", ["-c", script], environment: ["PATH=/usr/bin:/bin"])
    while true {
      var waited = run.descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      poll(&waited, nfds_t(waited.count), Int32(run.patience ?? 1000))
      guard case .ended(let line) = run.look(now: milliseconds) else { continue }
      #expect(line == .done("so"))
      break
    }
    #expect(run.warnings.first == "a" && run.warnings.count == 50)
    #expect(!run.warnings.contains("d"))
  }

  @Test func onlyTheFirstLastWordCounts() throws {
    #expect(try last("echo failed 75 busy; echo done so") == .failed(75, "busy"))
  }

  @Test func whatIsNotThereIsToldAtOnce() {
    #expect(throws: Child.Failure(code: ENOENT)) {
      _ = try SyncRun("/nowhere/ahd", [], environment: []).patience
    }
  }

  @Test func oneThatNeverSpeaksHoldsNothingUp() throws {
    var run = try SyncRun("/bin/sh", ["-c", "sleep 60"], environment: ["PATH=/usr/bin:/bin"])
    let before = milliseconds
    #expect(run.look(now: before) == .nothing)
    #expect(milliseconds - before < 1_000)
    #expect(run.patience == nil)
    run.end()
    while true {
      var waited = run.descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      poll(&waited, nfds_t(waited.count), Int32(run.patience ?? 1000))
      if case .ended(.failed(let code, _)) = run.look(now: milliseconds) {
        #expect(code == 143)
        return
      }
    }
  }
}
