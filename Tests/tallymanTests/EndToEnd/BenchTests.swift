import Foundation
import TallyCore
import TallyEvaluation
import TallyTestSupport
import Testing

/// The bench as a separate process on a small simulated set: coarse pixels, few scans.
@Suite(.serialized) struct BenchTests {
  private static let mix = "clean=0.5,concealed=0.3,swapped=0.1,stowed=0.1"

  private func withYard(_ count: Int, seed: Int, _ body: (URL, _ set: String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let set = folder.appending(path: "yard").path
      let run = try ProgramRun([
        "simulate", "--out", set, "--count", "\(count)", "--seed", "\(seed)", "--pitch", "20", "--mix", Self.mix,
      ])
      #expect(run.status == 0, "\(run.complaints)")
      try body(folder, set)
    }
  }

  private func bench(_ set: String, _ words: String...) throws -> ProgramRun {
    let run = try ProgramRun(["bench", "detection", "--dataset", set] + words)
    #expect(run.status == 0, "\(words): \(run.complaints)")
    return run
  }

  private func bytes(_ folder: URL) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return Dictionary(
      uniqueKeysWithValues: try names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) })
  }

  @Test("same bytes on one thread and on two, and after a stop in the middle of a line") func sameBytes() throws {
    try withYard(8, seed: 3) { folder, set in
      let (one, two) = (folder.appending(path: "1"), folder.appending(path: "2"))
      _ = try bench(set, "--out", one.path, "--threads", "1")
      _ = try bench(set, "--out", two.path, "--threads", "2")
      let whole = try bytes(one)
      #expect(
        Set(whole.keys) == [
          "report.html", "report.json", "report.txt", "rows.csv", "rows.jsonl", "coco-truth.json", "coco-findings.json",
        ])
      #expect(try bytes(two) == whole)
      let page = String(decoding: try #require(whole["report.html"]), as: UTF8.self)
      // Curve, two classes of items and more as pictures of our own; nothing from outside.
      #expect(page.components(separatedBy: "<svg ").count > 5 && page.contains("data:image/png;base64,"))
      #expect(!page.contains("src=\"http") && !page.contains("href="))
      let rows = try #require(whole["rows.jsonl"])
      try rows.prefix(rows.count * 2 / 3).write(to: two.appending(path: "rows.jsonl"))
      let again = try bench(set, "--out", two.path, "--threads", "2")
      #expect(again.complaints.contains("are taken over"))
      #expect(try bytes(two) == whole)
    }
  }

  @Test("rows of another model are not taken over; what COCO takes out it takes in; two models compare")
  func strangers() throws {
    try withYard(8, seed: 4) { folder, set in
      let out = folder.appending(path: "out").path, other = folder.appending(path: "other").path
      _ = try bench(set, "--model", "baseline:areal-density", "--out", out)
      let template = try bench(set, "--model", "baseline:template", "--out", out, "--json")
      #expect(!template.complaints.contains("taken over"))
      let report = try JSONCoding.decoder().decode(DetectionReport.self, from: Data(template.output.utf8))
      #expect(report.title.hasPrefix("baseline:template on") && report.title.contains("simulated"))
      #expect(report.positive > 0 && report.clean > 0 && report.pixelOverlap != nil)
      let coco = try bench(set, "--model", "coco:\(out)/coco-findings.json", "--out", other, "--json")
      let back = try JSONCoding.decoder().decode(DetectionReport.self, from: Data(coco.output.utf8))
      #expect(back.area?.value == report.area?.value && back.localisation == report.localisation)
      let compared = try ProgramRun(["bench", "compare", "--first", out, "--second", other, "--json", "--draws", "100"])
      let comparison = try JSONCoding.decoder().decode(PairedComparison.self, from: Data(compared.output.utf8))
      #expect(comparison.figures.allSatisfy { $0.difference == 0 } && comparison.clean == report.clean)
    }
  }

  @Test("the ideal observer is asked about items alone, and points at them") func ideal() throws {
    try withYard(10, seed: 5) { _, set in
      let run = try bench(set, "--model", "baseline:ideal", "--json")
      let report = try JSONCoding.decoder().decode(DetectionReport.self, from: Data(run.output.utf8))
      #expect(report.strata.filter { $0.by == "kind" }.map(\.name) == ["concealed"])
      let pointing = try #require(report.localisation.first).regions.first
      #expect(pointing.count > 0 && pointing.of - pointing.count <= 1)
    }
  }

  @Test("protocol files are protocols, and their arguments are those of simulate") func protocols() throws {
    let folder = SharedData.repository.appending(path: "Benchmarks/detection/protocols")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    #expect(files.count == 8)
    for file in files {
      let plan = try BenchProtocol(json: Array(try Data(contentsOf: file)), place: file.lastPathComponent)
      #expect(plan.name + ".json" == file.lastPathComponent)
      var words = plan.simulate
      let count = try #require(words.firstIndex(of: "--count"))
      words[count + 1] = "1"
      try withTemporaryFolder { target in
        let run = try ProgramRun(
          ["simulate", "--out", target.appending(path: "x").path, "--pitch", "50"] + words,
          folder: SharedData.repository)
        #expect(run.status == 0, "\(plan.name): \(run.complaints)")
      }
    }
  }

  @Test(
    "what is wrong is said",
    arguments: [
      (["--model", "baseline:nothing"], "TLY-JUD-005"), (["--model", "coco:/none.json"], "TLY-COR"),
      (["--model", "none/stranger.onnx"], "TLY-JUD-001"), (["--protocol", "README.md"], "TLY-EVA-001"),
      (["--model", "baseline:embedding"], "TLY-JUD-006"),
    ]) func wrong(words: [String], code: String) throws
  {
    let run = try ProgramRun(
      ["bench", "detection", "--dataset", "ScanSamples"] + words, folder: SharedData.repository)
    #expect(run.status == 3 && run.complaints.contains(code), "\(run.complaints)")
  }

  @Test("calibrating asks for 50 scans, and a check needs a calibration") func calibrate() throws {
    let few = try ProgramRun(
      ["calibrate", "--scans", "ScanSamples", "--out", "/dev/null"], folder: SharedData.repository)
    #expect(few.status == 3 && few.complaints.contains("TLY-CMD-064"))
    let both = try ProgramRun(
      ["calibrate", "--scans", "ScanSamples", "--out", "x", "--check", "y"], folder: SharedData.repository)
    #expect(both.status == 2)
  }
}
