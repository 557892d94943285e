internal import TallyAssessment
internal import TallyCore
internal import TallyDomain

/// Declared lines: HS code and mass.
func declared(_ lines: (hs: String, kg: Double?)...) -> Declared {
  let goods = lines.enumerated().map { index, line in
    DeclaredGoods(
      consignment: "DOC1", item: index + 1, hs: line.hs, description: nil, grossMassKg: line.kg)
  }
  let masses = goods.compactMap(\.grossMassKg)
  return Declared(
    fullEmpty: .full, goods: goods, grossMassKg: masses.count == goods.count ? masses.reduce(0, +) : nil)
}

let declaredEmpty = Declared(fullEmpty: .empty, goods: [], grossMassKg: nil)

/// A link that left nothing open, unless another one is given.
func linked(
  _ declared: Declared?, _ method: ManifestLink.Method = .exact, confidence: Double = 1,
  scanned: String? = "MSKU1234565",
  manifest: String? = "MSKU1234565", explanation: String = ""
) -> LinkedDeclaration {
  LinkedDeclaration(
    link: ManifestLink(method: method, confidence: confidence, consignments: declared == nil ? [] : ["DOC1"]),
    scannedNumber: scanned, manifestNumber: manifest, declared: declared, sizeType: nil, seals: [],
    explanation: explanation)
}

/// A container that is in order but for what is given.
func observation(
  _ maps: FakeMaps?, _ declaration: LinkedDeclaration, number: String? = "MSKU1234565", doors: FoundBox.Side? = .right,
  hasBox: Bool = true, quality: ScanQuality = ScanQuality(usable: true, remarks: []), hash: String = "abc"
) -> ContainerObservation {
  ContainerObservation(
    number: number, view: "side",
    box: hasBox ? FoundBox(region: FakeMaps().region, doors: doors, confidence: 1, sidecarIndex: 0) : nil,
    maps: maps?.maps, declaration: declaration, quality: quality, pitch: ScanSidecar.Pitch(x: 10, y: 10),
    contentHash: hash)
}

/// An assessor without calibration.
let uncalibrated = Assessor(calibration: nil, budget: .init(flaggedCleanPer100: 1), vocabulary: fakeVocabulary)

extension Assessor {
  /// The findings of an observation, as one line each: code, region, sentence.
  func lines(_ observation: ContainerObservation) -> [String] {
    assess(observation).findings.map { finding in
      let region = finding.region.map { " [\($0.x0) \($0.y0) \($0.x1) \($0.y1)]" } ?? ""
      let severity = finding.severity.map { " \($0.rawValue)" } ?? ""
      return "\(finding.code.rawValue)\(severity)\(region) \(finding.sentence)"
    }
  }
}
