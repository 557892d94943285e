internal import Foundation

/// What the kernel says of this process.
enum ProcessMemory {
  /// High-water mark of resident memory (VmHWM of proc(5)), bytes; 0 where the system does not tell.
  static var peakBytes: Int { bytes("VmHWM:") }

  /// Resident memory now (VmRSS), bytes; 0 where the system does not tell.
  static var residentBytes: Int { bytes("VmRSS:") }

  /// Lets the high-water mark begin anew at what is resident now; without effect where the system does not allow it.
  static func forgetPeak() {
    let file = open("/proc/self/clear_refs", O_WRONLY)
    guard file >= 0 else { return }
    _ = write(file, "5", 1)
    close(file)
  }

  private static func bytes(_ name: String) -> Int {
    guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix(name) }),
      let kilobytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) })
    else { return 0 }
    return kilobytes * 1024
  }
}
