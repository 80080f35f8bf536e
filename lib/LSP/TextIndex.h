//===- TextIndex.h - Positions in a text -----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_LSP_TEXTINDEX_H
#define FAKETENSOR_LIB_LSP_TEXTINDEX_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/LSP/Protocol.h"
#include "llvm/Support/SMLoc.h"

namespace fake::lsp {

/// Converts between offsets in a text and positions of the protocol, whose
/// columns count UTF-16 code units. Positions outside of the text are moved to
/// the nearest one in it.
class TextIndex {
public:
  /// Finds the lines of `text`, which must outlive this.
  explicit TextIndex(llvm::StringRef text);

  /// The text.
  llvm::StringRef getText() const { return text; }
  /// The number of lines, at least 1.
  int getNumLines() const { return static_cast<int>(starts.size()); }
  /// The offset in bytes of a position.
  size_t getOffset(llvm::lsp::Position position) const;
  /// The position of an offset in bytes.
  llvm::lsp::Position getPosition(size_t offset) const;

  /// The same for locations, which must be in the text.
  llvm::SMLoc getLoc(llvm::lsp::Position position) const {
    return llvm::SMLoc::getFromPointer(text.data() + getOffset(position));
  }
  /// The position of a location in the text.
  llvm::lsp::Position getPosition(llvm::SMLoc loc) const {
    return getPosition(static_cast<size_t>(loc.getPointer() - text.data()));
  }
  /// The range of a range of locations in the text; the empty range at the
  /// start for one that is not in the text.
  llvm::lsp::Range getRange(llvm::SMRange range) const;
  /// Whether a location is in the text, or right behind it.
  bool contains(llvm::SMLoc loc) const;
  /// The location of a line and column as MLIR counts them, in bytes and from
  /// 1; moved into the text.
  llvm::SMLoc getLoc(unsigned line, unsigned column) const;
  /// The token at a location: an identifier with its sigil, else a character.
  llvm::SMRange getToken(llvm::SMLoc loc) const;

private:
  llvm::StringRef getLine(int line) const;

  llvm::StringRef text;
  /// The offsets of the lines.
  llvm::SmallVector<size_t, 0> starts;
  /// Whether bytes and columns are the same everywhere.
  bool isASCII;
};

/// Replaces a range of `text`, all of it if there is none.
void applyChange(const llvm::lsp::TextDocumentContentChangeEvent &change,
                 std::string &text);

/// Behind a string literal or comment that begins at `p`; `p` if there is none.
const char *skipQuoted(const char *p, const char *end);
/// Behind the bracket that closes the one at `p`, or `end`.
const char *skipBrackets(const char *p, const char *end);

} // namespace fake::lsp

#endif // FAKETENSOR_LIB_LSP_TEXTINDEX_H
