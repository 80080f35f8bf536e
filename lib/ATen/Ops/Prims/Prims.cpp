//===- Prims.cpp - The ops of torch._prims ----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The ops of torch._prims that are not in the family of an ATen op. They
// neither promote types nor broadcast.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Reduction.h"
#include "Ops/Creation/Factory.h"
#include "Table/Call.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Elementwise
//===----------------------------------------------------------------------===//

/// Whether this may be a cpu scalar, which is compatible with all shapes and
/// devices.
static bool isCPUScalarTensor(const TensorMeta &tensor) {
  return tensor.isScalar() && !differ(tensor.device, Device::cpu());
}

/// Fails unless all tensors except cpu scalars have the sizes of the first.
static LogicalResult checkSameSizes(RuleContext &cx, ArrayRef<MetaValue> args) {
  std::optional<unsigned> first;
  for (auto [i, arg] : llvm::enumerate(args)) {
    if (!arg.isTensor() || isCPUScalarTensor(*arg.getTensor()))
      continue;
    if (!first)
      first = i;
    ArrayRef<SymInt> expected = args[*first].getTensor()->sizes;
    if (!requireEqual(cx, expected, arg.getTensor()->sizes))
      return cx.error(*first, i)
             << "expected operands of the same shape, found " << expected
             << " and " << arg.getTensor()->sizes;
  }
  return success();
}

/// Fails unless all tensors have the same dtype.
static LogicalResult checkSameDType(RuleContext &cx, ArrayRef<MetaValue> args,
                                    unsigned firstArg = 0) {
  for (auto [i, arg] : llvm::enumerate(args)) {
    if (!arg.isTensor() || !args[0].isTensor())
      continue;
    DType expected = args[0].getTensor()->dtype, found = arg.getTensor()->dtype;
    if (expected != found && expected != DType::Unknown &&
        found != DType::Unknown)
      return cx.error(firstArg, firstArg + i)
             << "expected operands of the same dtype, found " << expected
             << " and " << found;
  }
  return success();
}

/// Follows _prim_elementwise_meta of torch._prims.
template <Promotion P>
static FailureOr<TensorMeta> elementwisePrim(RuleContext &cx,
                                             ArrayRef<MetaValue> args) {
  if (failed(checkSameDType(cx, args)) || failed(checkSameSizes(cx, args)))
    return failure();
  return elementwise(cx, args, P);
}

constexpr Rule elementwiseDefault = rule<elementwisePrim<Promotion::NoOpMath>>;
constexpr Rule elementwiseBool = rule<elementwisePrim<Promotion::AlwaysBool>>;
constexpr Rule elementwiseReal =
    rule<elementwisePrim<Promotion::ComplexToFloat>>;

/// Follows _where_meta: the predicate takes precedence for strides.
static FailureOr<TensorMeta> where(RuleContext &cx, ArrayRef<MetaValue> args) {
  if (failed(checkSameDType(cx, args.drop_front(), 1)) ||
      failed(checkSameSizes(cx, args)))
    return failure();
  DType dtype = args[1].getTensor()->dtype;
  return elementwiseAs(cx, args, {DType::Unknown, dtype});
}

/// Follows _fill_meta: the geometry of an elementwise result.
static FailureOr<TensorMeta> fill(RuleContext &cx, const TensorMeta &self) {
  return elementwise(cx, MetaValue::tensor(&self), Promotion::NoOpMath);
}

/// Fails unless the dtype is complex.
static LogicalResult checkComplex(RuleContext &cx, const TensorMeta &self) {
  if (isComplex(self.dtype) || self.dtype == DType::Unknown)
    return success();
  return cx.error(0) << "expected a complex dtype, found " << self.dtype;
}

/// Follows _conj_physical_meta and _complex_only_elementwise_meta: `real` and
/// `imag` are also new tensors.
template <Promotion P>
static FailureOr<TensorMeta> ofComplex(RuleContext &cx,
                                       const TensorMeta &self) {
  if (failed(checkComplex(cx, self)))
    return failure();
  return elementwise(cx, MetaValue::tensor(&self), P);
}

/// Follows _frexp_meta.
static FailureOr<std::array<TensorMeta, 2>> frexp(RuleContext &cx,
                                                  const TensorMeta &self) {
  if (!isFloat(self.dtype) && self.dtype != DType::Unknown)
    return cx.error(0) << "expected a float dtype, found " << self.dtype;
  auto like = [&](DType dtype) {
    return makeStrided(cx, self.sizes, emptyLikeStrides(cx, self), dtype,
                       self.device);
  };
  return std::array{like(self.dtype), like(DType::Int32)};
}

//===----------------------------------------------------------------------===//
// Reductions
//===----------------------------------------------------------------------===//

/// Follows validate_idx: dimensions must be nonnegative, and 0 is always valid.
static LogicalResult checkIndices(RuleContext &cx, unsigned arg,
                                  ArrayRef<int64_t> dims, int64_t rank) {
  for (int64_t dim : dims)
    if (dim < 0 || (dim > 0 && dim >= rank))
      return cx.error(arg) << "expected dimensions between 0 and "
                           << std::max<int64_t>(rank, 1) - 1 << ", found "
                           << dim;
  return success();
}

/// Follows _reduction_meta: an empty list reduces nothing, and duplicates are
/// allowed.
static FailureOr<TensorMeta> reduction(RuleContext &cx, const TensorMeta &self,
                                       Dims dims, std::optional<DType> dtype) {
  llvm::SmallBitVector set(self.rank(), /*t=*/!dims);
  if (dims && failed(checkIndices(cx, 1, *dims, self.rank())))
    return failure();
  for (int64_t dim : dims.value_or(ArrayRef<int64_t>()))
    if (dim < self.rank())
      set.set(dim);
  return reduceOver(cx, self, set, /*keepdim=*/false,
                    dtype.value_or(self.dtype));
}

static FailureOr<TensorMeta> variance(RuleContext &cx, const TensorMeta &self,
                                      Dims dims, const MetaValue &correction,
                                      std::optional<DType> dtype) {
  return reduction(cx, self, dims, dtype.value_or(toReal(self.dtype)));
}

//===----------------------------------------------------------------------===//
// Shape and storage
//===----------------------------------------------------------------------===//

/// The sizes after collapsing dimensions `start` to `end`.
static FailureOr<ArrayRef<SymInt>> getCollapsedSizes(RuleContext &cx,
                                                     const TensorMeta &self,
                                                     int64_t start,
                                                     int64_t end) {
  int64_t rank = std::max<int64_t>(self.rank(), 1);
  if (start < 0 || end < start || end >= rank)
    return cx.error(1, 2) << "expected dimensions between 0 and " << rank - 1
                          << ", found " << start << " to " << end;
  if (self.isScalar())
    return cx.copySizes({1});
  SmallVector<SymInt, 6> sizes(self.sizes.take_front(start));
  sizes.push_back(cx.env.product(self.sizes.slice(start, end - start + 1)));
  llvm::append_range(sizes, self.sizes.drop_front(end + 1));
  return cx.copySizes(sizes);
}

/// Follows _collapse_meta.
static FailureOr<TensorMeta> collapse(RuleContext &cx, const TensorMeta &self,
                                      int64_t start, int64_t end) {
  FailureOr<ArrayRef<SymInt>> sizes = getCollapsedSizes(cx, self, start, end);
  if (failed(sizes))
    return failure();
  return newLike(cx, self, *sizes);
}

/// Follows _collapse_view_meta.
static FailureOr<TensorMeta> collapseView(RuleContext &cx,
                                          const TensorMeta &self, int64_t start,
                                          int64_t end) {
  FailureOr<ArrayRef<SymInt>> sizes = getCollapsedSizes(cx, self, start, end);
  if (failed(sizes))
    return failure();
  return viewGeometry(cx, self, *sizes);
}

/// Follows _split_dim_meta.
static FailureOr<TensorMeta> splitDim(RuleContext &cx, const TensorMeta &self,
                                      int64_t dim, SymInt outerLength) {
  if (failed(checkIndices(cx, 1, dim, self.rank())))
    return failure();
  if (self.isScalar())
    return cx.error(0) << "expected a tensor of rank 1 or more, found rank 0";
  SymInt size = self.sizes[dim];
  if (!cx.env.require(Condition::multiple(size, outerLength)))
    return cx.error(1, 2) << "cannot split size " << size << " into "
                          << outerLength << " equal parts";
  SymInt inner = cx.env.floorDiv(size, outerLength);
  MutableArrayRef<SymInt> sizes = withDim(cx, self.sizes, dim, outerLength);
  sizes[dim + 1] = inner;
  SymInt stride = self.strides[dim];
  return makeView(self, sizes,
                  withDim(cx, self.strides, dim, cx.env.mul(stride, inner)),
                  self.offset);
}

/// Follows _squeeze_meta: all of the dimensions must have size 1.
static FailureOr<TensorMeta> squeeze(RuleContext &cx, const TensorMeta &self,
                                     ArrayRef<int64_t> dims) {
  if (failed(checkIndices(cx, 1, dims, self.rank())))
    return failure();
  if (self.isScalar() && !dims.empty())
    return cx.error(0) << "expected a tensor of rank 1 or more, found rank 0";
  for (int64_t dim : dims)
    if (!requireEqual(cx, self.sizes[dim], 1))
      return cx.error(1) << "expected size 1 at dimension " << dim
                         << ", found sizes " << self.sizes;
  SmallVector<SymInt, 6> sizes, strides;
  for (int64_t dim = 0; dim < self.rank(); ++dim) {
    if (llvm::is_contained(dims, dim))
      continue;
    sizes.push_back(self.sizes[dim]);
    strides.push_back(self.strides[dim]);
  }
  return makeView(self, cx.copySizes(sizes), cx.copySizes(strides),
                  self.offset);
}

/// Follows _reshape_meta: -1 is not allowed, and the result is a copy.
static FailureOr<TensorMeta> reshape(RuleContext &cx, const TensorMeta &self,
                                     ArrayRef<SymInt> shape) {
  if (failed(checkNewSizes(cx, 1, shape)))
    return failure();
  if (!requireEqual(cx, numel(cx, self.sizes), numel(cx, shape)))
    return cx.error(0, 1) << "expected as many elements as there are in sizes "
                          << self.sizes << ", found sizes " << shape;
  return newLike(cx, self, shape);
}

/// Follows _rev_meta.
static FailureOr<TensorMeta> reverse(RuleContext &cx, const TensorMeta &self,
                                     ArrayRef<int64_t> dims) {
  if (failed(checkIndices(cx, 1, dims, self.rank())))
    return failure();
  return makeStrided(cx, self.sizes, emptyLikeStrides(cx, self), self.dtype,
                     self.device);
}

/// Follows _conj_meta.
static FailureOr<TensorMeta> conj(RuleContext &cx, const TensorMeta &self) {
  if (failed(checkComplex(cx, self)))
    return failure();
  return callOp(cx, Op::conj, MetaValue::tensor(&self));
}

/// Follows _cat_meta: row-major, with dtype and device of the first tensor.
static FailureOr<TensorMeta> cat(RuleContext &cx, TensorList tensors,
                                 int64_t dim) {
  if (tensors.empty() || !tensors[0])
    return cx.error(0) << "expected at least one tensor, found none";
  const TensorMeta &first = *tensors[0];
  if (dim < 0 || dim >= first.rank())
    return cx.error(1) << "expected a dimension between 0 and "
                       << first.rank() - 1 << ", found " << dim;
  SymInt length = 0;
  for (size_t i = 0; i < tensors.size(); ++i) {
    const TensorMeta &tensor = *tensors[i];
    if (!tensor.ranked || tensor.rank() != first.rank() ||
        !requireEqual(cx, withoutDim(cx, tensor.sizes, dim),
                      withoutDim(cx, first.sizes, dim)))
      return cx.error(0) << "expected sizes " << first.sizes
                         << " in all but dimension " << dim << ", found "
                         << tensor.sizes;
    length = cx.env.add(length, tensor.sizes[dim]);
  }
  return newLike(cx, first, withSize(cx, first.sizes, dim, length));
}

/// Follows _device_put_meta: the same strides in a new storage.
static FailureOr<TensorMeta> devicePut(RuleContext &cx, const TensorMeta &self,
                                       Device device) {
  return makeStrided(cx, self.sizes, self.strides, self.dtype, device);
}

static FailureOr<TensorMeta>
copyStrided(RuleContext &cx, const TensorMeta &self, ArrayRef<SymInt> strides) {
  if (strides.size() != self.sizes.size())
    return cx.error(1) << "expected " << self.sizes.size() << " strides, found "
                       << strides.size();
  return makeStrided(cx, self.sizes, strides, self.dtype, self.device);
}

/// Follows _as_strided_scatter_meta: the source must have the sizes of the
/// view.
static FailureOr<TensorMeta>
asStridedScatter(RuleContext &cx, const TensorMeta &self,
                 const TensorMeta &source, ArrayRef<SymInt> sizes,
                 ArrayRef<SymInt> strides, SymInt offset) {
  if (sizes.size() != strides.size())
    return cx.error(2, 3) << "expected as many strides as sizes, found "
                          << strides.size() << " and " << sizes.size();
  if (!requireEqual(cx, source.sizes, sizes))
    return cx.error(1, 2) << "expected a source of sizes " << sizes
                          << ", found " << source.sizes;
  SymInt required = requiredStorage(cx, sizes, strides, offset);
  if (!cx.env.require(Condition::le(required, numel(cx, self.sizes))))
    return cx.error(0) << "expected at least " << required
                       << " elements, found sizes " << self.sizes;
  TensorMeta result =
      makeStrided(cx, self.sizes, self.strides, self.dtype, self.device);
  result.offset = self.offset;
  return result;
}

/// Follows _resize_meta: row-major in the same storage, unless nothing changes.
static FailureOr<TensorMeta> resize(RuleContext &cx, const TensorMeta &self,
                                    ArrayRef<SymInt> sizes) {
  if (self.sizes == sizes)
    return self;
  return makeResized(cx, self, sizes, contiguousStrides(cx, sizes));
}

//===----------------------------------------------------------------------===//
// Transforms and factors
//===----------------------------------------------------------------------===//

/// Follows _fft_c2c_meta.
static FailureOr<TensorMeta> fftSame(RuleContext &cx, const TensorMeta &self,
                                     ArrayRef<int64_t> dims) {
  if (failed(wrapDims(cx, dims, self.rank())))
    return failure();
  return contiguousCopy(cx, self);
}

/// Fails unless there is a last dimension to transform.
static LogicalResult checkHasLast(RuleContext &cx, ArrayRef<int64_t> dims,
                                  const TensorMeta &self) {
  if (dims.empty() || self.isScalar())
    return cx.error(0, 1) << "expected at least one dimension to transform, "
                             "found a tensor of rank "
                          << self.rank() << " and " << dims.size()
                          << " dimensions";
  return success();
}

/// Follows _fft_r2c_meta: half of the last dimension if one-sided.
static FailureOr<TensorMeta> fftFromReal(RuleContext &cx,
                                         const TensorMeta &self,
                                         ArrayRef<int64_t> dims,
                                         bool onesided) {
  FailureOr<SmallVector<int64_t>> wrapped = wrapDims(cx, dims, self.rank());
  if (failed(wrapped))
    return failure();
  ArrayRef<SymInt> sizes = self.sizes;
  if (onesided) {
    if (failed(checkHasLast(cx, dims, self)))
      return failure();
    int64_t last = wrapped->back();
    sizes = withSize(cx, sizes, last,
                     cx.env.add(cx.env.floorDiv(sizes[last], 2), 1));
  }
  return makeContiguous(cx, sizes, toComplex(self.dtype), self.device);
}

/// Follows _fft_c2r_meta.
static FailureOr<TensorMeta> fftToReal(RuleContext &cx, const TensorMeta &self,
                                       ArrayRef<int64_t> dims, SymInt size) {
  FailureOr<SmallVector<int64_t>> wrapped = wrapDims(cx, dims, self.rank());
  if (failed(wrapped) || failed(checkHasLast(cx, dims, self)))
    return failure();
  return makeContiguous(cx, withSize(cx, self.sizes, wrapped->back(), size),
                        toReal(self.dtype), self.device);
}

/// Follows _svd_meta: U is column-major, and so is Vh on the cpu.
static FailureOr<std::array<TensorMeta, 3>>
svd(RuleContext &cx, const TensorMeta &self, bool full) {
  if (self.rank() < 2)
    return cx.error(0) << "expected a tensor of rank 2 or more, found rank "
                       << self.rank();
  if (isIntegral(self.dtype) || getItemSize(toReal(self.dtype)) == 2)
    return cx.error(0) << "expected a float or a complex dtype of full "
                          "precision, found "
                       << self.dtype;
  ArrayRef<SymInt> batch = self.sizes.drop_back(2);
  SymInt m = self.sizes[self.rank() - 2], n = self.sizes.back();
  SymInt k = cx.env.min(m, n);
  auto sizes = [&](ArrayRef<SymInt> tail) { return concat(cx, batch, tail); };
  ArrayRef<SymInt> u = sizes({m, full ? m : k});
  ArrayRef<SymInt> vh = sizes({full ? n : k, n});
  return std::array{
      makeDense(cx, u, columnMajorStrides(cx, u), self.dtype, self.device),
      makeContiguous(cx, sizes({k}), toReal(self.dtype), self.device),
      makeDense(cx, vh,
                self.device.isCPU() ? columnMajorStrides(cx, vh)
                                    : contiguousStrides(cx, vh),
                self.dtype, self.device)};
}

//===----------------------------------------------------------------------===//
// Random numbers, scalars, tokens
//===----------------------------------------------------------------------===//

/// Follows _iota_meta: integers have no gradient.
static FailureOr<TensorMeta> iota(RuleContext &cx, SymInt length,
                                  const MetaValue &, SymInt step, DType dtype,
                                  Device device, Scalar gradient) {
  if (failed(checkNewSizes(cx, 0, length)))
    return failure();
  if (dtype != DType::Unknown && getKind(dtype) != DTypeKind::Int)
    return cx.error(3) << "expected an integer dtype, found " << dtype;
  if (isZero(cx, step))
    return cx.error(2) << "expected a step other than 0, found 0";
  if (gradient.asBool() == true)
    return cx.error(5) << "expected a dtype that may have a gradient, found "
                       << dtype;
  return makeContiguous(cx, cx.copySizes(length), dtype, device);
}

/// Follows _normal_meta.
static FailureOr<TensorMeta> normal(RuleContext &cx, ArrayRef<SymInt> sizes,
                                    Scalar mean, Scalar deviation, DType dtype,
                                    Device device) {
  if (isIntegral(dtype))
    return cx.error(3) << "expected a float or a complex dtype, found "
                       << dtype;
  if (deviation.isComplex())
    return cx.error(2) << "expected a real standard deviation, found "
                       << deviation;
  if (getKnownFloat(deviation).value_or(0) < 0)
    return cx.error(2) << "expected a standard deviation of 0 or more, found "
                       << deviation;
  return makeContiguous(cx, sizes, dtype, device);
}

static FailureOr<TensorMeta> uniform(RuleContext &cx, ArrayRef<SymInt> sizes,
                                     Scalar low, Scalar high, DType dtype,
                                     Device device, ArrayRef<SymInt> strides) {
  if (sizes.size() != strides.size())
    return cx.error(0, 5) << "expected as many strides as sizes, found "
                          << strides.size() << " and " << sizes.size();
  return makeStrided(cx, sizes, strides, dtype, device);
}

/// The only element, as for `aten.item`.
static FailureOr<MetaValue> item(RuleContext &cx, const MetaValue &self) {
  MetaValue result;
  if (failed(getOp(Op::item).infer(cx, self, result)))
    return failure();
  return result;
}

/// The largest or smallest value of a dtype, not computed.
static FailureOr<Scalar> extremeValue(RuleContext &cx, DType dtype) {
  return unknownScalar(dtype);
}

/// Follows new_token_tensor: a token that orders side effects.
static FailureOr<TensorMeta> makeToken(RuleContext &cx, ArrayRef<MetaValue>) {
  return makeContiguous(cx, cx.copySizes({0}), cx.defaultDType, Device::cpu());
}

static LogicalResult sinkTokens(RuleContext &, TensorList) { return success(); }

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"prims::_make_token() -> Tensor", rule<makeToken>,
     follows("_prims._make_token"), Behavior::Asserts},
    {"prims::_sink_tokens(Tensor[] tokens) -> ()", rule<sinkTokens>,
     follows("_prims._sink_tokens"), Behavior::Asserts},
    {"prims::abs(Tensor self) -> Tensor", elementwiseReal,
     follows("_prims.abs"), Tag::pointwise},
    {"prims::acos(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.acos")},
    {"prims::acosh(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.acosh")},
    {"prims::add(Tensor self, Tensor other) -> Tensor", elementwiseDefault,
     follows("_prims.add")},
    {"prims::amax(Tensor inp, int[]? dims, *, ScalarType? output_dtype=None) "
     "-> Tensor",
     rule<reduction>, follows("_prims.amax")},
    {"prims::amin(Tensor inp, int[]? dims, *, ScalarType? output_dtype=None) "
     "-> Tensor",
     rule<reduction>, follows("_prims.amin")},
    {"prims::as_strided_scatter(Tensor self, Tensor src, SymInt[] size, "
     "SymInt[] stride, SymInt storage_offset) -> Tensor",
     rule<asStridedScatter>, follows("_prims.as_strided_scatter")},
    {"prims::asin(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.asin")},
    {"prims::asinh(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.asinh")},
    {"prims::atan(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.atan")},
    {"prims::atan2(Tensor self, Tensor other) -> Tensor", elementwiseDefault,
     follows("_prims.atan2")},
    {"prims::atanh(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.atanh")},
    {"prims::bessel_i0(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.bessel_i0")},
    {"prims::bessel_i0e(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.bessel_i0e")},
    {"prims::bessel_i1(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.bessel_i1")},
    {"prims::bessel_i1e(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.bessel_i1e")},
    {"prims::bessel_j0(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.bessel_j0")},
    {"prims::bessel_j1(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.bessel_j1")},
    {"prims::bitwise_and(Tensor self, Tensor other) -> Tensor",
     elementwiseDefault, follows("_prims.bitwise_and")},
    {"prims::bitwise_not(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.bitwise_not"), Tag::pointwise},
    {"prims::bitwise_or(Tensor self, Tensor other) -> Tensor",
     elementwiseDefault, follows("_prims.bitwise_or")},
    {"prims::bitwise_xor(Tensor self, Tensor other) -> Tensor",
     elementwiseDefault, follows("_prims.bitwise_xor")},
    {"prims::cbrt(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.cbrt")},
    {"prims::ceil(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.ceil")},
    {"prims::collapse(Tensor a, int start, int end) -> Tensor", rule<collapse>,
     follows("_prims.collapse")},
    {"prims::conj_physical(Tensor self) -> Tensor",
     rule<ofComplex<Promotion::NoOpMath>>, follows("_prims.conj_physical"),
     Tag::pointwise},
    {"prims::copy_strided(Tensor a, SymInt[] stride) -> Tensor",
     rule<copyStrided>, follows("_prims.copy_strided")},
    {"prims::cos(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.cos")},
    {"prims::cosh(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.cosh")},
    {"prims::digamma(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.digamma"), Tag::pointwise},
    {"prims::div(Tensor self, Tensor other) -> Tensor", elementwiseDefault,
     follows("_prims.div")},
    {"prims::eq(Tensor self, Tensor other) -> Tensor", elementwiseBool,
     follows("_prims.eq")},
    {"prims::erf(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.erf")},
    {"prims::erf_inv(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.erf_inv")},
    {"prims::erfc(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.erfc")},
    {"prims::erfcx(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.erfcx")},
    {"prims::exp(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.exp")},
    {"prims::exp2(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.exp2"), Tag::pointwise},
    {"prims::expm1(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.expm1")},
    {"prims::fft_c2c(Tensor self, *, int[] dim, bool forward) -> Tensor",
     rule<fftSame>, follows("_prims.fft_c2c")},
    {"prims::fft_c2r(Tensor self, *, int[] dim, SymInt last_dim_size) -> "
     "Tensor",
     rule<fftToReal>, follows("_prims.fft_c2r")},
    {"prims::fft_r2c(Tensor self, *, int[] dim, bool onesided) -> Tensor",
     rule<fftFromReal>, follows("_prims.fft_r2c")},
    {"prims::fill(Tensor self, Scalar value) -> Tensor", rule<fill>,
     follows("_prims.fill")},
    {"prims::floor(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.floor")},
    {"prims::fmax(Tensor self, Tensor other) -> Tensor", elementwiseDefault,
     follows("_prims.fmax"), Tag::pointwise},
    {"prims::fmin(Tensor self, Tensor other) -> Tensor", elementwiseDefault,
     follows("_prims.fmin"), Tag::pointwise},
    {"prims::fmod(Tensor self, Tensor other) -> Tensor", elementwiseDefault,
     follows("_prims.fmod")},
    {"prims::frexp(Tensor self) -> (Tensor mantissa, Tensor exponent)",
     rule<frexp>, follows("_prims.frexp")},
    {"prims::gcd(Tensor self, Tensor other) -> Tensor", elementwiseDefault,
     follows("_prims.gcd")},
    {"prims::ge(Tensor self, Tensor other) -> Tensor", elementwiseBool,
     follows("_prims.ge")},
    {"prims::gt(Tensor self, Tensor other) -> Tensor", elementwiseBool,
     follows("_prims.gt")},
    {"prims::hypot(Tensor self, Tensor other) -> Tensor", elementwiseDefault,
     follows("_prims.hypot"), Tag::pointwise},
    {"prims::igamma(Tensor self, Tensor other) -> Tensor", elementwiseDefault,
     follows("_prims.igamma"), Tag::pointwise},
    {"prims::igammac(Tensor self, Tensor other) -> Tensor", elementwiseDefault,
     follows("_prims.igammac"), Tag::pointwise},
    {"prims::isfinite(Tensor self) -> Tensor", elementwiseBool,
     follows("_prims.isfinite")},
    {"prims::item(Tensor a) -> Scalar", rule<item>, follows("_prims.item")},
    {"prims::le(Tensor self, Tensor other) -> Tensor", elementwiseBool,
     follows("_prims.le")},
    {"prims::lgamma(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.lgamma")},
    {"prims::log(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.log")},
    {"prims::log10(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.log10")},
    {"prims::log1p(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.log1p")},
    {"prims::log2(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.log2"), Tag::pointwise},
    {"prims::lt(Tensor self, Tensor other) -> Tensor", elementwiseBool,
     follows("_prims.lt")},
    {"prims::maximum(Tensor self, Tensor other) -> Tensor", elementwiseDefault,
     follows("_prims.maximum"), Tag::pointwise},
    {"prims::maximum_value(ScalarType dtype) -> Scalar", rule<extremeValue>,
     follows("_prims.maximum_value")},
    {"prims::minimum(Tensor self, Tensor other) -> Tensor", elementwiseDefault,
     follows("_prims.minimum"), Tag::pointwise},
    {"prims::minimum_value(ScalarType dtype) -> Scalar", rule<extremeValue>,
     follows("_prims.minimum_value")},
    {"prims::mul(Tensor self, Tensor other) -> Tensor", elementwiseDefault,
     follows("_prims.mul")},
    {"prims::ndtri(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.ndtri")},
    {"prims::ne(Tensor self, Tensor other) -> Tensor", elementwiseBool,
     follows("_prims.ne")},
    {"prims::neg(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.neg")},
    {"prims::nextafter(Tensor self, Tensor other) -> Tensor",
     elementwiseDefault, follows("_prims.nextafter"), Tag::pointwise},
    {"prims::normal(SymInt[] shape, *, Scalar mean, Scalar std, ScalarType "
     "dtype, Device device, bool requires_grad, Generator? generator=None) -> "
     "Tensor",
     rule<normal>, follows("_prims.normal"), Tag::nondeterministic_seeded},
    {"prims::pow(Tensor self, Tensor other) -> Tensor", elementwiseDefault,
     follows("_prims.pow")},
    {"prims::prod(Tensor inp, int[]? dims, *, ScalarType? output_dtype=None) "
     "-> Tensor",
     rule<reduction>, follows("_prims.prod")},
    {"prims::reciprocal(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.reciprocal"), Tag::pointwise},
    {"prims::remainder(Tensor self, Tensor other) -> Tensor",
     elementwiseDefault, follows("_prims.remainder")},
    {"prims::resize(Tensor(a!) a, SymInt[] shape) -> Tensor(a!)", rule<resize>,
     follows("_prims.resize"), Tag::inplace_view},
    {"prims::round(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.round")},
    {"prims::rsqrt(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.rsqrt"), Tag::pointwise},
    {"prims::shift_left(Tensor self, Tensor other) -> Tensor",
     elementwiseDefault, follows("_prims.shift_left")},
    {"prims::shift_right_arithmetic(Tensor self, Tensor other) -> Tensor",
     elementwiseDefault, follows("_prims.shift_right_arithmetic")},
    {"prims::sign(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.sign"), Tag::pointwise},
    {"prims::signbit(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.signbit"), Tag::pointwise},
    {"prims::sin(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.sin")},
    {"prims::sinh(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.sinh")},
    {"prims::spherical_bessel_j0(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.spherical_bessel_j0")},
    {"prims::sqrt(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.sqrt")},
    {"prims::sub(Tensor self, Tensor other) -> Tensor", elementwiseDefault,
     follows("_prims.sub")},
    {"prims::sum(Tensor inp, int[]? dims, *, ScalarType? output_dtype=None) -> "
     "Tensor",
     rule<reduction>, follows("_prims.sum")},
    {"prims::svd(Tensor A, *, bool full_matrices) -> (Tensor U, Tensor S, "
     "Tensor Vh)",
     rule<svd>, follows("_prims.svd")},
    {"prims::tan(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.tan")},
    {"prims::tanh(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.tanh")},
    {"prims::trunc(Tensor self) -> Tensor", elementwiseDefault,
     follows("_prims.trunc"), Tag::pointwise},
    {"prims::uniform(SymInt[] shape, *, Scalar low, Scalar high, ScalarType "
     "dtype, Device device, SymInt[] stride, Generator? generator=None) -> "
     "Tensor",
     rule<uniform>, follows("_prims._uniform_helper"),
     Tag::nondeterministic_seeded},
    {"prims::var(Tensor inp, int[]? dims, float? correction=1, *, ScalarType? "
     "output_dtype=None) -> Tensor",
     rule<variance>, follows("_prims.var")},
    {"prims::where(Tensor pred, Tensor a, Tensor b) -> Tensor", rule<where>,
     follows("_prims.where")},
    {"prims::xor_sum(Tensor inp, int[]? dims, *, ScalarType? "
     "output_dtype=None) -> Tensor",
     rule<reduction>, follows("_prims.xor_sum")},
    {"prims::zeta(Tensor self, Tensor other) -> Tensor", elementwiseDefault,
     follows("_prims.zeta")},
    {"prims::cat(Tensor[] tensors, int dim) -> Tensor", rule<cat>,
     follows("_prims.cat")},
    {"prims::collapse_view(Tensor(a) a, int start, int end) -> Tensor(a)",
     rule<collapseView>, follows("_prims.collapse_view")},
    {"prims::conj(Tensor(a) a) -> Tensor(a)", rule<conj>,
     follows("_prims.conj")},
    {"prims::device_put(Tensor a, Device device, bool non_blocking=False) -> "
     "Tensor",
     rule<devicePut>, follows("_prims.device_put")},
    {"prims::imag(Tensor(a) self) -> Tensor(a)",
     rule<ofComplex<Promotion::ComplexToFloat>>, follows("_prims.imag")},
    {"prims::iota(SymInt length, *, SymInt start, SymInt step, ScalarType "
     "dtype, Device device, bool requires_grad) -> Tensor",
     rule<iota>, follows("_prims.iota")},
    {"prims::real(Tensor(a) self) -> Tensor(a)",
     rule<ofComplex<Promotion::ComplexToFloat>>, follows("_prims.real")},
    {"prims::reshape(Tensor a, SymInt[] shape) -> Tensor", rule<reshape>,
     follows("_prims.reshape")},
    {"prims::rev(Tensor a, int[] dims) -> Tensor", rule<reverse>,
     follows("_prims.rev")},
    {"prims::split_dim(Tensor(a) a, int dim, SymInt outer_length) -> Tensor(a)",
     rule<splitDim>, follows("_prims.split_dim")},
    {"prims::squeeze(Tensor(a) a, int[] dimensions) -> Tensor(a)",
     rule<squeeze>, follows("_prims.squeeze")},
};

OpFamily fake::getPrimsFamily() { return {"Prims", rows}; }
