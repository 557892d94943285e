import Foundation
import TallyCore
import TallyDomain
import TallyTestSupport
import Testing

/// `tallyman scan --json` over some paths, decoded.
func assess(_ paths: [String], options: [String] = []) throws -> (document: AssessmentDocument, run: ProgramRun) {
  let run = try ProgramRun(["scan", "--json"] + options + paths)
  let document = try JSONCoding.decoder().decode(AssessmentDocument.self, from: Data(run.output.utf8))
  return (document, run)
}

/// The truth of a data set by stem.
func truths(of dataSet: URL) throws -> [String: ScanTruth] {
  let folder = dataSet.appending(path: "truth")
  let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
  return Dictionary(
    uniqueKeysWithValues: try files.filter { $0.pathExtension == "json" }.map { file in
      let truth = try JSONCoding.decoder().decode(ScanTruth.self, from: Data(contentsOf: file))
      return (truth.scan, truth)
    })
}

/// Every box of the truth is found, with each edge within the larger of 8 pixels and 2 % of its extent on that axis, and
/// linked to its consignments. `numberIsTrue` false where the sidecar's number may be wrong on purpose.
func expectBoxesAndLinks(
  _ document: AssessmentDocument, _ truths: [String: ScanTruth], checkLinks: (ScanTruth.Container) -> Bool
) {
  for scan in document.scans {
    guard let truth = truths[scan.stem] else {
      Issue.record("no truth of \(scan.stem)")
      continue
    }
    #expect(scan.error == nil, "\(scan.stem): \(scan.error?.message ?? "")")
    #expect(scan.containers.count == truth.containers.count, "\(scan.stem)")
    for (container, true_) in zip(
      scan.containers.sorted { ($0.columns?[0] ?? 0) < ($1.columns?[0] ?? 0) }, truth.containers)
    {
      let (columns, rows) = (container.columns ?? [-999, -999], container.rows ?? [-999, -999])
      let (dx, dy) = (max(8, (true_.columns[1] - true_.columns[0]) / 50), max(8, (true_.rows[1] - true_.rows[0]) / 50))
      #expect(
        (columns[0] - true_.columns[0]).magnitude <= dx, "\(scan.stem): left \(columns[0]), true \(true_.columns[0])")
      #expect(
        (columns[1] - true_.columns[1]).magnitude <= dx, "\(scan.stem): right \(columns[1]), true \(true_.columns[1])")
      #expect((rows[0] - true_.rows[0]).magnitude <= dy, "\(scan.stem): top \(rows[0]), true \(true_.rows[0])")
      #expect((rows[1] - true_.rows[1]).magnitude <= dy, "\(scan.stem): bottom \(rows[1]), true \(true_.rows[1])")
      if checkLinks(true_) {
        #expect(Set(container.link.consignments) == Set(true_.consignments ?? []), "\(scan.stem) \(true_.number ?? "")")
      }
    }
  }
}
