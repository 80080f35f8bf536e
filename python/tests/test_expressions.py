# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of expressions."""

import unittest

from fake_tensor import expressions
from fake_tensor.expressions import ExpressionError, MlirWriter, Untranslatable, parse


class Evaluate(unittest.TestCase):

    def check(self, text, value, **env):
        self.assertEqual(parse(text).evaluate(env), value, text)

    def test_arithmetic(self):
        self.check("(s0 + 1)//2 - 3*s1**2", -22, s0=9, s1=3)
        self.check("-7//2", -4)
        self.check("-7 % 2", 1)

    def test_functions(self):
        self.check("Max(1, s0, s1)", 5, s0=5, s1=2)
        self.check("Min(s0, 3)", 3, s0=5)
        self.check("FloorDiv(s0, 2)", 2, s0=5)
        self.check("CleanDiv(s0, 2)", 3, s0=6)
        self.check("CeilDiv(s0, 2)", 3, s0=5)
        self.check("Mod(s0, 3)", 2, s0=5)
        self.check("PythonMod(s0, 3)", 1, s0=-5)
        self.check("ModularIndexing(s0, 4, 3)", 2, s0=23)
        self.check("TruncToInt(1.7*ToFloat(s0))", 8, s0=5)
        self.check("IntTrueDiv(s0, 2)", 2.5, s0=5)
        self.check("FloatPow(ToFloat(s0), 0.5)", 3.0, s0=9)
        self.check("CeilToInt(FloatTrueDiv(OpaqueUnaryFn_log(ToFloat(s0)), "
                   "OpaqueUnaryFn_log(2.0)))", 4, s0=9)
        self.check("OpaqueUnaryFn_exp(ToFloat(s0))", 1.0, s0=0)

    def test_conditions(self):
        self.check("Eq(s0, 1) | Eq(s0, 5)", True, s0=5)
        self.check("(s0 > 1) & (s0 > 7)", False, s0=5)
        self.check("~(s0 > 1)", False, s0=5)
        self.check("Ne(s0, 5)", False, s0=5)
        self.check("s0 < int_oo", True, s0=5)
        self.check("Piecewise((1, Eq(u0, 0) & (u0 < 0)), (7, True))", 7, u0=0)

    def test_spelling_of_reports(self):
        self.check("max(s0, 1) + min(s0, 1)", 6, s0=5)

    def test_no_value(self):
        with self.assertRaises(ArithmeticError):
            parse("1 // s0").evaluate({"s0": 0})
        with self.assertRaises(KeyError):
            parse("s0").evaluate({})

    def test_vocabulary(self):
        for text in ("__import__('os')", "s0.real", "[s0 for s0 in (1, 2)]", "'a'",
                     "lambda: 1", "s0(1)", "Max(key=1)", "s0 +", "(s0 := 1)",
                     "open(s0)", "s0 is s1"):
            with self.assertRaises(ExpressionError, msg=text):
                parse(text)

    def test_symbols_in_order(self):
        self.assertEqual(expressions.free_symbols(["s2 + s0", "Max(s1, s2)"]),
                         ["s2", "s0", "s1"])


class Write(unittest.TestCase):

    def check(self, text, mlir):
        self.assertEqual(MlirWriter().write(text), mlir)

    def test_arithmetic(self):
        self.check("s0", "s0")
        self.check("4*s0 - 1", "(4 * s0) - 1")
        self.check("(s0 + 1)//2", "(s0 + 1) floordiv 2")
        self.check("s0**3", "s0 * s0 * s0")
        self.check("(s0 - 1)**2", "(s0 - 1) * (s0 - 1)")
        self.check("-s0", "-s0")

    def test_functions(self):
        self.check("Max(1, s0)", "max(1, s0)")
        self.check("Mod(s0, 2)", "s0 mod 2")
        self.check("CeilDiv(s0, 2)", "-(-s0 floordiv 2)")
        self.check("ModularIndexing(s0, 4, 3)", "(s0 floordiv 4) mod 3")

    def test_float_factor(self):
        self.check("TruncToInt(1.7*ToFloat(s0 + 1))", "trunc(1.7 * (s0 + 1))")
        self.check("Max(1, TruncToInt(1e-05*ToFloat(s0)))",
                   "max(1, trunc(1.0e-05 * s0))")

    def test_opaque(self):
        with self.assertRaises(Untranslatable):
            MlirWriter().write("CeilToInt(1.7*ToFloat(s0))")
        seen = []

        def opaque(text):
            seen.append(text)
            return "t"

        self.assertEqual(MlirWriter(opaque).write("2*CeilToInt(1.7*ToFloat(s0))"),
                         "2 * t")
        self.assertEqual(seen, ["CeilToInt(1.7 * ToFloat(s0))"])

    def test_substitute(self):
        text = expressions.substitute("2*t + s0", {"t": "s1 + 1"})
        self.assertEqual(parse(text).evaluate({"s0": 1, "s1": 2}), 7)

    def test_monotone(self):
        self.assertTrue(expressions.is_monotone("TruncToInt(1.7*ToFloat(s0)) + s1"))
        self.assertFalse(expressions.is_monotone("TruncToInt(1.7*ToFloat(s0)) - s1"))


if __name__ == "__main__":
    unittest.main()
