struct FileMerge {
  init(_ file: RegisterFile, base: [UInt8]?, ours: [UInt8], theirs: [UInt8]) {}
  func merged() throws(MergeFault) -> MergedFile { MergedFile(bytes: nil, contested: []) }
}
