internal import Foundation
internal import TallyDomain

/// How much steel a scanner sees through, by a rule that can be reckoned and simulated: a block of steel, 400 mm high and
/// wide, and in the middle of it a bar of steel 50 mm square whose thickness is one fifth of the block's. The limit is the
/// thickness of the block at which the mean of the bar's pixels still lies five sigma of their noise from the block around it.
///
/// It follows the idea of the published test methods for cargo scanners (a block with a thinner test piece whose place must
/// be seen), not their exact figures, which name the piece's shape and an observer.
public struct PenetrationTest: Sendable {
  /// Side of the block and of the bar, mm; the bar's thickness as a share of the block's; sigmas of the limit.
  public static let (blockMm, barMm, barShare, sigmas) = (400.0, 50.0, 0.2, 5.0)
  /// g/cm³ of the steel.
  private static let density = 7.85
  private static let steel = Material(name: "steel", massParts: [26: 1])
  private let forward: ForwardModel, plane: Int

  /// A test of one plane; the highest energy decides.
  public init(_ forward: ForwardModel, plane: Int = 0) { (self.forward, self.plane) = (forward, plane) }

  /// How many sigma of its noise the bar lies from the block, reckoned.
  public func significance(steelMm: Double) -> Double {
    let (scanner, beam) = (forward.scanner, forward.beams[plane])
    let readout = scanner.readout
    let (block, bar) = (transmission(steelMm), transmission(steelMm * (1 + Self.barShare)))
    let half = Self.blockMm / scanner.geometry.pitchYMm / 2
    let around = readout.scatterFraction * exp(-half / readout.scatterReachPx)
    let scale = 1 / (1 + readout.scatterFraction + readout.leakFraction)
    let signal = (block + around + readout.leakFraction) * scale
    let settings = scanner.planes[plane]
    let electronic = readout.electronicNoise / (settings.airCounts - settings.darkCounts)
    let weight = Double(QuantumNoise(beam).weight(ofSignal: Float(signal)))
    let pixels = Self.barMm * Self.barMm / scanner.geometry.pitchXMm / scanner.geometry.pitchYMm
    return (block - bar) * scale / ((signal * weight + electronic * electronic) / pixels).squareRoot()
  }

  /// The limit, mm.
  public func limitMm() -> Double {
    var (low, high) = (10.0, 1_500.0)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if significance(steelMm: middle) > Self.sigmas { low = middle } else { high = middle }
    }
    return low
  }

  private func transmission(_ steelMm: Double) -> Double {
    forward.exactTransmission([(Self.steel, steelMm / 10 * Self.density)], plane: plane)
  }

  /// The same measured on a simulated picture with all of the read-out's noise: significance of the bar against the block
  /// left and right of it in the same rows, so that what is alike along a row (dark level, gain) does not count.
  public func measuredSignificance(steelMm: Double, seed: UInt64) -> Double {
    let geometry = forward.scanner.geometry
    let (blockX, blockY) = (Int(Self.blockMm / geometry.pitchXMm), Int(Self.blockMm / geometry.pitchYMm))
    let (barX, barY) = (Int(Self.barMm / geometry.pitchXMm), Int(Self.barMm / geometry.pitchYMm))
    let (width, height) = (blockX + 40, blockY + 120)
    let pictures = forward.scanner.planes.indices.map { plane in
      let test = PenetrationTest(forward, plane: plane)
      let (block, bar) = (test.transmission(steelMm), test.transmission(steelMm * (1 + Self.barShare)))
      return (0..<width * height).map { pixel -> Float in
        let (x, y) = (abs(2 * (pixel % width) + 1 - width), abs(2 * (pixel / width) + 1 - height))
        return x <= barX && y <= barY ? Float(bar) : x <= blockX && y <= blockY ? Float(block) : 1
      }
    }
    let counts = DetectorReadout(forward).planes(transmissions: pictures, width: width, height: height, seed: seed)[
      plane
    ]
    .floats()
    var differences = [Double](), noise = [Double]()
    for row in (height - barY) / 2..<(height + barY) / 2 {
      func mean(_ columns: Range<Int>) -> Double {
        columns.reduce(0) { $0 + Double(counts[row * width + $1]) } / Double(columns.count)
      }
      let middle = (width - barX) / 2..<(width + barX) / 2
      let sides = [
        middle.lowerBound - 2 * barX..<middle.lowerBound - 3, middle.upperBound + 3..<middle.upperBound + 2 * barX,
      ]
      let around = (mean(sides[0]) + mean(sides[1])) / 2
      differences.append(around - mean(middle))
      noise += sides.flatMap { $0 }.map { pow(Double(counts[row * width + $0]) - around, 2) }
    }
    let sigma = (noise.reduce(0, +) / Double(noise.count)).squareRoot() / Double(barX * barY).squareRoot()
    return sigma > 0 ? differences.reduce(0, +) / Double(differences.count) / sigma : 0
  }
}
