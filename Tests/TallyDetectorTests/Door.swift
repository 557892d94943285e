// Tests of TallyDetector.
