# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The settings of Sphinx for the site that scripts/docs.sh builds."""

import pathlib
import sys

_SITE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(_SITE), str(_SITE.parents[1] / "python")]

from mlir_lexer import MLIRLexer  # noqa: E402  pylint: disable=wrong-import-position

project = "FakeTensor for MLIR"
copyright = "the FakeTensor project, Apache License v2.0 with LLVM Exceptions"  # pylint: disable=redefined-builtin
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
html_theme = "furo"
html_title = project
html_show_sphinx = False
html_static_path = ["wide.css"]
html_css_files = ["wide.css"]
html_copy_source = False
highlight_language = "text"
# What docstrings have in single backticks.
default_role = "code"
# Level 4 is used by links to interfaces, whose pages mlir-tblgen writes.
myst_heading_anchors = 4
# mlir-tblgen starts with a heading of level 3, and blocks may have `...` in place of JSON.
suppress_warnings = ["myst.header", "misc.highlighting_failure"]
autodoc_member_order = "bysource"
autodoc_typehints = "description"


def setup(app):
    """Called by Sphinx."""
    app.add_lexer("mlir", MLIRLexer)
