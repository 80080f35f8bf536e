//===- TMTensorDialect.cpp - torch-mlir's tm_tensor -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TMTensorDialect.h"
#include "TensorCall.h"

using namespace fake;
using namespace mlir;

MLIR_DEFINE_EXPLICIT_TYPE_ID(fake::torch::TMTensorDialect)

namespace {
/// The last operands are the outputs, in the order of the results.
struct OutputRule : ExternalRule<OutputRule> {
  LogicalResult inferMeta(Operation *op, RuleContext &cx,
                          ArrayRef<MetaValue> operands,
                          MutableArrayRef<MetaValue> results) const {
    TensorCall call(op, cx, operands, results);
    if (operands.size() < results.size())
      return call.setDeclared();
    size_t first = operands.size() - results.size();
    for (size_t i = 0; i < results.size(); ++i)
      if (const TensorMeta *output = call.getTensor(first + i))
        (void)call.set(i, output->sizes);
    return success();
  }
  bool writesTo(Operation *, unsigned) const { return false; }
  bool fixesTypes(Operation *) const { return true; }
};
} // namespace

fake::torch::TMTensorDialect::TMTensorDialect(MLIRContext *context)
    : Dialect(getDialectNamespace(), context, TypeID::get<TMTensorDialect>()) {
  allowUnknownOperations();
}

void *
fake::torch::TMTensorDialect::getRegisteredInterfaceForOp(TypeID interfaceID,
                                                          OperationName) {
  static OutputRule rule;
  return interfaceID == MetaRuleOpInterface::getInterfaceID() ? &rule : nullptr;
}
