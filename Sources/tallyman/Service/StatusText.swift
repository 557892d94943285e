internal import TallyCore
internal import TallyDomain

/// The status of a service for a person at a terminal.
enum StatusText {
  /// `12 queued, 340 assessed, …`
  static func counts(_ counts: [ScanState: Int]) -> String {
    ScanState.allCases.map { "\(counts[$0, default: 0]) \($0.rawValue)" }.joined(separator: ", ")
  }
}
