internal import Foundation
internal import TallyCore
internal import TallyImaging
internal import TallyPhysics
internal import TallySimulation

/// `tallyman simulate --out DIR --count N --seed S`
struct SimulateCommand: RunnableCommand, Equatable {
  var out: String?, scanner = "mobile-6-4", mix = "clean=0.5,concealed=0.3,misdeclared=0.15,empty=0.05"
  var count = 10, threads = 0, seed: UInt64 = 1, itemMass: ClosedRange<Double> = 5...100, pitch: Double?
  var goods: [String] = [], containers: [String] = []
  var splits = "test=1", crops: String?, perScan = 4, contactSheet = false

  static let name = "simulate"
  static let summary =
    "Make a data set of container scans with manifests and truth; the same seed gives the same bytes."
  static let examples = [
    "tallyman simulate --out out/yard --count 2 --seed 7 --pitch 12",
    "tallyman simulate --out out/crops --count 64 --seed 7 --scanner random --pitch 9 --crops 176x224 --per-scan 8",
  ]
  static var options: [Option<Self>] {
    [
      .value("--out", "DIR", "The folder that becomes the data set.", \.out),
      .value(
        "--count", "N", "How many scans; a larger count continues a smaller one.", \.count,
        expected: "a whole number from 1 to 1000000",
        parse: { Int($0).flatMap { (1...1_000_000).contains($0) ? $0 : nil } }),
      .value("--seed", "S", "The seed.", \.seed, expected: "a whole number from 0", parse: { UInt64($0) }),
      .value(
        "--scanner", "NAME|FILE", "Scanner by name or file, or random for one that is drawn for each scan.", \.scanner,
        expected: "a scanner", parse: { $0 }),
      .value(
        "--pitch", "MM", "Pixel pitch instead of the scanner's own.", \.pitch, expected: "millimetres from 2 to 50",
        parse: { word in Double(word).flatMap { (2...50).contains($0) ? .some(.some($0)) : nil } }),
      .value("--mix", "SHARES", "Shares of cases.", \.mix, expected: "shares", parse: { $0 }),
      .value(
        "--item-mass", "LOW:HIGH", "Mass of hidden items, kg.", \.itemMass, expected: "two numbers, for example 5:100",
        parse: SimulateCommand.range),
      .value(
        "--goods", "KEYS", "Commodity groups, separated by commas.", \.goods, expected: "keys",
        parse: SimulateCommand.words),
      .value(
        "--containers", "TYPES", "Container types, separated by commas, for example 40HC,20,reefer,tank.",
        \.containers,
        expected: "types", parse: SimulateCommand.words),
      .value(
        "--splits", "SHARES", "Shares of the splits, for example train=0.8,test=0.2.", \.splits, expected: "shares",
        parse: { $0 }),
      .value(
        "--crops", "HxW", "Write training crops of so many rows and columns as .npz files instead of scans.", \.crops),
      .value(
        "--per-scan", "K", "Crops from each scan.", \.perScan, expected: "a whole number from 1 to 256",
        parse: { Int($0).flatMap { (1...256).contains($0) ? $0 : nil } }),
      .flag(
        "--contact-sheet", "Also write pictures of all goods, containers, concealments and vehicles of the yard.",
        \.contactSheet),
      .threads(\.threads),
    ]
  }

  @Sendable private static func range(_ word: String) -> ClosedRange<Double>? {
    let ends = word.split(separator: ":").compactMap { Double($0) }
    return ends.count == 2 && ends[0] > 0 && ends[0] <= ends[1] ? ends[0]...ends[1] : nil
  }

  @Sendable private static func words(_ word: String) -> [String]? { word.split(separator: ",").map(String.init) }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    guard let out else { throw UsageError.missingWord(placeholder: "--out DIR") }
    var request = YardRequest(count: count, seed: seed)
    request.scanner = scanner
    if scanner.contains("/") || scanner.hasSuffix(".json") { request.scannerModel = try PhysicsWords.scanner(scanner) }
    request.pitchMm = pitch
    request.mix = try YardMix(parsing: mix)
    request.itemMassKg = itemMass
    request.goods = goods.isEmpty ? nil : goods
    request.containers = containers.isEmpty ? nil : containers
    request.splits = try YardSplits(parsing: splits)
    request.threads = Settings().workers(flag: threads)
    let bar = terminal.progress(unit: "scans", total: count)
    if contactSheet { try writeSheets(to: out) }
    if let crops {
      try Yard(request).writeCrops(try CropRequest(parsing: crops, perScan: perScan), to: out, progress: bar.update)
      terminal.note("\(count * perScan) crops of \(count) scans in \(out)")
      return .done
    }
    try Yard(request).write(to: out, progress: bar.update)
    terminal.note("\(count) scans in \(out); check them with tallyman dataset check \(out)")
    return .done
  }

  /// `contact-goods.png` and so on, each with and without captions, and `feature-….png` one by one.
  private func writeSheets(to folder: String) throws {
    let model = scanner == "random" ? try ScannerModel.named("mobile-6-4") : try PhysicsWords.scanner(scanner)
    let sheets = try ContactSheet(seed: seed, scanner: model)
    try FileBytes.makeFolder(folder)
    for subject in ContactSheet.Subject.allCases {
      let cells = sheets.cells(subject)
      if subject == .features {
        for cell in cells {
          try FileBytes.write(
            try sheets.sheet([cell], columns: 1, captions: false).png(), to: "\(folder)/feature-\(cell.title).png")
        }
        continue
      }
      for (captions, name) in [(true, "contact-\(subject.rawValue)"), (false, "contact-\(subject.rawValue)-plain")] {
        let picture = sheets.sheet(cells, columns: subject == .vehicles ? 2 : 4, captions: captions)
        try FileBytes.write(try picture.png(), to: "\(folder)/\(name).png")
      }
    }
  }
}
