internal import Foundation

/// Moments as everything of ours writes them: ISO 8601 in UTC with milliseconds, `2026-11-24T09:12:33.120Z`.
public enum Timestamp {
  /// A moment in nanoseconds since 1970.
  public static func text(nanoseconds: Int64) -> String {
    // Whole milliseconds first, in integers: a double holds nanoseconds of our days only to some hundred, and the format cuts
    // a binary fraction that lies just below the millisecond.
    let milliseconds = Double(nanoseconds / 1_000_000)
    return Date(timeIntervalSince1970: (milliseconds + 0.25) / 1000).formatted(style)
  }

  /// Nanoseconds since 1970 by the machine's clock.
  public static var nanosecondsNow: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// Seconds since 1970 of such a text; nil for anything else.
  public static func secondsSince1970(_ text: String) -> Double? {
    (try? style.parse(text))?.timeIntervalSince1970
  }

  private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
}
