public import TallyCore

/// An input or output of a model as its author declared it.
public struct ValueDescription: Sendable, Equatable, Codable {
  /// One extent: a number, or a name for what may differ from run to run.
  public enum Dimension: Sendable, Equatable, Codable {
    /// Always this.
    case fixed(Int)
    /// Anything; equal names mean equal extents. Empty where the author gave none.
    case named(String)

    /// The number, or nil for a named one.
    public var extent: Int? { if case .fixed(let value) = self { value } else { nil } }
  }

  /// Its name, as `model run --input NAME=FILE` uses it.
  public let name: String
  /// Type of its elements.
  public let elementType: NumpyElementType
  /// Its extents; nil where even their number is left open.
  public let dimensions: [Dimension]?

  /// A description by its parts.
  public init(name: String, elementType: NumpyElementType, dimensions: [Dimension]?) {
    (self.name, self.elementType, self.dimensions) = (name, elementType, dimensions)
  }

  /// `name float32 [batch, 3, 64, 64]`.
  public var line: String {
    let extents = dimensions.map { list in
      "["
        + list.map {
          switch $0 {
          case .fixed(let value): String(value)
          case .named(let name): name.isEmpty ? "?" : name
          }
        }.joined(separator: ", ") + "]"
    }
    return "\(name) \(elementType.rawValue) \(extents ?? "any shape")"
  }
}

/// Shape and type of a value inside a graph whose input shapes are known.
struct ValueType: Sendable, Equatable {
  let shape: [Int]
  let elementType: NumpyElementType

  init(_ shape: [Int], _ elementType: NumpyElementType = .float32) {
    (self.shape, self.elementType) = (shape, elementType)
  }

  var count: Int { shape.reduce(1, *) }
}
