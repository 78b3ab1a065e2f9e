import Entities

/// Who appends, and where what is known of it is kept (docs/journal.md E2). Comes from the program.
package struct Identity: Sendable {
  /// The name of the login, as the system has it.
  package var login: String
  /// What tells this machine from others: the content of /etc/machine-id.
  package var machineID: String
  /// `$XDG_STATE_HOME/ahd`; made where it is missing.
  package var stateFolder: String
  /// A number nobody can foresee, each time another.
  package var random: @Sendable () -> UInt64

  package init(
    login: String, machineID: String, stateFolder: String,
    random: @escaping @Sendable () -> UInt64
  ) {
    self.login = login
    self.machineID = machineID
    self.stateFolder = stateFolder
    self.random = random
  }

  /// Where what is known of a register folder is kept, by machine and real path (docs/journal.md
  /// E2); without its ending.
  func statePath(_ what: String, of folder: String) -> String {
    "\(stateFolder)/\(what)-\(hex16(fnv1a("\(machineID)\0\(folder)".utf8)))"
  }

  /// `login-xxxxxx`, six random characters of `[a-z0-9]`.
  func mint() -> String { "\(EventID.loginPart(login))-\(randomName())" }

  /// Six random characters of `[a-z0-9]`.
  func randomName() -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789")
    var number = random()
    return String(
      (0..<6).map { _ in
        defer { number /= 36 }
        return letters[Int(number % 36)]
      })
  }
}

/// A writer as it was last known: what its file must still look like.
struct KeptWriter: Hashable, Sendable {
  var writer: String
  /// Bytes of its file after its last append; 0 before the first.
  var length: Int
  /// FNV-1a of the last line within that length, without its line end; 0 before the first.
  var lastLine: UInt64

  var fileName: String { "\(writer).jsonl" }
}

/// A writer that was minted just now, and why the one before could not go on.
package struct NewWriter: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// Nothing was kept about this folder: the first write here, or the state is gone.
    case first
    case stateUnreadable
    /// The state is of another login.
    case otherLogin
    /// The writer's file is gone, or has fewer bytes than it had, or other ones.
    case fileMissing, fileShorter, fileDiffers
    /// One more line might make it longer than what is read of a journal.
    case fileFull
    /// What stands under its name, in any file, leaves it no sequence that a reader takes.
    case numbersUsed
  }

  package let writer: String
  package let reason: Reason
}
