internal import Foundation
internal import TallyCore
internal import TallyDetector
internal import TallyDomain
internal import TallyEvaluation

/// COCO results: a list of boxes with scores, one image after the other. Ours go out, a stranger's come in.
struct CocoDetections {
  /// One box.
  struct Detection: Codable {
    var imageId: Int, categoryId: Int?, bbox: [Double], score: Double
  }

  var detections: [Detection]
  /// More bytes than this are refused.
  static let byteLimit = 256 << 20

  /// Regions of our rows, images counted from 1 in the order of the scans.
  init(of scans: [BenchScan]) {
    detections = scans.enumerated().flatMap { index, scan in
      scan.rows.flatMap { row in
        zip(row.regions, row.regionScores).map {
          Detection(imageId: index + 1, categoryId: 1, bbox: CocoTruth.bbox($0.0), score: $0.1)
        }
      }
    }
  }

  /// Reads a file. Throws `JudgeError.detections` where it is no list of boxes for so many images.
  init(path: String, images: Int) throws {
    let bytes = try FileBytes.read(path, limit: Self.byteLimit)
    do {
      detections = try JSONCoding.decoder().decode([Detection].self, from: Data(bytes))
    } catch {
      throw JudgeError.detections(file: path, problem: "It is no list of image_id, bbox and score.")
    }
    for (index, detection) in detections.enumerated() {
      guard (1...max(images, 1)).contains(detection.imageId) else {
        throw JudgeError.detections(
          file: path, problem: "Entry \(index) names image \(detection.imageId) of \(images).")
      }
      guard detection.bbox.count == 4, detection.bbox.allSatisfy({ abs($0) < 1e7 }), detection.bbox[2] > 0,
        detection.bbox[3] > 0, detection.score.isFinite
      else { throw JudgeError.detections(file: path, problem: "Entry \(index) has no proper bbox and score.") }
    }
  }

  /// The detections of one image as an assessment of its true boxes: each belongs to the box that its middle lies in, the
  /// highest score is the box's. A box without detections scores lowest of all.
  func scan(_ stem: String, image: Int, truth: ScanTruth, lowest: Double, scanner: String?) -> AssessedScan {
    let own = detections.filter { $0.imageId == image }.sorted { $0.score > $1.score }
    let containers = truth.containers.map { container -> AssessedContainer in
      let inside = own.filter {
        let middle = $0.bbox[0] + $0.bbox[2] / 2
        return middle >= Double(container.columns[0]) && middle < Double(container.columns[1])
      }
      return AssessedContainer(
        number: container.number, view: "side", columns: container.columns, rows: container.rows,
        link: ManifestLink(method: .none, confidence: 0, consignments: []), declared: nil, commodities: [], massKg: nil,
        priority: inside.first?.score ?? lowest, pValue: nil, flagged: false,
        findings: inside.map { detection in
          let box = detection.bbox
          return Finding(
            code: .densityAnomaly, view: "side",
            region: PixelRegion(
              x0: Int(box[0].rounded()), y0: Int(box[1].rounded()), x1: Int((box[0] + box[2]).rounded()),
              y1: Int((box[1] + box[3]).rounded())), score: detection.score, pValue: nil, severity: nil, statistic: nil,
            sentence: "", lines: [])
        })
    }
    return AssessedScan(
      stem: stem, scanId: nil, files: [], content: nil, scanner: scanner, acquiredAt: nil, error: nil, quality: nil,
      findings: [], containers: containers)
  }
}
