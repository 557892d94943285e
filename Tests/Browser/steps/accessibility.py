"""axe-core over every page, and what it does not look at: focus order, languages, landmarks."""

import csv
import importlib.util
import os

from browser import Browser

SERIOUS = ("serious", "critical")


def walk(browser, service, report, shots):
    scan = service.scans(order="priority", state="assessed")["scans"][0]["id"]
    browser.open("/")
    browser.wait_for_list()
    look(browser, report, "worklist")
    tabbing(browser, report, "worklist", ["#next", "#search", "#indicator", "#flagged", "#order", "#rows"])
    browser.keys("?")
    look(browser, report, "help of the worklist")
    report.check("the help has the focus", browser.js("return document.querySelector('dialog').contains(document.activeElement)"))
    browser.keys("\ue00c")
    report.check("Escape closes the help", browser.js("return !document.querySelector('dialog').open"))

    browser.open(f"/scan/{scan}")
    browser.wait_for_scan()
    look(browser, report, "viewer")
    tabbing(browser, report, "viewer", ["#back", "#next", "[data-mode=high]", "#stage", "#white", "#assessment", "#decision"])
    browser.js("document.querySelector('#stage').focus()")
    browser.keys("i", shift=True)
    look(browser, report, "viewer while deciding")
    for width, height in [(2560, 1440), (1366, 768)]:
        browser.size(width, height)
        wide = browser.js("return document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight")
        report.check(f"nothing hangs over at {width} × {height}", not wide)
    goods(browser, service, report)
    languages(service, report, scan, shots)


def look(browser, report, name):
    """No serious fault by axe-core; lesser ones are told."""
    if not browser.js("return !!window.axe"):
        browser.js(axe())
    found = browser.js_async("const found = await axe.run(document, { resultTypes: ['violations'] }); return found.violations.map((v) => ({ id: v.id, impact: v.impact, nodes: v.nodes.map((n) => n.target.join(' ') + ': ' + n.failureSummary.split('\\n')[1]) }))")
    bad = [fault for fault in found if fault["impact"] in SERIOUS]
    report.check(f"{name}: no serious fault by axe-core", not bad, "; ".join(f"{f['id']} {f['nodes'][:3]}" for f in bad) or f"{len(found)} lesser: " + ", ".join(f["id"] for f in found))
    report.check(f"{name}: one main landmark, one heading of the first level",
                 browser.js("return document.querySelectorAll('main').length === 1 && document.querySelectorAll('h1').length === 1"))


def axe():
    place = importlib.util.find_spec("axe_playwright_python").submodule_search_locations[0]
    with open(os.path.join(place, "axe.min.js"), encoding="utf-8") as file:
        return file.read()


def tabbing(browser, report, name, wanted):
    """Tab reaches everything once around, in the order of the page, and every stop can be seen."""
    browser.js("document.querySelector('.skip').focus()")
    stops, invisible = [], []
    for _ in range(120):
        browser.keys("\ue004")  # Tab
        stop = browser.js("""
            const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
            const holder = e.matches('input[type=radio]') ? getComputedStyle(e.closest('label')) : s;
            if (e === document.body) return null;
            const seen = [...document.querySelectorAll('*')].indexOf(e);
            return { index: seen, id: e.id || e.className || e.tagName, visible: r.width > 0 && (s.outlineStyle !== 'none' || holder.outlineStyle !== 'none'),
              hits: arguments[0].map((w) => [...document.querySelectorAll(w)].some((x) => x === e || x.contains(e))) };""", wanted)
        if stop is None or (stops and stop["index"] == stops[0]["index"]):
            break
        stops.append(stop)
        if not stop["visible"]:
            invisible.append(stop["id"])
    reached = [any(stop["hits"][i] for stop in stops) for i in range(len(wanted))]
    report.check(f"{name}: Tab reaches every part", all(reached), f"{len(stops)} stops; missing " + ", ".join(w for w, r in zip(wanted, reached) if not r))
    order = [stop["index"] for stop in stops]
    report.check(f"{name}: Tab goes in the order of the page", order == sorted(order))
    report.check(f"{name}: the focus can be seen everywhere", not invisible, ", ".join(invisible))


def goods(browser, service, report):
    """Every commodity group of the program has a name in every language."""
    root = os.path.abspath(__file__).rsplit(os.sep, 4)[0]
    with open(os.path.join(root, "Sources", "CTables", "data", "commodities.csv"), encoding="utf-8", newline="") as file:
        groups = [row["group"] for row in csv.DictReader(file)]
    for language in ("en", "de", "fr"):
        named = browser.js_async("return Object.keys((await import(`/assets/texts/goods/${arguments[0]}.js`)).default)", language)
        report.check(f"{language}: every commodity group has a name, and none too many", named == groups,
                     ", ".join(sorted(set(named) ^ set(groups))[:6]))


def languages(service, report, scan, shots):
    """German and French by the browser's wish, with nothing left in English by accident."""
    for language, word in [("de", "Arbeitsliste"), ("fr", "Liste de travail")]:
        other = Browser(service.origin, language)
        try:
            other.driver.get(service.address)
            other.wait_for_list()
            report.check(f"{language}: the page speaks it", other.js("return document.documentElement.lang") == language and word in other.js("return document.body.innerText"))
            missing = other.js_async("const [a, b] = [await import('/assets/texts/en.js'), await import(`/assets/texts/${arguments[0]}.js`)]; return [...Object.keys(a.default).filter((k) => !(k in b.default)), ...Object.keys(b.default).filter((k) => !(k in a.default))]", language)
            report.check(f"{language}: every text is there, and none too many", not missing, ", ".join(missing[:8]))
            holes = other.js_async("const [a, b] = [(await import('/assets/texts/en.js')).default, (await import(`/assets/texts/${arguments[0]}.js`)).default]; const of = (t) => (t.match(/\\{\\w+\\}/g) ?? []).sort().join(); return Object.keys(a).filter((k) => b[k] !== undefined && of(a[k]) !== of(b[k]))", language)
            report.check(f"{language}: the texts take the same values", not holes, ", ".join(holes[:8]))
            other.open(f"/scan/{scan}")
            other.wait_for_scan()
            wide = other.js("return document.documentElement.scrollWidth > innerWidth || [...document.querySelectorAll('button')].some((b) => b.scrollWidth > b.clientWidth + 2 && b.offsetParent)")
            report.check(f"{language}: nothing is cut off at 1366 × 768", not wide)
            if shots:
                other.shot(shots, f"viewer-{language}-1366x768")
            other.collect()
            report.check(f"{language}: no fault", not other.faults, "; ".join(other.faults[:3]))
        finally:
            other.driver.quit()
