/// A picture that is put off: other pictures side by side, some of them enlarged, which a reader may read instead.
struct Deferred {
  /// Channels that are another value's, whose pixel (y / 2, x / 2) stands for pixel (y, x) where it is halved.
  struct Part: Equatable {
    let value: Int, channels: Int
    var isHalved = false
  }

  /// In the order of their channels; not one of them is itself put off.
  let parts: [Part]
  /// Emits the steps that make the picture after all, for a reader that needs it whole.
  let make: () throws(ModelError) -> Void

  /// Channels of a part must fill the widest registers, or reading parts costs more than making the whole.
  static let channelMultiple = 16
}

extension LoweringNode {
  /// The parts of an input that is put off, or nil where it exists.
  func deferredParts(_ index: Int) -> [Deferred.Part]? {
    guard index < inputs.count, let value = inputs[index] else { return nil }
    return lowering.deferred[value]?.parts
  }

  /// Puts the node's only output off where its inputs can stand for it; `make` emits the steps that make it after all.
  /// False where it must be made now.
  func putOff(isHalved: Bool, _ make: @escaping () throws(ModelError) -> Void) -> Bool {
    guard settings.optimises, fusion.isEmpty, outputTypes[0].shape.count == 4 else { return false }
    var parts: [Deferred.Part] = []
    for index in inputs.indices.prefix(isHalved ? 1 : inputs.count) {
      guard let value = inputs[index], operands.list[index]?.constant == nil else { return false }
      let own = Deferred.Part(value: value, channels: lowering.graph.type(value).shape[1])
      parts += deferredParts(index) ?? [own]
    }
    guard parts.allSatisfy({ $0.channels % Deferred.channelMultiple == 0 && $0.channels > 0 }) else { return false }
    if isHalved {
      guard parts.allSatisfy({ !$0.isHalved }) else { return false }
      parts = parts.map { Deferred.Part(value: $0.value, channels: $0.channels, isHalved: true) }
    }
    lowering.putOff(output, Deferred(parts: parts, make: make))
    return true
  }
}
