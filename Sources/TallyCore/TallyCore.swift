// The door of TallyCore: what every other target needs, and nothing of customs.
//
// Errors/       the error catalogue's form: code, place, problem, remedy
// CommandLine/  options as one table that feeds the reader, the help and the manual
// Documents/    JSON as we write it, JSON Schema as we check it, delimited text
// Numpy/        `.npy` files
// Random/       seeded randomness
// ContentHash, PixelRegion, StageClock: small values used everywhere
