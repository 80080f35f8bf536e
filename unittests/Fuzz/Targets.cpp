//===- Targets.cpp - Targets of fuzzing, by name ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Targets.h"
#include "FakeTensor/ATen/OpTable.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace fake;
using llvm::StringRef;

void fake::failFuzz(const llvm::Twine &message) {
  llvm::errs() << message << '\n';
  abort();
}

static const FuzzTarget targets[] = {
    {"expr", fuzzExpr, false},
    {"expr-text", fuzzExprText, true},
    {"schema", fuzzSchema, true},
    {"text", fuzzText, true},
    {"bytecode", fuzzBytecode, false, /*isMutated=*/false},
    {"passes", fuzzPasses, true},
};

const FuzzTarget *fake::findFuzzTarget(StringRef name) {
  auto *found = llvm::find_if(
      targets, [&](const FuzzTarget &target) { return target.name == name; });
  return found == std::end(targets) ? nullptr : found;
}

//===----------------------------------------------------------------------===//
// Tokens
//===----------------------------------------------------------------------===//

static bool isWord(char c) {
  return llvm::isAlnum(c) || StringRef("_.%@#$!").contains(c);
}

/// Words, and other characters one by one.
static llvm::SmallVector<StringRef, 0> splitTokens(StringRef text) {
  llvm::SmallVector<StringRef, 0> tokens;
  while (!text.empty()) {
    size_t size = isWord(text[0]) ? text.take_while(isWord).size() : 1;
    tokens.push_back(text.take_front(size));
    text = text.drop_front(size);
  }
  return tokens;
}

/// A token that may be new to the text.
static std::string drawToken(llvm::function_ref<size_t(size_t)> draw) {
  static const StringRef common[] = {"0",
                                     "1",
                                     "2",
                                     "-1",
                                     "3",
                                     "?",
                                     "*",
                                     "none",
                                     "true",
                                     "f32",
                                     "bf16",
                                     "i64",
                                     "bool",
                                     "c64",
                                     "s0",
                                     "u0",
                                     "j0",
                                     "floordiv",
                                     "mod",
                                     "max",
                                     "min",
                                     "pow",
                                     "[",
                                     "]",
                                     "(",
                                     ")",
                                     ",",
                                     ":",
                                     "->",
                                     "{",
                                     "}",
                                     "<",
                                     ">",
                                     "strides",
                                     "=",
                                     "conj",
                                     "neg",
                                     "jagged",
                                     "sparse_coo",
                                     "sparse_csr",
                                     "layout",
                                     "device",
                                     "offset",
                                     "\"cuda:0\"",
                                     "\"meta\"",
                                     "!fake.tensor<*>",
                                     "!fake.int",
                                     "!fake.bool",
                                     "!fake.float",
                                     "!fake.list<>",
                                     "!torch.int",
                                     "!torch.vtensor",
                                     "!torch.tensor",
                                     "torch.constant.int",
                                     "torch.prim.ListConstruct",
                                     "fake.yield",
                                     "return",
                                     "fake.literal",
                                     "dense",
                                     "unbacked",
                                     "ragged",
                                     "hint",
                                     "complex",
                                     "inf"};
  if (draw(3) != 0)
    return common[draw(std::size(common))].str();
  llvm::ArrayRef<OpDef> ops = getOpTable();
  const OpDef &op = ops[draw(ops.size())];
  return (draw(4) == 0 ? "torch." : "fake.") + StringRef(op.name).str();
}

std::string fake::mutateTokens(StringRef text,
                               llvm::function_ref<size_t(size_t)> draw) {
  if (draw(4) == 0) {
    llvm::SmallVector<StringRef, 0> lines;
    text.split(lines, '\n');
    size_t at = draw(lines.size()), other = draw(lines.size());
    switch (draw(3)) {
    case 0:
      lines.erase(lines.begin() + at);
      break;
    case 1: {
      StringRef line = lines[other];
      lines.insert(lines.begin() + at, line);
      break;
    }
    default:
      std::swap(lines[at], lines[other]);
    }
    return llvm::join(lines, "\n");
  }
  llvm::SmallVector<StringRef, 0> tokens = splitTokens(text);
  if (tokens.empty())
    return drawToken(draw);
  std::string drawn = drawToken(draw);
  size_t at = draw(tokens.size());
  while (tokens[at] == " " && draw(8) != 0)
    at = draw(tokens.size());
  switch (draw(6)) {
  case 0:
    tokens.erase(tokens.begin() + at);
    break;
  case 1:
    tokens.insert(tokens.begin() + at, drawn);
    break;
  case 2:
  case 3:
    tokens[at] = drawn;
    break;
  default: {
    // A word for a word mostly leaves the syntax valid.
    StringRef other = tokens[draw(tokens.size())];
    for (unsigned i = 0; i < 8 && isWord(other[0]) != isWord(tokens[at][0]);
         ++i)
      other = tokens[draw(tokens.size())];
    tokens[at] = other;
  }
  }
  return llvm::join(tokens, "");
}

//===----------------------------------------------------------------------===//
// Bytes
//===----------------------------------------------------------------------===//

std::string fake::mutateBytes(StringRef bytes,
                              llvm::function_ref<size_t(size_t)> draw) {
  std::string changed = bytes.str();
  size_t at = draw(changed.size() + 1);
  char byte = static_cast<char>(draw(256));
  if (at == changed.size() || draw(4) == 0)
    changed.insert(at, 1, byte);
  else if (draw(4) == 0)
    changed.erase(at, 1);
  else
    changed[at] = byte;
  return changed;
}
