import Testing

@testable import Store

@Suite("Mounts")
struct MountsTests {
  private static let text = """
    /dev/vda / ext4 rw,relatime 0 0
    proc /proc proc rw 0 0
    server:/home /home nfs4 rw,vers=4.2 0 0
    /dev/sdb /home/desk/own ext4 rw 0 0
    //server/share /mnt/our\\040share cifs rw 0 0
    desk@host: /mnt/ssh fuse.sshfs rw 0 0
    tmpfs /over tmpfs rw 0 0
    server:/over /over nfs rw 0 0
    odd

    """

  @Test(
    "A folder others may write to is known by its file system",
    arguments: [
      ("/var/registers", "ext4"), ("/home/desk", "nfs4"), ("/home/desk/own/r", "ext4"),
      ("/homely", "ext4"), ("/mnt/our share/r", "cifs"), ("/mnt/ssh", "fuse.sshfs"),
      ("/over/r", "nfs"),
    ])
  func kinds(_ path: String, _ kind: String) {
    #expect(Mounts(MountsTests.text).kind(of: path) == kind)
  }

  @Test("Shared ones are watched by looking now and then")
  func shared() {
    let text = "a / ext4 rw\nb /none-such-share fuse.sshfs rw\nc /none-such-disk fuseblk rw\n"
    // Neither is there, so it is the root that is asked about.
    #expect(!Mounts(text).isShared("/none-such-share/register"))
    #expect(Mounts("a / nfs4 rw\n").isShared("/none-such-share/register"))
    #expect(Mounts("a / fuse.sshfs rw\n").isShared("/"))
    #expect(!Mounts("a / fuseblk rw\n").isShared("/"))
    #expect(!Mounts("").isShared("/"))
    #expect(Mounts.current.kind(of: "/") != nil)
  }
}
