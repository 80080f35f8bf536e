//===- Callees.cpp - Functions that a function calls ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/Callees.h"

using namespace fake;
using namespace mlir;

FunctionOpInterface fake::findBody(CallOpInterface call,
                                   SymbolTableCollection &symbolTables) {
  auto callee = dyn_cast_or_null<FunctionOpInterface>(
      call.resolveCallableInTable(&symbolTables));
  if (!callee || callee.isExternal() ||
      callee.getNumArguments() != call.getArgOperands().size())
    return nullptr;
  return callee;
}

llvm::DenseMap<const SymbolExpr *, SymInt>
fake::matchArguments(const FunctionMeta &callee,
                     ArrayRef<MetaValue> arguments) {
  llvm::DenseMap<const SymbolExpr *, SymInt> values;
  auto match = [&](SymInt own, SymInt given) {
    if (own.isExpr())
      if (auto *symbol = dyn_cast<SymbolExpr>(own.getExpr()))
        values.try_emplace(symbol, given);
  };
  for (auto [argument, given] :
       llvm::zip_equal(callee.getFunction().getArguments(), arguments)) {
    const MetaValue &own = callee.lookup(argument);
    if (own.isInt() && given.isInt())
      match(own.getInt(), given.getInt());
    if (!own.isTensor() || !given.isTensor() || !own.getTensor()->ranked ||
        !given.getTensor()->ranked ||
        own.getTensor()->rank() != given.getTensor()->rank())
      continue;
    for (auto [size, value] :
         llvm::zip_equal(own.getTensor()->sizes, given.getTensor()->sizes))
      match(size, value);
    // Both are empty unless the elements are known.
    if (own.getTensor()->constant.size() == given.getTensor()->constant.size())
      for (auto [element, value] : llvm::zip_equal(own.getTensor()->constant,
                                                   given.getTensor()->constant))
        match(element, value);
  }
  return values;
}
