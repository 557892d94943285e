internal import Foundation
internal import TallyPhysics
internal import TallyReport

/// The charts of docs/physics.md, each reckoned from the model as it is.
enum PhysicsCharts {
  private static func steps(_ range: ClosedRange<Double>, _ count: Int) -> [Double] {
    (0...count).map { range.lowerBound + (range.upperBound - range.lowerBound) * Double($0) / Double(count) }
  }

  private static func powers(_ range: ClosedRange<Double>, _ count: Int) -> [Double] {
    steps(log(range.lowerBound)...log(range.upperBound), count).map { exp($0) }
  }

  /// Photons a MeV on the axis, of beams with the standard target and filter.
  static func spectra() throws -> LineChart {
    let lines = try [3.0, 4, 6, 9].map { endpoint in
      let spectrum = try BremsstrahlungSpectrum(beam: ScannerModel.Beam(endpointMev: endpoint))
      let energies = spectrum.energiesMev
      let points = energies.indices.dropFirst().dropLast().map { bin in
        (x: energies[bin], y: spectrum.photons[bin] / ((energies[bin + 1] - energies[bin - 1]) / 2))
      }
      return LineChart.Line(
        name: "\(Int(endpoint)) MV, mean \(PhysicsWords.rounded(spectrum.meanEnergyMev, 2))", points: points)
    }
    return LineChart(
      title: "Photons out of target and filter", xName: "photon energy, MeV", yName: "photons a MeV, share of all",
      yScale: .logarithmic, xRange: 0...9, yRange: 1e-3...3, lines: lines)
  }

  /// Total mass attenuation.
  static func attenuation() throws -> LineChart {
    let lines = try ["water", "polyethylene", "aluminium", "iron", "lead", "CdWO4"].map { name in
      let material = try Material(nameOrFormula: name)
      let energies = powers(0.05...10, 240)
      let values = AttenuationTable.standard.values(.total, of: material, energiesMev: energies)
      return LineChart.Line(name: name, points: zip(energies, values).map { (x: $0, y: $1) })
    }
    return LineChart(
      title: "Mass attenuation", xName: "photon energy, MeV", yName: "μ/ρ, cm²/g", xScale: .logarithmic,
      yScale: .logarithmic, xRange: 0.05...10, yRange: 0.02...10, lines: lines)
  }

  /// What detectors keep of a photon's energy.
  static func detectors() throws -> LineChart {
    let kinds: [(Scintillator.Kind, Double)] = [
      (.cadmiumTungstate, 20), (.cadmiumTungstate, 30), (.caesiumIodide, 30), (.caesiumIodide, 50), (.plastic, 50),
      (.plastic, 200),
    ]
    let energies = powers(0.05...10, 120)
    let lines = kinds.map { kind, depth in
      let response = DetectorResponse(
        detector: .init(scintillator: kind, crystalMm: depth), energiesMev: energies)
      return LineChart.Line(
        name: "\(kind.rawValue), \(Int(depth)) mm",
        points: zip(energies, response.meanDeposit).map { (x: $0, y: $1 / $0) })
    }
    return LineChart(
      title: "Energy that an element of 5 mm keeps", xName: "photon energy, MeV", yName: "mean share of the energy",
      xScale: .logarithmic, xRange: 0.05...10, yRange: 0...1, lines: lines)
  }

  /// Narrow and broad beam at 6 MV.
  static func transmission() throws -> LineChart {
    let model = try ForwardModel(try ScannerModel.named("mobile-6-4"))
    let lines = try [("steel", 7.85), ("concrete", 2.35), ("lead", 11.35)].flatMap { name, density in
      let material = try Material(nameOrFormula: name)
      let depths = steps(0...160, 160)
      return [
        LineChart.Line(
          name: "\(name), narrow",
          points: depths.map { (x: $0, y: model.exactTransmission([(material, $0 * density)], plane: 0)) }),
        LineChart.Line(
          name: "\(name), broad",
          points: depths.map { (x: $0, y: model.broadBeamTransmission([(material, $0 * density)], plane: 0)) }),
      ]
    }
    return LineChart(
      title: "Transmission of 6 MV", xName: "thickness, cm", yName: "share of the signal", yScale: .logarithmic,
      xRange: 0...160, yRange: 1e-6...1, lines: lines)
  }

  /// What tells materials apart.
  static func materials() throws -> LineChart {
    let lines = try ["mobile-6-4", "portal-9-6"].flatMap { name in
      let model = try ForwardModel(try ScannerModel.named(name))
      return try ["CH2", "Al", "Fe", "Pb"].map { formula in
        let material = try Material(formula: formula)
        let points = powers(0.5...400, 160).map { mass -> (x: Double, y: Double) in
          let high = -log(model.exactTransmission([(material, mass)], plane: 0))
          let low = -log(model.exactTransmission([(material, mass)], plane: 1))
          return (x: high, y: low / high)
        }
        return LineChart.Line(name: "\(formula), \(name)", points: points)
      }
    }
    return LineChart(
      title: "Lower energy over higher", xName: "−ln T of the higher energy", yName: "ratio of −ln T", xRange: 0...8,
      yRange: 1...1.3, lines: lines)
  }

  /// Thick steel against the calibration of a real file family.
  static func saturation() throws -> LineChart {
    // Inches of steel, and what that family shows of them (docs/physics.md, Scatter).
    let real = [
      (1, 0.97), (2, 1.79), (3, 2.44), (4, 2.91), (5, 3.23), (6, 3.44), (7, 3.57), (8, 3.63), (10, 3.69), (12, 3.70),
    ].map { (x: Double($0.0), y: $0.1) }
    var scanner = try ScannerModel.named("portal-9-6")
    let steel = try Material(named: "steel")
    let lines = try [0, 0.01, 0.063].map { leak in
      scanner.readout.leakFraction = leak
      let model = try ForwardModel(scanner)
      let points = steps(0...12, 120).map { inches -> (x: Double, y: Double) in
        let clean = model.exactTransmission([(steel, inches * 2.54 * 7.87)], plane: 0)
        return (x: inches, y: -log((clean + leak) / (1 + leak)) / 0.766)
      }
      return LineChart.Line(name: "leak of \(PhysicsWords.rounded(100 * leak, 1)) %", points: points)
    }
    return LineChart(
      title: "Steel as a 9 MV portal shows it", xName: "steel, inches", yName: "−ln T / 0.766", xRange: 0...12,
      yRange: 0...8, lines: [LineChart.Line(name: "real family", points: real)] + lines)
  }

  /// How far each scanner sees.
  static func penetration() throws -> LineChart {
    let lines = try ScannerModel.knownNames.map { name in
      let test = PenetrationTest(try ForwardModel(try ScannerModel.named(name)))
      return LineChart.Line(
        name: name, points: steps(100...450, 70).map { (x: $0, y: test.significance(steelMm: $0)) })
    }
    return LineChart(
      title: "A bar behind steel", xName: "steel, mm", yName: "sigmas of the bar", yScale: .logarithmic,
      xRange: 100...450, yRange: 0.1...10_000, lines: lines)
  }

  /// The inverse on wedges.
  static func wedge() throws -> LineChart {
    let lines = try ["mobile-6-4", "portal-9-6"].flatMap { name in
      let report = StepWedge.standard.evaluate(try ForwardModel(try ScannerModel.named(name)), seed: 1)
      return ["polyethylene", "aluminium", "iron"].map { material in
        LineChart.Line(
          name: "\(material), \(name)",
          points: report.steps.filter { $0.material == material }.map { (x: $0.arealDensityGCm2, y: $0.errorPercent) })
      }
    }
    return LineChart(
      title: "Error of the areal density on wedges", xName: "g/cm²", yName: "error, %", xRange: 0...150, yRange: -5...5,
      lines: lines)
  }
}
