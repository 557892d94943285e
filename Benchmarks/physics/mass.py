#!/usr/bin/env python3
"""How well is a container weighed? Bias, spread, coverage of the 95 % interval and its width, against a data set's truth.

  Benchmarks/physics/mass.py --dataset DIR               a data set that is there (its truth must state cargo_mass_kg)
  Benchmarks/physics/mass.py [--scanner NAME|random] [--count N] [--seed S]   one that is simulated for it

Needs the release build (`make build`), or the program that TALLYMAN names. Standard library only. Boxes are told apart by
their columns; a box that was not found is counted, not left out. A mass that is a lower bound is reported apart: its
interval reaches to what the box could hide.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Harness"))
from machine import ROOT, facts, write_record  # noqa: E402

TALLYMAN = os.environ.get("TALLYMAN", str(ROOT / ".build/release/tallyman"))


def run(*words):
    done = subprocess.run([TALLYMAN, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode not in (0, 3):
        sys.exit(done.stderr)
    return done.stdout


def overlap(a, b):
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / (max(a[1], b[1]) - min(a[0], b[0])) if shared > 0 else 0


def rows(dataset):
    """One row a container of truth: mass, estimate, interval."""
    document = json.loads(run("scan", dataset, "--json"))
    result = []
    for scan in document["scans"]:
        path = pathlib.Path(dataset) / "truth" / f"{scan['stem']}.json"
        if not path.is_file():
            continue
        for true in json.loads(path.read_text())["containers"]:
            found = max((c for c in scan["containers"] if c["columns"]),
                        key=lambda c: overlap(c["columns"], true["columns"]), default=None)
            mass = found["mass_kg"] if found and overlap(found["columns"], true["columns"]) > 0.5 else None
            if true.get("cargo_mass_kg") is None:
                continue
            result.append({
                "scan": scan["stem"], "container": true["number"], "size_type": true.get("size_type"),
                "load": true.get("load"), "goods": [g.get("family") or g.get("hs") for g in true.get("goods", [])],
                "true_kg": true["cargo_mass_kg"], "mass_kg": mass})
    return result


def summary(rows):
    """Figures over loaded boxes whose mass is known; empties are counted by what they are said to weigh."""
    weighed = [r for r in rows if r["mass_kg"]]
    loaded = [r for r in weighed if r["true_kg"] >= 1000]
    whole = [r for r in loaded if not r["mass_kg"]["lower_bound"]]
    empty = [r for r in weighed if r["true_kg"] < 1]

    def covers(r):
        return r["mass_kg"]["low"] <= r["true_kg"] <= r["mass_kg"]["high"]

    def part(name, chosen):
        if not chosen:
            return {"containers": 0}
        errors = sorted(r["mass_kg"]["estimate"] / r["true_kg"] - 1 for r in chosen)
        widths = [(r["mass_kg"]["high"] - r["mass_kg"]["low"]) / max(r["mass_kg"]["estimate"], 1) for r in chosen]
        return {
            "containers": len(chosen), "bias_percent": round(100 * statistics.mean(errors), 2),
            "median_error_percent": round(100 * statistics.median(errors), 2),
            "spread_percent": round(100 * statistics.pstdev(errors), 2),
            "half_of_them_within_percent": round(100 * statistics.median(map(abs, errors)), 2),
            "interval_covers_percent": round(100 * sum(map(covers, chosen)) / len(chosen), 1),
            "median_width_percent": round(100 * statistics.median(widths), 1)}

    return {
        "containers": len(rows), "weighed": len(weighed),
        "loaded": part("loaded", loaded), "loaded_penetrated": part("penetrated", whole),
        "lower_bounds": part("lower bounds", [r for r in loaded if r["mass_kg"]["lower_bound"]]),
        "empty": {
            "containers": len(empty),
            "median_kg": statistics.median(r["mass_kg"]["estimate"] for r in empty) if empty else None,
            "interval_covers_percent": round(100 * sum(map(covers, empty)) / len(empty), 1) if empty else None}}


def show(title, figures):
    print(f"{title}: {figures['weighed']} of {figures['containers']} containers weighed")
    for name in ("loaded", "loaded_penetrated", "lower_bounds"):
        part = figures[name]
        if part["containers"]:
            print(f"  {name.replace('_', ', '):18} {part['containers']:4}  bias {part['bias_percent']:+6.1f} %  median "
                  f"{part['median_error_percent']:+6.1f} %  spread {part['spread_percent']:5.1f} %  95 % interval covers "
                  f"{part['interval_covers_percent']:5.1f} %  median width {part['median_width_percent']:5.1f} %")
    empty = figures["empty"]
    if empty["containers"]:
        print(f"  empty              {empty['containers']:4}  weighed as {empty['median_kg']:.0f} kg in the median, interval "
              f"covers {empty['interval_covers_percent']:.0f} %")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dataset", help="a data set with truth; without it one is simulated")
    parser.add_argument("--scanner", default="random", help="scanner of the simulated scans")
    parser.add_argument("--count", type=int, default=200, help="simulated scans")
    parser.add_argument("--seed", type=int, default=8106)
    parser.add_argument("--mix", default="clean=0.9,empty=0.1", help="cases of the simulated scans")
    parser.add_argument("--rows", help="also write every container to this JSON file")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--record", action="store_true", help="write a record into Benchmarks/Records")
    options = parser.parse_args()
    if options.dataset:
        title, found = pathlib.Path(options.dataset).name, rows(options.dataset)
    else:
        title = f"{options.count} simulated scans of scanner {options.scanner}, seed {options.seed}"
        with tempfile.TemporaryDirectory() as folder:
            run("simulate", "--out", folder, "--count", options.count, "--seed", options.seed, "--scanner",
                options.scanner, "--mix", options.mix)
            found = rows(folder)
    figures = summary(found)
    if options.rows:
        pathlib.Path(options.rows).write_text(json.dumps(found, indent=1))
    if options.json:
        print(json.dumps(figures, indent=1))
    else:
        show(title, figures)
    if options.record:
        print("record:", write_record("mass", {"machine": facts(), "data": title, "result": figures}))


if __name__ == "__main__":
    main()
