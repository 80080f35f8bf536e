# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The symbols of a case: bounds, example values, random assignments."""

import itertools
import random
import re
from typing import (Any, Callable, Dict, List, Mapping, NamedTuple, Optional, Sequence,
                    Set, Tuple)

from . import expressions

Environment = Dict[str, int]

# The range of random values above the lower bound: larger ones are not more useful, and
# guards rarely hold for large numbers.
SPREAD = 40
# The number of values tried for a symbol without a recorded example.
SEARCH = 140
TRIES = 120
# The maximum number of repairs of a random assignment, and of conditions evaluated for
# that.
REPAIRS = 12
MOST_EVALUATIONS = 3000
INT64_MAX = 2**63 - 1


def _bound(text: Any) -> Optional[int]:
    """A recorded bound; None for infinity."""
    try:
        return int(str(text))
    except ValueError:
        return None


BACKED, UNBACKED, RAGGED = "backed", "unbacked", "ragged"


def conventional_kind(name: str) -> str:
    """The kind of a symbol of which nothing but the name was recorded, as of those of
    calls that failed: PyTorch's names say it. The tool reads symbols that no
    `#fake.symbol` declares in the same way."""
    if re.fullmatch(r"u\d+", name):
        return UNBACKED
    return RAGGED if re.fullmatch(r"j\d+", name) else BACKED


def kind_of(name: str, recorded: Mapping[str, Sequence[Any]]) -> str:
    """The kind of a symbol: what was recorded of it, or else what follows from the
    example value. That of an unbacked symbol was recorded as none."""
    fields = recorded.get(name)
    if fields is None:
        return conventional_kind(name)
    if len(fields) > 3:
        return str(fields[3])
    return UNBACKED if len(fields) > 2 and fields[2] == "None" else BACKED


def holds(guard: str, env: Mapping[str, int]) -> bool:
    """Whether a guard holds; one that cannot be evaluated does not."""
    try:
        return bool(expressions.parse(guard).evaluate(env))
    except (expressions.ExpressionError, ArithmeticError, KeyError, ValueError,
            TypeError):
        return False


class Condition(NamedTuple):
    """A condition on variables, with their names in its text."""
    text: str
    variables: Mapping[str, str]

    def holds(self, env: Mapping[str, int]) -> bool:
        """Whether it holds for these values of the variables."""
        return holds(self.text, {name: env[variable]
                                 for name, variable in self.variables.items()})


def restrict(texts: Sequence[str], variables: Mapping[str, str]) -> List[Condition]:
    """The conditions on these variables only."""
    found = []
    for text in dict.fromkeys(texts):
        try:
            symbols = expressions.parse(text).symbols
        except expressions.ExpressionError:
            continue
        if symbols <= variables.keys():
            found.append(Condition(text, {name: variables[name] for name in symbols}))
    return found


class Solver:
    """Finds assignments that satisfy conditions. A random one is repaired: a variable
    of a violated condition gets the value that satisfies most."""

    def __init__(self, conditions: Sequence[Condition],
                 draw: Callable[[], Environment],
                 candidates: Callable[[str], Sequence[int]]) -> None:
        self.conditions = list(conditions)
        # A random assignment, and the possible values of a variable.
        self.draw = draw
        self.candidates = candidates
        self.budget = MOST_EVALUATIONS

    def _broken(self, env: Environment, among: Sequence[Condition]) -> List[Condition]:
        self.budget -= len(among)
        return [condition for condition in among if not condition.holds(env)]

    def draw_valid(self) -> Optional[Environment]:
        """A random assignment; None if it does not satisfy the conditions."""
        env = self.draw()
        return env if all(condition.holds(env) for condition in self.conditions) else None

    def repair(self, rng: random.Random) -> Optional[Environment]:
        """A random assignment, repaired to satisfy the conditions; None if that
        fails."""
        env = self.draw()
        for _ in range(REPAIRS):
            broken = self._broken(env, self.conditions)
            if not broken:
                return env
            names = sorted(set(rng.choice(broken).variables.values()))
            if not names or self.budget < 0:
                return None
            name = rng.choice(names)
            touched = [condition for condition in self.conditions
                       if name in condition.variables.values()]
            values = list(self.candidates(name))
            rng.shuffle(values)
            env[name] = min(values, key=lambda value: len(
                self._broken({**env, name: value}, touched)))
        return None


class Symbols:
    """Symbols in the arguments of a call, and their recorded data.

    A symbol specialized by the call is only recorded in the guards; then its example
    value is searched.
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

    def kind(self, name: str) -> str:
        """Where the value comes from: `backed`, `unbacked` or `ragged`."""
        return kind_of(name, self.recorded)

    def lower(self, name: str) -> Optional[int]:
        """The lower bound, or None."""
        if name in self.recorded:
            return _bound(self.recorded[name][0])
        # Sizes of 0 and 1 are no symbols in PyTorch.
        return None if self.kind(name) == UNBACKED else 2

    def upper(self, name: str) -> Optional[int]:
        """The upper bound, or None."""
        return _bound(self.recorded[name][1]) if name in self.recorded else None

    def _find_hints(self) -> None:
        missing = []
        for name in self.names:
            hint = (_bound(self.recorded[name][2])
                    if len(self.recorded.get(name, ())) > 2 else None)
            if hint is not None:
                self.hints[name] = hint
            elif self.kind(name) != UNBACKED:
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
        return ([_declaration(name, *self._bounds_before(name), self.hints.get(name),
                              self.kind(name))
                 for name in self.names] +
                [self._declare_opaque(name, text) for name, text in opaque.items()])

    def _bounds_before(self, name: str) -> Tuple[Optional[int], Optional[int]]:
        """The bounds before the call.

        The recorded ones hold after it: a guard s0 < 16 is also in the bounds of s0.
        Declaring these would give away part of the result.
        """
        lower, upper = self.lower(name), self.upper(name)
        if self.kind(name) == UNBACKED or name not in self._guarded:
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
        same = {name: name for name in self.names}
        conditions = restrict(self.guards, same)
        if len(conditions) < len(set(self.guards)):
            # A guard that cannot be evaluated does not hold.
            return found
        solver = Solver(conditions,
                        lambda: {name: self._random(name, rng) for name in self.names},
                        self._values)
        for _ in range(TRIES):
            if len(found) > count:
                return found
            env = solver.draw_valid()
            if env is not None:
                found.append(env)
        while len(found) <= count and solver.budget > 0 and self.names:
            env = solver.repair(rng)
            if env is not None and env not in found:
                found.append(env)
            solver.budget -= 1
        return found

    def _values(self, name: str) -> Sequence[int]:
        """The possible values of a symbol in random assignments."""
        lower, upper = self.lower(name), self.upper(name)
        if lower is None:
            lower = -SPREAD if upper is None else upper - SPREAD
        return range(lower, 1 + (lower + SPREAD if upper is None
                                 else max(lower, min(upper, lower + SPREAD))))

    def _random(self, name: str, rng: random.Random) -> int:
        values = self._values(name)
        return rng.randint(values[0], values[-1])


def _declaration(name: str, lower: Optional[int], upper: Optional[int],
                 hint: Optional[int], kind: str = BACKED) -> str:
    text = name if kind == BACKED else f"{name}, {kind}"
    for word, value in (("min", lower), ("max", upper), ("hint", hint)):
        if value is not None and value <= INT64_MAX:
            text += f", {word} = {value}"
    return f"#fake.symbol<{text}>"
