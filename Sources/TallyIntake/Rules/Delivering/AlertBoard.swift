internal import TallyDomain

/// Which alerts stand, and which of them the receiver knows of. An alert that begins and ends before anybody could be told
/// is told to nobody.
struct AlertBoard {
  /// What names an alert.
  struct Key: Hashable { let kind: ServiceAlert.Kind, subject: String }

  private struct Standing {
    /// The alert; nil where all is well.
    var alert: ServiceAlert?
    /// Whether the receiver believes that it stands; nil where an earlier run may have told it so.
    var isKnown: Bool?
  }

  private var standings = [Key: Standing]()

  /// An alert begins. True where there is something to tell.
  mutating func raise(_ alert: ServiceAlert) -> Bool {
    let key = Key(kind: alert.kind, subject: alert.subject)
    guard standings[key]?.alert == nil else { return false }
    standings[key, default: Standing()].alert = alert
    return standings[key]?.isKnown != true
  }

  /// All is well. True where there is something to tell.
  mutating func clear(_ key: Key) -> Bool {
    standings[key, default: Standing()].alert = nil
    return standings[key]?.isKnown != false
  }

  /// What is to be told of an alert; nil where the receiver knows.
  func event(_ key: Key) -> IntakeEvent? {
    guard let standing = standings[key] else { return nil }
    if let alert = standing.alert { return standing.isKnown == true ? nil : .alert(alert) }
    return standing.isKnown == false ? nil : .alertOver(kind: key.kind, subject: key.subject)
  }

  /// The receiver was told what stands now.
  mutating func told(_ key: Key) {
    let stands = standings[key]?.alert != nil
    standings[key]?.isKnown = stands
  }
}
