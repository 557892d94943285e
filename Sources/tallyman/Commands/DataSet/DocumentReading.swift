internal import CAssets
internal import Foundation
internal import TallyCore
internal import TallyDomain

/// Our JSON documents, read against their published schemas.
enum DocumentReading {
  /// A published schema by its file name.
  static func schema(_ name: String) -> JSONSchema {
    let file = cassets_find(name)
    guard let bytes = file.bytes else { preconditionFailure("no schema \(name) in the binary") }
    do {
      return JSONSchema(try JSONValue(parsing: Array(UnsafeBufferPointer(start: bytes, count: file.count)), file: name))
    } catch {
      preconditionFailure("schema \(name): \(error)")
    }
  }

  static func sidecar(_ path: String) throws -> ScanSidecar { try read(path, scanSchema) }
  /// A sidecar whose bytes are here already.
  static func sidecar(_ path: String, bytes: [UInt8]) throws -> ScanSidecar { try decode(bytes, path, scanSchema) }
  static func truth(_ path: String) throws -> ScanTruth { try read(path, "tallyman-truth-1.schema.json") }
  static func dataSet(_ path: String) throws -> DataSetDescription { try read(path, "tallyman-dataset-1.schema.json") }

  private static let scanSchema = "tallyman-scan-1.schema.json"

  private static func read<Document: Decodable>(_ path: String, _ schemaName: String) throws -> Document {
    try decode(try FileBytes.read(path, limit: 16 << 20), path, schemaName)
  }

  /// A document that follows its schema. Throws `DocumentError`.
  private static func decode<Document: Decodable>(
    _ bytes: [UInt8], _ path: String, _ schemaName: String
  ) throws -> Document {
    let faults = schema(schemaName).faults(in: try JSONValue(parsing: bytes, file: path))
    guard faults.isEmpty else { throw DocumentError.againstSchema(file: path, faults: faults) }
    do {
      return try JSONCoding.decoder().decode(Document.self, from: Data(bytes))
    } catch let error as DecodingError {
      throw DocumentError.notJSON(file: path, said: DocumentError.describe(error))
    }
  }
}
