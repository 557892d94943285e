internal import Foundation
internal import TallyCore
internal import TallyDetector

/// What `--model` of the bench can name.
enum BenchModel {
  /// A model package, or the default one.
  case package(String?)
  /// A baseline, or a model behind an adapter.
  case judge(any ContainerJudge)
  /// A baseline that has to learn from clean scans first, from the embedding of the default model or without it.
  case learning(fromEmbedding: Bool)
  /// Detections of a stranger's model as COCO results.
  case detections(String)

  /// Baselines by name.
  static let baselines = ["areal-density", "template", "features", "embedding", "ideal"]

  /// `baseline:NAME`, `coco:FILE`, `FILE.json` (an adapter), `FILE.onnx` (with its adapter `FILE.json` beside it), or a
  /// package.
  init(_ word: String?) throws {
    guard let word else {
      self = .package(nil)
      return
    }
    if word.hasPrefix("baseline:") {
      self = try Self.baseline(String(word.dropFirst("baseline:".count)))
    } else if word.hasPrefix("coco:") {
      self = .detections(String(word.dropFirst("coco:".count)))
    } else if word.hasSuffix(".onnx") {
      self = .judge(try AdaptedModel(path: word.dropLast(".onnx".count) + ".json"))
    } else if word.hasSuffix(".json") {
      self = .judge(try AdaptedModel(path: word))
    } else {
      self = .package(word)
    }
  }

  private static func baseline(_ name: String) throws -> BenchModel {
    switch name {
    case "areal-density": .judge(ArealDensityBaseline())
    case "template": .judge(TemplateBaseline())
    case "features": .learning(fromEmbedding: false)
    case "embedding": .learning(fromEmbedding: true)
    case "ideal": .judge(IdealBaseline())
    default: throw JudgeError.unknownBaseline(name: name, known: baselines)
    }
  }
}
