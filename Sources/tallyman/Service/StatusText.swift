internal import TallyCore
internal import TallyDomain
internal import TallyReview

/// The status of a service for a person at a terminal.
enum StatusText {
  /// `12 queued, 340 assessed, …`
  static func counts(_ counts: [ScanState: Int]) -> String {
    ScanState.allCases.map { "\(counts[$0, default: 0]) \($0.rawValue)" }.joined(separator: ", ")
  }

  /// Everything, one line a thing.
  static func page(_ document: StatusDocument) -> String {
    var lines = ScanState.allCases.map { state in
      state.rawValue.padding(to: 12) + "\(document.counts[state.rawValue] ?? 0)".padding(to: -9)
    }
    lines.append(
      document.isRunning ? "running      process \(document.process ?? 0)" : "No service runs on this store.")
    if let status = document.service {
      for stage in status.stages where stage.count > 0 {
        let each = (1000 * stage.seconds / Double(stage.count)).rounded()
        let waiting = status.depths[stage.name].map { ", \($0) waiting" } ?? ""
        lines.append("\(stage.name.padding(to: 18))\(stage.count) scans, \(Int(each)) ms each\(waiting)")
      }
      for profile in status.profiles {
        let last = profile.lastScanAt.map { ", the last \($0)" } ?? ""
        lines.append("\(profile.name.padding(to: 18))\(profile.scans) scans\(last), \(profile.folder)")
      }
      for disk in status.disks { lines.append("\(disk.freeBytes >> 30) GiB free at \(disk.path)") }
    }
    lines += document.alerts.map { "! \($0.subject): \($0.sentence) (since \($0.raisedAt))" }
    return lines.joined(separator: "\n")
  }
}

extension String {
  /// With blanks behind it up to a width, or before it where the width is negative.
  fileprivate func padding(to width: Int) -> String {
    let blanks = String(repeating: " ", count: max(0, abs(width) - count))
    return width < 0 ? blanks + self : self + blanks
  }
}
