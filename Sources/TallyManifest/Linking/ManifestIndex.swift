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
    for manifest in current {
      for consignment in manifest.consignments {
        for container in consignment.containers ?? [] {
          guard let number = container.number else { continue }
          let key = ContainerNumber(number).normalised
          Self.put(
            DeclaredUse(consignment: consignment, container: container, voyage: manifest.voyage),
            in: &byNumber[key, default: []])
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

  /// A use, in place of an earlier one of the same document or beside the others.
  private static func put(_ use: DeclaredUse, in uses: inout [DeclaredUse]) {
    let document = use.consignment.transportDocument
    if document != nil, let earlier = uses.firstIndex(where: { $0.consignment.transportDocument == document }) {
      uses[earlier] = use
    } else {
      uses.append(use)
    }
  }

  private static func superseded(_ manifests: [Manifest]) -> [Manifest] {
    var current = [Manifest]()
    for manifest in manifests {
      let function = manifest.message?.function ?? .original
      if function != .original { current.removeAll { isSameReference($0.message, manifest.message) } }
      if function != .cancellation && !current.contains(manifest) { current.append(manifest) }
    }
    return current
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
