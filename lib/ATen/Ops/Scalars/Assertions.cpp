//===- Assertions.cpp - Assertions ------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Symbolic/Truth.h"
#include "Table/Composite.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Metadata
//===----------------------------------------------------------------------===//

using Sizes = std::optional<ArrayRef<SymInt>>;

/// Compares a property with its asserted value, if both are known.
template <typename T>
static LogicalResult
checkProperty(RuleContext &cx, unsigned arg, const char *what, bool isKnown,
              const std::optional<T> &expected, const T &found,
              llvm::function_ref<void(RuleError &, T)> print) {
  if (!isKnown || !expected || *expected == found)
    return success();
  RuleError error = cx.error(0, arg);
  error << "expected " << what << " ";
  print(error, *expected);
  error << ", found ";
  print(error, found);
  return error;
}

/// The same for sizes and strides, whose equality is required if undecided.
static LogicalResult checkList(RuleContext &cx, unsigned arg, const char *what,
                               Sizes expected, ArrayRef<SymInt> found) {
  if (!expected || requireEqual(cx, found, *expected))
    return success();
  return cx.error(0, arg) << "expected " << what << " " << *expected
                          << ", found " << found;
}

static LogicalResult checkDType(RuleContext &cx, unsigned arg,
                                const TensorMeta &self,
                                std::optional<DType> dtype) {
  return checkProperty<DType>(
      cx, arg, "dtype", self.dtype != DType::Unknown, dtype, self.dtype,
      [](RuleError &error, DType value) { error << value; });
}

/// Follows assert_tensor_metadata of FakeTensor: all given properties must
/// agree.
static LogicalResult assertMetadata(RuleContext &cx, const TensorMeta &self,
                                    Sizes sizes, Sizes strides,
                                    std::optional<DType> dtype,
                                    std::optional<Device> device,
                                    std::optional<Layout> layout) {
  if (self.ranked && failed(checkList(cx, 1, "sizes", sizes, self.sizes)))
    return failure();
  if (self.strided &&
      failed(checkList(cx, 2, "strides", strides, self.strides)))
    return failure();
  if (failed(checkDType(cx, 3, self, dtype)))
    return failure();
  if (failed(checkProperty<Layout>(
          cx, 5, "layout", true, layout, self.layout,
          [](RuleError &error, Layout value) { error << getName(value); })))
    return failure();
  return checkProperty<Device>(
      cx, 4, "device", self.device.isKnown(), device, self.device,
      [](RuleError &error, Device value) { error << value.str(); });
}

//===----------------------------------------------------------------------===//
// Conditions
//===----------------------------------------------------------------------===//

/// Fails if the asserted value is known to be zero or false. Otherwise it is
/// assumed from here on.
static LogicalResult checkCondition(RuleContext &cx, const MetaValue &value,
                                    StringRef message) {
  bool isFalse = (value.isInt() && value.getInt().isInt(0)) ||
                 (value.isBool() && !requireTruth(cx.env, value.getInt()));
  if (!isFalse)
    return success();
  return cx.error(0) << "expected a true condition, found false: '" << message
                     << "'";
}

static LogicalResult assertScalar(RuleContext &cx, Scalar value,
                                  StringRef message) {
  return checkCondition(cx, value, message);
}

/// The functional form returns a copy of a token, which orders side effects.
static FailureOr<TensorMeta> assertScalarToken(RuleContext &cx, Scalar value,
                                               StringRef message,
                                               const TensorMeta &token) {
  if (failed(checkCondition(cx, value, message)))
    return failure();
  return clonePreserving(cx, token);
}

/// The data of tensors is not checked.
static LogicalResult assertTensor(RuleContext &, const TensorMeta &) {
  return success();
}
static FailureOr<TensorMeta> assertTensorToken(RuleContext &cx,
                                               const TensorMeta &, StringRef,
                                               const TensorMeta &token) {
  return token;
}

/// Follows sym_constrain_range: the value is between the bounds.
static LogicalResult constrainRange(RuleContext &cx, Scalar value,
                                    std::optional<int64_t> min,
                                    std::optional<int64_t> max) {
  if (!value.isInt() && !value.isBool())
    return cx.error(0) << "expected an integer, found " << value;
  SymInt size = value.getInt();
  if (min && max && *min > *max)
    return cx.error(1, 2) << "expected min to be at most max, found " << *min
                          << " and " << *max;
  bool holds = (!min || cx.env.require(Condition::le(*min, size))) &&
               (!max || cx.env.require(Condition::le(size, *max)));
  if (holds || size.isUnknown())
    return success();
  RuleError error = cx.error(0);
  error << "expected a number";
  if (min)
    error << " of at least " << *min;
  if (max)
    error << (min ? " and" : "") << " of at most " << *max;
  return error << ", found " << size;
}

/// The same for a size, which is nonnegative.
static LogicalResult constrainSize(RuleContext &cx, Scalar value,
                                   std::optional<int64_t> min,
                                   std::optional<int64_t> max) {
  // Constants are not checked.
  bool isSymbol = value.isInt() && !value.getInt().isInt();
  if (!isSymbol && !min && !max)
    return success();
  return constrainRange(cx, value, isSymbol ? min.value_or(0) : min, max);
}

static FailureOr<TensorMeta> constrainRangeToken(RuleContext &cx, Scalar value,
                                                 std::optional<int64_t> min,
                                                 std::optional<int64_t> max,
                                                 const TensorMeta &token) {
  if (failed(constrainRange(cx, value, min, max)))
    return failure();
  return token;
}
static FailureOr<TensorMeta> constrainSizeToken(RuleContext &cx, Scalar value,
                                                std::optional<int64_t> min,
                                                std::optional<int64_t> max,
                                                const TensorMeta &token) {
  if (failed(constrainSize(cx, value, min, max)))
    return failure();
  return token;
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"_assert_tensor_metadata(Tensor a, SymInt[]? size=None, SymInt[]? "
     "stride=None, ScalarType? dtype=None, *, Device? device=None, Layout? "
     "layout=None) -> ()",
     rule<assertMetadata>,
     follows("_subclasses.fake_impls.assert_tensor_metadata"),
     Behavior::Asserts},
    {"_assert_scalar(Scalar self, str assert_msg) -> ()", rule<assertScalar>,
     follows("native"), Behavior::Asserts},
    {"_functional_assert_scalar(Scalar self, str assert_msg, Tensor dep_token) "
     "-> Tensor",
     rule<assertScalarToken>, follows("native"), Behavior::Asserts},
    {"_assert_async(Tensor self) -> ()", rule<assertTensor>,
     follows("_meta_registrations.assert_async"), Behavior::Asserts},
    {"_assert_async.msg(Tensor self, str assert_msg) -> ()", rule<assertTensor>,
     follows("_meta_registrations.assert_async_meta"), Behavior::Asserts},
    {"_functional_assert_async.msg(Tensor self, str assert_msg, Tensor "
     "dep_token) -> Tensor",
     rule<assertTensorToken>,
     follows("_meta_registrations.functional_assert_async_meta"),
     Behavior::Asserts},
    {"sym_constrain_range(Scalar size, *, int? min=None, int? max=None) -> ()",
     rule<constrainRange>, follows("_meta_registrations.sym_constrain_range"),
     Behavior::Asserts},
    {"sym_constrain_range_for_size(Scalar size, *, int? min=None, int? "
     "max=None) -> ()",
     rule<constrainSize>,
     follows("_meta_registrations.sym_constrain_range_for_size"),
     Behavior::Asserts},
    {"_functional_sym_constrain_range(Scalar size, int? min, int? max, Tensor "
     "dep_token) -> Tensor",
     rule<constrainRangeToken>,
     follows("_meta_registrations.functional_sym_constrain_range"),
     Behavior::Asserts},
    {"_functional_sym_constrain_range_for_size(Scalar size, int? min, int? "
     "max, Tensor dep_token) -> Tensor",
     rule<constrainSizeToken>,
     follows("_meta_registrations.functional_sym_constrain_range_for_size"),
     Behavior::Asserts},
};

OpFamily fake::getAssertionsFamily() { return {"Assertions", rows}; }
