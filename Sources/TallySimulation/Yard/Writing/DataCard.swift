internal import TallyDomain

/// The page that goes with a data set.
enum DataCard {
  /// Its text.
  static func text(of yard: Yard, _ histograms: DataHistograms) -> String {
    let request = yard.request
    return """
      # \(yard.description(stems: []).name)

      \(request.count) simulated scans of trucks with containers, their manifests, and the truth about them. No real scan, company or
      person is in it. Licence: CC0-1.0.

      | made by | `tallyman simulate`, form \(Yard.version) |
      | --- | --- |
      | seed | \(request.seed) |
      | scanner | \(request.scanner)\(request.scanner == "random" ? ", drawn anew for each scan" : "") |
      | mix | \(yard.wording) |
      | goods | \(yard.stock.families.map(\.key).joined(separator: ", ")) |
      | containers | \(yard.stock.types.map(\.sizeType).joined(separator: ", ")) |

      The same request gives the same bytes. Each scan depends on the seed and its own number only, so a larger count continues this set.

      ## What the fields of the truth mean

      - `rows` and `columns` of a container: envelope of the whole box, the larger of its near and far wall on each side, as far as it
        lies in the picture. `region` of goods: the same for their outermost packages.
      - `cargo_mass_kg`: goods with their packing and pallets, hidden items not included.
      - `items`: one entry a body of things that lie together; a shielding of lead and a false wall or ceiling are entries of their
        own (`lead-shield`, `false-wall`, `false-ceiling`). `polygon` is the convex outline of item and of what made room for it.
      - `added_areal_density_g_cm2`: mean over the item's box of the areal density along the rays with the item minus without it. The
        goods where the item is are taken away, so it is negative where they were denser.
      - `visibility`: size of the mean change of −ln T over the item's box, high energy, without noise, divided by the standard
        deviation of −ln T in a frame around the box (half the box's larger side wide, at least 12 pixels; not less than 0.01).
      - `note`: `odd-pallets`, `dense-sublot`, `forklift-battery`, `repaired-floor`, `repaired-wall`, `shifted-cargo` and
        `damaged-cargo` are honest; `seal-misread`, `type-mismatch`, `description-vague` and `mass-rounded` are slips of the papers;
        `cut-off`, `speed-error`, `next-vehicle`, `calibration-columns`, `air-saturated` and `eight-bit` are faults of the
        recording; `number-misread` (the sidecar has one character that looks
        alike), `number-invalid` (the check digit is wrong on the box and in the manifest), `no-declaration` (no manifest has the box).
      - `declared_differs`: `commodity` (other goods are declared), `mass` (less is declared), `empty` (nothing is declared).

      ## What the simulation leaves out

      One view; scatter as the scanner's model has it; bodies are made of simple solids that do not deform each other; a part of a
      pixel that a dense edge covers is averaged in transmission, thinner matter in areal density; soft-sided trailers, rail wagons.

      ## How it is distributed

      \(histograms.text)
      """
  }
}
