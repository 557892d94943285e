// Tests of TallyEvaluation.
