import Foundation
import TallyTestSupport
import Testing

/// The table of docs/architecture.md: what each target may import.
private func documentedImports() throws -> [(target: String, imports: Set<String>)] {
  let page = try String(contentsOf: SharedData.repository.appending(path: "docs/architecture.md"), encoding: .utf8)
  let start = try #require(page.range(of: "## Targets"))
  return page[start.upperBound...].split(separator: "\n").prefix { !$0.hasPrefix("## ") }.compactMap { line in
    let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    guard cells.count == 3, cells[0].hasPrefix("`") else { return nil }
    let names = cells[2].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    return (cells[0].filter { $0 != "`" }, cells[2] == "–" ? [] : Set(names))
  }
}

private func swiftFiles(of target: String) throws -> [URL] {
  let folder = SharedData.repository.appending(path: "Sources/\(target)")
  let all = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
  return all.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
}

@Test func everyTargetIsDocumentedAndImportsOnlyWhatItsRowNames() throws {
  let table = try documentedImports()
  let folders = try FileManager.default.contentsOfDirectory(
    atPath: SharedData.repository.appending(path: "Sources").path
  ).filter { !$0.hasPrefix(".") }
  #expect(Set(table.map(\.target)) == Set(folders))
  let system: Set<String> = ["Foundation", "Synchronization", "Dispatch", "Glibc", "Swift"]
  for (position, row) in table.enumerated() where row.target != "tallyman" {
    let above = Set(table[..<position].map(\.target))
    #expect(row.imports.isSubset(of: above), "\(row.target) names a target below it")
    for file in try swiftFiles(of: row.target) {
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      for line in lines {
        let words = line.split(separator: " ")
        guard words.first == "import" || (words.count > 1 && words[1] == "import" && words[0].count < 12) else {
          continue
        }
        let module = String(words[words.count - 1])
        let allowed = row.imports.union(row.target.hasPrefix("TallyKernel") ? ["Swift"] : system)
        #expect(allowed.contains(module), "\(file.lastPathComponent) of \(row.target) imports \(module)")
      }
    }
  }
}

@Test func thePackageSaysTheSameAsTheDocumentation() throws {
  let package = try String(contentsOf: SharedData.repository.appending(path: "Package.swift"), encoding: .utf8)
  for row in try documentedImports() where row.target.hasPrefix("Tally") {
    let door = try Regex("library\\(\\s*\"\(row.target)\",\\s*\\[")
    let start = try #require(package.firstRange(of: door), "\(row.target) is not in Package.swift")
    let list = package[start.upperBound...].prefix { $0 != "]" }
    let named = Set(list.split(separator: ",").map { $0.filter { $0.isLetter || $0.isNumber } })
    #expect(named == row.imports, "\(row.target)")
  }
}

@Test func noFoldersWithoutMeaningAndNoForce() throws {
  for row in try documentedImports() {
    for file in try swiftFiles(of: row.target) {
      let name = file.deletingPathExtension().lastPathComponent
      #expect(!["Utils", "Helpers", "Common", "Misc"].contains(name) && !name.hasSuffix("Manager"), "\(file.path)")
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(!text.contains("try!") && !text.contains(" as! "), "\(file.lastPathComponent)")
    }
  }
}
