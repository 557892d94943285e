// Tests of TallyTensor.
