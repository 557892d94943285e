internal import Foundation
internal import TallyCore
internal import TallyPhysics

/// `tallyman physics materials --category explosive`
struct PhysicsMaterialsCommand: RunnableCommand, Equatable {
  var words: [String] = [], category: String?, json = false

  static let name = "physics materials"
  static let summary = "List the named materials with composition, densities and sources."
  static let examples = [
    "tallyman physics materials --category explosive", "tallyman physics materials cocaine --json",
  ]
  static var options: [Option<Self>] {
    [
      .list("", "WORD", "Only materials whose names have all these words.", \.words),
      .value("--category", "NAME", "Only one category.", \.category),
      .json(\.json),
    ]
  }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    if let category, !MaterialRecord.categories.contains(category) {
      throw UsageError.badValue(
        option: "--category", word: category, expected: MaterialRecord.categories.joined(separator: ", "))
    }
    let wanted = words.map { Material.everydayNames[$0.lowercased()] ?? $0 }.map { $0.lowercased() }
    let found = MaterialRecord.all.filter { record in
      let name = record.name.lowercased()
      return (category == nil || record.category == category) && wanted.allSatisfy(name.contains)
    }
    if json {
      try terminal.json(found)
    } else {
      for record in found {
        let bulk = record.bulkDensityGCm3.map { $0[0] < $0[1] ? ", packed \($0[0]) to \($0[1])" : "" } ?? ""
        let density = record.densityGCm3.map { "\($0) g/cm³" } ?? "density unknown"
        terminal.out("\(record.name) [\(record.category), \(record.confidence)]: \(density)\(bulk)")
      }
      terminal.out("\(found.count) of \(MaterialRecord.all.count) materials")
    }
    return .done
  }
}
