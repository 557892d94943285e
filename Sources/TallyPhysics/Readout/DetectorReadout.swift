public import TallyDomain

/// From noiseless transmissions to the counts that a scanner delivers, in the order in which a real one spoils them:
/// energies in turn, swing, blur, scatter, pulses, afterglow, quanta, gain, electronics, dark level, broken channels,
/// quantisation. The same seed gives the same counts, on any number of threads.
public struct DetectorReadout: Sendable {
  let scanner: ScannerModel
  private let quanta: [QuantumNoise], scatter: [ScatterField]

  /// A read-out for the scanner of a forward model.
  public init(_ forward: ForwardModel) {
    scanner = forward.scanner
    quanta = forward.beams.map(QuantumNoise.init)
    scatter = ScatterField.fields(of: forward)
  }

  /// Reads out one scan: `transmissions` holds one picture per plane of the scanner, `height × width`, row-major, 1 in open
  /// air. What is not a number, or negative, reads as no signal. Traps where sizes disagree.
  public func planes(transmissions: [[Float]], width: Int, height: Int, seed: UInt64) -> [DetectorPlane] {
    precondition(transmissions.count == scanner.planes.count, "\(transmissions.count) pictures for \(scanner.name)")
    precondition(transmissions.allSatisfy { $0.count == width * height }, "pictures are not \(width) × \(height)")
    let pulses = PulseTrain(
      readout: scanner.readout, planes: scanner.planes.count, columns: width, rows: height, seed: seed)
    let channels = ChannelLine(readout: scanner.readout, rows: height, seed: seed)
    return transmissions.enumerated().map { plane, transmission in
      var picture = SignalPicture(width: width, height: height, values: transmission)
      picture.spoil(
        by: scanner.readout, scatter: scatter[plane], shift: pulses.shift(plane: plane), swing: pulses.swing)
      return count(picture, plane: plane, pulses: pulses, channels: channels, seed: seed)
    }
  }

  /// The same without a forward model at hand. Throws where the scanner's values are outside what the physics covers.
  public static func planes(
    transmissions: [[Float]], width: Int, height: Int, scanner: ScannerModel, seed: UInt64
  ) throws(PhysicsError) -> [DetectorPlane] {
    let readout = DetectorReadout(try ForwardModel(scanner))
    return readout.planes(transmissions: transmissions, width: width, height: height, seed: seed)
  }

  /// Counts of one plane: per pixel a compound Poisson number of quanta with the mean and variance of the deposits behind
  /// this much matter, gain, electronic noise and dark level.
  private func count(
    _ picture: SignalPicture, plane: Int, pulses: PulseTrain, channels: ChannelLine, seed: UInt64
  ) -> DetectorPlane {
    let (settings, readout, noise) = (scanner.planes[plane], scanner.readout, quanta[plane])
    let span = Float(settings.airCounts - settings.darkCounts)
    let highest = Float((1 << readout.bitDepth) - 1)
    let electronic = Float(readout.electronicNoise)
    let glow = Float(readout.afterglow)
    var counts = [UInt16](repeating: 0, count: picture.values.count)
    for row in 0..<picture.height {
      var random = NormalStream(seed: seed, plane: plane, row: row)
      let (gain, dark) = (channels.gain[row] * span, Float(settings.darkCounts) + channels.dark[row])
      var lasting: Float?
      for column in 0..<picture.width {
        let pixel = row * picture.width + column
        let clean = picture.values[pixel] > 0 ? picture.values[pixel] : 0
        let fresh = clean * pulses.dose(plane: plane, column: column, row: row)
        let signal = fresh + glow * ((lasting ?? fresh) - fresh)
        lasting = signal
        var level: Float
        switch channels.state[row] {
        case .dead: level = dark + electronic * random.normal()
        case .hot: level = highest
        case .alive:
          let weight = noise.weight(ofSignal: signal)
          let number = weight > 0 ? signal / weight : 0
          if weight > 0 && number < Self.fewQuanta {
            level = dark + gain * random.poisson(number) * weight + electronic * random.normal()
          } else {
            let variance = gain * gain * signal * weight + electronic * electronic
            level = dark + gain * signal + variance.squareRoot() * random.normal()
          }
        }
        level = level.rounded()
        counts[pixel] = UInt16(min(max(level, 0), highest))
      }
    }
    return DetectorPlane(
      width: picture.width, height: picture.height, samples: .unsigned16(counts),
      bitsPerSample: readout.bitDepth <= 8 ? 8 : 16)
  }

  /// Below so many quanta they are drawn one by one, above them the normal distribution is near enough.
  private static let fewQuanta: Float = 60
}
