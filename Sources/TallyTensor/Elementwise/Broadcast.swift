internal import TallyKernelTable

/// Arithmetic on two numbers; larger and smaller are NaN when either is.
public enum Arithmetic: String, Sendable {
  /// a + b, a − b, a · b, a / b.
  case add, subtract, multiply, divide
  /// The larger, the smaller.
  case maximum, minimum

  /// The definition.
  public func callAsFunction(_ a: Float, _ b: Float) -> Float {
    switch self {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a / b
    case .maximum: a < b || b.isNaN ? b : a
    case .minimum: a > b || b.isNaN ? b : a
    }
  }

  /// The kernel's name for it.
  fileprivate var kernel: BinaryKind {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .maximum: .maximum
    case .minimum: .minimum
    }
  }
}

/// Arithmetic on two arrays with broadcasting: where one has extent 1 (or lacks the dimension), it repeats.
public struct Broadcast: Sendable {
  /// Extents of the result, neighbouring dimensions merged where both sides walk through them together.
  let extents: [Int]
  let left: [Int], right: [Int]

  /// The plan for dense row-major arrays of these shapes; nil where they do not fit together.
  public init?(_ a: [Int], _ b: [Int]) {
    guard let result = Self.shape(a, b) else { return nil }
    func strides(_ shape: [Int]) -> [Int] {
      let missing = result.count - shape.count
      let dense = StridedCopy.denseStrides(shape)
      return result.indices.map { $0 < missing || shape[$0 - missing] == 1 ? 0 : dense[$0 - missing] }
    }
    let merged = StridedCopy(extents: result, sourceStrides: strides(a), targetStrides: strides(b))
    (extents, left, right) = (merged.extents, merged.sourceStrides, merged.targetStrides)
  }

  /// The shape of the result; nil where two extents differ and neither is 1.
  public static func shape(_ a: [Int], _ b: [Int]) -> [Int]? {
    let rank = max(a.count, b.count)
    var result: [Int] = []
    for axis in 0..<rank {
      let x = axis < rank - a.count ? 1 : a[axis - (rank - a.count)]
      let y = axis < rank - b.count ? 1 : b[axis - (rank - b.count)]
      guard x == y || x == 1 || y == 1 else { return nil }
      result.append(x == 1 ? y : x)
    }
    return result
  }

  /// The definition, index by index.
  public func reference(_ kind: Arithmetic, _ a: [Float], _ b: [Float]) -> [Float] {
    (0..<extents.reduce(1, *)).map { linear in
      var (rest, i, j) = (linear, 0, 0)
      for axis in extents.indices.reversed() {
        let index = rest % extents[axis]
        rest /= extents[axis]
        i += index * left[axis]
        j += index * right[axis]
      }
      return kind(a[i], b[j])
    }
  }

  /// The fast path into a dense result. `y` may be an operand that has the result's shape.
  public func run(_ kind: Arithmetic, _ a: FloatView, _ b: FloatView, _ y: FloatView, team: WorkerTeam) {
    let count = extents.reduce(1, *)
    precondition(y.count >= count, "\(count) results in \(y.count)")
    precondition(a.count > reach(left) && b.count > reach(right), "operands of \(extents)")
    if count == 0 { return }
    let rank = extents.count
    // A single long dimension is cut into rows so that the team has something to share.
    let columns = rank == 0 ? 1 : extents[rank - 1]
    let (aColumn, bColumn) = (rank == 0 ? 1 : left[rank - 1], rank == 0 ? 1 : right[rank - 1])
    let rows = rank > 1 ? extents[rank - 2] : 1
    let (aRow, bRow) = (rank > 1 ? left[rank - 2] : 0, rank > 1 ? right[rank - 2] : 0)
    let width = min(columns, Elementwise.chunk)
    let pieces = (columns + width - 1) / width
    let band = max(1, Elementwise.chunk / width)
    let bands = (rows + band - 1) / band
    let outer = extents.dropLast(2).reduce(1, *)
    team.forEach(outer * bands * pieces) { chunk, _ in
      var (rest, i, j) = (chunk / (bands * pieces), 0, 0)
      let plane = rest * rows * columns
      for axis in stride(from: rank - 3, through: 0, by: -1) {
        let index = rest % extents[axis]
        rest /= extents[axis]
        i += index * left[axis]
        j += index * right[axis]
      }
      let (row, column) = (chunk / pieces % bands * band, chunk % pieces * width)
      // With several pieces a band is one row, so that the destination of a call is dense.
      team.kernels.combine(
        kind.kernel, pieces > 1 ? 1 : min(band, rows - row), min(width, columns - column),
        a.base + i + row * aRow + column * aColumn, aRow, aColumn, b.base + j + row * bRow + column * bColumn, bRow,
        bColumn, y.base + plane + row * columns + column)
    }
  }

  private func reach(_ strides: [Int]) -> Int {
    extents.contains(0) ? -1 : zip(extents, strides).reduce(0) { $0 + ($1.0 - 1) * $1.1 }
  }
}
