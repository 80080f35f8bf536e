# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of places and their locations."""

import os
import tempfile
import unittest

from fake_tensor.places import LocationWriter, Place, read_place

_LINEAR = "/lib/python3/site-packages/torch/nn/modules/linear.py"
_META = {
    "stack_trace": 'File "model.py", line 30, in forward\n    x = layer(x)\n'
                   'File "model.py", line 7, in forward\n    q = self.q(x)\n'
                   f'File "{_LINEAR}", line 134, in forward\n    return F.linear()\n',
    "nn_module_stack": {"a": ("", "Model"), "b": ("layers.7", "Layer"),
                        "c": ("layers.7.q", "torch.nn.modules.linear.Linear")},
}


class Places(unittest.TestCase):
    """Reads and writes places."""

    def test_read(self):
        place = read_place(_META)
        self.assertEqual(place.module, "layers.7.q")
        self.assertEqual(place.frames,
                         ((_LINEAR, 134), ("model.py", 7), ("model.py", 30)))
        self.assertEqual(place.source, ("model.py", 7))

    def test_without_metadata(self):
        self.assertIsNone(read_place({}))
        self.assertIsNone(read_place({"stack_trace": None, "nn_module_stack": None}))
        self.assertIsNone(Place("layers", ()).source)

    def test_ops_that_export_adds(self):
        stack = {"_empty_nn_module_stack_from_metadata_hook": (
            "_empty_nn_module_stack_from_metadata_hook", "")}
        self.assertIsNone(read_place({"nn_module_stack": stack}))

    def test_only_pytorch(self):
        self.assertEqual(Place("", ((_LINEAR, 134),)).source, (_LINEAR, 134))

    def test_write(self):
        writer = LocationWriter()
        caller = (("model.py", 7), ("model.py", 30))
        self.assertEqual(writer.write("a", Place("layers.7", caller)),
                         '"a"("layers.7"(#stack0))')
        self.assertEqual(writer.write("b", Place("", (("model.py", 8), *caller))),
                         '"b"(#stack1)')
        self.assertEqual(writer.write("c", Place("", (("model.py", 9),))),
                         '"c"("model.py":9:0)')
        self.assertEqual(writer.write("d", Place("layers", ())), '"d"("layers")')
        self.assertEqual(writer.write("e", None), '"e"')
        self.assertEqual(writer.aliases, [
            '#stack0 = loc(callsite("model.py":7:0 at "model.py":30:0))',
            '#stack1 = loc(callsite("model.py":8:0 at #stack0))'])

    def test_column(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "model.py")
            with open(path, "w", encoding="utf-8") as file:
                file.write("def forward(x):\n    return x\n")
            self.assertEqual(LocationWriter().write("a", Place("", ((path, 2),))),
                             f'"a"("{path}":2:5)')


if __name__ == "__main__":
    unittest.main()
