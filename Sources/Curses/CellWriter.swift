import CNcurses
import Glibc
import Screen

/// Turns cells into the complex characters of ncurses.
///
/// ncurses trusts the C library's widths and takes one spacing character a cell, with marks. A cell
/// of ours may hold more (a flag, an emoji sequence) or be wider than the library thinks (an emoji
/// by variation selector), so every cluster is laid out in exactly its cells: what does not fit is
/// left out, what is missing is filled with spaces. So no character can move what stands after it.
struct CellWriter {
  var palette: Palette
  /// Whether the locale's characters are UTF-8; else letters are replaced by their closest ASCII.
  let isUTF8: Bool
  /// Whether even a UTF-8 terminal draws little beyond letters: flags become their two letters.
  let hasFewGlyphs: Bool

  /// The complex characters for a run of cells that begins and ends at cluster boundaries: as many
  /// columns as cells.
  ///
  /// After a format character some terminals (pyte is one) drop what else they were sent up to the
  /// next control sequence. So one is provoked there: an attribute that no terminal shows changes.
  func characters(_ cells: ArraySlice<Cell>) -> [cchar_t] {
    var out: [cchar_t] = []
    out.reserveCapacity(cells.count)
    var index = cells.startIndex
    var mark: attr_t = 0
    while index < cells.endIndex {
      var end = index + 1
      while end < cells.endIndex && cells[end].text.isEmpty { end += 1 }
      append(cells[index], columns: end - index, mark: mark, to: &out)
      if cells[index].endsInFormat { mark ^= ahd_low() }
      index = end
    }
    return out
  }

  /// A blank on the ground that everything stands on.
  func ground() -> cchar_t { character([" "], 0, palette.pair(of: .plain)) }

  private func append(_ cell: Cell, columns: Int, mark: attr_t, to out: inout [cchar_t]) {
    let attributes = palette.attributes(of: cell.style) | mark
    let pair = palette.pair(of: cell.style)
    let scalars = cell.text.unicodeScalars
    let next = scalars.isEmpty ? scalars.endIndex : scalars.index(after: scalars.startIndex)
    if let only = scalars.first, next == scalars.endIndex, width(of: only) == columns {
      out.append(character([only], attributes, pair))
      return
    }
    var left = columns
    for group in groups(of: scalars) {
      if group.width > left { break }
      out.append(character(group.scalars, attributes, pair))
      left -= group.width
    }
    while left > 0 {
      out.append(character([" "], attributes, pair))
      left -= 1
    }
  }

  /// One spacing scalar and its marks, at most CCHARW_MAX in all.
  private func character(
    _ scalars: some Collection<Unicode.Scalar>, _ attributes: attr_t, _ pair: Int16
  ) -> cchar_t {
    var out = cchar_t()
    withUnsafeTemporaryAllocation(of: wchar_t.self, capacity: Int(CCHARW_MAX) + 1) { buffer in
      var count = 0
      for scalar in scalars.prefix(Int(CCHARW_MAX)) {
        buffer[count] = wchar_t(scalar.value)
        count += 1
      }
      buffer[count] = 0
      setcchar(&out, buffer.baseAddress, attributes, pair, nil)
    }
    return out
  }

  private struct Group {
    var scalars: [Unicode.Scalar]
    var width: Int
  }

  /// The scalars of a cell, each spacing one with the marks that follow it.
  private func groups(of scalars: String.UnicodeScalarView) -> [Group] {
    var groups: [Group] = []
    for scalar in scalars {
      if hasFewGlyphs, let letter = ASCII.letter(ofIndicator: scalar) {
        groups.append(Group(scalars: [letter], width: 1))
        continue
      }
      // Joiners and selectors make terminals disagree about widths; without what they join they
      // mean nothing.
      if scalar.value == 0x200D || 0xFE0E...0xFE0F ~= scalar.value { continue }
      let width = width(of: scalar)
      if width == 0, let last = groups.indices.last {
        groups[last].scalars.append(scalar)
      } else if width > 0 {
        groups.append(Group(scalars: [scalar], width: width))
      } else {
        groups.append(Group(scalars: [substitute(for: scalar)], width: 1))
      }
    }
    return groups
  }

  /// The C library's opinion: -1 for what it does not know or cannot write in this locale.
  private func width(of scalar: Unicode.Scalar) -> Int {
    scalar.isASCII ? 1 : Int(ahd_wcwidth(wchar_t(scalar.value)))
  }

  private func substitute(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    isUTF8 ? "\u{FFFD}" : ASCII.closest(to: scalar)
  }
}

extension Cell {
  /// Whether an isolate or a joiner is the last of its scalars.
  fileprivate var endsInFormat: Bool {
    guard text.utf8.count > 2, let last = text.unicodeScalars.last else { return false }
    return 0x200B...0x200F ~= last.value || 0x2060...0x206F ~= last.value
  }
}
