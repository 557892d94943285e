"""The worklist: what is there, in which order, filters, quarantine with its reason."""

import time

ROWS = "[...document.querySelectorAll('#rows [role=row]')].map((row) => Number(row.dataset.scan))"


def walk(browser, service, report, shots):
    browser.open("/")
    browser.wait_for_list()
    listed = service.scans(order="priority", state="assessed")
    rows = browser.js(f"return {ROWS}")
    ids = [scan["id"] for scan in listed["scans"]]
    report.check("the rows are the worst that wait, in their order", rows == ids[:len(rows)] and len(rows) > 0, f"{rows} of {ids[:12]}")
    browser.wait("thumbnails", "[...document.querySelectorAll('#rows img')].every((image) => image.complete)")
    widths = browser.js("return [...document.querySelectorAll('#rows img')].map((image) => image.naturalWidth)")
    report.check("every row has a thumbnail", len(widths) == len(rows) and all(width > 0 for width in widths), str(widths))
    first = listed["scans"][0]
    words = browser.js("return document.querySelector('#rows [role=row]').innerText")
    report.check("a row names its container", (first["containers"][0]["number"] or "no number") in words, words.replace("\n", " | "))
    report.check("a row tells indicators in words, beside an icon",
                 not first["indicators"] or browser.js("return [...document.querySelectorAll('#rows [role=row]')][0].querySelectorAll('.chip svg').length") >= len(first["indicators"]))
    counts = browser.js("return Object.fromEntries([...document.querySelectorAll('#views button')].map((b) => [b.dataset.view, Number(b.querySelector('.count').textContent.replace(/\\D/g, ''))]))")
    report.check("the views count what the service counts", counts["waiting"] == listed["counts"].get("assessed", 0), f"{counts} {listed['counts']}")
    if shots:
        for width, height in [(1366, 768), (2560, 1440)]:
            browser.size(width, height)
            time.sleep(0.6)
            browser.shot(shots, f"worklist-{width}x{height}")
        browser.size(1366, 768)
    filters(browser, service, report)
    quarantine(browser, service, report, shots)


def filters(browser, service, report):
    def expect(name, **query):
        ids = [scan["id"] for scan in service.scans(**{"order": "priority", "state": "assessed", **query})["scans"]]
        try:
            browser.wait(name, f"JSON.stringify({ROWS}) === JSON.stringify(arguments[0].slice(0, {ROWS}.length)) && {ROWS}.length >= Math.min(arguments[0].length, 5)", 8, ids)
            report.check(name, True, f"{len(ids)} scans")
        except RuntimeError:
            report.check(name, False, f"{browser.js('return ' + ROWS)} instead of {ids}")

    browser.js("document.querySelector('#flagged').click()")
    expect("only flagged ones", flagged="true")
    browser.js("document.querySelector('#flagged').click()")
    expect("all of them again")
    number = service.scans(state="assessed")["scans"][-1]["containers"][0]["number"]
    browser.keys("/")
    browser.keys(*number)
    expect("found by its container", q=number)
    browser.keys("\ue00c")  # Escape
    expect("the search is empty again")
    browser.js("const s = document.querySelector('#indicator'); s.value = 'DENSITY_ANOMALY'; s.dispatchEvent(new Event('change'))")
    expect("only one indicator", indicator="DENSITY_ANOMALY")
    browser.js("const s = document.querySelector('#indicator'); s.value = ''; s.dispatchEvent(new Event('change'))")
    browser.keys("o")
    expect("newest first", order="newest")
    browser.keys("o", "o")
    expect("worst first again")


def quarantine(browser, service, report, shots):
    stem = f"broken-{int(time.time())}"
    service.drop_broken(stem)
    scan = service.wait_for("the quarantine", lambda: next((s for s in service.scans(state="quarantined", order="newest")["scans"] if s["stem"] == stem), None))
    browser.js("document.querySelector('[data-view=quarantined]').click()")
    browser.wait("the quarantined scan", "!!document.querySelector(`#rows [data-scan='${arguments[0]}']`)", 10, scan["id"])
    words = browser.js("return document.querySelector(`#rows [data-scan='${arguments[0]}']`).innerText", scan["id"])
    report.check("a quarantined scan tells code and reason", scan["problem"]["code"] in words and scan["problem"]["message"][:30] in words, words.replace("\n", " | "))
    if shots:
        browser.shot(shots, "worklist-quarantine-1366x768")
    browser.open(f"/scan/{scan['id']}")
    browser.wait("the problem", "document.querySelector('#findings .problem')")
    words = browser.js("return document.querySelector('#findings').innerText")
    report.check("its page tells problem and remedy", scan["problem"]["code"] in words and scan["problem"]["remedy"][:20] in words, words.replace("\n", " | "))
    browser.forgive("404", "409")
