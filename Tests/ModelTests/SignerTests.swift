import Check
import Entities
import Foundation
import JSON
import Register
import TestSupport
import Testing

/// Lines of a party's signers, read strictly, and the file git is given.
@Suite struct SignerTests {
  /// The register with these signers; nil where register.json cannot be read.
  private func opened(_ signers: [String: [String]]) -> Header? {
    var small = SmallRegister()
    small.signers = signers
    let register = small.open()
    return register.opening.isUsable ? register.header : nil
  }

  @Test(
    "what a good line may look like",
    arguments: [
      ("", "pk/1 namespaces=\"git\""), ("namespaces=\"git\"", "pk/1 namespaces=\"git\""),
      ("NAMESPACES=\"file,git\"", "pk/1 namespaces=\"git\""),
      ("namespaces=\"*\"", "pk/1 namespaces=\"git\""),
      ("valid-after=\"20260101\"", "pk/1 namespaces=\"git\",valid-after=\"20260101\""),
      (
        "valid-before=\"202601011230Z\",valid-after=\"20251231235959\"",
        "pk/1 namespaces=\"git\",valid-after=\"20251231235959\",valid-before=\"202601011230\""
      ),
    ])
  func good(_ options: String, _ expected: String) throws {
    let header = try #require(opened(["pk": [Keys.line(1, options: options) + " a desk"]]))
    #expect(header.parties[0].signers[0].comment == "a desk")
    #expect(header.allowedSigners == "\(expected) ssh-ed25519 \(Keys.base64(1))\n")
  }

  @Test("every kind of key is read, and a line of no such key is none", arguments: PublicKey.types)
  func types(_ type: String) throws {
    let line = "a,b \(type) \(Keys.base64(3, type: type))"
    #expect(try #require(opened(["pk": [line]])).parties[0].signers[0].key.type == type)
    #expect(opened(["pk": ["a,b \(type)x \(Keys.base64(3, type: type))"]]) == nil)
    #expect(opened(["pk": ["a,b \(type) \(Keys.base64(3, type: type + "x"))"]]) == nil)
  }

  @Test("a key that lost a byte, or gained one, is none", arguments: 0..<68)
  func damaged(_ place: Int) {
    let key = Keys.base64(4)
    let index = key.index(key.startIndex, offsetBy: place)
    var shorter = key
    shorter.remove(at: index)
    #expect(opened(["pk": ["a ssh-ed25519 \(shorter)"]]) == nil)
    var longer = key
    longer.insert("A", at: index)
    #expect(opened(["pk": ["a ssh-ed25519 \(longer)"]]) == nil)
  }

  @Test("one key under two parties may speak for neither, and is told")
  func shared() throws {
    var small = SmallRegister()
    small.signers = [
      "pk": [Keys.line(1), Keys.line(2)], "tr": [Keys.line(1, options: "valid-after=\"2026\"")],
    ]
    #expect(!small.open().opening.isUsable)
    small.signers["tr"] = [Keys.line(1, options: "valid-after=\"20260101\""), Keys.line(3)]
    let register = small.open()
    #expect(
      register.header.allowedSigners
        == "pk/2 namespaces=\"git\" ssh-ed25519 \(Keys.base64(2))\n"
        + "tr/2 namespaces=\"git\" ssh-ed25519 \(Keys.base64(3))\n")
    let found = register.findings().filter { $0.kind == .sharedKey }
    #expect(found.map(\.severity) == [.warning])
    #expect(register.words(of: found[0]).contains("for Party pk and Party tr"))
  }

  @Test("the same keys in other words are the same, other keys are not")
  func hash() throws {
    let one = try #require(opened(["pk": [Keys.line(1)], "tr": [Keys.line(2)]]))
    let same = try #require(
      opened(["pk": ["someone  ssh-ed25519 \(Keys.base64(1))  else"], "tr": [Keys.line(2)]]))
    let other = try #require(opened(["pk": [Keys.line(2)], "tr": [Keys.line(1)]]))
    #expect(one.signersHash == same.signersHash)
    #expect(one.signersHash != other.signersHash)
  }

  @Test(
    "SHA-256 as FIPS 180-4 has it",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 1_000),
        "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"
      ),
    ])
  func sha256(_ text: String, _ expected: String) {
    #expect(SHA256(text.utf8).text == expected)
    #expect(SHA256(expected) == SHA256(text.utf8))
    #expect(SHA256(expected.uppercased()) == nil)
  }

  @Test(
    "a register.json by itself says the same as among its files",
    arguments: ["pakistan-turkiye", "riverbank-water"])
  func byItself(_ name: String) throws {
    let files = Samples.files(in: Samples.data.appendingPathComponent(name))
    let bytes = try #require(files[.register])
    let whole = Register(files: files, today: Samples.today).header
    #expect(Header(reading: (0..<bytes.count).map { bytes[$0] }) == whole)
    #expect(Header(reading: (0..<bytes.count - 9).map { bytes[$0] }) == nil)
  }
}
