/// The keys of one action, as the dashboard's table has them and as they are in force.
package struct KeyRow: Sendable {
  package let action: String
  package let keys: [String]
  package let standard: [String]
  /// A sentence.
  package let help: String

  package init(action: String, keys: [String], standard: [String], help: String) {
    self.action = action
    self.keys = keys
    self.standard = standard
    self.help = help
  }
}
