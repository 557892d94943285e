internal import Foundation
internal import TallyCore

/// Reads an ONNX file (onnx.proto3): model → graph → nodes, initialisers, inputs and outputs. Graphs inside nodes are
/// entered to the depth that the limits allow.
struct ModelReader {
  let file: String
  let bytes: [UInt8]
  let limits: ModelLimits
  private let tensors: TensorReader

  /// What counts over all graphs of a file.
  private struct Progress {
    var nodes = 0
    var unsupported: [String] = []
  }

  /// The bytes of a model file, refused when it is too large.
  static func load(_ path: String, limits: ModelLimits) throws(ModelError) -> [UInt8] {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw .unreadable(file: path, said: "there is no readable file of this name")
    }
    defer { handle.closeFile() }
    do {
      let size = try handle.seekToEnd()
      guard size <= UInt64(limits.fileBytes) else {
        throw ModelError.tooLarge(place: path, what: "bytes", value: size, limit: UInt64(limits.fileBytes))
      }
      try handle.seek(toOffset: 0)
      return [UInt8](try handle.read(upToCount: Int(size)) ?? Data())
    } catch let error as ModelError {
      throw error
    } catch {
      throw .unreadable(file: path, said: error.localizedDescription)
    }
  }

  init(file: String, bytes: [UInt8], limits: ModelLimits) {
    (self.file, self.bytes, self.limits) = (file, bytes, limits)
    tensors = TensorReader(file: file, limits: limits)
  }

  /// The graph of the model.
  func read() throws(ModelError) -> ModelGraph {
    var reader = ProtobufReader(bytes, file: file)
    var graph: ModelGraph?
    var progress = Progress()
    var (opset, version, producer) = (0, Int64(0), "")
    while let (field, value) = try reader.next() {
      switch field {
      case 1: version = try reader.integer(value)
      case 2: producer = try reader.text(value)
      case 7: graph = try self.graph(reader.message(try reader.range(value)), depth: 0, &progress)
      case 8: opset = max(opset, try standardVersion(reader.message(try reader.range(value))))
      default: continue
      }
    }
    guard var graph, version > 0 else {
      throw .malformed(file: file, at: 0, problem: "The file holds no ONNX graph.")
    }
    (graph.file, graph.opset, graph.producer) = (file, opset, producer)
    graph.unsupported = progress.unsupported
    return graph
  }

  /// The version of the standard operators, 0 for another domain.
  private func standardVersion(_ message: ProtobufReader) throws(ModelError) -> Int {
    var (reader, domain, version) = (message, "", Int64(0))
    while let (field, value) = try reader.next() {
      if field == 1 { domain = try reader.text(value) }
      if field == 2 { version = try reader.integer(value) }
    }
    return domain.isEmpty || domain == "ai.onnx" ? Int(clamping: version) : 0
  }

  private func graph(_ message: ProtobufReader, depth: Int, _ progress: inout Progress) throws(ModelError) -> ModelGraph
  {
    guard depth <= limits.nesting else {
      throw .tooLarge(
        place: file, what: "graphs inside each other", value: UInt64(depth), limit: UInt64(limits.nesting))
    }
    var (reader, graph) = (message, ModelGraph())
    while let (field, value) = try reader.next() {
      switch field {
      case 1:
        progress.nodes += 1
        guard progress.nodes <= limits.nodes else {
          throw .tooLarge(place: file, what: "nodes", value: UInt64(progress.nodes), limit: UInt64(limits.nodes))
        }
        graph.nodes.append(
          try node(reader.message(try reader.range(value)), index: progress.nodes - 1, depth: depth, &progress))
      case 5:
        let message = reader.message(try reader.range(value))
        guard
          let (name, tensor) = try noting(
            &progress,
            { () throws(ModelError) in
              try tensors.read(message, place: "an initialiser")
            })
        else { continue }
        guard graph.initialisers.updateValue(tensor, forKey: name) == nil else {
          throw .invalidGraph(file: file, place: "initialiser \(name)", problem: "Two initialisers have this name.")
        }
      case 11, 12:
        let message = reader.message(try reader.range(value))
        guard let value = try noting(&progress, { () throws(ModelError) in try description(message, depth: depth) })
        else { continue }
        if field == 11 { graph.inputs.append(value) } else { graph.outputs.append(value) }
      case 15: progress.unsupported.append("sparse initialisers")
      default: continue
      }
    }
    // Before IR version 4 every initialiser is listed as an input too.
    graph.inputs.removeAll { graph.initialisers[$0.name] != nil }
    return graph
  }

  /// The result, or nil where it is of a kind that is not covered; that is noted, to be told with all the others.
  private func noting<Result>(
    _ progress: inout Progress, _ body: () throws(ModelError) -> Result
  ) throws(ModelError) -> Result? {
    do throws(ModelError) {
      return try body()
    } catch {
      guard case .unsupported(let place, let what) = error else { throw error }
      progress.unsupported.append("\(what) (\(place))")
      return nil
    }
  }

  private func node(
    _ message: ProtobufReader, index: Int, depth: Int, _ progress: inout Progress
  ) throws(ModelError) -> GraphNode {
    var (reader, node) = (message, GraphNode())
    while let (field, value) = try reader.next() {
      switch field {
      case 1: node.inputs.append(try reader.text(value))
      case 2: node.outputs.append(try reader.text(value))
      case 3: node.name = try reader.text(value)
      case 4: node.operatorName = try reader.text(value)
      case 5:
        let (name, attribute) = try attribute(reader.message(try reader.range(value)), depth: depth, &progress)
        node.attributes[name] = attribute
      case 7: node.domain = try reader.text(value)
      default: continue
      }
    }
    if node.domain == "ai.onnx" { node.domain = "" }
    // The node's own name is often empty; number and operator always say which one is meant.
    node.name = "#\(index) \(node.operatorName)" + (node.name.isEmpty ? "" : " “\(node.name)”")
    return node
  }

  private func attribute(
    _ message: ProtobufReader, depth: Int, _ progress: inout Progress
  ) throws(ModelError) -> (String, Attribute) {
    var (reader, name, kind) = (message, "", Int64(0))
    var graph: ModelGraph?
    var (integer, float, text, tensor): (Int64, Float, String, Tensor?) = (0, 0, "", nil)
    var (integers, words, texts) = ([Int64](), [UInt64](), [String]())
    while let (field, value) = try reader.next() {
      switch field {
      case 1: name = try reader.text(value)
      case 2: float = try reader.float(value)
      case 3: integer = try reader.integer(value)
      case 4: text = try reader.text(value)
      case 5:
        let (message, place) = (reader.message(try reader.range(value)), "attribute \(name)")
        tensor = try noting(&progress) { () throws(ModelError) in try tensors.read(message, place: place).tensor }
      case 6: graph = try self.graph(reader.message(try reader.range(value)), depth: depth + 1, &progress)
      case 7: try reader.words(value, size: 4, into: &words)
      case 8: try reader.integers(value, into: &integers)
      case 9: texts.append(try reader.text(value))
      case 20: kind = try reader.integer(value)
      default: continue
      }
    }
    let attribute: Attribute =
      switch kind {
      case 1: .float(float)
      case 2: .integer(integer)
      case 3: .text(text)
      case 4: tensor.map { .tensor($0) } ?? .other("empty tensor")
      case 6: .floats(words.map { Float(bitPattern: UInt32(truncatingIfNeeded: $0)) })
      case 7: .integers(integers)
      case 8: .texts(texts)
      case 5: graph.map { .graph($0) } ?? .other("empty graph")
      case 10: .other("list of graphs")
      default: .other("kind \(kind)")
      }
    return (name, attribute)
  }
}
