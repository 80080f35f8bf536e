"""Writes the files of a tutorial and a script with its commands.

A block of Python starts with a comment that names its file. The first block of
commands installs and is left out, as are blocks marked `no-test`.
"""

import pathlib
import re
import sys

text, folder = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"), sys.argv[2]
commands = ['python3() { "$TORCH_PYTHON" "$@"; }',
            'fake-tensor() { python3 -m fake_tensor "$@"; }']
scripts = []
for language, block in re.findall(r"^```(.*)\n((?s:.*?))^```", text, re.MULTILINE):
    if language == "python":
        name = re.match(r"# (\S+)\n", block)[1]
        pathlib.Path(folder, name).write_text(block, encoding="utf-8")
        scripts.append(name)
    elif language == "sh":
        commands.append(block)
del commands[2]
commands.append(f"python3 {scripts[-1]}")
pathlib.Path(folder, "run.sh").write_text("\n".join(commands) + "\n", encoding="utf-8")
