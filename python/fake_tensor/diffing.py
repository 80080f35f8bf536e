# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares two programs: `fake_tensor.diff`.

Values are aligned like the lines of texts, by their op, module and name without its
number, as PyTorch numbers the nodes after one that was inserted anew. Symbols of the same
source are equal, whatever their names.
"""

import dataclasses
import difflib
import itertools
import re
from typing import (Any, Callable, Dict, Iterable, Iterator, List, Optional, Sequence, TextIO,
                    Tuple)

from .analysis import Subject, analyze
from .explaining import show_guard, show_range, source_of
from .answers import Listing
from .printing import meta_json, place_json, show_meta, write_rows
from .report import Function, Op, Program, Value, is_same_size
from .results import Size, TensorInfo
from .words import count_of

_SYMBOL = re.compile(r"[A-Za-z_]\w*")
_NUMBER = re.compile(r"(_\d+)+$")
_CHANGED, _REMOVED, _ADDED = "changed", "removed", "added"
# The number of pairs of equal keys above which values are aligned by their names: the
# time grows with it.
_MOST_PAIRS = 4_000_000


@dataclasses.dataclass(frozen=True)
class Change:
    """Something that differs."""
    #: Its name; in the first program if it is in both.
    name: str
    #: "changed", "removed" or "added".
    kind: str
    #: Its text in each program; empty where it is missing.
    was: str
    now: str
    old: Optional[Value] = None
    new: Optional[Value] = None

    @property
    def op(self) -> Optional[Op]:
        """The op of the value."""
        value = self.new or self.old
        return value.op if value else None


@dataclasses.dataclass(frozen=True, repr=False)
class Changes(Listing[Change]):
    """What differs between two programs. Iterates over it; empty if they are equal."""
    changes: List[Change]
    #: The number of values that are in both.
    common: int

    def _elements(self) -> List[Change]:
        return self.changes

    def write(self, out: TextIO, limit: Optional[int] = None) -> None:
        """Prints a line for each change, at most `limit`, and their numbers."""
        if self.changes:
            write_rows([("value", "was", "is"),
                        *((each.name, each.was or "-", each.now or "-")
                          for each in self.changes[:limit])], out)
        if limit is not None and len(self.changes) > limit:
            out.write(f"and {count_of(len(self.changes) - limit, 'more change')}\n")
        out.write(f"{self.summary()}\n")

    def summary(self) -> str:
        """The numbers of values and changes."""
        if not self.changes:
            return f"no differences in {count_of(self.common, 'value')}"
        counts = {kind: sum(each.kind == kind for each in self.changes)
                  for kind in (_CHANGED, _REMOVED, _ADDED)}
        return ", ".join(f"{number} {kind}" for kind, number in counts.items() if number) \
            + f"; {count_of(self.common, 'value')} in both"

    def as_json(self) -> Dict[str, Any]:
        """All of it in JSON."""
        return {"changes": [{
            "name": each.name, "kind": each.kind, "was": each.was, "is": each.now,
            **({"was_meta": meta_json(each.old.meta)} if each.old else {}),
            **({"is_meta": meta_json(each.new.meta)} if each.new else {}),
            **(place_json(each.op) if each.op else {})} for each in self.changes],
            "common": self.common}


def diff(a: Subject, b: Subject) -> Changes:
    """The values, symbols, guards and outputs that differ between two programs, each of
    `analyze` or one that it takes without further arguments."""
    old, new = analyze(a), analyze(b)
    changes: List[Change] = []
    common = 0
    for left, right in _pair_functions(old, new):
        if left is None or right is None:
            name = f"function {left.name if left else right.name if right else ''}"
            changes.append(Change(name, _REMOVED, "exists", "") if left
                           else Change(name, _ADDED, "", "exists"))
            continue
        found, count = _diff_functions(left, right)
        changes += found
        common += count
    return Changes(changes, common)


def _pair_functions(old: Program, new: Program) -> Iterator[
        Tuple[Optional[Function], Optional[Function]]]:
    """The functions of the same name, of which nested modules may have several; None
    where there is no other one."""
    rest = list(new.functions)
    for function in old.functions:
        partner = next((each for each in rest if each.name == function.name), None)
        if partner is None and len(old.functions) == len(new.functions) == 1:
            # The names may differ.
            partner = rest[0]
        if partner is not None:
            rest.remove(partner)
        yield function, partner
    for function in rest:
        yield None, function


class _Renamer:
    """Gives the symbols of a program the names that they have in another one, by their
    sources."""

    def __init__(self, old: Function, new: Function) -> None:
        sources = {source_of(old, symbol): symbol.name for symbol in old.symbols}
        names = {symbol.name: sources.get(source_of(new, symbol), symbol.name)
                 for symbol in new.symbols}
        # Not if two symbols got one name.
        self._names = names if len(set(names.values())) == len(names) else {}
        self._is_needed = any(name != other for name, other in self._names.items())

    def text(self, text: str) -> str:
        """An expression with the other names."""
        if not self._is_needed:
            return text
        return _SYMBOL.sub(lambda match: self._names.get(match[0], match[0]), text)

    def meta(self, meta: Any) -> Any:
        """Metadata with the other names, and without the numbers of storages."""
        if isinstance(meta, list):
            return [self.meta(each) for each in meta]
        if isinstance(meta, TensorInfo):
            return dataclasses.replace(
                meta, sizes=self._sizes(meta.sizes), strides=self._sizes(meta.strides),
                offset=self.meta(meta.offset), storage=None)
        return self.text(meta) if isinstance(meta, str) else meta

    def _sizes(self, sizes: Optional[Tuple[Size, ...]]) -> Optional[Tuple[Size, ...]]:
        return None if sizes is None else tuple(map(self.meta, sizes))


def _with_metas(values: Iterable[Value], renamer: Optional[_Renamer]) -> List[Value]:
    """Values with names of symbols, and without storages, that can be compared."""
    keep = _Renamer(Function(""), Function(""))
    return [dataclasses.replace(value, meta=(renamer or keep).meta(value.meta))
            for value in values]


def _results(function: Function) -> Iterator[Value]:
    for op in function.ops:
        yield from op.results


def _diff_functions(old: Function, new: Function) -> Tuple[List[Change], int]:
    changes: List[Change] = []
    common = 0
    renamer = _Renamer(old, new)
    for left, right in [
            *align(_with_metas(old.arguments, None), _with_metas(new.arguments, renamer),
                   _argument_key),
            *align(_with_metas(_results(old), None), _with_metas(_results(new), renamer),
                   _result_key)]:
        if left is None or right is None:
            value = left or right
            assert value is not None
            text = show_value(value)
            changes.append(Change(value.label, _REMOVED, text, "", left) if left
                           else Change(value.label, _ADDED, "", text, None, right))
            continue
        common += 1
        texts = _show_pair(left, right)
        if texts[0] != texts[1] and not _is_same(left, right):
            changes.append(Change(left.label, _CHANGED, *texts, left, right))
    changes += _diff_outputs(old, new, renamer)
    for what, list_texts in (("symbol", _symbols), ("guard", _guards)):
        changes += _diff_texts(what, list_texts(old), {
            renamer.text(key): renamer.text(text)
            for key, text in list_texts(new).items()})
    return changes, common


def show_value(value: Value) -> str:
    """The op and the metadata of a value."""
    return " ".join(filter(None, (value.op.overload if value.op else value.kind,
                                  show_meta(value.meta))))


def _is_same(old: Value, new: Value) -> bool:
    """Whether two values have the same op and equal metadata."""
    return (old.op.overload if old.op else old.kind) == (
        new.op.overload if new.op else new.kind) and _is_equal_meta(old.meta, new.meta)


def _is_equal_meta(old: Any, new: Any) -> bool:
    """Whether metadata is equal, also if terms of sizes have another order."""
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(_is_equal_meta, old, new))
    if not isinstance(old, TensorInfo) or not isinstance(new, TensorInfo):
        return bool(old == new)
    pairs = [(old.sizes, new.sizes), (old.strides, new.strides)]
    same = dataclasses.replace(new, sizes=old.sizes, strides=old.strides)
    return same == old and all(
        left == right or left is not None and right is not None and len(left) == len(right)
        and all(map(is_same_size, left, right)) for left, right in pairs)


def _show_pair(old: Value, new: Value) -> Tuple[str, str]:
    """The metadata of two values; with their ops if these differ, and all strides if
    only those do."""
    names = tuple(value.op.overload if value.op else value.kind for value in (old, new))
    metas = (show_meta(old.meta), show_meta(new.meta))
    if metas[0] == metas[1] and old.meta != new.meta:
        metas = (show_meta(old.meta, True), show_meta(new.meta, True))
    if names[0] != names[1]:
        return (" ".join(filter(None, (names[0], metas[0]))),
                " ".join(filter(None, (names[1], metas[1]))))
    return metas


def _diff_outputs(old: Function, new: Function, renamer: _Renamer) -> List[Change]:
    keep = _Renamer(old, old)
    metas = [[names.meta(output.value.meta) if output.value else None
              for output in function.outputs]
             for names, function in ((keep, old), (renamer, new))]
    changes = []
    for index, (left, right) in enumerate(itertools.zip_longest(*metas)):
        name = f"output {index}"
        if index >= len(metas[0]) or index >= len(metas[1]):
            is_added = index >= len(metas[0])
            changes.append(Change(name, _ADDED, "", show_meta(right)) if is_added
                           else Change(name, _REMOVED, show_meta(left), ""))
        elif not _is_equal_meta(left, right):
            changes.append(Change(name, _CHANGED, show_meta(left), show_meta(right)))
    return changes


def _symbols(function: Function) -> Dict[str, str]:
    return {symbol.name: ", ".join(filter(None, (show_range(symbol),
                                                 source_of(function, symbol))))
            for symbol in function.symbols}


def _guards(function: Function) -> Dict[str, str]:
    return {guard.text: show_guard(guard) for guard in function.guards}


def _diff_texts(what: str, old: Dict[str, str], new: Dict[str, str]) -> List[Change]:
    changes = []
    for name in {**old, **new}:
        was, now = old.get(name, ""), new.get(name, "")
        if was != now:
            kind = _CHANGED if was and now else _REMOVED if was else _ADDED
            title = what if what == "guard" else f"{what} {name}"
            changes.append(Change(title, kind, was, now))
    return changes


# ===- Alignment -------------------------------------------------------------===

_Pair = Tuple[Optional[Value], Optional[Value]]


def _argument_key(value: Value) -> Any:
    return value.target or value.label


def _result_key(value: Value) -> Any:
    op = value.op
    number = value.id.partition("#")[2]
    if op is None:
        return value.id
    return op.module, _NUMBER.sub("", op.name), op.overload, number


def align(old: Sequence[Value], new: Sequence[Value],
          key: Callable[[Value], Any]) -> List[_Pair]:
    """Pairs of values that correspond, in the order of both; one is None where a value
    was added or removed."""
    start = 0
    while start < min(len(old), len(new)) and old[start].name == new[start].name and \
            _is_equal(old[start], new[start], key):
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and \
            _is_equal(old[-1 - end], new[-1 - end], key):
        end += 1
    pairs: List[_Pair] = list(zip(old[:start], new[:start]))
    pairs += _align_rest(old[start:len(old) - end], new[start:len(new) - end], key)
    pairs += list(zip(old[len(old) - end:], new[len(new) - end:]))
    return pairs


def _is_equal(old: Value, new: Value, key: Callable[[Value], Any]) -> bool:
    """Whether two values certainly correspond."""
    return bool(key(old) == key(new)) and old.meta == new.meta


def _align_rest(old: Sequence[Value], new: Sequence[Value],
                key: Callable[[Value], Any]) -> List[_Pair]:
    lefts, rights = list(map(key, old)), list(map(key, new))
    if _pairs(lefts, rights) > _MOST_PAIRS:
        lefts, rights = [value.label for value in old], [value.label for value in new]
    pairs: List[_Pair] = []
    matcher = difflib.SequenceMatcher(None, lefts, rights, autojunk=False)
    for tag, left, left_end, right, right_end in matcher.get_opcodes():
        if tag == "equal":
            pairs += list(zip(old[left:left_end], new[right:right_end]))
        else:
            pairs += _align_by_name(old[left:left_end], new[right:right_end])
    return pairs


def _pairs(lefts: Sequence[Any], rights: Sequence[Any]) -> int:
    """The number of pairs of equal keys."""
    counts: Dict[Any, int] = {}
    for each in rights:
        counts[each] = counts.get(each, 0) + 1
    return sum(counts.get(each, 0) for each in lefts)


def _align_by_name(old: Sequence[Value], new: Sequence[Value]) -> List[_Pair]:
    """Pairs of values of the same name, such as an op that was replaced, and the
    others."""
    by_name = {value.name: value for value in new if value.name}
    partners = {id(value): by_name[value.name] for value in old
                if value.name in by_name}
    taken = {id(value) for value in partners.values()}
    return [*((value, partners.get(id(value))) for value in old),
            *((None, value) for value in new if id(value) not in taken)]
