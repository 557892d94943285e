// Tests of TallyInference.
