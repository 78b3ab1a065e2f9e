package import Acts
package import Dates

/// Why a register could not be opened or written to: facts; the words are in
/// StoreError+Words.swift.
package enum StoreError: Error, Sendable {
  /// Nothing is there, or no folder.
  case noRegister(String)
  /// A folder without register.json.
  case notARegister(String)
  case cannotRead(String, Errno)
  /// Path, bytes, and the most that is read.
  case tooLarge(String, bytes: Int, limit: Int)
  case readOnly(ReadOnly)
  /// Others kept the lock of this path for the whole wait.
  case busy(String)
  /// The file system of this path keeps no locks, without which writers of one file cannot take
  /// turns.
  case noLocks(String)
  /// A file or folder that is needed to write could not be made or opened.
  case cannotCreate(String, Errno)
  /// The line is longer than a journal's line may be, in bytes.
  case tooLong(Int)
  /// No reader would take the line for this event: a fault of the program's own.
  case unreadable
  /// The register, as it is by now, no longer fits the action (E9).
  case refused(Refusal)
  /// The append failed (E4). No reason: only part of it could be written. Where it was not taken
  /// back, the line counts wherever it turns out whole.
  case notSaved(String, Errno?, isTakenBack: Bool)
}

/// Why nothing is written.
package enum ReadOnly: Hashable, Sendable {
  /// `--read-only`.
  case asked
  /// The register is shown as of a day.
  case asOf(Day)
  /// The register was written by a later version of the program: format on disk, and ours.
  case newerFormat(Int, known: Int)
  /// The register's files have errors, so that the rest is shown only as far as it is safe.
  case damaged
}

/// What the store may do.
package enum Access: Hashable, Sendable {
  case readWrite
  case readOnly(ReadOnly)
}
