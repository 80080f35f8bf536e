//===- OpCosts.cpp - What ops of other dialects cost ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpCosts.h"
#include "llvm/ADT/SmallSet.h"
#include "llvm/ADT/StringExtras.h"

using namespace fake;
using namespace mlir;

/// The bytes of so many elements of a tensor.
static SymInt getBytes(ShapeEnv &env, const TensorMeta &tensor, SymInt count) {
  return env.mul(count, getItemSize(tensor.dtype));
}

/// Adds what a call reads and writes. A value that is two operands is read
/// once.
static void addTraffic(TensorCall &call, Traffic traffic, OpCost &cost) {
  ShapeEnv &env = call.cx.env;
  if (traffic == Traffic::None)
    return;
  SymInt count = 0;
  for (const MetaValue &result : call.results)
    forEachTensor(result, [&](const TensorMeta &tensor) {
      SymInt elements = call.count(&tensor);
      count = env.add(count, elements);
      cost.written = env.add(cost.written, getBytes(env, tensor, elements));
    });
  if (traffic == Traffic::Results)
    return;
  llvm::SmallDenseSet<StorageID, 4> seen;
  for (const MetaValue &operand : call.operands)
    forEachTensor(operand, [&](const TensorMeta &tensor) {
      if (tensor.storage != 0 && !seen.insert(tensor.storage).second)
        return;
      bool isSelected =
          traffic == Traffic::Selected && &operand == call.operands.begin();
      SymInt elements = isSelected ? count : call.count(&tensor);
      cost.read = env.add(cost.read, getBytes(env, tensor, elements));
    });
}

std::optional<OpCost> RowCost::getCost(Operation *op, RuleContext &cx,
                                       const CostConventions &conventions,
                                       ArrayRef<MetaValue> operands,
                                       ArrayRef<MetaValue> results) const {
  SmallVector<MetaValue> inferred(results);
  TensorCall call(op, cx, operands, inferred);
  if (row->applies && !row->applies(call))
    return std::nullopt;
  OpCost cost;
  if (row->work)
    cost.work = row->work(call, conventions);
  addTraffic(call, row->traffic, cost);
  return cost;
}

void fake::attachCost(MLIRContext *context, StringRef name,
                      const OpCostRow &row) {
  if (auto *model = attachModel<MetaCostOpInterface, RowCost>(
          RegisteredOperationName::lookup(name, context)))
    model->row = &row;
}

void fake::attachCosts(MLIRContext *context, StringRef dialect,
                       ArrayRef<OpCostRow> rows) {
  for (const OpCostRow &row : rows)
    for (StringRef name : llvm::split(StringRef(row.names), ' '))
      attachCost(context, (dialect + "." + name).str(), row);
}
