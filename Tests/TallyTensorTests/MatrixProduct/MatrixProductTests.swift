import TallyTensor
import TallyTestSupport
import Testing

@Test("products agree with the definition, also transposed", arguments: [1, 3, 8, 130], [1, 5, 64])
func productsAgree(rows: Int, inner: Int) throws {
  for columns in [1, 2, 7, 33] {
    let a = randomFloats(2 * rows * inner, seed: rows), b = randomFloats(inner * columns, seed: columns)
    let expected = (0..<2).flatMap { item in
      MatrixProduct.reference(
        Array(a[item * rows * inner..<(item + 1) * rows * inner]), b, rows: rows, inner: inner, columns: columns)
    }
    let items = (0..<2).map { MatrixProduct.Item(a: $0 * rows * inner, b: 0, y: $0 * rows * columns) }
    func transposed(_ m: [Float], _ r: Int, _ c: Int) -> [Float] {
      (0..<m.count).map { i in m[i / (r * c) * r * c + i % (r * c) % r * c + i % (r * c) / r] }
    }
    for (flipA, flipB) in [(false, false), (true, false), (false, true), (true, true)] {
      let left = try buffer(flipA ? transposed(a, rows, inner) : a)
      let right = try buffer(flipB ? transposed(b, inner, columns) : b)
      for team in teams {
        let y = try empty(expected.count)
        MatrixProduct.run(
          left.view, right.view, y.view, items: items, rows: rows, inner: inner, columns: columns, transposeA: flipA,
          transposeB: flipB, team: team)
        #expect(relativeError(y.view.array(), expected) <= Tolerance.gemm, "\(rows)×\(inner)×\(columns)")
      }
    }
  }
}

@Test("a product over nothing is zero")
func emptyProduct() throws {
  let (a, b, y) = (try empty(0), try empty(0), try empty(6))
  MatrixProduct.run(
    a.view, b.view, y.view, items: [.init(a: 0, b: 0, y: 0)], rows: 2, inner: 0, columns: 3, team: teams[0])
  #expect(y.view.array() == [0, 0, 0, 0, 0, 0])
}
