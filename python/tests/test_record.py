# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of record: programs of eager code. They need PyTorch, and fake-opt in
$FAKE_OPT."""

import gc
import threading
import unittest
import warnings
import weakref

from .live import HAS_TORCH, LiveTest

if HAS_TORCH:
    import torch
    from torch import nn
    from torch._subclasses.fake_tensor import FakeTensor, FakeTensorMode
    from torch.fx.experimental.symbolic_shapes import GuardOnDataDependentSymNode

    import fake_tensor
    from fake_tensor.tool import Tool, find_tool

    from . import record_models


class RecordTest(LiveTest):

    def record(self, function, *args, **options):
        """The program of a call, which must be right."""
        with fake_tensor.record(**options) as program:
            function(*args)
        self.assert_right(program)
        return program

    def assert_right(self, program, known=0):
        """Asserts that nothing differs except for a number of known differences, and
        that fake-opt reads the text."""
        found = program.check()
        self.assertEqual([(node.name, node.difference) for node in found.differences], [])
        self.assertTrue(found.is_right)
        self.assertEqual(len(found.known_differences), known)
        self.assertIsNone(Tool(find_tool()).find_error(program.text))


class Training(RecordTest):

    def test_transformer(self):
        model = record_models.LanguageModel()
        optimizer = torch.optim.Adam(model.parameters())
        with fake_tensor.record() as program:
            record_models.train(model, optimizer)
        self.assert_right(program)
        self.assertGreater(len(program), 1000)
        self.assertNotIn("missing_op", program.text)
        ops = {record.get("op") for record in program.records}
        for op in ("embedding", "embedding_dense_backward", "linalg_vector_norm",
                   "addcdiv_", "native_layer_norm_backward"):
            self.assertIn(f"aten.{op}.default", ops)

    def test_parameters_have_the_names_of_variables(self):
        model = record_models.LanguageModel()
        optimizer = torch.optim.Adam(model.parameters())
        with fake_tensor.record() as program:
            record_models.train(model, optimizer, steps=1)
        inputs = {record["name"]: record for record in program.records
                  if record.get("k") == "in"}
        self.assertEqual({record["target"] for record in inputs.values()},
                         {f"model.{name}" for name, _ in model.named_parameters()})
        record = inputs["model_blocks_0_feed_1_weight"]
        self.assertEqual((record["kind"], record["requires_grad"]), ("PARAMETER", True))
        self.assertRegex(str(program), rf"test_record.py:\d+: \d+ ops, {len(inputs)} inputs, "
                         rf"{len(inputs)} of them parameters$")

    def test_real_tensors_are_kept(self):
        model = record_models.LanguageModel()
        optimizer = torch.optim.Adam(model.parameters())
        record_models.train(model, optimizer, steps=1)
        weight = model.head.weight
        gradient, values = weight.grad, weight.detach().clone()
        step = optimizer.state[weight]["step"]
        for options in ({}, {"data": True}):
            with self.subTest(options):
                with fake_tensor.record(**options) as program:
                    record_models.train(model, optimizer)
                self.assert_right(program)
                self.assertIs(weight.grad, gradient)
                self.assertIs(optimizer.state[weight]["step"], step)
                self.assertEqual(step.item(), 1)
                self.assertTrue(torch.equal(weight, values))
        self.assertIsInstance(record_models.train(model, optimizer), float)

    def test_results_that_alias_in_a_loop(self):
        # FakeTensor's cache would give both gradients of a bias a storage of their own.
        def train():
            for _ in range(2):
                record_models.run_rnn()
        self.record(train)

    def test_every_op_has_its_line(self):
        x = torch.ones(3)
        with fake_tensor.record() as program:
            y = x + 1
            z = y.relu()
        sources = [record["place"].source for record in program.records if record.get("k") == "op"]
        (file, first), (_, second) = sources
        self.assertEqual((file, second), (__file__, first + 1))
        self.assertRegex(program.text, r'loc\("relu"\(#stack\d+\)\)')
        self.assertIn(f'loc(callsite("{file}":{second}:13 at ', program.text)
        self.assertEqual(program.check()["relu"].source, (file, second))
        self.assertIsInstance(z, FakeTensor)


class Programs(RecordTest):

    def test_views_and_writes(self):
        program = self.record(lambda: record_models.write_views(torch.randn(4, 6)))
        changed = [record["op"] for record in program.records if "changed" in record]
        self.assertIn("aten.t_.default", changed)
        self.assertIn("aten.set_.source_Tensor", changed)

    def test_sizes_of_data(self):
        program = self.record(record_models.use_data, torch.randn(4, 6), torch.tensor(3))
        text = program.text
        # Computed in the program, not passed to it.
        self.assertNotIn("!fake.int", text.split("->")[0])
        self.assertIn("fake.aten.sym_size.int(%nonzero, 0)", text)
        self.assertIn("fake.floordiv", text)
        self.assertEqual(program.check()["nonzero"].value.sizes, ("u0", 2))

    def test_data_of_a_real_tensor_changes(self):
        def query(x, count):
            first = x.nonzero()
            x.view(-1).add_(1)
            count.add_(1)
            return first, x.nonzero(), count.item(), count.add_(1).item()
        for data in (False, True):
            program = self.record(query, torch.randn(4, 6), torch.tensor(3), data=data)
            self.assertEqual(
                [program.check()[name].value.sizes for name in ("nonzero", "nonzero_1")],
                [("u0", 2), ("u1", 2)])

    def test_models_that_are_made_in_the_block(self):
        program = self.record(record_models.build, 4)
        self.assertTrue(all(record.get("k") != "in" for record in program.records))

    def test_control_flow_of_the_program(self):
        for data in (False, True):
            program = self.record(record_models.run_control_flow, torch.randn(3), data=data)
            self.assertIn("} else(", program.text)

    def test_custom_op(self):
        program = self.record(lambda x: record_models.scale_op(x, 2.0) + 1, torch.ones(3))
        self.assertIn("fake.rule", program.text)
        self.assertNotIn("missing_op", program.text)

    def test_op_without_a_row(self):
        program = self.record(record_models.run_rnn)
        if "aten.mkldnn_rnn_layer.default" in [record.get("op") for record in program.records]:
            self.assertIn('fake.rule "aten::mkldnn_rnn_layer(', program.text)

    def test_change_of_metadata_without_a_row(self):
        with fake_tensor.record() as program:
            x = torch.ones(2, 3)
            x.set_(torch.ones(4).untyped_storage())
            x + 1
        found = program.check()
        self.assertEqual([node.name for node in found.differences], ["set_"])
        self.assertEqual(found["add"].value.sizes, (4,))

    def test_names_of_a_tensor_that_an_op_changes(self):
        def grow(x):
            x.resize_(7)
        with torch.library._scoped_library("recorded", "FRAGMENT") as library:
            library.define("grow(Tensor(a!) x) -> ()")
            library.impl("grow", grow, "Meta")
            with fake_tensor.record() as program:
                x = torch.ones(3)
                torch.ops.recorded.grow(x)
                x + 1
        self.assertEqual(program.check()["add"].value.sizes, (7,))

    def test_without_fake_opt(self):
        with fake_tensor.record(fake_opt="/nowhere") as program:
            torch.ones(3)
        self.assertEqual(len(program), 1)
        with self.assertRaisesRegex(fake_tensor.ToolError, "cannot run '/nowhere'"):
            program.check()

    def test_constants(self):
        def constants():
            step = torch.tensor(0.0)
            step += 1
            count = torch.tensor(3)
            return torch.tensor([1, 2]) * step.item(), torch.zeros(count.item())
        program = self.record(constants)
        self.assertIn("fake.literal dense<0.0> : tensor<f32>", program.text)
        self.assertIn('%constant: !fake.tensor<[2], i64, strides = [1]> '
                      '{fake.kind = "constant_tensor"', program.text)

    def test_results_are_returned(self):
        x = torch.randn(3)
        with fake_tensor.record() as program:
            total = (x + 1).sum()
        self.assertIn('attributes {fake.outputs = "total = sum"}', program.text)
        self.assertIn("return %sum", program.text)
        self.assertEqual(total.shape, ())

    def test_names_of_inputs(self):
        group = {"left": torch.ones(2), "right": [torch.ones(2)]}
        with fake_tensor.record() as program:
            group["left"] + group["right"][0] + torch.tensor([1.0, 2.0])
        names = [record["name"] for record in program.records if record.get("k") == "in"]
        self.assertEqual(names, ["group_left", "group_right_0", "constant"])
        self.assert_right(program)

    def test_symbolic_sizes(self):
        x, layer = torch.randn(3, 4), nn.Linear(4, 2)
        with fake_tensor.record() as program:
            fake = program.fake(x, dynamic=[0])
            y = layer(fake)
            y.new_zeros(fake.shape[0] * 2 + 1)
            y.sum().backward()
        self.assert_right(program)
        size, _ = program.check()["addmm"].value.sizes
        self.assertEqual(program.check()["x"].value.sizes, (size, 4))
        self.assertEqual(program.check()["new_zeros"].value.sizes, (f"2*{size} + 1",))
        with self.assertRaisesRegex(RuntimeError, "expected a call inside of the block"):
            program.fake(x)

    def test_what_is_not_a_real_tensor(self):
        x = torch.ones(2)
        with fake_tensor.record() as program:
            with self.assertRaisesRegex(TypeError, "expected a real tensor, found int"):
                program.fake(3)
            with self.assertRaisesRegex(TypeError, "expected a real tensor, made before the "
                                        "block, found a fake one"):
                program.fake(torch.ones(2))
            with self.assertRaisesRegex(ValueError, "expected dimensions of a tensor of "
                                        r"rank 1, found \[1\]"):
                program.fake(x, dynamic=[1])

    def test_differences_are_found(self):
        with fake_tensor.record() as program:
            torch.ones(3).relu()
        # As if fake-opt was wrong.
        program.records[2]["val"]["t"][3] = "float64"
        found = program.check()
        self.assertEqual([(node.name, node.difference) for node in found.differences],
                         [("relu", "dtype")])
        self.assertFalse(found.is_right)

    def test_known_differences(self):
        def pack():
            nn.utils.rnn.pack_padded_sequence(torch.randn(2, 5, 8), torch.tensor([5, 3]),
                                              batch_first=True).batch_sizes[0] + 1

        def select_images():
            x = torch.randn(4, 3, 8, 8).to(memory_format=torch.channels_last)
            torch.cat([x[torch.tensor([True, False, True, True])]] * 2).relu()
        for function, known, reason in (
                (pack, 4, "FakeTensor packs one sequence"),
                (select_images, 2, "a data-dependent batch keeps channels-last")):
            with self.subTest(reason):
                with fake_tensor.record() as program:
                    function()
                self.assert_right(program, known=known)
                for node in program.check().known_differences:
                    self.assertIn(reason, node.known)

    def test_known_differences_are_of_their_results_only(self):
        with fake_tensor.record() as program:
            x = torch.ones(4, 3, 8, 8).to(memory_format=torch.channels_last)
            torch.cat([x, x]).relu()
        # As if fake-opt was wrong.
        program.records[3]["val"]["t"][1] = [192, 64, 8, 1]
        self.assertEqual([(node.name, node.difference)
                          for node in program.check().differences], [("cat", "strides")])

    def test_the_result_that_aliases_is_named(self):
        with fake_tensor.record() as program:
            variance, mean = torch.var_mean(torch.ones(3))
            variance.relu_()
            mean.relu_()
            mean.sin()
        fields = {record["name"]: record["val"]["t"] for record in program.records
                  if record.get("op", "").endswith(("relu_.default", "sin.default"))}
        first, second, sin = fields.values()
        # As if fake-opt was wrong: the storages of both results are exchanged, and then
        # that of the first one is also that of a later result.
        first[5], second[5] = second[5], first[5]
        sin[5] = second[5]
        self.assertEqual(
            [(node.name, node.difference) for node in program.check().differences],
            [("relu_", "aliasing: PyTorch has the storage of var_mean#1, fake-opt the "
              "storage of var_mean#0"),
             ("relu__1", "aliasing: PyTorch has the storage of var_mean#0, fake-opt the "
              "storage of var_mean#1"),
             ("sin", "aliasing: PyTorch has the storage of var_mean#0, fake-opt a new "
              "storage")])


class Data(RecordTest):

    def test_a_branch_needs_data(self):
        x = torch.randn(5)
        with self.assertRaises(GuardOnDataDependentSymNode):
            with fake_tensor.record() as program:
                record_models.branch_on_data(x)
        self.assert_right(program)
        self.assertEqual([node.op for node in program.check()][-1],
                         "aten._local_scalar_dense.default")

    def test_branches_are_recorded_as_taken(self):
        for x, op, count in ((torch.tensor([1.0, 2.0, -0.5]), "add.Tensor", 2),
                             (torch.tensor([-1.0, -2.0, 0.5]), "sub.Tensor", 1)):
            with fake_tensor.record(data=True) as program:
                _, text = record_models.branch_on_data(x)
            self.assert_right(program)
            ops = [record.get("op") for record in program.records]
            self.assertIn(f"aten.{op}", ops)
            self.assertEqual(ops.count("aten.mul.Tensor"), count)
            self.assertEqual(text, f"{x.mean().item():.2f}")

    def test_sizes_of_data(self):
        program = self.record(record_models.use_data, torch.randn(4, 6), torch.tensor(3),
                              data=True)
        self.assertEqual(program.check()["nonzero"].value.sizes, ("u0", 2))

    def test_queries_of_data(self):
        x = torch.ones(3)
        with fake_tensor.record(data=True):
            self.assertTrue(torch.equal(x, torch.ones(3)))
        with self.assertRaisesRegex(Exception, "aten.equal"), fake_tensor.record():
            torch.equal(x, torch.ones(3))

    def test_kernels_that_differ_from_their_fake_kernels(self):
        # In the workspace of an LSTM, in the dtypes of statistics under autocast, and in
        # the gradient of an input.
        self.record(record_models.run_rnn, data=True)
        layers = (nn.BatchNorm1d(4), nn.LayerNorm(4), nn.GroupNorm(2, 4))
        for layer in layers:
            with self.subTest(layer), torch.autocast("cpu", torch.bfloat16):
                x = torch.randn(3, 4, dtype=torch.bfloat16)
                with fake_tensor.record(data=True) as program:
                    y = layer(x)
                    y.float().sum().backward()
                    norm = y.norm().item()
                self.assert_right(program)
                self.assertAlmostEqual(norm, layer(x).norm().item())

    def test_wrong_fake_kernel_of_a_custom_op(self):
        with torch.library._scoped_library("recorded", "FRAGMENT") as library:
            library.define("double(Tensor x) -> Tensor")
            library.impl("double", lambda x: x * 2, "CPU")
            torch.library.register_fake("recorded::double", lambda x: x.new_empty(7),
                                        lib=library)
            with self.assertRaisesRegex(RuntimeError, "size mismatch between fake shape 7 "
                                        "and real shape 3"):
                with fake_tensor.record(data=True):
                    torch.ops.recorded.double(torch.ones(3))

    def test_elements_of_factories_are_known(self):
        def use_element():
            count = torch.arange(10).max().item()
            return torch.zeros(20)[:count] + 1
        with fake_tensor.record() as program:
            use_element()
        self.assert_right(program, known=2)
        self.assertIn("is a constant", program.check()["_local_scalar_dense"].known)
        self.assertEqual(program.check()["_local_scalar_dense"].value, 9)
        # With data, the value must be the right one.
        self.record(use_element, data=True)


class Errors(RecordTest):

    def test_a_wrong_program_keeps_its_exception(self):
        x = torch.randn(3, 4)
        with self.assertRaisesRegex(RuntimeError, "must have same reduction dim"):
            with fake_tensor.record() as program:
                y = x.relu()
                y @ x
        self.assertIsInstance(program.error, RuntimeError)
        self.assertFalse(program.is_complete)
        self.assertRegex(str(program), "2 ops, 1 input, ended by RuntimeError$")
        # fake-opt has an error as well, at that line.
        self.assert_right(program)
        node = program.check().nodes[-1]
        self.assertEqual(node.error, "cannot multiply [3, 4] by [3, 4]: inner sizes 4 and 3 "
                         "differ")
        done = Tool(find_tool()).propagate_one(program.text)
        self.assertRegex(done.stderr, rf"{__file__}:{node.source[1]}:\d+: error: "
                         r"'fake.aten.mm' op \(mm\) cannot multiply")

    def test_a_program_continues_after_an_error(self):
        x = torch.randn(3, 4)
        with fake_tensor.record() as program:
            with self.assertRaises(RuntimeError):
                x @ x
            x.relu()
        self.assertTrue(program.is_complete)
        self.assert_right(program)
        self.assertEqual([node.op for node in program.check()][1:],
                         ["aten.mm.default", "aten.relu.default"])

    def test_a_missing_error_is_a_difference(self):
        with fake_tensor.record() as program:
            torch.ones(3).relu()
        program.records[2].update(error="RuntimeError", msg="expected something else")
        self.assertEqual([(node.name, node.difference)
                          for node in program.check().differences],
                         [("relu", "RuntimeError: expected something else")])

    def test_metadata_of_a_real_tensor(self):
        x = torch.randn(3, 4)
        with self.assertRaisesRegex(RuntimeError, "aten.t_.default changes the metadata of "
                                    "a real tensor, which fake_tensor.record keeps"):
            with fake_tensor.record() as program:
                x.t_()
        self.assertEqual(x.shape, (3, 4))
        self.assert_right(program)
        with fake_tensor.record() as program:
            program.fake(x).t_()
        self.assert_right(program)

    def test_a_block_is_used_once(self):
        block = fake_tensor.record()
        with block:
            pass
        with self.assertRaisesRegex(RuntimeError, "expected a new fake_tensor.record()"):
            with block:
                pass

    def test_an_op_without_a_fake_kernel(self):
        @torch.library.custom_op("recorded::no_fake", mutates_args=())
        def no_fake(x: torch.Tensor) -> torch.Tensor:
            return x.clone()
        with self.assertRaisesRegex(RuntimeError, "no fake impl registered"):
            with fake_tensor.record() as program:
                no_fake(torch.ones(3))
        # A limit of PyTorch.
        self.assertTrue(program.check().is_right)


class Blocks(RecordTest):

    def test_limit(self):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            with fake_tensor.record(limit=3) as program:
                x = torch.ones(3)
                for _ in range(5):
                    x = x + 1
        warning, = caught
        self.assertEqual(warning.category, fake_tensor.RecordWarning)
        self.assertEqual(str(warning.message), "only the first 3 ops are recorded: the "
                         "limit of fake_tensor.record")
        self.assertEqual(warning.filename, __file__)
        self.assertEqual(len(program), 3)
        self.assertFalse(program.is_complete)
        self.assertRegex(str(program), "3 ops, 0 inputs, 3 more ops not recorded")
        self.assert_right(program)

    def test_nested_blocks(self):
        x = torch.ones(3)
        with fake_tensor.record() as outer:
            y = x + 1
            with fake_tensor.record() as inner:
                z = y * x
            z.relu()
        for program, ops in ((outer, ["add", "mul", "relu"]), (inner, ["mul"])):
            self.assert_right(program)
            self.assertEqual([record["name"] for record in program.records
                              if record.get("k") == "op"], ops)
        self.assertEqual([record["name"] for record in inner.records
                          if record.get("k") == "in"], ["y", "x"])

    def test_gradients_of_an_inner_block(self):
        layer = nn.Linear(2, 2)
        optimizer = torch.optim.Adam(layer.parameters())
        with fake_tensor.record() as outer:
            loss = layer(torch.ones(1, 2)).sum()
            with fake_tensor.record() as inner:
                loss.backward()
                optimizer.step()
            self.assertIsInstance(layer.weight.grad, FakeTensor)
            optimizer.step()
        for program, steps in ((outer, 2), (inner, 1)):
            self.assert_right(program)
            self.assertEqual([record.get("op") for record in program.records].count(
                "aten.addcdiv_.default"), steps * 2)
        self.assertIsNone(layer.weight.grad)
        self.assertEqual(optimizer.state, {})

    def test_memory_is_freed(self):
        layer = nn.Linear(2, 2)

        def record():
            with fake_tensor.record() as program:
                layer(torch.ones(1, 2)).sum().backward()
            return weakref.ref(program._recorder.mode)
        mode = record()
        gc.collect()
        self.assertIsNone(mode())

    def test_a_device_that_is_not_there(self):
        program = self.record(lambda: torch.ones(2, 3, device="cuda").relu())
        self.assertEqual(program.check()["relu"].value.device, "cuda:0")

    def test_other_threads_are_not_recorded(self):
        found = []
        x = torch.ones(3)
        with fake_tensor.record() as program:
            y = x + 1
            thread = threading.Thread(
                target=lambda: found.extend([x * 2, y * 2]))
            thread.start()
            thread.join()
            found[1] + 1
        self.assertEqual([record["op"] for record in program.records
                          if record.get("k") == "op"], ["aten.add.Tensor"] * 2)
        self.assertNotIsInstance(found[0], FakeTensor)
        self.assertIsInstance(found[1], FakeTensor)
        self.assert_right(program)

    def test_fake_tensors_that_exist(self):
        mode = FakeTensorMode()
        with mode:
            x = torch.ones(3)
        with fake_tensor.record(mode=mode) as program:
            x + 1
        self.assert_right(program)
        with mode, fake_tensor.record() as program:
            x + 1
        self.assert_right(program)

    def test_10000_ops(self):
        def loop():
            x = torch.randn(3, 4)
            for _ in range(2500):
                x = (x + 1) * 2
                x.relu_()
                x.t()
        self.assertEqual(len(self.record(loop)), 10001)


if __name__ == "__main__":
    unittest.main()
