internal import TallyEvaluation
internal import TallyReport

/// The plots of a report; what it has no figures for is left out.
struct DetectionPlots {
  let report: DetectionReport

  /// In reading order.
  var plots: [Plot] {
    [
      roc, classes("item mass", "Item mass"), classes("added areal density", "Added areal density"),
      classes("visibility", "Contrast of the item over the texture around it"), freeResponse, calibration,
    ]
    .compactMap { $0 }
  }

  private var roc: Plot? {
    guard let band = report.band else { return nil }
    // The logarithmic axis has no 0: its share stands at the left end.
    let points = band.points.map { Plot.Point(max($0.falseAlarms, 0.0005), $0.detections, low: $0.low, high: $0.high) }
    return Plot(
      title: "Detected against false alarms, band of 95 %", xName: "share of clean containers flagged",
      yName: "detected",
      x: 0.0005...1, y: 0...1, xScale: .logarithmic,
      series: [
        .init("all positives", points, .line),
        .init("by chance", [0.0005, 0.01, 0.1, 0.2, 0.4, 0.7, 1].map { Plot.Point($0, $0) }, .guide),
      ])
  }

  private func classes(_ by: String, _ title: String) -> Plot? {
    let strata = report.strata.filter { $0.by == by }
    guard !strata.isEmpty else { return nil }
    func points(_ shift: Double, _ figure: (DetectionReport.Stratum) -> Proportion) -> [Plot.Point] {
      strata.enumerated().map { place, stratum in
        let share = figure(stratum)
        return Plot.Point(Double(place) + shift, share.share, low: share.low, high: share.high)
      }
    }
    return Plot(
      title: "Detected by \(by)", xName: title, yName: "detected", x: -0.6...Double(strata.count) - 0.4, y: 0...1,
      xMarks: strata.enumerated().map {
        (at: Double($0.offset), name: "\($0.element.name)\n\($0.element.atOnePercent.of)")
      },
      series: [
        .init("at 1 % false alarms", points(-0.08, \.atOnePercent), .points),
        .init("at 5 % false alarms", points(0.08, \.atFivePercent), .points),
      ])
  }

  private var freeResponse: Plot? {
    guard let curve = report.freeResponse else { return nil }
    return Plot(
      title: "Items found against false regions", xName: "regions in a clean container", yName: "items found",
      x: 0.001...10, y: 0...1, xScale: .logarithmic,
      series: [.init("", curve.points.map { Plot.Point(max($0.falseRegions, 0.001), $0.found) }, .line)])
  }

  private var calibration: Plot? {
    guard !report.calibrationCurves.isEmpty else { return nil }
    let ends = (low: 0.005, high: 0.2)
    var series = report.calibrationCurves.map { curve in
      Plot.Series(
        curve.among,
        curve.checks.map { check in
          let count = Double(max(check.observed.of, 1))
          let isWhole = curve.among == "all"
          return Plot.Point(
            check.nominal, check.observed.share, low: isWhole ? check.expectedLow.map { Double($0) / count } : nil,
            high: isWhole ? check.expectedHigh.map { Double($0) / count } : nil)
        }, .line)
    }
    series.append(.init("as promised", [Plot.Point(ends.low, ends.low), Plot.Point(ends.high, ends.high)], .guide))
    return Plot(
      title: "False alarms, observed against promised", xName: "promised share of clean containers flagged",
      yName: "observed; band: no surprise at 95 % (beta-binomial)", x: 0...ends.high, y: 0...0.3, series: series)
  }

  /// Over honestly declared containers.
  var matrix: MatrixPlot? {
    guard let figures = report.commodities.first else { return nil }
    let names = Set(figures.confusions.flatMap { [$0.family, $0.guess] }).sorted()
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    var counts = [[Int]](repeating: [Int](repeating: 0, count: names.count), count: names.count)
    for one in figures.confusions {
      guard let row = places[one.family], let column = places[one.guess] else { continue }
      counts[row][column] += one.count
    }
    return MatrixPlot(title: "First guesses, \(figures.among)", names: names, counts: counts)
  }
}
