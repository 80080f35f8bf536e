# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Highlighting of MLIR, for which Pygments has no lexer."""

from pygments.lexer import RegexLexer, words
from pygments.token import (Comment, Keyword, Name, Number, Operator, Punctuation, String,
                            Text)


class MLIRLexer(RegexLexer):
    """The textual form of MLIR."""
    name = "MLIR"
    aliases = ["mlir"]
    filenames = ["*.mlir"]
    tokens = {
        "root": [
            (r"\s+", Text),
            (r"//.*?$", Comment.Single),
            (r'"(?:\\.|[^"\\])*"', String),
            (r"%[\w$.-]+(?:#\d+|:\d+)?", Name.Variable),
            (r"@(?:[\w$.-]+|\"[^\"]*\")", Name.Function),
            (r"\^[\w$.-]+", Name.Label),
            (r"![\w$.]+", Keyword.Type),
            (r"#[\w$.]+", Name.Attribute),
            (r"\b(?:[su]?i\d+|b?f\d+\w*|index|none|complex|tensor|memref|vector)\b",
             Keyword.Type),
            (words(("true", "false", "unit", "dense", "array", "loc", "inf", "nan"),
                   prefix=r"\b", suffix=r"\b"), Keyword.Constant),
            (r"\b[a-zA-Z_][\w$]*(?:\.[\w$]+)+", Name.Builtin),
            (r"\b[a-zA-Z_][\w$-]*", Name),
            (r"-?\d+\.\d*(?:[eE][+-]?\d+)?", Number.Float),
            (r"0x[0-9a-fA-F]+|-?\d+", Number.Integer),
            (r"->|[=+*?:-]", Operator),
            (r".", Punctuation),
        ],
    }
