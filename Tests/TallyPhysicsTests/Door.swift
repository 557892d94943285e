// Tests of TallyPhysics.
