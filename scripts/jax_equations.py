# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The equations of jaxprs, and which ops of StableHLO they became, for check-jax.py.

JAX lowers equations in their order, and names the primitive in the locations of the ops:
loc("jit(f)/jit(g)/reduce_sum"). An equation can become several ops, or none. The alignment
pairs as many equations with ops as it can, in order, of those with the right name and, for
primitives that are an op of StableHLO, of that kind.
"""

import collections
import json
import pathlib
import re
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Sequence, Tuple

from hlo_programs import Assignment, Chain, Function, Meta, Op, fit, plain_kind

# Windows with dynamic sizes are calls of stablehlo.dynamic_reduce_window.
WINDOWS = ("reduce_window", "custom_call")
# The ops of primitives that are one op; "dynamic_" is ignored.
KINDS: Dict[str, Tuple[str, ...]] = {
    "add": ("add",), "add_any": ("add",), "sub": ("subtract",), "mul": ("multiply",),
    "div": ("divide",), "neg": ("negate",), "exp": ("exponential",), "log": ("log",),
    "max": ("maximum",), "min": ("minimum",), "sin": ("sine",), "cos": ("cosine",),
    "tanh": ("tanh",), "abs": ("abs",), "sign": ("sign",), "floor": ("floor",),
    "rsqrt": ("rsqrt",), "sqrt": ("sqrt",), "log1p": ("log_plus_one",),
    "expm1": ("exponential_minus_one",), "logistic": ("logistic",), "pow": ("power",),
    "eq": ("compare",), "ne": ("compare",), "lt": ("compare",), "le": ("compare",),
    "gt": ("compare",), "ge": ("compare",), "and": ("and",), "or": ("or",),
    "xor": ("xor",), "not": ("not",), "clamp": ("clamp",), "select_n": ("select", "case"),
    "complex": ("complex",), "real": ("real",), "imag": ("imag",),
    "convert_element_type": ("convert", "compare"), "population_count": ("popcnt",),
    "bitcast_convert_type": ("bitcast_convert", "reshape"),
    "reduce_precision": ("reduce_precision",),
    "shift_right_logical": ("shift_right_logical",), "shift_left": ("shift_left",),
    "dot_general": ("dot_general",), "conv_general_dilated": ("convolution",),
    "transpose": ("transpose",), "reshape": ("reshape",), "rev": ("reverse",),
    "squeeze": ("reshape",), "expand_dims": ("broadcast_in_dim", "reshape"),
    "broadcast_in_dim": ("broadcast_in_dim", "reshape"), "iota": ("iota",),
    "concatenate": ("concatenate",), "pad": ("pad",), "gather": ("gather",),
    "scatter": ("scatter",), "scatter-add": ("scatter",), "scatter_add": ("scatter",),
    "dynamic_slice": ("slice",), "slice": ("slice",),
    "dynamic_update_slice": ("update_slice",), "sort": ("sort",),
    "top_k": ("composite", "top_k", "custom_call"),
    "reduce_sum": ("reduce",), "reduce_max": ("reduce",), "reduce_min": ("reduce",),
    "reduce_prod": ("reduce",), "reduce_and": ("reduce",), "reduce_or": ("reduce",),
    "cumsum": WINDOWS, "cummax": WINDOWS,
    "cumprod": WINDOWS, "reduce_window": WINDOWS, "reduce_window_sum": WINDOWS,
    "reduce_window_max": WINDOWS,
    "select_and_scatter_add": ("select_and_scatter",),
    "while": ("while",), "scan": ("while",), "cond": ("case",), "fft": ("fft",),
}
# Primitives that call a jaxpr, and become a call or nothing.
CALLS = ("jit", "pjit", "closed_call", "core_call", "custom_jvp_call", "custom_vjp_call",
         "custom_vjp_call_jaxpr", "remat", "remat2", "checkpoint", "custom_lin")
# Primitives that may become no op: their result is the operand, a dimension variable, or
# a constant.
NO_OPS = CALLS + ("dim_as_value", "stop_gradient", "copy", "copy_p", "random_wrap",
                  "random_unwrap", "convert_element_type")
# The names that locations have for primitives.
_NAMES = {"scan": ("while",), "while": ("while",), "scatter-add": ("scatter-add",
                                                                  "scatter_add"),
          "cond": ("cond", "branch"), "pjit": ("jit", "pjit"), "jit": ("jit", "pjit")}
_FUNCTIONS = {"floordiv": lambda a, b: a // b, "mod": lambda a, b: a % b, "max": max,
              "min": min, "non_negative": lambda a: max(a, 0)}
_SHAPE = re.compile(r"(~?)(key<\w+>|\w+)\[(.*)\]")
# What JAX makes of the name of what it differentiates or maps.
_TRANSFORMED = re.compile(r"(?:jvp|transpose|vmap)\((.*)\)")
# The trailing sizes of an array of keys, which is an array of uint32 in StableHLO.
_KEYS = {"key<fry>": 2, "key<rbg>": 4, "key<urbg>": 4}


class Aval(NamedTuple):
    """The dtype of a result, and its sizes as JAX prints them."""
    dtype: str
    sizes: Tuple[str, ...]

    def at(self, values: Assignment) -> Meta:
        """The same with numbers."""
        return Meta(self.dtype, tuple(evaluate(size, values) for size in self.sizes))

    def __str__(self) -> str:
        return f"{self.dtype}[{', '.join(self.sizes)}]"


def evaluate(size: str, values: Assignment) -> int:
    """The value of a dimension as JAX prints it, such as `2*b + floordiv(s, 2)`."""
    if size.isdigit():
        return int(size)
    if not re.fullmatch(r"[\w\s+*^(),-]*", size):
        raise ValueError(f"expected a dimension, found '{size}'")
    scope = {"__builtins__": {}, **_FUNCTIONS, **values}
    return int(eval(size.replace("^", "**"), scope))  # pylint: disable=eval-used


def parse_aval(text: str) -> Aval:
    """The type of a result, as JAX prints it: `float32[b,32]`."""
    match = _SHAPE.fullmatch(text)
    if match is None:
        raise ValueError(f"expected a type such as float32[b,32], found '{text}'")
    sizes = split_sizes(match[3])
    if match[2] in _KEYS:
        return Aval("uint32", (*sizes, str(_KEYS[match[2]])))
    return Aval("bool" if match[2] == "float0" else match[2], sizes)


def split_sizes(text: str) -> Tuple[str, ...]:
    """The sizes of a shape, at commas outside of parentheses."""
    parts, depth = [""], 0
    for char in text:
        depth += (char == "(") - (char == ")")
        if char == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return tuple(part.strip() for part in parts if part.strip())


class Equation(NamedTuple):
    """An equation of a jaxpr."""
    primitive: str
    outputs: Tuple[Aval, ...]
    # The primitives whose jaxprs it is in, "/jit/scan".
    path: str

    def __str__(self) -> str:
        return (f"{self.path[1:] + '/' if self.path else ''}{self.primitive} "
                f"{', '.join(map(str, self.outputs))}")


def read_equations(path: pathlib.Path) -> List[Equation]:
    """The equations of a file."""
    return [Equation(each["prim"], tuple(map(parse_aval, each["outs"])), each["path"])
            for each in json.loads(path.read_text(encoding="utf-8"))]


def equations_of(jaxpr: Any, path: str = "") -> Iterator[Equation]:
    """The equations of a jaxpr; after each, those of the jaxprs that it calls."""
    for equation in jaxpr.eqns:
        name = equation.primitive.name
        outputs = tuple(parse_aval(variable.aval.str_short()) for variable in
                        equation.outvars)
        yield Equation(name, outputs, path)
        if name in CALLS + ("scan", "while", "cond"):
            for inner in _jaxprs(equation.params):
                yield from equations_of(inner, f"{path}/{name}")


def _jaxprs(params: Dict[str, Any]) -> Iterator[Any]:
    """The jaxprs that the parameters of an equation have, without rules of derivatives."""
    for value in params.values():
        for each in value if isinstance(value, (tuple, list)) else (value,):
            each = getattr(each, "jaxpr", each)
            if hasattr(each, "eqns"):
                yield each


# ===- Alignment -------------------------------------------------------------===


class AllSizes(NamedTuple):
    """The dtype of a value, and for each dimension its sizes at several assignments."""
    dtype: Optional[str]
    sizes: Optional[Tuple[Tuple[Optional[int], ...], ...]]


def at_all(metas: Sequence[Meta]) -> AllSizes:
    """A value at several assignments."""
    sizes = [meta.sizes for meta in metas if meta.sizes is not None]
    is_known = len(sizes) == len(metas)
    return AllSizes(metas[0].dtype, tuple(zip(*sizes)) if is_known else None)


class Place(NamedTuple):
    """A result of an op."""
    function: Function
    op: Op
    result: int


class Pair(NamedTuple):
    """An equation, and the results that are its outputs; none if there is no op."""
    equation: Equation
    places: Tuple[Place, ...] = ()
    # Whether the places were found by metadata only, as JAX lowers the primitive to a
    # function of others.
    is_by_metadata: bool = False


def _last(name: str) -> str:
    """The primitive that a location names: "jit(f)/jvp(jit(g))" is a jit."""
    last = name.rpartition("/")[2].rstrip(":")
    while match := _TRANSFORMED.fullmatch(last):
        last = match[1]
    return re.sub(r"\(.*\)$", "", last)


def _admits(declared: Meta, wanted: AllSizes) -> bool:
    """Whether a declared type, which may lack sizes, can be that of an equation."""
    if declared.dtype != wanted.dtype or declared.sizes is None or wanted.sizes is None:
        return False
    return len(declared.sizes) == len(wanted.sizes) and all(
        a is None or {a} == set(b) for a, b in zip(declared.sizes, wanted.sizes))


def choose_results(op: Op, wanted: Sequence[AllSizes]) -> Optional[Tuple[int, ...]]:
    """The positions of the results that are those of an equation, in order: the last ones
    with the right types, as loops have others before them. None if there are none."""
    chosen: List[int] = []
    position = len(op.declared)
    for meta in reversed(wanted):
        position -= 1
        while position >= 0 and not _admits(op.declared[position], meta):
            position -= 1
        if position < 0:
            return None
        chosen.insert(0, position)
    return tuple(chosen)


def _score(equation: Equation, wanted: Sequence[AllSizes], op: Op,
           found: Sequence[AllSizes]) -> int:
    """How well an op fits; 0 if it cannot be the one. Its declared types must be right."""
    kinds = ("call",) if equation.primitive in CALLS else KINDS.get(equation.primitive)
    if op.kind == "constant" or kinds and plain_kind(op.kind) not in kinds:
        return 0
    chosen = choose_results(op, wanted)
    if chosen is None:
        return 0
    names = _NAMES.get(equation.primitive, (equation.primitive,))
    # Other names are of what a lowering in terms of other primitives makes.
    score = 10000 if _last(op.name) in names else 1000
    return score + fit(wanted, [found[at] for at in chosen])


def _index(ops: Sequence[Tuple[Function, Op]]) -> Dict[str, List[int]]:
    """The positions of ops by the primitives that their locations name."""
    positions: Dict[str, List[int]] = collections.defaultdict(list)
    for at, (_, op) in enumerate(ops):
        for name in dict.fromkeys(map(_last, op.name.split("/"))):
            positions[name].append(at)
    return positions


def _candidates(equation: Equation, ops: Sequence[Tuple[Function, Op]],
                positions: Dict[str, List[int]]) -> Iterator[int]:
    """The positions of ops that name the primitive of an equation; last, if it is an op of
    StableHLO."""
    is_op = equation.primitive in KINDS or equation.primitive in CALLS
    names = _NAMES.get(equation.primitive, (equation.primitive,))
    for name in names:
        for at in positions.get(name, ()):
            if not is_op or _last(ops[at][1].name) == name:
                yield at


def align(equations: Sequence[Equation], ops: Sequence[Tuple[Function, Op]],
          assignments: Sequence[Assignment], metas: Sequence[Sequence[AllSizes]]
          ) -> List[Pair]:
    """Pairs equations with ops, in order, such that the sum of scores is largest. `metas`
    are the results of the ops at the assignments."""
    chain, positions = Chain(len(ops)), _index(ops)
    outputs = [[at_all([aval.at(values) for values in assignments])
                for aval in equation.outputs] for equation in equations]
    for number, equation in enumerate(equations):
        wanted = outputs[number]
        scores = [(at, _score(equation, wanted, ops[at][1], metas[at]))
                  for at in _candidates(equation, ops, positions)]
        chain.add(number, [(at, score) for at, score in scores if score])
    chosen = chain.best()
    return [_pair(number, equation, wanted, ops, metas, chosen)
            for number, (equation, wanted) in enumerate(zip(equations, outputs))]


def _pair(number: int, equation: Equation, wanted: Sequence[AllSizes],
          ops: Sequence[Tuple[Function, Op]], metas: Sequence[Sequence[AllSizes]],
          chosen: Dict[int, int]) -> Pair:
    """The pair of an equation. One without an op has the last results with its metadata
    between the ops of the equations before and after it."""
    if number in chosen:
        at = chosen[number]
        return Pair(equation, tuple(Place(*ops[at], index) for index in
                                    choose_results(ops[at][1], wanted) or ()))
    start = max((at for other, at in chosen.items() if other < number), default=-1)
    stop = min((at for other, at in chosen.items() if other > number), default=len(ops))
    places = []
    for meta in wanted:
        found = [Place(*ops[at], index) for at in range(start + 1, stop)
                 for index, other in enumerate(metas[at]) if other == meta]
        places += found[-1:]
    return Pair(equation, tuple(places) if len(places) == len(wanted) else (), True)
