internal import Foundation
internal import Synchronization
public import TallyCore
public import TallyDomain
public import TallyImaging

/// Reads scans in helper processes that can reach nothing else. One for a whole program; lanes share it.
public final class ConfinedReader: Sendable {
  /// What a helper may use.
  public let limits: ConfinementLimits
  /// What a scan's files may ask for.
  public let decoding: DecodingLimits

  /// Environment variable that makes helpers misbehave, for tests (DecodeFault has what can be asked for).
  public static let faultVariable = "TALLYMAN_DECODE_FAULT"

  private let program: String
  private let followsLinks: Bool
  private let pool: HelperPool
  private let counts = Mutex(ConfinementStatus())

  /// A reader whose helpers are `program`, started as `program __decode`.
  /// `spares`: helpers kept ready, one for each scan that is read at the same time.
  /// `followsLinks`: whether a file may be a symbolic link; false for folders into which others write.
  /// `environment`: what the helpers' environment has beside what every helper gets.
  public init(
    program: String, limits: ConfinementLimits, decoding: DecodingLimits, spares: Int = 1, followsLinks: Bool = false,
    environment: [String: String] = [:]
  ) {
    (self.program, self.limits, self.decoding, self.followsLinks) = (program, limits, decoding, followsLinks)
    let setup = DecodeSetup(
      decoding: decoding, memoryBytes: limits.memoryBytes, processorSeconds: limits.processorSeconds,
      resultBytes: ConfinementLimits.resultBytes(for: decoding), messageBytes: limits.messageBytes,
      isFilterRequired: limits.policy == .required)
    let all = Self.settings.merging(environment) { $1 }
    let messageLimit = limits.messageBytes
    pool = HelperPool(spares: spares) { () throws(StartFailure) in
      let words: [String]
      do {
        words = [
          ConfinedDecoding.command,
          String(decoding: try JSONCoding.encoder(pretty: false).encode(setup), as: UTF8.self),
        ]
      } catch { throw StartFailure(said: "\(error)") }
      return try HelperProcess(program: program, arguments: words, environment: all, messageLimit: messageLimit)
    }
  }

  /// Threads that libraries start unasked would be there before the filter is, and a helper needs one. Its memory is young:
  /// planes shall come from one heap that is kept and made of large pages, instead of being fetched page by page again and again.
  private static let settings = [
    "LC_ALL": "C", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1",
    "GLIBC_TUNABLES":
      "glibc.malloc.mmap_threshold=33554432:glibc.malloc.trim_threshold=4294967296:glibc.malloc.top_pad=16777216"
      + ":glibc.malloc.hugetlb=1",
  ]

  /// What became of all reads so far, and whether helpers are confined.
  public var status: ConfinementStatus { counts.withLock { $0 } }

  /// Decodes and corrects a scan; `defaults` hold where its sidecar is silent. The helper's time goes on the clock as `decode` and `correct`. Where a helper fails (not where
  /// the decoder refuses the file) a fresh one gets the scan once more.
  public func read(
    _ files: ScanFiles, defaults: ScanSidecar = ScanSidecar(), clock: StageClock = StageClock()
  ) throws(ConfinementError) -> DecodedScan {
    let opened: OpenedScan
    do throws(ImageError) {
      opened = try OpenedScan(files, followsLinks: followsLinks, defaults: defaults)
    } catch {
      counts.withLock { $0.refused += 1 }
      throw .refused(error.explanation)
    }
    do throws(ConfinementError) {
      return try attempt(1, opened, clock)
    } catch {
      guard error.isWorthAnotherTry else { throw error }
      counts.withLock { $0.retried += 1 }
      return try attempt(2, opened, clock)
    }
  }

  private func attempt(
    _ number: Int, _ scan: OpenedScan, _ clock: StageClock
  ) throws(ConfinementError) -> DecodedScan {
    do throws(ConfinementError) {
      let helper = try readyHelper()
      defer { pool.retire(helper) }
      let attempt = HelperAttempt(scan: scan, number: number, helper: helper, limits: limits, decoding: decoding)
      let decoded = try attempt.run(clock)
      counts.withLock { $0.decoded += 1 }
      return decoded
    } catch {
      counts.withLock { $0.count(error) }
      throw error
    }
  }

  /// A helper that is warm and confined. One that died idle says nothing about the scan, so the next is taken instead.
  private func readyHelper() throws(ConfinementError) -> HelperProcess {
    var said = ""
    for _ in 0..<3 {
      let helper: HelperProcess
      do throws(StartFailure) {
        helper = try pool.take()
      } catch { throw .notStarted(program: program, said: error.said) }
      let readiness: DecodeReadiness
      do throws(Channel.Failure) {
        let deadline = ContinuousClock.now + .seconds(limits.startSeconds)
        readiness = try helper.channel.receive(DecodeReadiness.self, deadline: deadline).value
      } catch {
        said = Self.describe(error, helper)
        continue
      }
      counts.withLock { ($0.isConfined, $0.reason) = (readiness.isConfined, readiness.reason) }
      guard readiness.isConfined || limits.policy == .whereAvailable else {
        throw .unavailable(said: readiness.reason ?? "no reason was given")
      }
      return helper
    }
    throw .notStarted(program: program, said: said)
  }

  private static func describe(_ failure: Channel.Failure, _ helper: HelperProcess) -> String {
    switch failure {
    case .late: return "it did not get ready in time"
    case .improper(let what), .broken(let what): return what
    case .closed:
      switch helper.end(after: 1_000) {
      case .signal(_, let name): return "it ended with \(name)"
      case .exit(let status): return "it ended with status \(status)"
      case .outOfMemory: return "it ran out of memory"
      case .killed: return "it fell silent"
      case .unknown: return "it ended"
      }
    }
  }
}
