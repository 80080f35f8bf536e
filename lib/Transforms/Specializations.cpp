//===- Specializations.cpp - What forces symbols ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Specializations.h"

using namespace fake;
using namespace mlir;

void fake::explainSpecializations(const FunctionMeta &analysis) {
  ShapeEnv &env = analysis.getEnv();
  // Learns the conditions again, one at a time, to see which one decides.
  ShapeEnv replay;
  struct Symbol {
    SymInt symbol;
    bool isFree;
  };
  SmallVector<Symbol> symbols;
  for (const SymbolInfo &info : env.getSymbols()) {
    SymInt symbol =
        replay.declareSymbol(info.symbol->getName(), info.range, info.hint);
    symbols.push_back({symbol, replay.simplify(symbol) == symbol});
  }
  for (const Guard &guard : env.getGuards()) {
    const Condition &condition = guard.condition;
    replay.assume({condition.relation, replay.import(condition.lhs),
                   replay.import(condition.rhs)});
    for (Symbol &entry : symbols) {
      if (!entry.isFree)
        continue;
      SymInt value = replay.simplify(entry.symbol);
      if (value == entry.symbol)
        continue;
      entry.isFree = false;
      Operation *origin = analysis.getGuardOrigin(guard);
      std::string text;
      llvm::raw_string_ostream os(text);
      print(os, condition);
      InFlightDiagnostic diag = emitRemark(
          origin ? origin->getLoc() : analysis.getFunction().getLoc());
      diag << "symbol '" << toString(entry.symbol) << "' has to be "
           << toString(value) << " because of " << text;
      if (guard.kind == GuardKind::Guard)
        diag << ", which the hints decide";
    }
  }
}
