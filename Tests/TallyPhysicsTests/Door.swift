// Tests of TallyPhysics: Tolerance.swift names how near is near enough.
