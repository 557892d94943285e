// The door of TallyIntake.
