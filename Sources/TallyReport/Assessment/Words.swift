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
    case .materialMismatch: "other matter than declared"
    case .massDiscrepancy: "other mass than declared"
    case .structureAnomaly: "structure thicker than usual"
    case .unpenetrated: "not seen through"
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

  /// What the beam weighs in the box with its interval, for example `18.1 t (17.0 to 19.2)`, or `at least 17.0 t`; nil where it
  /// is not known.
  public static func weighed(_ container: AssessedContainer) -> String? {
    container.massKg.map { mass in
      func tonnes(_ kg: Double) -> String { figure(kg / 1000, digits: 1) }
      return mass.lowerBound
        ? "at least \(tonnes(mass.low)) t" : "\(tonnes(mass.estimate)) t (\(tonnes(mass.low)) to \(tonnes(mass.high)))"
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
