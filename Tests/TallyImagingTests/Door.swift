// Tests of TallyImaging.
