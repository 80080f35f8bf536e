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

#include "FakeTensor/Meta/MetaValue.h"
#include "FakeTensor/Symbolic/ShapeEnv.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/LogicalResult.h"
#include <functional>
#include <map>
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

/// Queries about the data of a tensor, whose symbolic results FakeTensor
/// memoizes on the tensor: `nonzero_memo`, `item_memo` and so on.
enum class DataQuery : uint8_t {
  Nonzero,
  Item,
  Unique,
  UniqueConsecutive,
  /// The nested int of a tensor of offsets or lengths. Not invalidated by
  /// writes.
  NestedInt
};

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

/// Metadata quoted by an error, whose provenance can be traced: a size or
/// integer, all sizes, a dtype, or a device.
using Fact = std::variant<SymInt, std::vector<SymInt>, DType, Device>;
/// Whether the fact holds for the value, or for an element of a list: an equal
/// integer, or a tensor with that size, those sizes, dtype or device.
bool holds(const Fact &fact, const MetaValue &value);
/// Prints `size 5`, `sizes [5, 4]`, `dtype f32` or `device cuda:0`.
void print(llvm::raw_ostream &os, const Fact &fact);

/// An error under construction. Streams text into the context and converts to
/// failure, so that a rule can write `return cx.error() << "...";`.
class RuleError {
public:
  explicit RuleError(RuleContext &cx) : cx(cx) {}
  template <typename T> RuleError &operator<<(const T &value);
  operator LogicalResult() const { return failure(); }
  template <typename T> operator FailureOr<T>() const { return failure(); }

private:
  RuleContext &cx;
};

/// A rejection by PyTorch's kernels, under construction. Streams text into the
/// context, if enabled; the rule continues.
class EagerRefusal {
public:
  explicit EagerRefusal(std::string *text) : text(text) {}
  template <typename T> EagerRefusal &operator<<(const T &value);

private:
  std::string *text;
};

/// The context of one rule evaluation; reused across ops.
class RuleContext {
public:
  RuleContext(ShapeEnv &env, llvm::BumpPtrAllocator &arena)
      : env(env), arena(arena) {}

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
  ArrayRef<SymInt> copySizes(ArrayRef<SymInt> values) { return copy(values); }
  StringRef copyString(StringRef text) {
    ArrayRef<char> chars = copy(ArrayRef<char>(text.data(), text.size()));
    return StringRef(chars.data(), chars.size());
  }
  /// Moves a tensor into the arena.
  const TensorMeta *create(const TensorMeta &meta) {
    return new (arena.Allocate<TensorMeta>()) TensorMeta(meta);
  }
  /// Moves a record of components into the arena.
  template <typename Info> const Info *createInfo(const Info &info) {
    return new (arena.Allocate<Info>()) Info(info);
  }
  MetaValue createValue(const TensorMeta &meta) {
    return MetaValue::tensor(create(meta));
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

  /// The result of a query on the data of `self`: the memoized one if `self` is
  /// an operand and its storage has not been written to since, else the result
  /// of `make`. Views of a storage have separate memos, as in PyTorch.
  SymInt recall(DataQuery query, const TensorMeta &self,
                llvm::function_ref<SymInt()> make);
  /// Memoizes the result of a query for a tensor created by the rule. It must
  /// live in the arena.
  void remember(DataQuery query, const TensorMeta &self, SymInt answer);
  /// Sets the operands of the next rule, whose query results are memoized. They
  /// must outlive this context.
  void setOperands(ArrayRef<MetaValue> values) { operands = values; }
  /// Invalidates the memos of a storage that is written to; all memos if it is
  /// unknown.
  void noteWrite(StorageID storage) { ++versions[storage]; }
  /// Whether there are memos that a write could invalidate.
  bool hasMemos() const { return !memos.empty(); }
  /// The number of memo hits of recall().
  unsigned getNumRecalled() const { return numRecalled; }
  /// Names for the next symbols that freshSymbol makes, first one first. A name
  /// that is declared goes to a symbol of its kind, or of any kind if it is
  /// declared as backed. Later symbols have the first `u0`, `u1`, ... that is
  /// free, nested ints `j0`, `j1`, ...
  void setSymbolNames(ArrayRef<StringRef> names) {
    symbolNames.assign(names.begin(), names.end());
  }
  /// The names not used yet.
  ArrayRef<StringRef> getSymbolNames() const { return symbolNames; }

  /// Called for a declared symbol that a rule wants to give to a value that it
  /// makes: whether no other value has it, after which it is taken. Without it,
  /// all declared symbols belong to other values.
  std::function<bool(const SymbolExpr *)> claimDeclared;
  /// The symbol for a component of all jagged tensors with a ragged size, such
  /// as `total`: the one that was made when it was asked for first. Its name is
  /// that of the ragged size and the component, if that is free.
  SymInt recallComponent(const SymbolExpr *ragged, StringRef component);
  /// Whether a value is that symbol; nothing is made if it was not asked for
  /// yet.
  bool isComponent(SymInt value, const SymbolExpr *ragged,
                   StringRef component) const;
  /// The ragged size whose component a symbol stands for; null for other
  /// symbols.
  const SymbolExpr *getRaggedOf(const SymbolExpr *symbol) const;

  /// Whether there may be a symbol for what depends on data. Where not, that
  /// is remembered, and checkRefusal() makes an error of it.
  bool allows(DataDependence what);
  /// Fails with an error if allows() has returned false since the last call.
  LogicalResult checkRefusal();

  //===--- Errors ---------------------------------------------------------===//

  /// Starts the error of this rule. Lower case, no full stop; state what was
  /// expected and what was found. A second error replaces the first.
  RuleError error() {
    message.clear();
    quoted.clear();
    hasDeviceMismatch = false;
    return RuleError(*this);
  }
  /// The same, blaming argument `arg` (its position in the schema).
  RuleError error(unsigned arg) {
    blamed.push_back(arg);
    return error();
  }
  /// The same, blaming two arguments that contradict each other.
  RuleError error(unsigned arg, unsigned otherArg) {
    blamed.push_back(arg);
    return error(otherArg);
  }
  /// The error for two arguments on different devices. PyTorch's
  /// FakeTensorDeviceMismatchError.
  RuleError deviceMismatch(unsigned arg, Device device, unsigned otherArg,
                           Device otherDevice);
  /// Whether the error is a device mismatch.
  bool isDeviceMismatch() const { return hasDeviceMismatch; }
  /// The text of the error, empty if there is none.
  StringRef getMessage() const { return message; }
  /// The arguments that the error blames, in the order given.
  ArrayRef<unsigned> getBlamedArguments() const { return blamed; }
  /// The facts that the text of the error quotes, in order.
  ArrayRef<Fact> getQuotedFacts() const { return quoted; }
  /// Starts the reason why eager PyTorch rejects a call that FakeTensor
  /// accepts, for clients that need it. Worded like an error; the first one of
  /// a call is kept.
  EagerRefusal eagerRefuses() {
    return EagerRefusal(
        keepsEagerRefusals && eagerRefusal.empty() ? &eagerRefusal : nullptr);
  }
  /// Why eager PyTorch rejects this call; empty if it does not, or if not
  /// enabled.
  StringRef getEagerRefusal() const { return eagerRefusal; }
  /// Clears the error before the next rule runs.
  void clearError() {
    message.clear();
    eagerRefusal.clear();
    quoted.clear();
    blamed.clear();
    trace.clear();
    hasDeviceMismatch = false;
    refusal.reset();
  }
  /// Replaces the blamed arguments, for a rule that calls another.
  void setBlamedArguments(ArrayRef<unsigned> args) {
    blamed.assign(args.begin(), args.end());
  }
  /// Adds a frame to the trace of the error; nested rules add one each,
  /// innermost first.
  void addFrame(RuleFrame frame) { trace.push_back(std::move(frame)); }
  ArrayRef<RuleFrame> getTrace() const { return trace; }

  //===--- Lists ----------------------------------------------------------===//

  /// The declared length of the returned list, for rules that cannot infer it
  /// from sizes.
  std::optional<size_t> listLength;
  /// The declared rank of the returned tensor, for rules that cannot infer it
  /// from sizes.
  std::optional<int64_t> declaredRank;

  //===--- Rules written in IR --------------------------------------------===//

  /// The nesting depth of rules being evaluated.
  unsigned ruleDepth = 0;
  /// The number of ops evaluated since the outermost rule was called.
  unsigned numRuleOps = 0;

  //===--- Settings -------------------------------------------------------===//

  /// `torch.get_default_dtype()`.
  DType defaultDType = DType::Float32;
  ModeSettings mode;
  /// Whether the tensors of the current op have value semantics, without a
  /// layout observable by the program: a view that strides do not allow is then
  /// a row-major copy, as of `reshape`, and not an error. Set for each op.
  bool viewsMayCopy = false;
  /// Whether eagerRefuses() is enabled.
  bool keepsEagerRefusals = false;

private:
  friend class RuleError;
  friend SymInt freshSymbol(RuleContext &cx, SymbolKind kind, Range range,
                            StringRef name);
  /// How often a storage may have been written to.
  unsigned getVersion(StorageID storage) const {
    return versions.lookup(storage) + versions.lookup(0);
  }
  /// The version of a tensor that the result of a query depends on.
  unsigned getVersion(DataQuery query, const TensorMeta &self) const {
    return query == DataQuery::NestedInt ? 0 : getVersion(self.storage);
  }
  /// The result of a query, and the version of the storage it was computed
  /// from.
  struct Memo {
    SymInt answer;
    unsigned version = 0;
  };
  /// A shape and its row-major strides at one epoch of the ShapeEnv.
  struct RowMajor {
    ArrayRef<SymInt> sizes, strides;
    unsigned epoch = 0;
  };

  llvm::BumpPtrAllocator &arena;
  /// Indexed by the hash of the sizes; a newer shape replaces an older one.
  SmallVector<RowMajor, 0> rowMajor;
  StorageID lastStorage = 0;
  llvm::DenseMap<std::pair<const TensorMeta *, unsigned>, Memo> memos;
  llvm::DenseMap<StorageID, unsigned> versions;
  ArrayRef<MetaValue> operands;
  SmallVector<StringRef, 2> symbolNames;
  /// By ragged size and component.
  std::map<std::pair<const SymbolExpr *, std::string>, SymInt> components;
  unsigned numRecalled = 0;
  std::string message, eagerRefusal;
  /// The first of the offered names that is for a symbol of that kind, which is
  /// `wanted` if that is not empty; empty if there is none.
  std::string takeOfferedName(SymbolKind kind, StringRef wanted);
  /// `wanted` if that is not empty and no other value has it, or else a name
  /// that is free: `u0`, `u1`, ..., for a nested int `j0`, `j1`, ...
  std::string getFreeName(SymbolKind kind, StringRef wanted);
  /// All names with smaller numbers are taken: symbols are not undeclared.
  unsigned nextSymbol = 0;
  std::vector<Fact> quoted;
  SmallVector<unsigned, 2> blamed;
  SmallVector<RuleFrame, 0> trace;
  bool hasDeviceMismatch = false;
  std::optional<DataDependence> refusal;
};

/// Applies `map` to a tensor, or to each tensor in a list.
MetaValue mapTensors(RuleContext &cx, const MetaValue &value,
                     llvm::function_ref<MetaValue(const TensorMeta &)> map);

/// A symbol of that kind for a value that no input has, with the next offered
/// name or one that is free; `name` is the name that it has if that is
/// possible.
SymInt freshSymbol(RuleContext &cx, SymbolKind kind, Range range,
                   StringRef name = {});
/// A symbol for what depends on data, `create_unbacked_symint`; unknown where
/// the settings allow none. `real` is what it is in the real run, if that is
/// known.
SymInt freshUnbacked(RuleContext &cx, Range range,
                     DataDependence what = DataDependence::Size,
                     std::optional<int64_t> real = std::nullopt);

/// The values of a tensor in the real run; nullopt unless all are known.
std::optional<SmallVector<int64_t>> getRealElements(RuleContext &cx,
                                                    const TensorMeta &self);

namespace detail {
/// Prints one operand of `<<` of an error or a rejection.
template <typename T> void printPart(llvm::raw_ostream &os, const T &value) {
  if constexpr (std::is_same_v<T, SymInt> || std::is_same_v<T, MetaValue>)
    print(os, value);
  else if constexpr (std::is_same_v<T, DType>)
    os << getName(value);
  else if constexpr (std::is_convertible_v<T, ArrayRef<SymInt>>)
    printSizes(os, value);
  else
    os << value;
}
} // namespace detail

template <typename T> RuleError &RuleError::operator<<(const T &value) {
  llvm::raw_string_ostream os(cx.message);
  detail::printPart(os, value);
  if constexpr (std::is_same_v<T, SymInt> || std::is_same_v<T, DType> ||
                std::is_same_v<T, Device>) {
    cx.quoted.push_back(value);
  } else if constexpr (std::is_same_v<T, MetaValue>) {
    if (value.isInt())
      cx.quoted.push_back(value.getInt());
  } else if constexpr (std::is_convertible_v<T, ArrayRef<SymInt>>) {
    ArrayRef<SymInt> sizes = value;
    cx.quoted.push_back(std::vector<SymInt>(sizes.begin(), sizes.end()));
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
