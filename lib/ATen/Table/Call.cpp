//===- Call.cpp - Calls of other ops ----------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Table/Call.h"

using namespace fake;

FailureOr<TensorMeta> fake::callOp(RuleContext &cx, Op op,
                                   ArrayRef<MetaValue> args) {
  const OpDef &def = getOp(op);
  assert(def.schema.getReturns().size() == 1 && "an op of one result");
  SmallVector<MetaValue, 6> values(args);
  for (const SchemaArg &arg : def.schema.getArgs().drop_front(args.size())) {
    assert(arg.hasDefault && "an argument without default is missing");
    values.push_back(arg.defaultValue);
  }
  MetaValue result;
  if (succeeded(def.infer(cx, values, result)))
    return withAnyStrides(cx, *result.getTensor());
  // The blamed arguments are not those of the caller.
  cx.setBlamedArguments({});
  return failure();
}

MetaValue fake::toList(RuleContext &cx, ArrayRef<int64_t> values) {
  MutableArrayRef<MetaValue> list = cx.allocate<MetaValue>(values.size());
  for (auto [value, element] : llvm::zip_equal(values, list))
    element = MetaValue::integer(value);
  return MetaValue::list(list);
}

MetaValue fake::toList(RuleContext &cx, ArrayRef<SymInt> values) {
  MutableArrayRef<MetaValue> list = cx.allocate<MetaValue>(values.size());
  for (auto [value, element] : llvm::zip_equal(values, list))
    element = MetaValue::integer(value);
  return MetaValue::list(list);
}
