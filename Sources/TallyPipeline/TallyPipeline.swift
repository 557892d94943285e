// The door of TallyPipeline: many scans at once on few cores, in bounded memory.
//
// Conveyor   a fixed list: lanes that each carry one scan through all its steps, results in the order of the input.
// Stages/    a service without end: stages with lanes of their own and bounded queues between them, their meters, and the
//            signal that wakes the source.
//
// Stages come in as closures: this target knows no picture, no network and no file.
