internal import TallyCore
internal import TallyDomain
internal import TallyIntake

/// Writes the receipts of those profiles that ask for them. A receipt that cannot be written holds up nothing.
struct ReceiptDesk: Sendable {
  /// Profiles by name.
  let profiles: [String: IntakeProfile]
  let journal: ServiceJournal

  /// Says in the delivery's folder where its scan stands.
  func write(
    _ delivery: ScanDelivery, scan: Int64, _ state: ScanState, duplicateOf: Int64? = nil, problem: Explanation? = nil
  ) {
    guard profiles[delivery.profile]?.receipts == true else { return }
    do {
      let receipt = Receipt(
        delivery, scan: scan, state: state, duplicateOf: duplicateOf, problem: problem, writtenAt: ServiceClock.now())
      try Receipt.write(receipt, folder: delivery.folder)
    } catch { journal.note(error.explanation) }
  }
}
