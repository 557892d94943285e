// The door of TallyDetector: from a corrected radiograph and a declaration to maps (docs/architecture.md, step 4).
//
// It promises: what a model package says about its own input is what it gets, in training and in service alike; a package
// that does not fit this program (other vocabulary, changed weights) is refused when it is opened, not when it is used.
//
// The way of a box: `BoxGrid` (where the cells lie, doors always on the right) → `DetectorInput` (planes) → the network →
// `DetectorMaps` (back in the picture's own orientation). `ModelPackage` is the folder in Weights/; `TrainingExport` makes
// samples for Weights/training by the same steps. Read Detector.swift first, then Input/InputDescription.swift.
//
// Judging/ is the bench's: baselines and models of somebody else, each a `ContainerJudge` (docs/bench.md).
