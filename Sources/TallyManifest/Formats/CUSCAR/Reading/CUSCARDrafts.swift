internal import TallyDomain

/// A container as the equipment group describes it.
struct EquipmentDraft {
  /// As written.
  var number: String
  var sizeType: String?, fullEmpty: ContainerUse.FullEmpty?
  var seals = [String]()
  var verifiedGross: DeclaredMass?, tare: DeclaredMass?, gross: DeclaredMass?
  var temperatureC: Double?, temperatureWords: String?
  /// Segment number, for remarks.
  var segment: Int
}

/// A bill while its segments go by.
struct BillDraft {
  /// Document number of CNI, and that of the RFF which opened the bill, with its qualifier.
  var consolidation: String?, reference: String?, qualifier: String?
  var parties = [String: String]()
  var portOfLoading: String?, portOfDischarge: String?
  var items = [ItemDraft]()
  /// Containers named in RFF+AAQ.
  var containers = [String]()
  /// Total gross mass of CNT+7.
  var total: DeclaredMass?
  /// HS code of RFF+HS.
  var hsCode: String?
  var segment: Int
}

/// A goods item while its segments go by.
struct ItemDraft {
  var sequence: Int?
  var description = RunningText(), marks = RunningText()
  var count: Int?, kind: String?
  var gross: DeclaredMass?, net: DeclaredMass?
  /// A mass was declared that could not be read; then none may be put in its place.
  var hasUnreadMass = false
  var hsCode: String?, hsWords: String?, unNumber: String?
  /// Containers of SGP with the packages that are there.
  var parts = [(container: String, packages: Int?)]()
  var segment: Int
}
