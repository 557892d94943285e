internal import Foundation
public import TallyDomain

/// From the counts of a wedge to transmissions. Where its picture is open and where it is closed is known, so that nothing
/// has to be found: dark level of each channel behind the beam stop, gain of each channel in the open columns, dose of each
/// pulse in the open rows. What is broken is marked and filled from its neighbour.
public struct WedgeCorrection: Sendable {
  private let layout: WedgeLayout
  /// Gains and doses outside this range are broken channels and lost pulses.
  private static let sound: ClosedRange<Float> = 0.88...1.12

  /// For pictures of one layout.
  public init(_ layout: WedgeLayout) { self.layout = layout }

  /// Corrects one scan. `air` and `dark` are the nominal counts, one a plane; the mean of what leaks behind the beam stop stays
  /// in the signal, because the scanner's model has it too. Traps where the layout does not lie inside the picture.
  public func correct(
    _ planes: [DetectorPlane], air: [Double], dark: [Double], energiesMev: [Double], pitch: ScanSidecar.Pitch
  ) -> Radiograph {
    let (width, height) = (planes[0].width, planes[0].height)
    var mask = [Radiograph.PixelQuality](repeating: .measured, count: width * height)
    let results = planes.indices.map { index in
      var values = planes[index].floats().map { ($0 - Float(dark[index])) / Float(air[index] - dark[index]) }
      let broken = levelRows(&values, &mask, width: width, height: height)
      let rows = layout.openRows.flatMap { Array($0) }.filter { !broken[$0] }
      levelColumns(&values, &mask, rows: rows, width: width, height: height)
      let open = rows.flatMap { row in
        layout.openColumns.flatMap { $0 }.map { values[row * width + $0] }.filter(Self.sound.contains)
      }
      // By the median, because a pulse that was too strong over a part of the line is no noise: 1.4826 of it is one sigma.
      let middle = Self.median(open)
      let noise = 1.4826 * Self.median(open.map { abs($0 - middle) })
      return TransmissionPlane(energyMev: energiesMev[index], values: values, airNoise: noise)
    }
    return Radiograph(
      width: width, height: height, planes: results, pitch: pitch, pitchIsDeclared: true, mask: mask, boxes: [],
      quality: ScanQuality(usable: true, remarks: []))
  }

  /// Dark level and gain of each row; which rows are broken. Those take the values of the row above.
  private func levelRows(
    _ values: inout [Float], _ mask: inout [Radiograph.PixelQuality], width: Int, height: Int
  ) -> [Bool] {
    let stop = layout.stopColumns.flatMap { Array($0) }
    let open = layout.openColumns.flatMap { Array($0) }
    let closed = (0..<height).map { row in Self.median(stop.map { values[row * width + $0] }) }
    let usual = Self.median(closed)
    var broken = [Bool](repeating: false, count: height)
    for row in 0..<height {
      // Means of many columns are finer than medians; medians say what is broken.
      let line = row * width
      let offset = stop.isEmpty ? 0 : stop.reduce(0) { $0 + values[line + $1] } / Float(stop.count) - usual
      let gain = Self.median(open.map { values[line + $0] - offset })
      broken[row] = !Self.sound.contains(gain) || abs(closed[row] - usual) > 0.02
      // A pulse that is lost over these rows would pull the mean.
      let whole = open.map { values[line + $0] - offset }.filter { abs($0 - gain) < 0.1 * gain }
      let level = whole.isEmpty ? gain : whole.reduce(0, +) / Float(whole.count)
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
  private func levelColumns(
    _ values: inout [Float], _ mask: inout [Radiograph.PixelQuality], rows: [Int], width: Int, height: Int
  ) {
    let closed = Set(layout.stopColumns.flatMap { max($0.lowerBound - 16, 0)..<min($0.upperBound + 16, width) })
    for column in 1..<max(width, 1) where !closed.contains(column) {
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
