// The door of TallyImaging: what this target promises (docs/architecture.md).
