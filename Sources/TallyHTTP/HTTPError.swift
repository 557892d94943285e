public import TallyCore

/// Every way in which a server does not start. Tests compare cases, never texts.
public enum HTTPError: CataloguedError, Equatable {
  /// Two routes would take the same request, as `GET /a/{id}` and `GET /a/{name}`.
  case clashingRoutes([String])
  /// The address is no IPv4 or IPv6 address of this machine.
  case badAddress(String)
  /// Another program listens there.
  case portInUse(address: String, port: UInt16)
  /// The system refuses, in its words.
  case cannotListen(address: String, port: UInt16, said: String)
  /// Beyond loopback without the setting that allows it, or without TLS.
  case beyondLoopback(address: String, withoutTLS: Bool)
  /// A file of the certificate cannot be read, or is not one.
  case unusableTLSFile(path: String, said: String)
  /// Others than its owner may read the private key.
  case exposedKey(path: String)
  /// Certificate and key do not belong together, or the TLS library refuses them.
  case unusableTLS(certificate: String, key: String, said: String)

  /// One row per case.
  public var explanation: Explanation {
    switch self {
    case .clashingRoutes(let pairs):
      Explanation(
        code: "TLY-HTP-101", place: "routes",
        problem: "Two routes would take the same request: "
          + pairs.joined(separator: "; ") + ".", remedy: "Report this as a fault of the program.")
    case .badAddress(let address):
      Explanation(
        code: "TLY-HTP-102", place: "address \(address)", problem: "This is no address of this machine.",
        remedy: "Give an IPv4 or IPv6 address, such as 127.0.0.1.")
    case .portInUse(let address, let port):
      Explanation(
        code: "TLY-HTP-103", place: "\(address), port \(port)", problem: "Another program listens there.",
        remedy: "Stop it, or choose another port; port 0 takes a free one.")
    case .cannotListen(let address, let port, let said):
      Explanation(
        code: "TLY-HTP-104", place: "\(address), port \(port)", problem: "The system refuses to listen: \(said).",
        remedy: "Choose another address or port; ports below 1024 need a privilege.")
    case .beyondLoopback(let address, let withoutTLS):
      Explanation(
        code: "TLY-HTP-105", place: "address \(address)",
        problem: withoutTLS
          ? "Listening beyond this machine needs TLS."
          : "Listening beyond this machine is not allowed by the settings.",
        remedy: withoutTLS
          ? "Set certificate and key files." : "Listen on 127.0.0.1, or allow it in the settings and set TLS files.")
    case .unusableTLSFile(let path, let said):
      Explanation(
        code: "TLY-HTP-106", place: path, problem: "This file of the TLS certificate cannot be used: \(said).",
        remedy: "Give PEM files that the service may read.")
    case .exposedKey(let path):
      Explanation(
        code: "TLY-HTP-107", place: path, problem: "Others than the owner may read this private key.",
        remedy: "Take their permissions away (chmod 600), and consider the key known: make a new one.")
    case .unusableTLS(let certificate, let key, let said):
      Explanation(
        code: "TLY-HTP-108", place: "\(certificate), \(key)", problem: "Certificate and key cannot be used: \(said)",
        remedy: "Give a PEM certificate and the private key that belongs to it, without a passphrase.")
    }
  }
}
