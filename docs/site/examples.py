# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes pages of programs for the site, and screenshots of them in Chromium.

    examples.py FAKE_OPT PAGES EXTRA

PAGES is the folder of the sources of the site, and EXTRA that of files that it has as they
are.

A model of PyTorch is exported by the Python in FAKE_TENSOR_TORCH_PYTHON; without it, there
is only a program of the tests. Without Chromium there are no screenshots.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
from typing import Iterator, List, NamedTuple

_ROOT = pathlib.Path(__file__).resolve().parents[2]
_FOLDER = "examples"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Pixels of a screenshot, and how it is named.
_VIEWS = (("wide", 1440, 900), ("narrow", 480, 900))
_SCHEMES = ("light", "dark")
# Milliseconds that a page may take to draw.
_BUDGET = 8000


class Example(NamedTuple):
    """A program with a page."""
    name: str
    title: str
    # What follows `fake-tensor page`.
    arguments: List[str]
    needs_torch: bool


_EXAMPLES = (
    Example("transformer", "torch.nn.Transformer",
            ["torch.nn:Transformer", "--input", "source,batch,512", "--input",
             "target,batch,512"], True),
    Example("llama", "The Llama of the tests, as torch-mlir's text",
            ["test/Models/Inputs/llama.dynamic.mlir"], False),
)


def write_page(example: Example, fake_opt: str, folder: pathlib.Path) -> bool:
    """Writes the page of a program, if what it needs is installed."""
    python = os.environ.get("FAKE_TENSOR_TORCH_PYTHON", "")
    if example.needs_torch and not python:
        print(f"docs: no page of {example.title}: FAKE_TENSOR_TORCH_PYTHON is not set")
        return False
    environment = {**os.environ, "PYTHONPATH": str(_ROOT / "python"), "FAKE_OPT": fake_opt}
    output = folder / f"{example.name}.html"
    done = subprocess.run([python or sys.executable, "-m", "fake_tensor", "page",
                           *example.arguments, "-o", str(output)], env=environment,
                          cwd=_ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise OSError(f"no page of {example.title}: {done.stderr.strip()}")
    return True


def take_screenshots(example: Example, browser: str, folder: pathlib.Path,
                     pictures: pathlib.Path) -> None:
    """Takes screenshots of a page, light and dark, at each size."""
    page = (folder / f"{example.name}.html").as_uri()
    for size, width, height in _VIEWS:
        for scheme in _SCHEMES:
            picture = pictures / f"{example.name}-{size}-{scheme}.png"
            # The enumerators of Blink's PreferredColorScheme.
            number = 0 if scheme == "dark" else 1
            with tempfile.TemporaryDirectory() as profile:
                subprocess.run(
                    [browser, "--headless", "--no-sandbox", "--disable-gpu",
                     "--hide-scrollbars", f"--user-data-dir={profile}",
                     f"--blink-settings=preferredColorScheme={number}",
                     f"--window-size={width},{height}", f"--virtual-time-budget={_BUDGET}",
                     f"--screenshot={picture}", page],
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120,
                    check=True)
            if not picture.is_file():
                raise OSError(f"{browser} took no screenshot of {page}")


def _text(examples: List[Example], pictures: pathlib.Path) -> Iterator[str]:
    """The lines of the page that shows them."""
    yield from ("# Examples of pages", "", "[A program as a page](Pages.md) says what they "
                "show. The build of this site has made them.", "")
    for example in examples:
        yield from (f"## {example.title}", "", "```sh", f"fake-tensor page {' '.join(example.arguments)}", "```",
                    "", f'<a href="../{_FOLDER}/{example.name}.html">Open the page</a>', "")
        for size, width, _ in _VIEWS:
            for scheme in _SCHEMES:
                picture = f"{example.name}-{size}-{scheme}.png"
                if (pictures / picture).is_file():
                    yield from (f"```{{image}} {_FOLDER}/{picture}", f":width: {width // 2}px",
                                f":alt: The page in a {size} window, {scheme}", "```", "")


def write_all(fake_opt: str, pages: pathlib.Path, extra: pathlib.Path) -> None:
    """Writes the pages of programs, the screenshots, and the page that shows them."""
    pictures = pages / "docs" / _FOLDER
    for folder in (pictures, extra / _FOLDER):
        folder.mkdir(parents=True, exist_ok=True)
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        print("docs: no screenshots: Chromium is not installed")
    written = [each for each in _EXAMPLES if write_page(each, fake_opt, extra / _FOLDER)]
    if browser is not None:
        for example in written:
            take_screenshots(example, browser, extra / _FOLDER, pictures)
    (pages / "docs" / "Examples.md").write_text(
        "\n".join(_text(written, pictures)), encoding="utf-8")


def main() -> int:
    """The command; returns the exit code."""
    if len(sys.argv) != 4:
        print("usage: examples.py FAKE_OPT PAGES EXTRA", file=sys.stderr)
        return 2
    try:
        write_all(os.path.abspath(sys.argv[1]),
                  *(pathlib.Path(each).resolve() for each in sys.argv[2:]))
    except (OSError, subprocess.SubprocessError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
