/// The shells whose completion the program knows.
package enum Shell: String, CaseIterable, Sendable {
  case bash, zsh, fish
}

extension Shell {
  /// Candidates as the shell's script reads them, a line each: `text`, in zsh and fish with
  /// what it is beside it.
  ///
  /// `partial` is the last word as the person means it, `shown` the part of it that the shell
  /// replaces: bash parts words at colons.
  package func lines(
    _ candidates: [Expected.Candidate], partial: String, shown: String
  ) -> [String] {
    let fitting = candidates.filter { $0.text.hasPrefix(partial) }
    switch self {
    case .fish: return fitting.map { "\($0.text)\t\($0.help.oneLine)" }
    case .zsh:
      return fitting.map { candidate in
        let text = candidate.text.replacing("\\", with: "\\\\").replacing(":", with: "\\:")
        return candidate.help.isEmpty ? text : "\(text):\(candidate.help.oneLine)"
      }
    case .bash:
      let kept = partial.hasSuffix(shown) ? partial.count - shown.count : 0
      return fitting.map { String($0.text.dropFirst(kept)).quoted }
    }
  }

  /// The words of an unfinished line of bash up to the cursor, without their quotes; the last
  /// is the unfinished one.
  package static func words(of line: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isOpen = false
    var quote: Character?
    var isEscaped = false
    for character in line {
      if isEscaped {
        word.append(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
        isOpen = true
      } else if let open = quote {
        if character == open { quote = nil } else { word.append(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        isOpen = true
      } else if character == " " || character == "\t" || character == "\n" {
        if isOpen { words.append(word) }
        (word, isOpen) = ("", false)
      } else {
        word.append(character)
        isOpen = true
      }
    }
    return words + [word]
  }

  /// What tells the shell how to complete; static, because every list comes from the
  /// program when it is asked.
  package var script: String {
    switch self {
    case .bash:
      """
      # Completion of ahd in bash 4.4 or later.
      _ahd() {
          local -a lines
          mapfile -t lines < <("${1/#\\~/$HOME}" ---complete bash "$2" "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
          COMPREPLY=()
          case "${lines[0]-}" in
          :files) compopt -o default ;;
          :folders) compopt -o dirnames ;;
          *) COMPREPLY=("${lines[@]}") ;;
          esac
      }
      complete -o nosort -F _ahd ahd
      """
    case .zsh:
      """
      #compdef ahd
      # Completion of ahd in zsh.
      _ahd() {
          local -a lines
          lines=("${(@f)$("${words[1]/#\\~/$HOME}" ---complete zsh "" "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
          case "${lines[1]-}" in
          :files) _files ;;
          :folders) _files -/ ;;
          '') return 1 ;;
          *) _describe -V 'ahd' lines ;;
          esac
      }
      if [[ "${funcstack[1]}" = _ahd ]]; then
          _ahd "$@"
      else
          compdef _ahd ahd
      fi
      """
    case .fish:
      """
      # Completion of ahd in fish.
      function __ahd_complete
          set -l words (commandline -opc)
          set -l lines (command $words[1] ---complete fish "" $words[2..] (commandline -ct) 2>/dev/null)
          switch "$lines[1]"
              case ':files'
                  __fish_complete_path (commandline -ct)
              case ':folders'
                  __fish_complete_directories (commandline -ct)
              case '*'
                  printf '%s\\n' $lines
          end
      end
      complete -c ahd -f -k -a '(__ahd_complete)'
      """
    }
  }
}

extension String {
  /// Without what would break the line of a list.
  fileprivate var oneLine: String {
    String(unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) })
  }

  /// As it must be typed in bash.
  fileprivate var quoted: String {
    let plain = Set("-_./:=,@%+~")
    return map { $0.isLetter || $0.isNumber || plain.contains($0) ? "\($0)" : "\\\($0)" }.joined()
  }
}
