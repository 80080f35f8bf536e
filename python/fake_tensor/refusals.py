# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What to do about the errors of torch.export, by their type and text. Needs no PyTorch.

docs/ExportErrors.md has a row for each refusal.
"""

import re
from typing import (Callable, FrozenSet, Iterator, List, Mapping, NamedTuple, Optional,
                    Sequence, Tuple, Union)

from .export_error import Operand
from .results import TensorInfo


class Finding(NamedTuple):
    """What is wrong, and what to do about it."""
    # Empty if PyTorch's message says it.
    message: str
    advice: str


# ===- Refusals ---------------------------------------------------------------===


class Refusal(NamedTuple):
    """A kind of error of torch.export itself: the model may run, but not be traced."""
    name: str
    # The names of the classes of its exceptions.
    classes: Tuple[str, ...]
    # Searched for in the text of the exception.
    pattern: str
    # Both are templates of str.format: {0} is the first group of the pattern. Facts,
    # such as {signature}, have names.
    message: str
    advice: str


_DATA = ("GuardOnDataDependentSymNode",)
_USER = ("UserError", "ConstraintViolationError")

REFUSALS: Sequence[Refusal] = (
    Refusal("branch on a tensor", _DATA,
            r"guard on data-dependent expression Eq\(u\d+, 1\) \(unhinted",
            "a branch or an assertion depends on the values of a tensor",
            "choose with torch.where, or with torch.cond, which traces both branches"),
    Refusal("number from a tensor", _DATA,
            r"guard on data-dependent expression (?:zuf|zf|u)\d+ \(unhinted",
            "float(), int() or formatting needs the value of a tensor",
            "keep it a tensor, or use .item(), whose result may be computed with"),
    Refusal("branch on a number", _DATA,
            r"guard on data-dependent expression (.+?) \(unhinted",
            "a branch depends on a value of a tensor: {0}",
            "if it is always true, say so before with torch._check(...); else choose "
            "with torch.cond or torch.where"),
    Refusal("loop over a value", _DATA,
            r"specialized integer from data-dependent expression (.+?) \(unhinted",
            "int(), range() or a list needs the value of a tensor as an int: {0}",
            "pass it as an int, or use .item() of an integer tensor for a size"),
    Refusal("constant dimension", _USER,
            r"(?s)Constraints violated \(.*?You marked (\S+) as dynamic but your code "
            r"specialized it to be a constant \((\d+)\)",
            "Constraints violated ({0}): the model needs the size {1} in this dimension",
            "make it static, with a number, or Dim.AUTO (--input h=auto); or take the size "
            "from x.shape in the model"),
    Refusal("dimensions with a relation", _USER,
            r"(?s)Constraints violated \((.*?)\)!.*?\n  - ([^\n]*).*?\nSuggested fixes:\n"
            r"(.*?)(?:\n\n|\Z)",
            "Constraints violated ({0}): {1}",
            "change dynamic_shapes to {2} (a minimum of 3 is --input h=3..); or use Dim.AUTO "
            "(--input h=auto), which finds this"),
    Refusal("bounds of dimensions", _USER,
            r"^Constraints violated \(([^()]*)\)! For more information, run with TORCH_LOGS",
            "Constraints violated ({0}): the model is not the same for all their sizes",
            "raise their minimum, such as Dim('h', min=4) (--input h=4..); or use Dim.AUTO "
            "(--input h=auto), which infers the bounds"),
    Refusal("names in dynamic_shapes", _USER,
            r"its top-level keys must be the arg names (\[.*?\]) of `inputs`, but here "
            r"they are (\[.*?\])",
            "dynamic_shapes has the names {1}, but the inputs are {0}",
            "give each input an entry, None if it is static; forward has the parameters "
            "{signature}"),
    Refusal("structure of dynamic_shapes", _USER,
            r"Detected mismatch between the structure of `inputs` and `dynamic_shapes`: "
            r"([^\n]*)",
            "dynamic_shapes does not have the structure of the inputs: {0}",
            "give each input an entry in the same nesting, None if it is static"),
    Refusal("entry of dynamic_shapes", _USER,
            r"Unexpected (?:dimension|input tensor shape|dynamic_shape)[^\n]*?"
            r"`dynamic_shapes(\[.*?\])`[^\n]*?but got ([^\n]*?) instead",
            "dynamic_shapes{0} has {1}",
            "expected None, an int, a Dim, Dim.AUTO, Dim.STATIC or Dim.DYNAMIC"),
    Refusal("entry of dynamic_shapes for a number", ("AssertionError",),
            r"^expected dynamic_shape to be None, int, or _DimHint.*got <class '(.*?)'>",
            "dynamic_shapes has a {0} for an input that is a number",
            "expected None or Dim.DYNAMIC there"),
    Refusal("arguments", ("TypeError",),
            r"^(missing a required (?:keyword-only )?argument: .*|"
            r"too many positional arguments|got an unexpected keyword argument .*)$",
            "the inputs do not match forward: {0}", "forward has the parameters {signature}"),
    Refusal("type of an input", ("ValueError", "UserError"),
            r"Unsupported input type <class '(.*?)'>",
            "an input is of class {0}, which is neither a tensor, a number, a string "
            "nor a container",
            "pass its tensors, or register the class with torch.export.register_dataclass"),
    Refusal("type of an output", ("RuntimeError",),
            r"Found <class '(.*?)'> in output, which is not a known type",
            "an output is of class {0}, which is neither a tensor, a number, a string "
            "nor a container",
            "return its tensors in a tuple or dict, or register the class with "
            "torch.export.register_dataclass"),
    Refusal("ScriptModule", ("ValueError", "TypeError"),
            r"^Exporting a ScriptModule is not supported",
            "the module is a ScriptModule of torch.jit",
            "export the nn.Module that it was made of"),
    Refusal("NumPy", ("RuntimeError",),
            r"^\.numpy\(\) is not supported for tensor subclasses",
            "NumPy needs the values of a tensor",
            "use the functions of torch instead, or write it as a torch.library.custom_op"),
    Refusal("pointer to the data", ("RuntimeError",),
            r"^Cannot access data pointer of Tensor",
            "a kernel outside of PyTorch needs the values of a tensor",
            "make it an op with torch.library.custom_op and register_fake"),
    Refusal("op without a fake kernel", ("RuntimeError", "UnsupportedOperatorException"),
            r"There was no fake impl registered for <CustomOpDef\((.*?)\)>",
            "the custom op {0} has no fake kernel",
            "register a function of its result's sizes with register_fake"),
    Refusal("device that is not here", ("RuntimeError", "AssertionError"),
            r"^(PyTorch is not linked with support for \w+ devices|Torch not compiled "
            r"with \w+ enabled|No CUDA GPUs are available|Found no NVIDIA driver)",
            "{0}",
            "keep the model and its inputs on cpu or meta; --device cuda:0, or "
            "device=\"cuda:0\", moves all tensors"),
)


def find_refusal(classes: Sequence[str], text: str,
                 facts: Mapping[str, str]) -> Optional[Finding]:
    """The first refusal that has one of these classes and matches a text."""
    # In the words of PyTorch's guards, a dimension is `n = L['x'].size()[0]`.
    for name, source in re.findall(r"(\w+) = (L\[\S*?\.size\(\)\[\d+\])", text):
        text = text.replace(f"{name} = {source}", name).replace(source, name)
    for refusal in REFUSALS:
        match = re.search(refusal.pattern, text)
        if match and set(refusal.classes) & set(classes):
            # Suggested fixes are lines.
            groups = ["; ".join(map(str.strip, (group or "").splitlines()))
                      for group in match.groups()]
            return Finding(refusal.message.format(*groups, **facts),
                           refusal.advice.format(*groups, **facts))
    return None


def as_row(refusal: Refusal) -> str:
    """The row of a table of Markdown."""
    cells = (re.sub(r"\{\w+\}", "...", text) for text in refusal[3:])
    return f"| {' | '.join((refusal.name, *cells))} |"


# ===- Hints ------------------------------------------------------------------===


class Call(NamedTuple):
    """A call of an op that PyTorch refused."""
    op: str
    operands: Sequence[Operand]
    # The symbols of inputs.
    symbols: FrozenSet[str] = frozenset()

    def tensors(self) -> List[Tuple[str, TensorInfo]]:
        """The names and metadata of its tensors."""
        return [(each.name, each.value) for each in self.operands
                if isinstance(each.value, TensorInfo)]

    def value(self, name: str) -> object:
        """The operand of a name."""
        return next((each.value for each in self.operands if each.name == name), None)


class Hint(NamedTuple):
    """What to do about an error of a fake tensor: the model is wrong."""
    pattern: str
    # A template of the groups of the pattern, or a function of them.
    advice: Union[str, Callable[["re.Match[str]", Call], str]]


def _reduced_sizes(match: "re.Match[str]", call: Call) -> str:
    left, right = ([size.strip() for size in group.split(",")]
                   for group in match.groups()[:2])
    if call.op.startswith("aten.linear"):
        return (f"the last size of the input is {left[-1]}, and in_features of the layer "
                f"is {right[0]}")
    return f"the inner sizes {left[-1]} and {right[-2 if len(right) > 1 else 0]} differ"


def _other_device(_: "re.Match[str]", call: Call) -> str:
    devices = [tensor.device for _, tensor in call.tensors()]
    # cpu is where tensors are that nothing moved.
    wrong = "cpu" if "cpu" in devices else devices[-1] if devices else ""
    names = [name for name, tensor in call.tensors() if tensor.device == wrong]
    others = sorted(set(devices) - {wrong})
    if not names or not others:
        return "move one of them with .to(...)"
    return (f"move '{names[0]}' with .to(\"{others[0]}\"); Module.to moves only parameters "
            "and buffers, so make a constant a buffer with register_buffer")


def _divided(match: "re.Match[str]", _: Call) -> str:
    known = 1
    for size in match[1].split(","):
        if not re.fullmatch(r"\s*-?\d+\s*", size):
            return ""
        known *= int(size) if int(size) != -1 else 1
    total = int(match[2])
    if "-1" in match[1].replace(" ", "").split(","):
        return f"{total} elements are no multiple of {known}"
    return f"the tensor has {total} elements, the new sizes have {known}"


def _channels(match: "re.Match[str]", _: Call) -> str:
    expected, found = match[1], match[2]
    return (f"the channels, dimension 1 of the input, are {found}, and in_channels of the "
            f"layer is {expected}")


def _batch_sizes(match: "re.Match[str]", _: Call) -> str:
    batch, inner, other_batch, other_inner = match.groups()
    pairs = (("batch", batch, other_batch), ("inner", inner, other_inner))
    return " and ".join(f"the {name} sizes {left} and {right}"
                        for name, left, right in pairs if left != right) + " differ"


_INTEGERS = "convert the indices to integers with .long()"

HINTS: Sequence[Hint] = (
    Hint(r"^Cannot view a tensor with shape|view size is not compatible",
         "the tensor is not contiguous: use .reshape(...), which copies where there is no "
         "view, or .contiguous() first"),
    Hint(r"must have same reduction dim, but got \[(.*?)\] X \[(.*?)\]", _reduced_sizes),
    Hint(r"mat1 and mat2 shapes cannot be multiplied \((.*?) and (.*?)\)",
         "the inner sizes of {0} and {1} differ"),
    Hint(r"Expected size for first two dimensions of batch2 tensor to be: \[(.*?), (.*?)\] "
         r"but got: \[(.*?), (.*?)\]",
         _batch_sizes),
    Hint(r"two devices", _other_device),
    Hint(r"^Sizes of tensors must match except in dimension (\d+)\. Expected (?:size )?(\S+) "
         r"in dimension (\d+) but got (?:size )?(\S+) for tensor number (\d+)",
         "only dimension {0} may differ: crop or pad tensors[{4}] from {3} to {1} in "
         "dimension {2}"),
    Hint(r"to have (\S+) channels, but got (\S+) channels", _channels),
    Hint(r"^shape '\[(.*?)\]' is invalid for input of size (\d+)", _divided),
    Hint(r"for argument #\d+ 'indices' to have one of the following scalar types", _INTEGERS),
    Hint(r"tensors used as indices must be|Expected dtype int\S+ for index", _INTEGERS),
    Hint(r"^Expected attn_mask dtype to be bool or float",
         "convert the mask with .bool(), where True takes part in the attention"),
    Hint(r"target tensor expected, multi-target not supported",
         "class indices have the size (N,): use target.squeeze(1)"),
    Hint(r"more than one element of the written-to tensor",
         "the tensor was expanded: .clone() it before the write"),
    Hint(r"must have the same dtype|^expected scalar type",
         "convert one of them with .to(dtype)"),
    Hint(r"doesn't match the broadcast shape",
         "an in-place op keeps the sizes of its tensor: use the op without underscore"),
    Hint(r"^running_mean should contain (\S+) elements not (\S+)",
         "the channels of the input are {0}, and num_features of the layer is {1}"),
    Hint(r"^expand: attempting to expand a dimension of length (\S+) -> ",
         "only dimensions of size 1 can be expanded"),
)

# Messages of sizes that must be equal: the first half of the groups, to the other one.
_EQUAL = tuple(map(re.compile, (
    r"size of tensor a \((\w+)\) must match the size of tensor b \((\w+)\)",
    r"Expected (?:size )?(\w+) in dimension \d+ but got (?:size )?(\w+) for tensor",
    r"same reduction dim, but got \[(?:.*?, )?(\w+)\] X \[(\w+)",
    r"cannot be multiplied \(\w+x(\w+) and (\w+)x",
    r"batch2 tensor to be: \[(\w+), (\w+)\] but got: \[(\w+), (\w+)\]")))
_EXPANDED = re.compile(r"a dimension of length (\w+) at (-\d+)!.*broadcastable to [^[]*"
                       r"\[(.*?)\]")
_BROADCAST = re.compile(r"Attempting to broadcast a dimension of length|must match the size "
                        r"of tensor b|shapes? .* cannot be broadcast")


def find_hint(message: str, call: Call) -> str:
    """What to do about an error of an op; empty if that is not known."""
    return _hint_of(message, call) + _same_name(message, call)


def _same_name(message: str, call: Call) -> str:
    """What to do about sizes that must be equal, but are two symbols of inputs."""
    for left, right in _equal_sizes(message):
        if left != right and call.symbols.issuperset((left, right)):
            return (f"; if {left} and {right} are always equal, give both dimensions the "
                    "same name (the same Dim, and examples of one size)")
    return ""


def _equal_sizes(message: str) -> Iterator[Tuple[str, str]]:
    """The sizes that must be equal, of which a message says that some are not."""
    for pattern in _EQUAL:
        match = pattern.search(message)
        if match:
            groups = match.groups()
            yield from zip(groups[:len(groups) // 2], groups[len(groups) // 2:])
    expanded = _EXPANDED.search(message)
    if expanded:
        expected, dim = expanded[3].split(", "), int(expanded[2])
        yield from zip(expanded.groups()[:1], expected[len(expected) + dim:])


def _hint_of(message: str, call: Call) -> str:
    for hint in HINTS:
        match = re.search(hint.pattern, message)
        if match:
            return (hint.advice.format(*match.groups()) if isinstance(hint.advice, str)
                    else hint.advice(match, call))
    if not _BROADCAST.search(message):
        return ""
    if "attn_mask" in [name for name, _ in call.tensors()]:
        return ("the mask is broadcast to (batch, heads, queries, keys): add dimensions, such "
                "as mask[:, None, None, :]")
    return ("sizes are aligned at the last dimension, and must be equal or 1: add a "
            "dimension with unsqueeze, or transpose")
