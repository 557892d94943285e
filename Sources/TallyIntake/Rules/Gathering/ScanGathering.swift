internal import TallyDomain

/// When the files of one scan are a delivery (scan-format.md §3.2), whatever order they came in. A function of what is
/// there: reads no clock and no disk.
struct ScanGathering: Equatable {
  /// Planes that come in files of their own.
  var planes: [ScanName.Role] = [.high, .low]
  /// How long to wait for a sidecar after the last picture, and for a plane after the first.
  var sidecarWait = Duration.seconds(20), planeWait = Duration.seconds(60)

  /// One file of the scan.
  struct File: Equatable {
    /// What it is to the scan.
    let role: DeliveredFile.Role
    /// Since when it has been whole; nil while it changes.
    let settledAt: Duration?
    /// True where no delivery held it in this state.
    let isFresh: Bool
    /// True where it may stand in the place of a file that was delivered.
    var mayReplace = false
  }

  enum Decision: Equatable {
    /// There is nothing to tell, or a file must settle first.
    case nothing
    /// Look again then, if nothing comes before.
    case wait(until: Duration)
    /// The settled files are a delivery.
    case deliver(faults: [String])
  }

  func decide(_ files: [File], at now: Duration) -> Decision {
    let images = files.filter { $0.role != .sidecar }, sidecar = files.first { $0.role == .sidecar }
    let settled = images.filter { $0.settledAt != nil }, fresh = settled.filter(\.isFresh)
    guard let first = fresh.compactMap(\.settledAt).min(), let last = fresh.compactMap(\.settledAt).max() else {
      return settled.isEmpty ? .nothing : decideSidecar(sidecar, isWhole: settled.count == images.count, at: now)
    }
    // Under the names of a delivered scan, another one may be on its way: its files replace the old ones one by one, and
    // the new picture must not be taken for a pair with the old one or be given the old one's sidecar.
    let isReplacing = fresh.contains(where: \.mayReplace)
    let left = isReplacing ? settled.filter { !$0.isFresh } : []
    let missing = missingPlanes(settled)
    let isIncomplete = !missing.isEmpty || !left.isEmpty || settled.count < images.count
    let isSidecarThere = sidecar.map { $0.settledAt != nil && ($0.isFresh || !isReplacing) } ?? false

    var ready = now
    if isIncomplete { ready = max(ready, first + planeWait) }
    if !isSidecarThere { ready = max(ready, last + sidecarWait) }
    guard ready <= now else { return .wait(until: ready) }
    var faults = missing.map { role in
      let isMoving = images.contains { $0.role.rawValue == role.rawValue }
      return isMoving
        ? "The plane \(role) was still being written after \(Wording.seconds(planeWait))."
        : "The plane \(role) did not come within \(Wording.seconds(planeWait))."
    }
    faults += left.map {
      "The plane \($0.role) was not sent again within \(Wording.seconds(planeWait)); the earlier one was taken."
    }
    if isReplacing, sidecar?.settledAt != nil, sidecar?.isFresh == false {
      faults.append("The sidecar was not sent again within \(Wording.seconds(sidecarWait)); the earlier one was taken.")
    }
    return .deliver(faults: faults)
  }

  /// Only the sidecar can be new; it belongs to pictures that are whole. One that takes the place of another may be the
  /// first file of another scan under the same names, so the pictures are given time to follow.
  private func decideSidecar(_ sidecar: File?, isWhole: Bool, at now: Duration) -> Decision {
    guard isWhole, let sidecar, sidecar.isFresh, let settledAt = sidecar.settledAt else { return .nothing }
    let ready = sidecar.mayReplace ? settledAt + sidecarWait : now
    return ready <= now ? .deliver(faults: []) : .wait(until: ready)
  }

  /// Expected planes that no file holds. One file without a plane in its name holds all.
  private func missingPlanes(_ settled: [File]) -> [ScanName.Role] {
    if settled.contains(where: { $0.role == .all }) { return [] }
    return planes.filter { plane in !settled.contains { $0.role.rawValue == plane.rawValue } }
  }
}

extension DeliveredFile.Role {
  /// The role that an image's name gives it.
  init(_ role: ScanName.Role) {
    switch role {
    case .all: self = .all
    case .high: self = .high
    case .low: self = .low
    }
  }
}
