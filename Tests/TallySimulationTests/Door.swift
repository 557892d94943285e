// Tests of TallySimulation.
