//===- Difference.cpp - Differences and gradients ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Table/Decomposition.h"

using namespace fake;

/// `self[start:start + length]` along a dimension, as a value.
static MetaValue narrow(RuleContext &cx, const TensorMeta &self, int64_t dim,
                        SymInt start, SymInt length) {
  return cx.createValue(narrowGeometry(cx, self, dim, start, length));
}

// PyTorch has no limit, and does not terminate in practice for much higher
// orders.
static constexpr int64_t maxDifferences = int64_t(1) << 16;

/// Follows diff_helper of ATen: adjacent elements are subtracted `n` times, at
/// most until the result is empty.
static FailureOr<TensorMeta> diff(RuleContext &cx, const TensorMeta &self,
                                  int64_t n, int64_t dim,
                                  const TensorMeta *prepend,
                                  const TensorMeta *append) {
  if (n < 0)
    return cx.error(1) << "expected an order of 0 or more, found " << n;
  if (self.isScalar())
    return cx.error(0) << "expected a tensor of rank 1 or more, found rank 0";
  Decomposition call(cx);
  MetaValue value = MetaValue::tensor(&self);
  // For n = 0, the dimension is not checked.
  if (n == 0)
    return call.finish(call(Op::zeros_like, value));
  FailureOr<int64_t> place = wrapDim(cx, dim, self.rank());
  if (failed(place))
    return failure();
  if (prepend || append) {
    SmallVector<MetaValue, 3> parts;
    for (const TensorMeta *part : {prepend, &self, append})
      if (part)
        parts.push_back(MetaValue::tensor(part));
    value = call(Op::cat, {MetaValue::list(cx.copy(ArrayRef<MetaValue>(parts))),
                           Scalar::integer(*place)});
  }
  Op subtract = self.dtype == DType::Bool ? Op::logical_xor : Op::sub_Tensor;
  if (call.failed())
    return failure();
  SymInt length = value.getTensor()->sizes[*place];
  int64_t order = length.isInt() ? std::min(n, length.getInt()) : n;
  if (order > maxDifferences)
    return cx.error(1) << "expected an order of at most " << maxDifferences
                       << ", found " << n;
  for (int64_t i = 0; i < order && !call.failed(); ++i) {
    const TensorMeta &from = *value.getTensor();
    SymInt length = from.sizes[*place];
    if (isZero(cx, length))
      break;
    SymInt rest = cx.env.sub(length, 1);
    value = call(subtract, {narrow(cx, from, *place, 1, rest),
                            narrow(cx, from, *place, 0, rest)});
  }
  return call.finish(value);
}

//===----------------------------------------------------------------------===//
// Gradients
//===----------------------------------------------------------------------===//

/// Follows gradient_helper of ATen: for each dimension a row-major tensor of
/// the sizes of `self`. Because of a division, integers become floats.
static FailureOr<TensorMetaList> gradientAlong(RuleContext &cx,
                                               const TensorMeta &self,
                                               ArrayRef<int64_t> dims,
                                               int64_t edgeOrder) {
  if (edgeOrder != 1 && edgeOrder != 2)
    return cx.error() << "expected an edge order of 1 or 2, found "
                      << edgeOrder;
  FailureOr<SmallVector<int64_t>> places = wrapDims(cx, dims, self.rank());
  if (failed(places))
    return failure();
  TensorMetaList results;
  for (int64_t dim : *places) {
    if (self.isScalar() ||
        !cx.env.require(Condition::le(edgeOrder + 1, self.sizes[dim])))
      return cx.error(0) << "expected at least " << edgeOrder + 1
                         << " elements along dimension " << dim
                         << ", found sizes " << self.sizes;
    results.push_back(makeContiguous(
        cx, self.sizes, isIntegral(self.dtype) ? cx.defaultDType : self.dtype,
        self.device));
  }
  return results;
}

/// By default along all dimensions. Several spacings must match them.
static FailureOr<TensorMetaList>
gradient(RuleContext &cx, const TensorMeta &self, const MetaValue &spacing,
         std::optional<int64_t> dim, int64_t edgeOrder) {
  SmallVector<int64_t> dims;
  for (int64_t i = 0; i < self.rank(); ++i)
    dims.push_back(i);
  if (dim)
    dims.assign(1, *dim);
  if (spacing.isList() && spacing.getList().size() != dims.size())
    return cx.error(1) << "expected a spacing for each of " << dims.size()
                       << " dimensions, found " << spacing.getList().size();
  return gradientAlong(cx, self, dims, edgeOrder);
}
static FailureOr<TensorMetaList> gradientOfDims(RuleContext &cx,
                                                const TensorMeta &self,
                                                const MetaValue &spacing,
                                                ArrayRef<int64_t> dims,
                                                int64_t edgeOrder) {
  if (spacing.isList() && spacing.getList().size() != dims.size())
    return cx.error(1) << "expected a spacing for each of " << dims.size()
                       << " dimensions, found " << spacing.getList().size();
  return gradientAlong(cx, self, dims, edgeOrder);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"diff(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? "
     "append=None) -> Tensor",
     rule<diff>, follows("native")},
    {"gradient.scalarint(Tensor self, *, Scalar? spacing=None, int? dim=None, "
     "int edge_order=1) -> Tensor[]",
     rule<gradient>, follows("native")},
    {"gradient.scalarrayint(Tensor self, *, Scalar[] spacing, int? dim=None, "
     "int edge_order=1) -> Tensor[]",
     rule<gradient>, follows("native")},
    {"gradient.tensorarrayint(Tensor self, *, Tensor[] spacing, int? dim=None, "
     "int edge_order=1) -> Tensor[]",
     rule<gradient>, follows("native")},
    {"gradient.scalararray(Tensor self, *, Scalar spacing, int[] dim, int "
     "edge_order=1) -> Tensor[]",
     rule<gradientOfDims>, follows("native")},
    {"gradient.scalarrayarray(Tensor self, *, Scalar[] spacing, int[] dim, int "
     "edge_order=1) -> Tensor[]",
     rule<gradientOfDims>, follows("native")},
    {"gradient.tensorarray(Tensor self, *, Tensor[] spacing, int[] dim, int "
     "edge_order=1) -> Tensor[]",
     rule<gradientOfDims>, follows("native")},
    {"gradient.array(Tensor self, *, int[] dim, int edge_order=1) -> Tensor[]",
     rule<gradientAlong>, follows("native")},
};

OpFamily fake::getDifferenceFamily() { return {"Difference", rows}; }
