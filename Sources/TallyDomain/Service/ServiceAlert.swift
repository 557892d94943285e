/// Something about the service itself that a person should know: a scanner that should speak and is silent, a full disk.
public struct ServiceAlert: Sendable, Codable, Equatable {
  /// What kind.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// A profile's folder has had no scan for longer than it says.
    case silentScanner
    /// A folder cannot be read or written.
    case folderUnusable
    /// A manifest could not be read.
    case manifestUnreadable
    /// Little space is left for the store.
    case diskAlmostFull
  }
  /// What kind, and about what (a profile, a folder, a file): together they name the alert.
  public var kind: Kind, subject: String
  /// One sentence.
  public var sentence: String
  /// Since when, and until when where it is over; ISO 8601 in UTC.
  public var raisedAt: String, clearedAt: String?

  /// An alert.
  public init(kind: Kind, subject: String, sentence: String, raisedAt: String, clearedAt: String? = nil) {
    (self.kind, self.subject, self.sentence) = (kind, subject, sentence)
    (self.raisedAt, self.clearedAt) = (raisedAt, clearedAt)
  }
}
