//===- TorchSparsity.cpp - Sparse encodings of torch types ------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A torch type states a sparse layout as `#sparse_tensor.encoding`, a map from
// dimensions to levels. Parses the maps that torch-mlir's importer creates for
// PyTorch's layouts.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Layout.h"
#include "TorchModelsImpl.h"
#include "llvm/ADT/StringExtras.h"

using namespace fake;
using llvm::StringRef;

llvm::SmallVector<StringRef, 4> fake::splitAtCommas(StringRef text) {
  llvm::SmallVector<StringRef, 4> pieces;
  size_t begin = 0, depth = 0;
  bool isQuoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '"' && (i == 0 || text[i - 1] != '\\'))
      isQuoted = !isQuoted;
    else if (isQuoted || (c == '>' && i != 0 && text[i - 1] == '-'))
      continue;
    else if (StringRef("<([{").contains(c))
      ++depth;
    else if (StringRef(">)]}").contains(c))
      --depth;
    else if (c == ',' && depth == 0) {
      pieces.push_back(text.slice(begin, i).trim());
      begin = i + 1;
    }
  }
  if (!text.trim().empty())
    pieces.push_back(text.drop_front(begin).trim());
  return pieces;
}

namespace {
/// A level: a dimension, its blocks (`d0 floordiv 2`), or the positions in a
/// block (`d0 mod 2`).
struct Level {
  enum Part { Whole, Block, InBlock };
  unsigned dim = 0;
  Part part = Whole;
  /// `dense`, `compressed`, `singleton`, `batch`.
  StringRef kind;
};
} // namespace

/// Reads `d0 floordiv 2 : dense`.
static std::optional<Level> readLevel(StringRef text) {
  auto [expr, kind] = text.split(':');
  Level level;
  // Properties, such as nonunique, do not change the layout.
  level.kind = kind.trim().take_while(
      [](char c) { return llvm::isAlnum(c) || c == '_'; });
  // A level may have a name: `l0 = d0`.
  if (expr.contains('='))
    expr = expr.split('=').second;
  expr = expr.trim();
  if (!expr.consume_front("d") || expr.consumeInteger(10, level.dim))
    return std::nullopt;
  expr = expr.trim();
  if (expr.starts_with("floordiv"))
    level.part = Level::Block;
  else if (expr.starts_with("mod"))
    level.part = Level::InBlock;
  else if (!expr.empty())
    return std::nullopt;
  return level;
}

/// The levels in `map = (d0, d1) -> (d0 : dense, d1 : compressed)`; empty for
/// any other form.
static llvm::SmallVector<Level, 4> readLevels(StringRef text) {
  llvm::SmallVector<Level, 4> levels;
  StringRef map = text.split("->").second.ltrim();
  if (!map.consume_front("("))
    return levels;
  size_t end = 0;
  for (size_t depth = 1; end < map.size(); ++end) {
    depth += map[end] == '(' ? 1 : map[end] == ')' ? -1 : 0;
    if (depth == 0)
      break;
  }
  for (StringRef piece : splitAtCommas(map.take_front(end))) {
    std::optional<Level> level = readLevel(piece);
    if (!level)
      return {};
    levels.push_back(*level);
  }
  return levels;
}

/// The layout of rows and columns, the first of which is `dim`.
static std::optional<Layout> readCompressed(llvm::ArrayRef<Level> levels,
                                            unsigned dim, Level::Part part) {
  if (levels[0].kind != "dense" || levels[1].kind != "compressed" ||
      levels[0].part != part || levels[1].part != part)
    return std::nullopt;
  bool isBlocked = part == Level::Block;
  if (levels[0].dim == dim && levels[1].dim == dim + 1)
    return isBlocked ? Layout::SparseBSR : Layout::SparseCSR;
  if (levels[0].dim == dim + 1 && levels[1].dim == dim)
    return isBlocked ? Layout::SparseBSC : Layout::SparseCSC;
  return std::nullopt;
}

/// Whether levels are dense dimensions from `dim` on.
static bool areDense(llvm::ArrayRef<Level> levels, unsigned dim) {
  return llvm::all_of(levels, [&](const Level &level) {
    return level.dim == dim++ && level.part == Level::Whole &&
           level.kind == "dense";
  });
}

/// Coordinates: one compressed level, singletons, and dense dimensions.
static bool areCoordinates(llvm::ArrayRef<Level> levels, unsigned dim) {
  auto isNext = [&](StringRef kind) {
    return !levels.empty() && levels.front().kind == kind &&
           levels.front().dim == dim && levels.front().part == Level::Whole;
  };
  if (!isNext("compressed"))
    return false;
  do {
    levels = levels.drop_front();
    ++dim;
  } while (isNext("singleton"));
  return areDense(levels, dim);
}

std::optional<Layout> fake::readSparseEncoding(StringRef text) {
  llvm::SmallVector<Level, 4> storage = readLevels(text);
  llvm::ArrayRef<Level> levels = storage;
  unsigned dim = 0;
  while (!levels.empty() && levels.front().kind == "batch" &&
         levels.front().dim == dim) {
    levels = levels.drop_front();
    ++dim;
  }
  if (areCoordinates(levels, dim))
    return dim == 0 ? std::optional(Layout::SparseCOO) : std::nullopt;
  if (levels.size() < 2)
    return std::nullopt;
  llvm::ArrayRef<Level> rest = levels.drop_front(2);
  if (levels[0].part == Level::Whole)
    return areDense(rest, dim + 2) ? readCompressed(levels, dim, Level::Whole)
                                   : std::nullopt;
  if (rest.size() < 2)
    return std::nullopt;
  for (size_t i : {0, 1})
    if (rest[i].part != Level::InBlock || rest[i].dim != levels[i].dim ||
        rest[i].kind != "dense")
      return std::nullopt;
  return areDense(rest.drop_front(2), dim + 2)
             ? readCompressed(levels, dim, Level::Block)
             : std::nullopt;
}

std::string fake::writeSparseEncoding(Layout layout, size_t rank) {
  if (rank < 2)
    return "";
  size_t row = rank - 2, column = rank - 1;
  std::string dims, levels;
  for (size_t i = 0; i < rank; ++i)
    dims += (i == 0 ? "d" : ", d") + std::to_string(i);
  auto add = [&](size_t dim, StringRef kind) {
    levels += ((levels.empty() ? "d" : ", d") + llvm::Twine(dim) + " : " + kind)
                  .str();
  };
  switch (layout) {
  case Layout::SparseCOO:
    add(0, "compressed(nonunique)");
    for (size_t i = 1; i < column; ++i)
      add(i, "singleton(nonunique, soa)");
    add(column, "singleton(soa)");
    break;
  case Layout::SparseCSR:
  case Layout::SparseCSC: {
    for (size_t i = 0; i < row; ++i)
      add(i, "batch");
    bool hasRows = layout == Layout::SparseCSR;
    add(hasRows ? row : column, "dense");
    add(hasRows ? column : row, "compressed");
    break;
  }
  default:
    return "";
  }
  return "#sparse_tensor.encoding<{ map = (" + dims + ") -> (" + levels +
         ") }>";
}
