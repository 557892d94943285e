internal import Foundation
internal import TallyCore

/// `tallyman-adapter/1`: what somebody else's ONNX file wants to see and what its outputs mean, so that it can take part in
/// the bench beside the shipped model (docs/bench.md).
public struct AdapterDescription: Sendable, Codable, Equatable {
  /// `tallyman-adapter/1`.
  public var format: String
  /// Name for reports.
  public var name: String
  /// The ONNX file, beside the description.
  public var file: String
  /// What it wants to see.
  public var input: Input
  /// What it gives: at least a score or a map.
  public var outputs: Outputs

  /// The value of `format`.
  public static let format = "tallyman-adapter/1"
  /// A description is a few kilobytes.
  static let byteLimit = 1 << 20

  /// The picture of one box, doors on the right.
  public struct Input: Sendable, Codable, Equatable {
    /// Name of the network's input; and of a second one, `1 × G`, for what is declared, where it has one.
    public var name: String, declared: String?
    /// Side of a cell at the container's mid plane, mm.
    public var pitchMm: Double
    /// Rows and columns are filled up with zeros to multiples of this.
    public var multiple: Int?
    /// Rows and columns of a network that takes one size only: the box is put on coarser cells where it would not fit, and
    /// filled up with zeros.
    public var size: [Int]?
    /// `NCHW` (default) or `NHWC`.
    public var layout: Layout?
    /// Channels in order.
    public var planes: [Plane]
  }

  /// Order of the input's axes.
  public enum Layout: String, Sendable, Codable { case nchw = "NCHW", nhwc = "NHWC" }

  /// One channel: the quantity, clipped, then `(value − offset) · scale`.
  public struct Plane: Sendable, Codable, Equatable {
    /// Which quantity.
    public var quantity: Quantity
    /// Lowest and highest value let through; nil for all.
    public var clip: [Double]?
    /// Taken off; 0 where absent. Multiplied last; 1 where absent.
    public var offset: Double?, scale: Double?
  }

  /// What a channel can hold. `attenuation` is −ln T, `transmission` is T (1 in air), of the highest or lowest energy (the
  /// only one where there is one); `valid` is 1 where measured; `dual` is 1 where there are two energies.
  public enum Quantity: String, Sendable, Codable, CaseIterable {
    case attenuationHigh = "attenuation_high", attenuationLow = "attenuation_low"
    case transmissionHigh = "transmission_high", transmissionLow = "transmission_low"
    case valid, dual
  }

  /// What the network gives.
  public struct Outputs: Sendable, Codable, Equatable {
    /// One number a container.
    public var score: Score?
    /// One number a cell, `1 × 1 × h × w`, `1 × h × w` or `h × w`, a whole number of input cells each way.
    public var anomaly: Score?
    /// Which goods.
    public var commodity: Commodity?
  }

  /// A number that says how suspicious something is.
  public struct Score: Sendable, Codable, Equatable {
    /// Name of the output.
    public var name: String
    /// False where a low number is suspicious; absent for true.
    public var higherIsWorse: Bool?
  }

  /// Logits or probabilities over goods, `1 × G`, or `1 × G × h × w`, of which the loaded cells' mean is taken.
  public struct Commodity: Sendable, Codable, Equatable {
    /// Name of the output.
    public var name: String
    /// The commodity group of each channel, null for a channel that is none; absent where the channels are the vocabulary.
    public var groups: [String?]?
  }

  /// Reads a description and checks it by itself.
  ///
  /// - Throws: `JudgeError.description`.
  public init(path: String) throws(JudgeError) {
    let bytes: [UInt8]
    do { bytes = try BoundedFile.bytes(path, limit: Self.byteLimit) } catch {
      throw .description(file: path, problem: "It cannot be read, or has more than \(Self.byteLimit) bytes.")
    }
    do {
      self = try JSONCoding.decoder().decode(Self.self, from: Data(bytes))
    } catch let error as DecodingError {
      throw .description(file: path, problem: DocumentError.describe(error))
    } catch {
      throw .description(file: path, problem: "It is no JSON.")
    }
    if let fault { throw .description(file: path, problem: fault) }
  }

  /// What is wrong with it, in words; nil where nothing is.
  var fault: String? {
    if format != Self.format { return "The format is \"\(format.prefix(40))\", not \(Self.format)." }
    if name.isEmpty || name.count > 100 { return "name must have 1 to 100 characters." }
    if file.isEmpty || file.contains("/") || file.hasPrefix(".") {
      return "file must be a plain name in the same folder."
    }
    if !(input.pitchMm >= 1 && input.pitchMm <= 200) { return "input.pitch_mm must lie between 1 and 200." }
    if !(1...256).contains(input.multiple ?? 1) { return "input.multiple must lie between 1 and 256." }
    if let size = input.size, size.count != 2 || !size.allSatisfy({ (8...8192).contains($0) }) {
      return "input.size must be two numbers, rows and columns, from 8 to 8192."
    }
    if input.planes.isEmpty || input.planes.count > 16 { return "input.planes must have 1 to 16 entries." }
    for (index, plane) in input.planes.enumerated() {
      if let clip = plane.clip, clip.count != 2 || clip[0] >= clip[1] {
        return "input.planes[\(index)].clip must be two rising numbers."
      }
    }
    if outputs.score == nil && outputs.anomaly == nil { return "outputs must have a score, an anomaly map, or both." }
    if let groups = outputs.commodity?.groups, groups.isEmpty || groups.count > 10_000 {
      return "outputs.commodity.groups must have 1 to 10000 entries."
    }
    return nil
  }
}
