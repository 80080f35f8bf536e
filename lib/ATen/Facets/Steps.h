//===- Steps.h - What composite ops run -------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A composite op, such as `layer_norm`, is a sequence of others in the C++ code
// of ATen (CompositeImplicitAutograd). The rule computes only its results; the
// steps tell which other tensors exist meanwhile. Private to lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_FACETS_STEPS_H
#define FAKETENSOR_LIB_ATEN_FACETS_STEPS_H

#include "Table/Call.h"
#include "llvm/ADT/DenseSet.h"

namespace fake {

/// Runs the steps of one op. A tensor lives to the end of the op, as a local
/// variable of C++ does, unless it is freed. After an error later steps do
/// nothing: the rule of the op has accepted the arguments.
class Steps {
public:
  Steps(RuleContext &cx, StorageTrace &trace) : cx(cx), trace(trace) {}

  /// Runs an op, and returns its first result.
  MetaValue operator()(Op op, ArrayRef<MetaValue> args) {
    return runAll(op, args).front();
  }
  /// Runs an op, and returns its results, at least one. Those of a composite op
  /// are freed but its results.
  SmallVector<MetaValue, 2> runAll(Op op, ArrayRef<MetaValue> args);
  /// Runs an op that writes its first results to tensors that exist: only the
  /// others are allocated.
  void runInto(Op op, ArrayRef<MetaValue> args, size_t given = 1);
  /// A new tensor, which no op of the table allocates.
  MetaValue make(const TensorMeta &meta);
  /// A new tensor of rank 0.
  MetaValue makeScalar(DType dtype, Device device) {
    return make(makeContiguous(cx, {}, dtype, device));
  }
  /// The last reference to a tensor is dropped, as that of a temporary in an
  /// expression of C++.
  void free(const MetaValue &value) { trace.free(value); }
  /// The same for a tensor that another value may hold.
  void free(const MetaValue &value, const MetaValue &holder);
  /// Runs the steps of a statement or function of C++: what they allocate is
  /// freed at its end but the storages of the result.
  template <typename Fn> MetaValue scope(Fn fn) {
    size_t begin = owned.size();
    MetaValue result = fn();
    freeSince(begin, result);
    return result;
  }
  /// The same for a variable that is assigned anew: its old value is freed.
  template <typename Fn> void assign(MetaValue &variable, Fn fn) {
    MetaValue old = variable;
    variable = scope(fn);
    free(old, variable);
  }
  void assign(MetaValue &variable, Op op, ArrayRef<MetaValue> args) {
    assign(variable, [&] { return (*this)(op, args); });
  }
  /// The first argument is returned, whatever the metadata says.
  void returnOperand() { trace.returnOperand(); }
  /// A list of values.
  MetaValue values(ArrayRef<MetaValue> values) {
    return MetaValue::list(cx.copy(values));
  }
  /// A list argument of dimensions.
  MetaValue list(ArrayRef<int64_t> values) { return toList(cx, values); }
  /// A list argument of sizes.
  MetaValue shape(ArrayRef<SymInt> values) { return toList(cx, values); }
  /// The sizes of a result; empty after an error.
  ArrayRef<SymInt> sizes(const MetaValue &value) const {
    return value.isTensor() ? value.getTensor()->sizes : ArrayRef<SymInt>();
  }
  /// A dimension from the end.
  SymInt size(const MetaValue &value, unsigned fromEnd) const {
    ArrayRef<SymInt> all = sizes(value);
    return fromEnd <= all.size() ? all[all.size() - fromEnd] : SymInt();
  }

  RuleContext &cx;

private:
  SmallVector<MetaValue, 2> infer(Op op, ArrayRef<MetaValue> args);
  void allocate(const MetaValue &value);
  void freeSince(size_t begin, const MetaValue &result);

  StorageTrace &trace;
  /// The first tensors of storages that were allocated, in order, and not freed
  /// by a scope.
  SmallVector<const TensorMeta *> owned;
  llvm::DenseSet<StorageID> known;
  bool hasFailed = false;
};

/// The steps of an op of the table.
struct StepsRow {
  llvm::StringLiteral name;
  StepsFn fn;
};

/// The rows of some families, each in its own file.
ArrayRef<StepsRow> getStepsOfContractions();
ArrayRef<StepsRow> getStepsOfElementwise();
ArrayRef<StepsRow> getStepsOfFFT();
ArrayRef<StepsRow> getStepsOfIndexing();
ArrayRef<StepsRow> getStepsOfLinearAlgebra();
ArrayRef<StepsRow> getStepsOfLosses();
ArrayRef<StepsRow> getStepsOfNormalization();
ArrayRef<StepsRow> getStepsOfReductions();
ArrayRef<StepsRow> getStepsOfRNNs();

/// An op of several results, of which the first ones are returned: the first
/// `N` arguments are passed on, or all.
template <Op op, size_t N = ~size_t(0)>
void runOne(Steps &steps, ArrayRef<MetaValue> args) {
  steps.runAll(op, args.take_front(N));
}
/// The same where the first results are written to arguments, `out`.
template <Op op, size_t N, size_t given = 1>
void runOneInto(Steps &steps, ArrayRef<MetaValue> args) {
  steps.runInto(op, args.take_front(N), given);
}
/// A product, `matmul`, that is written to an argument: only copies of operands
/// are allocated.
void multiplyInto(Steps &steps, const MetaValue &a, const MetaValue &b);
/// An argument of type int.
inline MetaValue integer(int64_t value) { return Scalar::integer(value); }
/// A number of a value that does not matter.
inline MetaValue anyFloat() { return Scalar::floating(SymInt::unknown()); }

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_FACETS_STEPS_H
