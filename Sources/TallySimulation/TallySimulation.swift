// The door of TallySimulation: the yard, which makes container scans with their manifests and their truth out of a seed.
// Promise: the same request gives the same bytes, on any number of threads; scan `i` depends on the seed and on `i` alone.
//
// Yard/         what may be asked for, one simulated scan, the data set on disk, training crops, contact sheets
// Insertion/    one item into a radiograph that exists
// Cases/        what a scan is about: clean, concealed, mis-declared, empty; concealment; honest oddities
// Declaration/  numbers, parties, consignments, slips: what the carrier says
// Goods/        the families of goods: catalogue (data), grammars (how things are packed and stacked), generators
// Vehicle/      the container, the trailer and the tractor under it, what else stands in the beam
// Beam/         solids, what they are made of, the fan of rays: → areal density per pixel of each basis material
//
// A new kind of goods is a row in Goods/Catalogue; a new place to hide is a case of Placement and a function beside it.
