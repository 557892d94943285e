internal import Dispatch
internal import Foundation
internal import Synchronization
internal import TallyCore
internal import TallyDomain
internal import TallyImaging

extension Yard {
  /// Writes the data set (scan-format.md §4) into a folder and calls `progress` with the number of scans that are done.
  ///
  /// Scans whose files are there already are kept, so a run that was cut off, or a larger count, continues where the last
  /// one ended. Throws where the folder holds a data set that was made from another request, or a file cannot be written.
  public func write(to folder: String, progress: (Int) -> Void) throws(SimulationError) {
    let files = YardFolder(folder)
    try files.prepare(for: self)
    let results = Mutex([Int: Result<Written, SimulationError>]())
    let batch = request.threads * 2
    var written = [Written]()
    for start in stride(from: 0, to: request.count, by: batch) {
      let indices = start..<min(start + batch, request.count)
      Self.forEach(indices, threads: request.threads) { index in
        let result = Result { () throws(SimulationError) in try self.write(index, files) }
        results.withLock { $0[index] = result }
      }
      for index in indices {
        guard let result = results.withLock({ $0.removeValue(forKey: index) }) else { continue }
        written.append(try result.get())
      }
      progress(indices.upperBound)
    }
    try writeManifests(written, files)
    try files.write(description(stems: written.map(\.stem)), to: "dataset.json")
    var histograms = DataHistograms()
    for scan in written { histograms.add(try files.truth(scan.stem)) }
    try files.write(text: DataCard.text(of: self, histograms), to: "README.md")
  }

  /// What is remembered of a scan until the manifests are written.
  private struct Written: Sendable {
    let stem: String
    let consignments: [Consignment]
  }

  private func write(_ index: Int, _ files: YardFolder) throws(SimulationError) -> Written {
    let (stem, declared) = consignments(index)
    if files.hasScan(stem) { return Written(stem: stem, consignments: declared) }
    let scan = scan(index)
    try files.write(scan)
    return Written(stem: scan.stem, consignments: scan.consignments)
  }

  /// Runs a body for each index on some threads; which thread takes which index makes no difference to the result.
  static func forEach(_ indices: Range<Int>, threads: Int, _ body: @Sendable (Int) -> Void) {
    guard threads > 1 else { return indices.forEach(body) }
    let next = Atomic(indices.lowerBound)
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < indices.upperBound else { return }
        body(index)
      }
    }
  }

  /// One manifest a voyage, in the three formats by turns.
  private func writeManifests(_ written: [Written], _ files: YardFolder) throws(SimulationError) {
    for start in stride(from: 0, to: written.count, by: ManifestBook.scansPerVoyage) {
      let voyage = start / ManifestBook.scansPerVoyage
      let scans = written[start..<min(start + ManifestBook.scansPerVoyage, written.count)]
      let manifest = ManifestBook.manifest(voyage: voyage, consignments: scans.flatMap(\.consignments), yard: self)
      if let draft = ManifestBook.draft(of: manifest, voyage: voyage, yard: self) {
        try files.write(draft, voyage: voyage)
        var amended = manifest
        amended.message?.function = .replacement
        try files.write(amended, voyage: voyage, suffix: "_amended")
      } else {
        try files.write(manifest, voyage: voyage)
      }
    }
  }

  /// `dataset.json` over some scans.
  func description(stems: [String]) -> DataSetDescription {
    var splits = Dictionary(uniqueKeysWithValues: YardSplits.names.map { ($0, [String]()) })
    for (index, stem) in stems.enumerated() {
      splits[request.splits.name(of: index, seed: request.seed), default: []].append(stem)
    }
    return DataSetDescription(
      name: "tallyman-yard-\(request.seed)", version: "1", licence: "CC0-1.0",
      simulator: .init(
        name: "tallyman simulate", version: Self.version, seed: request.seed, scanner: request.scanner, mix: wording),
      origin: nil, splits: splits)
  }

  /// Counts up when the same request gives other pictures.
  static let version = "2"

  /// What of the request shapes the scans, in words.
  var wording: String {
    var parts = [request.mix.text, "item-mass=\(request.itemMassKg.lowerBound):\(request.itemMassKg.upperBound)"]
    if let pitch = request.pitchMm { parts.append("pitch=\(pitch)") }
    if let goods = request.goods { parts.append("goods=" + goods.joined(separator: "+")) }
    if let containers = request.containers { parts.append("containers=" + containers.joined(separator: "+")) }
    return parts.joined(separator: ",")
  }
}
