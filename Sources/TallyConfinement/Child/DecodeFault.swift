internal import CConfinement
internal import Foundation
internal import TallyCore

/// Misbehaviour on request, so that tests see each kind stopped: `TALLYMAN_DECODE_FAULT=KIND:TEXT` in the helper's environment,
/// for scans whose stem has TEXT in it; several behind each other with commas. `KIND-once` fails only in the first helper that gets
/// the scan. Whoever sets this variable can start programs anyway.
struct DecodeFault {
  /// What may be asked for.
  enum Kind: String, CaseIterable {
    /// Ends that nobody asked for, and none.
    case crash, abort, overflow, exit, hang, spin, silence, memory
    /// What an intruder would try.
    case openFile = "open-file", writeFile = "write-file", socket, fork, execute, signal, trace, thread, executable
    /// Answers that cannot be true.
    case lieSize = "lie-size", lieHuge = "lie-huge", lieValue = "lie-value", lieMask = "lie-mask", lieBox = "lie-box"
    case lieLength = "lie-length", lieText = "lie-text", lieLong = "lie-long"
    /// Not of a scan: the helper finds no filter on this system.
    case noFilter = "no-filter"
  }

  private struct Rule { let kind: Kind, text: String, isOnce: Bool }
  private let rules: [Rule]

  /// What the variable asks for; nothing where it is not set.
  init(environment: [String: String]) {
    rules = (environment[ConfinedReader.faultVariable] ?? "").split(separator: ",").compactMap { word in
      let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return nil }
      let isOnce = parts[0].hasSuffix("-once")
      return Kind(rawValue: isOnce ? String(parts[0].dropLast(5)) : parts[0]).map {
        Rule(kind: $0, text: parts[1], isOnce: isOnce)
      }
    }
  }

  /// True where the helper shall find no filter.
  var deniesFilter: Bool { rules.contains { $0.kind == .noFilter } }

  private func kind(for request: DecodeRequest) -> Kind? {
    rules.first { request.stem.contains($0.text) && (!$0.isOnce || request.attempt == 1) }?.kind
  }

  /// Misbehaves before the scan is looked at.
  func strike(_ request: DecodeRequest, memory: Int32, _ channel: Channel) {
    switch kind(for: request) {
    case .crash: UnsafeMutablePointer<UInt8>(bitPattern: 8)?.pointee = 1
    case .abort: abort()
    case .overflow: Self.attempt(cconfinement_overflow_stack)
    case .exit: _exit(0)
    case .hang:
      // Waits for a message that never comes, until the parent is gone.
      while (try? channel.receive(DecodeRequest.self)) != nil {}
      _exit(0)
    case .spin: Self.spin()
    case .silence:
      close(channel.socket)
      Self.spin()
    case .memory: Self.eat()
    case .openFile: Self.attempt(cconfinement_open_file)
    case .writeFile: Self.attempt(cconfinement_write_file)
    case .socket: Self.attempt(cconfinement_open_socket)
    case .fork: Self.attempt(cconfinement_fork)
    case .execute: Self.attempt(cconfinement_execute)
    case .signal: Self.attempt(cconfinement_signal_parent)
    case .trace: Self.attempt(cconfinement_trace_parent)
    case .thread: Self.attempt(cconfinement_start_thread)
    case .executable: Self.attempt(cconfinement_make_executable)
    case .lieLength: Self.say([0xFF, 0xFF, 0xFF, 0x7F], channel)
    case .lieText: Self.say([3, 0, 0, 0] + Array("{]}".utf8), channel)
    case .lieLong:
      let block = [UInt8](repeating: 1, count: 1 << 20)
      while ResultMemory.append(block, to: memory) {}
      _exit(7)
    case .lieSize, .lieHuge, .lieValue, .lieMask, .lieBox, .noFilter, nil: return
    }
  }

  /// Makes a true answer false; the planes are in the memory already.
  func falsify(_ report: DecodeReport, _ request: DecodeRequest, memory: Int32) -> DecodeReport {
    var report = report
    let planeBytes = 4 * report.width * report.height
    switch kind(for: request) {
    case .lieSize: report.width += 1
    case .lieHuge: (report.width, report.height) = (.max, .max)
    case .lieValue:
      lseek(memory, off_t(planeBytes / 8 * 4), SEEK_SET)
      _ = ResultMemory.append([Float.nan], to: memory)
    case .lieMask:
      lseek(memory, off_t(planeBytes * report.planes.count), SEEK_SET)
      _ = ResultMemory.append([UInt8(9)], to: memory)
    case .lieBox:
      let region = PixelRegion(x0: -5, y0: 0, x1: report.width, y1: report.height)
      report.boxes = [.init(region: region, doors: nil, confidence: 1, sidecarIndex: nil)]
    default: break
    }
    return report
  }

  private static func attempt(_ misdeed: cconfinement_misdeed) -> Never {
    // Only where it was not stopped does anybody come here; the status then says whether it even succeeded.
    _exit(cconfinement_try(misdeed) == 0 ? 5 : 6)
  }

  private static func say(_ bytes: [UInt8], _ channel: Channel) -> Never {
    _ = ResultMemory.append(bytes, to: channel.socket)
    // Not gone, so that what was said is what counts.
    while (try? channel.receive(DecodeRequest.self)) != nil {}
    _exit(0)
  }

  private static func spin() -> Never {
    var generator = SeededGenerator(seed: 1, stream: "spin")
    while generator.next() | 1 != 0 {}
    _exit(0)
  }

  private static func eat() -> Never {
    var eaten = [[UInt8]]()
    while true { eaten.append([UInt8](repeating: UInt8(truncatingIfNeeded: eaten.count), count: 16 << 20)) }
  }
}
