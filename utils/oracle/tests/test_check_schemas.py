# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of the comparison of schemas, without PyTorch."""

import unittest

from oracle.check_schemas import check

ADD = "aten::add(Tensor(a|b) self, Tensor other, *, Scalar alpha=1) -> Tensor(b|a)"


def find(schema, name="aten.add"):
    """The differences between a row and `add`."""
    return list(check([{"name": name, "schema": schema}], {"aten.add": ADD}, _reprint))


def _reprint(text):
    if "Tensr" in text:
        raise RuntimeError("unknown type")
    return text


class CheckTest(unittest.TestCase):
    def test_sets_of_aliases_have_no_order(self):
        self.assertEqual(find("add(Tensor(b|a) self, Tensor other, *, Scalar alpha=1)"
                              " -> Tensor(a|b)"), [])

    def test_each_piece_counts(self):
        for old, new, expected in (
                ("alpha=1", "alpha=2", "the argument 3 'Scalar alpha=1', "
                                       "found 'Scalar alpha=2'"),
                ("other", "b", "the argument 1 'Tensor other', found 'Tensor b'"),
                ("Tensor other", "Tensor? other", "the argument 1 'Tensor other', "
                                                  "found 'Tensor? other'"),
                ("(a|b) self", "(a|c) self", "the argument 0 'Tensor(a|b) self', "
                                             "found 'Tensor(a|c) self'"),
                ("*, ", "", "the arguments (Tensor(a|b) self, Tensor other, *, Scalar "
                            "alpha=1), found (Tensor(a|b) self, Tensor other, Scalar "
                            "alpha=1)"),
                ("Tensor(b|a)", "Tensor", "the return 0 'Tensor(a|b)', found 'Tensor'"),
                ("-> Tensor(b|a)", "-> ()", "the returns (Tensor(a|b)), found ()")):
            with self.subTest(new):
                self.assertEqual(find(ADD.replace(old, new)),
                                 [f"aten.add: expected {expected}"])

    def test_an_op_that_pytorch_does_not_have(self):
        self.assertEqual(find("sum(Tensor self) -> Tensor", "aten.sum"),
                         ["aten.sum: PyTorch has no such op"])

    def test_a_schema_that_pytorch_cannot_read(self):
        self.assertEqual(find("add(Tensr self) -> Tensor"),
                         ["aten.add: PyTorch cannot read the schema: unknown type"])


if __name__ == "__main__":
    unittest.main()
