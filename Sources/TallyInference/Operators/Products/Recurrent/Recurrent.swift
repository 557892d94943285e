internal import TallyCore
internal import TallyTensor

/// RNN, GRU and LSTM (ONNX 7, 14, 22): inputs X, W, R, B, sequence_lens, initial_h and (LSTM) initial_c, P; outputs Y, Y_h
/// and (LSTM) Y_c.
struct Recurrent: Operation {
  private let kind: RecurrentLayer.Kind
  private let functions: [RecurrentLayer.Function]
  /// Whether each direction reads backwards.
  private let directions: [Bool]
  private let hidden: Int?
  private let clip: Double
  /// Batch before steps and before directions.
  private let batchFirst: Bool
  var isFoldable: Bool { false }

  init(_ context: NodeContext) throws(ModelError) {
    let direction = try context.text("direction", default: "forward")
    let known = ["forward": [false], "reverse": [true], "bidirectional": [false, true]]
    guard let directions = known[direction] else {
      throw context.invalid("direction", "\(direction.prefix(40)) is not known.")
    }
    self.directions = directions
    let standard: [String]
    switch context.node.operatorName {
    case "LSTM":
      kind = .memory(couples: try context.flag("input_forget", default: false))
      standard = ["Sigmoid", "Tanh", "Tanh"]
    case "GRU":
      kind = .gated(resetsAfter: try context.flag("linear_before_reset", default: false))
      standard = ["Sigmoid", "Tanh"]
    default: (kind, standard) = (.plain, ["Tanh"])
    }
    functions = try RecurrentFunctions.make(context, standard: standard, directions: directions.count)
    hidden = context.has("hidden_size") ? try context.integer("hidden_size", default: 0) : nil
    let bound = try context.float("clip", default: .infinity)
    guard bound > 0 else { throw context.invalid("clip", "A positive number is expected.") }
    clip = Double(bound)
    batchFirst = try context.flag("layout", default: false)
  }

  private var isMemory: Bool { if case .memory = kind { true } else { false } }

  /// Extents that all inputs share.
  private struct Sizes {
    let steps: Int, batch: Int, inputs: Int, hidden: Int
  }

  private func sizes(_ inputs: Operands) throws(ModelError) -> Sizes {
    let (x, w, r) = (try inputs.shape(0), try inputs.shape(1), try inputs.shape(2))
    guard x.count == 3, w.count == 3, r.count == 3 else { throw inputs.invalid("inputs", "Three axes are expected.") }
    let (gates, count) = (RecurrentLayer.gates(kind), directions.count)
    let sizes = Sizes(steps: x[batchFirst ? 1 : 0], batch: x[batchFirst ? 0 : 1], inputs: x[2], hidden: r[2])
    let (h, b) = (sizes.hidden, sizes.batch)
    guard hidden == nil || hidden == h else { throw inputs.invalid("attribute hidden_size", "The weights have \(h).") }
    guard h <= Int(NodeContext.bound) / 8 else { throw inputs.invalid(2, "\(h) hidden numbers are too many.") }
    let state = batchFirst ? [b, count, h] : [count, b, h]
    let expected: [(Int, [Int])] = [
      (1, [count, gates * h, x[2]]), (2, [count, gates * h, h]), (3, [count, 2 * gates * h]), (4, [b]), (5, state),
      (6, state), (7, [count, 3 * h]),
    ]
    for (index, shape) in expected.prefix(isMemory ? 7 : 5) where inputs.has(index) {
      guard try inputs.shape(index) == shape else {
        throw inputs.invalid(index, "Its shape is \(try inputs.shape(index)) where \(shape) is expected.")
      }
    }
    return sizes
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (type, s) = (try inputs.floating(0).elementType, try sizes(inputs))
    try inputs.requireSameType(isMemory ? [1, 2, 3, 5, 6, 7] : [1, 2, 3, 5])
    if inputs.has(4) { try inputs.requireIndices(4) }
    let count = directions.count
    let all = batchFirst ? [s.batch, s.steps, count, s.hidden] : [s.steps, count, s.batch, s.hidden]
    let last = batchFirst ? [s.batch, count, s.hidden] : [count, s.batch, s.hidden]
    return [ValueType(all, type), ValueType(last, type)] + (isMemory ? [ValueType(last, type)] : [])
  }

  func operations(_ inputs: Operands, _ outputs: [ValueType]) throws(ModelError) -> Double {
    let s = try sizes(inputs)
    let perStep = Double(RecurrentLayer.gates(kind) * s.hidden) * Double(s.inputs + s.hidden)
    return 2 * perStep * Double(s.steps) * Double(s.batch) * Double(directions.count)
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (types, s) = (try infer(inputs), try sizes(inputs))
    let lengths = inputs.has(4) ? try inputs.tensor(4).integers : []
    guard lengths.allSatisfy({ $0 >= 0 && $0 <= Int64(s.steps) }) else {
      throw inputs.invalid(4, "A sequence has at most \(s.steps) steps.")
    }
    func numbers(_ index: Int) throws(ModelError) -> [Double] {
      inputs.has(index) ? try inputs.tensor(index).doubles : []
    }
    let (x, w, r, b) = (try numbers(0), try numbers(1), try numbers(2), try numbers(3))
    let (initial, initialCell) = (try numbers(5), isMemory ? try numbers(6) : [])
    let peepholes = isMemory ? try numbers(7) : []
    var all = [Double](repeating: 0, count: types[0].count)
    var (last, cells) = ([Double](repeating: 0, count: types[1].count), [Double](repeating: 0, count: types[1].count))
    func part(_ list: [Double], _ direction: Int) -> [Double] {
      let size = list.count / directions.count
      return Array(list[direction * size..<(direction + 1) * size])
    }
    let perDirection = functions.count / directions.count
    for (direction, reversed) in directions.enumerated() {
      let layer = RecurrentLayer(
        kind, inputs: s.inputs, hidden: s.hidden,
        functions: Array(functions[direction * perDirection..<(direction + 1) * perDirection]), clip: clip)
      let weights = RecurrentLayer.Weights(
        input: part(w, direction), recurrent: part(r, direction), bias: part(b, direction),
        peepholes: part(peepholes, direction))
      for batch in 0..<s.batch {
        let place = (batchFirst ? batch * directions.count + direction : direction * s.batch + batch) * s.hidden
        func start(_ list: [Double]) -> [Double] {
          list.isEmpty ? [Double](repeating: 0, count: s.hidden) : Array(list[place..<place + s.hidden])
        }
        var (state, cell) = (start(initial), start(initialCell))
        let steps = lengths.isEmpty ? s.steps : Int(lengths[batch])
        let sequence = (0..<steps).flatMap { step -> ArraySlice<Double> in
          let first = (batchFirst ? batch * s.steps + step : step * s.batch + batch) * s.inputs
          return x[first..<first + s.inputs]
        }
        let states = layer.run(
          sequence, steps: steps, reversed: reversed, weights: weights, state: &state, cell: &cell)
        for step in 0..<steps {
          let row =
            batchFirst
            ? (batch * s.steps + step) * directions.count + direction
            : (step * directions.count + direction) * s.batch + batch
          all.replaceSubrange(
            row * s.hidden..<(row + 1) * s.hidden, with: states[step * s.hidden..<(step + 1) * s.hidden])
        }
        last.replaceSubrange(place..<place + s.hidden, with: state)
        cells.replaceSubrange(place..<place + s.hidden, with: cell)
      }
    }
    let results = isMemory ? [all, last, cells] : [all, last]
    return zip(results, types).map { Tensor(shape: $1.shape, doubles: $0, as: $1.elementType) }
  }
}
