internal import Foundation
internal import TallyCore

/// A command that can be run.
protocol RunnableCommand: CommandDeclaration {
  /// Does it. Throws catalogued errors; what it returns is the exit status.
  func run(_ terminal: Terminal) throws -> ExitStatus
}

/// All commands: one list for dispatch, help, and the tests that walk them.
enum CommandTable {
  /// In the order of help.
  static let commands: [any RunnableCommand.Type] = [
    RunCommand.self, ScanCommand.self, WatchCommand.self, StatusCommand.self, DatasetCheckCommand.self,
    DatasetExportCommand.self,
    ManifestImportCommand.self, ManifestCheckCommand.self, ManifestShowCommand.self, ManifestLinkCommand.self,
    SimulateCommand.self, BenchDetectionCommand.self, BenchCompareCommand.self, BenchInferenceCommand.self,
    CalibrateCommand.self,
    PhysicsAttenuationCommand.self, PhysicsTransmissionCommand.self, PhysicsMaterialsCommand.self,
    PhysicsScannersCommand.self, PhysicsWedgeCommand.self, PhysicsCalibrateCommand.self, PhysicsTablesCommand.self,
    PhysicsPlotsCommand.self, PhysicsBenchCommand.self,
    ModelInspectCommand.self, ModelRunCommand.self, ModelCheckCommand.self, ModelTuneCommand.self,
    IntakeCheckCommand.self, StoreCheckCommand.self,
    ConfigShowCommand.self,
  ]

  /// Finds the command that the first words name and runs it.
  static func run(_ words: [String], terminal: Terminal) throws -> ExitStatus {
    guard let first = words.first, first != "--help", first != "-h", first != "help" else {
      terminal.outRaw(overview)
      return words.isEmpty ? .usage : .done
    }
    if first == "--version" {
      terminal.out("tallyman \(Tallyman.version)")
      return .done
    }
    for command in commands {
      let name = command.name.split(separator: " ").map(String.init)
      guard words.starts(with: name) else { continue }
      return try run(command, Array(words.dropFirst(name.count)), terminal: terminal)
    }
    let group = commands.filter { $0.name.hasPrefix(first + " ") }
    guard !group.isEmpty else {
      let known = Set(commands.map { String($0.name.split(separator: " ")[0]) })
      throw UsageError.unknownCommand(word: first, nearest: NearestWord.of(first, among: known.sorted()))
    }
    guard words.count > 1, words[1] != "--help" else {
      terminal.outRaw(listing(group))
      return words.count > 1 ? .done : .usage
    }
    let known = group.map { String($0.name.dropFirst(first.count + 1)) }
    throw UsageError.unknownCommand(word: "\(first) \(words[1])", nearest: NearestWord.of(words[1], among: known))
  }

  private static func run<Command: RunnableCommand>(
    _ type: Command.Type, _ words: [String], terminal: Terminal
  ) throws -> ExitStatus {
    if words.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" }) {
      terminal.outRaw(HelpText.of(type))
      return .done
    }
    return try OptionReader.read(type, from: words).run(terminal)
  }

  /// `tallyman --help`.
  static var overview: String {
    """
    tallyman reads X-ray scans of freight containers, compares them with what the carrier declared, and ranks them for
    customs review.

    Usage: tallyman COMMAND [options]

    \(listing(commands))
    Exit status: 0 done (findings or not), 1 a check that was asked for failed, 2 usage, 3 bad input, 4 environment.
    tallyman COMMAND --help shows the options of a command with an example.

    """
  }

  private static func listing(_ commands: [any RunnableCommand.Type]) -> String {
    let width = (commands.map { $0.name.count }.max() ?? 0) + 2
    return commands.map { "  " + $0.name.padding(toLength: width, withPad: " ", startingAt: 0) + $0.summary + "\n" }
      .joined()
  }
}
