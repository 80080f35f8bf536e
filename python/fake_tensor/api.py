# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The functions of the package. They need PyTorch when they are called."""

import dataclasses
from typing import (TYPE_CHECKING, Any, Callable, Dict, List, Mapping, Optional, Sequence,
                    Tuple, Union)

from .report import Program, infer_program
from .results import Inference, NodeInfo, decode
from .tool import Tool, ToolError, find_tool

if TYPE_CHECKING:
    import os

    import torch
    from torch.export import AdditionalInputs, ExportedProgram, ShapesCollection

    from .graph import Node

    # What can be exported: a module, a program, or the path of a .pt2 file.
    Model = Union[torch.nn.Module, ExportedProgram, str, "os.PathLike[str]"]
    # The parameter of torch.export.export.
    DynamicShapes = Union[Dict[str, Any], Tuple[Any, ...], List[Any], ShapesCollection,
                          AdditionalInputs]
    Device = Union[str, torch.device]
    # True, the index or the name of an output, or a function of the outputs.
    Loss = Union[bool, int, str, Callable[..., torch.Tensor]]
    # The name of a class of torch.optim, an optimizer, or a function of parameters, such
    # as a class.
    OptimizerLike = Union[str, torch.optim.Optimizer, Callable[..., torch.optim.Optimizer]]
else:
    # So that annotations can be evaluated without PyTorch.
    Model = DynamicShapes = Device = Loss = OptimizerLike = Any

# The parameter of ExportedProgram.run_decompositions: functions by overload.
Decompositions = Mapping[Any, Callable[..., Any]]


_ATTENTION = "aten.scaled_dot_product_attention.default"
# The oldest PyTorch that the package works with.
_OLDEST_TORCH = (2, 9)


def require_torch(what: str) -> None:
    """Raises ImportError if PyTorch cannot be imported or is too old."""
    install = "pip install torch"
    try:
        import torch  # pylint: disable=import-outside-toplevel
    # Libraries that are missing are an OSError.
    except (ImportError, OSError) as error:
        raise ImportError(f"{what} needs PyTorch: {install} ({error})") from error
    version = str(getattr(torch, "__version__", "a folder named torch"))
    numbers = version.split(".")[:2]
    if not all(map(str.isdigit, numbers)) or tuple(map(int, numbers)) < _OLDEST_TORCH:
        raise ImportError(f"{what} needs PyTorch {'.'.join(map(str, _OLDEST_TORCH))} or "
                          f"later: {install} (found {version})")


def export(model: Model, args: Optional[Sequence[Any]] = None,
           kwargs: Optional[Mapping[str, Any]] = None, *,
           dynamic_shapes: Optional[DynamicShapes] = None,
           decompositions: Optional[Decompositions] = None,
           device: Optional[Device] = None, loss: Optional[Loss] = None,
           optimizer: Optional[OptimizerLike] = None, fake_opt: Optional[str] = None,
           timeout: Optional[float] = None) -> str:
    """Exports a model to text of the fake dialect.

    Weights are not written, only their metadata.

    Args:
        model: An `nn.Module`, an `ExportedProgram`, or the path of a `.pt2` file.
        args: Example inputs of an `nn.Module`, as for `torch.export.export`.
        kwargs: Example keyword inputs, likewise.
        dynamic_shapes: The dynamic dimensions of the inputs, likewise.
        decompositions: As for `ExportedProgram.run_decompositions`. Without them the
            ops stay as `torch.export` leaves them.
        device: Moves all tensors to this device, which need not exist here.
        loss: Exports a training step, forward and backward, of an `nn.Module`: True if
            the model returns the loss, as its only output, its first one, or the one
            named loss; the index or the name of the output that is the loss; or a
            function of the output, such as `torch.nn.functional.cross_entropy`, whose
            other parameters are keyword inputs. See docs/Memory.md.
        optimizer: Also exports the step of an optimizer: "sgd" or another name of a class
            of `torch.optim`; an optimizer of the model; or a function that makes one of
            parameters, such as a class.
        fake_opt: The path of fake-opt. By default that of $FAKE_OPT, else the one
            installed with this package, else the first on the PATH.
        timeout: The time limit of one run of fake-opt in seconds, by default 120.

    Returns:
        The text of a module with the function `main`.

    Raises:
        ExportError: PyTorch does not export the model; it is the `__cause__`.
        ImportError: PyTorch is not installed.
        ToolError: fake-opt was not found, does not run, crashed or exceeded the limit.
        TypeError: The model or the inputs are none of the above.
        ValueError: The file is not one of torch.export.save.

    Warns:
        ExportWarning: A node has no counterpart in the IR.
    """
    require_torch("fake_tensor.export")
    from . import exporter  # pylint: disable=import-outside-toplevel
    tool = Tool(find_tool(fake_opt), timeout)
    graph = exporter.load_graph(model, args, kwargs, dynamic_shapes, decompositions,
                                device, tool, loss, optimizer)
    return exporter.write_graph(graph, tool)


def infer(model: Union[Model, Program], args: Optional[Sequence[Any]] = None,
          kwargs: Optional[Mapping[str, Any]] = None, *,
          dynamic_shapes: Optional[DynamicShapes] = None,
          decompositions: Optional[Decompositions] = None,
          device: Optional[Device] = None, loss: Optional[Loss] = None,
          optimizer: Optional[OptimizerLike] = None, fake_opt: Optional[str] = None,
          timeout: Optional[float] = None, compare: bool = False) -> Inference:
    """Exports a model and infers the metadata of all its nodes with fake-opt.

    Args:
        model: As for `export`; or a program of `analyze` or `jax_export`, of which all
            functions are inferred already.
        compare: Also compares with PyTorch's FakeTensor, as `check` does.

    The other arguments and exceptions are those of `export`.
    """
    if isinstance(model, Program):
        if args or kwargs or compare:
            raise TypeError("expected a program alone: it has its inputs, and is not "
                            "compared")
        return infer_program(model)
    require_torch("fake_tensor.infer")
    # pylint: disable=import-outside-toplevel
    from . import exporter
    from .graph import run_graph
    tool = Tool(find_tool(fake_opt), timeout)
    graph = exporter.load_graph(model, args, kwargs, dynamic_shapes, decompositions,
                                device, tool, loss, optimizer)
    failure = run_graph(tool, graph, judge=compare)
    if failure:
        raise ToolError(failure)
    found = Inference([node_info(node, compare) for node in graph.all_nodes()], compare)
    return dataclasses.replace(found, advice=_advise(model, found))


def _advise(model: Model, found: Inference) -> str:
    """How to get fewer differences: a module that was exported with gradients may have
    another kernel for attention."""
    import torch  # pylint: disable=import-outside-toplevel
    if not isinstance(model, torch.nn.Module) or not torch.is_grad_enabled() or not any(
            node.op == _ATTENTION and node.difference == "strides" and not node.known
            for node in found):
        return ""
    return ("with --no-grad, or under torch.no_grad(), there may be fewer: the kernel of an "
            "attention on the cpu depends on whether the mask has a gradient")


def check(model: Model, args: Optional[Sequence[Any]] = None,
          kwargs: Optional[Mapping[str, Any]] = None, *,
          dynamic_shapes: Optional[DynamicShapes] = None,
          decompositions: Optional[Decompositions] = None,
          device: Optional[Device] = None, loss: Optional[Loss] = None,
          optimizer: Optional[OptimizerLike] = None, fake_opt: Optional[str] = None,
          timeout: Optional[float] = None) -> Inference:
    """Infers the metadata of all nodes of a model, and compares each node with
    PyTorch's FakeTensor.

        found = fake_tensor.check(torch.nn.Linear(4, 2), (torch.randn(3, 4),))
        print(found)     # 4 nodes, 0 differences from PyTorch

    The result has the differences in `differences` and `known_differences`, and
    `is_right` is true if none of them is significant. The arguments and exceptions are
    those of `export`.
    """
    require_torch("fake_tensor.check")
    return infer(model, args, kwargs, dynamic_shapes=dynamic_shapes,
                 decompositions=decompositions, device=device, loss=loss,
                 optimizer=optimizer, fake_opt=fake_opt, timeout=timeout, compare=True)


def page(model: Model, args: Optional[Sequence[Any]] = None,
         kwargs: Optional[Mapping[str, Any]] = None, *, title: Optional[str] = None,
         format: str = "html",  # pylint: disable=redefined-builtin
         sources: bool = True, dynamic_shapes: Optional[DynamicShapes] = None,
         decompositions: Optional[Decompositions] = None,
         device: Optional[Device] = None, loss: Optional[Loss] = None,
         optimizer: Optional[OptimizerLike] = None, fake_opt: Optional[str] = None,
         timeout: Optional[float] = None) -> str:
    """Writes a model with the metadata of all its values as a page of HTML, which needs
    no other file and no network. Errors of fake-opt are on the page. See docs/Pages.md.

        pathlib.Path("page.html").write_text(fake_tensor.page(model, args))

    Args:
        model: As for `export`, or the path of a `.mlir` file or of a report, a `.jsonl`
            file of the pass fake-report with details; these need no PyTorch.
        title: The title; by default the path, or the class of the model.
        format: "html"; "model-explorer" for JSON that Model Explorer opens; "netron" for
            IR in the generic form, which Netron opens.
        sources: Whether the page has lines of the source files.

    The other arguments and exceptions are those of `export`. Also raises
    ValueError for another format, or for a file that is no report.
    """
    # pylint: disable=import-outside-toplevel
    import os
    from .pages import render
    path = os.fspath(model) if isinstance(model, (str, os.PathLike)) else None
    request = render.Request(title or path or type(model).__name__, format, sources)
    request.check()
    if path is not None and render.is_file(path):
        if args or kwargs:
            raise TypeError(f"expected no inputs for '{path}': a program has them")
        tool = Tool(find_tool(fake_opt), timeout) if render.needs_tool(path) else None
        return render.render_file(tool, path, request).text
    text = export(model, args, kwargs, dynamic_shapes=dynamic_shapes,
                  decompositions=decompositions, device=device, loss=loss,
                  optimizer=optimizer, fake_opt=fake_opt, timeout=timeout)
    return render.render_text(Tool(find_tool(fake_opt), timeout), text, request).text


def node_info(node: "Node", is_judged: bool) -> NodeInfo:
    """The result of a node of a graph that was run."""
    from .cases import Verdict  # pylint: disable=import-outside-toplevel
    error = node.fields.get("error") or node.fields.get("unsupported")
    source = node.place.source if node.place else None
    module = node.place.module if node.place else ""
    value = decode(node.fields.get("val"))
    # An error on both sides is no difference; a limit of PyTorch has nothing to compare.
    equal = (Verdict.EXACT, Verdict.RIGHT_ERROR, Verdict.LIMIT)
    if not is_judged:
        return NodeInfo(node.name, node.op, value, error, source, module=module,
                        is_unknown_float=node.is_unknown_float)
    return NodeInfo(
        node.name, node.op, value, error, source, decode(node.wanted),
        "" if node.verdict in equal else node.difference,
        not node.known and node.verdict not in (*equal, Verdict.SIGNIFICANT),
        node.known, module, node.is_unknown_float)
