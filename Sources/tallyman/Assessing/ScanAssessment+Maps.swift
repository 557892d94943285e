internal import Foundation
internal import TallyCore
internal import TallyDomain

extension ScanAssessment {
  /// What lies beside the arrays of one container: how its grid lies on the delivered picture.
  private struct MapsDescription: Encodable {
    let stem: String, container: Int, number: String?, region: PixelRegion, pitchMm: Double, model: String
    let commodityGroups: [String], unfamiliarity: Double?, maps: [String: [Int]], weighed: WeighedDescription?
  }

  /// How the grid of areal density and matter lies: it is not that of the detector.
  private struct WeighedDescription: Encodable {
    let region: PixelRegion, cellMm: ScanSidecar.Pitch, massKg: Double, sigmaKg: Double, maps: [String: [Int]]
  }

  /// Writes `<stem>.<container>.<map>.npy` and `<stem>.<container>.json` into the folder, and the transmission planes of
  /// the whole scan as `<stem>.transmission.npy`.
  func writeMaps(
    _ maps: DetectorMaps, _ weighed: WeighedBox?, _ radiograph: Radiograph, stem: String, container: Int,
    number: String?, folder: String
  ) throws {
    let base = "\(folder)/\(stem)"
    let groups = maps.commodity.count / max(maps.width * maps.height, 1)
    var arrays: [String: NumpyArray] = [
      "anomaly": NumpyArray(shape: [maps.height, maps.width], floats: maps.anomaly),
      "attenuation": NumpyArray(shape: [maps.height, maps.width], floats: maps.attenuation),
      "commodity": NumpyArray(shape: [groups, maps.height, maps.width], floats: maps.commodity),
    ]
    if !maps.attenuationLow.isEmpty {
      arrays["attenuation-low"] = NumpyArray(shape: [maps.height, maps.width], floats: maps.attenuationLow)
    }
    if let embedding = maps.embedding {
      arrays["embedding"] = NumpyArray(
        shape: [embedding.channels, embedding.height, embedding.width], floats: embedding.values)
    }
    let matter = weighed.map(Self.arrays) ?? [:]
    for (name, array) in arrays.merging(matter, uniquingKeysWith: { first, _ in first }) {
      try array.write(to: "\(base).\(container).\(name).npy")
    }
    let description = MapsDescription(
      stem: stem, container: container, number: number, region: maps.region, pitchMm: maps.pitchMm, model: maps.model,
      commodityGroups: CommodityVocabulary.standard.groups.map(\.key), unfamiliarity: maps.unfamiliarity?.distance,
      maps: arrays.mapValues(\.shape),
      weighed: weighed.map {
        WeighedDescription(
          region: $0.region, cellMm: $0.cellMm, massKg: $0.mass.estimateKg, sigmaKg: $0.mass.sigmaKg,
          maps: matter.mapValues(\.shape))
      })
    try FileBytes.write(try JSONCoding.encoder().encode(description), to: "\(base).\(container).json")
    if container == 0 {
      let planes = radiograph.planes.flatMap(\.values)
      try NumpyArray(shape: [radiograph.planes.count, radiograph.height, radiograph.width], floats: planes)
        .write(to: "\(base).transmission.npy")
    }
  }

  /// Areal density of everything and of the cargo alone in g/cm², and, with two energies, the kind of matter, 0 to 3, with one
  /// sigma; NaN where nothing is known.
  private static func arrays(_ weighed: WeighedBox) -> [String: NumpyArray] {
    func array(_ values: [Float]) -> NumpyArray { NumpyArray(shape: [weighed.height, weighed.width], floats: values) }
    var arrays = ["areal-density": array(weighed.arealDensity), "cargo-density": array(weighed.cargoDensity)]
    if !weighed.matter.isEmpty {
      arrays["matter"] = array(weighed.matter)
      arrays["matter-sigma"] = array(weighed.matterSigma)
    }
    return arrays
  }
}
