internal import TallyCore
public import TallyDomain
public import TallyInference

/// A model package, opened and checked: description, weights by their hash, vocabulary. What one holds can be used.
public struct ModelPackage: Sendable {
  /// What `model.json` says.
  public let description: ModelDescription
  /// The folder it came from.
  public let folder: String
  /// The network, loaded.
  let network: InferenceModel

  /// Weights of more bytes than this are refused; the shipped models have less than 6 MB.
  static let weightLimit = 1 << 30

  /// Opens a folder such as `Weights/yard-2`; `limits` bound what its network may ask for.
  ///
  /// - Throws: `DetectorError`: a file is missing or malformed, the weights are not those that the description was written
  ///   for, the channels are not the vocabulary, or the inference core refuses the network.
  public init(
    folder: String, vocabulary: CommodityVocabulary = .standard, limits: ModelLimits = .standard
  ) throws(DetectorError) {
    let description = try ModelDescription(folder: folder)
    try description.check(against: vocabulary, file: folder + "/model.json")
    let path = folder + "/" + description.file
    let found = ContentHash.hexadecimal(of: try PackageFile.bytes(path, limit: Self.weightLimit))
    guard found == description.sha256 else {
      throw .wrongHash(file: path, expected: description.sha256, found: found)
    }
    do {
      network = try InferenceModel(contentsOf: path, limits: limits)
    } catch {
      throw .model(error)
    }
    (self.description, self.folder) = (description, folder)
  }

  /// Which weights, exactly: name and the beginning of the hash.
  public var identity: String { description.identity }
}

extension DetectorError {
  /// What the inference core said.
  static func model(_ error: ModelError) -> DetectorError {
    let said = error.explanation
    return .model(place: said.place, code: said.code, said: said.problem)
  }
}
