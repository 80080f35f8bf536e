# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of the scripts of pages: of functions with node, and in Chromium, most of them with
Playwright for Python. Skipped where these are not installed."""

import html
import json
import shutil
import unittest
from typing import Any, List, Optional

from .browsing import BROWSER, HAS_PLAYWRIGHT, LoadingTest, UsingTest, run_node
from .page_programs import NASTY, PROGRAM, SECOND, make_page, read_data


@unittest.skipUnless(shutil.which("node"), "needs node")
class Frame(unittest.TestCase):
    """Functions of frame.js without a browser."""

    def run_node(self, code: str) -> Any:
        """What code returns after frame.js."""
        return run_node(("frame.js",), code)

    def test_queries(self) -> None:
        query = json.dumps('View op:add size:"[b, 4]" aten::t "a b')
        self.assertEqual(self.run_node(f"return frame.parseQuery({query});"), [
                {"field": "", "value": "view"}, {"field": "op", "value": "add"},
                {"field": "size", "value": "[b, 4]"}, {"field": "aten", "value": ":t"},
                {"field": "", "value": "a b"}])
        self.assertEqual(self.run_node(
            "const fields = {op: 'aten.add.tensor', size: '[b, 4]', name: 'a:x'};"
            "return ['add', 'op:add', 'op:4', 'size:4 add', 'name:add', 'a:x', ''].map("
            "text => frame.matches(frame.parseQuery(text), fields));"),
            [True, True, False, True, False, True, True])

    def test_tree(self) -> None:
        # "b" twice, as an op of the root is between; chains and single ops are joined.
        modules = ["a.0.x", "a.0.x", "a.0", "", "b.c.d", "b.c.d", "b", "b.e", "ab"]
        self.assertEqual(self.run_node(
            f"const items = {json.dumps(modules)}.map((path, at) => ({{path, at}}));"
            "const show = node => node.children ? [node.label, ...node.children.map(show)]"
            "  : (node.prefix || '') + node.at;"
            "return show(frame.buildTree(items, each => each.path));"),
            ["", ["a.0", ["x", "0", "1"], "2"], "3", ["b", ["c.d", "4", "5"], "6", "e7"],
             "ab8"])

    def test_deep_tree(self) -> None:
        self.assertEqual(self.run_node(
            "const items = [{path: 'a.'.repeat(100000) + 'b'}];"
            "for (let at = 1; at < 200; ++at)"
            "  items.push({path: 'a.'.repeat(at) + 'b'}, {path: 'a.'.repeat(at) + 'b'});"
            "let deepest = 0, count = 0;"
            "frame.walkTree(frame.buildTree(items, each => each.path), (node, depth) => {"
            "  deepest = Math.max(deepest, depth);"
            "  count += !node.children;"
            "  return true;"
            "});"
            "return [deepest <= 51, count];"), [True, 399])

    def test_bytes(self) -> None:
        self.assertEqual(self.run_node(
            "return [0, 1023, 1536, 102400, 2 ** 31].map(frame.formatBytes);"),
            ["0 B", "1023 B", "1.5 KiB", "100 KiB", "2.0 GiB"])


@unittest.skipUnless(shutil.which("node"), "needs node")
class Model(unittest.TestCase):
    """Functions of program-model.js without a browser."""

    def first_rows(self, inputs: int, weights: int) -> List[str]:
        """The rows of a program at first: labels of sections, kinds of others."""
        arguments = [(f"x{at}", "user_input") for at in range(inputs)]
        arguments += [(f"w{at}", "parameter") for at in range(weights)]
        text = ", ".join(f"%{name}: !fake.tensor<[3], f32> {{fake.kind = \"{kind}\"}} "
                         f"loc(\"{name}\")" for name, kind in arguments)
        data = read_data(make_page(f"""
            func.func @main({text}) -> (!fake.tensor<*>, !fake.tensor<*>) {{
              %0 = fake.aten.relu(%x0) : (!fake.tensor<[3], f32>) -> !fake.tensor<*> loc("r")
              return %0, %0 : !fake.tensor<*>, !fake.tensor<*>
            }}"""))
        found: List[str] = run_node(
            ("frame.js", "sources.js", "program-model.js"),
            "const fn = program.prepare(data, 0);"
            "const {rows} = program.makeRows(data, fn, program.firstGroups(fn), new Set(), [],"
            " new Set());"
            "return rows.map(row => row.section?.label || row.kind);", data=data)
        return found

    def test_inputs_and_outputs_are_unfolded(self) -> None:
        after = ["op", "Outputs", "output", "output"]
        self.assertEqual(self.first_rows(12, 12),
                         ["Inputs", *["value"] * 12, "Parameters", *after])
        self.assertEqual(self.first_rows(1, 2),
                         ["Inputs", "value", "Parameters", "value", "value", *after])
        self.assertEqual(self.first_rows(31, 0), ["Inputs", *after])


@unittest.skipUnless(BROWSER, "needs Chromium")
class Loading(LoadingTest):
    """Pages of programs in a browser, from a file."""

    def test_program(self) -> None:
        page = self.load(make_page(PROGRAM + SECOND, "a & b"))
        self.assertIn("<h1 title=\"a &amp; b\">", page)
        self.assertIn("aten.contiguous", page)
        self.assertIn("copy 128 B", page)
        self.assertIn("<option value=\"1\">second</option>", page)

    def test_address(self) -> None:
        page = html.unescape(self.load(make_page(PROGRAM), "#0/op/2"))
        self.assertIn("Copies <a href=\"#0/op/1\">turned</a> as the strides", page)
        self.assertIn("<h2>packed</h2>", page)

    def test_names(self) -> None:
        page = self.load(make_page(NASTY), "#0/op/0")
        self.assertIn('&lt;/script&gt;&lt;script&gt;alert(1)', page)

    def test_empty(self) -> None:
        self.assertIn("The program has no functions.", self.load(make_page("")))

    def test_other_addresses(self) -> None:
        for address in ("#9/op/2", "#0/op/99", "#0/storage/99", "#<b>"):
            with self.subTest(address=address):
                self.load(make_page(PROGRAM), address)


@unittest.skipUnless(BROWSER and HAS_PLAYWRIGHT, "needs Chromium and playwright")
class Using(UsingTest):
    """Keys, searches and links."""

    def setUp(self) -> None:
        self.open(make_page(PROGRAM + SECOND))
        self.page.wait_for_selector(".row")

    def names(self) -> List[str]:
        """The names of the ops in the list."""
        found: List[str] = self.page.eval_on_selector_all(
            ".row.of-op .leaf", "all => all.map(each => each.textContent)")
        return found

    def title(self) -> Optional[str]:
        """The title of the details."""
        found = self.page.query_selector("aside h2")
        return found.text_content() if found else None

    def test_search(self) -> None:
        self.page.keyboard.press("/")
        self.page.keyboard.type("device:cuda")
        self.page.wait_for_function("document.querySelectorAll('.of-op').length === 2")
        self.assertEqual(self.names(), ["moved", "written"])
        self.assertEqual(self.page.text_content(".found"), "2 of 6 ops")
        self.page.keyboard.press("Escape")
        self.page.wait_for_function("document.querySelectorAll('.of-op').length === 6")

    def test_filters(self) -> None:
        for kind, names in (("unknown", ["lost"]), ("copy", ["packed", "moved"]),
                            ("transfer", ["moved"]), ("write", ["written"]),
                            ("view", ["turned"]), ("guard", ["fc sum"])):
            with self.subTest(kind=kind):
                self.page.click(f".chip.{kind}")
                self.page.wait_for_selector(f".chip.{kind}[aria-pressed=true]")
                self.assertEqual(self.names(), names)
                self.page.click(f".chip.{kind}")
                self.page.wait_for_selector(f".chip.{kind}[aria-pressed=false]")

    def test_keys(self) -> None:
        self.page.focus(".list")
        self.page.keyboard.press("End")
        # The outputs are last.
        for _ in range(1 + self.page.locator(".row.of-output").count()):
            self.page.keyboard.press("ArrowUp")
        self.page.wait_for_function("location.hash === '#0/op/5'")
        self.assertEqual(self.title(), "lost")
        count = len(self.names())
        for _ in range(6):
            self.page.keyboard.press("ArrowUp")
        self.page.wait_for_selector(".of-group.selected[aria-expanded=true]")
        self.page.keyboard.press("ArrowLeft")
        self.page.wait_for_selector(".of-group.selected[aria-expanded=false]")
        self.assertLess(len(self.names()), count)

    def test_links(self) -> None:
        self.page.click("text=packed")
        self.page.wait_for_function("location.hash === '#0/op/2'")
        self.page.click("aside a:text-is('turned')")
        self.page.wait_for_function(
            "document.querySelector('aside h2').textContent === 'turned'")
        self.page.click("aside a:text-is('sum')")
        self.page.wait_for_selector(".row.selected >> text=sum")
        # Values of the same storage are marked.
        self.page.wait_for_selector(".row.shares >> text=turned")
        self.page.go_back()
        self.page.wait_for_function(
            "document.querySelector('aside h2').textContent === 'turned'")

    def test_tabs(self) -> None:
        self.page.click("#tab-guard")
        self.page.wait_for_selector("text=Eq(b, n)")
        self.page.click(".row a")
        self.page.wait_for_selector("#tab-program[aria-selected=true]")
        self.assertEqual(self.title(), "sum")
        self.page.click("#tab-storage")
        self.assertEqual(len(self.page.query_selector_all(".row")), 2)
        self.page.select_option("select", label="second")
        self.page.wait_for_selector("text=negated")

    def test_theme(self) -> None:
        def back() -> str:
            found: str = self.page.evaluate(
                "getComputedStyle(document.body).backgroundColor")
            return found
        light = back()
        self.page.emulate_media(color_scheme="dark")
        dark = back()
        self.assertNotEqual(light, dark)
        self.page.click(".theme")  # From auto to light.
        self.page.wait_for_selector("html[data-theme=light]")
        self.assertEqual(back(), light)

    def test_narrow(self) -> None:
        self.check_narrow()
        self.page.click("text=packed")
        self.page.wait_for_selector("aside >> text=contiguous")
        self.check_narrow()
        self.page.click(".close")
        self.page.wait_for_selector("aside", state="hidden")


if __name__ == "__main__":
    unittest.main()
