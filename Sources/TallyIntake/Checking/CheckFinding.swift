internal import TallyCore

/// One finding of `IntakeCheck`, as data.
struct CheckFinding: CataloguedError, Equatable {
  /// What is found; the words are below.
  enum Kind: Equatable {
    case passedOver, unknown, lossy, lonelySidecar, oddSidecarName(expected: String)
    case differsInCase(other: String), ambiguous(files: [String]), whollyNamedPlane(sidecar: String)
    case missingPlane(String), unexpectedPlane(String), planeCount(found: Int, expected: Int)
    case notJSON(said: String), notAnObject, wrongFormat(String), unreadPart(said: String)
    case wrongPurpose(String), badTime(String), noScanId, noContainer
    case badNumber(String), badColumns(index: Int), columnsOutside(index: Int, width: Int), overlappingColumns(Int, Int)
    case badPlanes, wrongCount(key: String, found: Int, planes: Int), airNotAboveDark, notPositive(key: String)
    case wrongWord(key: String, value: String, words: [String]), confidenceRange(key: String)
  }

  let file: String
  let kind: Kind

  var severity: IntakeCheck.Remark.Severity {
    switch kind {
    case .passedOver, .oddSidecarName, .differsInCase, .whollyNamedPlane, .unexpectedPlane, .badTime, .noScanId,
      .noContainer, .badNumber, .confidenceRange:
      .advice
    default: .fault
    }
  }

  var explanation: Explanation {
    let (code, problem, remedy) = words
    return Explanation(code: code, place: file, problem: problem, remedy: remedy)
  }

  private var words: (code: String, problem: String, remedy: String) {
    switch kind {
    case .passedOver:
      (
        "TLY-INT-101", "The name says that the file is still being written, or that it is ours: it is passed over.",
        "Rename it when it is whole."
      )
    case .unknown:
      (
        "TLY-INT-102", "This is neither a picture (.tif, .tiff, .png) nor a sidecar (.json).",
        "Write it elsewhere, or correct its name."
      )
    case .lossy:
      (
        "TLY-INT-103", "A lossy picture is no measurement: it would be left alone.",
        "Export TIFF or PNG with 16 bits a pixel from the scanner."
      )
    case .lonelySidecar:
      ("TLY-INT-104", "No picture has the stem of this sidecar.", "Give both the same name up to the last dot.")
    case .oddSidecarName(let expected):
      ("TLY-INT-105", "The sidecar bears the picture's ending or plane in its name.", "Name it \(expected).")
    case .differsInCase(let other):
      (
        "TLY-INT-106", "The stem differs from that of \(other) only in upper and lower case, so they are two scans.",
        "Write one stem the same way in all its files."
      )
    case .ambiguous(let files):
      (
        "TLY-INT-107", "\(files.joined(separator: " and ")) contradict each other: both claim the same plane.",
        "Send each plane once."
      )
    case .whollyNamedPlane(let sidecar):
      (
        "TLY-INT-108", "\(sidecar) bears the whole name of this plane, which makes the plane a scan of its own.",
        "Name the sidecar by the stem, without the plane."
      )
    case .missingPlane(let plane):
      (
        "TLY-INT-109", "The plane \(plane) is missing; the scan would wait plane_wait_seconds and go on with a fault.",
        "Send the plane, or set planes in the profile."
      )
    case .unexpectedPlane(let plane):
      ("TLY-INT-110", "The profile does not expect the plane \(plane).", "Add it to planes in the profile.")
    case .planeCount(let found, let expected):
      (
        "TLY-INT-111", "The file holds \(found) planes where its name says \(expected).",
        "Leave the plane out of the name where one file holds all."
      )
    case .notJSON(let said): ("TLY-INT-112", "The sidecar cannot be read: \(said)", "Write UTF-8 JSON.")
    case .notAnObject: ("TLY-INT-113", "The sidecar is not a JSON object.", "Write one object.")
    case .wrongFormat(let found):
      (
        "TLY-INT-114", "The format is \(found), so nothing of the sidecar would be used.",
        "Write \"format\": \"tallyman-scan/1\"."
      )
    case .unreadPart(let said):
      ("TLY-INT-115", "A part would not be used: \(said)", "Correct it by docs/schemas/tallyman-scan-1.schema.json.")
    case .wrongPurpose(let found):
      ("TLY-INT-116", "The purpose \(found) is not known.", "Write operational, test or calibration.")
    case .badTime(let found):
      ("TLY-INT-117", "\(found) is no time in ISO 8601 with a zone.", "Write it like 2026-11-24T09:12:33.120Z.")
    case .noScanId:
      (
        "TLY-INT-118", "There is no scan_id: a second delivery of the scan cannot be told from a replayed picture.",
        "Give every scan an identifier of its own."
      )
    case .noContainer:
      (
        "TLY-INT-119", "No container number: neither sidecar nor file name has one, so no manifest can be linked.",
        "List containers in the sidecar, or put the number into the name."
      )
    case .badNumber(let number):
      (
        "TLY-INT-120", "\(number) has no valid ISO 6346 check digit; it is kept, and flagged as an indicator.",
        "See whether the number was read rightly."
      )
    case .badColumns(let index):
      (
        "TLY-INT-121", "containers[\(index)].columns is no half-open range of columns.",
        "Write [first, end] with 0 ≤ first < end."
      )
    case .columnsOutside(let index, let width):
      (
        "TLY-INT-122", "containers[\(index)].columns ends beyond the picture of \(width) columns.",
        "Count columns of the picture as it is sent, from 0."
      )
    case .overlappingColumns(let first, let second):
      (
        "TLY-INT-123", "The columns of containers[\(first)] and containers[\(second)] overlap.",
        "Give each box its own columns."
      )
    case .badPlanes:
      ("TLY-INT-124", "image.planes is not a list of high, low or both.", "Name the planes in their order in the file.")
    case .wrongCount(let key, let found, let planes):
      ("TLY-INT-125", "image.\(key) has \(found) values for \(planes) planes.", "Give one value a plane.")
    case .airNotAboveDark:
      ("TLY-INT-126", "image.air is not above image.dark.", "Give the detector's signal in open air and without beam.")
    case .notPositive(let key): ("TLY-INT-127", "image.\(key) is not above zero.", "Give a positive number.")
    case .wrongWord(let key, let value, let words):
      ("TLY-INT-128", "image.\(key) is \(value), which is not known.", "Write \(words.joined(separator: " or ")).")
    case .confidenceRange(let key):
      ("TLY-INT-129", "\(key) is not between 0 and 1.", "Give a probability.")
    }
  }
}
