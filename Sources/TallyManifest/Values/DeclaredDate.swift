/// Dates as files write them, turned into ISO 8601. No clock, no time zone: what is not said is not added.
enum DeclaredDate {
  /// The day of `2026-11-02`, `2026-11-02T06:00`, `20261102`, `02.11.2026`, or of `31/12/2026` where only one order of day and
  /// month is possible; nil otherwise.
  static func day(_ written: String) -> String? {
    let head = written.prefix { $0 != "T" && $0 != " " }
    let parts = head.split { "-/.".contains($0) }.map(String.init)
    if parts.count == 1, parts[0].utf8.count == 8, let number = Int(parts[0]) {
      return text(year: number / 10000, month: number / 100 % 100, day: number % 100)
    }
    guard parts.count == 3, parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }) else { return nil }
    let numbers = parts.compactMap(Int.init)
    guard numbers.count == 3 else { return nil }
    if parts[0].utf8.count == 4 { return text(year: numbers[0], month: numbers[1], day: numbers[2]) }
    guard parts[2].utf8.count == 4 else { return nil }
    let dayFirst = text(year: numbers[2], month: numbers[1], day: numbers[0])
    if head.contains(".") { return dayFirst }
    // 03/04/2026 is March in one country and April in another.
    let monthFirst = text(year: numbers[2], month: numbers[0], day: numbers[1])
    guard let dayFirst else { return monthFirst }
    return monthFirst == nil || monthFirst == dayFirst ? dayFirst : nil
  }

  /// An EDIFACT date (data elements 2380 and 2379). The format qualifier decides; where the length contradicts it, the length
  /// does, and `oddity` says so.
  static func edifact(_ digits: String, format: String) -> (date: String, time: String?, oddity: String?)? {
    let numbers = digits.utf8.map { Int($0) - 48 }
    guard (6...14).contains(numbers.count), numbers.allSatisfy({ (0...9).contains($0) }) else { return nil }
    let expected = ["101": 6, "102": 8, "201": 10, "203": 12, "204": 14][format]
    func number(_ range: Range<Int>) -> Int { numbers[range].reduce(0) { $0 * 10 + $1 } }
    let (year, start): (Int, Int) =
      switch numbers.count {
      // EDIFACT began in 1986: two digits from 70 on are the century before.
      case 6, 10: (number(0..<2) + (number(0..<2) < 70 ? 2000 : 1900), 2)
      case 8, 12, 14: (number(0..<4), 4)
      default: (0, 0)
      }
    guard start > 0, let date = text(year: year, month: number(start..<start + 2), day: number(start + 2..<start + 4))
    else {
      return nil
    }
    let rest = start + 4
    var time: String?
    if numbers.count >= rest + 4 {
      let (hour, minute) = (number(rest..<rest + 2), number(rest + 2..<rest + 4))
      let second = numbers.count >= rest + 6 ? number(rest + 4..<rest + 6) : 0
      guard hour < 24, minute < 60, second < 60 else { return nil }
      time = "\(padded(hour)):\(padded(minute)):\(padded(second))"
    }
    let oddity = expected == numbers.count ? nil : "\(digits) does not fit format \(format.isEmpty ? "(none)" : format)"
    return (date, time, oddity)
  }

  /// ISO 8601, or nil for a day that no calendar has.
  static func text(year: Int, month: Int, day: Int) -> String? {
    guard (1900...2200).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return day <= days[month - 1] ? "\(year)-\(padded(month))-\(padded(day))" : nil
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
