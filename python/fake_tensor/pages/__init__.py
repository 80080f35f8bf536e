# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Pages of HTML that need no other file and no network. See docs/Pages.md.

A page is a frame, which all have in common, and a script of its own with its data:

    vendor/ui.js   preact and htm
    frame.js       the theme, lists, trees, searches and the address
    style.css      the style of all pages
    sources.js     lines of source files
    program*.js    the page of a program
    usage*.js      the page of memory and cost, with vendor/charts.js
"""

import base64
import hashlib
import html
import json
import pathlib
from typing import Any, Sequence

_FOLDER = pathlib.Path(__file__).parent

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="fake-tensor">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
style-src 'unsafe-inline'; script-src 'sha256-{digest}'">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<div id="page"><noscript>This page needs JavaScript.</noscript></div>
<script type="application/json" id="data">{data}</script>
<script>{script}</script>
</body>
</html>
"""


def asset(name: str) -> str:
    """The text of a file of this folder."""
    return (_FOLDER / name).read_text(encoding="utf-8")


def to_script(data: Any) -> str:
    """JSON that can be the text of a script element: `</script>` and `<!--` would end or
    change it."""
    text = json.dumps(data, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def write_page(scripts: Sequence[str], title: str, data: Any,
               styles: Sequence[str] = ()) -> str:
    """The text of a page, whose scripts and further styles are these files of this
    folder."""
    code = "\n" + "".join(map(asset, ("vendor/ui.js", "frame.js", *scripts)))
    # No other script can run, and nothing is loaded.
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    # Names of files need not be Unicode.
    text = title.encode("utf-8", "replace").decode("utf-8")
    style = "".join(map(asset, ("style.css", *styles)))
    return _PAGE.format(digest=digest, title=html.escape(text), style=style,
                        data=to_script(data), script=code)
