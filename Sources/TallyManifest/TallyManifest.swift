// The door of TallyManifest: what carriers declared, read from and written to files (docs/architecture.md).
//
// bytes → Values/TextEncoding (which characters) → Formats/ManifestFormat (which format, by content) →
//   Formats/CUSCAR: Syntax (segments) → Reading (what each says) → Assembly (what belongs together)
//   Formats/CSV: Table (rows, delimiter, decimal marks), Names (the synonyms of header names)
//   Formats/JSON
// → TallyDomain.Manifest, with a remark for each oddity (Values/ManifestReview looks at all formats alike)
// manifests → Linking/ManifestIndex → a LinkedDeclaration for each container in a picture
//
// Open ManifestReader.swift first; ManifestError.swift lists every way in which a file or a message is refused.
