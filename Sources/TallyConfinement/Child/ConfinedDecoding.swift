internal import CConfinement
internal import Foundation
internal import TallyCore
internal import TallyDomain
internal import TallyImaging

/// The helper's side: `tallyman __decode`, started by `ConfinedReader` and by nobody else.
public enum ConfinedDecoding {
  /// The word of the command line that makes the program a helper.
  public static let command = "__decode"

  private static let socket = Int32(cconfinement_socket)

  /// Serves one scan and ends the process. `words` are those behind the command.
  public static func serve(_ words: [String]) -> Never {
    guard let word = words.first, isSocket,
      let setup = try? JSONCoding.decoder().decode(DecodeSetup.self, from: Data(word.utf8))
    else {
      FileHandle.standardError.write(Data("tallyman: __decode is started by tallyman itself, not by hand.\n".utf8))
      _exit(2)
    }
    let channel = Channel(socket: socket, limit: setup.messageBytes)
    let fault = DecodeFault(environment: ProcessInfo.processInfo.environment)
    let decoder = ScanDecoder(reader: ScanReader(limits: setup.decoding))
    do throws(Channel.Failure) {
      let readiness = confine(setup, decoder, fault)
      try channel.send(readiness)
      guard readiness.isConfined || !setup.isFilterRequired else { _exit(0) }
      let (request, descriptors) = try channel.receive(DecodeRequest.self)
      guard descriptors.count == request.descriptorCount, let memory = descriptors.last else { _exit(3) }
      fault.strike(request, memory: memory, channel)
      try channel.send(answer(request, descriptors, memory, decoder, fault))
    } catch {
      // Whoever would be told is gone, or not to be understood.
      _exit(error == .closed ? 0 : 4)
    }
    _exit(0)
  }

  private static var isSocket: Bool {
    var status = stat()
    return fstat(socket, &status) == 0 && status.st_mode & S_IFMT == S_IFSOCK
  }

  /// Everything is used once, then what is not needed is given up for good.
  private static func confine(
    _ setup: DecodeSetup, _ decoder: ScanDecoder, _ fault: DecodeFault
  ) -> DecodeReadiness {
    warmUp(decoder)
    var limits = cconfinement_limits(
      address_space: setup.memoryBytes, seconds: setup.processorSeconds, file_bytes: setup.resultBytes,
      descriptors: 32)
    func unconfined(_ what: String, _ failure: Int32) -> DecodeReadiness {
      DecodeReadiness(isConfined: false, reason: what + ": " + SystemReason.of(failure))
    }
    let watched = cconfinement_watch_memory()
    guard watched == 0 else { return unconfined("signals", watched) }
    let restricted = cconfinement_restrict(&limits)
    guard restricted == 0 else { return unconfined("limits", restricted) }
    let filtered = fault.deniesFilter ? EPERM : cconfinement_filter()
    guard filtered == 0 else { return unconfined("system call filter", filtered) }
    return DecodeReadiness(isConfined: true, reason: nil)
  }

  private static func warmUp(_ decoder: ScanDecoder) {
    let scratch = cconfinement_memory()
    guard scratch >= 0 else { return }
    let scan = decoder.warmUp(scratch: scratch)
    close(scratch)
    let refusal = Explanation(code: "", place: "", problem: "", remedy: "")
    for reply in [scan.map { DecodeReply.decoded(DecodeReport($0, seconds: ["": 0.5])) }, .refused(refusal)] {
      guard let reply, let bytes = try? JSONCoding.encoder(pretty: false).encode(reply) else { continue }
      _ = try? JSONCoding.decoder().decode(DecodeReply.self, from: bytes)
      _ = try? JSONCoding.decoder().decode(DecodeRequest.self, from: bytes)
    }
  }

  private static func answer(
    _ request: DecodeRequest, _ descriptors: [Int32], _ memory: Int32, _ decoder: ScanDecoder, _ fault: DecodeFault
  ) -> DecodeReply {
    let clock = StageClock()
    do throws(ImageError) {
      let scan = try decoder.decode(try request.opened(descriptors), clock: clock)
      var isKept = ResultMemory.isEmpty(memory)
      for plane in scan.radiograph.planes { isKept = isKept && ResultMemory.append(plane.values, to: memory) }
      isKept = isKept && ResultMemory.append(scan.radiograph.mask.map(\.rawValue), to: memory)
      guard isKept else { _exit(3) }
      let report = DecodeReport(scan, seconds: clock.seconds)
      return .decoded(fault.falsify(report, request, memory: memory))
    } catch { return .refused(error.explanation) }
  }
}

extension DecodeRequest {
  /// Descriptors that come with it: images, the sidecar where it is open, the memory.
  fileprivate var descriptorCount: Int {
    images.count + (sidecar.map { $0.problem == nil } == true ? 1 : 0) + 1
  }

  /// The files as they were handed over.
  fileprivate func opened(_ descriptors: [Int32]) throws(ImageError) -> OpenedScan {
    var files = [(file: InputFile, role: ScanFiles.Role)]()
    for (image, descriptor) in zip(images, descriptors) {
      let role = ScanFiles.Role(rawValue: image.role) ?? .all
      files.append((try InputFile(adopting: descriptor, path: image.path), role))
    }
    guard let sidecar else { return OpenedScan(stem: stem, images: files, sidecar: nil, defaults: defaults) }
    if let problem = sidecar.problem {
      let closed = OpenedScan.Sidecar.closed(path: sidecar.path, problem: problem)
      return OpenedScan(stem: stem, images: files, sidecar: closed, defaults: defaults)
    }
    let beside = try InputFile(adopting: descriptors[images.count], path: sidecar.path)
    return OpenedScan(stem: stem, images: files, sidecar: .open(beside), defaults: defaults)
  }
}
