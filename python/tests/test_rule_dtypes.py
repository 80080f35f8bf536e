# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of rules from fake kernels that compute with dtypes or check what they get, against
the fake kernels. They need PyTorch, and fake-opt in $FAKE_OPT."""

import itertools
import unittest

from .live import HAS_TORCH, LiveTest

if HAS_TORCH:
    import torch
    from torch._subclasses.fake_tensor import FakeTensorMode

    from fake_tensor.custom_calls import CustomCall
    from fake_tensor.encoding import SHORT_DTYPES
    from fake_tensor.rules import DTYPES, write_rule
    from fake_tensor.tool import Tool, find_tool, parse_diagnostics

    from . import checking_ops

    OPS = checking_ops.OPS


def _tensor(dtype="float32", *sizes, device="cpu"):
    return torch.empty(sizes or (2, 3), dtype=getattr(torch, dtype), device="meta"
                       if device == "meta" else "cpu")


def _type(value):
    """The text of an argument, and its type if it is not a constant."""
    if isinstance(value, torch.Tensor):
        dtype = SHORT_DTYPES[str(value.dtype).replace("torch.", "")]
        return None, f"!fake.tensor<[{', '.join(map(str, value.shape))}], {dtype}>"
    if isinstance(value, torch.dtype):
        return SHORT_DTYPES[str(value).replace("torch.", "")], None
    return str(value).lower(), None


class RuleDTypesTest(LiveTest):
    maxDiff = None

    def setUp(self):
        super().setUp()
        self.tool = Tool(find_tool())
        self.table = self.tool.list_ops()

    def rule(self, op, *calls):
        return write_rule([CustomCall(op.default, list(args), {}) for args in calls],
                          self.table)

    def run_rule(self, op, lines, calls):
        """For each call the dtype and sizes of its result, or an error."""
        text = list(lines)
        starts = []
        result = "!fake.bool" if str(op.default._schema).endswith("bool") \
            else "!fake.tensor<*>"
        for index, args in enumerate(calls):
            words, types = [], []
            for number, value in enumerate(args):
                constant, kind = _type(value)
                words.append(constant or f"%a{number}")
                types += [(f"%a{number}", kind)] if kind else []
            starts.append(len(text) + 1)
            text += [f"func.func @f{index}(" + ", ".join(map(": ".join, types)) + ") {",
                     f"  %r = fake.{str(op)}({', '.join(words)}) : "
                     f"({', '.join(kind for _, kind in types)}) -> {result}",
                     "  return", "}"]
        done = self.tool.report("\n".join(text) + "\n")
        found = {}
        for entry in self.tool.parse_report(done.stdout):
            meta = entry["meta"]
            if isinstance(meta, dict) and meta["t"][0] is not None:
                meta = meta["t"][3], tuple(meta["t"][0])
            found[int(entry["func"][1:])] = meta
        for diagnostic in parse_diagnostics(done.stderr):
            if diagnostic.severity == "error":
                index = max(i for i, start in enumerate(starts) if start <= diagnostic.line)
                found[index] = diagnostic.message
        return [found[index] for index in range(len(calls))]

    def run_kernel(self, op, calls):
        """The same from the fake kernel."""
        found = []
        for args in calls:
            with FakeTensorMode() as mode:
                try:
                    made = op(*(mode.from_tensor(value) if isinstance(value, torch.Tensor)
                                else value for value in args))
                    found.append(made if isinstance(made, bool) else (
                        str(made.dtype).replace("torch.", ""), tuple(made.shape)))
                except Exception as error:  # pylint: disable=broad-except
                    found.append(f"error: {error}")
        return found

    def check_equal(self, op, traced, calls):
        """Compares the rule with the kernel; errors only whether they are some."""
        lines, limits = self.rule(op, *traced)
        results = zip(calls, self.run_rule(op, lines, calls), self.run_kernel(op, calls))
        wrong = [([getattr(value, "dtype", value) for value in call], found, expected)
                 for call, found, expected in results
                 if found != expected
                 and not (isinstance(found, str) and isinstance(expected, str))]
        self.assertEqual(wrong, [])
        return limits

    def pairs(self, *sizes):
        """Tensors of all pairs of dtypes."""
        first, second = sizes or ((2, 3), (2, 3))
        return [(torch.empty(first, dtype=getattr(torch, a)),
                 torch.empty(second, dtype=getattr(torch, b)))
                for a, b in itertools.product(DTYPES, DTYPES)]

    # ===- Dtypes ------------------------------------------------------------===

    def test_promote_types(self):
        limits = self.check_equal(OPS.promoted, [(_tensor(), _tensor("int32"))],
                                  self.pairs())
        self.assertEqual(limits, ["x has 2 dimensions"])

    def test_result_type(self):
        for sizes in (((2, 3), (4,)), ((), (4,)), ((2, 3), ()), ((), ())):
            with self.subTest(sizes=sizes):
                pairs = self.pairs(*sizes)
                limits = self.check_equal(OPS.result, [pairs[5]], pairs)
                self.assertEqual(limits, [
                    f"{name} has {'dimensions' if size else '0 dimensions'}"
                    for name, size in zip("xy", sizes)])

    def test_result_type_of_rank_0_is_another_case(self):
        pairs = self.pairs((2, 3), (4,)) + self.pairs((), (4,))
        self.check_equal(OPS.result, [pairs[5], pairs[18 * 18 + 5]], pairs)

    def test_result_type_with_a_number(self):
        calls = [(_tensor(dtype, *sizes), 2.5) for dtype in DTYPES for sizes in ((), (3,))]
        limits = self.check_equal(OPS.scaled, [(_tensor("int8", 3), 0.5)],
                                  [call for call in calls if call[0].dim()])
        self.assertEqual(limits, ["x has dimensions"])

    def test_can_cast(self):
        calls = [(_tensor(a), getattr(torch, b))
                 for a, b in itertools.product(DTYPES, DTYPES)]
        self.assertEqual(
            self.check_equal(OPS.cast, [(_tensor(), torch.float64)], calls), [])
        self.assertEqual(self.check_equal(OPS.is_castable, [calls[0]], calls), [])

    def test_branch_on_can_cast(self):
        pairs = self.pairs()
        limits = self.check_equal(OPS.wider, [(_tensor(), _tensor()),
                                              (_tensor("int32"), _tensor())], pairs)
        self.assertEqual(limits, ["can_cast(y.dtype, x.dtype) is false",
                                  "can_cast(y.dtype, x.dtype) is true"])
        # One of the two branches.
        lines, _ = self.rule(OPS.wider, (_tensor(), _tensor()))
        found, = self.run_rule(OPS.wider, lines, [(_tensor("int8"), _tensor())])
        self.assertEqual(found.partition(": ")[2],
                         "expected that can_cast(y.dtype, x.dtype) is true, found "
                         "torch.float32 and torch.int8")

    def test_branch_on_a_promoted_dtype(self):
        lines, _ = self.rule(OPS.keeps, (_tensor(), _tensor("int32")))
        calls = [(_tensor(dtype), _tensor("int32")) for dtype in DTYPES]
        found = self.run_rule(OPS.keeps, lines, calls)
        expected = self.run_kernel(OPS.keeps, calls)
        for call, one, other in zip(calls, found, expected):
            # The rule has the one branch, or refuses.
            self.assertTrue(one == other or isinstance(one, str), (call, one, other))
        self.assertEqual(found[:5], expected[:5])

    def test_dtype_before_the_step_that_computes_it(self):
        calls = [(_tensor(dtype),) for dtype in DTYPES]
        self.assertEqual(self.check_equal(OPS.twice, calls[:1], calls), [])

    def test_predicates_and_sizes_of_dtypes(self):
        for op, limits in ((OPS.to_float, ["is_floating_point(x) is false",
                                           "is_floating_point(x) is true"]),
                           (OPS.as_bytes, ["x has 2 dimensions"])):
            with self.subTest(op=str(op)):
                calls = [(_tensor(dtype),) for dtype in DTYPES]
                self.assertEqual(self.check_equal(op, [calls[0], calls[4]], calls), limits)

    def test_fill_value_of_a_dtype(self):
        calls = [(_tensor(dtype),) for dtype in DTYPES]
        limit, = self.check_equal(OPS.lowest, calls[:1], [
            (x,) for x, in calls if x.dtype.is_floating_point or x.dtype.is_complex])
        self.assertIn("the dtype of x is float32 or float64 or float16", limit)

    def test_kernel_that_needs_plain_bools(self):
        # Symbolic bools are no indices.
        calls = [(_tensor(dtype),) for dtype in DTYPES]
        self.check_equal(OPS.table, [calls[0], calls[5]], [
            (x,) for x, in calls if not x.dtype.is_complex])

    def test_broadcast_shapes(self):
        calls = [(_tensor("int8", *a), _tensor("int8", *b)) for a, b in itertools.product(
            ((2, 3), (1, 3), (2, 1), (1, 1), (4, 3)), repeat=2)]
        self.check_equal(OPS.spread, calls[:1], calls)

    def test_device_that_python_reads(self):
        # No op of the rule states it.
        lines, limits = self.rule(OPS.on_cpu, (_tensor(),))
        self.assertEqual(limits, ["the device of x is cpu"])

    # ===- Messages ----------------------------------------------------------===

    def messages(self, op, traced, calls):
        lines, _ = self.rule(op, traced)
        self.assertIsNone(self.tool.find_error("\n".join(lines)))
        return [str(found).partition("op ")[2].replace("assertion does not hold: ", "")
                for found in self.run_rule(op, lines, calls)]

    def test_messages_are_those_of_the_kernel(self):
        x = _tensor()
        calls = [
            (_tensor("float32", 4), x, 1),
            (_tensor("float32", 4, 1, 2), x, 1),
            (_tensor("float16"), x, 1),
            (_tensor("int8"), _tensor("int8"), 1),
            (x, _tensor("float32", 5, 3), 1),
            (x, _tensor("float32", 2, 4), 1),
            (x, x, 3),
            (x, x, -1),
        ]
        expected = [text.partition("error: ")[2]
                    for text in self.run_kernel(OPS.checked, calls)]
        self.assertEqual(len(set(expected)), len(calls))
        self.assertEqual(
            self.messages(OPS.checked, (x, x, 1), calls),
            # Lists have brackets.
            [text.replace("torch.Size([4", "torch.Size([4") for text in expected])

    def test_messages_of_raise_and_assert(self):
        x = _tensor()
        self.assertEqual(
            self.messages(OPS.raises, (x, x), [
                (_tensor("float32", 1, 2, 3), x), (_tensor("float32", 4), x),
                (x, _tensor("int8"))]),
            ["expected rank 1 or 2, got 3",
             # The kernel accepts this, the rule does not.
             "expected that x has 2 dimensions, found 1",
             "no bytes"])

    def test_message_about_a_difference_is_not_one_about_a_value(self):
        x = _tensor()
        # Both have another rank than the traced call, and not different ones.
        deep = _tensor("float32", 1, 2, 3)
        self.assertEqual(
            self.messages(OPS.same_rank, (x, x), [(deep, x), (deep, deep)]),
            ["expected that x has 2 dimensions, found 3"] * 2)

    def test_message_about_sizes_is_not_one_about_ranks(self):
        x = _tensor()
        self.assertEqual(
            self.messages(OPS.rows, (x, _tensor("float32", 2)), [
                (x, _tensor("float32", 3)), (x, _tensor("float32", 3, 2))]),
            ["expected as many weights as rows, got 3 for 2",
             "expected that w has 1 dimension, found 2"])

    def test_message_has_no_effect_on_the_rule(self):
        # It reads the dtype and an argument.
        lines, limits = self.rule(OPS.talks, (_tensor(), 0.5, "sum"))
        self.assertEqual(limits, ["x has 2 dimensions"])
        self.assertEqual(
            self.messages(OPS.talks, (_tensor(), 0.5, "sum"), [
                (_tensor("int8", 0, 3), 2.5, '"max"')]),
            ["got torch.int8 with 2.5 for 'max'"])
        # What depends on the dtype in other ways is not kept.
        self.assertEqual(
            self.messages(OPS.counts_bits, (_tensor(),), [(_tensor("int8", 0, 3),)]),
            ["expected size 0 of x to be at least 1, found 0 and 1"])

    def test_check_tensor_all(self):
        lines, limits = self.rule(OPS.positive, (_tensor(),))
        self.assertEqual(limits, [])
        self.assertIn('"expected no negatives"', "\n".join(lines))
        calls = [(_tensor(dtype),) for dtype in ("float32", "int8")]
        self.assertEqual(self.run_rule(OPS.positive, lines, calls),
                         [("float32", (2, 3)), ("int8", (2, 3))])

    # ===- Cases -------------------------------------------------------------===

    def test_every_case_says_why_it_does_not_hold(self):
        x = _tensor()
        lines, _ = self.rule(OPS.raises, (x, x), (_tensor("float32", 4), x))
        text = "\n".join(lines) + """
            func.func @f(%x: !fake.tensor<[1, 2, 3], f32>) {
              %0 = fake.checking_ops.raises(%x, %x) : (!fake.tensor<[1, 2, 3], f32>,
                  !fake.tensor<[1, 2, 3], f32>) -> !fake.tensor<*>
              return
            }
        """
        done = self.tool.report(text)
        self.assertIn("expected a call for which one of 2 cases of the rule holds",
                      done.stderr)
        for number in (1, 2):
            self.assertIn(f"case {number} of 2 does not hold: expected rank 1 or 2, got 3",
                          done.stderr)


if __name__ == "__main__":
    unittest.main()
