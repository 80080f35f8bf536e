//===- ScaledMatMul.cpp - Scaled and grouped products -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops/LinearAlgebra/QuantizedMatMul.h"
#include "Table/Composite.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Scaled products
//===----------------------------------------------------------------------===//

/// Fails unless argument `arg` holds floats of 8 or 4 bits.
static LogicalResult checkTiny(RuleContext &cx, unsigned arg, DType dtype) {
  return checkOneOf(cx, arg, dtype,
                    {DType::Float8E4M3FN, DType::Float8E5M2,
                     DType::Float8E4M3FNUZ, DType::Float8E5M2FNUZ,
                     DType::Float4E2M1FNX2});
}

/// Checks the strides and sizes required by kernels of devices other than the
/// cpu.
static LogicalResult checkTiles(RuleContext &cx, const TensorMeta &self,
                                const TensorMeta &mat2) {
  auto isEmpty = [&](const TensorMeta &x) {
    return isZero(cx, x.sizes[0]) || isZero(cx, x.sizes[1]);
  };
  auto isMajor = [&](const TensorMeta &x, size_t outer, size_t inner) {
    return isOne(cx, x.strides[inner]) &&
           cx.env.decide(Condition::lt(1, x.strides[outer]), true);
  };
  if (!isEmpty(self) && !isMajor(self, 0, 1))
    return cx.error(0) << "expected a row-major matrix, found strides "
                       << self.strides;
  if (!isEmpty(mat2) && !isMajor(mat2, 1, 0))
    return cx.error(1) << "expected a column-major matrix, found strides "
                       << mat2.strides;
  if (!cx.env.require(Condition::multiple(self.sizes[1], 16)))
    return cx.error(0) << "expected a multiple of 16 columns, found "
                       << self.sizes[1];
  for (SymInt size : mat2.sizes)
    if (!cx.env.require(Condition::multiple(size, 16)))
      return cx.error(1) << "expected sizes divisible by 16, found "
                         << mat2.sizes;
  return success();
}

/// The initial checks of both versions of `_scaled_mm`.
static LogicalResult checkScaledOperands(RuleContext &cx,
                                         const TensorMeta &self,
                                         const TensorMeta &mat2) {
  if (failed(checkRank(cx, 0, self, 2)) || failed(checkRank(cx, 1, mat2, 2)) ||
      failed(checkTiny(cx, 0, self.dtype)) ||
      failed(checkTiny(cx, 1, mat2.dtype)) ||
      failed(commonDeviceOf(cx, self, mat2)))
    return failure();
  return self.device.isCPU() ? success() : checkTiles(cx, self, mat2);
}

/// Whether both scales are of a block scale type.
static bool areBlockScales(const TensorMeta &a, const TensorMeta &b) {
  return a.dtype == b.dtype &&
         (a.dtype == DType::Float8E8M0FNU || a.dtype == DType::Float8E4M3FN);
}

/// Fails unless there is a scale for each block of 16 or 32 elements of `lines`
/// rows or columns; both counts are padded.
static LogicalResult checkBlockScales(RuleContext &cx, unsigned arg,
                                      const TensorMeta &self,
                                      const TensorMeta &scale, SymInt lines) {
  ShapeEnv &env = cx.env;
  bool isSmall = scale.dtype == DType::Float8E4M3FN;
  SymInt inner = self.sizes[1];
  if (isSmall || self.dtype == DType::Float4E2M1FNX2)
    inner = env.mul(inner, 2);
  SymInt blocks = env.ceilDiv(inner, isSmall ? 16 : 32);
  SymInt padded = env.mul(env.ceilDiv(blocks, 4), 4);
  SymInt expected = env.mul(env.mul(env.ceilDiv(lines, 128), 128), padded);
  if (!requireEqual(cx, numel(cx, scale.sizes), expected))
    return cx.error(arg) << "expected " << expected << " scales, found "
                         << scale.sizes;
  if (!isContiguous(cx, scale))
    return cx.error(arg) << "expected row-major scales, found strides "
                         << scale.strides;
  return success();
}

/// A scale for each row and column, or for blocks of 128.
static LogicalResult checkLineScales(RuleContext &cx, const TensorMeta &self,
                                     const TensorMeta &mat2,
                                     const TensorMeta &a, const TensorMeta &b) {
  if (a.rank() != 2 || b.rank() != 2)
    return cx.error(2, 3) << "expected scales of rank 2, found " << a.sizes
                          << " and " << b.sizes;
  ShapeEnv &env = cx.env;
  auto equal = [&](SymInt x, SymInt y) {
    return env.decide(Condition::eq(x, y), false);
  };
  SymInt rows = self.sizes[0], columns = mat2.sizes[1];
  bool wholeRows = equal(a.sizes[0], rows);
  bool wholeColumns = equal(b.sizes[1], columns);
  if (wholeRows && isOne(cx, a.sizes[1]) && isOne(cx, b.sizes[0]) &&
      wholeColumns) {
    if (isContiguous(cx, a) && isContiguous(cx, b))
      return success();
    return cx.error(2, 3) << "expected row-major scales, found strides "
                          << a.strides << " and " << b.strides;
  }
  SymInt blocks = env.ceilDiv(self.sizes[1], 128);
  bool fitsBlocks = equal(a.sizes[1], blocks) && equal(b.sizes[0], blocks);
  bool blockRows = equal(a.sizes[0], env.ceilDiv(rows, 128));
  bool blockColumns = equal(b.sizes[1], env.ceilDiv(columns, 128));
  if (fitsBlocks && ((wholeRows && (wholeColumns || blockColumns)) ||
                     (wholeColumns && blockRows)))
    return success();
  return cx.error(2, 3) << "expected one scale, one for each of " << rows
                        << " rows and " << columns
                        << " columns, or one for each block of 128, found "
                        << a.sizes << " and " << b.sizes;
}

/// Follows _check_scaled_mm_sizes of torch._meta_registrations.
static FailureOr<TensorMeta>
scaledMM(RuleContext &cx, const TensorMeta &self, const TensorMeta &mat2,
         const TensorMeta &scaleA, const TensorMeta &scaleB, const TensorMeta *,
         const TensorMeta *, std::optional<DType> dtype) {
  if (failed(checkScaledOperands(cx, self, mat2)))
    return failure();
  SymInt rows = self.sizes[0], columns = mat2.sizes[1];
  bool isWhole =
      isOne(cx, numel(cx, scaleA.sizes)) && isOne(cx, numel(cx, scaleB.sizes));
  if (!isWhole && areBlockScales(scaleA, scaleB)) {
    if (failed(checkBlockScales(cx, 2, self, scaleA, rows)) ||
        failed(checkBlockScales(cx, 3, self, scaleB, columns)))
      return failure();
  } else if (failed(checkOneOf(cx, 2, scaleA.dtype, {DType::Float32})) ||
             failed(checkOneOf(cx, 3, scaleB.dtype, {DType::Float32})) ||
             (!isWhole &&
              failed(checkLineScales(cx, self, mat2, scaleA, scaleB)))) {
    return failure();
  }
  return makeMatrix(cx, self, rows, columns, dtype.value_or(self.dtype));
}

/// Recipes of scales, `torch.nn.functional.ScalingType`.
enum { TensorWise = 0, RowWise = 1 };

/// Checks the scales of one operand of `_scaled_mm_v2`: one per tensor, or one
/// for each of its `lines`.
static LogicalResult checkScales(RuleContext &cx, unsigned arg,
                                 TensorList scales, int64_t recipe,
                                 SymInt lines) {
  if (scales.empty() || !scales[0])
    return cx.error(arg) << "expected a tensor of scales, found none";
  const TensorMeta &scale = *scales[0];
  SymInt count = recipe == TensorWise ? SymInt(1) : lines;
  if (!requireEqual(cx, numel(cx, scale.sizes), count))
    return cx.error(arg) << "expected " << count << " scales, found sizes "
                         << scale.sizes;
  if (failed(checkOneOf(cx, arg, scale.dtype, {DType::Float32})))
    return failure();
  if (recipe == RowWise && (scale.rank() < 2 || !isOne(cx, scale.strides[1])))
    return cx.error(arg) << "expected scales with stride 1 along dimension 1, "
                            "found sizes "
                         << scale.sizes << " and strides " << scale.strides;
  return success();
}

/// Follows _check_scaled_mm_sizes_v2. Only tensor-wise and row-wise scales are
/// checked, not those of blocks.
static FailureOr<TensorMeta> scaledMMByRecipe(
    RuleContext &cx, const TensorMeta &self, const TensorMeta &mat2,
    TensorList scalesA, ArrayRef<int64_t> recipeA, const MetaValue &,
    TensorList scalesB, ArrayRef<int64_t> recipeB, const MetaValue &,
    const TensorMeta *, std::optional<DType> dtype) {
  if (failed(checkScaledOperands(cx, self, mat2)))
    return failure();
  SymInt rows = self.sizes[0], columns = mat2.sizes[1];
  if (recipeA.size() == 1 && recipeA == recipeB && recipeA[0] <= RowWise) {
    if (failed(checkScales(cx, 2, scalesA, recipeA[0], rows)) ||
        failed(checkScales(cx, 5, scalesB, recipeB[0], columns)))
      return failure();
    if (recipeA[0] == RowWise &&
        !requireEqual(cx, scalesA[0]->sizes, {rows, SymInt(1)}))
      return cx.error(2) << "expected a column of " << rows
                         << " scales, found sizes " << scalesA[0]->sizes;
  }
  return makeMatrix(cx, self, rows, columns, dtype.value_or(self.dtype));
}

//===----------------------------------------------------------------------===//
// Grouped products
//===----------------------------------------------------------------------===//

/// Fails unless one of the last two dimensions is dense and the stride of the
/// other is a multiple of 16 bytes.
static LogicalResult checkAligned(RuleContext &cx, unsigned arg,
                                  const TensorMeta &mat) {
  size_t rows = mat.sizes.size() - 2, columns = rows + 1;
  auto isMajor = [&](size_t outer, size_t inner) {
    return isOne(cx, mat.strides[inner]) && !isZero(cx, mat.strides[outer]) &&
           cx.env.decide(Condition::le(mat.sizes[inner], mat.strides[outer]),
                         true);
  };
  bool isColumnMajor = isMajor(columns, rows);
  if (!isColumnMajor && !isMajor(rows, columns))
    return cx.error(arg) << "expected dense rows or columns, found sizes "
                         << mat.sizes << " and strides " << mat.strides;
  SymInt stride = mat.strides[isColumnMajor ? columns : rows];
  int64_t itemSize = getItemSize(mat.dtype);
  if (itemSize == 0)
    return success();
  int64_t alignment = 16 / itemSize;
  if (cx.env.require(Condition::multiple(stride, alignment)))
    return success();
  return cx.error(arg) << "expected a stride of whole 16 bytes, found "
                       << stride;
}

/// Offsets are the ends of groups in a dimension of a tensor of rank 2; two
/// tensors of rank 3 need none.
static LogicalResult checkOffsets(RuleContext &cx, unsigned arg,
                                  const TensorMeta *offsets, bool isNeeded) {
  if (!isNeeded && offsets)
    return cx.error(arg) << "expected no offsets for two tensors of rank 3";
  if (!isNeeded)
    return success();
  if (!offsets)
    return cx.error(arg) << "expected offsets, found None";
  if (failed(checkRank(cx, arg, *offsets, /*rank=*/1)))
    return failure();
  return checkOneOf(cx, arg, offsets->dtype, {DType::Int32});
}

/// The sizes of a product of groups, `_create_grouped_mm_output_tensor`.
static FailureOr<ArrayRef<SymInt>> groupedSizes(RuleContext &cx,
                                                const TensorMeta &self,
                                                const TensorMeta &mat2,
                                                const TensorMeta *offsets) {
  bool flatA = self.rank() == 2, flatB = mat2.rank() == 2;
  SymInt rows = self.sizes[self.rank() - 2], columns = mat2.sizes.back();
  if (flatA && flatB)
    return cx.copySizes({offsets->sizes[0], rows, columns});
  SymInt groups = flatA ? mat2.sizes[0] : self.sizes[0];
  SymInt others = offsets ? offsets->sizes[0] : mat2.sizes[0];
  if (!requireEqual(cx, groups, others))
    return cx.error(0, 1) << "expected equal numbers of groups, found "
                          << groups << " and " << others;
  if (flatA || flatB)
    return cx.copySizes({rows, columns});
  return cx.copySizes({groups, rows, columns});
}

/// The checks of _meta_grouped_mm_common that do not depend on scales.
static LogicalResult checkGroups(RuleContext &cx, const TensorMeta &self,
                                 const TensorMeta &mat2, DType dtype) {
  for (auto [i, mat] : llvm::enumerate(std::array{&self, &mat2})) {
    if (failed(checkOneOf(cx, i, mat->dtype, {dtype})))
      return failure();
    if (mat->rank() != 2 && mat->rank() != 3)
      return cx.error(i) << "expected a tensor of rank 2 or 3, found "
                         << mat->sizes;
  }
  bool isFlat = self.rank() == 2 && mat2.rank() == 2;
  if (!isFlat && failed(checkInnerSizes(cx, 0, self, mat2, self.sizes.back(),
                                        mat2.sizes[mat2.rank() - 2])))
    return failure();
  if (failed(checkAligned(cx, 0, self)))
    return failure();
  return checkAligned(cx, 1, mat2);
}

/// The product, without checks.
static FailureOr<TensorMeta>
makeGrouped(RuleContext &cx, unsigned offsetArg, const TensorMeta &self,
            const TensorMeta &mat2, const TensorMeta *offsets,
            const TensorMeta *bias, std::optional<DType> dtype) {
  if (failed(checkOffsets(cx, offsetArg, offsets,
                          self.rank() == 2 || mat2.rank() == 2)))
    return failure();
  if (bias)
    return cx.error(offsetArg + 1) << "a bias is not supported";
  if (dtype && *dtype != DType::BFloat16)
    return cx.error() << "expected a product in bf16, found " << *dtype;
  FailureOr<ArrayRef<SymInt>> sizes = groupedSizes(cx, self, mat2, offsets);
  if (failed(sizes))
    return failure();
  return makeContiguous(cx, *sizes, DType::BFloat16, self.device);
}

/// Fails unless there is a float32 scale for each of the `lines` of a matrix,
/// times the number of groups if they share its other dimension.
static LogicalResult checkGroupScale(RuleContext &cx, unsigned arg,
                                     const TensorMeta &scale,
                                     const TensorMeta &mat, SymInt lines,
                                     SymInt groups) {
  if (failed(checkOneOf(cx, arg, scale.dtype, {DType::Float32})) ||
      failed(checkRank(cx, arg, scale, mat.rank() - 1)))
    return failure();
  SymInt count = mat.rank() == 2 ? cx.env.mul(lines, groups) : lines;
  if (!requireEqual(cx, scale.sizes.back(), count) ||
      (mat.rank() == 3 && !requireEqual(cx, scale.sizes[0], mat.sizes[0])))
    return cx.error(arg) << "expected " << count << " scales for sizes "
                         << mat.sizes << ", found sizes " << scale.sizes;
  if (!isOne(cx, scale.strides.back()))
    return cx.error(arg) << "expected row-major scales, found strides "
                         << scale.strides;
  return success();
}

/// Follows _meta_grouped_mm_common with scales in float32, one for each row of
/// the first and each column of the second matrix.
static FailureOr<TensorMeta>
scaledGroupedMM(RuleContext &cx, const TensorMeta &self, const TensorMeta &mat2,
                const TensorMeta &scaleA, const TensorMeta &scaleB,
                const TensorMeta *offsets, const TensorMeta *bias,
                const TensorMeta *, std::optional<DType> dtype) {
  if (failed(checkGroups(cx, self, mat2, DType::Float8E4M3FN)))
    return failure();
  auto strides = [](const TensorMeta &mat) { return mat.strides.take_back(2); };
  if (!isOne(cx, strides(self)[1]) || isOne(cx, strides(self)[0]))
    return cx.error(0) << "expected row-major matrices, found strides "
                       << self.strides;
  if (!isOne(cx, strides(mat2)[0]) || isOne(cx, strides(mat2)[1]))
    return cx.error(1) << "expected column-major matrices, found strides "
                       << mat2.strides;
  bool isFlat = self.rank() == 2 && mat2.rank() == 2;
  SymInt groups =
      isFlat && offsets && offsets->rank() == 1 ? offsets->sizes[0] : SymInt(1);
  if (failed(checkGroupScale(cx, 2, scaleA, self, self.sizes[self.rank() - 2],
                             groups)) ||
      failed(checkGroupScale(cx, 3, scaleB, mat2, mat2.sizes.back(), groups)))
    return failure();
  return makeGrouped(cx, 4, self, mat2, offsets, bias, dtype);
}

/// Follows _meta_grouped_mm_common without scales; row-major, as in PyTorch
/// without CUDA (with it, rows are padded to 16 bytes).
static FailureOr<TensorMeta> groupedMM(RuleContext &cx, const TensorMeta &self,
                                       const TensorMeta &mat2,
                                       const TensorMeta *offsets,
                                       const TensorMeta *bias,
                                       std::optional<DType> dtype) {
  if (failed(checkGroups(cx, self, mat2, DType::BFloat16)))
    return failure();
  return makeGrouped(cx, 2, self, mat2, offsets, bias, dtype);
}

static const OpRow rows[] = {
    {"_scaled_mm(Tensor self, Tensor mat2, Tensor scale_a, Tensor scale_b, "
     "Tensor? bias=None, Tensor? scale_result=None, ScalarType? "
     "out_dtype=None, bool use_fast_accum=False) -> Tensor",
     rule<scaledMM>, follows("_meta_registrations.meta_scaled_mm")},
    {"_scaled_mm_v2(Tensor self, Tensor mat2, Tensor[] scale_a, int[] "
     "recipe_a, int[] swizzle_a, Tensor[] scale_b, int[] recipe_b, int[] "
     "swizzle_b, Tensor? bias, ScalarType? out_dtype, int[] "
     "contraction_dim=[], bool use_fast_accum=False) -> Tensor",
     rule<scaledMMByRecipe>, follows("_meta_registrations.meta_scaled_mm_v2")},
    {"_grouped_mm(Tensor self, Tensor mat2, Tensor? offs=None, Tensor? "
     "bias=None, ScalarType? out_dtype=None) -> Tensor",
     rule<groupedMM>, follows("_meta_registrations.meta_grouped_mm")},
    {"_scaled_grouped_mm(Tensor self, Tensor mat2, Tensor scale_a, Tensor "
     "scale_b, Tensor? offs=None, Tensor? bias=None, Tensor? "
     "scale_result=None, ScalarType? out_dtype=None, bool "
     "use_fast_accum=False) -> Tensor",
     rule<scaledGroupedMM>,
     follows("_meta_registrations.meta_scaled_grouped_mm")},
};

OpFamily fake::getScaledMatMulFamily() { return {"ScaledMatMul", rows}; }
