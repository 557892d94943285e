public import TallyDomain
internal import TallyCore
internal import TallyInference

/// Somebody else's ONNX file as a judge.
///
/// Where it gives no score of its own, the score is the highest value of its map, averaged over 0.1 × 0.1 m, inside posts,
/// roof and floor. Regions are where the map stands out; without a map there are none.
public struct AdaptedModel: ContainerJudge {
  /// `<name>@<first twelve digits of the file's hash>`.
  public let identity: String
  let description: AdapterDescription
  private let network: InferenceModel
  private let vocabulary: CommodityVocabulary
  /// Side of the window over which a map is averaged, mm; and the −ln T above which a cell counts as loaded.
  static let (windowMm, loadedAbove) = (100.0, Float(0.25))

  /// Opens a description and the ONNX file beside it.
  ///
  /// - Throws: `JudgeError`: the description is malformed, the network is refused, or its inputs and outputs have other
  ///   names.
  public init(path: String, vocabulary: CommodityVocabulary = .standard) throws(JudgeError) {
    let description = try AdapterDescription(path: path)
    let folder = path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) : "."
    let file = folder + "/" + description.file
    do {
      network = try InferenceModel(contentsOf: file)
    } catch {
      throw .network(error)
    }
    (self.description, self.vocabulary) = (description, vocabulary)
    identity = "\(description.name)@\(network.contentHash.prefix(12))"
    try check(path, vocabulary)
  }

  private func check(_ path: String, _ vocabulary: CommodityVocabulary) throws(JudgeError) {
    let (inputs, outputs) = (network.inputs.map(\.name), network.outputs.map(\.name))
    for name in [description.input.name, description.input.declared].compactMap({ $0 }) where !inputs.contains(name) {
      throw .description(
        file: path, problem: "The network has no input \"\(name)\", but \(inputs.joined(separator: ", ")).")
    }
    let named = [
      description.outputs.score?.name, description.outputs.anomaly?.name, description.outputs.commodity?.name,
    ]
    for name in named.compactMap({ $0 }) where !outputs.contains(name) {
      throw .description(
        file: path, problem: "The network has no output \"\(name)\", but \(outputs.joined(separator: ", ")).")
    }
    for case let key? in description.outputs.commodity?.groups ?? [] where vocabulary.group(key: key) == nil {
      throw .description(file: path, problem: "There is no commodity group \"\(key.prefix(60))\".")
    }
  }

  /// Runs the network on one box.
  public func verdict(_ subject: JudgedContainer, threads: Int) throws(JudgeError) -> ContainerVerdict? {
    let picture = try AdapterInput(subject, description.input)
    var tensors = [description.input.name: picture.tensor]
    if let declared = description.input.declared {
      tensors[declared] = Tensor(shape: [1, subject.declared.count], floats: subject.declared)
    }
    let results: [String: Tensor]
    do {
      results = try network.run(tensors, threads: threads)
    } catch {
      throw .network(error)
    }
    let outputs = AdapterOutputs(model: identity, results: results, picture: picture)
    let map = try description.outputs.anomaly.map { (output) throws(JudgeError) in try outputs.map(output) }
    let regions = map.map { Self.regions(of: $0, pitchMm: picture.pitchMm(of: $0)) } ?? []
    let own = try description.outputs.score.map { (output) throws(JudgeError) in try outputs.score(output) }
    guard let score = own ?? regions.first?.score else { return nil }
    let goods = try description.outputs.commodity.map { (output) throws(JudgeError) in
      try outputs.goods(output, vocabulary, loadedAbove: Self.loadedAbove)
    }
    return ContainerVerdict(score: score, regions: regions, goods: goods ?? [], map: map)
  }

  /// Where a map stands out, inside posts, roof and floor.
  private static func regions(of map: ValueGrid, pitchMm: Double) -> [ContainerVerdict.ScoredRegion] {
    let share = LoadPicture.structure
    let ends = Int(share.endsMm / pitchMm)
    let inside = PixelRegion(
      x0: ends, y0: Int(Double(map.height) * share.top), x1: map.width - ends,
      y1: map.height - Int(Double(map.height) * share.bottom))
    let area = inside.isEmpty ? PixelRegion(x0: 0, y0: 0, x1: map.width, y1: map.height) : inside
    let smooth = map.smoothed(radius: Int((windowMm / pitchMm / 2).rounded()))
    return smooth.peaks(in: area, gap: max(1, Int((60 / pitchMm).rounded())))
  }
}

extension JudgeError {
  /// What the inference core said.
  static func network(_ error: ModelError) -> JudgeError {
    let said = error.explanation
    return .network(place: said.place, code: said.code, said: said.problem)
  }
}
