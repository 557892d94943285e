#!/usr/bin/env python3
"""Memory and file descriptors of the service over thousands of small scans: both must stay flat.

    python3 Benchmarks/service/endurance.py --scans 2000

Prints resident memory and descriptors at every fiftieth part and the slope of each over the second half with its
standard error; fails where a slope is above noise and worth anything (1 kB a scan, 1 descriptor in 200 scans).
"""
import argparse
import pathlib
import shutil
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "Benchmarks/Harness"), str(ROOT / "Tests/Service")]
from machine import facts, write_record  # noqa: E402
from service import Service, deliver, stems, yard  # noqa: E402


def resident(process):
    text = pathlib.Path(f"/proc/{process}/status").read_text()
    return int(next(line for line in text.splitlines() if line.startswith("VmRSS")).split()[1])


def descriptors(process):
    return len(list(pathlib.Path(f"/proc/{process}/fd").iterdir()))


def slope(xs, ys):
    """Least squares slope and its standard error."""
    n, mx, my = len(xs), sum(xs) / len(xs), sum(ys) / len(ys)
    sxx = sum((x - mx) ** 2 for x in xs)
    b = sum((x - mx) * (y - my) for x, y in zip(xs, ys)) / sxx
    rest = sum((y - my - b * (x - mx)) ** 2 for x, y in zip(xs, ys))
    return b, (rest / max(n - 2, 1) / sxx) ** 0.5


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scans", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=99)
    options = parser.parse_args()
    record = {"machine": facts(), "scans": options.scans, "seed": options.seed}
    folder = pathlib.Path(tempfile.mkdtemp(prefix="tallyman-endurance-"))
    data = yard(folder / "yard", options.scans, options.seed, pitch=30)
    watch = folder / "watch"
    watch.mkdir()
    names = stems(data)
    batch = max(1, options.scans // 50)
    rows = []
    with Service(watch, data / "manifests", folder / "store.sqlite") as service:
        for start in range(0, len(names), batch):
            for stem in names[start : start + batch]:
                deliver(data / "scans", watch, stem, (".json", ".tif"))
            done = min(start + batch, len(names))
            service.wait_for_counts(assessed=done, seconds=600)
            rows.append((done, resident(service.process.pid), descriptors(service.process.pid)))
            print(f"{done:6} scans  {rows[-1][1] / 1024:8.1f} MiB  {rows[-1][2]:4} descriptors", flush=True)
        record["stages"] = service.get("/api/v1/status").get("stages")
        service.stop()
    late = rows[len(rows) // 2 :]
    memory = slope([row[0] for row in late], [row[1] for row in late])
    files = slope([row[0] for row in late], [row[2] for row in late])
    record["rows"] = rows
    record["slope"] = {"kilobytes_per_scan": memory, "descriptors_per_scan": files}
    print(f"memory {memory[0]:.3f} ± {memory[1]:.3f} kB a scan, descriptors {files[0]:.5f} ± {files[1]:.5f} a scan")
    print("record:", write_record("service-endurance", record))
    shutil.rmtree(folder)
    grows = memory[0] - 2 * memory[1] > 1 or files[0] - 2 * files[1] > 1 / 200
    sys.exit(1 if grows else 0)


if __name__ == "__main__":
    main()
