internal import TallyCore
internal import TallyTensor

/// ScatterElements (ONNX 11, 13, 16, 18; Scatter 9) and ScatterND (11, 13, 16, 18): a copy of the data with updates at
/// indexed places, put there or joined with what is there.
struct Scatter: Operation {
  private enum Reduction: String { case none, add, mul, max, min }
  private let reduction: Reduction
  /// Nil for ScatterND.
  private let axis: Int?

  init(_ context: NodeContext) throws(ModelError) {
    let name = try context.text("reduction", default: "none")
    guard let reduction = Reduction(rawValue: name) else {
      throw context.invalid("reduction", "\(name.prefix(40)) is not known.")
    }
    self.reduction = reduction
    axis = context.node.operatorName == "ScatterND" ? nil : try context.integer("axis", default: 0)
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let type = try inputs.type(0)
    let (x, indices, updates) = (
      try inputs.shape(0, minimumRank: 1), try inputs.shape(1, minimumRank: 1), try inputs.shape(2)
    )
    try inputs.requireIndices(1)
    try inputs.requireSameType([2])
    guard reduction == .none || type.elementType != .bool else {
      throw inputs.invalid(0, "There is no arithmetic on bool.")
    }
    if let axis {
      _ = try ElementPlaces(inputs, shape: x, indices: indices, axis: axis)
      guard updates == indices else { throw inputs.invalid(2, "Updates \(updates) do not fit indices \(indices).") }
    } else {
      let length = indices[indices.count - 1]
      guard length <= x.count, length >= 1, updates == indices.dropLast() + Array(x[length...]) else {
        throw inputs.invalid(2, "Updates \(updates) do not fit indices \(indices) into \(x).")
      }
    }
    return [type]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, updates) = (try inputs.tensor(0), try inputs.tensor(2))
    let places = try places(inputs)
    if reduction == .none {
      var picks = Array(0..<x.count)
      for (update, place) in places.enumerated() { picks[place] = x.count + update }
      return [Tensor.joined([x, updates], shape: [x.count + updates.count]).picking(picks, shape: x.shape)]
    }
    let arithmetic: [Reduction: Arithmetic] = [.add: .add, .mul: .multiply, .max: .maximum, .min: .minimum]
    let join = Binary.Plain(arithmetic: arithmetic[reduction] ?? .add)
    return [x.combined(updates, x.shape, Joining(places: places, join: join))]
  }

  /// The place in the data of every number of the updates.
  private func places(_ inputs: Operands) throws(ModelError) -> [Int] {
    let (x, indices) = (try inputs.shape(0), try inputs.tensor(1))
    if let axis {
      return try ElementPlaces(inputs, shape: x, indices: indices.shape, axis: axis).resolve(indices.integers, inputs)
    }
    let length = indices.shape[indices.shape.count - 1]
    let run = x[length...].reduce(1, *)
    return try SlicePlaces(x, from: 0, length: length).resolve(indices.integers, inputs).flatMap { $0..<$0 + run }
  }

  private struct Joining: NumberPairPass {
    let places: [Int]
    let join: Binary.Plain
    func callAsFunction<Number: ReferenceNumber>(_ data: [Number], _ updates: [Number]) -> [Number] {
      var result = data
      for (update, place) in places.enumerated() { result[place] = join(result[place], updates[update]) }
      return result
    }
  }
}
