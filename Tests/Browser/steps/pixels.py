"""What the canvas shows is what the server computes from the same window: within one grey level, with and without WebGL2."""

import urllib.parse

import numpy

# How a window is set, as an analyst sets it: by keys, by a slider, by a drag.
WAYS = [("fitted", ["f"]), ("dense, by keys", ["d"]), ("thin, inverted", ["t", "i"]), ("all, gamma", ["i", "a", "g", "g"]),
        ("even, moved", ["f", "s", ".", ".", ">", ">", ">"])]


def walk(browser, service, report, shots):
    scan = service.scans(order="priority", state="assessed")["scans"][0]["id"]
    for renderer, path in [("webgl2", f"/scan/{scan}"), ("2d", f"/scan/{scan}?renderer=2d")]:
        browser.open(path)
        browser.wait_for_scan()
        report.check(f"the renderer is {renderer}", browser.js("return document.querySelector('#stage').dataset.renderer") == renderer)
        browser.js("document.querySelector('#stage').focus()")
        planes = [plane["name"] for plane in service.json(f"/api/v1/scans/{scan}/picture")["planes"]]
        modes = [("1", "high")] + [("2", "low")] * ("low" in planes) + [("3", "colour")] * ("material" in planes)
        seen = set()
        for key, mode in modes:
            browser.keys(key)
            for name, keys in WAYS:
                browser.keys(*keys)
                compare(browser, service, report, scan, renderer, mode, name, seen)
            browser.keys("f")
        drag(browser, service, report, scan, renderer, seen)
        slider(browser, service, report, scan, renderer, seen)
        if renderer == "webgl2":
            lost(browser, service, report, scan, seen)
        report.check(f"{renderer}: every window gave another picture", len(seen) == len(modes) * len(WAYS) + 2 + (renderer == "webgl2"), f"{len(seen)} pictures")


def compare(browser, service, report, scan, renderer, mode, name, seen):
    window = browser.js("const s = window.tally.stage; return { mode: s.mode, ...s.windowing }")
    if window["mode"] != mode:
        return report.check(f"{renderer}: plane {mode}", False, str(window))
    query = urllib.parse.urlencode({"plane": mode, "white": window["white"], "black": window["black"], "scale": window["scale"],
                                    "gamma": window["gamma"], "invert": int(window["invert"])})
    expected = service.picture(f"/api/v1/scans/{scan}/rendering?{query}").astype(int)
    if expected.ndim == 2:
        expected = numpy.repeat(expected[:, :, None], 3, axis=2)
    actual = browser.pixels()
    seen.add(actual.tobytes())
    if actual.shape[:2] != expected.shape[:2]:
        return report.check(f"{renderer} {mode} {name}: size", False, f"{actual.shape} for {expected.shape}")
    away = numpy.abs(actual[:, :, :3].astype(int) - expected[:, :, :3])
    worst = numpy.unravel_index(away.argmax(), away.shape)
    return report.check(f"{renderer} {mode} {name}: canvas and server within one level", away.max() <= 1,
                        f"at most {away.max()}, {100 * (away > 0).mean():.3f} % differ" + (f", at {worst}" if away.max() > 1 else ""))


def drag(browser, service, report, scan, renderer, seen):
    """The right button over the picture changes the window."""
    browser.keys("1", "f")
    before = browser.js("return JSON.stringify(window.tally.stage.windowing)")
    browser.js("""
        const stage = document.querySelector('#stage'), at = stage.getBoundingClientRect();
        const event = (name, x, y) => stage.dispatchEvent(new PointerEvent(name, { pointerId: 1, button: 2, buttons: 2, bubbles: true,
          clientX: at.left + x, clientY: at.top + y }));
        stage.setPointerCapture = () => {};
        event('pointerdown', 300, 200); event('pointermove', 340, 215); event('pointermove', 380, 240); event('pointerup', 380, 240);""")
    report.check(f"{renderer}: a drag with the right button changes the window", browser.js("return JSON.stringify(window.tally.stage.windowing)") != before)
    compare(browser, service, report, scan, renderer, "high", "dragged", seen)


def slider(browser, service, report, scan, renderer, seen):
    browser.keys("f")
    browser.js("const s = document.querySelector('#black'); s.value = '2.37'; s.dispatchEvent(new Event('input'))")
    report.check(f"{renderer}: the slider changes the window", abs(browser.js("return window.tally.stage.windowing.black") - 2.37) < 1e-6)
    compare(browser, service, report, scan, renderer, "high", "by slider", seen)


def lost(browser, service, report, scan, seen):
    """The graphics card goes and comes back, as after a driver's restart: the picture is there again."""
    browser.js_async("""
        const { canvas, renderer: { gl } } = window.tally.stage, card = gl.getExtension('WEBGL_lose_context');
        const heard = (name) => new Promise((done) => canvas.addEventListener(name, done, { once: true }));
        const gone = heard('webglcontextlost'); card.loseContext(); await gone;
        await new Promise((done) => setTimeout(done, 100));
        const back = heard('webglcontextrestored'); card.restoreContext(); await back;""")
    browser.keys("f", ",", ",", ",")
    compare(browser, service, report, scan, "webgl2", "high", "after the card was lost", seen)
