//===- Squeeze.cpp - Dimensions of size 1 -----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops/Views/View.h"
#include "Table/Composite.h"
#include "llvm/ADT/Sequence.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Other sizes
//===----------------------------------------------------------------------===//

static FailureOr<TensorMeta> unsqueeze(RuleContext &cx, const TensorMeta &self,
                                       int64_t dim) {
  return unsqueezeGeometry(cx, self, dim);
}

/// Drops all dimensions that are known to be 1.
static FailureOr<TensorMeta> squeeze(RuleContext &cx, const TensorMeta &self) {
  auto dims = llvm::to_vector(llvm::seq<int64_t>(0, self.rank()));
  return squeezeGeometry(cx, self, dims);
}

static FailureOr<TensorMeta>
squeezeDims(RuleContext &cx, const TensorMeta &self, ArrayRef<int64_t> dims) {
  FailureOr<SmallVector<int64_t>> wrapped = wrapDims(cx, dims, self.rank());
  if (failed(wrapped))
    return failure();
  if (self.isScalar())
    return makeAlias(self);
  return squeezeGeometry(cx, self, *wrapped);
}

static FailureOr<TensorMeta> squeezeDim(RuleContext &cx, const TensorMeta &self,
                                        int64_t dim) {
  return squeezeDims(cx, self, dim);
}

FailureOr<TensorMeta> fake::atLeastRank(RuleContext &cx, const TensorMeta &self,
                                        int64_t rank) {
  if (self.rank() >= rank)
    return self;
  if (self.isScalar()) {
    static constexpr SymInt ones[] = {1, 1, 1};
    return viewGeometry(cx, self, ArrayRef(ones, rank));
  }
  if (rank == 3 && self.rank() == 2)
    return unsqueezeGeometry(cx, self, -1);
  FailureOr<TensorMeta> matrix = unsqueezeGeometry(cx, self, 0);
  if (rank == 2 || failed(matrix))
    return matrix;
  return unsqueezeGeometry(cx, *matrix, -1);
}

template <int Rank>
static FailureOr<TensorMeta> atLeast(RuleContext &cx, const TensorMeta &self) {
  return atLeastRank(cx, self, Rank);
}

template <int Rank>
static FailureOr<TensorMetaList> atLeastAll(RuleContext &cx,
                                            TensorList tensors) {
  TensorMetaList results;
  for (size_t i = 0; i < tensors.size(); ++i) {
    FailureOr<TensorMeta> result = atLeast<Rank>(cx, *tensors[i]);
    if (failed(result))
      return failure();
    results.push_back(*result);
  }
  return results;
}

static const OpRow rows[] = {
    {"unsqueeze(Tensor(a) self, int dim) -> Tensor(a)", rule<unsqueeze>,
     follows("_refs.unsqueeze native")},
    {"unsqueeze_(Tensor(a!) self, int dim) -> Tensor(a!)", rule<unsqueeze>,
     follows("_meta_registrations.meta_unsqueeze_"), Tag::inplace_view},
    {"unsqueeze_copy(Tensor self, int dim) -> Tensor", copyOf<unsqueeze>,
     follows("_refs.unsqueeze_copy")},
    {"squeeze(Tensor(a) self) -> Tensor(a)", rule<squeeze>,
     follows("_decomp.decompositions.squeeze_default"), Behavior::ReadsRank},
    {"squeeze.dim(Tensor(a) self, int dim) -> Tensor(a)", rule<squeezeDim>,
     follows("_decomp.decompositions.squeeze_default"), Behavior::ReadsRank},
    {"squeeze.dims(Tensor(a) self, int[] dim) -> Tensor(a)", rule<squeezeDims>,
     follows("_refs.squeeze native"), Behavior::ReadsRank},
    {"squeeze_(Tensor(a!) self) -> Tensor(a!)", rule<squeeze>,
     follows("native"), Tag::inplace_view | Behavior::ReadsRank},
    {"squeeze_.dim(Tensor(a!) self, int dim) -> Tensor(a!)", rule<squeezeDim>,
     follows("native"), Tag::inplace_view | Behavior::ReadsRank},
    {"squeeze_.dims(Tensor(a!) self, int[] dim) -> Tensor(a!)",
     rule<squeezeDims>, follows("native"),
     Tag::inplace_view | Behavior::ReadsRank},
    {"squeeze_copy(Tensor self) -> Tensor", copyOf<squeeze>,
     follows("_refs.squeeze_copy"), Behavior::ReadsRank},
    {"squeeze_copy.dim(Tensor self, int dim) -> Tensor", copyOf<squeezeDim>,
     follows("_refs.squeeze_copy"), Behavior::ReadsRank},
    {"squeeze_copy.dims(Tensor self, int[] dim) -> Tensor", copyOf<squeezeDims>,
     follows("_refs.squeeze_copy"), Behavior::ReadsRank},
    {"atleast_1d(Tensor self) -> Tensor", rule<atLeast<1>>, follows("native"),
     Behavior::ReturnsSelf},
    {"atleast_1d.Sequence(Tensor[] tensors) -> Tensor[]", rule<atLeastAll<1>>,
     follows("native")},
    {"atleast_2d(Tensor self) -> Tensor", rule<atLeast<2>>, follows("native"),
     Behavior::ReturnsSelf},
    {"atleast_2d.Sequence(Tensor[] tensors) -> Tensor[]", rule<atLeastAll<2>>,
     follows("native")},
    {"atleast_3d(Tensor self) -> Tensor", rule<atLeast<3>>, follows("native"),
     Behavior::ReturnsSelf},
    {"atleast_3d.Sequence(Tensor[] tensors) -> Tensor[]", rule<atLeastAll<3>>,
     follows("native")},
};

OpFamily fake::getSqueezeFamily() { return {"Squeeze", rows}; }
