import Config
import Glibc
import Screen
import Text

/// Where things are found.
struct Paths {
  /// The register's folder, and where it is copied to at the first write if it is the bundled one.
  let register: String
  let copyTo: String?

  /// `$XDG_STATE_HOME/ahd`.
  static var state: String {
    (Host.environment("XDG_STATE_HOME") ?? "\(home)/.local/state") + "/ahd"
  }

  /// `$XDG_CONFIG_HOME/ahd`.
  static var configuration: String {
    (Host.environment("XDG_CONFIG_HOME") ?? "\(home)/.config") + "/ahd"
  }

  private static var data: String {
    (Host.environment("XDG_DATA_HOME") ?? "\(home)/.local/share") + "/ahd"
  }

  private static var home: String {
    if let home = Host.environment("HOME") { return home }
    return getpwuid(getuid()).flatMap { $0.pointee.pw_dir.map { String(cString: $0) } } ?? "."
  }

  /// A path as a shell would take it: `~` is the home folder.
  static func expanded(_ path: String) -> String {
    path == "~" ? home : path.rest(after: "~/").map { "\(home)/\($0)" } ?? path
  }

  /// A path for people: the home folder as `~`.
  static func short(_ path: String) -> String {
    path.rest(after: "\(home)/").map { "~/\($0)" } ?? path
  }

  /// The register asked for, else $AHD_REGISTER, else the folder we are in, else the configured
  /// one, else the person's copy, else the bundled one in place.
  static func find(_ asked: String?) throws(Failure) -> Paths {
    if let folder = asked ?? Host.environment("AHD_REGISTER") {
      return Paths(register: folder, copyTo: nil)
    }
    if Host.isFile("register.json") { return Paths(register: ".", copyTo: nil) }
    if let folder = Configured.own.configuration.text(.register) {
      return Paths(register: expanded(folder), copyTo: nil)
    }
    guard let bundled else {
      throw Failure(
        66,
        "No register was found; give its folder with --register, or set AHD_DATA to the folder of the bundled one."
      )
    }
    let name = bundled.split(separator: "/").last.map(String.init) ?? "register"
    let own = "\(data)/\(name)"
    if Host.isFile("\(own)/register.json") { return Paths(register: own, copyTo: nil) }
    return Paths(register: bundled, copyTo: own)
  }

  /// `$AHD_DATA`, else `../share/ahd` beside the program, else the nearest parent folder with
  /// Data/; in it the register that the file `default` names.
  private static var bundled: String? {
    dataFolders.lazy.compactMap { folder in
      let name = Host.firstLine(of: "\(folder)/default") ?? ""
      let register = "\(folder)/\(name)"
      return !name.isEmpty && Host.isFile("\(register)/register.json") ? register : nil
    }.first
  }

  private static var dataFolders: [String] {
    if let folder = Host.environment("AHD_DATA") { return [folder] }
    guard var folder = Host.programFolder else { return [] }
    var folders = ["\(Host.parent(folder))/share/ahd"]
    while folder != "/", folder != "." {
      folders.append("\(folder)/Data")
      folder = Host.parent(folder)
    }
    return folders
  }
}

/// A sentence for standard error and the exit code that goes with it (sysexits.h).
struct Failure: Error {
  let code: Int32
  let words: Shown

  init(_ code: Int32, _ words: Shown) {
    self.code = code
    self.words = words
  }
}
