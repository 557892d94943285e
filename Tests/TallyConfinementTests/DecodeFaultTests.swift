import TallyImaging
import Testing

@testable import TallyConfinement

@Suite("Misbehaviour on request")
struct DecodeFaultTests {
  @Test("unset, or nonsense, it changes nothing") func nothing() throws {
    for text in [nil, "", "crash", "crash:", "fly:x", ":x", ",,"] as [String?] {
      let fault = DecodeFault(environment: text.map { [ConfinedReader.faultVariable: $0] } ?? [:])
      let request = DecodeRequest(OpenedScan(stem: "x", images: [], sidecar: nil), attempt: 1)
      // Were a fault asked for, this would end the test's process.
      fault.strike(request, memory: -1, Channel(socket: -1, limit: 1))
      #expect(!fault.deniesFilter)
    }
    let other = DecodeFault(environment: [ConfinedReader.faultVariable: "crash:y,crash-once:x,no-filter:any"])
    let second = DecodeRequest(OpenedScan(stem: "x", images: [], sidecar: nil), attempt: 2)
    other.strike(second, memory: -1, Channel(socket: -1, limit: 1))
    #expect(other.deniesFilter)
  }
}
