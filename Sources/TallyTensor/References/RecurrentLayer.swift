/// A recurrent layer in one direction, in double precision: simple (Elman), gated (GRU; Cho et al. 2014) or long
/// short-term memory (LSTM; Hochreiter and Schmidhuber 1997, with peepholes by Gers and Schmidhuber 2000). Gates stand in
/// ONNX's order: update, reset, hidden; or input, output, forget, cell.
public struct RecurrentLayer: Sendable {
  /// Which layer. `resetsAfter` applies a GRU's reset gate after the matrix product instead of before it; `couples` makes an
  /// LSTM forget exactly what it does not take in.
  public enum Kind: Sendable, Equatable { case plain, gated(resetsAfter: Bool), memory(couples: Bool) }

  /// A function of one number.
  public typealias Function = @Sendable (Double) -> Double

  /// Weights: `input` is gates · hidden × inputs, `recurrent` gates · hidden × hidden, each row-major; `bias` has one number
  /// for each of both, `peepholes` 3 · hidden. Empty where left out.
  public struct Weights: Sendable {
    let input: [Double], recurrent: [Double], bias: [Double], peepholes: [Double]

    /// Weights by name.
    public init(input: [Double], recurrent: [Double], bias: [Double], peepholes: [Double]) {
      (self.input, self.recurrent, self.bias, self.peepholes) = (input, recurrent, bias, peepholes)
    }
  }

  let kind: Kind
  let inputs: Int, hidden: Int
  /// For the gates, the candidate, and (LSTM) the output.
  let functions: [Function]
  /// Largest magnitude that goes into a function.
  let clip: Double

  /// A layer of some size; `functions` are one, two or three by kind.
  public init(_ kind: Kind, inputs: Int, hidden: Int, functions: [Function], clip: Double) {
    precondition(functions.count == Self.functions(kind), "\(functions.count) functions")
    (self.kind, self.inputs, self.hidden, self.functions, self.clip) = (kind, inputs, hidden, functions, clip)
  }

  /// Gates of a kind of layer.
  public static func gates(_ kind: Kind) -> Int {
    switch kind {
    case .plain: 1
    case .gated: 3
    case .memory: 4
    }
  }

  /// Functions that a kind of layer needs.
  public static func functions(_ kind: Kind) -> Int {
    switch kind {
    case .plain: 1
    case .gated: 2
    case .memory: 3
    }
  }

  /// One sequence: `x` is steps × inputs, read backwards where `reversed`. Gives the state after every step, and leaves the
  /// last in `state` (and `cell`).
  public func run(
    _ x: [Double], steps: Int, reversed: Bool, weights: Weights, state: inout [Double], cell: inout [Double]
  ) -> [Double] {
    precondition(x.count == steps * inputs && state.count == hidden && cell.count == hidden, "\(steps) steps")
    var states = [Double](repeating: 0, count: steps * hidden)
    for index in 0..<steps {
      let step = reversed ? steps - 1 - index : index
      let now = Array(x[step * inputs..<(step + 1) * inputs])
      switch kind {
      case .plain: plain(now, weights, &state)
      case .gated(let resetsAfter): gated(now, weights, &state, resetsAfter: resetsAfter)
      case .memory(let couples): memory(now, weights, &state, &cell, couples: couples)
      }
      states.replaceSubrange(step * hidden..<(step + 1) * hidden, with: state)
    }
    return states
  }

  private func plain(_ x: [Double], _ weights: Weights, _ state: inout [Double]) {
    let sums = zip(fromInput(x, weights, 0), fromState(state, weights, 0)).map { $0 + $1 }
    state = sums.map { functions[0](clipped($0)) }
  }

  private func gated(_ x: [Double], _ weights: Weights, _ state: inout [Double], resetsAfter: Bool) {
    func gate(_ index: Int) -> [Double] {
      zip(fromInput(x, weights, index), fromState(state, weights, index)).map { functions[0](clipped($0 + $1)) }
    }
    let (update, reset) = (gate(0), gate(1))
    let own =
      resetsAfter
      ? zip(reset, fromState(state, weights, 2)).map { $0 * $1 }
      : fromState(zip(reset, state).map { $0 * $1 }, weights, 2)
    let candidate = zip(fromInput(x, weights, 2), own).map { functions[1](clipped($0 + $1)) }
    state = update.indices.map { (1 - update[$0]) * candidate[$0] + update[$0] * state[$0] }
  }

  private func memory(
    _ x: [Double], _ weights: Weights, _ state: inout [Double], _ cell: inout [Double], couples: Bool
  ) {
    func sums(_ gate: Int, _ peephole: Int?, _ cell: [Double]) -> [Double] {
      let (a, b) = (fromInput(x, weights, gate), fromState(state, weights, gate))
      return a.indices.map { index in
        var sum = a[index] + b[index]
        if let peephole, !weights.peepholes.isEmpty {
          sum += weights.peepholes[peephole * hidden + index] * cell[index]
        }
        return clipped(sum)
      }
    }
    let input = sums(0, 0, cell).map(functions[0])
    let forget = couples ? input.map { 1 - $0 } : sums(2, 2, cell).map(functions[0])
    let candidate = sums(3, nil, cell).map(functions[1])
    cell = input.indices.map { forget[$0] * cell[$0] + input[$0] * candidate[$0] }
    let output = sums(1, 1, cell).map(functions[0])
    state = output.indices.map { output[$0] * functions[2](cell[$0]) }
  }

  private func fromInput(_ x: [Double], _ weights: Weights, _ gate: Int) -> [Double] {
    products(weights.input, x, gate, bias: weights.bias.isEmpty ? nil : weights.bias[(gate * hidden)...])
  }

  private func fromState(_ state: [Double], _ weights: Weights, _ gate: Int) -> [Double] {
    let first = (Self.gates(kind) + gate) * hidden
    return products(weights.recurrent, state, gate, bias: weights.bias.isEmpty ? nil : weights.bias[first...])
  }

  private func products(_ matrix: [Double], _ x: [Double], _ gate: Int, bias: ArraySlice<Double>?) -> [Double] {
    (0..<hidden).map { row in
      let first = (gate * hidden + row) * x.count
      var sum = bias.map { $0[$0.startIndex + row] } ?? 0
      for i in x.indices { sum += matrix[first + i] * x[i] }
      return sum
    }
  }

  private func clipped(_ x: Double) -> Double { min(max(x, -clip), clip) }
}
