internal import TallyCore

/// The time of this machine in the forms that the parts ask for.
enum ServiceClock {
  /// Now, as everything is recorded: ISO 8601 in UTC with milliseconds.
  static func now() -> String { Timestamp.text(nanoseconds: Timestamp.nanosecondsNow) }
}
