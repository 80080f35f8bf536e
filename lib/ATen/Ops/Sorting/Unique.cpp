//===- Unique.cpp - Unique elements and counts ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Table/Composite.h"

using namespace fake;

/// The number of unique elements of `count`: a new symbol. Follows `_unique` of
/// fake_impls, which bounds it if the count is known.
static SymInt countUnique(RuleContext &cx, SymInt count,
                          std::optional<int64_t> real = std::nullopt) {
  if (count.isInt(0))
    return 0;
  SymInt unique =
      freshUnbacked(cx, {0, count.isInt() ? count.getInt() : Range::posInf - 1},
                    DataDependence::Size, real);
  if (!unique.isUnknown())
    cx.env.setMost(unique, count);
  return unique;
}

/// The number of unique elements, or of runs of equal ones, in the real run.
static std::optional<int64_t>
countRealUnique(RuleContext &cx, const TensorMeta &self, DataQuery query) {
  auto values = getRealElements(cx, self);
  if (!values)
    return std::nullopt;
  if (query == DataQuery::Unique)
    llvm::sort(*values);
  return llvm::unique(*values) - values->begin();
}

using UniqueResults = std::array<TensorMeta, 3>;

/// The unique elements of `self`, inverse indices, and counts; empty unless
/// requested.
static UniqueResults uniqueOf(RuleContext &cx, const TensorMeta &self,
                              DataQuery query, bool inverse, bool counts) {
  SymInt count = cx.memos.recall(query, self, [&] {
    return countUnique(cx, numel(cx, self.sizes),
                       countRealUnique(cx, self, query));
  });
  ArrayRef<SymInt> number = cx.copySizes({count});
  ArrayRef<SymInt> none = cx.copySizes({0});
  auto indices = [&](ArrayRef<SymInt> sizes) {
    return makeContiguous(cx, sizes, DType::Int64, self.device);
  };
  return {newLike(cx, self, number), indices(inverse ? self.sizes : none),
          indices(counts ? number : none)};
}

/// Unique slices along a dimension. The cpu always returns all results. As in
/// `_unique` of fake_impls, a negative dimension is not wrapped when slicing
/// the trailing sizes, so that -1 keeps them all.
static FailureOr<UniqueResults> uniqueAlong(RuleContext &cx,
                                            const TensorMeta &self, int64_t dim,
                                            bool inverse, bool counts) {
  int64_t rank = self.rank();
  FailureOr<int64_t> place = wrapDim(cx, dim, rank);
  if (failed(place))
    return failure();
  if (rank == 0)
    return cx.error(0) << "expected a tensor of rank 1 or more, found rank 0";
  SmallVector<SymInt, 6> sizes(self.sizes.take_front(*place));
  sizes.push_back(countUnique(cx, self.sizes[*place]));
  llvm::append_range(sizes, self.sizes.drop_front(dim == -1 ? 0 : *place + 1));
  bool all = self.device.isCPU();
  auto indices = [&](bool wanted, SymInt size) {
    return makeContiguous(cx, cx.copySizes({wanted || all ? size : SymInt(0)}),
                          DType::Int64, self.device);
  };
  SymInt count = sizes[dim < 0 ? dim + sizes.size() : dim];
  return UniqueResults{newLike(cx, self, cx.copySizes(sizes)),
                       indices(inverse, self.sizes[*place]),
                       indices(counts, count)};
}

static FailureOr<UniqueResults> uniqueWithCounts(RuleContext &cx,
                                                 const TensorMeta &self,
                                                 bool sorted, bool inverse,
                                                 bool counts) {
  return uniqueOf(cx, self, DataQuery::Unique, inverse, counts);
}

static FailureOr<std::array<TensorMeta, 2>>
unique(RuleContext &cx, const TensorMeta &self, bool sorted, bool inverse) {
  UniqueResults results =
      uniqueOf(cx, self, DataQuery::Unique, inverse, /*counts=*/false);
  return std::array{results[0], results[1]};
}

static FailureOr<UniqueResults> uniqueConsecutive(RuleContext &cx,
                                                  const TensorMeta &self,
                                                  bool inverse, bool counts,
                                                  std::optional<int64_t> dim) {
  if (!dim)
    return uniqueOf(cx, self, DataQuery::UniqueConsecutive, inverse, counts);
  return uniqueAlong(cx, self, *dim, inverse, counts);
}

static FailureOr<UniqueResults> uniqueDim(RuleContext &cx,
                                          const TensorMeta &self, int64_t dim,
                                          bool sorted, bool inverse,
                                          bool counts) {
  FailureOr<int64_t> place = wrapDim(cx, dim, self.rank());
  if (failed(place))
    return failure();
  return uniqueAlong(cx, self, *place, inverse, counts);
}

static FailureOr<UniqueResults> uniqueDimConsecutive(RuleContext &cx,
                                                     const TensorMeta &self,
                                                     int64_t dim, bool inverse,
                                                     bool counts) {
  return uniqueDim(cx, self, dim, false, inverse, counts);
}

static const OpRow rows[] = {
    {"_unique(Tensor self, bool sorted=True, bool return_inverse=False) -> "
     "(Tensor, Tensor)",
     rule<unique>, follows("_subclasses.fake_impls.unique"),
     Tag::dynamic_output_shape},
    {"_unique2(Tensor self, bool sorted=True, bool return_inverse=False, bool "
     "return_counts=False) -> (Tensor, Tensor, Tensor)",
     rule<uniqueWithCounts>, follows("_subclasses.fake_impls.unique2"),
     Tag::dynamic_output_shape},
    {"unique_consecutive(Tensor self, bool return_inverse=False, bool "
     "return_counts=False, int? dim=None) -> (Tensor, Tensor, Tensor)",
     rule<uniqueConsecutive>,
     follows("_subclasses.fake_impls.unique_consecutive"),
     Tag::dynamic_output_shape},
    {"unique_dim(Tensor self, int dim, bool sorted=True, bool "
     "return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, "
     "Tensor)",
     rule<uniqueDim>, follows("_subclasses.fake_impls.unique_dim"),
     Tag::dynamic_output_shape},
    {"unique_dim_consecutive(Tensor self, int dim, bool return_inverse=False, "
     "bool return_counts=False) -> (Tensor, Tensor, Tensor)",
     rule<uniqueDimConsecutive>, follows("_subclasses.fake_impls.dyn_shape"),
     Tag::dynamic_output_shape},
};

OpFamily fake::getUniqueFamily() { return {"Unique", rows}; }
