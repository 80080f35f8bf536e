# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A backend of torch.compile that checks graphs. See docs/Recording.md.

    model = torch.compile(model, backend=fake_tensor.backend)

PyTorch is imported when a graph is compiled.
"""

import io
import warnings
from typing import TYPE_CHECKING, Any, Callable, List, Optional, Sequence

from .api import require_torch
from .recording import LIMIT, RecordedProgram
from .results import DifferenceWarning

if TYPE_CHECKING:
    import torch

# The differences in a warning.
_SHOWN = 5


class Backend:
    """Writes and checks each graph that torch.compile captures, then runs it eagerly."""

    #: The name in PyTorch's logs.
    __name__ = "fake_tensor"

    def __init__(self, on_program: Optional[Callable[[RecordedProgram], None]] = None,
                 aot: bool = False, check: bool = True, limit: int = LIMIT,
                 fake_opt: Optional[str] = None, timeout: Optional[float] = None) -> None:
        #: The graphs, in the order of compilation.
        self.programs: List[RecordedProgram] = []
        self._on_program = on_program
        self._aot = aot
        self._check = check
        self._limit = limit
        self._fake_opt = fake_opt
        self._timeout = timeout

    def __call__(self, module: "torch.fx.GraphModule", inputs: Sequence[Any]) -> Any:
        require_torch("fake_tensor.backend")
        from .compiled import compile_with_autograd  # pylint: disable=import-outside-toplevel
        if not self._aot:
            return self._add(module, inputs, "graph")
        return compile_with_autograd(
            module, inputs,
            lambda graph, values: self._add(graph, values, "forward graph"),
            lambda graph, values: self._add(graph, values, "backward graph"))

    def clear(self) -> None:
        """Forgets the programs."""
        self.programs.clear()

    def _add(self, module: "torch.fx.GraphModule", inputs: Sequence[Any],
             what: str) -> Any:
        """Records and checks a graph, and returns what runs it."""
        from .compiled import graph_id, record_graph  # pylint: disable=import-outside-toplevel
        program = RecordedProgram(f"{what} {graph_id()}".rstrip(), self._fake_opt,
                                  self._timeout)
        recorder, error = record_graph(module, inputs, self._limit, program.known_ops())
        program.start(recorder)
        program.finish(error)
        self.programs.append(program)
        if error is not None:
            reason = (str(error) or type(error).__name__).splitlines()[0]
            warnings.warn(f"{program.name} was recorded only in part: {reason}",
                          DifferenceWarning, stacklevel=2)
        if self._check:
            _warn_of_differences(program)
        if self._on_program is not None:
            self._on_program(program)
        return module.forward


def _warn_of_differences(program: RecordedProgram) -> None:
    found = program.check()
    if not found.is_right:
        out = io.StringIO()
        found.print_differences(out, _SHOWN)
        warnings.warn(f"{program.name}: {found.summary()}\n{out.getvalue().rstrip()}",
                      DifferenceWarning, stacklevel=3)


def make_backend(*, on_program: Optional[Callable[[RecordedProgram], None]] = None,
                 aot: bool = False, check: bool = True, limit: int = LIMIT,
                 fake_opt: Optional[str] = None,
                 timeout: Optional[float] = None) -> Backend:
    """A backend of torch.compile with a list of programs of its own.

    Args:
        on_program: Called with each program after it was checked.
        aot: Takes the graphs of AOTAutograd, forward and backward, with functional ATen
            ops, instead of Dynamo's.
        check: Whether to check programs when they are compiled, and to warn of
            differences.
        limit: The maximum number of ops of a graph that are recorded.
        fake_opt: The path of fake-opt, as for `fake_tensor.export`.
        timeout: The time limit of one run of fake-opt in seconds, by default 120.
    """
    return Backend(on_program, aot, check, limit, fake_opt, timeout)


#: The backend with no options.
backend = Backend()
