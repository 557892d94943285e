internal import Foundation
public import TallyCore
public import TallyDomain

/// What a scanner's operator may know of a scan that was received, `tallyman-receipt/1`: that it is here, whether it could
/// be read, and what to do where not. Never what was found or decided.
public struct Receipt: Sendable, Codable, Equatable {
  /// The folder in the watch folder.
  public static let folderName = "receipts"
  /// The value of `format`.
  public static let format = "tallyman-receipt/1"

  /// `tallyman-receipt/1`.
  public var format = Self.format
  /// Profile and stem of the delivery, and its files in their state.
  public var profile: String, stem: String, files: [DeliveredFile]
  /// Number of the scan in the store; the scanner's own name of it.
  public var scan: Int64, scanId: String?
  /// `queued`, `assessed`, `duplicate` or `quarantined`.
  public var state: ScanState
  /// The scan that this one repeats, where it is a duplicate.
  public var duplicateOf: Int64?
  /// Why it is in quarantine.
  public var problem: Explanation?
  /// What was wrong with the delivery although it went on.
  public var faults: [String]
  /// ISO 8601 in UTC.
  public var writtenAt: String

  /// A receipt. A scan that was decided says `assessed`: decisions are no business of the scanner.
  public init(
    _ delivery: ScanDelivery, scan: Int64, state: ScanState, scanId: String? = nil, duplicateOf: Int64? = nil,
    problem: Explanation? = nil, writtenAt: String
  ) {
    (profile, stem, files, faults) = (delivery.profile, delivery.stem, delivery.files, delivery.faults)
    (self.scan, self.scanId, self.state) = (scan, scanId, state == .decided ? .assessed : state)
    (self.duplicateOf, self.problem, self.writtenAt) = (duplicateOf, problem, writtenAt)
  }

  /// Writes `<folder>/receipts/<stem>.receipt.json` in one step; a receipt of an earlier state or revision of the stem is
  /// replaced. Gives back the path.
  @discardableResult
  public static func write(_ receipt: Receipt, folder: String) throws(IntakeError) -> String {
    let receipts = folder + "/" + folderName, path = "\(receipts)/\(receipt.stem).receipt.json"
    let work = FileWork()
    try work.makeFolder(receipts)
    let bytes: [UInt8]
    do {
      bytes = Array(try JSONCoding.encoder().encode(receipt)) + [10]
    } catch {
      throw .fileOperation(path: path, operation: "write the receipt", said: "\(error)")
    }
    try work.replace(path, with: bytes)
    return path
  }
}
