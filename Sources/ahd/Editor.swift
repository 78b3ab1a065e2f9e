import Glibc
import Store

/// The person's own editor, run on a private file by argument list: no shell reads the words.
struct Editor {
  /// `$VISUAL`, else `$EDITOR`, else vi, in words parted by blanks.
  private let words: [String]

  enum Outcome {
    case text(String)
    /// Why there is no text, in words; the field stays as it was.
    case failed(String)
  }

  init() {
    let named = Host.environment("VISUAL") ?? Host.environment("EDITOR") ?? "vi"
    let words = named.split(separator: " ").map(String.init)
    self.words = words.isEmpty ? ["vi"] : words
  }

  /// Runs it on a text, to its end.
  func edit(_ text: String) -> Outcome {
    let name = "edit-\(UInt64.random(in: .min ... .max)).txt"
    do {
      let file = try ScratchFile(text, named: name, in: Paths.state)
      return edit(file, text)
    } catch {
      return .failed("No file for the editor could be made (\(error.words)); type here.")
    }
  }

  private func edit(_ file: ScratchFile, _ before: String) -> Outcome {
    guard let code = run(file.path) else {
      file.remove()
      return .failed("The editor “\(words[0])” was not found; set $EDITOR, or type here.")
    }
    let left = try? file.text()
    guard code == 0, let text = left else {
      // What a failing editor left is not thrown away.
      let isChanged = left.map { $0.trimmingLineEnd != before.trimmingLineEnd } ?? true
      if !isChanged { file.remove() }
      let place = isChanged ? "; what it left is in \(Paths.short(file.path))" : ""
      return .failed("The editor failed (exit \(code)): the text is as it was\(place).")
    }
    file.remove()
    return .text(text)
  }

  /// The exit code; nil where the program could not be started.
  private func run(_ path: String) -> Int32? {
    // Ctrl-C and Ctrl-\ are the editor's; Ctrl-Z stops both, as a shell expects of one job.
    let saved = [SIGINT, SIGQUIT, SIGTSTP].map { number in
      (number, Self.setAction(number, number == SIGTSTP ? SIG_DFL : SIG_IGN))
    }
    defer {
      for (number, action) in saved {
        var action = action
        sigaction(number, &action, nil)
      }
    }
    guard let child = spawn(path) else { return nil }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  private func spawn(_ path: String) -> pid_t? {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for number in [SIGINT, SIGQUIT, SIGTSTP, SIGPIPE] { sigaddset(&defaults, number) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var arguments = (words + [path]).map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child = pid_t()
    let isStarted = posix_spawnp(&child, words[0], nil, &attributes, &arguments, environ) == 0
    return isStarted ? child : nil
  }

  private static func setAction(_ number: Int32, _ handler: __sighandler_t?) -> sigaction {
    var new = sigaction()
    var old = sigaction()
    new.__sigaction_handler.sa_handler = handler
    sigaction(number, &new, &old)
    return old
  }
}

extension String {
  fileprivate var trimmingLineEnd: String { hasSuffix("\n") ? String(dropLast()) : self }
}
