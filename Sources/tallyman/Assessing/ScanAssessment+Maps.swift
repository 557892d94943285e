internal import Foundation
internal import TallyCore
internal import TallyDomain

extension ScanAssessment {
  /// What lies beside the arrays of one container: how its grid lies on the delivered picture.
  private struct MapsDescription: Encodable {
    let stem: String, container: Int, number: String?, region: PixelRegion, pitchMm: Double, model: String
    let commodityGroups: [String], maps: [String: [Int]]
  }

  /// Writes `<stem>.<container>.<map>.npy` and `<stem>.<container>.json` into the folder, and the transmission planes of
  /// the whole scan as `<stem>.transmission.npy`.
  func writeMaps(
    _ maps: DetectorMaps, _ radiograph: Radiograph, stem: String, container: Int, number: String?, folder: String
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
    for (name, array) in arrays { try array.write(to: "\(base).\(container).\(name).npy") }
    let description = MapsDescription(
      stem: stem, container: container, number: number, region: maps.region, pitchMm: maps.pitchMm, model: maps.model,
      commodityGroups: CommodityVocabulary.standard.groups.map(\.key), maps: arrays.mapValues(\.shape))
    try FileBytes.write(try JSONCoding.encoder().encode(description), to: "\(base).\(container).json")
    if container == 0 {
      let planes = radiograph.planes.flatMap(\.values)
      try NumpyArray(shape: [radiograph.planes.count, radiograph.height, radiograph.width], floats: planes)
        .write(to: "\(base).transmission.npy")
    }
  }
}
