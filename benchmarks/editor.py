#!/usr/bin/env python3
# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Measures how fast fake-lsp-server answers edits.

    benchmarks/editor.py [FILE.mlir ...] [--ops N] [--edits N] [--pause S] [--server PATH]

Opens each file, or a chain of ops without types, and types a space and deletes it again,
in the middle of the document. Prints the time until the diagnostics of that version are
there, and the times of the queries that an editor sends next.
"""

import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import time
from typing import Any, Dict, Iterator, List, Optional, Sequence, Tuple

Message = Dict[str, Any]


class Client:
    """A session with a server."""

    def __init__(self, *command: str) -> None:
        # pylint: disable=consider-using-with
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE)
        self.calls = 0
        self.uri = ""
        self.version = 0
        self.call("initialize", {"capabilities": {}})
        self.notify("initialized", {})

    def send(self, *bodies: bytes) -> None:
        """Sends messages at once, so that the server finds the others while it handles
        the first."""
        assert self.process.stdin
        self.process.stdin.write(b"".join(
            b"Content-Length: %d\r\n\r\n%s" % (len(body), body) for body in bodies))
        self.process.stdin.flush()

    def receive(self) -> Message:
        """The next message of the server."""
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if length == 0:
            raise EOFError(f"the server ended with {self.process.wait()}")
        message: Message = json.loads(self.process.stdout.read(length))
        return message

    @staticmethod
    def encode(method: str, params: Any, number: Optional[int] = None) -> bytes:
        """A request, or without a number a notification."""
        message: Message = {"jsonrpc": "2.0", "method": method, "params": params}
        if number is not None:
            message["id"] = number
        return json.dumps(message).encode()

    def notify(self, method: str, params: Any) -> None:
        """Sends a notification."""
        self.send(self.encode(method, params))

    def call(self, method: str, params: Any) -> Any:
        """Sends a request and returns its result."""
        self.calls += 1
        self.send(self.encode(method, params, self.calls))
        while True:
            message = self.receive()
            if message.get("id") == self.calls:
                return message["result"]

    def query(self, method: str, params: Message) -> Any:
        """Sends a request about the document."""
        return self.call(f"textDocument/{method}",
                         {"textDocument": {"uri": self.uri}, **params})

    def open(self, text: str, uri: str = "file:///document.mlir") -> Message:
        """Opens a document, and returns its diagnostics."""
        self.uri, self.version = uri, 1
        self.notify("textDocument/didOpen", {"textDocument": {
            "uri": uri, "languageId": "mlir", "version": 1, "text": text}})
        return self.wait()

    def encode_change(self, *changes: Message) -> bytes:
        """A change to the next version of the document."""
        self.version += 1
        return self.encode("textDocument/didChange", {
            "textDocument": {"uri": self.uri, "version": self.version},
            "contentChanges": list(changes)})

    def wait(self) -> Message:
        """The diagnostics of the last version."""
        while True:
            message = self.receive()
            if message.get("method") == "textDocument/publishDiagnostics":
                params: Message = message["params"]
                if params["version"] == self.version:
                    return params

    def end(self) -> int:
        """Shuts the server down, and returns its exit code."""
        self.call("shutdown", None)
        self.notify("exit", None)
        return self.process.wait()


def at(line: int, character: int) -> Message:
    """A position."""
    return {"line": line, "character": character}


def between(start: Message, end: Message) -> Message:
    """A range."""
    return {"start": start, "end": end}


def create_chain(count: int) -> str:
    """A function of `count` ops on symbolic sizes, whose results have no types."""
    any_type = "!fake.tensor<*>"
    known, weight = "!fake.tensor<[b, n, 64], f32>", "!fake.tensor<[64, 64], f32>"

    def create() -> Iterator[str]:
        yield f"func.func @f(%x: {known}, %w: {weight}) -> {any_type}"
        yield ("    attributes {fake.symbols = [#fake.symbol<b, min = 1>, "
               "#fake.symbol<n, min = 2>]} {")
        last, last_type = "%x", known
        for i in range(count):
            name = ("matmul", "add.Tensor", "relu", "mul.Scalar")[i % 4]
            operands = (f"{last}, %w", f"{last}, %x", last, f"{last}, {i}")[i % 4]
            types = (f"{last_type}, {weight}", f"{last_type}, {known}", last_type,
                     last_type)[i % 4]
            yield f"  %{i} = fake.aten.{name}({operands}) : ({types}) -> {any_type}"
            last, last_type = f"%{i}", any_type
        yield f"  return {last} : {last_type}"
        yield "}\n"

    return "\n".join(create())


def measure(client: Client, text: str, edits: int, pause: float) -> Dict[str, float]:
    """The times of one document in milliseconds."""

    def time_of(action: Any, *args: Any) -> float:
        start = time.perf_counter()
        action(*args)
        return (time.perf_counter() - start) * 1000

    def change(*changes: Message) -> None:
        client.send(client.encode_change(*changes))
        client.wait()

    times = {"open": time_of(client.open, text)}
    line = text.count("\n") // 2
    keys: List[float] = []
    for i in range(edits):
        time.sleep(pause)
        end = at(line, i % 2)
        keys.append(time_of(change, {"range": between(at(line, 0), end),
                                     "text": "" if i % 2 else " "}))
    times["edit"], times["slowest"] = statistics.median(keys), max(keys)
    page = between(at(max(line - 30, 0), 0), at(line + 30, 0))
    times["hover"] = time_of(client.query, "hover", {"position": at(line, 3)})
    times["hints"] = time_of(client.query, "inlayHint", {"range": page})
    times["actions"] = time_of(client.query, "codeAction", {
        "range": between(at(line, 3), at(line, 3)), "context": {"diagnostics": []}})
    return times


def main(arguments: Optional[Sequence[str]] = None) -> int:
    """The program."""
    root = pathlib.Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(
        description="Measures how fast fake-lsp-server answers edits.")
    parser.add_argument("files", nargs="*", type=pathlib.Path, metavar="FILE.mlir")
    parser.add_argument("--ops", type=int, default=2000, help="length of the chain")
    parser.add_argument("--edits", type=int, default=40)
    parser.add_argument("--pause", type=float, default=0.1, help="seconds between edits")
    parser.add_argument("--server", default=str(root / "build/release/bin/fake-lsp-server"))
    options = parser.parse_args(arguments)
    documents: List[Tuple[str, str]] = [
        (path.stem, path.read_text(encoding="utf-8")) for path in options.files]
    if not documents:
        documents = [(f"chain of {options.ops} ops", create_chain(options.ops))]
    columns = ("open", "edit", "slowest", "hover", "hints", "actions")
    print(f"| document | kB | {' | '.join(name + ' ms' for name in columns)} |")
    print("| --- |" + " ---: |" * (len(columns) + 1))
    for name, text in documents:
        client = Client(options.server)
        times = measure(client, text, options.edits, options.pause)
        print(f"| {name} | {len(text) // 1000} | "
              f"{' | '.join(f'{times[column]:.1f}' for column in columns)} |")
        client.end()
    return 0


if __name__ == "__main__":
    sys.exit(main())
