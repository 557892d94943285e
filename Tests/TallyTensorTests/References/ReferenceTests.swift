import Foundation
import TallyTensor
import TallyTestSupport
import Testing

/// The plain algorithms against what is known about them: exact cases, symmetries, and each other.
@Suite struct ReferenceTests {
  @Test("a convolution of whole numbers is exact, wraps, and agrees with floating point")
  func convolution() {
    let shape = ConvolutionReference(
      input: [2, 4, 5, 6], weights: [6, 2, 3, 2], outputs: [3, 3], strides: [2, 2], dilations: [1, 2], before: [1, 0],
      groups: 2)
    let x = (0..<240).map { Int64($0 * 37 % 101 - 50) }, w = (0..<72).map { Int64($0 * 53 % 29 - 14) }
    let whole = shape.run(x, w)
    #expect(whole.map(Double.init) == shape.run(x.map(Double.init), w.map(Double.init)))
    #expect(whole.map { Float($0) } == shape.run(x.map { Float($0) }, w.map { Float($0) }))
    // One output by hand: batch 1, output 4 (second group), row 1, column 2.
    var sum: Int64 = 0
    for c in 0..<2 {
      for ky in 0..<3 {
        for kx in 0..<2 {
          let (row, column) = (1 * 2 + ky - 1, 2 * 2 + kx * 2)
          if row < 5 && column < 6 {
            sum += x[((4 + 2 + c) * 5 + row) * 6 + column] * w[((4 * 2 + c) * 3 + ky) * 2 + kx]
          }
        }
      }
    }
    #expect(whole[((1 * 6 + 4) * 3 + 1) * 3 + 2] == sum)
    let one = ConvolutionReference(
      input: [1, 1, 1], weights: [1, 1, 1], outputs: [1], strides: [1], dilations: [1], before: [0], groups: 1)
    #expect(one.run([Int64.max], [2]) == [-2])
  }

  @Test("a grid over the pixel centres gives the picture back, for every filter and border")
  func gridIdentity() {
    let x = (0..<24).map { Double($0 * $0 % 7) }
    for aligned in [true, false] {
      var grid: [Double] = []
      for row in 0..<4 {
        for column in 0..<3 {
          let at = { (index: Int, extent: Int) -> Double in
            aligned ? 2 * Double(index) / Double(extent - 1) - 1 : (2 * Double(index) + 1) / Double(extent) - 1
          }
          grid += [at(column, 3), at(row, 4)]
        }
      }
      for filter in [GridSampling.Filter.nearest, .linear, .cubic] {
        for border in [GridSampling.Border.zeros, .border, .reflection] {
          let sampling = GridSampling(filter: filter, border: border, alignsCorners: aligned)
          let y = sampling.sample(x, shape: [1, 2, 4, 3], grid: grid)
          #expect(zip(x, y).allSatisfy { abs($0 - $1) < 1e-9 }, "\(filter) \(border) \(aligned)")
        }
      }
    }
  }

  @Test("far outside a picture stand zeros, its edge, or its mirror image; NaN gives 0")
  func gridOutside() {
    let x: [Double] = [1, 2, 4]
    func at(_ place: Double, _ border: GridSampling.Border) -> Double {
      GridSampling(filter: .linear, border: border, alignsCorners: true).sample(x, shape: [1, 1, 3], grid: [place])[0]
    }
    #expect(at(9, .zeros) == 0 && at(1e30, .zeros) == 0 && at(-.infinity, .border) == 0 && at(.nan, .border) == 0)
    #expect(at(9, .border) == 4 && at(-1e30, .border) == 1)
    #expect(at(1.5, .reflection) == 3 && at(-2, .reflection) == 2 && at(3, .reflection) == 1)
    #expect(at(1.5, .zeros) == 2)
  }

  @Test("suppression keeps the best of what overlaps, in order, whatever way the corners are given")
  func suppression() {
    let corners: [[Float]] = [[0, 0, 10, 10], [1, 1, 11, 11], [10, 10, 0, 0], [20, 20, 30, 30]]
    let boxes = corners.map { Suppression.Box(corners: $0) }
    func kept(_ scores: [Float], most: Int = 9, overlap: Float = 0.5, least: Float = 0) -> [Int] {
      Suppression(mostPerClass: most, overlap: overlap, leastScore: least).selected(boxes, scores: scores)
    }
    #expect(kept([0.9, 0.8, 0.7, 0.6]) == [0, 3])
    #expect(kept([0.7, 0.8, 0.9, 0.95]) == [3, 2])
    #expect(kept([0.9, 0.8, 0.7, 0.6], overlap: 1) == [0, 1, 2, 3])
    #expect(kept([0.5, 0.5, 0.5, 0.5], most: 1) == [0] && kept([0.5, 0.5, 0.5, 0.5], most: 0) == [])
    #expect(kept([.nan, 0.8, 0.1, 0.2], least: 0.15) == [1, 3])
    let centred = Suppression.Box(centre: [5, 5, 10, 10])
    #expect(
      Suppression(mostPerClass: 9, overlap: 0.99, leastScore: 0).selected([boxes[0], centred], scores: [1, 1]) == [0])
  }

  @Test("pooling a region of a plane that rises evenly gives the middle of each cell")
  func regions() {
    // x[row, column] = 10 · row + column, so that interpolation is exact.
    let x = (0..<64).map { Double(10 * ($0 / 8) + $0 % 8) }
    let pooling = RegionPooling(height: 2, width: 3, samples: 2, scale: 0.5, shiftsByHalf: true, takesLargest: false)
    let y = pooling.run(x, shape: [1, 1, 8, 8], regions: [3, 5, 9, 13], pictures: [0])
    for row in 0..<2 {
      for column in 0..<3 {
        let (down, across) = (2 + (Double(row) + 0.5) * 2, 1 + (Double(column) + 0.5))
        #expect(abs(y[row * 3 + column] - (10 * down + across)) < 1e-9)
      }
    }
    let outside = pooling.run(x, shape: [1, 1, 8, 8], regions: [-90, -90, -80, -80], pictures: [0])
    #expect(outside.allSatisfy { $0 == 0 })
  }

  @Test("recurrent layers: closed gates keep the state, open ones forget it, backwards mirrors forwards")
  func recurrence() {
    let sigmoid: RecurrentLayer.Function = { 1 / (1 + exp(-$0)) }
    let weights = { (gates: Int, bias: [Double]) in
      RecurrentLayer.Weights(
        input: (0..<gates * 2 * 3).map { sin(Double($0)) / 2 }, recurrent: (0..<gates * 4).map { cos(Double($0)) / 2 },
        bias: bias.flatMap { [$0, $0] } + [Double](repeating: 0, count: gates * 2), peepholes: [])
    }
    let x = (0..<15).map { cos(Double($0) * 1.7) }
    let mirrored = stride(from: 4, through: 0, by: -1).flatMap { x[$0 * 3..<$0 * 3 + 3] }
    func run(
      _ kind: RecurrentLayer.Kind, _ functions: [RecurrentLayer.Function], _ bias: [Double], _ x: [Double],
      reversed: Bool = false
    ) -> (states: [Double], state: [Double], cell: [Double]) {
      let layer = RecurrentLayer(kind, inputs: 3, hidden: 2, functions: functions, clip: .infinity)
      var (state, cell) = ([0.5, -0.25], [0.125, 1.0])
      let states = layer.run(
        x, steps: 5, reversed: reversed, weights: weights(RecurrentLayer.gates(kind), bias), state: &state, cell: &cell)
      return (states, state, cell)
    }
    // An update gate of 1 keeps a GRU as it is; forget 1 and input 0 keep an LSTM's cell.
    for resets in [true, false] {
      #expect(run(.gated(resetsAfter: resets), [sigmoid, { tanh($0) }], [900, 0, 0], x).state == [0.5, -0.25])
    }
    let memory = [sigmoid, { tanh($0) }, { tanh($0) }] as [RecurrentLayer.Function]
    #expect(run(.memory(couples: false), memory, [-900, 0, 900, 0], x).cell == [0.125, 1])
    #expect(run(.memory(couples: true), memory, [-900, 0, -900, 0], x).cell == [0.125, 1])
    // Forget 0: the last step alone decides.
    let short = run(.memory(couples: false), memory, [0, 0, -900, 0], x)
    #expect(short.cell != [0.125, 1] && short.states.count == 10 && Array(short.states[8...]) == short.state)
    for kind in [RecurrentLayer.Kind.plain, .gated(resetsAfter: true), .memory(couples: false)] {
      let functions = Array(memory.suffix(RecurrentLayer.functions(kind)))
      let bias = [Double](repeating: 0.1, count: RecurrentLayer.gates(kind))
      let (forwards, backwards) = (run(kind, functions, bias, x), run(kind, functions, bias, mirrored, reversed: true))
      #expect(forwards.state == backwards.state)
      #expect((0..<5).allSatisfy { forwards.states[2 * $0] == backwards.states[2 * (4 - $0)] })
    }
  }

  @Test("attention: equal keys give the mean, a mask chooses, grouped heads share, nothing allowed gives zeros")
  func attention() {
    let reference = AttentionReference(scale: 1, softcap: 0, stage: .probabilities)
    let values: [Double] = [1, 2, 3, 5, 7, 9]
    func run(_ bias: [Double], heads: Int = 1) -> (values: [Double], scores: [Double]) {
      reference.run(
        query: [Double](repeating: 1, count: 2 * heads), keys: [Double](repeating: 0.5, count: 6), values: values,
        bias: bias, batch: 1, heads: heads, keyHeads: 1, steps: 1, keySteps: 3, size: 2, valueSize: 2)
    }
    let mean = run([0, 0, 0])
    #expect(abs(mean.values[0] - 11.0 / 3) < 1e-12 && abs(mean.values[1] - 16.0 / 3) < 1e-12)
    #expect(run([-.infinity, 0, -.infinity]).values == [3, 5])
    let none = run([-.infinity, -.infinity, -.infinity])
    #expect(none.values == [0, 0] && none.scores == [0, 0, 0])
    #expect(run([0, -.infinity, -.infinity, -.infinity, -.infinity, 0], heads: 2).values == [1, 2, 7, 9])
  }

  @Test("products of matrices are the same sums in every kind of number")
  func products() {
    let a = (0..<15).map { Int64($0 % 7 - 3) }, b = (0..<20).map { Int64($0 % 5 - 2) }
    let whole = MatrixProduct.reference(a, b, rows: 3, inner: 5, columns: 4)
    #expect(
      whole.map(Double.init)
        == MatrixProduct.reference(a.map(Double.init), b.map(Double.init), rows: 3, inner: 5, columns: 4))
    #expect(whole[4] == (0..<5).reduce(0) { $0 + a[5 + $1] * b[$1 * 4] })
    #expect(MatrixProduct.reference([Int64](), [], rows: 2, inner: 0, columns: 2) == [0, 0, 0, 0])
  }

  @Test("numbers wrap, divide and compare as C does it")
  func numbers() {
    #expect(Int64.sum(.max, 1) == .min && Int64.product(.max, 2) == -2 && Int64.quotient(7, 0) == 0)
    #expect(Int64.quotient(.min, -1) == .min && Int64.quotient(-7, 2) == -3)
    #expect(Int64(cutting: .nan) == 0 && Int64(cutting: 1e30) == .max && Int64(cutting: -2.9) == -2)
    #expect(Double.larger(.nan, 1).isNaN && Double.larger(1, .nan).isNaN && Double.smaller(.nan, 1).isNaN)
    #expect(Float.larger(1, 2) == 2 && Float.smaller(1, 2) == 1)
  }
}
