import Acts
import Dates
import Journal

extension StoreError {
  /// The sysexit that fits.
  package var exitCode: Int32 {
    switch self {
    case .noRegister, .notARegister: 66
    case .cannotRead(_, let error): error.isPermission ? 77 : 66
    case .tooLarge, .tooLong, .unreadable, .refused: 65
    case .readOnly: 77
    case .busy: 75
    case .noLocks: 73
    case .cannotCreate(_, let error): error.isPermission ? 77 : 73
    case .notSaved(_, let error, _): error?.isPermission == true ? 77 : 74
    }
  }

  /// One sentence that says what to do next.
  package var words: String {
    switch self {
    case .noRegister(let path):
      "There is no register in \(path); give its folder with --register."
    case .notARegister(let path):
      "\(path) has no register.json; give a register's folder with --register."
    case .cannotRead(let path, let error):
      "\(path) could not be read: \(error.words); see to that and try again."
    case .tooLarge(let path, let bytes, let limit):
      "\(path) has \(bytes) bytes, more than the \(limit) that are read; split the register."
    case .readOnly(let reason): reason.words
    case .busy(let path):
      "Not saved: another program keeps \(path) locked; try again when it is done."
    case .noLocks(let path):
      "Not saved: the file system that holds \(path) keeps no locks; move the register to one that"
        + " does, or have this one mounted with them."
    case .cannotCreate(let path, let error):
      "Not saved: \(path) could not be opened for writing (\(error.words)); see to that and try"
        + " again."
    case .tooLong(let bytes):
      "Not saved: this makes a line of \(bytes) bytes, and \(Event.longestLine) is the most; do it"
        + " in several steps."
    case .unreadable:
      "Not saved: this makes a line that could not be read back; leave out what is unusual in it,"
        + " and report what you did as a fault of ahd."
    case .refused(let refusal): refusal.words
    case .notSaved(let path, let error, true):
      "Not saved: \(StoreError.reason(error)) while writing \(path); see to that and try again."
    case .notSaved(let path, let error, false):
      "Not saved: \(StoreError.reason(error)) while writing \(path), and what was written could"
        + " not be taken back; read the register again before you repeat it."
    }
  }

  private static func reason(_ error: Errno?) -> String {
    error?.words ?? "only part of the line could be written"
  }
}

extension ReadOnly {
  /// One sentence that says what to do next.
  package var words: String {
    switch self {
    case .asked: "Nothing is written under --read-only; leave it out to save."
    case .asOf(let day):
      "Nothing is written while the register is shown as of \(day.words); leave --as-of out to"
        + " save."
    case .newerFormat(let found, let known):
      "This register has format \(found), and this program writes format \(known) only; use a newer"
        + " ahd."
    case .damaged:
      "The register has errors, so nothing is written; mend them first (ahd check lists them)."
    }
  }
}

extension NewWriter {
  /// One sentence; nil on a first write, which is nothing to speak of.
  package var words: String? {
    let now = "so \(writer) is a new writer from here on."
    switch reason {
    case .first: return nil
    case .stateUnreadable: return "What was kept of this machine's writer is unreadable, \(now)"
    case .otherLogin: return "What was kept of this machine's writer is another login's, \(now)"
    case .fileMissing: return "This machine's journal is no longer in the folder, \(now)"
    case .fileShorter: return "This machine's journal is shorter than it was, \(now)"
    case .fileFull: return "This machine's journal is as long as one gets, \(now)"
    case .numbersUsed:
      return "Something else used up the numbers of this machine's writer, \(now)"
    case .fileDiffers: return "This machine's journal was changed by something else, \(now)"
    }
  }
}
