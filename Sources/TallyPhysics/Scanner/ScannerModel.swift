/// A scanning machine as a value: what beams it has, what detects them, where they stand, and how it errs. Everything is
/// in physical units; figures without a source in the comment are typical of published machines, not of one product.
public struct ScannerModel: Sendable, Codable, Equatable {
  /// Name, for example `mobile-6-4`.
  public var name: String
  /// A sentence that says what kind of machine it is; nil where nobody wrote one.
  public var summary: String?
  /// Thickest steel behind which it still shows a bar of steel, as `PenetrationTest` defines it, mm.
  public var penetrationSteelMm: Double
  /// One per energy, highest first: the planes of a scan.
  public var planes: [Plane]
  /// The detector line, the same for all planes.
  public var detector: Detector
  /// Where source, container and detector stand.
  public var geometry: ScannerGeometry
  /// How the read-out errs.
  public var readout: Readout

  /// What calibration scans have taught of the machine; nil where none were made.
  public var calibration: ScannerCalibration?

  /// A scanner.
  public init(
    name: String, summary: String? = nil, penetrationSteelMm: Double, planes: [Plane], detector: Detector,
    geometry: ScannerGeometry, readout: Readout, calibration: ScannerCalibration? = nil
  ) {
    (self.name, self.summary, self.penetrationSteelMm) = (name, summary, penetrationSteelMm)
    (self.planes, self.detector) = (planes, detector)
    (self.geometry, self.readout, self.calibration) = (geometry, readout, calibration)
  }

  /// Nominal energies of the planes, MeV, as a sidecar states them.
  public var energiesMev: [Double] { planes.map(\.beam.endpointMev) }

  /// One energy of the scanner.
  public struct Plane: Sendable, Codable, Equatable {
    /// The beam.
    public var beam: Beam
    /// Dose of one pulse: photons that interact in one detector element in open air, on average.
    public var quantaInAir: Double
    /// Counts in open air and without beam, dark included in both.
    public var airCounts: Double, darkCounts: Double

    /// A plane.
    public init(beam: Beam, quantaInAir: Double, airCounts: Double, darkCounts: Double) {
      (self.beam, self.quantaInAir) = (beam, quantaInAir)
      (self.airCounts, self.darkCounts) = (airCounts, darkCounts)
    }
  }

  /// Electrons on a tungsten target, and what stands in the way of the photons.
  public struct Beam: Sendable, Codable, Equatable {
    /// Nominal and highest electron energy, MeV.
    public var endpointMev: Double
    /// Width of the band of electron energies below the nominal one, as a share of it.
    public var energyBand: Double
    /// Name or symbol of the target's metal, and its areal density, g/cm².
    public var targetMaterial: String, targetGCm2: Double
    /// Name or formula of the filter, and its areal density, g/cm²: target backing, exit window, flattening.
    public var filterMaterial: String, filterGCm2: Double
    /// Air between source and detector, g/cm².
    public var airGCm2: Double

    /// A beam; the defaults are 1.5 mm of tungsten on 1 cm of copper, and 6 m of air.
    public init(
      endpointMev: Double, energyBand: Double = 0.1, targetMaterial: String = "W", targetGCm2: Double = 2.9,
      filterMaterial: String = "Cu", filterGCm2: Double = 8.9, airGCm2: Double = 0.72
    ) {
      (self.endpointMev, self.energyBand) = (endpointMev, energyBand)
      (self.targetMaterial, self.targetGCm2) = (targetMaterial, targetGCm2)
      (self.filterMaterial, self.filterGCm2, self.airGCm2) = (filterMaterial, filterGCm2, airGCm2)
    }
  }

  /// The elements of the line.
  public struct Detector: Sendable, Codable, Equatable {
    /// What they are made of.
    public var scintillator: Scintillator.Kind
    /// Depth along the beam, mm.
    public var crystalMm: Double
    /// Side of the square face of one element, mm.
    public var faceMm: Double

    /// A detector.
    public init(scintillator: Scintillator.Kind = .cadmiumTungstate, crystalMm: Double, faceMm: Double = 5) {
      (self.scintillator, self.crystalMm, self.faceMm) = (scintillator, crystalMm, faceMm)
    }
  }
}
