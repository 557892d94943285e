internal import Foundation
internal import TallyCore
internal import TallyInference
internal import TallyTensor

/// Shapes of inputs as words.
enum InputShapes {
  /// `NAME=1x2x64x64`, one word an input.
  static func read(_ words: [String]) throws(UsageError) -> [String: [Int]] {
    var shapes = [String: [Int]]()
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      let sizes = parts.count == 2 ? parts[1].split(separator: "x").map { Int($0) } : []
      guard !sizes.isEmpty, sizes.allSatisfy({ ($0 ?? 0) > 0 }) else {
        throw .badValue(option: "--shape", word: word, expected: "a name and sizes, for example planes=1x2x64x64")
      }
      shapes[parts[0]] = sizes.compactMap { $0 }
    }
    return shapes
  }
}

/// How convolutions are to be computed, where a benchmark or a check says so.
enum PlanChoice {
  /// Settings with a forced algorithm or a tuning, which must have been made for the model.
  static func settings(algorithm: String?, tuning: String?, model: InferenceModel) throws -> PlanSettings {
    var settings = PlanSettings.standard
    if let algorithm {
      guard let known = ConvolutionAlgorithm(rawValue: algorithm) else {
        throw UsageError.badValue(option: "--algorithm", word: algorithm, expected: Self.algorithms)
      }
      settings.convolution = known
    }
    if let tuning {
      let bytes = try FileBytes.read(tuning, limit: 1 << 22)
      guard let found = try? JSONDecoder().decode(Tuning.self, from: Data(bytes)), found.format == Tuning.currentFormat
      else { throw TuningError.unreadable(file: tuning) }
      guard found.model == model.contentHash else { throw TuningError.ofAnotherModel(file: tuning) }
      settings.tuning = found
    }
    return settings
  }

  /// The names of all algorithms.
  static var algorithms: String { ConvolutionAlgorithm.allCases.map(\.rawValue).joined(separator: ", ") }
}

/// A clock that never runs backwards, as a number of seconds since the program began to look at it.
enum MonotonicTime {
  private static let start = ContinuousClock.now

  /// Time since then.
  static let now: @Sendable () -> Duration = { ContinuousClock.now - start }
}

/// Why a tuning is not used.
enum TuningError: CataloguedError, Equatable {
  case unreadable(file: String), ofAnotherModel(file: String)

  var explanation: Explanation {
    switch self {
    case .unreadable(let file):
      Explanation(
        code: "TLY-TUN-001", place: file, problem: "This is no tuning that this version reads.",
        remedy: "Make it anew with `tallyman model tune`.")
    case .ofAnotherModel(let file):
      Explanation(
        code: "TLY-TUN-002", place: file, problem: "The tuning was made for another model file.",
        remedy: "Make it anew with `tallyman model tune`.")
    }
  }
}

extension Option where Command: RunnableCommand {
  /// `--algorithm NAME`.
  static func algorithm(_ path: any WritableKeyPath<Command, String?> & Sendable) -> Self {
    .value("--algorithm", "NAME", "Force an algorithm for every convolution that it fits.", path)
  }

  /// `--tuning FILE`.
  static func tuning(_ path: any WritableKeyPath<Command, String?> & Sendable) -> Self {
    .value("--tuning", "FILE", "Use the algorithms that tallyman model tune found.", path)
  }
}
