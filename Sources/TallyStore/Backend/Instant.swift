/// A moment in UTC, in whole milliseconds since 1970, written `2026-11-24T09:12:33.120Z`: in this form the order of texts is
/// the order of time, so that a database compares them as they are.
struct Instant: Equatable {
  let milliseconds: Int64

  init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Reads exactly this form; the years are 1970 to 9999.
  init(_ text: String) throws(StoreError) {
    let bytes = Array(text.utf8)
    guard bytes.count == 24, zip(bytes, "0000-00-00T00:00:00.000Z".utf8).allSatisfy(Self.fits) else {
      throw .badTime(text)
    }
    func number(_ range: Range<Int>) -> Int64 { bytes[range].reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) } }
    let (year, month, day) = (number(0..<4), number(5..<7), number(8..<10))
    let (hour, minute, second) = (number(11..<13), number(14..<16), number(17..<19))
    guard year >= 1970, (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 61 else {
      throw .badTime(text)
    }
    let seconds = Self.days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second
    milliseconds = seconds * 1_000 + number(20..<23)
  }

  /// As it is written.
  var text: String {
    func padded(_ value: Int64, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let (day, inDay) = (milliseconds / 86_400_000, milliseconds % 86_400_000)
    let date = Self.date(day)
    let clock = [inDay / 3_600_000, inDay / 60_000 % 60, inDay / 1_000 % 60].map { padded($0, 2) }
    return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2) + "T"
      + clock.joined(separator: ":") + "." + padded(inDay % 1_000, 3) + "Z"
  }

  /// Later by a number of seconds, at most 366 days; not a number counts as none.
  func adding(seconds: Double) -> Instant {
    let bounded = seconds.isNaN ? 0 : min(max(seconds, 0), 366 * 86_400)
    return Instant(milliseconds: milliseconds + Int64((bounded * 1_000).rounded()))
  }

  private static func fits(_ byte: UInt8, _ form: UInt8) -> Bool {
    form == UInt8(ascii: "0") ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) : byte == form
  }

  // Days since 1970-01-01 in the Gregorian calendar. A year that begins in March has its leap day at its end, so the days
  // before a month m (0 = March) are (153 m + 2) / 5; 719 468 days lie between 0000-03-01 and 1970-01-01.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let marchYear = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - 719_468
  }

  private static func date(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    // A first guess that is never too late and at most a year too early, then the calendar itself decides.
    var year = 1970 + days / 366
    while Self.days(year + 1, 1, 1) <= days { year += 1 }
    var month = Int64(1)
    while month < 12, Self.days(year, month + 1, 1) <= days { month += 1 }
    return (year, month, days - Self.days(year, month, 1) + 1)
  }
}
