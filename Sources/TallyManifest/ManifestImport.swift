public import TallyDomain

/// What was read from one file.
public struct ManifestImport: Sendable, Equatable {
  /// How the file is written.
  public let format: ManifestFormat
  /// One per message of an interchange, one per voyage of a CSV file, one of a JSON document; at least one, in file order.
  public let manifests: [Manifest]
  /// Messages that could not be read; the others were.
  public let failures: [ManifestError]

  /// A result.
  public init(format: ManifestFormat, manifests: [Manifest], failures: [ManifestError]) {
    (self.format, self.manifests, self.failures) = (format, manifests, failures)
  }

  /// The whole file as one document, for showing. One manifest stands as it is. Of several, the consignments follow each
  /// other in file order, and the envelope and the voyage are kept where all agree; each remark names its message. What
  /// replaces what is not applied here, because only an index knows what was imported before: link over `manifests`.
  public var manifest: Manifest {
    guard manifests.count > 1 else { return manifests.first ?? Manifest(consignments: []) }
    var whole = Manifest(consignments: manifests.flatMap { Self.withPorts(of: $0, unless: sharedVoyage) })
    whole.voyage = sharedVoyage
    let senders = Set(manifests.map { $0.message?.sender })
    if senders.count == 1, let sender = senders.first, let sender { whole.message = Manifest.Message(sender: sender) }
    var remarks = [Manifest.Remark]()
    if sharedVoyage == nil && manifests.contains(where: { $0.voyage != nil }) {
      remarks.append(
        Manifest.Remark(at: "file", text: "\(manifests.count) messages with different voyages stand here as one"))
    }
    for (index, manifest) in manifests.enumerated() {
      let name = manifest.message?.reference ?? String(index + 1)
      if let function = manifest.message?.function, function != .original {
        remarks.append(Manifest.Remark(at: "message \(name)", text: "this message is a \(function.rawValue)"))
      }
      for remark in manifest.remarks ?? [] {
        remarks.append(Manifest.Remark(at: "message \(name), \(remark.at)", text: remark.text))
      }
    }
    whole.remarks = remarks.isEmpty ? nil : remarks
    return whole
  }

  /// The voyage that all manifests name, or nil.
  private var sharedVoyage: Voyage? {
    guard let first = manifests.first?.voyage, manifests.allSatisfy({ $0.voyage == first }) else { return nil }
    return first
  }

  /// Consignments keep the ports of their voyage where the whole document cannot carry it.
  private static func withPorts(of manifest: Manifest, unless shared: Voyage?) -> [Consignment] {
    guard shared == nil, let voyage = manifest.voyage else { return manifest.consignments }
    return manifest.consignments.map { consignment in
      var copy = consignment
      copy.portOfLoading = copy.portOfLoading ?? voyage.portOfLoading
      copy.portOfDischarge = copy.portOfDischarge ?? voyage.portOfDischarge
      return copy
    }
  }
}
