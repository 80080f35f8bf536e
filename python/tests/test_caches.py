# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of models with caches of transformers. They need PyTorch, and fake-opt in
$FAKE_OPT; those of the real package are skipped without it."""

import importlib.util
import inspect
import sys
import types
import unittest

from .live import HAS_TORCH, LiveTest

if HAS_TORCH:
    import torch

    import fake_tensor

HAS_TRANSFORMERS = importlib.util.find_spec("transformers") is not None

# What matters of transformers.cache_utils and of a model.
SOURCE = '''
import torch
from torch import nn


class Cache:
    def __init__(self, layers):
        self.layers = layers


class DynamicLayer:
    def __init__(self):
        self.keys, self.length, self.size = None, 0, {"window": None}

    def update(self, keys):
        self.keys = keys if self.keys is None else torch.cat([self.keys, keys], -2)
        self.length += keys.shape[-2]
        return self.keys


class DynamicCache(Cache):
    pass


class StateCache:
    def __init__(self, state):
        self.state = state


class Model(nn.Module):
    def forward(self, x, past=None):
        past = DynamicCache([DynamicLayer(), DynamicLayer()]) if past is None else past
        for layer in past.layers:
            x = layer.update(x)[..., -x.shape[-2]:, :]
        return {"last": x, "past": past, "state": StateCache((x + 1,))}
'''


class CacheTest(LiveTest):
    """A package with classes of the same structure."""

    def setUp(self):
        super().setUp()
        self.module = types.ModuleType("transformers.cache_utils")
        exec(compile(SOURCE, "cache_utils.py", "exec"), self.module.__dict__)
        known = sys.modules.get(self.module.__name__)
        sys.modules[self.module.__name__] = self.module
        self.addCleanup(sys.modules.pop if known is None else sys.modules.__setitem__,
                        self.module.__name__, known)

    def cache(self, length=3):
        """A cache of two layers."""
        layers = [self.module.DynamicLayer(), self.module.DynamicLayer()]
        for layer in layers:
            layer.update(torch.zeros(2, length, 4))
        return self.module.DynamicCache(layers)

    def test_output(self):
        found = fake_tensor.check(self.module.Model(), (torch.zeros(2, 3, 4),))
        self.assertTrue(found.is_right, found)
        text = fake_tensor.export(self.module.Model(), (torch.zeros(2, 3, 4),))
        self.assertIn("past", text)

    def test_input(self):
        found = fake_tensor.check(self.module.Model(),
                                  (torch.zeros(2, 1, 4), self.cache()))
        self.assertTrue(found.is_right, found)
        self.assertEqual([node.name for node in found if node.op == "input"],
                         ["x", "past_layers_0_keys", "past_layers_1_keys"])
        self.assertEqual(found["cat_1"].value.sizes, (2, 4, 4))

    def test_dynamic_shapes(self):
        auto = torch.export.Dim.AUTO
        found = fake_tensor.check(
            self.module.Model(), (torch.zeros(2, 1, 4), self.cache()),
            dynamic_shapes=({0: auto}, [{0: auto, 1: auto}, {0: auto, 1: auto}]))
        self.assertTrue(found.is_right, found)
        batch, length, _ = found["past_layers_0_keys"].value.sizes
        self.assertEqual(found["x"].value.sizes, (batch, 1, 4))
        self.assertEqual(found["cat"].value.sizes, (batch, f"{length} + 1", 4))

    def test_decompositions(self):
        found = fake_tensor.check(self.module.Model(),
                                  (torch.zeros(2, 1, 4), self.cache()), decompositions={})
        self.assertTrue(found.is_right, found)

    def test_without_the_package(self):
        del sys.modules[self.module.__name__]
        with self.assertRaisesRegex(fake_tensor.ExportError, "an output is of class "
                                    "transformers.cache_utils.DynamicCache"):
            fake_tensor.export(self.module.Model(), (torch.zeros(2, 3, 4),))


@unittest.skipUnless(HAS_TRANSFORMERS, "needs transformers")
class TransformersTest(LiveTest):
    """Models as they are, with use_cache=True."""

    def model(self, name, **config):
        """A small model, on the meta device."""
        from transformers import AutoConfig, AutoModel  # pylint: disable=import-outside-toplevel
        with torch.device("meta"):
            return AutoModel.from_config(AutoConfig.for_model(
                name, vocab_size=96, num_hidden_layers=2, num_attention_heads=4,
                hidden_size=32, **config)).eval()

    def test_llama(self):
        from transformers import DynamicCache  # pylint: disable=import-outside-toplevel
        model = self.model("llama", intermediate_size=48)
        auto = torch.export.Dim.AUTO
        past = DynamicCache()
        # As the version of transformers calls it.
        name = next(name for name in inspect.signature(model.forward).parameters
                    if name in ("past_key_values", "cache"))
        with torch.device("meta"):
            ids = torch.zeros(2, 1, dtype=torch.int64)
            for layer in range(2):
                past.update(torch.zeros(2, 4, 5, 8), torch.zeros(2, 4, 5, 8), layer)
        for inputs, shapes in (
                ({"input_ids": ids}, {"input_ids": {0: auto}}),
                ({"input_ids": ids, name: past},
                 {"input_ids": {0: auto}, name: [{0: auto, 2: auto}] * 4})):
            with self.subTest(inputs=list(inputs)):
                found = fake_tensor.check(model, (), inputs, dynamic_shapes=shapes)
                self.assertTrue(found.is_right, found)


if __name__ == "__main__":
    unittest.main()
