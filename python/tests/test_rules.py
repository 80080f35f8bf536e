# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of rules written from fake kernels. They need PyTorch, and fake-opt in
$FAKE_OPT."""

import unittest
import warnings

from .live import HAS_TORCH, LiveTest

if HAS_TORCH:
    import torch

    import fake_tensor
    from fake_tensor import exporter, ir, rules
    from fake_tensor.cases import Verdict
    from fake_tensor.custom_calls import CustomCall
    from fake_tensor.graph import Graph, run_graph
    from fake_tensor.program import load_program, read_program
    from fake_tensor.tool import Tool, find_tool

    from . import custom_ops


def _args(rows=6, columns=5, device="cpu"):
    return (torch.randn(rows, columns, device=device),
            torch.randn(rows + 2, columns, device=device))


def _shapes():
    auto = torch.export.Dim.AUTO
    return ({0: auto, 1: auto}, {0: auto, 1: auto})


class RulesTest(LiveTest):

    def models(self):
        return [custom_ops.Rows(), custom_ops.Mixture(), custom_ops.Lists(),
                custom_ops.Data(), custom_ops.Writes(), custom_ops.Layouts()]

    def load(self, model, args, shapes=None, device=None, decompositions=None):
        tool = Tool(find_tool())
        return tool, exporter.load_graph(model, args, {}, shapes, decompositions, device,
                                         tool)

    def with_rules_of(self, graph, model, args, device=None):
        """The graph of a model with the rules of another model."""
        program = load_program(model, args)
        return Graph(read_program(program, device).records, graph.rules)

    def differences(self, graph, tool):
        run_graph(tool, graph)
        return [(node.name, node.difference) for node in graph.nodes
                if node.verdict is not Verdict.EXACT]

    def test_every_node_is_right(self):
        for model in self.models():
            for shapes in (None, _shapes()):
                with self.subTest(model=type(model).__name__, dynamic=bool(shapes)):
                    tool, graph = self.load(model, _args(), shapes)
                    self.assertEqual(graph.rules.missing, {})
                    self.assertEqual(self.differences(graph, tool), [])

    def test_decomposed(self):
        # An op that writes is wrapped, with copies of the written tensors.
        for model in self.models():
            for shapes in (None, _shapes()):
                with self.subTest(model=type(model).__name__, dynamic=bool(shapes)):
                    tool, graph = self.load(
                        model, _args(), shapes,
                        decompositions=exporter.core_decompositions())
                    self.assertEqual(graph.rules.missing, {})
                    self.assertEqual(self.differences(graph, tool), [])

    def test_other_sizes(self):
        # The rules of one export, the graph of another.
        for model in self.models():
            tool, graph = self.load(model, _args())
            for sizes in ((9, 7), (2, 3), (1, 1)):
                with self.subTest(model=type(model).__name__, sizes=sizes):
                    other = self.with_rules_of(graph, model, _args(*sizes))
                    self.assertEqual(self.differences(other, tool), [])

    def test_other_devices(self):
        for model in self.models():
            with self.subTest(model=type(model).__name__):
                tool, graph = self.load(model, _args(), device="cuda:1")
                self.assertEqual(self.differences(graph, tool), [])
                other = self.with_rules_of(graph, model, _args(), device="cpu")
                self.assertEqual(self.differences(other, tool), [])

    def test_generated_rules_pass_their_check(self):
        for model in self.models():
            with self.subTest(model=type(model).__name__):
                tool, graph = self.load(model, _args())
                done = tool.run_passes("\n".join(graph.rules.lines) + "\n",
                                       ["--fake-check-rules"])
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertEqual(done.stderr.count("passed: 200 calls"),
                                 len(graph.rules.schemas))

    def test_use_outside_is_an_error(self):
        tool, graph = self.load(custom_ops.Mixture(), _args())
        limits = graph.rules.limits
        self.assertIn("x has 2 dimensions", limits["fake_tensor_rules.norm"])
        self.assertIn("mode is \"sum\"", limits["fake_tensor_rules.norm"])

        class Deeper(torch.nn.Module):
            def forward(self, x, w):
                return custom_ops.OPS.norm(x, w), custom_ops.OPS.norm(x[0], w, "max")

        other = self.with_rules_of(graph, Deeper(),
                                   (torch.randn(2, 3, 4), torch.randn(4)))
        found = dict(self.differences(other, tool))
        for name in ("norm", "norm_1"):
            self.assertIn("expected a call for which one of 3 cases of the rule holds",
                          found[name])

    def test_branch_on_a_size_holds_on_its_side(self):
        class Odd(torch.nn.Module):
            def forward(self, x):
                return custom_ops.OPS.odd(x)

        tool, graph = self.load(Odd(), (torch.randn(10),))
        self.assertEqual(self.differences(graph, tool), [])
        other = self.with_rules_of(graph, Odd(), (torch.randn(11),))
        self.assertIn("expected size 0 of x to be equal to 10",
                      dict(self.differences(other, tool))["odd"])

    def test_dtypes_for_which_a_kernel_looks_further(self):
        x = torch.empty(3, device="meta")
        call = CustomCall(custom_ops.OPS.picky.default, [x, x], {})
        _, limits = rules.write_rule([call], Tool(find_tool()).list_ops())
        self.assertEqual(limits, ["the dtype of x is not float16"])

    def test_layouts(self):
        tool, graph = self.load(custom_ops.Layouts(), _args())
        self.assertIn("like is not contiguous", graph.rules.limits[
            "fake_tensor_rules.laid_out"])
        self.assertEqual(graph.rules.limits["fake_tensor_rules.packed"],
                         ["x has 2 dimensions"])

        kind = "!fake.tensor<[2, 3, 4, 5], f32, strides = [60, 20, 1, 4]>"
        done = tool.run_passes("\n".join(graph.rules.lines) + f"""
            func.func @f(%x: {kind}) {{
              %0 = fake.fake_tensor_rules.last_layout(%x) : ({kind}) -> !fake.tensor<*>
              %1 = fake.fake_tensor_rules.laid_out(%x) : ({kind}) -> !fake.tensor<*>
              return
            }}""", ["--fake-propagate"])
        self.assertIn("expected an image of a known layout", done.stderr)
        self.assertIn("case 5 of 5 does not hold: expected that x is contiguous, found "
                      "f32(2, 3, 4, 5)/(60, 20, 1, 4)", done.stderr)

    def test_branches_that_are_no_cases(self):
        table = Tool(find_tool()).list_ops()
        x = torch.empty(4, 3, device="meta")
        for op in (custom_ops.OPS.last_stride, custom_ops.OPS.turned):
            calls = [CustomCall(op.default, [each], {}) for each in (x, x.t())]
            with self.assertRaisesRegex(rules.CannotTrace, r"take different branches .*"
                                        r"x\.is_contiguous\(\)"):
                rules.write_rule(calls, table)

            class Both(torch.nn.Module):
                """Takes both branches."""

                def forward(self, x, op=op):
                    return op(x), op(x.t())

            found = fake_tensor.infer(Both(), (torch.randn(4, 3),))
            self.assertRegex(found[op.__name__].error, "^not in the op table, and has no "
                             "rule: calls in the model take different branches on ")

    def test_kernel_that_calls_a_custom_op(self):
        class Nested(torch.nn.Module):
            def forward(self, x):
                return custom_ops.OPS.pad_twice(x, 4)

        tool, graph = self.load(Nested(), (torch.randn(5, 2),))
        self.assertEqual(list(graph.rules.schemas), ["fake_tensor_rules.pad_rows",
                                                     "fake_tensor_rules.pad_twice"])
        self.assertEqual(self.differences(graph, tool), [])

    def test_kernel_in_cpp(self):
        # topk is in the op table, and has no fake kernel in Python.
        tool = Tool(find_tool())
        call = CustomCall(torch.ops.aten.topk.default,
                                [torch.empty(6, 4, device="meta"), 2], {})
        lines, limits = rules.write_rule([call], tool.list_ops())
        self.assertEqual(limits[0], "self has 2 dimensions")
        # The dimension of the call is the last one, -1.
        self.assertIn("dim is less than 0", limits)
        text = "\n".join(lines).replace('"aten::', '"other::') + """
            func.func @f(%x: !fake.tensor<[3, 7], bf16, strides = [1, 3]>) {
              %0:2 = fake.other.topk(%x, 5) : (!fake.tensor<[3, 7], bf16, strides = [1, 3]>)
                  -> (!fake.tensor<*>, !fake.tensor<*>)
              return
            }
        """
        found = tool.parse_report(tool.report(text).stdout)
        self.assertEqual([entry["meta"]["t"][:4] for entry in found[1:]],
                         [[[3, 5], [5, 1], 0, "bfloat16"], [[3, 5], [5, 1], 0, "int64"]])

    def test_kernels_that_are_no_rules(self):
        table = Tool(find_tool()).list_ops()
        x = torch.empty(4, device="meta")
        for op, reason in ((custom_ops.OPS.secret, "a result that is no tensor"),
                           (custom_ops.OPS.silent, "no fake kernel"),
                           (custom_ops.OPS.tracked, "it reads requires_grad"),
                           (custom_ops.OPS.after_offset_of_view,
                            "it reads the storage offset of a result")):
            with self.subTest(op=str(op)):
                call = CustomCall(op.default, [x], {})
                with self.assertRaisesRegex(rules.CannotTrace, reason):
                    rules.write_rule([call], table)
                found = rules.write_rules([call], table, lambda text: None)
                self.assertRegex(found.missing[ir.normal_name(str(op.default))], reason)

    def test_storage_offset(self):
        class Parts(torch.nn.Module):
            """Tensors of other offsets."""

            def forward(self, x):
                return (custom_ops.OPS.after_offset(x), custom_ops.OPS.after_offset(x[1:, 2:]),
                        custom_ops.OPS.after_offset(x.t()[3:]))

        tool, graph = self.load(Parts(), (torch.randn(4, 5),))
        self.assertEqual(self.differences(graph, tool), [])

    def test_tags(self):
        x = torch.empty(4, device="meta")
        call = CustomCall(custom_ops.OPS.scale.default, [x], {})
        lines, _ = rules.write_rule([call], Tool(find_tool()).list_ops())
        self.assertTrue(lines[0].endswith("(%x, %weight, %dtype) tags [pointwise]"), lines[0])
        self.assertIsNone(Tool(find_tool()).find_error("\n".join(lines)))

    def test_warning_says_what_holds(self):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            text = fake_tensor.export(custom_ops.Rows(), _args())
        self.assertIn("fake.rule \"fake_tensor_rules::pad_rows(", text)
        self.assertTrue(any(
            "fake_tensor_rules.pad_rows: from its fake kernel; the rule holds where "
            in str(item.message) for item in caught))
        self.assertIsNone(Tool(find_tool()).find_error(text))


if __name__ == "__main__":
    unittest.main()
