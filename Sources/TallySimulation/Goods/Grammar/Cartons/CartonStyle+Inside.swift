internal import TallyCore

extension CartonStyle {
  /// The goods of one part of a carton, with a mass.
  func content(in body: Extent, kg: Double, _ random: inout SeededGenerator) -> [Solid] {
    let uneven = unevenness > 0 ? Texture(texture, unevenness, &random) : nil
    func filled(_ extent: Extent, _ kg: Double, of substance: Substance? = nil, rhythm: Solid.Rhythm = .even) -> Solid {
      Solid(
        .block, extent, of: substance ?? content, density: kg * 1e3 / max(extent.volumeCm3, 1e-6), rhythm: rhythm,
        texture: uneven)
    }
    switch inside {
    case .even: return [filled(body, kg)]
    case .rows(let diameters, let contrast, let necks):
      // The stream of the carton would give each its own; the diameter hangs on the carton's size instead, so that all
      // cartons of a load are alike.
      let count = max(1, (body.length / ((diameters.lowerBound + diameters.upperBound) / 2)).rounded())
      let period = body.length / count
      let gain = Float((contrast.lowerBound + contrast.upperBound) / 2)
      let rhythm = Solid.Rhythm.round(period: period, phase: 0.5 - body.x0 / period, gain: gain)
      guard necks > 0 else { return [filled(body, kg, rhythm: rhythm)] }
      var (lower, upper) = (body, body)
      lower.y1 = body.y0 + body.height * (1 - necks)
      upper.y0 = lower.y1
      let neckKg = kg * 0.22 * necks / (1 - necks + 0.22 * necks)
      return [filled(lower, kg - neckKg, rhythm: rhythm), filled(upper, neckKg, rhythm: rhythm)]
    case .cores(let substance, let massShare, let edgeShare):
      let core = body.shrunk(to: edgeShare).shifted(
        x: random.uniform(-0.5, 0.5) * body.length * (1 - edgeShare) * 0.3,
        y: -body.height * (1 - edgeShare) * random.uniform(0.1, 0.4))
      return [filled(body, kg * (1 - massShare)), filled(core, kg * massShare, of: substance)]
    case .hollow(let thickness):
      let hole = body.inset(min(thickness, min(body.length, min(body.height, body.depth)) * 0.4))
      let density = kg * 1e3 / max(body.volumeCm3 - hole.volumeCm3, 1e-6)
      return [
        Solid(.block, body, of: content, density: density, texture: uneven),
        Solid(.block, hole, of: content, density: -density, texture: uneven),
      ]
    case .leaves(let pitches, let share):
      let pitch = (pitches.lowerBound + pitches.upperBound) / 2
      let count = max(1, Int(body.length / pitch)), step = body.length / Double(count)
      return (0..<count).map { leaf in
        filled(
          Extent(
            x: body.x0 + Double(leaf) * step, y: body.y0, z: body.z0, length: step * share, height: body.height,
            depth: body.depth), kg / Double(count))
      }
    }
  }
}
