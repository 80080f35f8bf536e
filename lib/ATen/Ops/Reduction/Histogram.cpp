//===- Histogram.cpp - Histograms -------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Reduction.h"
#include "Ops/Elementwise/Pointwise.h"
#include "Ops/Scalars/Lists.h"
#include "Table/Composite.h"
#include <cmath>

using namespace fake;

/// Fails unless `self` is floating-point and the weights match it; the `last`
/// dimensions of `self` are coordinates.
static LogicalResult checkSamples(RuleContext &cx, const TensorMeta &self,
                                  const TensorMeta *weight, unsigned weightArg,
                                  unsigned last) {
  if (!isFloat(self.dtype) && self.dtype != DType::Unknown)
    return cx.error(0) << "expected a float dtype, found " << self.dtype;
  if (static_cast<size_t>(self.rank()) < last)
    return cx.error(0) << "expected a tensor of rank 2 or more, found rank "
                       << self.rank();
  if (!weight)
    return success();
  if (differ(weight->dtype, self.dtype))
    return cx.error(weightArg) << "expected weights of dtype " << self.dtype
                               << ", found " << weight->dtype;
  ArrayRef<SymInt> samples = self.sizes.drop_back(last);
  if (!requireEqual(cx, samples, weight->sizes))
    return cx.error(weightArg) << "expected weights of sizes " << samples
                               << ", found " << weight->sizes;
  return success();
}

static TensorMeta vectorLike(RuleContext &cx, const TensorMeta &self,
                             SymInt size) {
  return newLike(cx, self, cx.copySizes({size}));
}

/// Fails unless there are edges of at least one bin.
static LogicalResult checkEdges(RuleContext &cx, const TensorMeta &edges) {
  if (cx.env.require(Condition::lt(1, edges.sizes[0])))
    return success();
  return cx.error(1) << "expected at least two edges, found " << edges.sizes[0];
}

/// Fails unless a range has two ordered values for each coordinate.
static LogicalResult checkRange(RuleContext &cx, const MetaValue &range,
                                size_t coordinates) {
  if (!range.isList())
    return success();
  ArrayRef<MetaValue> bounds = range.getList();
  if (bounds.size() != 2 * coordinates)
    return cx.error(2) << "expected a range of " << 2 * coordinates
                       << " values, found " << bounds.size();
  for (size_t i = 0; i < bounds.size(); i += 2) {
    std::optional<double> low = bounds[i].getScalar().asFloat(),
                          high = bounds[i + 1].getScalar().asFloat();
    if (low && high && *low > *high)
      return cx.error(2) << "expected an ordered range, found " << range;
  }
  return success();
}

/// Follows histogram_check_inputs and histogram_prepare_out: counts, and edges,
/// one more than counts.
static FailureOr<std::array<TensorMeta, 2>>
histogram(RuleContext &cx, const TensorMeta &self, SymInt bins,
          const MetaValue &range, const TensorMeta *weight) {
  if (failed(checkSamples(cx, self, weight, 3, 0)))
    return failure();
  if (!cx.env.require(Condition::lt(0, bins)))
    return cx.error(1) << "expected at least one bin, found " << bins;
  if (failed(checkRange(cx, range, 1)))
    return failure();
  return std::array{vectorLike(cx, self, bins),
                    vectorLike(cx, self, cx.env.add(bins, 1))};
}

/// The same with given edges.
static FailureOr<std::array<TensorMeta, 2>>
histogramOfEdges(RuleContext &cx, const TensorMeta &self,
                 const TensorMeta &edges, const TensorMeta *weight) {
  if (failed(checkSamples(cx, self, weight, 2, 0)))
    return failure();
  if (edges.rank() != 1 || differ(edges.dtype, self.dtype))
    return cx.error(1) << "expected edges of rank 1 and dtype " << self.dtype
                       << ", found " << edges;
  if (failed(checkEdges(cx, edges)))
    return failure();
  return std::array{vectorLike(cx, self, cx.env.sub(edges.sizes[0], 1)),
                    vectorLike(cx, self, edges.sizes[0])};
}

//===----------------------------------------------------------------------===//
// Several dimensions
//===----------------------------------------------------------------------===//

/// Fails unless there is one entry of `bins` for each coordinate.
static LogicalResult checkBins(RuleContext &cx, const TensorMeta &self,
                               const TensorMeta *weight, unsigned weightArg,
                               size_t bins) {
  if (failed(checkSamples(cx, self, weight, weightArg, 1)))
    return failure();
  if (self.rank() < 2)
    return cx.error(0) << "expected a tensor of rank 2 or more, found rank "
                       << self.rank();
  if (!requireEqual(cx, self.sizes.back(), static_cast<int64_t>(bins)))
    return cx.error(1) << "expected bins for each of " << self.sizes.back()
                       << " coordinates, found " << bins;
  return success();
}

static FailureOr<TensorMeta>
countsOfBins(RuleContext &cx, const TensorMeta &self, ArrayRef<SymInt> bins,
             const MetaValue &range, const TensorMeta *weight) {
  if (failed(checkBins(cx, self, weight, 3, bins.size())) ||
      failed(checkRange(cx, range, bins.size())))
    return failure();
  return newLike(cx, self, bins);
}

static FailureOr<TensorMetaList>
edgesOfBins(RuleContext &cx, const TensorMeta &self, ArrayRef<SymInt> bins,
            const MetaValue &range, const TensorMeta *weight) {
  if (failed(checkBins(cx, self, weight, 3, bins.size())) ||
      failed(checkRange(cx, range, bins.size())))
    return failure();
  TensorMetaList edges;
  for (SymInt count : bins)
    edges.push_back(vectorLike(cx, self, cx.env.add(count, 1)));
  return edges;
}

static FailureOr<TensorMeta> countsOfEdges(RuleContext &cx,
                                           const TensorMeta &self,
                                           TensorList edges,
                                           const TensorMeta *weight) {
  if (failed(checkBins(cx, self, weight, 2, edges.size())))
    return failure();
  MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(edges.size());
  for (auto [i, size] : llvm::enumerate(sizes)) {
    if (edges[i]->rank() != 1)
      return cx.error(1) << "expected edges of rank 1, found rank "
                         << edges[i]->rank();
    if (differ(edges[i]->dtype, self.dtype))
      return cx.error(1) << "expected edges of dtype " << self.dtype
                         << ", found " << edges[i]->dtype;
    if (failed(checkEdges(cx, *edges[i])))
      return failure();
    size = cx.env.sub(edges[i]->sizes[0], 1);
  }
  return newLike(cx, self, sizes);
}

/// Follows histogramdd of ATen: counts and edges.
static FailureOr<std::tuple<TensorMeta, TensorMetaList>>
histogramdd(RuleContext &cx, const TensorMeta &self, ArrayRef<SymInt> bins,
            const MetaValue &range, const TensorMeta *weight) {
  FailureOr<TensorMeta> counts = countsOfBins(cx, self, bins, range, weight);
  FailureOr<TensorMetaList> edges = edgesOfBins(cx, self, bins, range, weight);
  if (failed(counts) || failed(edges))
    return failure();
  return std::make_tuple(*counts, *edges);
}

/// The same with one number of bins for all coordinates.
static FailureOr<std::tuple<TensorMeta, TensorMetaList>>
histogramddOfEqual(RuleContext &cx, const TensorMeta &self, SymInt bins,
                   const MetaValue &range, const TensorMeta *weight) {
  std::optional<int64_t> coordinates;
  if (self.rank() >= 1)
    coordinates = specialize(cx, self.sizes.back());
  if (!coordinates)
    return cx.error(0) << "expected a known number of coordinates, found "
                       << self.sizes;
  if (failed(checkListLength(cx, 0, *coordinates)))
    return failure();
  MutableArrayRef<SymInt> all = cx.allocate<SymInt>(*coordinates);
  llvm::fill(all, bins);
  return histogramdd(cx, self, all, range, weight);
}

/// The same with given edges, which are returned.
static FailureOr<std::tuple<TensorMeta, MetaValue>>
histogramddOfEdges(RuleContext &cx, const TensorMeta &self,
                   const MetaValue &edges, const MetaValue &range,
                   const TensorMeta *weight) {
  if (!edges.isList())
    return cx.error(1) << "expected a list of edges, found " << edges;
  FailureOr<TensorMeta> counts =
      countsOfEdges(cx, self, TensorList(edges.getList()), weight);
  if (failed(counts))
    return failure();
  return std::make_tuple(*counts, edges);
}

//===----------------------------------------------------------------------===//
// Other ops
//===----------------------------------------------------------------------===//

/// Follows meta_histc: the cpu kernel rejects integers.
static FailureOr<TensorMeta> histc(RuleContext &cx, const TensorMeta &self,
                                   SymInt bins, Scalar min, Scalar max) {
  if (self.device.isCPU() &&
      failed(refuse(cx, 0, self.dtype, RefuseIntegral | RefuseComplex)))
    return failure();
  if (!cx.env.require(Condition::lt(0, bins)))
    return cx.error(1) << "expected a positive number of bins, found " << bins;
  std::optional<double> low = getKnownFloat(min), high = getKnownFloat(max);
  if (low && high && *low > *high)
    return cx.error(2, 3) << "expected min to be at most max, found " << *low
                          << " and " << *high;
  return makeContiguous(cx, cx.copySizes(bins), self.dtype, self.device);
}

/// Follows `bincount` of fake_impls: at least `minlength` bins.
static FailureOr<TensorMeta> bincount(RuleContext &cx, const TensorMeta &self,
                                      const TensorMeta *weights,
                                      SymInt minlength) {
  if (!isIntegral(self.dtype) && self.dtype != DType::Unknown)
    return cx.error(0) << "expected integers to count, found " << self.dtype;
  if (self.rank() != 1)
    return cx.error(0) << "expected a tensor of rank 1 to count, found "
                       << self.sizes;
  if (weights && (weights->rank() != 1 ||
                  !requireEqual(cx, weights->sizes[0], self.sizes[0])))
    return cx.error(1) << "expected a weight for each of " << self.sizes[0]
                       << " elements, found sizes " << weights->sizes;
  if (!cx.env.require(Condition::le(0, minlength)))
    return cx.error(2) << "expected at least 0 bins, found " << minlength;
  std::optional<int64_t> real;
  if (auto values = getRealElements(cx, self))
    real = std::max(*llvm::max_element(*values) + 1,
                    cx.env.evaluateWithValues(minlength).value_or(0));
  SymInt bins =
      freshUnbacked(cx, Range::atLeast(0), DataDependence::Size, real);
  cx.env.require(Condition::le(minlength, bins));
  DType dtype = !weights                           ? DType::Int64
                : weights->dtype == DType::Float32 ? DType::Float32
                                                   : DType::Float64;
  return makeContiguous(cx, cx.copySizes({bins}), dtype, self.device);
}

static const OpRow rows[] = {
    {"histogram.bin_ct(Tensor self, int bins=100, *, float[]? range=None, "
     "Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor "
     "bin_edges)",
     rule<histogram>, follows("native")},
    {"histogram.bins_tensor(Tensor self, Tensor bins, *, Tensor? weight=None, "
     "bool density=False) -> (Tensor hist, Tensor bin_edges)",
     rule<histogramOfEdges>, follows("native")},
    {"histogramdd(Tensor self, int[] bins, float[]? range=None, Tensor? "
     "weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)",
     rule<histogramdd>, follows("native")},
    {"histogramdd.int_bins(Tensor self, int bins, float[]? range=None, Tensor? "
     "weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)",
     rule<histogramddOfEqual>, follows("native")},
    {"histogramdd.TensorList_bins(Tensor self, Tensor[] bins, float[]? "
     "range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, "
     "Tensor[] bin_edges)",
     rule<histogramddOfEdges>, follows("native")},
    {"_histogramdd_bin_edges(Tensor self, int[] bins, *, float[]? range=None, "
     "Tensor? weight=None, bool density=False) -> Tensor[]",
     rule<edgesOfBins>, follows("native")},
    {"_histogramdd_from_bin_cts(Tensor self, int[] bins, *, float[]? "
     "range=None, Tensor? weight=None, bool density=False) -> Tensor",
     rule<countsOfBins>, follows("native")},
    {"_histogramdd_from_bin_tensors(Tensor self, Tensor[] bins, *, Tensor? "
     "weight=None, bool density=False) -> Tensor",
     rule<countsOfEdges>, follows("native")},
    {"histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0) -> Tensor",
     rule<histc>, follows("_meta_registrations.meta_histc")},
    {"bincount(Tensor self, Tensor? weights=None, SymInt minlength=0) -> "
     "Tensor",
     rule<bincount>, follows("_subclasses.fake_impls.bincount"),
     Tag::dynamic_output_shape},
};

OpFamily fake::getHistogramFamily() { return {"Histogram", rows}; }
