import Foundation
import TallyCore
import TallyPhysics
import TallyTestSupport
import Testing

private func bytes(_ change: (inout [String: Any]) -> Void) throws -> [UInt8] {
  let good = try ScannerFile.write(try ScannerModel.named("mobile-6-4"))
  var document = try #require(try JSONSerialization.jsonObject(with: Data(good)) as? [String: Any])
  change(&document)
  return Array(try JSONSerialization.data(withJSONObject: document))
}

private func set(_ path: [String], _ value: Any?, in document: inout [String: Any]) {
  guard path.count > 1 else {
    document[path[0]] = value
    return
  }
  var inner = document[path[0]] as? [String: Any] ?? [:]
  set(Array(path.dropFirst()), value, in: &inner)
  document[path[0]] = inner
}

@Test("Every known scanner comes back from its file the same", arguments: ScannerModel.knownNames)
func fileRoundTrip(name: String) throws {
  let scanner = try ScannerModel.named(name)
  #expect(try ScannerFile.read(try ScannerFile.write(scanner), file: "a.json") == scanner)
}

@Test(
  "A wrong file is refused at its field",
  arguments: [
    ("format", ["format"], "tallyman-scanner/2"), ("redout", ["redout"], 1),
    ("readout.blur_z", ["readout", "blur_z"], 1),
    ("geometry.rows", ["geometry", "rows"], "many"), ("detector.crystal_mm", ["detector", "crystal_mm"], nil),
    ("planes", ["planes"], 3), ("readout.is_interleaved", ["readout", "is_interleaved"], "yes"),
    ("like", ["like"], "x"),
  ] as [(String, [String], (any Sendable)?)])
func badFields(field: String, path: [String], value: (any Sendable)?) throws {
  let wrong = try bytes { set(path, value, in: &$0) }
  do {
    _ = try ScannerFile.read(wrong, file: "a.json")
    Issue.record("\(field) passed")
  } catch {
    guard case .badScannerFile("a.json", field, _) = error else {
      Issue.record("\(field): \(error)")
      return
    }
  }
}

@Test("An unknown field names the right one, and numbers out of range are refused by the physics")
func hints() throws {
  let misspelt = try bytes { set(["readout", "bler_x"], 1, in: &$0) }
  do throws(PhysicsError) {
    _ = try ScannerFile.read(misspelt, file: "a.json")
    Issue.record("passed")
  } catch {
    #expect(error.explanation.problem.contains("Did you mean blur_x?"))
  }
  #expect(throws: PhysicsError.badScanner(name: "mobile-6-4", field: "drift", problem: "It must be 0.0 to 0.9.")) {
    try ScannerFile.read(try bytes { set(["readout", "drift"], 7, in: &$0) }, file: "a.json")
  }
  #expect(throws: PhysicsError.self) {
    try ScannerFile.read(try bytes { set(["geometry", "rows"], 7.5, in: &$0) }, file: "a")
  }
}

@Test("With like, a file gives only what differs")
func like() throws {
  let text = """
    {"format": "tallyman-scanner/1", "like": "mobile-6-4", "name": "ours", "penetration_steel_mm": 270,
     "planes": [{"quanta_in_air": 70000}, {}], "readout": {"wobble": 0.4}}
    """
  let scanner = try ScannerFile.read(Array(text.utf8), file: "a.json")
  var expected = try ScannerModel.named("mobile-6-4")
  (expected.name, expected.penetrationSteelMm) = ("ours", 270)
  expected.planes[0].quantaInAir = 70_000
  expected.readout.wobble = 0.4
  #expect(scanner == expected)
}

@Test("Damaged files are refused or read, never crash")
func damagedFiles() throws {
  let good = try ScannerFile.write(try ScannerModel.named("gantry-6"))
  var refused = 0
  for seed in 0..<400 as Range<UInt64> {
    do {
      _ = try ScannerFile.read(Mutation.damaged(good, seed: seed), file: "a.json")
    } catch {
      refused += 1
    }
  }
  #expect(refused > 250)
  #expect(throws: PhysicsError.self) { try ScannerFile.read([UInt8](repeating: 0x20, count: 300 << 10), file: "big") }
  #expect(throws: PhysicsError.self) {
    try ScannerFile.read(Array(String(repeating: "[", count: 9_000).utf8), file: "deep")
  }
}

@Test("Scanners drawn at random are valid, repeat by seed, and come from several makes")
func randomScanners() throws {
  var names = Set<String>()
  for seed in 0..<60 as Range<UInt64> {
    let scanner = ScannerModel.random(seed: seed)
    #expect(scanner == ScannerModel.random(seed: seed))
    #expect(try ScannerFile.read(try ScannerFile.write(scanner), file: "a.json") == scanner, "seed \(seed)")
    names.insert(scanner.name)
  }
  #expect(names.count >= 5)
}
