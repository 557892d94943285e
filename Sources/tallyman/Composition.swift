internal import Foundation
internal import TallyAssessment
internal import TallyConfinement
internal import TallyCore
internal import TallyDetector
internal import TallyDomain
internal import TallyImaging
internal import TallyInference
internal import TallyManifest

/// The only place where the parts are put together: settings in, parts out.
struct Composition: Sendable {
  let settings: Settings

  /// Decoding within the limits of the settings.
  var reader: ScanReader {
    var limits = DecodingLimits.standard
    limits.pixels = UInt64(settings.imagePixels)
    limits.fileBytes = UInt64(settings.imageFileMegabytes) << 20
    limits.ratio = UInt64(settings.imageExpansion)
    return ScanReader(limits: limits)
  }

  /// Decoding and correction in helper processes of this program, `lanes` of them ready at a time.
  /// `followsLinks`: false where others than the caller name the files.
  func confinedReader(lanes: Int, followsLinks: Bool) -> ConfinedReader {
    var limits = ConfinementLimits(for: reader.limits)
    limits.seconds = Double(settings.decodeSeconds)
    limits.policy = ConfinementLimits.Policy(rawValue: settings.confinement) ?? .required
    // Passed on for tests, which set it for this program.
    let variable = ConfinedReader.faultVariable
    let fault = ProcessInfo.processInfo.environment[variable].map { [variable: $0] } ?? [:]
    // The file that runs, also when another one has been put under its name meanwhile.
    return ConfinedReader(
      program: "/proc/self/exe", limits: limits, decoding: reader.limits, spares: lanes, followsLinks: followsLinks,
      environment: fault)
  }

  /// Correction with its standard steps.
  var correction: CorrectionChain { CorrectionChain() }

  /// Manifest reading within the limits of the settings.
  var manifestReader: ManifestReader {
    var limits = ManifestLimits.standard
    limits.bytes = settings.manifestMegabytes << 20
    return ManifestReader(limits: limits)
  }

  /// Model reading within the limits of the settings.
  var modelLimits: ModelLimits {
    var limits = ModelLimits.standard
    limits.fileBytes = settings.modelMegabytes << 20
    limits.runBytes = settings.runMegabytes << 20
    return limits
  }

  /// The folder of the model package: as named on the command line, else by the settings, under one of the places where
  /// packages lie: `TALLYMAN_WEIGHTS`, beside the sources that the program was built from, beside the program, or here.
  func modelFolder(named flag: String?) throws -> String {
    let name = flag ?? settings.model
    if name.contains("/") || FileBytes.isFile(name + "/model.json") { return name }
    let program = URL(filePath: ProgramFile.path).deletingLastPathComponent()
    var places = [String]()
    if let set = ProcessInfo.processInfo.environment["TALLYMAN_WEIGHTS"] { places.append(set) }
    places += ["../../../Weights", "../share/tallyman/Weights"].map { program.appending(path: $0).standardized.path }
    places.append("Weights")
    for place in places where FileBytes.isFile("\(place)/\(name)/model.json") { return "\(place)/\(name)" }
    throw CompositionError.noModel(name: name, places: places)
  }

  /// The calibration: as named on the command line, else the one of the model package, else none. It must have been made
  /// for the model in use.
  func calibration(named flag: String?, modelFolder: String, model: String) throws -> Calibration? {
    let path = flag ?? modelFolder + "/calibration.json"
    guard flag != nil || FileBytes.isFile(path) else { return nil }
    let calibration = try Calibration(json: try FileBytes.read(path, limit: Calibration.byteLimit), place: path)
    try calibration.check(model: model, place: path)
    return calibration
  }

  /// All manifests in files and folders; what could not be read is returned beside, and nothing else stops for it.
  func manifests(in paths: [String]) throws -> (index: ManifestIndex, failures: [ManifestError]) {
    var manifests = [Manifest](), failures = [ManifestError]()
    for file in try FileBytes.files(at: paths) {
      do {
        let found = try manifestReader.read(path: file)
        manifests += found.manifests
        failures += found.failures
      } catch {
        failures.append(error)
      }
    }
    return (ManifestIndex(manifests), failures)
  }
}

/// What composition can miss.
enum CompositionError: CataloguedError, Equatable {
  /// No model package of this name in any place.
  case noModel(name: String, places: [String])

  var explanation: Explanation {
    switch self {
    case .noModel(let name, let places):
      Explanation(
        code: "TLY-CMD-021", place: places.joined(separator: ", "), problem: "There is no model package \"\(name)\".",
        remedy: "Name its folder with --model, or set TALLYMAN_WEIGHTS to the folder that holds the packages.")
    }
  }
}
