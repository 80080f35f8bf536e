# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The encoding of recorded values; docs/Conformance.md describes it."""

import gzip
import io
import json
import zlib
from typing import Any, Callable, Dict, Iterable, Iterator, List, Optional, TextIO, cast

# The short names of dtypes in the text of the fake dialect.
SHORT_DTYPES: Dict[str, str] = {
    "uint8": "u8", "int8": "i8", "int16": "i16", "int32": "i32", "int64": "i64",
    "float16": "f16", "float32": "f32", "float64": "f64", "complex32": "c32",
    "complex64": "c64", "complex128": "c128", "bool": "bool", "qint8": "qi8",
    "quint8": "qu8", "qint32": "qi32", "bfloat16": "bf16",
    "quint4x2": "qu4x2", "quint2x4": "qu2x4", "float8_e5m2": "f8e5m2",
    "float8_e4m3fn": "f8e4m3fn", "float8_e5m2fnuz": "f8e5m2fnuz",
    "float8_e4m3fnuz": "f8e4m3fnuz", "uint16": "u16", "uint32": "u32",
    "uint64": "u64", "float8_e8m0fnu": "f8e8m0fnu",
    "float4_e2m1fn_x2": "f4e2m1fnx2",
}

# The fields of {"t": [...]}.
SIZES, STRIDES, OFFSET, DTYPE, DEVICE, STORAGE, BITS = range(7)

# Errors that are limits of PyTorch and not of the program. Such cases are not counted,
# as a correct result would be better than the error.
LIMIT_CLASSES = frozenset({
    "DynamicOutputShapeException", "DataDependentOutputException",
    "GuardOnDataDependentSymNode", "UnsupportedOperatorException",
    "NotImplementedError", "AttributeError", "KeyError", "ZeroDivisionError",
})
LIMIT_MESSAGES = (
    "Cannot call numel() on tensor with symbolic sizes/strides",
    "not linked with support for cuda devices",
    "Torch not compiled with CUDA enabled",
    "Cannot initialize CUDA without ATen_cuda library",
    "INTERNAL ASSERT FAILED",
    "no pinned memory allocator is available",
    # The Python rule lacks a parameter of the op.
    "got an unexpected keyword argument",
    "got multiple values for",
    "Too many positional arguments",
    "required positional argument",
    "required keyword-only argument",
    "incompatible function arguments",
    "'NoneType' object is not",
    "argument(s) but received",
    "tuple index out of range",
    "reduce() of empty iterable",
    "NYI: ",
    # A custom op without a fake kernel.
    "There was no fake impl registered",
    # An operand that FakeTensor rejects, since its inner device is meta.
    "Expected scalars to be on CPU, got meta",
    "must be a scalar tensor and on CPU",
    "should be a 1D CPU int64 tensor, but got 1D meta",
    "FakeTensor is wrapped to wrong device",
    "fallback doesn't currently support",
    # Real data is needed.
    "to number",
    "cannot be converted to Scalar",
    "its data is not allocated yet",
    # A number was converted to a real tensor.
    "Please convert all Tensors to FakeTensors first",
    # A Python check that was passed a number.
    "cond must be a bool, but got",
)


def is_tensor(value: Any) -> bool:
    """Whether a value is {"t": [...]}."""
    return isinstance(value, dict) and "t" in value


def is_symbolic(value: Any) -> bool:
    """Whether a value is {"sym": ...}."""
    return isinstance(value, dict) and "sym" in value


def is_limit(error: str, message: str) -> bool:
    """Whether a recorded error is one of PyTorch's limits."""
    return error in LIMIT_CLASSES or any(
        text in message for text in LIMIT_MESSAGES)


def walk(value: Any) -> Iterator[Any]:
    """The value and all values in lists, keyword arguments and tensors."""
    yield value
    if isinstance(value, list):
        for element in value:
            yield from walk(element)
    elif isinstance(value, dict):
        for element in value.values():
            yield from walk(element)


def tensors(value: Any) -> List[List[Any]]:
    """The fields of all tensors in a value, in order."""
    return [item["t"] for item in walk(value) if is_tensor(item)]


def expression_texts(value: Any) -> List[str]:
    """The texts of all symbolic integers in a value, in order."""
    return [item["sym"] for item in walk(value) if is_symbolic(item)]


def map_tensors(value: Any, fn: Callable[[List[Any]], List[Any]]) -> Any:
    """The value with the fields of its tensors replaced."""
    if isinstance(value, list):
        return [map_tensors(element, fn) for element in value]
    if is_tensor(value):
        return {"t": fn(value["t"])}
    return value


def map_symbolic(value: Any, fn: Callable[[str], str]) -> Any:
    """The value with the texts of its symbolic integers replaced."""
    if isinstance(value, list):
        return [map_symbolic(element, fn) for element in value]
    if isinstance(value, dict):
        if "sym" in value:
            return {"sym": fn(value["sym"])}
        return {key: map_symbolic(element, fn) for key, element in value.items()}
    return value


def open_text(path: str) -> TextIO:
    """Opens a file to read, compressed or not."""
    if path.endswith(".gz"):
        return cast(TextIO, gzip.open(path, "rt", encoding="utf-8"))
    return open(path, encoding="utf-8")


def read_lines(path: str) -> Iterator[Optional[Dict[str, Any]]]:
    """The JSON objects of a file, line by line; None for an empty line. Raises OSError,
    or ValueError if the file is damaged or is no such file."""
    number = 0
    try:
        with open_text(path) as file:
            for number, line in enumerate(file, 1):
                found = json.loads(line) if line.strip() else None
                if found is not None and not isinstance(found, dict):
                    raise ValueError(f"expected a JSON object, found {line.strip()[:40]}")
                yield found
    except (EOFError, zlib.error, gzip.BadGzipFile, UnicodeDecodeError) as error:
        raise ValueError(f"cannot read '{path}' after line {number}: {error}") from error
    except OSError as error:
        reason = "no such file" if isinstance(error, FileNotFoundError) else error.strerror
        raise OSError(f"cannot read '{path}': {reason}") from error
    except (ValueError, RecursionError) as error:
        raise ValueError(f"cannot read '{path}', line {number}: {error}") from error


def require_fields(record: Dict[str, Any], names: Iterable[str], what: str) -> None:
    """Raises ValueError if a record lacks a field."""
    for name in names:
        if name not in record:
            raise ValueError(f"expected '{name}' in {what}, found only "
                             f"{', '.join(map(repr, record)) or 'nothing'}")


def write_lines(path: str, lines: Iterable[Any]) -> None:
    """Writes JSON objects line by line, compressed. Equal lines give equal files."""
    with open(path, "wb") as raw, \
            gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as packed, \
            io.TextIOWrapper(packed, encoding="utf-8") as file:
        for line in lines:
            file.write(dump(line) + "\n")


def dump(value: Any) -> str:
    """A value as one line of JSON."""
    return json.dumps(value, separators=(",", ":"))
