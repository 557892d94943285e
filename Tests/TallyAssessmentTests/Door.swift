// Tests of TallyAssessment.
