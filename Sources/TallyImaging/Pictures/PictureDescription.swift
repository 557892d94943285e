public import TallyDomain

/// What is in a picture file and how it is divided: all that a viewer must know before it asks for a tile.
public struct PictureDescription: Sendable, Codable, Equatable {
  /// Pixels across (direction of travel) and down, as delivered.
  public let width: Int, height: Int
  /// Millimetres a pixel at the container's mid plane.
  public let pitchMm: ScanSidecar.Pitch
  /// The value of `high` and `low` in open air.
  public let fullScale: Int
  /// The planes in the order of the file.
  public let planes: [Plane]
  /// Pixels along the side of a tile; those at the right and lower edge may be smaller.
  public let tile: Int
  /// From full size down to what fits one tile.
  public let levels: [Level]
  /// The window that fits the whole scan, to begin with.
  public let window: Window

  /// One plane.
  public struct Plane: Sendable, Codable, Equatable {
    /// Which.
    public let name: PicturePlane
    /// Nominal end-point energy, where the plane has one and it is known.
    public let energyMev: Double?
  }

  /// One size in which every plane is there.
  public struct Level: Sendable, Codable, Equatable {
    /// Position in the list, and pixels of the scan along one side of a pixel of this level.
    public let level: Int, scale: Int
    /// Pixels across and down; the last ones may cover less than `scale`.
    public let width: Int, height: Int
    /// Tiles across and down.
    public let columns: Int, rows: Int
  }

  /// −ln T that is drawn white and black.
  public struct Window: Sendable, Codable, Equatable {
    /// −ln T.
    public let white: Double, black: Double
  }

  /// Transmission 1 in numbers of the file: leaves a share of 9 % above open air, where noise goes.
  static let fullScale = 60_000
  /// Half a megabyte a tile: a screen of 2,560 × 1,440 pixels is at most 24 of them.
  static let tileSide = 512
  /// From one level to the next.
  static let step = 4

  /// The description of a picture of this size; levels and tiles follow from it.
  init(width: Int, height: Int, pitchMm: ScanSidecar.Pitch, planes: [Plane], window: Window) {
    (self.width, self.height, self.pitchMm, self.planes, self.window) = (width, height, pitchMm, planes, window)
    (fullScale, tile) = (Self.fullScale, Self.tileSide)
    levels = Self.levels(width: width, height: height)
  }

  /// The description of a radiograph's picture.
  init(of radiograph: Radiograph) {
    let energies = radiograph.planes.map(\.energyMev)
    var planes = [Plane(name: .high, energyMev: energies.first ?? nil)]
    if energies.count > 1 {
      planes += [Plane(name: .low, energyMev: energies[1]), Plane(name: .material, energyMev: nil)]
    }
    let window = GreyWindow(fitting: radiograph)
    func rounded(_ value: Float) -> Double { (Double(value) * 1_000).rounded() / 1_000 }
    self.init(
      width: radiograph.width, height: radiograph.height, pitchMm: radiograph.pitch,
      planes: planes + [Plane(name: .mask, energyMev: nil)],
      window: Window(white: rounded(window.white), black: rounded(window.black)))
  }

  private static func levels(width: Int, height: Int) -> [Level] {
    var levels = [Level](), (across, down, scale) = (width, height, 1)
    repeat {
      if !levels.isEmpty {
        (across, down, scale) = ((across + step - 1) / step, (down + step - 1) / step, scale * step)
      }
      levels.append(
        Level(
          level: levels.count, scale: scale, width: across, height: down,
          columns: (across + tileSide - 1) / tileSide, rows: (down + tileSide - 1) / tileSide))
    } while across > tileSide || down > tileSide
    return levels
  }
}
