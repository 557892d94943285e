#!/usr/bin/env python3
"""Every way in which a scan and its papers may come: each must end in one assessed scan that is linked.

    python3 Tests/Service/deliveries.py

Runs the service on a folder with short waits and plays the integrator: a writer of one byte every 10 ms, a rename,
sidecar before and after, manifest before and after, planes apart, the same again, a replayed picture, a file that
crashes or hangs its decoder.
"""

import json
import os
import pathlib
import shutil
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from service import Service, deliver, stems, yard  # noqa: E402

PROFILE = {"settle_seconds": 0.5, "sidecar_wait_seconds": 2, "plane_wait_seconds": 3, "rescan_seconds": 1}


class Port:
    """A folder of work with a data set to deliver from and a service to deliver to."""

    def __init__(self, work, dataset, name, manifests_first=True, profile=None, environment=None):
        self.root = work / name
        self.watch, self.manifests = self.root / "watch", self.root / "manifests"
        self.watch.mkdir(parents=True)
        self.manifests.mkdir()
        self.dataset = dataset
        if manifests_first:
            self.bring_manifests()
        settings = {"limits.decode_seconds": 8, "intake.profiles": [{"name": "gate", "folder": str(self.watch), **PROFILE, **(profile or {})}]}
        self.service = Service(
            self.watch, self.manifests, self.root / "store.sqlite", settings, {**(environment or {})})

    def bring_manifests(self):
        for file in (self.dataset / "manifests").iterdir():
            part = self.manifests / f".{file.name}.part"
            shutil.copyfile(file, part)
            part.rename(self.manifests / file.name)

    def scan(self, stem):
        return self.dataset / "scans" / f"{stem}.tif", self.dataset / "scans" / f"{stem}.json"


def links(service):
    """Stem, and how each container of it is linked."""
    return {entry["stem"]: [container["link"] for container in entry["containers"]]
            for entry in service.scans("assessed")}


def expect(condition, what):
    if not condition:
        raise AssertionError(what)
    print("ok  ", what)


def slow_writer(path, to, seconds=0.01, last=400):
    """All but the last bytes at once, those one by one."""
    data = path.read_bytes()
    with open(to, "wb", buffering=0) as file:
        file.write(data[:-last])
        for byte in data[-last:]:
            file.write(bytes([byte]))
            time.sleep(seconds)


def main():
    work = pathlib.Path(tempfile.mkdtemp(prefix="tallyman-deliveries-"))
    dataset = yard(work / "yard", 9, 11)
    names = stems(dataset)
    with Port(work, dataset, "orderly").service as service:
        port_watch = service.watch
        scans = dataset / "scans"
        # A slow writer: one byte every 10 ms, sidecar first.
        shutil.copyfile(scans / f"{names[0]}.json", port_watch / f"{names[0]}.json")
        slow_writer(scans / f"{names[0]}.tif", port_watch / f"{names[0]}.tif")
        service.wait_for_counts(assessed=1)
        expect(all(link != "none" for link in links(service)[names[0]]), "a slow writer with its sidecar before")
        # Renamed into place.
        deliver(scans, port_watch, names[1])
        service.wait_for_counts(assessed=2)
        expect(all(link != "none" for link in links(service)[names[1]]), "a rename, sidecar after")
        # The sidecar long after the scan was assessed without it.
        deliver(scans, port_watch, names[2], (".tif",))
        service.wait_for_counts(assessed=3)
        deliver(scans, port_watch, names[2], (".json",))
        service.wait(lambda: service.get("/api/v1/scans?limit=1")["counts"]["assessed"] == 3
                     and all(link != "none" for link in links(service).get(names[2], ["none"])), 60, "the late sidecar's link")
        expect(len(service.scans()) == 3, "a sidecar that came late links and makes no second scan")
        # The same files once more under another stem, with the same sidecar: a duplicate delivery.
        for suffix in (".tif", ".json"):
            shutil.copyfile(scans / f"{names[1]}{suffix}", port_watch / f"again{suffix}")
        service.wait_for_counts(assessed=3, duplicate=1)
        expect(True, "the same scan delivered twice is a duplicate")
        # The same pixels under another number: a replayed picture.
        sidecar = json.loads((scans / f"{names[1]}.json").read_text())
        sidecar["scan_id"] = "REPLAY-1"
        sidecar["containers"][0]["number"] = "MSKU1234565"
        (port_watch / "replay.json").write_text(json.dumps(sidecar))
        shutil.copyfile(scans / f"{names[1]}.tif", port_watch / "replay.tif")
        service.wait_for_counts(assessed=4, duplicate=1)
        replay = [entry for entry in service.scans("assessed") if entry["stem"] == "replay"][0]
        expect("DUPLICATE_IMAGE" in replay["indicators"], "the same pixels for another container are said to be replayed")
        # What is no scan.
        (port_watch / "broken.tif").write_bytes(b"II*\0" + os.urandom(500))
        service.wait_for_counts(assessed=4, duplicate=1, quarantined=1)
        note = json.loads((port_watch / "quarantine" / "broken.problem.json").read_text())
        expect({"code", "place", "problem", "remedy"} <= set(note), "what cannot be read is in quarantine with a note")
        expect(service.stop() == 0, "a graceful stop")
    with Port(work, dataset, "papers-late", manifests_first=False).service as service:
        deliver(dataset / "scans", service.watch, names[3])
        service.wait_for_counts(assessed=1)
        expect(links(service)[names[3]][0] == "none", "without a manifest nothing is linked")
        for file in (dataset / "manifests").iterdir():
            shutil.copyfile(file, service.watch.parent / "manifests" / file.name)
        service.wait(lambda: links(service).get(names[3], ["none"])[0] != "none", 60, "the late manifest's link")
        expect(len(service.scans()) == 1, "a manifest that came after re-links what waits")
    planes_apart(work, dataset, names[4])
    decoder_faults(work, dataset, names[5:9])
    amended(work, dataset, names[6])
    shutil.rmtree(work)
    print("every delivery ended as the contract says")


def planes_apart(work, dataset, stem):
    """High and low in two files, in either order; and one that never comes."""
    import struct
    import zlib

    def png(width, height, rows):
        def chunk(kind, data):
            return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        raw = b"".join(b"\0" + row for row in rows)
        return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 16, 0, 0, 0, 0))
                + chunk(b"IDAT", zlib.compress(raw, 1)) + chunk(b"IEND", b""))

    width, height = 400, 160

    def rows(darkness):
        for y in range(height):
            inside = 30 <= y < 140
            yield b"".join(struct.pack(">H", darkness + (x * 7 + y * 13) % 97 if inside and 60 <= x < 340 else 60000)
                           for x in range(width))

    with Port(work, dataset, "planes", profile={"planes": ["high", "low"]}).service as service:
        for first, second, name in (("high", "low", "one"), ("low", "high", "two")):
            for position, plane in enumerate((first, second)):
                (service.watch / f"{name}_{plane}.png").write_bytes(
                    png(width, height, rows((20000 if plane == "high" else 15000) + 50 * len(name) * (name == "two"))))
                if position == 0:
                    time.sleep(1.2)
        service.wait_for_counts(assessed=2)
        entries = {entry["stem"]: entry for entry in service.scans("assessed")}
        expect(set(entries) == {"one", "two"}, "two planes in either order make one scan")
        (service.watch / "half_high.png").write_bytes(png(width, height, rows(24000)))
        service.wait_for_counts(assessed=3)
        half = [entry for entry in service.scans("assessed") if entry["stem"] == "half"][0]
        expect("SCAN_QUALITY" in half["indicators"], "a plane that never comes is said, and the scan goes on")


def decoder_faults(work, dataset, names):
    """One file crashes its decoder, one hangs it; the others are assessed."""
    environment = {"TALLYMAN_DECODE_FAULT": "crash:crash-,hang:hang-"}
    port = Port(work, dataset, "faults", environment=environment)
    with port.service as service:
        for stem, prefix in zip(names, ("", "crash-", "hang-", "")):
            for suffix in (".json", ".tif"):
                shutil.copyfile(dataset / "scans" / f"{stem}{suffix}", service.watch / f"{prefix}{stem}{suffix}")
        service.wait_for_counts(assessed=2, quarantined=2, seconds=240)
        reasons = {entry["stem"].split("-")[0]: entry["problem"]["message"] for entry in service.scans("quarantined")}
        expect(set(reasons) == {"crash", "hang"}, f"a crash and a hang cost one scan each: {reasons}")


def manifest(number, function, hs, description, mass):
    """A message that declares one container."""
    return json.dumps({
        "format": "tallyman-manifest/1",
        "message": {"reference": "AMENDED-1", "sender": "CARRIER", "function": function},
        "voyage": {"vessel_name": "NORTHERN STAR", "voyage": "101E"},
        "consignments": [{
            "transport_document": "DOCUMENT-1",
            "goods_items": [{"sequence": 1, "hs_code": hs, "description": description, "gross_mass_kg": mass}],
            "containers": [{"number": number, "full_empty": "full"}]}]})


def amended(work, dataset, stem):
    """A manifest that changes after the scan was cleared reopens it; one that says the same again does not."""
    number = json.loads((dataset / "scans" / f"{stem}.json").read_text())["containers"][0]["number"]
    port = Port(work, dataset, "amended", manifests_first=False)
    with port.service as service:
        (port.manifests / "first.json").write_text(manifest(number, "original", "080390", "BANANAS", 18000))
        deliver(dataset / "scans", service.watch, stem)
        service.wait_for_counts(assessed=1)
        service.wait(lambda: links(service).get(stem, ["none"])[0] == "exact", 60, "the link")
        scan = service.scans("assessed")[0]
        expect(service.decide(scan["id"], "clear", "nothing to see", "first") == 201, "a decision is taken")
        expect(service.decide(scan["id"], "clear", "nothing to see", "first") == 200, "and sent again it is the same")
        expect(service.decide(scan["id"], "inspect", "other", "first") == 422, "its key cannot be used for another")
        service.wait_for_counts(decided=1)
        (port.manifests / "again.json").write_text(manifest(number, "original", "080390", "BANANAS", 18000))
        (port.manifests / "amended.json").write_text(manifest(number, "replacement", "7208", "STEEL COILS", 21000))
        service.wait(lambda: any("DECLARATION_CHANGED" in entry["indicators"] for entry in service.scans("assessed")),
                     60, "DECLARATION_CHANGED")
        expect(len(service.get(f"/api/v1/scans/{scan['id']}/decisions")["decisions"]) == 1,
               "an amended manifest reopens the case and keeps the decision")


if __name__ == "__main__":
    main()
