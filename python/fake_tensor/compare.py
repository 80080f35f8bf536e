# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares values with recorded ones."""

import enum
import itertools
import math
import random
import re
from typing import (Any, Dict, List, Mapping, NamedTuple, Optional, Sequence, Set,
                    Tuple)

from . import expressions
from .encoding import (BITS, DEVICE, DTYPE, OFFSET, SIZES, STORAGE, STRIDES,
                       expression_texts, is_symbolic, is_tensor, tensors)
from .symbols import INT64_MAX, SPREAD, TRIES, Environment, Symbols, restrict


# Floats with a smaller relative difference are equal, as libraries round differently.
FLOAT_DIGITS = 1e-9


# Symbols for data-dependent floats and integers.
_FLOAT_DATA = re.compile(r"zu?f\d+$")
_INTEGER_DATA = re.compile(r"u\d+$")


class Level(enum.IntEnum):
    """How well two values agree."""
    WRONG = 0
    # Except for insignificant strides.
    SIGNIFICANT = 1
    EXACT = 2


class Result(NamedTuple):
    """How well two values agree, and their first difference."""
    level: Level
    difference: str = ""


EXACT = Result(Level.EXACT)


class World(NamedTuple):
    """One assignment, for the symbols of each side: symbols created by a call have
    different names on the two sides."""
    wanted: Environment
    found: Environment


class Assertions(NamedTuple):
    """Conditions on symbols created by a call, in the names of each side."""
    wanted: Sequence[str] = ()
    found: Sequence[str] = ()


def make_worlds(symbols: Symbols, wanted: Any, found: Any,
                recorded: Mapping[str, Sequence[Any]], count: int = 6,
                seed: int = 0, asserted: Assertions = Assertions()) -> List[World]:
    """Assignments under which to compare two values: the example first, if there is
    one. Symbols not in `symbols` were created by the call and are paired in order of
    occurrence. The assertions of both sides hold in all assignments, as far as
    possible."""
    texts_wanted, texts_found = expression_texts(wanted), expression_texts(found)
    if not texts_wanted and not texts_found:
        return [World({}, {})]
    fresh = _pair_fresh(set(symbols.names), wanted, found)
    rng = random.Random(seed)
    # Both the example and random assignments need values for new symbols.
    bases = symbols.assignments(rng, count)
    if not symbols.names:
        bases = [{}] * count
    for assertions in (asserted, asserted._replace(found=())):
        worlds = _extend(bases, fresh, recorded, assertions, rng)
        if worlds:
            return worlds
    return [World({}, {})]


def _extend(bases: Sequence[Environment], fresh: Sequence[Tuple[str, str]],
            recorded: Mapping[str, Sequence[Any]], asserted: Assertions,
            rng: random.Random) -> List[World]:
    """The assignments with random values for new symbols."""
    worlds = []
    for base in bases:
        same = {name: name for name in base}
        conditions = [
            restrict(texts, {**same, **{pair[side]: f"#{number}" for number, pair
                                        in enumerate(fresh) if pair[side]}})
            for side, texts in enumerate(asserted)]
        for _ in range(TRIES):
            env = {**base, **{
                f"#{number}": _random_value(recorded.get(name or found_only(other)), rng)
                for number, (name, other) in enumerate(fresh)}}
            if all(condition.holds(env) for side in conditions for condition in side):
                worlds.append(World(*(
                    {**base, **{pair[side]: env[f"#{number}"] for number, pair
                                in enumerate(fresh) if pair[side]}}
                    for side in (0, 1))))
                break
    return worlds


def _pair_fresh(known: Set[str], wanted: Any, found: Any) -> List[Tuple[str, str]]:
    """The new symbols on both sides, paired in order of occurrence in each element of a
    list. An unpaired one may be paired in a later element, else with an empty name."""
    are_lists = isinstance(wanted, list) and isinstance(found, list)
    parts = zip(wanted, found) if are_lists and len(wanted) == len(found) \
        else [(wanted, found)]
    pairs: List[Tuple[str, str]] = []
    alone: Tuple[List[str], List[str]] = ([], [])
    seen: Tuple[Set[str], Set[str]] = (set(known), set(known))
    for part in parts:
        names = [[name for name in _free(expression_texts(side)) if name not in before]
                 for side, before in zip(part, seen)]
        count = min(map(len, names))
        pairs += zip(*names)
        for side, before, rest in zip(names, seen, alone):
            before.update(side)
            rest += side[count:]
        while all(alone):
            pairs.append((alone[0].pop(0), alone[1].pop(0)))
    return pairs + list(itertools.zip_longest(*alone, fillvalue=""))


def found_only(name: str) -> str:
    """The name in recorded ranges for a new symbol that only the found values have."""
    return f"found {name}"


def _random_value(bounds: Optional[Sequence[Any]], rng: random.Random) -> int:
    """A value for a new symbol."""
    lower, upper = 0, INT64_MAX
    if bounds is not None:
        lower = int(bounds[0]) if str(bounds[0]).lstrip("-").isdigit() else 0
        upper = int(bounds[1]) if str(bounds[1]).lstrip("-").isdigit() else upper
    return rng.randint(lower, max(lower, min(upper, lower + SPREAD)))


def _free(texts: List[str]) -> List[str]:
    try:
        return expressions.free_symbols(texts)
    except expressions.ExpressionError:
        return []


class Storages:
    """Whether storages alias equally: IDs are paired one to one."""

    def __init__(self) -> None:
        self.found: Dict[int, int] = {}
        self.wanted: Dict[int, int] = {}
        self._excused: Set[Tuple[int, int]] = set()

    def pair(self, wanted: Optional[int], found: Optional[int]) -> bool:
        """Pairs two IDs; false if either is paired with another. Unrecorded IDs
        match."""
        if wanted is None or found is None:
            return wanted is None
        if (wanted, found) in self._excused:
            return True
        return (self.found.setdefault(wanted, found) == found
                and self.wanted.setdefault(found, wanted) == wanted)

    def copy(self) -> "Storages":
        """A copy, to which pairs may be added."""
        other = Storages()
        other.found, other.wanted = dict(self.found), dict(self.wanted)
        other._excused = set(self._excused)
        return other

    def excuse(self, wanted: Optional[int], found: Optional[int]) -> None:
        """Pairs two IDs, regardless of other pairs."""
        if wanted is not None and found is not None:
            self._excused.add((wanted, found))


class Comparison:
    """Compares values under some assignments."""

    def __init__(self, worlds: Sequence[World], storages: Storages) -> None:
        self.worlds = worlds
        self.storages = storages

    # ===- Numbers ----------------------------------------------------------===

    @staticmethod
    def _evaluate(value: Any, env: Environment) -> Any:
        if is_symbolic(value):
            return expressions.parse(value["sym"]).evaluate(env)
        return value

    def _pairs(self, wanted: Any, found: Any) -> List[Tuple[Any, Any]]:
        """Both values in each world in which the expected one has a value."""
        pairs = []
        for world in self.worlds:
            try:
                left = self._evaluate(wanted, world.wanted)
            except (ArithmeticError, KeyError, ValueError, TypeError,
                    expressions.ExpressionError):
                continue
            try:
                right = self._evaluate(found, world.found)
            except (ArithmeticError, KeyError, ValueError, TypeError,
                    expressions.ExpressionError):
                right = None
            pairs.append((left, right))
        return pairs

    def same(self, wanted: Any, found: Any) -> bool:
        """Whether two numbers are equal."""
        if not is_symbolic(wanted) and not is_symbolic(found):
            return (wanted == found
                    and isinstance(wanted, bool) == isinstance(found, bool))
        if wanted is None or found is None:
            return False
        pairs = self._pairs(wanted, found)
        return bool(pairs) and all(
            _equal_floats(left, right)
            if isinstance(left, float) and isinstance(right, (int, float))
            else left == right for left, right in pairs)

    def _all_same(self, wanted: Any, found: Any) -> bool:
        if wanted is None or found is None:
            return wanted is found
        return (len(wanted) == len(found)
                and all(map(self.same, wanted, found)))

    def _is_float(self, value: Any) -> bool:
        """Whether a number is a symbolic float, which the reports of the tool may
        omit."""
        return is_symbolic(value) and any(isinstance(left, float)
                                          for left, _ in self._pairs(value, None))

    # ===- Tensors ----------------------------------------------------------===

    def _strides(self, wanted: List[Any], found: List[Any]) -> Level:
        left, right = wanted[STRIDES], found[STRIDES]
        if self._all_same(left, right):
            return Level.EXACT
        if left is None or right is None or len(left) != len(right):
            return Level.WRONG
        for size, one, other in zip(wanted[SIZES], left, right):
            if self.same(one, other):
                continue
            for world in self.worlds:
                try:
                    sizes = [self._evaluate(value, world.wanted)
                             for value in wanted[SIZES]]
                    if 0 in sizes or self._evaluate(size, world.wanted) <= 1:
                        continue
                    if other is None or (self._evaluate(one, world.wanted) !=
                                         self._evaluate(other, world.found)):
                        return Level.WRONG
                except (ArithmeticError, KeyError, ValueError, TypeError):
                    return Level.WRONG
        return Level.SIGNIFICANT

    def tensor(self, wanted: List[Any], found: List[Any]) -> Result:
        """Compares the fields of two tensors."""
        if not self._all_same(wanted[SIZES], found[SIZES]):
            return Result(Level.WRONG, "sizes")
        if wanted[DTYPE] != found[DTYPE]:
            return Result(Level.WRONG, "dtype")
        if wanted[DEVICE] != found[DEVICE]:
            return Result(Level.WRONG, "device")
        if wanted[BITS] != found[BITS]:
            bits = isinstance(wanted[BITS], int) and isinstance(found[BITS], int)
            return Result(Level.WRONG, "bits" if bits else "layout")
        if wanted[STRIDES] is None and not isinstance(wanted[BITS], int):
            # Without strides there is no single storage.
            return EXACT
        level = self._strides(wanted, found)
        if level == Level.WRONG:
            return Result(level, "strides")
        if not self.same(wanted[OFFSET], found[OFFSET]):
            return Result(Level.WRONG, "offset")
        if not self.storages.pair(wanted[STORAGE], found[STORAGE]):
            return Result(Level.WRONG, "aliasing")
        if level == Level.SIGNIFICANT:
            return Result(level, "strides that do not matter")
        return EXACT

    # ===- Values -----------------------------------------------------------===

    def value(self, wanted: Any, found: Any) -> Result:
        """Compares two values; the level of lists is that of the worst element."""
        if isinstance(wanted, list) or isinstance(found, list):
            if not isinstance(wanted, list) or not isinstance(found, list):
                return Result(Level.WRONG, "kind")
            if len(wanted) != len(found):
                return Result(Level.WRONG, "number of results")
            return min(map(self.value, wanted, found),
                       key=lambda result: result.level, default=EXACT)
        if is_tensor(wanted) or is_tensor(found):
            if not is_tensor(wanted) or not is_tensor(found):
                return Result(Level.WRONG, "kind")
            return self.tensor(wanted["t"], found["t"])
        if found is None and (_is_data(wanted) or self._is_float(wanted)):
            return EXACT
        if isinstance(wanted, dict) and "f" in wanted:
            same = isinstance(found, dict) and "f" in found and _equal_floats(
                float(wanted["f"]), float(found["f"]))
        else:
            same = self.same(wanted, found)
        return EXACT if same else Result(Level.WRONG, "value")


def _equal_floats(wanted: float, found: float) -> bool:
    """Whether two floats are equal up to their last digits."""
    return (math.isclose(wanted, found, rel_tol=FLOAT_DIGITS)
            or math.isnan(wanted) and math.isnan(found))


def _is_data(value: Any) -> bool:
    """Whether a number is a data-dependent bool or float. In the reports of the tool,
    only data-dependent ints have names."""
    if not is_symbolic(value):
        return False
    names = _free([value["sym"]])
    if any(map(_FLOAT_DATA.match, names)):
        return True
    try:
        example = expressions.parse(value["sym"]).evaluate(dict.fromkeys(names, 1))
    except (ArithmeticError, ValueError, TypeError, expressions.ExpressionError):
        return False
    return isinstance(example, bool) and all(map(_INTEGER_DATA.match, names))


def pair_storages(wanted: Any, found: Any) -> Storages:
    """Storages with the tensors of two equally long lists paired."""
    storages = Storages()
    for left, right in zip(tensors(wanted), tensors(found)):
        storages.pair(left[STORAGE], right[STORAGE])
    return storages
