internal import Foundation
public import TallyCore

/// A benchmark set that was fixed before any training: how it is made, which of its containers count, what is its headline.
/// Files in Benchmarks/detection/protocols; a report names the one it kept to by its hash.
public struct BenchProtocol: Sendable, Codable, Equatable {
  /// `tallyman-protocol/1`.
  public var format: String
  /// The name, and what is asked.
  public var name: String, purpose: String
  /// Arguments of `tallyman simulate` that make the test set.
  public var simulate: [String]
  /// Which containers count.
  public var select: Selection
  /// Groups of positives that get figures of their own, against all clean containers.
  public var headline: [Headline]?

  /// The value of `format`.
  public static let format = "tallyman-protocol/1"
  /// A protocol is a few kilobytes.
  public static let byteLimit = 1 << 20

  /// Which containers count.
  public struct Selection: Sendable, Codable, Equatable {
    /// `empty`: only containers that are declared empty. Nil for all.
    public var declared: String?
  }

  /// A group of positives.
  public struct Headline: Sendable, Codable, Equatable {
    /// For the report.
    public var title: String
    /// Kinds and placements that belong to it, nil for all; kilograms hidden, from the first up to the second.
    public var kinds: [String]?, placements: [String]?, itemMassKg: [Double]?

    /// True where a positive container belongs to the group.
    public func contains(_ row: EvaluationRow) -> Bool {
      if let kinds, !kinds.contains(row.kind ?? "") { return false }
      if let placements, !placements.contains(row.placement ?? "") { return false }
      if let itemMassKg {
        guard let mass = row.itemMass, mass >= itemMassKg[0], mass <= itemMassKg[1] else { return false }
      }
      return true
    }
  }

  /// Reads a file's bytes; `place` is its name for error texts.
  public init(json bytes: [UInt8], place: String) throws(BenchProtocolError) {
    let decoded: Self
    do {
      decoded = try JSONCoding.decoder().decode(Self.self, from: Data(bytes))
    } catch {
      throw .unreadable(place: place, said: "it lacks a field, or one is of another kind")
    }
    guard decoded.format == Self.format else {
      throw .unreadable(place: place, said: "its format is not \(Self.format)")
    }
    guard decoded.select.declared == nil || decoded.select.declared == "empty" else {
      throw .unreadable(place: place, said: "select.declared is not \"empty\"")
    }
    for group in decoded.headline ?? [] {
      guard group.itemMassKg.map({ $0.count == 2 && $0[0] <= $0[1] }) ?? true else {
        throw .unreadable(place: place, said: "item_mass_kg of \"\(group.title.prefix(60))\" is not two rising numbers")
      }
    }
    self = decoded
  }

  /// The rows that count.
  public func selected(_ rows: [EvaluationRow]) -> [EvaluationRow] {
    select.declared == "empty" ? rows.filter(\.isDeclaredEmpty) : rows
  }
}

/// What can be wrong with a protocol.
public enum BenchProtocolError: CataloguedError, Equatable {
  /// Not a protocol.
  case unreadable(place: String, said: String)

  /// One row.
  public var explanation: Explanation {
    switch self {
    case .unreadable(let place, let said):
      Explanation(
        code: "TLY-EVA-001", place: place, problem: "It is no protocol of the bench: \(said).",
        remedy: "Give a file of Benchmarks/detection/protocols.")
    }
  }
}
