# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Records programs that run, and checks them. See docs/Recording.md.

    with fake_tensor.record() as program:
        train()
    print(program.check())

PyTorch is imported when a recording starts.
"""

import contextlib
import logging
import os
import sys
import threading
from typing import TYPE_CHECKING, Any, Collection, Dict, List, Optional

from .api import node_info, require_torch
from .results import Inference
from .tool import Tool, ToolError, find_tool
from .words import count_of

if TYPE_CHECKING:
    import torch
    from torch._subclasses.fake_tensor import FakeTensorMode

    from .graph import Graph
    from .recorder import Recorder
else:
    FakeTensorMode = Any

_LOGS = ("torch._subclasses.fake_tensor", "torch.fx.experimental.symbolic_shapes")
# The maximum number of ops, unless said otherwise.
LIMIT = 100_000


class RecordedProgram:
    """A program of ATen calls that was recorded."""

    def __init__(self, name: str, fake_opt: Optional[str] = None,
                 timeout: Optional[float] = None) -> None:
        #: What was recorded: the place of the block, or the name of a graph.
        self.name = name
        #: The exception that ended the block; None if it was completed.
        self.error: Optional[BaseException] = None
        self._fake_opt = fake_opt
        self._timeout = timeout
        self._recorder: Optional["Recorder"] = None
        self._is_open = False
        # The result of `check` for the finished program.
        self._found: Optional[Inference] = None

    def start(self, recorder: "Recorder") -> None:
        """Begins a recording."""
        self._recorder = recorder
        self._is_open = True

    def finish(self, error: Optional[BaseException]) -> None:
        """Ends it."""
        assert self._recorder is not None
        self._recorder.finish()
        self._is_open = False
        self.error = error

    def fake(self, tensor: "torch.Tensor", *, dynamic: Collection[int] = ()
             ) -> "torch.Tensor":
        """A fake tensor like a real one, to use in its place in the block. Sizes of the
        dimensions in `dynamic` are symbols."""
        if self._recorder is None or not self._is_open:
            raise RuntimeError("expected a call inside of the block of fake_tensor.record")
        return self._recorder.fake(tensor, dynamic)

    @property
    def records(self) -> List[Dict[str, Any]]:
        """The records, in the format of docs/Conformance.md."""
        return [] if self._recorder is None else self._recorder.graph_records()

    @property
    def is_complete(self) -> bool:
        """Whether the block ended without an exception, and within the limit."""
        return self.error is None and not (self._recorder and self._recorder.left_out)

    def __len__(self) -> int:
        """The number of ops."""
        return sum(record.get("k") == "op" for record in self.records)

    def __repr__(self) -> str:
        return f"<RecordedProgram: {self}>"

    def __str__(self) -> str:
        inputs = [record for record in self.records if record.get("k") == "in"]
        parameters = sum(record.get("kind") == "PARAMETER" for record in inputs)
        text = (f"{self.name}: {count_of(len(self), 'op')}, "
                f"{count_of(len(inputs), 'input')}")
        if parameters:
            text += f", {parameters} of them parameters"
        if self._recorder and self._recorder.left_out:
            text += f", {self._recorder.left_out} more ops not recorded"
        if self.error is not None:
            text += f", ended by {type(self.error).__name__}"
        return text

    @property
    def text(self) -> str:
        """The program as IR of the fake dialect, with source locations. Raises
        ToolError, and warns, as `fake_tensor.export` does."""
        from .exporter import write_graph  # pylint: disable=import-outside-toplevel
        tool = self._tool()
        return write_graph(self._graph(tool), tool)

    def infer(self) -> Inference:
        """Infers the metadata of all nodes with fake-opt."""
        return self._infer(compare=False)

    def check(self) -> Inference:
        """Infers the metadata of all nodes with fake-opt, and compares each with
        PyTorch's, as `fake_tensor.check` does. A call that PyTorch rejected must have an
        error."""
        if self._found is not None:
            return self._found
        found = self._infer(compare=True)
        if not self._is_open:
            self._found = found
        return found

    def page(self, *, format: str = "html",  # pylint: disable=redefined-builtin
             sources: bool = True) -> str:
        """The program with the metadata of all values as a page of HTML, or in another
        format, as of `fake_tensor.page`."""
        from .pages import render  # pylint: disable=import-outside-toplevel
        request = render.Request(self.name, format, sources)
        return render.render_text(self._tool(), self.text, request).text

    def known_ops(self) -> Collection[str]:
        """The ops of the op table; none if fake-opt is missing."""
        try:
            return self._tool().list_ops()
        except ToolError:
            return ()

    def _tool(self) -> Tool:
        return Tool(find_tool(self._fake_opt), self._timeout)

    def _infer(self, compare: bool) -> Inference:
        from .graph import run_graph  # pylint: disable=import-outside-toplevel
        tool = self._tool()
        graph = self._graph(tool)
        failure = run_graph(tool, graph, judge=compare)
        if failure:
            raise ToolError(failure)
        return Inference([node_info(node, compare) for node in graph.all_nodes()], compare)

    def _graph(self, tool: Tool) -> "Graph":
        # pylint: disable=import-outside-toplevel
        from . import ir
        from .graph import Graph
        from .custom_calls import CustomCall
        from .rules import write_rules
        calls = self._recorder.custom_calls if self._recorder else []
        rules = None
        if calls:
            table = tool.list_ops()
            rules = write_rules([CustomCall(*call) for call in calls
                                 if ir.normal_name(str(call.op)) not in table],
                                table, tool.find_error)
        graph = Graph(self.records, rules)
        graph.has_changes = True
        return graph


class Recording(contextlib.AbstractContextManager[RecordedProgram]):
    """The block of `record`."""

    def __init__(self, program: RecordedProgram, mode: Optional[FakeTensorMode],
                 limit: int, data: bool) -> None:
        self._program = program
        self._data = data
        self._mode = mode
        self._limit = limit
        self._stack = contextlib.ExitStack()
        # The state of optimizers before their first step in the block.
        self._states: Dict[Any, Dict[Any, Any]] = {}
        self._recorder: Optional["Recorder"] = None

    def __enter__(self) -> RecordedProgram:
        require_torch("fake_tensor.record")
        # pylint: disable=import-outside-toplevel
        from torch.optim.optimizer import register_optimizer_step_pre_hook
        from .naming import NameFinder
        from .recorder import Recorder, find_mode
        if self._recorder is not None:
            raise RuntimeError("expected a new fake_tensor.record(), found one that was "
                               "used before")
        frame = sys._getframe(1)
        if not self._program.name:
            file = os.path.basename(frame.f_code.co_filename)
            self._program.name = f"{file}:{frame.f_lineno}"
        mode = self._mode or find_mode(self._data)
        self._recorder = Recorder(mode, NameFinder(frame), self._limit,
                                  self._program.known_ops())
        self._recorder.begin()
        self._program.start(self._recorder)
        thread = threading.get_ident()

        def keep_state(optimizer: Any, *_: Any) -> None:
            if threading.get_ident() == thread and optimizer not in self._states:
                self._states[optimizer] = {key: dict(state) for key, state
                                           in optimizer.state.items()}
        hook = register_optimizer_step_pre_hook(keep_state)
        self._stack.callback(hook.remove)
        if "TORCH_LOGS" not in os.environ:
            # Errors are logged before they are raised, and branches on data.
            for name in _LOGS:
                log = logging.getLogger(name)
                self._stack.callback(log.setLevel, log.level)
                log.setLevel(logging.CRITICAL)
        self._stack.enter_context(mode)
        self._stack.enter_context(self._recorder)
        return self._program

    def __exit__(self, kind: Any, error: Optional[BaseException], trace: Any) -> None:
        assert self._recorder is not None
        self._stack.close()
        self._program.finish(error)
        self._recorder.restore(self._states)


def record(*, data: bool = False, limit: int = LIMIT,
           mode: Optional[FakeTensorMode] = None, fake_opt: Optional[str] = None,
           timeout: Optional[float] = None) -> Recording:
    """Records the ops that a block of Python code calls, on fake tensors::

        with fake_tensor.record() as program:
            loss = model(x).sum()
            loss.backward()
        print(program.text)       # IR of the fake dialect
        print(program.check())    # compares each op with PyTorch

    Real tensors become inputs of the program, and keep their values, gradients and
    optimizer states. docs/Recording.md says what happens with data, control flow,
    exceptions and threads.

    Args:
        limit: The maximum number of ops that are recorded.
        mode: The FakeTensorMode of fake tensors that exist already; by default the
            active one, or a new one.
        data: Also runs each op on data, so that Python code can branch on it.
        fake_opt: The path of fake-opt, as for `fake_tensor.export`.
        timeout: The time limit of one run of fake-opt in seconds, by default 120.
    """
    return Recording(RecordedProgram("", fake_opt, timeout), mode, limit, data)
