internal import TallyCore
public import TallyDomain

/// Makes training samples from scans with truth by the same steps as service: the radiograph comes from the same correction,
/// the box from the same framing, the planes from the same code.
public struct TrainingExport: Sendable {
  /// How the planes are made.
  public let input: InputDescription
  /// The commodity groups.
  public let vocabulary: CommodityVocabulary

  /// A found box is believed where it overlaps the true one by this much (intersection over union); else the true one is
  /// taken, its edges moved by up to `jitter` of its size, so that the network learns boxes as framing makes them.
  public static let agreement = 0.85, jitter = 0.008

  /// An export for models that want such an input.
  public init(input: InputDescription = .standard, vocabulary: CommodityVocabulary = .standard) {
    (self.input, self.vocabulary) = (input, vocabulary)
  }

  /// One sample per container of the truth.
  ///
  /// - Parameters:
  ///   - stem: the scan's stem; it names the samples and seeds the jitter.
  ///   - radiograph: the scan, corrected, with the boxes that framing found.
  ///   - doors: at which end the doors are of boxes that framing did not find: away from the sidecar's cab.
  ///   - truth: what is really in the boxes.
  ///   - declared: what the manifest declares of a container, as `CommodityVocabulary.declaredVector` gives it; all zero
  ///     where no declaration was linked.
  /// - Returns: the samples in the order of the truth's containers.
  /// - Throws: `DetectorError.box` where a box cannot be put on the grid, `.declared` where a vector has a wrong length.
  public func samples(
    stem: String, radiograph: Radiograph, doors: FoundBox.Side? = nil, truth: ScanTruth,
    declared: (ScanTruth.Container) -> [Float]
  ) throws(DetectorError) -> [TrainingSample] {
    var samples = [TrainingSample]()
    for (index, container) in truth.containers.enumerated() {
      let vector = declared(container)
      guard vector.count == vocabulary.groups.count else {
        throw .declared(expected: vocabulary.groups.count, found: vector.count)
      }
      let name = "\(stem)-\(index)"
      let box = box(of: container, in: radiograph, doors: doors, seed: name)
      let planes = try DetectorInput(radiograph: radiograph, box: box, description: input)
      let items = truth.items.filter { belongs($0, to: container, of: truth) }
      samples.append(sample(name, stem, planes, container, items, vector, radiograph.planes.count))
    }
    return samples
  }

  private func sample(
    _ name: String, _ stem: String, _ input: DetectorInput, _ container: ScanTruth.Container, _ items: [ScanTruth.Item],
    _ declared: [Float], _ planes: Int
  ) -> TrainingSample {
    let labels = GridLabels(grid: input.grid)
    let itemMap = labels.items(items)
    var counts = [Int](repeating: 0, count: 256)
    for label in itemMap { counts[Int(label)] += 1 }
    let entries = items.enumerated().map { index, item in
      TrainingSample.Item(
        label: index + 1, kind: item.kind, material: item.material, placement: item.placement, massKg: item.massKg,
        addedArealDensityGCm2: item.addedArealDensityGCm2, visibility: item.visibility,
        cells: counts[min(index + 1, 255)])
    }
    let truth = loaded(container)
    return TrainingSample(
      name: name, columns: input.grid.columns, rows: input.grid.rows, planes: input.planes, items: itemMap,
      commodity: labels.commodity(container.goods ?? [], vocabulary: vocabulary),
      entry: TrainingSample.Entry(
        name: name, scan: stem, columns: input.grid.columns, rows: input.grid.rows, declared: shares(declared),
        truth: shares(truth), misdeclared: container.misdeclared ?? false, declaredDiffers: container.declaredDiffers,
        load: container.load, note: container.note, planes: planes, items: entries))
  }

  /// The box that framing found, where it found this one; else the true one with its edges moved a little.
  func box(
    of container: ScanTruth.Container, in radiograph: Radiograph, doors: FoundBox.Side? = nil, seed: String
  ) -> FoundBox {
    let truth = Self.region(of: container, in: radiograph)
    let found = radiograph.boxes.max {
      $0.region.intersectionOverUnion(truth) < $1.region.intersectionOverUnion(truth)
    }
    if let found, found.region.intersectionOverUnion(truth) >= Self.agreement { return found }
    var generator = SeededGenerator(seed: 0, stream: "training box " + seed)
    func moved(_ edge: Int, _ extent: Int) -> Int {
      edge + Int((Double(extent) * generator.uniform(-Self.jitter, Self.jitter)).rounded())
    }
    let region = PixelRegion(
      x0: moved(truth.x0, truth.width), y0: moved(truth.y0, truth.height), x1: moved(truth.x1, truth.width),
      y1: moved(truth.y1, truth.height))
    return FoundBox(region: region, doors: doors, confidence: 1, sidecarIndex: nil)
  }

  private static func region(of container: ScanTruth.Container, in radiograph: Radiograph) -> PixelRegion {
    let (columns, rows) = (container.columns, container.rows)
    guard columns.count == 2, rows.count == 2 else { return radiograph.bounds }
    return PixelRegion(x0: columns[0], y0: rows[0], x1: columns[1], y1: rows[1])
  }

  /// By number; where one of the two has none, by the columns.
  private func belongs(_ item: ScanTruth.Item, to container: ScanTruth.Container, of truth: ScanTruth) -> Bool {
    if let inside = item.container, let number = container.number { return inside == number }
    guard truth.containers.count > 1, container.columns.count == 2 else { return true }
    return (container.columns[0]..<max(container.columns[0], container.columns[1])).contains(
      (item.box.x0 + item.box.x1) / 2)
  }

  /// What is really loaded, as shares of mass over the groups; `empty` where nothing is.
  private func loaded(_ container: ScanTruth.Container) -> [Float] {
    let goods = container.goods ?? []
    var vector = [Float](repeating: 0, count: vocabulary.groups.count)
    for item in goods {
      if let index = GridLabels.group(of: item, vocabulary) { vector[index] += Float(max(item.massKg ?? 1, 1)) }
    }
    if goods.isEmpty { vector[vocabulary.empty.index] = 1 }
    let sum = vector.reduce(0, +)
    return sum > 0 ? vector.map { $0 / sum } : vector
  }

  private func shares(_ vector: [Float]) -> [String: Double] {
    var shares = [String: Double]()
    for group in vocabulary.groups where vector[group.index] > 0 { shares[group.key] = Double(vector[group.index]) }
    return shares
  }
}
