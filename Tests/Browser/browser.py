"""Chromium without a screen, and what a walk needs of it."""

import base64
import os
import shutil
import time

import numpy
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.chrome.service import Service as DriverService

FLAGS = ["--headless=new", "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
         "--disable-dev-shm-usage", "--no-proxy-server", "--disable-background-networking"]

# Runs before any script of the page: keeps what the page must not do.
WATCH = """
window.walkFaults = [];
document.addEventListener('securitypolicyviolation', (e) => window.walkFaults.push(`CSP ${e.violatedDirective} ${e.blockedURI}`));
window.addEventListener('error', (e) => window.walkFaults.push(`error ${e.message}`));
window.addEventListener('unhandledrejection', (e) => window.walkFaults.push(`rejection ${e.reason}`));
"""


class Browser:
    def __init__(self, origin, language="en"):
        options = webdriver.ChromeOptions()
        for flag in [*FLAGS, f"--lang={language}"]:
            options.add_argument(flag)
        options.add_experimental_option("prefs", {"intl.accept_languages": language})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        options.binary_location = shutil.which("chromium")
        self.driver = webdriver.Chrome(options=options, service=DriverService(shutil.which("chromedriver")))
        self.driver.set_script_timeout(60)
        self.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
        self.origin, self.faults, self.hosts = origin, [], set()
        self.size(1366, 768)

    def size(self, width, height):
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                    {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})

    def open(self, path):
        self.collect()
        self.driver.get(self.origin + path if path.startswith("/") else path)

    def js(self, source, *arguments):
        return self.driver.execute_script(source, *arguments)

    def js_async(self, source, *arguments):
        """Runs an async function body; what it throws is thrown here."""
        wrapped = ("const done = arguments[arguments.length - 1]; (async () => {" + source +
                   "})().then((value) => done({ value }), (error) => done({ error: String(error && error.stack || error) }));")
        answer = self.driver.execute_async_script(wrapped, *arguments)
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer.get("value")

    def wait(self, what, condition, seconds=20, *arguments):
        """Waits until an expression in the page is true; gives its value."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            value = self.js(f"return ({condition});", *arguments)
            if value:
                return value
            time.sleep(0.05)
        raise RuntimeError(f"{what}: not within {seconds} s")

    def keys(self, *names, shift=False, control=False):
        """Presses keys, one after the other, on whatever has the focus."""
        for name in names:
            chain = ActionChains(self.driver)
            held = [Keys.SHIFT] * shift + [Keys.CONTROL] * control
            for key in held:
                chain.key_down(key)
            chain.send_keys(name)
            for key in held:
                chain.key_up(key)
            chain.perform()

    def pixels(self):
        """The picture as the canvas has it at 100 %, without marks: height × width × 4."""
        answer = self.js_async("""
            const { width, height, data } = await window.tally.readPixels();
            let text = '';
            for (let i = 0; i < data.length; i += 32768) text += String.fromCharCode(...data.subarray(i, i + 32768));
            return { width, height, data: btoa(text) };""")
        raw = numpy.frombuffer(base64.b64decode(answer["data"]), numpy.uint8)
        return raw.reshape(answer["height"], answer["width"], 4)

    def wait_for_scan(self):
        """Waits until picture, panel and decision of a scan stand."""
        self.wait("the picture", "document.querySelector('#stage')?.dataset.sharp === 'true' && !!document.querySelector('#stage').dataset.renderer")
        self.wait("the panel", "!!document.querySelector('#decision > *') && !!document.querySelector('#marks')")

    def wait_for_list(self):
        self.wait("the list", "document.querySelector('#rows')?.dataset.ready === 'true'")

    def shot(self, folder, name):
        os.makedirs(folder, exist_ok=True)
        self.driver.save_screenshot(os.path.join(folder, name + ".png"))

    def collect(self):
        """Keeps what the page did wrong so far, and whom it asked."""
        try:
            self.faults += self.js("return window.walkFaults ? window.walkFaults.splice(0) : []")
            self.hosts |= set(self.js("return performance.getEntriesByType('resource').map((one) => new URL(one.name).origin)"))
        except Exception as error:  # a page that is no document yet has done nothing wrong
            self.faults.append(f"cannot look: {error}")
        for entry in self.driver.get_log("browser"):
            if entry["level"] in ("SEVERE", "ERROR"):
                self.faults.append(f"console {entry['message']}")

    def forgive(self, *parts):
        """Forgets faults that a check brought about on purpose."""
        self.collect()
        self.faults = [fault for fault in self.faults if not any(part in fault for part in parts)]

    def close(self):
        self.collect()
        self.driver.quit()
