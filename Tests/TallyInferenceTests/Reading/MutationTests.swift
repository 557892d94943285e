import Foundation
import TallyCore
import TallyTestSupport
import Testing

@testable import TallyInference

/// Damaged models: a typed error or a run that ends, never a crash, never more memory than the limits allow.
@Suite(.serialized) struct MutationTests {
  /// Small enough that 64 wrong buffers at once would not be felt.
  static let limits = ModelLimits(fileBytes: 1 << 20, elements: 1 << 16, scratchBytes: 1 << 26, operations: 1e8)

  /// Mutations of each kind; `TALLY_MUTATIONS` asks for more.
  static let count = ProcessInfo.processInfo.environment["TALLY_MUTATIONS"].flatMap { Int($0) } ?? 20_000

  /// Loads, plans and runs; true where that went well.
  private func survives(
    _ bytes: [UInt8], settings: PlanSettings = .standard,
    inputs: [String: Tensor] = TestModel.inputs(height: 8, width: 8, seed: 1)
  ) -> Bool {
    do throws(ModelError) {
      let model = try InferenceModel(onnx: bytes, file: "mutated.onnx", limits: Self.limits)
      _ = try model.summary()
      _ = try model.run(inputs, threads: 1, settings: settings)
      return true
    } catch {
      #expect(error.explanation.code.hasPrefix("TLY-INF-0") && !error.explanation.place.isEmpty)
      return false
    }
  }

  @Test("a model cut at any byte is an error or the whole graph")
  func truncation() {
    for (name, bytes, inputs) in Self.models {
      #expect(survives(bytes, inputs: inputs))
      let survivors = bytes.indices.filter { survives(Array(bytes[..<$0]), inputs: inputs) }
      // Only what follows the graph, the operator version, can be missing; and that is refused too.
      #expect(survivors.isEmpty, "\(name) cut at \(survivors)")
    }
  }

  /// Small models with most of what there is: a network, and one with branches, recurrence, indices and 8-bit numbers.
  static let models: [(name: String, bytes: [UInt8], inputs: [String: Tensor])] = [
    ("network", TestModel.network(seed: 1, channels: 3).bytes, TestModel.inputs(height: 8, width: 8, seed: 1)),
    ("mixture", TestModel.mixture().bytes, TestModel.mixtureInputs),
  ]

  @Test("seeded mutations of single bytes", arguments: 0..<2, [PlanSettings.standard, .reference])
  func bytes(model: Int, settings: PlanSettings) {
    let (name, good, inputs) = Self.models[model]
    #expect(survives(good, settings: settings, inputs: inputs), "\(name) itself")
    var errors = 0
    for seed in 0..<Self.count {
      var random = SeededGenerator(seed: UInt64(seed), stream: "bytes")
      var bytes = good
      for _ in 0..<random.integer(1..<6) {
        let place = random.integer(0..<bytes.count)
        switch random.integer(0..<5) {
        case 0: bytes[place] = UInt8(random.integer(0..<256))
        case 1: bytes[place] ^= 1 << UInt8(random.integer(0..<8))
        case 2: bytes.remove(at: place)
        case 3: bytes.insert(UInt8(random.integer(0..<256)), at: place)
        default: bytes.replaceSubrange(place..<min(place + 8, bytes.count), with: [UInt8](repeating: 255, count: 8))
        }
      }
      if !survives(bytes, settings: settings, inputs: inputs) { errors += 1 }
    }
    #expect(errors > Self.count / 3, "only \(errors) of \(Self.count) were noticed in \(name)")
  }

  /// Words that some operator knows, and some that none does.
  private static let words = [
    "SAME_UPPER", "VALID", "reflect", "wrap", "cubic", "linear", "no such word", "", "bidirectional", "reverse", "add",
    "ij,jk->ik", "...i,...i->", "CRD", "circular", "max", "border", "LEFT",
  ]

  /// Numbers that hurt: too large, negative, empty.
  private static let hostile = [0, 1, -1, 2, 3, 7, 255, 65_536, Int(Int32.max), Int(Int32.min), Int.max, Int.min]

  @Test("seeded models with hostile attributes and shapes")
  func structures() {
    let names = [
      "kernel_shape", "strides", "dilations", "pads", "group", "axis", "axes", "perm", "to", "split", "alpha",
      "auto_pad", "starts", "ends", "output_padding", "output_shape", "keepdims", "ceil_mode", "value", "mode",
      "blocksize", "num_groups", "hidden_size", "direction", "layout", "equation", "k", "batch_dims", "size", "p",
      "kernel", "block_size", "output_dtype", "q_num_heads", "kv_num_heads", "reduction", "largest", "epsilon",
      "sampling_ratio", "output_height", "left_window_size", "time_axis", "batch_axis", "rotary_embedding_dim",
    ]
    var survivors = 0
    for seed in 0..<Self.count {
      var random = SeededGenerator(seed: UInt64(seed), stream: "structures")
      var model = TestModel()
      model.opset = random.pick([7, 10, 11, 13, 17, 18, 21, 24, 28])
      let rank = random.integer(0..<6)
      model.input("image", (0..<4).map { _ in nil })
      model.input("vector", [1, 3])
      var tensors = ["image", "vector"]
      for index in 0..<3 {
        let numbers = (0..<random.integer(0..<5)).map { _ in Int64(random.pick(Self.hostile)) }
        let cube = Tensor(shape: [Int](repeating: 2, count: rank), floats: randomFloats(1 << rank, seed: seed))
        let tensor =
          random.chance(0.4)
          ? Tensor(shape: [numbers.count], integers: numbers)
          : cube.cast(to: random.pick([.float32, .float32, .float64, .float16, .int8, .uint8, .int32, .bool]))
        model.initialiser("t\(index)", tensor)
        tensors.append("t\(index)")
      }
      for index in 0..<4 {
        let inputs = (0..<random.integer(0..<5)).map { _ in random.chance(0.1) ? "" : random.pick(tensors) }
        let attributes = (0..<random.integer(0..<4)).map { _ -> (String, TestModel.Value) in
          let value: TestModel.Value =
            switch random.integer(0..<4) {
            case 0: .integer(random.pick(Self.hostile))
            case 1: .float(random.pick([0, -1, .infinity, .nan, 1e30]))
            case 2: .text(random.pick(Self.words))
            default: .integers((0..<random.integer(0..<6)).map { _ in random.pick(Self.hostile) })
            }
          return (random.pick(names), value)
        }
        let known = OperatorTable.names
        model.node(random.pick(known), inputs, ["o\(index)"], Array(attributes))
        tensors.append("o\(index)")
      }
      model.output("o3")
      if survives(model.bytes, settings: random.chance(0.5) ? .standard : .reference) { survivors += 1 }
    }
    // Most are refused; that some run shows that the checks do not refuse everything.
    #expect((1..<Self.count / 2).contains(survivors), "\(survivors)")
  }
}
