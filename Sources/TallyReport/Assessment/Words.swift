internal import Foundation
public import TallyDomain

/// Words for values, the same in the table, in the sections and on the terminal.
public enum Words {
  /// A figure with a fixed number of digits behind the point.
  public static func figure(_ value: Double, digits: Int) -> String {
    value.formatted(.number.precision(.fractionLength(digits)).locale(.init(identifier: "en")).grouping(.never))
  }

  /// The indicator as an officer would say it.
  public static func name(of code: IndicatorCode) -> String {
    switch code {
    case .densityAnomaly: "density anomaly"
    case .commodityMismatch: "other goods than declared"
    case .undeclaredLoad: "load in a box declared empty"
    case .noDeclaration: "no declaration"
    case .ambiguousLink: "uncertain link"
    case .numberInvalid: "invalid container number"
    case .scanQuality: "scan quality"
    case .duplicateImage: "picture delivered before"
    case .declarationChanged: "declaration changed"
    }
  }

  /// How the container was tied to the manifest.
  public static func link(_ link: ManifestLink) -> String {
    let documents = link.consignments.joined(separator: ", ")
    return switch link.method {
    case .none: "none"
    case .exact: documents
    default: "\(documents) (\(link.method.rawValue))"
    }
  }

  /// What is declared, in a few words.
  public static func declared(_ container: AssessedContainer) -> String {
    guard let declared = container.declared else { return "nothing" }
    if declared.goods.isEmpty { return declared.fullEmpty == .empty ? "empty" : "no goods named" }
    let goods = declared.goods.map { $0.description ?? $0.hs.map { "HS \($0)" } ?? "goods without a name" }
    let mass = declared.grossMassKg.map { ", \(figure($0 / 1000, digits: 1)) t" } ?? ""
    return goods.prefix(2).joined(separator: "; ") + (goods.count > 2 ? " and \(goods.count - 2) more" : "") + mass
  }
}
