internal import Foundation
internal import TallyCore

/// LRN (ONNX 1, 13): every number over a power of the squares around it across channels (Krizhevsky et al. 2012, "ImageNet
/// Classification with Deep Convolutional Neural Networks").
struct LocalResponseNormalization: Operation {
  private let alpha: Double, beta: Double, bias: Double
  private let size: Int

  init(_ context: NodeContext) throws(ModelError) {
    alpha = Double(try context.float("alpha", default: 1e-4))
    beta = Double(try context.float("beta", default: 0.75))
    bias = Double(try context.float("bias", default: 1))
    size = try context.integer("size", default: 0)
    guard size > 0 else { throw context.invalid("size", "A positive number is expected.") }
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    _ = try inputs.shape(0, minimumRank: 2)
    try inputs.requireNumbers(0)
    return [try inputs.floating(0)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let x = try inputs.tensor(0)
    let (values, lines) = (x.doubles, ShapeArithmetic.lines(x.shape, axis: 1))
    let result = values.indices.map { index -> Double in
      let channel = index / lines.inner % lines.extent
      let first = max(0, channel - (size - 1) / 2)
      let last = min(lines.extent - 1, channel + size / 2)
      var squares = 0.0
      for other in first...max(first, last) {
        let value = values[index + (other - channel) * lines.inner]
        squares += value * value
      }
      return values[index] / pow(bias + alpha / Double(size) * squares, beta)
    }
    return [Tensor(shape: x.shape, doubles: result, as: x.elementType)]
  }
}
