//===- Library.cpp - Ops of a library ---------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Ops of the namespace `mylib`, as a library of PyTorch defines them with
// `torch.library`. They are rows of the op table like those of ATen: written
// `fake.mylib.row_norms` in the dialect `fake` and `torch.operator
// "torch.mylib.row_norms"` in torch IR. Nothing here needs MLIR.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ATen/Registry.h"
#include "FakeTensor/ATen/Rule.h"
#include "FakeTensor/Meta/Shapes/Reduction.h"
#include "FakeTensor/Meta/Shapes/Sizes.h"
#include "FakeTensor/Meta/Shapes/Strides.h"

using namespace fake;

namespace standalone {
void registerLibrary();
} // namespace standalone

//===----------------------------------------------------------------------===//
// Rules
//===----------------------------------------------------------------------===//

/// The norm of each row of a matrix or of a batch of matrices.
static FailureOr<TensorMeta> rowNorms(RuleContext &cx, const TensorMeta &self,
                                      bool keepdim) {
  if (!isFloat(self.dtype))
    return cx.error(0) << "expected a tensor of floats, found " << self.dtype;
  return reduce(cx, 0, self, {{-1}}, keepdim, self.dtype);
}

/// The sizes of a tensor, each raised to a multiple of a number.
static FailureOr<TensorMeta> paddedSizes(RuleContext &cx,
                                         const TensorMeta &sizes, int64_t) {
  return newLike(cx, sizes, sizes.sizes);
}

static const OpRow opRows[] = {
    {"mylib::row_norms(Tensor self, bool keepdim=False) -> Tensor",
     rule<rowNorms>},
    {"mylib::padded_sizes(Tensor sizes, int multiple=8) -> Tensor",
     rule<paddedSizes>, InPlace::Derived},
    {"mylib::swish(Tensor self) -> Tensor", aliasOf("silu")},
};

static constexpr OutOverload outOverloads[] = {
    {"mylib::row_norms", "mylib::row_norms.out", "out"},
};

//===----------------------------------------------------------------------===//
// Facets
//===----------------------------------------------------------------------===//

/// What `padded_sizes` computes of numbers that are known, symbols included.
static void padElements(RuleContext &cx, const Schema &,
                        ArrayRef<MetaValue> args,
                        MutableArrayRef<MetaValue> results) {
  ArrayRef<SymInt> known = args[0].getTensor()->constant;
  if (known.empty())
    return;
  SymInt multiple = args[1].getInt();
  MutableArrayRef<SymInt> elements = cx.allocate<SymInt>(known.size());
  for (auto [element, size] : llvm::zip_equal(elements, known))
    element = cx.env.mul(cx.env.ceilDiv(size, multiple), multiple);
  TensorMeta meta = *results[0].getTensor();
  meta.constant = elements;
  results[0] = cx.createValue(meta);
}

/// Of a sparse matrix the norms are dense, so that the rule serves as well.
static LogicalResult sparseRowNorms(const LayoutCall &call) {
  return call.op.rule.fn(call.cx, call.args, call.results);
}

static void linkFacets(const FacetLinker &linker) {
  linker.get("mylib::padded_sizes").facets.elements = padElements;
  linker.setSparseKernel(linker.get("mylib::row_norms"), sparseRowNorms);
  OutPolicy policy;
  policy.exactDType = true;
  linker.setOutPolicy(linker.get("mylib::row_norms.out"), policy);
}

void standalone::registerLibrary() {
  registerOps({{"MyLib", opRows}, outOverloads, linkFacets});
}
