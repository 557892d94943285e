internal import Glibc
internal import TallyCore
public import TallyDomain

extension ScanDecoder {
  /// Decodes and corrects a small picture of each kind, good and bad sidecars too, so that everything that libraries do only the
  /// first time (tables, locale, processor features, pages of code) is done; OpenCV works on one thread from here on. For a process
  /// that will soon be allowed nothing but to decode.
  /// `scratch`: descriptor of an anonymous file that may be written over and over; left open.
  /// Returns the scan that was made of it; nil where something went wrong, which then shows again with a real one.
  public func warmUp(scratch: Int32) -> DecodedScan? {
    var warm: DecodedScan?
    MaskOperations.useOneThread()
    let (width, height) = (160, 96)
    let planes = [20_000, 14_000].map { matter in Self.picture(width, height, matter: matter) }
    _ = try? Self.writeTIFF(planes, width, height, to: "/proc/self/fd/\(scratch)")
    if let opened = Self.opened(scratch, "warm-up.tif"), let raw = try? reader.read(opened) {
      let sidecars = SidecarReader(limits: reader.limits)
      let good = sidecars.read(Array(Self.sidecar.utf8), name: "warm-up.json")
      _ = sidecars.read(Array(Self.sidecar.utf8.dropLast(3)), name: "warm-up.json")
      _ = sidecars.read(Array(Self.sidecar.replacing("8.0", with: #""8""#).utf8), name: "warm-up.json")
      for sidecar in [ScanSidecar(), good.sidecar] {
        let scan = RawScan(
          stem: raw.stem, files: raw.files, planes: raw.planes, sidecar: sidecar, remarks: ["None."], faults: ["None."])
        warm = DecodedScan(scan, radiograph: correction.correct(scan))
      }
    }
    for bytes in [try? PNGWriter.encode(width: width, height: height, grey: planes[0]), [0xFF, 0xD8, 0xFF, 0]] {
      guard let bytes, ftruncate(scratch, 0) == 0, pwrite(scratch, bytes, bytes.count, 0) == bytes.count else {
        continue
      }
      if let opened = Self.opened(scratch, "warm-up.png") { _ = try? reader.read(opened) }
    }
    _ = ftruncate(scratch, 0)
    return warm
  }

  /// A box between two stretches of air, with a little noise.
  private static func picture(_ width: Int, _ height: Int, matter: Int) -> [UInt16] {
    var generator = SeededGenerator(seed: 1, stream: "warm-up")
    return (0..<width * height).map { i in
      let isBox = (30..<130).contains(i % width) && (24..<70).contains(i / width)
      return UInt16((isBox ? matter : 60_000) + generator.integer(-200..<200))
    }
  }

  private static func writeTIFF(_ planes: [[UInt16]], _ width: Int, _ height: Int, to path: String) throws(ImageError) {
    let output = try TIFFOutput.create(path)
    for values in planes {
      let format = TIFFPageFormat(width: width, height: height, rowsPerStrip: height, subfileType: 2)
      try output.writePage(format) { _, buffer in
        values.withUnsafeBytes { buffer.copyMemory(from: $0) }
        return values.count * 2
      }
    }
  }

  private static func opened(_ scratch: Int32, _ name: String) -> OpenedScan? {
    let descriptor = fcntl(scratch, F_DUPFD_CLOEXEC, 0)
    guard descriptor >= 0, let file = try? InputFile(adopting: descriptor, path: name) else { return nil }
    return OpenedScan(stem: name, images: [(file, .all)], sidecar: nil)
  }

  private static let sidecar = """
    {"format": "tallyman-scan/1", "scan_id": "0", "acquired_at": "2026-01-01T00:00:00Z", "purpose": "test",
     "containers": [{"number": "MSKU1234565", "columns": [30, 130], "confidence": 0.5}], "image": {"planes": ["high", "low"],
     "energies_mev": [6.0, 4.0], "pixel_pitch_mm": {"x": 60.5, "y": 8.0}, "air": [60000, 60000], "encoding": "linear"}}
    """
}
