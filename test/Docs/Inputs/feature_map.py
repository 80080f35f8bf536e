# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks that the tests exist that docs/FeatureMap.md names."""

import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])


def find(name: str) -> "list[pathlib.Path]":
    if name.endswith((".mlir", ".test")):
        return [path for path in [ROOT / "test" / name] if path.exists()]
    folder = "python/tests" if name.endswith(".py") else "unittests"
    return list((ROOT / folder).rglob(name))


def is_there(text: str) -> bool:
    name, _, function = text.partition(": ")
    paths = find(name)
    if not function:
        return bool(paths) and name.endswith(".test")
    pattern = {".mlir": rf"@{function}\b", ".cpp": rf", {function}\)",
               ".py": rf"def {function}\("}[pathlib.Path(name).suffix]
    return any(re.search(pattern, path.read_text(encoding="utf-8"))
               for path in paths)


def main() -> int:
    rows = wrong = 0
    for line in (ROOT / "docs/FeatureMap.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|") or cells[0] in ("FakeTensor", "---"):
            continue
        rows += 1
        named = re.findall(r"`([^`]+)`", cells[2]) if len(cells) > 2 else []
        missing = [text for text in named if not is_there(text)]
        if missing or not (named or cells[1].startswith(("no:", "cannot be:"))):
            wrong += 1
            print(f"{cells[0]}: expected a test that exists, found {missing or 'none'}")
    print(f"{rows} features, {wrong} without a test")
    return int(wrong > 0)


sys.exit(main())
