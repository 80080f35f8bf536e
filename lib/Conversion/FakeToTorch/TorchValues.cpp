//===- TorchValues.cpp - The torch values of fake ones ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TorchValues.h"
#include "FakeTensor/Dialect/Fake/IR/FakeTypes.h"
#include "FakeTensor/ExternalModels/TorchBinder.h"
#include "WrittenTensors.h"

using namespace fake;
using namespace mlir;

TorchValues::TorchValues(FunctionOpInterface function,
                         const FunctionMeta &analysis,
                         TorchTypeConverter &types, TorchOpBuilder &builder)
    : function(function), analysis(analysis), types(types), builder(builder),
      written(collectWrittenTensors(function)) {}

Type TorchValues::getValueTensorType(Value value) {
  return types.convert(value.getType());
}

Type TorchValues::getWrittenTensorType(Value value) {
  return types.convertTensor(cast<FakeTensorType>(value.getType()).getMeta(),
                             /*isWritten=*/true);
}

Type TorchValues::convertType(Value value) {
  return isWritten(value) ? getWrittenTensorType(value)
                          : types.convert(value.getType());
}

SmallVector<Type> TorchValues::convertTypes(ValueRange values) {
  return llvm::map_to_vector(values,
                             [&](Value value) { return convertType(value); });
}

Value TorchValues::makeOp(StringRef name, Value operand, Type type) {
  return builder.createOp(operand.getLoc(), name, operand, type)->getResult(0);
}

/// The type of a tensor is that of its definition: a read of one whose sizes
/// have changed goes by types that state none.
Value TorchValues::readChanged(Value tensor, const TensorMeta &meta) {
  constexpr llvm::StringLiteral cast = "torch.tensor_static_info_cast";
  Value erased = makeOp(cast, tensor, types.convertTensor(TensorMeta(), true));
  Value copy = makeOp("torch.copy.to_vtensor", erased,
                      types.convertTensor(TensorMeta()));
  return makeOp(cast, copy, types.convertTensor(meta));
}

Value TorchValues::lookUp(Value value) {
  Value tensor = lookUpTensor(value);
  if (!isWritten(value))
    return tensor;
  const MetaValue &known =
      reader ? analysis.lookupBefore(value, reader) : analysis.lookup(value);
  bool isChanged = known.isTensor() && analysis.lookup(value).isTensor() &&
                   known.getTensor() != analysis.lookup(value).getTensor();
  Value copy = isChanged ? readChanged(tensor, *known.getTensor())
                         : makeOp("torch.copy.to_vtensor", tensor,
                                  getValueTensorType(value));
  if (known.isTensor())
    tensors.push_back({copy, known.getTensor()});
  return copy;
}

SmallVector<Value> TorchValues::lookUp(ValueRange values) {
  return llvm::map_to_vector(values,
                             [&](Value value) { return lookUp(value); });
}

void TorchValues::noteTensor(Value fake, Value converted) {
  // Only value tensors can be bound, and torch ops already have binds.
  const MetaValue &value = analysis.lookup(fake);
  if (isa<FakeTensorType>(fake.getType()) && value.isTensor() &&
      !isWritten(fake))
    tensors.push_back({converted, value.getTensor()});
}

void TorchValues::bindSymbolicSizes() {
  TorchBinder binder(function, analysis.getEnv());
  llvm::DenseSet<Value> bound;
  for (auto [value, meta] : tensors)
    if (meta->ranked && bound.insert(value).second &&
        llvm::any_of(meta->sizes, [](SymInt s) { return s.isExpr(); }))
      binder.bind(value, meta->sizes);
}
