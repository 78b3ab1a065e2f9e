import Screen
import Testing

@Suite struct KeyTests {
  @Test(arguments: [
    ("Enter", Key.enter), ("Tab", .tab), ("Shift-Tab", .backTab), ("Esc", .escape),
    ("Backspace", .backspace), ("Del", .delete), ("Ins", .insert), ("Up", .up), ("Home", .home),
    ("PgDn", .pageDown), ("Space", .character(" ")), ("F1", .function(1)), ("F12", .function(12)),
    ("Ctrl-R", .control("r")), ("j", .character("j")), ("G", .character("G")),
    ("F", .character("F")),
    ("ş", .character("ş")), ("?", .character("?")),
  ])
  func namesBothWays(name: String, key: Key) {
    #expect(Key(name: name) == key)
    #expect(key.name == name)
  }

  @Test(arguments: ["", "enter", "Ctrl-", "Ctrl-RR", "F0", "F99", "Fx", "ab", "Paste", "\u{1}"])
  func unknownNames(name: String) {
    #expect(Key(name: name) == nil)
  }

  @Test func whatIsNotOneKeyHasANameToo() {
    #expect(Key.paste("x").name == "Paste")
    #expect(Key.mouse(Mouse(kind: .wheelUp, x: 0, y: 0)).name == "Wheel-Up")
    #expect(Key.resize.name == "Resize")
  }
}
