// The door of TallyConfinement.
