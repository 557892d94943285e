internal import Foundation
internal import Synchronization
internal import TallyCore
internal import TallyDomain
internal import TallyPhysics

extension Yard {
  /// Writes training crops instead of scans: `crops-00000.npz` and so on, each with the crops of 16 scans, and `index.json`
  /// with the commodity keys in the order of the labels. `progress` is called with the number of scans that are done.
  ///
  /// A file that is there is kept, so a run that was cut off goes on. Throws where the folder holds crops of another
  /// request, or a file cannot be written.
  public func writeCrops(
    _ crops: CropRequest, to folder: String, progress: (Int) -> Void
  ) throws(SimulationError) {
    let files = YardFolder(folder)
    try files.prepareCrops(index(crops))
    for start in stride(from: 0, to: request.count, by: CropRequest.scansPerShard) {
      let indices = start..<min(start + CropRequest.scansPerShard, request.count)
      let number = String(start / CropRequest.scansPerShard)
      let name = "crops-" + String(repeating: "0", count: max(0, 5 - number.count)) + number + ".npz"
      // A last file that is not full is made again when the set grows.
      if !files.has(name) || indices.count < CropRequest.scansPerShard {
        let done = Mutex([Int: ScanCrops]())
        Self.forEach(indices, threads: request.threads) { index in
          let made = self.crops(index, crops)
          done.withLock { $0[index] = made }
        }
        var shard: ScanCrops?
        for index in indices {
          guard let next = done.withLock({ $0.removeValue(forKey: index) }) else { continue }
          if shard == nil { shard = next } else { shard?.append(next) }
        }
        if let shard { try files.write(bytes: NumpyArchive.npz(shard.arrays(crops)), to: name) }
      }
      progress(indices.upperBound)
    }
  }

  /// The crops of one scan.
  func crops(_ index: Int, _ request: CropRequest) -> ScanCrops {
    let scanner = scanner(of: index)
    let scene = YardScene(index: index, yard: self, geometry: scanner.model.geometry)
    let picture = scene.picture(scanner)
    return ScanCrops(index, scene, scan(scene, picture, scanner), picture, request)
  }

  private func index(_ crops: CropRequest) -> CropIndex {
    CropIndex(
      format: "tallyman-crops/1", simulator: description(stems: []).simulator, rows: crops.height, columns: crops.width,
      perScan: crops.perScan, scansPerFile: CropRequest.scansPerShard, air: Double(ScanCrops.air),
      commodities: CommodityVocabulary.standard.groups.map(\.key))
  }
}

/// `index.json` of a folder of crops.
struct CropIndex: Codable, Equatable {
  var format: String
  var simulator: DataSetDescription.Simulator?
  var rows: Int, columns: Int, perScan: Int, scansPerFile: Int
  /// Value of `transmission` in open air.
  var air: Double
  var commodities: [String]
}

extension YardFolder {
  /// Makes the folder. Throws where it holds crops of another request.
  func prepareCrops(_ index: CropIndex) throws(SimulationError) {
    let path = root + "/index.json"
    if has("index.json") {
      let there = (try? Data(contentsOf: URL(filePath: path))).flatMap {
        try? JSONCoding.decoder().decode(CropIndex.self, from: $0)
      }
      guard there == index else { throw .unwritable(file: path, said: "the folder holds crops of another request") }
    }
    do {
      try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    } catch {
      throw .unwritable(file: root, said: error.localizedDescription)
    }
    try write(index, to: "index.json")
  }

  /// True where a file is there.
  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: root + "/" + name) }

  /// Writes bytes, whole or not at all.
  func write(bytes: [UInt8], to name: String) throws(SimulationError) {
    do {
      try Data(bytes).write(to: URL(filePath: root + "/" + name), options: .atomic)
    } catch {
      throw .unwritable(file: root + "/" + name, said: error.localizedDescription)
    }
  }
}
