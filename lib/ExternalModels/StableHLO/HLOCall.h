//===- HLOCall.h - Operands and attributes of StableHLO ops -----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_EXTERNALMODELS_STABLEHLO_HLOCALL_H
#define FAKETENSOR_LIB_EXTERNALMODELS_STABLEHLO_HLOCALL_H

#include "FakeTensor/Dialect/StableHLO/IR/StableHLOAttributes.h"
#include "FakeTensor/Meta/Shapes/Sizes.h"
#include "OpCosts.h"
#include "mlir/IR/BuiltinAttributes.h"

namespace fake {

/// The integers of a field, one or a list; empty if it is not written.
SmallVector<int64_t> getFieldInts(stablehlo::HLOAttr attr, StringRef field);

/// One evaluation of an op of StableHLO. Attributes are read by their names in
/// the specification.
class HLOCall : public TensorCall {
public:
  using TensorCall::TensorCall;
  /// The same evaluation.
  explicit HLOCall(const TensorCall &call) : TensorCall(call) {}

  //===--- Operands -------------------------------------------------------===//

  /// The number of operands.
  size_t size() const { return operands.size(); }
  /// The elements of an operand; empty if they are not known.
  ArrayRef<SymInt> getElements(size_t i) const {
    const TensorMeta *tensor = getTensor(i);
    return tensor ? tensor->constant : ArrayRef<SymInt>();
  }
  /// The elements of an operand of `count` integers, unknown ones included.
  SmallVector<SymInt> getElements(size_t i, size_t count) const;

  //===--- Attributes -----------------------------------------------------===//

  /// The integers of a dense attribute; empty if there is none.
  SmallVector<int64_t> getInts(StringRef name) const;
  /// The same, `count` times `value` where there is none.
  SmallVector<int64_t> getInts(StringRef name, size_t count,
                               int64_t value) const;
  /// An integer attribute.
  int64_t getInt(StringRef name, int64_t otherwise = 0) const;
  /// An attribute such as `#stablehlo.dot<...>`; null if there is none.
  stablehlo::HLOAttr getAttr(StringRef name) const {
    return stablehlo::getHLOAttr(op, name);
  }
  /// The word of an attribute such as `#stablehlo<comparison_direction GE>`.
  StringRef getWord(StringRef name) const {
    stablehlo::HLOAttr attr = getAttr(name);
    return attr ? attr.getWord() : StringRef();
  }
};

/// `reduce_window` whose windows are operands: behind tensors and initial
/// values, the sizes, strides, dilations of both kinds, and paddings of
/// windows.
LogicalResult dynamicReduceWindow(HLOCall &call);
/// `top_k` with an operand k.
LogicalResult dynamicTopK(HLOCall &call);

/// How often a `while` runs its body, for operands with this metadata, and that
/// of other values; unknown unless it counts up or down to a limit.
SymInt countTrips(mlir::Operation *op, ShapeEnv &env,
                  ArrayRef<MetaValue> operands,
                  llvm::function_ref<MetaValue(mlir::Value)> lookup);

/// A rule for an op; `name` has no dialect.
struct HLORuleRow {
  llvm::StringLiteral name;
  LogicalResult (*infer)(HLOCall &call);
};

/// The rows of each family.
ArrayRef<HLORuleRow> getElementwiseRules();
ArrayRef<HLORuleRow> getShapeRules();
ArrayRef<HLORuleRow> getSliceRules();
ArrayRef<HLORuleRow> getProductRules();
ArrayRef<HLORuleRow> getReductionRules();
ArrayRef<HLORuleRow> getOtherRules();

/// The costs of all ops that are not elementwise, and of those that only move
/// data.
ArrayRef<OpCostRow> getHLOCosts();
/// Elementwise ops without a row.
extern const OpCostRow elementwiseCost;

} // namespace fake

#endif // FAKETENSOR_LIB_EXTERNALMODELS_STABLEHLO_HLOCALL_H
