//===- ONNXRules.cpp - Rules of ONNX ops by name ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ONNXRules.h"
#include "ONNXCall.h"
#include "llvm/ADT/StringMap.h"

using namespace fake;
using namespace mlir;

const ONNXRule *fake::lookupONNXRule(StringRef name) {
  static const llvm::StringMap<const ONNXRule *> rules = [] {
    llvm::StringMap<const ONNXRule *> rules;
    for (ArrayRef<ONNXRule> family :
         {getONNXElementwiseRules(), getONNXShapeRules(), getONNXSliceRules(),
          getONNXIndexingRules(), getONNXReductionRules(), getONNXWindowRules(),
          getONNXImageRules(), getONNXProductRules(), getONNXAttentionRules(),
          getONNXSignalRules(), getONNXSequenceRules(), getONNXOtherRules(),
          getONNXControlFlowRules()})
      for (const ONNXRule &rule : family)
        rules[rule.name] = &rule;
    return rules;
  }();
  return rules.lookup(name);
}

LogicalResult fake::inferONNX(const ONNXRule &rule, Operation *op,
                              RuleContext &cx, ArrayRef<MetaValue> operands,
                              MutableArrayRef<MetaValue> results) {
  ONNXCall call(op, cx, operands, results);
  for (unsigned i = 0; i < rule.numRequired; ++i)
    if (!call.has(i))
      return cx.error() << "expected " << rule.numRequired
                        << " operands or more, found none in place " << i;
  if (results.empty())
    return cx.error() << "expected a result";
  LogicalResult inferred = rule.infer(call);
  return failed(call.checkAttrs()) ? failure() : inferred;
}
