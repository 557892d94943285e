import Foundation
import TallyCore
import TallyDomain
import TallyTestSupport
import Testing

@testable import TallyDetector

@Suite struct ModelPackageTests {
  @Test func opensWhatFits() throws {
    try withTemporaryFolder { folder in
      try ProbeModel.write(to: folder)
      let package = try ModelPackage(folder: folder.path)
      #expect(package.description.input == .standard)
      #expect(package.identity.hasPrefix("probe@") && package.identity.count == 18)
    }
  }

  @Test func refusesOtherWeights() throws {
    try withTemporaryFolder { folder in
      try ProbeModel.write(to: folder)
      let path = folder.appending(path: "model.onnx")
      var bytes = [UInt8](try Data(contentsOf: path))
      bytes[bytes.count / 2] ^= 1
      try Data(bytes).write(to: path)
      #expect { try ModelPackage(folder: folder.path) } throws: { error in
        if case .wrongHash(let file, let expected, let found)? = error as? DetectorError {
          file == path.path && expected != found && found.count == 64
        } else {
          false
        }
      }
    }
  }

  @Test func refusesAnotherVocabulary() throws {
    try withTemporaryFolder { folder in
      var description = try ProbeModel.write(to: folder)
      let keys = CommodityVocabulary.standard.groups.map(\.key)
      let file = folder.path + "/model.json"
      for (changed, channel, expected, found) in [
        (keys.enumerated().map { $0 == 3 ? keys[4] : $0 == 4 ? keys[3] : $1 }, 3, keys[3], keys[4]),
        (Array(keys.dropLast()), keys.count - 1, keys[keys.count - 1], "nothing"),
        (keys + ["unicorns"], keys.count, "nothing", "unicorns"),
      ] {
        description["commodities"] = changed
        try ProbeModel.write(description, to: folder)
        let error = DetectorError.wrongVocabulary(file: file, channel: channel, expected: expected, found: found)
        #expect(throws: error) { try ModelPackage(folder: folder.path) }
      }
    }
  }

  @Test func refusesWhatIsMissing() throws {
    try withTemporaryFolder { folder in
      func missing(_ name: String) {
        #expect { try ModelPackage(folder: folder.path) } throws: { error in
          if case .missing(let file, _)? = error as? DetectorError { file == folder.path + "/" + name } else { false }
        }
      }
      missing("model.json")
      try ProbeModel.write(to: folder)
      try FileManager.default.removeItem(at: folder.appending(path: "model.onnx"))
      missing("model.onnx")
    }
  }

  @Test(
    "a wrong field is named",
    arguments: [
      "format", "name", "file", "sha256", "commodities", "pitch_mm", "multiple", "contrast_ratio", "contrast_radius",
      "planes", "clip", "stride", "inputs", "outputs", "embedding", "unfamiliarity",
    ])
  func refusesWrongFields(field: String) throws {
    try withTemporaryFolder { folder in
      var description = try ProbeModel.write(to: folder)
      var input = try #require(description["input"] as? [String: Any])
      switch field {
      case "format": description["format"] = "tallyman-model/2"
      case "name": description["name"] = ""
      case "file": description["file"] = "../model.onnx"
      case "sha256": description["sha256"] = "zz"
      case "commodities": description["commodities"] = [String]()
      case "inputs", "outputs": description[field] = nil
      case "pitch_mm": input[field] = 0
      case "multiple": input[field] = 6
      case "contrast_ratio": input[field] = -1
      case "contrast_radius": input[field] = 1_000_000
      case "planes": input[field] = [[String: Any]]()
      case "clip": input["planes"] = [["name": "valid", "clip": [1, 0], "offset": 0, "scale": 1] as [String: Any]]
      case "embedding", "unfamiliarity":
        var outputs = try #require(description["outputs"] as? [String: Any])
        outputs[field] = ["name": "x", "stride": 3, "limit": 0] as [String: Any]
        description["outputs"] = outputs
      default:
        description["outputs"] = ["anomaly": ["name": "a", "stride": 4], "commodity": ["name": "c", "stride": 2]]
      }
      description["input"] = input
      try ProbeModel.write(description, to: folder)
      #expect { try ModelDescription(folder: folder.path) } throws: { error in
        if case .malformed(_, let problem)? = error as? DetectorError {
          problem.contains(field == "format" ? "tallyman-model/1" : field == "multiple" ? "stride" : field)
        } else {
          false
        }
      }
    }
  }

  @Test func damagedDescriptionsAreRefusedOrRead() throws {
    try withTemporaryFolder { folder in
      try ProbeModel.write(to: folder)
      let path = folder.appending(path: "model.json")
      let sound = [UInt8](try Data(contentsOf: path))
      var refused = 0
      for seed in UInt64(0)..<300 {
        try Data(Mutation.damaged(sound, seed: seed)).write(to: path)
        do {
          _ = try ModelPackage(folder: folder.path)
        } catch {
          refused += 1
        }
      }
      #expect(refused > 200)
    }
  }
}
