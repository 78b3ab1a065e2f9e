import Foundation
import Testing

/// One ministry: its home, its folder, and who types there.
final class Ministry {
  let home: Home
  let person: String
  let register: URL
  var now = "2026-11-21"

  init(_ person: String) throws {
    home = try Home()
    self.person = person
    register = home.folder.appending(path: "register")
    try "[user]\n  name = \(person)\n  email = desk@example.org\n".write(
      to: home.folder.appending(path: ".gitconfig"), atomically: true, encoding: .utf8)
  }

  deinit { home.remove() }

  var environment: [String: String] {
    [
      "AHD_PERSON": person, "AHD_NOW": now, "AHD_REGISTER": register.path,
      "GIT_CONFIG_NOSYSTEM": "1",
    ]
  }

  /// Runs a command, which must end with `code`; what it says.
  @discardableResult
  func say(
    _ arguments: String..., code: Int32 = 0, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let answer = try home.ahd(arguments, environment: environment)
    let said = "\(person): \(arguments): \(answer.out)\(answer.err)"
    #expect(answer.code == code, "\(said)", sourceLocation: sourceLocation)
    return code == 0 ? answer.out : answer.err
  }

  /// What the person configures.
  func configure(_ text: String) throws {
    let folder = home.folder.appending(path: ".config/ahd")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(
      to: folder.appending(path: "config.toml"), atomically: true, encoding: .utf8)
  }

  /// A terminal with the dashboard.
  func open() throws -> Tmux { try home.dashboard(environment: environment) }

  func edit(_ file: String, _ old: String, _ new: String) throws {
    let url = register.appending(path: file)
    let text = try String(contentsOf: url, encoding: .utf8)
    #expect(text.contains(old), "\(file) holds \(old)")
    try text.replacing(old, with: new, maxReplacements: 1)
      .write(to: url, atomically: true, encoding: .utf8)
  }

  func git(_ arguments: String...) -> Int32 {
    Machine.run(["git", "-C", register.path] + arguments)
  }
}

/// A repository in the middle, and two ministries that both have the register from it.
final class Ministries {
  let ankara: Ministry
  let islamabad: Ministry
  let hub: URL

  init() throws {
    ankara = try Ministry("A. Ankara")
    islamabad = try Ministry("I. Islamabad")
    hub = ankara.home.folder.appending(path: "hub.git")
    #expect(Machine.run(["git", "init", "-q", "--bare", "-b", "main", hub.path]) == 0)
    _ = try ankara.home.copy(of: "pakistan-turkiye")
    try ankara.say("sync", "--git", "--remote", hub.path)
    try islamabad.say("clone", hub.path, islamabad.register.path)
  }

  func onDay(_ day: String) { (ankara.now, islamabad.now) = (day, day) }

  /// Each has what the other recorded.
  func exchange() throws {
    try ankara.say("sync")
    try islamabad.say("sync")
    try ankara.say("sync")
  }

  /// Both see the same: the whole register byte for byte, and the same screens.
  func expectTheSame(_ when: String) throws {
    let exports = try [ankara, islamabad].map { try $0.say("export", "--format", "json") }
    #expect(exports[0] == exports[1], "\(when): the exports differ")
    for keys in ["/ text:flag:contested Enter", "v text:log Enter"] {
      let frames = try [ankara, islamabad].map { ministry in
        try ministry.say(
          "replay", keys, "--now", ministry.now, "--size", "120x36", "--by", "the same")
      }
      #expect(frames[0] == frames[1], "\(when): the screens differ after “\(keys)”")
    }
  }
}
