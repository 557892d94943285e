import TallyTensor
import TallyTestSupport
import Testing

private let kinds: [Arithmetic] = [.add, .subtract, .multiply, .divide, .maximum, .minimum]

@Test("arithmetic with broadcasting agrees with its definition", arguments: kinds)
func broadcastAgrees(kind: Arithmetic) throws {
  let pairs: [([Int], [Int])] = [
    ([], []), ([7], [7]), ([17], [1]), ([1], [9]), ([3, 1], [1, 5]), ([2, 3, 4, 5], [5]), ([2, 3, 4, 5], [3, 1, 1]),
    ([2, 1, 4, 1], [2, 3, 1, 5]), ([1, 40, 60, 9], [1, 1, 1, 9]), ([2, 40, 60, 9], [2, 1, 1, 9]), ([40_001], [40_001]),
    ([40_001], []), ([3, 33_000], [3, 1]), ([0, 3], [1, 3]),
  ]
  for (a, b) in pairs {
    let broadcast = try #require(Broadcast(a, b))
    let x = randomFloats(a.reduce(1, *), seed: 1), y = randomFloats(b.reduce(1, *), seed: 2)
    let expected = broadcast.reference(kind, x, y)
    let (left, right) = (try buffer(x), try buffer(y))
    for team in teams {
      let result = try empty(expected.count)
      broadcast.run(kind, left.view, right.view, result.view, team: team)
      #expect(result.view.array() == expected, "\(a) \(kind) \(b)")
    }
  }
}

@Test("larger and smaller are NaN when either is")
func nanWins() throws {
  for kind in [Arithmetic.maximum, .minimum] {
    let broadcast = try #require(Broadcast([9], [9]))
    let ones = [Float](repeating: 1, count: 9)
    for place in 0..<9 {
      var x = ones
      x[place] = .nan
      for (a, b) in [(x, ones), (ones, x)] {
        let (left, right, result) = (try buffer(a), try buffer(b), try empty(9))
        broadcast.run(kind, left.view, right.view, result.view, team: teams[0])
        let values = result.view.array()
        #expect(values.indices.allSatisfy { values[$0].isNaN == ($0 == place) })
      }
    }
  }
}

@Test("shapes that do not fit together are refused")
func misfits() {
  #expect(Broadcast([2], [3]) == nil)
  #expect(Broadcast([2, 3], [2]) == nil)
  #expect(Broadcast.shape([4, 1, 3], [2, 1]) == [4, 2, 3])
}
