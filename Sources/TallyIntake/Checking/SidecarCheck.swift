internal import Foundation
internal import TallyCore
internal import TallyDomain

/// What a sidecar says that a schema cannot see: values that contradict each other, the picture or the world.
struct SidecarCheck {
  private(set) var findings = [CheckFinding]()
  private let file: String

  /// `name` and `bytes` are nil where there is no sidecar, or where it was not read; `columns` is the picture's width.
  init(stem: String, name: String?, bytes: [UInt8]?, columns: Int?, profile: IntakeProfile) {
    file = name ?? stem
    guard name != nil else {
      // Without any sidecar the scan has no identifier, and a number only where its name bears one.
      checkContainerInName(stem, profile)
      return
    }
    guard let bytes, let sidecar = decode(bytes) else { return }
    if sidecar.scanId?.isEmpty ?? true { find(.noScanId) }
    if let purpose = sidecar.purpose, ScanPurpose(rawValue: purpose) == nil { find(.wrongPurpose(purpose)) }
    if let time = sidecar.acquiredAt, !Self.isTime(time) { find(.badTime(time)) }
    if let confidence = sidecar.vehicle?.confidence, !(0...1).contains(confidence) {
      find(.confidenceRange(key: "vehicle.confidence"))
    }
    let containers = sidecar.containers ?? []
    if containers.allSatisfy({ $0.number?.isEmpty ?? true }) { checkContainerInName(stem, profile) }
    checkContainers(containers, columns)
    checkImage(profile.completing(sidecar).image ?? ScanSidecar.Image())
  }

  private mutating func find(_ kind: CheckFinding.Kind) { findings.append(CheckFinding(file: file, kind: kind)) }

  private mutating func decode(_ bytes: [UInt8]) -> ScanSidecar? {
    let document: JSONValue
    do {
      document = try JSONValue(parsing: bytes, file: file, maximumBytes: 1 << 20)
    } catch {
      find(.notJSON(said: error.explanation.problem))
      return nil
    }
    guard case .object = document else {
      find(.notAnObject)
      return nil
    }
    guard document["format"] == .string(ScanSidecar.format) else {
      if case .string(let text)? = document["format"] { find(.wrongFormat(text)) } else { find(.wrongFormat("absent")) }
      return nil
    }
    do {
      return try JSONCoding.decoder().decode(ScanSidecar.self, from: Data(bytes))
    } catch let error as DecodingError {
      find(.unreadPart(said: DocumentError.describe(error)))
    } catch {
      find(.unreadPart(said: "\(error)"))
    }
    return nil
  }

  private static func isTime(_ text: String) -> Bool {
    let styles = [Date.ISO8601FormatStyle(), Date.ISO8601FormatStyle(includingFractionalSeconds: true)]
    return styles.contains { (try? $0.parse(text)) != nil }
  }

  private mutating func checkContainerInName(_ stem: String, _ profile: IntakeProfile) {
    let pattern = profile.containerPattern ?? "[A-Z]{4}[0-9]{7}"
    if stem.range(of: pattern, options: .regularExpression) == nil { find(.noContainer) }
  }

  private mutating func checkContainers(_ containers: [ScanSidecar.Container], _ width: Int?) {
    var ranges = [(index: Int, columns: Range<Int>)]()
    for (index, container) in containers.enumerated() {
      if let number = container.number, !number.isEmpty, !ContainerNumber(number).hasValidCheckDigit {
        find(.badNumber(number))
      }
      if let confidence = container.confidence, !(0...1).contains(confidence) {
        find(.confidenceRange(key: "containers[\(index)].confidence"))
      }
      guard let columns = container.columns else { continue }
      guard columns.count == 2, columns[0] >= 0, columns[0] < columns[1] else {
        find(.badColumns(index: index))
        continue
      }
      if let width, columns[1] > width { find(.columnsOutside(index: index, width: width)) }
      for earlier in ranges where earlier.columns.overlaps(columns[0]..<columns[1]) {
        find(.overlappingColumns(earlier.index, index))
      }
      ranges.append((index, columns[0]..<columns[1]))
    }
  }

  private mutating func checkImage(_ image: ScanSidecar.Image) {
    if let planes = image.planes {
      let isRight = !planes.isEmpty && Set(planes).count == planes.count && planes.allSatisfy(["high", "low"].contains)
      if !isRight { find(.badPlanes) }
      for (key, values) in [("energies_mev", image.energiesMev), ("air", image.air), ("dark", image.dark)] {
        if let values, values.count != planes.count {
          find(.wrongCount(key: key, found: values.count, planes: planes.count))
        }
      }
    }
    if let air = image.air, let dark = image.dark, zip(air, dark).contains(where: { $0 <= $1 }) {
      find(.airNotAboveDark)
    }
    if let energies = image.energiesMev, !energies.allSatisfy({ $0 > 0 }) { find(.notPositive(key: "energies_mev")) }
    if let pitch = image.pixelPitchMm, !(pitch.x > 0 && pitch.y > 0) { find(.notPositive(key: "pixel_pitch_mm")) }
    if let scale = image.scale, !(scale > 0) { find(.notPositive(key: "scale")) }
    let words: [(key: String, value: String?, words: [String])] = [
      ("encoding", image.encoding, ["linear", "log"]), ("cab", image.cab, ["left", "right"]),
      ("polarity", image.polarity, ["min-is-black", "min-is-white"]),
    ]
    for (key, value, words) in words {
      if let value, !words.contains(value) { find(.wrongWord(key: key, value: value, words: words)) }
    }
  }
}
