# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Gathers the pages of the site for Sphinx: those of the repository, the reference that the
build writes, and the sources that pages link to.

    gather.py REFERENCE OUTPUT

Pages keep their places in the repository, and the reference is in docs/Reference. A link to
a file that is no page becomes one to its highlighted source, and a link to a folder one to
the list of its files.
"""

import argparse
import pathlib
import posixpath
import re
import shutil
import subprocess
import sys
from typing import Dict, Iterator, Optional, Tuple

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_for_filename
from pygments.lexers.special import TextLexer
from pygments.util import ClassNotFound

from mlir_lexer import MLIRLexer

_ROOT = pathlib.Path(__file__).resolve().parents[2]
_REFERENCE = "docs/Reference"
_SOURCES = "source"
# The start of the site, which has the text of the README.
_START = "index.md"
_README = "README.md"
# The sections of the contents, with their pages.
_CONTENTS: Tuple[Tuple[str, Tuple[str, ...]], ...] = (
    ("Use", ("docs/GettingStarted", "docs/Tutorial", "docs/Transformers", "docs/Questions",
             "docs/Cost", "docs/Memory", "docs/Pages", "docs/Examples", "docs/Recording",
             "docs/JAX", "docs/Editor", "docs/Errors", "docs/ExportErrors")),
    ("IR", ("docs/Dialects/Fake", "docs/Dialects/Torch", "docs/Dialects/StableHLO",
            "docs/Dialects/ONNX", "docs/Dialects/MLIR", "docs/OtherDialects", "docs/Passes")),
    ("Extend", ("docs/CustomOps", "docs/Interfaces", "docs/AddingAnOp", "CONTRIBUTING",
                "examples/standalone/README")),
    ("Quality", ("docs/Conformance", "docs/CheckingModels", "docs/FeatureMap",
                 "docs/Spec/KnownDifferences", "docs/Performance", "docs/HostileInput",
                 "docs/Fuzzing")),
    ("Rationale", ("docs/Rationale/OpsAsData", "docs/Rationale/Propagation",
                   "docs/Rationale/Expressions")),
    ("Reference", ("docs/Reference/Ops", "docs/Reference/Coverage", "docs/Reference/Passes",
                   "docs/Reference/Fake", "docs/Reference/Torch",
                   "docs/Reference/Interfaces", "docs/Reference/Python", "CHANGELOG")),
)
# Pages that are shown elsewhere.
_LEFT_OUT = frozenset((_README, "editors/vscode/README.md"))
_PYTHON = """\
# The Python package

```{eval-rst}
.. automodule:: fake_tensor
   :members:
   :imported-members:
```
"""
# Files of more bytes have no page because they are in a folder.
_MAX_LISTED = 100_000
_ORPHAN = "---\nnosearch: true\norphan: true\n---\n"
# A link to a line of a source, which is an anchor that Sphinx does not know.
_LINE_LINK = re.compile(r"\[([^\]]*)\]\(([^()\s]+)\.md#(L\d+)\)")
# Code, in which there are no links, or the target of a link.
_LINK = re.compile(r"^```.*?^```$|`+[^`]*`+|(?<=\]\()([^()\s]+)(?=\))",
                   re.DOTALL | re.MULTILINE)


class Gathering:
    """The pages that have been written, and the sources that they need."""

    def __init__(self, output: pathlib.Path) -> None:
        self._output = output
        listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=_ROOT,
                                capture_output=True, text=True, check=True)
        self._files = [name for name in listed.stdout.splitlines()
                       if (_ROOT / name).is_file()]
        self._known = set(self._files)
        # The pages of the repository.
        self.pages: Dict[str, None] = dict.fromkeys(
            name for name in self._files if name.endswith(".md") and name not in _LEFT_OUT)
        # The pages of sources, by their paths.
        self._sources: Dict[str, str] = {}

    def write(self, name: str, text: str) -> None:
        """Writes a page of the site."""
        path = self._output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def add(self, name: str, text: str, origin: Optional[str] = None) -> None:
        """Writes a page, whose links are relative to its place in the repository."""
        folder = posixpath.dirname(origin if origin is not None else name)
        text = _LINK.sub(
            lambda match: self._rewrite(match[1], folder, name) if match[1] else match[0],
            text)
        self.write(name, _LINE_LINK.sub(r'<a href="\2.html#\3">\1</a>', text))

    def _rewrite(self, link: str, folder: str, page: str) -> str:
        """The same link in the site."""
        target, mark, anchor = link.partition("#")
        if not target or "://" in target:
            return link
        path = posixpath.normpath(posixpath.join(folder, target))
        found = _START if path == _README else path
        if not path.startswith(f"{_REFERENCE}/") and (
                path in _LEFT_OUT - {_README} or not path.endswith((".md", ".svg", ".png"))):
            found = self._source(path)
        return posixpath.relpath(found, posixpath.dirname(page) or ".") + mark + anchor

    def _source(self, path: str) -> str:
        """The page of a source or a folder, which is written when it is first needed."""
        found = self._sources.get(path)
        if found is None:
            self._sources[path] = found = f"{_SOURCES}/{path}.md"
            if path in self._known:
                self.write(found, _source_page(path))
            elif (_ROOT / path).is_dir():
                self.write(found, "\n".join(self._folder_page(path, found)))
            # Sphinx reports a link to a page that does not exist.
        return found

    def _folder_page(self, path: str, page: str) -> Iterator[str]:
        yield from (f"{_ORPHAN}# {path}", "")
        below = len(path) + 1
        names = dict.fromkeys(name[below:].partition("/")[0] for name in self._files
                              if name.startswith(path + "/"))
        for name in names:
            place = posixpath.join(path, name)
            if place in self._known and (_ROOT / place).stat().st_size > _MAX_LISTED:
                yield f"- {name}"
                continue
            target = place if place in self.pages else self._source(place)
            yield f"- [{name}]({posixpath.relpath(target, posixpath.dirname(page))})"


def _lexer(path: str) -> Lexer:
    if path.endswith((".mlir", ".mlir.in")):
        return MLIRLexer()
    name = re.sub(r"\.(?:td|def)$", ".cpp", path)
    try:
        return get_lexer_for_filename(posixpath.basename(name))
    except ClassNotFound:
        return TextLexer()


def _source_page(path: str) -> str:
    """A page with a source, whose lines are anchors `L1`, `L2`, ..."""
    try:
        text = (_ROOT / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return f"# {path}\n\nA binary file.\n"
    lines = highlight(text, _lexer(path), HtmlFormatter(nowrap=True)).splitlines()
    # The anchors also keep empty lines, which would end the HTML.
    code = "\n".join(f'<span id="L{number}">{line}</span>'
                     for number, line in enumerate(lines, 1))
    return (f"{_ORPHAN}# {path}\n\n"
            f'<div class="highlight"><pre>{code}</pre></div>\n')


def _contents() -> Iterator[str]:
    """The contents, which are shown beside each page."""
    for caption, names in _CONTENTS:
        yield from ("```{toctree}", ":hidden:", f":caption: {caption}", "", *names, "```", "")


def _family_contents(reference: pathlib.Path) -> Iterator[str]:
    """The contents of the reference of ops."""
    yield from ("```{toctree}", ":hidden:", "")
    for path in sorted(reference.glob("Ops/*/*.md")):
        yield path.relative_to(reference).with_suffix("").as_posix()
    yield "```"


def gather(reference: pathlib.Path, output: pathlib.Path) -> None:
    """Writes all pages into an empty folder."""
    pages = Gathering(output)
    for name in pages.pages:
        pages.add(name, (_ROOT / name).read_text(encoding="utf-8"))
    for path in reference.glob("**/*.md"):
        text = path.read_text(encoding="utf-8")
        if path.name == "Ops.md":
            text += "\n" + "\n".join(_family_contents(reference)) + "\n"
        pages.add(f"{_REFERENCE}/{path.relative_to(reference).as_posix()}", text)
    pages.write(f"{_REFERENCE}/Python.md", _PYTHON)
    pages.add(_START, (_ROOT / _README).read_text(encoding="utf-8") + "\n"
              + "\n".join(_contents()), _README)
    for picture in _ROOT.glob("docs/**/*.svg"):
        copy = output / picture.relative_to(_ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(picture, copy)


def main() -> int:
    """The command; returns the exit code."""
    parser = argparse.ArgumentParser(description="Gathers the pages of the site.")
    parser.add_argument("reference", metavar="REFERENCE", type=pathlib.Path,
                        help="the folder of the reference, which the target fake-doc writes")
    parser.add_argument("output", metavar="OUTPUT", type=pathlib.Path,
                        help="the folder of the pages, which is written anew")
    options = parser.parse_args()
    try:
        if not (options.reference / "Ops.md").is_file():
            raise OSError(f"expected the reference in '{options.reference}'")
        shutil.rmtree(options.output, ignore_errors=True)
        gather(options.reference, options.output)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
