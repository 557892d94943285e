import TallyDomain

/// A manifest that uses every field: groupage, an item in two containers, a reefer, an empty box, dangerous goods, text that
/// every format has to protect.
enum SampleManifest {
  /// What all three formats carry.
  static func full() -> Manifest {
    Manifest(
      message: Manifest.Message(
        reference: "MAN000077", sender: "CARRIER", function: .replacement, preparedAt: "2026-11-02T06:00:00Z"),
      voyage: Voyage(
        vesselName: "SOUTHERN TRADER", vesselImo: "9598311", voyage: "924W", portOfLoading: "INNSA",
        portOfDischarge: "BEANR",
        arrival: "2026-11-02"),
      consignments: [beer(), tyres(), empty()])
  }

  /// One item in two containers, one of them shared with another bill.
  static func beer() -> Consignment {
    Consignment(
      transportDocument: "TCLGKV1789403", shipper: Consignment.Party(name: "O'HARA + SONS: EXPORT? \"LTD\""),
      consignee: Consignment.Party(name: "COOPERATIVE 328"), notify: Consignment.Party(name: "GLOBAL SUPPLY, 84"),
      goodsItems: [
        GoodsItem(
          sequence: 1, hsCode: "220300", description: "BEER IN CANS",
          packages: GoodsItem.Packages(count: 1919, type: "CT"),
          grossMassKg: 17299, netMassKg: 16693.5, marks: "LOT 1412"),
        GoodsItem(
          sequence: 2, hsCode: "22087010",
          description:
            "A LIQUEUR WITH A DESCRIPTION THAT IS FAR LONGER THAN ONE LINE OF SEVENTY CHARACTERS, SO THAT IT IS CUT IN LINES",
          packages: GoodsItem.Packages(count: 12, type: "CT"), grossMassKg: 144.125, unNumber: "3065"),
      ],
      containers: [
        ContainerUse(
          number: "CMAU6051550", sizeType: "22G1", fullEmpty: .full, seals: ["TCL2445176", "CUS77"], tareKg: 2250,
          goods: [
            ContainerUse.Share(sequence: 1, packages: 1000, grossMassKg: 9014.6),
            ContainerUse.Share(sequence: 2, packages: 12, grossMassKg: 144.125),
          ]),
        ContainerUse(
          number: "SUDU1359226", sizeType: "22G1", fullEmpty: .full, seals: ["MSC5879450"], verifiedGrossMassKg: 26100,
          tareKg: 2250, goods: [ContainerUse.Share(sequence: 1, packages: 919, grossMassKg: 8284.4)]),
      ])
  }

  /// Shares a container with the first.
  static func tyres() -> Consignment {
    Consignment(
      transportDocument: "MSCJJR1189293", shipper: Consignment.Party(name: "MILLS 131"),
      goodsItems: [
        GoodsItem(
          sequence: 1, hsCode: "401120", description: "NEW PNEUMATIC TYRES",
          packages: GoodsItem.Packages(count: 20, type: "NE"),
          grossMassKg: 900)
      ],
      containers: [
        ContainerUse(
          number: "SUDU1359226", sizeType: "22G1", fullEmpty: .full, seals: ["MSC5879450"], verifiedGrossMassKg: 26100,
          tareKg: 2250, goods: [ContainerUse.Share(sequence: 1, packages: 20, grossMassKg: 900)])
      ])
  }

  /// A reefer that goes back empty.
  static func empty() -> Consignment {
    Consignment(
      transportDocument: "TGHHJG8578084", goodsItems: [],
      containers: [
        ContainerUse(number: "TEMU7003727", sizeType: "45R1", fullEmpty: .empty, tareKg: 4640, temperatureC: -20.5)
      ])
  }
}
