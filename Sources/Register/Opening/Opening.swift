package import Entities
package import JSON

/// The opening balance: the register's files as read, immutable and shared. Every problem met on
/// the way is in `problems`.
package final class Opening: Sendable {
  package let header: Header
  /// False where register.json could not be read: nothing else can be trusted then.
  package let isUsable: Bool
  package let index: Index
  package let meetings: [Meeting]
  package let indicators: [Indicator]
  package let sources: [Source]
  package let tensions: [Tension]
  /// In the order of files and places. Only what one pass over the commitments shows;
  /// `Register.check` reads each item whole.
  package let problems: [Problem]
  /// What the pass over the commitments found, to be joined with what reading each item finds.
  package let offsetProblems: [OffsetProblem]
  package let known: KnownIDs
  let names: IndexBuilder.Names
  package let files: [RegisterFile: Bytes]
  /// What is contested in the files, by what it is of.
  package let proposals: [Target: [Proposed]]
  /// The same of parts, which no event names (`Target.isPart`).
  package let partProposals: [Target: [Proposed]]

  package init(files: [RegisterFile: Bytes]) {
    var reading = OpeningReading(files)
    self.files = files
    known = reading.readCommitments()
    names = reading.names
    header = reading.header ?? Header()
    isUsable = reading.header != nil
    index = reading.index
    meetings = reading.readAll(.meetings) { (d) throws(JSONError) in try d.meeting() }
    indicators = reading.readAll(.indicators) { (d) throws(JSONError) in try d.indicator() }
    sources = reading.sources
    tensions = reading.readAll(.tensions) { (d) throws(JSONError) in try d.tension() }
    offsetProblems = reading.offsetProblems[.commitments] ?? []
    problems = reading.problems
    proposals = reading.proposals
    partProposals = reading.partProposals
  }
}
