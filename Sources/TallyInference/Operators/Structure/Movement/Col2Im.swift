internal import TallyCore
internal import TallyTensor

/// Col2Im (ONNX 18): columns of windows added back to the picture that they were cut from.
struct Col2Im: Operation {
  private let window: Window
  var shapeInputs: Set<Int> { [1, 2] }

  init(_ context: NodeContext) throws(ModelError) { window = try Window(context) }

  private func resolved(_ inputs: Operands) throws(ModelError) -> (picture: [Int], window: Window.Resolved) {
    let (picture, block) = (try inputs.integers(1) ?? [], try inputs.integers(2) ?? [])
    guard picture.count == block.count, !block.isEmpty, (picture + block).allSatisfy({ $0 > 0 }),
      picture.count + 2 <= inputs.limits.dimensions
    else { throw inputs.invalid(1, "Blocks \(block) do not fit a picture \(picture).") }
    return (picture, try window.resolve(picture, kernel: block, roundUp: false, inputs))
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (type, x) = (try inputs.type(0), try inputs.shape(0))
    let (picture, window) = try resolved(inputs)
    let taps = try inputs.limits.elements(of: window.kernel, place: inputs.node)
    let columns = try inputs.limits.elements(of: window.outputs, place: inputs.node)
    guard x.count == 3, x[1] % taps == 0, x[2] == columns, type.elementType != .bool else {
      throw inputs.invalid(0, "\(x) is not \(columns) columns of windows of \(taps).")
    }
    return [ValueType([x[0], x[1] / taps] + picture, type.elementType)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, type) = (try inputs.tensor(0), try infer(inputs)[0])
    let (picture, window) = try resolved(inputs)
    let strides = ShapeArithmetic.strides(picture)
    var targets: [Int] = []
    for tap in IndexWalk(window.kernel) {
      for place in IndexWalk(window.outputs) {
        var (to, inside) = (0, true)
        for axis in picture.indices {
          let at = place[axis] * window.strides[axis] + tap[axis] * window.dilations[axis] - window.before[axis]
          inside = inside && at >= 0 && at < picture[axis]
          to += at * strides[axis]
        }
        targets.append(inside ? to : -1)
      }
    }
    return [x.mapped(type.shape, Adding(targets: targets, pixels: picture.reduce(1, *)))]
  }

  private struct Adding: NumberPass {
    let targets: [Int], pixels: Int
    func callAsFunction<Number: ReferenceNumber>(_ values: [Number]) -> [Number] {
      let planes = targets.isEmpty ? 0 : values.count / targets.count
      var result = [Number](repeating: 0, count: planes * pixels)
      for plane in 0..<planes {
        for (from, to) in targets.enumerated() where to >= 0 {
          result[plane * pixels + to] = Number.sum(result[plane * pixels + to], values[plane * targets.count + from])
        }
      }
      return result
    }
  }
}
