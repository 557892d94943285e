public import TallyDomain

/// Finds what was declared for a container in a picture, over all manifests that were imported.
///
/// Later messages supersede earlier ones: a replacement stands for every earlier message of the same sender and reference, a
/// cancellation takes them away, an equal message counts once, and where two messages declare the same transport document for the
/// same container the later one stands. Linking by number plate needs gate appointments, which no manifest has; it is not done.
public struct ManifestIndex: Sendable {
  /// The manifests that are current, in order of import.
  let current: [Manifest]
  /// Uses by normalised container number, by repaired number where the manifest's own is wrong, and by seal.
  let byNumber: [String: [DeclaredUse]]
  let byRepairedNumber: [String: [String]]
  let bySeal: [String: Set<String>]

  /// Indexes manifests in order of import.
  public init(_ manifests: [Manifest]) {
    current = Self.superseded(manifests)
    var byNumber = [String: [DeclaredUse]](), bySeal = [String: Set<String>]()
    var places = [Occurrence: Int]()
    for manifest in current {
      for consignment in manifest.consignments {
        for container in consignment.containers ?? [] {
          guard let number = container.number else { continue }
          let key = ContainerNumber(number).normalised
          let use = DeclaredUse(consignment: consignment, container: container, voyage: manifest.voyage)
          let occurrence = Occurrence(number: key, document: consignment.transportDocument)
          if occurrence.document != nil, let earlier = places[occurrence] {
            byNumber[key]?[earlier] = use
          } else {
            places[occurrence] = byNumber[key]?.count ?? 0
            byNumber[key, default: []].append(use)
          }
          for seal in container.seals ?? [] { bySeal[Self.key(seal: seal), default: []].insert(key) }
        }
      }
    }
    bySeal[""] = nil
    var byRepairedNumber = [String: [String]]()
    for key in byNumber.keys.sorted() {
      for repair in ContainerNumber(key).repairs { byRepairedNumber[repair.normalised, default: []].append(key) }
    }
    (self.byNumber, self.bySeal, self.byRepairedNumber) = (byNumber, bySeal, byRepairedNumber)
  }

  /// Seals compare by letters and digits only, in upper case.
  static func key(seal: String) -> String {
    String(seal.uppercased().filter { $0.isLetter || $0.isNumber })
  }

  /// One container under one transport document: the later of two declarations stands.
  private struct Occurrence: Hashable {
    let number: String, document: String?
  }

  private static func superseded(_ manifests: [Manifest]) -> [Manifest] {
    // Only messages of one reference can be equal or supersede each other.
    var current = [Manifest?](), byReference = [String?: [Int]]()
    for manifest in manifests {
      let function = manifest.message?.function ?? .original, reference = manifest.message?.reference
      let earlier = byReference[reference, default: []]
      if function != .original {
        for place in earlier where isSameReference(current[place]?.message, manifest.message) { current[place] = nil }
      }
      if function == .cancellation || earlier.contains(where: { current[$0] == manifest }) { continue }
      byReference[reference, default: []].append(current.count)
      current.append(manifest)
    }
    return current.compactMap { $0 }
  }

  private static func isSameReference(_ earlier: Manifest.Message?, _ later: Manifest.Message?) -> Bool {
    guard let earlier, let later, let reference = later.reference, reference == earlier.reference else { return false }
    return earlier.sender == nil || later.sender == nil || earlier.sender == later.sender
  }
}

/// One container in one consignment.
struct DeclaredUse: Sendable, Equatable {
  let consignment: Consignment
  let container: ContainerUse
  let voyage: Voyage?
}
