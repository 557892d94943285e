public import TallyCore

/// The document `tallyman-assessment/1` (assessment.md): fields that have no value are written as null.
public struct AssessmentDocument: Sendable, Codable, Equatable {
  /// `tallyman-assessment/1`.
  public var format: String
  /// Version of this program.
  public var version: String
  /// `name@hash` of the model, and identity of the calibration; nil where none was used.
  public var model: String?, calibration: String?
  /// The authority's one knob.
  public var budget: Budget
  /// Worst first.
  public var scans: [AssessedScan]

  /// The value of `format`.
  public static let format = "tallyman-assessment/1"

  /// A document.
  public init(version: String, model: String?, calibration: String?, budget: Budget, scans: [AssessedScan]) {
    format = Self.format
    (self.version, self.model, self.calibration, self.budget, self.scans) = (version, model, calibration, budget, scans)
  }

  /// How many clean containers in a hundred may be flagged.
  public struct Budget: Sendable, Codable, Equatable {
    /// Expected flagged clean containers per 100.
    public var flaggedCleanPer100: Double
    /// A budget.
    public init(flaggedCleanPer100: Double) { self.flaggedCleanPer100 = flaggedCleanPer100 }

    // The snake_case strategies are not inverse to each other before a number: written `per_100`, read back as `Per100`.
    private enum WrittenKey: String, CodingKey { case flaggedCleanPer_100 }
    private enum CodingKeys: String, CodingKey { case flaggedCleanPer100 }

    /// Writes `flagged_clean_per_100`.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: WrittenKey.self)
      try container.encode(flaggedCleanPer100, forKey: .flaggedCleanPer_100)
    }
  }

  enum CodingKeys: String, CodingKey { case format, version, model, calibration, budget, scans }

  /// Writes every field, null where it has no meaning.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(format, forKey: .format)
    try container.encode(version, forKey: .version)
    try container.encode(model, forKey: .model)
    try container.encode(calibration, forKey: .calibration)
    try container.encode(budget, forKey: .budget)
    try container.encode(scans, forKey: .scans)
  }
}

/// One scan with its containers, or the error that kept it from being read.
public struct AssessedScan: Sendable, Codable, Equatable {
  /// What the files share in their names; the files.
  public var stem: String, scanId: String?, files: [String]
  /// `sha256:` and 64 digits; nil where the pixels could not be read.
  public var content: String?
  /// Identifier of the scanner, time of acquisition.
  public var scanner: String?, acquiredAt: String?
  /// Why it could not be read.
  public var error: ScanError?
  /// Usable or not, with remarks.
  public var quality: Quality?
  /// What belongs to no container.
  public var findings: [Finding]
  /// One per box; one with null columns and rows where no box was found.
  public var containers: [AssessedContainer]

  /// A scan.
  public init(
    stem: String, scanId: String?, files: [String], content: String?, scanner: String?, acquiredAt: String?,
    error: ScanError?, quality: Quality?, findings: [Finding], containers: [AssessedContainer]
  ) {
    (self.stem, self.scanId, self.files, self.content) = (stem, scanId, files, content)
    (self.scanner, self.acquiredAt, self.error, self.quality) = (scanner, acquiredAt, error, quality)
    (self.findings, self.containers) = (findings, containers)
  }

  /// An error as the document shows it.
  public struct ScanError: Sendable, Codable, Equatable {
    /// Catalogue code, sentence, place and remedy.
    public var code: String, message: String, place: String, remedy: String
    /// From what the catalogue says.
    public init(_ explanation: Explanation) {
      (code, message, place, remedy) =
        (explanation.code, explanation.problem, explanation.place, explanation.remedy)
    }
  }

  /// Usable or not, with remarks in words.
  public struct Quality: Sendable, Codable, Equatable {
    /// False where a rescan is due.
    public var usable: Bool
    /// In words.
    public var remarks: [String]
    /// A quality.
    public init(usable: Bool, remarks: [String]) { (self.usable, self.remarks) = (usable, remarks) }
  }

  enum CodingKeys: String, CodingKey {
    case stem, scanId, files, content, scanner, acquiredAt, error, quality, findings, containers
  }

  /// Writes every field, null where it has no meaning.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(stem, forKey: .stem)
    try container.encode(scanId, forKey: .scanId)
    try container.encode(files, forKey: .files)
    try container.encode(content, forKey: .content)
    try container.encode(scanner, forKey: .scanner)
    try container.encode(acquiredAt, forKey: .acquiredAt)
    try container.encode(error, forKey: .error)
    try container.encode(quality, forKey: .quality)
    try container.encode(findings, forKey: .findings)
    try container.encode(containers, forKey: .containers)
  }
}

/// One container: where it is, what was declared, what was found.
public struct AssessedContainer: Sendable, Codable, Equatable {
  /// As the scan has it.
  public var number: String?
  /// Direction of view.
  public var view: String
  /// Half-open, two numbers each, in pixels as delivered; nil where no box was found.
  public var columns: [Int]?, rows: [Int]?
  /// How it was tied to the manifest.
  public var link: ManifestLink
  /// What is declared; nil where nothing was linked.
  public var declared: Declared?
  /// What the load looks like, most likely first.
  public var commodities: [CommodityShare]
  /// Mass of everything in the box; nil where it cannot be known.
  public var massKg: Mass?
  /// Higher is worse; image indicators only; nil where the picture could not be judged.
  public var priority: Double?
  /// Calibrated value of `priority`.
  public var pValue: Double?
  /// `pValue` is within the budget.
  public var flagged: Bool
  /// Image findings by score, then document findings by severity.
  public var findings: [Finding]

  /// A container.
  public init(
    number: String?, view: String, columns: [Int]?, rows: [Int]?, link: ManifestLink, declared: Declared?,
    commodities: [CommodityShare], massKg: Mass?, priority: Double?, pValue: Double?, flagged: Bool, findings: [Finding]
  ) {
    (self.number, self.view, self.columns, self.rows, self.link) = (number, view, columns, rows, link)
    (self.declared, self.commodities, self.massKg) = (declared, commodities, massKg)
    (self.priority, self.pValue, self.flagged, self.findings) = (priority, pValue, flagged, findings)
  }

  /// A commodity group with its share of the load.
  public struct CommodityShare: Sendable, Codable, Equatable {
    /// Key in the vocabulary.
    public var group: String
    /// 0 to 1.
    public var share: Double
    /// A share.
    public init(group: String, share: Double) { (self.group, self.share) = (group, share) }
  }

  /// Mass with a 95 % interval.
  public struct Mass: Sendable, Codable, Equatable {
    /// Kilograms.
    public var estimate: Double, low: Double, high: Double
    /// True where unpenetrated pixels hide more.
    public var lowerBound: Bool
    /// A mass.
    public init(estimate: Double, low: Double, high: Double, lowerBound: Bool) {
      (self.estimate, self.low, self.high, self.lowerBound) = (estimate, low, high, lowerBound)
    }
  }

  enum CodingKeys: String, CodingKey {
    case number, view, columns, rows, link, declared, commodities, massKg, priority, pValue, flagged, findings
  }

  /// Writes every field, null where it has no meaning.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(number, forKey: .number)
    try container.encode(view, forKey: .view)
    try container.encode(columns, forKey: .columns)
    try container.encode(rows, forKey: .rows)
    try container.encode(link, forKey: .link)
    try container.encode(declared, forKey: .declared)
    try container.encode(commodities, forKey: .commodities)
    try container.encode(massKg, forKey: .massKg)
    try container.encode(priority, forKey: .priority)
    try container.encode(pValue, forKey: .pValue)
    try container.encode(flagged, forKey: .flagged)
    try container.encode(findings, forKey: .findings)
  }
}
