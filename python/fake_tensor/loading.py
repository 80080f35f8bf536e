# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Models and example inputs that are named on a command line.

PyTorch is imported when a model is loaded, not before.
"""

import ast
import importlib
import importlib.util
import inspect
import os
import pathlib
import pkgutil
import re
import sys
import traceback
from types import ModuleType
from typing import (Any, Callable, Dict, List, Mapping, NamedTuple, Optional, Sequence,
                    Tuple, Union)

from .encoding import SHORT_DTYPES
from .words import did_you_mean

MODEL_HELP = """\
a model is named as
  package.module:name     in a module that can be imported
  path/to/file.py:name    in a file
  path/to/file.pt2        a program saved by torch.export.save
where name is that of a torch.nn.Module, of an ExportedProgram, of a class without
required arguments, or of a function that returns one of them or a tuple
(model, args[, kwargs[, dynamic_shapes]]), as for torch.export.export

an input is given as SIZES[:DTYPE], such as
  1,3,224,224             float32 is the default
  batch,77:int64          a dynamic dimension of that name, of size 2 or more
  batch=8,h=224,w=224     the same with an example size, which decides what is traced
  batch,seq=3..512        the same with bounds, of which one may be missing: h=3..
  batch,seq=auto          a dynamic dimension whose bounds and relations PyTorch infers
  :bool                   a tensor of rank 0
  =0.5                    a number, True, False, None or a string
"""
JAX_HELP = """\
with --jax, name is that of a function, and an input is also given as JAX prints its type:
  f32[batch, 2*seq + 1]   sizes are expressions of dimension variables
"""

_SIZE = re.compile(
    r"(?P<size>\d+)|(?P<name>[A-Za-z_][A-Za-z0-9_]*)(?:=(?:(?=\d|\.\.\d)(?P<min>\d*)\.\."
    r"(?P<max>\d*)|(?P<auto>auto)|(?P<example>\d+)))?")
_DTYPES = {**{name: name for name in SHORT_DTYPES},
           **{short: name for name, short in SHORT_DTYPES.items()}}


_JAX_TYPE = re.compile(r"\s*[A-Za-z]\w*\s*\[.*\]\s*")

# The maximum number of lines of the message of an exception.
MAX_LINES = 8
# The maximum number of names that an error lists.
MAX_NAMES = 10


class LoadError(Exception):
    """A model or an input cannot be made of its text."""


# ===- Inputs ----------------------------------------------------------------===


class Bounds(NamedTuple):
    """What the text of a dynamic dimension says besides its name."""
    min: Optional[int] = None
    max: Optional[int] = None
    # Whether PyTorch infers them.
    is_auto: bool = False


class Input(NamedTuple):
    """An example input: a tensor of sizes and a dtype, or a constant."""
    # The name of each dynamic dimension.
    names: Dict[int, str] = {}
    # None for dynamic dimensions without an example size.
    sizes: Sequence[Optional[int]] = ()
    dtype: Optional[str] = None
    constant: Any = None
    # Those of dynamic dimensions that have any.
    bounds: Dict[int, Bounds] = {}
    # A type as JAX prints it, instead of all of these.
    spec: str = ""

    def as_spec(self) -> Tuple[Any, List[str]]:
        """The argument of jax_export, and the constraints that the bounds are."""
        if self.spec or self.dtype is None:
            return self.spec or self.constant, []
        texts = []
        for index, size in enumerate(self.sizes):
            if index in self.names and size is not None:
                raise LoadError(f"expected no example size of '{self.names[index]}' for a "
                                f"function of JAX, found {size}")
            texts.append(self.names.get(index, str(size)))
        constraints = []
        for index, bounds in self.bounds.items():
            for sign, bound in ((">=", bounds.min), ("<=", bounds.max)):
                if bound is not None:
                    constraints.append(f"{self.names[index]} {sign} {bound}")
        return f"{self.dtype}[{', '.join(texts)}]", constraints


def _is_constant(text: str) -> bool:
    """Whether a text is that of a number or a quoted string."""
    try:
        return isinstance(ast.literal_eval(text), (float, int, str))
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return False


def parse_input(text: str) -> Input:
    """The input of a text, as in MODEL_HELP."""
    if text.startswith("="):
        try:
            return Input(constant=ast.literal_eval(text[1:].strip()))
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            raise LoadError(f"expected a number, True, False, None or a quoted string "
                            f"after '=', found '{text[1:]}'") from None
    if _JAX_TYPE.fullmatch(text):
        return Input(spec=text)
    shape, colon, short = text.partition(":")
    dtype = _DTYPES.get(short.strip() if colon else "float32")
    if dtype is None:
        raise LoadError(f"expected a dtype such as float32 or int64 in '{text}', found "
                        f"'{short}'{did_you_mean(short, _DTYPES)}")
    names: Dict[int, str] = {}
    bounds: Dict[int, Bounds] = {}
    sizes: List[Optional[int]] = []
    for index, part in enumerate(shape.split(",") if shape.strip() else ()):
        match = _SIZE.fullmatch(part.strip())
        if match is None:
            advice = (f"; a constant is '={text}'" if _is_constant(text) else "")
            raise LoadError(f"expected a size, NAME, NAME=SIZE, NAME=MIN..MAX or NAME=auto "
                            f"in '{text}', found '{part.strip()}'{advice}")
        if match["name"]:
            names[index] = match["name"]
        if match["auto"] or match["min"] or match["max"]:
            bounds[index] = Bounds(int(match["min"]) if match["min"] else None,
                                   int(match["max"]) if match["max"] else None,
                                   match["auto"] is not None)
        size = match["size"] or match["example"]
        sizes.append(int(size) if size else None)
    return Input(names, sizes, dtype, bounds=bounds)


def parse_keyword(text: str) -> Tuple[str, Input]:
    """The name and the input of NAME=INPUT."""
    name, equals, rest = text.partition("=")
    if not equals or not name.isidentifier():
        raise LoadError(f"expected NAME=INPUT, found '{text}'")
    return name, parse_input(rest)


class _Maker:
    """Makes inputs, in which equal names are the same dimension."""

    def __init__(self, inputs: Sequence[Input]) -> None:
        self._examples: Dict[str, int] = {}
        self._bounds: Dict[str, Bounds] = {}
        self._dims: Dict[str, Any] = {}
        for each in inputs:
            for index, name in each.names.items():
                self._bound(name, each.bounds.get(index))
                size = each.sizes[index]
                known = self._examples.setdefault(name, size) if size is not None \
                    else None
                if known != size:
                    raise LoadError(f"expected one example size of '{name}', found "
                                    f"{known} and {size}")
        names = {name: None for each in inputs for name in each.names.values()}
        for index, name in enumerate(names):
            if self._examples.setdefault(name, self._choose(name, 4 + 2 * index)) < 2:
                raise LoadError(f"expected an example size of '{name}' of 2 or more, as "
                                f"PyTorch has no dynamic sizes of {self._examples[name]}")
        import torch
        make_shapes: Any = torch.export.ShapesCollection
        self.shapes: Any = make_shapes() if names else None

    def _bound(self, name: str, bounds: Optional[Bounds]) -> None:
        """Sets the bounds of a dimension, which one input of several may state."""
        if bounds is None:
            return
        known = self._bounds.setdefault(name, bounds)
        if known != bounds:
            raise LoadError(f"expected the bounds of '{name}' once, found others")
        least = 2 if bounds.min is None else bounds.min
        if least < 2:
            raise LoadError(f"expected a minimum of '{name}' of 2 or more, as PyTorch has "
                            f"no dynamic sizes of {least}")
        if bounds.max is not None and bounds.max < least:
            raise LoadError(f"expected a maximum of '{name}' of {least} or more, found "
                            f"{bounds.max}")

    def _choose(self, name: str, size: int) -> int:
        """An example size within the bounds."""
        bounds = self._bounds.get(name, Bounds())
        largest = max(size, bounds.min or 0)
        return largest if bounds.max is None else min(largest, bounds.max)

    def _dim(self, name: str) -> Any:
        """The dimension of a name, the same one each time."""
        import torch
        bounds = self._bounds.get(name, Bounds())
        if bounds.is_auto:
            return torch.export.Dim.AUTO
        # PyTorch traces with sizes of 2 or more, as 0 and 1 are static for it.
        dim: Any = torch.export.Dim(name, min=bounds.min or 2, max=bounds.max)
        return self._dims.setdefault(name, dim)

    def make(self, text: Input) -> Any:
        """The value of an input."""
        import torch
        if text.spec:
            raise LoadError(f"expected SIZES[:DTYPE] for a PyTorch model, found "
                            f"'{text.spec}'")
        if text.dtype is None:
            return text.constant
        sizes = [self._examples[text.names[index]] if size is None else size
                 for index, size in enumerate(text.sizes)]
        try:
            tensor = torch.zeros(sizes, dtype=getattr(torch, text.dtype))
        except (RuntimeError, AttributeError, TypeError) as error:
            raise LoadError(f"PyTorch cannot make an input of sizes {sizes} and dtype "
                            f"{text.dtype}: {first_line(error)}") from error
        if self.shapes is not None:
            self.shapes[tensor] = {index: self._dim(name)
                                   for index, name in text.names.items()}
        return tensor


# ===- Models ----------------------------------------------------------------===


class Loaded(NamedTuple):
    """A model and the arguments of torch.export.export."""
    model: Any
    args: Tuple[Any, ...] = ()
    kwargs: Mapping[str, Any] = {}
    shapes: Any = None


def load(text: str, inputs: Sequence[Input] = (),
         keywords: Optional[Mapping[str, Input]] = None,
         targets: Sequence[str] = ()) -> Loaded:
    """The model of a text, as in MODEL_HELP, with these inputs if there are any, else
    with those it comes with. `targets` are keyword inputs of the loss. Imports PyTorch."""
    keywords = keywords or {}
    module, name = _split(text)
    if name is None:
        if not os.path.isfile(module):
            raise LoadError(_not_a_file(module))
        if inputs or keywords:
            raise LoadError(f"expected no inputs for '{module}': a saved program has them")
        return Loaded(module)
    found = _called(_find(_import(module), module, name), text)
    if inputs or keywords:
        maker = _Maker([*inputs, *keywords.values()])
        found = Loaded(found.model, tuple(map(maker.make, inputs)),
                       {key: maker.make(value) for key, value in keywords.items()},
                       maker.shapes)
    _check_inputs(found, text, targets)
    return found


def parse_loss(text: str) -> Union[int, str]:
    """The index or the name of an output, or what load_function takes."""
    if text.isdigit():
        return int(text)
    if not text.isidentifier() and ":" not in text:
        raise LoadError("expected the index or the name of an output, module:function or "
                        f"file.py:function, found '{text}'")
    return text


def load_function(text: str) -> Callable[..., Any]:
    """The function of module:name or file.py:name."""
    module, name = _split(text)
    if name is None:
        raise LoadError(f"expected module:name or file.py:name, found '{text}'")
    found: Callable[..., Any] = _find(_import(module), module, name)
    if not callable(found):
        raise LoadError(f"expected a function '{text}', found {_kind(found)}")
    return found


def _split(text: str) -> Tuple[str, Optional[str]]:
    """The module, or the path of its file, and the name in it; the path of a saved
    program and None."""
    module, colon, name = text.rpartition(":")
    if not colon and (text.endswith(".pt2") or
                      (os.path.isfile(text) and not text.endswith(".py"))):
        return text, None
    if not module or not name:
        raise LoadError("expected module:name, file.py:name or a .pt2 file, found "
                        f"'{text}'")
    return module, name


def _import(name: str) -> ModuleType:
    """The module of a name, or of the path of a file."""
    is_file = name.endswith(".py") or os.sep in name
    if is_file and not os.path.isfile(name):
        raise LoadError(_not_a_file(name))
    try:
        if is_file:
            return _import_file(pathlib.Path(name))
        sys.path.insert(0, os.getcwd())
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if not is_file and error.name is not None and \
                (name == error.name or name.startswith(error.name + ".")):
            raise LoadError(f"cannot import '{name}': no module named '{error.name}' in "
                            "the current folder or among the installed packages"
                            f"{_similar_module(error.name)}") from error
        raise LoadError(f"cannot import '{name}': {describe(error)}") from error
    # A module may do anything when it is imported, such as exit.
    except (Exception, SystemExit) as error:  # pylint: disable=broad-except
        raise LoadError(f"cannot import '{name}': {describe(error)}") from error


def _not_a_file(path: str) -> str:
    """The error about a path that is not that of a file."""
    if os.path.isdir(path):
        return f"cannot read '{path}': it is a directory"
    folder, name = os.path.split(path)
    files = os.listdir(folder or os.curdir) if os.path.isdir(folder or os.curdir) else []
    return f"cannot read '{path}': no such file{did_you_mean(name, files)}"


def _similar_module(name: str) -> str:
    """The end of an error about a module that there is not."""
    package, _, last = name.rpartition(".")
    paths = getattr(sys.modules.get(package), "__path__", ()) if package else None
    return did_you_mean(last, [found.name for found in pkgutil.iter_modules(paths)])


def _list_models(module: Any) -> str:
    """The end of an error: what a module defines that may be a model."""
    if not isinstance(module, ModuleType):
        return ""
    names = [name for name, value in vars(module).items()
             if callable(value) and not name.startswith("_")
             # Those of other modules were imported.
             and (getattr(value, "__module__", "") == module.__name__
                  or not inspect.isroutine(value) and not inspect.isclass(value))]
    return f"; it has {', '.join(names[:MAX_NAMES])}" if names else ""


def _import_file(path: pathlib.Path) -> ModuleType:
    # As for python3 FILE.
    sys.path.insert(0, str(path.resolve().parent))
    name = path.stem if path.stem not in sys.modules else f"{path.stem}_of_model"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise LoadError(f"expected a file of Python, found '{path}'")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _find(made: Any, module: str, name: str) -> Any:
    """The attribute of a module, or of a class in it."""
    for part in name.split("."):
        try:
            made = getattr(made, part)
        except AttributeError as error:
            known = did_you_mean(part, dir(made)) or _list_models(made)
            raise LoadError(f"'{module}' has no '{name}'{known}") from error
    return made


def _called(made: Any, text: str) -> Loaded:
    """The model, calling what makes it."""
    import torch
    kinds = (torch.nn.Module, torch.export.ExportedProgram)
    if not isinstance(made, kinds) and callable(made):
        _check_call(made, f"'{text}' cannot be called without arguments: ")
        try:
            made = made()
        except (Exception, SystemExit) as error:  # pylint: disable=broad-except
            raise LoadError(f"'{text}' failed: {describe(error)}") from error
    parts = made if isinstance(made, tuple) else (made,)
    if not 1 <= len(parts) <= 4 or not isinstance(parts[0], kinds):
        raise LoadError(
            f"expected an nn.Module, an ExportedProgram or (model, args[, kwargs[, "
            f"dynamic_shapes]]) from '{text}', found {_kind(made)}")
    model, args, kwargs, shapes = parts + (None, (), {}, None)[len(parts):]
    if args is not None and not isinstance(args, (tuple, list)):
        raise LoadError(f"expected a tuple of inputs after the model from '{text}', found "
                        f"{_kind(args)}")
    if kwargs is not None and not isinstance(kwargs, dict):
        raise LoadError(f"expected a dict of keyword inputs after the inputs from "
                        f"'{text}', found {_kind(kwargs)}")
    return Loaded(model, tuple(args or ()), kwargs or {}, shapes)


def _kind(value: Any) -> str:
    if isinstance(value, tuple):
        return f"({', '.join(type(element).__name__ for element in value)})"
    return type(value).__name__


def _check_call(function: Callable[..., Any], prefix: str, args: Sequence[Any] = (),
                kwargs: Optional[Mapping[str, Any]] = None, suffix: str = "") -> None:
    """Raises LoadError if a function does not have these parameters."""
    try:
        signature = inspect.signature(function)
    except (ValueError, TypeError):
        return
    try:
        signature.bind(*args, **(kwargs or {}))
    except TypeError as error:
        raise LoadError(f"{prefix}{error}{suffix}") from error


def _check_inputs(loaded: Loaded, text: str, targets: Sequence[str]) -> None:
    import torch
    if isinstance(loaded.model, torch.nn.Module):
        has_inputs = loaded.args or loaded.kwargs
        own = inspect.signature(loaded.model.forward).parameters
        kwargs = {name: value for name, value in loaded.kwargs.items()
                  if name in own or name not in targets}
        _check_call(loaded.model.forward, f"forward of '{text}': ", loaded.args,
                    kwargs, "" if has_inputs else "; give inputs, such as "
                    "--input 1,3,224,224")
    elif loaded.args or loaded.kwargs:
        raise LoadError(f"expected no inputs for '{text}': an ExportedProgram has them")


# ===- Messages --------------------------------------------------------------===


def first_line(error: BaseException) -> str:
    """The first line of the message of an exception, or the name of its class."""
    return (str(error).strip() or type(error).__name__).splitlines()[0]


def describe(error: BaseException) -> str:
    """The class and the start of the message of an exception, and the line of the model
    that raised it."""
    text = type(error).__name__
    if str(error).strip():
        lines = str(error).strip().split("\n\n")[0].splitlines()
        text += ": " + "\n".join(lines[:MAX_LINES])
    if isinstance(error, SyntaxError):
        # Names the file and the line.
        return text
    frames = traceback.extract_tb(error.__traceback__)
    frame = next((frame for frame in reversed(frames) if is_of_model(frame.filename)),
                 None)
    return text if frame is None else f"{text} ({frame.filename}:{frame.lineno})"


def is_of_model(filename: str) -> bool:
    """Whether a file is neither of this package, nor of PyTorch, nor of Python."""
    if filename.startswith("<"):
        # What is typed at a prompt is of the model, generated code is not.
        return filename.startswith(("<stdin>", "<ipython-input"))
    path = os.path.abspath(filename)
    if path.startswith((_folder(__package__), _folder("torch"))):
        return False
    return "site-packages" in path or not path.startswith(_folder("os"))


def _folder(name: str) -> str:
    """The folder of an imported module; that of no file if it is not imported."""
    module = sys.modules.get(name)
    found = getattr(module, "__file__", None)
    return os.path.dirname(os.path.abspath(found)) + os.sep if found else os.devnull
