# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Finds likely mistakes in a program: `fake_tensor.lint`. docs/Questions.md has the table
of lints.

A lint that is not sure says nothing: the patterns that occur in sound models, such as an
outer product of `x[:, None]` and `x`, are left out.
"""

import dataclasses
from typing import Any, Callable, Collection, Dict, Iterator, List, Set, TextIO, Tuple

from .analysis import Subject, analyze
from .answers import Listing
from .printing import place_json, show_bytes, show_frame, symbols_of
from .report import Function, Op, Value, is_row_major, memory_format
from .results import Size, TensorInfo
from .words import count_of, did_you_mean

_Message = Tuple[Op, str]

_LOW_FLOATS = frozenset(("float32", "float16", "bfloat16"))
# Conversions that the program asks for.
_CASTS = frozenset(("to", "_to_copy", "type_as", "double", "copy_", "copy",
                    "convert_element_type"))
_BINARY = frozenset((
    "add", "sub", "rsub", "mul", "div", "true_divide", "floor_divide", "remainder", "fmod",
    "pow", "atan2", "maximum", "minimum", "fmax", "fmin", "hypot", "eq", "ne", "lt", "le",
    "gt", "ge", "mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss", "soft_margin_loss",
    "binary_cross_entropy", "binary_cross_entropy_with_logits", "broadcast_tensors"))
_UNARY = frozenset((
    "relu", "relu6", "gelu", "silu", "sigmoid", "tanh", "hardswish", "hardsigmoid",
    "hardtanh", "leaky_relu", "elu", "selu", "celu", "mish", "softplus", "exp", "log",
    "sqrt", "rsqrt", "neg", "abs", "clamp", "dropout", "native_dropout", "square",
    "log_sigmoid", "sin", "cos"))
_IMAGE = _BINARY | _UNARY | frozenset((
    "conv2d", "conv3d", "convolution", "conv_transpose2d", "conv_transpose3d",
    "batch_norm", "_native_batch_norm_legit", "_native_batch_norm_legit_no_training",
    "native_batch_norm", "cudnn_batch_norm", "group_norm", "native_group_norm",
    "instance_norm", "layer_norm", "native_layer_norm", "rms_norm", "max_pool2d",
    "max_pool2d_with_indices", "avg_pool2d", "max_pool3d",
    "avg_pool3d", "adaptive_avg_pool2d", "_adaptive_avg_pool2d", "adaptive_max_pool2d",
    "upsample_nearest2d", "upsample_bilinear2d", "upsample_bicubic2d",
    "_upsample_bilinear2d_aa", "constant_pad_nd", "reflection_pad2d", "replication_pad2d",
    "pad", "cat", "where", "prelu"))
# Ops with several tensors that must have the same dtype.
_SAME_DTYPE = frozenset((
    "mm", "bmm", "matmul", "linear", "addmm", "addbmm", "baddbmm", "mv", "addmv", "dot",
    "conv1d", "conv2d", "conv3d", "convolution", "conv_transpose1d", "conv_transpose2d",
    "conv_transpose3d"))
# The same, but only the first and the last operand.
_SAME_DTYPE_AS_LAST = frozenset(("index_put", "index_add", "index_copy"))
_INTEGERS = ("int32", "int64")
# The dtypes of index tensors that eager PyTorch accepts, where FakeTensor accepts more:
# the numbers of the operands, and the dtypes.
_INDEX_DTYPES: Dict[str, Tuple[slice, Tuple[str, ...]]] = {
    "index_select": (slice(1, 2), _INTEGERS),
    "index_add": (slice(1, 2), _INTEGERS),
    "index_reduce": (slice(1, 2), _INTEGERS),
    "index_copy": (slice(1, 2), ("int64",)),
    "index_fill": (slice(1, 2), ("int64",)),
    "put": (slice(1, 2), ("int64",)),
    "index_put": (slice(1, -1), ("int32", "int64", "uint8", "bool")),
    "nll_loss": (slice(1, 2), ("int64", "uint8")),
    "nll_loss_nd": (slice(1, 2), ("int64", "uint8")),
    "nll_loss_forward": (slice(1, 2), ("int64", "uint8")),
    "nll_loss2d": (slice(1, 2), ("int64",)),
    "nll_loss2d_forward": (slice(1, 2), ("int64",)),
    "multi_margin_loss": (slice(1, 2), ("int64",)),
}
# Writes that may repeat, and in-place ops that change no elements.
_NO_WRITES = frozenset((
    "fill_", "zero_", "detach_", "t_", "transpose_", "swapaxes_", "swapdims_", "squeeze_",
    "unsqueeze_", "as_strided_", "resize_", "resize_as_", "set_", "requires_grad_"))


@dataclasses.dataclass(frozen=True)
class Finding:
    """A likely mistake."""
    #: The name of the lint.
    lint: str
    op: Op
    message: str

    def __str__(self) -> str:
        where = show_frame(self.op.source)
        module = f" ({self.op.module})" if self.op.module else ""
        return (f"{f'{where}: ' if where else ''}warning: {self.op.label}{module}: "
                f"{self.message} [{self.lint}]")

    def as_json(self) -> Dict[str, Any]:
        """All of it in JSON."""
        return {"lint": self.lint, "value": self.op.label, "message": self.message,
                **place_json(self.op)}


@dataclasses.dataclass(frozen=True, repr=False)
class Findings(Listing[Finding]):
    """The findings in a program, in its order. Iterates over them."""
    findings: List[Finding]
    #: The errors of fake-opt.
    errors: List[str]

    def _elements(self) -> List[Finding]:
        return self.findings

    def write(self, out: TextIO) -> None:
        """Prints a line for each, and their number."""
        for finding in self.findings:
            out.write(f"{finding}\n")
        out.write(f"{self.summary()}\n")

    def summary(self) -> str:
        """Their number."""
        errors = f", {count_of(len(self.errors), 'error')}" if self.errors else ""
        return count_of(len(self.findings), "warning") + errors

    def as_json(self) -> Dict[str, Any]:
        """All of it in JSON."""
        return {"findings": [finding.as_json() for finding in self.findings],
                "errors": self.errors}


def lint(program: Subject, *args: Any, disable: Collection[str] = (),
         **options: Any) -> Findings:
    """Likely mistakes in a program.

    Args:
        program: Of `analyze`; or what that takes, with its arguments.
        disable: Names of lints to leave out.

    Raises:
        ValueError: There is no lint of a name in `disable`.
    """
    for name in disable:
        if name not in LINTS:
            raise ValueError(f"expected the name of a lint, found '{name}'"
                             f"{did_you_mean(name, LINTS)}")
    program = analyze(program, *args, **options)
    found = [Finding(name, op, message) for function in program.functions
             for name, check in LINTS.items() if name not in disable
             for op, message in check(function)]
    ops = (op for function in program.functions for op in function.ops)
    order = {op: number for number, op in enumerate(ops)}
    return Findings(sorted(found, key=lambda each: order[each.op]), program.errors)


# ===- Dtypes ----------------------------------------------------------------===


def _find_promotions(function: Function) -> Iterator[_Message]:
    """float32 and float64 tensors that give float64. Reported where it begins."""
    # Values that are float64 because of a promotion, or as the program converts to it.
    excused: Set[Value] = set()
    for op in function.ops:
        doubles = [value for value in op.operands if _dtype(value) == "float64"]
        lows = [value for value in op.operands if _dtype(value) in _LOW_FLOATS]
        results = [value for value in op.results if _dtype(value) == "float64"]
        if not results:
            continue
        is_cast = op.base in _CASTS or bool(lows) and not doubles or \
            op.base in _SAME_DTYPE  # a finding of another lint
        if is_cast or any(value in excused for value in doubles):
            excused.update(results)
        elif doubles and lows and not op.is_in_place:
            excused.update(results)
            yield op, (f"{_dtype(lows[0])} of {lows[0].label} is promoted to float64, as "
                       f"{doubles[0].label} is float64")


def _find_mixed(function: Function) -> Iterator[_Message]:
    """Matrix products and convolutions of several dtypes."""
    for op in function.ops:
        base = op.base.rstrip("_")
        operands = [value for value in op.operands if value.tensor]
        if base in _SAME_DTYPE_AS_LAST:
            operands = [operands[0], operands[-1]] if operands else []
        elif base not in _SAME_DTYPE:
            continue
        dtypes = list(dict.fromkeys(filter(None, map(_dtype, operands))))
        if len(dtypes) > 1 and op.overload.startswith("aten."):
            other = next(value for value in operands if _dtype(value) == dtypes[1])
            yield op, (f"expected one dtype in {base}, found {dtypes[0]} of "
                       f"{operands[0].label} and {dtypes[1]} of {other.label}: eager "
                       "PyTorch refuses that")


def _find_indices(function: Function) -> Iterator[_Message]:
    """Index tensors of dtypes that only FakeTensor accepts."""
    for op in function.ops:
        known = _INDEX_DTYPES.get(op.base.rstrip("_"))
        if known is None or not op.overload.startswith("aten."):
            continue
        which, allowed = known
        for value in [each for each in op.operands if each.tensor][which]:
            dtype = _dtype(value)
            if dtype and dtype not in allowed:
                yield op, (f"expected an index of {' or '.join(allowed)} in "
                           f"{op.base.rstrip('_')}, found {dtype} of {value.label}: "
                           "eager PyTorch refuses that")


def _dtype(value: Value) -> str:
    return value.tensor.dtype or "" if value.tensor else ""


# ===- Sizes -----------------------------------------------------------------===


def _find_broadcasts(function: Function) -> Iterator[_Message]:
    """A prediction of sizes (N, 1) with a target of sizes (N,), which gives (N, N)."""
    for op in function.ops:
        tensors = [value for value in op.operands if value.tensor and value.tensor.sizes]
        if op.base not in _BINARY or len(tensors) < 2:
            continue
        wide, narrow = sorted(tensors[:2], key=lambda value: -len(_sizes(value)))
        if _is_cross(_sizes(wide), _sizes(narrow)) and _is_prediction(wide):
            yield op, (f"{wide.label} of sizes {_show(wide)} and {narrow.label} of sizes "
                       f"{_show(narrow)} are both broadcast, to "
                       f"{_show_cross(_sizes(wide), _sizes(narrow))}")


def _is_cross(wide: Tuple[Size, ...], narrow: Tuple[Size, ...]) -> bool:
    """Whether sizes are such as (N, 1) and (N,)."""
    if len(narrow) != 1 or len(wide) < 2 or wide[-1] != 1:
        return False
    return narrow[0] not in (1, None) and narrow[0] == wide[0] and all(
        size == 1 for size in wide[1:])


def _is_prediction(value: Value) -> bool:
    """Whether the last size of 1 was not asked for: the tensor is an input, or comes
    from a layer with one feature."""
    while value.op is not None:
        op = value.op
        if op.base in ("linear", "addmm", "mm", "matmul"):
            return True
        if op.base not in _UNARY | _BINARY | _CASTS:
            return False
        same = [each for each in op.operands if each.tensor
                and each.tensor.sizes == _sizes(value)]
        if not same:
            return False
        value = same[0]
    return value.kind in ("user_input", "")


def _sizes(value: Value) -> Tuple[Size, ...]:
    return value.tensor.sizes or () if value.tensor else ()


def _show(value: Value) -> str:
    sizes = _sizes(value)
    return f"({sizes[0]},)" if len(sizes) == 1 else f"({', '.join(map(str, sizes))})"


def _show_cross(wide: Tuple[Size, ...], narrow: Tuple[Size, ...]) -> str:
    return f"({', '.join(map(str, [*wide[:-1], narrow[0]]))})"


# ===- Layouts ---------------------------------------------------------------===


def _find_writes(function: Function) -> Iterator[_Message]:
    """Writes to tensors in which several elements share memory."""
    ranges = {symbol.name: symbol for symbol in function.symbols}

    def is_plural(size: Size) -> bool:
        """Whether a size is, as far as is known, larger than 1."""
        if not isinstance(size, str):
            return size is not None and size > 1
        return all(name in ranges and (ranges[name].hint or ranges[name].min or 0) > 1
                   for name in symbols_of(size)) and size.isidentifier()

    for op in function.ops:
        for value in op.mutated if op.base not in _NO_WRITES else ():
            tensor = value.tensor
            for dim, (size, stride) in enumerate(zip(
                    tensor.sizes or (), tensor.strides or ()) if tensor else ()):
                if stride == 0 and is_plural(size):
                    yield op, (f"{op.base} writes to {value.label}, whose dimension {dim} "
                               f"of size {size} was expanded: its elements share memory")
                    break


def _find_lost_formats(function: Function) -> Iterator[_Message]:
    """Images in channels_last whose results are row-major."""
    for op in function.ops:
        if op.base not in _IMAGE or op.is_view:
            continue
        source = next((value for value in op.operands if _is_channels_last(value)), None)
        result = op.results[0].tensor
        if source is not None and result is not None and result.sizes is not None \
                and len(result.sizes) == len(_sizes(source)) \
                and not _is_ambiguous(result) and is_row_major(result):
            yield op, f"{source.label} is channels_last, but the result is row-major"


def _is_channels_last(value: Value) -> bool:
    tensor = value.tensor
    return tensor is not None and not _is_ambiguous(tensor) \
        and memory_format(tensor).startswith("channels_last")


def _is_ambiguous(tensor: TensorInfo) -> bool:
    """Whether the strides of an image do not say which format it has."""
    sizes = tensor.sizes or ()
    return len(sizes) < 4 or sizes[1] == 1 or all(size == 1 for size in sizes[2:])


def _find_transfers(function: Function) -> Iterator[_Message]:
    """Copies to another device."""
    for op in function.ops:
        copy = op.copy
        if copy is None or copy.reason != "device":
            continue
        old, new = copy.source.tensor, copy.result.tensor
        # Tensors on meta have no data.
        if old is not None and new is not None and "meta" not in (old.device, new.device):
            yield op, (f"{show_bytes(copy.bytes)} of {copy.source.label} are copied from "
                       f"{old.device} to {new.device}")


#: The lints by name.
LINTS: Dict[str, Callable[[Function], Iterator[_Message]]] = {
    "promotion-to-f64": _find_promotions,
    "mixed-dtypes": _find_mixed,
    "index-dtype": _find_indices,
    "both-broadcast": _find_broadcasts,
    "write-to-expanded": _find_writes,
    "channels-last-lost": _find_lost_formats,
    "device-transfer": _find_transfers,
}
