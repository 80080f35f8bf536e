//===- CallJoin.cpp - What all calls of a function pass ---------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CallJoin.h"
#include "FakeTensor/Meta/Merge.h"
#include "FakeTensor/Symbolic/Substitution.h"
#include "FunctionSweep.h"

using namespace fake;
using namespace mlir;

bool CallJoin::haveEqualCounts(unsigned argument) const {
  size_t count = calls.front()->sizes[argument].size();
  return llvm::all_of(calls, [&](const NotedCall *call) {
    return call->sizes[argument].size() == count;
  });
}

CallJoin::Key CallJoin::getKey(unsigned argument, unsigned index) const {
  Key key;
  for (const NotedCall *call : calls)
    key.push_back(call->sizes[argument][index].value.getOpaqueValue());
  return key;
}

/// Whether a size is a symbol or an integer in each call, and not the same
/// integer in all.
bool CallJoin::isPlain(unsigned argument, unsigned index) const {
  bool isConstant = true;
  SymInt first = getFirst(argument, index).value;
  for (const NotedCall *call : calls) {
    SymInt value = call->sizes[argument][index].value;
    if (value.isUnknown() ||
        (value.isExpr() && !isa<SymbolExpr>(value.getExpr())))
      return false;
    isConstant &= value.isInt() && value == first;
  }
  return !isConstant;
}

/// A symbol with the name that the argument states, and all values of the
/// calls.
SymInt CallJoin::createSymbol(unsigned argument, unsigned index,
                              const Key &key) {
  Range range = getFirst(argument, index).range;
  for (const NotedCall *call : calls.drop_front()) {
    Range other = call->sizes[argument][index].range;
    range = {std::min(range.min, other.min), std::max(range.max, other.max)};
  }
  ShapeEnv &env = sweep.state.env;
  StringRef name = getDeclaredElementName(sweep.state.function, argument);
  SymInt symbol = name.empty() || env.lookup(name)
                      ? sweep.state.namer.declareSize()
                      : env.declareSymbol(name);
  (void)env.declareSymbol(cast<SymbolExpr>(symbol.getExpr())->getName(), range);
  if (llvm::any_of(calls, [&](const NotedCall *call) {
        return call->sizes[argument][index].mayBeOne;
      }))
    env.setMayBeOne(symbol);
  return symbols[key] = env.simplify(symbol);
}

void CallJoin::createSymbols(ArrayRef<unsigned> arguments) {
  for (unsigned argument : arguments) {
    if (!haveEqualCounts(argument))
      continue;
    for (unsigned index = 0; index < calls.front()->sizes[argument].size();
         ++index)
      if (isPlain(argument, index))
        if (Key key = getKey(argument, index); !symbols.count(key))
          (void)createSymbol(argument, index, key);
  }
}

SymInt CallJoin::joinSize(unsigned argument, unsigned index) {
  SymInt first = getFirst(argument, index).value;
  bool isSame = true;
  for (const NotedCall *call : calls) {
    SymInt value = call->sizes[argument][index].value;
    if (value.isUnknown())
      return SymInt();
    isSame &= value.isInt() && value == first;
  }
  if (isSame)
    return first;
  Key key = getKey(argument, index);
  if (auto known = symbols.find(key); known != symbols.end())
    return known->second;
  if (calls.size() == 1) {
    SymInt value =
        substitute(first, sweep.state.env, [&](const SymbolExpr *symbol) {
          auto known = symbols.find({SymInt(symbol).getOpaqueValue()});
          return known == symbols.end() ? SymInt() : known->second;
        });
    if (!value.isUnknown())
      return symbols[key] = value;
  }
  return createSymbol(argument, index, key);
}

MetaValue CallJoin::join(unsigned argument, bool &isRowMajor) {
  RuleContext &cx = sweep.state.cx;
  auto join = [](SymInt a, SymInt b, bool) {
    return a == b ? a : SymInt::unknown();
  };
  MetaValue joined = calls.front()->arguments[argument];
  isRowMajor = true;
  for (const NotedCall *call : calls) {
    joined = Merger(cx, join, /*withStorage=*/true)
                 .merge(joined, call->arguments[argument]);
    isRowMajor &= call->areRowMajor[argument];
  }
  bool isComparable = haveEqualCounts(argument);
  if (joined.isInt() && isComparable)
    return Scalar::integer(joinSize(argument, 0));
  if (!joined.isTensor())
    return joined.isList() ? MetaValue() : joined;
  TensorMeta meta = *joined.getTensor();
  meta.constant = {};
  meta.storage = 0;
  meta.storageBytes = SymInt::unknown();
  if (meta.ranked && isComparable) {
    size_t count = calls.front()->sizes[argument].size(), rank = meta.rank();
    MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(count);
    for (size_t index = 0; index < count; ++index)
      new (&sizes[index]) SymInt(joinSize(argument, index));
    meta.sizes = ArrayRef<SymInt>(sizes).take_front(rank);
    meta.constant = ArrayRef<SymInt>(sizes).drop_front(rank);
  }
  meta.strided &= !hasUnknown(meta.strides);
  if (!meta.strided)
    meta.strides = {};
  return cx.createValue(meta);
}
