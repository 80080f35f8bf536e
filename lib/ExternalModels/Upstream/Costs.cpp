//===- Costs.cpp - What ops of tensor, linalg and TOSA cost -----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ATen/Cost.h"
#include "TosaCall.h"
#include "UpstreamCosts.h"
#include "mlir/Dialect/Linalg/IR/LinalgInterfaces.h"
#include "mlir/Interfaces/CastInterfaces.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Ops with indexing maps
//===----------------------------------------------------------------------===//

/// How often the body of an op runs: the product of its loops, whose sizes are
/// those of the dimensions that they index.
static SymInt countIterations(TensorCall &call, linalg::LinalgOp op) {
  SmallVector<SymInt> loops(op.getNumLoops());
  for (auto [operand, map] : llvm::enumerate(op.getIndexingMapsArray())) {
    const TensorMeta *tensor = call.getTensor(operand);
    if (!tensor || tensor->sizes.size() != map.getNumResults())
      continue;
    for (auto [dim, index] : llvm::enumerate(map.getResults()))
      if (auto loop = dyn_cast<AffineDimExpr>(index);
          loop && loops[loop.getPosition()].isUnknown())
        loops[loop.getPosition()] = tensor->sizes[dim];
  }
  return call.cx.env.product(loops);
}

static bool isNamed(Operation *op, ArrayRef<StringRef> names) {
  return op && llvm::is_contained(names, op->getName().getStringRef());
}

/// Whether an op adds a product to an element of the output.
static bool isAccumulation(Operation &op) {
  if (!isNamed(&op, {"arith.addf", "arith.addi", "complex.add"}))
    return false;
  bool hasProduct = false, hasArgument = false;
  for (Value operand : op.getOperands()) {
    hasProduct |= isNamed(operand.getDefiningOp(),
                          {"arith.mulf", "arith.muli", "complex.mul"});
    hasArgument |= isa<BlockArgument>(operand);
  }
  return hasProduct && hasArgument;
}

/// Whether an op of a body computes: constants, indices, conversions and the
/// terminator do not.
static bool isComputation(Operation &op) {
  return op.getNumOperands() != 0 && &op != &op.getBlock()->back() &&
         !isa<CastOpInterface>(op);
}

/// The ops of the body for each iteration; products that are added up count as
/// multiply-accumulates.
static Work structured(TensorCall &call, const CostConventions &) {
  auto op = cast<linalg::LinalgOp>(call.op);
  int64_t macs = 0, others = 0;
  for (Operation &inner : *op.getBlock()) {
    macs += isAccumulation(inner);
    others += isComputation(inner);
  }
  ShapeEnv &env = call.cx.env;
  SymInt iterations = countIterations(call, op);
  return {env.mul(macs, iterations), env.mul(others - 2 * macs, iterations)};
}

/// What an op with indexing maps moves: of the outputs, it reads only those
/// whose elements the body uses.
static void addStructuredTraffic(TensorCall &call, linalg::LinalgOp op,
                                 OpCost &cost) {
  ShapeEnv &env = call.cx.env;
  llvm::SmallDenseSet<StorageID, 4> seen;
  for (OpOperand &operand : op->getOpOperands()) {
    const TensorMeta *tensor = call.getTensor(operand.getOperandNumber());
    if (!tensor)
      continue;
    SymInt bytes = env.mul(call.count(tensor), getItemSize(tensor->dtype));
    if (op.isDpsInit(&operand))
      cost.written = env.add(cost.written, bytes);
    if (op.payloadUsesValueFromOperand(&operand) &&
        (tensor->storage == 0 || seen.insert(tensor->storage).second))
      cost.read = env.add(cost.read, bytes);
  }
}

namespace {
/// The cost of an op with indexing maps.
struct StructuredCost : MetaCostOpInterface::FallbackModel<StructuredCost> {
  std::optional<OpCost> getCost(Operation *op, RuleContext &cx,
                                const CostConventions &conventions,
                                ArrayRef<MetaValue> operands,
                                ArrayRef<MetaValue> results) const {
    SmallVector<MetaValue> inferred(results);
    TensorCall call(op, cx, operands, inferred);
    OpCost cost;
    cost.work = structured(call, conventions);
    addStructuredTraffic(call, cast<linalg::LinalgOp>(op), cost);
    return cost;
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// Products of TOSA
//===----------------------------------------------------------------------===//

static Work matmul(TensorCall &call, const CostConventions &) {
  const TensorMeta *a = call.getTensor(0);
  if (!a || a->isScalar())
    return {SymInt(), 0};
  return {call.cx.env.mul(call.count(call.getResult(0)), a->sizes.back()), 0};
}

/// The pairs of a position and an element of the kernel, in all spatial
/// dimensions. Positions are elements of `positions`, and what they read are
/// those of `elements`.
static SymInt countPairs(TosaCall &call, const TensorMeta &positions,
                         const TensorMeta &elements, ArrayRef<SymInt> kernel,
                         ArrayRef<int64_t> padding, bool isDense) {
  ShapeEnv &env = call.cx.env;
  SmallVector<int64_t> strides = call.getArray("stride"),
                       dilations = call.getArray("dilation");
  strides.resize(kernel.size(), 1);
  dilations.resize(kernel.size(), 1);
  SymInt pairs = 1;
  for (size_t i = 0; i < kernel.size(); ++i) {
    SymInt count = positions.sizes[i + 1];
    WindowDim window;
    window.kernel = kernel[i];
    window.stride = strides[i];
    window.dilation = dilations[i];
    window.padding = 2 * i < padding.size() ? padding[2 * i] : 0;
    pairs = env.mul(
        pairs,
        isDense ? env.mul(count, kernel[i])
                : countValidPairs(env, count, elements.sizes[i + 1], window));
  }
  return pairs;
}

/// At each pair, all channels of the weight are multiplied: its sizes besides
/// those of the kernel, which begin at `kernel`.
template <size_t spatial, size_t kernel>
static Work conv(TensorCall &base, const CostConventions &conventions) {
  TosaCall call(base.op, base.cx, base.operands, base.results);
  const TensorMeta *input = call.getTensor(0), *weight = call.getTensor(1),
                   *result = call.getResult(0);
  size_t rank = spatial + 2;
  if (!input || !weight || !result || input->sizes.size() != rank ||
      weight->sizes.size() != rank || result->sizes.size() != rank)
    return {SymInt(), 0};
  SymInt pairs = countPairs(
      call, *result, *input, weight->sizes.slice(kernel, spatial),
      call.getArray("pad"), conventions.padding == PaddingCount::Dense);
  SmallVector<SymInt> factors = {pairs, input->sizes[0]};
  llvm::append_range(factors, weight->sizes.take_front(kernel));
  llvm::append_range(factors, weight->sizes.drop_front(kernel + spatial));
  return {call.cx.env.product(factors), 0};
}

/// Positions and elements are exchanged.
static Work transposeConv(TensorCall &base,
                          const CostConventions &conventions) {
  TosaCall call(base.op, base.cx, base.operands, base.results);
  const TensorMeta *input = call.getTensor(0), *weight = call.getTensor(1),
                   *result = call.getResult(0);
  if (!input || !weight || !result || input->rank() != 4 ||
      weight->rank() != 4 || result->rank() != 4)
    return {SymInt(), 0};
  // Padding of the result adds to it.
  SmallVector<int64_t> padding = call.getArray("out_pad");
  for (int64_t &amount : padding)
    amount = -amount;
  SymInt pairs =
      countPairs(call, *input, *result, weight->sizes.slice(1, 2), padding,
                 conventions.padding == PaddingCount::Dense);
  return {call.cx.env.product(
              {pairs, input->sizes[0], weight->sizes[0], weight->sizes[3]}),
          0};
}

/// The elements of the result, times the window.
static Work pool(TensorCall &base, const CostConventions &) {
  TosaCall call(base.op, base.cx, base.operands, base.results);
  SymInt count = call.count(call.getResult(0));
  for (int64_t size : call.getArray("kernel"))
    count = call.cx.env.mul(count, size);
  return {0, count};
}

/// `5 * n * ceil(log2(n))` for the elements of the complex side, whose last two
/// dimensions are transformed.
static Work fft(TensorCall &call, const CostConventions &) {
  ShapeEnv &env = call.cx.env;
  const TensorMeta *input = call.getTensor(0);
  if (!input || input->rank() != 3)
    return {0, SymInt()};
  SymInt halvings =
      env.add(ceilLog2(env, input->sizes[1]), ceilLog2(env, input->sizes[2]));
  return {0, env.product({5, call.count(call.getResult(0)), halvings})};
}

/// Two operations for each of four neighbors, or a copy of the nearest.
static Work resize(TensorCall &call, const CostConventions &) {
  // Printed as an attribute of the dialect, or as a string before.
  std::string mode;
  llvm::raw_string_ostream(mode) << call.op->getAttr("mode");
  if (StringRef(mode).contains("NEAREST"))
    return {};
  return {0, call.cx.env.mul(8, call.count(call.getResult(0)))};
}

//===----------------------------------------------------------------------===//
// The tables
//===----------------------------------------------------------------------===//

static constexpr OpCostRow tensorCosts[] = {
    {"cast collapse_shape dim empty expand_shape extract rank reshape bitcast",
     nullptr, Traffic::None},
    {"extract_slice gather", nullptr, Traffic::Selected},
    {"from_elements generate splat", nullptr, Traffic::Results},
    {"concat insert insert_slice pad scatter", nullptr},
};

static constexpr OpCostRow tosaCosts[] = {
    {"abs add arithmetic_right_shift bitwise_and bitwise_not bitwise_or "
     "bitwise_xor ceil clamp clz cos equal erf exp floor greater greater_equal "
     "intdiv log logical_and logical_left_shift logical_not logical_or "
     "logical_right_shift logical_xor maximum minimum mul negate pow "
     "reciprocal rescale rsqrt select sigmoid sin sub table tanh",
     perResult<1>},
    {"cast concat identity pad reverse scatter tile transpose", nullptr},
    {"gather slice", nullptr, Traffic::Selected},
    {"add_shape concat_shape const const_shape dim div_ceil_shape "
     "div_floor_shape exp2_shape log2_ceil_shape log2_floor_shape max_shape "
     "min_shape mod_shape mul_shape reshape slice_shape sub_shape",
     nullptr, Traffic::None},
    {"argmax reduce_all reduce_any reduce_max reduce_min reduce_product "
     "reduce_sum",
     perInput<1>},
    {"matmul", matmul},
    {"conv2d", conv<2, 1>},
    {"conv3d", conv<3, 1>},
    {"depthwise_conv2d", conv<2, 0>},
    {"avg_pool2d max_pool2d", pool},
    {"fft2d rfft2d", fft},
    {"resize", resize},
    {"transpose_conv2d", transposeConv},
};

static constexpr OpCostRow linalgCosts[] = {
    {"softmax", perInput<5>},
    {"pack unpack", nullptr},
};

void fake::attachTensorCosts(MLIRContext *context) {
  attachCosts(context, "tensor", tensorCosts);
}

void fake::attachTosaCosts(MLIRContext *context) {
  attachCosts(context, "tosa", tosaCosts);
}

void fake::attachLinalgCosts(MLIRContext *context) {
  attachCosts(context, "linalg", linalgCosts);
  for (RegisteredOperationName op : context->getRegisteredOperations())
    if (op.getDialectNamespace() == "linalg" &&
        op.hasInterface<linalg::LinalgOp>())
      (void)attachModel<MetaCostOpInterface, StructuredCost>(op);
}
