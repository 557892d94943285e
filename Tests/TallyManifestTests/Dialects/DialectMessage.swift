import TallyDomain

/// A message as one country or system sends it (manifest-dialects.md), written for this test, and what has to come out of it.
struct DialectMessage: Sendable {
  let name: String
  let bytes: [UInt8]
  /// The manifest as `ManifestDigest` prints it.
  let digest: String
  /// Words that a remark must have, in any order. With none of them missing, other remarks may stand beside.
  let remarks: [String]

  init(_ name: String, _ text: String, digest: String, remarks: [String] = []) {
    self.init(name, bytes: Array(text.utf8), digest: digest, remarks: remarks)
  }

  init(_ name: String, bytes: [UInt8], digest: String, remarks: [String] = []) {
    (self.name, self.bytes, self.digest, self.remarks) = (name, bytes, digest, remarks)
  }
}

/// Every message of this folder.
enum DialectMessages {
  static let all: [DialectMessage] =
    [
      .egyptCarrier, .egyptAgent, .unitedKingdomBorder, .hongKongFeeder, .riverPlate, .guatemala, .guatemalaWithoutMark,
      .malaysia,
    ] + [
      .hamburg, .australia, .newZealand, .unitedStatesTruck, .southAfrica, .unitedKingdomAir, .russiaWindows,
      .russiaISO,
    ]
}

/// A manifest as lines that a person can write and compare: only what is declared, one line a bill, an item and a box.
enum ManifestDigest {
  static func text(_ manifest: Manifest) -> String {
    var lines = [String]()
    if let message = manifest.message {
      lines.append(
        line(
          "message", message.reference, message.sender.map { "from \($0)" }, message.function?.rawValue,
          message.preparedAt))
    }
    if let voyage = manifest.voyage {
      lines.append(
        line(
          "voyage", voyage.voyage, voyage.vesselName, voyage.vesselImo.map { "IMO \($0)" },
          ports(voyage.portOfLoading, voyage.portOfDischarge),
          voyage.arrival.map { "arrival \($0)" }))
    }
    for bill in manifest.consignments {
      lines.append(
        line(
          "bill", bill.transportDocument, bill.shipper?.name.map { "shipper \($0)" },
          bill.consignee?.name.map { "consignee \($0)" },
          bill.notify?.name.map { "notify \($0)" }, ports(bill.portOfLoading, bill.portOfDischarge)))
      lines += (bill.goodsItems ?? []).map(item) + (bill.containers ?? []).map(box)
    }
    return lines.joined(separator: "\n")
  }

  private static func item(_ item: GoodsItem) -> String {
    line(
      "  item", item.sequence.map(String.init), item.hsCode.map { "HS \($0)" }, item.description,
      item.packages.map { "\($0.count.map(String.init) ?? "?") \($0.type ?? "?")" },
      item.grossMassKg.map { "\(number($0)) kg" },
      item.netMassKg.map { "net \(number($0)) kg" }, item.unNumber.map { "UN \($0)" }, item.marks.map { "marks \($0)" })
  }

  private static func box(_ box: ContainerUse) -> String {
    line(
      "  box", box.number, box.sizeType, box.fullEmpty?.rawValue,
      box.seals.map { "seals \($0.joined(separator: " "))" },
      box.tareKg.map { "tare \(number($0))" }, box.verifiedGrossMassKg.map { "VGM \(number($0))" },
      box.temperatureC.map { "\(number($0)) °C" },
      box.goods.map { goods in
        "holds "
          + goods.map {
            "\($0.sequence ?? 0): \($0.packages.map(String.init) ?? "?") pk \($0.grossMassKg.map(number) ?? "?") kg"
          }
          .joined(separator: ", ")
      })
  }

  private static func ports(_ loading: String?, _ discharge: String?) -> String? {
    loading == nil && discharge == nil ? nil : "\(loading ?? "?") to \(discharge ?? "?")"
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(value)
  }

  private static func line(_ label: String, _ parts: String?...) -> String {
    ([label] + parts.compactMap { $0 }).joined(separator: " | ")
  }
}
