/// A scanning machine as a value: what beams it has, what detects them, where they stand, and how it errs. Everything is
/// in physical units; figures without a source in the comment are typical of published machines, not of one product.
public struct ScannerModel: Sendable, Codable, Equatable {
  /// Name, for example `mobile-6-4`.
  public var name: String
  /// One per energy, highest first: the planes of a scan.
  public var planes: [Plane]
  /// The detector line, the same for all planes.
  public var detector: Detector
  /// Where source, container and detector stand.
  public var geometry: ScannerGeometry
  /// How the read-out errs.
  public var readout: Readout

  /// A scanner.
  public init(name: String, planes: [Plane], detector: Detector, geometry: ScannerGeometry, readout: Readout) {
    (self.name, self.planes, self.detector) = (name, planes, detector)
    (self.geometry, self.readout) = (geometry, readout)
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
    /// Tungsten, g/cm².
    public var targetGCm2: Double
    /// Name or formula of the filter, and its areal density, g/cm²: target backing, exit window, flattening.
    public var filterMaterial: String, filterGCm2: Double
    /// Air between source and detector, g/cm².
    public var airGCm2: Double

    /// A beam; the defaults are 1.5 mm of tungsten on 1 cm of copper, and 6 m of air.
    public init(
      endpointMev: Double, energyBand: Double = 0.1, targetGCm2: Double = 2.9, filterMaterial: String = "Cu",
      filterGCm2: Double = 8.9, airGCm2: Double = 0.72
    ) {
      (self.endpointMev, self.energyBand, self.targetGCm2) = (endpointMev, energyBand, targetGCm2)
      (self.filterMaterial, self.filterGCm2, self.airGCm2) = (filterMaterial, filterGCm2, airGCm2)
    }
  }

  /// The crystals.
  public struct Detector: Sendable, Codable, Equatable {
    /// Depth of the CdWO₄ along the beam, mm.
    public var crystalMm: Double
    /// Share of the energy scattered at the first interaction that is caught all the same, 0 to 1.
    public var reabsorption: Double

    /// A detector.
    public init(crystalMm: Double, reabsorption: Double) {
      (self.crystalMm, self.reabsorption) = (crystalMm, reabsorption)
    }
  }
}
