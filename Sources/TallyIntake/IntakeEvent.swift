public import TallyCore
public import TallyDomain

/// What intake has to tell. Every event is told until its receiver takes it without throwing.
public enum IntakeEvent: Sendable, Equatable {
  /// A scan is complete: for the first time, with a sidecar that came later, or with other files under the same names.
  case scan(ScanDelivery)
  /// A manifest file is complete, or complete again after a change. Absolute path.
  case manifest(path: String)
  /// Something that a person should know begins.
  case alert(ServiceAlert)
  /// It is over, or was never there: told once at the start too, so that no alert of an earlier run stays for ever.
  case alertOver(kind: ServiceAlert.Kind, subject: String)
  /// A file that is neither picture nor sidecar nor a name that is passed over. It is left alone. Absolute path.
  case unknownFile(path: String)
  /// Something odd that goes on without a person; told once.
  case remark(Explanation)
}
