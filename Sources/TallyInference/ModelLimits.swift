/// What a model file may ask for before it is refused. All are checked before the memory is taken.
public struct ModelLimits: Sendable, Hashable {
  /// Bytes of the model file, and of all its external data together.
  public var fileBytes: Int
  /// Nodes in the graph and all graphs inside it.
  public var nodes: Int
  /// Elements of one tensor, stored or computed.
  public var elements: Int
  /// Dimensions of one tensor.
  public var dimensions: Int
  /// Bytes of scratch memory of one run.
  public var scratchBytes: Int
  /// Bytes of scratch memory beyond which a picture is run strip by strip, where the network allows it.
  public var runBytes: Int
  /// Floating-point operations of one run.
  public var operations: Double
  /// Graphs inside graphs (the branches of If).
  public var nesting: Int
  /// Bytes of all plans that are kept for shapes that may come again.
  public var planCacheBytes: Int

  /// Limits by number. The defaults hold networks a hundred times the shipped one on the widest scans.
  public init(
    fileBytes: Int = 1 << 31, nodes: Int = 20_000, elements: Int = 1 << 30, dimensions: Int = 8,
    scratchBytes: Int = 1 << 33, runBytes: Int = 1 << 30, operations: Double = 1e14, nesting: Int = 16,
    planCacheBytes: Int = 1 << 30
  ) {
    (self.fileBytes, self.nodes, self.elements) = (fileBytes, nodes, elements)
    (self.dimensions, self.scratchBytes, self.operations) = (dimensions, scratchBytes, operations)
    self.runBytes = runBytes
    (self.nesting, self.planCacheBytes) = (nesting, planCacheBytes)
  }

  /// The limits that hold where nothing else is said.
  public static let standard = ModelLimits()

  /// Elements of a shape; refused where they are too many or an extent is negative. An extent of 0 does not excuse the
  /// others: their product must fit too, because it is what indices are counted with.
  func elements(of shape: [Int], place: String) throws(ModelError) -> Int {
    guard shape.count <= dimensions else {
      throw .tooLarge(place: place, what: "dimensions", value: UInt64(shape.count), limit: UInt64(dimensions))
    }
    var product = UInt64(1)
    for extent in shape {
      guard extent >= 0 else {
        throw .invalidNode(node: place, part: "shape", problem: "\(shape) has a negative extent.")
      }
      let (next, overflow) = product.multipliedReportingOverflow(by: UInt64(max(extent, 1)))
      product = overflow ? .max : next
    }
    guard product <= UInt64(elements) else {
      throw .tooLarge(place: place, what: "elements", value: product, limit: UInt64(elements))
    }
    return shape.contains(0) ? 0 : Int(product)
  }
}
