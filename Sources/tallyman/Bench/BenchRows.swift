internal import Foundation
internal import TallyCore

/// `rows.jsonl` of an output folder: one line a scan, written as soon as it is done and all before it are, so that a run that
/// was cut off goes on where it stopped.
final class BenchRows {
  /// What was there already, in the order of the scans.
  private(set) var scans: [BenchScan]
  private let file: FileHandle?

  /// A gigabyte holds the rows of some 300,000 scans.
  static let byteLimit = 1 << 30

  /// Opens the file of a folder; nil keeps rows in memory only. Lines of another run, or half written ones, are dropped.
  init(folder: String?, header: BenchHeader) throws {
    guard let folder else {
      (scans, file) = ([], nil)
      return
    }
    try FileBytes.makeFolder(folder)
    let path = folder + "/rows.jsonl"
    scans = try Self.read(path, header: header) ?? []
    var text = try Self.line(header)
    for scan in scans { text += try Self.line(scan) }
    try FileBytes.write(text, to: path)
    guard let handle = FileHandle(forWritingAtPath: path) else {
      throw DocumentError.unwritable(file: path, said: SystemReason.last)
    }
    try handle.seekToEnd()
    file = handle
  }

  /// Adds the next scan.
  func append(_ scan: BenchScan) throws {
    scans.append(scan)
    try file?.write(contentsOf: Self.line(scan))
  }

  /// The scans of a file; nil where there is none or it belongs to another run.
  static func read(_ path: String, header: BenchHeader?) throws -> [BenchScan]? {
    guard FileBytes.isFile(path) else { return nil }
    let lines = Data(try FileBytes.read(path, limit: byteLimit)).split(separator: UInt8(ascii: "\n"))
    let decoder = JSONDecoder()
    guard let first = lines.first, let found = try? decoder.decode(BenchHeader.self, from: first),
      found.format == BenchHeader.format
    else { return nil }
    if let header, found != header { return nil }
    var scans = [BenchScan]()
    for line in lines.dropFirst() {
      // A line that was cut off ends what can be taken over.
      guard let scan = try? decoder.decode(BenchScan.self, from: line) else { break }
      scans.append(scan)
    }
    return scans
  }

  /// The header of a folder's rows.
  static func header(_ path: String) throws -> BenchHeader? {
    let bytes = try FileBytes.read(path, limit: byteLimit)
    let first = bytes.prefix { $0 != UInt8(ascii: "\n") }
    return try? JSONDecoder().decode(BenchHeader.self, from: Data(first))
  }

  private static func line(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value) + [UInt8(ascii: "\n")]
  }
}
