/// The words of a progress bar: pure, so that it is tested without a terminal or a clock.
public struct ProgressLine: Sendable {
  /// What is counted, for example `scans`.
  public let unit: String
  /// How many in all.
  public let total: Int

  /// A progress over `total` units.
  public init(unit: String, total: Int) { (self.unit, self.total) = (unit, total) }

  /// `[#####-----] 12/24 scans, 3.1 a second, 4 s left`.
  public func text(done: Int, elapsed: Duration) -> String {
    let share = total == 0 ? 1 : Double(done) / Double(total)
    let filled = Int((share * 24).rounded(.down))
    let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 24 - filled)
    let seconds = elapsed.inSeconds
    var text = "[\(bar)] \(done)/\(total) \(unit)"
    guard done > 0, seconds > 0 else { return text }
    let rate = Double(done) / seconds
    text += rate >= 1 ? ", \(tenths(rate)) a second" : ", \(tenths(1 / rate)) s each"
    return done < total ? text + ", \(time(Double(total - done) / rate)) left" : text + ", \(time(seconds)) in all"
  }

  private func tenths(_ value: Double) -> String {
    let scaled = Int((value * 10).rounded())
    return "\(scaled / 10).\(scaled % 10)"
  }

  private func time(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    return whole < 90 ? "\(whole) s" : "\(whole / 60) min \(whole % 60) s"
  }
}
