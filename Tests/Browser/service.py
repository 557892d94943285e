"""The service as another program sees it: its API, and the folder into which scans are dropped."""

import io
import json
import os
import shutil
import time
import urllib.error
import urllib.parse
import urllib.request

import numpy
from PIL import Image, ImageSequence


class Service:
    def __init__(self, address, folder, samples):
        parts = urllib.parse.urlsplit(address)
        self.address, self.folder, self.samples = address, folder, samples
        self.origin = f"{parts.scheme}://{parts.netloc}"
        self.token = urllib.parse.parse_qs(parts.query)["token"][0]

    def get(self, path, token="", accept="application/json"):
        """Status, headers and body; with the token where none is given, without where it is None."""
        headers = {"Accept": accept}
        if token is not None:
            headers["Authorization"] = f"Bearer {token or self.token}"
        request = urllib.request.Request(self.origin + path, headers=headers)
        try:
            with _opener.open(request, timeout=30) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.headers, answer.read()

    def json(self, path):
        status, _, body = self.get(path)
        if status != 200:
            raise RuntimeError(f"{path} answers {status}: {body[:300]!r}")
        return json.loads(body)

    def scans(self, **query):
        return self.json("/api/v1/scans?" + urllib.parse.urlencode({"limit": 100, **query}))

    def picture(self, path):
        """A picture of the service as an array."""
        status, _, body = self.get(path, accept="image/png")
        if status != 200:
            raise RuntimeError(f"{path} answers {status}: {body[:300]!r}")
        return numpy.asarray(Image.open(io.BytesIO(body)))

    def wait_for(self, what, found, seconds=90):
        """Asks until something is found."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            result = found()
            if result:
                return result
            time.sleep(0.3)
        raise RuntimeError(f"{what} did not happen within {seconds} s")

    def drop_samples(self):
        """Drops the sample scans, each file renamed into place."""
        for name in sorted(os.listdir(self.samples)):
            self.place(name, lambda path, name=name: shutil.copyfile(os.path.join(self.samples, name), path))

    def drop_variant(self, stem, sample):
        """Drops a scan that was never seen: a sample with some of its pixels changed and an identity of its own."""
        with open(os.path.join(self.samples, sample + ".json"), encoding="utf-8") as file:
            sidecar = json.load(file)
        sidecar["scan_id"] = stem
        with Image.open(os.path.join(self.samples, sample + ".tif")) as picture:
            pages = [numpy.array(page) for page in ImageSequence.Iterator(picture)]
        seed = numpy.random.default_rng(abs(hash(stem)) % 2**32)
        for page in pages:
            rows, columns = seed.integers(0, page.shape[0], 50), seed.integers(0, page.shape[1], 50)
            page[rows, columns] = numpy.maximum(page[rows, columns].astype(int) - 3, 1).astype(page.dtype)
        images = [Image.fromarray(page) for page in pages]
        self.place(stem + ".json", lambda path: _write(path, json.dumps(sidecar).encode()))
        self.place(stem + ".tif", lambda path: images[0].save(path, format="TIFF", save_all=True, append_images=images[1:]))

    def drop_broken(self, stem):
        """Drops a file that is no picture."""
        self.place(stem + ".tif", lambda path: _write(path, b"II*\0" + bytes(range(200))))

    def place(self, name, write):
        hidden = os.path.join(self.folder, f".{name}.part")
        write(hidden)
        os.rename(hidden, os.path.join(self.folder, name))


def _write(path, data):
    with open(path, "wb") as file:
        file.write(data)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments, **named):
        return None


_opener = urllib.request.build_opener(_NoRedirect, urllib.request.ProxyHandler({}))
