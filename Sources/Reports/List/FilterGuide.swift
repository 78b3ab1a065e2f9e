import Query

/// The filter language as a page: made of the table of its fields, so that it says what is so.
package enum FilterGuide {
  /// What one types, and what it finds: the shortest way to learn it.
  package static let examples: [(text: String, finds: String)] = [
    (
      "officers",
      "the word in an id, title, summary or the name of a domain or owner, in any letters"
    ),
    ("\"coast guard\"", "these words side by side"),
    ("domain:border status:open", "both: a blank is and"),
    ("flag:overdue or flag:awaiting", "either"),
    ("has:date not (status:done or status:withdrawn)", "brackets, and what is not so"),
    ("status:done,withdrawn", "any of several values"),
    ("due<2026-07-01", "due before that day, the day itself not among them"),
    ("due:2026-Q1", "due in that quarter, as its last day says"),
    ("due<=next-session status:open", "what should be done by the next session"),
    ("changed>=last-session", "what something was recorded of since the last session"),
    ("source:none", "what no source says"),
    ("has:evidence flag:awaiting", "evidence is there, a party's word is missing"),
  ]

  /// docs/filter.md.
  package static var markdown: String {
    var text = """
      # Finding items

      One language, the same after `/` in the dashboard, behind `ahd list`, `ahd report`, `ahd balance` and
      `ahd export`, in `--filter`, in saved views and in the palette (`:filter`). This page is made by
      `ahd filter`.

      | type | to find |
      |---|---|

      """
    for example in examples { text += "| \(code(example.text)) | \(example.finds) |\n" }
    text += rules
    text += "\n## Fields\n\n| field | asks | as in |\n|---|---|---|\n"
    for field in Filter.Field.all {
      text += "| `\(field.name):` | \(field.help) | \(code(field.example)) |\n"
    }
    for field in Filter.Field.all where !field.scale.isEmpty {
      text += "\nValues of `\(field.name):`\n\n"
      for value in field.scale {
        text += "- `\(value.id)`" + (value.help.isEmpty ? "" : ": \(value.help)") + "\n"
      }
    }
    return text + dates
  }

  private static let rules = """

    ## How it is read

    - `not` binds first, then a blank (or `and`), then `or`; brackets change that. `not`, `or` and `and` are
      keywords in any letters; in quotes they are words.
    - A value is the beginning of an id, or of any word of a name; what is called just so names that alone:
      `status:done` is not reported-done. With a blank in it, quote it: `domain:"border security"`.
    - Words are found in any letters and with or without their marks: `isbirligi` finds İŞBİRLİĞİ.
    - What cannot be read is named with its place: on the command line under the text, with exit code 64; at
      the prompt it is underlined, and Enter puts the cursor there. While one types, what cannot be read yet
      narrows nothing.
    - In the prompt, Tab or → takes what stands in grey, Tab again the next suggestion; each tells how many
      items the whole filter would leave.
    - A shell keeps `<`, `>`, brackets and quotes to itself: `ahd list 'due<2026-07-01 (flag:overdue or officers)'`.
      Arguments are joined by blanks, just as they are typed.
    - At most 10,000 characters, 200 terms and values, and brackets 50 deep.

    """

  private static let dates = """

    ## Dates

    `due` and `changed` take `:` (or `=`), `<`, `<=`, `>` and `>=`. Behind them stand a date (`2026-03-14`), a month
    (`2026-03`), a quarter (`2026-Q1`), a year, a stretch (`2026-01/2026-03`, `../2026-03`), `today`, `opening`,
    `next-session`, `last-session` or a meeting's id; behind a colon also `none`.

    An item is due on the last day its date may mean, as late is counted: an item of March 2026 is due on 31 March.
    What has no last day passes no comparison, and `due:none` finds what has no day at all.

    """

  private static func code(_ text: String) -> String {
    "`\(text.replacing("|", with: "\\|"))`"
  }
}
