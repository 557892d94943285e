"""Runs the same networks in every engine, turn by turn, at equal threads; prints a table, writes a record and a plot.

Every engine holds its model in a process of its own. In a round each has its turn, in changing order, so that a busy
machine slows all alike; a turn is as many runs as take about a tenth of a second, and counts as their median.
"""

import argparse
import json
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

import numpy

import cases
import report
from engines import OURS, PEERS, REFERENCE, Engine, prepared

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Harness"))
from machine import busy_seconds, facts, load, write_record

# Threads of some engines spin for a while after a run; the next engine's turn begins when they sleep.
PAUSE = 0.25
TURN_SECONDS = 0.1


def difference(results, expected):
    """Largest difference relative to the largest magnitude, over all outputs; shapes may differ by a batch of one."""
    worst = 0.0
    for ours, theirs in zip(results, expected, strict=True):
        if ours.size != theirs.size:
            raise RuntimeError(f"its output has shape {list(ours.shape)}, not {list(theirs.shape)}")
        theirs = theirs.astype(numpy.float64)
        gap = numpy.abs(ours.reshape(theirs.shape).astype(numpy.float64) - theirs).max()
        worst = max(worst, float(gap / max(numpy.abs(theirs).max(), 1e-30)))
    return worst


def turn(engine, count):
    """One turn: seconds of its runs, and how many cores other processes were using meanwhile."""
    time.sleep(PAUSE)
    start, busy, own = time.perf_counter(), busy_seconds(), engine.cpu_seconds()
    seconds = engine.run(count)
    wall = time.perf_counter() - start
    others = (busy_seconds() - busy) - (engine.cpu_seconds() - own)
    return seconds, max(0.0, others / wall)


def start_all(case, names, files, threads, folder, options, rows):
    """Starts every engine some times over, in turns, for the time to the first result; the last of each stays."""
    engines = {}
    starts = 1 if case.kind == "layer" else options.starts
    for start in range(starts):
        for name in [name for name in names if "problem" not in rows[name]]:
            time.sleep(PAUSE)
            try:
                engine = Engine(name, case, files.get(name, {}), threads, folder / f"{name} {threads}", options.tallyman)
            except RuntimeError as error:
                rows[name]["problem"] = str(error)
                continue
            rows[name].setdefault("first_seconds", []).append(engine.opened["first_seconds"])
            rows[name]["version"] = engine.opened["version"]
            if start + 1 < starts:
                engine.close()
            else:
                engines[name] = engine
    return engines


def measure(case, files, problems, threads, folder, options):
    names = [name for name in [OURS, *PEERS] if name in options.engines]
    rows = {name: {"problem": problems[name]} if name in problems else {} for name in names}
    loads = [load()]
    engines = start_all(case, names, files, threads, folder, options, rows)
    try:
        expected = engines[REFERENCE].results() if REFERENCE in engines else None
        counts = {}
        for name, engine in engines.items():
            if expected and name != REFERENCE:
                try:
                    rows[name]["difference"] = difference(engine.results(), expected)
                except (RuntimeError, OSError) as error:
                    rows[name]["problem"] = str(error)
            warm = statistics.median(engine.run(2))
            counts[name] = max(1, min(1000, round(TURN_SECONDS / warm)))
            rows[name].update(seconds=[], runs_a_turn=counts[name], other_cores=[])
        order = random.Random(5)
        for _ in range(options.rounds):
            for name in order.sample(sorted(engines), len(engines)):
                seconds, others = turn(engines[name], counts[name])
                rows[name]["seconds"].append(statistics.median(seconds))
                rows[name]["other_cores"].append(round(others, 2))
    finally:
        for name, engine in engines.items():
            rows[name]["peak_bytes"] = engine.close()
    for row in rows.values():
        if row.get("seconds"):
            row["median_seconds"] = statistics.median(row["seconds"])
            row["first_median_seconds"] = statistics.median(row["first_seconds"])
    loads.append(load())
    return {"kind": case.kind, "case": case.name, "gflop": case.gflop, "threads": threads, "load": loads, "engines": rows,
            "inputs": {name: list(array.shape) for name, array in case.feed.items()}}


def work(case, tallyman):
    """10^9 operations of one run, as our plan counts them; 0 where the shapes are only known during the run."""
    shapes = [word for name, array in case.feed.items()
              for word in ("--shape", name + "=" + "x".join(map(str, array.shape)))]
    done = subprocess.run([tallyman, "model", "inspect", str(case.model), "--json", *shapes], capture_output=True, text=True)
    plan = json.loads(done.stdout).get("plan") if done.returncode == 0 else None
    return plan["gflop"] if plan else 0.0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tallyman", required=True, help="the program")
    parser.add_argument("--quick", action="store_true", help="few, small cases and rounds: does everything work?")
    parser.add_argument("--rounds", type=int, help="turns of each engine (9, quick 3)")
    parser.add_argument("--starts", type=int, help="processes of each engine for the first result (5, quick 1)")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--only", nargs="+", default=[""], help="cases whose kind or name has one of these in it")
    parser.add_argument("--engines", nargs="+", default=[OURS, *PEERS], help=f"of {[OURS, *PEERS]}")
    parser.add_argument("--no-record", action="store_true", help="print, but write nothing")
    options = parser.parse_args()
    options.rounds = options.rounds or (3 if options.quick else 9)
    options.starts = options.starts or (1 if options.quick else 5)
    machine, results = facts(), []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        chosen = [case for case in cases.all_cases(options.quick, folder)
                  if any(word in f"{case.kind} {case.name}" for word in options.only)]
        for number, case in enumerate(chosen):
            print(f"{number + 1} of {len(chosen)}: {case.kind}, {case.name}", file=sys.stderr, flush=True)
            case.gflop = case.gflop or work(case, options.tallyman)
            files, problems = {}, {}
            for peer in PEERS:
                if peer in options.engines:
                    try:
                        files[peer] = prepared(peer, case, folder / f"{number} {peer}")
                    except RuntimeError as error:
                        problems[peer] = str(error)
            for threads in options.threads:
                results.append(measure(case, files, problems, threads, folder / str(number), options))
                print(report.rows(results[-1]), flush=True)
    machine["load_after"] = load()
    print(report.table(results))
    if not options.no_record:
        record = {
            "machine": machine, "question": "inference engines turn by turn at equal threads", "quick": options.quick,
            "rounds": options.rounds, "starts": options.starts, "only": options.only, "tallyman": report.identity(options.tallyman),
            "results": results}
        path = write_record("inference", record)
        print("record:", path)
        print("plot:", report.plot(record, path))


main()
