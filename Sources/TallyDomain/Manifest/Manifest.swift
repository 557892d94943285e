/// A carrier's declaration, the one model behind every format (manifest-formats.md). Encodes as `tallyman-manifest/1`.
public struct Manifest: Sendable, Codable, Equatable {
  /// `tallyman-manifest/1`.
  public var format: String
  /// The envelope it came in.
  public var message: Message?
  /// The voyage.
  public var voyage: Voyage?
  /// One per transport document.
  public var consignments: [Consignment]
  /// What was odd in the file but no error. Output only.
  public var remarks: [Remark]?

  /// The value of `format`.
  public static let format = "tallyman-manifest/1"

  /// A manifest.
  public init(message: Message? = nil, voyage: Voyage? = nil, consignments: [Consignment], remarks: [Remark]? = nil) {
    format = Self.format
    (self.message, self.voyage, self.consignments, self.remarks) = (message, voyage, consignments, remarks)
  }

  /// The envelope.
  public struct Message: Sendable, Codable, Equatable {
    /// What the message does to an earlier one of the same reference.
    public enum Function: String, Sendable, Codable { case original, replacement, cancellation }
    /// Reference, sender, and time of preparation as ISO 8601.
    public var reference: String?, sender: String?, preparedAt: String?
    /// Absent means original.
    public var function: Function?
    /// An envelope.
    public init(
      reference: String? = nil, sender: String? = nil, function: Function? = nil, preparedAt: String? = nil
    ) {
      (self.reference, self.sender, self.function, self.preparedAt) = (reference, sender, function, preparedAt)
    }
  }

  /// One oddity.
  public struct Remark: Sendable, Codable, Equatable {
    /// Place, for example `segment 53, UNT`, or `row 12, Gross Weight`.
    public var at: String
    /// A sentence.
    public var text: String
    /// A remark.
    public init(at: String, text: String) { (self.at, self.text) = (at, text) }
  }
}

/// One voyage of one vessel.
public struct Voyage: Sendable, Codable, Equatable {
  /// Name and IMO number.
  public var vesselName: String?, vesselImo: String?
  /// The carrier's voyage number.
  public var voyage: String?
  /// UN/LOCODEs.
  public var portOfLoading: String?, portOfDischarge: String?
  /// Date of arrival, ISO 8601.
  public var arrival: String?

  /// A voyage.
  public init(
    vesselName: String? = nil, vesselImo: String? = nil, voyage: String? = nil, portOfLoading: String? = nil,
    portOfDischarge: String? = nil, arrival: String? = nil
  ) {
    (self.vesselName, self.vesselImo, self.voyage) = (vesselName, vesselImo, voyage)
    (self.portOfLoading, self.portOfDischarge, self.arrival) = (portOfLoading, portOfDischarge, arrival)
  }
}

/// What one transport document covers.
public struct Consignment: Sendable, Codable, Equatable {
  /// Number of the bill of lading or other transport document.
  public var transportDocument: String?
  /// The parties.
  public var shipper: Party?, consignee: Party?, notify: Party?
  /// UN/LOCODEs where they differ from the voyage's.
  public var portOfLoading: String?, portOfDischarge: String?
  /// The goods.
  public var goodsItems: [GoodsItem]?
  /// The containers.
  public var containers: [ContainerUse]?

  /// A consignment.
  public init(
    transportDocument: String?, shipper: Party? = nil, consignee: Party? = nil, notify: Party? = nil,
    portOfLoading: String? = nil, portOfDischarge: String? = nil, goodsItems: [GoodsItem]? = nil,
    containers: [ContainerUse]? = nil
  ) {
    (self.transportDocument, self.shipper, self.consignee, self.notify) = (
      transportDocument, shipper, consignee, notify
    )
    (self.portOfLoading, self.portOfDischarge) = (portOfLoading, portOfDischarge)
    (self.goodsItems, self.containers) = (goodsItems, containers)
  }

  /// A shipper, consignee or notify party.
  public struct Party: Sendable, Codable, Equatable {
    /// As written.
    public var name: String?
    /// A party by its name.
    public init(name: String?) { self.name = name }
  }
}

/// One line of goods.
public struct GoodsItem: Sendable, Codable, Equatable {
  /// Number of the line within its consignment, from 1.
  public var sequence: Int?
  /// 2 to 10 digits, as text.
  public var hsCode: String?
  /// The goods in the carrier's words.
  public var description: String?
  /// How many packages of what kind.
  public var packages: Packages?
  /// Kilograms.
  public var grossMassKg: Double?, netMassKg: Double?
  /// Dangerous goods number, four digits.
  public var unNumber: String?
  /// Shipping marks.
  public var marks: String?
  /// What was written where the reading differs from it, by field name: `gross_mass_kg` → `2.000 TON`. Absent where nothing does.
  public var asWritten: [String: String]?

  /// A line of goods.
  public init(
    sequence: Int?, hsCode: String? = nil, description: String? = nil, packages: Packages? = nil,
    grossMassKg: Double? = nil, netMassKg: Double? = nil, unNumber: String? = nil, marks: String? = nil,
    asWritten: [String: String]? = nil
  ) {
    (self.sequence, self.hsCode, self.description, self.packages) = (sequence, hsCode, description, packages)
    (self.grossMassKg, self.netMassKg, self.unNumber, self.marks) = (grossMassKg, netMassKg, unNumber, marks)
    self.asWritten = asWritten
  }

  /// A count and a UN/ECE Recommendation 21 code.
  public struct Packages: Sendable, Codable, Equatable {
    /// How many.
    public var count: Int?
    /// Two characters, for example `CT`.
    public var type: String?
    /// Packages.
    public init(count: Int?, type: String?) { (self.count, self.type) = (count, type) }
  }
}

/// One container as a consignment uses it.
public struct ContainerUse: Sendable, Codable, Equatable {
  /// As written, right or wrong.
  public var number: String?
  /// ISO 6346 size-type.
  public var sizeType: String?
  /// Absent where it is not said.
  public var fullEmpty: FullEmpty?
  /// Seal numbers.
  public var seals: [String]?
  /// Kilograms.
  public var verifiedGrossMassKg: Double?, tareKg: Double?
  /// Set point of a reefer, °C.
  public var temperatureC: Double?
  /// Which goods of the consignment are in it, and how much of each; absent means all of them where it is the only container.
  public var goods: [Share]?
  /// What was written where the reading differs from it, by field name: `tare_kg` → `4960 LBR`. Absent where nothing does.
  public var asWritten: [String: String]?

  /// A container's use.
  public init(
    number: String?, sizeType: String? = nil, fullEmpty: FullEmpty? = nil, seals: [String]? = nil,
    verifiedGrossMassKg: Double? = nil, tareKg: Double? = nil, temperatureC: Double? = nil, goods: [Share]? = nil,
    asWritten: [String: String]? = nil
  ) {
    (self.number, self.sizeType, self.fullEmpty, self.seals) = (number, sizeType, fullEmpty, seals)
    (self.verifiedGrossMassKg, self.tareKg) = (verifiedGrossMassKg, tareKg)
    (self.temperatureC, self.goods, self.asWritten) = (temperatureC, goods, asWritten)
  }

  /// Declared loaded or not.
  public enum FullEmpty: String, Sendable, Codable { case full, empty }

  /// A share of a goods item.
  public struct Share: Sendable, Codable, Equatable {
    /// The item's sequence.
    public var sequence: Int?
    /// How many of its packages, and how much of its gross mass, kg.
    public var packages: Int?, grossMassKg: Double?
    /// A share.
    public init(sequence: Int?, packages: Int? = nil, grossMassKg: Double? = nil) {
      (self.sequence, self.packages, self.grossMassKg) = (sequence, packages, grossMassKg)
    }
  }
}
