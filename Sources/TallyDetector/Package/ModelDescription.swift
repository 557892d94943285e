internal import Foundation
internal import TallyCore
internal import TallyDomain

/// `model.json` of a package: what the weights are, what they want to see and what their outputs mean.
public struct ModelDescription: Sendable, Codable, Equatable {
  /// `tallyman-model/1`.
  public var format: String
  /// Name of the model, the same as its folder's.
  public var name: String
  /// File of the network in the same folder, and its SHA-256, 64 hexadecimal digits.
  public var file: String, sha256: String
  /// What the network wants to see.
  public var input: InputDescription
  /// Keys of the commodity groups in the order of channels and of the declared vector.
  public var commodities: [String]
  /// Names of the network's two inputs.
  public var inputs: Inputs
  /// The network's outputs.
  public var outputs: Outputs

  /// The value of `format`.
  public static let format = "tallyman-model/1"
  /// A description is a few kilobytes; more than this is something else.
  static let byteLimit = 1 << 20

  /// Names of the inputs: planes `1 × C × H × W` and declared vector `1 × G`.
  public struct Inputs: Sendable, Codable, Equatable {
    /// As in the ONNX file.
    public var planes: String, declared: String
  }

  /// The two outputs that every model has, and two that it may have.
  public struct Outputs: Sendable, Codable, Equatable {
    /// Logit of "does not belong", one channel; and logits over the commodity groups.
    public var anomaly: Output, commodity: Output
    /// A vector a cell that is alike where the picture looks alike, whatever is declared.
    public var embedding: Output?
    /// How far the whole picture is from those that it was trained on: one number.
    public var unfamiliarity: Distance?
  }

  /// An output of one number, and what is usual.
  public struct Distance: Sendable, Codable, Equatable {
    /// As in the ONNX file.
    public var name: String
    /// What about one in a hundred pictures of the kind that it was trained on exceeds.
    public var limit: Double
  }

  /// One output.
  public struct Output: Sendable, Codable, Equatable {
    /// As in the ONNX file.
    public var name: String
    /// Input cells per output cell, in both directions.
    public var stride: Int
  }

  /// `<name>@<first twelve digits of the hash>`: which weights, exactly.
  public var identity: String { "\(name)@\(sha256.prefix(12))" }

  /// Reads `model.json` of a folder and checks it by itself; neither weights nor vocabulary are looked at.
  ///
  /// - Throws: `DetectorError.missing` or `.malformed`.
  public init(folder: String) throws(DetectorError) {
    let path = folder + "/model.json"
    let bytes = try PackageFile.bytes(path, limit: Self.byteLimit)
    do {
      self = try JSONCoding.decoder().decode(Self.self, from: Data(bytes))
    } catch let error as DecodingError {
      throw .malformed(file: path, problem: DocumentError.describe(error))
    } catch {
      throw .malformed(file: path, problem: "\(error)")
    }
    if let fault { throw .malformed(file: path, problem: fault) }
  }

  private var fault: String? {
    if format != Self.format { return "The format is \"\(format.prefix(40))\", not \(Self.format)." }
    if name.isEmpty || name.count > 100 { return "name must have 1 to 100 characters." }
    if file.isEmpty || file.contains("/") || file.hasPrefix(".") { return "file must be a plain name in this folder." }
    if sha256.utf8.count != 64 || !sha256.allSatisfy({ $0.isHexDigit && !$0.isUppercase }) {
      return "sha256 must be 64 lower-case hexadecimal digits."
    }
    if commodities.isEmpty || commodities.count > 1000 { return "commodities must have 1 to 1000 entries." }
    let (fine, coarse) = (outputs.anomaly.stride, outputs.commodity.stride)
    if fine < 1 || coarse < fine || coarse % fine != 0 || BoxGrid.alignment % coarse != 0
      || input.multiple % coarse != 0
    {
      return "outputs must have strides of 1, 2 or 4, that of commodity a multiple of that of anomaly."
    }
    if let stride = outputs.embedding?.stride,
      stride < 1 || BoxGrid.alignment % stride != 0 || input.multiple % stride != 0
    {
      return "outputs.embedding must have a stride of 1, 2 or 4."
    }
    if let limit = outputs.unfamiliarity?.limit, !(limit > 0 && limit.isFinite) {
      return "outputs.unfamiliarity must have a limit above 0."
    }
    return input.fault
  }

  /// Compares the commodity channels with a vocabulary.
  ///
  /// - Throws: `DetectorError.wrongVocabulary` with the first channel that differs.
  func check(against vocabulary: CommodityVocabulary, file: String) throws(DetectorError) {
    let expected = vocabulary.groups.map(\.key)
    for channel in 0..<max(expected.count, commodities.count) {
      let right = channel < expected.count ? expected[channel] : "nothing"
      let found = channel < commodities.count ? commodities[channel] : "nothing"
      if right != found { throw .wrongVocabulary(file: file, channel: channel, expected: right, found: found) }
    }
  }
}
