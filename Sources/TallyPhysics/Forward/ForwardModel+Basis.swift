internal import Foundation

extension ForwardModel {
  /// The weights of a material: those whose −ln T come nearest to the exact ones in all planes at six thicknesses,
  /// relative least squares by Gauss and Newton. Polyethylene and copper alone where that holds within `plainResidual`,
  /// which it does for all matter up to zinc; lead is added for heavier matter.
  public func basis(of material: Material) -> BasisWeights { basisFit(of: material).weights }

  /// The weights and the largest relative error of −ln T that they leave, over planes and thicknesses.
  public func basisFit(of material: Material) -> (weights: BasisWeights, residual: Double) {
    let target = BasisFit(beams: beams, material: material)
    let plain = target.solve(basis: [0, 1])
    if plain.residual <= Self.plainResidual {
      return (BasisWeights(light: Float(plain.weights[0]), heavy: Float(plain.weights[1])), plain.residual)
    }
    let full = target.solve(basis: [0, 1, 2])
    let weights = full.weights.map(Float.init)
    return (BasisWeights(light: weights[0], heavy: weights[1], dense: weights[2]), full.residual)
  }

  /// Largest relative error of −ln T at which two basis materials are enough.
  static let plainResidual = 0.012
}

/// One fit.
private struct BasisFit {
  /// g/cm², from a container's wall to a full load.
  private static let thicknesses = [3.0, 10, 30, 60, 100, 160]
  private static let rounds = 15

  private struct Sample { let weights: [Double], basis: [[Double]], thickness: Double, exact: Double }
  private let samples: [Sample]

  init(beams: [BeamWeights], material: Material) {
    samples = beams.flatMap { beam in
      let curve = beam.coefficients(of: material)
      let basis = BasisMaterials.standard.all.map { beam.coefficients(of: $0) }
      return Self.thicknesses.map { thickness in
        let sum = zip(beam.signal, curve).reduce(0) { $0 + $1.0 * exp(-$1.1 * thickness) }
        return Sample(weights: beam.signal, basis: basis, thickness: thickness, exact: -log(sum))
      }
    }
  }

  /// Weights of the chosen basis materials, and the largest relative error that is left.
  func solve(basis chosen: [Int]) -> (weights: [Double], residual: Double) {
    var weights = [Double](repeating: 1 / Double(chosen.count), count: chosen.count)
    for _ in 0..<Self.rounds {
      var (normal, right) = (
        [[Double]](repeating: [Double](repeating: 0, count: chosen.count), count: chosen.count),
        [Double](repeating: 0, count: chosen.count)
      )
      for sample in samples {
        let (value, slopes) = evaluate(sample, chosen, weights)
        let error = (sample.exact - value) / sample.exact
        for i in chosen.indices {
          right[i] += slopes[i] / sample.exact * error
          for j in chosen.indices { normal[i][j] += slopes[i] * slopes[j] / (sample.exact * sample.exact) }
        }
      }
      let step = LinearEquations.solve(normal, right)
      for i in chosen.indices { weights[i] += step[i] }
    }
    let residual = samples.map { abs(evaluate($0, chosen, weights).value / $0.exact - 1) }.max() ?? 0
    return (weights, residual)
  }

  /// −ln T of a sample with the given weights, and its slope by each weight.
  private func evaluate(_ sample: Sample, _ chosen: [Int], _ weights: [Double]) -> (value: Double, slopes: [Double]) {
    var (sum, slopes) = (0.0, [Double](repeating: 0, count: chosen.count))
    for bin in sample.weights.indices {
      var coefficient = 0.0
      for (i, basis) in chosen.enumerated() { coefficient += weights[i] * sample.basis[basis][bin] }
      let part = sample.weights[bin] * exp(-coefficient * sample.thickness)
      sum += part
      for (i, basis) in chosen.enumerated() { slopes[i] += part * sample.basis[basis][bin] * sample.thickness }
    }
    return (-log(sum), slopes.map { $0 / sum })
  }
}

/// Small systems of linear equations.
enum LinearEquations {
  /// Solves a symmetric positive definite system by elimination.
  static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    var (rows, values) = (matrix, right)
    for pivot in values.indices {
      for row in values.indices where row > pivot {
        let factor = rows[row][pivot] / rows[pivot][pivot]
        for column in values.indices { rows[row][column] -= factor * rows[pivot][column] }
        values[row] -= factor * values[pivot]
      }
    }
    for pivot in values.indices.reversed() {
      for column in values.indices where column > pivot { values[pivot] -= rows[pivot][column] * values[column] }
      values[pivot] /= rows[pivot][pivot]
    }
    return values
  }
}
