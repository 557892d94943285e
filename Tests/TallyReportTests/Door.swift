// Tests of TallyReport.
