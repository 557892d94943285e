/// One complete scan as intake saw it lie in a watch folder: which files, and exactly which state of each.
public struct ScanDelivery: Sendable, Codable, Equatable {
  /// Name of the intake profile of the folder.
  public var profile: String
  /// Absolute path of the folder.
  public var folder: String
  /// What the names of the files share.
  public var stem: String
  /// Images in the order all, high, low, then the sidecar where there is one.
  public var files: [DeliveredFile]
  /// What was wrong with the delivery although it goes on, in words (`The plane low did not come within 60 s.`); each is
  /// worth a `SCAN_QUALITY` finding.
  public var faults: [String]

  /// A delivery.
  public init(profile: String, folder: String, stem: String, files: [DeliveredFile], faults: [String] = []) {
    (self.profile, self.folder, self.stem, self.files, self.faults) = (profile, folder, stem, files, faults)
  }

  /// The image files.
  public var images: [DeliveredFile] { files.filter { $0.role != .sidecar } }

  /// The sidecar.
  public var sidecar: DeliveredFile? { files.first { $0.role == .sidecar } }
}

/// One file of a delivery. Two values are equal where it is the same file in the same state.
public struct DeliveredFile: Sendable, Codable, Hashable {
  /// What a file is to its scan.
  public enum Role: String, Sendable, Codable, CaseIterable { case all, high, low, sidecar }

  /// Name in the folder.
  public var name: String
  /// What it is to its scan.
  public var role: Role
  /// Size in bytes, modification time in nanoseconds since 1970, inode.
  public var bytes: Int64, modifiedNanoseconds: Int64, inode: UInt64

  /// A file.
  public init(name: String, role: Role, bytes: Int64, modifiedNanoseconds: Int64, inode: UInt64) {
    (self.name, self.role, self.bytes) = (name, role, bytes)
    (self.modifiedNanoseconds, self.inode) = (modifiedNanoseconds, inode)
  }
}
