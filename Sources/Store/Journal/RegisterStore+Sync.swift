extension RegisterStore {
  /// What the last exchange of this register left to know; nil where there was none.
  package var syncNote: SyncNote? { SyncNote.load(of: folder, identity, files: files) }
}
