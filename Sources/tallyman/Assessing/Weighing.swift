internal import Synchronization
internal import TallyCore
internal import TallyDomain
internal import TallyPhysics

/// Finds the tables by which the boxes of a scan are weighed, and keeps those of the last few machines: a service sees the
/// same one day after day. Lanes share it.
final class Weighing: Sendable {
  /// What weighs the boxes of a scan, and what is to be said about it; no weigher where the mass cannot be known.
  typealias Scale = (weigher: BoxWeigher?, remark: String?)

  private struct Key: Hashable {
    let name: String?, id: String?, energies: [Double?], rows: Int, pitchX: Double, pitchY: Double
  }
  private struct Shelf { var weighers = [Key: BoxWeigher](), order = [Key]() }
  private let shelf = Mutex(Shelf())

  /// So many machines, energies and pitches are kept.
  private static let kept = 8

  func scale(for scan: DecodedScan) -> Scale {
    let radiograph = scan.radiograph
    guard radiograph.pitchIsDeclared else {
      return (nil, "What is in the boxes cannot be weighed: no pixel pitch is declared.")
    }
    let energies = radiograph.planes.map(\.energyMev)
    let key = Key(
      name: scan.sidecar.scanner?.model, id: scan.sidecar.scanner?.id, energies: energies, rows: radiograph.height,
      pitchX: radiograph.pitch.x, pitchY: radiograph.pitch.y)
    if let weigher = shelf.withLock({ $0.weighers[key] }) { return (weigher, Self.remark(weigher.stated)) }
    guard let stated = StatedScanner(scan.sidecar, energiesMev: energies) else {
      return (
        nil,
        "What is in the boxes cannot be weighed: the scan states no energies, or none that a known machine makes, and no "
          + "scanner that is known by name."
      )
    }
    // Two lanes may make the same tables at once; the second ones replace the first, which are equal.
    do throws(PhysicsError) {
      let weigher = try BoxWeigher(stated, rows: radiograph.height, pitch: radiograph.pitch)
      shelf.withLock { shelf in
        if shelf.weighers.updateValue(weigher, forKey: key) == nil { shelf.order.append(key) }
        if shelf.order.count > Self.kept { shelf.weighers[shelf.order.removeFirst()] = nil }
      }
      return (weigher, Self.remark(stated))
    } catch {
      return (nil, "What is in the boxes cannot be weighed: \(error.explanation.problem)")
    }
  }

  private static func remark(_ stated: StatedScanner) -> String? {
    var words = [String]()
    let energies = stated.scanner.energiesMev.map { "\($0)" }.joined(separator: " and ")
    if !stated.isKnown {
      words.append(
        "This scanner is not known by name; boxes are weighed with tables of \(stated.scanner.name) at \(energies) MeV, and "
          + "the interval is wider for it.")
    }
    if stated.scanner.planes.count == 1 {
      words.append("With a single energy boxes are weighed without knowing the kind of matter.")
    }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }
}
