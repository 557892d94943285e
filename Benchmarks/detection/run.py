#!/usr/bin/env python3
"""Detection by protocol: makes the test set and the calibration set that a protocol names, evaluates models and baselines on
it with `tallyman bench detection`, keeps the figures in `results/`, and writes the leader board of README.md from them.

Sets are kept under --work and made once. Every set is simulated. Needs the release build (`make build`). Standard library only.
"""
import argparse
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TALLYMAN = pathlib.Path(os.environ.get("TALLYMAN", ROOT / ".build/release/tallyman"))
BASELINES = ["areal-density", "template", "features", "embedding", "ideal"]
START, END = "<!-- leader board: written by run.py -->", "<!-- end of the leader board -->"
KEPT = ["title", "protocol_identity", "clean", "positive", "unjudged_clean", "unjudged_positive", "area", "operating_points",
        "groups", "localisation", "free_response", "pixel_overlap", "commodities", "mass", "false_alarms",
        "calibration_curves", "repeated_calibrations", "strata", "remarks"]


def tallyman(*words, ok=(0,)):
    done = subprocess.run([str(TALLYMAN), *map(str, words)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    if done.returncode not in ok:
        sys.exit(f"tallyman {' '.join(map(str, words))[:200]} … ended with {done.returncode}")
    return done.stdout


def simulated(arguments, small_count, folder, work):
    """The data set of some arguments of `tallyman simulate`, made once; its name hangs on the arguments."""
    arguments = list(arguments)
    if small_count:
        arguments[arguments.index("--count") + 1] = str(small_count)
    key = hashlib.sha256(json.dumps(arguments).encode()).hexdigest()[:12]
    target = work / f"{folder}-{key}"
    if not (target / "dataset.json").exists():
        print(f"making {target.name}: {arguments[arguments.index('--count') + 1]} scans", flush=True)
        tallyman("simulate", "--out", target, *arguments)
    return target


def slug(text):
    return "".join(c if c.isalnum() or c in "-." else "-" for c in text).strip("-")


def evaluate(protocol, small, models, work, threads):
    path = HERE / "protocols" / f"{protocol}.json"
    plan = json.loads(path.read_text())
    if "scanner_sha256" in plan:
        scanner = ROOT / plan["simulate"][plan["simulate"].index("--scanner") + 1]
        if hashlib.sha256(scanner.read_bytes()).hexdigest() != plan["scanner_sha256"]:
            sys.exit(f"{scanner} is not the scanner that the protocol was fixed for")
    name = protocol + ("-small" if small else "")
    tests = simulated(plan["simulate"], plan["small_count"] if small else None, name, work)
    first = plan["calibrations"][0]
    clean = simulated(first["simulate"], first["small_count"] if small else None, name + "-calibration", work)
    results = HERE / "results" / name
    results.mkdir(parents=True, exist_ok=True)
    more = ["--threads", threads] if threads else []
    # A scanner that nobody saw is judged with the calibration that ships, and again with one of its own.
    is_unseen = "scanners" in plan.get("keep_out_of_training", {})
    for model in models:
        runs = [("", [])]
        if not model.startswith("baseline:") and not model.endswith((".onnx", ".json")):
            calibration = work / f"{name}-{slug(model)}-calibration.json"
            tallyman("calibrate", "--scans", clean, "--model", model, "--out", calibration, *more)
            label = f"calibrated on {first['small_count']} scans" if small else f"calibrated on {first['name']}"
            own = (f", {label}", ["--calibration", calibration])
            runs = [(", shipped calibration", []), own] if is_unseen else [own]
        for label, words in runs:
            if model in ("baseline:features", "baseline:embedding"):
                words = [*words, "--clean", clean]
            start = time.monotonic()
            out = work / f"{name}-{slug(model + label)}"
            tallyman("bench", "detection", "--dataset", tests, "--model", model, "--protocol", path, "--out", out, *words, *more)
            report = json.loads((out / "report.json").read_text())
            kept = {"model": model, "calibration": label.lstrip(", "), "small": small, "protocol": protocol,
                    **{key: report[key] for key in KEPT if key in report}}
            for goods in kept.get("commodities", []):
                goods.pop("confusions", None)
            (results / f"{slug(model + label)}.json").write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n")
            print(f"{name}, {model}{label}: {time.monotonic() - start:.0f} s, page {out}/report.html", flush=True)


def percent(proportion):
    return f"{100 * proportion['share']:.1f} % ({100 * proportion['low']:.0f} to {100 * proportion['high']:.0f})"


def area(figure):
    return f"{figure['value']:.3f} ({figure['low']:.3f} to {figure['high']:.3f})"


def board():
    """Tables of everything in `results/`."""
    lines = []
    for folder in sorted((HERE / "results").glob("*")):
        reports = [json.loads(path.read_text()) for path in sorted(folder.glob("*.json"))]
        if not reports:
            continue
        first = reports[0]
        lines += [f"### {folder.name}", "",
                  f"Simulated; {first['clean']} clean, {first['positive']} positive containers; protocol `{first['protocol_identity'][:len(first['protocol']) + 20]}…`."
                  + (" Small variant: no headline figures." if first["small"] else ""), ""]
        rows = []
        for report in reports:
            name = report["model"] + (f" ({report['calibration']})" if report["calibration"] else "")
            if "area" in report:
                rows.append([name, "all", area(report["area"]), percent(report["operating_points"][1]["detections"]),
                             percent(report["operating_points"][2]["detections"])])
            for group in report.get("groups", []):
                rows.append([name, group["title"], area(group["area"]), percent(group["operating_points"][2]["detections"]),
                             percent(group["operating_points"][3]["detections"])])
        if rows:
            rows.sort(key=lambda row: row[1])
            lines += ["| model | positives | area under the ROC curve | detected at 1 % false alarms | at 5 % |", "| --- | --- | --- | --- | --- |"]
            lines += ["| " + " | ".join(row) + " |" for row in rows] + [""]
        for report in reports:
            for goods in report.get("commodities", []):
                lines.append(f"- {report['model']}, goods of containers {goods['among']}: first guess {percent(goods['first'])}, "
                             f"first five {percent(goods['first_five'])}, {goods['families']} families.")
            if "mass" in report:
                mass = report["mass"]
                lines.append(f"- {report['model']}, mass: {percent(mass['covered'])} inside the 95 % interval, median width "
                             f"{100 * mass['median_width']:.0f} %, median error {100 * mass['median_error']:.1f} %.")
            checks = [c for c in report.get("false_alarms", []) if c["nominal"] in (0.01, 0.02, 0.05)]
            if checks:
                said = "; ".join(f"{100 * c['nominal']:g} % promised, {100 * c['observed']['share']:.1f} % observed "
                                 f"({c['observed']['count']}, {c.get('expected_low', '?')} to {c.get('expected_high', '?')} expected)"
                                 for c in checks)
                label = f" ({report['calibration']})" if report["calibration"] else ""
                lines.append(f"- {report['model']}{label}, false alarms: {said}.")
        lines.append("")
    readme = HERE / "README.md"
    text = readme.read_text()
    before, after = text.split(START)[0], text.split(END)[1]
    readme.write_text(before + START + "\n\n" + "\n".join(lines) + END + after)


def main():
    names = sorted(path.stem for path in (HERE / "protocols").glob("*.json"))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--protocol", action="append", choices=[*names, "all"], default=[], help="again for several")
    parser.add_argument("--small", action="store_true", help="under ten minutes on two cores, no headline figures")
    parser.add_argument("--model", action="append", default=[], help="package, adapter or baseline:NAME; again for several")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / ".build/detection-bench", help="where sets are kept")
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--board-only", action="store_true", help="only write the leader board from results/")
    options = parser.parse_args()
    work = options.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    chosen = names if "all" in options.protocol else options.protocol
    if not chosen and not options.board_only:
        parser.error("name a --protocol, or all")
    models = options.model or ["yard-2", *(f"baseline:{name}" for name in BASELINES)]
    for protocol in chosen:
        evaluate(protocol, options.small, models, work, options.threads)
    board()


if __name__ == "__main__":
    main()
