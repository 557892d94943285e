internal import TallyKernelTable

/// A box of numbers copied from one place with its strides to another with its own: layout changes, transposition,
/// slicing, concatenation, padding and expansion are all this.
public struct StridedCopy: Sendable, Equatable {
  /// Extents of the box, outermost first, with neighbouring dimensions that walk together merged.
  public let extents: [Int]
  /// Floats from one index to the next, source and destination.
  public let sourceStrides: [Int], targetStrides: [Int]
  /// Where the box begins.
  public let sourceOffset: Int, targetOffset: Int

  /// A copy by extents and strides (negative strides walk backwards, 0 repeats).
  public init(
    extents: [Int], sourceStrides: [Int], targetStrides: [Int], sourceOffset: Int = 0, targetOffset: Int = 0
  ) {
    precondition(extents.count == sourceStrides.count && extents.count == targetStrides.count, "ranks differ")
    (self.sourceOffset, self.targetOffset) = (sourceOffset, targetOffset)
    var (e, s, t) = ([Int](), [Int](), [Int]())
    for i in extents.indices where extents[i] != 1 {
      if let outer = s.last, let other = t.last, outer == sourceStrides[i] * extents[i],
        other == targetStrides[i] * extents[i]
      {
        (e[e.count - 1], s[s.count - 1], t[t.count - 1]) = (
          e[e.count - 1] * extents[i], sourceStrides[i], targetStrides[i]
        )
      } else {
        e.append(extents[i])
        s.append(sourceStrides[i])
        t.append(targetStrides[i])
      }
    }
    (self.extents, self.sourceStrides, self.targetStrides) = (e, s, t)
  }

  /// Numbers in the box.
  public var count: Int { extents.reduce(1, *) }

  /// The definition, index by index.
  public func reference(_ source: [Float], into target: inout [Float]) {
    for linear in 0..<count {
      var (rest, from, to) = (linear, sourceOffset, targetOffset)
      for axis in extents.indices.reversed() {
        let index = rest % extents[axis]
        rest /= extents[axis]
        from += index * sourceStrides[axis]
        to += index * targetStrides[axis]
      }
      target[to] = source[from]
    }
  }

  /// The fast path: the two innermost dimensions go to the kernel, the others (and long planes) to the team.
  public func run(_ source: FloatView, _ target: FloatView, team: WorkerTeam) {
    guard count > 0 else { return }
    check(sourceStrides, sourceOffset, source.count, "source")
    check(targetStrides, targetOffset, target.count, "target")
    let rank = extents.count
    let (rows, columns) = (rank > 1 ? extents[rank - 2] : 1, rank > 0 ? extents[rank - 1] : 1)
    let (xRow, xColumn) = (rank > 1 ? sourceStrides[rank - 2] : 0, rank > 0 ? sourceStrides[rank - 1] : 1)
    let (yRow, yColumn) = (rank > 1 ? targetStrides[rank - 2] : 0, rank > 0 ? targetStrides[rank - 1] : 1)
    let outer = extents.dropLast(2).reduce(1, *)
    let band = max(1, 32_768 / max(columns, 1))
    let bands = (rows + band - 1) / band
    team.forEach(outer * bands) { chunk, _ in
      var (rest, from, to) = (chunk / bands, sourceOffset, targetOffset)
      for axis in stride(from: rank - 3, through: 0, by: -1) {
        let index = rest % extents[axis]
        rest /= extents[axis]
        from += index * sourceStrides[axis]
        to += index * targetStrides[axis]
      }
      let first = chunk % bands * band
      team.kernels.copy(
        min(band, rows - first), columns, source.base + from + first * xRow, xRow, xColumn,
        target.base + to + first * yRow, yRow, yColumn)
    }
  }

  private func check(_ strides: [Int], _ offset: Int, _ count: Int, _ side: String) {
    var (low, high) = (offset, offset)
    for axis in extents.indices {
      let reach = (extents[axis] - 1) * strides[axis]
      if reach < 0 { low += reach } else { high += reach }
    }
    precondition(low >= 0 && high < count, "\(side) \(low)...\(high) of \(count)")
  }

  /// Strides of a dense row-major array.
  public static func denseStrides(_ shape: [Int]) -> [Int] {
    var strides = [Int](repeating: 1, count: shape.count)
    for axis in stride(from: shape.count - 2, through: 0, by: -1) {
      strides[axis] = strides[axis + 1] * shape[axis + 1]
    }
    return strides
  }
}
