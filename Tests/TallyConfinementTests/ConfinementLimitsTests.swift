import TallyCore
import TallyImaging
import Testing

@testable import TallyConfinement

@Suite("Limits and errors")
struct ConfinementLimitsTests {
  @Test("limits of any size give limits, and larger pictures more memory") func limits() {
    var decoding = DecodingLimits.standard
    let standard = ConfinementLimits(for: decoding)
    #expect(standard.memoryBytes > 1 << 30 && standard.memoryBytes < 16 << 30 && standard.policy == .required)
    #expect(ConfinementLimits.resultBytes(for: decoding) == 4 * (1 << 27) + 1 << 26)
    (decoding.pixels, decoding.decodedBytes) = (1 << 18, 1 << 20)
    #expect(ConfinementLimits(for: decoding).memoryBytes < standard.memoryBytes)
    for (pixels, bytes) in [(UInt64.max, UInt64.max), (.max, 1), (1, .max), (0, 0), (.max / 2, .max / 3)] {
      (decoding.pixels, decoding.decodedBytes) = (pixels, bytes)
      #expect(ConfinementLimits(for: decoding).memoryBytes >= 256 << 20)
      #expect(ConfinementLimits.resultBytes(for: decoding) <= .max / 2)
    }
  }

  @Test("every error has a code of its own, a sentence and a remedy") func errors() {
    let errors: [ConfinementError] = [
      .crashed(file: "f", how: "SEGV"), .forbidden(file: "f"), .hung(file: "f", seconds: 1, isProcessorTime: true),
      .outOfMemory(file: "f", bytes: 1 << 30), .untrue(file: "f", what: "w"), .notStarted(program: "p", said: "s"),
      .unavailable(said: "s"),
    ]
    #expect(Set(errors.map(\.explanation.code)).count == errors.count)
    for error in errors {
      #expect(error.explanation.problem.hasSuffix(".") && error.explanation.remedy.hasSuffix("."))
      #expect(error.isWorthAnotherTry == (error != .unavailable(said: "s")))
    }
    let inner = Explanation(code: "TLY-IMG-005", place: "p", problem: "q", remedy: "r")
    #expect(ConfinementError.refused(inner).explanation == inner)
    #expect(!ConfinementError.refused(inner).isWorthAnotherTry && ConfinementError.refused(inner).isAboutTheScan)
  }

  @Test("the status counts each outcome once") func status() {
    var status = ConfinementStatus()
    status.count(.forbidden(file: ""))
    status.count(.hung(file: "", seconds: 1, isProcessorTime: false))
    status.count(.unavailable(said: ""))
    #expect(status.forbidden == 1 && status.hung == 1 && status.notStarted == 1 && status.crashed == 0)
  }
}
