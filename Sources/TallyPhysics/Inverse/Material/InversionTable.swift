internal import Foundation

/// From two attenuations to areal density and class, for the beams of one scanner, by the forward model: for classes in
/// steps of an eighth and attenuations of the first plane from 0 to 9.5, how much matter of that class it takes, and what
/// the second plane then shows. Between the points linear.
struct InversionTable: Sendable {
  /// Points a unit of class; points of attenuation and the highest.
  private static let (perClass, points, highest) = (8, 192, Float(9.5))
  private static let classes = 3 * perClass + 1
  /// How far below polyethylene noise may go.
  private static let leastCoordinate: Float = -1
  /// g/cm²: classes × points.
  private let density: [Float]
  /// The material signal of each class, made to rise with it: classes × points; empty where there is one plane only.
  private let signal: [Float]
  /// −ln T of the second plane for polyethylene, and how far iron lies below it: the unit of the material signal.
  private let lightest: [Float], span: [Float]

  init(_ forward: ForwardModel) {
    let beams = Array(forward.beams.prefix(2))
    let curves = MaterialClass.allCases.map { kind in beams.map { $0.coefficients(of: kind.reference) } }
    let steps = 260
    // Deep enough for polyethylene at the highest attenuation.
    let masses = (0...steps).map { 520 * pow(Double($0) / Double(steps), 2) }
    var (density, second) = ([[Double]](), [[Double]]())
    for node in 0..<Self.classes {
      let lower = min(node / Self.perClass, MaterialClass.allCases.count - 2)
      let share = Double(node - lower * Self.perClass) / Double(Self.perClass)
      let attenuations = beams.indices.map { plane in
        let mixed = zip(curves[lower][plane], curves[lower + 1][plane]).map { $0 + share * ($1 - $0) }
        return masses.map { mass in
          -log(zip(beams[plane].signal, mixed).reduce(0) { $0 + $1.0 * exp(-$1.1 * mass) })
        }
      }
      let wanted = (0..<Self.points).map { Double(Self.attenuation($0)) }
      density.append(wanted.map { Interpolation.linear(at: $0, xs: attenuations[0], ys: masses) })
      if beams.count == 2 {
        second.append(wanted.map { Interpolation.linear(at: $0, xs: attenuations[0], ys: attenuations[1]) })
      }
    }
    self.density = density.flatMap { $0.map(Float.init) }
    guard beams.count == 2 else {
      (signal, lightest, span) = ([], [], [])
      return
    }
    let iron = MaterialClass.metal.rawValue * Self.perClass
    lightest = second[0].map(Float.init)
    let span = (0..<Self.points).map { max(second[0][$0] - second[iron][$0], 1e-6) }
    self.span = span.map(Float.init)
    var signal = [Float](repeating: 0, count: Self.classes * Self.points)
    for point in 0..<Self.points {
      // Made to rise: where heavy matter looks lighter than less heavy matter it cannot be told from it.
      var last = -Float.infinity
      for node in 0..<Self.classes {
        let value = Float((second[0][point] - second[node][point]) / span[point])
        last = max(last + 1e-4, value)
        signal[node * Self.points + point] = last
      }
    }
    self.signal = signal
  }

  var hasTwoEnergies: Bool { !signal.isEmpty }

  private static func attenuation(_ point: Int) -> Float {
    let share = Float(point) / Float(points - 1)
    return highest * share * share
  }

  /// Point below and share of the way to the next. Points are even in the square root.
  @inline(__always) private func place(_ attenuation: Float) -> (point: Int, share: Float) {
    let inside = min(max(attenuation, 0), Self.highest)
    let root = (inside / Self.highest).squareRoot() * Float(Self.points - 1)
    let point = min(Int(root), Self.points - 2)
    let (low, high) = (Self.attenuation(point), Self.attenuation(point + 1))
    // Below 0 and above the end the cell goes on.
    return (point, (attenuation - low) / (high - low))
  }

  /// g/cm² of a class behind which the first plane shows this −ln T; for a little less than nothing a little less than
  /// nothing.
  func density(attenuation: Float, coordinate: Float) -> Float {
    let (point, share) = place(attenuation)
    let inside = min(max(coordinate, Self.leastCoordinate), 3) * Float(Self.perClass)
    let node = min(max(Int(inside), 0), Self.classes - 2)
    func at(_ node: Int) -> Float {
      let start = node * Self.points + point
      return density[start] + share * (density[start + 1] - density[start])
    }
    let near = at(node)
    return near + (inside - Float(node)) * (at(node + 1) - near)
  }

  /// The material signal of a pair of attenuations: 0 for polyethylene, 1 for iron, linear in the second one; and by how much
  /// it changes with either, so that variances can be carried.
  func signal(first: Float, second: Float) -> (value: Float, byFirst: Float, bySecond: Float) {
    let (point, share) = place(first)
    let base = lightest[point] + share * (lightest[point + 1] - lightest[point])
    let unit = max(span[point] + share * (span[point + 1] - span[point]), span[1])
    let step = Self.attenuation(point + 1) - Self.attenuation(point)
    let slope = (lightest[point + 1] - lightest[point]) / step
    return ((base - second) / unit, slope / unit, 1 / unit)
  }

  /// The class coordinate of a material signal behind an attenuation, −1 to 3, and how fast the signal rises with it there.
  /// Matter heavier than iron is rare, and behind little matter it can hardly be told from iron: it is believed only as far
  /// as the signal, whose variance is given, lies beyond that of iron.
  func coordinate(signal: Float, attenuation: Float, variance: Float) -> (value: Float, rise: Float) {
    let found = coordinate(signal: signal, attenuation: attenuation)
    guard found.value > 2 else { return found }
    let (point, share) = place(max(attenuation, 0.02))
    let start = MaterialClass.metal.rawValue * Self.perClass * Self.points + point
    let iron = self.signal[start] + share * (self.signal[start + 1] - self.signal[start])
    let sigmas = (signal - iron) / (variance + Self.ironDoubt * Self.ironDoubt).squareRoot()
    return (2 + (found.value - 2) * min(max((sigmas - 2) / 2, 0), 1), found.rise)
  }

  /// One sigma of the signal of iron by calibration, in units of the distance between polyethylene and iron.
  private static let ironDoubt: Float = 0.04

  /// The class coordinate of a material signal behind an attenuation, −1 to 3, and how fast the signal rises with it there.
  func coordinate(signal wanted: Float, attenuation: Float) -> (value: Float, rise: Float) {
    let (point, share) = place(max(attenuation, 0.02))
    func at(_ node: Int) -> Float {
      let start = node * Self.points + point
      return signal[start] + share * (signal[start + 1] - signal[start])
    }
    var (low, high) = (0, Self.classes - 1)
    let (least, most) = (at(low), at(high))
    if wanted <= least {
      // Noise goes to both sides of polyethylene; cut off, it would leave a bias in the areal density.
      let rise = (at(1) - least) * Float(Self.perClass)
      return (max((wanted - least) / rise, Self.leastCoordinate), rise)
    }
    if wanted >= most { return (3, max(most - at(high - 1), 1e-6) * Float(Self.perClass)) }
    while high - low > 1 {
      let middle = (low + high) / 2
      if at(middle) > wanted { high = middle } else { low = middle }
    }
    let (below, above) = (at(low), at(high))
    return (
      (Float(low) + (wanted - below) / (above - below)) / Float(Self.perClass), (above - below) * Float(Self.perClass)
    )
  }
}
