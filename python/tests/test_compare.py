# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of the comparison."""

import random
import unittest

from fake_tensor import compare
from fake_tensor.cases import Verdict, judge
from fake_tensor.compare import Level
from fake_tensor.symbols import Symbols, holds


def tensor(sizes, strides, offset=0, dtype="float32", device="cpu", storage=0,
           bits=0):
    """A tensor in the encoding; strings are expressions."""

    def number(value):
        return {"sym": value} if isinstance(value, str) else value

    return {"t": [list(map(number, sizes)), list(map(number, strides)),
                  number(offset), dtype, device, storage, bits]}


def level(wanted, found, args=(), syms=None, guards=()):
    """The level at which a result agrees; symbols of `syms` with hints are arguments."""
    syms = syms or {}
    names = [name for name, bounds in syms.items() if bounds[2] != "None"]
    symbols = Symbols(names, syms, guards)
    worlds = compare.make_worlds(symbols, wanted, found, syms)
    storages = compare.pair_storages(list(args), list(args))
    return compare.Comparison(worlds, storages).value(wanted, found).level


S0 = {"s0": ["2", "int_oo", "4"]}


class Static(unittest.TestCase):

    def test_every_field_counts(self):
        wanted = tensor([2, 3], [3, 1])
        self.assertEqual(level(wanted, wanted), Level.EXACT)
        for found in (tensor([2, 4], [3, 1]), tensor([2, 3], [1, 2]),
                      tensor([2, 3], [3, 1], offset=1),
                      tensor([2, 3], [3, 1], dtype="int64"),
                      tensor([2, 3], [3, 1], device="cuda:0"),
                      tensor([2, 3], [3, 1], bits=1),
                      tensor([2, 3, 1], [3, 1, 1]), None, 3, [wanted]):
            self.assertEqual(level(wanted, found), Level.WRONG, found)

    def test_strides_that_do_not_matter(self):
        self.assertEqual(level(tensor([1, 3], [3, 1]), tensor([1, 3], [9, 1])),
                         Level.SIGNIFICANT)
        self.assertEqual(level(tensor([0, 3], [3, 1]), tensor([0, 3], [1, 7])),
                         Level.SIGNIFICANT)

    def test_unknown_is_wrong(self):
        found = tensor([2, 3], [3, 1])
        found["t"][0][1] = None
        self.assertEqual(level(tensor([2, 3], [3, 1]), found), Level.WRONG)

    def test_aliasing(self):
        argument = tensor([4], [1], storage=0)
        view = tensor([2], [1], storage=0)
        fresh = tensor([2], [1], storage=1)
        self.assertEqual(level(view, fresh, [argument]), Level.WRONG)
        self.assertEqual(level(fresh, view, [argument]), Level.WRONG)
        # Numbers of new storages have no meaning.
        self.assertEqual(level(fresh, tensor([2], [1], storage=7), [argument]),
                         Level.EXACT)
        pair = [fresh, tensor([2], [1], storage=2)]
        self.assertEqual(level([fresh, fresh], pair), Level.WRONG)
        self.assertEqual(level(pair, [fresh, fresh]), Level.WRONG)

    def test_storage_that_is_not_recorded(self):
        unknown = tensor([2], [1], storage=None)
        fresh = tensor([2], [1], storage=1)
        self.assertEqual(level(unknown, fresh), Level.EXACT)
        self.assertEqual(level(fresh, unknown), Level.WRONG)

    def test_excused_storages(self):
        storages = compare.Storages()
        self.assertTrue(storages.pair(0, 0))
        self.assertFalse(storages.pair(0, 5))
        copy = storages.copy()
        copy.excuse(0, 5)
        self.assertTrue(copy.pair(0, 5))
        self.assertFalse(storages.pair(0, 5))

    def test_other_layouts_have_no_storage(self):
        wanted = {"t": [[2], None, None, "float32", "cpu", None, "sparse_coo"]}
        self.assertEqual(level(wanted, wanted), Level.EXACT)
        self.assertEqual(level(wanted, tensor([2], [1])), Level.WRONG)

    def test_numbers(self):
        self.assertEqual(level(3, 3), Level.EXACT)
        self.assertEqual(level(1, True), Level.WRONG)
        self.assertEqual(level({"f": "0.5"}, {"f": "5.0e-01"}), Level.EXACT)
        self.assertEqual(level({"f": "0.5"}, {"f": "0.25"}), Level.WRONG)
        self.assertEqual(level({"f": "0.30000000000000004"}, {"f": "0.3"}), Level.EXACT)
        self.assertEqual(level({"f": "inf"}, {"f": "inf"}), Level.EXACT)
        self.assertEqual(level({"f": "nan"}, {"f": "nan"}), Level.EXACT)
        self.assertEqual(level([1, 2], [1]), Level.WRONG)


class Symbolic(unittest.TestCase):

    def test_text_does_not_matter(self):
        self.assertEqual(level(tensor(["2*s0 + 2"], [1]), tensor(["2*(s0 + 1)"], [1]),
                               syms=S0), Level.EXACT)

    def test_specialised_answer_is_wrong(self):
        self.assertEqual(level(tensor(["s0"], [1]), tensor([4], [1]), syms=S0),
                         Level.WRONG)

    def test_more_general_answer(self):
        # PyTorch specialized s0: it only occurs in the guards.
        symbols = Symbols(["s0"], {}, ["Eq(s0 - 1, 3)"])
        self.assertEqual(symbols.hints, {"s0": 4})
        wanted, found = tensor([4], [1]), tensor(["s0"], [1])
        worlds = compare.make_worlds(symbols, wanted, found, {})
        result = compare.Comparison(worlds, compare.Storages()).value(wanted, found)
        self.assertEqual(result.level, Level.EXACT)

    def test_guards_limit_assignments(self):
        wanted, found = tensor(["s0//2"], [1]), tensor(["(s0 + 1)//2"], [1])
        self.assertEqual(level(wanted, found, syms=S0), Level.WRONG)
        self.assertEqual(level(wanted, found, syms=S0, guards=["Eq(Mod(s0, 2), 0)"]),
                         Level.EXACT)

    def test_assignments_are_made_to_fit(self):
        # Random numbers hardly ever satisfy such guards.
        bounds = ["2", "int_oo", "None"]
        for guards, hints in ((["Eq(s0*s1, 24)"], {"s0": "4", "s1": "6"}),
                              (["Eq(s0, s1)", "Eq(Mod(s0, 7), 3)"],
                               {"s0": "10", "s1": "10"})):
            symbols = Symbols(["s0", "s1"], {name: [*bounds[:2], hint]
                                             for name, hint in hints.items()}, guards)
            found = symbols.assignments(random.Random(0), 6)
            with self.subTest(guards):
                self.assertGreater(len(found), 2)
                for env in found:
                    self.assertTrue(all(holds(guard, env) for guard in guards), env)

    def test_guards_that_nothing_satisfies(self):
        symbols = Symbols(["s0"], S0, ["Eq(s0, 4)", "Eq(s0, 5)"])
        self.assertEqual(symbols.assignments(random.Random(0), 6), [{"s0": 4}])

    def test_assertions_limit_new_symbols(self):
        syms = {**S0, "u0": ["0", "16", "None"]}
        wanted, found = tensor(["u0"], [1]), tensor(["s0"], [1])
        for asserted, expected in (
                (compare.Assertions(["Eq(u0, s0)"]), Level.EXACT),
                (compare.Assertions(), Level.WRONG)):
            worlds = compare.make_worlds(Symbols(["s0"], S0), wanted, found, syms,
                                         asserted=asserted)
            result = compare.Comparison(worlds, compare.Storages()).value(wanted, found)
            self.assertEqual(result.level, expected)

    def test_floats_of_symbols_need_no_value(self):
        self.assertEqual(level({"sym": "IntTrueDiv(s0, 2)"}, None, syms=S0), Level.EXACT)
        self.assertEqual(level({"sym": "s0//2"}, None, syms=S0), Level.WRONG)

    def test_strides_that_matter_somewhere(self):
        syms = {"s0": ["0", "int_oo", "1"]}
        self.assertEqual(level(tensor(["s0"], [1]), tensor(["s0"], [2]), syms=syms),
                         Level.WRONG)

    def test_minted_symbols_may_have_other_names(self):
        syms = {"u0": ["0", "16", "None"], "u1": ["0", "16", "None"]}
        wanted = tensor(["u0", "u1"], ["u1", 1])
        self.assertEqual(level(wanted, tensor(["u5", "u3"], ["u3", 1]), syms=syms),
                         Level.EXACT)
        self.assertEqual(level(wanted, tensor(["u5", "u5"], ["u5", 1]), syms=syms),
                         Level.WRONG)
        self.assertEqual(level(wanted, tensor([3, "u3"], ["u3", 1]), syms=syms),
                         Level.WRONG)


    def test_data_has_no_name(self):
        self.assertEqual(level({"sym": "Eq(u0, 1)"}, None), Level.EXACT)
        self.assertEqual(level({"sym": "zuf0"}, None), Level.EXACT)
        self.assertEqual(level({"sym": "u0"}, None), Level.WRONG)
        self.assertEqual(level({"sym": "u0"}, {"sym": "u3"}), Level.EXACT)


class Judge(unittest.TestCase):

    def test_errors(self):
        error = {"args": [], "kw": {}, "error": "RuntimeError", "msg": "wrong rank"}
        limit = {"args": [], "kw": {}, "error": "DynamicOutputShapeException"}
        good = {"args": [], "kw": {}, "out": 1}
        self.assertEqual(judge(error, {"error": "x"}, None)[0], Verdict.RIGHT_ERROR)
        self.assertEqual(judge(error, {"out": 1}, None)[0], Verdict.MISSED_ERROR)
        self.assertEqual(judge(limit, {"out": 1}, None)[0], Verdict.LIMIT)
        self.assertEqual(judge(good, {"error": "x"}, None)[0], Verdict.FALSE_ERROR)
        self.assertEqual(judge(good, {"out": 1}, None)[0], Verdict.EXACT)
        self.assertEqual(judge(good, {"unsupported": "x"}, None)[0],
                         Verdict.UNSUPPORTED)


if __name__ == "__main__":
    unittest.main()
