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

SmallVector<MetaValue, 2> Steps::runAll(Op op, ArrayRef<MetaValue> args) {
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
    trace.allocate(make(TensorMeta()));
    return results;
  }
  if (def.facets.steps) {
    StorageTrace inner(cx.env);
    llvm::for_each(values, [&](auto &value) { inner.addOperand(value); });
    def.traceStorages(cx, values, inner);
    trace.include(inner);
  }
  for (MetaValue &result : results) {
    if (result.isTensor() && !result.getTensor()->storage)
      result = cx.createValue(*result.getTensor(), cx.freshStorage());
    trace.allocate(result);
  }
  return results;
}

MetaValue Steps::make(const TensorMeta &meta) {
  MetaValue value = cx.createValue(meta, cx.freshStorage());
  trace.allocate(value);
  return value;
}

void OpDef::traceStorages(RuleContext &cx, ArrayRef<MetaValue> args,
                          StorageTrace &trace) const {
  if (!facets.steps)
    return;
  Steps steps(cx, trace);
  facets.steps(steps, args);
  trace.finish();
}

/// A tensor of rank 0 for a number.
static MetaValue makeScalar(Steps &steps, DType dtype, Device device) {
  return steps.make(makeContiguous(steps.cx, {}, dtype, device));
}

//===----------------------------------------------------------------------===//
// One op
//===----------------------------------------------------------------------===//

/// An op of several results, of which the first ones are returned: the first `N`
/// arguments are passed on, or all.
template <Op op, size_t N = ~size_t(0)>
static void runOne(Steps &steps, ArrayRef<MetaValue> args) {
  steps.runAll(op, args.take_front(N));
}

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
  return steps(Op::reshape, {expanded, toList(cx, ArrayRef<SymInt>(folded))});
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
// Normalization
//===----------------------------------------------------------------------===//

/// `group_norm` of a tensor that is not contiguous copies it.
static void groupNorm(Steps &steps, ArrayRef<MetaValue> args) {
  RuleContext &cx = steps.cx;
  MetaValue input = steps(Op::contiguous, args[0]);
  ArrayRef<SymInt> sizes = input.getTensor()->sizes;
  auto parameter = [&](const MetaValue &value) {
    return value.isTensor() ? steps(Op::contiguous, value) : value;
  };
  steps.runAll(Op::native_group_norm,
               {input, parameter(args[2]), parameter(args[3]),
                Scalar::integer(sizes[0]), Scalar::integer(sizes[1]),
                Scalar::integer(cx.env.product(sizes.drop_front(2))), args[1],
                args[4]});
}

/// Outside of training the statistics are not saved.
static void batchNorm(Steps &steps, ArrayRef<MetaValue> args) {
  steps.runAll(Op::native_batch_norm, args.take_front(8));
}

//===----------------------------------------------------------------------===//
// Attention
//===----------------------------------------------------------------------===//

/// The mask as a float that is added: `convert_boolean_attn_mask`.
static MetaValue convertMask(Steps &steps, const MetaValue &mask,
                             const TensorMeta &query) {
  if (!mask.isTensor() || mask.getTensor()->dtype != DType::Bool)
    return mask;
  MetaValue kept = makeScalar(steps, query.dtype, query.device);
  MetaValue masked = makeScalar(steps, query.dtype, query.device);
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

/// A random mask is multiplied with.
static void dropout(Steps &steps, ArrayRef<MetaValue> args) {
  if (args[2].asBool() == false || getKnownFloat(args[1].getScalar()) == 0.0)
    return;
  MetaValue noise = steps(Op::empty_like, args[0]);
  steps(Op::mul_Tensor, {args[0], noise});
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
        makeScalar(steps, like->dtype, args[0].getTensor()->device);
  steps(Op::where_self, operands);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static constexpr struct {
  llvm::StringLiteral name;
  StepsFn fn;
} rows[] = {
    // One op.
    {"layer_norm", runOne<Op::native_layer_norm, 5>},
    {"max_pool1d", maxPool1d},
    {"max_pool2d", runOne<Op::max_pool2d_with_indices>},
    {"max_pool3d", runOne<Op::max_pool3d_with_indices>},
    {"nll_loss", runOne<Op::nll_loss_forward>},
    {"nll_loss2d", runOne<Op::nll_loss2d_forward>},
    {"log_sigmoid", runOne<Op::log_sigmoid_forward>},
    {"multilabel_margin_loss", runOne<Op::multilabel_margin_loss_forward>},
    {"argsort", argsort},
    {"argsort.stable", argsortStable},
    {"softmax.int", softmax<Op::softmax>},
    {"log_softmax.int", softmax<Op::log_softmax>},
    // Products.
    {"matmul", matmul},
    // Normalization.
    {"group_norm", groupNorm},
    {"batch_norm", batchNorm},
    // Attention.
    {"scaled_dot_product_attention", attention},
    {"_scaled_dot_product_attention_math", attentionMath},
    {"dropout", dropout},
    // Elements.
    {"where.ScalarOther", where<2>},
    {"where.ScalarSelf", where<1>},
    {"where.Scalar", where<1, 2>},
};

void fake::linkSteps(const FacetLinker &linker) {
  for (const auto &row : rows)
    linker.get(row.name).facets.steps = row.fn;
}
