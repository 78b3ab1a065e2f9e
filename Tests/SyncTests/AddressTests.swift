import Sync
import Testing

/// What is taken for the place of the others, and what never.
@Suite struct AddressTests {
  @Test(arguments: [
    "https://h/x.git", "ssh://u@h:22/x", "u@h:x/y.git", "git://h/x", "file:///x", "/x/y",
    "../x", "x.bundle", "./a:b", "C:/x",
  ])
  func addressesAreTaken(text: String) throws { #expect(try Address(text).text == text) }

  @Test(arguments: [
    "", "-x", "--upload-pack=touch x", "ext::sh -c touch% x", "fd::17", "https::x", "ftp://h/x",
    "foo://h", "git+ssh://h/x", "/x\n/y", "h:\u{1B}[2J",
  ])
  func othersAreRefused(text: String) {
    let fault = #expect(throws: AddressFault.self) { try Address(text) }
    #expect(fault?.words.hasSuffix(".") == true)
    #expect(fault?.words.contains("\u{1B}") == false)
  }

  @Test func passwordsAreNotShown() throws {
    #expect(try Address("https://u:secret@h/x").shown == "https://h/x")
    #expect(try Address("https://token@h:8/x@y").shown == "https://h:8/x@y")
    #expect(try Address("ssh://u:secret@h/x").shown == "ssh://u@h/x")
    #expect(try Address("u@h:x").shown == "u@h:x")
  }

  @Test func placesOfThisMachineHaveAPath() throws {
    #expect(try Address("/x/y").path == "/x/y")
    #expect(try Address("file:///x").path == "/x")
    #expect(try Address("file:///a%20b%2fc%+1%zz%4").path == "/a b/c%+1%zz%4")
    #expect(try Address("file:///x%00y").path == "/x%00y", "no path ends there")
    #expect(try Address("/a%20b").path == "/a%20b")
    #expect(try Address("./a:b").path == "./a:b")
    #expect(try Address("h:a").path == nil)
    #expect(try Address("https://h/a").path == nil)
    #expect(try Address("../a").absolute(in: "/x/y").text == "/x/a")
    #expect(try Address("./../.././../a").absolute(in: "/x/y").text == "/a")
    #expect(try Address("a/../b").absolute(in: "/x").text == "/x/a/../b", "a may be a link")
    #expect(try Address(".").absolute(in: "/x").text == "/x")
    #expect(try Address("h:a").absolute(in: "/x").text == "h:a")
    #expect(try Address("u@h:a").host == "h")
    #expect(try Address("ssh://u@[::1]:22/a").host == "::1")
  }
}
