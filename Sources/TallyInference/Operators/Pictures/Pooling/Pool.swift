internal import Foundation
internal import TallyCore
internal import TallyTensor

/// MaxPool (ONNX 1, 8, 10, 11, 12, 22), AveragePool (7, 10, 11, 19, 22) and LpPool (2, 11, 18, 22).
struct Pool: Operation {
  private enum Kind: Sendable { case fast(Pooling.Kind), norm(Double) }
  private let window: Window
  private let roundUp: Bool
  private let kind: Kind
  /// MaxPool's second output, the place of each maximum, is asked for.
  let wantsPlaces: Bool
  /// Places count the columns first.
  private let columnsFirst: Bool
  var isFoldable: Bool { false }

  init(_ context: NodeContext) throws(ModelError) {
    window = try Window(context)
    roundUp = try context.flag("ceil_mode", default: false)
    columnsFirst = try context.flag("storage_order", default: false)
    wantsPlaces = context.node.outputs.count > 1
    switch context.node.operatorName {
    case "MaxPool": kind = .fast(.maximum)
    case "LpPool":
      let p = try context.integer("p", default: 2)
      guard p > 0 else { throw context.invalid("p", "It must be positive.") }
      kind = .norm(Double(p))
    default: kind = .fast(try context.flag("count_include_pad", default: false) ? .averageWithPadding : .average)
    }
    guard window.kernel != nil else { throw context.invalid("kernel_shape", "It is missing.") }
  }

  private var isMaximum: Bool { if case .fast(.maximum) = kind { true } else { false } }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let type = try inputs.type(0)
    let x = try inputs.shape(0, minimumRank: 3)
    guard type.elementType.isFloating || (isMaximum && type.elementType != .bool) else {
      throw inputs.invalid(0, "It is \(type.elementType) where floating point is expected.")
    }
    try inputs.requireNumbers(0)
    let shape = [x[0], x[1]] + (try resolved(inputs)).outputs
    return [ValueType(shape, type.elementType)] + (isMaximum ? [ValueType(shape, .int64)] : [])
  }

  func resolved(_ inputs: Operands) throws(ModelError) -> Window.Resolved {
    try window.resolve(Array(try inputs.shape(0)[2...]), kernel: window.kernel ?? [], roundUp: roundUp, inputs)
  }

  func operations(_ inputs: Operands, _ outputs: [ValueType]) throws(ModelError) -> Double {
    Double(outputs[0].count) * (window.kernel ?? []).reduce(1.0) { $0 * Double($1) }
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, type, window) = (try inputs.tensor(0), try infer(inputs)[0], try resolved(inputs))
    let (space, values) = (Array(x.shape[2...]), x.doubles)
    let (strides, pixels) = (ShapeArithmetic.strides(space), space.reduce(1, *))
    let taps = Array(IndexWalk(window.kernel))
    var (pooled, places) = ([Double](), [Int64]())
    for plane in 0..<x.shape[0] * x.shape[1] {
      for index in IndexWalk(window.outputs) {
        var (largest, sum, counted, place) = (-Double.infinity, 0.0, 0, 0)
        for tap in taps {
          var (from, columnwise, step, inside, padded) = (0, 0, 1, true, true)
          for axis in space.indices {
            let at = index[axis] * window.strides[axis] + tap[axis] * window.dilations[axis] - window.before[axis]
            if at < 0 || at >= space[axis] { inside = false }
            if at >= space[axis] + window.after[axis] { padded = false }
            from += at * strides[axis]
            columnwise += at * step
            step *= space[axis]
          }
          if inside {
            let value = values[plane * pixels + from]
            if value.isNaN || value > largest {
              (largest, place) = (value, plane * pixels + (columnsFirst ? columnwise : from))
            }
            if case .norm(let p) = kind { sum += pow(abs(value), p) } else { sum += value }
          }
          if case .fast(.averageWithPadding) = kind, padded { counted += 1 } else if inside { counted += 1 }
        }
        places.append(Int64(place))
        switch kind {
        case .fast(.maximum): pooled.append(largest)
        case .fast: pooled.append(sum / Double(max(1, counted)))
        case .norm(let p): pooled.append(pow(sum, 1 / p))
        }
      }
    }
    let result = Tensor(shape: type.shape, doubles: pooled, as: type.elementType)
    return isMaximum ? [result, Tensor(shape: type.shape, integers: places)] : [result]
  }

  func lower(_ node: LoweringNode) throws(ModelError) -> Bool {
    let (x, resolved) = (try node.operands.shape(0), try resolved(node.operands))
    guard !wantsPlaces, case .fast(let kind) = kind,
      let shape = resolved.shape(
        batch: x[0], extents: Array(x[2...]), inputs: x[1], outputs: x[1], groups: max(1, x[1]))
    else { return false }
    let (rows, columns) =
      resolved.outputs.count == 1 ? (1, resolved.outputs[0]) : (resolved.outputs[0], resolved.outputs[1])
    let (input, output) = (try node.input(0, .channelsLast), node.output(0, .channelsLast))
    node.emit(kind.rawValue, reads: [input], writes: [output]) { (run) throws(ModelError) in
      Pooling.run(kind, run[input], run[output], shape, rows: rows, columns: columns, team: run.team)
    }
    return true
  }
}
