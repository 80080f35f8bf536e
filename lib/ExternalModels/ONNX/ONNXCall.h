//===- ONNXCall.h - Operands and attributes of ONNX ops ---------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Ops of ONNX as torch-mlir imports them: `torch.operator "onnx.Add"`, with
// attributes `torch.onnx.axis` and so on, in functions with an attribute
// `torch.onnx_meta.opset_version`. An omitted operand is None.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_EXTERNALMODELS_ONNX_ONNXCALL_H
#define FAKETENSOR_LIB_EXTERNALMODELS_ONNX_ONNXCALL_H

#include "FakeTensor/Meta/Shapes/Sizes.h"
#include "TensorCall.h"
#include "mlir/IR/BuiltinAttributes.h"

namespace fake {

/// An attribute of an op, by its name in the specification; null if there is
/// none.
mlir::Attribute getONNXAttr(mlir::Operation *op, StringRef name);
/// The value of an integer; nullopt for other attributes.
std::optional<int64_t> readInt(mlir::Attribute attr);
/// The values of a list of integers; nullopt for other attributes.
std::optional<SmallVector<int64_t>> readInts(mlir::Attribute attr);

/// One evaluation of an op of ONNX. Attributes are read by their names in the
/// specification. One of another kind than expected is an error of the call.
class ONNXCall : private TensorCall {
public:
  using TensorCall::cx;
  using TensorCall::getTensor;
  using TensorCall::join;
  using TensorCall::op;
  using TensorCall::operands;
  using TensorCall::results;
  using TensorCall::TensorCall;

  //===--- Operands -------------------------------------------------------===//

  /// The number of operands, omitted ones included.
  size_t size() const { return operands.size(); }
  /// Whether an operand is given.
  bool has(size_t i) const {
    return i < operands.size() && !operands[i].isNone();
  }
  /// The dtype of an operand; Unknown for one that is no tensor.
  DType getDType(size_t i) const {
    return i < operands.size() && operands[i].isTensor()
               ? operands[i].getTensor()->dtype
               : DType::Unknown;
  }
  /// The elements of an operand; empty if they are not known.
  ArrayRef<SymInt> getElements(size_t i) const {
    const TensorMeta *tensor = getTensor(i);
    return tensor ? tensor->constant : ArrayRef<SymInt>();
  }
  /// The only element of an operand; unknown for others.
  SymInt getNumber(size_t i) const {
    ArrayRef<SymInt> elements = getElements(i);
    return elements.size() == 1 ? elements.front() : SymInt();
  }
  /// The elements of an operand that is a list, unknown ones included; nullopt
  /// if their number is not known, or there is no such operand.
  std::optional<SmallVector<SymInt>> getList(size_t i) const;

  //===--- Attributes -----------------------------------------------------===//

  /// An attribute; null if there is none.
  mlir::Attribute getAttr(StringRef name) const {
    return getONNXAttr(op, name);
  }
  /// Whether an attribute is written.
  bool hasAttr(StringRef name) const { return getAttr(name) != nullptr; }
  /// An integer; nullopt if there is none.
  std::optional<int64_t> getInt(StringRef name);
  /// The same with a default.
  int64_t getInt(StringRef name, int64_t otherwise) {
    return getInt(name).value_or(otherwise);
  }
  /// A list of integers; nullopt if there is none.
  std::optional<SmallVector<int64_t>> getInts(StringRef name);
  /// A list of floats; nullopt if there is none.
  std::optional<SmallVector<double>> getFloats(StringRef name);
  /// A string, or the default.
  StringRef getString(StringRef name, StringRef otherwise = "");
  /// The dtype of an attribute of `TensorProto.DataType`; the default if there
  /// is none. Unknown for those that PyTorch does not have.
  DType getDType(StringRef name, DType otherwise);
  /// The opset of the function; the newest one if it is not stated.
  int64_t getOpset() const;
  /// Fails if an attribute was of another kind.
  LogicalResult checkAttrs() const;

  //===--- Dimensions -----------------------------------------------------===//

  /// A dimension of a tensor of that rank, negative ones from the end.
  FailureOr<int64_t> wrap(int64_t axis, int64_t rank);
  /// The attribute `axis` as such a dimension.
  FailureOr<int64_t> getAxis(int64_t otherwise, int64_t rank) {
    return wrap(getInt("axis", otherwise), rank);
  }
  /// Distinct dimensions.
  FailureOr<SmallVector<int64_t>> wrapAll(ArrayRef<int64_t> axes, int64_t rank);

  //===--- Results --------------------------------------------------------===//

  /// Sets a result that the op has. A size that is not known is a new symbol.
  LogicalResult give(size_t i, ArrayRef<SymInt> sizes, DType dtype,
                     ArrayRef<SymInt> elements = {});
  /// The same for a tensor of unknown rank.
  LogicalResult giveUnranked(size_t i, DType dtype);
  /// Gives a result the sizes of an operand, and a dtype.
  LogicalResult giveLike(size_t i, size_t operand, DType dtype);
  /// The same with the dtype of the operand.
  LogicalResult giveLike(size_t i, size_t operand) {
    return giveLike(i, operand, getDType(operand));
  }
  /// A new size of which only a bound is known.
  SymInt freshSize(SymInt most = SymInt());

private:
  /// Remembers an attribute that is not as expected.
  void refuse(StringRef name, StringRef expected) {
    wrongAttr = name;
    wrongKind = expected;
  }

  StringRef wrongAttr, wrongKind;
};

/// Whether elements of a tensor of that dtype are kept: integers, bools, and
/// floats, of which sizes are computed as well.
bool keepsElements(DType dtype);
/// An element of that dtype: a float is rounded, and an integer that does not
/// fit is unknown.
SymInt toElement(ShapeEnv &env, SymInt value, DType dtype);
/// The elements of a literal; empty if there are too many, or of other dtypes.
SmallVector<SymInt> readElements(RuleContext &cx, mlir::Attribute literal,
                                 DType dtype);
/// The value of a constant float or integer.
std::optional<double> asConstant(SymInt value);

/// Computes an element of the result from those of the operands.
using FoldFn = SymInt (*)(ShapeEnv &env, ArrayRef<SymInt> values);
/// The elements of a result of these sizes that an op computes from each of the
/// operands `first` and following, which are broadcast; empty if they are not
/// known.
SmallVector<SymInt> foldElements(ONNXCall &call, ArrayRef<SymInt> sizes,
                                 DType dtype, FoldFn fold, size_t first = 0);

/// The sizes `shape` that a tensor is broadcast with; see broadcastSizes().
FailureOr<ArrayRef<SymInt>> broadcastWith(ONNXCall &call, unsigned operand,
                                          ArrayRef<SymInt> shape);
/// Fails with an error unless the operand, if its rank is known, has that rank.
LogicalResult checkRank(ONNXCall &call, unsigned operand, int64_t rank);
/// Fails with an error unless two sizes of operands are equal.
LogicalResult checkEqual(ONNXCall &call, unsigned a, SymInt sizeA, unsigned b,
                         SymInt sizeB, StringRef what);

/// Fails with an error unless an operand, if its rank is known, has these
/// sizes.
LogicalResult checkSizes(ONNXCall &call, unsigned operand,
                         ArrayRef<SymInt> sizes);

/// A rule for an op; `name` has no prefix.
struct ONNXRule {
  llvm::StringLiteral name;
  LogicalResult (*infer)(ONNXCall &call);
  /// The number of operands that must be given.
  unsigned numRequired = 1;
};

/// The rows of each family.
ArrayRef<ONNXRule> getONNXElementwiseRules();
ArrayRef<ONNXRule> getONNXShapeRules();
ArrayRef<ONNXRule> getONNXSliceRules();
ArrayRef<ONNXRule> getONNXIndexingRules();
ArrayRef<ONNXRule> getONNXReductionRules();
ArrayRef<ONNXRule> getONNXWindowRules();
ArrayRef<ONNXRule> getONNXImageRules();
ArrayRef<ONNXRule> getONNXProductRules();
ArrayRef<ONNXRule> getONNXAttentionRules();
ArrayRef<ONNXRule> getONNXSignalRules();
ArrayRef<ONNXRule> getONNXSequenceRules();
ArrayRef<ONNXRule> getONNXOtherRules();
/// Those of ops with regions, for regions of a form that is not swept.
ArrayRef<ONNXRule> getONNXControlFlowRules();

} // namespace fake

#endif // FAKETENSOR_LIB_EXTERNALMODELS_ONNX_ONNXCALL_H
