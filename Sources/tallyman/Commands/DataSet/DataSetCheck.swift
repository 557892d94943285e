internal import Foundation
internal import TallyCore
internal import TallyDomain
internal import TallyImaging
internal import TallyManifest

/// One fault of a data set.
struct DataSetFault: Sendable, Encodable, Equatable {
  let place: String, problem: String
}

/// Holds a data set against scan-format.md §4. Every fault is collected; none stops the others.
struct DataSetCheck {
  let folder: String, composition: Composition

  /// Stems of the scans that lie in the folder, sorted. Throws where there is no `scans` folder.
  static func stems(in folder: String) throws(DocumentError) -> [String] {
    let names = try FileBytes.files(in: folder + "/scans").map { URL(filePath: $0).lastPathComponent }
    return names.filter { $0.hasSuffix(".json") && !$0.hasSuffix(".problem.json") }.map { String($0.dropLast(5)) }
  }

  /// Everything that is wrong.
  func faults(stems: [String], progress: (Int) -> Void) -> [DataSetFault] {
    var faults = [DataSetFault]()
    checkDescription(stems: stems, &faults)
    let index = checkManifests(&faults)
    let pictures = collect(folder + "/scans", &faults) { try ScanDiscovery.scans(at: folder + "/scans") } ?? []
    let byStem = Dictionary(pictures.map { ($0.stem, $0) }, uniquingKeysWith: { first, _ in first })
    for (done, stem) in stems.enumerated() {
      checkScan(stem, byStem[stem], index, &faults)
      progress(done + 1)
    }
    return faults
  }

  private func checkDescription(stems: [String], _ faults: inout [DataSetFault]) {
    let path = folder + "/dataset.json"
    guard let description = collect(path, &faults, { try DocumentReading.dataSet(path) }) else { return }
    var seen = [String: String]()
    for (split, listed) in description.splits.sorted(by: { $0.key < $1.key }) {
      for stem in listed {
        if !stems.contains(stem) {
          faults.append(.init(place: path, problem: "split \(split) names \(stem), which has no sidecar"))
        }
        if let other = seen.updateValue(split, forKey: stem) {
          faults.append(.init(place: path, problem: "\(stem) is in split \(other) and in split \(split)"))
        }
      }
    }
  }

  private func checkManifests(_ faults: inout [DataSetFault]) -> ManifestIndex? {
    let path = folder + "/manifests"
    guard let (index, failures) = collect(path, &faults, { try composition.manifests(in: [path]) }) else { return nil }
    faults += failures.map { .init(place: $0.explanation.place, problem: $0.explanation.problem) }
    return index
  }

  private func checkScan(
    _ stem: String, _ files: ScanFiles?, _ index: ManifestIndex?, _ faults: inout [DataSetFault]
  ) {
    let base = folder + "/scans/" + stem
    let sidecar = collect(base + ".json", &faults) { try DocumentReading.sidecar(base + ".json") }
    guard let files else {
      faults.append(.init(place: base, problem: "there is no picture for this sidecar"))
      return
    }
    guard let image = collect(base, &faults, { try composition.reader.read(files) }) else { return }
    let (width, height) = (image.planes[0].width, image.planes[0].height)
    for container in sidecar?.containers ?? [] {
      if let columns = container.columns, columns[0] >= columns[1] || columns[1] > width {
        faults.append(
          .init(place: base + ".json", problem: "columns \(columns) do not lie in a picture of \(width) columns"))
      }
    }
    let path = folder + "/truth/" + stem + ".json"
    guard FileBytes.isFile(path), let truth = collect(path, &faults, { try DocumentReading.truth(path) }) else {
      return
    }
    checkTruth(truth, stem: stem, path: path, width: width, height: height, index, &faults)
  }

  private func checkTruth(
    _ truth: ScanTruth, stem: String, path: String, width: Int, height: Int, _ index: ManifestIndex?,
    _ faults: inout [DataSetFault]
  ) {
    func fault(_ problem: String) { faults.append(.init(place: path, problem: problem)) }
    if truth.scan != stem { fault("it is the truth of \(truth.scan)") }
    let frame = PixelRegion(x0: 0, y0: 0, x1: width, y1: height)
    for container in truth.containers {
      let name = container.number ?? "a container"
      let box = PixelRegion(
        x0: container.columns[0], y0: container.rows[0], x1: container.columns[1], y1: container.rows[1])
      if box.isEmpty || box.intersection(frame).isEmpty { fault("\(name) lies outside the picture") }
      let regions = (container.goods ?? []).compactMap(\.region)
      if regions.contains(where: { $0.intersection(frame) != $0 }) { fault("goods of \(name) lie outside the picture") }
      guard let documents = container.consignments, !documents.isEmpty, let index, let number = container.number else {
        continue
      }
      let link = index.link(container: ScanSidecar.Container(number: number), vehicle: nil).link
      if Set(link.consignments) != Set(documents) {
        fault(
          "\(name) links to \(link.consignments.joined(separator: ", ")), not to \(documents.joined(separator: ", "))")
      }
    }
    for item in truth.items where item.box.isEmpty || item.box.intersection(frame) != item.box {
      fault("\(item.kind) lies outside the picture")
    }
  }

  private func collect<Value>(_ place: String, _ faults: inout [DataSetFault], _ read: () throws -> Value) -> Value? {
    do {
      return try read()
    } catch let error as any CataloguedError {
      faults.append(.init(place: error.explanation.place, problem: error.explanation.problem))
    } catch {
      faults.append(.init(place: place, problem: "\(error)"))
    }
    return nil
  }
}
