internal import Foundation
internal import TallyCore
internal import TallyDomain

/// The note beside quarantined files, `tallyman-problem/1` (docs/intake.md): what is wrong, where, and what to do.
struct ProblemNote: Codable, Equatable {
  static let format = "tallyman-problem/1"
  /// A note is small; more is not ours.
  static let longest = 1 << 20

  var format = Self.format
  /// As in the error catalogue.
  let code: String, place: String, problem: String, remedy: String
  /// Whose files these are, and in which state each was when it was delivered.
  let profile: String, folder: String, stem: String, files: [DeliveredFile]
  /// What else was wrong with the delivery.
  let faults: [String]
  /// ISO 8601 in UTC.
  let quarantinedAt: String

  init(_ delivery: ScanDelivery, _ problem: Explanation, at time: String) {
    (code, place, self.problem, remedy) = (problem.code, problem.place, problem.problem, problem.remedy)
    (profile, folder, stem, files) = (delivery.profile, delivery.folder, delivery.stem, delivery.files)
    (faults, quarantinedAt) = (delivery.faults, time)
  }

  /// True where it is about these files in this state.
  func isAbout(_ delivery: ScanDelivery) -> Bool {
    folder == delivery.folder && stem == delivery.stem && files == delivery.files
  }

  /// The note at a path; nil where there is none that this program wrote.
  static func read(_ path: String) -> ProblemNote? {
    guard let bytes = try? BoundedFile.bytes(path, limit: longest) else { return nil }
    let note = try? JSONCoding.decoder().decode(ProblemNote.self, from: Data(bytes))
    return note?.format == format ? note : nil
  }

  /// As a file.
  func bytes() throws(IntakeError) -> [UInt8] {
    do {
      return Array(try JSONCoding.encoder().encode(self)) + [10]
    } catch {
      throw .fileOperation(path: folder, operation: "write the note of \(stem)", said: "\(error)")
    }
  }
}
