import Entities
package import Register
import Screen
package import Sheets
import Summary

/// One action item with all there is to say of it, as `ahd show` writes it.
package struct ShowReport: Report {
  let register: Register
  let row: Int

  package init(_ register: Register, _ row: Int) {
    self.register = register
    self.row = row
  }

  package var sheet: Sheet { register.sheet(of: register.detail(row)) }
}
