public import TallyDomain
internal import TallyInference

/// Runs a model package on boxes. A value without state: one serves all threads.
public struct Detector: Sendable {
  /// The package that it runs.
  public let package: ModelPackage

  /// A detector for a package.
  public init(package: ModelPackage) { self.package = package }

  /// The picture of a box as the network sees it.
  ///
  /// - Throws: `DetectorError.box` where the box cannot be put on the grid.
  public func input(radiograph: Radiograph, box: FoundBox) throws(DetectorError) -> DetectorInput {
    try DetectorInput(radiograph: radiograph, box: box, description: package.description.input)
  }

  /// The maps of a box for what is declared: shares of mass over the commodity groups, all zero where nothing is known
  /// (`CommodityVocabulary.declaredVector`).
  ///
  /// - Throws: `DetectorError`: the box cannot be put on the grid, the vector has another length than the vocabulary, or
  ///   the network fails or gives something else than its description says.
  public func maps(
    radiograph: Radiograph, box: FoundBox, declared: [Float], threads: Int
  ) throws(DetectorError) -> DetectorMaps {
    let input = try input(radiograph: radiograph, box: box)
    return try maps(input: input, declared: declared, threads: threads)
  }

  /// The same from an input that is already made, so that several declarations can be tried on one picture.
  public func maps(input: DetectorInput, declared: [Float], threads: Int) throws(DetectorError) -> DetectorMaps {
    let description = package.description
    guard declared.count == description.commodities.count else {
      throw .declared(expected: description.commodities.count, found: declared.count)
    }
    let grid = input.grid
    let planes = Tensor(
      shape: [1, description.input.planes.count, grid.paddedRows, grid.paddedColumns], floats: input.padded())
    let vector = Tensor(shape: [1, declared.count], floats: declared)
    let results: [String: Tensor]
    do {
      results = try package.network.run(
        [description.inputs.planes: planes, description.inputs.declared: vector], threads: threads)
    } catch {
      throw .model(error)
    }
    let outputs = NetworkOutputs(results: results, model: package.identity, grid: grid)
    return DetectorMaps(
      input: input,
      anomaly: try outputs.map(description.outputs.anomaly, channels: 1),
      commodity: try outputs.map(description.outputs.commodity, channels: declared.count),
      embedding: try outputs.embedding(description.outputs.embedding),
      unfamiliarity: try outputs.unfamiliarity(description.outputs.unfamiliarity),
      description: description)
  }
}

extension DetectorInput {
  /// The picture of a box on the grid that a description asks for.
  ///
  /// - Throws: `DetectorError.box`.
  public init(radiograph: Radiograph, box: FoundBox, description: InputDescription) throws(DetectorError) {
    let grid = try BoxGrid(
      box: box, pitch: radiograph.pitch, picture: radiograph.bounds, input: description)
    self.init(radiograph: radiograph, grid: grid, description: description)
  }
}
