internal import Foundation
internal import TallyCore
internal import TallyTensor

/// Softmax, LogSoftmax and Hardmax: along one axis since version 13, before that over everything from the axis on.
struct Softmax: Operation {
  let axis: Int
  let flattens: Bool
  private enum Kind { case exponential, logarithm, hard }
  private let kind: Kind

  init(_ context: NodeContext) throws(ModelError) {
    flattens = context.opset < 13
    axis = try context.integer("axis", default: flattens ? 1 : -1)
    let name = context.node.operatorName
    kind = name == "LogSoftmax" ? .logarithm : name == "Hardmax" ? .hard : .exponential
  }

  private init(_ other: Softmax, axis: Int) {
    (flattens, kind, self.axis) = (other.flattens, other.kind, axis)
  }

  func permuted(_ order: [Int]) -> (any Operation)? {
    let axis = axis < 0 ? axis + order.count : axis
    return flattens || !order.indices.contains(axis) ? nil : Softmax(self, axis: order[axis])
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let type = try inputs.floating(0)
    if !type.shape.isEmpty { _ = try inputs.axis(axis, rank: type.shape.count) }
    return [type]
  }

  /// Shape as groups × members × step: member `m` of group `(o, i)` lies at `(o · members + m) · step + i`.
  private func split(_ shape: [Int], _ inputs: Operands) throws(ModelError) -> (outer: Int, members: Int, step: Int) {
    if shape.isEmpty { return (1, 1, 1) }
    let axis = try inputs.axis(axis, rank: shape.count)
    let outer = shape[..<axis].reduce(1, *)
    return flattens
      ? (outer, shape[axis...].reduce(1, *), 1) : (outer, shape[axis], shape[(axis + 1)...].reduce(1, *))
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let x = try inputs.tensor(0)
    let (outer, members, step) = try split(x.shape, inputs)
    var values = x.doubles
    for o in 0..<outer {
      for i in 0..<step {
        let places = (0..<members).map { (o * members + $0) * step + i }
        let maximum = places.map { values[$0] }.max() ?? 0
        let sum = places.reduce(0.0) { $0 + exp(values[$1] - maximum) }
        let first = places.first { values[$0] == maximum }
        for place in places {
          let shifted = values[place] - maximum
          switch kind {
          case .exponential: values[place] = exp(shifted) / sum
          case .logarithm: values[place] = shifted - log(sum)
          case .hard: values[place] = place == first ? 1 : 0
          }
        }
      }
    }
    return [Tensor(shape: x.shape, doubles: values).cast(to: x.elementType)]
  }

  func lower(_ node: LoweringNode) throws(ModelError) -> Bool {
    let shape = try node.operands.shape(0)
    guard kind == .exponential, !shape.isEmpty else { return false }
    let axis = try node.operands.axis(axis, rank: shape.count)
    let channels = shape.count >= 3 && axis == 1 && !flattens
    let (_, members, step) = try split(shape, node.operands)
    guard channels || step == 1 else { return false }
    let layout: Layout = channels ? .channelsLast : .logical
    let columns = channels ? shape[1] : members
    guard columns > 0 else { return false }
    let input = try node.input(0, layout)
    let output = node.output(0, layout, inPlaceOf: 0)
    let rows = shape.reduce(1, *) / columns
    node.emit("softmax", reads: [input], writes: [output]) { (run) throws(ModelError) in
      let (from, to) = (run[input], run[output])
      if from.base != to.base { Elementwise.apply(.identity, from, to, team: run.team) }
      Elementwise.softmax(to, rows: rows, columns: columns, team: run.team)
    }
    return true
  }
}
