/// A model as its file says it: nothing is checked but the wire format, names are text.
struct ModelGraph: Sendable {
  var file = ""
  /// Version of the standard operators (domain "" or "ai.onnx"); 0 where the file names none.
  var opset = 0
  var producer = ""
  var nodes: [GraphNode] = []
  var initialisers: [String: Tensor] = [:]
  var inputs: [ValueDescription] = []
  var outputs: [ValueDescription] = []
}

/// One node of the graph.
struct GraphNode: Sendable {
  var name = ""
  var operatorName = ""
  var domain = ""
  /// An empty name is an optional input that is left out.
  var inputs: [String] = []
  var outputs: [String] = []
  var attributes: [String: Attribute] = [:]
}

/// The value of a node's attribute.
enum Attribute: Sendable, Equatable {
  case integer(Int64), float(Float), text(String), tensor(Tensor)
  case integers([Int64]), floats([Float]), texts([String])
  /// A kind that no operator here reads: subgraphs, sparse tensors, type descriptions.
  case other(String)
}
