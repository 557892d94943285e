internal import CSQLite
internal import Foundation

/// File systems on which the locks and the shared memory of SQLite's WAL do not hold, because another machine may write.
enum NetworkFileSystem {
  /// Numbers as in linux/magic.h and, for those that are not there, in the file systems' own sources.
  private static let names: [Int64: String] = [
    0x6969: "NFS", 0x517B: "SMB", 0xFF53_4D42: "CIFS", 0xFE53_4D42: "SMB2", 0x0102_1997: "9p", 0x5346_414F: "AFS",
    0x6B41_4653: "AFS", 0x7375_7245: "Coda", 0x00C3_6400: "Ceph", 0x0BD0_0BD0: "Lustre", 0x1983_0326: "BeeGFS",
    0x4750_4653: "GPFS", 0x0116_1970: "GFS2", 0x7461_636F: "OCFS2", 0x564C: "NCP", 0x01AA_BBCC: "PanFS",
  ]
  private static let fuse: Int64 = 0x6573_5546

  /// The name of the network file system that has this number; nil for a local one. FUSE has one number for all that is
  /// written with it; `mounted` is then the type that the list of mounts gives: only `fuseblk`, a local disk, is let through.
  static func name(magic: Int64, mounted: () -> String?) -> String? {
    if let name = names[magic] { return name }
    guard magic == fuse else { return nil }
    let type = mounted() ?? "fuse"
    return type == "fuseblk" ? nil : type
  }

  /// Looks at a path that is there.
  static func name(at path: String) -> String? {
    name(magic: csqlite_file_system(path)) {
      var (major, minor) = (UInt32(0), UInt32(0))
      guard csqlite_device(path, &major, &minor) == 0,
        let mounts = try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8)
      else { return nil }
      return type(ofDevice: "\(major):\(minor)", in: mounts)
    }
  }

  /// The type of a device's file system in the text of mountinfo (proc(5)): `… 0:52 … - fuse.sshfs …`.
  static func type(ofDevice device: String, in mounts: String) -> String? {
    for line in mounts.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count > 2, fields[2] == device, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count
      else { continue }
      return String(fields[dash + 1])
    }
    return nil
  }
}
