import Store

/// Sees to it that of two exchanges of one register only one goes on.
final class ExchangeLock {
  private let files: FileSystem
  private var descriptor: FileSystem.Descriptor?

  init(_ git: Git, _ files: FileSystem) throws(SyncFailure) {
    self.files = files
    let path = "\(git.deskFolder)/lock"
    do throws(Errno) {
      if (try? files.statusAt(git.deskFolder, false))?.kind == .link {
        try files.remove(git.deskFolder)
      }
      try files.keepFolder(git.deskFolder)
      let file = try files.open(path, .append(mode: 0o600))
      descriptor = file
      // A program that is just being started may hold it for a moment more.
      for _ in 0..<20 {
        if try files.lock(file) { return }
        files.pause(10_000)
      }
    } catch {
      throw .desk(path, error)
    }
    throw .busy
  }

  func release() {
    if let descriptor { files.close(descriptor) }
    descriptor = nil
  }

  deinit { release() }
}
