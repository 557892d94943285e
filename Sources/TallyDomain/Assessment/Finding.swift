public import TallyCore

/// The indicators (assessment.md). The raw values are stable: other programs read them.
public enum IndicatorCode: String, Sendable, Codable, CaseIterable {
  /// Image indicators: the picture against the declaration.
  case densityAnomaly = "DENSITY_ANOMALY", commodityMismatch = "COMMODITY_MISMATCH", undeclaredLoad = "UNDECLARED_LOAD"
  /// Image indicators of what the beam weighs and of what it is made.
  case materialMismatch = "MATERIAL_MISMATCH", massDiscrepancy = "MASS_DISCREPANCY"
  case structureAnomaly = "STRUCTURE_ANOMALY", unpenetrated = "UNPENETRATED"
  /// Linking and manifest.
  case noDeclaration = "NO_DECLARATION", ambiguousLink = "AMBIGUOUS_LINK", numberInvalid = "NUMBER_INVALID"
  /// The picture itself.
  case scanQuality = "SCAN_QUALITY"
  /// How it came: pixels that were delivered before for something else, a declaration amended after assessment.
  case duplicateImage = "DUPLICATE_IMAGE", declarationChanged = "DECLARATION_CHANGED"

  /// Image indicators carry a calibrated p-value and make the priority; document indicators carry a severity.
  public var family: Finding.Family {
    switch self {
    case .densityAnomaly, .commodityMismatch, .undeclaredLoad, .materialMismatch, .massDiscrepancy, .structureAnomaly,
      .unpenetrated:
      .image
    case .noDeclaration, .ambiguousLink, .numberInvalid, .scanQuality, .duplicateImage, .declarationChanged: .document
    }
  }
}

/// One thing that does not add up, where, why, and which declared lines it concerns. Encodes as in assessment.md.
public struct Finding: Sendable, Codable, Equatable {
  /// The picture against the declaration, or papers and circumstances.
  public enum Family: String, Sendable, Codable { case image, document }
  /// How loud a document indicator is.
  public enum Severity: String, Sendable, Codable { case info, attention, alert }

  /// The indicator, and its family.
  public var code: IndicatorCode, family: Family
  /// Direction of view of the picture.
  public var view: String
  /// In pixels as delivered; nil where it has no place.
  public var region: PixelRegion?
  /// On one scale over all image indicators: negative logarithm of the uncalibrated tail.
  public var score: Double?
  /// Calibrated.
  public var pValue: Double?
  /// Document indicators only.
  public var severity: Severity?
  /// What was measured.
  public var statistic: Statistic?
  /// For the analyst.
  public var sentence: String
  /// Declared lines that the finding is about.
  public var lines: [Line]

  /// A finding.
  public init(
    code: IndicatorCode, view: String, region: PixelRegion?, score: Double?, pValue: Double?, severity: Severity?,
    statistic: Statistic?, sentence: String, lines: [Line]
  ) {
    (self.code, family, self.view, self.region) = (code, code.family, view, region)
    (self.score, self.pValue, self.severity) = (score, pValue, severity)
    (self.statistic, self.sentence, self.lines) = (statistic, sentence, lines)
  }

  /// A finding of the document family: of papers and circumstances, with a severity and without a place in the picture.
  public init(
    document code: IndicatorCode, view: String, severity: Severity, statistic: Statistic? = nil, sentence: String,
    lines: [Line] = []
  ) {
    self.init(
      code: code, view: view, region: nil, score: nil, pValue: nil, severity: severity, statistic: statistic,
      sentence: sentence, lines: lines)
  }

  /// A measured figure with what was expected.
  public struct Statistic: Sendable, Codable, Equatable {
    /// What was measured, and in which unit.
    public var name: String, unit: String
    /// What was seen.
    public var seen: Double
    /// Low and high end of what these goods explain, where that is known.
    public var expected: [Double]?
    /// A figure.
    public init(name: String, unit: String, seen: Double, expected: [Double]?) {
      (self.name, self.unit, self.seen, self.expected) = (name, unit, seen, expected)
    }

    enum CodingKeys: String, CodingKey { case name, unit, seen, expected }

    /// Writes every field, null where it has no meaning.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .name)
      try container.encode(unit, forKey: .unit)
      try container.encode(seen, forKey: .seen)
      try container.encode(expected, forKey: .expected)
    }
  }

  /// A declared line.
  public struct Line: Sendable, Codable, Hashable {
    /// Transport document and sequence of the goods item.
    public var consignment: String?, item: Int?
    /// A line.
    public init(consignment: String?, item: Int?) { (self.consignment, self.item) = (consignment, item) }

    enum CodingKeys: String, CodingKey { case consignment, item }

    /// Writes every field, null where it has no meaning.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(consignment, forKey: .consignment)
      try container.encode(item, forKey: .item)
    }
  }

  enum CodingKeys: String, CodingKey {
    case code, family, view, region, score, pValue, severity, statistic, sentence, lines
  }

  /// Writes every field, null where it has no meaning.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(code, forKey: .code)
    try container.encode(family, forKey: .family)
    try container.encode(view, forKey: .view)
    try container.encode(region, forKey: .region)
    try container.encode(score, forKey: .score)
    try container.encode(pValue, forKey: .pValue)
    try container.encode(severity, forKey: .severity)
    try container.encode(statistic, forKey: .statistic)
    try container.encode(sentence, forKey: .sentence)
    try container.encode(lines, forKey: .lines)
  }
}
