internal import Foundation
internal import TallyCore
internal import TallyDomain

/// How well the inverse knows a wedge: one row a step, as `tallyman physics wedge --json` prints it.
public struct WedgeReport: Sendable, Codable, Equatable {
  /// The scanner, and the seed of its noise.
  public let scanner: String, seed: UInt64
  /// In the order of the wedge.
  public let steps: [Step]
  /// Largest error of the areal density of polyethylene, aluminium and iron from 5 to 150 g/cm², percent, and share of those
  /// three materials' regions from 10 to 100 g/cm² whose class is right; nil with one energy.
  public let worstErrorPercent: Double, classAccuracy: Double?

  /// One step.
  public struct Step: Sendable, Codable, Equatable {
    /// The material, and how much of it, g/cm².
    public let material: String, arealDensityGCm2: Double
    /// What was found in the middle of the step: mean areal density, its error in percent, and one sigma as the maps state it.
    public let foundGCm2: Double, errorPercent: Double, statedSigmaGCm2: Double
    /// The class of the region, whether it is right, and the share of its pixels whose class is right; nil with one energy.
    public let materialClass: String?, classIsRight: Bool?, pixelsRight: Double?
    /// Pixels looked at, and how many of them were penetrated.
    public let pixels: Int, penetrated: Int
  }

  /// Compares maps with the wedge they show. Pixels within `marginPx` of a step's edge are left out: blur mixes there.
  public init(_ maps: MatterMaps, of layout: WedgeLayout, scanner: String, seed: UInt64, marginPx: Int = 6) {
    (self.scanner, self.seed) = (scanner, seed)
    var steps = [Step]()
    for known in layout.steps {
      let (whole, margin) = (known.region, min(marginPx, known.region.width / 4, known.region.height / 4))
      let inner = PixelRegion(
        x0: whole.x0 + margin, y0: whole.y0 + margin, x1: whole.x1 - margin, y1: whole.y1 - margin)
      let right = MaterialClass.allCases.first { $0.reference.composition == known.material.composition }
      steps.append(Self.step(maps, inner, material: known.material.name, mass: known.gCm2, right: right))
    }
    self.steps = steps
    let plain = steps.filter { $0.material != MaterialClass.heavy.reference.name }
    worstErrorPercent = plain.filter { (5...150).contains($0.arealDensityGCm2) }.map { abs($0.errorPercent) }.max() ?? 0
    let judged = plain.filter { (10...100).contains($0.arealDensityGCm2) }.compactMap(\.classIsRight)
    classAccuracy = judged.isEmpty ? nil : Double(judged.count { $0 }) / Double(judged.count)
  }

  private static func step(
    _ maps: MatterMaps, _ region: PixelRegion, material: String, mass: Double, right: MaterialClass?
  ) -> Step {
    var (sum, noise, doubt, classes, count) = (0.0, 0.0, 0.0, 0.0, 0), regional = 0.0
    var (classed, correct, penetrated) = (0, 0, 0)
    for y in region.y0..<region.y1 {
      for x in region.x0..<region.x1 {
        let pixel = y * maps.width + x
        guard !maps.arealDensity[pixel].isNaN else { continue }
        count += 1
        penetrated += maps.mask[pixel] == .unpenetrated ? 0 : 1
        sum += Double(maps.arealDensity[pixel])
        noise += Double(maps.densityVariance[pixel])
        regional += Double(maps.regionVariance[pixel])
        doubt += Double(maps.densityDoubt[pixel])
        guard !maps.coordinate[pixel].isNaN else { continue }
        classed += 1
        classes += Double(maps.coordinate[pixel])
        correct += MaterialClass(coordinate: maps.coordinate[pixel]) == right ? 1 : 0
      }
    }
    let number = Double(max(count, 1))
    let mean = sum / number
    let found = classed > 0 ? MaterialClass(coordinate: Float(classes / Double(classed))) : nil
    return Step(
      material: material, arealDensityGCm2: mass, foundGCm2: mean, errorPercent: 100 * (mean / mass - 1),
      statedSigmaGCm2: (noise / number / number + regional / number + doubt * doubt / number / number).squareRoot(),
      materialClass: found.map { "\($0)" }, classIsRight: right.flatMap { right in found.map { $0 == right } },
      pixelsRight: classed > 0 && right != nil ? Double(correct) / Double(classed) : nil, pixels: count,
      penetrated: penetrated)
  }

  /// A table for people.
  public var text: String {
    func number(_ value: Double, _ digits: Int = 2) -> String { String(format: "%.\(digits)f", value) }
    func cell(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    var lines = ["material       g/cm²    found  error %    sigma  class      right  pixels right %"]
    for step in steps {
      lines.append(
        step.material.padding(toLength: 13, withPad: " ", startingAt: 0) + cell(number(step.arealDensityGCm2, 0), 7)
          + cell(number(step.foundGCm2), 9) + cell(number(step.errorPercent), 9)
          + cell(number(step.statedSigmaGCm2), 9) + "  "
          + (step.materialClass ?? "-").padding(toLength: 10, withPad: " ", startingAt: 0)
          + cell(step.classIsRight.map { $0 ? "yes" : "no" } ?? "-", 6)
          + cell(step.pixelsRight.map { number(100 * $0, 1) } ?? "-", 16)
          + (step.penetrated < step.pixels ? "  \(step.pixels - step.penetrated) pixels unpenetrated" : ""))
    }
    lines.append("largest error of polyethylene, aluminium and iron, 5 to 150 g/cm²: \(number(worstErrorPercent)) %")
    if let classAccuracy {
      lines.append("regions with the right class, 10 to 100 g/cm²: \(number(100 * classAccuracy, 1)) %")
    }
    return lines.joined(separator: "\n")
  }
}
