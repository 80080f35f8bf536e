//===- Layout.cpp - Questions about layouts ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Composite.h"

using namespace fake;

/// Whether a tensor is dense in a memory format.
static FailureOr<bool> isContiguousIn(RuleContext &cx, const TensorMeta &self,
                                      MemoryFormat format) {
  // Without a format of its own, row-major is asked for.
  if (format == MemoryFormat::Preserve)
    format = MemoryFormat::Contiguous;
  return isContiguousFor(cx, self, format);
}

static FailureOr<bool> isRowMajor(RuleContext &cx, const TensorMeta &self) {
  return isContiguous(cx, self);
}

/// Whether the strides are those that a channels-last format would suggest; no
/// strides are like other formats.
static FailureOr<bool> isLikeFormat(RuleContext &cx, const TensorMeta &self,
                                    MemoryFormat format) {
  return format != MemoryFormat::Contiguous &&
         suggestMemoryFormat(cx, self) == format;
}

static FailureOr<bool> isDense(RuleContext &cx, const TensorMeta &self) {
  return isNonOverlappingAndDense(cx, self);
}

static FailureOr<bool> isConjugated(RuleContext &, const TensorMeta &self) {
  return self.conj;
}
static FailureOr<bool> isNegated(RuleContext &, const TensorMeta &self) {
  return self.neg;
}

static const OpRow rows[] = {
    {"sym_is_contiguous(Tensor self, MemoryFormat memory_format=0) -> SymBool",
     rule<isContiguousIn>, ReadsStrides},
    {"is_contiguous(Tensor self) -> bool", rule<isRowMajor>, ReadsStrides},
    {"is_contiguous.memory_format(Tensor self, MemoryFormat memory_format) -> "
     "bool",
     rule<isContiguousIn>, ReadsStrides},
    {"is_strides_like_format(Tensor self, MemoryFormat memory_format) -> bool",
     rule<isLikeFormat>, ReadsStrides},
    {"is_conj(Tensor self) -> bool", rule<isConjugated>},
    {"is_neg(Tensor self) -> bool", rule<isNegated>},
    {"is_non_overlapping_and_dense(Tensor self) -> bool", rule<isDense>,
     ReadsStrides},
};

OpFamily fake::getLayoutFamily() { return {"Layout", rows}; }
