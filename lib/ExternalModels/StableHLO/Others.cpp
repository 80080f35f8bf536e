//===- Others.cpp - Random numbers, tuples and custom calls -----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Symbolic/Truth.h"
#include "HLOCall.h"
#include "mlir/IR/BuiltinTypes.h"

using namespace fake;
using namespace mlir;

/// The last operand states the sizes.
static LogicalResult rng(HLOCall &call) {
  std::optional<SmallVector<SymInt>> sizes = call.getDeclared(0);
  if (!sizes)
    return call.setDeclared();
  return call.set(0, call.getElements(call.size() - 1, sizes->size()));
}

/// The new state is like the old one; the type states the other sizes.
static LogicalResult rngBitGenerator(HLOCall &call) {
  (void)call.setDeclared();
  const TensorMeta *state = call.getTensor(0);
  return state ? call.set(0, state->sizes) : success();
}

static LogicalResult declared(HLOCall &call) { return call.setDeclared(); }

//===----------------------------------------------------------------------===//
// Tuples
//===----------------------------------------------------------------------===//

static LogicalResult tuple(HLOCall &call) {
  call.results[0] = MetaValue::list(call.cx.copy(call.operands));
  return success();
}

static LogicalResult getTupleElement(HLOCall &call) {
  int64_t index = call.getInt("index");
  if (!call.operands[0].isList())
    return call.setDeclared();
  ArrayRef<MetaValue> elements = call.operands[0].getList();
  if (index < 0 || static_cast<size_t>(index) >= elements.size())
    return call.cx.error(0) << "expected an index below " << elements.size()
                            << ", found " << index;
  call.results[0] = elements[index];
  return success();
}

//===----------------------------------------------------------------------===//
// Custom calls
//===----------------------------------------------------------------------===//

/// `shape_assertion`: a scalar that must be true, and the numbers in a message.
static LogicalResult assertShape(HLOCall &call) {
  ArrayRef<SymInt> condition = call.getElements(0);
  if (condition.size() != 1 || condition[0].isUnknown() ||
      requireTruth(call.cx.env, condition[0]))
    return success();
  auto message = call.op->getAttrOfType<StringAttr>("error_message");
  return call.cx.error(0) << "expected an assertion of sizes to hold"
                          << (message ? ": " : "")
                          << (message ? message.getValue() : StringRef());
}

/// `rng_bit_generator` whose second operand states the sizes of the numbers.
static LogicalResult dynamicRng(HLOCall &call) {
  if (call.results.size() != 2)
    return call.setDeclared();
  if (const TensorMeta *state = call.getTensor(0))
    (void)call.set(0, state->sizes);
  std::optional<SmallVector<SymInt>> sizes = call.getDeclared(1);
  return sizes ? call.set(1, call.getElements(1, sizes->size())) : success();
}

/// With `indices_of_shape_operands`, one operand for each result states its
/// sizes.
static LogicalResult useShapeOperands(HLOCall &call) {
  (void)call.setDeclared();
  SmallVector<int64_t> places = call.getInts("indices_of_shape_operands");
  for (auto [i, place] : llvm::enumerate(places)) {
    if (i >= call.results.size() || place < 0 ||
        static_cast<size_t>(place) >= call.size())
      break;
    if (std::optional<SmallVector<SymInt>> sizes = call.getDeclared(i))
      (void)call.set(i, call.getElements(place, sizes->size()));
  }
  return success();
}

static LogicalResult customCall(HLOCall &call) {
  auto target = call.op->getAttrOfType<StringAttr>("call_target_name");
  StringRef name = target ? target.getValue() : StringRef();
  if (name == "shape_assertion" && call.size() > 0)
    return assertShape(call);
  if (name == "stablehlo.dynamic_reduce_window")
    return dynamicReduceWindow(call);
  if (name == "stablehlo.dynamic_top_k" ||
      name == "stablehlo.dynamic_approx_top_k")
    return dynamicTopK(call);
  if (name == "stablehlo.dynamic_rng_bit_generator")
    return dynamicRng(call);
  // These return their operand.
  if (call.size() == 1 && call.results.size() == 1 &&
      (name == "Sharding" || name == "annotate_device_placement"))
    if (const TensorMeta *self = call.getTensor(0))
      return call.set(0, self->sizes);
  return useShapeOperands(call);
}

static constexpr HLORuleRow rows[] = {
    {"rng", rng},
    {"rng_bit_generator", rngBitGenerator},
    {"tuple", tuple},
    {"get_tuple_element", getTupleElement},
    {"custom_call", customCall},
    // What others send, what a device is, and what a function computes.
    {"all_gather", declared},
    {"all_to_all", declared},
    {"reduce_scatter", declared},
    {"einsum", declared},
    {"unary_einsum", declared},
    {"infeed", declared},
    {"outfeed", declared},
    {"recv", declared},
    {"send", declared},
    {"partition_id", declared},
    {"replica_id", declared},
    {"after_all", declared},
    {"create_token", declared},
};

ArrayRef<HLORuleRow> fake::getOtherRules() { return rows; }
