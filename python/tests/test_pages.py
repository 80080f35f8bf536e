# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of pages: what is written, and what a browser shows. Those of the browser need
Chromium, and most of them Playwright for Python; those of other viewers need their
packages."""

import contextlib
import hashlib
import html
import importlib.util
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
from typing import Any, Dict, List, Optional

import fake_tensor
from fake_tensor import cli, report
from fake_tensor.pages import asset, netron, to_script, write_page
from fake_tensor.pages.model_explorer import write_graphs
from fake_tensor.pages.program import Writer
from fake_tensor.pages.render import Request, render_text
from fake_tensor.tool import Tool, find_tool

HERE = pathlib.Path(__file__).parent
# The file that scripts/vendor-pages.sh writes.
VENDOR_DIGEST = "5f916336ed6aefb0b6ebdb1e64257de235ebd5b57b6130199c46d253590a254c"
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser",
                                               "google-chrome"))), None)
HAS_PLAYWRIGHT = importlib.util.find_spec("playwright") is not None

PROGRAM = r'''
#stack = loc(callsite("/site-packages/torch/nn/modules/linear.py":134:0 at "net.py":2:0))
func.func @main(%x: !fake.tensor<[b, 4], f32> {fake.kind = "user_input"} loc("x"),
                %w: !fake.tensor<[n, 4], f32> {fake.kind = "parameter", fake.target = "head.fc.weight"} loc("w"),
                %u: !fake.tensor<[2, 4], ?> loc("u")) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<b, min = 2, hint = 8>, #fake.symbol<n, min = 2, hint = 8>]} {
  %0 = fake.aten.add.Tensor(%x, %w) : (!fake.tensor<[b, 4], f32>, !fake.tensor<[n, 4], f32>) -> !fake.tensor<*> loc("sum"("head.fc"(#stack)))
  %1 = fake.aten.t(%0) : (!fake.tensor<*>) -> !fake.tensor<*> loc("turned"("head"("net.py":2:0)))
  %2 = fake.aten.contiguous(%1) : (!fake.tensor<*>) -> !fake.tensor<*> loc("packed"("head"("net.py":2:0)))
  %3 = fake.aten.to.device(%2, "cuda:0", f32) : (!fake.tensor<*>) -> !fake.tensor<*> loc("moved")
  %4 = fake.aten.relu_(%3) : (!fake.tensor<*>) -> !fake.tensor<*> loc("written")
  %5 = fake.aten.neg(%u) : (!fake.tensor<[2, 4], ?>) -> !fake.tensor<*> loc("lost")
  return %4 : !fake.tensor<*>
}
'''
SECOND = '''
func.func @second(%x: !fake.tensor<[3], f32> loc("y")) -> !fake.tensor<*> {
  %0 = fake.aten.neg(%x) : (!fake.tensor<[3], f32>) -> !fake.tensor<*> loc("negated")
  return %0 : !fake.tensor<*>
}
'''
NASTY = r'''
func.func @"quo\22te</script>"(%x: !fake.tensor<[3], f32> loc("<!--")) -> !fake.tensor<*> {
  %0 = fake.aten.neg(%x) : (!fake.tensor<[3], f32>) -> !fake.tensor<*> loc("a\22b\0A</script><script>alert(1)</script>&amp;\FF"("m</script>.\E2\80\A8"))
  return %0 : !fake.tensor<*>
}
'''


def run_tool(text: str) -> report.Program:
    """The program of a report on a text."""
    return report.parse(Tool(find_tool()).report_details(text).stdout)


def make_page(text: str, title: str = "title") -> str:
    """The page of a text."""
    return render_text(Tool(find_tool()), text, Request(title)).text


def read_data(page: str) -> Dict[str, Any]:
    """The data of a page."""
    found: Dict[str, Any] = json.loads(re.search(
        r'<script type="application/json" id="data">(.*?)</script>', page, re.S)[1])
    return found


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
        import base64  # pylint: disable=import-outside-toplevel
        self.assertEqual(base64.b64encode(hashlib.sha256(code.encode()).digest()).decode(),
                         digest)
        # Nothing is loaded.
        self.assertNotRegex(page, r"(src|href)=[\"'](?!#)|@import|url\(|https?://(?!www\.w3)")

    def test_vendored_files(self) -> None:
        text = asset("vendor/ui.js")
        self.assertEqual(hashlib.sha256(text.encode()).hexdigest(), VENDOR_DIGEST)
        self.assertIn("MIT License", asset("vendor/LICENSE.preact"))
        self.assertIn("Apache License", asset("vendor/LICENSE.htm"))

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


class Viewers(unittest.TestCase):
    """Files for other viewers."""

    def test_model_explorer(self) -> None:
        collection = write_graphs(run_tool(PROGRAM + SECOND), "title")
        self.assertEqual(collection["label"], "title")
        self.assertEqual([graph["id"] for graph in collection["graphs"]],
                         ["main", "second"])
        nodes = {node["id"]: node for node in collection["graphs"][0]["nodes"]}
        self.assertEqual(nodes["op 0"]["label"], "aten.add.Tensor")
        self.assertEqual(nodes["op 0"]["namespace"], "head/fc")
        self.assertEqual(nodes["op 1"]["incomingEdges"],
                         [{"sourceNodeId": "op 0", "sourceNodeOutputId": "0",
                           "targetNodeInputId": "0"}])
        self.assertIn({"key": "guards", "value": "Eq(b, n)"}, nodes["op 0"]["attrs"])
        self.assertIn({"key": "copy", "value": "layout, 16*b bytes"},
                      nodes["op 2"]["attrs"])
        self.assertIn({"key": "tensor_shape", "value": "float32[4, b]"},
                      nodes["op 1"]["outputsMetadata"][0]["attrs"])
        self.assertEqual(nodes["argument 1"]["namespace"], "head/fc")
        for node in nodes.values():
            for edge in node["incomingEdges"]:
                self.assertIn(edge["sourceNodeId"], nodes)

    @unittest.skipUnless(importlib.util.find_spec("model_explorer")
                         and importlib.util.find_spec("dacite"),
                         "needs ai-edge-model-explorer and dacite")
    def test_classes_of_model_explorer(self) -> None:
        # pylint: disable=import-outside-toplevel,import-error
        import dacite
        folder = importlib.util.find_spec("model_explorer").submodule_search_locations[0]
        # The package itself needs a server.
        spec = importlib.util.spec_from_file_location(
            "graph_builder", os.path.join(folder, "graph_builder.py"))
        classes = importlib.util.module_from_spec(spec)
        import sys
        sys.modules["graph_builder"] = classes
        spec.loader.exec_module(classes)
        for text in (PROGRAM + SECOND, NASTY, ""):
            collection = write_graphs(run_tool(text), "title")
            # Raises for a field that is missing, unknown or of another type.
            found = dacite.from_dict(classes.GraphCollection, collection,
                                     dacite.Config(strict=True))
            self.assertEqual(len(found.graphs), len(collection["graphs"]))

    def netron_text(self, text: str) -> str:
        """The text for Netron, which fake-opt must read as well."""
        tool = Tool(find_tool())
        found = render_text(tool, text, Request("title", "netron")).text
        self.assertIsNone(tool.find_error(found))
        return found

    def test_netron(self) -> None:
        found = self.netron_text(PROGRAM + SECOND + "func.func @none() { return }\n")
        self.assertIn("func.func @main(%x: !fake.tensor<[b, 4], f32>, %w: ", found)
        self.assertIn("func.func @second(%y: !fake.tensor<[3], f32>) -> "
                      "!fake.tensor<[3], f32> {\n", found)
        self.assertIn("func.func @none() {\n", found)
        self.assertIn('%turned = "fake.aten.t"(%sum)', found)

    def test_netron_other_names(self) -> None:
        # Such functions stay in the generic form.
        self.assertIn('"func.func"() <{', self.netron_text(NASTY))
        self.assertIn('"func.func"() <{', self.netron_text("func.func private @f(i1)\n"))

    def test_netron_types(self) -> None:
        text = ('  "func.func"() <{function_type = (i1) -> tuple<i1, (i2) -> i3>, '
                'sym_name = "f"}> ({\n  ^bb0(%a: i1):\n    "x.y"() {a = "})"} : () -> ()\n'
                '  }) : () -> ()\n')
        self.assertEqual(netron.write_functions(text).splitlines(), [
            "  func.func @f(%a: i1) -> tuple<i1, (i2) -> i3> {",
            '    "x.y"() {a = "})"} : () -> ()', "  }"])

    @unittest.skipUnless(importlib.util.find_spec("netron") and shutil.which("node"),
                         "needs netron and node")
    def test_reader_of_netron(self) -> None:
        folder = importlib.util.find_spec("netron").submodule_search_locations[0]
        with tempfile.TemporaryDirectory() as work:
            path = os.path.join(work, "program.mlir")
            pathlib.Path(path).write_text(self.netron_text(PROGRAM), encoding="utf-8")
            done = subprocess.run(["node", str(HERE / "read_netron.mjs"), folder, path],
                                  capture_output=True, text=True, check=False)
        self.assertEqual((done.stdout, done.stderr), (
            "mlir.text MLIR\n@main: 3 inputs, 1 outputs, 6 nodes\n", ""))


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


@unittest.skipUnless(shutil.which("node"), "needs node")
class Frame(unittest.TestCase):
    """Functions of frame.js without a browser."""

    def run_node(self, code: str) -> Any:
        """The value that the code prints as JSON."""
        done = subprocess.run(
            ["node", "-"], input=f"const ui = {{}};\n{asset('frame.js')}\n"
            f"console.log(JSON.stringify((() => {{ {code} }})()));", capture_output=True,
            text=True, check=False)
        self.assertEqual(done.stderr, "")
        return json.loads(done.stdout)

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

    def test_bytes(self) -> None:
        self.assertEqual(self.run_node(
            "return [0, 1023, 1536, 102400, 2 ** 31].map(frame.formatBytes);"),
            ["0 B", "1023 B", "1.5 KiB", "100 KiB", "2.0 GiB"])


@unittest.skipUnless(BROWSER, "needs Chromium")
class Loading(unittest.TestCase):
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
class Using(unittest.TestCase):
    """Keys, searches and links."""

    def setUp(self) -> None:
        # pylint: disable=import-outside-toplevel,import-error
        from playwright.sync_api import sync_playwright
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        path = pathlib.Path(folder.name, "page.html")
        path.write_text(make_page(PROGRAM + SECOND), encoding="utf-8")
        playwright = sync_playwright().start()
        self.addCleanup(playwright.stop)
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        self.addCleanup(browser.close)
        self.page = browser.new_page(viewport={"width": 1400, "height": 900})
        self.errors: List[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.goto(path.as_uri())
        self.page.wait_for_selector("[data-ready]")
        self.page.wait_for_selector(".row")
        self.addCleanup(lambda: self.assertEqual(self.errors, []))

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
        self.page.set_viewport_size({"width": 400, "height": 800})
        self.page.click("text=packed")
        self.page.wait_for_selector("aside >> text=contiguous")
        self.assertTrue(self.page.evaluate(
            "document.documentElement.scrollWidth <= innerWidth"))
        self.page.click(".close")
        self.page.wait_for_selector("aside", state="hidden")


if __name__ == "__main__":
    unittest.main()
