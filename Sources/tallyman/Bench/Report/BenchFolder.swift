internal import Foundation
internal import TallyCore
internal import TallyDomain
internal import TallyEvaluation

/// Everything that the bench leaves in its output folder beside `rows.jsonl`: report.json, report.txt, rows.csv, report.html,
/// coco-truth.json and coco-findings.json.
struct BenchFolder {
  let path: String

  /// Writes the figures.
  func write(_ report: DetectionReport, share: String, _ scans: [BenchScan], dataSet: String) throws {
    try FileBytes.makeFolder(path)
    try FileBytes.write(try JSONCoding.encoder().encode(report), to: path + "/report.json")
    try FileBytes.write(Data((report.text + share + "\n").utf8), to: path + "/report.txt")
    try FileBytes.write(Data(TruthJoin.csv(scans.flatMap(\.rows)).utf8), to: path + "/rows.csv")
    let truth = try CocoTruth(name: report.title, scans) { try DocumentReading.truth("\(dataSet)/truth/\($0).json") }
    try FileBytes.write(try JSONCoding.encoder().encode(truth), to: path + "/coco-truth.json")
    try FileBytes.write(
      try JSONCoding.encoder().encode(CocoDetections(of: scans).detections), to: path + "/coco-findings.json")
  }

  /// Writes the page.
  func write(page: String) throws { try FileBytes.write(Data(page.utf8), to: path + "/report.html") }
}
