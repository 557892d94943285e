/// How a model wants to see a box: cell size, planes in order, and how their numbers are scaled. Part of `model.json`, and
/// of the index of every training export, so that training and service cannot drift apart.
public struct InputDescription: Sendable, Codable, Equatable {
  /// Side of an input cell at the container's mid plane, mm.
  public var pitchMm: Double
  /// Height and width that the network takes are multiples of this many cells.
  public var multiple: Int
  /// The factor k of the contrast plane, see `Plane.Name.contrast`.
  public var contrastRatio: Double
  /// Half of the square over which the contrast is averaged, cells: the square has 2r + 1 on a side.
  public var contrastRadius: Int
  /// The planes in the order of the network's channels.
  public var planes: [Plane]

  /// One channel: the quantity, clipped, then `(value − offset) · scale`.
  public struct Plane: Sendable, Codable, Equatable {
    /// Which quantity.
    public var name: Name
    /// Lowest and highest value that is let through.
    public var clip: [Double]
    /// Taken off after clipping.
    public var offset: Double
    /// Multiplied last.
    public var scale: Double

    /// The quantities that a plane can hold.
    public enum Name: String, Sendable, Codable, CaseIterable {
      /// −ln T of the highest energy.
      case attenuationHigh = "attenuation_high"
      /// −ln T of the lowest energy; of the only one where there is one.
      case attenuationLow = "attenuation_low"
      /// Local mean of `attenuation_low − k · attenuation_high`, both clipped: about 0 for goods of middling atomic number,
      /// above for organic, below for metals. 0 where there is one energy only.
      case contrast
      /// How much of the cell was measured: 1 all, 0.5 unpenetrated, 0 outside the picture or padding.
      case valid
      /// 1 where there are two energies, else 0.
      case dual
    }

    /// A plane.
    public init(_ name: Name, clip: ClosedRange<Double>, offset: Double = 0, scale: Double) {
      (self.name, self.clip) = (name, [clip.lowerBound, clip.upperBound])
      (self.offset, self.scale) = (offset, scale)
    }
  }

  /// A description.
  public init(pitchMm: Double, multiple: Int, contrastRatio: Double, contrastRadius: Int, planes: [Plane]) {
    (self.pitchMm, self.multiple) = (pitchMm, multiple)
    (self.contrastRatio, self.contrastRadius) = (contrastRatio, contrastRadius)
    self.planes = planes
  }

  /// What models trained by Weights/training see. 16 mm: a brick of 20 × 10 cm is 12 × 6 cells. The ratio 1.15 is that of
  /// the mass attenuation coefficients behind 6 and 4 MV beams for middling elements; the network learns the rest of the
  /// curve from the two attenuations.
  public static let standard = InputDescription(
    pitchMm: 16, multiple: 16, contrastRatio: 1.15, contrastRadius: 2,
    planes: [
      Plane(.attenuationHigh, clip: 0...6, scale: 0.5), Plane(.attenuationLow, clip: 0...6, scale: 0.5),
      Plane(.contrast, clip: -0.5...0.5, scale: 8), Plane(.valid, clip: 0...1, scale: 1),
      Plane(.dual, clip: 0...1, scale: 1),
    ])

  /// What is wrong with it, in words; nil where nothing is.
  var fault: String? {
    if !(pitchMm >= 1 && pitchMm <= 200) { return "input.pitch_mm must lie between 1 and 200." }
    if !(1...256).contains(multiple) { return "input.multiple must lie between 1 and 256." }
    if !(contrastRatio > 0 && contrastRatio < 10) { return "input.contrast_ratio must lie between 0 and 10." }
    if !(0...32).contains(contrastRadius) { return "input.contrast_radius must lie between 0 and 32." }
    if planes.isEmpty || planes.count > 16 { return "input.planes must have 1 to 16 entries." }
    for (index, plane) in planes.enumerated() {
      guard plane.clip.count == 2, plane.clip[0] < plane.clip[1] else {
        return "input.planes[\(index)].clip must be two rising numbers."
      }
      guard plane.scale.isFinite && plane.offset.isFinite else { return "input.planes[\(index)] is not finite." }
    }
    return nil
  }
}
