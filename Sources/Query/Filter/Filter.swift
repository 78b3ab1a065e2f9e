package import Entities

/// Which items are shown. Words and fields narrow together; an empty filter shows all.
package struct Filter: Hashable, Sendable {
  /// One entry of the status pane.
  package enum StatusChoice: Hashable, Sendable {
    case status(Status)
    /// Not started and unreported: its window is past and nobody has said anything.
    case noReport
  }

  /// Any of these domains; empty for all.
  package var domains: [String] = []
  package var status: StatusChoice?
  package var isOverdueOnly = false
  /// What stands after `/`, in the filter language (docs/filter.md).
  package var text = ""

  package init() {}

  package var isEmpty: Bool { self == Filter() }

  /// The parts that panes count without their own.
  package enum Part: Sendable { case domains, status, overdue, text }

  /// The same filter without one part.
  package func without(_ part: Part) -> Filter { taking(part, from: Filter()) }

  /// The same filter with one part as another has it.
  package func taking(_ part: Part, from filter: Filter) -> Filter {
    var other = self
    switch part {
    case .domains: other.domains = filter.domains
    case .status: other.status = filter.status
    case .overdue: other.isOverdueOnly = filter.isOverdueOnly
    case .text: other.text = filter.text
    }
    return other
  }
}
