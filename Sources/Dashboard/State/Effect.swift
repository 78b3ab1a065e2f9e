package import Acts
package import Journal
package import Query

/// What the loop is asked to do. The loop alone does it, and answers with `recorded` or `failed`.
package enum Effect: Sendable {
  /// Append one event; `words` tell the person what happened once it is acknowledged.
  case record(Draft, Recording)
  /// Ask the store for a draft that takes back or restores; needs the writer, which only
  /// the store is sure of.
  case undo(Actor)
  case redo(Actor)
  /// Let the person edit a field's text in their editor; answered with `edited` or `refusedToEdit`.
  case edit(String)
  /// What was typed and not recorded has changed: keep `drafts` on disk, soon.
  case keepDrafts
  /// Give a text to the terminal's clipboard; answered with `copied` or `refused`.
  case copy(Copied)
  /// Write what is on screen to a file; answered with `exported` or `failed`.
  case export(Export)
  /// Change the views the person keeps; answered with `changedViews` or `refused`.
  case changeViews(ViewChange, told: String)
  /// Keep `panes` on disk.
  case keepPanes
  /// Exchange with the others beside everything else, over a bundle's file where one is named;
  /// answered with `syncBegan`, `syncTold`, `syncEnded`.
  case sync(bundle: String?)
  case quit
  case suspend
  case redraw
}

extension Effect {
  /// Whether it adds to the journal.
  package var isWriting: Bool {
    switch self {
    case .record, .undo, .redo: true
    default: false
    }
  }
}

/// What a record was for, to find the way back when it is acknowledged or refused.
package struct Recording: Sendable {
  /// The items it is about.
  package let rows: [Int]
  /// The form that recorded it; nil where none was needed.
  package let form: Form?
  /// The sentence for the person once it is on disk, where no form says it.
  package let told: String
  /// How far the cursor of the view on top moves with what was done.
  package let step: Int

  /// What was done to a saved view of the register.
  let view: ViewChange?

  init(rows: [Int], form: Form) {
    self.rows = rows
    self.form = form
    view = nil
    told = ""
    step = 0
  }

  /// Something done with one key.
  init(told: String, step: Int, view: ViewChange? = nil) {
    self.view = view
    rows = []
    form = nil
    self.told = told
    self.step = step
  }
}
