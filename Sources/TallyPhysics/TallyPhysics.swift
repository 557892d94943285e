// The door of TallyPhysics: what this target promises (docs/architecture.md).
//
// Matter/   attenuation of the elements and of named materials, formulas and mixtures.
// Beam/     the bremsstrahlung spectrum of a linac and what a CdWO₄ detector makes of it.
// Scanner/  a scanning machine as a value: beams, detector, geometry, noise and defects; named ones and random ones.
// Forward/  from areal densities to transmission: the exact integral and a tabulated twin fast enough for whole scans.
// Readout/  from transmission to 16-bit counts with every noise and defect that a real scanner shows.
