//===- Layout.cpp - Questions about layouts ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Composite.h"

using namespace fake;

/// Whether a tensor that is not known to be row-major is known not to be: a
/// stride with more than one element is another than the sizes within say.
static bool isKnownNotRowMajor(RuleContext &cx, const TensorMeta &self) {
  ShapeEnv &env = cx.env;
  if (!self.ranked || !self.strided)
    return true;
  // Without elements, every layout is row-major.
  for (SymInt size : self.sizes)
    if (!isTrue(env.lt(0, size)))
      return false;
  SymInt step = 1;
  for (size_t i = self.sizes.size(); i-- > 0;) {
    SymInt size = self.sizes[i];
    if (isTrue(env.eq(size, 1)))
      continue;
    Truth fits = env.eq(self.strides[i], step);
    if (!isTrue(fits))
      return isFalse(fits) && isFalse(env.eq(size, 1));
    step = env.mul(step, size);
  }
  return false;
}

/// Whether a tensor is dense in a memory format; unknown where its sizes leave
/// that open.
static FailureOr<MetaValue>
isContiguousIn(RuleContext &cx, const TensorMeta &self, MemoryFormat format) {
  // Without a format of its own, row-major is asked for.
  if (format == MemoryFormat::Preserve)
    format = MemoryFormat::Contiguous;
  bool known = isContiguousFor(cx, self, format);
  if (!known && format == MemoryFormat::Contiguous &&
      !isKnownNotRowMajor(cx, self))
    return MetaValue::unknownBoolean();
  return MetaValue::boolean(known);
}

static FailureOr<MetaValue> isRowMajor(RuleContext &cx,
                                       const TensorMeta &self) {
  return isContiguousIn(cx, self, MemoryFormat::Contiguous);
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
