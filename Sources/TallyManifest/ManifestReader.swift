internal import Foundation
internal import TallyDomain

/// Reads what carriers send, in whatever format the content shows; the name of a file decides nothing.
public struct ManifestReader: Sendable {
  /// What a file may measure.
  public let limits: ManifestLimits

  /// A reader with limits.
  public init(limits: ManifestLimits = .standard) { self.limits = limits }

  /// Reads a file. Its last path component names it in errors.
  public func read(path: String) throws(ManifestError) -> ManifestImport {
    let name = URL(filePath: path).lastPathComponent
    return try read(bytes: contents(of: path, name: name), name: name)
  }

  /// Reads bytes that are already here. Throws where nothing can be read at all; a single message that cannot be read is
  /// among the `failures` of the result.
  public func read(bytes: [UInt8], name: String) throws(ManifestError) -> ManifestImport {
    guard bytes.count <= limits.bytes else { throw .tooLarge(file: name, what: "bytes", limit: limits.bytes) }
    let text = try TextEncoding.decode(bytes, name: name)
    guard let format = ManifestFormat.sniff(text.utf8) else {
      throw text.utf8.allSatisfy(ManifestFormat.isBlank) ? .empty(file: name) : .unknownFormat(file: name)
    }
    switch format {
    case .cuscar: return try CUSCARReader(name: name, limits: limits).read(text)
    case .csv: return try CSVManifestReader(name: name, limits: limits).read(text)
    case .json: return try JSONManifestReader(name: name, limits: limits).read(text)
    }
  }

  /// The bytes of a file in bounded pieces.
  private func contents(of path: String, name: String) throws(ManifestError) -> [UInt8] {
    let handle: FileHandle
    do { handle = try FileHandle(forReadingFrom: URL(filePath: path)) } catch {
      throw .unreadable(file: name, said: error.localizedDescription)
    }
    defer { try? handle.close() }
    var bytes = [UInt8]()
    while bytes.count <= limits.bytes {
      let piece: Data?
      do { piece = try handle.read(upToCount: 1 << 20) } catch {
        throw .unreadable(file: name, said: error.localizedDescription)
      }
      guard let piece, !piece.isEmpty else { return bytes }
      bytes.append(contentsOf: piece)
    }
    throw .tooLarge(file: name, what: "bytes", limit: limits.bytes)
  }
}
