internal import Foundation
internal import TallyCore
internal import TallyDomain

/// Reads the sidecar of a scan. Whatever is wrong with it is a fault to report and never a reason to lose the picture:
/// what it would have said is then estimated from the pixels (scan-format.md §2). A wrong part does not take the rest along.
struct SidecarReader {
  let limits: DecodingLimits

  /// The sidecar, or as much of it as could be used, what is wrong with it, and what is merely odd.
  typealias Result = (sidecar: ScanSidecar, faults: [String], remarks: [String])

  func read(_ sidecar: OpenedScan.Sidecar) -> Result {
    let name = sidecar.path.split(separator: "/").last.map(String.init) ?? sidecar.path
    switch sidecar {
    case .closed(_, let problem): return Self.nothing(name, problem)
    case .open(let file):
      guard file.size <= limits.sidecarBytes else {
        return Self.nothing(name, "\(file.size) bytes are more than limits.sidecarBytes, \(limits.sidecarBytes).")
      }
      do {
        return read(try file.read(at: 0, count: Int(file.size)), name: name)
      } catch { return Self.nothing(name, error.explanation.problem) }
    }
  }

  func read(_ bytes: [UInt8], name: String) -> Result {
    guard Self.nesting(bytes) <= limits.sidecarNesting else {
      return Self.nothing(name, "it nests deeper than limits.sidecarNesting, \(limits.sidecarNesting).")
    }
    do {
      let read = try JSONCoding.decoder().decode(SidecarDocument.self, from: Data(bytes))
      guard read.format == ScanSidecar.format else {
        return Self.nothing(name, "its format is not \(ScanSidecar.format).")
      }
      return (read.sidecar, read.faults.map { "In the sidecar \(name), \($0)" }, read.remarks)
    } catch let error as DecodingError {
      return Self.nothing(name, DocumentError.describe(error))
    } catch { return Self.nothing(name, "it is not JSON.") }
  }

  private static func nothing(_ name: String, _ problem: String) -> Result {
    (ScanSidecar(), ["The sidecar \(name) was not used: \(problem)"], [])
  }

  /// The deepest nesting of brackets outside strings. Counts brackets only: the parser finds whatever else is wrong.
  static func nesting(_ bytes: [UInt8]) -> UInt64 {
    var (depth, deepest, inString, escaped) = (UInt64(0), UInt64(0), false, false)
    for byte in bytes {
      if inString {
        if escaped {
          escaped = false
        } else if byte == UInt8(ascii: "\\") {
          escaped = true
        } else if byte == UInt8(ascii: "\"") {
          inString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): inString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        deepest = max(deepest, depth)
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= min(depth, 1)
      default: break
      }
    }
    return deepest
  }
}
