// TallyIntake: from files that appear in a folder to scans that are complete (scan-format.md §3).
//
// What it promises: a file counts only when it is whole; a scan counts once its planes and its sidecar are there or their
// time is over; nothing that was seen is lost when its receiver fails; nothing is deleted and nothing overwritten.
//
// Rules/       pure state machines that read no clock and no disk. Open Rules/FolderIntake.swift first: it is told what
//              was seen of one folder and says what to look at, when, and what is ready.
//   Settling/    when one file is whole (`FileSettling`); what a name is for (`FileErrand`)
//   Gathering/   when the files of one scan are a delivery (`ScanGathering`)
//   Delivering/  trying again without losing or blocking (`Outbox`); alerts (`AlertBoard`, `SilenceWatch`)
// Watching/    the thin shell: `IntakeWatcher` runs inotify, periodic listings and the clock around the rules
//   System/      the only files that ask the system: listing, events, waiting, clocks, stopping
// Profile/     what an authority says about one folder: `IntakeProfile`, read strictly
// Quarantine/  `Quarantine` for what cannot be read, `Receipt` for what could
// Checking/    `IntakeCheck`: what an integrator should change before going live
