// The door of TallyManifest: what this target promises (docs/architecture.md).
