internal import Foundation
public import TallyDomain

/// From the counts of a wedge to transmissions. Where its picture is open and where it is closed is known, so that nothing
/// has to be found: dark level of each channel behind the beam stop, gain of each channel in the open columns, dose of each
/// pulse in the open rows. What is broken is marked and filled from its neighbour.
public struct WedgeCorrection: Sendable {
  private let wedge: StepWedge
  /// Gains and doses outside this range are broken channels and lost pulses.
  private static let sound: ClosedRange<Float> = 0.8...1.2

  /// For pictures of a wedge.
  public init(_ wedge: StepWedge) { self.wedge = wedge }

  /// Corrects one scan. `air` and `dark` are the nominal counts, one a plane; the mean of what leaks behind the beam stop stays
  /// in the signal, because the scanner's model has it too. Traps where the picture has not the wedge's size.
  public func correct(
    _ planes: [DetectorPlane], air: [Double], dark: [Double], energiesMev: [Double], pitch: ScanSidecar.Pitch
  ) -> Radiograph {
    let (width, height) = (wedge.width, wedge.height)
    precondition(planes.allSatisfy { $0.width == width && $0.height == height }, "not a picture of this wedge")
    var mask = [Radiograph.PixelQuality](repeating: .measured, count: width * height)
    let results = planes.indices.map { index in
      var values = planes[index].floats().map { ($0 - Float(dark[index])) / Float(air[index] - dark[index]) }
      let broken = levelRows(&values, &mask)
      let rows = wedge.openRows.flatMap { Array($0) }.filter { !broken[$0] }
      levelColumns(&values, &mask, rows: rows)
      let open = rows.flatMap { row in
        wedge.openColumns.flatMap { $0 }.map { values[row * width + $0] }.filter(Self.sound.contains)
      }
      let mean = open.reduce(0, +) / Float(max(open.count, 1))
      let square = open.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(max(open.count - 1, 1))
      return TransmissionPlane(energyMev: energiesMev[index], values: values, airNoise: square.squareRoot())
    }
    return Radiograph(
      width: width, height: height, planes: results, pitch: pitch, pitchIsDeclared: true, mask: mask, boxes: [],
      quality: ScanQuality(usable: true, remarks: []))
  }

  /// Dark level and gain of each row; which rows are broken. Those take the values of the row above.
  private func levelRows(_ values: inout [Float], _ mask: inout [Radiograph.PixelQuality]) -> [Bool] {
    let width = wedge.width
    let stop = Array(wedge.stopColumns.dropFirst(4).dropLast(8))
    let open = wedge.openColumns.flatMap { Array($0) }
    let closed = (0..<wedge.height).map { row in Self.median(stop.map { values[row * width + $0] }) }
    let usual = Self.median(closed)
    var broken = [Bool](repeating: false, count: wedge.height)
    for row in 0..<wedge.height {
      // Means of many columns are finer than medians; medians say what is broken.
      let line = row * width
      let offset = stop.reduce(0) { $0 + values[line + $1] } / Float(stop.count) - usual
      let gain = Self.median(open.map { values[line + $0] - offset })
      broken[row] = !Self.sound.contains(gain) || abs(closed[row] - usual) > 0.02
      let level = open.reduce(0) { $0 + values[line + $1] - offset } / Float(open.count)
      for column in 0..<width {
        if broken[row] {
          values[line + column] = row > 0 ? values[line - width + column] : 1
          mask[line + column] = .repaired
        } else {
          values[line + column] = (values[line + column] - offset) / level
        }
      }
    }
    return broken
  }

  /// Dose of each pulse from the open rows; pulses that are lost, whole or in part, take the column before.
  private func levelColumns(_ values: inout [Float], _ mask: inout [Radiograph.PixelQuality], rows: [Int]) {
    let (width, height) = (wedge.width, wedge.height)
    for column in 0..<width where !wedge.stopColumns.contains(column) {
      let open = rows.map { values[$0 * width + column] }
      let dose = open.reduce(0, +) / Float(max(open.count, 1))
      let isLost = open.contains { !Self.sound.contains($0) }
      for row in 0..<height {
        let pixel = row * width + column
        if isLost {
          values[pixel] = values[pixel - 1]
          mask[pixel] = .repaired
        } else {
          values[pixel] /= dose
        }
      }
    }
  }

  private static func median(_ values: [Float]) -> Float { values.isEmpty ? 0 : values.sorted()[values.count / 2] }
}
