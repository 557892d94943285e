internal import Foundation
internal import TallyCore
internal import TallyDomain

/// `index.json` of a training folder: how the planes were made, the order of the commodity groups, and all samples.
public struct TrainingIndex: Sendable, Codable, Equatable {
  /// `tallyman-training/1`.
  public var format: String
  /// How the planes were made.
  public var input: InputDescription
  /// Keys of the commodity groups in channel order.
  public var commodities: [String]
  /// The samples, ordered by name.
  public var samples: [TrainingSample.Entry]

  /// An index of samples that one export has made, in any order.
  public init(export: TrainingExport, samples: [TrainingSample.Entry]) {
    format = "tallyman-training/1"
    (input, commodities) = (export.input, export.vocabulary.groups.map(\.key))
    self.samples = samples.sorted { $0.name < $1.name }
  }

  /// Writes `index.json` into a folder.
  ///
  /// - Throws: `DetectorError.unwritable`.
  public func write(to folder: String) throws(DetectorError) {
    let path = folder + "/index.json"
    do {
      try JSONCoding.encoder().encode(self).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw .unwritable(file: path, said: error.localizedDescription)
    }
  }
}
