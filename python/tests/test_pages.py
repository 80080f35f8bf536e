# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of what is written to pages, and of the command that writes them."""

import base64
import contextlib
import hashlib
import io
import json
import os
import pathlib
import re
import tempfile
import unittest
from typing import Any, Dict

import fake_tensor
from fake_tensor import cli, report
from fake_tensor.pages import asset, to_script
from fake_tensor.pages.program import Writer
from fake_tensor.pages.render import Request, render_text
from fake_tensor.tool import Tool, find_tool

from .page_programs import NASTY, PROGRAM, SECOND, make_page, read_data

# Of the files that scripts/vendor-pages.sh writes.
VENDOR_DIGESTS = {
    "ui.js": "5f916336ed6aefb0b6ebdb1e64257de235ebd5b57b6130199c46d253590a254c",
    "charts.js": "b124977ad69caaeac19eae4902098aab38e0235fd6a331f87fa2cc0fba1f3d3c",
    "charts.css": "6add16cddf9ef91141134249d4aeea30fbaa2e504db765c54b3e70b4cba6b3d8"}


class Writing(unittest.TestCase):
    """The text of a page."""

    def test_escapes(self) -> None:
        text = to_script({"</script>": "<!-- & \u2028 \udcff \"\n"})
        self.assertNotRegex(text, "[<>&\u2028\udcff\n]")
        self.assertEqual(json.loads(text), {"</script>": "<!-- & \u2028 \udcff \"\n"})

    def test_names(self) -> None:
        page = make_page(NASTY, "<i>\udcff & \"title\"")
        # The scripts are the data and the code.
        self.assertEqual(page.count("</script>"), 2)
        self.assertIn("<title>&lt;i&gt;? &amp; &quot;title&quot;</title>", page)
        page.encode("utf-8")
        function, = read_data(page)["functions"]
        self.assertEqual(function["name"], 'quo"te</script>')
        self.assertEqual(function["values"][0][1], "<!--")
        self.assertEqual(function["ops"][0][2],
                         'a"b\n</script><script>alert(1)</script>&amp;\\xFF')
        self.assertEqual(function["modules"], ["m</script>.\u2028"])

    def test_only_its_scripts_run(self) -> None:
        page = make_page(PROGRAM)
        code = re.search(r"<script>(.*?)</script>", page, re.S)[1]
        digest = re.search(r"script-src 'sha256-(.*?)'", page)[1]
        self.assertEqual(base64.b64encode(hashlib.sha256(code.encode()).digest()).decode(),
                         digest)
        # Nothing is loaded.
        self.assertNotRegex(page, r"(src|href)=[\"'](?!#)|@import|url\(|https?://(?!www\.w3)")

    def test_vendored_files(self) -> None:
        for name, digest in VENDOR_DIGESTS.items():
            text = asset(f"vendor/{name}")
            self.assertEqual(hashlib.sha256(text.encode()).hexdigest(), digest, name)
        for name, words in (("preact", "MIT License"), ("htm", "Apache License"),
                            ("uplot", "MIT License"),
                            ("d3-hierarchy", "Permission to use, copy, modify")):
            self.assertIn(words, asset(f"vendor/LICENSE.{name}"))

    def test_empty_program(self) -> None:
        for text in ("", "module {}", "func.func private @f()\n"):
            with self.subTest(text=text):
                self.assertEqual(read_data(make_page(text))["functions"], [])

    def test_functions(self) -> None:
        data = read_data(make_page(PROGRAM + SECOND))
        self.assertEqual([each["name"] for each in data["functions"]], ["main", "second"])
        self.assertEqual(data["functions"][1]["ops"],
                         [["aten.neg.default", "%0", "negated", 0, -1, [0], [1]]])

    def test_facts(self) -> None:
        main, = read_data(make_page(PROGRAM))["functions"]
        facts = {op[2]: op[7] if len(op) > 7 else {} for op in main["ops"]}
        self.assertEqual(facts["sum"], {})
        self.assertEqual(facts["turned"], {"view": 1})
        names = [value[1] for value in main["values"]]
        self.assertEqual(facts["packed"], {"copy": {
            "reason": "layout", "source": names.index("turned"),
            "result": names.index("packed"), "bytes": ["16*b", 128]}})
        self.assertEqual(facts["moved"]["copy"]["reason"], "device")
        self.assertEqual(facts["written"], {"writes": [names.index("moved")]})
        self.assertEqual([(each["text"], each["op"]) for each in main["guards"]],
                         [("Eq(b, n)", 0)])
        self.assertEqual(main["symbols"][0]["hint"], 8)

    def test_layouts(self) -> None:
        data = read_data(make_page(PROGRAM))
        main, = data["functions"]
        layouts = {value[1]: data["layouts"][value[2][0]] for value in main["values"]}
        self.assertEqual(layouts["x"], {"dtype": "float32", "sizes": ["b", 4],
                                        "strides": [4, 1], "device": "cpu",
                                        "bytes": ["16*b", 128], "format": "contiguous"})
        self.assertNotIn("format", layouts["turned"])
        self.assertEqual(layouts["lost"]["unknown"], ["dtype"])

    def test_errors(self) -> None:
        text = SECOND.replace("aten.neg(%x)", "aten.mm(%x, %x)").replace(
            "(!fake.tensor<[3], f32>)", "(!fake.tensor<[3], f32>, !fake.tensor<[3], f32>)")
        page = render_text(Tool(find_tool()), text, Request("title"))
        self.assertEqual(len(page.errors), 1)
        error, = read_data(page.text)["errors"]
        self.assertIn("op (negated)", error["text"])
        self.assertEqual(error["op"], [0, 0])


class Sources(unittest.TestCase):
    """Lines of source files on a page."""

    def write(self, has_sources: bool = True, **files: str) -> Dict[str, Any]:
        """The lines by file of a program whose ops are in these files, in line 3."""
        with tempfile.TemporaryDirectory() as folder:
            lines = []
            for index, (name, text) in enumerate(files.items()):
                path = os.path.join(folder, name.replace("_", "."))
                if text:
                    pathlib.Path(path).write_bytes(text.encode("latin-1"))
                lines.append(json.dumps(
                    {"func": "f", "value": f"%{index}", "op": "aten.f.default", "meta": 1,
                     "operands": [], "stack": [[path, 3]]}))
            data = Writer(report.parse(lines), has_sources).write("title")
            return {os.path.basename(file["path"]): file["lines"] for file in data["files"]}

    def test_lines(self) -> None:
        text = "".join(f"line {number}\n" for number in range(1, 9))
        self.assertEqual(self.write(a_py=text), {
            "a.py": {number: f"line {number}" for number in range(1, 6)}})

    def test_short_and_missing_files(self) -> None:
        self.assertEqual(self.write(a_py="one\ntwo", b_py=""),
                         {"a.py": {1: "one", 2: "two"}, "b.py": {}})

    def test_other_files(self) -> None:
        # Locations can name any file.
        self.assertEqual(self.write(secret="1\n2\n3\n"), {"secret": {}})

    def test_not_unicode(self) -> None:
        self.assertEqual(self.write(a_py="\xff\n")["a.py"][1], "\ufffd")

    def test_long_lines(self) -> None:
        self.assertEqual(len(self.write(a_py="x" * 1000)["a.py"][1]), 200)

    def test_without(self) -> None:
        self.assertEqual(self.write(has_sources=False, a_py="1\n2\n3\n"), {"a.py": {}})


class Command(unittest.TestCase):
    """`fake-tensor page` on files, and `fake_tensor.page`."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "p.mlir").write_text(PROGRAM, encoding="utf-8")
        self.path = str(self.folder / "p.mlir")

    def run_command(self, *arguments: str) -> "tuple[int, str, str]":
        """The exit code, the output and the errors."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = cli.main(["page", *arguments])
        return code, out.getvalue(), err.getvalue()

    def test_program(self) -> None:
        output = self.folder / "page.html"
        self.assertEqual(self.run_command(self.path, "--title", "a & b", "-o", str(output)),
                         (0, "", ""))
        page = output.read_text(encoding="utf-8")
        self.assertIn("<title>a &amp; b</title>", page)
        self.assertEqual(read_data(page)["title"], "a & b")

    def test_report(self) -> None:
        done = Tool(find_tool()).report_details("", self.path)
        path = self.folder / "p.jsonl"
        path.write_text(done.stdout, encoding="utf-8")
        code, page, errors = self.run_command(str(path), "--fake-opt", "/nowhere")
        self.assertEqual((code, errors), (0, ""))
        expected = fake_tensor.page(self.path, title=str(path))
        self.assertEqual(read_data(page), read_data(expected))

    def test_formats(self) -> None:
        _, text, _ = self.run_command(self.path, "--format", "model-explorer")
        self.assertEqual(json.loads(text)["graphs"][0]["id"], "main")
        _, text, _ = self.run_command(self.path, "--format", "netron")
        self.assertIn("func.func @main(", text)

    def test_errors(self) -> None:
        (self.folder / "bad.mlir").write_text("func.func @f(", encoding="utf-8")
        (self.folder / "bad.jsonl").write_text("{}\n", encoding="utf-8")
        for arguments, message in (
                ([self.path, "--input", "3"], f"error: expected no inputs for '{self.path}'"
                 ": a program has them\n"),
                ([str(self.folder / "bad.jsonl"), "--format", "netron"],
                 "error: expected a program for netron, found the report "
                 f"'{self.folder}/bad.jsonl'\n"),
                ([str(self.folder / "bad.jsonl")],
                 f"error: cannot read '{self.folder}/bad.jsonl', line 1: expected a line of "
                 "--fake-report=details, found '{}'\n"),
                ([str(self.folder / "none.mlir")],
                 f"error: cannot use '{self.folder}/none.mlir': No such file or directory\n")):
            with self.subTest(message=message):
                self.assertEqual(self.run_command(*arguments), (2, "", message))
        code, _, error = self.run_command(str(self.folder / "bad.mlir"))
        self.assertEqual(code, 2)
        self.assertIn("expected non-function type", error)

    def test_program_with_errors(self) -> None:
        path = self.folder / "wrong.mlir"
        path.write_text(PROGRAM.replace("aten.t(%0)", "aten.mm(%0, %0)").replace(
            "(!fake.tensor<*>) -> !fake.tensor<*> loc(\"turned\"",
            "(!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*> loc(\"turned\""),
            encoding="utf-8")
        code, page, errors = self.run_command(str(path))
        self.assertEqual(code, 1)
        self.assertIn("cannot multiply", errors)
        self.assertIn("cannot multiply", read_data(page)["errors"][0]["text"])

    def test_other_format(self) -> None:
        with self.assertRaisesRegex(ValueError, "expected a format of html, model-explorer, "
                                    "netron, found 'pdf'"):
            fake_tensor.page(self.path, format="pdf")
        with self.assertRaisesRegex(TypeError, "expected no inputs for"):
            fake_tensor.page(self.path, (1,))


if __name__ == "__main__":
    unittest.main()
