// Tests of TallyDomain.
