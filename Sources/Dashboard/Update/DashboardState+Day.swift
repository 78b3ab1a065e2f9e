import Dates
import Entities
import Query
import Register
import Summary

extension DashboardState {
  /// Looks at the register on another day, or on today again; false if the action does neither.
  mutating func stepDay(_ id: Action.ID) -> Bool {
    switch id {
    case .earlier: stepBackInTime()
    case .later: stepOnInTime()
    case .today: showPresent()
    default: return false
    }
    return true
  }

  private mutating func stepBackInTime() {
    guard let step = DaySteps(keepPresent()).before(register.day) else {
      let opening = register.header.asOf.words
      message = Message(
        register.isBeforeOpening
          ? "This is before the register's opening balance of \(opening); nothing earlier is recorded."
          : "The register begins with its opening balance of \(opening); nothing earlier is recorded."
      )
      return dropPresentIfShown()
    }
    show(step)
  }

  private mutating func stepOnInTime() {
    guard register.asOf != nil else {
      message = Message("This is today; nothing later is recorded.")
      return
    }
    guard let step = DaySteps(keepPresent()).after(register.day) else { return showPresent() }
    show(step)
  }

  private mutating func show(_ step: DaySteps.Step) {
    adopt(present.asOf(step.day), cursor: currentRow.map(register.index.id))
    message = Message("As of \(step.day.words), \(step.words).")
  }

  /// A day that was asked for; today and later is today.
  mutating func show(asOf day: Day) {
    guard day < register.today else { return showPresent() }
    let present = keepPresent()
    adopt(present.asOf(day), cursor: currentRow.map(register.index.id))
    message = Message("As of \(day.words), as asked.")
    if register.isBeforeOpening {
      message = Message(
        "Before the register's opening balance of \(register.header.asOf.words), which is shown.")
    }
  }

  private mutating func showPresent() {
    let present = keepPresent()
    ahead = nil
    adopt(present, cursor: currentRow.map(register.index.id))
    message = Message("This is today, \(present.day.words), again.")
  }

  /// The register of today. Started on another day it is worked out when first asked for, then
  /// kept, so that `t` is instant.
  private mutating func keepPresent() -> Register {
    if ahead == nil { ahead = register.asOf == nil ? register : register.asOf(nil) }
    return present
  }

  private mutating func dropPresentIfShown() {
    if register.asOf == nil { ahead = nil }
  }

  /// Shows another value of the register: the same filter and views, but for those of what it does
  /// not hold; the cursor on the item of this id.
  mutating func adopt(_ other: Register, cursor id: String?) {
    register = other
    problems = other.opening.problems
    views.removeAll { !$0.survives(in: other) }
    if !other.opening.isUsable, !(view is ChecksView) { views.append(ChecksView()) }
    order = Order(other, by: arrangement.sort)
    search = SearchCache()
    let row = id.flatMap(other.index.row)
    reselect(row.map(ListAnchor.row) ?? currentHead.map { .head($0.key) })
    lookAnew()
    fit()
  }
}
