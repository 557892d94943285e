/// The sidecar `tallyman-scan/1` (scan-format.md §2). Everything but `format` may be absent; unknown fields are ignored.
public struct ScanSidecar: Sendable, Codable, Equatable {
  /// `tallyman-scan/1`.
  public var format: String
  /// The scanner's own name of the scan.
  public var scanId: String?
  /// Which machine.
  public var scanner: Scanner?
  /// ISO 8601, kept as written.
  public var acquiredAt: String?
  /// Number of the operator, kept as written.
  public var `operator`: String?
  /// The vehicle as recognised at the gate.
  public var vehicle: Vehicle?
  /// The boxes on the vehicle in the order of columns.
  public var containers: [Container]?
  /// `operational` (also when absent), `test` or `calibration`.
  public var purpose: String?
  /// How to read the pixels.
  public var image: Image?

  /// A sidecar with nothing in it but its format.
  public init() { format = Self.format }

  /// The value of `format` that this program reads and writes.
  public static let format = "tallyman-scan/1"

  /// The scanning machine.
  public struct Scanner: Sendable, Codable, Equatable {
    /// The machine's own identifier, its model, and the UN/LOCODE of its site.
    public var id: String?, model: String?, site: String?
    /// A scanner by its identifier.
    public init(id: String?, model: String? = nil, site: String? = nil) {
      (self.id, self.model, self.site) = (id, model, site)
    }
  }

  /// The truck.
  public struct Vehicle: Sendable, Codable, Equatable {
    /// Number plate and country.
    public var plate: String?, country: String?
    /// 0 to 1.
    public var confidence: Double?
    /// A vehicle by its plate.
    public init(plate: String?, country: String? = nil, confidence: Double? = nil) {
      (self.plate, self.country, self.confidence) = (plate, country, confidence)
    }
  }

  /// One box as the gate or the operator named it.
  public struct Container: Sendable, Codable, Equatable {
    /// As read, right or wrong.
    public var number: String?
    /// ISO 6346 size-type.
    public var type: String?
    /// Half-open range of image columns, two numbers; absent means: find it.
    public var columns: [Int]?
    /// Seals as read.
    public var seals: [String]?
    /// Where the number comes from, for example `ocr`, and how sure it is, 0 to 1.
    public var source: String?, confidence: Double?
    /// A box by its number.
    public init(
      number: String?, type: String? = nil, columns: [Int]? = nil, seals: [String]? = nil, source: String? = nil,
      confidence: Double? = nil
    ) {
      (self.number, self.type, self.columns, self.seals) = (number, type, columns, seals)
      (self.source, self.confidence) = (source, confidence)
    }
  }

  /// How the pixels are to be read.
  public struct Image: Sendable, Codable, Equatable {
    /// The direction of view, for example `side`.
    public var view: String?
    /// `high` and `low`, in the order of the planes.
    public var planes: [String]?
    /// One energy a plane, MeV.
    public var energiesMev: [Double]?
    /// Millimetres a pixel at the container's mid plane.
    public var pixelPitchMm: Pitch?
    /// Detector signal in open air and without beam, one a plane.
    public var air: [Double]?, dark: [Double]?
    /// `linear` (also when absent) or `log`, and the scale of `log`: value = scale · (−ln T).
    public var encoding: String?, scale: Double?
    /// `left` or `right`: at which end of the picture the cab is.
    public var cab: String?
    /// `min-is-black` or `min-is-white` when the file does not know it.
    public var polarity: String?
    /// Nothing known.
    public init() {}
  }

  /// Millimetres a pixel.
  public struct Pitch: Sendable, Codable, Equatable {
    /// Along the travel, and along the height.
    public var x: Double, y: Double
    /// A pitch in mm.
    public init(x: Double, y: Double) { (self.x, self.y) = (x, y) }
  }
}
