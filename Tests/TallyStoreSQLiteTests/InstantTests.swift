import Foundation
import TallyCore
import Testing

@testable import TallyStore

@Suite struct InstantTests {
  @Test("print and read give the same, and Foundation's calendar agrees") func roundTrip() throws {
    var generator = SeededGenerator(seed: 5)
    let format = Date.ISO8601FormatStyle(timeZone: .gmt)
    for round in 0..<4_000 {
      let seconds = Int64(generator.integer(0..<253_402_300_800)), milliseconds = Int64(generator.integer(0..<1_000))
      let instant = Instant(milliseconds: seconds * 1_000 + milliseconds)
      #expect(try Instant(instant.text) == instant, "round \(round)")
      let expected = Date(timeIntervalSince1970: Double(seconds)).formatted(format).dropLast()
      #expect(instant.text.hasPrefix(expected), "round \(round)")
    }
  }

  @Test("each day of 400 years") func days() throws {
    var before = ""
    for day in Int64(0)..<146_097 {
      let instant = Instant(milliseconds: day * 86_400_000), text = instant.text
      guard text > before, try Instant(text) == instant else {
        Issue.record("\(text) after \(before)")
        return
      }
      before = text
    }
    #expect(before == "2369-12-31T00:00:00.000Z")
  }

  @Test(
    "what is no time",
    arguments: [
      "", "2026-11-24", "2026-11-24T09:12:33Z", "2026-11-24T09:12:33.120", "2026-11-24t09:12:33.120z",
      "2026-00-24T09:12:33.120Z", "2026-11-32T09:12:33.120Z", "2026-11-24T24:12:33.120Z", "2026-11-24T09:60:33.120Z",
      "1969-11-24T09:12:33.120Z", "2026-11-24T09:12:33.1２0Z", "+026-11-24T09:12:33.120Z",
    ])
  func wrong(_ text: String) {
    #expect(throws: StoreError.badTime(text)) { try Instant(text) }
  }
}
