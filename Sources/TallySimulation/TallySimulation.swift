// The door of TallySimulation: the yard, which makes container scans with their manifests and their truth out of a seed.
// Promise: the same request gives the same bytes, on any number of threads; scan `i` depends on the seed and on `i` alone.
//
// Yard/         what may be asked for, one simulated scan, the data set on disk
// Cases/        what a scan is about: clean, concealed, mis-declared, empty; hidden items; honest oddities
// Declaration/  numbers, parties, consignments: what the carrier says
// Goods/        the families of goods as stacking grammars (pallet → carton → item)
// Vehicle/      the container, the trailer and the tractor under it, what else stands in the beam
// Matter/       what things are made of, and their texture
// Geometry/     the fan beam: solids → areal density per pixel of each basis material
