# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Records all corpora again, with the installed PyTorch.

    python3 -m oracle.rerecord [FILES]
    python3 -m oracle.rerecord --out FOLDER [FILES]

The calls of a corpus are made again, so that lines keep their numbers: only the answers
are new. Programs are run again, and graphs node by node. Without --out, the answers are
only compared with the recorded ones.
"""

import argparse
import pathlib
import sys
from typing import List, Optional

CORPORA = pathlib.Path(__file__).parents[2] / "test" / "Conformance" / "Inputs"


def main(arguments: Optional[List[str]] = None) -> int:
    """The command; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python3 -m oracle.rerecord",
        description="Evaluates recorded calls again with the installed PyTorch.")
    parser.add_argument("files", nargs="*", metavar="FILE",
                        help=f"default: all files of {CORPORA.relative_to(CORPORA.parents[2])}")
    parser.add_argument("--out", metavar="FOLDER",
                        help="write the updated files to this folder; may be the "
                        "folder of the corpora")
    parser.add_argument("--show", type=int, default=5, metavar="N",
                        help="the number of changed or kept lines to print per file "
                        "(default: 5)")
    options = parser.parse_args(arguments)
    paths = [pathlib.Path(name) for name in options.files] or sorted(
        CORPORA.rglob("*.jsonl.gz"))
    try:
        # pylint: disable=import-outside-toplevel
        from .random_calls import set_up
        from .recorded_again import rerecord
    except ImportError as error:
        print(f"error: recording needs PyTorch: {error}", file=sys.stderr)
        return 2
    set_up()
    changes = 0
    for path in paths:
        if not path.is_file():
            print(f"error: no file {path}", file=sys.stderr)
            return 2
        out = None
        if options.out:
            inside = CORPORA in path.parents
            out = pathlib.Path(options.out, path.relative_to(CORPORA) if inside
                               else path.name)
        counts = rerecord(path, out)
        changes += len(counts.changed)
        print(f"{path.name}: {counts.same} same, {len(counts.changed)} changed, "
              f"{sum(counts.kept.values())} kept", flush=True)
        for line in counts.changed[:options.show]:
            print(f"  changed {line}")
        for reason, count in counts.kept.most_common(options.show):
            print(f"  kept {count}: {reason}")
    return 1 if changes and not options.out else 0


if __name__ == "__main__":
    sys.exit(main())
