import Foundation
import TallyTestSupport
import Testing

@testable import TallyHTTP

private let openssl = "/usr/bin/openssl"
private let isUsable =
  FileManager.default.isExecutableFile(atPath: openssl) || ProcessInfo.processInfo.environment["CI"] != nil

/// Runs OpenSSL's command line, which makes certificates and is a TLS client that is not ours.
private func run(_ arguments: [String], input: [UInt8] = []) throws -> String {
  let process = Process()
  process.executableURL = URL(filePath: openssl)
  process.arguments = arguments
  let (incoming, outgoing) = (Pipe(), Pipe())
  (process.standardInput, process.standardOutput, process.standardError) = (incoming, outgoing, FileHandle.nullDevice)
  try process.run()
  try incoming.fileHandleForWriting.write(contentsOf: Data(input))
  // `-ign_eof` lets the client wait for the server's end although its own input has ended.
  try incoming.fileHandleForWriting.close()
  let output = try outgoing.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return String(decoding: output, as: UTF8.self)
}

/// A fresh certificate for 127.0.0.1 and its key, as files.
private func makeCertificate(in folder: URL, _ name: String = "server") throws -> TLSFiles {
  let (certificate, key) = (folder.path + "/\(name).pem", folder.path + "/\(name).key")
  _ = try run([
    "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
    "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate,
  ])
  try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
  return TLSFiles(certificate: certificate, key: key)
}

extension LiveTests {
  @Suite(.enabled(if: isUsable)) struct TLS {
    @Test("a certificate by files is served, with a modern version of TLS alone") func serves() throws {
      try withTemporaryFolder { folder in
        let files = try makeCertificate(in: folder)
        let server = try HTTPServer(try sampleRouter(), port: 0, tls: files)
        defer { server.stop() }
        let client = [
          "s_client", "-connect", "127.0.0.1:\(server.port)", "-CAfile", files.certificate, "-verify_return_error",
          "-verify_ip", "127.0.0.1", "-quiet", "-ign_eof",
        ]
        let answer = try run(client, input: Ask("GET", "/healthz").wire)
        #expect(answer.hasPrefix("HTTP/1.1 200") && answer.hasSuffix("well"))
        let pipelined = Array("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".utf8) + Ask("GET", "/who").wire
        let both = try run(client, input: pipelined)
        #expect(both.contains("well") && both.hasSuffix("one"))
        #expect(try !run(client + ["-tls1_1"], input: Ask("GET", "/healthz").wire).contains("200"))
      }
    }

    @Test("plain HTTP, rubbish and silence on a TLS port end cleanly") func plainOnTLS() throws {
      try withTemporaryFolder { folder in
        var limits = HTTPLimits()
        limits.headSeconds = 0.3
        let files = try makeCertificate(in: folder)
        let server = try HTTPServer(try sampleRouter(), limits: limits, port: 0, tls: files)
        defer { server.stop() }
        for text in ["GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}", ""] {
          let client = try RawClient(port: server.port)
          client.send(text)
          #expect(!String(decoding: client.receiveAll(), as: UTF8.self).contains("HTTP/1.1 200"))
        }
        let answer = try run(
          ["s_client", "-connect", "127.0.0.1:\(server.port)", "-quiet", "-ign_eof"],
          input: Ask("GET", "/healthz").wire)
        #expect(answer.hasSuffix("well"))
      }
    }

    @Test("files that cannot be used are named") func badFiles() throws {
      try withTemporaryFolder { folder in
        let (files, other) = (try makeCertificate(in: folder), try makeCertificate(in: folder, "other"))
        let missing = folder.path + "/missing.pem", text = folder.path + "/text.pem"
        try Data("nothing".utf8).write(to: URL(filePath: text))
        let router = try sampleRouter()
        func failure(_ certificate: String, _ key: String) -> HTTPError? {
          do throws(HTTPError) {
            try HTTPServer(router, port: 0, tls: TLSFiles(certificate: certificate, key: key)).stop()
            return nil
          } catch {
            return error
          }
        }
        #expect(failure(missing, files.key) == .unusableTLSFile(path: missing, said: "No such file or directory"))
        #expect(
          failure(files.certificate, missing) == .unusableTLSFile(path: missing, said: "No such file or directory"))
        #expect(failure(text, files.key) == .unusableTLSFile(path: text, said: "it is not PEM"))
        guard case .unusableTLS(files.certificate, other.key, let said)? = failure(files.certificate, other.key) else {
          Issue.record("a key that belongs to another certificate was taken")
          return
        }
        #expect(!said.isEmpty)
        for mode in [0o640, 0o604, 0o666] {
          try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: files.key)
          #expect(failure(files.certificate, files.key) == .exposedKey(path: files.key))
        }
      }
    }
  }
}
