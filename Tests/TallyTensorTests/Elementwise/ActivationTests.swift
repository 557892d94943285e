import TallyTensor
import TallyTestSupport
import Testing

private let activations = [
  Activation(.identity), Activation(.relu), Activation(.leakyRelu, alpha: 0.1), Activation(.clip, alpha: -0.5, beta: 6),
  Activation(.sigmoid), Activation(.hardSigmoid, alpha: 0.2, beta: 0.5), Activation(.hardSwish), Activation(.silu),
]

@Test("activations agree with their definitions at every size to two registers and one", arguments: activations)
func activationsAgree(activation: Activation) throws {
  for count in Array(0...17) + [40_000] {
    let x = randomFloats(count, seed: count).map { $0 * 20 }
    let expected = x.map(activation.reference)
    for team in teams {
      let (from, to) = (try buffer(x), try empty(count))
      Elementwise.apply(activation, from.view, to.view, team: team)
      #expect(relativeError(to.view.array(), expected) <= Tolerance.transcendental, "\(activation), \(count)")
    }
  }
}

@Test("activations keep NaN, infinities and the sign of zero as their definitions do", arguments: activations)
func specialValues(activation: Activation) throws {
  let x: [Float] = [.nan, .infinity, -.infinity, -0.0, 0, 88.8, -88.8, 104, -104, 3e38, -3e38]
  let from = try buffer(x)
  Elementwise.apply(activation, from.view, from.view, team: teams[0])
  for (actual, value) in zip(from.view.array(), x) {
    let expected = activation.reference(value)
    if expected.isNaN || expected.isInfinite || expected == 0 {
      #expect(
        actual.isNaN == expected.isNaN && (actual.isNaN || abs(actual - expected) < 1e-30 || actual == expected),
        "\(activation.kind) of \(value) is \(actual), not \(expected)")
    } else {
      // Below e⁻⁸⁷ the kernel gives 0 where the definition has a subnormal number.
      #expect(abs(actual - expected) <= abs(expected) * 1e-5 + 1e-36, "\(activation.kind) of \(value) is \(actual)")
    }
  }
}

@Test("the affine step agrees with its words", arguments: [1, 7, 8, 9, 33])
func affineAgrees(channels: Int) throws {
  let pixels = 1000
  let (x, scale, shift) = (
    randomFloats(pixels * channels, seed: 1), randomFloats(channels, seed: 2), randomFloats(channels, seed: 3)
  )
  let expected = x.indices.map { max(0, x[$0] * scale[$0 % channels] + shift[$0 % channels]) }
  let (from, to, s, t) = (try buffer(x), try empty(x.count), try buffer(scale), try buffer(shift))
  Elementwise.affine(
    from.view, to.view, pixels: pixels, channels: channels, scale: s.view, shift: t.view, activation: Activation(.relu),
    team: teams[1])
  #expect(relativeError(to.view.array(), expected) <= Tolerance.average)
}

@Test(
  "softmax agrees with its definition", arguments: [1, 2, 3, 7, 8, 9, 12, 16, 17, 1000], InstructionSet.available)
func softmaxAgrees(columns: Int, instructions: InstructionSet) throws {
  let x = randomFloats(50 * columns, seed: columns).map { $0 * 40 }
  let expected = Elementwise.softmaxReference(x, rows: 50, columns: columns)
  for threads in 1...3 {
    let team = WorkerTeam(threads: threads, instructions: instructions)
    let row = try buffer(x)
    Elementwise.softmax(row.view, rows: 50, columns: columns, team: team)
    #expect(relativeError(row.view.array(), expected) <= 2e-6)
  }
}

@Test("means of rows agree with their definition", arguments: InstructionSet.available)
func rowMeansAgree(instructions: InstructionSet) throws {
  for columns in [1, 2, 7, 16, 17, 33, 96] {
    let x = randomFloats(40 * columns, seed: columns)
    let y = try empty(40)
    let team = WorkerTeam(threads: 2, instructions: instructions)
    Elementwise.rowMeans(try buffer(x).view, y.view, rows: 40, columns: columns, team: team)
    let expected = Elementwise.rowMeansReference(x, rows: 40, columns: columns)
    #expect(relativeError(y.view.array(), expected) <= Tolerance.average, "\(columns) columns")
  }
}

@Test("map and fill reach every number")
func mapAndFill() throws {
  for count in [0, 1, 16_384, 16_385, 50_000] {
    let x = randomFloats(count, seed: 5)
    let (from, to) = (try buffer(x), try empty(count))
    Elementwise.map(from.view, to.view, team: teams[1]) { $0 * 2 }
    #expect(to.view.array() == x.map { $0 * 2 })
    Elementwise.fill(to.view, with: 7, team: teams[2])
    #expect(to.view.array() == [Float](repeating: 7, count: count))
  }
}
