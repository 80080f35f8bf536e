//===- TensorProperties.cpp - Properties of tensors -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Table/Call.h"
#include "Table/Composite.h"
#include <cmath>

using namespace fake;

static MetaValue makeList(RuleContext &cx, ArrayRef<SymInt> values) {
  MutableArrayRef<MetaValue> elements = cx.allocate<MetaValue>(values.size());
  for (auto [element, value] : llvm::zip_equal(elements, values))
    element = Scalar::integer(value);
  return MetaValue::list(elements);
}

/// `size.int` and `sym_size.int`. A scalar has no dimensions.
static FailureOr<SymInt> size(RuleContext &cx, const TensorMeta &self,
                              int64_t dim) {
  if (self.isScalar())
    return cx.error(0, 1)
           << "expected a tensor of rank 1 or more, found rank 0";
  FailureOr<int64_t> wrapped = wrapDim(cx, dim, self.rank());
  if (failed(wrapped))
    return failure();
  return self.sizes[*wrapped];
}

static FailureOr<MetaValue> sizes(RuleContext &cx, const TensorMeta &self) {
  return makeList(cx, self.sizes);
}

static FailureOr<SymInt> rank(RuleContext &, const TensorMeta &self) {
  return SymInt(self.rank());
}

//===----------------------------------------------------------------------===//
// Metadata of tensors
//===----------------------------------------------------------------------===//

static FailureOr<SymInt> stride(RuleContext &cx, const TensorMeta &self,
                                int64_t dim) {
  if (failed(size(cx, self, dim)))
    return failure();
  return self.strides[*wrapDim(cx, dim, self.rank())];
}

static FailureOr<MetaValue> strides(RuleContext &cx, const TensorMeta &self) {
  return makeList(cx, self.strides);
}

static FailureOr<SymInt> storageOffset(RuleContext &, const TensorMeta &self) {
  return self.offset;
}

static FailureOr<SymInt> numelOf(RuleContext &cx, const TensorMeta &self) {
  return numel(cx, self.sizes);
}

/// `len(tensor)`.
static FailureOr<SymInt> length(RuleContext &cx, const TensorMeta &self) {
  return size(cx, self, 0);
}

static FailureOr<SymInt> elementSize(RuleContext &, const TensorMeta &self) {
  if (self.dtype == DType::Unknown)
    return SymInt::unknown();
  return SymInt(static_cast<int64_t>(getItemSize(self.dtype)));
}

using DTypeQuestion = bool (*)(DType);
static bool isSigned(DType dtype) {
  return getKind(dtype) != DTypeKind::Bool && dtype != DType::UInt8 &&
         dtype != DType::UInt16 && dtype != DType::UInt32 &&
         dtype != DType::UInt64;
}

/// `is_floating_point` and other predicates of the dtype.
template <DTypeQuestion F>
static FailureOr<Scalar> askDType(RuleContext &, const TensorMeta &self) {
  if (self.dtype == DType::Unknown)
    return Scalar::boolean(SymInt::unknown());
  return Scalar::boolean(F(self.dtype));
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

/// `is_same_size`; unknown if sizes are.
static FailureOr<Scalar> isSameSize(RuleContext &cx, const TensorMeta &self,
                                    const TensorMeta &other) {
  if (self.sizes.size() != other.sizes.size())
    return Scalar::boolean(false);
  for (auto [a, b] : llvm::zip_equal(self.sizes, other.sizes)) {
    if (a.isUnknown() || b.isUnknown())
      return Scalar::boolean(SymInt::unknown());
    if (!cx.env.decide(Condition::eq(a, b), false))
      return Scalar::boolean(false);
  }
  return Scalar::boolean(true);
}

/// Tensors without data are not pinned.
static FailureOr<bool> isPinned(RuleContext &, const TensorMeta &) {
  return false;
}

/// Whether a tensor is known not to be row-major: some stride of a dimension
/// larger than 1 is not the product of the inner sizes.
static bool isKnownNotRowMajor(RuleContext &cx, const TensorMeta &self) {
  ShapeEnv &env = cx.env;
  if (!self.ranked || !self.strided)
    return true;
  // Empty tensors are always contiguous.
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

/// Whether a tensor is contiguous in a memory format; unknown if undecided by
/// its sizes.
static FailureOr<Scalar> isContiguousIn(RuleContext &cx, const TensorMeta &self,
                                        MemoryFormat format) {
  // Preserve is treated as row-major.
  if (format == MemoryFormat::Preserve)
    format = MemoryFormat::Contiguous;
  bool known = isContiguousFor(cx, self, format);
  if (!known && format == MemoryFormat::Contiguous &&
      !isKnownNotRowMajor(cx, self))
    return Scalar::boolean(SymInt::unknown());
  return Scalar::boolean(known);
}

static FailureOr<Scalar> isRowMajor(RuleContext &cx, const TensorMeta &self) {
  return isContiguousIn(cx, self, MemoryFormat::Contiguous);
}

/// Whether the strides suggest a channels-last format; false for other formats.
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

/// The sizes as a tensor on the cpu.
static FailureOr<TensorMeta> shapeAsTensor(RuleContext &cx,
                                           const TensorMeta &self) {
  return makeContiguous(cx, cx.copySizes({SymInt(self.rank())}), DType::Int64,
                        Device::cpu());
}

static const OpRow rows[] = {
    // Metadata of tensors.
    {"size.int(Tensor self, int dim) -> int", rule<size>, follows("native")},
    {"sym_size.int(Tensor self, int dim) -> SymInt", rule<size>,
     follows("native")},
    {"size(Tensor self) -> int[]", rule<sizes>, follows("jit")},
    {"sym_size(Tensor self) -> SymInt[]", rule<sizes>, follows("jit")},
    {"stride.int(Tensor self, int dim) -> int", rule<stride>, follows("native"),
     Behavior::ReadsStrides},
    {"sym_stride.int(Tensor self, int dim) -> SymInt", rule<stride>,
     follows("native"), Behavior::ReadsStrides},
    {"stride(Tensor self) -> int[]", rule<strides>, follows("jit"),
     Behavior::ReadsStrides},
    {"sym_stride(Tensor self) -> SymInt[]", rule<strides>, follows("jit"),
     Behavior::ReadsStrides},
    {"storage_offset(Tensor self) -> int", rule<storageOffset>,
     follows("native")},
    {"sym_storage_offset(Tensor self) -> SymInt", rule<storageOffset>,
     follows("native")},
    {"numel(Tensor self) -> int", rule<numelOf>, follows("native")},
    {"sym_numel(Tensor self) -> SymInt", rule<numelOf>, follows("native")},
    {"dim(Tensor self) -> int", rule<rank>, follows("native")},
    {"len.Tensor(Tensor t) -> int", rule<length>, follows("jit")},
    {"element_size(Tensor self) -> int", rule<elementSize>, follows("jit")},
    {"is_floating_point(Tensor self) -> bool", rule<askDType<isFloat>>,
     follows("native")},
    {"is_complex(Tensor self) -> bool", rule<askDType<isComplex>>,
     follows("native")},
    {"is_signed(Tensor self) -> bool", rule<askDType<isSigned>>,
     follows("native")},
    {"is_same_size(Tensor self, Tensor other) -> bool", rule<isSameSize>,
     follows("_decomp.decompositions.is_same_size")},
    {"is_pinned(Tensor self, Device? device=None) -> bool", rule<isPinned>,
     follows("_subclasses.fake_impls.non_kwarg_is_pinned native")},
    {"sym_is_contiguous(Tensor self, MemoryFormat memory_format=0) -> SymBool",
     rule<isContiguousIn>, follows("native"), Behavior::ReadsStrides},
    {"is_contiguous(Tensor self) -> bool", rule<isRowMajor>, follows("native"),
     Behavior::ReadsStrides},
    {"is_contiguous.memory_format(Tensor self, MemoryFormat memory_format) -> "
     "bool",
     rule<isContiguousIn>, follows("native"), Behavior::ReadsStrides},
    {"is_strides_like_format(Tensor self, MemoryFormat memory_format) -> bool",
     rule<isLikeFormat>, follows("jit"), Behavior::ReadsStrides},
    {"is_conj(Tensor self) -> bool", rule<isConjugated>, follows("native")},
    {"is_neg(Tensor self) -> bool", rule<isNegated>, follows("native")},
    {"is_non_overlapping_and_dense(Tensor self) -> bool", rule<isDense>,
     follows("jit"), Behavior::ReadsStrides},
    {"_shape_as_tensor(Tensor self) -> Tensor", rule<shapeAsTensor>,
     follows("native")},
};

OpFamily fake::getTensorPropertiesFamily() {
  return {"TensorProperties", rows};
}
