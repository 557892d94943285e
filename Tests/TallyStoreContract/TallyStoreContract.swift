// What every back end of the store has to pass.
