internal import Foundation
internal import TallyCore
internal import TallyIntake

/// What an authority may set, with its defaults. Flags override it; the file is one JSON document (`config show --defaults`).
struct Settings: Sendable, Equatable {
  var model = "yard-2"
  var flaggedCleanPer100 = 5.0
  var threads = 0
  var containerPattern = "[A-Z]{4}[0-9]{7}"
  var imagePixels = 120_000_000
  var imageFileMegabytes = 1024
  var imageExpansion = 2000
  var decodeSeconds = 120
  var confinement = "required"
  var manifestMegabytes = 64
  var modelMegabytes = 512, runMegabytes = 1024
  var port = 0
  var certificate = "", privateKey = ""
  var decodingLanes = 0, assessingLanes = 1
  var profiles = [IntakeProfile]()

  /// Reads a settings file over the defaults.
  init(contentsOf path: String?) throws {
    guard let path else { return }
    let bytes = try FileBytes.read(path, limit: 1 << 20)
    guard case .object(let members) = try JSONValue(parsing: bytes, file: path) else {
      throw SettingsError.notAnObject(file: path)
    }
    for (key, value) in members.sorted(by: { $0.key < $1.key }) {
      guard let entry = Self.table.first(where: { $0.key == key }) else {
        throw SettingsError.unknownKey(file: path, key: key, nearest: NearestWord.of(key, among: Self.table.map(\.key)))
      }
      guard try entry.set(&self, value, "\(path), \(key)") else {
        throw SettingsError.badValue(file: path, key: key, expected: entry.expected)
      }
    }
  }

  /// The defaults.
  init() {}

  /// Threads to use: as the command line says (0: it does not), else as set, else one per core.
  func workers(flag: Int) -> Int {
    if flag > 0 { return flag }
    return threads > 0 ? threads : ProcessInfo.processInfo.activeProcessorCount
  }
}

/// One key of the settings file.
struct SettingsEntry: Sendable {
  /// Name in the file; what it does; what a value must be.
  let key: String, help: String, expected: String
  /// The value as JSON.
  let get: @Sendable (Settings) -> String
  /// Sets it; false where the value does not fit. What it throws names the place that it is given.
  let set: @Sendable (inout Settings, JSONValue, String) throws -> Bool
}

extension Settings {
  /// Every key, in the order of the documentation.
  static let table: [SettingsEntry] = [
    text("model", "Model package: a name under Weights, or a folder.", \.model),
    number(
      "flagged_clean_per_100", "The authority's one knob: clean containers flagged per 100.", 0...100,
      \.flaggedCleanPer100),
    whole("threads", "Threads to work with; 0 means one per core.", 0...1024, \.threads),
    text(
      "container_pattern", "How a container number looks in a file name, where no sidecar names it.", \.containerPattern
    ),
    whole("limits.image_pixels", "Pixels of one plane.", 1...2_000_000_000, \.imagePixels),
    whole("limits.image_file_megabytes", "Size of one image file, MiB.", 1...65_536, \.imageFileMegabytes),
    whole("limits.image_expansion", "Decoded bytes per byte of file.", 1...100_000, \.imageExpansion),
    whole("limits.decode_seconds", "Time for decoding one scan, in its helper process.", 1...86_400, \.decodeSeconds),
    choice(
      "decoding.confinement",
      "Whether scans are decoded where no system call filter can be set: required (no), or where-available (yes).",
      ["required", "where-available"], \.confinement),
    whole("limits.manifest_megabytes", "Size of one manifest file, MiB.", 1...4096, \.manifestMegabytes),
    whole("limits.model_megabytes", "Size of one ONNX file, MiB.", 1...65_536, \.modelMegabytes),
    whole(
      "limits.run_megabytes", "Memory of the network for one scan, MiB; a wider scan is then run strip by strip.",
      1...1_048_576, \.runMegabytes),
    whole("service.port", "Port of the page and the API; 0 takes a free one.", 0...65_535, \.port),
    text("service.certificate", "Certificate chain for TLS, a PEM file; empty for none.", \.certificate),
    text("service.private_key", "Private key of the certificate, a PEM file.", \.privateKey),
    whole(
      "service.decoding_lanes", "Scans decoded at once, each in a helper process; 0 means one per thread.", 0...64,
      \.decodingLanes),
    whole("service.assessing_lanes", "Scans in the network at once; they share the threads.", 1...64, \.assessingLanes),
    SettingsEntry(
      key: "intake.profiles", help: "Watch folders with their scanners: a list of profiles (docs/intake.md).",
      expected: "a list of profiles",
      get: { settings in
        let json = try? JSONCoding.encoder(pretty: false).encode(settings.profiles)
        return json.map { String(decoding: $0, as: UTF8.self) } ?? "[]"
      },
      set: { settings, value, place in
        let bytes = try JSONCoding.encoder(pretty: false).encode(value)
        settings.profiles = try IntakeProfile.profiles(reading: Array(bytes), place: place)
        return true
      }),
  ]

  private static func text(_ key: String, _ help: String, _ path: any WritableKeyPath<Settings, String> & Sendable)
    -> SettingsEntry
  {
    SettingsEntry(
      key: key, help: help, expected: "a text", get: { "\"\($0[keyPath: path])\"" },
      set: { settings, value, _ in
        guard case .string(let text) = value else { return false }
        settings[keyPath: path] = text
        return true
      })
  }

  private static func choice(
    _ key: String, _ help: String, _ words: [String], _ path: any WritableKeyPath<Settings, String> & Sendable
  ) -> SettingsEntry {
    SettingsEntry(
      key: key, help: help, expected: words.joined(separator: " or "), get: { "\"\($0[keyPath: path])\"" },
      set: { settings, value, _ in
        guard case .string(let text) = value, words.contains(text) else { return false }
        settings[keyPath: path] = text
        return true
      })
  }

  private static func number(
    _ key: String, _ help: String, _ range: ClosedRange<Double>,
    _ path: any WritableKeyPath<Settings, Double> & Sendable
  ) -> SettingsEntry {
    SettingsEntry(
      key: key, help: help, expected: "a number from \(range.lowerBound) to \(range.upperBound)",
      get: { "\($0[keyPath: path])" },
      set: { settings, value, _ in
        guard case .number(let number) = value, range.contains(number) else { return false }
        settings[keyPath: path] = number
        return true
      })
  }

  private static func whole(
    _ key: String, _ help: String, _ range: ClosedRange<Int>, _ path: any WritableKeyPath<Settings, Int> & Sendable
  ) -> SettingsEntry {
    SettingsEntry(
      key: key, help: help, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)",
      get: { "\($0[keyPath: path])" },
      set: { settings, value, _ in
        guard case .number(let number) = value, let whole = Int(exactly: number), range.contains(whole) else {
          return false
        }
        settings[keyPath: path] = whole
        return true
      })
  }
}
