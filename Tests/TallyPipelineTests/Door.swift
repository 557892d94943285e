// Tests of TallyPipeline.
