/// Mean and covariance of vectors, summed up one after the other, and the distances that they define.
struct Covariance: Sendable {
  /// Length of the vectors, and how many there were.
  let dimension: Int
  private(set) var count = 0.0
  private var sums: [Double], products: [Double]

  /// Nothing yet.
  init(dimension: Int) {
    self.dimension = dimension
    sums = [Double](repeating: 0, count: dimension)
    products = [Double](repeating: 0, count: dimension * dimension)
  }

  /// Adds one vector.
  mutating func add(_ vector: [Double]) {
    count += 1
    for i in 0..<dimension {
      sums[i] += vector[i]
      for j in 0...i { products[i * dimension + j] += vector[i] * vector[j] }
    }
  }

  /// Adds what another has seen.
  mutating func add(_ other: Covariance) {
    count += other.count
    for i in sums.indices { sums[i] += other.sums[i] }
    for i in products.indices { products[i] += other.products[i] }
  }

  /// The mean.
  var mean: [Double] { sums.map { $0 / max(count, 1) } }

  /// The factor L of covariance + ridge = L Lᵀ (Cholesky), lower triangle. The ridge is a share of each variance and a
  /// least variance, so that it exists for whatever was added.
  func factor(ridge: Double, least: Double) -> [Double] {
    let mean = mean, n = dimension
    var matrix = [Double](repeating: 0, count: n * n)
    for i in 0..<n {
      for j in 0...i { matrix[i * n + j] = products[i * n + j] / max(count, 1) - mean[i] * mean[j] }
      matrix[i * n + i] = max(matrix[i * n + i], 0) * (1 + ridge) + least
    }
    for i in 0..<n {
      for j in 0...i {
        var sum = matrix[i * n + j]
        for k in 0..<j { sum -= matrix[i * n + k] * matrix[j * n + k] }
        matrix[i * n + j] = i == j ? max(sum, least * 1e-3).squareRoot() : sum / matrix[j * n + j]
      }
    }
    return matrix
  }

  /// L⁻¹ v: with it, squared lengths are Mahalanobis distances, and scalar products are those under the inverse covariance.
  static func whitened(_ vector: [Double], by factor: [Double]) -> [Double] {
    let n = vector.count
    var result = vector
    for i in 0..<n {
      for k in 0..<i { result[i] -= factor[i * n + k] * result[k] }
      result[i] /= factor[i * n + i]
    }
    return result
  }
}
