# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Splits shell text into commands, and checks that what they name exists: scripts, modules,
options, presets and targets."""

import functools
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
from typing import Dict, Iterator, List, Optional, Sequence, Set

# Programs of others, whose options are not checked.
OUTSIDE = {"cat", "cd", "code", "command", "export", "grep", "mkdir", "mlir-opt", "npm",
           "npx", "pip", "sed", "standalone-opt", "torch-mlir-import-onnx", "true"}
KEYWORDS = {"do", "done", "if", "then", "fi", "!"}
HERE_DOCUMENT = re.compile(r"<<'?(\w+)'?\n(?s:.*?)^\1$", re.MULTILINE)


def split_words(line: str, comments: str = "") -> List[str]:
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    lexer.commenters = comments
    return list(lexer)


def split_commands(text: str) -> Iterator[List[str]]:
    """The commands of a script, without assignments, loops and here documents."""
    for line in HERE_DOCUMENT.sub("", text).replace("\\\n", " ").splitlines():
        command: List[str] = []
        for word in [*split_words(line, "#"), ";"]:
            if not word or not set(word) <= set("();|&"):
                command.append(word)
                continue
            while command and (command[0] in KEYWORDS or re.match(r"\w+=", command[0])):
                del command[0]
            if command and command[0] != "for":
                yield command
            command = []


def names_option(text: str, option: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", text) is not None


class Tools:
    """The programs of a tree of sources."""

    def __init__(self, root: pathlib.Path) -> None:
        self.root = root
        self.presets: Set[str] = set()
        if (root / "CMakePresets.json").exists():
            presets = json.loads((root / "CMakePresets.json").read_text("utf-8"))
            self.presets = {preset["name"] for preset in presets["buildPresets"]}

    def run_help(self, *words: str) -> str:
        """What a program says of its options, empty where it fails."""
        path = os.pathsep.join(str(self.root / name) for name in ("python", "utils"))
        done = subprocess.run(words, capture_output=True, text=True, check=False,
                              env={**os.environ, "PYTHONPATH": path}, cwd=self.root)
        return done.stdout if done.returncode == 0 else ""

    @functools.lru_cache(maxsize=None)
    def python_options(self, file: pathlib.Path, *words: str) -> str:
        """The help of a script. Where it needs PyTorch even for that, its text."""
        source = file.read_text("utf-8")
        if "argparse" not in source and file.name != "__main__.py":
            return source
        return self.run_help(sys.executable, *words, "--help") or source

    @functools.lru_cache(maxsize=None)
    def opt_options(self, program: str = "fake-opt") -> Dict[str, Set[str]]:
        """The options of a program of LLVM, and for passes those in their values."""
        found: Dict[str, Set[str]] = {"-o": set()}
        current: Set[str] = set()
        for line in self.run_help(program, "--help-hidden").splitlines():
            match = re.match(r"( +)(--?[\w-]+)", line)
            if not match:
                continue
            if len(match[1]) >= 8:
                current.add(match[2].lstrip("-"))
            else:
                current = found.setdefault(match[2], set())
        return found

    def check_opt_option(self, word: str, program: str = "fake-opt") -> Optional[str]:
        option, _, value = word.partition("=")
        options = self.opt_options(program)
        if option not in options:
            return f"{program} has no option {option}"
        for part in shlex.split(value) if options[option] else []:
            name = part.partition("=")[0]
            if name not in options[option]:
                return f"{option} has no option {name}"
        return None

    def check(self, command: Sequence[str]) -> Iterator[str]:
        """What is wrong with a command."""
        word, name = command[0], pathlib.PurePath(command[0]).name
        if word.startswith("build/"):
            yield from self.check_built(word)
        if name in ("fake-opt", "fake-lsp-server"):
            errors = [self.check_opt_option(option, name) for option in command[1:]
                      if option.startswith("-")]
            yield from filter(None, errors)
        elif name in ("python3", "python") or word == "$FAKE_TENSOR_TORCH_PYTHON":
            yield from self.check_python(command[1:])
        elif name == "fake-tensor":
            yield from self.check_python(["-m", "fake_tensor", *command[1:]])
        elif name == "cmake":
            yield from self.check_cmake(command)
        elif word.startswith(("scripts/", "benchmarks/")):
            yield from self.check_script(command)
        elif word != "." and name not in OUTSIDE and not word.startswith("build/"):
            yield f"expected a known program, found {word}"

    def check_built(self, word: str) -> Iterator[str]:
        _, preset, *_, name = word.split("/")
        if preset not in self.presets:
            yield f"there is no preset {preset}"
        corpus = self.root / "unittests/Fuzz/Corpus" / name[len("fuzz-"):]
        if not self.has_target(name) and not (name.startswith("fuzz-") and corpus.is_dir()):
            yield f"there is no target {name}"

    def has_target(self, name: str) -> bool:
        files = [self.root / "CMakeLists.txt", *(
            file for folder in ("docs", "examples", "lib", "test", "tools", "unittests")
            for file in (self.root / folder).glob("**/CMakeLists.txt"))]
        target = re.compile(rf"\w\(\s*{re.escape(name)}\b")
        return any(target.search(file.read_text("utf-8"))
                   for file in files if file.exists())

    def check_cmake(self, command: Sequence[str]) -> Iterator[str]:
        for option, value in zip(command, command[1:]):
            if option == "--preset" and value not in self.presets:
                yield f"there is no preset {value}"
            if option == "--target" and not self.has_target(value):
                yield f"there is no target {value}"

    def check_python(self, words: Sequence[str]) -> Iterator[str]:
        if words[0] != "-m":
            path = self.root / words[0]
            if words[0] != "-c" and "/" in words[0] and not path.exists():
                yield f"{words[0]} does not exist"
            return
        module = words[1]
        if module in ("venv", "unittest"):
            return
        stem = module.replace(".", "/")
        files = [self.root / folder / file for folder in ("python", "utils")
                 for file in (f"{stem}.py", f"{stem}/__main__.py")]
        found = [file for file in files if file.exists()]
        if not found:
            yield f"there is no module {module}"
            return
        prefix = ["-m", module]
        if module == "fake_tensor" and not words[2].startswith("-"):
            prefix.append(words[2])
        yield from self.check_options(
            " ".join(prefix), self.python_options(found[0], *prefix), words[2:])

    def check_script(self, command: Sequence[str]) -> Iterator[str]:
        file = self.root / command[0]
        if not file.exists():
            yield f"{command[0]} does not exist"
        elif not os.access(file, os.X_OK):
            yield f"{command[0]} is not executable"
        else:
            yield from self.check_options(
                command[0], self.python_options(file, command[0]), command[1:])

    def check_options(self, name: str, text: str, words: Sequence[str]) -> Iterator[str]:
        for word in words:
            option = word.partition("=")[0]
            if re.match(r"--?[a-zA-Z]", option) and not names_option(text, option):
                yield f"{name} has no option {option}"

    @functools.lru_cache(maxsize=None)
    def all_sources(self) -> str:
        files = [file for folder in ("python/fake_tensor", "utils", "scripts", "benchmarks")
                 for file in sorted((self.root / folder).glob("**/*")) if file.is_file()
                 and file.suffix in (".py", ".sh")]
        return "\n".join(file.read_text("utf-8") for file in files)

    def check_option(self, word: str) -> Optional[str]:
        """What is wrong with an option in a sentence, which may be of any program."""
        option = word.partition("=")[0]
        if option in self.opt_options():
            return self.check_opt_option(word)
        if option in self.opt_options("fake-lsp-server"):
            return None
        return None if names_option(self.all_sources(), option) else \
            f"no program has an option {option}"
