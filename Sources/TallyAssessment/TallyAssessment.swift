// The door of TallyAssessment: when does a picture contradict a declaration? (docs/architecture.md, assessment.md)
//
// It promises: one `ContainerObservation` in, one `AssessedContainer` out, the same bytes every time. No pixel decoder,
// no network, no file and no clock: everything here is tested on maps made by hand.
//
// The steps, in order:
//   1. Evidence/       the maps made ready: which cells lie in the box, which are loaded, what the walls alone show
//   2. Indicators/     one file each: a statistic, a region where it has one, a sentence; listed in IndicatorTable.swift
//   3. Calibration/    statistics of clean containers turn a statistic into a score, a p-value and a flag
//   4. Assessor.swift  puts the three together
// To add an indicator: its code in TallyDomain/Assessment/Finding.swift, its file here, one line in IndicatorTable.swift.
