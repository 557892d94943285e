/// How a container in a picture was tied to declared consignments, and how sure that is.
public struct ManifestLink: Sendable, Codable, Equatable {
  /// The way the link was made, surest first.
  public enum Method: String, Sendable, Codable { case exact, repaired, seal, plate, ambiguous, none }
  /// The way the link was made.
  public var method: Method
  /// 0 to 1.
  public var confidence: Double
  /// Transport document numbers.
  public var consignments: [String]

  /// A link.
  public init(method: Method, confidence: Double, consignments: [String]) {
    (self.method, self.confidence, self.consignments) = (method, confidence, consignments)
  }
}

/// A link with what is behind it: what assessment gets to see of the manifest for one container.
public struct LinkedDeclaration: Sendable, Equatable {
  /// How the link was made.
  public var link: ManifestLink
  /// The container number as the scan has it, and as the manifest has it where they differ.
  public var scannedNumber: String?, manifestNumber: String?
  /// What is declared; nil where nothing was linked.
  public var declared: Declared?
  /// Size-type and seals as declared.
  public var sizeType: String?, seals: [String]
  /// Verified gross mass of the box with everything in it, and its tare, kg, where they are declared.
  public var verifiedGrossMassKg: Double?, tareKg: Double?
  /// The vessel that brings it, where the manifest names one.
  public var vessel: String?
  /// How the link was made or why not, one sentence for a person.
  public var explanation: String

  /// A linked declaration.
  public init(
    link: ManifestLink, scannedNumber: String?, manifestNumber: String?, declared: Declared?, sizeType: String?,
    seals: [String], verifiedGrossMassKg: Double? = nil, tareKg: Double? = nil, vessel: String? = nil,
    explanation: String
  ) {
    (self.link, self.scannedNumber, self.manifestNumber, self.declared) = (
      link, scannedNumber, manifestNumber, declared
    )
    (self.verifiedGrossMassKg, self.tareKg) = (verifiedGrossMassKg, tareKg)
    (self.sizeType, self.seals, self.vessel, self.explanation) = (sizeType, seals, vessel, explanation)
  }
}

/// What is declared to be in one container, over all its consignments.
public struct Declared: Sendable, Codable, Equatable {
  /// Absent where the manifest does not say.
  public var fullEmpty: ContainerUse.FullEmpty?
  /// Every line whose goods are in this container, with the part that is in it.
  public var goods: [DeclaredGoods]
  /// Sum over the lines, kg; nil where a line has none.
  public var grossMassKg: Double?

  /// A declaration.
  public init(fullEmpty: ContainerUse.FullEmpty?, goods: [DeclaredGoods], grossMassKg: Double?) {
    (self.fullEmpty, self.goods, self.grossMassKg) = (fullEmpty, goods, grossMassKg)
  }
}

/// One declared line of goods as far as it is in one container.
public struct DeclaredGoods: Sendable, Codable, Equatable {
  /// Transport document number.
  public var consignment: String?
  /// Sequence of the line in its consignment.
  public var item: Int?
  /// HS code as text.
  public var hs: String?
  /// The carrier's words.
  public var description: String?
  /// The part of its gross mass in this container, kg.
  public var grossMassKg: Double?

  /// A line.
  public init(consignment: String?, item: Int?, hs: String?, description: String?, grossMassKg: Double?) {
    (self.consignment, self.item, self.hs) = (consignment, item, hs)
    (self.description, self.grossMassKg) = (description, grossMassKg)
  }
}
