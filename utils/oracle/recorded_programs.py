# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Records programs that write to tensors, for `record_programs`. Needs PyTorch."""

from typing import Any, Callable, Dict, List, Optional, Sequence, Type

import sympy  # type: ignore[import-untyped]
import torch
from torch._dispatch.python import enable_python_dispatcher
from torch._subclasses.fake_tensor import FakeTensor, FakeTensorMode
from torch.fx.experimental.symbolic_shapes import (
    DimDynamic, ShapeEnv, StatelessSymbolicContext)

from fake_tensor.torch_values import Encoder, bounds_of, error_fields


class PartlyDone(Exception):
    """A call that failed after it had already changed a tensor: later results are not
    representative."""


class Program:
    """Runs and records calls of ops on fake tensors."""

    def __init__(self) -> None:
        self.env = ShapeEnv()
        self.mode = FakeTensorMode(shape_env=self.env)
        FakeTensorMode.cache_clear()
        self.nodes: List[Dict[str, Any]] = []
        # What the names of nodes begin with.
        self.prefix = ""
        self._encoder = Encoder()
        # By name, in order: the values, and their last recorded form.
        self._values: Dict[str, Any] = {}
        self._written: Dict[str, Any] = {}

    # ===- Inputs -----------------------------------------------------------===

    def input(self, *sizes: Any, dtype: str = "float32", device: str = "cpu",
              strides: Optional[Sequence[int]] = None) -> "torch.Tensor":
        """An input tensor. A size in a list, `[4]`, is dynamic, and 4 in the
        example."""
        plain = [size[0] if isinstance(size, list) else size for size in sizes]
        kind = getattr(torch, dtype)
        if strides is None:
            real = torch.empty(plain, dtype=kind, device="meta")
        else:
            real = torch.empty_strided(plain, strides, dtype=kind, device="meta")
        context: StatelessSymbolicContext[Any, Any] = StatelessSymbolicContext(
            dynamic_sizes=[DimDynamic.DUCK if isinstance(size, list)
                           else DimDynamic.STATIC for size in sizes])
        with self.mode:
            tensor = FakeTensor(
                self.mode, self.mode.from_tensor(
                    real, symbolic_context=context).to("meta")
                if any(isinstance(size, list) for size in sizes) else real,
                torch.device(device))
        return self.alias_input(tensor)

    def alias_input(self, tensor: "torch.Tensor") -> "torch.Tensor":
        """A tensor created outside of the program, as a view of an input."""
        name = f"{self.prefix}arg_{len(self.nodes)}"
        value = self._encoder.encode(tensor)
        self.nodes.append({"k": "in", "name": name, "val": value})
        self._add(name, tensor, value)
        return tensor

    def view(self, tensor: "torch.Tensor", sizes: Sequence[int],
             strides: Sequence[int], offset: int = 0) -> "torch.Tensor":
        """An input that shares the storage of another one."""
        with self.mode:
            return self.alias_input(tensor.as_strided(sizes, strides, offset))

    def constant(self, number: int) -> "torch.Tensor":
        """`torch.tensor(number)`, whose value FakeTensor tracks."""
        with self.mode:
            tensor = torch.tensor(number)
        name = f"lift_fresh_{len(self.nodes)}"
        value = self._encoder.encode(tensor)
        self.nodes.append({"k": "op", "name": name, "op": "aten.lift_fresh.default",
                           "args": [{"literal": number}], "kw": {}, "val": value})
        self._add(name, tensor, value)
        return tensor

    def _add(self, name: str, value: Any, written: Any) -> None:
        self._values[name] = value
        self._written[name] = written

    # ===- Calls ------------------------------------------------------------===

    def __call__(self, op: str, *args: Any, **kwargs: Any) -> Any:
        """Calls an op such as `add_.Tensor` and records the call."""
        space, _, rest = op.rpartition("::")
        packet, _, overload = rest.partition(".")
        function = getattr(getattr(getattr(torch.ops, space or "aten"), packet),
                           overload or "default")
        name = f"{self.prefix}{packet}_{len(self.nodes)}"
        node: Dict[str, Any] = {
            "k": "op", "name": name, "op": str(function),
            "args": [self._reference(value) for value in args],
            "kw": {key: self._reference(value) for key, value in kwargs.items()}}
        self.nodes.append(node)
        try:
            with self.mode, enable_python_dispatcher():
                result = function(*args, **kwargs)
        except Exception as refused:  # pylint: disable=broad-exception-caught
            node.update(error_fields(refused))
            if self._find_changes():
                raise PartlyDone(op) from refused
            return None
        node["val"] = self._encoder.encode(result)
        # Otherwise sizes may print differently, but are equal.
        changed = self._find_changes()
        if function._schema.is_mutable and changed:
            node["changed"] = changed
        self._add(name, result, node["val"])
        if isinstance(result, (list, tuple)):
            for index, element in enumerate(result):
                self._add_element(name, index, element)
        return result

    def _add_element(self, source: str, index: int, element: Any) -> None:
        name = f"{source}_{index}"
        value = self._encoder.encode(element)
        self.nodes.append({"k": "op", "name": name, "op": "getitem",
                           "args": [{"n": source}, index], "kw": {}, "val": value})
        self._add(name, element, value)

    def _find_changes(self) -> Dict[str, Any]:
        changed = {}
        for name, value in self._values.items():
            now = self._encoder.encode(value)
            before, self._written[name] = self._written[name], now
            # Specialization of a symbol is not a change.
            if now != before and self._example(now) != self._example(before):
                changed[name] = now
        return changed

    def _example(self, encoded: Any) -> Any:
        """An encoded value with symbols replaced by the example's integers."""
        if isinstance(encoded, dict) and "sym" in encoded:
            hints = self.env.backed_var_to_val
            number = sympy.sympify(encoded["sym"], locals={
                str(symbol): symbol for symbol in self.env.var_to_range}).xreplace(hints)
            return int(number) if number.is_Integer else str(number)
        if isinstance(encoded, dict) and "t" in encoded:
            return [self._example(field) for field in encoded["t"]]
        if isinstance(encoded, list):
            return [self._example(element) for element in encoded]
        return encoded

    def _reference(self, value: Any) -> Any:
        """An argument: a value of the program by its oldest or, every other time,
        its newest name."""
        if isinstance(value, (list, tuple)):
            return [self._reference(element) for element in value]
        names = [name for name, known in self._values.items() if known is value]
        if isinstance(value, torch.SymInt):
            names = [name for name, known in self._values.items()
                     if isinstance(known, torch.SymInt)
                     and str(known.node.expr) == str(value.node.expr)]
        if isinstance(value, torch.Tensor) or (isinstance(value, torch.SymInt) and names):
            return {"n": names[0 if len(self.nodes) % 2 else -1]}
        return self._encoder.encode(value)

    def record(self, name: str) -> Dict[str, Any]:
        """The line of the program."""
        ranges = {str(symbol): bounds_of(self.env, symbol)
                  for symbol in self.env.var_to_range}
        return {"program": name, "ranges": ranges, "nodes": self.nodes}


def record_program(name: str, body: Callable[[Any], None],
                   kind: Type[Program] = Program) -> Dict[str, Any]:
    """The line of one program."""
    program = kind()
    try:
        body(program)
    except PartlyDone:
        program.nodes.pop()
    return program.record(name)
