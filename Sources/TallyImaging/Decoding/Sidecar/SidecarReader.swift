internal import Foundation
internal import TallyCore
internal import TallyDomain

/// Reads the sidecar of a scan. Whatever is wrong with it is a fault to report and never a reason to lose the picture:
/// what it would have said is then estimated from the pixels (scan-format.md §2).
struct SidecarReader {
  let limits: DecodingLimits

  /// The sidecar, or one with nothing in it and the fault in words.
  func read(_ path: String) -> (sidecar: ScanSidecar, faults: [String]) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    func without(_ problem: String) -> (ScanSidecar, [String]) {
      (ScanSidecar(), ["The sidecar \(name) was not used: \(problem)"])
    }
    let bytes: [UInt8]
    do {
      let file = try InputFile.open(path)
      guard file.size <= limits.sidecarBytes else {
        return without("\(file.size) bytes are more than limits.sidecarBytes, \(limits.sidecarBytes).")
      }
      bytes = try file.read(at: 0, count: Int(file.size))
    } catch { return without(error.explanation.problem) }
    guard Self.nesting(bytes) <= limits.sidecarNesting else {
      return without("it nests deeper than limits.sidecarNesting, \(limits.sidecarNesting).")
    }
    do {
      let sidecar = try JSONCoding.decoder().decode(ScanSidecar.self, from: Data(bytes))
      guard sidecar.format == ScanSidecar.format else {
        return without("its format is not \(ScanSidecar.format).")
      }
      return (sidecar, [])
    } catch let error as DecodingError {
      return without(DocumentError.describe(error))
    } catch { return without("it is not JSON.") }
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
