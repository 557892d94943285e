// TallyConfinement: scans are decoded and corrected in a helper process that can reach nothing but the bytes of that scan.
//
// What it promises: whatever a file makes libtiff, libpng or OpenCV do (crash, hang, eat memory, obey an intruder) costs that scan
// alone. A helper serves one scan and ends, so that nothing it learnt or became touches the next. It is the same program, started as
// `tallyman __decode`; the parent opens the files and hands over descriptors; after its warm-up a seccomp filter leaves the helper
// no system call that opens, connects, starts or signals anything (Sources/CConfinement/cconfinement.c has the list). What comes
// back is checked number by number: the helper is not believed.
//
//   ConfinedReader.swift   the entry: `read(ScanFiles) → DecodedScan`, with one more try where the helper failed.
//   Conversation/          what is said in both directions, and how an answer is checked (DecodeReport+Check.swift).
//   Process/               helpers as processes: started ahead of need, talked to, ended; the memory that planes come back in;
//                          how a process that runs for weeks keeps freed memory.
//   Child/                 the other end: `ConfinedDecoding.serve`, its warm-up, and the faults that tests ask it for.
//
// Only files in Process/ and Child/ConfinedDecoding.swift see CConfinement. docs/confinement.md has the whole picture.
