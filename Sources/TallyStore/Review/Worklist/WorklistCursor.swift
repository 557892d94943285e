internal import TallyCore
internal import TallyDomain

/// Where a page ended: the place of its last entry in the order, and the moment of the first page. Places, not counts: rows
/// that come or go elsewhere move nothing.
struct WorklistCursor: Equatable {
  /// Last change that the list knows.
  let sequence: Int64
  /// Place of the last entry: state by urgency, band, standing, number.
  let state: ScanState, band: Int64, standing: Double, scan: Int64
  /// Of the query that it continues.
  let fingerprint: String

  /// As it is handed out.
  var text: String {
    [
      "1", fingerprint, String(sequence), state.rawValue, String(band),
      String(standing.bitPattern, radix: 16), String(scan),
    ].joined(separator: ".")
  }

  init(sequence: Int64, state: ScanState, band: Int64, standing: Double, scan: Int64, fingerprint: String) {
    (self.sequence, self.state, self.band) = (sequence, state, band)
    (self.standing, self.scan, self.fingerprint) = (standing, scan, fingerprint)
  }

  /// Reads one of ours that continues this query.
  init(_ text: String, for query: WorklistQuery) throws(StoreError) {
    let parts = text.utf8.count <= 200 ? text.split(separator: ".", omittingEmptySubsequences: false) : []
    guard parts.count == 7, parts[0] == "1", parts[1] == Self.fingerprint(of: query), let sequence = Int64(parts[2]),
      let state = ScanState(rawValue: String(parts[3])), let band = Int64(parts[4]),
      let bits = UInt64(parts[5], radix: 16), Double(bitPattern: bits).isFinite, let scan = Int64(parts[6])
    else { throw .badCursor(String(text.prefix(200))) }
    self.init(
      sequence: sequence, state: state, band: band, standing: Double(bitPattern: bits), scan: scan,
      fingerprint: String(parts[1]))
  }

  /// What of a query decides which scans come in which order.
  static func fingerprint(of query: WorklistQuery) -> String {
    let states = (query.states ?? Set(ScanState.allCases)).map(\.rawValue).sorted().joined(separator: ",")
    let purposes = query.purposes.map(\.rawValue).sorted().joined(separator: ",")
    let parts = [query.order.rawValue, states, purposes, query.indicator?.rawValue ?? "", "\(query.flaggedOnly)"]
    return String(ContentHash.hexadecimal(of: (parts + [query.text ?? ""]).joined(separator: "\n").utf8).prefix(12))
  }
}
