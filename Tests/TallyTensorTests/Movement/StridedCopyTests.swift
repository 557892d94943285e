import TallyCore
import TallyTensor
import TallyTestSupport
import Testing

@Test("a strided copy agrees with its definition for 300 random boxes")
func stridedCopyAgrees() throws {
  var random = SeededGenerator(seed: 3)
  for round in 0..<300 {
    let rank = random.integer(0..<5)
    let extents = (0..<rank).map { _ in random.integer(1..<7) }
    let order = random.shuffled(Array(0..<rank))
    let dense = StridedCopy.denseStrides(order.map { extents[$0] })
    var source = [Int](repeating: 0, count: rank)
    for (place, axis) in order.enumerated() { source[axis] = dense[place] }
    let count = extents.reduce(1, *)
    var offset = 0
    for axis in 0..<rank {
      if random.chance(0.2) {  // walked backwards
        offset += (extents[axis] - 1) * source[axis]
        source[axis] = -source[axis]
      } else if random.chance(0.2) {  // repeated
        source[axis] = 0
      }
    }
    let gap = random.integer(1..<4)
    let target = StridedCopy.denseStrides(extents).map { $0 * gap }
    let copy = StridedCopy(extents: extents, sourceStrides: source, targetStrides: target, sourceOffset: offset)
    let x = randomFloats(count, seed: round)
    var expected = [Float](repeating: -1, count: count * gap)
    copy.reference(x, into: &expected)
    let (from, to) = (try buffer(x), try buffer([Float](repeating: -1, count: count * gap)))
    copy.run(from.view, to.view, team: teams[round % 3])
    #expect(to.view.array() == expected, "\(extents) from \(source) to \(target)")
  }
}

@Test("large transpositions agree too", arguments: [(100, 1000), (3, 40_000), (40_000, 3), (129, 257)])
func transposition(rows: Int, columns: Int) throws {
  let copy = StridedCopy(extents: [columns, rows], sourceStrides: [1, columns], targetStrides: [rows, 1])
  let x = randomFloats(rows * columns, seed: rows)
  let (from, to) = (try buffer(x), try empty(x.count))
  copy.run(from.view, to.view, team: teams[1])
  let y = to.view.array()
  #expect((0..<columns).allSatisfy { c in (0..<rows).allSatisfy { r in y[c * rows + r] == x[r * columns + c] } })
}
