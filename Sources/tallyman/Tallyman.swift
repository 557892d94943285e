// The door of the program. `Composition.swift` puts the parts together; Commands/ has a file a command; Shell/ is the
// terminal; Configuration/ the settings file; Assessing/ the way of one scan from files to findings; Bench/ its
// evaluation on sets with truth.
internal import Foundation
internal import TallyCore
internal import TallyConfinement

/// The command `tallyman`.
@main
enum Tallyman {
  /// Version of the program, written into every document.
  static let version = "0.1.0"

  static func main() {
    Terminal.openStandardStreams()
    // A helper process of our own: not a command for people, so neither listed nor explained.
    if CommandLine.arguments.dropFirst().first == ConfinedDecoding.command {
      ConfinedDecoding.serve(Array(CommandLine.arguments.dropFirst(2)))
    }
    let terminal = Terminal()
    let status = run(Array(CommandLine.arguments.dropFirst()), terminal: terminal)
    exit(status.rawValue)
  }

  /// Runs a command line; every error ends here as its explanation on standard error and as an exit status.
  static func run(_ words: [String], terminal: Terminal) -> ExitStatus {
    do {
      return try CommandTable.run(words, terminal: terminal)
    } catch let error as any CataloguedError {
      terminal.complain(error.explanation)
      return error is UsageError ? .usage : .badInput
    } catch {
      terminal.complain(
        Explanation(
          code: "TLY-CMD-001", place: "this machine", problem: "\(error.localizedDescription)",
          remedy: "Check permissions and free space."))
      return .environment
    }
  }
}
