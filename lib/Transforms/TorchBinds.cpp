//===- TorchBinds.cpp - Keep torch.bind_symbolic_shape up to date *- C++
//-*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TorchBinds.h"
#include "FakeTensor/ExternalModels/TorchBinder.h"
#include "llvm/ADT/DenseSet.h"

using namespace fake;
using namespace mlir;

/// Whether a value keeps its bind: its sizes are symbolic and stated as such.
static bool isRight(const MetaPropagation &analysis, const BindFact &fact) {
  const MetaValue &known = analysis.lookup(fact.value);
  return fact.isUpToDate && known.isTensor() &&
         llvm::any_of(known.getTensor()->sizes,
                      [](SymInt size) { return size.isExpr(); });
}

void fake::updateTorchBinds(MetaPropagation &analysis) {
  if (analysis.getBindFacts().empty() && analysis.getSymbolicTensors().empty())
    return;
  TorchBinder binder(analysis.getFunction(), analysis.getEnv());
  for (auto [symbol, op] : analysis.getSymbolOps())
    binder.addSymbolOp(symbol, op);
  llvm::DenseSet<Value> bound;
  for (const BindFact &fact : analysis.getBindFacts()) {
    if (isRight(analysis, fact) && bound.insert(fact.value).second)
      continue;
    fact.op->erase();
  }
  for (Value tensor : analysis.getSymbolicTensors())
    if (!bound.contains(tensor))
      binder.bind(tensor, analysis.lookup(tensor).getTensor()->sizes);
}
