import Foundation
import Testing

/// A page of the docs as a person follows it: its fenced blocks in order.
///
/// The lines of a block marked `sh` are run; a block marked `text` right behind it is
/// what they print. A block right below a comment `<!-- ahd … -->` is what that command
/// prints: screens, mostly.
struct Doc {
  private(set) var lines: [String]
  var text: String { lines.joined(separator: "\n") }

  init(text: String) { lines = text.components(separatedBy: "\n") }

  /// A file of the project.
  init(_ name: String) throws {
    self.init(text: try String(contentsOf: Self.file(name), encoding: .utf8))
  }

  static func file(_ name: String) -> URL { Home.root.appending(path: name) }

  struct Command {
    let line: String
    /// What a comment `# exit 65` behind it says; else 0.
    let code: Int32
  }

  /// All commands of its `sh` blocks.
  var commands: [Command] { blocks.filter { $0.language == "sh" }.flatMap(\.commands) }

  /// Follows the page in a home, and tells where it is not so; what it shows is then
  /// put right in `lines`.
  mutating func follow(in home: Home) throws -> [String] {
    var faults: [String] = []
    var printed = ""
    var folder = "."
    var ended = 0
    var shift = 0
    for block in blocks {
      if block.language == "sh" {
        printed = ""
        for command in block.commands {
          if command.line.hasPrefix("cd ") { folder += "/" + command.line.dropFirst(3) }
          printed += try run(command, home, folder, &faults)
        }
        ended = block.end
        continue
      }
      let above = lines[..<(block.begin + shift)].last { !$0.isEmpty } ?? ""
      if above.hasPrefix("<!-- ahd ") {
        let line = String(above.dropFirst(5).dropLast(4))
        printed = try run(Command(line: line, code: 0), home, folder, &faults)
      } else if block.language != "text" || ended == 0 || block.begin != ended + 1 {
        continue
      }
      let found = Self.trimmed(printed)
      guard found != Self.trimmed(block.lines.joined(separator: "\n")) else { continue }
      faults.append(
        "line \(block.begin + 1) shows\n\(block.lines.joined(separator: "\n"))\nbut\n\(found)")
      let new = found.components(separatedBy: "\n")
      let range = (block.begin + shift + 1)..<(block.end + shift)
      lines.replaceSubrange(range, with: new)
      shift += new.count - range.count
    }
    return faults
  }

  private func run(
    _ command: Command, _ home: Home, _ folder: String, _ faults: inout [String]
  ) throws -> String {
    let line = command.line.hasPrefix("cd ") ? "true" : command.line
    let answer = try home.shell("cd '\(folder)' && \(line)")
    if answer.code != command.code {
      faults.append("\(command.line): exit \(answer.code)\n\(answer.err)")
    }
    return answer.out
  }

  /// Lines without the blanks at their ends, and no empty ones around.
  private static func trimmed(_ text: String) -> String {
    text.components(separatedBy: "\n")
      .map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
      .joined(separator: "\n").trimmingCharacters(in: .newlines)
  }

  // MARK: Blocks

  private struct Block {
    let language: String
    /// The lines of its fences, from 0.
    let begin: Int
    let end: Int
    let lines: [String]

    var commands: [Command] {
      lines.joined(separator: "\n").replacing("\\\n", with: " ").components(separatedBy: "\n")
        .filter { line in !line.allSatisfy { $0 == " " } && !line.hasPrefix("#") }
        .map { line in
          let code = line.components(separatedBy: "# exit ").dropFirst().last.flatMap { Int32($0) }
          return Command(line: line, code: code ?? 0)
        }
    }
  }

  private var blocks: [Block] {
    var blocks: [Block] = []
    var open: Int?
    for (number, line) in lines.enumerated() where line.hasPrefix("```") {
      if let begin = open {
        blocks.append(
          Block(
            language: String(lines[begin].dropFirst(3)), begin: begin, end: number,
            lines: Array(lines[(begin + 1)..<number])))
        open = nil
      } else {
        open = number
      }
    }
    return blocks
  }
}

extension Home {
  /// Runs a line of the shell in the home's work folder, the program on the path.
  func shell(_ line: String) throws -> Answer {
    let work = folder.appending(path: "work")
    let bin = folder.appending(path: "bin")
    for folder in [work, bin] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    let link = bin.appending(path: "ahd").path
    if !FileManager.default.fileExists(atPath: link) {
      try FileManager.default.createSymbolicLink(
        atPath: link, withDestinationPath: Self.program)
    }
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = work
    process.environment = environment
    process.environment?["PATH"] = "\(bin.path):\(environment["PATH"] ?? "")"
    process.standardInput = FileHandle.nullDevice
    return try Answer(of: process)
  }
}
