internal import Foundation
internal import TallyCore
internal import TallyDomain

/// What goes wrong with a whole recording now and then, beyond what every read-out does (real-scans.md, Faults).
struct ScanDefects: Sendable {
  /// Millimetres of the vehicle's front and rear that are not in the picture.
  var frontCutMm = 0.0, rearCutMm = 0.0
  /// True speed over the one that the pitch is stated for.
  var speed = 1.0
  /// Distance behind the truck at which the next vehicle begins; nil where there is none in the picture.
  var nextVehicleMm: Double?
  /// Columns at the beginning that are no scene.
  var calibrationColumns = 0
  /// A part of the columns in which the dose drove the air into saturation, as shares of the width; nil for none.
  var saturated: ClosedRange<Double>?
  /// Broad streaks: middle and half width as shares of the width, and their strength.
  var streaks = [(middle: Double, half: Double, gain: Double)]()
  /// True where the file holds 8-bit values in 16 bits.
  var isEightBit = false

  /// Draws what goes wrong with one scan.
  init(_ rates: YardRates, _ random: inout SeededGenerator) {
    if random.chance(rates.cutOff) {
      if random.chance(0.5) { frontCutMm = random.uniform(200, 1500) } else { rearCutMm = random.uniform(200, 900) }
    }
    if random.chance(rates.speedError) {
      speed = random.chance(0.5) ? random.uniform(0.86, 0.95) : random.uniform(1.05, 1.16)
    }
    if random.chance(rates.nextVehicle) { nextVehicleMm = random.uniform(900, 2200) }
    if random.chance(rates.calibrationColumns) { calibrationColumns = random.integer(8..<33) }
    if random.chance(rates.saturatedAir) {
      let start = random.uniform(0, 0.7)
      saturated = start...start + random.uniform(0.1, 0.3)
    }
    if random.chance(rates.streaks) {
      streaks = (0..<random.integer(1..<5)).map { _ in
        (random.uniform(), random.uniform(0.004, 0.03), random.uniform(-0.035, 0.035))
      }
    }
    isEightBit = random.chance(rates.eightBit)
  }

  /// What an evaluation should know.
  var notes: [String] {
    [
      (frontCutMm + rearCutMm > 0, "cut-off"), (speed != 1, "speed-error"), (nextVehicleMm != nil, "next-vehicle"),
      (calibrationColumns > 0, "calibration-columns"), (saturated != nil, "air-saturated"), (isEightBit, "eight-bit"),
    ].filter(\.0).map(\.1)
  }

  /// The planes as delivered. `dark` is the dark level of each.
  func applied(to planes: [DetectorPlane], dark: [Double]) -> [DetectorPlane] {
    guard calibrationColumns > 0 || saturated != nil || !streaks.isEmpty || isEightBit else { return planes }
    return zip(planes, dark).map { plane, dark in
      guard case .unsigned16(var counts) = plane.samples else { return plane }
      let width = plane.width
      let gains = (0..<width).map { gain(of: (Double($0) + 0.5) / Double(width)) }
      for row in 0..<plane.height {
        for column in 0..<width {
          let i = row * width + column
          if column < calibrationColumns {
            // No beam, then a known attenuator, then nothing but air.
            let level = [dark, 0.5 * Double(counts[row * width + calibrationColumns]), dark][
              min(2, column * 3 / calibrationColumns)]
            counts[i] = UInt16(min(max(level, 0), 65_535))
          } else if gains[column] != 1 {
            counts[i] = UInt16(min((Double(counts[i]) - dark) * gains[column] + dark, 65_535).rounded())
          }
          if isEightBit { counts[i] >>= 8 }
        }
      }
      return DetectorPlane(
        width: width, height: plane.height, samples: .unsigned16(counts), bitsPerSample: plane.bitsPerSample)
    }
  }

  private func gain(of place: Double) -> Double {
    var gain = 1.0
    for streak in streaks where abs(place - streak.middle) < streak.half {
      gain *= 1 + streak.gain * (1 + cos(.pi * (place - streak.middle) / streak.half)) / 2
    }
    if let saturated, saturated.contains(place) { gain *= 1.22 }
    return gain
  }
}
