//===- FakeTypeStorage.h - Storage of tensor types --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_DIALECT_FAKE_IR_FAKETYPESTORAGE_H
#define FAKETENSOR_LIB_DIALECT_FAKE_IR_FAKETYPESTORAGE_H

#include "FakeTensor/Meta/TensorMeta.h"
#include "FakeTensor/Symbolic/ShapeEnv.h"
#include "mlir/IR/TypeSupport.h"

namespace fake {
/// Declares the symbols of a type without a kind, which types do not state: the
/// text of a type must not depend on names.
void declareAsBacked(ShapeEnv &env, llvm::ArrayRef<SymInt> values);
} // namespace fake

namespace fake::detail {

/// Whether no size, stride, offset or component is an expression.
inline bool hasOnlyInts(const TensorMeta &meta) {
  auto isExpr = [](SymInt value) { return value.isExpr(); };
  bool hasExpr = llvm::any_of(meta.sizes, isExpr) ||
                 llvm::any_of(meta.strides, isExpr) || meta.offset.isExpr();
  if (LLVM_UNLIKELY(!hasExpr && meta.components))
    forEachSymInt(meta.components,
                  [&](SymInt value) { hasExpr |= value.isExpr(); });
  return !hasExpr;
}

/// A copy of components that lives as long as the context.
template <typename Info>
Components copyComponents(mlir::TypeStorageAllocator &allocator,
                          const Info *info) {
  return new (allocator.allocate<Info>()) Info(*info);
}

/// The metadata of a tensor type. Expressions belong to the dialect, so that
/// identical words are equal values.
struct FakeTensorTypeStorage : public mlir::TypeStorage {
  using KeyTy = TensorMeta;

  explicit FakeTensorTypeStorage(const TensorMeta &meta) : meta(meta) {}

  bool operator==(const KeyTy &key) const {
    return hasEqualMetadata(meta, key);
  }

  static llvm::hash_code hashKey(const KeyTy &key) { return hashMetadata(key); }

  static FakeTensorTypeStorage *construct(mlir::TypeStorageAllocator &allocator,
                                          KeyTy key) {
    key.sizes = allocator.copyInto(key.sizes);
    key.strides = allocator.copyInto(key.strides);
    if (auto *sparse =
            llvm::dyn_cast_if_present<const SparseInfo *>(key.components))
      key.components = copyComponents(allocator, sparse);
    else if (auto *jagged =
                 llvm::dyn_cast_if_present<const JaggedInfo *>(key.components))
      key.components = copyComponents(allocator, jagged);
    return new (allocator.allocate<FakeTensorTypeStorage>())
        FakeTensorTypeStorage(key);
  }

  TensorMeta meta;
};

} // namespace fake::detail

#endif // FAKETENSOR_LIB_DIALECT_FAKE_IR_FAKETYPESTORAGE_H
