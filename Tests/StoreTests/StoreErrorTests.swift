import Acts
import Dates
import Testing

@testable import Store

@Suite("Store errors")
struct StoreErrorTests {
  private static let all: [(StoreError, Int32)] = [
    (.noRegister("/r"), 66), (.notARegister("/r"), 66), (.cannotRead("/r", .inputOutput), 66),
    (.cannotRead("/r", .noAccess), 77), (.tooLarge("/r", bytes: 9, limit: 8), 65),
    (.readOnly(.asked), 77), (.readOnly(.asOf(Day(number: 0))), 77),
    (.readOnly(.newerFormat(2, known: 1)), 77), (.readOnly(.damaged), 77), (.busy("/r"), 75),
    (.cannotCreate("/r", .tooManyLinks), 73), (.cannotCreate("/r", .readOnlyFileSystem), 77),
    (.tooLong(17 << 20), 65), (.notSaved("/r", .noSpace, isTakenBack: true), 74),
    (.notSaved("/r", nil, isTakenBack: false), 74),
    (.refused(.emptyText), 65),
  ]

  @Test("Each has its sysexit and one sentence")
  func sentences() {
    for (error, code) in StoreErrorTests.all {
      #expect(error.exitCode == code)
      #expect(error.words.hasSuffix("."), "\(error.words)")
      #expect(!error.words.contains("\n"))
      let words = error.words.replacing("register.json", with: "the file")
      #expect(words.count { $0 == "." } == 1, "\(error.words)")
    }
  }

  @Test("Reasons of the system are half sentences")
  func reasons() {
    for code in Int32(1)...133 {
      let words = Errno(code).words
      #expect(!words.hasSuffix(".") && words.first?.isLowercase == true)
    }
    #expect(Errno.noSpace.words == "no space is left on the disk")
    #expect(Errno(12_345).words == "system error 12345")
  }
}
