internal import Foundation
internal import TallyCore

/// What the pulses of one scan do: their doses, lost ones, the slow drift, and the swing of the boom meanwhile.
struct PulseTrain {
  /// Rows by which the picture is moved in each column; empty where nothing swings.
  let swing: [Float]
  private let doses: [[Pulse]]
  private let shifts: [Float]

  /// One pulse: its dose, and over a part of the rows another one where something went wrong.
  private struct Pulse {
    let dose: Float
    var faultyDose: Float = 1, faultyFrom: Int32 = 0, faultyTo: Int32 = 0
  }

  init(readout: ScannerModel.Readout, planes: Int, columns: Int, rows: Int, seed: UInt64) {
    var random = SeededGenerator(seed: seed, stream: "pulses")
    let drift = Self.slow(columns: columns, periods: [1, 2.3, 5.1], random: &random)
    let common = (0..<columns).map { 1 + readout.pulseFluctuation * random.normal() + readout.drift * drift[$0] }
    var doses = (0..<planes).map { _ in
      common.map { Pulse(dose: Float(max(0, $0 + readout.planeFluctuation * random.normal()))) }
    }
    for plane in 0..<planes {
      for column in 0..<columns where random.chance(readout.lostPulses) {
        // Most faulty pulses are lost or weak, some too strong; a third of them only over a part of the line.
        let factor = random.chance(0.8) ? random.uniform(0, 0.6) : random.uniform(1.15, 1.5)
        let cut = random.integer(0..<max(rows, 1))
        let part = random.chance(0.33) ? (random.chance(0.5) ? 0..<cut : cut..<rows) : 0..<rows
        doses[plane][column].faultyDose = doses[plane][column].dose * Float(factor)
        doses[plane][column].faultyFrom = Int32(part.lowerBound)
        doses[plane][column].faultyTo = Int32(part.upperBound)
      }
    }
    self.doses = doses
    var boom = SeededGenerator(seed: seed, stream: "swing")
    // The boom swings several times during a scan of some ten seconds.
    let slow = Self.slow(columns: columns, periods: [4, 9.7, 23], random: &boom)
    swing = readout.wobble > 0 ? slow.map { Float($0 * readout.wobble) } : []
    shifts = (0..<planes).map { readout.isInterleaved ? Float($0) / Float(planes) : 0 }
  }

  /// Part of a column by which a plane lies behind the first.
  func shift(plane: Int) -> Float { shifts[plane] }

  /// Dose of a pulse relative to the nominal one.
  @inline(__always) func dose(plane: Int, column: Int, row: Int) -> Float {
    let pulse = doses[plane][column]
    return row >= pulse.faultyFrom && row < pulse.faultyTo ? pulse.faultyDose : pulse.dose
  }

  /// A slow curve of variance 1 (over scans): sines of some periods a scan with random phases.
  private static func slow(columns: Int, periods: [Double], random: inout SeededGenerator) -> [Double] {
    let waves = periods.map { (turns: $0 * random.uniform(0.8, 1.25), phase: random.uniform(0, 2 * .pi)) }
    let amplitude = (2 / Double(periods.count)).squareRoot()
    return (0..<columns).map { column in
      waves.reduce(0) { $0 + amplitude * sin(2 * .pi * $1.turns * Double(column) / Double(max(columns, 1)) + $1.phase) }
    }
  }
}
