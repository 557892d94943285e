internal import TallyCore

/// QuantizeLinear (ONNX 10, 13, 19, 21, 23 and later) to 8 and 16 bits: `x / scale` rounded to the nearest even, plus the
/// zero point, held in range.
struct QuantizeLinear: Operation {
  private let axis: QuantisedAxis
  private let type: NumpyElementType?

  init(_ context: NodeContext) throws(ModelError) {
    axis = try QuantisedAxis(context)
    let number = try context.integer("output_dtype", default: 0)
    guard number != 0 else {
      type = nil
      return
    }
    guard let type = NumpyElementType(onnx: Int64(number)), type.quantisedRange != nil else {
      throw context.unsupported("quantisation to element type \(number)")
    }
    self.type = type
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let x = try inputs.type(0)
    guard x.elementType.isFloating || x.elementType == .int32 else {
      throw inputs.invalid(0, "\(x.elementType) is not quantised.")
    }
    for index in 1...2 where index == 1 || inputs.has(index) { try axis.check(index, inputs) }
    let result = inputs.has(2) ? try inputs.type(2).elementType : type ?? .uint8
    guard result.quantisedRange != nil, type == nil || type == result else {
      throw inputs.invalid(2, "\(result) is no type to quantise to.")
    }
    return [ValueType(x.shape, result)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, type) = (try inputs.tensor(0), try infer(inputs)[0])
    let scale = try axis.spread(try inputs.tensor(1), over: x.shape, inputs)
    // The quotient has the precision of its type, because it decides where halves go.
    let quotients = Tensor(shape: x.shape, floats: zip(x.floats, scale.floats).map { $0 / $1 })
      .cast(to: x.elementType == .float16 ? .float16 : .float32).doubles
    let zeros =
      inputs.has(2)
      ? try axis.spread(try inputs.tensor(2), over: x.shape, inputs).doubles : [Double](repeating: 0, count: x.count)
    return [Tensor.quantised(zip(quotients, zeros).map { $0.rounded(.toNearestOrEven) + $1 }, type)]
  }
}

extension NumpyElementType {
  /// The numbers that a quantised type holds; nil for other types.
  var quantisedRange: ClosedRange<Double>? {
    switch self {
    case .int8: -128...127
    case .uint8: 0...255
    case .int16: -32_768...32_767
    case .uint16: 0...65_535
    default: nil
    }
  }
}

extension Tensor {
  /// Whole numbers held in the range of a quantised type.
  static func quantised(_ values: [Double], _ type: ValueType) -> Tensor {
    let range = type.elementType.quantisedRange ?? -128...127
    let held = values.map { $0.isNaN ? 0 : Int64(min(max($0, range.lowerBound), range.upperBound)) }
    return Tensor(shape: type.shape, integers: held, as: type.elementType)
  }
}
