//===- HLOCall.h - Operands and attributes of StableHLO ops -----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_EXTERNALMODELS_STABLEHLO_HLOCALL_H
#define FAKETENSOR_LIB_EXTERNALMODELS_STABLEHLO_HLOCALL_H

#include "FakeTensor/Meta/Shapes/Sizes.h"
#include "OpRules.h"
#include "mlir/IR/BuiltinAttributes.h"

namespace fake {

/// The integers of a field of an attribute such as `#stablehlo.dot<...>`, of
/// the reader or of a host; empty if it is not written.
SmallVector<int64_t> getFieldInts(mlir::Attribute attr, StringRef field);

/// One evaluation of an op of StableHLO. Attributes are read by their names in
/// the specification.
class HLOCall {
public:
  HLOCall(mlir::Operation *op, RuleContext &cx, ArrayRef<MetaValue> operands,
          MutableArrayRef<MetaValue> results)
      : op(op), cx(cx), operands(operands), results(results) {}

  //===--- Operands -------------------------------------------------------===//

  /// The number of operands.
  size_t size() const { return operands.size(); }
  /// An operand that is a tensor of known rank; null for others.
  const TensorMeta *getTensor(size_t i) const {
    return i < operands.size() && operands[i].isTensor() &&
                   operands[i].getTensor()->ranked
               ? operands[i].getTensor()
               : nullptr;
  }
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
  /// The word of an attribute such as `#stablehlo<comparison_direction GE>`.
  std::string getWord(StringRef name) const;

  //===--- Results --------------------------------------------------------===//

  /// The sizes that the type of a result states; unknown for `?`. Nullopt for a
  /// type without a rank.
  std::optional<SmallVector<SymInt>> getDeclared(size_t i) const;
  /// The dtype of a result, by its type.
  DType getDType(size_t i) const;
  /// Sets a result. A size that is not known is that of the type, or a new
  /// symbol.
  LogicalResult set(size_t i, ArrayRef<SymInt> sizes,
                    ArrayRef<SymInt> elements = {});
  /// Sets all results to the sizes that their types state.
  LogicalResult setDeclared();

  mlir::Operation *op;
  RuleContext &cx;
  ArrayRef<MetaValue> operands;
  MutableArrayRef<MetaValue> results;
};

/// `reduce_window` whose windows are operands: behind tensors and initial
/// values, the sizes, strides, dilations of both kinds, and paddings of
/// windows.
LogicalResult dynamicReduceWindow(HLOCall &call);
/// `top_k` with an operand k.
LogicalResult dynamicTopK(HLOCall &call);

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

} // namespace fake

#endif // FAKETENSOR_LIB_EXTERNALMODELS_STABLEHLO_HLOCALL_H
