import TallyDomain
import Testing

@testable import TallyIntake

private typealias File = ScanGathering.File

private func fresh(_ role: DeliveredFile.Role, _ second: Double, replaces: Bool = false) -> File {
  File(role: role, settledAt: .seconds(second), isFresh: true, mayReplace: replaces)
}
private func known(_ role: DeliveredFile.Role) -> File { File(role: role, settledAt: .zero, isFresh: false) }
private func moving(_ role: DeliveredFile.Role) -> File { File(role: role, settledAt: nil, isFresh: false) }
private func wait(_ second: Double) -> ScanGathering.Decision { .wait(until: .seconds(second)) }

private let now: Duration = .seconds(100)
private let lowMissing = "The plane low did not come within 60 s."
private let lowMoving = "The plane low was still being written after 60 s."
private let lowOld = "The plane low was not sent again within 60 s; the earlier one was taken."
private let sidecarOld = "The sidecar was not sent again within 20 s; the earlier one was taken."

/// What is there at second 100, and what is done.
private let tables: [String: (files: [File], decision: ScanGathering.Decision)] = [
  "nothing": ([], .nothing),
  "picture and sidecar": ([fresh(.all, 99), fresh(.sidecar, 100)], .deliver(faults: [])),
  "picture, no sidecar yet": ([fresh(.all, 90)], wait(110)),
  "picture, no sidecar any more": ([fresh(.all, 80)], .deliver(faults: [])),
  "picture, sidecar being written": ([fresh(.all, 90), moving(.sidecar)], wait(110)),
  "picture, sidecar written for too long": ([fresh(.all, 80), moving(.sidecar)], .deliver(faults: [])),
  "picture being written": ([moving(.all), fresh(.sidecar, 1)], .nothing),
  "both planes and the sidecar": (
    [fresh(.high, 99), fresh(.low, 100), fresh(.sidecar, 90)], .deliver(faults: [])
  ),
  "both planes; the sidecar's time runs from the last": ([fresh(.high, 70), fresh(.low, 95)], wait(115)),
  "one plane": ([fresh(.high, 70), fresh(.sidecar, 70)], wait(130)),
  "one plane, too long": ([fresh(.high, 40), fresh(.sidecar, 40)], .deliver(faults: [lowMissing])),
  "the second plane being written": ([fresh(.high, 50), moving(.low), fresh(.sidecar, 50)], wait(110)),
  "the second plane written for too long": (
    [fresh(.high, 40), moving(.low), fresh(.sidecar, 50)], .deliver(faults: [lowMoving])
  ),
  "a sidecar alone": ([fresh(.sidecar, 0)], .nothing),
  "all known": ([known(.high), known(.low), known(.sidecar)], .nothing),
  "a sidecar that comes later": ([known(.high), known(.low), fresh(.sidecar, 100)], .deliver(faults: [])),
  "a sidecar in the place of another waits for pictures": (
    [known(.all), fresh(.sidecar, 95, replaces: true)], wait(115)
  ),
  "a sidecar in the place of another, and no pictures followed": (
    [known(.all), fresh(.sidecar, 80, replaces: true)], .deliver(faults: [])
  ),
  "a later sidecar, while a picture is written again": ([moving(.all), fresh(.sidecar, 1)], .nothing),
  "a plane that comes after its time": (
    [known(.high), fresh(.low, 100), known(.sidecar)], .deliver(faults: [])
  ),
  "one plane in the place of another waits for its partner": (
    [fresh(.high, 95, replaces: true), known(.low), fresh(.sidecar, 95)], wait(155)
  ),
  "one plane in the place of another, and its partner did not follow": (
    [fresh(.high, 30, replaces: true), known(.low), fresh(.sidecar, 95)], .deliver(faults: [lowOld])
  ),
  "both planes replaced": (
    [fresh(.high, 95, replaces: true), fresh(.low, 99, replaces: true), fresh(.sidecar, 95, replaces: true)],
    .deliver(faults: [])
  ),
  "a picture in the place of another waits for its sidecar": (
    [fresh(.all, 95, replaces: true), known(.sidecar)], wait(115)
  ),
  "a picture in the place of another, and the sidecar stays": (
    [fresh(.all, 80, replaces: true), known(.sidecar)], .deliver(faults: [sidecarOld])
  ),
]

@Suite("When a scan is complete")
struct ScanGatheringTests {
  @Test("what is there, and what is done", arguments: tables.keys.sorted())
  func decisions(_ name: String) throws {
    let (files, decision) = try #require(tables[name])
    #expect(ScanGathering().decide(files, at: now) == decision)
    #expect(ScanGathering().decide(files.reversed(), at: now) == decision, "in another order")
  }

  @Test("what a profile expects")
  func profile() {
    let single = ScanGathering(planes: [.high])
    #expect(single.decide([fresh(.high, 100), fresh(.sidecar, 100)], at: now) == .deliver(faults: []))
    let impatient = ScanGathering(sidecarWait: .zero, planeWait: .seconds(0.5))
    #expect(impatient.decide([fresh(.all, 100)], at: now) == .deliver(faults: []))
    #expect(impatient.decide([fresh(.low, 100)], at: now) == wait(100.5))
    let patient = ScanGathering(sidecarWait: .seconds(90), planeWait: .seconds(5))
    #expect(patient.decide([fresh(.low, 90)], at: now) == wait(180))
  }
}
