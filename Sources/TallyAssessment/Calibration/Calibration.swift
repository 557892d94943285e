internal import Foundation
internal import TallyCore
public import TallyDomain

/// What clean containers score, so that a score of another container means something: the file `tallyman-calibration/1`.
///
/// It is a split conformal calibration. One half of the clean containers says how rare a statistic of each image indicator
/// is; with that, the other half, which the first never saw, says how rare a combined priority is. The share of clean
/// containers that are flagged at a budget α is therefore at most α on average over calibrations, whatever the
/// distribution of the scores and however the indicators hang together, as long as the containers to come are like those
/// it was made from.
public struct Calibration: Sendable, Codable, Equatable {
  /// `tallyman-calibration/1`.
  public let format: String
  /// `sha256:` and 64 digits over everything else in the file.
  public let identity: String
  /// Identity of the model whose scores these are.
  public let model: String
  /// Clean containers that went in, both halves together.
  public let cleanContainers: Int
  /// Statistics per image indicator and stratum, from the first half.
  public let indicators: [IndicatorStratum]
  /// Priorities per stratum, from the second half.
  public let priorities: [PriorityStratum]

  /// The value of `format`.
  public static let format = "tallyman-calibration/1"
  /// A class with fewer clean scores than this is judged by the scores of all classes together: fifty is where 2 flagged
  /// per 100 becomes possible. The promise then holds over all kinds of load as they were mixed in the calibration, and
  /// only nearly so where some classes are judged by their own and some by all.
  public static let fewestPerStratum = 50

  /// Statistics of one image indicator.
  public struct IndicatorStratum: Sendable, Codable, Equatable {
    /// The indicator.
    public let code: IndicatorCode
    /// The class, or nil for all classes together.
    public let loadClass: LoadClass?
    /// What clean containers score.
    public let scores: CleanScores
  }

  /// Combined priorities.
  public struct PriorityStratum: Sendable, Codable, Equatable {
    /// The class, or nil for all classes together.
    public let loadClass: LoadClass?
    /// What clean containers score.
    public let scores: CleanScores
  }

  /// Clean containers held out for the priority, all classes together: the n of the promise 1 / (n + 1).
  public var heldOut: Int { priorities.first { $0.loadClass == nil }?.scores.sorted.count ?? 0 }

  init(model: String, cleanContainers: Int, indicators: [IndicatorStratum], priorities: [PriorityStratum]) {
    format = Self.format
    (self.model, self.cleanContainers) = (model, cleanContainers)
    (self.indicators, self.priorities) = (indicators, priorities)
    identity = Self.identity(model, cleanContainers, indicators, priorities)
  }

  /// Scores to judge an indicator by: the class's own, or all classes' where the class has fewer than
  /// `fewestPerStratum`; nil where no clean container has that indicator.
  func scores(of code: IndicatorCode, _ loadClass: LoadClass) -> CleanScores? {
    let strata = indicators.filter { $0.code == code }
    return (strata.first { $0.loadClass == loadClass } ?? strata.first { $0.loadClass == nil })?.scores
  }

  /// Scores to judge a priority by, with the same fall-back.
  func priorities(_ loadClass: LoadClass) -> CleanScores? {
    (priorities.first { $0.loadClass == loadClass } ?? priorities.first { $0.loadClass == nil })?.scores
  }

  /// A statistic on the one scale of all image indicators: the negative logarithm of its tail among clean containers;
  /// nil where no clean container has that indicator.
  func surprise(_ code: IndicatorCode, _ statistic: Double, _ loadClass: LoadClass) -> Double? {
    scores(of: code, loadClass)?.surprise(statistic)
  }

  /// The calibrated value of a priority; nil where there is nothing to judge it by.
  public func pValue(priority: Double, loadClass: LoadClass, identity: String) -> Double? {
    priorities(loadClass)?.pValue(priority, tie: TieBreak.uniform(identity, purpose: "priority"))
  }

  /// The calibrated value of one indicator's statistic; nil where no clean container has that indicator.
  public func pValue(of code: IndicatorCode, statistic: Double, loadClass: LoadClass, identity: String) -> Double? {
    scores(of: code, loadClass)?.pValue(statistic, tie: TieBreak.uniform(identity, purpose: code.rawValue))
  }

  static func identity(
    _ model: String, _ cleanContainers: Int, _ indicators: [IndicatorStratum], _ priorities: [PriorityStratum]
  ) -> String {
    var hash = ContentHash()
    func add(_ name: String, _ scores: [Double]) {
      hash.update(Array(name.utf8))
      hash.update(numbers: [UInt64(scores.count)] + scores.map(\.bitPattern))
    }
    add("\(Self.format)\n\(model)\n\(cleanContainers)\n", [])
    for stratum in indicators {
      add("\(stratum.code.rawValue)/\(stratum.loadClass?.rawValue ?? "all")\n", stratum.scores.sorted)
    }
    for stratum in priorities { add("priority/\(stratum.loadClass?.rawValue ?? "all")\n", stratum.scores.sorted) }
    return "sha256:" + hash.hexadecimal()
  }
}
