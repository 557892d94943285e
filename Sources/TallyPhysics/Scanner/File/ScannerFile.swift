internal import Foundation
internal import TallyCore

/// A scanner as a JSON file, `tallyman-scanner/1`, checked strictly: an unknown field is refused with the nearest right one,
/// a missing one is named, every number has its range. With `like` a file names a known scanner and gives only what differs.
public enum ScannerFile {
  /// The value of `format`.
  public static let format = "tallyman-scanner/1"
  /// Largest file that is read, bytes.
  public static let byteLimit = 256 << 10
  /// Fields that may be absent although no `like` supplies them.
  private static let optional: Set<String> = ["summary", "like", "calibration"]

  /// Reads a scanner; `like` may name any known scanner.
  public static func read(_ bytes: [UInt8], file: String) throws(PhysicsError) -> ScannerModel {
    try read(bytes, file: file) { name in try? ScannerModel.named(name) }
  }

  /// The file of a scanner.
  public static func write(_ scanner: ScannerModel) throws(PhysicsError) -> [UInt8] {
    do {
      return try JSONSerializing.bytes(try document(of: scanner))
    } catch {
      throw .badScanner(name: scanner.name, field: "planes", problem: "A number in it cannot be written.")
    }
  }

  static func read(
    _ bytes: [UInt8], file: String, like known: (String) -> ScannerModel?
  ) throws(PhysicsError) -> ScannerModel {
    let value: JSONValue
    do throws(DocumentError) {
      value = try JSONValue(parsing: bytes, file: file, maximumBytes: byteLimit)
    } catch {
      throw .badScannerFile(file: file, field: "", problem: error.explanation.problem)
    }
    guard value.kind == "object" else { throw .badScannerFile(file: file, field: "", problem: "It must be an object.") }
    guard value["format"] == .string(format) else {
      throw .badScannerFile(file: file, field: "format", problem: "It must be \"\(format)\".")
    }
    var base: JSONValue?
    if let like = value["like"] {
      guard case .string(let name) = like, let scanner = known(name) else {
        throw .badScannerFile(file: file, field: "like", problem: "It must name a known scanner.")
      }
      base = try? document(of: scanner)
    }
    try check(value, against: template, needsAll: base == nil, path: "", file: file)
    let whole = base.map { merged($0, value) } ?? value
    let scanner: ScannerModel
    do {
      scanner = try JSONCoding.decoder().decode(ScannerModel.self, from: Data(try JSONSerializing.bytes(whole)))
    } catch let error as DecodingError {
      throw .badScannerFile(file: file, field: "", problem: DocumentError.describe(error))
    } catch {
      throw .badScannerFile(file: file, field: "", problem: "It cannot be read as a scanner.")
    }
    try scanner.check()
    return scanner
  }

  /// A document with every field, for the names.
  private static let template: JSONValue = {
    guard let document = try? document(of: .complete) else { preconditionFailure("the template cannot be written") }
    return document
  }()

  /// A scanner as a document, `format` included.
  static func document(of scanner: ScannerModel) throws -> JSONValue {
    let value = try JSONValue(parsing: Array(try JSONCoding.encoder().encode(scanner)), file: scanner.name)
    guard case .object(var members) = value else { preconditionFailure("a scanner is no object") }
    members["format"] = .string(format)
    return .object(members)
  }

  private static func check(
    _ value: JSONValue, against template: JSONValue, needsAll: Bool, path: String, file: String
  ) throws(PhysicsError) {
    func place(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
    switch (value, template) {
    case (.object(let members), .object(let known)):
      for key in members.keys.sorted() where known[key] == nil && !(path.isEmpty && optional.contains(key)) {
        let hint = NearestWord.of(key, among: known.keys.sorted()).map { " Did you mean \($0)?" } ?? ""
        throw .badScannerFile(file: file, field: place(key), problem: "There is no such field.\(hint)")
      }
      for key in known.keys.sorted() {
        if let member = members[key], let inner = known[key] {
          try check(member, against: inner, needsAll: needsAll, path: place(key), file: file)
        } else if needsAll && !(path.isEmpty && optional.contains(key)) {
          throw .badScannerFile(file: file, field: place(key), problem: "The field is missing.")
        }
      }
    case (.array(let items), .array(let known)):
      guard let inner = known.first else { return }
      for (index, item) in items.enumerated() {
        try check(item, against: inner, needsAll: needsAll, path: "\(path)[\(index)]", file: file)
      }
    case (.number, .number), (.string, .string), (.bool, .bool): break
    default:
      let kind = template.kind == "integer" ? "number" : template.kind
      throw .badScannerFile(file: file, field: path, problem: "It must be of the kind \(kind), not \(value.kind).")
    }
  }

  /// What differs laid over a base: objects member by member, lists of objects item by item, all else whole.
  private static func merged(_ base: JSONValue, _ change: JSONValue) -> JSONValue {
    switch (base, change) {
    case (.object(let old), .object(let new)): .object(old.merging(new) { merged($0, $1) })
    case (.array(let old), .array(let new)):
      .array(new.enumerated().map { $0.offset < old.count ? merged(old[$0.offset], $0.element) : $0.element })
    default: change
    }
  }
}

/// JSON values as bytes.
enum JSONSerializing {
  static func bytes(_ value: JSONValue) throws -> [UInt8] {
    let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try JSONSerialization.data(withJSONObject: plain(value), options: options)) + [UInt8(ascii: "\n")]
  }

  private static func plain(_ value: JSONValue) -> Any {
    switch value {
    case .null: NSNull()
    case .bool(let flag): flag
    case .number(let number): number == number.rounded() && number.magnitude < 1e15 ? Int(number) : number
    case .string(let text): text
    case .array(let items): items.map(plain)
    case .object(let members): members.mapValues(plain)
    }
  }
}
