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
#include "mlir/IR/TypeSupport.h"

namespace fake::detail {

/// Whether no size, stride or offset is an expression.
inline bool hasOnlyInts(const TensorMeta &meta) {
  auto isExpr = [](SymInt value) { return value.isExpr(); };
  return llvm::none_of(meta.sizes, isExpr) &&
         llvm::none_of(meta.strides, isExpr) && !meta.offset.isExpr();
}

/// The metadata of a tensor type. Expressions belong to the dialect, so that
/// comparing words compares values.
struct FakeTensorTypeStorage : public mlir::TypeStorage {
  using KeyTy = TensorMeta;

  explicit FakeTensorTypeStorage(const TensorMeta &meta) : meta(meta) {}

  bool operator==(const KeyTy &key) const {
    return meta.ranked == key.ranked && meta.strided == key.strided &&
           meta.dtype == key.dtype && meta.device == key.device &&
           meta.layout == key.layout && meta.conj == key.conj &&
           meta.neg == key.neg && meta.offset == key.offset &&
           meta.sizes == key.sizes && meta.strides == key.strides;
  }

  static llvm::hash_code hashKey(const KeyTy &key) {
    return llvm::hash_combine(
        key.ranked, key.strided, key.dtype, key.device.getType(),
        key.device.getIndex(), key.layout, key.conj, key.neg, key.offset,
        llvm::hash_combine_range(key.sizes.begin(), key.sizes.end()),
        llvm::hash_combine_range(key.strides.begin(), key.strides.end()));
  }

  static FakeTensorTypeStorage *construct(mlir::TypeStorageAllocator &allocator,
                                          KeyTy key) {
    key.sizes = allocator.copyInto(key.sizes);
    key.strides = allocator.copyInto(key.strides);
    return new (allocator.allocate<FakeTensorTypeStorage>())
        FakeTensorTypeStorage(key);
  }

  TensorMeta meta;
};

} // namespace fake::detail

#endif // FAKETENSOR_LIB_DIALECT_FAKE_IR_FAKETYPESTORAGE_H
