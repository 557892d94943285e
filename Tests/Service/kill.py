#!/usr/bin/env python3
"""Kills the service again and again while scans arrive and decisions are made, and counts what is left.

    python3 Tests/Service/kill.py --scans 200 --kills 200

Every scan must end exactly once assessed (or decided), and every decision that was acknowledged must be there once.
The random moments come from a seed; the folder of work is kept when something fails.
"""

import argparse
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from service import PROGRAM, Service, deliver, stems, yard  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scans", type=int, default=200)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--longest", type=float, default=2.5, help="seconds that the service lives at most")
    parser.add_argument("--pitch", type=float, default=24)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    work = pathlib.Path(tempfile.mkdtemp(prefix="tallyman-kill-"))
    source = yard(work / "yard", arguments.scans, arguments.seed, arguments.pitch)
    watch, store = work / "watch", work / "store" / "store.sqlite"
    watch.mkdir()
    store.parent.mkdir()
    waiting, acknowledged = stems(source), {}
    # One file that no decoder can read: it must end in quarantine, once.
    (source / "scans" / "broken.tif").write_bytes(b"II*\0" + bytes(60))
    waiting.insert(arguments.scans // 2, "broken")
    total = len(waiting)
    per_life = max(1, total // max(1, arguments.kills) + 1)
    unacknowledged = 0
    for life in range(arguments.kills):
        ends = time.monotonic() + chance.uniform(0.02, arguments.longest)
        service = Service(watch, source / "manifests", store)
        try:
            for stem in waiting[:per_life]:
                deliver(source / "scans", watch, stem, (".tif",) if stem == "broken" else (".tif", ".json"))
            del waiting[:per_life]
            while time.monotonic() < ends:
                for entry in service.get("/api/v1/scans?limit=5&state=assessed")["scans"]:
                    key = f"{life}-{entry['id']}-{chance.random()}"
                    unacknowledged += 1
                    if service.decide(entry["id"], "clear", f"life {life}", key) in (200, 201):
                        acknowledged[key] = entry["id"]
                        unacknowledged -= 1
                    if time.monotonic() >= ends:
                        break
                time.sleep(0.02)
        except (OSError, urllib.error.URLError, RuntimeError) as error:
            raise SystemExit(f"life {life}: {error}; {''.join(service.complaints)}; see {work}")
        service.kill()
        sys.stdout.write(f"\rkilled {life + 1} of {arguments.kills}, {len(acknowledged)} decisions acknowledged")
        sys.stdout.flush()
    print()
    faults = []
    with Service(watch, source / "manifests", store) as service:
        for stem in waiting:
            deliver(source / "scans", watch, stem)
        service.wait(lambda: not service.get("/api/v1/scans?limit=1")["counts"]["queued"]
                     and len(service.scans()) >= total, 600, "every scan")
        entries = service.scans()
        by_stem = {}
        for entry in entries:
            by_stem.setdefault(entry["stem"], []).append(entry)
        for stem in stems(source):
            states = [entry["state"] for entry in by_stem.get(stem, [])]
            expected = ["quarantined"] if stem == "broken" else ["assessed"], ["decided"]
            if stem == "broken":
                expected = (["quarantined"],)
            if states not in expected:
                faults.append(f"{stem}: {states}")
        if len(entries) != total:
            faults.append(f"{len(entries)} records for {total} scans")
        events = {}
        for entry in entries:
            for event in service.get(f"/api/v1/scans/{entry['id']}/decisions")["decisions"]:
                events.setdefault(event["idempotency_key"], []).append(event)
        for key, scan in acknowledged.items():
            found = events.get(key, [])
            if [event["scan"] for event in found] != [scan]:
                faults.append(f"decision {key} of scan {scan} is there {len(found)} times")
        doubled = [key for key, found in events.items() if len(found) > 1]
        faults += [f"decision {key} is doubled" for key in doubled]
        if not (watch / "quarantine" / "broken.tif").exists():
            faults.append("the broken file is not in quarantine")
        status = service.stop()
        if status != 0:
            faults.append(f"a graceful stop ended with {status}")
    check = subprocess.run([str(PROGRAM), "store", "check", "--store", str(store)], capture_output=True, text=True)
    if check.returncode != 0:
        faults.append(f"store check: {check.stdout}{check.stderr}")
    for fault in faults:
        print("FAULT", fault)
    print(f"{total} scans, {arguments.kills} kills, {len(acknowledged)} acknowledged decisions, "
          f"{unacknowledged} cut off, {len(faults)} faults")
    if faults:
        raise SystemExit(f"kept: {work}")
    shutil.rmtree(work)


if __name__ == "__main__":
    main()
