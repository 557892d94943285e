#!/usr/bin/env python3
"""The service at work: seconds from a scan's rename to its finding in the API, first picture, scans per hour, worklist.

    python3 Benchmarks/service/latency.py

Scans are simulated at the full pitch of mobile-6-4 (2 planes, about 640 × 2,700), delivered under a dot name and
renamed, so that nothing settles. Needs the release build (`make build`). Standard library only.
"""
import argparse
import pathlib
import statistics
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "Benchmarks/Harness"), str(ROOT / "Tests/Service")]
from machine import facts, write_record  # noqa: E402
from service import Service, deliver, stems, yard  # noqa: E402


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def visible(service, stem):
    """The entry of a scan once it is assessed."""
    entries = service.get("/api/v1/scans?order=newest&limit=5&state=assessed")["scans"]
    return next((entry for entry in entries if entry["stem"] == stem), None)


def first_picture(service, scan):
    """Seconds until all that a first picture needs was fetched: description and the coarsest level of the high plane."""
    start = time.monotonic()
    picture = service.get(f"/api/v1/scans/{scan}/picture")
    level = max(picture["levels"], key=lambda level: level["level"])
    size = 0
    for row in range(level["rows"]):
        for column in range(level["columns"]):
            status, _, body = service.request(
                "GET", f"/api/v1/scans/{scan}/planes/high/tiles/{level['level']}/{row}/{column}")
            assert status == 200, status
            size += len(body)
    return time.monotonic() - start, size


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--single", type=int, default=15, help="scans delivered one at a time")
    parser.add_argument("--many", type=int, default=60, help="scans delivered at once")
    parser.add_argument("--seed", type=int, default=515)
    options = parser.parse_args()
    record = {"machine": facts(), "single": options.single, "many": options.many, "seed": options.seed}
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        data = yard(folder / "yard", options.single + options.many, options.seed, pitch=5)
        watch = folder / "watch"
        watch.mkdir()
        names = stems(data)
        with Service(watch, data / "manifests", folder / "store.sqlite") as service:
            seconds, pictures = [], []
            for stem in names[: options.single]:
                start = time.monotonic()
                deliver(data / "scans", watch, stem, (".json", ".tif"))
                entry = None
                while not entry:
                    entry = visible(service, stem)
                    time.sleep(0.01)
                seconds.append(time.monotonic() - start)
                pictures.append(first_picture(service, entry["id"]))
            start = time.monotonic()
            for stem in names[options.single :]:
                deliver(data / "scans", watch, stem, (".json", ".tif"))
            service.wait_for_counts(assessed=len(names), seconds=600)
            whole = time.monotonic() - start
            asked = []
            for _ in range(200):
                start = time.monotonic()
                service.get("/api/v1/scans?order=priority&limit=50")
                asked.append(time.monotonic() - start)
            record["stages"] = service.get("/api/v1/status").get("stages")
            service.stop()
    record["visible_seconds"] = {"median": statistics.median(seconds), "worst": max(seconds)}
    record["first_picture"] = {
        "median_seconds": statistics.median(s for s, _ in pictures), "bytes": statistics.median(b for _, b in pictures)}
    record["scans_per_hour"] = 3600 * options.many / whole
    record["worklist_seconds"] = {"median": statistics.median(asked), "p99": percentile(asked, 0.99)}
    print(f"renamed → finding in the API: median {record['visible_seconds']['median']:.2f} s, worst {max(seconds):.2f} s "
          f"({options.single} scans, one at a time)")
    print(f"first picture: {1000 * record['first_picture']['median_seconds']:.0f} ms, "
          f"{record['first_picture']['bytes'] / 1000:.0f} kB")
    print(f"{record['scans_per_hour']:.0f} scans an hour at full rate ({options.many} at once)")
    print(f"worklist: median {1000 * record['worklist_seconds']['median']:.1f} ms, "
          f"p99 {1000 * record['worklist_seconds']['p99']:.1f} ms")
    print("record:", write_record("service", record))


if __name__ == "__main__":
    main()
