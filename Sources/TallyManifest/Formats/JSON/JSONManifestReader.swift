internal import Foundation
internal import TallyCore
internal import TallyDomain

/// Reads `tallyman-manifest/1`. Unknown fields are ignored; a wrong type is named by its path.
struct JSONManifestReader {
  let name: String
  let limits: ManifestLimits

  func read(_ text: DecodedText) throws(ManifestError) -> ManifestImport {
    try checkDepth(text.utf8)
    var manifest = try decode(text.utf8)
    guard manifest.format == Manifest.format else {
      throw .field(file: name, path: "format", expected: "\"\(Manifest.format)\"")
    }
    guard manifest.consignments.count <= limits.consignments else {
      throw .tooLarge(file: name, what: "consignments", limit: limits.consignments)
    }
    var remarks = RemarkList(limit: limits.remarks)
    if let note = text.note { remarks.add("file", note) }
    ManifestReview.review(manifest, into: &remarks) { consignment, part in
      "consignments[\(consignment)]\(part.map { ".\($0)" } ?? "")"
    }
    // Remarks of the document that was read stay; saying the same again, only at a place of JSON, would repeat them.
    let earlier = manifest.remarks ?? [], said = Set(earlier.map(\.text))
    let all = earlier + (remarks.result ?? []).filter { !said.contains($0.text) }
    manifest.remarks = all.isEmpty ? nil : all
    return ManifestImport(format: .json, manifests: [manifest], failures: [])
  }

  private func decode(_ utf8: [UInt8]) throws(ManifestError) -> Manifest {
    do {
      return try JSONCoding.decoder().decode(Manifest.self, from: Data(utf8))
    } catch let error as DecodingError {
      // Foundation names no place for a number that is no whole one; JSON that is none it cannot read a second time either.
      if case .dataCorrupted(let context) = error, context.codingPath.isEmpty,
        let path = JSONWholeNumbers.firstFraction(in: utf8)
      {
        throw .field(file: name, path: path, expected: "a whole number")
      }
      throw Self.translated(error, file: name)
    } catch {
      throw .json(file: name, said: error.localizedDescription)
    }
  }

  private static func translated(_ error: DecodingError, file: String) -> ManifestError {
    switch error {
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      return .field(file: file, path: path(context.codingPath), expected: words(type))
    case .keyNotFound(let key, let context):
      return .field(file: file, path: path(context.codingPath + [key]), expected: "a value, but the field is missing")
    case .dataCorrupted(let context) where context.codingPath.isEmpty:
      let detail = (context.underlyingError as NSError?)?.userInfo[NSDebugDescriptionErrorKey] as? String
      return .json(file: file, said: detail ?? context.debugDescription)
    case .dataCorrupted(let context):
      return .field(file: file, path: path(context.codingPath), expected: "another value: \(context.debugDescription)")
    @unknown default: return .json(file: file, said: "\(error)")
    }
  }

  /// `consignments[0].goods_items[2].gross_mass_kg`, in the words of the file.
  private static func path(_ keys: [any CodingKey]) -> String {
    var path = ""
    for key in keys {
      if let index = key.intValue {
        path += "[\(index)]"
      } else {
        path += (path.isEmpty ? "" : ".") + snakeCase(key.stringValue)
      }
    }
    return path.isEmpty ? "document" : path
  }

  private static func snakeCase(_ name: String) -> String {
    name.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
  }

  private static func words(_ type: any Any.Type) -> String {
    switch type {
    case is String.Type: "text"
    case is Int.Type: "a whole number"
    case is Double.Type: "a number"
    case is [Any].Type: "a list"
    default: "an object or a list, as the description has it"
    }
  }

  /// Nesting is counted before a parser recurses into it.
  private func checkDepth(_ utf8: [UInt8]) throws(ManifestError) {
    var (depth, inString, escaped) = (0, false, false)
    for byte in utf8 {
      if inString {
        if escaped {
          escaped = false
        } else if byte == UInt8(ascii: "\\") {
          escaped = true
        } else if byte == 34 {
          inString = false
        }
        continue
      }
      switch byte {
      case 34: inString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        guard depth <= limits.depth else { throw .tooLarge(file: name, what: "levels of nesting", limit: limits.depth) }
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
    }
  }
}
