/// A convolution over any number of spatial axes, channels first, as sums of products and nothing else: the definition for
/// every kind of number.
public struct ConvolutionReference: Sendable {
  /// Batch, channels, space; outputs, channels of a group, window.
  let input: [Int], weights: [Int]
  let outputs: [Int], strides: [Int], dilations: [Int], before: [Int]
  let groups: Int

  /// Shapes and window by axis; `outputs` are the extents of the result, `before` the zeros in front of each axis.
  public init(
    input: [Int], weights: [Int], outputs: [Int], strides: [Int], dilations: [Int], before: [Int], groups: Int
  ) {
    precondition(input.count == weights.count && outputs.count == input.count - 2, "\(input) by \(weights)")
    precondition(weights[1] * groups == input[1] && weights[0] % groups == 0, "\(groups) groups")
    (self.input, self.weights, self.outputs) = (input, weights, outputs)
    (self.strides, self.dilations, self.before, self.groups) = (strides, dilations, before, groups)
  }

  /// `y[n, o, p] = Σ x[n, c, p · stride + k · dilation − before] · w[o, c, k]`.
  @specialized(where Number == Float)
  @specialized(where Number == Double)
  @specialized(where Number == Int64)
  public func run<Number: ReferenceNumber>(_ x: [Number], _ w: [Number]) -> [Number] {
    let space = outputs.count
    let pixels = outputs.reduce(1, *)
    let (plane, window) = (input[2...].reduce(1, *), weights[2...].reduce(1, *))
    let (perGroup, outputsOfGroup) = (weights[1], weights[0] / groups)
    var y = [Number](repeating: 0, count: input[0] * weights[0] * pixels)
    for pixel in 0..<pixels {
      // Which numbers of the window lie inside the picture, and where: the same for every channel.
      var taps: [(from: Int, weight: Int)] = []
      for tap in 0..<window {
        var (rest, restOfTap, from, step, inside) = (pixel, tap, 0, 1, true)
        for axis in stride(from: space - 1, through: 0, by: -1) {
          let at =
            rest % outputs[axis] * strides[axis] + restOfTap % weights[axis + 2] * dilations[axis] - before[axis]
          inside = inside && at >= 0 && at < input[axis + 2]
          from += at * step
          step *= input[axis + 2]
          rest /= outputs[axis]
          restOfTap /= weights[axis + 2]
        }
        if inside { taps.append((from, tap)) }
      }
      for n in 0..<input[0] {
        for o in 0..<weights[0] {
          let first = n * input[1] + o / outputsOfGroup * perGroup
          var sum: Number = 0
          for c in 0..<perGroup {
            let (picture, filter) = ((first + c) * plane, (o * perGroup + c) * window)
            for tap in taps { sum = Number.sum(sum, Number.product(x[picture + tap.from], w[filter + tap.weight])) }
          }
          y[(n * weights[0] + o) * pixels + pixel] = sum
        }
      }
    }
    return y
  }
}
