internal import TallyEvaluation

/// What the bench keeps of one scan: a line of `rows.jsonl`, from which every figure can be made again.
struct BenchScan: Sendable, Codable {
  /// Stem of the scan, and size of its picture; 0 where it could not be decoded.
  var stem: String, width: Int, height: Int
  /// One row per container of the truth.
  var rows: [EvaluationRow]
  /// How many true boxes were found where they are, of how many.
  var boxesRight: Int, boxes: Int
}

/// The first line of `rows.jsonl`: rows are only taken over by a run that would make the same ones.
struct BenchHeader: Codable, Equatable {
  /// `tallyman-bench-rows/1`.
  var format = Self.format
  /// Version of the program, model, calibration, and data set with its seed as the report's title names them.
  var version: String, model: String, calibration: String?, dataSet: String
  /// Clean scans that a learning baseline was given.
  var clean: [String]

  /// The value of `format`.
  static let format = "tallyman-bench-rows/1"
}
