package import Model

/// What the loop is asked to do. The loop alone does it, and answers with `recorded` or `failed`.
package enum Effect: Sendable {
  /// Append one event; `words` tell the person what happened once it is acknowledged.
  case record(Draft, Recording)
  /// Ask the store for a draft that takes back or restores; needs the writer, which only the store is sure of.
  case undo(Actor)
  case redo(Actor)
  case quit
  case suspend
  case redraw
}

/// What a record was for, to find the way back when it is acknowledged or refused.
package struct Recording: Sendable {
  package let rows: [Int]
  package let kind: FormKind
  package let form: Form
}
