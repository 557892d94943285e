internal import Foundation
internal import TallyCore
internal import TallyDomain
internal import TallyImaging
internal import TallyManifest

/// The folder of a data set: where each file lies and how it is written.
struct YardFolder: Sendable {
  let root: String

  init(_ root: String) { self.root = root }

  private func path(_ name: String) -> String { root + "/" + name }

  /// Makes the folders. Throws where the folder belongs to another data set.
  func prepare(for yard: Yard) throws(SimulationError) {
    let description = path("dataset.json")
    if FileManager.default.fileExists(atPath: description) {
      let there: DataSetDescription
      do {
        let bytes = try Data(contentsOf: URL(filePath: description))
        there = try JSONCoding.decoder().decode(DataSetDescription.self, from: bytes)
      } catch {
        throw .unwritable(file: description, said: "it is there and is no data set")
      }
      guard there.simulator == yard.description(stems: []).simulator else {
        throw .unwritable(file: description, said: "the folder holds a data set that was made from another request")
      }
    }
    do {
      for name in ["scans", "manifests", "truth"] {
        try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
      }
    } catch {
      throw .unwritable(file: root, said: error.localizedDescription)
    }
    try write(yard.description(stems: []), to: "dataset.json")
  }

  /// True where all files of a scan are there.
  func hasScan(_ stem: String) -> Bool {
    ["scans/\(stem).tif", "scans/\(stem).json", "truth/\(stem).json"]
      .allSatisfy { FileManager.default.fileExists(atPath: path($0)) }
  }

  /// The truth of a scan that was written.
  func truth(_ stem: String) throws(SimulationError) -> ScanTruth {
    let file = path("truth/\(stem).json")
    do {
      return try JSONCoding.decoder().decode(ScanTruth.self, from: try Data(contentsOf: URL(filePath: file)))
    } catch {
      throw .unwritable(file: file, said: "it was written and cannot be read again: \(error.localizedDescription)")
    }
  }

  /// Writes picture, truth and sidecar, the sidecar last, because it says that the scan is whole.
  func write(_ scan: SimulatedScan) throws(SimulationError) {
    do throws(ImageError) {
      try TIFFWriter.write(planes: scan.planes, to: path("scans/\(scan.stem).tif"))
    } catch {
      throw .unwritable(file: "scans/\(scan.stem).tif", said: error.explanation.problem)
    }
    try write(scan.truth, to: "truth/\(scan.stem).json")
    try write(scan.sidecar, to: "scans/\(scan.stem).json")
  }

  /// Writes a manifest as CUSCAR, CSV or JSON, by the number of its voyage. A suffix sorts behind the file without one.
  func write(_ manifest: Manifest, voyage: Int, suffix: String = "") throws(SimulationError) {
    let number = String(voyage + 1)
    let name = "manifests/voyage-" + String(repeating: "0", count: max(0, 4 - number.count)) + number + suffix
    switch voyage % 3 {
    case 0: try write(text: ManifestWriter.cuscar(manifest), to: name + ".edi")
    case 1: try write(text: ManifestWriter.csv(manifest), to: name + ".csv")
    default: try write(manifest, to: name + ".json")
    }
  }

  /// Writes a document as JSON.
  func write(_ document: some Encodable, to name: String) throws(SimulationError) {
    do {
      let text = String(decoding: try JSONCoding.encoder().encode(document), as: UTF8.self)
      try write(text: text + "\n", to: name)
    } catch let error as SimulationError {
      throw error
    } catch {
      throw .unwritable(file: path(name), said: "\(error)")
    }
  }

  /// Writes a text, whole or not at all.
  func write(text: String, to name: String) throws(SimulationError) {
    do {
      try Data(text.utf8).write(to: URL(filePath: path(name)), options: .atomic)
    } catch {
      throw .unwritable(file: path(name), said: error.localizedDescription)
    }
  }
}
