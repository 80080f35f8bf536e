//===- Indices.cpp - Symbols for indices of unknown value -------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FunctionSweep.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/Interfaces/LoopLikeInterface.h"

using namespace fake;
using namespace mlir;

MetaValue fake::nameIndex(FunctionSweep &sweep, Type type,
                          const MetaValue &value, fake::Range range) {
  if (LLVM_LIKELY(!type.isIndex()) || !value.isUnknown())
    return value;
  FunctionMeta::State &state = sweep.state;
  SymInt symbol = state.cx.symbols.createInternal(SymbolKind::Unbacked, range);
  state.findings.invented.insert(cast<SymbolExpr>(symbol.getExpr()));
  return Scalar::integer(symbol);
}

/// The values that a bound of a loop may have.
static fake::Range getRange(FunctionSweep &sweep, OpFoldResult bound) {
  if (std::optional<int64_t> number = getConstantIntValue(bound))
    return fake::Range::exactly(*number);
  auto value = dyn_cast<Value>(bound);
  const MetaValue known = value ? sweep.lookup(value) : MetaValue();
  return known.isInt() && !known.getInt().isUnknown()
             ? sweep.state.env.getRange(known.getInt())
             : fake::Range();
}

void fake::nameInductionVariables(
    FunctionSweep &sweep, Operation *op,
    function_ref<MetaValue &(BlockArgument)> get) {
  auto loop = dyn_cast<LoopLikeOpInterface>(op);
  std::optional<SmallVector<Value>> variables;
  if (loop)
    variables = loop.getLoopInductionVars();
  if (!variables)
    return;
  auto lower = loop.getLoopLowerBounds(), upper = loop.getLoopUpperBounds();
  for (auto [i, variable] : llvm::enumerate(*variables)) {
    // A symbol that is not used would take the name of another one.
    if (variable.use_empty())
      continue;
    fake::Range range;
    if (lower && upper && i < lower->size() && i < upper->size())
      range = {getRange(sweep, (*lower)[i]).min,
               getRange(sweep, (*upper)[i]).max};
    // The upper bound is exclusive.
    if (range.max != fake::Range::posInf)
      --range.max;
    // Loops that compare without signs have no negative bounds.
    if (range.isEmpty() || range.min < 0)
      range = fake::Range();
    auto argument = cast<BlockArgument>(variable);
    MetaValue &value = get(argument);
    value = nameIndex(sweep, argument.getType(), value, range);
  }
}
