# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Finds what in a model an exception of PyTorch is about. Needs PyTorch.

An exception of `torch.export` has tens of frames of PyTorch. Their local variables are the
modules that were called, and the op that was refused with its operands. Whatever is not
found is left out.
"""

import contextlib
import importlib
import inspect
import linecache
import logging
import os
import re
import sys
import traceback
import types
from typing import (Any, Dict, Iterator, List, Mapping, NamedTuple, Optional, Sequence, Set,
                    Tuple)

import sympy  # type: ignore[import-untyped]
import torch
from torch.fx.experimental.symbolic_shapes import ShapeEnv

from .export_error import ExportError, Frame, Operand
from .expressions import is_free_name
from .loading import first_line, is_of_model
from .naming import module_names
from .places import read_place
from .refusals import Call, find_hint, find_refusal
from .results import TensorInfo, decode
from .torch_values import Encoder, dim_names

# Functions of decorators, which are no calls that a reader looks for.
_WRAPPERS = frozenset(("wrapper", "wrapped", "inner", "wrapped_func", "_fn"))
# A frame in the text of an exception or of a node.
_FRAME = re.compile(r'File "([^"]+)", line (\d+), in (\S+)')
# The exception inside that of Dynamo, and the call that raised it.
_IN_DYNAMO = re.compile(
    r"call_(function|method) (?:<built-in \w+ )?([\w.]+).*? got (\w+)\(([\"'])(.*?)\4\)")
# The text of the error of a model that is a module of torch.jit.
_OF_SCRIPT = "Exporting a ScriptModule is not supported"
_OP_NAME = re.compile(r"\w+\.\w+(\.\w+)?")
# Exceptions whose message is the name of an op.
_OF_OPS = {
    "UnsupportedOperatorException": "PyTorch has no fake kernel for {}",
    "DynamicOutputShapeException": "the sizes of the results of {} depend on data",
    "DataDependentOutputException": "the result of {} depends on data",
}
# Exceptions whose message says enough.
_PLAIN = (RuntimeError, ValueError, NotImplementedError, AssertionError)
# A size of an input, as PyTorch names it.
_SIZE_OF_INPUT = re.compile(r"L\['(\w+)'\]\.size\(\)\[(\d+)\]")
_PACKAGE = os.path.dirname(os.path.abspath(__file__)) + os.sep
_MAX_MESSAGE = 240


class _Step(NamedTuple):
    """A frame of a traceback, with the place in it."""
    frame: types.FrameType
    summary: traceback.FrameSummary


class _Guard(NamedTuple):
    """A condition on sizes, and the calls that it is of."""
    env: Any
    condition: Any
    frames: List[Frame]


class Watch:
    """Watches one export: remembers where sizes became constant, and explains its
    exception."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self._names: Dict[int, str] = {}
        if isinstance(model, torch.nn.Module):
            self._names = module_names(model)
        self._guards: List[_Guard] = []

    @contextlib.contextmanager
    def watching(self) -> Iterator[None]:
        """Watches PyTorch, and raises ExportError for each exception."""
        with contextlib.ExitStack() as stack:
            self._watch_guards(stack)
            if "TORCH_LOGS" not in os.environ:
                _silence(stack)
            try:
                yield
                return
            except Exception as error:  # pylint: disable=broad-except
                # Anything: tracing runs code of the model.
                failure = error
        # Outside of the patches, as it calls PyTorch.
        raise self.explain(failure) from failure

    def explain(self, error: Exception) -> ExportError:
        """The error in the words of the model."""
        try:
            return _Explanation(error, self._model, self._names, self._guards).result()
        except Exception:  # pylint: disable=broad-except
            # PyTorch's internals changed.
            return ExportError(first_line(error))

    def _watch_guards(self, stack: contextlib.ExitStack) -> None:
        log: Any = getattr(ShapeEnv, "_log_guard", None)
        if log is None:
            return

        def note(env: Any, prefix: Any, condition: Any, *args: Any, **kwargs: Any) -> Any:
            steps = list(_steps_of_stack(sys._getframe(1)))
            self._guards.append(_Guard(env, condition, _frames(steps, self._names)))
            return log(env, prefix, condition, *args, **kwargs)
        _patch(stack, ShapeEnv, "_log_guard", note)


def _silence(stack: contextlib.ExitStack) -> None:
    """PyTorch also prints the errors that it raises, and the graph up to them."""
    for name in ("torch._subclasses.fake_tensor", "torch.export._trace"):
        logger = logging.getLogger(name)
        stack.callback(logger.setLevel, logger.level)
        logger.setLevel(logging.CRITICAL)
    with contextlib.suppress(ImportError):
        _patch(stack, importlib.import_module("torch.export._trace"), "print",
               lambda *_, **__: None)


def _patch(stack: contextlib.ExitStack, owner: Any, name: str, value: Any) -> None:
    """Sets an attribute until the stack is closed."""
    if name in vars(owner):
        stack.callback(setattr, owner, name, vars(owner)[name])
    else:
        stack.callback(delattr, owner, name)
    setattr(owner, name, value)


# ===- Frames -----------------------------------------------------------------===


def _steps_of_stack(frame: Optional[types.FrameType]) -> Iterator[_Step]:
    """The calls around a frame, of those that this package makes, the outermost one
    first."""
    found: List[_Step] = []
    while frame is not None and not frame.f_code.co_filename.startswith(_PACKAGE):
        found.append(_Step(frame, traceback.FrameSummary(
            frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name,
            lookup_line=False)))
        frame = frame.f_back
    return reversed(found)


def _steps_of(error: BaseException) -> List[_Step]:
    """The calls that an exception left, the outermost one first."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    return list(map(_Step, frames, traceback.extract_tb(error.__traceback__)))


def _locals(frame: types.FrameType) -> Dict[str, Any]:
    return dict(frame.f_locals)


def _module_of(frame: types.FrameType, names: Mapping[int, str]) -> Optional[str]:
    """The path of the module whose method a frame is of."""
    code = frame.f_code
    if not code.co_argcount or not names:
        return None
    return names.get(id(frame.f_locals.get(code.co_varnames[0])))


def _frames(steps: Sequence[_Step], names: Mapping[int, str]) -> List[Frame]:
    """The calls in the source of the model, the innermost one first, each once."""
    module = ""
    found: Dict[Tuple[str, int], Frame] = {}
    for step in steps:
        path = _module_of(step.frame, names)
        module = module if path is None else path
        file, line = step.summary.filename, step.summary.lineno or 0
        if not is_of_model(file) or \
                step.summary.name in _WRAPPERS and "site-packages" in file:
            continue
        # A layer that calls another one like it: the innermost remains.
        found.pop((file, line), None)
        found[file, line] = _frame_at(file, line, step.summary.name, module,
                                      step.summary)
    return list(reversed(found.values()))


def _frame_at(file: str, line: int, function: str, module: Optional[str],
              summary: Optional[traceback.FrameSummary] = None) -> Frame:
    text = linecache.getline(file, line).rstrip()
    return Frame(file, line, function, module, text.strip(), _columns(text, summary))


def _columns(text: str,
             summary: Optional[traceback.FrameSummary]) -> Optional[Tuple[int, int]]:
    """The columns of a call in a line without indentation. Python 3.11 and later know
    them."""
    start, end = getattr(summary, "colno", None), getattr(summary, "end_colno", None)
    if start is None or end is None:
        return None
    # In bytes.
    encoded = text.encode()
    first, last = (len(encoded[:column].decode(errors="replace")) for column in (start, end))
    if getattr(summary, "end_lineno", None) != getattr(summary, "lineno", None):
        last = len(text)
    indent = len(text) - len(text.lstrip())
    return (first - indent, last - indent) if indent <= first < last else None


# ===- Explanation ------------------------------------------------------------===


class _Explanation:
    """What an exception is about."""

    def __init__(self, error: Exception, model: Any, names: Mapping[int, str],
                 guards: Sequence[_Guard]) -> None:
        self._error, self._model, self._names, self._guards = error, model, names, guards
        self._steps = _steps_of(error)
        self._frames = _frames(self._steps, names)
        self._module = self._innermost_module()
        self._call = Call("", ())
        self._renamed: Dict[str, str] = {}

    def result(self) -> ExportError:
        """The error in the words of the model."""
        classes = [each.__name__ for each in type(self._error).__mro__]
        text = _OF_SCRIPT if self._is_script() else str(self._error)
        refusal = find_refusal(classes, text, {"signature": self._signature()})
        if refusal is not None:
            self._add_frames_of_text()
            self._find_guard()
            return ExportError(refusal.message, module=self._module, frames=self._frames,
                               advice=refusal.advice)
        message, advice = (self._with_names(text) for text in self._message())
        advice = advice or find_hint(message, self._call)
        return ExportError(message, op=self._call.op, operands=self._call.operands,
                           module=self._module, frames=self._frames, advice=advice)

    def _with_names(self, text: str) -> str:
        """A text with the names of dimensions."""
        for old, new in self._renamed.items():
            text = re.sub(rf"\b{old}\b", new, text)
        return text

    def _message(self) -> Tuple[str, str]:
        """PyTorch's message, and its hint if there is one. Finds the op before."""
        text = str(self._error).strip()
        if type(self._error).__module__.startswith("torch._dynamo"):
            return self._message_of_dynamo(text)
        self._add_frames_of_node()
        self._find_call()
        # A list of overloads follows.
        message = first_line(self._error).partition(", but expected one of:")[0]
        last = self._steps[-1].summary.filename if self._steps else ""
        if _OP_NAME.fullmatch(message):
            # FakeTensor's exceptions have no other text.
            message = _OF_OPS.get(type(self._error).__name__, "{} is not supported").format(
                message)
        elif not text:
            message = type(self._error).__name__
        elif not self._call.op and (not isinstance(self._error, _PLAIN) or
                                    is_of_model(last) or not self._frames):
            message = f"{type(self._error).__name__}: {message}"
        return message[:_MAX_MESSAGE], ""

    def _message_of_dynamo(self, text: str) -> Tuple[str, str]:
        """Dynamo traces the functions that are passed to torch.cond and so on."""
        self._add_frames_of_text()
        match = _IN_DYNAMO.search(text)
        if match:
            self._call = Call(("torch.Tensor." if match[1] == "method" else "") + match[2],
                              ())
            return match[5], ""
        text = text.partition("Got graph break/error:")[2].strip() or text
        hints = [line for line in text.splitlines() if line.strip().startswith("Hint: ")]
        hint = hints[0].strip()[len("Hint: "):] if hints else ""
        return text.splitlines()[0][:_MAX_MESSAGE], hint.rstrip(".")

    def _is_script(self) -> bool:
        """Whether a module in the model is one of torch.jit, which torch.export calls with
        wrong arguments."""
        if not isinstance(self._error, TypeError) or not self._module:
            return False
        return isinstance(self._model.get_submodule(self._module), torch.jit.ScriptModule)

    def _signature(self) -> str:
        """The parameters of the model."""
        try:
            return str(inspect.signature(self._model.forward))
        except (TypeError, ValueError, AttributeError):
            return "(...)"

    # ===- Where ------------------------------------------------------------===

    def _innermost_module(self) -> str:
        found = ""
        for step in self._steps:
            path = _module_of(step.frame, self._names)
            found = found if path is None else path
        return found

    def _add_frames_of_text(self) -> None:
        """Adds the calls that only the text of the exception has."""
        known = {(frame.file, frame.line) for frame in self._frames}
        for file, line, name in _FRAME.findall(str(self._error)):
            if is_of_model(file) and (file, int(line)) not in known:
                known.add((file, int(line)))
                self._frames.insert(0, _frame_at(file, int(line), name, self._module))

    def _add_frames_of_node(self) -> None:
        """A graph that is traced again has the calls of its nodes."""
        if self._frames:
            return
        nodes = [value for step in self._steps for value in _locals(step.frame).values()
                 if isinstance(value, torch.fx.Node) and "stack_trace" in value.meta]
        if not nodes:
            return
        place = read_place(nodes[-1].meta)
        if place is not None:
            self._module = place.module
            # It says of only the innermost call which module it is of.
            self._frames = [_frame_at(file, line, "", None) for file, line in place.frames
                            if is_of_model(file)]

    def _find_guard(self) -> None:
        """Where a dynamic dimension got a condition."""
        match = re.search(r"Constraints violated \(([^,)]+)", str(self._error))
        if self._frames or match is None:
            return
        for guard in self._guards:
            symbols = _symbols_of(guard.env, match[1].strip())
            if guard.frames and symbols & set(map(str, guard.condition.free_symbols)):
                self._frames = guard.frames
                self._module = guard.frames[0].module or ""
                return

    # ===- The op -----------------------------------------------------------===

    def _find_call(self) -> None:
        """The op that was called by the innermost call in the source of the model, or
        by a module in it."""
        start = max((index for index, step in enumerate(self._steps)
                     if is_of_model(step.summary.filename)
                     or _module_of(step.frame, self._names) is not None), default=-1)
        function: Any = None
        for step in self._steps[start + 1:]:
            values = _locals(step.frame)
            if isinstance(values.get("func"), torch._ops.OpOverload):
                arguments = _named_arguments(values["func"], values)
                operands = self._operands(arguments)
                self._call = Call(str(values["func"]), operands,
                                  frozenset(self._renamed.values()))
                return
            if step.summary.name == "__torch_function__":
                function = values.get("func")
        if callable(function):
            self._call = Call(_function_name(function), ())

    def _operands(self, arguments: Sequence[Tuple[str, Any]]) -> List[Operand]:
        encoder, found = Encoder(), []
        for _, value in arguments:
            self._rename(encoder, value)
        for name, value in arguments:
            try:
                found += _show_operand(encoder, name, value)
            except Exception:  # pylint: disable=broad-except
                # A tensor whose metadata cannot be queried.
                found.append(Operand(name, type(value).__name__))
        return found

    def _rename(self, encoder: Encoder, value: Any) -> None:
        """Gives symbols the names of their dimensions."""
        for leaf in torch.utils._pytree.tree_leaves(value):
            mode = getattr(leaf, "fake_mode", None)
            if mode is not None and mode.shape_env is not None:
                encoder.renamed.update(_names_of(mode.shape_env))
        self._renamed.update({str(old): str(new) for old, new in encoder.renamed.items()})


def _names_of(env: Any) -> Dict[Any, Any]:
    """Names for the symbols of inputs, as of the exporter. A dimension with several symbols,
    which are not yet known to be equal, has one name."""
    found = dim_names(env)
    names = getattr(env, "source_name_to_debug_name", {})
    for source, symbol in getattr(env, "source_to_var", {}).items():
        size = _SIZE_OF_INPUT.fullmatch(source)
        for name in (str(names.get(source, "")), f"{size[1]}_dim{size[2]}" if size else ""):
            if isinstance(symbol, sympy.Symbol) and symbol not in found and \
                    is_free_name(name):
                found[symbol] = sympy.Symbol(name, **symbol.assumptions0)
    return found


def _symbols_of(env: Any, name: str) -> Set[str]:
    """The symbols of a named dimension."""
    sources = getattr(env, "source_to_var", {})
    return {str(sources[source])
            for source, other in getattr(env, "source_name_to_debug_name", {}).items()
            if str(other) == name and source in sources}


def _named_arguments(op: "torch._ops.OpOverload",
                     values: Mapping[str, Any]) -> List[Tuple[str, Any]]:
    """The arguments of a call, with the names of the schema."""
    args, kwargs = values.get("args") or (), values.get("kwargs") or {}
    names = [argument.name for argument in op._schema.arguments]
    return [*zip(names, args), *kwargs.items()]


def _show_operand(encoder: Encoder, name: str, value: Any) -> List[Operand]:
    """The metadata of an operand; of each tensor in a list."""
    if value is None:
        return []
    if isinstance(value, (list, tuple)) and \
            any(isinstance(element, torch.Tensor) for element in value):
        return [operand for index, element in enumerate(value)
                for operand in _show_operand(encoder, f"{name}[{index}]", element)]
    shown = decode(encoder.encode(value))
    if isinstance(shown, TensorInfo) and value.is_contiguous():
        shown = TensorInfo(shown.sizes, None, 0, shown.dtype, shown.device, None,
                           shown.layout)
    return [Operand(name, shown)]


def _function_name(function: Any) -> str:
    """The name of a function of PyTorch."""
    try:
        name = torch.overrides.resolve_name(function)
    except Exception:  # pylint: disable=broad-except
        name = None
    return str(name or getattr(function, "__name__", ""))
