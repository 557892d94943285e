internal import Foundation
internal import TallyCore

/// The yard's own time: trucks every six minutes from a day in 2026 that the seed chooses.
struct YardClock: Sendable {
  private let start: Int  // seconds since 1970

  /// The clock of a seed: begins at six in the morning of a day between 10 January and 10 October 2026.
  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed, stream: "clock")
    start = 1_768_003_200 + random.integer(0..<273) * 86_400 + 6 * 3600
  }

  /// When a scan is taken, to the second.
  func scan(_ index: Int, jitter: Int) -> Stamp { Stamp(seconds: start + index * 360 + jitter) }

  /// A moment as calendar fields, UTC.
  struct Stamp: Sendable {
    let year: Int, month: Int, day: Int, second: Int

    init(seconds: Int) {
      // Civil date from days (Howard Hinnant, "chrono-compatible low-level date algorithms").
      let days = seconds / 86_400 + 719_468
      let era = days / 146_097, dayOfEra = days - era * 146_097
      let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
      let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
      let shifted = (5 * dayOfYear + 2) / 153
      day = dayOfYear - (153 * shifted + 2) / 5 + 1
      month = shifted < 10 ? shifted + 3 : shifted - 9
      year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
      second = seconds % 86_400
    }

    /// `2026-11-24`.
    var date: String { "\(year)-\(two(month))-\(two(day))" }
    /// `2026-11-24T09:12:33.000Z`.
    var iso: String { "\(date)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60)).000Z" }
    /// `20261124-091233`.
    var compact: String {
      "\(year)\(two(month))\(two(day))-\(two(second / 3600))\(two(second / 60 % 60))\(two(second % 60))"
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  }
}
