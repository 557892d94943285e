import Foundation
import TallyCore
import TallyDomain

@testable import TallyImaging

/// Radiographs of any size for tests of picture files.
enum SeededRadiograph {
  /// Noise between nothing and above air, every quality of pixel in it.
  /// `isOnGrid`: transmissions are exact multiples of 1/60,000, so that a picture file loses nothing.
  static func make(width: Int, height: Int, energies: Int = 2, isOnGrid: Bool = false, seed: UInt64 = 1) -> Radiograph {
    var generator = SeededGenerator(seed: seed, stream: "radiograph")
    func value(_ x: Int, _ y: Int, _ plane: Int) -> Float {
      let depth = 3 * (1 + sinf(Float(x) / 37)) * (1 + 0.12 * Float(plane)) * Float(y + 1) / Float(height)
      let value = expf(-depth) * (1 + 0.02 * Float(generator.uniform(-1, 1)))
      let grid = (value * 60_000).rounded()
      return isOnGrid ? max(grid, 12) / 60_000 : max(value, 2e-4)
    }
    let planes = (0..<energies).map { plane in
      TransmissionPlane(
        energyMev: plane == 0 ? 6 : 4,
        values: (0..<width * height).map { value($0 % width, $0 / width, plane) }, airNoise: 0.005)
    }
    let mask = (0..<width * height).map { i -> Radiograph.PixelQuality in
      let (x, y) = (i % width, i / width)
      if y < 3 { return .outside }
      if x % 97 == 11 { return .repaired }
      return (x / 9 + y / 7) % 13 == 4 ? .unpenetrated : .measured
    }
    return Radiograph(
      width: width, height: height, planes: planes, pitch: .init(x: 5, y: 4.5), pitchIsDeclared: true, mask: mask,
      boxes: [], quality: ScanQuality(usable: true, remarks: []))
  }
}
