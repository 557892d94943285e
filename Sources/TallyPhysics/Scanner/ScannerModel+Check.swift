extension ScannerModel {
  /// Throws where a value lies outside what the physics of this target covers.
  func check() throws(PhysicsError) {
    try check(!planes.isEmpty && planes.count <= 4, "planes", "A scanner has 1 to 4 energies.")
    for plane in planes {
      let (beam, span) = (plane.beam, plane.airCounts - plane.darkCounts)
      try check((1...15).contains(beam.endpointMev), "endpoint_mev", "The energy must be 1 to 15 MeV.")
      try check((0...0.5).contains(beam.energyBand), "energy_band", "The band must be 0 to 0.5.")
      try check((0.1...30).contains(beam.targetGCm2), "target_g_cm2", "The target must be 0.1 to 30 g/cm².")
      try check((0...100).contains(beam.filterGCm2), "filter_g_cm2", "The filter must be 0 to 100 g/cm².")
      try check((0...10).contains(beam.airGCm2), "air_g_cm2", "The air must be 0 to 10 g/cm².")
      try check((1...1e12).contains(plane.quantaInAir), "quanta_in_air", "The dose must be 1 to 10¹² quanta.")
      try check(plane.darkCounts >= 0 && span > 0, "air_counts", "Air must be above dark, and dark not negative.")
      try check(plane.airCounts < 65_536, "air_counts", "Air must be below 65,536.")
    }
    try check((1...200).contains(detector.crystalMm), "crystal_mm", "The crystal must be 1 to 200 mm deep.")
    try check((1...50).contains(detector.faceMm), "face_mm", "The face must be 1 to 50 mm wide.")
    try check((1...16_384).contains(geometry.rows), "rows", "A line has 1 to 16,384 rows.")
    try check(geometry.pitchXMm > 0 && geometry.pitchYMm > 0, "pitch_y_mm", "The pitch must be above 0.")
    try check(
      geometry.midPlaneMm > 0 && geometry.detectorMm > geometry.midPlaneMm, "detector_mm", "It must lie behind.")
    try checkReadout()
  }

  private func checkReadout() throws(PhysicsError) {
    try check((8...16).contains(readout.bitDepth), "bit_depth", "A sample has 8 to 16 bits.")
    try check((1...16_384).contains(readout.moduleRows), "module_rows", "A module has at least one row.")
    try check((1...10_000).contains(readout.scatterReachPx), "scatter_reach_px", "The reach is 1 to 10,000 rows.")
    for parameter in ReadoutParameter.all {
      let (low, high) = (parameter.permitted.lowerBound, parameter.permitted.upperBound)
      try check(
        parameter.permitted.contains(parameter.value(in: readout)), parameter.name, "It must be \(low) to \(high).")
    }
  }

  private func check(_ holds: Bool, _ field: String, _ problem: String) throws(PhysicsError) {
    if !holds { throw .badScanner(name: name, field: field, problem: problem) }
  }
}
