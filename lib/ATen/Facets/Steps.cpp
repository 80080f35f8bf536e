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
    StorageTrace inner = trace.startStep();
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

void Steps::free(const MetaValue &value, const MetaValue &holder) {
  if (value.isTensor() && !hasStorage(holder, value.getTensor()->storage))
    trace.free(value);
}

void OpDef::traceStorages(RuleContext &cx, ArrayRef<MetaValue> args,
                          StorageTrace &trace) const {
  if (!facets.steps)
    return;
  Steps steps(cx, trace);
  bool isRanked = true;
  for (const MetaValue &arg : args)
    forEachTensor(arg,
                  [&](const TensorMeta &meta) { isRanked &= meta.ranked; });
  if (isRanked)
    facets.steps(steps, args);
  else
    steps.make(TensorMeta());
  trace.finish();
}

//===----------------------------------------------------------------------===//
// One op
//===----------------------------------------------------------------------===//

/// PyTorch has no literals: a constant tensor is lifted, and stays the same.
static void returnOperand(Steps &steps, ArrayRef<MetaValue>) {
  steps.returnOperand();
}

static void maxPool1d(Steps &steps, ArrayRef<MetaValue> args) {
  steps.runAll(Op::max_pool1d_with_indices, args);
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
    if (!cx.env.decide(
            Condition::eq(strides[i], cx.env.mul(strides[i + 1], sizes[i + 1])),
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

/// The operands of a product of batches; none of other products, which copy
/// nothing.
static SmallVector<MetaValue, 2>
foldBatches(Steps &steps, const MetaValue &left, const MetaValue &right) {
  if (!left.isTensor() || !right.isTensor())
    return {};
  const TensorMeta &a = *left.getTensor(), &b = *right.getTensor();
  RuleContext &cx = steps.cx;
  if (!a.strided || !b.strided || a.isScalar() || b.isScalar() ||
      (a.rank() <= 2 && b.rank() <= 2) || shouldFold(cx, a, b))
    return {};
  ArrayRef<SymInt> batchOfA = a.sizes.drop_back(std::min<int64_t>(a.rank(), 2));
  ArrayRef<SymInt> batchOfB = b.sizes.drop_back(std::min<int64_t>(b.rank(), 2));
  FailureOr<ArrayRef<SymInt>> batch = broadcastSizes(cx, {batchOfA, batchOfB});
  if (failed(batch))
    return {};
  SmallVector<SymInt, 2> rows(a.sizes.take_back(2)),
      columns(b.sizes.take_back(2));
  if (a.rank() == 1)
    rows = {1, a.sizes[0]};
  MetaValue first = foldBatch(steps, left, *batch, rows);
  MetaValue second = foldBatch(steps, right, *batch, columns);
  if (b.rank() == 1)
    second = steps(Op::unsqueeze, {second, Scalar::integer(2)});
  return {first, second};
}

static void matmul(Steps &steps, ArrayRef<MetaValue> args) {
  SmallVector<MetaValue, 2> operands = foldBatches(steps, args[0], args[1]);
  if (!operands.empty())
    steps(Op::bmm, operands);
}

void fake::multiplyInto(Steps &steps, const MetaValue &a, const MetaValue &b) {
  foldBatches(steps, a, b);
}

/// A product and a sum, unless one kernel computes both.
static void linear(Steps &steps, ArrayRef<MetaValue> args) {
  const TensorMeta &input = *args[0].getTensor();
  bool hasBias = args[2].isTensor();
  if (args[1].getTensor()->rank() != 2 ||
      (hasBias &&
       (input.rank() == 2 || (isContiguous(steps.cx, input) &&
                              isContiguous(steps.cx, *args[2].getTensor())))))
    return;
  MetaValue weight = steps(Op::t, args[1]);
  MetaValue product = steps(Op::matmul, {args[0], weight});
  if (hasBias)
    steps(Op::add_Tensor, {product, args[2]});
}

/// `padding="same"` that differs between both ends pads the input first.
static void convolutionOfMode(Steps &steps, ArrayRef<MetaValue> args) {
  RuleContext &cx = steps.cx;
  ArrayRef<SymInt> kernel = args[1].getTensor()->sizes.drop_front(2);
  if (!args[4].isString() || args[4].getString() != "same" || !args[5].isList())
    return;
  ArrayRef<MetaValue> dilations = args[5].getList();
  SmallVector<SymInt> pads(2 * kernel.size(), 0), padding(kernel.size(), 0);
  bool isPadded = false;
  for (auto [i, size] : llvm::enumerate(kernel)) {
    const MetaValue &dilation = dilations[dilations.size() == 1 ? 0 : i];
    if (!dilation.isInt())
      return;
    SymInt total = cx.env.mul(dilation.getInt(), cx.env.sub(size, 1));
    padding[i] = cx.env.floorDiv(total, 2);
    SymInt rest = cx.env.sub(total, cx.env.mul(padding[i], 2));
    pads[2 * (kernel.size() - 1 - i) + 1] = rest;
    isPadded |= !rest.isInt(0);
  }
  if (!isPadded)
    return;
  MetaValue input = args[0];
  if (steps.sizes(input).size() == kernel.size() + 1)
    input = steps(Op::unsqueeze, {input, integer(0)});
  input = steps(Op::constant_pad_nd, {input, steps.shape(pads)});
  steps(Op::convolution,
        {input, args[1], args[2], args[3], steps.shape(padding), args[5],
         Scalar::boolean(false),
         steps.shape(SmallVector<SymInt>(kernel.size(), 0)), args[6]});
}

/// Tensors are folded into matrices; `bias` is added to a new one.
static void bilinear(Steps &steps, ArrayRef<MetaValue> args) {
  RuleContext &cx = steps.cx;
  auto flatten = [&](const MetaValue &value) {
    ArrayRef<SymInt> sizes = steps.sizes(value);
    const SymInt shape[] = {cx.env.product(sizes.drop_back()), sizes.back()};
    return steps(Op::reshape, {value, steps.shape(shape)});
  };
  if (args[0].getTensor()->isScalar() || args[1].getTensor()->isScalar())
    return;
  MetaValue first = flatten(args[0]), second = flatten(args[1]);
  MetaValue product = steps(
      Op::trilinear, {first, args[2], second, steps.list({1, 3}), steps.list(0),
                      steps.list({1, 2}), steps.list({2, 3})});
  if (args[3].isTensor())
    steps(Op::add_Tensor, {product, args[3]});
}

/// Sums over pairs of dimensions as one product of matrices. A dimension of one
/// element is summed up in the other tensor first.
static void tensordot(Steps &steps, ArrayRef<MetaValue> args) {
  RuleContext &cx = steps.cx;
  MetaValue tensors[] = {args[0], args[1]};
  SmallVector<int64_t> dims[2];
  for (unsigned i : {0, 1})
    for (const MetaValue &dim : args[2 + i].getList()) {
      if (!dim.isInt() || !dim.getInt().isInt())
        return;
      int64_t value = dim.getInt().getInt();
      dims[i].push_back(value < 0 ? value + steps.sizes(args[i]).size()
                                  : value);
    }
  for (auto [a, b] : llvm::zip(dims[0], dims[1])) {
    bool isFirst = isOne(cx, steps.sizes(args[1])[b]);
    if (!isFirst && !isOne(cx, steps.sizes(args[0])[a]))
      continue;
    MetaValue &summed = tensors[isFirst ? 0 : 1];
    steps.assign(summed, Op::sum_dim_IntList,
                 {summed, steps.list(isFirst ? a : b), Scalar::boolean(true)});
  }
  bool isFull = true;
  for (unsigned i : {0, 1}) {
    int64_t rank = steps.sizes(tensors[i]).size();
    SmallVector<int64_t> order;
    for (int64_t dim = 0; dim < rank; ++dim)
      if (!llvm::is_contained(dims[i], dim))
        order.push_back(dim);
    isFull &= order.empty();
    order.insert(i == 0 ? order.end() : order.begin(), dims[i].begin(),
                 dims[i].end());
    tensors[i] = steps(Op::permute, {tensors[i], steps.list(order)});
  }
  if (isFull) {
    // Contiguous vectors have a kernel.
    if (llvm::any_of(tensors, [&](const MetaValue &tensor) {
          return tensor.isTensor() && !isContiguous(cx, *tensor.getTensor());
        }))
      steps(Op::sum, steps(Op::mul_Tensor, {tensors[0], tensors[1]}));
    return;
  }
  size_t count = dims[0].size();
  for (unsigned i : {0, 1}) {
    ArrayRef<SymInt> sizes = steps.sizes(tensors[i]);
    size_t rows = i == 0 ? sizes.size() - count : count;
    if (rows > sizes.size())
      return;
    const SymInt shape[] = {cx.env.product(sizes.take_front(rows)),
                            cx.env.product(sizes.drop_front(rows))};
    steps.assign(tensors[i], Op::reshape, {tensors[i], steps.shape(shape)});
  }
  steps(Op::mm, {tensors[0], tensors[1]});
}

/// Sums over the last dimensions.
static void inner(Steps &steps, ArrayRef<MetaValue> args) {
  if (args[0].getTensor()->isScalar() || args[1].getTensor()->isScalar())
    return;
  tensordot(steps, {args[0], args[1], steps.list(-1), steps.list(-1)});
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
  double dropout =
      args[4].isNumber() ? getKnownFloat(args[4].getScalar()).value_or(1) : 0;
  bool isFlash = usesFlashOnCPU(steps.cx, query, *args[1].getTensor(),
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

/// Half precision is computed as f32.
static MetaValue widen(Steps &steps, const MetaValue &value) {
  DType dtype = value.getTensor()->dtype;
  if (dtype != DType::Float16 && dtype != DType::BFloat16)
    return value;
  return steps(Op::to_dtype, {value, MetaValue(DType::Float32)});
}

/// The heads of keys or values, each for several heads of queries.
static MetaValue repeatHeads(Steps &steps, const MetaValue &value,
                             const MetaValue &query) {
  SmallVector<SymInt> sizes(steps.sizes(value));
  const TensorMeta &meta = *value.getTensor();
  sizes[sizes.size() - 3] = steps.size(query, 3);
  return steps.make(makeContiguous(steps.cx, steps.cx.copySizes(sizes),
                                   meta.dtype, meta.device));
}

/// The mask of `is_causal`.
static MetaValue causalMask(Steps &steps, const MetaValue &query,
                            const MetaValue &key) {
  const TensorMeta &meta = *query.getTensor();
  const SymInt sizes[] = {steps.size(query, 2), steps.size(key, 2)};
  MetaValue mask = steps.scope([&] {
    MetaValue ones = steps.make(makeContiguous(
        steps.cx, steps.cx.copySizes(sizes), DType::Bool, meta.device));
    return steps(Op::tril, ones);
  });
  steps.assign(mask, [&] { return convertMask(steps, mask, meta); });
  return mask;
}

/// The product of two matrices and its softmax, times another one.
static void attentionMath(Steps &steps, ArrayRef<MetaValue> args) {
  DType dtype = args[0].getTensor()->dtype;
  MetaValue wideQuery = widen(steps, args[0]), key = widen(steps, args[1]),
            value = widen(steps, args[2]), mask = args[3];
  MetaValue query = steps(Op::mul_Scalar, {wideQuery, anyFloat()});
  if (!query.isTensor() || !key.isTensor() || !value.isTensor())
    return;
  if (args[5].asBool() == true)
    mask = causalMask(steps, query, key);
  SymInt heads = steps.size(query, 3);
  if (args[8].asBool() == true &&
      !(heads == steps.size(key, 3) && heads == steps.size(value, 3))) {
    key = repeatHeads(steps, key, query);
    value = repeatHeads(steps, value, query);
  }
  MetaValue weights = steps.scope([&] {
    MetaValue turned =
        steps(Op::transpose_int, {key, integer(-2), integer(-1)});
    MetaValue scaled = steps(Op::mul_Scalar, {turned, anyFloat()});
    return steps(Op::matmul, {query, scaled});
  });
  if (mask.isTensor())
    steps.assign(weights, Op::add_Tensor, {weights, mask});
  steps.assign(weights, Op::safe_softmax, {weights, integer(-1)});
  if (args[4].isNumber() && getKnownFloat(args[4].getScalar()) != 0.0) {
    if (args[6].isTensor()) {
      steps.assign(weights, [&] {
        MetaValue dropped = steps(Op::eq_Scalar, {args[6], integer(0)});
        return steps(Op::masked_fill_Scalar, {weights, dropped, integer(0)});
      });
      value = steps(Op::mul_Scalar, {value, anyFloat()});
    } else {
      steps.assign(weights, Op::dropout,
                   {weights, args[4], Scalar::boolean(true)});
    }
  }
  // Arguments of C++ are evaluated from the right.
  steps(Op::to_dtype, {weights, MetaValue(dtype)});
  MetaValue product = steps(Op::matmul, {weights, value});
  steps(Op::to_dtype, {product, MetaValue(dtype)});
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static constexpr StepsRow rows[] = {
    // One op, or none.
    {"lift_fresh", returnOperand},
    {"max_pool1d", maxPool1d},
    {"max_pool2d", runOne<Op::max_pool2d_with_indices>},
    {"max_pool3d", runOne<Op::max_pool3d_with_indices>},
    // Products.
    {"matmul", matmul},
    {"linear", linear},
    {"_convolution_mode", convolutionOfMode},
    {"conv1d.padding", convolutionOfMode},
    {"conv2d.padding", convolutionOfMode},
    {"conv3d.padding", convolutionOfMode},
    {"bilinear", bilinear},
    {"tensordot", tensordot},
    {"inner", inner},
    // Attention.
    {"scaled_dot_product_attention", attention},
    {"_scaled_dot_product_attention_math", attentionMath},
};

void fake::linkSteps(const FacetLinker &linker) {
  for (ArrayRef<StepsRow> family :
       {ArrayRef<StepsRow>(rows), getStepsOfContractions(),
        getStepsOfElementwise(), getStepsOfFFT(), getStepsOfIndexing(),
        getStepsOfLinearAlgebra(), getStepsOfLosses(),
        getStepsOfNormalization(), getStepsOfReductions(), getStepsOfRNNs()})
    for (const StepsRow &row : family)
      linker.get(row.name).facets.steps = row.fn;
}
