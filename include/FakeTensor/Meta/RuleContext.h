//===- RuleContext.h - What a meta rule may touch ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A rule is a pure function of metadata. Besides its arguments it sees a
// context: symbolic arithmetic, memory for its results, fresh storages, and a
// place for its error. There is no IR here.
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

/// What can be asked about the data of a tensor. The answer is a number that
/// FakeTensor keeps with the tensor: `nonzero_memo`, `item_memo` and so on.
enum class DataQuery : uint8_t {
  Nonzero,
  Item,
  Unique,
  UniqueConsecutive,
  /// The ragged size that a tensor of offsets or lengths stands for. Writes do
  /// not change it.
  NestedInt
};

/// What a symbol is needed for that no argument has.
enum class DataDependence : uint8_t {
  /// The size of a new tensor, as that of `nonzero`.
  Size,
  /// A number that is read from a tensor, as by `item`.
  Number,
  /// What follows from such numbers, as the size of a slice.
  Derived
};

/// What a program may do; named after what sets up a `FakeTensorMode`.
struct ModeSettings {
  /// Whether all sizes are numbers, as in a mode without a ShapeEnv.
  bool staticShapes = false;
  /// Whether there may be sizes that depend on data.
  bool allowDynamicOutputShapeOps = true;
  /// Whether numbers may be read from tensors whose values are not known.
  bool allowScalarOutputs = true;
  /// Whether tensors of the host, which are not fake, may be used.
  bool allowNonFakeInputs = false;
  /// The device that wins where tensors are on several; Unknown for none.
  DeviceType preferDeviceType = DeviceType::Unknown;
  /// Literals of at most so many elements keep their values.
  int64_t constantNumelLimit = 64;
  /// Where literals are whose types do not say it.
  Device literalDevice = Device::cpu();
  /// Where arguments and literals are whose types do not say it; without it,
  /// the only device besides the cpu that the function names, or the cpu.
  std::optional<Device> defaultDevice;
  /// Whether a view must be one that strides allow also where tensors are
  /// values, as PyTorch's check has it.
  bool strictViews = false;
  /// Whether what data decides is decided as in one real run, of which the
  /// values of arguments are given, and asserted: `propagate_real_tensors`.
  bool propagateReal = false;
};
bool operator==(const ModeSettings &a, const ModeSettings &b);

/// What an op may change of an object, apart from its elements.
enum class ObjectChange : uint8_t {
  /// Nothing: `add_`.
  None,
  /// Sizes, strides and offset: `t_`, `out=`.
  Geometry,
  /// Its storage as well: `set_`.
  Storage
};

/// An argument that a result of the same op is: the very object, and not a view
/// of it.
struct ReturnedArgument {
  unsigned index = 0;
  /// Whether it always is. Otherwise it is where both are described alike.
  bool isCertain = false;
  /// What may have become of it.
  ObjectChange change = ObjectChange::None;
};

/// An op of a rule written in IR during whose evaluation an error arose.
struct RuleFrame {
  /// The `mlir::Operation *`; this library knows no IR.
  void *op;
  /// The name of the rule that it is in.
  std::string rule;
  /// What its operands were, `f32(2, 3), 4`.
  std::string operands;
};

/// Something that is true of a tensor or number, and came from somewhere: one
/// size or number, all sizes, a dtype, or a device.
using Fact = std::variant<SymInt, std::vector<SymInt>, DType, Device>;
/// Whether the fact is true of the value, or of an element of a list: a number
/// that is equal, or a tensor with that size, those sizes, dtype or device.
bool holds(const Fact &fact, const MetaValue &value);
/// Prints `size 5`, `sizes [5, 4]`, `dtype f32` or `device cuda:0`.
void print(llvm::raw_ostream &os, const Fact &fact);

/// An error under construction. Streams text into the context; converts to a
/// failed result, so that a rule can write `return cx.error() << "...";`.
class RuleError {
public:
  explicit RuleError(RuleContext &cx) : cx(cx) {}
  template <typename T> RuleError &operator<<(const T &value);
  operator LogicalResult() const { return failure(); }
  template <typename T> operator FailureOr<T>() const { return failure(); }

private:
  RuleContext &cx;
};

/// What PyTorch's kernels refuse, under construction. Streams text into the
/// context, if that keeps any: the rule goes on.
class EagerRefusal {
public:
  explicit EagerRefusal(std::string *text) : text(text) {}
  template <typename T> EagerRefusal &operator<<(const T &value);

private:
  std::string *text;
};

/// The context of one rule evaluation; reused from op to op.
class RuleContext {
public:
  RuleContext(ShapeEnv &env, llvm::BumpPtrAllocator &arena)
      : env(env), arena(arena) {}

  /// Symbols, arithmetic and decisions.
  ShapeEnv &env;

  //===--- Memory ---------------------------------------------------------===//

  /// An uninitialised array of `n` elements that lives as long as the analysis.
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
  MetaValue createValue(const TensorMeta &meta) {
    return MetaValue::tensor(create(meta));
  }

  /// Row-major strides of a shape, see contiguousStrides. The same few shapes
  /// meet again and again in one program, so that they are remembered: equal
  /// shapes mostly get the same array, not a copy.
  ArrayRef<SymInt> getRowMajorStrides(ArrayRef<SymInt> sizes);

  //===--- Storage --------------------------------------------------------===//

  /// A storage that nothing else refers to.
  StorageID freshStorage() { return ++lastStorage; }
  /// What freshStorage() will return.
  StorageID getNextStorage() const { return lastStorage + 1; }
  /// Takes `n` fresh storages at once; returns the first.
  StorageID reserveStorages(unsigned n) {
    StorageID first = getNextStorage();
    lastStorage += n;
    return first;
  }

  //===--- Numbers that depend on data ------------------------------------===//

  /// The answer to a question about the data of `self`: the one it had when it
  /// was asked last, if `self` is an operand and its storage has not been
  /// written to since; else what `make` makes. Views of one storage are asked
  /// each on its own, as in PyTorch.
  SymInt recall(DataQuery query, const TensorMeta &self,
                llvm::function_ref<SymInt()> make);
  /// Says what will be recalled about a tensor that the rule makes. It must
  /// live in the arena.
  void remember(DataQuery query, const TensorMeta &self, SymInt answer);
  /// Says what the next rule is asked about: the values of which answers are
  /// kept. They must outlive this context.
  void setOperands(ArrayRef<MetaValue> values) { operands = values; }
  /// Forgets the answers about a storage, which is written to; about all where
  /// it is not known which.
  void noteWrite(StorageID storage) { ++versions[storage]; }
  /// Whether there are answers that a write could change.
  bool hasMemos() const { return !memos.empty(); }
  /// How often recall() knew the answer.
  unsigned getNumRecalled() const { return numRecalled; }
  /// Names for the next symbols that are made for sizes that depend on data,
  /// first one first. Later symbols have the first `u0`, `u1`, ... that is
  /// free.
  void setSymbolNames(ArrayRef<StringRef> names) {
    symbolNames.assign(names.begin(), names.end());
  }
  /// The names that no symbol has taken.
  ArrayRef<StringRef> getSymbolNames() const { return symbolNames; }

  /// Whether there may be a symbol for what depends on data. Where not, that
  /// is remembered, and checkRefusal() makes an error of it.
  bool allows(DataDependence what);
  /// Fails, with an error, if allows() has said no since the last call.
  LogicalResult checkRefusal();

  //===--- Errors ---------------------------------------------------------===//

  /// Starts the error of this rule. Lower case, no full stop; say what was
  /// expected and what was found. A second error replaces the first.
  RuleError error() {
    message.clear();
    quoted.clear();
    hasDeviceMismatch = false;
    return RuleError(*this);
  }
  /// The same, blaming argument `arg` (position in the schema).
  RuleError error(unsigned arg) {
    blamed.push_back(arg);
    return error();
  }
  /// The same, blaming two arguments that contradict each other.
  RuleError error(unsigned arg, unsigned otherArg) {
    blamed.push_back(arg);
    return error(otherArg);
  }
  /// The error of tensors on two devices, which are in the arguments that it
  /// blames. PyTorch's FakeTensorDeviceMismatchError.
  RuleError deviceMismatch(unsigned arg, Device device, unsigned otherArg,
                           Device otherDevice);
  /// Whether the error is one of two devices.
  bool isDeviceMismatch() const { return hasDeviceMismatch; }
  /// Text of the error, empty when there was none.
  StringRef getMessage() const { return message; }
  /// Arguments that the error blames, in the order given.
  ArrayRef<unsigned> getBlamedArguments() const { return blamed; }
  /// What the text of the error says of values, in order.
  ArrayRef<Fact> getQuotedFacts() const { return quoted; }
  /// Starts the text of what eager PyTorch refuses in a call that FakeTensor
  /// takes, for those who want to know. Words are those of an error; the first
  /// refusal of a call stays.
  EagerRefusal eagerRefuses() {
    return EagerRefusal(
        keepsEagerRefusals && eagerRefusal.empty() ? &eagerRefusal : nullptr);
  }
  /// What eager PyTorch refuses in this call; empty if that is nothing, or if
  /// nobody wants to know.
  StringRef getEagerRefusal() const { return eagerRefusal; }
  /// Forgets the error, before the next rule runs.
  void clearError() {
    message.clear();
    eagerRefusal.clear();
    quoted.clear();
    blamed.clear();
    trace.clear();
    hasDeviceMismatch = false;
    refusal.reset();
  }
  /// Replaces the arguments that the error blames, where a rule called another.
  void setBlamedArguments(ArrayRef<unsigned> args) {
    blamed.assign(args.begin(), args.end());
  }
  /// Adds where the error arose; rules that call each other add one each,
  /// innermost first.
  void addFrame(RuleFrame frame) { trace.push_back(std::move(frame)); }
  ArrayRef<RuleFrame> getTrace() const { return trace; }

  //===--- Lists ----------------------------------------------------------===//

  /// How many elements the list that is returned must have, as its type says,
  /// for rules that cannot tell from sizes.
  std::optional<size_t> listLength;
  /// The rank of the tensor that is returned, as its type says, for rules that
  /// cannot tell from sizes.
  std::optional<int64_t> declaredRank;

  //===--- Rules written in IR --------------------------------------------===//

  /// How many rules are being evaluated, each called by the one before.
  unsigned ruleDepth = 0;
  /// How many ops of rules have run since the outermost rule was called.
  unsigned numRuleOps = 0;

  //===--- Settings -------------------------------------------------------===//

  /// `torch.get_default_dtype()`.
  DType defaultDType = DType::Float32;
  ModeSettings mode;
  /// Whether the tensors of the op at hand are values without a layout that the
  /// program could have asked for: a view that strides do not allow is then the
  /// row-major copy that `reshape` gives, and no error. Set for each op.
  bool viewsMayCopy = false;
  /// Whether the texts of eagerRefuses() are kept.
  bool keepsEagerRefusals = false;

private:
  friend class RuleError;
  friend SymInt freshUnbacked(RuleContext &cx, Range range, DataDependence what,
                              std::optional<int64_t> real);
  /// How often a storage may have been written to.
  unsigned getVersion(StorageID storage) const {
    return versions.lookup(storage) + versions.lookup(0);
  }
  /// The version of a tensor that the answer to a question depends on.
  unsigned getVersion(DataQuery query, const TensorMeta &self) const {
    return query == DataQuery::NestedInt ? 0 : getVersion(self.storage);
  }
  /// The answer to a question, and the version of the storage that it is of.
  struct Memo {
    SymInt answer;
    unsigned version = 0;
  };
  /// A shape and its row-major strides under the knowledge of one epoch.
  struct RowMajor {
    ArrayRef<SymInt> sizes, strides;
    unsigned epoch = 0;
  };

  llvm::BumpPtrAllocator &arena;
  /// By the hash of the sizes; a newer shape replaces an older one.
  SmallVector<RowMajor, 0> rowMajor;
  StorageID lastStorage = 0;
  llvm::DenseMap<std::pair<const TensorMeta *, unsigned>, Memo> memos;
  llvm::DenseMap<StorageID, unsigned> versions;
  ArrayRef<MetaValue> operands;
  SmallVector<StringRef, 2> symbolNames;
  unsigned numRecalled = 0;
  std::string message, eagerRefusal;
  /// The first `u0`, `u1`, ... that is free.
  std::string getFreeName();
  /// All names with smaller numbers are taken: symbols are not undeclared.
  unsigned nextSymbol = 0;
  std::vector<Fact> quoted;
  SmallVector<unsigned, 2> blamed;
  SmallVector<RuleFrame, 0> trace;
  bool hasDeviceMismatch = false;
  std::optional<DataDependence> refusal;
};

/// A value with what `map` makes of each tensor in it: of itself, or of those
/// in a list.
MetaValue mapTensors(RuleContext &cx, const MetaValue &value,
                     llvm::function_ref<MetaValue(const TensorMeta &)> map);

/// A symbol for what depends on data, `create_unbacked_symint`; unknown where
/// the settings allow none. `real` is what it is in the real run, if that is
/// known.
SymInt freshUnbacked(RuleContext &cx, Range range,
                     DataDependence what = DataDependence::Size,
                     std::optional<int64_t> real = std::nullopt);

/// What the known elements of a tensor are in the real run; nothing unless all
/// are known.
std::optional<SmallVector<int64_t>> getRealElements(RuleContext &cx,
                                                    const TensorMeta &self);

namespace detail {
/// Prints what an error or a refusal is made of.
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
