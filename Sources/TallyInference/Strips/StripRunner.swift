internal import Synchronization
internal import TallyCore

/// How a picture of one shape is run: whole, or in strips.
enum StripDecision: Sendable {
  /// At once; why not in strips where that was wanted.
  case whole(String?)
  case strips(StripWork)
}

/// A network on the strips of one shape of picture.
struct StripWork: Sendable {
  let schedule: StripSchedule
  let search: ColumnSearch

  /// The inputs of one strip.
  func strip(_ number: Int, of inputs: [String: Tensor], _ model: CheckedModel) -> [String: Tensor] {
    let start = schedule.strips[number].start
    var narrow = inputs
    for (value, description) in zip(model.inputs, model.graph.inputs) {
      guard let axis = search.pictures[value] else { continue }
      narrow[description.name] = inputs[description.name]?.columns(start..<start + schedule.width, axis: axis)
    }
    return narrow
  }

  /// Runs strip after strip and puts the results together.
  func run(
    _ engine: Engine, _ inputs: [String: Tensor], threads: Int, settings: PlanSettings, timer: LayerTimer?
  ) throws(ModelError) -> [String: Tensor] {
    let model = engine.model
    var parts = [String: [Tensor]]()
    for (number, strip) in schedule.strips.enumerated() {
      let results = try engine.run(
        self.strip(number, of: inputs, model), threads: threads, settings: settings, timer: timer)
      for (value, description) in zip(model.outputs, model.graph.outputs) {
        guard let result = results[description.name] else { continue }
        guard let axis = search.results[value] else {
          parts[description.name] = [result]
          continue
        }
        let source = search.source[value] ?? value
        let kept = search.columns(of: source, for: strip.kept)
        let start = search.columns(of: source, for: strip.start..<strip.start + schedule.width).lowerBound
        parts[description.name, default: []].append(
          result.columns(kept.lowerBound - start..<kept.upperBound - start, axis: axis))
      }
    }
    var outputs = [String: Tensor]()
    for (value, description) in zip(model.outputs, model.graph.outputs) {
      guard let list = parts[description.name] else { continue }
      outputs[description.name] = search.results[value].map { Tensor.joined(list, axis: $0) } ?? list[0]
    }
    return outputs
  }
}

/// Decides, once for each shape, whether a picture is run whole or in strips.
final class StripRunner: Sendable {
  private struct Key: Hashable {
    let shapes: [[Int]], settings: PlanSettings, threads: Int, bytes: Int
  }

  /// Decisions that are kept; the oldest goes first.
  private static let kept = 16
  private let decisions = Mutex<[(key: Key, decision: StripDecision)]>([])

  /// Runs a model within `bytes` of scratch memory if that can be.
  func run(
    _ engine: Engine, _ inputs: [String: Tensor], threads: Int, settings: PlanSettings, bytes: Int,
    timer: LayerTimer? = nil
  ) throws(ModelError) -> [String: Tensor] {
    switch try decision(engine, inputs, threads: threads, settings: settings, bytes: bytes) {
    case .whole: try engine.run(inputs, threads: threads, settings: settings, timer: timer)
    case .strips(let work): try work.run(engine, inputs, threads: threads, settings: settings, timer: timer)
    }
  }

  /// How such inputs are run.
  func decision(
    _ engine: Engine, _ inputs: [String: Tensor], threads: Int, settings: PlanSettings, bytes: Int
  ) throws(ModelError) -> StripDecision {
    let shapes = engine.model.graph.inputs.map { inputs[$0.name]?.shape ?? [] }
    let key = Key(shapes: shapes, settings: settings, threads: threads, bytes: bytes)
    if let known = decisions.withLock({ list in list.first { $0.key == key } }) { return known.decision }
    let decision = try decide(engine, inputs, threads: threads, settings: settings, bytes: bytes)
    decisions.withLock { list in
      list.append((key, decision))
      if list.count > Self.kept { list.removeFirst() }
    }
    return decision
  }

  private func decide(
    _ engine: Engine, _ inputs: [String: Tensor], threads: Int, settings: PlanSettings, bytes: Int
  ) throws(ModelError) -> StripDecision {
    let needed = try engine.bytes(inputs, threads: threads, settings: settings)
    if needed <= bytes { return .whole(nil) }
    var types = [Int: ValueType]()
    for (value, description) in zip(engine.model.inputs, engine.model.graph.inputs) {
      if let tensor = inputs[description.name] { types[value] = ValueType(tensor.shape, tensor.elementType) }
    }
    let search: ColumnSearch
    do { search = try ColumnSearch(engine, types) } catch { return .whole("\(error.node): \(error.reason)") }
    // Memory grows with the width: the first guess is in proportion, and is then made smaller until it fits.
    var limit = Int(Double(search.width) * Double(bytes) / Double(needed))
    for grid in [search.alignment * ColumnSearch.tile, search.alignment] {
      while let schedule = StripSchedule(picture: search.width, limit: limit, grid: grid, halo: search.halo) {
        guard schedule.strips.count > 1, search.checkInvariants(schedule) == nil else { break }
        let work = StripWork(schedule: schedule, search: search)
        let narrow = work.strip(0, of: inputs, engine.model)
        if try engine.bytes(narrow, threads: threads, settings: settings) <= bytes { return .strips(work) }
        limit = schedule.width - grid
      }
    }
    let halo = search.halo
    return .whole("A strip with \(halo.left) and \(halo.right) columns around it needs more than \(bytes) bytes.")
  }
}

extension Engine {
  /// Bytes of scratch memory of a run, even where they are more than the limit for one run.
  fileprivate func bytes(
    _ inputs: [String: Tensor], threads: Int, settings: PlanSettings
  ) throws(ModelError) -> Int {
    do {
      return try firstPlan(inputs, settings: settings).peakBytes(threads: threads)
    } catch {
      if case .tooLarge(_, "bytes of scratch memory", let value, _) = error { return Int(clamping: value) }
      throw error
    }
  }
}
