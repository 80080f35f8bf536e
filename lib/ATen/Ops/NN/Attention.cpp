//===- Attention.cpp - Scaled dot-product attention -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Results of the fused kernels: the output has the strides of the query, or the
// physical order (batch, length, head, element); further results are logsumexp,
// lengths, and the state of the random number generator.
//
//===----------------------------------------------------------------------===//

#include "Ops/NN/Attention.h"
#include "Table/SingleDevice.h"

using namespace fake;

/// Fails unless the dimensions that attention reads exist: four of the query,
/// three of the key, and the last of the value.
static FailureOr<Attention> readAttention(RuleContext &cx,
                                          const TensorMeta &query,
                                          const TensorMeta &key,
                                          const TensorMeta &value) {
  constexpr int64_t least[] = {4, 3, 1};
  for (auto [i, x] : llvm::enumerate(std::array{&query, &key, &value}))
    if (x->rank() < least[i])
      return cx.error(i) << "expected a tensor of rank 4, found rank "
                         << x->rank();
  return Attention{query.sizes[0], query.sizes[1], query.sizes[2],
                   key.sizes[2],   query.sizes[3], value.sizes.back()};
}

TensorMeta fake::makeLike(RuleContext &cx, const TensorMeta &self) {
  return makeStrided(cx, self.sizes, emptyLikeStrides(cx, self), self.dtype,
                     self.device);
}

/// A tensor of sizes (batch, head, length, element) with the physical order
/// (batch, length, head, element).
static TensorMeta makeByLength(RuleContext &cx, const TensorMeta &self,
                               ArrayRef<SymInt> sizes) {
  return makeStrided(cx, sizes, permutedStrides(cx, sizes, {0, 2, 1, 3}),
                     self.dtype, self.device);
}

TensorMeta fake::widenQuery(RuleContext &cx, const TensorMeta &query) {
  if (query.dtype != DType::Float8E4M3FN)
    return query;
  return makeStrided(cx, query.sizes, convertStrides(cx, query),
                     DType::BFloat16, query.device);
}

TensorMeta fake::makeState(RuleContext &cx, const TensorMeta &query,
                           DType dtype, ArrayRef<SymInt> sizes) {
  return makeContiguous(cx, sizes, dtype, query.device);
}

static MetaValue toValue(RuleContext &cx, const TensorMeta &meta) {
  return cx.createValue(meta);
}

//===----------------------------------------------------------------------===//
// Forward
//===----------------------------------------------------------------------===//

/// Notes masks that the cpu kernel rejects: it must have rank 2 or 4, and
/// expand to the lengths of query and value.
static void checkMaskOfKernel(RuleContext &cx, const TensorMeta &query,
                              const TensorMeta &value, const TensorMeta &mask) {
  if (mask.rank() != 2 && mask.rank() != 4) {
    cx.eagerRefuses() << "expected a mask of rank 2 or 4, found rank "
                      << mask.rank();
    return;
  }
  const SymInt wanted[] = {query.sizes[0], query.sizes[1], query.sizes[2],
                           value.sizes[2]};
  if (!mayExpand(cx, mask.sizes, wanted))
    cx.eagerRefuses() << "expected a mask that expands to "
                      << ArrayRef<SymInt>(wanted) << ", found sizes "
                      << mask.sizes;
}

/// Notes what the cpu kernel rejects, but PyTorch's rule does not check.
static void checkKernelOfCPU(RuleContext &cx, const TensorMeta &query,
                             const TensorMeta &key, const TensorMeta &value,
                             Scalar dropout, const TensorMeta *mask) {
  if (!isFloat(query.dtype) && query.dtype != DType::Unknown)
    cx.eagerRefuses() << "expected a float dtype, found " << query.dtype;
  for (const TensorMeta *x : {&query, &key, &value})
    if (x->rank() != 4) {
      cx.eagerRefuses() << "expected query, key and value of rank 4, found "
                        << x->sizes;
      return;
    }
  for (const TensorMeta *x : {&key, &value}) {
    if (isKnownToDiffer(cx, x->sizes[3], query.sizes[3]))
      cx.eagerRefuses() << "expected query, key and value with the same number "
                           "of elements, found "
                        << query.sizes[3] << " and " << x->sizes[3];
    if (x->dtype != query.dtype && x->dtype != DType::Unknown &&
        query.dtype != DType::Unknown)
      cx.eagerRefuses()
          << "expected query, key and value of the same dtype, found "
          << query.dtype << " and " << x->dtype;
  }
  if (getKnownFloat(dropout).value_or(0) > 0)
    cx.eagerRefuses() << "expected no dropout on the cpu, found " << dropout;
  if (mask)
    checkMaskOfKernel(cx, query, value, *mask);
}

/// Follows meta__scaled_dot_product_flash_attention_for_cpu.
static FailureOr<std::array<TensorMeta, 2>>
flashForCPU(RuleContext &cx, const TensorMeta &query, const TensorMeta &key,
            const TensorMeta &value, Scalar dropout, Scalar causal,
            const TensorMeta *mask) {
  FailureOr<Attention> sizes = readAttention(cx, query, key, value);
  if (failed(sizes))
    return failure();
  checkKernelOfCPU(cx, query, key, value, dropout, mask);
  TensorMeta sums = makeContiguous(
      cx, cx.copySizes({sizes->batch, sizes->queryLength, sizes->heads}),
      getComputationDType(query.dtype), query.device);
  FailureOr<TensorMeta> turned = transposeGeometry(cx, sums, 1, 2);
  if (failed(turned))
    return failure();
  return std::array{makeLike(cx, query), *turned};
}

using FlashResults = std::array<MetaValue, 9>;

/// The results of flash, cuDNN and overrideable attention, without sequence
/// offsets for dense tensors.
static FlashResults makeFlashResults(RuleContext &cx, const Attention &sizes,
                                     const TensorMeta &output,
                                     const TensorMeta &sums,
                                     const TensorMeta &seed,
                                     const TensorMeta &offset,
                                     const MetaValue &mask) {
  return {toValue(cx, output),
          toValue(cx, sums),
          MetaValue::none(),
          MetaValue::none(),
          Scalar::integer(sizes.queryLength),
          Scalar::integer(sizes.keyLength),
          toValue(cx, seed),
          toValue(cx, offset),
          mask};
}

MetaValue fake::debugMask(RuleContext &cx, const TensorMeta &query,
                          const Attention &sizes, bool wanted) {
  if (!wanted)
    return toValue(cx, newLike(cx, query, cx.copySizes({0})));
  auto isAtMost = [&](SymInt length, int64_t bound) {
    return cx.env.decide(Condition::le(length, bound), false);
  };
  SymInt keys = isAtMost(sizes.keyLength, 128)   ? SymInt(128)
                : isAtMost(sizes.keyLength, 256) ? SymInt(256)
                : isAtMost(sizes.elements, 64)
                    ? cx.env.ceilDiv(sizes.queryLength, 256)
                    : cx.env.ceilDiv(sizes.queryLength, 128);
  return toValue(cx, newLike(cx, query,
                             cx.copySizes({sizes.batch, sizes.heads,
                                           sizes.queryLength, keys})));
}

/// Follows meta__scaled_dot_product_flash_attention.
static FailureOr<FlashResults> flash(RuleContext &cx, const TensorMeta &query,
                                     const TensorMeta &key,
                                     const TensorMeta &value, double dropout,
                                     bool causal, bool wantsMask) {
  FailureOr<Attention> sizes = readAttention(cx, query, key, value);
  if (failed(sizes))
    return failure();
  TensorMeta sums = makeContiguous(
      cx, cx.copySizes({sizes->batch, sizes->heads, sizes->queryLength}),
      DType::Float32, query.device);
  return makeFlashResults(
      cx, *sizes, makeLike(cx, query), sums,
      makeState(cx, query, DType::UInt64, cx.copySizes({2})),
      makeState(cx, query, DType::UInt64),
      debugMask(cx, query, *sizes, wantsMask));
}

/// Follows meta__scaled_dot_product_flash_attention_quantized.
static FailureOr<FlashResults>
flashQuantized(RuleContext &cx, const TensorMeta &query, const TensorMeta &key,
               const TensorMeta &value, const TensorMeta *, const TensorMeta *,
               const TensorMeta *, double dropout, bool causal,
               bool wantsMask) {
  return flash(cx, widenQuery(cx, query), key, value, dropout, causal,
               wantsMask);
}

/// A tensor of those sizes with the stride order of the query;
/// `alloc_with_matching_layout`.
static TensorMeta makeInOrderOf(RuleContext &cx, const TensorMeta &query,
                                ArrayRef<SymInt> sizes) {
  auto isSame = [&](auto pair) {
    auto [a, b] = pair;
    return cx.env.decide(Condition::eq(a, b), false);
  };
  if (query.sizes.size() == sizes.size() &&
      llvm::all_of(llvm::zip_equal(query.sizes, sizes), isSame))
    return makeLike(cx, query);
  SmallVector<int64_t, 4> order;
  for (size_t i = 0; i < sizes.size(); ++i)
    order.push_back(i);
  auto isLess = [&](int64_t a, int64_t b) {
    return cx.env.decide(Condition::lt(query.strides[a], query.strides[b]),
                         false);
  };
  llvm::sort(order, [&](int64_t a, int64_t b) {
    return isLess(b, a) || (a < b && !isLess(a, b));
  });
  return makeStrided(cx, sizes, permutedStrides(cx, sizes, order), query.dtype,
                     query.device);
}

/// Follows meta__scaled_dot_product_cudnn_attention.
static FailureOr<FlashResults> cudnn(RuleContext &cx, const TensorMeta &query,
                                     const TensorMeta &key,
                                     const TensorMeta &value) {
  FailureOr<Attention> sizes = readAttention(cx, query, key, value);
  if (failed(sizes))
    return failure();
  TensorMeta output =
      makeInOrderOf(cx, query,
                    cx.copySizes({sizes->batch, sizes->heads,
                                  sizes->queryLength, sizes->valueElements}));
  TensorMeta sums = makeContiguous(
      cx, cx.copySizes({sizes->batch, sizes->heads, sizes->queryLength, 1}),
      DType::Float32, query.device);
  return makeFlashResults(
      cx, *sizes, output, sums, makeState(cx, query, DType::Int64),
      makeState(cx, query, DType::Int64), MetaValue::none());
}

/// Follows meta__scaled_dot_product_fused_attention_overrideable.
static FailureOr<FlashResults> overrideable(RuleContext &cx,
                                            const TensorMeta &query,
                                            const TensorMeta &key,
                                            const TensorMeta &value) {
  int64_t rank = query.rank();
  if (rank != 3 && rank != 4)
    return cx.error(0) << "expected a query of rank 3 or 4, found rank "
                       << rank;
  if (key.rank() < 2 || value.rank() < 1)
    return cx.error(1, 2) << "expected a key of rank 2 or more and a value of "
                             "rank 1 or more, found "
                          << key.sizes << " and " << value.sizes;
  Attention sizes{rank == 4 ? query.sizes[0] : SymInt(1),
                  query.sizes[rank - 3],
                  query.sizes[rank - 2],
                  key.sizes[key.rank() - 2],
                  query.sizes.back(),
                  value.sizes.back()};
  TensorMeta output = makeInOrderOf(
      cx, query, withSize(cx, query.sizes, rank - 1, sizes.valueElements));
  TensorMeta sums = makeContiguous(
      cx, cx.copySizes({sizes.batch, sizes.heads, sizes.queryLength}),
      DType::Float32, query.device);
  return makeFlashResults(
      cx, sizes, output, sums, makeState(cx, query, DType::Int64),
      makeState(cx, query, DType::Int64), MetaValue::none());
}

/// Follows meta__scaled_dot_product_efficient_attention.
static FailureOr<std::array<TensorMeta, 4>>
efficient(RuleContext &cx, const TensorMeta &query, const TensorMeta &key,
          const TensorMeta &value, const TensorMeta *bias, bool wantsSums) {
  for (auto [i, x] : llvm::enumerate(std::array{&query, &key, &value}))
    if (x->rank() < 3)
      return cx.error(i) << "expected a tensor of rank 4, found rank "
                         << x->rank();
  ShapeEnv &env = cx.env;
  // The second to last dimension after exchanging heads and lengths.
  int64_t rank = query.rank();
  SymInt length = query.sizes[2];
  SymInt heads = query.sizes[rank == 4 ? 1 : rank == 3 ? 2 : rank - 2];
  // For a value of rank 3 it is dimension 1, exchanged with the last.
  SymInt elements = value.sizes[value.rank() == 3 ? 1 : value.rank() - 1];
  SymInt padded = wantsSums ? env.mul(env.ceilDiv(length, 32), 32) : SymInt(0);
  ArrayRef<SymInt> output =
      cx.copySizes({query.sizes[0], heads, length, elements});
  return std::array{
      makeByLength(cx, query, output),
      makeContiguous(cx, cx.copySizes({query.sizes[0], heads, padded}),
                     DType::Float32, query.device),
      makeState(cx, query, DType::Int64), makeState(cx, query, DType::Int64)};
}

/// Fails unless scaled query, scaled key and value have the same dtype: half
/// precision is computed in float32, and scaled integers have the default type.
static LogicalResult checkProducts(RuleContext &cx, const TensorMeta &query,
                                   const TensorMeta &key,
                                   const TensorMeta &value) {
  auto widen = [](DType dtype) {
    return isFloat(dtype) ? getComputationDType(dtype) : dtype;
  };
  auto scale = [&](DType dtype) {
    return isIntegral(dtype) ? cx.defaultDType : widen(dtype);
  };
  DType expected = scale(query.dtype);
  const DType found[] = {expected, scale(key.dtype), widen(value.dtype)};
  for (auto [i, dtype] : llvm::enumerate(found))
    if (dtype != expected && dtype != DType::Unknown &&
        expected != DType::Unknown)
      return cx.error(0, i)
             << "expected operands of " << expected << ", found " << dtype;
  return success();
}

/// The batch sizes of key or value, with heads repeated to those of the query
/// if `repeats`; `pre_process_group_query_attention_input`.
static FailureOr<ArrayRef<SymInt>> batchOf(RuleContext &cx, unsigned arg,
                                           const TensorMeta &self,
                                           const TensorMeta &query,
                                           bool repeats) {
  ArrayRef<SymInt> batch = self.sizes.drop_back(2);
  if (!repeats)
    return batch;
  if (query.rank() < 3 || self.rank() < 3)
    return cx.error(0, arg)
           << "repeated heads expect tensors of rank 3 or more, found "
           << query.sizes << " and " << self.sizes;
  SymInt wanted = query.sizes[query.rank() - 3], heads = batch.back();
  if (!cx.env.require(Condition::lt(0, heads)) ||
      !cx.env.require(Condition::multiple(wanted, heads)))
    return cx.error(0, arg) << "expected a number of heads that divides "
                            << wanted << ", found " << heads;
  return ArrayRef<SymInt>(withSize(cx, batch, batch.size() - 1, wanted));
}

/// The sizes of the attention weights: of the product of query and key, to
/// which the mask is added.
static FailureOr<ArrayRef<SymInt>>
weightSizes(RuleContext &cx, const TensorMeta &query, const TensorMeta &key,
            ArrayRef<SymInt> keyBatch, const TensorMeta *mask) {
  if (!requireEqual(cx, query.sizes.back(), key.sizes.back()))
    return cx.error(0, 1)
           << "expected query and key with the same number of elements, found "
           << query.sizes.back() << " and " << key.sizes.back();
  FailureOr<ArrayRef<SymInt>> batch =
      broadcastSizes(cx, {query.sizes.drop_back(2), keyBatch});
  if (failed(batch))
    return cx.error(0, 1) << "heads and batch of the query, "
                          << query.sizes.drop_back(2)
                          << ", do not match those of the key, " << keyBatch;
  ArrayRef<SymInt> sizes = concat(
      cx, *batch, {query.sizes[query.rank() - 2], key.sizes[key.rank() - 2]});
  if (!mask)
    return sizes;
  FailureOr<ArrayRef<SymInt>> masked = broadcastSizes(cx, {sizes, mask->sizes});
  if (failed(masked))
    return cx.error(3) << "expected a mask that broadcasts to " << sizes
                       << ", found sizes " << mask->sizes;
  if (masked->size() != sizes.size() ||
      llvm::any_of(llvm::zip_equal(*masked, sizes), [&](auto pair) {
        return isKnownToDiffer(cx, std::get<0>(pair), std::get<1>(pair));
      }))
    cx.eagerRefuses() << "expected a mask that broadcasts to " << sizes
                      << ", found sizes " << mask->sizes;
  return masked;
}

/// A mask and causal attention exclude each other.
static LogicalResult checkCausal(RuleContext &cx, const MetaValue &causal,
                                 const TensorMeta *mask) {
  if (mask && causal.asBool() == true)
    return cx.error(3, 5) << "expected no mask where attention is causal, "
                             "found sizes "
                          << mask->sizes;
  return success();
}

/// Follows _scaled_dot_product_attention_math: two products of matrices.
static FailureOr<std::array<TensorMeta, 2>>
math(RuleContext &cx, const TensorMeta &query, const TensorMeta &key,
     const TensorMeta &value, const TensorMeta *mask, const MetaValue &,
     Scalar causal, const TensorMeta *, const MetaValue &, bool repeatsHeads) {
  for (auto [i, x] : llvm::enumerate(std::array{&query, &key, &value}))
    if (x->rank() < 2)
      return cx.error(i) << "expected a tensor of rank 2 or more, found rank "
                         << x->rank();
  if (failed(commonDeviceOf(cx, query, key, value, mask)) ||
      failed(checkProducts(cx, query, key, value)) ||
      failed(checkCausal(cx, causal, mask)))
    return failure();
  auto keyBatch = batchOf(cx, 1, key, query, repeatsHeads);
  auto valueBatch = batchOf(cx, 2, value, query, repeatsHeads);
  if (failed(keyBatch) || failed(valueBatch))
    return failure();
  auto weights = weightSizes(cx, query, key, *keyBatch, mask);
  if (failed(weights))
    return failure();
  SymInt keys = weights->back(), values = value.sizes[value.rank() - 2];
  if (!requireEqual(cx, keys, values))
    return cx.error(1, 2) << "expected key and value of the same length, found "
                          << keys << " and " << values;
  FailureOr<ArrayRef<SymInt>> batch =
      broadcastSizes(cx, {weights->drop_back(2), *valueBatch});
  if (failed(batch))
    return cx.error(0, 2) << "heads and batch of query and key, "
                          << weights->drop_back(2)
                          << ", do not match those of the value, "
                          << *valueBatch;
  SymInt length = (*weights)[weights->size() - 2];
  return std::array{
      newLike(cx, query, concat(cx, *batch, {length, value.sizes.back()})),
      newLike(cx, query, *weights)};
}

/// Whether the fused cpu kernel accepts a mask, `check_attn_mask_shape` of
/// ATen.
static bool fitsFlashOnCPU(RuleContext &cx, const TensorMeta &query,
                           const TensorMeta &key, const TensorMeta &mask) {
  if (mask.rank() != 2 && mask.rank() != 4)
    return false;
  const SymInt wanted[] = {query.sizes[0], query.sizes[1], query.sizes[2],
                           key.sizes[2]};
  return llvm::all_of(
      llvm::zip_equal(mask.sizes, ArrayRef(wanted).take_back(mask.rank())),
      [&](auto pair) {
        auto [size, whole] = pair;
        return isOne(cx, size) ||
               cx.env.decide(Condition::eq(size, whole), true);
      });
}

bool fake::usesFlashOnCPU(RuleContext &cx, const TensorMeta &query,
                          const TensorMeta &key, const TensorMeta &value,
                          const TensorMeta *mask, double dropout,
                          bool repeatsHeads) {
  if (!query.device.isCPU() || dropout != 0 || !isFloat(query.dtype))
    return false;
  for (const TensorMeta *x : {&query, &key, &value})
    if (x->rank() != 4 || !isOne(cx, x->strides[3]) || isZero(cx, x->sizes[2]))
      return false;
  SymInt heads = repeatsHeads ? key.sizes[1] : query.sizes[1];
  if (repeatsHeads &&
      (isZero(cx, heads) ||
       !cx.env.decide(Condition::multiple(query.sizes[1], heads), true)))
    return false;
  for (const TensorMeta *x : {&key, &value})
    if (!cx.env.decide(Condition::eq(x->sizes[0], query.sizes[0]), true) ||
        !cx.env.decide(Condition::eq(x->sizes[1], heads), true) ||
        !cx.env.decide(Condition::eq(x->sizes[3], query.sizes[3]), true))
      return false;
  return !mask || fitsFlashOnCPU(cx, query, key, *mask);
}

/// Fails unless query, key and value have the same dtype, and the mask a
/// compatible one; `validate_sdpa_input`.
static LogicalResult checkAttention(RuleContext &cx, const TensorMeta &query,
                                    const TensorMeta &key,
                                    const TensorMeta &value,
                                    const TensorMeta *mask) {
  for (auto [i, x] : llvm::enumerate(std::array{&query, &key, &value}))
    if (x->dtype != query.dtype && x->dtype != DType::Unknown &&
        query.dtype != DType::Unknown)
      return cx.error(0, i)
             << "expected query, key and value of the same dtype, "
                "found "
             << query.dtype << " and " << x->dtype;
  if (!mask)
    return success();
  if (!isBool(mask->dtype) && mask->dtype != DType::Float32 &&
      mask->dtype != query.dtype && mask->dtype != DType::Unknown)
    return cx.error(3) << "expected a mask of bool, f32 or the query's "
                          "dtype, found "
                       << mask->dtype;
  return success();
}

/// Follows scaled_dot_product_attention of ATen: the strides of the query from
/// the fused cpu kernel, else row-major. Other devices are treated as in
/// PyTorch without their libraries.
static FailureOr<TensorMeta>
attention(RuleContext &cx, const TensorMeta &query, const TensorMeta &key,
          const TensorMeta &value, const TensorMeta *mask, double dropout,
          Scalar causal, const MetaValue &scale, bool repeatsHeads) {
  if (failed(checkAttention(cx, query, key, value, mask)) ||
      failed(commonDeviceOf(cx, query, key, value, mask)))
    return failure();
  if (usesFlashOnCPU(cx, query, key, value, mask, dropout, repeatsHeads)) {
    if (mask)
      checkMaskOfKernel(cx, query, value, *mask);
    return makeLike(cx, query);
  }
  if (dropout > 1)
    return cx.error(4) << "expected a probability between 0 and 1, found "
                       << Scalar::floating(dropout);
  auto results = math(cx, query, key, value, mask, MetaValue::none(), causal,
                      nullptr, scale, repeatsHeads);
  if (failed(results))
    return failure();
  return (*results)[0];
}

//===----------------------------------------------------------------------===//
// Backward
//===----------------------------------------------------------------------===//

/// Gradients with the strides of query, key and value.
static FailureOr<std::array<TensorMeta, 3>>
gradientsLike(RuleContext &cx, const TensorMeta &gradient,
              const TensorMeta &query, const TensorMeta &key,
              const TensorMeta &value) {
  return std::array{makeLike(cx, query), makeLike(cx, key),
                    makeLike(cx, value)};
}

/// Gradients in the order of makeByLength, as returned by the cpu kernel.
static FailureOr<std::array<TensorMeta, 3>>
gradientsByLength(RuleContext &cx, const TensorMeta &gradient,
                  const TensorMeta &query, const TensorMeta &key,
                  const TensorMeta &value) {
  for (auto [i, x] : llvm::enumerate(std::array{&query, &key, &value}))
    if (x->rank() != 4)
      return cx.error(1 + i)
             << "expected a tensor of rank 4, found rank " << x->rank();
  return std::array{makeByLength(cx, query, query.sizes),
                    makeByLength(cx, key, key.sizes),
                    makeByLength(cx, value, value.sizes)};
}

/// The same for memory-efficient attention, where batch and heads are those of
/// the query.
static FailureOr<std::array<TensorMeta, 3>>
efficientGradients(RuleContext &cx, const TensorMeta &query,
                   const TensorMeta &key, const TensorMeta &value) {
  if (value.rank() < 4)
    return cx.error(3) << "expected a tensor of rank 4, found rank "
                       << value.rank();
  FailureOr<Attention> sizes = readAttention(cx, query, key, value);
  if (failed(sizes))
    return failure();
  auto make = [&](const TensorMeta &self, SymInt length, SymInt elements) {
    return makeByLength(
        cx, self, cx.copySizes({sizes->batch, sizes->heads, length, elements}));
  };
  return std::array{make(query, sizes->queryLength, sizes->elements),
                    make(key, sizes->keyLength, sizes->elements),
                    make(value, sizes->keyLength, value.sizes[3])};
}

MetaValue fake::gradientOfBias(RuleContext &cx, const TensorMeta &bias) {
  SymInt length = bias.sizes.back();
  SymInt padded = cx.env.mul(cx.env.ceilDiv(length, 16), 16);
  TensorMeta whole =
      newLike(cx, bias, withSize(cx, bias.sizes, bias.rank() - 1, padded));
  return toValue(cx, narrowGeometry(cx, whole, bias.rank() - 1, 0, length));
}

/// Follows meta__scaled_dot_product_efficient_backward.
static FailureOr<std::array<MetaValue, 4>>
efficientBackward(RuleContext &cx, ArrayRef<MetaValue> args) {
  auto tensor = [&](unsigned i) -> const TensorMeta & {
    return *args[i].getTensor();
  };
  auto gradients = efficientGradients(cx, tensor(1), tensor(2), tensor(3));
  if (failed(gradients))
    return failure();
  MetaValue bias = MetaValue::none();
  ArrayRef<MetaValue> mask =
      args[10].isList() ? args[10].getList() : ArrayRef<MetaValue>();
  bool wanted = mask.size() == 4 && mask[3].asBool() == true;
  if (args[4].isTensor() && wanted)
    bias = gradientOfBias(cx, tensor(4));
  return std::array{toValue(cx, (*gradients)[0]), toValue(cx, (*gradients)[1]),
                    toValue(cx, (*gradients)[2]), bias};
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, "
     "Tensor? attn_mask=None, float dropout_p=0., bool is_causal=False, *, "
     "float? scale=None, bool enable_gqa=False) -> Tensor",
     rule<attention>, follows("native"), Tag::nondeterministic_seeded},
    {"_scaled_dot_product_attention_math(Tensor query, Tensor key, Tensor "
     "value, Tensor? attn_mask=None, float dropout_p=0., bool is_causal=False, "
     "Tensor? dropout_mask=None, *, float? scale=None, bool enable_gqa=False) "
     "-> (Tensor, Tensor)",
     rule<math>, follows("native"), Tag::nondeterministic_seeded},
    {"_scaled_dot_product_flash_attention_for_cpu(Tensor query, Tensor key, "
     "Tensor value, float dropout_p=0., bool is_causal=False, *, Tensor? "
     "attn_mask=None, float? scale=None) -> (Tensor output, Tensor logsumexp)",
     singleDevice<flashForCPU>,
     follows("_meta_registrations.meta__scaled_dot_product_flash_attention_for_"
             "cpu"),
     Tag::nondeterministic_seeded},
    {"_scaled_dot_product_flash_attention(Tensor query, Tensor key, Tensor "
     "value, float dropout_p=0., bool is_causal=False, bool "
     "return_debug_mask=False, *, float? scale=None) -> (Tensor output, Tensor "
     "logsumexp, Tensor cum_seq_q, Tensor cum_seq_k, SymInt max_q, SymInt "
     "max_k, Tensor rng_state, Tensor unused, Tensor debug_attn_mask)",
     singleDevice<flash>,
     follows("_meta_registrations.meta__scaled_dot_product_flash_attention"),
     Tag::nondeterministic_seeded},
    {"_scaled_dot_product_cudnn_attention(Tensor query, Tensor key, Tensor "
     "value, Tensor? attn_bias, bool compute_log_sumexp, float dropout_p=0., "
     "bool is_causal=False, bool return_debug_mask=False, *, float? "
     "scale=None) -> (Tensor output, Tensor logsumexp, Tensor cum_seq_q, "
     "Tensor cum_seq_k, SymInt max_q, SymInt max_k, Tensor philox_seed, Tensor "
     "philox_offset, Tensor debug_attn_mask)",
     singleDevice<cudnn>,
     follows("_meta_registrations.meta__scaled_dot_product_cudnn_attention"),
     Tag::nondeterministic_seeded},
    {"_scaled_dot_product_fused_attention_overrideable(Tensor query, Tensor "
     "key, Tensor value, Tensor? attn_bias=None, float dropout_p=0., bool "
     "is_causal=False, bool return_debug_mask=False, *, float? scale=None) -> "
     "(Tensor output, Tensor logsumexp, Tensor cum_seq_q, Tensor cum_seq_k, "
     "SymInt max_q, SymInt max_k, Tensor philox_seed, Tensor philox_offset, "
     "Tensor debug_attn_mask)",
     singleDevice<overrideable>,
     follows("_meta_registrations.meta__scaled_dot_product_fused_attention_"
             "overrideable"),
     Tag::nondeterministic_seeded},
    {"_scaled_dot_product_efficient_attention(Tensor query, Tensor key, Tensor "
     "value, Tensor? attn_bias, bool compute_log_sumexp, float dropout_p=0., "
     "bool is_causal=False, *, float? scale=None) -> (Tensor output, Tensor "
     "log_sumexp, Tensor philox_seed, Tensor philox_offset)",
     singleDevice<efficient>,
     follows(
         "_meta_registrations.meta__scaled_dot_product_efficient_attention"),
     Tag::nondeterministic_seeded},
    {"_scaled_dot_product_flash_attention_for_cpu_backward(Tensor grad_out, "
     "Tensor query, Tensor key, Tensor value, Tensor out, Tensor logsumexp, "
     "float dropout_p, bool is_causal, *, Tensor? attn_mask=None, float? "
     "scale=None) -> (Tensor grad_query, Tensor grad_key, Tensor grad_value)",
     singleDevice<gradientsByLength>,
     follows("_meta_registrations.meta__scaled_dot_product_flash_attention_for_"
             "cpu_backward")},
    {"_scaled_dot_product_flash_attention_backward(Tensor grad_out, Tensor "
     "query, Tensor key, Tensor value, Tensor out, Tensor logsumexp, Tensor "
     "cum_seq_q, Tensor cum_seq_k, SymInt max_q, SymInt max_k, float "
     "dropout_p, bool is_causal, Tensor philox_seed, Tensor philox_offset, *, "
     "float? scale=None) -> (Tensor grad_query, Tensor grad_key, Tensor "
     "grad_value)",
     singleDevice<gradientsLike>,
     follows("_meta_registrations.meta__scaled_dot_product_flash_backward")},
    {"_scaled_dot_product_cudnn_attention_backward(Tensor grad_out, Tensor "
     "query, Tensor key, Tensor value, Tensor out, Tensor logsumexp, Tensor "
     "philox_seed, Tensor philox_offset, Tensor attn_bias, Tensor cum_seq_q, "
     "Tensor cum_seq_k, SymInt max_q, SymInt max_k, float dropout_p, bool "
     "is_causal, *, float? scale=None) -> (Tensor, Tensor, Tensor)",
     singleDevice<gradientsLike>,
     follows("_meta_registrations.meta__scaled_dot_product_cudnn_backward"),
     Tag::nondeterministic_seeded},
    {"_scaled_dot_product_efficient_attention_backward(Tensor grad_out_, "
     "Tensor query, Tensor key, Tensor value, Tensor attn_bias, Tensor out, "
     "Tensor logsumexp, Tensor philox_seed, Tensor philox_offset, float "
     "dropout_p, bool[4] grad_input_mask, bool is_causal=False, *, float? "
     "scale=None) -> (Tensor, Tensor, Tensor, Tensor)",
     singleDevice<efficientBackward>,
     follows("_meta_registrations.meta__scaled_dot_product_efficient_backward"),
     Tag::nondeterministic_seeded},
    {"_scaled_dot_product_flash_attention.quantized(Tensor query, Tensor key, "
     "Tensor value, Tensor? q_descale, Tensor? k_descale, Tensor? "
     "v_descale, float dropout_p=0., bool is_causal=False, bool "
     "return_debug_mask=False, *, float? scale=None) -> (Tensor output, "
     "Tensor logsumexp, Tensor cum_seq_q, Tensor cum_seq_k, SymInt max_q, "
     "SymInt max_k, Tensor rng_state, Tensor unused, Tensor "
     "debug_attn_mask)",
     singleDevice<flashQuantized>,
     follows("_meta_registrations.meta__scaled_dot_product_flash_attention_"
             "quantized"),
     Tag::nondeterministic_seeded},
};

OpFamily fake::getAttentionFamily() { return {"Attention", rows}; }
