import Foundation
import TallyDomain
import TallyTestSupport
import Testing

@testable import TallyIntake

@Suite("A long run, by a clock turned by hand")
struct LongRunTests {
  /// Runs until this second.
  private func run(_ place: WatchedPlace, to end: Double, _ change: (inout IntakeProfile) -> Void = { _ in }) throws {
    let stop = try StopRequest()
    place.at(end) { _ in stop.request() }
    try place.watcher(change).run(until: stop)
  }

  @Test("a scanner that should speak: silent, heard again, silent again")
  func silence() throws {
    try withTemporaryFolder { url in
      let place = WatchedPlace(url)
      place.at(100) { try $0.write("A.tif", "1", ageSeconds: 60) }
      try run(place, to: 300) {
        $0.silentAfterSeconds = 60
        $0.sidecarWaitSeconds = 0
      }
      let told = place.change { $0.events }.map { FolderConversation.text($0, at: .zero).dropFirst(2) }
      #expect(
        told.map { $0.replacingOccurrences(of: place.folder, with: "w") } == [
          "over folderUnusable w", "alert silentScanner gate", "A: A.tif 1 all", "over silentScanner gate",
          "alert silentScanner gate",
        ])
    }
  }

  @Test("a folder that goes away is an alert; made anew, it is watched again")
  func folderGone() throws {
    try withTemporaryFolder { url in
      let place = WatchedPlace(url)
      place.at(10) { try FileManager.default.removeItem(atPath: $0.folder) }
      place.at(30) { place in
        try FileManager.default.createDirectory(atPath: place.folder, withIntermediateDirectories: true)
        try place.write("A.tif", "1", ageSeconds: 60)
      }
      try run(place, to: 90)
      let told = place.change { $0.events }.map { FolderConversation.text($0, at: .zero).dropFirst(2) }
      #expect(
        told.map { $0.replacingOccurrences(of: place.folder, with: "w") } == [
          "over folderUnusable w", "alert folderUnusable w", "over folderUnusable w", "A: A.tif 1 all",
        ])
    }
  }

  @Test("a store that is away for ten minutes gets everything in its newest state, and is not besieged")
  func storeAway() throws {
    try withTemporaryFolder { url in
      let place = WatchedPlace(url)
      place.change { state in state.refuses = { _, now in now < .seconds(600) } }
      for index in 0..<100 {
        place.at(Double(index)) { try $0.write("S\(100 + index).tif", "1", ageSeconds: 60) }
        place.at(Double(index) + 0.5) { try $0.write("S\(100 + index).json", "{}", ageSeconds: 60) }
      }
      try run(place, to: 800)
      #expect(place.told.sorted() == (100..<200).map { "S\($0): S\($0).tif 1 all, S\($0).json 2 sidecar" })
      #expect(place.change { $0.refusals } < 60)
    }
  }

  @Test("a quarantined scan is not seen again")
  func quarantined() throws {
    try withTemporaryFolder { url in
      let place = WatchedPlace(url)
      place.at(1) { try $0.write("A.tif", "1", ageSeconds: 60) }
      place.at(50) { place in
        guard case .scan(let delivery)? = place.change({ $0.events.last }) else { return }
        place.change { $0.recorded = [] }
        _ = try Quarantine(now: { "now" }).place(delivery, problem: WatchedPlace.Refusal().explanation)
        try Receipt.write(Receipt(delivery, scan: 1, state: .quarantined, writtenAt: "now"), folder: place.folder)
      }
      try run(place, to: 200)
      #expect(place.told == ["A: A.tif 1 all"])
      #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder).sorted() == ["quarantine", "receipts"])
    }
  }
}
