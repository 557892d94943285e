// The door of TallyHTTP.
