# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Explains a symbol, a value or a place of a program: `fake_tensor.explain`."""

import dataclasses
import os
import re
from typing import Any, Dict, List, NamedTuple, Optional, Sequence, TextIO, Tuple, Union

from .analysis import Subject, analyze
from .answers import Answer
from .printing import (frame_json, meta_json, place_json, show_bytes, show_frame, show_meta,
                       show_place, symbols_of, write_rows)
from .report import (Frame, Function, Guard, Op, Program, Symbol, Value, evaluate,
                     tensor_bytes)
from .results import Size, TensorInfo
from .words import count_of, did_you_mean

# The uses, users and aliases that are printed.
MAX_SHOWN = 5
# The ops of a place that are printed.
MAX_OPS = 20


class Origin(NamedTuple):
    """The value that a size comes from, and the dimension; None for an integer."""
    value: Value
    dim: Optional[int]

    def __str__(self) -> str:
        return self.value.label + ("" if self.dim is None else f".size({self.dim})")


@dataclasses.dataclass(frozen=True, repr=False)
class SymbolExplanation(Answer):
    """Where a symbol comes from, what it may be, and where it is used."""
    symbol: Symbol
    #: "input_ids.size(0)"; empty if no value has it as a size.
    source: str
    #: Sizes of arguments that depend on it, with their expressions.
    derived: List[Tuple[str, str]]
    guards: List[Guard]
    #: The results of ops that depend on it.
    uses: List[Value]
    #: The number of results in the function.
    total: int
    #: What was asked for, if that is a size which has another name, and the size:
    #: ("mask_dim1", "ids_dim1").
    alias: Optional[Tuple[str, str]] = None

    @property
    def range(self) -> str:
        """The range, "2 <= batch <= 64"."""
        return show_range(self.symbol)

    def summary(self) -> str:
        """Its name, kind, range and example."""
        symbol = self.symbol
        hint = "" if symbol.hint is None else f", hint {symbol.hint}"
        return f"{symbol.name}: {symbol.kind} symbol, {self.range}{hint}"

    def write(self, out: TextIO) -> None:
        """Prints it."""
        if self.alias:
            out.write(f"{self.alias[0]} is {self.alias[1]}\n")
        out.write(f"{self.summary()}\n")
        made = self.symbol.value.op if self.symbol.value else None
        rows = [("source", self.source or "unknown",
                 f"{made.overload}  {show_place(made)}".strip() if made else "")]
        rows += [("", size, f"is {text}") for size, text in self.derived[:MAX_SHOWN]]
        write_rows(rows, out, "  ")
        _write_rest(self.derived, "more size", out)
        _write_guards(self.guards, out)
        out.write(f"  used in {len(self.uses)} of {count_of(self.total, 'result')}"
                  f"{':' if self.uses else ''}\n")
        write_rows([(value.label, value.op.overload if value.op else "",
                     show_meta(value.meta), show_place(value.op) if value.op else "")
                    for value in self.uses[:MAX_SHOWN]], out, "    ")
        _write_rest(self.uses, "more result", out)

    def as_json(self) -> Dict[str, Any]:
        """All of it in JSON."""
        symbol = self.symbol
        return {
            "symbol": symbol.name,
            **({"asked": self.alias[0], "is": self.alias[1]} if self.alias else {}),
            "kind": symbol.kind, "min": symbol.min,
            "max": symbol.max, "hint": symbol.hint, "source": self.source,
            "derived": [{"size": size, "is": text} for size, text in self.derived],
            "guards": _guards_json(self.guards),
            "uses": [{"value": value.label, "meta": meta_json(value.meta),
                      **(place_json(value.op) if value.op else {})}
                     for value in self.uses],
            "results": self.total}


class SizeFact(NamedTuple):
    """A size of a value, and where it comes from."""
    name: str
    dim: int
    size: Size
    origin: Origin
    #: The sources of the symbols in it.
    symbols: List[str]


@dataclasses.dataclass(frozen=True, repr=False)
class ValueExplanation(Answer):
    """The metadata of a value, and where it comes from and goes to. With several
    results, that of an op."""
    name: str
    values: List[Value]
    op: Optional[Op]
    users: List[Op]
    #: The numbers, kinds and targets of outputs that it is.
    outputs: List[Tuple[int, str, str]]
    #: The values that share its storage, in the order of the program.
    aliases: List[Value]
    #: The bytes of the storage, or None.
    bytes: Size
    sizes: List[SizeFact]
    #: Ops that write to it, with the metadata after them.
    changes: List[Tuple[Optional[Op], Any]]

    def summary(self) -> str:
        """Its name, and the op or the kind of argument that it is."""
        first = self.values[0]
        what = self.op.overload or "op" if self.op else first.kind or "argument"
        target = f" {first.target}" if first.target else ""
        return f"{self.name}: {what}{target}"

    def write(self, out: TextIO) -> None:
        """Prints it."""
        out.write(f"{self.summary()}\n")
        rows: List[Tuple[str, ...]] = []
        if self.op:
            rows += [("source", show_frame(frame)) for frame in self.op.stack[:1]]
            rows += [("from", show_frame(frame)) for frame in self.op.stack[1:MAX_SHOWN]]
            if self.op.module:
                rows.append(("module", self.op.module))
        names = [value.label if len(self.values) == 1 else f"#{index}"
                 for index, value in enumerate(self.values)]
        rows += [("is" if len(names) == 1 else name, show_meta(value.meta, True))
                 for name, value in zip(names, self.values)]
        write_rows(rows, out, "  ")
        if self.op:
            _write_block("operands", [(value.label, show_meta(value.meta), _made_by(value))
                                      for value in dict.fromkeys(self.op.operands)], out)
        _write_block("users", [(op.label, op.overload, show_place(op))
                               for op in self.users], out)
        for index, kind, target in self.outputs:
            out.write(f"  output {index}{f', {kind}' if kind else ''}"
                      f"{f' of {target}' if target else ''}\n")
        self._write_storage(out)
        _write_block("sizes", [
            (f"{fact.name}{fact.dim}", str(fact.size),
             "made here" if fact.origin.value in self.values else f"{fact.origin}",
             _made_by(fact.origin.value) if fact.origin.value not in self.values
             else ", ".join(fact.symbols)) for fact in self.sizes], out, everything=True)
        _write_block("written by", [
            (op.label if op else "an op", op.overload if op else "", show_meta(meta),
             show_place(op) if op else "") for op, meta in self.changes], out)

    def _write_storage(self, out: TextIO) -> None:
        if len(self.values) != 1 or not self.values[0].tensors:
            return
        out.write(f"  storage of {show_bytes(self.bytes)}")
        others = [value for value in self.aliases if value not in self.values]
        if not others:
            out.write(", not shared\n")
            return
        names = [value.label for value in others[:MAX_SHOWN]]
        if len(others) > MAX_SHOWN:
            names.append(f"{len(others) - MAX_SHOWN} more")
        out.write(f", shared with {', '.join(names)}\n")

    def as_json(self) -> Dict[str, Any]:
        """All of it in JSON."""
        def brief(op: Optional[Op]) -> Dict[str, Any]:
            return place_json(op) if op else {}
        first = self.values[0]
        return {
            "value": self.name, "kind": first.kind, "target": first.target,
            "results": [meta_json(value.meta) for value in self.values],
            **brief(self.op),
            "stack": [frame_json(frame) for frame in self.op.stack] if self.op else [],
            "operands": [{"value": value.label, "meta": meta_json(value.meta)}
                         for value in self.op.operands] if self.op else [],
            "users": [{"value": op.label, **brief(op)} for op in self.users],
            "outputs": [{"index": index, "kind": kind, "target": target}
                        for index, kind, target in self.outputs],
            "storage": {"bytes": self.bytes,
                        "aliases": [value.label for value in self.aliases]},
            "sizes": [{"dim": fact.dim, "size": fact.size, "from": str(fact.origin),
                       "symbols": fact.symbols} for fact in self.sizes],
            "changes": [{"meta": meta_json(meta), **brief(op)}
                        for op, meta in self.changes]}


@dataclasses.dataclass(frozen=True, repr=False)
class PlaceExplanation(Answer):
    """What comes from a module, with those in it, or from a line of a file."""
    #: "layers.7.attn" or "model.py:15".
    name: str
    #: "module" or "line".
    kind: str
    #: Without constants.
    ops: List[Op]
    guards: List[Guard]

    def summary(self) -> str:
        """Its name, and the number of ops."""
        return f"{self.name}: {self.kind}, {count_of(len(self.ops), 'op')}"

    def write(self, out: TextIO) -> None:
        """Prints it."""
        out.write(f"{self.summary()}\n")
        write_rows([(op.label, op.overload,
                     ", ".join(show_meta(value.meta) for value in op.results),
                     show_place(op)) for op in self.ops[:MAX_OPS]], out, "  ")
        if len(self.ops) > MAX_OPS:
            out.write(f"  and {count_of(len(self.ops) - MAX_OPS, 'more op')}\n")
        _write_guards(self.guards, out)

    def as_json(self) -> Dict[str, Any]:
        """All of it in JSON."""
        return {
            "place": self.name, "kind": self.kind,
            "ops": [{**place_json(op),
                     "results": [meta_json(value.meta) for value in op.results]}
                    for op in self.ops],
            "guards": _guards_json(self.guards)}


class UnknownName(LookupError):
    """Nothing in the program has a name."""


Explanation = Union[SymbolExplanation, ValueExplanation, PlaceExplanation]


def explain(program: Subject, name: str, *args: Any, **options: Any) -> Explanation:
    """Explains a symbol, a value or a place of a program by its name.

        print(fake_tensor.explain(program, "batch"))
        print(fake_tensor.explain(program, "view_3"))
        print(fake_tensor.explain(program, "layers.7.attn"))
        print(fake_tensor.explain(program, "model.py:15"))

    Args:
        program: Of `analyze`; or what that takes, with its arguments.
        name: Of a symbol, or of a size that is one, such as "mask_dim1" or
            "mask.size(1)"; of a node in PyTorch's graph, of a parameter or buffer, or an
            SSA name such as "%3"; of a module, or a file and a line. The first of these
            that there is.

    Raises:
        UnknownName: Nothing has that name. The message names a similar one.
    """
    program = analyze(program, *args, **options)
    found = find(program, name)
    if found is None:
        raise UnknownName(unknown_name(program, name))
    return found


def find(program: Program, name: str) -> Optional[Explanation]:
    """The explanation of what has a name; None if nothing has."""
    functions = sorted(program.functions, key=lambda each: each is not program.main)
    symbols = [_explain_symbol(function, symbol) for function in functions
               for symbol in function.symbols if symbol.name == name]
    if symbols:
        # A function may only pass a size on to one that has the same name for it.
        return max(symbols, key=lambda each: len(each.uses))
    for function in functions:
        for names in (lambda value: (value.name,), lambda value: (value.target,),
                      lambda value: (value.id, value.id.lstrip("%"),
                                     value.id.partition("#")[0]),
                      # As fake-opt prints a value whose location has a name.
                      lambda value: (f"%{value.name}",)):
            values = [value for value in function.values if name in names(value)]
            if name and values:
                return _explain_values(function, name, values)
    return _find_size(functions, name) or _find_place(functions, name)


def unknown_name(program: Program, name: str) -> str:
    """The error about a name that nothing has."""
    names = {symbol.name for function in program.functions for symbol in function.symbols}
    known = {name for function in program.functions for value in function.values
             for name in (value.label, value.target) if name}
    known |= {path for function in program.functions for op in function.ops
              for path in _module_paths(op.module)}
    line = _nearest_line(program, name)
    if line:
        return f"no op comes from '{name}'; the nearest line with one is {line}"
    size = size_of(program.functions, name)
    if size is not None:
        return f"no symbol '{name}' in the program; that size is {size}"
    symbols = ", ".join(sorted(names)[:10]) or "no symbols"
    return (f"no symbol, value or module '{name}' in the program"
            f"{did_you_mean(name, sorted(names | known)) or f'; it has {symbols}'}")


def show_range(symbol: Symbol) -> str:
    """The range of a symbol, "2 <= batch <= 64"."""
    lower = "" if symbol.min is None else f"{symbol.min} <= "
    upper = "" if symbol.max is None else f" <= {symbol.max}"
    return f"{lower}{symbol.name}{upper}" if lower or upper else "any integer"


def show_guard(guard: Guard) -> str:
    """A guard, with its kind if it is an assertion."""
    return guard.text if guard.kind == "guard" else f"{guard.text} ({guard.kind})"


# ===- Symbols ---------------------------------------------------------------===


def depends(value: Value, name: str) -> bool:
    """Whether the sizes of a value, or the number that it is, have a symbol."""
    if any(name in symbols_of(size) for tensor in value.tensors
           for size in tensor.sizes or ()):
        return True
    return name in symbols_of(value.meta)


def source_of(function: Function, symbol: Symbol) -> str:
    """The value and dimension that a symbol comes from; empty if there is none."""
    if symbol.value is None:
        return ""
    if symbol.dim is None and symbol.value.op is None:
        # Graphs of torch.compile have sizes of tensors as inputs as well.
        for value in function.arguments:
            sizes = value.tensor.sizes if value.tensor else None
            if sizes and symbol.name in sizes:
                return str(Origin(value, sizes.index(symbol.name)))
    return str(Origin(symbol.value, symbol.dim))


def _explain_symbol(function: Function, symbol: Symbol) -> SymbolExplanation:
    source = source_of(function, symbol)
    derived = []
    for value in function.arguments:
        if value.tensor is None:
            if value is not symbol.value and symbol.name in symbols_of(value.meta):
                derived.append((value.label, str(value.meta)))
            continue
        for dim, size in enumerate(value.tensor.sizes or ()):
            if symbol.name in symbols_of(size) and str(Origin(value, dim)) != source:
                derived.append((str(Origin(value, dim)), str(size)))
    results = [value for op in function.ops for value in op.results]
    return SymbolExplanation(
        symbol, source, derived,
        [guard for guard in function.guards if symbol.name in symbols_of(guard.text)],
        [value for value in results if depends(value, symbol.name)
         # Reading a size is no use of it.
         and not (value.op and value.op.base == "sym_size")], len(results))


# ===- Sizes with other names -------------------------------------------------===


# The name that a symbol gets of its source, and the source as it is printed.
_SIZE_NAME = re.compile(r"(.+?)(?:_dim(\d+)|\.size\((\d+)\))")


def size_of(functions: Sequence[Function], name: str) -> Size:
    """The size of an argument that a name such as "x_dim1" or "x.size(1)" is about; None
    if there is none."""
    match = _SIZE_NAME.fullmatch(name)
    if match is None:
        return None
    dim = int(match[2] or match[3])
    for function in functions:
        for value in function.arguments:
            sizes = value.tensor.sizes if value.tensor else None
            if value.label == match[1] and sizes and dim < len(sizes):
                return sizes[dim]
    return None


def _find_size(functions: Sequence[Function], name: str) -> Optional[SymbolExplanation]:
    """The explanation of the symbol that a size is, or is computed from."""
    size = size_of(functions, name)
    names = set(symbols_of(size))
    found = [_explain_symbol(function, symbol) for function in functions
             for symbol in function.symbols if symbol.name in names]
    if len(names) != 1 or not found:
        return None
    return dataclasses.replace(found[0], alias=(name, str(size)))


# ===- Places -----------------------------------------------------------------===


def _find_place(functions: Sequence[Function], name: str) -> Optional[PlaceExplanation]:
    """The explanation of a module, or of a line of a file; None if nothing comes from
    there."""
    def is_there(at: Union[Op, Guard]) -> bool:
        return name in _module_paths(at.module) or any(
            _is_line(frame, name) for frame in at.stack)

    ops = [op for function in functions for op in function.ops
           if not op.is_constant and is_there(op)]
    guards = [guard for function in functions for guard in function.guards
              if is_there(guard)]
    if not ops and not guards:
        return None
    paths = [path for module in (*(op.module for op in ops),
                                 *(guard.module for guard in guards))
             for path in _module_paths(module)]
    return PlaceExplanation(name, "module" if name in paths else "line", ops, guards)


def _module_paths(module: str) -> List[str]:
    """The path of a module, and those of the modules that it is in."""
    parts = module.split(".") if module else []
    return [".".join(parts[:count]) for count in range(len(parts), 0, -1)]


def _is_line(frame: Frame, name: str) -> bool:
    """Whether a name such as "model.py:15" is that of a frame."""
    path, _, line = name.rpartition(":")
    return line == str(frame[1]) and _is_file(frame, path)


def _is_file(frame: Frame, path: str) -> bool:
    """Whether a path, which may be the end of one, is that of the file of a frame."""
    path = os.path.normpath(path)
    return os.path.abspath(frame[0]) == os.path.abspath(path) or \
        f"{os.sep}{os.path.normpath(frame[0])}".endswith(f"{os.sep}{path}")


def _nearest_line(program: Program, name: str) -> str:
    """The line of the file of a name such as "model.py:15" with an op that is the nearest;
    empty if no op comes from the file."""
    path, _, line = name.rpartition(":")
    if not path or not line.isdecimal():
        return ""
    lines = {frame[1] for function in program.functions for op in function.ops
             if not op.is_constant for frame in op.stack if _is_file(frame, path)}
    return str(min(lines, key=lambda each: abs(each - int(line)), default=""))


# ===- Values ----------------------------------------------------------------===


def _explain_values(function: Function, name: str,
                    values: List[Value]) -> ValueExplanation:
    op = values[0].op
    # Regions may use a name again.
    values = [value for value in values if value.op is op] if op else values[:1]
    if op and len(op.results) > 1 and name in (op.name, op.id):
        values = op.results
    by_value = function.users
    users = dict.fromkeys(user for value in values for user in by_value.get(value, ()))
    numbers = {number for value in values for number in value.storages}
    aliases = [value for value in function.values if numbers & set(value.storages)]
    stored = function.storages.get(next(iter(numbers))) if len(numbers) == 1 else None
    tensor = values[0].tensor
    size = stored.bytes if stored else tensor_bytes(tensor) if tensor else None
    sources = {symbol.name: source_of(function, symbol) for symbol in function.symbols}
    return ValueExplanation(
        name, values, op, list(users),
        [(index, output.kind, output.target)
         for index, output in enumerate(function.outputs) if output.value in values],
        aliases, size, [fact for index, value in enumerate(values)
                        for fact in _sizes_of(value, sources, index if len(values) > 1
                                              else None)],
        [(change.op, change.meta) for change in function.changes
         if change.value in values])


def _sizes_of(value: Value, sources: Dict[str, str],
              index: Optional[int]) -> List[SizeFact]:
    if value.tensor is None or value.op is None:
        return []
    prefix = "" if index is None else f"#{index} "
    return [SizeFact(prefix, dim, size, trace(value, dim),
                     [f"{name} is {sources[name]}" for name in dict.fromkeys(
                         symbols_of(size)) if sources.get(name)])
            for dim, size in enumerate(value.tensor.sizes or ())]


def trace(value: Value, dim: int) -> Origin:
    """Where a size comes from: the first value that has it, going from results to the
    operands that have the same size."""
    found = Origin(value, dim)
    while True:
        step = _step(found)
        if step is None:
            return found
        found = step


def _step(at: Origin) -> Optional[Origin]:
    """The operand that has the same size."""
    tensor, op = at.value.tensor, at.value.op
    if op is None or at.dim is None:
        return None
    sizes = tensor.sizes if tensor else None
    size = sizes[at.dim] if sizes else None
    if sizes is None or size is None or size == 1:
        return None
    from_end = at.dim - len(sizes)
    tensors = [(value, value.tensor.sizes) for value in op.operands
               if value.tensor and value.tensor.sizes]
    for value, others in tensors:
        for same in (at.dim, from_end + len(others)):
            if 0 <= same < len(others) and others[same] == size:
                return Origin(value, same)
    for value, others in tensors:
        if others.count(size) == 1:
            return Origin(value, others.index(size))
    if isinstance(size, str):
        for value in op.operands:
            if value.meta == size:
                return _number_origin(value)
    return None


def _number_origin(value: Value) -> Origin:
    """Where an integer comes from: the dimension that sym_size reads."""
    op = value.op
    if op and op.base == "sym_size" and op.operands and op.operands[0].tensor:
        sizes = op.operands[0].tensor.sizes or ()
        if value.meta in sizes:
            return Origin(op.operands[0], sizes.index(value.meta))
    return Origin(value, None)


# ===- Texts -----------------------------------------------------------------===


def _made_by(value: Value) -> str:
    if value.op is None:
        return f"{value.kind or 'argument'} {value.target}".strip()
    return f"{value.op.overload} {show_frame(value.op.source)}".strip()


def _write_block(title: str, rows: List[Tuple[str, ...]], out: TextIO,
                 everything: bool = False) -> None:
    """Prints a title and rows; nothing without rows."""
    if not rows:
        return
    shown = rows if everything else rows[:MAX_SHOWN]
    out.write(f"  {title}\n")
    write_rows(shown, out, "    ")
    if len(shown) < len(rows):
        out.write(f"    and {len(rows) - len(shown)} more\n")


def _write_guards(guards: List[Guard], out: TextIO) -> None:
    out.write(f"  {count_of(len(guards), 'guard')}{':' if guards else ''}\n")
    write_rows([(show_guard(guard), guard.overload, show_place(guard))
                for guard in guards], out, "    ")


def _guards_json(guards: List[Guard]) -> List[Dict[str, Any]]:
    return [{"guard": guard.text, "kind": guard.kind, **place_json(guard)}
            for guard in guards]


def _write_rest(items: List[Any], noun: str, out: TextIO) -> None:
    if len(items) > MAX_SHOWN:
        out.write(f"    and {count_of(len(items) - MAX_SHOWN, noun)}\n")
