// Tests of TallyManifest.
