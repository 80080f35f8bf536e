//===- TextIndex.cpp - Positions in a text ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TextIndex.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace fake::lsp;
using llvm::SMLoc;
using llvm::SMRange;
using llvm::StringRef;

TextIndex::TextIndex(StringRef text)
    : text(text),
      isASCII(llvm::all_of(text, [](char c) { return llvm::isASCII(c); })) {
  starts.push_back(0);
  for (size_t i = text.find('\n'); i != StringRef::npos;
       i = text.find('\n', i + 1))
    starts.push_back(i + 1);
}

StringRef TextIndex::getLine(int line) const {
  size_t begin = starts[line];
  size_t end = line + 1 < getNumLines() ? starts[line + 1] - 1 : text.size();
  StringRef content = text.slice(begin, end);
  content.consume_back("\r");
  return content;
}

/// The number of UTF-16 code units of the character that begins with this byte:
/// none for the other bytes of a character.
static int countUnits(char byte) {
  auto value = static_cast<unsigned char>(byte);
  if ((value & 0xC0) == 0x80)
    return 0;
  return value >= 0xF0 ? 2 : 1;
}

size_t TextIndex::getOffset(llvm::lsp::Position position) const {
  if (position.line < 0)
    return 0;
  if (position.line >= getNumLines())
    return text.size();
  StringRef line = getLine(position.line);
  if (isASCII)
    return starts[position.line] +
           std::min<size_t>(std::max(position.character, 0), line.size());
  size_t offset = 0;
  for (int units = 0; offset < line.size(); ++offset) {
    int count = countUnits(line[offset]);
    if (count != 0 && units + count > position.character)
      break;
    units += count;
  }
  return starts[position.line] + offset;
}

llvm::lsp::Position TextIndex::getPosition(size_t offset) const {
  offset = std::min(offset, text.size());
  const auto *next = llvm::upper_bound(starts, offset);
  int line = static_cast<int>(next - starts.begin()) - 1;
  if (isASCII)
    return {line, static_cast<int>(offset - starts[line])};
  int units = 0;
  for (char byte : text.slice(starts[line], offset))
    units += countUnits(byte);
  return {line, units};
}

bool TextIndex::contains(SMLoc loc) const {
  return loc.isValid() && text.begin() <= loc.getPointer() &&
         loc.getPointer() <= text.end();
}

llvm::lsp::Range TextIndex::getRange(SMRange range) const {
  if (!contains(range.Start) || !contains(range.End))
    return {};
  return {getPosition(range.Start), getPosition(range.End)};
}

SMLoc TextIndex::getLoc(unsigned line, unsigned column) const {
  size_t index = std::min<size_t>(std::max(line, 1u), starts.size()) - 1;
  size_t offset = starts[index] + (column == 0 ? 0 : column - 1);
  StringRef content = getLine(static_cast<int>(index));
  offset = std::min(offset, starts[index] + content.size());
  return SMLoc::getFromPointer(text.data() + offset);
}

SMRange TextIndex::getToken(SMLoc loc) const {
  const char *begin = loc.getPointer(), *end = begin;
  auto isPart = [](char c) {
    return llvm::isAlnum(c) || c == '_' || c == '.' || c == '$';
  };
  if (end != text.end() && StringRef("%@^!#").contains(*end))
    ++end;
  while (end != text.end() && isPart(*end))
    ++end;
  if (end == begin && end != text.end() && *end != '\n')
    ++end;
  return {loc, SMLoc::getFromPointer(end)};
}

const char *fake::lsp::skipQuoted(const char *p, const char *end) {
  if (*p == '"') {
    for (++p; p != end && *p != '"'; ++p)
      if (*p == '\\' && p + 1 != end)
        ++p;
    return p == end ? p : p + 1;
  }
  if (StringRef(p, end - p).starts_with("//"))
    while (p != end && *p != '\n')
      ++p;
  return p;
}

const char *fake::lsp::skipBrackets(const char *p, const char *end) {
  int depth = 0;
  while (p != end) {
    if (const char *next = skipQuoted(p, end); next != p) {
      p = next;
      continue;
    }
    if (StringRef("<([{").contains(*p))
      ++depth;
    else if (StringRef(">)]}").contains(*p) && !(*p == '>' && p[-1] == '-'))
      --depth;
    ++p;
    if (depth == 0)
      break;
  }
  return p;
}

void fake::lsp::applyChange(
    const llvm::lsp::TextDocumentContentChangeEvent &change,
    std::string &text) {
  if (!change.range) {
    text = change.text;
    return;
  }
  size_t begin, end;
  {
    TextIndex index(text);
    begin = index.getOffset(change.range->start);
    end = std::max(begin, index.getOffset(change.range->end));
  }
  text.replace(begin, end - begin, change.text);
}
