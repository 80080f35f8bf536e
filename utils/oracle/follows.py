# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks which functions of PyTorch the rules follow, and what another version changes
in them.

    python3 -m oracle.follows [--write]
    python3 -m oracle.follows --compare OTHER [--diff]

docs/AddingAnOp.md says what a row follows. The first form needs PyTorch, the second one
only its files.
"""

import argparse
import collections
import difflib
import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import (Dict, Iterable, Iterator, List, Mapping, NamedTuple, Optional,
                    Sequence, Set, Tuple)

from .rows import Row, RowError, read_folder, write_marks
from .sources import Definition, SourceError, Tree, changed_fields

_ROWS = Path(__file__).resolve().parents[2] / "lib" / "ATen"
# Packages with ops of their own, which need not be installed. Of what follows them, only
# the names are checked.
_PACKAGES = ("torchvision",)
_NATIVE = "native."
# The modules of FakeTensor itself.
_COMMON = "_subclasses.fake_tensor"

# ===- What is followed ---------------------------------------------------===


def followed(row: Row) -> Tuple[str, ...]:
    """The functions of a row, including the names of C++ kernels."""
    kernel = row.op[len("aten."):] if row.op.startswith("aten.") else row.op
    return tuple(name if "." in name else f"{name}.{kernel}" for name in row.functions)


def unmarked(rows: Iterable[Row]) -> Iterator[str]:
    """The errors in the marks themselves, as lines."""
    for row in rows:
        if not row.functions:
            yield f"{row.path}:{row.line}: {row.op} follows nothing"
        for name in row.unknown_forms():
            yield (f"{row.path}:{row.line}: expected the name of a function, 'native' or "
                   f"'jit', found '{name}'")


def check(rows: Iterable[Row], run: Mapping[str, Tuple[str, ...]]) -> Iterator[str]:
    """The differences between the marks of rows and the functions that FakeTensor runs,
    as lines."""
    for row in rows:
        expected = run.get(row.op, row.functions)
        if row.functions != expected:
            yield (f"{row.path}:{row.line}: {row.op} follows "
                   f"'{' '.join(row.functions)}', but FakeTensor runs "
                   f"'{' '.join(expected)}'")


# ===- What changed -------------------------------------------------------===


class Change(NamedTuple):
    """The change of a function or entry between two versions."""
    name: str
    # `changed`, `appeared`, `vanished`; `messages` where only texts of errors differ.
    kind: str
    # The changed fields of an entry.
    what: str = ""
    old: str = ""
    new: str = ""

    def __str__(self) -> str:
        what = f" ({self.what})" if self.what else ""
        kind = "changed in messages alone" if self.kind == "messages" else self.kind
        return f"{self.name} {kind}{what}"


def _missing(name: str, has_old: bool, has_new: bool) -> Optional[Change]:
    if has_old != has_new:
        return Change(name, "appeared" if has_new else "vanished")
    return None


class Comparison:
    """Two versions of PyTorch, the older one first."""

    def __init__(self, old: Tree, new: Tree) -> None:
        self.old, self.new = old, new
        self._changes: Dict[str, Optional[Change]] = {}

    def _change_of_entry(self, name: str) -> Optional[Change]:
        own = name[len(_NATIVE):]
        old, new = self.old.find_entry(own), self.new.find_entry(own)
        if old is None or new is None:
            return _missing(name, old is not None, new is not None)
        fields = changed_fields(old, new)
        if not fields:
            return None
        texts = ["\n".join(f"{field}: {entry.fields[field]}" for field in fields
                           if field in entry.fields) for entry in (old, new)]
        return Change(name, "changed", ", ".join(fields), *texts)

    def _change_of_function(self, name: str) -> Optional[Change]:
        old: Optional[Definition] = self.old.find(name)
        new: Optional[Definition] = self.new.find(name)
        if old is None or new is None:
            return _missing(name, old is not None, new is not None)
        if old.text == new.text:
            return None
        return Change(name, "messages" if old.code == new.code else "changed", "",
                      old.text, new.text)

    def change(self, name: str) -> Optional[Change]:
        """The change of one function or entry itself."""
        if name not in self._changes:
            find = (self._change_of_entry if name.startswith(_NATIVE)
                    else self._change_of_function)
            self._changes[name] = find(name)
        return self._changes[name]

    def _helpers(self, tree: Tree, name: str) -> Mapping[str, str]:
        if not name.startswith(_NATIVE):
            return tree.helpers(name)
        delegate = tree.delegate(name[len(_NATIVE):])
        return {} if delegate is None else {delegate: _NATIVE + delegate}

    def touched(self, name: str) -> Dict[Change, int]:
        """The changes of a function and of its callees, with their call depths."""
        found: Dict[Change, int] = {}
        level: Set[str] = {name}
        seen: Set[str] = set()
        depth = 0
        while level:
            deeper: Set[str] = set()
            for current in sorted(level):
                change = self.change(current)
                # A helper that only one version has is part of a change of a caller.
                if change is not None and (depth == 0 or change.old):
                    found[change] = depth
                olds, news = (self._helpers(tree, current)
                              for tree in (self.old, self.new))
                # The same name may refer to another function than before.
                for words in olds.keys() & news.keys():
                    if olds[words] != news[words]:
                        moved = self._moved(olds[words], news[words])
                        if moved is not None:
                            found.setdefault(moved, depth + 1)
                deeper.update(olds.values(), news.values())
            seen |= level
            level = deeper - seen
            depth += 1
        return found

    def _moved(self, old: str, new: str) -> Optional[Change]:
        before, after = self.old.find(old), self.new.find(new)
        if before is None or after is None or before.text == after.text:
            return None
        return Change(f"{old}, now {new},", "changed", "", before.text, after.text)


def is_compared(name: str, trees: Sequence[Tree]) -> bool:
    """Whether the sources of a function are available."""
    return not name.startswith("jit.") and (
        name.startswith(_NATIVE) or all(tree.has_package_of(name) for tree in trees))


def _registered(tree: Tree, rows: Iterable[Row]) -> Set[Tuple[Row, str]]:
    """The functions that the sources register for the ops of rows."""
    by_op: Dict[str, List[Row]] = collections.defaultdict(list)
    for row in rows:
        namespace, name, *overload = row.op.split(".")
        by_op[f"{namespace}.{name}"].append(row)
        by_op[".".join([namespace, name, *(overload or ["default"])])].append(row)
    return {(row, registration.function) for registration in tree.registrations()
            for row in by_op.get(registration.op, [])}


def newly_registered(comparison: Comparison,
                     rows: Sequence[Row]) -> List[Tuple[Row, str]]:
    """The functions that only the newer version registers for the op of a row, and that
    the row does not follow."""
    added = _registered(comparison.new, rows) - _registered(comparison.old, rows)
    return sorted((row, function) for row, function in added
                  if function not in row.functions)


class Touched(NamedTuple):
    """The effect of a change: the affected rows, and the call depth of the change below
    them."""
    change: Change
    users: List[Tuple[Row, int]]


def find_touched(comparison: Comparison, rows: Sequence[Row]) -> List[Touched]:
    """All changes of followed functions and of their callees."""
    trees = (comparison.old, comparison.new)
    found: Dict[Change, List[Tuple[Row, int]]] = collections.defaultdict(list)
    changes: Dict[str, Dict[Change, int]] = {}
    for row in rows:
        depths: Dict[Change, int] = {}
        for name in followed(row):
            if name not in changes:
                changes[name] = (comparison.touched(name) if is_compared(name, trees)
                                 else {})
            for change, depth in changes[name].items():
                depths[change] = min(depth, depths.get(change, depth))
        for change, depth in depths.items():
            found[change].append((row, depth))
    return [Touched(change, users) for change, users in
            sorted(found.items(), key=lambda item: (len(item[1]), item[0]))]


# ===- Reports ------------------------------------------------------------===

# Further ops of a change are only counted, unless --all is given.
_MANY = 40


def _by_family(rows: Sequence[Row], every: bool) -> Iterator[str]:
    families: Dict[str, List[str]] = collections.defaultdict(list)
    for row in rows:
        families[row.family].append(row.op)
    if len(rows) > _MANY and not every:
        yield "  " + ", ".join(f"{family} {len(ops)}"
                               for family, ops in sorted(families.items()))
        return
    for family, ops in sorted(families.items()):
        yield f"  {family}: {' '.join(ops)}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _span(users: Iterable[Tuple[Row, int]]) -> str:
    """The call depth of a helper below the followed functions."""
    depths = sorted({depth for _, depth in users if depth > 0})
    return (_count(depths[0], "call") if len(depths) == 1
            else f"{depths[0]}-{depths[-1]} calls")


def _diff(change: Change) -> Iterator[str]:
    for line in difflib.unified_diff(change.old.splitlines(), change.new.splitlines(),
                                     "old", "new", lineterm="", n=2):
        yield f"    {line}"


def _print(heading: str, lines: Iterable[str]) -> None:
    lines = list(lines)
    if lines:
        print(f"\n{heading}:")
        for line in lines:
            print(line)


def _entry_lines(comparison: Comparison) -> Iterator[str]:
    """The ops that only one version has, without their `out=` overloads."""
    names = [{name for name, entry in tree.entries.items()
              if not re.search(r", \w+\(a!\)", entry.fields["func"])}
             for tree in (comparison.old, comparison.new)]
    for kind, found in (("vanished", names[0] - names[1]),
                        ("appeared", names[1] - names[0])):
        if found:
            yield f"{kind}: {' '.join(sorted(found))}"


def _common_lines(comparison: Comparison) -> Iterator[str]:
    """The changes of FakeTensor itself."""
    old, new = (tree.parts(_COMMON) for tree in (comparison.old, comparison.new))
    names = [name for name in sorted(old.keys() | new.keys())
             if old.get(name) != new.get(name)]
    if names:
        yield f"{_COMMON}: {' '.join(names)}"


def report(comparison: Comparison, rows: Sequence[Row], every: bool, diffs: bool) -> int:
    """Prints the changes that affect rows; returns the number of affected rows."""
    own: List[str] = []
    helpers: List[str] = []
    direct: Set[Row] = set()
    indirect: Set[Row] = set()
    for change, users in find_touched(comparison, rows):
        followers = [row for row, depth in users if depth == 0]
        others = [row for row, depth in users if depth > 0]
        direct.update(followers)
        indirect.update(others)
        texts = list(_diff(change)) if diffs else []
        if followers:
            own += [str(change), *_by_family(followers, every), *texts]
        if others:
            helpers += [f"{change}: {_count(len(others), 'op')}, {_span(users)} above",
                        *_by_family(others, every), *([] if followers else texts)]
    registered = newly_registered(comparison, rows)
    trees = (comparison.old, comparison.new)
    passed_over = sum(not any(is_compared(name, trees) for name in followed(row))
                      for row in rows)
    print(f"PyTorch {comparison.old.version} to {comparison.new.version}")
    _print("Functions that rules follow", own)
    _print("Helpers of such functions", helpers)
    _print("Functions registered for ops whose rules follow others",
           (f"{function}: {row.op} ({row.family}) follows {' '.join(followed(row))}"
            for row, function in registered))
    _print("FakeTensor itself, for all ops", _common_lines(comparison))
    _print("Ops of native_functions.yaml", _entry_lines(comparison))
    new = {row for row, _ in registered} - direct - indirect
    print(f"\n{len(rows)} rows: {len(direct)} follow a function that changed, "
          f"{len(indirect - direct)} one with a helper that did, "
          f"{len(new)} have another function registered, "
          f"{passed_over} were not compared")
    return len(direct | indirect | new)


# ===- The command --------------------------------------------------------===


def _installed() -> Path:
    """The folder of packages of the PyTorch that this Python imports."""
    found = importlib.util.find_spec("torch")
    if found is None or not found.origin:
        raise SourceError("expected PyTorch in this Python, found none")
    return Path(found.origin).parents[1]


def packages_of(text: str) -> Path:
    """The folder of packages of a Python, or the folder itself."""
    path = Path(text)
    if path.is_dir():
        return path
    if shutil.which(text) is None:
        raise SourceError(f"expected a Python or a folder of packages, found '{text}'")
    script = ("import importlib.util as u; s = u.find_spec('torch'); "
              "print(s.origin if s else '')")
    try:
        done = subprocess.run([text, "-c", script], capture_output=True, text=True,
                              timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SourceError(f"cannot run '{text}': {error}") from error
    if done.returncode != 0 or not done.stdout.strip():
        raise SourceError(f"expected PyTorch in '{text}', found none")
    return Path(done.stdout.strip()).parents[1]


def _ask_pytorch(rows: Sequence[Row], tree: Tree) -> Tuple[Dict[str, Tuple[str, ...]],
                                                           List[str]]:
    """The functions that FakeTensor runs for the op of each row, and the ops for which
    they are unknown, as lines."""
    # pylint: disable=import-outside-toplevel
    from .dispatched import UnknownOp, functions_of
    run: Dict[str, Tuple[str, ...]] = {}
    errors: List[str] = []
    for row in rows:
        if row.op.split(".")[0] in _PACKAGES:
            errors += [f"{row.path}:{row.line}: no definition of {name} in the sources"
                       for name in row.functions
                       if tree.has_package_of(name) and not tree.has(name)]
            continue
        try:
            run[row.op] = tuple(functions_of(row.op, tree))
        except UnknownOp as error:
            errors.append(f"{row.path}:{row.line}: {error}")
    return run, errors


def _check_or_write(rows: Sequence[Row], write: bool, clang_format: str) -> int:
    tree = Tree(_installed())
    print("importing PyTorch", file=sys.stderr)
    run, found = _ask_pytorch(rows, tree)
    if write:
        changed = write_marks(list(rows), run)
        if changed:
            subprocess.run([clang_format, "-i", "--style=file", *changed], check=True)
        print(f"{len(changed)} files written")
    else:
        found.extend(unmarked(rows))
        found.extend(check((row for row in rows if row.functions), run))
    for line in found:
        print(line)
    print(f"{len(rows)} rows, {len(found)} differences from PyTorch {tree.version}, "
          f"{len(rows) - len(run)} rows that it was not asked of")
    return 1 if found else 0


def main(arguments: Optional[List[str]] = None) -> int:
    """The command; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python3 -m oracle.follows",
        description="Compares the functions that rows follow according to their marks "
                    "with those that FakeTensor of the installed PyTorch runs; or, "
                    "with --compare, compares the sources of these functions in two "
                    "versions of PyTorch.",
        epilog="The exit code is 0 without differences, 1 with differences, and 2 for "
               "errors.")
    parser.add_argument("--rows", metavar="DIR", type=Path, default=_ROWS,
                        help="the folder of the op table (default: lib/ATen)")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--marks", action="store_true",
                      help="only check that each row has a mark; needs no PyTorch")
    mode.add_argument("--write", action="store_true",
                      help="write the functions that FakeTensor runs into the op "
                           "table")
    mode.add_argument("--compare", metavar="OTHER",
                      help="compare with the PyTorch of another Python or folder of "
                           "packages, without importing either; the lower version is "
                           "the older one")
    parser.add_argument("--packages", metavar="DIR", type=Path,
                        help="with --compare, the folder of packages to compare with "
                             "OTHER (default: that of this Python)")
    parser.add_argument("--all", action="store_true",
                        help=f"with --compare, name all ops where more than {_MANY} are "
                             "touched by one change")
    parser.add_argument("--diff", action="store_true",
                        help="with --compare, print the diff of each function, "
                             "without docstrings, comments and annotations")
    parser.add_argument("--clang-format", metavar="PROGRAM", default="clang-format-22",
                        help="the formatter for written files (default: "
                             "clang-format-22)")
    options = parser.parse_args(arguments)
    try:
        if options.write and shutil.which(options.clang_format) is None:
            raise RowError(f"cannot run '{options.clang_format}'; name another program "
                           "with --clang-format")
        rows = read_folder(options.rows)
        if options.marks:
            found = list(unmarked(rows))
            for line in found:
                print(line)
            print(f"{len(rows)} rows, {len(found)} of them wrong")
            return 1 if found else 0
        if options.compare is None:
            return _check_or_write(rows, options.write, options.clang_format)
        trees = [Tree(options.packages or _installed()),
                 Tree(packages_of(options.compare))]
        print(f"comparing {len(rows)} rows", file=sys.stderr)
        trees.sort(key=lambda tree: tree.order)
        return 1 if report(Comparison(*trees), rows, options.all, options.diff) else 0
    except (RowError, SourceError, subprocess.CalledProcessError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
