//===- Steps.cpp - What composite ops run -----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Follows the functions of ATen that are registered as
// CompositeImplicitAutograd: each row runs the ops that the function calls, in
// its order. Without gradients, and on devices without libraries of kernels.
//
//===----------------------------------------------------------------------===//

#include "Facets/Steps.h"
#include "Ops/NN/Attention.h"
#include "Table/Facets.h"

using namespace fake;

SmallVector<MetaValue, 2> Steps::infer(Op op, ArrayRef<MetaValue> args) {
  const OpDef &def = getOp(op);
  const Schema &schema = def.getSchema();
  SmallVector<MetaValue, 2> results(
      std::max<size_t>(schema.getReturns().size(), 1));
  if (hasFailed)
    return results;
  SmallVector<MetaValue, 8> values(args);
  for (const SchemaArg &arg : schema.getArgs().drop_front(args.size()))
    values.push_back(arg.defaultValue);
  if (failed(def.infer(cx, values, results))) {
    cx.clearError();
    hasFailed = true;
    make(TensorMeta());
    return results;
  }
  if (def.facets.steps) {
    StorageTrace inner(cx.env);
    llvm::for_each(values, [&](auto &value) { inner.addOperand(value); });
    def.traceStorages(cx, values, inner);
    trace.include(inner);
  }
  for (MetaValue &result : results)
    if (result.isTensor() && !result.getTensor()->storage)
      result = cx.createValue(*result.getTensor(), cx.freshStorage());
  return results;
}

SmallVector<MetaValue, 2> Steps::runAll(Op op, ArrayRef<MetaValue> args) {
  SmallVector<MetaValue, 2> results = infer(op, args);
  for (const MetaValue &result : results)
    allocate(result);
  return results;
}

void Steps::allocate(const MetaValue &value) {
  trace.allocate(value);
  forEachTensor(value, [&](const TensorMeta &meta) {
    if (known.insert(meta.storage).second)
      owned.push_back(&meta);
  });
}

void Steps::runInto(Op op, ArrayRef<MetaValue> args, size_t given) {
  // As if the tensors that exist were freed when they are returned.
  SmallVector<MetaValue, 2> results = infer(op, args);
  for (const MetaValue &result : ArrayRef(results).drop_front(given))
    allocate(result);
}

MetaValue Steps::make(const TensorMeta &meta) {
  MetaValue value = cx.createValue(meta, cx.freshStorage());
  allocate(value);
  return value;
}

/// Whether a tensor in the value has the storage.
static bool hasStorage(const MetaValue &value, StorageID storage) {
  bool result = false;
  forEachTensor(value, [&](const TensorMeta &meta) {
    result |= meta.storage == storage;
  });
  return result;
}

void Steps::freeSince(size_t begin, const MetaValue &result) {
  SmallVector<const TensorMeta *> kept;
  SmallVector<MetaValue> freed;
  for (const TensorMeta *meta : ArrayRef(owned).drop_front(begin)) {
    if (hasStorage(result, meta->storage))
      kept.push_back(meta);
    else
      freed.push_back(MetaValue::tensor(meta));
  }
  owned.truncate(begin);
  owned.append(kept);
  // All at once, as the end of a statement is one moment.
  if (!freed.empty())
    trace.free(MetaValue::list(freed));
}

void Steps::freeUnless(const MetaValue &value, const MetaValue &result) {
  if (value.isTensor() && !hasStorage(result, value.getTensor()->storage))
    trace.free(value);
}

void OpDef::traceStorages(RuleContext &cx, ArrayRef<MetaValue> args,
                          StorageTrace &trace) const {
  if (!facets.steps)
    return;
  Steps steps(cx, trace);
  facets.steps(steps, args);
  trace.finish();
}

//===----------------------------------------------------------------------===//
// One op
//===----------------------------------------------------------------------===//

static void argsort(Steps &steps, ArrayRef<MetaValue> args) {
  steps.runAll(Op::sort, args);
}

/// The same for the overload in which `stable` is first by name.
static void argsortStable(Steps &steps, ArrayRef<MetaValue> args) {
  steps.runAll(Op::sort_stable, {args[0], args[1], args[2], args[3]});
}

static void maxPool1d(Steps &steps, ArrayRef<MetaValue> args) {
  steps.runAll(Op::max_pool1d_with_indices, args);
}

/// A softmax of another dtype converts its argument first.
template <Op op>
static void softmax(Steps &steps, ArrayRef<MetaValue> args) {
  const TensorMeta &self = *args[0].getTensor();
  MetaValue input = args[0];
  if (args[2].is<DType>() && args[2].get<DType>() != self.dtype)
    input = steps(Op::to_dtype, {input, args[2]});
  steps.runAll(op, {input, args[1], Scalar::boolean(false)});
}

//===----------------------------------------------------------------------===//
// Products
//===----------------------------------------------------------------------===//

/// Whether matmul folds the batch of the larger tensor into its rows, which
/// needs no copy: `should_fold` without gradients.
static bool shouldFold(RuleContext &cx, const TensorMeta &a,
                       const TensorMeta &b) {
  bool isFirst = a.rank() >= b.rank();
  const TensorMeta &large = isFirst ? a : b;
  const TensorMeta &small = isFirst ? b : a;
  if (large.rank() < 3 || small.rank() > 2 || a.rank() == 2)
    return false;
  if (llvm::any_of(large.sizes, [&](SymInt size) { return isZero(cx, size); }))
    return true;
  // The second tensor is transposed.
  SmallVector<SymInt> sizes(large.sizes), strides(large.strides);
  if (!isFirst) {
    std::swap(sizes[sizes.size() - 1], sizes[sizes.size() - 2]);
    std::swap(strides[strides.size() - 1], strides[strides.size() - 2]);
  }
  for (size_t i = 0; i + 2 < sizes.size(); ++i)
    if (!cx.env.decide(Condition::eq(strides[i], cx.env.mul(strides[i + 1],
                                                            sizes[i + 1])),
                       false))
      return false;
  return true;
}

/// One operand of a product of batches: expanded, with its batch in one
/// dimension, which may copy.
static MetaValue foldBatch(Steps &steps, const MetaValue &value,
                           ArrayRef<SymInt> batch, ArrayRef<SymInt> matrix) {
  RuleContext &cx = steps.cx;
  ArrayRef<SymInt> sizes = value.getTensor()->sizes;
  MetaValue expanded = steps(
      Op::expand,
      {value, toList(cx, concat(cx, batch, sizes.take_back(matrix.size())))});
  SmallVector<SymInt, 3> folded = {cx.env.product(batch)};
  folded.append(matrix.begin(), matrix.end());
  return steps(Op::reshape, {expanded, steps.shape(folded)});
}

static void matmul(Steps &steps, ArrayRef<MetaValue> args) {
  const TensorMeta &a = *args[0].getTensor(), &b = *args[1].getTensor();
  RuleContext &cx = steps.cx;
  if (!a.strided || !b.strided || a.isScalar() || b.isScalar() ||
      (a.rank() <= 2 && b.rank() <= 2) || shouldFold(cx, a, b))
    return;
  ArrayRef<SymInt> batchOfA = a.sizes.drop_back(std::min<int64_t>(a.rank(), 2));
  ArrayRef<SymInt> batchOfB = b.sizes.drop_back(std::min<int64_t>(b.rank(), 2));
  FailureOr<ArrayRef<SymInt>> batch = broadcastSizes(cx, {batchOfA, batchOfB});
  if (failed(batch))
    return;
  SmallVector<SymInt, 2> left(a.sizes.take_back(2)),
      right(b.sizes.take_back(2));
  if (a.rank() == 1)
    left = {1, a.sizes[0]};
  MetaValue first = foldBatch(steps, args[0], *batch, left);
  MetaValue second = foldBatch(steps, args[1], *batch, right);
  if (b.rank() == 1)
    second = steps(Op::unsqueeze, {second, Scalar::integer(2)});
  steps(Op::bmm, {first, second});
}

//===----------------------------------------------------------------------===//
// Attention
//===----------------------------------------------------------------------===//

/// The mask as a float that is added: `convert_boolean_attn_mask`.
static MetaValue convertMask(Steps &steps, const MetaValue &mask,
                             const TensorMeta &query) {
  if (!mask.isTensor() || mask.getTensor()->dtype != DType::Bool)
    return mask;
  MetaValue kept = steps.makeScalar(query.dtype, query.device);
  MetaValue masked = steps.makeScalar(query.dtype, query.device);
  MetaValue bias = steps(Op::where_self, {mask, kept, masked});
  steps.free(kept);
  steps.free(masked);
  return bias;
}

static void attention(Steps &steps, ArrayRef<MetaValue> args) {
  const TensorMeta &query = *args[0].getTensor();
  auto *mask = args[3].isTensor() ? args[3].getTensor() : nullptr;
  double dropout = args[4].isNumber()
                       ? getKnownFloat(args[4].getScalar()).value_or(1)
                       : 0;
  bool isFlash =
      usesFlashOnCPU(steps.cx, query, *args[1].getTensor(),
                     *args[2].getTensor(), mask, dropout,
                     args[7].asBool() == true);
  MetaValue bias = convertMask(steps, args[3], query);
  if (isFlash)
    steps.runAll(Op::scaled_dot_product_flash_attention_for_cpu,
                 {args[0], args[1], args[2], args[4], args[5], bias, args[6]});
  else
    steps.runAll(Op::scaled_dot_product_attention_math,
                 {args[0], args[1], args[2], bias, args[4], args[5],
                  MetaValue::none(), args[6], args[7]});
}

/// The product of two matrices and its softmax, times another one.
static void attentionMath(Steps &steps, ArrayRef<MetaValue> args) {
  MetaValue scale = Scalar::floating(SymInt::unknown());
  const TensorMeta &query = *args[0].getTensor();
  MetaValue scaled = steps(Op::mul_Scalar, {args[0], scale});
  MetaValue mask = args[3];
  if (args[5].asBool() == true) {
    const SymInt sizes[] = {query.sizes[query.rank() - 2],
                            args[1].getTensor()->sizes.end()[-2]};
    MetaValue ones = steps.make(makeContiguous(
        steps.cx, steps.cx.copySizes(sizes), DType::Bool, query.device));
    mask = steps(Op::tril, ones);
    steps.free(ones);
    mask = convertMask(steps, mask, query);
  }
  MetaValue turned = steps(Op::transpose_int, {args[1], Scalar::integer(-2),
                                               Scalar::integer(-1)});
  MetaValue key = steps(Op::mul_Scalar, {turned, scale});
  MetaValue weights = steps(Op::matmul, {scaled, key});
  steps.free(key);
  if (mask.isTensor()) {
    MetaValue masked = steps(Op::add_Tensor, {weights, mask});
    steps.free(weights);
    weights = masked;
  }
  MetaValue normal = steps(Op::safe_softmax, {weights, Scalar::integer(-1)});
  steps.free(weights);
  MetaValue kept = normal;
  if (args[4].isNumber() && getKnownFloat(args[4].getScalar()) != 0.0)
    kept = steps(Op::dropout, {normal, args[4], Scalar::boolean(true)});
  steps(Op::matmul, {kept, args[2]});
}

//===----------------------------------------------------------------------===//
// Elements
//===----------------------------------------------------------------------===//

/// A scalar becomes a tensor.
template <unsigned... scalars>
static void where(Steps &steps, ArrayRef<MetaValue> args) {
  SmallVector<MetaValue, 3> operands(args);
  auto *like = args[1].isTensor()   ? args[1].getTensor()
               : args[2].isTensor() ? args[2].getTensor()
                                    : args[0].getTensor();
  for (unsigned i : {scalars...})
    operands[i] =
        steps.makeScalar(like->dtype, args[0].getTensor()->device);
  steps(Op::where_self, operands);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static constexpr StepsRow rows[] = {
    // One op.
    {"max_pool1d", maxPool1d},
    {"max_pool2d", runOne<Op::max_pool2d_with_indices>},
    {"max_pool3d", runOne<Op::max_pool3d_with_indices>},
    {"log_sigmoid", runOne<Op::log_sigmoid_forward>},
    {"argsort", argsort},
    {"argsort.stable", argsortStable},
    {"softmax.int", softmax<Op::softmax>},
    {"log_softmax.int", softmax<Op::log_softmax>},
    // Products.
    {"matmul", matmul},
    // Attention.
    {"scaled_dot_product_attention", attention},
    {"_scaled_dot_product_attention_math", attentionMath},
    // Elements.
    {"where.ScalarOther", where<2>},
    {"where.ScalarSelf", where<1>},
    {"where.Scalar", where<1, 2>},
};

void fake::linkSteps(const FacetLinker &linker) {
  for (ArrayRef<StepsRow> family :
       {ArrayRef<StepsRow>(rows), getStepsOfFFT(), getStepsOfReductions(),
        getStepsOfLinearAlgebra(), getStepsOfLosses(),
        getStepsOfNormalization(), getStepsOfRNNs()})
    for (const StepsRow &row : family)
      linker.get(row.name).facets.steps = row.fn;
}
