/// A model as its file says it: nothing is checked but the wire format, names are text.
struct ModelGraph: Sendable, Equatable {
  var file = ""
  /// Version of the standard operators (domain "" or "ai.onnx"); 0 where the file names none.
  var opset = 0
  var producer = ""
  var nodes: [GraphNode] = []
  var initialisers: [String: Tensor] = [:]
  var inputs: [ValueDescription] = []
  var outputs: [ValueDescription] = []
  /// What the file holds that is not covered here (types, sparse tensors), so that one error can name all of it.
  var unsupported: [String] = []
}

/// One node of the graph.
struct GraphNode: Sendable, Equatable {
  var name = ""
  var operatorName = ""
  var domain = ""
  /// An empty name is an optional input that is left out.
  var inputs: [String] = []
  var outputs: [String] = []
  var attributes: [String: Attribute] = [:]

  /// The graphs that the node carries, by attribute.
  var graphs: [String: ModelGraph] {
    attributes.compactMapValues { if case .graph(let graph) = $0 { graph } else { nil } }
  }
}

/// The value of a node's attribute.
enum Attribute: Sendable, Equatable {
  case integer(Int64), float(Float), text(String), tensor(Tensor), graph(ModelGraph)
  case integers([Int64]), floats([Float]), texts([String])
  /// A kind that no operator here reads: lists of graphs, sparse tensors, type descriptions.
  case other(String)
}
