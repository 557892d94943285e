internal import TallyCore
public import TallyDomain

/// What one container was linked to: with the hash of what was declared, so that a change of the declaration shows.
public struct LinkSummary: Sendable, Codable, Equatable {
  /// As the scan has it.
  public var number: String?
  /// How the link was made.
  public var method: ManifestLink.Method
  /// Transport document numbers.
  public var consignments: [String]
  /// Hash of the declared contents; nil where nothing is declared.
  public var declared: String?
  /// Seals as the scan has them: a manifest that comes later may be linked through one.
  public var seals: [String]
  /// The vessel, for the worklist.
  public var vessel: String?

  /// A link.
  public init(
    number: String?, method: ManifestLink.Method, consignments: [String], declared: String?, seals: [String] = [],
    vessel: String? = nil
  ) {
    (self.number, self.method, self.consignments) = (number, method, consignments)
    (self.declared, self.seals, self.vessel) = (declared, seals, vessel)
  }

  /// The link of an assessed container.
  public init(
    _ container: AssessedContainer, seals: [String] = [], vessel: String? = nil
  ) throws(StoreError) {
    self.init(
      number: container.number, method: container.link.method, consignments: container.link.consignments,
      declared: try container.declared.map(Self.hash), seals: seals, vessel: vessel)
  }

  /// SHA-256 of the declaration in the form in which our documents write it, with sorted keys.
  public static func hash(of declared: Declared) throws(StoreError) -> String {
    ContentHash.hexadecimal(of: try StoredDocument.text(declared, at: "declaration").utf8)
  }
}
