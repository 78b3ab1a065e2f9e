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
    let fitting = candidates.filter { $0.text.utf8.starts(with: partial.utf8) && $0.text.isVisible }
    switch self {
    case .fish: return fitting.map { "\($0.text)\t\($0.help.oneLine)" }
    case .zsh:
      return fitting.map { candidate in
        let text = candidate.text.escaped { $0 == "\\" || $0 == ":" }
        return candidate.help.isEmpty ? text : "\(text):\(candidate.help.oneLine)"
      }
    case .bash:
      let ends = partial.utf8.reversed().starts(with: shown.utf8.reversed())
      let kept = ends ? partial.utf8.count - shown.utf8.count : 0
      return fitting.map { String(decoding: $0.text.utf8.dropFirst(kept), as: UTF8.self).quoted }
    }
  }

  /// The words of an unfinished line of bash up to the cursor, without their quotes; the last
  /// is the unfinished one.
  package static func words(of line: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var isOpen = false
    var quote: Unicode.Scalar?
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if isEscaped {
        word.append(scalar)
        isEscaped = false
      } else if scalar == "\\", quote != "'" {
        isEscaped = true
        isOpen = true
      } else if let open = quote {
        if scalar == open { quote = nil } else { word.append(scalar) }
      } else if scalar == "'" || scalar == "\"" {
        quote = scalar
        isOpen = true
      } else if scalar == " " || scalar == "\t" || scalar == "\n" {
        if isOpen { words.append(String(word)) }
        (word, isOpen) = (String.UnicodeScalarView(), false)
      } else {
        word.append(scalar)
        isOpen = true
      }
    }
    return words + [String(word)]
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
  /// Without what would break the line of a list, or act on the terminal that shows it.
  fileprivate var oneLine: String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0.isVisible ? $0 : " " }))
  }

  /// Whether it can stand on a line of a list; what cannot is nothing that anybody types.
  fileprivate var isVisible: Bool { unicodeScalars.allSatisfy(\.isVisible) }

  /// With a backslash before some signs, whatever mark stands on them.
  fileprivate func escaped(_ isSpecial: (Unicode.Scalar) -> Bool) -> String {
    unicodeScalars.reduce(into: "") { text, scalar in
      if isSpecial(scalar) { text += "\\" }
      text.unicodeScalars.append(scalar)
    }
  }

  /// As it must be typed in bash.
  fileprivate var quoted: String {
    escaped { !$0.isOfWords && !"-_./:=,@%+~".unicodeScalars.contains($0) }
  }
}

extension Unicode.Scalar {
  /// Neither a control nor what reorders, parts lines or hides.
  fileprivate var isVisible: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }

  /// A letter, a digit, or a mark on one.
  fileprivate var isOfWords: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
      true
    default: false
    }
  }
}
