import Foundation
import Testing

/// Completion in the shells themselves.
@Suite struct CompletionTests {
  static let lines: [(String, shown: String, [String])] = [
    ("ahd rep", "rep", ["report", "replay"]),
    ("ahd show train-20", "train-20", ["train-20-officers"]),
    ("ahd list domain:narc", "narc", ["narcotics-control"]),
    ("ahd list --domain=narc", "narc", ["narcotics-control"]),
    ("ahd --as-of 2026-01-01 meeting held jwg-session-05", "jwg-session-05", ["jwg-session-05"]),
    ("ahd set train-20-officers status in", "in", ["in-progress"]),
    ("ahd list --sort due,-str", "due,-str", ["due,-strength"]),
    ("ahd list --view over", "over", ["overdue"]),
    ("ahd --register /nonexistent show tr", "tr", []),
    ("ahd note visa-streamlining 'quoted words", "quoted words", []),
  ]

  @Test func bash() throws {
    let home = try home("bash")
    defer { home.remove() }
    let script = """
      . ./bash
      COMP_LINE=$1; COMP_POINT=${#1}
      _ahd ahd "$2"
      printf '%s\\n' "${COMPREPLY[@]}"
      complete -p ahd
      """
    for (line, shown, words) in Self.lines {
      let answer = try home.shell(
        "bash -c '\(quoted(script))' bash '\(quoted(line))' '\(shown)'")
      var found = answer.out.split(separator: "\n").map(String.init)
      #expect(found.popLast() == "complete -o nosort -F _ahd ahd", "\(line)")
      #expect(found == words, "\(line): \(answer.err)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.folder.path).count == 2)
  }

  @Test(.enabled(if: Machine.run(["fish", "--version"]) == 0))
  func fish() throws {
    let home = try home("fish")
    defer { home.remove() }
    for (line, shown, words) in Self.lines {
      let answer = try home.shell(
        "fish --no-config -c 'source ./fish; complete -C $argv[1]' '\(quoted(line))'")
      let found = answer.out.split(separator: "\n").map { $0.split(separator: "\t")[0] }
      // fish offers the whole word; it completes nothing by itself where the program knows nothing.
      let whole = line.split(separator: " ").last.map { $0.dropLast(shown.count) } ?? ""
      #expect(
        found.map(String.init) == words.map { "\(whole)\($0)" }, "\(line): \(answer.err)")
    }
  }

  /// With the shell's completion script in a file of its name.
  private func home(_ shell: String) throws -> Home {
    let home = try Home()
    #expect(try home.shell("ahd --generate-completion-script \(shell) > \(shell)").code == 0)
    return home
  }

  @Test func eachScriptIsReadByItsShell() throws {
    let home = try Home()
    defer { home.remove() }
    for shell in ["bash", "zsh", "fish"] where Machine.run([shell, "--version"]) == 0 {
      let answer = try home.shell(
        "ahd --generate-completion-script \(shell) > script && \(shell) -n script")
      #expect(answer.code == 0, "\(shell): \(answer.err)")
    }
    #expect(try home.ahd("--generate-completion-script", "csh").code == 64)
  }

  private func quoted(_ text: String) -> String { text.replacing("'", with: "'\\''") }
}

/// The manual page and what a newcomer asks first.
@Suite struct ManTests {
  @Test(.enabled(if: Machine.run(["sh", "-c", "command -v mandoc"]) == 0))
  func thePageHasNoFault() throws {
    let home = try Home()
    defer { home.remove() }
    let answer = try home.shell("ahd man > ahd.1 && mandoc -T lint -W warning ahd.1")
    #expect(answer.code == 0, "\(answer.out)")
  }

  @Test func thePageTellsEveryCommandOfHelp() throws {
    let home = try Home()
    defer { home.remove() }
    let page = try home.ahd("man").out
    let help = try home.ahd("--help").out
    let names = help.matches(of: #/\n  ([a-z]+) /#).map { String($0.1) }
    #expect(names.count > 20)
    for name in names where !["ahd", "help"].contains(name) {
      let isTold = page.contains(".SS \"ahd \(name)\"")
      #expect(isTold, "\(name)")
    }
  }

  @Test func theVersionNamesItsCommitOrSaysThatNoneIsKnown() throws {
    let home = try Home()
    defer { home.remove() }
    let answer = try home.ahd("--version").out
    #expect(
      answer.wholeMatch(
        of: /ahd \d+\.\d+\.\d+ \(commit ([0-9a-f]{9}(, changed since)?|unknown)\)\n/)
        != nil, "\(answer)")
  }
}
