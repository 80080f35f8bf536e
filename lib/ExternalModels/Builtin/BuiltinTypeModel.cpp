//===- BuiltinTypeModel.cpp - Metadata in builtin types ---------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BuiltinModelsImpl.h"
#include "FakeTensor/Interfaces/HostTypes.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "mlir/IR/BuiltinTypes.h"

using namespace fake;
using namespace mlir;

namespace {
/// Tensors and memrefs. Numbers are opaque: rules compute their values.
class BuiltinTypeModel final : public MetaTypeInterface {
public:
  using MetaTypeInterface::MetaTypeInterface;

  MetaValue getMeta(RuleContext &cx, Type type) const final;
  Type refineType(Type declared, const MetaValue &value) const final;
  bool hasValueSemantics(Type type) const final {
    return isa<TensorType>(type);
  }
  bool isShared() const final { return true; }
  Type eraseType(Type type) const final { return type; }
};
} // namespace

MetaValue BuiltinTypeModel::getMeta(RuleContext &cx, Type type) const {
  if (!isa<TensorType, BaseMemRefType>(type))
    return MetaValue();
  FailureOr<TensorMeta> meta = getMetaOfHost(cx, type, /*anyElement=*/true);
  if (failed(meta)) {
    cx.clearError();
    return MetaValue();
  }
  if (isa<IndexType>(cast<ShapedType>(type).getElementType()))
    meta->dtype = DType::Int64;
  if (meta->ranked && !meta->strided && !hasUnknown(meta->sizes)) {
    meta->strides = contiguousStrides(cx, meta->sizes);
    meta->strided = true;
  }
  return cx.createValue(*meta);
}

/// Sizes that are integers replace `?`, and a known rank an unknown one. The
/// analysis keeps the types of values that ops without a rule use. An encoding
/// may depend on the sizes.
Type BuiltinTypeModel::refineType(Type declared, const MetaValue &value) const {
  auto tensor = dyn_cast<TensorType>(declared);
  if (!tensor || !value.isTensor() || !value.getTensor()->ranked)
    return declared;
  const TensorMeta &meta = *value.getTensor();
  auto type = dyn_cast<RankedTensorType>(declared);
  if (!type)
    type = RankedTensorType::get(
        SmallVector<int64_t>(meta.sizes.size(), ShapedType::kDynamic),
        tensor.getElementType());
  if (type.getEncoding() || meta.rank() != type.getRank())
    return declared;
  SmallVector<int64_t> shape(type.getShape());
  for (auto [own, size] : llvm::zip_equal(shape, meta.sizes))
    if (ShapedType::isDynamic(own) && size.isInt())
      own = size.getInt();
  return type.clone(shape);
}

std::unique_ptr<MetaTypeInterface>
fake::makeBuiltinTypeModel(Dialect *dialect) {
  return std::make_unique<BuiltinTypeModel>(dialect);
}
