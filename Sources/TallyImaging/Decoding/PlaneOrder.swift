internal import TallyDomain

/// Which delivered plane is which energy, by the names of the files and the sidecar: a pure rule, without pixels.
struct PlaneOrder: Equatable {
  /// Indices of the delivered planes, high energy first.
  let order: [Int]
  /// The sidecar with everything that it says plane by plane in this order, and for these planes only.
  let sidecar: ScanSidecar
  /// Energies that were promised and did not come.
  let missing: [String]
  /// True where the files had another order.
  var isChanged: Bool { order != order.sorted() }

  /// `roles` of the files as delivered, `count` planes in all (1 or 2).
  init(roles: [ScanFiles.Role], count: Int, sidecar: ScanSidecar) {
    let known = ["high", "low"]
    let declared = sidecar.image?.planes.flatMap { names in
      !names.isEmpty && Set(names).count == names.count && names.allSatisfy(known.contains) ? names : nil
    }
    let delivered =
      roles.contains(.all)
      ? Array((declared.map { $0.count >= count ? $0 : known } ?? known).prefix(count)) : roles.map(\.rawValue)
    let names = declared ?? known
    let expected = roles == [.all] || declared != nil ? declared ?? [] : known
    missing = expected.filter { !delivered.contains($0) }
    order = delivered.indices.sorted { delivered[$0] < delivered[$1] }  // "high" is before "low"
    let places = order.compactMap { names.firstIndex(of: delivered[$0]) }
    func arrange<Value>(_ values: [Value]?) -> [Value]? {
      values.map { list in list.count == names.count ? places.map { list[$0] } : list }
    }
    var arranged = sidecar
    if let image = sidecar.image {
      if declared != nil { arranged.image?.planes = arrange(image.planes) }
      arranged.image?.energiesMev = arrange(image.energiesMev)
      arranged.image?.air = arrange(image.air)
      arranged.image?.dark = arrange(image.dark)
    }
    self.sidecar = arranged
  }
}
