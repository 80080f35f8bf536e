//===- RuleContext.h - Context of a meta rule -------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A rule is a pure function of metadata. Besides its arguments it has a
// context: symbolic arithmetic, memory for its results, fresh storages, and
// error reporting. There is no IR here.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_RULECONTEXT_H
#define FAKETENSOR_META_RULECONTEXT_H

#include "FakeTensor/Meta/SymbolSource.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/LogicalResult.h"
#include <variant>

namespace fake {

using llvm::ArrayRef;
using llvm::failed;
using llvm::failure;
using llvm::FailureOr;
using llvm::LogicalResult;
using llvm::MutableArrayRef;
using llvm::SmallVector;
using llvm::SmallVectorImpl;
using llvm::StringRef;
using llvm::succeeded;
using llvm::success;

class RuleContext;

/// The purpose of a new unbacked symbol.
enum class DataDependence : uint8_t {
  /// The size of a new tensor: `nonzero`.
  Size,
  /// A scalar read from a tensor: `item`.
  Scalar,
  /// A value derived from such scalars: the size of a slice.
  Derived
};

/// Settings of the analysis, named after those of a `FakeTensorMode`.
struct ModeSettings {
  /// Whether all sizes are static, as in a mode without a ShapeEnv.
  bool staticShapes = false;
  /// Whether sizes may be data-dependent.
  bool allowDynamicOutputShapeOps = true;
  /// Whether scalars may be read from tensors of unknown values.
  bool allowScalarOutputs = true;
  /// Whether builtin tensors, which are not fake, may be used.
  bool allowNonFakeInputs = false;
  /// The preferred device when tensors are on several; Unknown for none.
  DeviceType preferDeviceType = DeviceType::Unknown;
  /// The maximum number of elements of tensors with constant values.
  int64_t constantNumelLimit = 64;
  /// The device of literals whose types do not state it.
  Device literalDevice = Device::cpu();
  /// The device of arguments and literals whose types do not state it; by
  /// default the only non-cpu device that the function names, or the cpu.
  std::optional<Device> defaultDevice;
  /// Whether a view that strides do not allow is an error also where tensors
  /// have value semantics, as in PyTorch.
  bool strictViews = false;
  /// Whether data-dependent conditions are decided as in one real run, given
  /// the values of arguments, and asserted: `propagate_real_tensors`.
  bool propagateReal = false;
};
/// Whether two analyses have the same settings.
bool operator==(const ModeSettings &a, const ModeSettings &b);

/// What an op may change of a tensor object besides its data.
enum class ObjectChange : uint8_t {
  /// Nothing: `add_`.
  None,
  /// Sizes, strides and offset: `t_`, `out=`.
  Geometry,
  /// Its storage as well: `set_`.
  Storage
};

/// An argument that an op returns: the same object, not a view of it.
struct ReturnedArgument {
  /// The position of the argument in the schema.
  unsigned index = 0;
  /// Whether it is always returned. Otherwise, only if both have equal
  /// metadata.
  bool isCertain = false;
  /// How it may have changed.
  ObjectChange change = ObjectChange::None;
};

/// An op of a rule written in IR, in a trace of an error.
struct RuleFrame {
  /// The `mlir::Operation *`; this library does not depend on IR.
  void *op;
  /// The name of the rule that it is in.
  std::string rule;
  /// Its operands, `f32(2, 3), 4`.
  std::string operands;
};

/// Why a case of a rule written in IR does not hold.
struct CaseNote {
  /// The `mlir::Operation *` that tests it.
  void *op;
  /// The condition that is false.
  std::string text;
};

/// Metadata quoted by an error, whose provenance can be traced: a size or
/// integer, all sizes, a dtype, or a device.
using Fact = std::variant<SymInt, std::vector<SymInt>, DType, Device>;
/// Whether the fact holds for the value, or for an element of a list: an equal
/// integer, or a tensor with that size, those sizes, dtype or device.
bool holds(const Fact &fact, const MetaValue &value);
/// Prints `size 5`, `sizes [5, 4]`, `dtype f32` or `device cuda:0`.
void print(llvm::raw_ostream &os, const Fact &fact);

/// The error of a rule, and what it is about.
struct RuleFailure {
  /// The text; empty if there is no error.
  std::string message;
  /// The facts that the text quotes, in order.
  std::vector<Fact> quoted;
  /// The arguments that the error blames, in the order given.
  SmallVector<unsigned, 2> blamed;
  /// Where the error arose; nested rules add one frame each, innermost first.
  SmallVector<RuleFrame, 0> trace;
  /// If the error is that no case of a rule holds: why each does not, in order.
  SmallVector<CaseNote, 0> cases;
  /// Whether it is a FakeTensorDeviceMismatchError.
  bool isDeviceMismatch = false;
  /// Why eager PyTorch rejects the call that FakeTensor accepts; empty if it
  /// does not, or if nobody wants to know.
  std::string eagerRefusal;

  /// Resets everything to the state without an error.
  void clear();
};

/// What a rule may ask about an op besides the metadata of its operands.
struct OpRequest {
  /// The declared length of the returned list, for rules that cannot infer it
  /// from sizes.
  std::optional<size_t> listLength;
  /// The declared rank of the returned tensor, for rules that cannot infer it
  /// from sizes.
  std::optional<int64_t> declaredRank;
  /// Whether the tensors of the op have value semantics, without a layout
  /// observable by the program: a view that strides do not allow is then a
  /// row-major copy, as of `reshape`, and not an error.
  bool viewsMayCopy = false;
};

/// An error under construction. Streams text into the context and converts to
/// failure, so that a rule can write `return cx.error() << "...";`.
class RuleError {
public:
  /// The error of `cx`, whose text must be empty.
  explicit RuleError(RuleContext &cx) : cx(cx) {}
  /// Appends text. Ints, sizes, dtypes and devices are kept as facts as well.
  template <typename T> RuleError &operator<<(const T &value);
  /// Failure.
  operator LogicalResult() const { return failure(); }
  /// Failure, for functions with a result.
  template <typename T> operator FailureOr<T>() const { return failure(); }

private:
  /// Keeps what a value says of metadata as a fact.
  void quote(const MetaValue &value);

  RuleContext &cx;
};

/// A rejection by PyTorch's kernels, under construction. Streams text into the
/// context, if enabled; the rule continues.
class EagerRefusal {
public:
  /// Appends to `text`; null to drop what is streamed.
  explicit EagerRefusal(std::string *text) : text(text) {}
  /// Appends text.
  template <typename T> EagerRefusal &operator<<(const T &value);

private:
  std::string *text;
};

/// The context of one rule evaluation; reused across ops.
class RuleContext {
public:
  /// A context for the functions of one analysis; both must outlive it.
  RuleContext(ShapeEnv &env, llvm::BumpPtrAllocator &arena)
      : env(env), memos(env), symbols(env, memos), arena(arena) {}

  /// Symbols, arithmetic and decisions.
  ShapeEnv &env;

  //===--- Memory ---------------------------------------------------------===//

  /// An uninitialized array of `n` elements that lives as long as the analysis.
  template <typename T> MutableArrayRef<T> allocate(size_t n) {
    return MutableArrayRef<T>(arena.Allocate<T>(n), n);
  }
  /// A copy that lives as long as the analysis.
  template <typename T> ArrayRef<T> copy(ArrayRef<T> values) {
    if (values.empty())
      return {};
    MutableArrayRef<T> result = allocate<T>(values.size());
    std::uninitialized_copy(values.begin(), values.end(), result.begin());
    return result;
  }
  /// The same for sizes or strides given as a list.
  ArrayRef<SymInt> copySizes(ArrayRef<SymInt> values) { return copy(values); }
  /// A copy of a string that lives as long as the analysis.
  StringRef copyString(StringRef text) {
    ArrayRef<char> chars = copy(ArrayRef<char>(text.data(), text.size()));
    return StringRef(chars.data(), chars.size());
  }
  /// Moves a tensor into the arena. Without a rank, the offset is unknown.
  const TensorMeta *create(const TensorMeta &meta) {
    auto *copy = new (arena.Allocate<TensorMeta>()) TensorMeta(meta);
    if (!meta.ranked)
      copy->offset = SymInt::unknown();
    return copy;
  }
  /// Moves a record of components into the arena.
  template <typename Info> const Info *createInfo(const Info &info) {
    return new (arena.Allocate<Info>()) Info(info);
  }
  /// Moves a tensor into the arena, as a value.
  MetaValue createValue(const TensorMeta &meta) {
    return MetaValue::tensor(create(meta));
  }
  /// The same tensor in another storage, as a value.
  MetaValue createValue(const TensorMeta &meta, StorageID storage) {
    auto *copy = new (arena.Allocate<TensorMeta>()) TensorMeta(meta);
    copy->storage = storage;
    return MetaValue::tensor(copy);
  }

  /// Row-major strides of a shape, see contiguousStrides. Cached, since a
  /// program has few distinct shapes: equal shapes mostly get the same array,
  /// not a copy.
  ArrayRef<SymInt> getRowMajorStrides(ArrayRef<SymInt> sizes);

  //===--- Storage --------------------------------------------------------===//

  /// A new storage.
  StorageID freshStorage() { return ++lastStorage; }
  /// The next result of freshStorage().
  StorageID getNextStorage() const { return lastStorage + 1; }
  /// Reserves `n` fresh storages; returns the first.
  StorageID reserveStorages(unsigned n) {
    StorageID first = getNextStorage();
    lastStorage += n;
    return first;
  }

  //===--- Data-dependent values ------------------------------------------===//

  /// Results of queries on data.
  DataMemos memos;
  /// Symbols for values that no input has.
  SymbolSource symbols;

  /// Whether there may be a symbol for what depends on data. Where not, that
  /// is remembered, and checkRefusal() makes an error of it.
  bool allows(DataDependence what);
  /// Fails with an error if allows() has returned false since the last call.
  LogicalResult checkRefusal();

  //===--- Errors ---------------------------------------------------------===//

  /// Starts the error of this rule. Lower case, no full stop; state what was
  /// expected and what was found. A second error replaces the first.
  RuleError error() {
    lastError.message.clear();
    lastError.quoted.clear();
    lastError.isDeviceMismatch = false;
    return RuleError(*this);
  }
  /// The same, blaming argument `arg` (its position in the schema).
  RuleError error(unsigned arg) {
    lastError.blamed.push_back(arg);
    return error();
  }
  /// The same, blaming two arguments that contradict each other.
  RuleError error(unsigned arg, unsigned otherArg) {
    lastError.blamed.push_back(arg);
    return error(otherArg);
  }
  /// The error for two arguments on different devices. PyTorch's
  /// FakeTensorDeviceMismatchError.
  RuleError deviceMismatch(unsigned arg, Device device, unsigned otherArg,
                           Device otherDevice);
  /// The text of the error, empty if there is none.
  StringRef getMessage() const { return lastError.message; }
  /// The arguments that the error blames, in the order given.
  ArrayRef<unsigned> getBlamedArguments() const { return lastError.blamed; }
  /// Starts the reason why eager PyTorch rejects a call that FakeTensor
  /// accepts, for clients that need it. Worded like an error; the first one of
  /// a call is kept.
  EagerRefusal eagerRefuses() {
    std::string &text = lastError.eagerRefusal;
    return EagerRefusal(keepsEagerRefusals && text.empty() ? &text : nullptr);
  }
  /// Clears the error before the next rule runs.
  void clearError() {
    lastError.clear();
    refusal.reset();
  }
  /// All about the error of the last rule.
  RuleFailure lastError;

  //===--- The current op -------------------------------------------------===//

  /// Properties of the current op besides its operands.
  OpRequest request;

  //===--- Rules written in IR --------------------------------------------===//

  /// The nesting depth of rules being evaluated.
  unsigned ruleDepth = 0;
  /// The number of ops evaluated since the outermost rule was called.
  unsigned numRuleOps = 0;

  //===--- Settings -------------------------------------------------------===//

  /// `torch.get_default_dtype()`.
  DType defaultDType = DType::Float32;
  /// The mode that rules are run in.
  ModeSettings mode;
  /// Whether eagerRefuses() is enabled.
  bool keepsEagerRefusals = false;

private:
  /// A shape and its row-major strides at one epoch of the ShapeEnv.
  struct RowMajor {
    ArrayRef<SymInt> sizes, strides;
    unsigned epoch = 0;
  };

  llvm::BumpPtrAllocator &arena;
  /// Indexed by the hash of the sizes; a newer shape replaces an older one.
  SmallVector<RowMajor, 0> rowMajor;
  StorageID lastStorage = 0;
  std::optional<DataDependence> refusal;
};

/// Applies `map` to a tensor, or to each tensor in a list.
MetaValue mapTensors(RuleContext &cx, const MetaValue &value,
                     llvm::function_ref<MetaValue(const TensorMeta &)> map);

/// A symbol for what depends on data, `create_unbacked_symint`; unknown where
/// the settings allow none. `real` is what it is in the real run, if that is
/// known.
SymInt freshUnbacked(RuleContext &cx, Range range,
                     DataDependence what = DataDependence::Size,
                     std::optional<int64_t> real = std::nullopt);

/// The same for a part of `all` things, at most `all` if that is known.
SymInt freshPart(RuleContext &cx, SymInt all,
                 DataDependence what = DataDependence::Size,
                 std::optional<int64_t> real = std::nullopt);

/// The same as freshUnbacked() for an integer that a rule reads from a tensor
/// and that no result states: it takes no name that is declared for a result.
SymInt freshInternal(RuleContext &cx, Range range = {});

/// The values of a tensor in the real run; nullopt unless all are known.
std::optional<SmallVector<int64_t>> getRealElements(RuleContext &cx,
                                                    const TensorMeta &self);

namespace detail {
/// Prints one operand of `<<` of an error or a rejection.
template <typename T> void printPart(llvm::raw_ostream &os, const T &value) {
  if constexpr (std::is_same_v<T, SymInt> || std::is_same_v<T, Scalar> ||
                std::is_same_v<T, MetaValue>)
    print(os, value);
  else if constexpr (std::is_same_v<T, DType>)
    os << getShortName(value);
  else if constexpr (std::is_convertible_v<T, ArrayRef<SymInt>>)
    printSizes(os, value);
  else
    os << value;
}
} // namespace detail

template <typename T> RuleError &RuleError::operator<<(const T &value) {
  llvm::raw_string_ostream os(cx.lastError.message);
  detail::printPart(os, value);
  if constexpr (std::is_same_v<T, SymInt> || std::is_same_v<T, DType> ||
                std::is_same_v<T, Device>) {
    cx.lastError.quoted.push_back(value);
  } else if constexpr (std::is_same_v<T, Scalar> ||
                       std::is_same_v<T, MetaValue>) {
    quote(value);
  } else if constexpr (std::is_convertible_v<T, ArrayRef<SymInt>>) {
    ArrayRef<SymInt> sizes = value;
    cx.lastError.quoted.push_back(
        std::vector<SymInt>(sizes.begin(), sizes.end()));
  }
  return *this;
}

template <typename T> EagerRefusal &EagerRefusal::operator<<(const T &value) {
  if (text) {
    llvm::raw_string_ostream os(*text);
    detail::printPart(os, value);
  }
  return *this;
}

} // namespace fake

#endif // FAKETENSOR_META_RULECONTEXT_H
