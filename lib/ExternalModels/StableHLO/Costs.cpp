//===- Costs.cpp - What ops of StableHLO cost -------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ATen/Cost.h"
#include "FakeTensor/Dialect/StableHLO/IR/StableHLODialect.h"
#include "HLOCall.h"
#include "HLOWindow.h"

using namespace fake;
using namespace mlir;

/// A count that reads attributes of StableHLO.
template <Work (*fn)(HLOCall &, const CostConventions &)>
static Work hlo(TensorCall &call, const CostConventions &conventions) {
  HLOCall ours(call);
  return fn(ours, conventions);
}

//===----------------------------------------------------------------------===//
// Computations
//===----------------------------------------------------------------------===//

/// The operations of a region: ops that are neither constants nor its last one,
/// which returns.
static int64_t countOps(Region &region) {
  int64_t count = 0;
  for (Block &block : region)
    for (Operation &op : block)
      count += op.getNumOperands() != 0 && &op != &block.back();
  return count;
}

/// The operations of region `i` of a call, for each of so many elements;
/// unknown if there is no such region.
static SymInt runRegion(HLOCall &call, unsigned i, SymInt times) {
  return i < call.op->getNumRegions()
             ? call.cx.env.mul(countOps(call.op->getRegion(i)), times)
             : SymInt();
}

/// The computation for each element of the first operand.
static Work reduce(HLOCall &call, const CostConventions &) {
  return {0, runRegion(call, 0, call.count(call.getTensor(0)))};
}

/// The computation for each element of each window.
static Work reduceWindow(HLOCall &call, const CostConventions &) {
  SymInt count = call.count(call.getResult(0));
  for (int64_t size : call.getInts("window_dimensions"))
    count = call.cx.env.mul(count, size);
  return {0, runRegion(call, 0, count)};
}

/// The selection for each element of each window, of which there is one for
/// each element of the source, and the scatter for each of these.
static Work selectAndScatter(HLOCall &call, const CostConventions &) {
  ShapeEnv &env = call.cx.env;
  SymInt sources = call.count(call.getTensor(1)), pairs = sources;
  for (int64_t size : call.getInts("window_dimensions"))
    pairs = env.mul(pairs, size);
  return {0, env.add(runRegion(call, 0, pairs), runRegion(call, 1, sources))};
}

/// The computation for each element of the updates.
static Work scatter(HLOCall &call, const CostConventions &) {
  // Inputs, indices and updates.
  size_t first = call.size() / 2 + 1;
  return {0, runRegion(call, 0, call.count(call.getTensor(first)))};
}

/// The computation for each element of the result.
static Work mapElements(HLOCall &call, const CostConventions &) {
  return {0, runRegion(call, 0, call.count(call.getResult(0)))};
}

/// A comparison for each element and halving.
static Work sort(HLOCall &call, const CostConventions &) {
  ShapeEnv &env = call.cx.env;
  const TensorMeta *self = call.getTensor(0);
  if (!self || self->isScalar())
    return {};
  int64_t dim = call.getInt("dimension", -1);
  dim += dim < 0 ? self->rank() : 0;
  if (dim < 0 || dim >= self->rank())
    return {0, SymInt()};
  return {0, env.mul(call.count(self), ceilLog2(env, self->sizes[dim]))};
}

//===----------------------------------------------------------------------===//
// Products
//===----------------------------------------------------------------------===//

/// For each element of the result as many as are contracted.
static Work dotGeneral(HLOCall &call, const CostConventions &) {
  const TensorMeta *a = call.getTensor(0);
  stablehlo::HLOAttr numbers = call.getAttr("dot_dimension_numbers");
  if (!a || !numbers)
    return {SymInt(), 0};
  SymInt count = call.count(call.getResult(0));
  for (int64_t dim : getFieldInts(numbers, "lhs_contracting_dimensions"))
    count = dim >= 0 && dim < a->rank() ? call.cx.env.mul(count, a->sizes[dim])
                                        : SymInt();
  return {count, 0};
}

static Work dot(HLOCall &call, const CostConventions &) {
  const TensorMeta *a = call.getTensor(0);
  if (!a || a->isScalar())
    return {SymInt(), 0};
  return {call.cx.env.mul(call.count(call.getResult(0)), a->sizes.back()), 0};
}

/// The pairs of a position and an element of the kernel along one dimension
/// that are elements of the input; unknown if windows move over an input that
/// is dilated.
static SymInt countPairs(ShapeEnv &env, SymInt size, SymInt positions,
                         const HLOWindow &window) {
  WindowDim dim;
  dim.kernel = window.size;
  if (window.baseDilation.isInt(1)) {
    dim.stride = window.stride;
    dim.dilation = window.windowDilation;
    dim.padding = window.low;
    return countValidPairs(env, positions, size, dim);
  }
  // Each element is read at the positions that the kernel reaches from it.
  dim.stride = window.baseDilation;
  dim.dilation = env.neg(window.windowDilation);
  dim.padding = env.neg(window.low);
  return window.stride.isInt(1) ? countValidPairs(env, size, positions, dim)
                                : SymInt();
}

/// For each element of the result, the kernel of one output feature.
static Work convolution(HLOCall &call, const CostConventions &conventions) {
  const TensorMeta *input = call.getTensor(0), *kernel = call.getTensor(1),
                   *result = call.getResult(0);
  stablehlo::HLOAttr numbers = call.getAttr("dimension_numbers");
  if (!input || !kernel || !result || !numbers)
    return {SymInt(), 0};
  ConvDims dims(numbers);
  if (!dims.input.isValid(input->rank()) ||
      !dims.kernel.isValid(kernel->rank()) ||
      !dims.output.isValid(result->rank()))
    return {SymInt(), 0};
  ShapeEnv &env = call.cx.env;
  bool isDense = conventions.padding == PaddingCount::Dense;
  size_t count = dims.input.spatial.size();
  SmallVector<int64_t> strides = call.getInts("window_strides", count, 1),
                       spread = call.getInts("lhs_dilation", count, 1),
                       dilation = call.getInts("rhs_dilation", count, 1),
                       padding = call.getInts("padding", 2 * count, 0);
  // Other paddings are values.
  if (!isDense && call.size() > 2)
    return {SymInt(), 0};
  // As for a transposed convolution of PyTorch, zeros between elements do not
  // count.
  auto countDense = [&](SymInt size, SymInt positions,
                        const HLOWindow &window) {
    bool isSpread = !window.baseDilation.isInt(1) && window.stride.isInt(1);
    return env.mul(window.size, isSpread ? size : positions);
  };
  SymInt macs = env.product({result->sizes[dims.output.first],
                             result->sizes[dims.output.second],
                             kernel->sizes[dims.kernel.second]});
  for (size_t i = 0; i < count; ++i) {
    SymInt size = kernel->sizes[dims.kernel.spatial[i]];
    SymInt positions = result->sizes[dims.output.spatial[i]];
    HLOWindow window;
    window.size = size;
    window.stride = strides[i];
    window.baseDilation = spread[i];
    window.windowDilation = dilation[i];
    window.low = padding[2 * i];
    SymInt elements = input->sizes[dims.input.spatial[i]];
    macs =
        env.mul(macs, isDense ? countDense(elements, positions, window)
                              : countPairs(env, elements, positions, window));
  }
  return {macs, 0};
}

/// `5 * n * ceil(log2(n))` for the elements of the complex side.
static Work fft(HLOCall &call, const CostConventions &) {
  ShapeEnv &env = call.cx.env;
  bool endsReal = call.getWord("fft_type") == "IRFFT";
  const TensorMeta *side = endsReal ? call.getTensor(0) : call.getResult(0);
  SymInt halvings = 0;
  for (int64_t length : call.getInts("fft_length"))
    halvings = env.add(halvings, ceilLog2(env, length));
  return {0, env.product({5, call.count(side), halvings})};
}

/// The product of the elements of operand `place`, and the last size of the
/// first, divided by `Q`.
template <unsigned place, unsigned Q>
static Work eliminate(HLOCall &call, const CostConventions &) {
  ShapeEnv &env = call.cx.env;
  const TensorMeta *matrix = call.getTensor(0);
  if (!matrix || matrix->isScalar())
    return {0, SymInt()};
  SymInt terms =
      env.mul(call.count(call.getTensor(place)), matrix->sizes.back());
  return {0, env.floorDiv(terms, Q)};
}

//===----------------------------------------------------------------------===//
// Custom calls
//===----------------------------------------------------------------------===//

/// Whether a custom call only checks sizes or states where data is.
static bool isFree(TensorCall &call) {
  auto name = call.op->getAttrOfType<StringAttr>("call_target_name");
  return name &&
         llvm::is_contained({"shape_assertion", "Sharding",
                             "SPMDFullToShardShape", "SPMDShardToFullShape"},
                            name.getValue());
}

//===----------------------------------------------------------------------===//
// The table
//===----------------------------------------------------------------------===//

/// Elementwise ops without a row have one operation for each element of the
/// result.
const OpCostRow fake::elementwiseCost = {"", perResult<1>};

static constexpr OpCostRow rows[] = {
    // Data is moved.
    {"convert real imag complex reverse concatenate pad dynamic_pad transpose "
     "broadcast broadcast_in_dim dynamic_broadcast_in_dim set_dimension_size "
     "dynamic_update_slice collective_broadcast collective_permute all_gather "
     "all_to_all",
     nullptr},
    {"slice real_dynamic_slice dynamic_slice gather dynamic_gather "
     "torch_index_select",
     nullptr, Traffic::Selected},
    {"iota dynamic_iota constant_like", nullptr, Traffic::Results},
    // The same elements in the same order, and what is no data.
    {"constant reshape dynamic_reshape bitcast_convert get_dimension_size "
     "tuple get_tuple_element optimization_barrier partition_id replica_id "
     "after_all create_token return",
     nullptr, Traffic::None},
    {"custom_call", nullptr, Traffic::None, isFree},
    // Random numbers.
    {"rng rng_bit_generator", perResult<1>, Traffic::Results},
    // Computations.
    {"reduce all_reduce", hlo<reduce>},
    {"reduce_window", hlo<reduceWindow>},
    {"select_and_scatter", hlo<selectAndScatter>},
    {"scatter", hlo<scatter>},
    {"map", hlo<mapElements>},
    {"sort", hlo<sort>},
    {"top_k", perInput<1>},
    {"batch_norm_inference", perInput<4>},
    {"batch_norm_training", perInput<8>},
    {"batch_norm_grad", perInput<11>},
    // Products.
    {"dot_general", hlo<dotGeneral>},
    {"dot", hlo<dot>},
    {"convolution dynamic_conv", hlo<convolution>},
    {"fft", hlo<fft>},
    {"cholesky", hlo<eliminate<0, 3>>},
    {"triangular_solve", hlo<eliminate<1, 1>>},
};

ArrayRef<OpCostRow> fake::getHLOCosts() { return rows; }
