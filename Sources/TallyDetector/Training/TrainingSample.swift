internal import TallyCore

/// One container as training sees it: the network's planes, and what is true of each cell. Maps are `rows × columns` in the
/// grid's orientation, not padded.
public struct TrainingSample: Sendable {
  /// Scan and place of the box in it: `<stem>-0`.
  public let name: String
  /// Cells across and down.
  public let columns: Int, rows: Int
  /// `planes × rows × columns`, scaled as the network wants them.
  public let planes: [Float]
  /// 0, or the number of the hidden item, from 1 in the order of `entry.items`.
  public let items: [UInt8]
  /// Index of the commodity group, 0 where the box is empty, `TrainingSample.unknown` where it cannot be said.
  public let commodity: [UInt8]
  /// Everything else, for the index.
  public let entry: Entry

  /// The commodity of a cell that no one can name.
  public static let unknown: UInt8 = 255

  /// A sample's row in `index.json`.
  public struct Entry: Sendable, Codable, Equatable {
    /// The sample's name, from which its file names are made, and the scan's stem.
    public var name: String, scan: String
    /// Cells across and down.
    public var columns: Int, rows: Int
    /// Shares of mass by commodity group: as declared, and as loaded.
    public var declared: [String: Double], truth: [String: Double]
    /// From the truth: what was declared is not what is there, and how.
    public var misdeclared: Bool, declaredDiffers: String?
    /// `full`, `part` or `empty`; an honest oddity.
    public var load: String?, note: String?
    /// Energies.
    public var planes: Int
    /// The hidden items.
    public var items: [Item]
  }

  /// A hidden item.
  public struct Item: Sendable, Codable, Equatable {
    /// Its number in the item map.
    public var label: Int
    /// From the truth.
    public var kind: String, material: String?, placement: String?, massKg: Double?
    /// From the truth.
    public var addedArealDensityGCm2: Double?, visibility: Double?
    /// Cells that carry its number.
    public var cells: Int
  }

  /// Writes `<name>.planes.npy` (float16), `<name>.items.npy` and `<name>.commodity.npy` (uint8) into a folder.
  ///
  /// - Throws: `DetectorError.unwritable`.
  public func write(to folder: String) throws(DetectorError) {
    let count = self.planes.count / max(rows * columns, 1)
    let planes = NumpyArray(
      shape: [count, rows, columns], elementType: .float16, numbers: self.planes.map(NumpyArray.halfBits))
    let arrays = [
      ("planes", planes), ("items", NumpyArray(shape: [rows, columns], elementType: .uint8, numbers: items)),
      ("commodity", NumpyArray(shape: [rows, columns], elementType: .uint8, numbers: commodity)),
    ]
    for (part, array) in arrays {
      let path = "\(folder)/\(name).\(part).npy"
      do {
        try array.write(to: path)
      } catch {
        throw .unwritable(file: path, said: error.explanation.problem)
      }
    }
  }
}
