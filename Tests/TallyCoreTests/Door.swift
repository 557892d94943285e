// Tests of TallyCore.
