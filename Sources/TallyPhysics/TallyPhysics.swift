// The door of TallyPhysics: what this target promises (docs/physics.md).
//
// Matter/     attenuation of the elements and of named materials, formulas and mixtures.
// Beam/       the bremsstrahlung of a linac, and what a detector element makes of a photon.
// Transport/  photons followed one by one: build-up and detector tables, and what tests hold the fast ways to.
// Scanner/    a scanning machine as a value and as a file: beams, detector, geometry, noise, penetration; random ones.
// Forward/    from areal densities to transmission: the exact integral, a tabulated twin, and the broad beam.
// Readout/    from transmission to 16-bit counts with every noise and defect that a real scanner shows.
// Inverse/    back again: areal density and class of each pixel (PhysicsInversion), the mass of cargo in Mass/
//             (CargoMass), test wedges and calibration by them in Wedge/.
