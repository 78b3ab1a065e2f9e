import Curses
import Dashboard

extension Terminal {
  /// Gives a text to the terminal's clipboard; what to say of it, and whether it could be.
  func take(_ copied: Copied, _ keys: Keymap) -> (words: String, isError: Bool) {
    let remedy = "\(keys[.export]) writes it to a file."
    switch clipboard {
    case .none: return ("This terminal has no clipboard to copy to; \(remedy)", true)
    case .throughMultiplexer, .own:
      guard copy(copied.text) else {
        return ("\(copied.what) is too long for a terminal's clipboard; \(remedy)", true)
      }
    }
    let advice =
      clipboard == .throughMultiplexer ? " (tmux passes it on with set-clipboard on)" : ""
    return ("Copied to the terminal's clipboard: \(copied.what)\(advice).", false)
  }
}
