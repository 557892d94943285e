internal import Foundation

/// The file that this program was started from, however it was found: through a path, through `PATH`, through a link.
enum ProgramFile {
  /// Absolute, without links.
  static var path: String {
    let running = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().path
    return running == "/proc/self/exe"
      ? URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().path : running
  }
}
