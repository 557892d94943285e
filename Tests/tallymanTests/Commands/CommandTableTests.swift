import Foundation
import TallyCore
import TallyTestSupport
import Testing

@testable import tallyman

private func check<Command: RunnableCommand>(_ type: Command.Type) {
  let options = Command.options
  #expect(Set(options.map(\.name)).count == options.count, "\(Command.name) names an option twice")
  for option in options {
    #expect(option.help.hasSuffix("."), "\(Command.name) \(option.name): help is a sentence")
    #expect((option.kind == .flag) == option.placeholder.isEmpty, "\(Command.name) \(option.name)")
    #expect(option.name.isEmpty || option.name.hasPrefix("--"), "\(Command.name) \(option.name)")
  }
  #expect(Command.summary.hasSuffix(".") && !Command.examples.isEmpty)
  #expect(Command.examples.allSatisfy { $0.hasPrefix("tallyman " + Command.name) })
}

@Test func everyOptionTableIsSound() {
  #expect(Set(CommandTable.commands.map { $0.name }).count == CommandTable.commands.count)
  for command in CommandTable.commands { check(command) }
}

@Test func helpOfEveryCommandIsGolden() throws {
  func help<Command: RunnableCommand>(_ type: Command.Type) -> String { HelpText.of(type) }
  var pages = CommandTable.overview
  for command in CommandTable.commands { pages += "\n-- tallyman \(command.name) --help\n" + help(command) }
  try Golden.expect(pages, equals: "tallymanTests/Golden/help.txt")
}

@Test(
  arguments: [
    (["--help"], 0), ([], 2), (["--version"], 0), (["scan", "--help"], 0), (["manifest"], 2),
    (["manifest", "--help"], 0),
    (["scna"], 2), (["scan"], 2), (["scan", "--nothing"], 2), (["scan", "no/such/folder"], 3),
    (["manifest", "shwo"], 2),
    (["manifest", "show", "README.md"], 3), (["model", "inspect", "README.md"], 3),
    (["config", "show", "--config", "README.md"], 3),
    (["dataset", "check", "no/such/folder"], 3), (["simulate"], 2), (["simulate", "--count", "0"], 2),
  ] as [([String], Int32)])
func exitStatusTellsWhatHappened(words: [String], status: Int32) throws {
  let run = try ProgramRun(words)
  #expect(run.status == status, "\(words): \(run.complaints)")
  #expect(status < 2 || words.count < 2 || run.complaints.contains("TLY-"), "\(words): \(run.complaints)")
}

@Test func settingsAreTheirOwnManual() throws {
  let shown = try ProgramRun(["config", "show", "--defaults"])
  try withTemporaryFolder { folder in
    let file = folder.appending(path: "settings.json")
    try Data(shown.output.utf8).write(to: file)
    #expect(try Settings(contentsOf: file.path) == Settings())
    try Data(#"{"treads": 2}"#.utf8).write(to: file)
    #expect(throws: SettingsError.unknownKey(file: file.path, key: "treads", nearest: "threads")) {
      try Settings(contentsOf: file.path)
    }
    try Data(#"{"threads": -2}"#.utf8).write(to: file)
    #expect(throws: SettingsError.self) { try Settings(contentsOf: file.path) }
    try Data(#"{"threads": 3, "flagged_clean_per_100": 0.5}"#.utf8).write(to: file)
    let settings = try Settings(contentsOf: file.path)
    #expect(settings.threads == 3 && settings.flaggedCleanPer100 == 0.5)
  }
}
