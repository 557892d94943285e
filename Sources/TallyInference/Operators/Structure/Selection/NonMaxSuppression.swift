internal import TallyCore
internal import TallyTensor

/// NonMaxSuppression (ONNX 10, 11): of the boxes of each class, those with the best scores that do not overlap a better
/// one too much; rows of batch, class and box.
struct NonMaxSuppression: Operation {
  private let isCentred: Bool
  var makesItsShape: Bool { true }

  init(_ context: NodeContext) throws(ModelError) {
    isCentred = try context.flag("center_point_box", default: false)
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    try evaluate(inputs).map { ValueType($0.shape, $0.elementType) }
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (boxes, scores) = (try inputs.tensor(0), try inputs.tensor(1))
    guard boxes.shape.count == 3, scores.shape.count == 3, boxes.shape[2] == 4, boxes.shape[0] == scores.shape[0],
      boxes.shape[1] == scores.shape[2], boxes.elementType.isFloating, scores.elementType.isFloating
    else { throw inputs.invalid(1, "Scores \(scores.shape) do not fit boxes \(boxes.shape).") }
    let most = try inputs.number(2) ?? 0
    let suppression = Suppression(
      mostPerClass: Int(min(max(most, 0), Double(boxes.shape[1]))), overlap: Float(try inputs.number(3) ?? 0),
      leastScore: inputs.has(4) ? Float(try inputs.number(4) ?? 0) : -.infinity)
    let (batches, classes, count) = (scores.shape[0], scores.shape[1], scores.shape[2])
    let comparisons = Double(batches * classes * count) * Double(suppression.mostPerClass)
    guard comparisons <= inputs.limits.operations else {
      throw inputs.invalid(2, "\(suppression.mostPerClass) of \(count) boxes are too many to compare.")
    }
    let (corners, ranks) = (boxes.floats, scores.floats)
    var rows: [Int64] = []
    for batch in 0..<batches {
      let list = (0..<count).map { index -> Suppression.Box in
        let numbers = Array(corners[(batch * count + index) * 4..<(batch * count + index) * 4 + 4])
        return isCentred ? Suppression.Box(centre: numbers) : Suppression.Box(corners: numbers)
      }
      for kind in 0..<classes {
        let first = (batch * classes + kind) * count
        for box in suppression.selected(list, scores: Array(ranks[first..<first + count])) {
          rows += [Int64(batch), Int64(kind), Int64(box)]
        }
      }
    }
    return [Tensor(shape: [rows.count / 3, 3], integers: rows)]
  }
}
