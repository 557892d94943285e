/// The order in which a picture's numbers lie in memory. Below three dimensions there is only one.
enum Layout: Sendable, Hashable {
  /// As in ONNX: batch, channel, space.
  case logical
  /// Batch, space, channel.
  case channelsLast

  /// What belongs to each axis, in memory order.
  func physical<Element>(_ list: [Element]) -> [Element] {
    guard self == .channelsLast, list.count >= 3 else { return list }
    return [list[0]] + list[2...] + [list[1]]
  }

  /// What belongs to each axis, back in ONNX's order.
  func logical<Element>(_ list: [Element]) -> [Element] {
    guard self == .channelsLast, list.count >= 3 else { return list }
    return [list[0], list[list.count - 1]] + list[1..<(list.count - 1)]
  }

  /// Where an axis lies in memory order.
  func physicalAxis(_ axis: Int, rank: Int) -> Int {
    guard self == .channelsLast, rank >= 3, axis > 0 else { return axis }
    return axis == 1 ? rank - 1 : axis - 1
  }

  /// True where both layouts are the same bytes.
  static func coincide(_ shape: [Int]) -> Bool {
    shape.count < 3 || shape[1] == 1 || shape[2...].reduce(1, *) == 1 || shape.contains(0)
  }
}
