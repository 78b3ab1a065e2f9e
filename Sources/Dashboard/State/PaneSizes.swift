/// How large a person wants a pane.
package enum PaneSize: String, CaseIterable, Hashable, Sendable {
  /// Not there; its digit brings it back.
  case hidden
  /// Folded to its title and what that answers.
  case line
  case normal
  /// Half of the screen, while it has the focus.
  case half
  /// All of the screen, while it has the focus.
  case full
}

/// The sizes a person gave to panes, for each class of screen apart: what suits a wide one may
/// not suit a narrow one.
package struct PaneSizes: Hashable, Sendable {
  /// The classes of screen whose layouts differ.
  package enum Class: String, CaseIterable, Hashable, Sendable {
    /// One pane at a time, under a line of tabs.
    case tabs
    /// One column.
    case column
    /// Panes side by side.
    case panes

    /// The sizes that a pane can have on such a screen, from the smallest.
    var sizes: [PaneSize] { self == .tabs ? [.hidden, .normal] : PaneSize.allCases }
  }

  private var sizes: [Class: [Pane: PaneSize]] = [:]

  /// The panes that start hidden; never all of them.
  package init(hidden: Set<Pane> = []) {
    guard hidden.count < Pane.allCases.count else { return }
    for screen in Class.allCases {
      for pane in hidden { self[screen, pane] = .hidden }
    }
  }

  package subscript(screen: Class, pane: Pane) -> PaneSize {
    get { sizes[screen]?[pane] ?? .normal }
    set {
      var own = sizes[screen] ?? [:]
      own[pane] = newValue == .normal ? nil : newValue
      sizes[screen] = own.isEmpty ? nil : own
    }
  }

  func shown(_ screen: Class) -> [Pane] {
    Pane.allCases.filter { self[screen, $0] != .hidden }
  }

  // MARK: As text

  /// By class and pane, those that are not as usual: what is kept between runs.
  package var words: [String: [String: String]] {
    var words: [String: [String: String]] = [:]
    for screen in Class.allCases {
      for pane in Pane.allCases where self[screen, pane] != .normal {
        words[screen.rawValue, default: [:]][pane.name] = self[screen, pane].rawValue
      }
    }
    return words
  }

  /// Takes what it knows of such words; a screen on which nothing would be left is as usual.
  package init(words: [String: [String: String]]) {
    for screen in Class.allCases {
      for pane in Pane.allCases {
        let size = words[screen.rawValue]?[pane.name].flatMap(PaneSize.init)
        if let size, screen.sizes.contains(size) { self[screen, pane] = size }
      }
      if shown(screen).isEmpty { sizes[screen] = nil }
    }
  }
}

extension Pane {
  /// What configuration and kept state call it.
  package var name: String {
    switch self {
    case .meetings: "meetings"
    case .domains: "domains"
    case .status: "status"
    case .items: "items"
    case .detail: "detail"
    case .figures: "figures"
    }
  }

  package init?(name: String) {
    guard let pane = Pane.allCases.first(where: { $0.name == name }) else { return nil }
    self = pane
  }
}
