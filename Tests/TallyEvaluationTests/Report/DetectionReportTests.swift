internal import Foundation
internal import TallyCore
internal import TallyEvaluation
internal import Testing

struct DetectionReportTests {
  private static let rows: [EvaluationRow] = {
    var generator = SeededGenerator(seed: 7)
    let clean = (0..<200).map { index in
      EvaluationRow(
        stem: "c\(index)", container: nil, score: index == 3 ? nil : generator.normal(), pValue: generator.uniform(),
        isPositive: false)
    }
    let box = PixelRegion(x0: 100, y0: 100, x1: 120, y1: 120), off = PixelRegion(x0: 0, y0: 0, x1: 5, y1: 5)
    let hidden = (0..<90).map { index in
      let mass = generator.pick([2, 9, 30, 60, 300.0])
      return EvaluationRow(
        stem: "p\(index)", container: nil, score: generator.normal(1 + mass.squareRoot() / 2, 1), pValue: nil,
        isPositive: true, kind: "brick-block", itemMass: mass, placement: generator.pick(["rip-off", "within-cargo"]),
        regions: generator.pick([[box], [off, box], []]), itemBoxes: [box])
    }
    let swapped = (0..<10).map { index in
      EvaluationRow(
        stem: "s\(index)", container: nil, score: generator.normal(4, 1), pValue: nil, isPositive: true,
        kind: "commodity")
    }
    return clean + hidden + swapped
  }()

  private static let report = DetectionReport(title: "model m on set s", rows: rows, calibrationScores: 99)

  @Test func asText() {
    #expect(
      Self.report.text == """
        model m on set s
        200 clean, 100 positive containers
        area under the ROC curve  0.9706 [0.9399, 0.9859]

        false alarms at most                    observed               detected                   95 %
        0.1 %                              0.0 % (0/200)        55.0 % (55/100)         45.2 to 64.4 %
        1 %                                1.0 % (2/200)        72.0 % (72/100)         62.5 to 79.9 %
        5 %                               5.0 % (10/200)        93.0 % (93/100)         86.3 to 96.6 %

        detected, by kind                         at 1 %                 at 5 %            95 % at 5 %
        brick-block                       68.9 % (62/90)         92.2 % (83/90)         84.8 to 96.2 %
        commodity                        100.0 % (10/10)        100.0 % (10/10)        72.2 to 100.0 %

        detected, by item mass                    at 1 %                 at 5 %            95 % at 5 %
        below 5 kg                         18.2 % (4/22)         72.7 % (16/22)         51.8 to 86.8 %
        5 to 20 kg                          55.6 % (5/9)           88.9 % (8/9)         56.5 to 98.0 %
        20 to 50 kg                       72.2 % (13/18)        100.0 % (18/18)        82.4 to 100.0 %
        50 to 100 kg                      95.7 % (22/23)        100.0 % (23/23)        85.7 to 100.0 %
        100 kg and more                  100.0 % (18/18)        100.0 % (18/18)        82.4 to 100.0 %

        detected, by placement                    at 1 %                 at 5 %            95 % at 5 %
        rip-off                           63.8 % (30/47)         95.7 % (45/47)         85.8 to 98.8 %
        within-cargo                      74.4 % (32/43)         88.4 % (38/43)         75.5 to 94.9 %

        region on the item, of              first region             first five             95 % first
        all                               33.3 % (30/90)         60.0 % (54/90)         24.5 to 43.6 %
        detected at 1 %                   35.5 % (22/62)         61.3 % (38/62)         24.7 to 47.9 %
        detected at 5 %                   33.7 % (28/83)         61.4 % (51/83)         24.5 to 44.4 %

        promised false alarms                   observed         expected count                  holds
        0.5 %                              0.5 % (1/200)              not known                      –
        1 %                                3.0 % (6/200)                 0 to 9                    yes
        2 %                                4.0 % (8/200)                0 to 13                    yes
        5 %                               7.0 % (14/200)                2 to 22                    yes
        10 %                             11.5 % (23/200)                8 to 36                    yes

        p-values of 200 clean containers: largest distance from uniform 0.0456, by chance with probability 0.7918

        Fewer than 500 clean or positive containers: no headline figures.
        200 clean containers cannot show a rate of 0.1 %: detection there is at no false alarm at all.
        Not judged, and therefore counted as not flagged: 1 containers.

        """)
  }

  @Test("kept as JSON and read back") func json() throws {
    let data = try JSONCoding.encoder().encode(Self.report)
    #expect(try JSONCoding.decoder().decode(DetectionReport.self, from: data) == Self.report)
    let text = String(decoding: data, as: UTF8.self)
    #expect(text.contains("\"format\" : \"tallyman-detection-report/1\"") && text.contains("\"operating_points\""))
  }

  @Test("the parts add up") func sums() {
    let report = Self.report
    #expect(report.clean == 200 && report.positive == 100 && report.unjudgedClean == 1)
    for by in ["item mass", "placement"] {
      #expect(report.strata.filter { $0.by == by }.reduce(0) { $0 + $1.atFivePercent.of } == 90, "\(by)")
    }
    let kinds = report.strata.filter { $0.by == "kind" }
    #expect(kinds.reduce(0) { $0 + $1.atFivePercent.count } == report.operatingPoints[2].detections.count)
    #expect(kinds.reduce(0) { $0 + $1.atOnePercent.count } == report.operatingPoints[1].detections.count)
  }

  @Test("with one kind only there is no curve, but what can be said is said") func oneKind() {
    let clean = DetectionReport(title: "t", rows: Self.rows.filter { !$0.isPositive }, calibrationScores: nil)
    #expect(clean.area == nil && clean.operatingPoints.isEmpty && clean.falseAlarms.count == 5)
    let nothing = DetectionReport(title: "t", rows: [])
    #expect(nothing.text.contains("0 clean, 0 positive"))
  }
}
