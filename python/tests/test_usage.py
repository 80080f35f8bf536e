# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of the page of memory and cost, and of the files for other viewers. They need
fake-opt, and some PyTorch, node or the package of Model Explorer."""

import contextlib
import importlib.util
import io
import json
import os
import pathlib
import pickle
import pickletools
import shutil
import subprocess
import tempfile
import types
import unittest
from typing import Any, Dict, List, Optional

import fake_tensor
from fake_tensor import cli, memory
from fake_tensor.analysis import analyze
from fake_tensor.costs import CONVENTIONS
from fake_tensor.expressions import write_tree
from fake_tensor.pages.model_explorer import write_graphs, write_node_data
from fake_tensor.pages.perfetto import write_trace
from fake_tensor.pages.render import render_usage
from fake_tensor.pages.snapshot import SNAPSHOT_PROTOCOL, write_snapshot
from fake_tensor.tool import Tool, find_tool
from fake_tensor.usage import Usage, find_usage

from .browsing import run_node
from .page_programs import read_data
from .test_costs import LOOP, UNKNOWN
from .test_memory import DEVICES, NONZERO, PROGRAM, REPEATS

HAS_TORCH = importlib.util.find_spec("torch") is not None
# Composite ops, whose temporaries count, and other functions of sizes.
ATTENTION = """
func.func @main(%q: !fake.tensor<[b, n, 64], f32> {fake.kind = "user_input"} loc("q"),
                %k: !fake.tensor<[b, m, 64], f32> {fake.kind = "user_input"} loc("k"),
                %w: !fake.tensor<[64], f32> {fake.kind = "parameter"} loc("w")) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<b, min = 1, hint = 2>, #fake.symbol<n, min = 2, hint = 9>, #fake.symbol<m, min = 2, hint = 5>]} {
  %0 = fake.aten.layer_norm(%q, [64], %w) : (!fake.tensor<[b, n, 64], f32>, !fake.tensor<[64], f32>) -> !fake.tensor<*> loc("norm"("layers.0.norm"("model.py":3:0)))
  %1 = fake.aten.transpose.int(%k, 1, 2) : (!fake.tensor<[b, m, 64], f32>) -> !fake.tensor<*> loc("turned"("layers.0.attn"("model.py":4:0)))
  %2 = fake.aten.matmul(%0, %1) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*> loc("scores"("layers.0.attn"("model.py":4:0)))
  %3 = fake.aten.softmax.int(%2, -1) : (!fake.tensor<*>) -> !fake.tensor<*> loc("soft"("layers.0.attn"("model.py":5:0)))
  %4 = fake.aten.matmul(%3, %k) : (!fake.tensor<*>, !fake.tensor<[b, m, 64], f32>) -> !fake.tensor<*> loc("mixed"("layers.0.attn"("model.py":6:0)))
  %5 = fake.aten.slice.Tensor(%4, 1, step = 2) : (!fake.tensor<*>) -> !fake.tensor<*> loc("half"("layers.1"("model.py":7:0)))
  %6 = fake.aten.reshape(%5, [-1]) : (!fake.tensor<*>) -> !fake.tensor<*> loc("flat"("layers.1"("model.py":8:0)))
  %7:2 = fake.aten.sort(%6, 0, false) : (!fake.tensor<*>) -> (!fake.tensor<*>, !fake.tensor<*>) loc("sorted"("layers.1"("model.py":9:0)))
  return %7#0 : !fake.tensor<*>
}
"""


def make_usage(text: str, **options: Any) -> Usage:
    """The usage of a program."""
    return find_usage(analyze(text), Tool(find_tool()),
                      {name: values[0] for name, values in CONVENTIONS.items()}, **options)


def make_data(text: str, **sizes: int) -> Dict[str, Any]:
    """The data of the page of a program."""
    return read_data(render_usage(make_usage(text), "html", "title", sizes))


def run_scripts(data: Dict[str, Any], code: str) -> Any:
    """What code on the data returns with the functions of usage-model.js."""
    return run_node(("frame.js", "sizes.js", "usage-model.js"), code, data=data)


class Data(unittest.TestCase):
    """What is written to the page."""

    def test_functions(self) -> None:
        data = make_data(PROGRAM)
        function, = data["functions"]
        device, = function["devices"]
        self.assertEqual((function["name"], device["device"], device["grade"]),
                         ("main", "cpu", "exact"))
        self.assertEqual(function["symbols"], [{"name": "s", "min": 2, "max": None,
                                                "hint": 4, "bound": None}])
        self.assertEqual(function["modules"][function["places"][2][3]], "head")
        self.assertEqual(data["expressions"][device["peak"][0]][0],
                         "Max(4*s**2 + 2560*s + 2564, 10240*s + 2564)")
        self.assertEqual([role for _, role, *_ in device["storages"]].count("temporary"), 3)

    def test_steps_of_composite_ops(self) -> None:
        device, = make_data(ATTENTION)["functions"][0]["devices"]
        self.assertIn("1", device["steps"])

    def test_symbols_of_loops(self) -> None:
        function, = make_data(LOOP)["functions"]
        self.assertIn({"name": "trips0", "min": 0, "max": None, "hint": None,
                       "bound": None}, function["symbols"])

    def test_large_integers_are_expressions(self) -> None:
        text = str(2**53 * 4)
        self.assertIn([text, ["int", text]],
                      make_data(PROGRAM.replace("640", str(2**53)))["expressions"])

    def test_trees(self) -> None:
        self.assertEqual(write_tree("-Max(n, 2)//3 + 1.5*n**2"), [
            "+", ["//", ["-", ["Max", "n", ["int", "2"]]], ["int", "3"]],
            ["*", ["float", 1.5], ["**", "n", ["int", "2"]]]])
        self.assertEqual(write_tree("1 < n <= 7"), [
            "And", ["Lt", ["int", "1"], "n"], ["Le", "n", ["int", "7"]]])

    def test_several_functions_have_hints_of_their_own(self) -> None:
        text = PROGRAM + PROGRAM.replace("@main", "@other").replace("hint = 4", "hint = 40")
        peaks = make_usage(text).peaks
        self.assertEqual([each.hints for each in peaks], [{"s": 4}, {"s": 40}])

    def test_main_comes_first(self) -> None:
        data = make_data(PROGRAM.replace("@main", "@other") + PROGRAM)
        self.assertEqual([each["name"] for each in data["functions"]], ["main", "other"])


@unittest.skipUnless(shutil.which("node"), "needs node")
class Evaluation(unittest.TestCase):
    """The page computes what Python computes."""

    def check_program(self, text: str, *assignments: Dict[str, int], **options: Any) -> None:
        """Timelines, peaks, bands and costs for values of symbols."""
        usage = make_usage(text, **options)
        data = read_data(render_usage(usage, "html", "title", {}))
        for values in assignments:
            found = run_scripts(data, f"""
                const values = {json.dumps(values)};
                return data.functions.map((_, number) => {{
                  const fn = usage.prepare(data, number);
                  const valueOf = usage.evaluator(data, values);
                  return {{devices: fn.devices.map(device => {{
                    const state = usage.timeline(fn, device, valueOf);
                    const bands = usage.makeBands(fn, device, state);
                    return {{most: state.most, peak: state.peak, expr: valueOf(device.peak),
                      sums: state.most.map((_, at) => bands.reduce(
                        (sum, band) => sum + band.values[at], 0)),
                      alive: usage.aliveAt(device.storages, state, state.peak).map(
                        each => each.place.label)}};
                  }}), costs: usage.countCosts(fn, valueOf)}};
                }});""")
            for function, costs in zip(found, usage.costs):
                peaks = usage.peaks_of(costs.function)
                for device, peak in zip(function["devices"], peaks):
                    points = peak.timeline(**values)
                    self.assertEqual(device["most"], [str(each.bytes) for each in points])
                    self.assertEqual(device["expr"], str(peak.at(**values)))
                    self.assertEqual(device["most"][device["peak"]], device["expr"])
                    self.assertEqual(device["sums"], [each.bytes for each in points])
                    self.assertEqual(device["alive"], [
                        each.place.label for each in peak.largest(**values)])
                self.assertEqual(function["costs"]["counts"], [
                    [str(size) for size in op.cost.at(values).sizes] for op in costs.ops])

    def test_programs(self) -> None:
        self.check_program(PROGRAM, {"s": 2}, {"s": 1919}, {"s": 1920}, {"s": 5000})
        self.check_program(PROGRAM, {"s": 2}, {"s": 5000}, donate_arguments=True)
        self.check_program(PROGRAM, {"s": 3}, allocator="cuda")

    def test_composite_ops_and_functions_of_sizes(self) -> None:
        self.check_program(ATTENTION, {"b": 1, "n": 2, "m": 2}, {"b": 3, "n": 7, "m": 300},
                           {"b": 8, "n": 1000, "m": 33})

    def test_more_than_floats_are_exact_for(self) -> None:
        self.assertEqual(run_scripts(make_data(PROGRAM), """
            const fn = usage.prepare(data, 0);
            const valueOf = usage.evaluator(data, {s: 3037000499});
            return valueOf(fn.devices[0].peak);"""),
            str(fake_tensor.peak(PROGRAM).at(s=3037000499)))

    def test_several_devices(self) -> None:
        self.check_program(DEVICES, {})

    def test_sizes_that_depend_on_data(self) -> None:
        self.check_program(REPEATS, {"n": 3, "u0": 2})
        self.check_program(NONZERO.replace("SIZE", "n"), {"n": 3, "u0": 3})
        self.check_program(NONZERO.replace("SIZE", "6"), {"u0": 6})

    def test_functions(self) -> None:
        for text, values in (
                ("-7//2", {}), ("-7 % 3", {}), ("7 // -2", {}), ("2**70", {}),
                ("TruncToInt(1.5*ToFloat(n))", {"n": 5}), ("RoundToInt(ToFloat(n)/2)", {"n": 5}),
                ("RoundToInt(ToFloat(n)/2)", {"n": 7}), ("CeilToInt(IntTrueDiv(n, 3))", {"n": 7}),
                ("FloorToInt(OpaqueUnaryFn_sqrt(ToFloat(n)))", {"n": 99}),
                ("CeilToInt(FloatTrueDiv(OpaqueUnaryFn_log(ToFloat(n) - 0.5), "
                 "0.6931471805599453))", {"n": 1025}),
                ("Min(n, 3) + Max(n, 4, 2)", {"n": 9})):
            with self.subTest(text=text):
                self.assertEqual(
                    run_scripts({}, f"""
                        const values = {json.dumps(values)};
                        for (const name in values) values[name] = BigInt(values[name]);
                        return sizes.evaluate({json.dumps(write_tree(text))}, values);"""),
                    str(fake_tensor.report.evaluate(text, values)))
        self.assertEqual(run_scripts({}, """return [["Eq", "n", ["int", "2"]],
            ["Other", "n"], "m", ["//", "n", ["int", "0"]]].map(
            tree => sizes.evaluate(tree, {n: 2n}));"""), [True, None, None, None])


@unittest.skipUnless(shutil.which("node"), "needs node")
class Model(unittest.TestCase):
    """Functions of usage-model.js without a browser."""

    def test_stops_of_sliders(self) -> None:
        few, many, bound = run_scripts({}, """return [
            {min: 2, max: 5, hint: null}, {min: 1, max: null, hint: 1000},
            {min: 0, max: 1000000, hint: 3}].map(usage.stopsOf);""")
        self.assertEqual(few, [2, 3, 4, 5])
        self.assertEqual((many[:3], many[-1]), ([1, 2, 3], 64000))
        self.assertIn(1000, many)
        self.assertIn(4096, many)
        self.assertLess(len(many), 80)
        self.assertEqual(bound[-1], 8192)

    def test_first_values(self) -> None:
        data = {"expressions": [["2*a", write_tree("2*a")]]}
        self.assertEqual(run_scripts(data, """return usage.firstValues(data, {symbols: [
            {name: "e", min: 0, max: 9, hint: 1, bound: [0]},
            {name: "a", min: 1, max: null, hint: 8, bound: null},
            {name: "b", min: 2, max: 10, hint: null, bound: null},
            {name: "c", min: 100, max: null, hint: null, bound: null},
            {name: "d", min: 0, max: 9, hint: 1, bound: null},
            {name: "f", min: 0, max: 9, hint: 1, bound: 5},
            {name: "g", min: 0, max: 9, hint: 1, bound: 5}]}, {d: 7, g: 3});"""),
            {"a": 8, "b": 10, "c": 100, "d": 7, "e": 16, "f": 5, "g": 3})

    def test_columns_keep_the_peak(self) -> None:
        found = run_scripts({}, """
            const most = Array.from({length: 10000}, (_, at) => BigInt(at === 7777 ? 9 : at % 5));
            const columns = usage.makeColumns(most, 0, 9999, 500);
            return [columns.length, columns.filter(([, top]) => top === 7777).length,
                    usage.makeColumns(most, 10, 12, 500)];""")
        self.assertEqual(found, [500, 1, [[10, 10], [11, 11], [12, 12]]])

    def test_modules(self) -> None:
        tree = run_scripts(make_data(ATTENTION), """
            const fn = usage.prepare(data, 0);
            const valueOf = usage.evaluator(data, {b: 2, n: 9, m: 5});
            const {counts, total} = usage.countCosts(fn, valueOf);
            const tree = usage.moduleTree(fn, counts, usage.MEASURES.flops);
            const show = node => node.op ? node.name : [node.name, ...node.children.map(show)];
            return [show(tree), tree.value === total[1],
                    usage.groupAt(tree, "layers.0.attn").path,
                    usage.moduleRuns(fn, 0, 8).map(run => run.path)];""")
        self.assertEqual(tree, [
            ["", ["layers", ["0", "norm norm", ["attn", "scores", "soft", "mixed"]],
                  "1 sorted"]], True, "layers.0.attn",
            ["", "layers.0.norm", "layers.0.attn", "layers.1"]])

    def test_colors(self) -> None:
        found = run_scripts({}, """
            const fn = {kinds: Array.from({length: 20}, (_, at) => `op${at}`)};
            return [["op3", "op1", "op0"], ["op13", "op1", "op0"]].map(
              kinds => [...usage.colorKinds(fn, kinds)]);""")
        self.assertEqual(found, [[["op3", 3], ["op1", 1], ["op0", 0]],
                                 [["op13", 2], ["op1", 1], ["op0", 0]]])

    def test_addresses(self) -> None:
        found = run_scripts(make_data(PROGRAM + DEVICES.replace("@main", "@other")), """
            return ["", "1/0/cost/1?s=9", "7/7/x/99?s=x", "0/0/memory/2?s=1", "0/0/memory/?s=12"]
              .map(hash => usage.parseHash(data, hash)).map(view =>
                [usage.formatHash(view), view.values]);""")
        self.assertEqual(found, [
            ["0/0/memory/?", {}], ["1/0/cost/1?", {}], ["0/0/memory/?", {}],
            ["0/0/memory/2?s=2", {"s": 2}], ["0/0/memory/?s=12", {"s": 12}]])


class Snapshot(unittest.TestCase):
    """Snapshots for PyTorch."""

    def check_snapshot(self, peak: fake_tensor.Peak, **sizes: int) -> Dict[str, Any]:
        """The sums of what is allocated, and that blocks do not overlap."""
        snapshot = peak.snapshot(**sizes)
        segment, = snapshot["segments"]
        alive: Dict[int, int] = {}
        most = 0
        for event in snapshot["device_traces"][0]:
            if event["action"] == "alloc":
                start, end = event["addr"], event["addr"] + event["size"]
                for other, size in alive.items():
                    self.assertTrue(end <= other or other + size <= start)
                self.assertLessEqual(end, segment["address"] + segment["total_size"])
                alive[start] = event["size"]
                most = max(most, sum(alive.values()))
            elif event["action"] == "free_completed":
                self.assertEqual(alive.pop(event["addr"]), event["size"])
        self.assertEqual(most, peak.at(**{**peak.hints, **sizes}))
        self.assertEqual(alive, {block["address"]: block["size"]
                                 for block in segment["blocks"]
                                 if block["state"] == "active_allocated"})
        self.assertEqual(sum(block["size"] for block in segment["blocks"]),
                         segment["total_size"])
        return snapshot

    def test_events(self) -> None:
        for sizes in ({}, {"s": 100}, {"s": 5000}):
            snapshot = self.check_snapshot(fake_tensor.peak(PROGRAM), **sizes)
        frames = [event["frames"][0] for event in snapshot["device_traces"][0]
                  if event["action"] == "alloc"]
        self.assertIn({"name": "temporary mm: aten.mm in head", "filename": "model.py",
                       "line": 7}, frames)
        self.assertIn({"name": "parameter w", "filename": "", "line": 0}, frames)

    def test_composite_ops(self) -> None:
        snapshot = self.check_snapshot(fake_tensor.peak(ATTENTION), n=700, m=20)
        names = [event["frames"][0]["name"] for event in snapshot["device_traces"][0]
                 if event["frames"]]
        self.assertIn("inside of norm: aten.layer_norm in layers.0.norm", names)

    def test_devices(self) -> None:
        snapshot = write_snapshot(make_usage(DEVICES).peaks, {})
        self.assertEqual([each["device"] for each in snapshot["segments"]], [0, 1])

    def test_reader_of_memory_viz(self) -> None:
        # The script of pytorch.org/memory_viz knows these.
        known = {"PROTO", "FRAME", "MEMOIZE", "MARK", "STOP", "EMPTY_DICT", "EMPTY_LIST",
                 "SETITEM", "SETITEMS", "APPEND", "APPENDS", "BINGET", "LONG_BINGET",
                 "SHORT_BINUNICODE", "BINUNICODE", "BININT", "BININT1", "BININT2", "LONG1",
                 "NEWFALSE", "NEWTRUE", "NONE", "TUPLE1", "TUPLE2", "TUPLE3"}
        data = pickle.dumps(fake_tensor.peak(ATTENTION).snapshot(n=2 ** 33),
                            SNAPSHOT_PROTOCOL)
        self.assertLessEqual({op.name for op, *_ in pickletools.genops(data)}, known)

    def test_missing_sizes(self) -> None:
        # The bound of a size that depends on data counts.
        self.check_snapshot(fake_tensor.peak(NONZERO.replace("SIZE", "n")), n=6)
        with self.assertRaises(memory.UnknownSize):
            fake_tensor.peak(REPEATS).snapshot(n=3)

    @unittest.skipUnless(HAS_TORCH, "needs PyTorch")
    def test_functions_of_pytorch(self) -> None:
        from torch.cuda import _memory_viz  # pylint: disable=import-outside-toplevel
        snapshot = pickle.loads(pickle.dumps(fake_tensor.peak(ATTENTION).snapshot()))
        self.assertIn("Active Memory Timeline", _memory_viz.trace_plot(snapshot))
        self.assertIn("Allocator State History", _memory_viz.segment_plot(snapshot))
        # These read the fields.
        self.assertIn("model.py:9:result sorted: aten.sort in layers.1",
                      _memory_viz.memory(snapshot, lambda text: text))
        self.assertIn("cudaMalloc", _memory_viz.trace(snapshot))
        self.assertIn("segments: 1", _memory_viz.segsum(snapshot))
        self.assertIn("9:result sorted: aten.sort in layers.1", _memory_viz.segments(
            snapshot, lambda text: text))
        _memory_viz.filter_alloc_free_pairs(snapshot)


class Viewers(unittest.TestCase):
    """Files for Perfetto and Model Explorer."""

    def test_trace(self) -> None:
        usage = make_usage(ATTENTION)
        events = write_trace(usage, {})["traceEvents"]
        counters = [event["args"]["bytes"] for event in events if event["ph"] == "C"]
        peak, = usage.peaks
        self.assertEqual(counters, [*(point.bytes for point
                                      in peak.timeline(**peak.hints)), 0])
        slices = [(event["cat"], event["name"], event["ts"], event["dur"])
                  for event in events if event["ph"] == "X"]
        self.assertEqual(slices[:4], [("module", "layers", 1, 8), ("module", "0", 1, 5),
                                      ("module", "norm", 1, 1), ("module", "attn", 2, 4)])
        self.assertIn(("op", "scores", 3, 1), slices)
        scores, = (event["args"] for event in events if event["name"] == "scores")
        self.assertEqual((scores["op"], scores["source"], scores["macs"]),
                         ("fake.aten.matmul", "model.py:4", 2 * 9 * 5 * 64))

    def test_node_data(self) -> None:
        usage = make_usage(ATTENTION + DEVICES.replace("@main", "@other"))
        graphs = {graph["id"]: {node["id"]: node for node in graph["nodes"]} for graph
                  in write_graphs(usage.program, "title")["graphs"]}
        for kind in ("memory", "cost"):
            for name, data in write_node_data(usage, {}, kind).items():
                self.assertLessEqual(set(data["results"]), set(graphs[name]))
        peak = usage.peaks[0]
        values = write_node_data(usage, {}, "memory")["main"]["results"].values()
        self.assertEqual(max(each["value"] for each in values), peak.at(**peak.hints))
        costs = write_node_data(usage, {"n": 20}, "cost")["main"]["results"].values()
        self.assertEqual(sum(each["value"] for each in costs),
                         usage.costs[0].at(b=2, n=20, m=5).total.flops)

    @unittest.skipUnless(importlib.util.find_spec("model_explorer")
                         and importlib.util.find_spec("dacite"),
                         "needs ai-edge-model-explorer and dacite")
    def test_classes_of_model_explorer(self) -> None:
        # pylint: disable=import-outside-toplevel,import-error
        import dacite
        folder = importlib.util.find_spec("model_explorer").submodule_search_locations[0]
        # The package itself needs a server, and the file only a function of it.
        text = pathlib.Path(folder, "node_data_builder.py").read_text(encoding="utf-8")
        classes = types.ModuleType("node_data_builder")
        exec(text.replace("from .utils import", "#"), classes.__dict__)
        for data in write_node_data(make_usage(ATTENTION), {}, "memory").values():
            dacite.from_dict(classes.GraphNodeData, data, dacite.Config(
                strict=True, forward_references={
                    name: getattr(classes, name) for name in
                    ("NodeDataResult", "ThresholdItem", "GradientItem", "AggregatedStat")}))


class Command(unittest.TestCase):
    """The formats of `fake-tensor memory` and `cost`, and `fake_tensor.memory_page`."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.path = os.fspath(self.folder / "model.mlir")
        pathlib.Path(self.path).write_text(PROGRAM, encoding="utf-8")

    def run_command(self, *arguments: str, name: Optional[str] = None) -> str:
        """The output, which is a file."""
        out = self.folder / "out"
        error = io.StringIO()
        with contextlib.redirect_stderr(error):
            code = cli.main([arguments[0], name or self.path, *arguments[1:],
                             "-o", os.fspath(out)])
        self.assertEqual((code, error.getvalue()), (0, ""))
        return os.fspath(out)

    def fail_command(self, *arguments: str) -> str:
        """The error."""
        error = io.StringIO()
        with contextlib.redirect_stderr(error):
            self.assertEqual(cli.main(list(arguments)), 2)
        return error.getvalue()

    def read(self, path: str) -> str:
        """The text of a file."""
        return pathlib.Path(path).read_text(encoding="utf-8")

    def test_pages(self) -> None:
        page = self.read(self.run_command("memory", "--format", "html", "--at", "s=7"))
        data = read_data(page)
        self.assertEqual((data["title"], data["tab"], data["at"]),
                         (self.path, "memory", {"s": 7}))
        # Nothing is loaded.
        self.assertNotRegex(page, r"(src|href)=[\"'](?!#)|@import|url\(|https?://(?!www\.w3)")
        self.assertEqual(data, read_data(fake_tensor.memory_page(self.path, sizes={"s": 7})))
        other = read_data(self.read(self.run_command("cost", "--format", "html",
                                                     "--count", "macs")))
        self.assertEqual((other["tab"], other["conventions"]["count"]), ("cost", "macs"))

    def test_options_of_memory(self) -> None:
        page = self.read(self.run_command("memory", "--format", "html", "--allocator", "cuda",
                                          "--donate-arguments"))
        expected = fake_tensor.memory_page(self.path, allocator="cuda", donate_arguments=True)
        self.assertEqual(read_data(page), read_data(expected))
        self.assertNotEqual(read_data(page), read_data(fake_tensor.memory_page(self.path)))

    def test_files(self) -> None:
        with open(self.run_command("memory", "--format", "snapshot"), "rb") as file:
            self.assertEqual(pickle.load(file), fake_tensor.peak(PROGRAM).snapshot())
        trace = json.loads(self.read(self.run_command("memory", "--format", "perfetto")))
        self.assertEqual(trace["traceEvents"][0]["name"], "process_name")
        values: List[int] = []
        for command in ("memory", "cost"):
            data = json.loads(self.read(self.run_command(command, "--format", "node-data",
                                                         "--at", "s=9")))
            values.append(data["main"]["results"]["op 1"]["value"])
        self.assertEqual(values[1], 2 * 9 * 9 * 640)

    def test_bytecode(self) -> None:
        path = os.fspath(self.folder / "model.mlirbc")
        subprocess.run([find_tool(), self.path, "--emit-bytecode", "-o", path], check=True)
        data = read_data(self.read(self.run_command("memory", "--format", "html", name=path)))
        self.assertEqual(len(data["functions"]), 1)
        self.assertEqual(fake_tensor.peak(pathlib.Path(path)).at(s=10), 10240 * 10 + 2564)

    def test_errors(self) -> None:
        self.assertIn("no symbol 't'", self.fail_command(
            "memory", self.path, "--format", "html", "--at", "t=3"))
        path = self.folder / "repeats.mlir"
        path.write_text(REPEATS, encoding="utf-8")
        self.assertIn("error: expected values of the symbols in", self.fail_command(
            "memory", os.fspath(path), "--format", "snapshot"))
        self.assertEqual(cli.main(["cost", os.fspath(path), "--format", "html", "-o",
                                   os.fspath(self.folder / "out")]), 0)
        with self.assertRaisesRegex(ValueError, "expected padding to be dense or valid"):
            fake_tensor.memory_page(self.path, padding="some")

    def test_unknown_ops(self) -> None:
        path = os.fspath(self.folder / "unknown.mlir")
        pathlib.Path(path).write_text(UNKNOWN, encoding="utf-8")
        page = self.read(self.run_command("memory", "--format", "html", name=path))
        function, = read_data(page)["functions"]
        self.assertEqual(function["costs"]["unknown"][0][0], "aten.to_sparse.default")
        # As without a format.
        self.assertEqual(cli.main(["cost", path, "--format", "html", "-o",
                                   os.fspath(self.folder / "out")]), 1)

    def test_sources(self) -> None:
        file = self.folder / "model.py"
        file.write_text("a\nb\n", encoding="utf-8")
        pathlib.Path(self.path).write_text(PROGRAM.replace(
            '"model.py":7', f'"{file}":1'), encoding="utf-8")
        for options, lines in (((), {"1": "a", "2": "b", "3": ""}), (("--no-sources",), {})):
            data = read_data(self.read(self.run_command("memory", "--format", "html",
                                                        *options)))
            self.assertEqual([each["lines"] for each in data["files"]
                              if each["path"].endswith("model.py")], [lines])

    @unittest.skipUnless(HAS_TORCH, "needs PyTorch")
    def test_models_and_recorded_programs(self) -> None:
        import torch  # pylint: disable=import-outside-toplevel
        page = fake_tensor.memory_page(torch.nn.Linear(4, 2), (torch.randn(3, 4),))
        self.assertEqual(read_data(page)["title"], "Linear")
        with fake_tensor.record() as program:
            torch.ones(3, 4).mul(2)
        data = read_data(fake_tensor.memory_page(program, title="recorded"))
        self.assertEqual(data["title"], "recorded")
        self.assertEqual(len(data["functions"]), 1)


if __name__ == "__main__":
    unittest.main()
