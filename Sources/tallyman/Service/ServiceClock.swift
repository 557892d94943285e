internal import Foundation

/// The time of this machine in the forms that the parts ask for.
enum ServiceClock {
  /// Now, as everything is recorded: ISO 8601 in UTC with milliseconds.
  static func now() -> String {
    Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}
