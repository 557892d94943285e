// The door of TallyDomain: the vocabulary of customs scanning as plain values. No file, no network, no database.
//
// Identification/  container numbers, size-types, HS codes, and the names that tables give to codes
// Commodity/       the commodity groups on which yard, detector, assessment and manifest agree
// Scan/            names and the scans they make; what a scanner delivered: sidecar, planes as read, the corrected
//                  radiograph, the detector's maps
// Manifest/        voyage → consignment → goods item → container use; links between scan and manifest
// Assessment/      findings and the document `tallyman-assessment/1`
// DataSet/         `dataset.json` and `tallyman-truth/1`
