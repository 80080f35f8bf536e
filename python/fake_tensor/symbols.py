# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The symbols of a case: bounds, example values, random assignments."""

import itertools
import random
from typing import Any, Dict, List, Mapping, Optional, Sequence, Set, Tuple

from . import expressions

Environment = Dict[str, int]

# Random values stay this close to the lower bound: more finds nothing more and
# guards rarely hold for large numbers.
SPREAD = 40
# How many values are tried for a symbol whose example value was not recorded.
SEARCH = 140
TRIES = 120
INT64_MAX = 2**63 - 1


def _bound(text: Any) -> Optional[int]:
    """A recorded bound; None for infinity."""
    try:
        return int(str(text))
    except ValueError:
        return None


def holds(guard: str, env: Mapping[str, int]) -> bool:
    """Whether a guard holds; one that cannot be evaluated does not."""
    try:
        return bool(expressions.parse(guard).evaluate(env))
    except (expressions.ExpressionError, ArithmeticError, KeyError, ValueError,
            TypeError):
        return False


class Symbols:
    """Symbols in the arguments of a call, and what was recorded of them.

    A symbol that the call specialised is recorded in the guards only; then its
    example value is searched.
    """

    def __init__(self, names: Sequence[str],
                 recorded: Optional[Mapping[str, Sequence[Any]]] = None,
                 guards: Sequence[str] = (), has_hints: bool = True) -> None:
        self.names = list(names)
        self.recorded = recorded or {}
        self.guards = list(guards)
        self._guarded: Set[str] = set()
        for guard in self.guards:
            try:
                self._guarded |= expressions.parse(guard).symbols
            except expressions.ExpressionError:
                continue
        self.hints: Environment = {}
        if has_hints:
            self._find_hints()

    def lower(self, name: str) -> Optional[int]:
        """The lower bound, None where there is none."""
        if name in self.recorded:
            return _bound(self.recorded[name][0])
        # Sizes of 0 and 1 are no symbols in PyTorch.
        return None if name.startswith("u") else 2

    def upper(self, name: str) -> Optional[int]:
        """The upper bound, None where there is none."""
        return _bound(self.recorded[name][1]) if name in self.recorded else None

    def _find_hints(self) -> None:
        missing = []
        for name in self.names:
            hint = (_bound(self.recorded[name][2])
                    if len(self.recorded.get(name, ())) > 2 else None)
            if hint is not None:
                self.hints[name] = hint
            elif not name.startswith("u"):
                missing.append(name)
        if not missing:
            return
        for values in itertools.islice(
                itertools.product(range(2, SEARCH), repeat=len(missing)), 200000):
            env = {**self.hints, **dict(zip(missing, values))}
            if all(holds(guard, env) for guard in self.guards):
                self.hints = env
                return

    # ===- For the writer ---------------------------------------------------===

    def _any_value(self, name: str) -> int:
        lower = self.lower(name)
        return self.hints.get(name, lower if lower is not None else 3)

    def evaluate_example(self, text: str) -> expressions.Number:
        """The value of an expression in the example, for its type."""
        env = {name: self._any_value(name)
               for name in expressions.parse(text).symbols}
        try:
            return expressions.parse(text).evaluate(env)
        except (ArithmeticError, ValueError):
            return 0

    def declare(self, opaque: Mapping[str, str]) -> List[str]:
        """The #fake.symbol attributes: of all symbols in the arguments, and of
        those that stand for terms."""
        return ([_declaration(name, *self._bounds_before(name), self.hints.get(name))
                 for name in self.names] +
                [self._declare_opaque(name, text) for name, text in opaque.items()])

    def _bounds_before(self, name: str) -> Tuple[Optional[int], Optional[int]]:
        """The bounds before the call.

        Those that were recorded hold after it: a guard s0 < 16 is also in the
        bounds of s0. To declare these would tell the tool part of the answer.
        """
        lower, upper = self.lower(name), self.upper(name)
        if name.startswith("u") or name not in self._guarded:
            return lower, upper
        return (lower if lower is None else min(lower, 2)), None

    def _declare_opaque(self, name: str, text: str) -> str:
        symbols = expressions.parse(text).symbols
        lowers = {symbol: self._bounds_before(symbol)[0] for symbol in symbols}
        lower = None
        if (expressions.is_monotone(text)
                and all(bound is not None and bound >= 0
                        for bound in lowers.values())):
            lower = int(expressions.parse(text).evaluate(lowers))
        hint = None
        if symbols <= self.hints.keys():
            hint = int(self.evaluate_example(text))
        return _declaration(name, lower, None, hint)

    # ===- For the comparison -----------------------------------------------===

    def assignments(self, rng: random.Random, count: int) -> List[Environment]:
        """The example, if there is one, and random assignments that satisfy the
        recorded guards."""
        found: List[Environment] = []
        if self.hints.keys() >= set(self.names):
            found.append(dict(self.hints))
        for _ in range(TRIES):
            if len(found) > count:
                break
            env = {name: self._random(name, rng) for name in self.names}
            if all(holds(guard, {**env}) for guard in self.guards):
                found.append(env)
        return found

    def _random(self, name: str, rng: random.Random) -> int:
        lower, upper = self.lower(name), self.upper(name)
        if lower is None:
            lower = -SPREAD if upper is None else upper - SPREAD
        return rng.randint(lower, lower + SPREAD if upper is None
                           else min(upper, lower + SPREAD))


def _declaration(name: str, lower: Optional[int], upper: Optional[int],
                 hint: Optional[int]) -> str:
    text = name
    for word, value in (("min", lower), ("max", upper), ("hint", hint)):
        if value is not None and value <= INT64_MAX:
            text += f", {word} = {value}"
    return f"#fake.symbol<{text}>"
