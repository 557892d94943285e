import Foundation
import Synchronization
import TallyCore
import TallyDomain
import TallyStore
import TallyTestSupport
import Testing

@testable import TallyStoreSQLite

private let benchmarkScans = ProcessInfo.processInfo.environment["TALLY_STORE_BENCHMARK"].flatMap { Int($0) }

/// What `Benchmarks/store/run.py` runs: how long the calls of a store take that has many scans. No test: it is off unless
/// `TALLY_STORE_BENCHMARK` says how many scans, and it asserts nothing. Each figure is printed as a line `benchmark {…}`.
@Suite(.serialized, .enabled(if: benchmarkScans != nil)) struct StoreBenchmark {
  @Test func measure() throws {
    let count = benchmarkScans ?? 0
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "store.tally").path, yard = BenchmarkYard(seed: 20_260_000)
      let store = try Store(backend: try SQLiteBackend(path: path), now: { Self.now() })
      var times = ["register": [Sample](), "claim": [], "identify": [], "complete": []]
      for index in 0..<count { try Self.pass(yard, index, store, &times) }
      for name in ["register", "claim", "identify", "complete"] { Self.report(name, times[name] ?? []) }
      Self.report(
        "decide",
        try (1...max(1, count / 100)).map { index in
          try Self.seconds {
            _ = try store.decide(
              DecisionRequest(
                scan: Int64(index * 50), decision: .clear, reason: "As declared.", actor: "a",
                idempotencyKey: "\(index)"))
          }
        })
      try Self.read(store, suffix: "", rounds: 100)

      // The same while another connection records and completes scans as fast as it can.
      let writing = try Store(backend: try SQLiteBackend(path: path), now: { Self.now() })
      let isOver = Mutex(false)
      let writer = Thread {
        var ignored = ["register": [Sample](), "claim": [], "identify": [], "complete": []]
        var index = count
        while !isOver.withLock({ $0 }) {
          try? Self.pass(yard, index, writing, &ignored)
          index += 1
        }
      }
      writer.start()
      defer { isOver.withLock { $0 = true } }
      try Self.read(store, suffix: ", beside a writer", rounds: 50)
      isOver.withLock { $0 = true }
      Self.report("check", [try Self.seconds { _ = try store.check() }])
      let bytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
      print("benchmark {\"name\":\"file\",\"bytes\":\(bytes)}")
    }
  }

  /// One scan all the way.
  private static func pass(
    _ yard: BenchmarkYard, _ index: Int, _ store: Store, _ times: inout [String: [Sample]]
  ) throws {
    times["register"]?.append(try seconds { _ = try store.register(yard.delivery(index)) })
    var claim: Claim?
    times["claim"]?.append(try seconds { claim = try store.claim(worker: "lane", leaseSeconds: 60) })
    let held = try #require(claim), result = try yard.result(index)
    times["identify"]?.append(
      try seconds {
        _ = try store.identify(
          held, content: "sha256:\(index)", scanId: result.scan.scanId,
          containers: result.scan.containers.compactMap(\.number), purpose: .operational, scanner: "MX-07")
      })
    times["complete"]?.append(try seconds { try store.complete(held, with: result) })
  }

  /// The pages of an analyst and what else reads.
  private static func read(_ store: Store, suffix: String, rounds: Int) throws {
    let queries: [(String, WorklistQuery)] = [
      ("worst first", WorklistQuery()), ("assessed", WorklistQuery(states: [.assessed], limit: 100)),
      ("flagged", WorklistQuery(flaggedOnly: true)), ("indicator", WorklistQuery(indicator: .duplicateImage)),
      ("newest", WorklistQuery(order: .newest)), ("decided", WorklistQuery(order: .oldest, states: [.decided])),
      ("text, rare", WorklistQuery(text: "mx07_012345")), ("text, common", WorklistQuery(text: "bananas")),
      ("text, two words", WorklistQuery(text: "coffee MSCU")), ("text, nowhere", WorklistQuery(text: "zebra")),
      (
        "all filters", WorklistQuery(states: [.assessed], indicator: .densityAnomaly, text: "coffee", flaggedOnly: true)
      ),
    ]
    var all = [Sample]()
    for (name, query) in queries {
      let times = try (0..<rounds).map { _ in try seconds { _ = try store.worklist(query) } }
      report("worklist, \(name)\(suffix)", times)
      all += times
    }
    var paging = WorklistQuery(limit: 100), times = [Sample]()
    repeat {
      var page: WorklistPage?
      times.append(try seconds { page = try store.worklist(paging) })
      paging.cursor = page?.next
    } while paging.cursor != nil && times.count < 2 * rounds
    report("worklist, next page\(suffix)", times)
    report("worklist\(suffix)", all + times)
    report("scan\(suffix)", try (1...rounds).map { id in try seconds { _ = try store.scan(Int64(id * 7)) } })
    report("counts\(suffix)", try (0..<rounds).map { _ in try seconds { _ = try store.counts() } })
    report(
      "changes\(suffix)", try (0..<rounds).map { _ in try seconds { _ = try store.changes(after: 500, limit: 100) } })
    report("linked scans\(suffix)", try (0..<5).map { _ in try seconds { _ = try store.linkedScans() } })
    report("unlinked scans\(suffix)", try (0..<5).map { _ in try seconds { _ = try store.unlinkedScans() } })
    let numbers = Set((0..<300).map { BenchmarkYard.number($0 * 61) })
    report(
      "linked scans of 300 containers\(suffix)",
      try (0..<20).map { _ in try seconds { _ = try store.linkedScans(containers: numbers) } })
  }

  private static func seconds(_ body: () throws -> Void) rethrows -> Sample {
    let start = ContinuousClock.now, processor = processorSeconds()
    try body()
    return Sample(wall: (ContinuousClock.now - start).inSeconds, processor: processorSeconds() - processor)
  }

  /// What this thread has computed: the figure that a busy machine changes least.
  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  private static func report(_ name: String, _ samples: [Sample]) {
    func milliseconds(_ share: Double, _ part: KeyPath<Sample, Double>) -> Double {
      let sorted = samples.map { $0[keyPath: part] }.sorted()
      let value = sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
      return (value * 1e6).rounded() / 1e3
    }
    let shares = [("median", 0.5), ("p99", 0.99), ("max", 1)]
    let wall = shares.map { "\"\($0)_ms\":\(milliseconds($1, \.wall))" }
    let processor = shares.map { "\"cpu_\($0)_ms\":\(milliseconds($1, \.processor))" }
    let figures = (wall + processor).joined(separator: ",")
    printNow("benchmark {\"name\":\"\(name)\",\"calls\":\(samples.count),\(figures)}")
  }

  private static func now() -> String {
    Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true, timeZone: .gmt))
  }
}

/// One call: seconds that passed, and seconds that its thread computed.
private struct Sample { let wall: Double, processor: Double }

/// Scans as a port has them: one or two containers, some declared lines, two to five findings.
private struct BenchmarkYard {
  let seed: UInt64
  private static let goods = [
    "Bananas, fresh", "Coffee, green, in bags", "Frozen shrimp", "Furniture", "Used tyres", "Ceramic tiles",
  ]

  static func number(_ index: Int) -> String { "MSCU\(String(1_000_000 + index).suffix(7))" }

  func delivery(_ index: Int) -> ScanDelivery {
    let stem = stem(index)
    return ScanDelivery(
      profile: "mx07", folder: "/data/scanners/mx07/incoming", stem: stem,
      files: [
        DeliveredFile(
          name: "\(stem).tif", role: .all, bytes: 8_000_000, modifiedNanoseconds: Int64(index), inode: UInt64(index)),
        DeliveredFile(
          name: "\(stem).json", role: .sidecar, bytes: 800, modifiedNanoseconds: Int64(index), inode: UInt64(index)),
      ])
  }

  func result(_ index: Int) throws -> AssessmentResult {
    var generator = SeededGenerator(seed: seed &+ UInt64(index))
    let isFlagged = generator.chance(0.03), stem = stem(index)
    let containers = (0..<generator.integer(1..<3)).map {
      container(index + $0, flagged: isFlagged && $0 == 0, &generator)
    }
    let replayed = Finding(
      code: .duplicateImage, view: "side", region: nil, score: nil, pValue: nil, severity: .alert, statistic: nil,
      sentence: "These pixels were delivered before as another scan.", lines: [])
    let scan = AssessedScan(
      stem: stem, scanId: "MX07-\(index)", files: ["\(stem).tif"], content: "sha256:\(index)", scanner: "MX-07",
      acquiredAt: "2026-11-24T09:12:33.120Z", error: nil,
      quality: AssessedScan.Quality(usable: true, remarks: ["Fine."]),
      findings: generator.chance(0.01) ? [replayed] : [], containers: containers)
    return AssessmentResult(
      version: "0.1.0", model: "yard-1@0123456789ab", calibration: "cal-1",
      budget: AssessmentDocument.Budget(flaggedCleanPer100: 1), scan: scan,
      links: try containers.map { try LinkSummary($0, vessel: "Ever Ring") }, picture: "\(stem).picture")
  }

  private func stem(_ index: Int) -> String { "MX07_\(String(1_000_000 + index).suffix(6))" }

  private func container(_ index: Int, flagged: Bool, _ generator: inout SeededGenerator) -> AssessedContainer {
    let document = "MSCUXP\(100_000 + index % 9_000)"
    let lines = (1...generator.integer(2..<6)).map {
      DeclaredGoods(
        consignment: document, item: $0, hs: "080390", description: generator.pick(Self.goods), grossMassKg: 4_000)
    }
    let findings = (0..<generator.integer(1..<4)).map { place in
      Finding(
        code: place == 0 ? .densityAnomaly : .commodityMismatch, view: "side",
        region: PixelRegion(x0: 1_180, y0: 330, x1: 1_264, y1: 410), score: generator.uniform(0, 9),
        pValue: generator.uniform(), severity: nil,
        statistic: Finding.Statistic(name: "added areal density", unit: "g/cm²", seen: 31, expected: [14, 22]),
        sentence: "In the marked region the load is 31 g/cm² where 14 to 22 is normal for such cartons; organic.",
        lines: [Finding.Line(consignment: document, item: 1)])
    }
    return AssessedContainer(
      number: Self.number(index), view: "side", columns: [210, 2_640], rows: [60, 560],
      link: ManifestLink(method: index % 20 == 0 ? .none : .exact, confidence: 1, consignments: [document]),
      declared: Declared(fullEmpty: .full, goods: lines, grossMassKg: 18_240),
      commodities: [AssessedContainer.CommodityShare(group: "bananas-cartons", share: 0.81)],
      massKg: AssessedContainer.Mass(estimate: 18_110, low: 17_000, high: 19_200, lowerBound: false),
      priority: generator.uniform(0, 9), pValue: generator.uniform(), flagged: flagged, findings: findings)
  }
}

/// At once, so that a run that is ended early has told what it measured.
private func printNow(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
