/// What a person or program may be towards the service (review.md, Roles).
public enum Role: String, Sendable, Codable, CaseIterable {
  /// Looks at scans and decides.
  case analyst
  /// An analyst who also sees the others' work.
  case supervisor
  /// Reads everything, changes nothing.
  case auditor
  /// Runs the service; sees no cases.
  case administrator
  /// A program that delivers scans and manifests.
  case integrator
  /// Takes de-identified exports.
  case researcher
}

/// Who sends a request.
public struct Principal: Sendable, Equatable {
  /// As it is recorded beside what he does.
  public let name: String
  /// What he may be.
  public let roles: Set<Role>

  /// A principal.
  public init(name: String, roles: Set<Role>) { (self.name, self.roles) = (name, roles) }
}
