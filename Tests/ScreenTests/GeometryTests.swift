import Screen
import Testing

@Suite struct GeometryTests {
  private let rect = Rect(x: 2, y: 1, width: 10, height: 6)

  @Test func insetsNeverTurnInsideOut() {
    #expect(rect.inset() == Rect(x: 3, y: 2, width: 8, height: 4))
    #expect(rect.inset(dx: 1, dy: 0) == Rect(x: 3, y: 1, width: 8, height: 6))
    #expect(rect.inset(9).isEmpty)
    #expect(rect.contains(Point(x: 11, y: 6)))
    #expect(!rect.contains(Point(x: 12, y: 6)))
  }

  @Test func splits() {
    let (left, right) = rect.splitLeft(4, gap: 1)
    #expect(left == Rect(x: 2, y: 1, width: 4, height: 6))
    #expect(right == Rect(x: 7, y: 1, width: 5, height: 6))
    let (top, bottom) = rect.splitTop(99)
    #expect(top == rect)
    #expect(bottom.isEmpty)
  }

  @Test func columnsShareWhatIsLeft() {
    #expect(rect.columns([3, nil, nil]).map(\.width) == [3, 4, 3])
    #expect(rect.columns([3, nil, nil], gap: 1).map(\.x) == [2, 6, 10])
    #expect(rect.columns([8, 8, nil]).map(\.width) == [8, 2, 0])
    #expect(rect.rows([1, nil, 1]).map(\.height) == [1, 4, 1])
    #expect(rect.rows([nil]) == [rect])
  }

  @Test func intersections() {
    let other = Rect(x: 0, y: 0, width: 4, height: 20)
    #expect(rect.intersection(other) == Rect(x: 2, y: 1, width: 2, height: 6))
    #expect(rect.intersection(Rect(x: 50, y: 0, width: 1, height: 1)).isEmpty)
  }
}
