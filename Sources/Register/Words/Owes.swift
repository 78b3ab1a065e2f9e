package import Entities

/// How wide the words of who owes whom may be.
package enum OwesStyle: Sendable {
  /// For a column of seven cells: `TR*→ PK`, `PK + TR`, `JWG`, `A + 2`, `secr.`, `nobody`.
  case short
  /// Names in full: `Türkiye* → Pakistan`.
  case long
}

extension Register {
  /// Who owes what to whom: `A → B`; `A + B` where all owe it jointly; `A` with nobody named to;
  /// `secr.` the secretariat's own task; `nobody` where nobody is named. `*` marks an owner that no
  /// source states. A broken item shows its owners without marks.
  package func owes(_ row: Int, style: OwesStyle = .short) -> String {
    let set = index.ownerSets[Int(index.owners[row])]
    let item = item(row)
    return OwesWords(
      by: item?.owedBy ?? Array(set.ids.prefix(set.split)),
      to: item?.owedTo ?? Array(set.ids.dropFirst(set.split)),
      inferred: Set(item?.inferred ?? []), isFollowUp: index.strength[row] == .followUp
    ).text(style, header)
  }

  /// The same of an item at hand.
  package func owes(_ item: Commitment, style: OwesStyle = .short) -> String {
    OwesWords(
      by: item.owedBy, to: item.owedTo, inferred: Set(item.inferred),
      isFollowUp: item.strength == .followUp
    ).text(style, header)
  }
}

private struct OwesWords {
  let by: [String]
  let to: [String]
  let inferred: Set<String>
  let isFollowUp: Bool

  func text(_ style: OwesStyle, _ header: Header) -> String {
    if by.isEmpty, to.isEmpty {
      guard isFollowUp else { return style == .short ? "nobody" : "nobody named" }
      return style == .short ? "secr." : "the secretariat"
    }
    let isJoint = to.isEmpty || Set(by) == Set(to)
    return switch style {
    case .short: fitted(isJoint ? joined(by, header) : arrow(header))
    case .long:
      isJoint
        ? names(by, " + ", header) : "\(names(by, " + ", header)) → \(names(to, " + ", header))"
    }
  }

  /// Without blanks where the column of seven cells has no room for them: `PK→TR*`.
  private func fitted(_ words: String) -> String {
    words.count > 7 ? words.filter { $0 != " " } : words
  }

  /// `PK + TR`, `PK*+ TR`, `A + 2`: a mark takes the place of the blank before the sign.
  private func joined(_ ids: [String], _ header: Header) -> String {
    guard let first = ids.first, ids.count > 1 else { return marked(ids, header, blank: "") }
    let rest = ids.dropFirst()
    let more = rest.count == 1 ? marked(Array(rest), header, blank: "") : count(rest)
    return "\(marked([first], header, blank: " "))+ \(more)"
  }

  /// `TR*→ PK`, `PK → TR`; `BW→AM+1` where either side has more than one.
  private func arrow(_ header: Header) -> String {
    if by.count < 2, to.count < 2 {
      return "\(marked(by, header, blank: " "))→ \(marked(to, header, blank: ""))"
    }
    return "\(tight(by, header))→\(tight(to, header))"
  }

  private func tight(_ ids: [String], _ header: Header) -> String {
    marked(Array(ids.prefix(1)), header, blank: "")
      + (ids.count > 1 ? "+\(count(ids.dropFirst()))" : "")
  }

  private func count(_ ids: ArraySlice<String>) -> String {
    "\(ids.count)" + (ids.contains(where: inferred.contains) ? "*" : "")
  }

  private func marked(_ ids: [String], _ header: Header, blank: String) -> String {
    guard let id = ids.first else { return "–" + blank }
    return header.ownerShort(id) + (inferred.contains(id) ? "*" : blank)
  }

  private func names(_ ids: [String], _ sign: String, _ header: Header) -> String {
    guard !ids.isEmpty else { return "nobody named" }
    return ids.map { header.ownerName($0) + (inferred.contains($0) ? "*" : "") }
      .joined(separator: sign)
  }
}
