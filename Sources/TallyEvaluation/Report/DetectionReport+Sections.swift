internal import Foundation

/// The sections of the text that only some evaluations have.
extension DetectionReport {
  /// The protocol's groups.
  var groupText: [String] {
    groups.flatMap { group in
      var lines = [
        "",
        "\(group.title): \(group.positive) positive, area \(Self.figure(group.area.value)) "
          + "[\(Self.figure(group.area.low)), \(Self.figure(group.area.high))]",
      ]
      lines += group.operatingPoints.map { point in
        Self.row(
          "  at \(Self.percent(point.nominal))", Self.counts(point.falseAlarms), Self.counts(point.detections),
          Self.interval(point.detections))
      }
      if let regions = group.localisation {
        lines.append(
          Self.row(
            "  region on the item", Self.counts(regions.first), Self.counts(regions.firstFive), "first, first five"))
      }
      return lines
    }
  }

  /// Regions and pixels.
  var regionText: [String] {
    var lines = [String]()
    if let freeResponse {
      lines += ["", Self.row("false regions per clean one", "items found", "95 %")]
      lines += freeResponse.found.map {
        Self.row("at most \($0.falseRegions)", Self.counts($0.found), Self.interval($0.found))
      }
      lines.append("average precision at IoU 0.1  \(Self.figure(freeResponse.averagePrecision))")
    }
    if let pixelOverlap {
      lines.append(
        "per-region overlap up to 30 % false cells  \(Self.figure(pixelOverlap.area)) over \(pixelOverlap.items) items")
    }
    return lines
  }

  /// What is inside, and how much of it.
  var goodsText: [String] {
    var lines = [String]()
    if !commodities.isEmpty {
      lines += ["", Self.row("goods seen, of those", "first guess", "first five", "families")]
      lines += commodities.map {
        Self.row($0.among, Self.counts($0.first), Self.counts($0.firstFive), "\($0.families)")
      }
    }
    if let mass {
      lines += [
        "",
        "mass of \(mass.weighed) containers: inside the 95 % interval \(Self.counts(mass.covered)); median width "
          + "\(Self.percent(mass.medianWidth)), median error \(Self.percent(mass.medianError)), spread \(Self.percent(mass.spread))",
        "lower bounds that hold: \(Self.counts(mass.boundHolds))",
      ]
    }
    return lines
  }

  /// Promises over many calibrations.
  var repeatedText: [String] {
    guard let first = repeatedCalibrations.first else { return [] }
    return [
      "", "over \(first.draws) calibrations drawn anew from the clean containers",
      Self.row("", "mean observed", "attainable", "inside 95 %"),
    ]
      + repeatedCalibrations.map {
        Self.row(
          "  \($0.among), promised \(Self.percent($0.nominal))", String(format: "%.2f %%", 100 * $0.meanObserved),
          String(format: "%.2f %%", 100 * $0.attainable), String(format: "%.1f %%", 100 * $0.insideInterval))
      }
  }
}
