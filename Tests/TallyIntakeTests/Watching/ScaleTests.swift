import Foundation
import TallyDomain
import TallyTestSupport
import Testing

@testable import TallyIntake

@Suite("A folder with very many files", .serialized)
struct ScaleTests {
  /// Files in the folder; `TALLY_INTAKE_FILES=100000` measures time and memory and prints them.
  private static let wanted = ProcessInfo.processInfo.environment["TALLY_INTAKE_FILES"].flatMap { Int($0) }

  private func residentMegabytes() throws -> Double {
    let status = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
    return Double(Int(status[1]) ?? 0) * 4096 / 1_048_576
  }

  @Test("after a restart each known file is asked about once, whatever is listed later, and nothing is told")
  func restart() throws {
    try withTemporaryFolder { url in
      let place = WatchedPlace(url), count = Self.wanted ?? 4000
      for index in 0..<count / 2 {
        for ending in ["tif", "json"] {
          let path = "\(place.folder)/MX07-20261124-\(100_000 + index).\(ending)"
          guard let file = fopen(path, "w") else { throw CocoaError(.fileWriteUnknown) }
          fputc(120, file)
          fclose(file)
        }
      }
      let stop = try StopRequest()
      place.change { $0.knowsAll = true }
      let (memory, start) = (try residentMegabytes(), ContinuousClock.now)
      for second in [1.0, 20, 60, 99] {
        place.at(second) { place in
          guard Self.wanted != nil else { return }
          let spent = ContinuousClock.now - start
          print("second \(second): \(spent), \(try residentMegabytes() - memory) MB more than before")
        }
      }
      place.at(100) { _ in stop.request() }
      try place.watcher().run(until: stop)
      #expect(place.change { $0.questions } == count)
      #expect(place.told == [])
    }
  }
}
