internal import TallyDomain

/// How a data set is distributed: counted over its truths, drawn as bars of text.
struct DataHistograms {
  private var families = [String: Int](), types = [String: Int](), notes = [String: Int](),
    differences = [String: Int]()
  private var placements = [String: Int](), materials = [String: Int]()
  private var cargoTonnes = [Int: Int](), itemMass = [Int: Int](), visibility = [Int: Int]()
  private static let massEdges = [1.0, 5, 10, 20, 50, 100, 200, 500], visibilityEdges = [0.25, 0.5, 1, 2, 4, 8]

  /// Counts one scan.
  mutating func add(_ truth: ScanTruth) {
    for container in truth.containers {
      types[container.sizeType ?? "unknown", default: 0] += 1
      cargoTonnes[Int((container.cargoMassKg ?? 0) / 4000), default: 0] += 1
      for goods in container.goods ?? [] { families[goods.family ?? "unknown", default: 0] += 1 }
      if (container.goods ?? []).isEmpty { families["empty", default: 0] += 1 }
      if let difference = container.declaredDiffers { differences[difference, default: 0] += 1 }
      for note in (container.note ?? "").split(separator: ",") {
        notes[note.trimmingPrefix(while: \.isWhitespace).description, default: 0] += 1
      }
    }
    for item in truth.items {
      placements[item.placement ?? "unknown", default: 0] += 1
      materials[item.material ?? "unknown", default: 0] += 1
      itemMass[Self.massEdges.count { $0 <= item.massKg ?? 0 }, default: 0] += 1
      visibility[Self.visibilityEdges.count { $0 <= item.visibility ?? 0 }, default: 0] += 1
    }
  }

  /// All of them as sections of a page.
  var text: String {
    let tonnes = Dictionary(
      uniqueKeysWithValues: cargoTonnes.map {
        ($0 < 3 ? " \($0 * 4)–\($0 * 4 + 4) t" : "\($0 * 4)–\($0 * 4 + 4) t", $1)
      })
    let parts = [
      Self.bars("Containers by type", types), Self.bars("Cargo of a container", tonnes, byName: true),
      Self.bars("Goods in containers", families), Self.bars("Declared otherwise", differences),
      Self.bars("Notes", notes), Self.bars("Hidden: where", placements), Self.bars("Hidden: what", materials),
      Self.bars("Hidden: mass", Self.binned(itemMass, Self.massEdges, "kg"), byName: true),
      Self.bars("Hidden: visibility", Self.binned(visibility, Self.visibilityEdges, ""), byName: true),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static func binned(_ counts: [Int: Int], _ edges: [Double], _ unit: String) -> [String: Int] {
    func word(_ bin: Int) -> String {
      func number(_ value: Double) -> String { value == value.rounded() ? "\(Int(value))" : "\(value)" }
      let name =
        bin == 0
        ? "below \(number(edges[0]))"
        : bin == edges.count ? "from \(number(edges[bin - 1]))" : "\(number(edges[bin - 1])) to \(number(edges[bin]))"
      return "\(bin) · \(name) \(unit)"
    }
    return Dictionary(uniqueKeysWithValues: counts.map { (word($0), $1) })
  }

  private static func bars(_ title: String, _ counts: [String: Int], byName: Bool = false) -> String {
    guard let most = counts.values.max() else { return "" }
    let rows = counts.sorted { byName || $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
    let wide = rows.map(\.key.count).max() ?? 0
    let lines = rows.map { name, count in
      name + String(repeating: " ", count: wide - name.count) + "  "
        + String(repeating: "#", count: max(1, count * 40 / most)) + " \(count)"
    }
    return "### \(title)\n\n```\n" + lines.joined(separator: "\n") + "\n```\n"
  }
}
