internal import Foundation
internal import TallyCore
internal import TallyDomain
internal import TallyImaging

/// One scan in one helper: ask, wait, seal what it left, and only then look at it.
struct HelperAttempt {
  let scan: OpenedScan, number: Int
  let helper: HelperProcess
  let limits: ConfinementLimits, decoding: DecodingLimits

  /// The file that errors name.
  private var file: String { scan.images.first?.file.path ?? scan.stem }

  func run(_ clock: StageClock) throws(ConfinementError) -> DecodedScan {
    let memory: ResultMemory
    do throws(StartFailure) {
      memory = try ResultMemory()
    } catch { throw .unavailable(said: error.said) }
    switch try ask(memory) {
    case .refused(let explanation): throw .refused(explanation)
    case .decoded(let report):
      do throws(Untrue) {
        let decoded = try scan(report, memory)
        for (stage, seconds) in report.seconds { clock.add(.seconds(seconds), to: stage) }
        return decoded
      } catch { throw .untrue(file: file, what: error.what) }
    }
  }

  /// The helper's answer.
  private func ask(_ memory: ResultMemory) throws(ConfinementError) -> DecodeReply {
    var descriptors = scan.images.map(\.file.descriptor)
    if case .open(let file) = scan.sidecar { descriptors.append(file.descriptor) }
    descriptors.append(memory.descriptor)
    let deadline = ContinuousClock.now + .seconds(limits.seconds)
    do throws(Channel.Failure) {
      try helper.channel.send(DecodeRequest(scan, attempt: number), descriptors: descriptors)
      let (reply, strays) = try helper.channel.receive(DecodeReply.self, deadline: deadline)
      for stray in strays { close(stray) }
      return reply
    } catch { throw meaning(of: error) }
  }

  private func meaning(of failure: Channel.Failure) -> ConfinementError {
    // A closed socket means that it is ending: of what, it shall tell.
    let end = helper.end(after: failure == .closed ? 1_000 : 0)
    switch failure {
    case .late: return .hung(file: file, seconds: limits.seconds, isProcessorTime: false)
    case .improper(let what): return .untrue(file: file, what: what)
    case .broken(let said): return .crashed(file: file, how: said)
    case .closed:
      switch end {
      case .outOfMemory: return .outOfMemory(file: file, bytes: limits.memoryBytes)
      case .signal(SIGSYS, _): return .forbidden(file: file)
      case .signal(SIGXCPU, _):
        return .hung(file: file, seconds: Double(limits.processorSeconds), isProcessorTime: true)
      // Not by us: the kernel does that when memory gets short.
      case .signal(SIGKILL, _): return .outOfMemory(file: file, bytes: limits.memoryBytes)
      case .signal(SIGXFSZ, _): return .untrue(file: file, what: "more bytes than any scan within the limits has")
      case .signal(_, let name): return .crashed(file: file, how: name)
      case .exit(let status): return .crashed(file: file, how: "it left with status \(status)")
      case .killed: return .crashed(file: file, how: "it fell silent")
      case .unknown: return .crashed(file: file, how: "it left")
      }
    }
  }

  /// The scan of a report that is checked, and of the planes in the memory.
  private func scan(_ report: DecodeReport, _ memory: ResultMemory) throws(Untrue) -> DecodedScan {
    let bytes = try report.resultBytes(limits: decoding)
    try report.check()
    guard memory.seal(bytes: bytes) else { throw Untrue(what: "planes of another size than it says") }
    let count = report.width * report.height
    var planes = [[Float]]()
    for index in report.planes.indices {
      guard let values = memory.numbers(Float.self, count: count, at: index * count * 4) else {
        throw Untrue(what: "planes that cannot be read")
      }
      planes.append(values)
    }
    guard let mask = memory.numbers(UInt8.self, count: count, at: report.planes.count * count * 4) else {
      throw Untrue(what: "a mask that cannot be read")
    }
    return try report.scan(of: scan, planes: planes, mask: mask)
  }
}
