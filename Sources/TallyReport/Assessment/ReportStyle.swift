/// The look of a report: readable on screen, in the dark and on paper, without a file from outside.
enum ReportStyle {
  static let css = """
    :root { color-scheme: light dark; --line: #c8ccd2; --soft: #f3f5f8; --flag: #b3005e; --text: #14181d; --page: #fff; }
    @media (prefers-color-scheme: dark) {
      :root { --line: #3a4048; --soft: #1d2127; --flag: #ff7ab8; --text: #e8eaed; --page: #14171b; }
    }
    body { font: 15px/1.5 system-ui, sans-serif; color: var(--text); background: var(--page); margin: 2rem auto; max-width: 82rem;
      padding: 0 1.25rem; }
    h1 { font-size: 1.6rem; margin: 0 0 .25rem; } h2 { font-size: 1.2rem; margin: 0; } h3 { font-size: 1rem; margin: 0 0 .25rem; }
    .about { color: color-mix(in srgb, var(--text) 70%, transparent); margin: .1rem 0 1rem; }
    table { border-collapse: collapse; width: 100%; }
    th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
    th { font-weight: 600; background: var(--soft); }
    .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    tr.flagged td:first-child { border-left: 4px solid var(--flag); }
    section { border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.25rem; margin: 1.5rem 0; break-inside: avoid; }
    section.flagged { border-left: 4px solid var(--flag); }
    figure { margin: 0 0 .75rem; } figcaption { font-size: .85rem; }
    .picture { position: relative; background: #000; } .picture img { display: block; width: 100%; }
    .picture svg { position: absolute; inset: 0; width: 100%; height: 100%; font-weight: 700; }
    .beside { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem; }
    @media (max-width: 60rem) { .beside { grid-template-columns: 1fr; } }
    ol { margin: 0; padding-left: 1.4rem; } li { margin-bottom: .4rem; }
    li.alert strong, .fault { color: var(--flag); }
    """
}
