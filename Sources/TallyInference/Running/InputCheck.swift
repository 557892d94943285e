internal import TallyCore

/// Whether the inputs of a run are those that the model declares.
struct InputCheck {
  private let model: CheckedModel

  init(_ model: CheckedModel) { self.model = model }

  /// Every declared input is there once, with the declared type and extents, and nothing else.
  func check(_ inputs: [String: Tensor]) throws(ModelError) {
    var named: [String: Int] = [:]
    for description in model.graph.inputs {
      guard let tensor = inputs[description.name] else {
        throw .input(name: description.name, problem: "It is missing.")
      }
      guard tensor.elementType == description.elementType else {
        throw .input(
          name: description.name,
          problem: "It is \(tensor.elementType), the model asks for \(description.elementType).")
      }
      _ = try model.limits.elements(of: tensor.shape, place: "input \(description.name)")
      guard let dimensions = description.dimensions else { continue }
      func refuse() -> ModelError {
        .input(name: description.name, problem: "Its shape is \(tensor.shape), the model asks for \(description.line).")
      }
      guard tensor.shape.count == dimensions.count else { throw refuse() }
      for (extent, dimension) in zip(tensor.shape, dimensions) {
        switch dimension {
        case .fixed(let value): if value != extent { throw refuse() }
        case .named(""), .named("?"): continue
        case .named(let name):
          if let other = named.updateValue(extent, forKey: name), other != extent { throw refuse() }
        }
      }
    }
    let known = Set(model.graph.inputs.map(\.name))
    if let extra = inputs.keys.filter({ !known.contains($0) }).min() {
      throw .input(name: extra, problem: "The model has no input of this name; it has \(known.sorted()).")
    }
  }
}
