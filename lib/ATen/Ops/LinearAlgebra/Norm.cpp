//===- Norm.cpp - Norms and conditions of matrices --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Reduction.h"
#include "Ops/Elementwise/Pointwise.h"
#include "Ops/LinearAlgebra/MatrixFunctions.h"
#include "Table/Call.h"
#include <cmath>

using namespace fake;

//===----------------------------------------------------------------------===//
// Matrix norms
//===----------------------------------------------------------------------===//

/// The order of a norm: a number, or a name.
struct Order {
  /// 0 if the order is a name.
  double number = 0;
  StringRef name;

  /// Whether the norm is computed from the singular values.
  bool isSpectral() const { return std::fabs(number) == 2 || name == "nuc"; }
};

/// The arguments of a matrix norm besides the order.
struct NormOptions {
  bool keepdim = false;
  std::optional<DType> dtype;
};

/// Reads an order, 2 for None; fails unless matrices have such a norm.
static FailureOr<Order> readOrder(RuleContext &cx,
                                  std::optional<Scalar> value) {
  Order order;
  double size = -1;
  if (!value)
    order.number = size = 2;
  else if (std::optional<double> known = getKnownFloat(*value))
    order.number = *known;
  size = std::fabs(order.number);
  if (size != 1 && size != 2 && !std::isinf(size))
    return cx.error(1) << "expected the order 1, 2, inf or one of these "
                          "negated, found "
                       << *value;
  return order;
}

static FailureOr<Order> readOrder(RuleContext &cx, StringRef name) {
  if (name != "fro" && name != "nuc")
    return cx.error(1) << "expected the order 'fro' or 'nuc', found '" << name
                       << "'";
  return Order{0, name};
}

/// `linalg_vector_norm`.
static FailureOr<TensorMeta> callVectorNorm(RuleContext &cx,
                                            const TensorMeta &self,
                                            Scalar order, const MetaValue &dims,
                                            const NormOptions &options) {
  return callOp(
      cx, Op::linalg_vector_norm,
      {MetaValue::tensor(&self), order, dims, Scalar::boolean(options.keepdim),
       options.dtype ? MetaValue(*options.dtype) : MetaValue::none()});
}

/// The maximum or minimum along a dimension. The maximum of an empty one is 0,
/// since norms are nonnegative.
static FailureOr<TensorMeta> extreme(RuleContext &cx, const TensorMeta &self,
                                     double order, int64_t dim, bool keepdim) {
  FailureOr<int64_t> wrapped = wrapDim(cx, dim, self.rank());
  if (failed(wrapped))
    return failure();
  if (order > 0 && isZero(cx, self.sizes[*wrapped]))
    return newLike(cx, self,
                   keepdim ? withSize(cx, self.sizes, *wrapped, 1)
                           : withoutDim(cx, self.sizes, *wrapped));
  return callOp(cx, order > 0 ? Op::amax : Op::amin,
                {MetaValue::tensor(&self), toList(cx, ArrayRef(dim)),
                 Scalar::boolean(keepdim)});
}

/// A norm from the singular values: their sum, maximum or minimum. Both
/// dimensions are moved to the end; kept dimensions are moved back.
static FailureOr<TensorMeta>
spectralNorm(RuleContext &cx, const TensorMeta &self, const Order &order,
             ArrayRef<int64_t> dims, const NormOptions &options) {
  SmallVector<int64_t> permutation, inverse(self.rank());
  for (int64_t i = 0; i < self.rank(); ++i)
    if (!llvm::is_contained(dims, i))
      permutation.push_back(i);
  llvm::append_range(permutation, dims);
  for (auto [i, dim] : llvm::enumerate(permutation))
    inverse[dim] = i;
  FailureOr<TensorMeta> moved = permuteGeometry(cx, self, permutation);
  if (failed(moved))
    return failure();
  moved->dtype = options.dtype.value_or(self.dtype);
  FailureOr<TensorMeta> values = singularValues(cx, *moved);
  if (failed(values))
    return failure();
  FailureOr<TensorMeta> result =
      order.name == "nuc"
          ? callOp(cx, Op::sum_dim_IntList,
                   {MetaValue::tensor(&*values),
                    toList(cx, ArrayRef<int64_t>(-1)),
                    Scalar::boolean(options.keepdim)})
          : extreme(cx, *values, order.number, -1, options.keepdim);
  if (failed(result) || !options.keepdim)
    return result;
  result = unsqueezeGeometry(cx, *result, -1);
  if (failed(result))
    return failure();
  return permuteGeometry(cx, *result, inverse);
}

/// `linalg_matrix_norm` for both kinds of order.
static FailureOr<TensorMeta> matrixNorm(RuleContext &cx, const TensorMeta &self,
                                        const Order &order,
                                        ArrayRef<int64_t> givenDims,
                                        const NormOptions &options) {
  if (failed(checkMatrix(cx, 0, self)) ||
      failed(checkFloatOrComplex(
          cx, 0, self, order.isSpectral() ? Precision::Full : Precision::Any)))
    return failure();
  FailureOr<SmallVector<int64_t>> dims = wrapDims(cx, givenDims, self.rank());
  if (failed(dims))
    return failure();
  if (dims->size() != 2)
    return cx.error(2) << "expected 2 dimensions, found " << dims->size();
  // The dtype checks are the same for all orders.
  FailureOr<TensorMeta> frobenius =
      callVectorNorm(cx, self, Scalar::integer(2),
                     toList(cx, ArrayRef<int64_t>(*dims)), options);
  if (failed(frobenius) || order.name == "fro")
    return frobenius;
  if (order.isSpectral())
    return spectralNorm(cx, self, order, *dims, options);
  int64_t first = (*dims)[0], second = (*dims)[1];
  if (std::isinf(order.number))
    std::swap(first, second);
  FailureOr<TensorMeta> sums =
      callVectorNorm(cx, self, Scalar::floating(1),
                     toList(cx, ArrayRef<int64_t>(first)), options);
  if (failed(sums))
    return failure();
  return extreme(cx, *sums, order.number,
                 second - (second > first && !options.keepdim),
                 options.keepdim);
}

/// `linalg_matrix_norm`.
static FailureOr<TensorMeta>
linalgMatrixNorm(RuleContext &cx, const TensorMeta &self, Scalar value,
                 ArrayRef<int64_t> dims, bool keepdim,
                 std::optional<DType> dtype) {
  FailureOr<Order> order = readOrder(cx, value);
  if (failed(order))
    return failure();
  return matrixNorm(cx, self, *order, dims, {keepdim, dtype});
}

static FailureOr<TensorMeta>
linalgMatrixNormNamed(RuleContext &cx, const TensorMeta &self, StringRef name,
                      ArrayRef<int64_t> dims, bool keepdim,
                      std::optional<DType> dtype) {
  FailureOr<Order> order = readOrder(cx, name);
  if (failed(order))
    return failure();
  return matrixNorm(cx, self, *order, dims, {keepdim, dtype});
}

/// Checks that a norm is taken over one or two dimensions.
static LogicalResult checkNormRank(RuleContext &cx, const TensorMeta &self,
                                   std::optional<ArrayRef<int64_t>> dims) {
  size_t count = dims ? dims->size() : self.rank();
  if (count == 1 || count == 2)
    return success();
  if (dims)
    return cx.error(2) << "expected 1 or 2 dimensions, found " << count;
  return cx.error(0) << "expected a vector or a matrix, found sizes "
                     << self.sizes;
}

/// `linalg_norm`: of a matrix with an order and two dimensions, else of a
/// vector.
static FailureOr<TensorMeta> linalgNorm(RuleContext &cx, const TensorMeta &self,
                                        std::optional<Scalar> order,
                                        std::optional<ArrayRef<int64_t>> dims,
                                        bool keepdim,
                                        std::optional<DType> dtype) {
  if ((dims || order) && failed(checkNormRank(cx, self, dims)))
    return failure();
  size_t count = dims ? dims->size() : self.rank();
  if (order && count == 2)
    return linalgMatrixNorm(cx, self, *order,
                            dims.value_or(ArrayRef<int64_t>{0, 1}), keepdim,
                            dtype);
  return callVectorNorm(cx, self, order.value_or(Scalar::integer(2)),
                        dims ? toList(cx, *dims) : MetaValue::none(),
                        {keepdim, dtype});
}

static FailureOr<TensorMeta>
linalgNormNamed(RuleContext &cx, const TensorMeta &self, StringRef name,
                std::optional<ArrayRef<int64_t>> dims, bool keepdim,
                std::optional<DType> dtype) {
  if (failed(checkNormRank(cx, self, dims)))
    return failure();
  return linalgMatrixNormNamed(
      cx, self, name, dims.value_or(ArrayRef<int64_t>{0, 1}), keepdim, dtype);
}

/// `nuclear_norm`: of a matrix, or over two dimensions.
static FailureOr<TensorMeta> nuclearNormDims(RuleContext &cx,
                                             const TensorMeta &self,
                                             ArrayRef<int64_t> dims,
                                             bool keepdim) {
  return matrixNorm(cx, self, Order{0, "nuc"}, dims, {keepdim, std::nullopt});
}

static FailureOr<TensorMeta> nuclearNorm(RuleContext &cx,
                                         const TensorMeta &self, bool keepdim) {
  return nuclearNormDims(cx, self, {-2, -1}, keepdim);
}

/// `linalg__powsum`: `self.to(dtype).abs().pow(ord).sum(dim, keepdim)`, for
/// integers too.
static FailureOr<TensorMeta> powsum(RuleContext &cx, const TensorMeta &self,
                                    Scalar order, const MetaValue &dims,
                                    bool keepdim, std::optional<DType> dtype) {
  TensorMeta input = self;
  input.dtype = dtype.value_or(self.dtype);
  FailureOr<TensorMeta> result = callOp(cx, Op::abs, MetaValue::tensor(&input));
  if (failed(result))
    return failure();
  result =
      callOp(cx, Op::pow_Tensor_Scalar, {MetaValue::tensor(&*result), order});
  if (failed(result))
    return failure();
  return callOp(cx, Op::sum_dim_IntList,
                {MetaValue::tensor(&*result), dims, Scalar::boolean(keepdim)});
}

//===----------------------------------------------------------------------===//
// Condition
//===----------------------------------------------------------------------===//

/// `linalg_cond` of matrices that may be empty: real, one for each matrix. All
/// but the spectral orders use the inverse.
static FailureOr<TensorMeta> condition(RuleContext &cx, const TensorMeta &self,
                                       const Order &order) {
  if (failed(checkMatrix(cx, 0, self)))
    return failure();
  if (!isPlainlyZero(cx, numel(cx, self.sizes))) {
    if (failed(checkFloatOrComplex(cx, 0, self)))
      return failure();
    if (!order.isSpectral() && failed(invert(cx, self)))
      return failure();
  }
  return makeOn(cx, self, getBatch(self), toReal(self.dtype));
}

static FailureOr<TensorMeta> cond(RuleContext &cx, const TensorMeta &self,
                                  std::optional<Scalar> value) {
  FailureOr<Order> order = readOrder(cx, value);
  if (failed(order))
    return failure();
  return condition(cx, self, *order);
}

static FailureOr<TensorMeta> condNamed(RuleContext &cx, const TensorMeta &self,
                                       StringRef name) {
  FailureOr<Order> order = readOrder(cx, name);
  if (failed(order) || failed(checkSquare(cx, 0, self)))
    return failure();
  return condition(cx, self, *order);
}

//===----------------------------------------------------------------------===//
// Vector norms
//===----------------------------------------------------------------------===//

/// Follows _check_norm_dtype: a wider type of the same category as the input.
static LogicalResult checkNormDType(RuleContext &cx, DType self, DType dtype) {
  if (failed(refuse(cx, 0, dtype, RefuseIntegral)))
    return failure();
  if (isComplex(dtype) != isComplex(self))
    return cx.error(0) << "expected a "
                       << (isComplex(self) ? "complex" : "real")
                       << " dtype for the norm of " << self << ", found "
                       << dtype;
  if (getHigherDType(dtype, self) != dtype)
    return cx.error(0) << "expected a dtype that " << self
                       << " converts to without narrowing, found " << dtype;
  return success();
}

/// Whether all reduced dimensions have size 1, so that only the absolute value
/// is computed.
static bool hasNothingToReduce(RuleContext &cx, const TensorMeta &self,
                               const llvm::SmallBitVector &dims) {
  for (unsigned dim : dims.set_bits())
    if (dim < self.sizes.size() && !isOne(cx, self.sizes[dim]))
      return false;
  return true;
}

/// Follows _check_vector_norm_args: orders without identity reject empty
/// tensors unless the given dimensions are nonempty. They are checked before
/// wrapping, so a negative one is treated as empty.
static LogicalResult checkNormNotEmpty(RuleContext &cx, const TensorMeta &self,
                                       Dims given,
                                       const llvm::SmallBitVector &dims,
                                       double order) {
  if (order >= 0 && !std::isinf(order))
    return success();
  auto isNegative = [](int64_t dim) { return dim < 0; };
  if (given && llvm::any_of(*given, isNegative) &&
      !cx.env.require(Condition::lt(0, numel(cx, self.sizes))))
    return cx.error(0) << "expected a non-empty tensor for a norm without "
                          "identity along a negative dimension, found "
                       << self.sizes;
  return checkNotEmpty(cx, 0, self, dims);
}

/// The order of a norm, if constant: 2 for None.
static std::optional<double> getOrder(std::optional<Scalar> order) {
  return order ? getKnownFloat(*order) : 2.0;
}

/// The dimensions to reduce. If all have size 1, a p-norm does not sum, and
/// FakeTensor accepts duplicates.
static FailureOr<llvm::SmallBitVector>
getNormDims(RuleContext &cx, const TensorMeta &self, Dims dims, bool isSimple) {
  if (isSimple || !dims || self.isScalar())
    return getDimSetOrAll(cx, 0, self, dims);
  llvm::SmallBitVector set(self.rank());
  for (int64_t dim : *dims) {
    FailureOr<int64_t> wrapped = wrapDim(cx, dim, self.rank());
    if (failed(wrapped))
      return failure();
    if (!self.sizes[*wrapped].isInt(1))
      return getDimSetOrAll(cx, 0, self, dims);
    set.set(*wrapped);
  }
  if (set.count() == dims->size())
    return getDimSetOrAll(cx, 0, self, dims);
  cx.eagerRefuses() << "expected distinct dimensions, found one twice";
  return set;
}

/// Follows torch._refs.linalg.vector_norm.
static FailureOr<TensorMeta> vectorNorm(RuleContext &cx, const TensorMeta &self,
                                        std::optional<Scalar> order, Dims dims,
                                        bool keepdim,
                                        std::optional<DType> dtype) {
  if (failed(refuse(cx, 0, self.dtype, RefuseIntegral)) ||
      (dtype && failed(checkNormDType(cx, self.dtype, *dtype))))
    return failure();
  std::optional<double> ord = getOrder(order);
  // A count, maximum or minimum; else powers, whose strides are row-major.
  bool isSimple = ord && (*ord == 0 || std::isinf(*ord));
  FailureOr<llvm::SmallBitVector> set = getNormDims(cx, self, dims, isSimple);
  if (failed(set))
    return failure();
  DType result = toReal(dtype.value_or(self.dtype));
  if (ord && failed(checkNormNotEmpty(cx, self, dims, *set, *ord)))
    return failure();
  if (isSimple)
    return reduceOver(cx, self, *set, keepdim, result, KeptDims::Broadcast);
  TensorMeta norm = reduceOver(cx, self, *set, keepdim, result);
  if (keepdim && !self.isScalar() && hasNothingToReduce(cx, self, *set)) {
    TensorMeta absolute = self;
    absolute.strides = emptyLikeStrides(cx, self);
    if (isContiguous(cx, absolute))
      norm.strides = absolute.strides;
  }
  return norm;
}

/// `norm` with dimensions; keepdim has no default in one overload.
static FailureOr<TensorMeta> normDims(RuleContext &cx, const TensorMeta &self,
                                      std::optional<Scalar> order, Dims dims,
                                      bool keepdim) {
  return vectorNorm(cx, self, order, dims, keepdim, std::nullopt);
}

static FailureOr<TensorMeta> normAll(RuleContext &cx, const TensorMeta &self,
                                     Scalar order) {
  return vectorNorm(cx, self, order, std::nullopt, false, std::nullopt);
}

static FailureOr<TensorMeta> normAllAs(RuleContext &cx, const TensorMeta &self,
                                       std::optional<Scalar> order,
                                       DType dtype) {
  return vectorNorm(cx, self, order, std::nullopt, false, dtype);
}

static FailureOr<TensorMeta> frobeniusNorm(RuleContext &cx,
                                           const TensorMeta &self, Dims dims,
                                           bool keepdim) {
  if (dims && dims->size() > 2)
    return cx.error(1) << "expected at most 2 dimensions, found "
                       << dims->size();
  return vectorNorm(cx, self, Scalar::integer(2), dims, keepdim, std::nullopt);
}

/// `dist`: the norm of a difference.
static FailureOr<TensorMeta> dist(RuleContext &cx, const TensorMeta &self,
                                  const TensorMeta &other, Scalar order) {
  FailureOr<TensorMeta> difference = binary<Promotion::Default, RefuseIntegral>(
      cx, MetaValue::tensor(&self), MetaValue::tensor(&other));
  if (failed(difference))
    return failure();
  return normAll(cx, *difference, order);
}

/// Follows torch._refs.renorm: scaled, then made contiguous.
static FailureOr<TensorMeta> renorm(RuleContext &cx, const TensorMeta &self,
                                    Scalar order, int64_t dim, Scalar maximum) {
  std::optional<double> ord = getOrder(order), max = getOrder(maximum);
  if (ord && *ord <= 0)
    return cx.error(1) << "expected p to be above 0, found " << *ord;
  if (max && *max < 0)
    return cx.error(3) << "expected maxnorm to be at least 0, found " << *max;
  if (self.rank() < 2)
    return cx.error(0) << "expected a tensor of rank 2 or more, found rank "
                       << self.rank();
  if (failed(wrapDim(cx, dim, self.rank())) ||
      failed(refuse(cx, 0, self.dtype, RefuseIntegral)))
    return failure();
  FailureOr<TensorMeta> result = unary<Promotion::Default>(cx, self);
  if (succeeded(result) && !isContiguous(cx, *result))
    result->strides = contiguousStrides(cx, self.sizes);
  return result;
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"linalg_matrix_norm(Tensor self, Scalar ord, int[] dim=[-2, -1], bool "
     "keepdim=False, *, ScalarType? dtype=None) -> Tensor",
     rule<linalgMatrixNorm>, follows("native")},
    {"linalg_matrix_norm.str_ord(Tensor self, str ord=\"fro\", int[] dim=[-2, "
     "-1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor",
     rule<linalgMatrixNormNamed>, follows("native")},
    {"linalg_norm(Tensor self, Scalar? ord=None, int[1]? dim=None, bool "
     "keepdim=False, *, ScalarType? dtype=None) -> Tensor",
     rule<linalgNorm>, follows("native")},
    {"linalg_norm.ord_str(Tensor self, str ord, int[1]? dim=None, bool "
     "keepdim=False, *, ScalarType? dtype=None) -> Tensor",
     rule<linalgNormNamed>, follows("native")},
    {"nuclear_norm(Tensor self, bool keepdim=False) -> Tensor",
     rule<nuclearNorm>, follows("native")},
    {"nuclear_norm.dim(Tensor self, int[2] dim, bool keepdim=False) -> Tensor",
     rule<nuclearNormDims>, follows("native")},
    {"linalg__powsum(Tensor self, Scalar ord=2, int[1]? dim=None, bool "
     "keepdim=False, *, ScalarType? dtype=None) -> Tensor",
     rule<powsum>, follows("native")},
    {"linalg_cond(Tensor self, Scalar? p=None) -> Tensor", rule<cond>,
     follows("native")},
    {"linalg_cond.p_str(Tensor self, str p) -> Tensor", rule<condNamed>,
     follows("native")},
    // Norms.
    {"linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool "
     "keepdim=False, *, ScalarType? dtype=None) -> Tensor",
     rule<vectorNorm>, follows("_refs.linalg.vector_norm")},
    {"norm.ScalarOpt_dim_dtype(Tensor self, Scalar? p, int[1] dim, bool "
     "keepdim, *, ScalarType dtype) -> Tensor",
     rule<vectorNorm>, follows("_refs.norm")},
    {"norm.ScalarOpt_dim(Tensor self, Scalar? p, int[1] dim, bool "
     "keepdim=False) -> Tensor",
     rule<normDims>, follows("_refs.norm")},
    {"norm.Scalar(Tensor self, Scalar p=2) -> Tensor", rule<normAll>,
     follows("_refs.norm")},
    {"norm.ScalarOpt_dtype(Tensor self, Scalar? p, *, ScalarType dtype) -> "
     "Tensor",
     rule<normAllAs>, follows("_refs.norm")},
    {"frobenius_norm.dim(Tensor self, int[1] dim, bool keepdim=False) -> "
     "Tensor",
     rule<frobeniusNorm>, follows("native")},
    {"dist(Tensor self, Tensor other, Scalar p=2) -> Tensor", rule<dist>,
     follows("_decomp.decompositions.dist")},
    {"renorm(Tensor self, Scalar p, int dim, Scalar maxnorm) -> Tensor",
     rule<renorm>, follows("_refs.renorm"), InPlace::Derived},
};

OpFamily fake::getNormFamily() { return {"Norm", rows}; }
