internal import CMicroHTTPD
internal import Glibc
internal import TallyCore

/// Where certificate and private key lie, as PEM.
public struct TLSFiles: Sendable, Equatable {
  /// The certificate, followed by those that lead to its authority; its private key.
  public let certificate: String, key: String

  /// Two files.
  public init(certificate: String, key: String) { (self.certificate, self.key) = (certificate, key) }

  /// More than any chain of certificates needs.
  private static let sizeLimit = 1 << 20

  /// Both files' texts, tried by the TLS library. Refused where others than the owner may read the key.
  func load() throws(HTTPError) -> TLSMaterial {
    let certificateText = try Self.text(certificate)
    var status = stat()
    if stat(key, &status) == 0, status.st_mode & 0o077 != 0 { throw .exposedKey(path: key) }
    let keyText = try Self.text(key)
    var message = [CChar](repeating: 0, count: 256)
    guard chttpd_tls_usable(certificateText, keyText, &message, message.count) == 1 else {
      let said = String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      throw .unusableTLS(certificate: certificate, key: key, said: said)
    }
    return TLSMaterial(certificate: certificateText, key: keyText)
  }

  private static func text(_ path: String) throws(HTTPError) -> String {
    let bytes: [UInt8]
    do {
      bytes = try BoundedFile.bytes(path, limit: sizeLimit)
    } catch {
      let said =
        switch error {
        case .closed(let reason), .broken(let reason): reason
        case .tooLarge: "it is larger than \(sizeLimit) bytes"
        }
      throw .unusableTLSFile(path: path, said: said)
    }
    guard let text = String(validating: bytes, as: UTF8.self), text.contains("-----BEGIN "), !text.contains("\0") else {
      throw .unusableTLSFile(path: path, said: "it is not PEM")
    }
    return text
  }
}

/// The texts of certificate and key, known to work together.
struct TLSMaterial: Sendable { let certificate: String, key: String }
