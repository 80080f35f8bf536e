# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of the page of memory and cost in Chromium, most of them with Playwright for Python.
Skipped where these are not installed."""

import html
import re
import unittest
from typing import Optional

import fake_tensor
from fake_tensor.pages.render import render_usage

from .browsing import BROWSER, HAS_PLAYWRIGHT, LoadingTest, UsingTest
from .page_programs import NASTY, PROGRAM as GUARDED
from .test_costs import UNKNOWN
from .test_memory import DEVICES, NONZERO, PROGRAM, REPEATS
from .test_usage import ATTENTION, make_usage


def make_page(text: str, tab: str = "memory", **sizes: int) -> str:
    """The page of a program."""
    return render_usage(make_usage(text), "html", "a & b", sizes, tab)


@unittest.skipUnless(BROWSER, "needs Chromium")
class Loading(LoadingTest):
    """Pages in a browser, from a file."""

    def peak(self, page: str) -> Optional[int]:
        """The peak that a page shows."""
        found = re.search(r'id="peak" data-bytes="(\d+)"', page)
        return int(found[1]) if found else None

    def test_sizes(self) -> None:
        peak = fake_tensor.peak(PROGRAM)
        for page, address, size in ((make_page(PROGRAM), "", 4),
                                    (make_page(PROGRAM, s=1920), "", 1920),
                                    (make_page(PROGRAM), "#0/0/memory/?s=5000", 5000)):
            found = self.load(page, address)
            self.assertEqual(self.peak(found), peak.at(s=size))
            self.assertIn("<h1 title=\"a &amp; b\">", found)

    def test_moment(self) -> None:
        page = html.unescape(self.load(make_page(PROGRAM), "#0/0/memory/2"))
        self.assertIn("<h2>mm</h2>", page)
        self.assertIn("<code class=\"size\">4*s**2</code>", page)
        self.assertIn("model.py:7", page)

    def test_cost(self) -> None:
        page = self.load(make_page(ATTENTION, "cost"))
        self.assertIn('class="treemap"', page)
        self.assertIn("aten.matmul", page)

    def test_empty_programs_and_other_addresses(self) -> None:
        empty = "func.func @main() { return }\n"
        for text, address in ((empty, ""), (empty, "#0/0/cost/"), (NASTY, ""),
                              (PROGRAM, "#9/9/x/99?s=x"), (PROGRAM, "#<b>")):
            with self.subTest(address=address):
                self.load(make_page(text), address)


@unittest.skipUnless(BROWSER and HAS_PLAYWRIGHT, "needs Chromium and playwright")
class Using(UsingTest):
    """Sliders, keys and clicks."""

    def wait_for_peak(self, bytes_: int) -> None:
        """The page shows this peak."""
        self.page.wait_for_selector(f"#peak[data-bytes='{bytes_}']")

    def wait_for_title(self, text: str) -> None:
        """The details are of this op."""
        self.page.wait_for_selector(f"aside h2:text-is('{text}')")

    def test_sliders(self) -> None:
        self.open(make_page(ATTENTION))
        peak = fake_tensor.peak(ATTENTION)
        sizes = dict(peak.hints)
        self.wait_for_peak(peak.at(**sizes))
        for name, stop in (("n", 30), ("m", 12), ("b", 5), ("n", 3)):
            self.page.fill(f"input[type=range][aria-label={name}]", str(stop))
            sizes[name] = int(self.page.input_value(f"input[aria-label='{name}, exactly']"))
            self.wait_for_peak(peak.at(**sizes))
            self.wait_for_title(max(peak.timeline(**sizes),
                                    key=lambda point: point.bytes).place.label)
        self.page.wait_for_function("location.hash.includes('m=')")
        self.page.click("text=Reset")
        self.wait_for_peak(peak.at(**peak.hints))

    def test_exact_values(self) -> None:
        self.open(make_page(PROGRAM))
        peak = fake_tensor.peak(PROGRAM)
        field = "input[aria-label='s, exactly']"
        for typed, size, largest in ((1919, 1919, "cat"), (1920, 1920, "sum"), (-5, 2, "cat"),
                                     (2 ** 31, 2 ** 31, "sum")):
            self.page.fill(field, str(typed))
            self.page.press(field, "Enter")
            self.wait_for_peak(peak.at(s=size))
            self.page.wait_for_selector(f"tr.top >> text={largest}")
            holds = "holds" if size >= 1920 else "does not hold"
            self.assertEqual(self.page.inner_text(".maxima table:last-of-type .badge"), holds)

    def test_keys(self) -> None:
        self.open(make_page(PROGRAM))
        self.page.focus(".timeline")
        self.page.keyboard.press("Home")
        self.wait_for_title("entry")
        self.page.keyboard.press("ArrowRight")
        self.page.keyboard.press("ArrowRight")
        self.wait_for_title("mm")
        self.page.wait_for_function("location.hash.startsWith('#0/0/memory/2')")
        self.page.click("text=follow the peak")
        self.wait_for_title("cat")

    def test_mouse(self) -> None:
        self.open(make_page(PROGRAM))
        box = self.page.locator(".u-over").bounding_box()
        # There are seven moments.
        for at, name in ((2, "mm"), (5, "cat")):
            x, y = box["x"] + box["width"] * (at + 0.5) / 7, box["y"] + box["height"] - 5
            self.page.mouse.move(x, y)
            self.page.wait_for_selector(f".tip b:text-is('{name}')")
            # The lowest band is that of the parameter.
            self.page.wait_for_selector(".tip .under >> text=parameters: 2.5 KiB")
            self.page.mouse.click(x, y)
            self.wait_for_title(name)
        self.page.mouse.move(box["x"] + box["width"] * 0.4, y)
        self.page.mouse.down()
        self.page.mouse.move(box["x"] + box["width"] * 0.8, y, steps=5)
        self.page.mouse.up()
        self.page.click("text=Show all ops")
        self.page.wait_for_selector("text=Show all ops", state="detached")

    def test_bands(self) -> None:
        self.open(make_page(PROGRAM))
        self.page.click(".legend >> text=parameters")
        self.page.wait_for_selector(".legend [aria-pressed=false] >> text=parameters")

    def test_cost(self) -> None:
        self.open(make_page(ATTENTION, "cost"))
        self.wait_for_title("scores")
        self.page.click(".box >> text=mixed")
        self.wait_for_title("mixed")
        self.page.click(".chip >> text=Bytes")
        self.page.wait_for_selector(".chip[aria-pressed=true] >> text=Bytes")
        self.page.click(".row >> text=soft")
        self.wait_for_title("soft")
        self.page.wait_for_selector("aside code:text-is('5*b*m*n')")
        self.page.click(".box.group >> text=attn")
        self.page.wait_for_selector(".trail >> text=attn")
        self.page.focus(".box")
        self.page.keyboard.press("Backspace")
        self.page.wait_for_selector(".trail >> text=attn", state="detached")
        self.page.click("text=Memory at this op")
        self.page.wait_for_selector("#tab-memory[aria-selected=true]")
        self.wait_for_title("soft")

    def test_devices_and_functions(self) -> None:
        self.open(make_page(DEVICES + PROGRAM.replace("@main", "@other")))
        self.wait_for_peak(16)
        self.page.select_option("select[aria-label=Device]", label="cpu")
        self.wait_for_peak(8)
        self.page.select_option("select[aria-label=Function]", label="other")
        self.wait_for_peak(fake_tensor.peak(PROGRAM).at(s=4))

    def test_grades(self) -> None:
        self.open(make_page(REPEATS))
        self.assertEqual(self.page.inner_text(".grade"), "unknown")
        self.assertIn("u0 depends on data and has no upper bound: found",
                      self.page.inner_text(".gaps"))

    def test_sizes_that_depend_on_data(self) -> None:
        self.open(make_page(NONZERO.replace("SIZE", "n"), n=6))
        self.wait_for_peak(24 + 48)
        self.assertEqual(self.page.inner_text(".grade"), "at most")
        # The bound follows other sizes.
        self.page.fill("input[type=range][aria-label=n]", "8")
        self.wait_for_peak(12 * 8)
        self.assertEqual(self.page.input_value("input[aria-label='u0, exactly']"), "8")
        self.page.fill("input[type=range][aria-label=u0]", "1")
        self.page.wait_for_selector(".summary >> text=40 B for these sizes")
        self.wait_for_peak(12 * 8)

    def test_unknown_ops(self) -> None:
        self.open(make_page(UNKNOWN, "cost"))
        self.assertIn("1 op of unknown cost", self.page.inner_text(".summary"))
        self.assertIn("aten.to_sparse.default sparse in head",
                      self.page.inner_text(".gaps"))

    def test_guards(self) -> None:
        self.open(make_page(GUARDED))
        self.page.fill("input[type=range][aria-label=b]", "2")
        self.page.wait_for_selector(".symbols mark >> text=Eq(b, n) does not hold")

    def test_theme(self) -> None:
        self.open(make_page(PROGRAM))
        pixel = """(() => {
            const canvas = document.querySelector(".timeline canvas");
            const [x, y] = [canvas.width / 2, canvas.height * 0.8];
            return [...canvas.getContext("2d").getImageData(x, y, 1, 1).data].join();
        })()"""
        light = self.page.evaluate(pixel)
        self.page.emulate_media(color_scheme="dark")
        self.page.wait_for_function(f"{pixel} !== '{light}'")
        self.page.click(".theme")  # From auto to light.
        self.page.wait_for_function(f"{pixel} === '{light}'")

    def test_narrow(self) -> None:
        self.open(make_page(ATTENTION))
        self.check_narrow()
        self.page.click("#tab-cost")
        self.page.wait_for_selector(".treemap .box")
        self.check_narrow()


if __name__ == "__main__":
    unittest.main()
