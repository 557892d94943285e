internal import Foundation
internal import TallyCore
internal import TallyInference

/// Tensors of a run as `.npy` files.
enum TensorFiles {
  /// One tensor as it was written.
  struct Written: Encodable { let name: String, file: String, shape: [Int], type: String }

  /// Reads what words of the form `NAME=FILE.npy` name.
  static func inputs(_ words: [String]) throws -> [String: Tensor] {
    var tensors = [String: Tensor]()
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw UsageError.badValue(
          option: "--input", word: word, expected: "a name and a file, for example planes=planes.npy")
      }
      tensors[parts[0]] = Tensor(try NumpyArray(contentsOf: parts[1]))
    }
    return tensors
  }

  /// Writes `NAME.npy` for every output into a folder that is made.
  static func write(_ outputs: [String: Tensor], to folder: String) throws -> [Written] {
    try FileBytes.makeFolder(folder)
    var written = [Written]()
    for (name, tensor) in outputs.sorted(by: { $0.key < $1.key }) {
      // An output's name is the model's own word: it must not lead out of the folder.
      let safe = String(name.map { $0.isLetter || $0.isNumber || "._-".contains($0) ? $0 : "_" })
      let (array, target) = (tensor.numpy, "\(folder)/\(safe).npy")
      try array.write(to: target)
      written.append(Written(name: name, file: target, shape: tensor.shape, type: array.elementType.rawValue))
    }
    return written
  }
}
