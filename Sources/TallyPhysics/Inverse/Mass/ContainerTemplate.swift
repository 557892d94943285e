internal import Foundation
public import TallyDomain

/// What an empty container puts in the way of the beam, as far as its size-type tells. Typical figures after the practice of
/// ISO 1496-1 (sheet of 1.6 to 2 mm, corrugated at about 278 mm); a single box may lie outside the ranges.
public struct ContainerTemplate: Sendable, Equatable {
  /// One side wall, straight through, g/cm² of steel or its like: usual value, and the range in which an estimate from the
  /// picture is believed.
  public let wallGCm2: Double, wallRange: ClosedRange<Double>
  /// The roof sheet, straight through, g/cm²; 0 where there is none.
  public let roofGCm2: Double
  /// From the ends, the top and the bottom of the outside to the space for cargo, mm; and how much farther from each the
  /// structure may reach, so that nothing is believed there.
  public let endMm: Double, roofMm: Double, floorMm: Double, blindMm: Double
  /// Outer height, mm, where the size-type tells it.
  public let heightMm: Double?
  /// Outer width, mm, and thickness of the floor above its beams, mm.
  public let widthMm: Double, floorThicknessMm: Double
  /// One sigma of the mass of structure that the template does not know, relative to the walls.
  public let doubt: Double
  /// Period of the corrugation, mm; nil for smooth walls.
  public let corrugationMm: ClosedRange<Double>?

  /// The template of a size-type; a general purpose box where it is not known.
  public init(_ sizeType: SizeType?) {
    let kind = sizeType.map { Array($0.code) }.flatMap { $0.count > 2 ? $0[2] : nil } ?? "G"
    widthMm = sizeType?.widthMm ?? 2_438
    heightMm = sizeType?.heightMm
    switch kind {
    case "R", "H":
      // Two skins and foam of some 60 to 80 mm a side; the machinery stands in one end.
      (wallGCm2, wallRange, roofGCm2) = (1.9, 1.0...3.2, 1.9)
      (endMm, roofMm, floorMm, blindMm) = (110, 130, 230, 140)
      (floorThicknessMm, doubt, corrugationMm) = (140, 0.2, nil)
    case "U":
      (wallGCm2, wallRange, roofGCm2) = (1.55, 0.9...2.6, 0)
      (endMm, roofMm, floorMm, blindMm) = (80, 60, 160, 90)
      (floorThicknessMm, doubt, corrugationMm) = (28, 0.12, 255...295)
    case "P":
      (wallGCm2, wallRange, roofGCm2) = (0, 0...0.5, 0)
      (endMm, roofMm, floorMm, blindMm) = (250, 0, 650, 90)
      (floorThicknessMm, doubt, corrugationMm) = (28, 0.2, nil)
    case "T", "K", "N":
      // A shell of some 5 mm of stainless steel and insulation in a frame.
      (wallGCm2, wallRange, roofGCm2) = (4.4, 2.5...7, 4.4)
      (endMm, roofMm, floorMm, blindMm) = (300, 200, 250, 150)
      (floorThicknessMm, doubt, corrugationMm) = (10, 0.3, nil)
    default:
      (wallGCm2, wallRange, roofGCm2) = (1.5, 0.9...2.6, 1.6)
      (endMm, roofMm, floorMm, blindMm) = (80, 55, 155, 90)
      (floorThicknessMm, doubt, corrugationMm) = (28, 0.12, 255...295)
    }
  }
}
