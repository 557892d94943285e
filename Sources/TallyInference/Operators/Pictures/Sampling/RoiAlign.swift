internal import TallyCore
internal import TallyTensor

/// RoiAlign (ONNX 10, 16, 22): regions of pictures brought to one size (He et al. 2017, "Mask R-CNN").
struct RoiAlign: Operation {
  private let pooling: RegionPooling

  init(_ context: NodeContext) throws(ModelError) {
    let mode = try context.text("mode", default: "avg")
    guard mode == "avg" || mode == "max" else { throw context.invalid("mode", "\(mode.prefix(40)) is not known.") }
    // Before version 16 coordinates were not shifted.
    let frame = try context.text(
      "coordinate_transformation_mode", default: context.opset < 16 ? "output_half_pixel" : "half_pixel")
    guard frame == "half_pixel" || frame == "output_half_pixel" else {
      throw context.invalid("coordinate_transformation_mode", "\(frame.prefix(40)) is not known.")
    }
    pooling = RegionPooling(
      height: try context.integer("output_height", default: 1), width: try context.integer("output_width", default: 1),
      samples: try context.integer("sampling_ratio", default: 0),
      scale: Double(try context.float("spatial_scale", default: 1)), shiftsByHalf: frame == "half_pixel",
      takesLargest: mode == "max")
    guard pooling.height > 0, pooling.width > 0, (0...1024).contains(pooling.samples), pooling.scale.isFinite else {
      throw context.invalid("output_height", "Sizes and samples must be positive, samples at most 1,024.")
    }
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (type, regions, batches) = (try inputs.floating(0), try inputs.shape(1), try inputs.shape(2))
    guard type.shape.count == 4, regions.count == 2, regions[1] == 4, batches == [regions[0]] else {
      throw inputs.invalid(1, "Regions \(regions) of pictures \(batches) do not fit \(type.shape).")
    }
    try inputs.requireNumbers(0)
    try inputs.requireIndices(2)
    return [ValueType([regions[0], type.shape[1], pooling.height, pooling.width], type.elementType)]
  }

  func operations(_ inputs: Operands, _ outputs: [ValueType]) throws(ModelError) -> Double {
    let x = try inputs.shape(0)
    let samples = Double(pooling.samples * pooling.samples)
    // As many samples as a region has pixels; it reaches four pictures far at most.
    let perPlane = samples > 0 ? samples * Double(pooling.height * pooling.width) : 64 * Double(x[2] * x[3])
    return 8 * perPlane * Double(try inputs.shape(1)[0]) * Double(x[1])
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, type) = (try inputs.tensor(0), try infer(inputs)[0])
    let batches = try inputs.places(try inputs.tensor(2).integers, extent: x.shape[0], input: 2)
    let regions = try inputs.tensor(1).doubles
    // Samples by the size of a region: a region far larger than its picture would ask for any number of them.
    let reach = 4 * Double(max(x.shape[2], x.shape[3]))
    guard regions.allSatisfy({ abs($0 * pooling.scale) <= reach }) else {
      throw inputs.invalid(1, "A region reaches far out of its picture.")
    }
    let values = pooling.run(x.doubles, shape: x.shape, regions: regions, pictures: batches)
    return [Tensor(shape: type.shape, doubles: values, as: type.elementType)]
  }
}
