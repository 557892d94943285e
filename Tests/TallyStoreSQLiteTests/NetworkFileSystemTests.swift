import Foundation
import TallyStore
import TallyTestSupport
import Testing

@testable import TallyStoreSQLite

@Suite struct NetworkFileSystemTests {
  @Test(
    "numbers of statfs",
    arguments: [
      (0x6969, "NFS"), (0xFF53_4D42, "CIFS"), (0xFE53_4D42, "SMB2"), (0x0102_1997, "9p"), (0x00C3_6400, "Ceph"),
      (0xEF53, nil), (0x5846_5342, nil), (0x9123_683E, nil), (0x0102_1994, nil), (0x794C_7630, nil), (-1, nil),
    ] as [(Int64, String?)])
  func numbers(magic: Int64, name: String?) {
    #expect(NetworkFileSystem.name(magic: magic, mounted: { "fuse.sshfs" }) == name)
  }

  @Test func fuse() {
    let fuse: Int64 = 0x6573_5546
    #expect(NetworkFileSystem.name(magic: fuse, mounted: { "fuse.sshfs" }) == "fuse.sshfs")
    #expect(NetworkFileSystem.name(magic: fuse, mounted: { "fuseblk" }) == nil)
    #expect(NetworkFileSystem.name(magic: fuse, mounted: { nil }) == "fuse", "unknown is not trusted")
  }

  @Test("the list of mounts") func mounts() {
    let text = """
      36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue
      58 29 0:52 / /home/a/far rw,nosuid shared:30 - fuse.sshfs far:/data rw,user_id=0
      59 29 0:53 /
      """
    #expect(NetworkFileSystem.type(ofDevice: "0:52", in: text) == "fuse.sshfs")
    #expect(NetworkFileSystem.type(ofDevice: "98:0", in: text) == "ext3")
    #expect(NetworkFileSystem.type(ofDevice: "0:53", in: text) == nil)
    #expect(NetworkFileSystem.type(ofDevice: "1:1", in: text) == nil)
  }

  @Test("a store there is refused before a file is made, also behind a link") func refused() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "far/s").path
      for far in [folder.appending(path: "far").path, path] {
        #expect(throws: StoreError.networkFileSystem(store: path, kind: "NFS")) {
          try SQLiteBackend(path: path, busySeconds: 0) { $0 == far ? "NFS" : nil }
        }
      }
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }

  @Test("the temporary folder of this machine is a local one") func here() {
    #expect(NetworkFileSystem.name(at: NSTemporaryDirectory() + "/nothing here") == nil)
  }
}
