# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Makes a folder that looks like the root of the sources with a release build.

Usage: checkout.py SOURCES BUILD FOLDER

Scripts and modules are copies, and other files are links, in folders of their own: commands
may write into these.
"""

import pathlib
import shutil
import sys

COPIED = ("benchmarks", "python", "scripts", "utils")


def link(source: pathlib.Path, target: pathlib.Path) -> None:
    target.mkdir()
    for entry in source.iterdir():
        (target / entry.name).symlink_to(entry)


def main() -> None:
    sources, build, folder = map(pathlib.Path, sys.argv[1:])
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "build").mkdir(parents=True)
    (folder / "build" / "release").symlink_to(build)
    for entry in sources.iterdir():
        if entry.name in COPIED:
            shutil.copytree(entry, folder / entry.name,
                            ignore=shutil.ignore_patterns("__pycache__", "tests"))
        elif entry.is_dir() and entry.name not in (".git", "build"):
            link(entry, folder / entry.name)
        elif entry.is_file():
            (folder / entry.name).symlink_to(entry)


if __name__ == "__main__":
    main()
