/// A bar of block characters, for where nothing can be drawn.
enum BlockBar {
  /// Blocks in eighths of a cell, `▒` for estimates, `░` for forecasts; a value above zero is never
  /// nothing, an unknown one always.
  ///
  /// - Parameters:
  ///   - value: Nil is unknown.
  ///   - greatest: What fills the width.
  ///   - width: Cells of the longest bar.
  ///   - manner: How sure the value is.
  /// - Returns: At most `width` cells.
  static func text(_ value: Double?, of greatest: Double, width: Int, _ manner: Chart.Manner)
    -> String
  {
    guard width > 0, let value, greatest > 0, value > 0, value.isFinite else { return "" }
    let eighths = max(1, Int((value / greatest * Double(width * 8)).rounded()))
    let cells = max(1, (eighths + 4) / 8)
    switch manner {
    case .estimated: return String(repeating: "▒", count: cells)
    case .forecast: return String(repeating: "░", count: cells)
    case .told: break
    }
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }
}
