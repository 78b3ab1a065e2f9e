import Foundation
import Testing

/// `ahd init` as it asks a person, in a terminal.
@Suite struct InitEndToEndTests {
  private func start(_ home: Home) throws -> Tmux {
    let tmux = try Tmux(
      "exec \(Home.program) init '\(home.folder.path)/river'", width: 100, height: 30,
      environment: home.environment)
    tmux.wait(for: "The group's name [River]:")
    return tmux
  }

  @Test func asksAnewForWhatWillNotDo() throws {
    let home = try Home()
    defer { home.remove() }
    let tmux = try start(home)
    tmux.enter("River commission")
    tmux.wait(for: "[Party A, Party B]:")
    tmux.enter("Alba, Alba")
    tmux.wait(for: "tell them apart")
    tmux.type("Alb")
    tmux.press("Left", "Enter")
    tmux.wait(for: "signs that are no text")
    tmux.enter("al=Alba,, Borea ,")
    tmux.wait(for: "[General]:")
    tmux.enter("Floods, Navigation")
    tmux.wait(for: "[quarter]:")
    tmux.enter("often")
    tmux.wait(for: "“often” is no rhythm")
    tmux.enter("monthly")
    tmux.wait(for: "[both]:")
    tmux.press("Enter")
    tmux.wait(
      for: "Parties al, borea; domains floods, navigation.\nFirst session Dec 2026, ",
      "Open it: ahd --register")
    tmux.waitForTheEnd()
    tmux.close()
    let check = try home.ahd("check", "--register", home.folder.appending(path: "river").path)
    #expect(check.code == 0, "\(check.out)")
  }

  @Test(arguments: ["C-d", "C-c"]) func makesNothingIfLeft(key: String) throws {
    let home = try Home()
    defer { home.remove() }
    let tmux = try start(home)
    tmux.press("Enter")
    tmux.wait(for: "[Party A, Party B]:")
    tmux.press(key)
    tmux.waitForTheEnd()
    if key == "C-d" { tmux.wait(for: "\nahd: Nothing was made") }
    #expect(!FileManager.default.fileExists(atPath: home.folder.appending(path: "river").path))
  }
}
