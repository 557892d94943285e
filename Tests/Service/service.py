"""A running `tallyman run`, as its tests see it: a process with an address, an API and a watch folder.

Only the standard library is used.
"""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("TALLYMAN", REPOSITORY / ".build/release/tallyman"))


class Service:
    """Starts the service on a watch folder and talks to it."""

    def __init__(self, watch, manifests=None, store=None, settings=None, environment=None, arguments=()):
        self.watch, self.store = pathlib.Path(watch), pathlib.Path(store) if store else None
        command = [str(PROGRAM), "run", "--watch", str(watch), "--port", "0"]
        if manifests:
            command += ["--manifests", str(manifests)]
        if store:
            command += ["--store", str(store)]
        if settings is not None:
            file = self.watch.parent / "settings.json"
            file.write_text(json.dumps(settings))
            command += ["--config", str(file)]
        self.complaints = []
        self.process = subprocess.Popen(
            command + list(arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={**os.environ, **(environment or {})}, start_new_session=True)
        threading.Thread(target=self._listen, daemon=True).start()
        line = self.process.stdout.readline().strip()
        if "token=" not in line:
            self.process.wait(10)
            raise RuntimeError(f"no address was printed, but {line!r}: {''.join(self.complaints)}")
        self.address = line[line.index("http"):].split()[0]
        parts = urllib.parse.urlsplit(self.address)
        self.base = f"{parts.scheme}://{parts.netloc}"
        self.token = urllib.parse.parse_qs(parts.query)["token"][0]

    def _listen(self):
        for line in self.process.stderr:
            self.complaints.append(line)

    def request(self, method, path, body=None, headers=None, timeout=30):
        """Status, headers and bytes of one answer; an error status is no exception."""
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(self.base + path, data=data, method=method)
        request.add_header("Authorization", f"Bearer {self.token}")
        if data is not None:
            request.add_header("Content-Type", "application/json")
        for name, value in (headers or {}).items():
            request.add_header(name, value)
        try:
            with urllib.request.urlopen(request, timeout=timeout) as answer:
                return answer.status, dict(answer.headers), answer.read()
        except urllib.error.HTTPError as error:
            return error.code, dict(error.headers), error.read()

    def get(self, path):
        """The JSON of a GET that must be answered with 200."""
        status, _, body = self.request("GET", path)
        if status != 200:
            raise RuntimeError(f"GET {path}: {status} {body[:500]!r}")
        return json.loads(body)

    def scans(self, states="queued,assessed,quarantined,duplicate,decided"):
        """All entries of the worklist, over all pages."""
        entries, cursor = [], ""
        while True:
            page = self.get(f"/api/v1/scans?order=oldest&limit=100&state={states}{cursor}")
            entries += page["scans"]
            if not page["next"]:
                return entries
            cursor = "&cursor=" + urllib.parse.quote(page["next"])

    def decide(self, scan, decision, reason, key):
        """Status of a decision that was sent."""
        return self.request(
            "POST", f"/api/v1/scans/{scan}/decisions", {"decision": decision, "reason": reason},
            {"Idempotency-Key": key})[0]

    def wait(self, condition, seconds=120, what="the condition"):
        """Asks again and again until the condition holds; fails with what was seen last."""
        deadline, seen = time.monotonic() + seconds, None
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"the service ended with {self.process.returncode}: {''.join(self.complaints)}")
            seen = condition()
            if seen:
                return seen
            time.sleep(0.1)
        counts = self.get("/api/v1/status")
        raise AssertionError(f"{what} did not come within {seconds} s; status: {json.dumps(counts)[:2000]}")

    def wait_for_counts(self, seconds=120, **expected):
        """Waits until the counts by state are so many."""
        def met():
            counts = self.get("/api/v1/scans?limit=1")["counts"]
            return counts if all(counts.get(state, 0) == number for state, number in expected.items()) else None
        return self.wait(met, seconds, f"counts {expected}")

    def kill(self):
        """SIGKILL, for the process and its helpers: what a power cut leaves."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self, seconds=60):
        """SIGTERM; the exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(seconds)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.kill()


def yard(folder, count, seed, pitch=24):
    """A simulated data set of small scans; made once a folder."""
    folder = pathlib.Path(folder)
    if not (folder / "dataset.json").exists():
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run(
            [str(PROGRAM), "simulate", "--out", str(folder), "--count", str(count), "--seed", str(seed),
             "--pitch", str(pitch)], check=True, stdout=subprocess.DEVNULL)
    return folder


def deliver(source, watch, stem, suffixes=(".tif", ".json")):
    """Copies a scan's files into the watch folder as the contract asks: under a dot name, then renamed."""
    for suffix in suffixes:
        part = pathlib.Path(watch) / f".{stem}{suffix}.part"
        shutil.copyfile(pathlib.Path(source) / f"{stem}{suffix}", part)
        part.rename(pathlib.Path(watch) / f"{stem}{suffix}")


def stems(dataset):
    """The scans of a data set."""
    return sorted(path.stem for path in (pathlib.Path(dataset) / "scans").glob("*.tif"))
