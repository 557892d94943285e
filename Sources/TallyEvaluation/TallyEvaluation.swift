// The door of TallyEvaluation: how good is a detector, honestly? (docs/architecture.md, assessment.md, Evaluation)
//
// It promises: statistics over rows of (score, truth), the same figures every time, each with its interval, and nothing
// that flatters. It knows no picture, no model and no file.
//
//   EvaluationRow.swift        one container: what the program said, what is true
//   Curves/                    ROC with its band, area under it, detection at a fixed rate of false alarms, localisation
//   Regions/                   free response, average precision, overlap of pixels
//   Goods/                     commodity guesses, mass, classes of cargo
//   Intervals/                 Wilson, beta-binomial
//   Calibration/               observed against promised false alarms, uniformity of p-values
//   Comparison/                two models on the same containers
//   Protocol/                  which containers count, fixed beforehand
//   Report/DetectionReport     all of it, as JSON and as a table
