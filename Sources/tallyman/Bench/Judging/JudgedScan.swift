internal import TallyAssessment
internal import TallyCore
internal import TallyDetector
internal import TallyDomain
internal import TallyEvaluation

/// One decoded scan, looked at by a judge that is no model package.
struct JudgedScan {
  let assessment: ScanAssessment, decoded: DecodedScan

  /// Every found box of a usable picture, as a judge sees it. `known` says what the judge is told of it.
  func subjects(known: (FoundBox) -> [KnownItem] = { _ in [] }) -> [JudgedContainer?] {
    assessment.targets(of: decoded).map { entry in
      guard let box = entry.target.box, decoded.radiograph.quality.usable else { return nil }
      return JudgedContainer(
        radiograph: decoded.radiograph, box: box,
        declared: assessment.assessor.vocabulary.declaredVector(of: entry.declaration.declared),
        identity: "\(decoded.contentHash)/\(box.region.x0)", known: known(box))
    }
  }

  /// The verdicts in the shape of an assessment, so that they are joined with the truth as those of a model are, and the
  /// maps, one per container. Complaints are beside: a box that cannot be judged concerns no other.
  func judged(by judge: any ContainerJudge, known: (FoundBox) -> [KnownItem]) -> Judged {
    var judged = Judged(outcome: assessment.opened(decoded))
    for (entry, subject) in zip(assessment.targets(of: decoded), subjects(known: known)) {
      var verdict: ContainerVerdict?
      do throws(JudgeError) {
        if let subject { verdict = try judge.verdict(subject, threads: assessment.threads) }
      } catch { judged.outcome.complaints.append(error.explanation) }
      judged.outcome.scan.containers.append(Self.container(entry.target, entry.declaration, verdict))
      judged.maps.append(verdict?.map)
    }
    return judged
  }

  /// What came of it.
  struct Judged {
    var outcome: ScanAssessment.Outcome
    var maps: [ValueGrid?] = []
  }

  private static func container(
    _ target: ScanAssessment.Target, _ declaration: LinkedDeclaration, _ verdict: ContainerVerdict?
  ) -> AssessedContainer {
    let region = target.box?.region
    return AssessedContainer(
      number: target.container?.number, view: "side", columns: region.map { [$0.x0, $0.x1] },
      rows: region.map { [$0.y0, $0.y1] }, link: declaration.link, declared: declaration.declared,
      commodities: (verdict?.goods ?? []).map { .init(group: $0.group, share: $0.share) }, massKg: nil,
      priority: verdict?.score, pValue: nil, flagged: false,
      findings: (verdict?.regions ?? []).map {
        Finding(
          code: .densityAnomaly, view: "side", region: $0.region, score: $0.score, pValue: nil, severity: nil,
          statistic: nil, sentence: "", lines: [])
      })
  }
}
