//===- MatMul.cpp - Products of matrices and vectors ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Products of matrices and vectors, and the ops that add such a product.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Contraction.h"
#include "Ops/Elementwise/Pointwise.h"
#include "Table/Decomposition.h"
#include "Table/SingleDevice.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Checks
//===----------------------------------------------------------------------===//

/// Fails unless `self` broadcasts to the sizes of the product that it is
/// added to.
static LogicalResult checkAdded(RuleContext &cx, const TensorMeta &self,
                                ArrayRef<SymInt> sizes) {
  if (succeeded(expandGeometry(cx, self, sizes)))
    return success();
  return cx.error(0) << "cannot add a tensor of sizes " << self.sizes
                     << " to a product of sizes " << sizes;
}

//===----------------------------------------------------------------------===//
// Plain products
//===----------------------------------------------------------------------===//

/// `meta_mm`: dtypes may differ; the result has the first.
static FailureOr<TensorMeta> mm(RuleContext &cx, const TensorMeta &self,
                                const TensorMeta &mat2) {
  FailureOr<ArrayRef<SymInt>> sizes = matrixProductSizes(cx, 0, self, mat2);
  if (failed(sizes))
    return failure();
  noteDTypes(cx, self, mat2);
  return makeProduct(cx, *sizes, self.dtype, self, mat2);
}

/// Fails unless `wanted` is a valid `out_dtype` for tensors of `dtype`: the
/// same type, or float32 for half precision.
static LogicalResult checkWanted(RuleContext &cx, unsigned arg, DType dtype,
                                 DType wanted) {
  bool isHalf = dtype == DType::Float16 || dtype == DType::BFloat16;
  if (wanted == dtype || dtype == DType::Unknown ||
      (isHalf && wanted == DType::Float32))
    return success();
  return cx.error(arg) << "cannot give a product of " << dtype << " in "
                       << wanted;
}

static FailureOr<TensorMeta> mmDType(RuleContext &cx, const TensorMeta &self,
                                     const TensorMeta &mat2, DType dtype) {
  FailureOr<TensorMeta> result = mm(cx, self, mat2);
  if (failed(result) || failed(checkWanted(cx, 2, self.dtype, dtype)))
    return failure();
  bool isHalf = self.dtype == DType::Float16 || self.dtype == DType::BFloat16;
  if (dtype != self.dtype && !(isHalf && dtype == DType::Float32) &&
      dtype != DType::Unknown && self.dtype != DType::Unknown)
    return cx.error(2) << "expected the dtype of the operands, or f32 for "
                          "halves, found "
                       << dtype << " for " << self.dtype;
  return makeContiguous(cx, result->sizes, dtype, result->device);
}

static FailureOr<TensorMeta> bmm(RuleContext &cx, const TensorMeta &self,
                                 const TensorMeta &mat2) {
  FailureOr<ArrayRef<SymInt>> sizes = batchProductSizes(cx, 0, self, mat2);
  if (failed(sizes) || failed(checkSameDType(cx, 0, self, mat2)))
    return failure();
  return makeProduct(cx, *sizes, self.dtype, self, mat2);
}

static FailureOr<TensorMeta> bmmDType(RuleContext &cx, const TensorMeta &self,
                                      const TensorMeta &mat2, DType dtype) {
  FailureOr<TensorMeta> result = bmm(cx, self, mat2);
  if (failed(result) || failed(checkWanted(cx, 2, self.dtype, dtype)))
    return failure();
  return makeContiguous(cx, result->sizes, dtype, result->device);
}

/// Matrix times vector.
static FailureOr<TensorMeta> mv(RuleContext &cx, const TensorMeta &self,
                                const TensorMeta &vec) {
  if (failed(checkRank(cx, 0, self, 2)) || failed(checkRank(cx, 1, vec, 1)))
    return failure();
  if (failed(checkInnerSizes(cx, 0, self, vec, self.sizes[1], vec.sizes[0])))
    return failure();
  const MetaValue operands[] = {MetaValue::tensor(&self),
                                MetaValue::tensor(&vec)};
  DType dtype = promoteTypes(cx, operands, Promotion::Default).result;
  return makeProduct(cx, cx.copySizes(self.sizes[0]), dtype, self, vec);
}

/// `dot`, `vdot`: two vectors to a scalar.
static FailureOr<TensorMeta> dot(RuleContext &cx, const TensorMeta &self,
                                 const TensorMeta &other) {
  if (failed(checkRank(cx, 0, self, 1)) || failed(checkRank(cx, 1, other, 1)))
    return failure();
  if (failed(checkSameDType(cx, 0, self, other)) ||
      failed(
          checkInnerSizes(cx, 0, self, other, self.sizes[0], other.sizes[0])))
    return failure();
  return makeProduct(cx, {}, self.dtype, self, other);
}

/// `outer`: all products of elements of two vectors.
static FailureOr<TensorMeta> outer(RuleContext &cx, const TensorMeta &self,
                                   const TensorMeta &other) {
  if (failed(checkRank(cx, 0, self, 1)) || failed(checkRank(cx, 1, other, 1)))
    return failure();
  FailureOr<TensorMeta> column = unsqueezeGeometry(cx, self, 1);
  if (failed(column))
    return failure();
  const MetaValue operands[] = {MetaValue::tensor(&*column),
                                MetaValue::tensor(&other)};
  return elementwise(cx, operands, Promotion::Default);
}

/// `inner`: like matmul, with a sum over the last dimension of both.
static FailureOr<TensorMeta> inner(RuleContext &cx, const TensorMeta &self,
                                   const TensorMeta &other) {
  const MetaValue operands[] = {MetaValue::tensor(&self),
                                MetaValue::tensor(&other)};
  if (self.isScalar() || other.isScalar())
    return elementwise(cx, operands, Promotion::Default);
  if (failed(checkSameDType(cx, 0, self, other)) ||
      failed(checkInnerSizes(cx, 0, self, other, self.sizes.back(),
                             other.sizes.back())))
    return failure();
  return makeProduct(
      cx, concat(cx, self.sizes.drop_back(), other.sizes.drop_back()),
      self.dtype, self, other);
}

//===----------------------------------------------------------------------===//
// Products that are added
//===----------------------------------------------------------------------===//

/// `addmm` decomposes into `mm + self`: all dtypes are promoted, and both
/// operands of the sum broadcast.
static FailureOr<TensorMeta> addmm(RuleContext &cx, const TensorMeta &self,
                                   const TensorMeta &mat1,
                                   const TensorMeta &mat2) {
  FailureOr<ArrayRef<SymInt>> sizes = matrixProductSizes(cx, 1, mat1, mat2);
  if (succeeded(sizes))
    noteDTypes(cx, mat1, mat2);
  FailureOr<Device> device = commonDeviceOf(cx, self, mat1, mat2);
  if (failed(sizes) || failed(device))
    return failure();
  if (!mayExpand(cx, self.sizes, *sizes))
    cx.eagerRefuses() << "cannot add a tensor of sizes " << self.sizes
                      << " to a product of sizes " << *sizes;
  noteDTypes(cx, self, mat1);
  const MetaValue voters[] = {MetaValue::tensor(&self),
                              MetaValue::tensor(&mat1),
                              MetaValue::tensor(&mat2)};
  DType dtype = promoteTypes(cx, voters, Promotion::Default).result;
  TensorMeta matrix = makeContiguous(cx, *sizes, dtype, *device);
  return elementwise(cx, {MetaValue::tensor(&matrix), MetaValue::tensor(&self)},
                     Promotion::Default, dtype);
}

/// The product in `out_dtype`, to which `self` is converted.
static FailureOr<TensorMeta> addmmDType(RuleContext &cx, const TensorMeta &self,
                                        const TensorMeta &mat1,
                                        const TensorMeta &mat2, DType dtype) {
  FailureOr<TensorMeta> result = addmm(cx, self, mat1, mat2);
  if (failed(result) || failed(checkWanted(cx, 3, mat1.dtype, dtype)))
    return failure();
  return makeContiguous(cx, result->sizes, dtype, result->device);
}

/// An activation of the sum, computed in a wider type.
static FailureOr<TensorMeta> addmmActivation(RuleContext &cx,
                                             const TensorMeta &self,
                                             const TensorMeta &mat1,
                                             const TensorMeta &mat2) {
  return addmm(cx, self, mat1, mat2);
}

/// Whether a number is 0, after truncation for an integer tensor.
static bool isZeroFor(const TensorMeta &self, Scalar number) {
  std::optional<double> value = getKnownFloat(number);
  return value && (isIntegral(self.dtype) ? static_cast<int64_t>(*value) == 0
                                          : *value == 0);
}

/// `addmv` decomposes into `mv + self`, without `self` if `beta` is 0.
static FailureOr<TensorMeta> addmv(RuleContext &cx, const TensorMeta &self,
                                   const TensorMeta &mat, const TensorMeta &vec,
                                   Scalar beta) {
  if (failed(checkRank(cx, 1, mat, 2)) || failed(checkRank(cx, 2, vec, 1)))
    return failure();
  if (failed(checkInnerSizes(cx, 1, mat, vec, mat.sizes[1], vec.sizes[0])))
    return failure();
  if (failed(checkSameDType(cx, 0, self, mat)) ||
      failed(checkSameDType(cx, 1, mat, vec)))
    return failure();
  ArrayRef<SymInt> sizes = cx.copySizes(mat.sizes[0]);
  if (!mayExpand(cx, self.sizes, sizes))
    cx.eagerRefuses() << "cannot add a tensor of sizes " << self.sizes
                      << " to a product of sizes " << sizes;
  FailureOr<TensorMeta> result =
      makeProduct(cx, sizes, self.dtype, self, mat, vec);
  if (failed(result) || isZeroFor(self, beta))
    return result;
  FailureOr<ArrayRef<SymInt>> sum = broadcastSizes(cx, {sizes, self.sizes});
  if (failed(sum))
    return cx.error(0) << "cannot add a tensor of sizes " << self.sizes
                       << " to a product of sizes " << sizes;
  return makeContiguous(cx, *sum, self.dtype, result->device);
}

static FailureOr<TensorMeta> baddbmm(RuleContext &cx, const TensorMeta &self,
                                     const TensorMeta &batch1,
                                     const TensorMeta &batch2) {
  FailureOr<ArrayRef<SymInt>> sizes = batchProductSizes(cx, 1, batch1, batch2);
  if (failed(sizes) || failed(checkAdded(cx, self, *sizes)))
    return failure();
  if (failed(checkSameDType(cx, 0, self, batch1)) ||
      failed(checkSameDType(cx, 1, batch1, batch2)))
    return failure();
  return makeProduct(cx, *sizes, self.dtype, self, batch1, batch2);
}

static FailureOr<TensorMeta>
baddbmmDType(RuleContext &cx, const TensorMeta &self, const TensorMeta &batch1,
             const TensorMeta &batch2, DType dtype) {
  FailureOr<ArrayRef<SymInt>> sizes = batchProductSizes(cx, 1, batch1, batch2);
  if (failed(sizes) || failed(checkAdded(cx, self, *sizes)) ||
      failed(checkSameDType(cx, 1, batch1, batch2)) ||
      failed(checkWanted(cx, 3, batch1.dtype, dtype)))
    return failure();
  return makeProduct(cx, *sizes, dtype, self, batch1, batch2);
}

/// `addbmm`: the products of a batch are summed up.
static FailureOr<TensorMeta> addbmm(RuleContext &cx, const TensorMeta &self,
                                    const TensorMeta &batch1,
                                    const TensorMeta &batch2) {
  FailureOr<ArrayRef<SymInt>> sizes = batchProductSizes(cx, 1, batch1, batch2);
  if (failed(sizes) || failed(checkAdded(cx, self, sizes->drop_front())))
    return failure();
  return makeProduct(cx, sizes->drop_front(), self.dtype, self, batch1, batch2);
}

/// `addr`: an outer product is added. Elementwise, including strides: only the
/// outer product if `beta` is 0, else `self` first.
static FailureOr<TensorMeta> addr(RuleContext &cx, const TensorMeta &self,
                                  const TensorMeta &vec1,
                                  const TensorMeta &vec2, Scalar beta,
                                  Scalar alpha) {
  if (failed(checkRank(cx, 1, vec1, 1)) || failed(checkRank(cx, 2, vec2, 1)))
    return failure();
  ArrayRef<SymInt> sizes = cx.copySizes({vec1.sizes[0], vec2.sizes[0]});
  FailureOr<TensorMeta> added = expandGeometry(cx, self, sizes);
  if (failed(added))
    return checkAdded(cx, self, sizes);
  const MetaValue voters[] = {MetaValue::tensor(&self),
                              MetaValue::tensor(&vec1),
                              MetaValue::tensor(&vec2)};
  DType dtype = promoteTypes(cx, voters, Promotion::Default).result;
  if ((beta.isBool() || alpha.isBool()) && !isBool(dtype) &&
      dtype != DType::Unknown)
    return cx.error(3, 4) << "expected numbers for a result of " << dtype
                          << ", found a bool";
  bool zeroBeta = beta.toDouble() == 0.0;
  FailureOr<TensorMeta> column = unsqueezeGeometry(cx, vec1, 1);
  if (failed(column))
    return failure();
  const MetaValue operands[] = {MetaValue::tensor(&*added),
                                MetaValue::tensor(&*column),
                                MetaValue::tensor(&vec2)};
  return elementwise(cx, ArrayRef(operands).drop_front(zeroBeta),
                     Promotion::Default, dtype);
}

/// `addr_` resizes `self` if it is broadcast, as in PyTorch's rule.
static FailureOr<TensorMeta>
addrInPlace(RuleContext &cx, const TensorMeta &self, const TensorMeta &vec1,
            const TensorMeta &vec2, Scalar beta, Scalar alpha) {
  FailureOr<TensorMeta> result = addr(cx, self, vec1, vec2, beta, alpha);
  if (failed(result))
    return failure();
  if (getKind(result->dtype) > getKind(self.dtype))
    return cx.error(0) << "result type " << result->dtype
                       << " cannot be stored in " << self.dtype;
  if (requireEqual(cx, self.sizes, result->sizes))
    return self;
  return makeView(self, result->sizes, result->strides, self.offset);
}

//===----------------------------------------------------------------------===//
// matmul
//===----------------------------------------------------------------------===//

static FailureOr<TensorMeta> matmul(RuleContext &cx, const TensorMeta &self,
                                    const TensorMeta &other) {
  return matmulTensors(cx, 0, self, other);
}

/// `linear`: `input @ weight.T + bias`.
static FailureOr<TensorMeta> linear(RuleContext &cx, const TensorMeta &input,
                                    const TensorMeta &weight,
                                    const TensorMeta *bias) {
  if (input.isScalar() || weight.rank() > 2 || weight.isScalar())
    return cx.error(0, 1) << "expected an input of rank 1 or more and a weight "
                             "of rank 1 or 2, found "
                          << input.sizes << " and " << weight.sizes;
  if (failed(checkInnerSizes(cx, 0, input, weight, input.sizes.back(),
                             weight.sizes.back())))
    return failure();
  ArrayRef<SymInt> sizes = input.sizes.drop_back();
  if (weight.rank() == 2)
    sizes = withDim(cx, sizes, sizes.size(), weight.sizes[0]);
  if (bias && failed(expandGeometry(cx, *bias, sizes)))
    return cx.error(2) << "cannot add a bias of sizes " << bias->sizes
                       << " to sizes " << sizes;
  DType dtype = input.dtype;
  if (bias)
    dtype =
        promoteTypes(cx, {MetaValue::tensor(&input), MetaValue::tensor(bias)},
                     Promotion::Default)
            .result;
  return makeProduct(cx, sizes, dtype, input, weight, bias);
}

/// `bilinear`: `input1 @ weight[o] @ input2` for each output feature `o`.
static FailureOr<TensorMeta> bilinear(RuleContext &cx, const TensorMeta &input1,
                                      const TensorMeta &input2,
                                      const TensorMeta &weight,
                                      const TensorMeta *bias) {
  if (input1.rank() != input2.rank() || input1.isScalar())
    return cx.error(0, 1) << "expected inputs of the same rank, found "
                          << input1.sizes << " and " << input2.sizes;
  if (failed(checkRank(cx, 2, weight, 3)))
    return failure();
  ArrayRef<SymInt> batch = input1.sizes.drop_back();
  if (!requireEqual(cx, batch, input2.sizes.drop_back()))
    return cx.error(0, 1) << "expected inputs of equal leading sizes, found "
                          << input1.sizes << " and " << input2.sizes;
  if (!requireEqual(cx, input1.sizes.back(), weight.sizes[1]) ||
      !requireEqual(cx, input2.sizes.back(), weight.sizes[2]))
    return cx.error(2) << "expected a weight for inputs of "
                       << input1.sizes.back() << " and " << input2.sizes.back()
                       << " features, found " << weight.sizes;
  if (bias &&
      (bias->rank() != 1 || !requireEqual(cx, bias->sizes[0], weight.sizes[0])))
    return cx.error(3) << "expected a bias of " << weight.sizes[0]
                       << " elements, found " << bias->sizes;
  for (auto [i, x] : llvm::enumerate(std::array{&input2, &weight, bias}))
    if (x && differ(x->dtype, input1.dtype))
      return cx.error(0, 1 + i) << "expected equal dtypes, found "
                                << input1.dtype << " and " << x->dtype;
  return makeProduct(cx, withDim(cx, batch, batch.size(), weight.sizes[0]),
                     input1.dtype, input1, input2, weight, bias);
}

/// `linalg_vecdot`: dot products along a dimension.
static FailureOr<TensorMeta> vecdot(RuleContext &cx, const TensorMeta &x,
                                    const TensorMeta &y, int64_t dim) {
  if (failed(checkSameDType(cx, 0, x, y)))
    return failure();
  FailureOr<ArrayRef<SymInt>> sizes = broadcastSizes(cx, {x.sizes, y.sizes});
  if (failed(sizes))
    return failure();
  FailureOr<int64_t> wrapped = wrapDim(cx, dim, sizes->size());
  if (failed(wrapped))
    return failure();
  if (!sizes->empty())
    sizes = withoutDim(cx, *sizes, *wrapped);
  return makeProduct(cx, *sizes, x.dtype, x, y);
}

/// `linalg_multi_dot`: a chain of matrices, whose ends may be vectors.
static FailureOr<TensorMeta> multiDot(RuleContext &cx, TensorList tensors) {
  if (tensors.size() < 2)
    return cx.error(0) << "expected at least 2 tensors, found "
                       << tensors.size();
  FailureOr<TensorMeta> result = *tensors[0];
  for (size_t i = 0; i < tensors.size(); ++i) {
    const TensorMeta &next = *tensors[i];
    bool end = i == 0 || i + 1 == tensors.size();
    if (next.rank() != 2 && !(end && next.rank() == 1))
      return cx.error(0) << "expected matrices with vectors only at the ends, "
                            "found "
                         << next.sizes;
    if (differ(next.dtype, tensors[0]->dtype))
      return cx.error(0) << "expected equal dtypes, found " << tensors[0]->dtype
                         << " and " << next.dtype;
    if (i)
      result = matmulTensors(cx, 0, *result, next);
    if (failed(result))
      return failure();
  }
  return result;
}

//===----------------------------------------------------------------------===//
// Products
//===----------------------------------------------------------------------===//

/// Follows linear_backward of torch._meta_registrations: the gradients of
/// weight and bias are computed together.
static FailureOr<std::array<MetaValue, 3>>
linearBackward(RuleContext &cx, const TensorMeta &self,
               const TensorMeta &gradient, const TensorMeta &weight,
               const MetaValue &mask) {
  if (failed(commonDeviceOf(cx, self, gradient, weight)))
    return failure();
  std::array<MetaValue, 3> results = {MetaValue::none(), MetaValue::none(),
                                      MetaValue::none()};
  if (isWanted(mask, 0))
    results[0] = cx.createValue(newLike(cx, gradient, self.sizes));
  if (!isWanted(mask, 1) && !isWanted(mask, 2))
    return results;
  if (self.rank() < 1 || gradient.rank() < 1)
    return cx.error(0, 1) << "expected tensors of rank 1 or more, found "
                          << self.sizes << " and " << gradient.sizes;
  SymInt features = gradient.sizes.back();
  results[1] = cx.createValue(
      newLike(cx, gradient, cx.copySizes({features, self.sizes.back()})));
  results[2] = cx.createValue(newLike(cx, gradient, cx.copySizes({features})));
  return results;
}

static const OpRow rows[] = {
    {"mm(Tensor self, Tensor mat2) -> Tensor", rule<mm>,
     follows("_meta_registrations.meta_mm")},
    {"mm.dtype(Tensor self, Tensor mat2, ScalarType out_dtype) -> Tensor",
     rule<mmDType>, follows("_meta_registrations.meta_mm")},
    {"bmm(Tensor self, Tensor mat2) -> Tensor", rule<bmm>,
     follows("_meta_registrations.meta_bmm")},
    {"mv(Tensor self, Tensor vec) -> Tensor", rule<mv>,
     follows("_decomp.decompositions.mv")},
    {"dot(Tensor self, Tensor tensor) -> Tensor", rule<dot>,
     follows("_refs.dot")},
    {"vdot(Tensor self, Tensor other) -> Tensor", rule<dot>,
     follows("_refs.vdot")},
    {"outer(Tensor self, Tensor vec2) -> Tensor", rule<outer>,
     follows("native")},
    {"ger(Tensor self, Tensor vec2) -> Tensor", aliasOf("outer")},
    {"inner(Tensor self, Tensor other) -> Tensor", rule<inner>,
     follows("native")},
    {"addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar "
     "alpha=1) -> Tensor",
     rule<addmm>, follows("_decomp.decompositions.addmm"), InPlace::AnyDType},
    {"addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar "
     "alpha=1) -> Tensor",
     rule<addmv>, follows("_decomp.decompositions.addmv"), InPlace::Derived},
    {"baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, "
     "Scalar alpha=1) -> Tensor",
     rule<baddbmm>, follows("_meta_registrations.meta_baddbmm"),
     InPlace::Derived},
    {"addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, "
     "Scalar alpha=1) -> Tensor",
     rule<addbmm>, follows("_meta_registrations.meta_addbmm"),
     InPlace::Derived},
    {"addr(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar "
     "alpha=1) -> Tensor",
     rule<addr>, follows("_refs.addr")},
    {"addr_(Tensor(a!) self, Tensor vec1, Tensor vec2, *, Scalar beta=1, "
     "Scalar alpha=1) -> Tensor(a!)",
     rule<addrInPlace>, follows("native")},
    {"matmul(Tensor self, Tensor other) -> Tensor", rule<matmul>,
     follows("_decomp.decompositions.matmul native")},
    {"linalg_matmul(Tensor self, Tensor other) -> Tensor", aliasOf("matmul")},
    {"linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor",
     rule<linear>, follows("native")},
    {"bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None) "
     "-> Tensor",
     rule<bilinear>, follows("native")},
    {"linalg_vecdot(Tensor x, Tensor y, *, int dim=-1) -> Tensor", rule<vecdot>,
     follows("native")},
    {"linalg_multi_dot(Tensor[] tensors) -> Tensor", rule<multiDot>,
     follows("native")},
    {"bmm.dtype(Tensor self, Tensor mat2, ScalarType out_dtype) -> Tensor",
     rule<bmmDType>, follows("_meta_registrations.meta_bmm_dtype")},
    {"addmm.dtype(Tensor self, Tensor mat1, Tensor mat2, ScalarType out_dtype, "
     "*, Scalar beta=1, Scalar alpha=1) -> Tensor",
     rule<addmmDType>, follows("_decomp.decompositions.addmm_dtype")},
    {"baddbmm.dtype(Tensor self, Tensor batch1, Tensor batch2, ScalarType "
     "out_dtype, *, Scalar beta=1, Scalar alpha=1) -> Tensor",
     rule<baddbmmDType>, follows("_decomp.decompositions.baddbmm")},
    {"_addmm_activation(Tensor self, Tensor mat1, Tensor mat2, *, Scalar "
     "beta=1, Scalar alpha=1, bool use_gelu=False) -> Tensor",
     rule<addmmActivation>,
     follows("_decomp.decompositions._addmm_activation")},
    {"linear_backward(Tensor self, Tensor grad_output, Tensor weight, bool[3] "
     "output_mask) -> (Tensor, Tensor, Tensor)",
     rule<linearBackward>, follows("_meta_registrations.linear_backward")},
};

OpFamily fake::getMatMulFamily() { return {"MatMul", rows}; }
