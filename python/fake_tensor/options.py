# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What the commands of `fake-tensor` share: the options of models, what they start with,
and their output."""

import argparse
import contextlib
import json
import logging
import os
import sys
from typing import (TYPE_CHECKING, Any, Callable, List, Mapping, NamedTuple, Optional,
                    Sequence, TextIO, Tuple)

from . import loading, progress
from .api import require_torch
from .tool import Tool, add_timeout_option, add_tool_option, find_tool
from .words import did_you_mean

if TYPE_CHECKING:
    from .graph import Graph

# PyTorch, and what needs it, is imported in functions.
# pylint: disable=import-outside-toplevel


class Parser(argparse.ArgumentParser):
    """A parser that suggests a command or an option for one that is misspelt."""

    #: The parsers of the commands, by name.
    commands: Mapping[str, argparse.ArgumentParser] = {}

    def parse_known_args(self, args: Any = None,
                         namespace: Any = None) -> Tuple[Any, List[str]]:
        words = sys.argv[1:] if args is None else list(args)
        for word in words:
            if self.commands and not word.startswith("-"):
                if word not in self.commands:
                    known = f"; they are {', '.join(self.commands)}"
                    self.error(f"expected a command, found '{word}'"
                               f"{did_you_mean(word, self.commands) or known}")
                break
            if word == "--":
                break
            self._check_option(word)
        return super().parse_known_args(words, namespace)

    def _check_option(self, word: str) -> None:
        """Ends with an error for a long option that there is not; other words may be
        values."""
        name = word.partition("=")[0]
        known = [option for option in self._option_string_actions
                 if option.startswith("--")]
        # Abbreviations are options as well.
        if name.startswith("--") and " " not in word and not any(
                option.startswith(name) for option in known):
            self.error(f"expected an option, found '{name}'{did_you_mean(name, known)}")


class CommandError(Exception):
    """A command cannot run, with the reason."""


# ===- Options ---------------------------------------------------------------===


def checked(parse: Callable[[str], Any]) -> Callable[[str], Any]:
    """The type of an option, whose errors argparse prints."""

    def convert(text: str) -> Any:
        try:
            return parse(text)
        except loading.LoadError as error:
            raise argparse.ArgumentTypeError(str(error)) from error
    return convert


def add_model_options(parser: argparse.ArgumentParser) -> None:
    """Adds a model, its inputs, and how it is exported."""
    parser.add_argument("model", metavar="MODEL", help="the model, named as below")
    add_export_options(parser)


def add_export_options(parser: argparse.ArgumentParser) -> None:
    """Adds the inputs of a model, and how it is exported. Called after the options that
    a command has for itself."""
    exported = parser.add_argument_group("inputs and export")
    exported.add_argument("-i", "--input", action="append", default=[], dest="inputs",
                          type=checked(loading.parse_input), metavar="INPUT",
                          help="an input, given as below; once for each")
    exported.add_argument("--kwarg", action="append", default=[], dest="keywords",
                          type=checked(loading.parse_keyword), metavar="NAME=INPUT",
                          help="a keyword input")
    exported.add_argument("--jax", action="store_true",
                          help="the model is a function of JAX, as below")
    exported.add_argument("--constraint", action="append", default=[], dest="constraints",
                          metavar="CONDITION", help="with --jax, what holds for dimension "
                          "variables, such as 'b >= 2'; once for each")
    exported.add_argument("--decompose", action="store_true",
                          help="decompose to core ATen ops")
    exported.add_argument("--device", metavar="DEVICE",
                          help="move the exported program there, such as to cuda:0, which "
                          "need not exist here; the model is exported where its tensors are")
    exported.add_argument("--no-grad", action="store_true",
                          help="export without gradients, as for inference: attention may "
                          "choose another kernel")
    exported.add_argument("--loss", type=checked(loading.parse_loss), metavar="LOSS",
                          help="export a training step: the index or name of the output "
                          "that is the loss, or a function of it, named as a model; other "
                          "parameters of the function are keyword inputs")
    exported.add_argument("--optimizer", metavar="OPTIMIZER",
                          help="the optimizer of the training step: the name of one of "
                          "torch.optim, or a function of parameters, named as a model")
    run = parser.add_argument_group("how the command runs")
    add_tool_option(run)
    add_timeout_option(run)
    run.add_argument("--traceback", action="store_true",
                     help="print the traceback of an error as well")


def add_output_option(parser: argparse.ArgumentParser) -> None:
    """Adds the option for write_output."""
    parser.add_argument("-o", "--output", default="-", metavar="FILE",
                        help="the output file (default: standard output)")


# ===- Commands --------------------------------------------------------------===


class Prepared(NamedTuple):
    """What all commands on a model start with."""
    loaded: loading.Loaded
    decompositions: Any
    tool: Tool
    # None, unless a training step is exported.
    loss: Any
    optimizer: Any


def prepare(options: argparse.Namespace, model: Optional[str] = None) -> Prepared:
    """Loads a model, by default that of the options."""
    model = options.model if model is None else model
    if options.constraints:
        raise CommandError("expected --constraint with --jax")
    keywords = {}
    for name, value in options.keywords:
        if name in keywords:
            raise CommandError(f"expected --kwarg {name}= once, found it again")
        keywords[name] = value
    # What fails fast comes first.
    tool = Tool(find_tool(options.fake_opt), options.timeout)
    progress.show("importing PyTorch")
    require_torch("fake-tensor")
    if not options.traceback and "TORCH_LOGS" not in os.environ:
        # PyTorch logs graphs before it raises errors about them.
        logging.getLogger("torch").setLevel(logging.CRITICAL)
    progress.show(f"loading {model}")
    loss, optimizer = _load_training(options)
    loaded = loading.load(model, options.inputs, keywords, _targets(loss))
    decompositions = None
    if options.decompose:
        from .exporter import core_decompositions
        decompositions = core_decompositions()
    if options.device is not None:
        _check_device(options.device)
    return Prepared(loaded, decompositions, tool, loss, optimizer)


def _load_training(options: argparse.Namespace) -> Tuple[Any, Any]:
    """The loss and the optimizer."""
    if options.loss is None and options.optimizer is not None:
        raise CommandError("expected --loss with --optimizer, found none")
    if options.loss is not None and options.no_grad:
        raise CommandError("expected --loss without --no-grad, as it needs gradients")
    loss, optimizer = (loading.load_function(value)
                       if isinstance(value, str) and ":" in value
                       else value for value in (options.loss, options.optimizer))
    return loss, optimizer


def _targets(loss: Any) -> Sequence[str]:
    """The names of the inputs of a loss besides the outputs of the model."""
    if loss is None:
        return ()
    from .training import Loss
    return [each.name for each in Loss(loss).parameters()]


def gradients(options: argparse.Namespace) -> "contextlib.AbstractContextManager[Any]":
    """Disables gradients if that was asked for."""
    import torch
    return torch.no_grad() if options.no_grad else contextlib.nullcontext()


def export_text(options: argparse.Namespace, model: Optional[str] = None
                ) -> Tuple[str, Optional["Graph"], Tool]:
    """The text of a model, its graph if it is one of PyTorch, and the tool."""
    if options.jax:
        return _export_jax(options, model)
    from .exporter import load_graph, write_graph
    loaded, decompositions, tool, loss, optimizer = prepare(options, model)
    with gradients(options):
        graph = load_graph(loaded.model, loaded.args, loaded.kwargs, loaded.shapes,
                           decompositions, options.device, tool, loss, optimizer)
    return write_graph(graph, tool), graph, tool


def _export_jax(options: argparse.Namespace, model: Optional[str]
                ) -> Tuple[str, None, Tool]:
    """The text of a function of JAX, and the tool."""
    from .jax_exporter import export_text as export_function, require_jax
    for name in ("decompose", "device", "no_grad", "loss", "optimizer"):
        if getattr(options, name):
            raise CommandError(f"expected no --{name.replace('_', '-')} for a function of "
                               "JAX")
    model = options.model if model is None else model
    tool = Tool(find_tool(options.fake_opt), options.timeout)
    progress.show("importing JAX")
    require_jax("fake-tensor --jax")
    progress.show(f"loading {model}")
    function = loading.load_function(model)
    constraints = list(options.constraints)
    specs, keywords = [], {}
    for name, given in [*(("", each) for each in options.inputs), *options.keywords]:
        spec, bounds = given.as_spec()
        constraints += [bound for bound in bounds if bound not in constraints]
        if name:
            keywords[name] = spec
        else:
            specs.append(spec)
    return export_function(function, specs, keywords, constraints), None, tool


def _check_device(text: str) -> None:
    import torch
    try:
        torch.device(text)
    except RuntimeError as error:
        raise CommandError(f"expected a device such as cuda:0, found '{text}'") from error


# ===- Output ----------------------------------------------------------------===


def discard(_: Any) -> None:
    """Ignores a result."""


def write_output(path: str, write: Callable[[TextIO], None]) -> None:
    """Writes to a file, or to standard output for `-`."""
    progress.clear()
    if path == "-":
        write(sys.stdout)
        sys.stdout.flush()
        return
    with open(path, "w", encoding="utf-8") as file:
        write(file)


def write_bytes(path: str, data: bytes) -> None:
    """Writes what is not text to a file, or to standard output for `-`."""
    progress.clear()
    if path == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    with open(path, "wb") as file:
        file.write(data)


def write_json(value: Any, out: TextIO) -> None:
    """Writes JSON."""
    json.dump(value, out, indent=1)
    out.write("\n")
