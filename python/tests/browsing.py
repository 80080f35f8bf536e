# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs the scripts of pages: functions with node, pages in Chromium, some of them with
Playwright for Python."""

import importlib.util
import json
import pathlib
import shutil
import subprocess
import tempfile
import unittest
from typing import Any, List, Sequence

from fake_tensor.pages import asset

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser",
                                               "google-chrome"))), None)
HAS_PLAYWRIGHT = importlib.util.find_spec("playwright") is not None


def run_node(scripts: Sequence[str], code: str, **values: Any) -> Any:
    """What code returns after these scripts, with constants of these names. Integers that
    are exact are texts."""
    constants = "".join(f"const {name} = {json.dumps(value)};\n"
                        for name, value in values.items())
    done = subprocess.run(
        ["node", "-"], input="const ui = {};\n" + "".join(map(asset, scripts))
        + f"\n{constants}const result = (() => {{ {code} }})();\n"
        "console.log(JSON.stringify(result, (_, value) => typeof value === 'bigint'"
        " ? String(value) : value));",
        capture_output=True, text=True, check=False)
    assert not done.stderr, done.stderr
    return json.loads(done.stdout)


class LoadingTest(unittest.TestCase):
    """Pages in a browser, from a file."""

    def load(self, page: str, address: str = "") -> str:
        """The document after the page was drawn; the page may print nothing."""
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "page.html")
            path.write_text(page, encoding="utf-8")
            done = subprocess.run(
                [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom",
                 "--window-size=1400,900", "--enable-logging=stderr",
                 f"--user-data-dir={folder}/profile", f"{path.as_uri()}{address}"],
                capture_output=True, text=True, check=False, timeout=120)
        self.assertNotIn("CONSOLE", done.stderr)
        self.assertIn('data-ready="true"', done.stdout)
        return done.stdout


class UsingTest(unittest.TestCase):
    """A page that Playwright uses."""

    def open(self, text: str) -> None:
        """Opens a page, as `page`, which may raise no error until the end of the test."""
        # pylint: disable=import-outside-toplevel,import-error
        from playwright.sync_api import sync_playwright
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        path = pathlib.Path(folder.name, "page.html")
        path.write_text(text, encoding="utf-8")
        playwright = sync_playwright().start()
        self.addCleanup(playwright.stop)
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        self.addCleanup(browser.close)
        # Playwright evaluates conditions that it waits for in the page.
        self.page = browser.new_page(viewport={"width": 1400, "height": 900},
                                     bypass_csp=True)
        self.errors: List[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.goto(path.as_uri())
        self.page.wait_for_selector("[data-ready]")
        self.addCleanup(lambda: self.assertEqual(self.errors, []))

    def check_narrow(self) -> None:
        """Nothing is wider than a narrow window."""
        self.page.set_viewport_size({"width": 400, "height": 800})
        self.assertTrue(self.page.evaluate(
            "document.documentElement.scrollWidth <= innerWidth"))
