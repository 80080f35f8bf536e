//===- Index.cpp - Gather and index ops -------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Ops that read elements at positions given by tensors.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Indexing.h"
#include "Table/Composite.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Data-dependent sizes
//===----------------------------------------------------------------------===//

static FailureOr<TensorMeta> nonzero(RuleContext &cx, const TensorMeta &self) {
  return nonzeroRows(cx, self, self.rank());
}

/// `nonzero_numpy`: one vector for each dimension, and one for a scalar.
static FailureOr<TensorMetaList> nonzeroNumpy(RuleContext &cx,
                                              const TensorMeta &self) {
  int64_t rank = std::max<int64_t>(self.rank(), 1);
  TensorMeta rows = nonzeroRows(cx, self, rank);
  TensorMetaList results;
  for (int64_t i = 0; i < rank; ++i) {
    FailureOr<TensorMeta> column = selectGeometry(cx, rows, 1, i);
    if (failed(column))
      return failure();
    results.push_back(*column);
  }
  return results;
}

/// `nonzero_static`: a given number of rows; column-major except on the cpu.
static FailureOr<TensorMeta>
nonzeroStatic(RuleContext &cx, const TensorMeta &self, SymInt size) {
  if (!cx.env.require(Condition::le(0, size)))
    return cx.error(1) << "expected a number of rows of at least 0, found "
                       << size;
  ArrayRef<SymInt> sizes = cx.copySizes({size, self.rank()});
  DeviceType type = self.device.getType();
  if (type == DeviceType::CPU || type == DeviceType::MPS ||
      type == DeviceType::XPU)
    return makeContiguous(cx, sizes, DType::Int64, self.device);
  return makeStrided(cx, sizes, cx.copySizes({1, size}), DType::Int64,
                     self.device);
}

static FailureOr<TensorMeta>
maskedSelect(RuleContext &cx, const TensorMeta &self, const TensorMeta &mask) {
  return selectByMask(cx, 1, self, mask);
}

//===----------------------------------------------------------------------===//
// index
//===----------------------------------------------------------------------===//

/// Only `index` accepts indices on another device.
template <bool KeepsScalars>
static FailureOr<TensorMeta> indexWith(RuleContext &cx, const TensorMeta &self,
                                       TensorList indices) {
  SmallVector<MetaValue> tensors(indices.getValues());
  tensors.push_back(MetaValue::tensor(&self));
  if (!KeepsScalars && failed(commonDevice(cx, tensors)))
    return failure();
  return indexTensor(cx, 1, self, indices, KeepsScalars);
}

/// `_unsafe_masked_index`: indexing, then `masked_fill`.
static FailureOr<TensorMeta> unsafeMaskedIndex(RuleContext &cx,
                                               const TensorMeta &self,
                                               const TensorMeta &mask,
                                               TensorList list) {
  FailureOr<TensorMeta> picked = indexWith<false>(cx, self, list);
  if (failed(picked))
    return failure();
  FailureOr<ArrayRef<SymInt>> sizes =
      broadcastSizes(cx, {picked->sizes, mask.sizes});
  if (failed(sizes))
    return failure();
  return newLike(cx, self, *sizes);
}

//===----------------------------------------------------------------------===//
// One index tensor
//===----------------------------------------------------------------------===//

static FailureOr<TensorMeta> gather(RuleContext &cx, const TensorMeta &self,
                                    int64_t dim, const TensorMeta &index) {
  return gatherTensor(cx, 2, self, dim, index);
}

/// `take`: elements of the flattened tensor.
static FailureOr<TensorMeta> take(RuleContext &cx, const TensorMeta &self,
                                  const TensorMeta &index) {
  if (differ(index.dtype, DType::Int64))
    return cx.error(1) << "expected an index of i64, found " << index.dtype;
  if (isZero(cx, numel(cx, self.sizes)) && !isZero(cx, numel(cx, index.sizes)))
    return cx.error(0) << "cannot take from an empty tensor";
  FailureOr<Device> device = commonDeviceOf(cx, self, index);
  if (failed(device))
    return failure();
  return makeContiguous(cx, index.sizes, self.dtype, *device);
}

/// `take_along_dim`: gather after broadcasting all other dimensions. Without a
/// dimension, the gather of the flattened tensors, which also accepts int32.
static FailureOr<TensorMeta> takeAlongDim(RuleContext &cx,
                                          const TensorMeta &self,
                                          const TensorMeta &indices,
                                          std::optional<int64_t> dim) {
  if (differ(indices.dtype, DType::Int64) &&
      (dim || indices.dtype != DType::Int32))
    return cx.error(1) << "expected indices of i64, found " << indices.dtype;
  if (failed(commonDeviceOf(cx, self, indices)))
    return failure();
  if (!dim)
    return newLike(cx, self, cx.copySizes(numel(cx, indices.sizes)));
  if (self.rank() != indices.rank())
    return cx.error(0, 1) << "expected indices of rank " << self.rank()
                          << ", found " << indices.sizes;
  FailureOr<int64_t> wrapped = wrapDim(cx, *dim, self.rank());
  if (failed(wrapped))
    return failure();
  if (self.isScalar())
    return newLike(cx, self, {});
  FailureOr<ArrayRef<SymInt>> sizes = broadcastSizes(
      cx, {withSize(cx, self.sizes, *wrapped, indices.sizes[*wrapped]),
           indices.sizes});
  if (failed(sizes))
    return failure();
  return newLike(cx, self, *sizes);
}

static const OpRow rows[] = {
    {"index.Tensor(Tensor self, Tensor?[] indices) -> Tensor",
     rule<indexWith<true>>, follows("_subclasses.fake_impls.index_tensor"),
     Tag::dynamic_output_shape},
    {"index.Tensor_hacked_twin(Tensor self, Tensor[] indices) -> Tensor",
     rule<indexWith<true>>, follows("jit")},
    {"_unsafe_index.Tensor(Tensor self, Tensor?[] indices) -> Tensor",
     rule<indexWith<false>>, follows("_meta_registrations.meta_index_Tensor")},
    {"_unsafe_index.Tensor_hacked_twin(Tensor self, Tensor[] indices) -> "
     "Tensor",
     rule<indexWith<false>>, follows("jit")},
    {"_unsafe_masked_index(Tensor self, Tensor mask, Tensor?[] indices, Scalar "
     "fill) -> Tensor",
     rule<unsafeMaskedIndex>,
     follows("_decomp.decompositions._unsafe_masked_index")},
    {"index_select(Tensor self, int dim, Tensor index) -> Tensor",
     rule<indexSelect>, follows("_meta_registrations.meta_index_select")},
    {"gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> "
     "Tensor",
     rule<gather>, follows("_meta_registrations.meta_gather")},
    {"take(Tensor self, Tensor index) -> Tensor", rule<take>,
     follows("_meta_registrations.meta_take")},
    {"take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor",
     rule<takeAlongDim>, follows("native")},
    {"nonzero(Tensor self) -> Tensor", rule<nonzero>,
     follows("_subclasses.fake_impls.nonzero"), Tag::dynamic_output_shape},
    {"argwhere(Tensor self) -> Tensor", rule<nonzero>, follows("native"),
     Tag::dynamic_output_shape},
    {"nonzero_numpy(Tensor self) -> Tensor[]", rule<nonzeroNumpy>,
     follows("native")},
    {"nonzero_static(Tensor self, *, SymInt size, int fill_value=-1) -> Tensor",
     rule<nonzeroStatic>, follows("_meta_registrations.nonzero_static")},
    {"masked_select(Tensor self, Tensor mask) -> Tensor", rule<maskedSelect>,
     follows("_subclasses.fake_impls.masked_select"),
     Tag::dynamic_output_shape},
    {"where(Tensor condition) -> Tensor[]", rule<nonzeroNumpy>,
     follows("native")},
};

OpFamily fake::getIndexFamily() { return {"Index", rows}; }
