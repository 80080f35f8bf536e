//===- OpTable.h - The table of ATen ops ------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Ops are data: one OpRow per overload, written next to its rule in the file of
// its family. All rows are gathered once into one contiguous table of OpDefs,
// whose addresses serve as MLIR TypeIDs. This header includes nothing of MLIR.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_ATEN_OPTABLE_H
#define FAKETENSOR_ATEN_OPTABLE_H

#include "FakeTensor/ATen/Schema.h"
#include "FakeTensor/Meta/RuleContext.h"
#include <string_view>

namespace fake {

/// The C++ types that a rule's parameters may have, for checking them against
/// schemas.
enum class ParamKind : uint8_t {
  Tensor,
  OptionalTensor,
  TensorList,
  SymInt,
  OptionalSymInt,
  Int,
  OptionalInt,
  SymIntList,
  OptionalSymIntList,
  IntList,
  OptionalIntList,
  Bool,
  OptionalBool,
  Float,
  OptionalFloat,
  String,
  OptionalString,
  DType,
  OptionalDType,
  Device,
  OptionalDevice,
  Layout,
  OptionalLayout,
  MemoryFormat,
  OptionalMemoryFormat,
  /// A MetaValue: takes anything.
  Any
};

/// The adapted form of every rule: arguments in the order of the schema with
/// defaults filled in, one slot per return.
using RuleFn = LogicalResult (*)(RuleContext &cx, ArrayRef<MetaValue> args,
                                 MutableArrayRef<MetaValue> results);

/// What an op does with the known elements of its arguments: fills in those of
/// its results.
using ElementFn = void (*)(RuleContext &cx, const Schema &schema,
                           ArrayRef<MetaValue> args,
                           MutableArrayRef<MetaValue> results);

/// A rule that is not a function of this library: of an op that is not in the
/// table.
class RuleBody {
public:
  virtual ~RuleBody();
  /// As RuleFn.
  virtual LogicalResult infer(RuleContext &cx, ArrayRef<MetaValue> args,
                              MutableArrayRef<MetaValue> results) const = 0;
};

/// A rule and the signature of the C++ function behind it.
struct Rule {
  RuleFn fn = nullptr;
  /// Parameter types behind the context; empty with `takesAll`.
  ArrayRef<ParamKind> params;
  /// Whether the function takes the whole argument array.
  bool takesAll = false;
};

/// Tags of PyTorch, `torch.Tag`, under the names that they have there. The
/// schema check compares them with those of an installed PyTorch.
enum class Tag : uint8_t {
  /// Reads numbers out of a tensor: `item`.
  data_dependent_output,
  /// The sizes of a result depend on data: `nonzero`.
  dynamic_output_shape,
  /// Changes where the elements of its argument are and leaves these alone:
  /// `t_`. Prims like it have the tag here and not in PyTorch.
  inplace_view,
  /// Draws random numbers: not pure, equal calls must not be merged.
  nondeterministic_seeded,
  /// Computes each element on its own: `add`.
  pointwise
};

/// All tags, in the order of their names.
ArrayRef<Tag> getTags();
/// The name of a tag, as PyTorch has it.
StringRef getName(Tag tag);

/// What the in-place overload `op_` is like that is derived from a row.
enum class InPlace : uint8_t {
  /// There is one.
  Derived,
  /// It resizes `self` to the broadcast sizes, as FakeTensor does for the ops
  /// that torch._refs makes in-place; eager refuses that.
  Resizes,
  /// It checks no dtype, as FakeTensor's `mul_`; eager does.
  AnyDType,
  /// PyTorch does not tag it as pointwise, though the functional op is.
  NotPointwise
};

/// What an op does that its schema does not tell.
enum class Behavior : uint8_t {
  /// Checks something at run time: must be kept even without uses.
  Asserts,
  /// Answers from strides: without them, results that are no tensors are
  /// unknown.
  ReadsStrides,
  /// The rank of the result may depend on sizes, and is what its type says
  /// where these do not decide: `squeeze`.
  ReadsRank,
  /// Expects sparse tensors among its arguments. To other rules they are
  /// tensors whose strides are not known.
  TakesSparse,
  /// May return its first argument, the very object and not a view of it:
  /// `contiguous`. It does where the result has the metadata of that argument.
  ReturnsSelf,
  /// The argument that is written and returned may have the storage of another
  /// one then: `set_`.
  SetsStorage,
  /// Writes nothing and returns a view, against what the schema says.
  ReadsOnly
};

/// What the record of an op says beyond schema and rule: a set of tags and
/// behaviors, and what its in-place overload is like.
class OpTraits {
public:
  /// Those of most ops: none.
  constexpr OpTraits() = default;
  /// One of them; InPlace of any kind says that there is such an overload.
  constexpr OpTraits(Tag tag) : tags(getBit(tag)) {}
  constexpr OpTraits(InPlace kind)
      : inPlace(getBit(InPlace::Derived) | getBit(kind)) {}
  constexpr OpTraits(Behavior behavior) : behaviors(getBit(behavior)) {}

  /// Whether it is among them.
  constexpr bool has(Tag tag) const { return tags & getBit(tag); }
  constexpr bool has(InPlace kind) const { return inPlace & getBit(kind); }
  constexpr bool has(Behavior behavior) const {
    return behaviors & getBit(behavior);
  }
  /// Those that hold of either.
  friend constexpr OpTraits operator|(OpTraits a, OpTraits b);
  /// Those of another name for an op with these traits, of which only is said
  /// whether there is an in-place overload.
  constexpr OpTraits getOfAlias(OpTraits said) const {
    OpTraits traits = *this | said;
    if (!said.has(InPlace::Derived))
      traits.inPlace &= ~getBit(InPlace::Derived);
    return traits;
  }
  /// Those of the in-place overload that is derived.
  constexpr OpTraits getOfInPlace() const {
    OpTraits traits = *this;
    traits.inPlace &= ~getBit(InPlace::Derived);
    if (has(InPlace::NotPointwise))
      traits.tags &= ~getBit(Tag::pointwise);
    return traits;
  }
  /// Those that matter to an `out=` overload.
  constexpr OpTraits getOfOut() const {
    OpTraits traits;
    traits.tags = tags & getBit(Tag::nondeterministic_seeded);
    traits.behaviors = behaviors & getBit(Behavior::Asserts);
    return traits;
  }

private:
  template <typename T> static constexpr uint8_t getBit(T value) {
    return 1u << static_cast<unsigned>(value);
  }

  uint8_t tags = 0, inPlace = 0, behaviors = 0;
};

constexpr OpTraits operator|(OpTraits a, OpTraits b) {
  OpTraits both;
  both.tags = a.tags | b.tags;
  both.inPlace = a.inPlace | b.inPlace;
  both.behaviors = a.behaviors | b.behaviors;
  return both;
}
/// The same for enumerators, which no operator of OpTraits alone is looked up
/// for.
constexpr OpTraits operator|(Tag a, OpTraits b) { return OpTraits(a) | b; }
constexpr OpTraits operator|(InPlace a, OpTraits b) { return OpTraits(a) | b; }
constexpr OpTraits operator|(Behavior a, OpTraits b) { return OpTraits(a) | b; }

/// How the output of an `out=` overload takes a result.
struct OutPolicy {
  /// It must have the very dtype of the result, where others take every dtype
  /// of the same kind or a higher one: FakeTensor checks that for ops with
  /// `exact_dtype` and for kernels that are no tensor iterators.
  bool exactDType = false;
  /// It may have any dtype.
  bool anyDType = false;
  /// No element of it may be at the place of another or of an input:
  /// FakeTensor runs few kernels of ATen that look.
  bool noOverlap = false;
  /// One of other sizes than the result is left as it is, where others are
  /// resized: kernels that do not look at their output.
  bool keepsSizes = false;
  /// When resized, it takes the strides of the result and not row-major ones:
  /// structured kernels.
  bool takesStrides = false;
  /// It takes the strides of the result in any case.
  bool restrides = false;
  /// With `exactDType`, it may be given for a result that is None.
  bool allowsNone = false;
  /// A `dtype` that is not given is that of the output, as for reductions and
  /// scans that accumulate, and one that is given must be:
  /// get_dtype_from_result of ATen. References in Python do not do this.
  bool decidesDType = false;
  /// FakeTensor runs the op on device meta, where it does what it does on a
  /// GPU.
  bool runsOnMeta = false;
  /// The kernel refuses inputs that the functional rule in Python takes:
  /// complex ones, and those of bool.
  bool refusesComplex = false, refusesBool = false;
};

/// The functions of PyTorch that FakeTensor runs for an op, and that its rule
/// does the same as. `python3 -m oracle.follows` compares them with an
/// installed PyTorch, and those of two versions.
struct Follows {
  /// Separated by spaces: names relative to `torch.`, `_refs.sinh`, and words
  /// for kernels in C++. `native` is the one that native_functions.yaml has
  /// under the name of the op, `jit` that of an op of TorchScript alone.
  const char *functions;

  /// Whether a text is such a list.
  static constexpr bool isWellFormed(std::string_view text) {
    size_t end = text.find(' ');
    std::string_view name = text.substr(0, end);
    bool isDotted = false, isStart = true;
    for (char c : name) {
      bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      bool isDigit = c >= '0' && c <= '9';
      if (isStart ? !isLetter && c != '_'
                  : !isLetter && !isDigit && c != '_' && c != '.')
        return false;
      isStart = c == '.';
      isDotted |= isStart;
    }
    if (isStart || (!isDotted && name != "native" && name != "jit"))
      return false;
    return end == text.npos || isWellFormed(text.substr(end + 1));
  }
};
/// For a row: its rule follows these functions,
/// `_meta_registrations.topk_meta`. A fatal error if the text is malformed.
constexpr Follows follows(const char *functions) { return {functions}; }

/// In place of a rule: the op that runs at each place of lists.
struct ForEachOf {
  /// Its name, without `aten.`.
  const char *base;
};
/// For a row: runs the op of that name, `add.Tensor`, at each place of its
/// lists. A fatal error if no row has the name.
constexpr ForEachOf forEach(const char *base) { return {base}; }

/// In place of a rule: the op that an op is another name of.
struct AliasOf {
  /// Its name, without `aten.`.
  const char *base;
};
/// For a row: is the op of that name, `sigmoid`. A fatal error if no row has
/// the name, or if it takes other arguments.
constexpr AliasOf aliasOf(const char *base) { return {base}; }

/// One overload as its family file writes it.
struct OpRow {
  constexpr OpRow(const char *schema, Rule rule, Follows follows,
                  OpTraits traits = {})
      : schema(schema), rule(rule), follows(follows.functions), traits(traits) {
  }
  /// An op of another library, see registerOps, which PyTorch does not have.
  constexpr OpRow(const char *schema, Rule rule, OpTraits traits = {})
      : schema(schema), rule(rule), traits(traits) {}
  /// Runs another op of ATen at each place of its lists: `_foreach_add`.
  constexpr OpRow(const char *schema, ForEachOf each, OpTraits traits = {})
      : schema(schema), traits(traits), each(each.base) {}
  /// Is another op of ATen under another name, in every respect: rule, traits
  /// and facets are those of that op, which has arguments of the same types.
  constexpr OpRow(const char *schema, AliasOf alias, OpTraits traits = {})
      : schema(schema), traits(traits), alias(alias.base) {}

  /// In PyTorch's syntax; the namespace `aten::` is implied where there is
  /// none.
  const char *schema;
  Rule rule;
  /// What the rule follows; null for rows without one.
  const char *follows = nullptr;
  OpTraits traits;
  /// The op that runs at each place of the lists; null for others.
  const char *each = nullptr;
  /// The op that this one is another name of; null for others.
  const char *alias = nullptr;
};

/// How an op runs on sparse and on jagged tensors.
struct SparseKernel;
struct JaggedKernel;

/// The address of a slot is the TypeID of one op name.
struct alignas(8) TypeIDSlot {
  char unused;
};

/// One op of the gathered table.
struct OpDef {
  /// TypeIDs of `fake.<name>` and `torch.<name>`.
  TypeIDSlot fakeID, torchID;
  /// `aten.add.Tensor`, `prims.squeeze`.
  StringRef name;
  Schema schema;
  Rule rule;
  OpTraits traits;
  /// Of an `out=` overload, how its outputs take results; null for others.
  const OutPolicy *out = nullptr;
  /// For a derived in-place or `out=` overload, the functional op it comes
  /// from.
  const OpDef *functional = nullptr;
  /// The op that runs at each place of the lists of a `_foreach` op.
  const OpDef *base = nullptr;
  /// The op that this one is another name of; null for others.
  const OpDef *alias = nullptr;
  /// Computes on known elements; null for ops whose elements are not known.
  ElementFn elements = nullptr;
  /// What it does on tensors of other layouts; null if it does not take them.
  const SparseKernel *sparse = nullptr;
  const JaggedKernel *jagged = nullptr;
  /// For an op that is not in the table, what runs in place of `rule`. Tensors
  /// of unknown strides are passed on as they are.
  const RuleBody *body = nullptr;
  /// The file of rows it stands in, `Arithmetic`; for reports only.
  StringRef family;
  /// The functions of PyTorch that its rule follows, or that of the op it comes
  /// from, separated by spaces; for reports only. Kernels in C++ are
  /// `native.topk` and `jit.len.t`.
  StringRef followed;

  /// Runs the rule. `args` has one value per schema argument. Tensors of
  /// unknown rank give unknown results without running it; tensors of unknown
  /// strides give results of unknown strides. On failure the context holds the
  /// error.
  LogicalResult infer(RuleContext &cx, ArrayRef<MetaValue> args,
                      MutableArrayRef<MetaValue> results) const;
  /// Whether a call has effects that CSE and DCE must respect.
  bool isPure() const { return !mustBeKept() && !isMutable; }
  /// Whether a call must neither be merged with an equal one nor be removed.
  bool mustBeKept() const {
    return traits.has(Tag::nondeterministic_seeded) ||
           traits.has(Behavior::Asserts);
  }
  /// Whether it writes to an argument.
  bool isMutable = false;
  /// Whether a library outside of this project has registered it. torch-mlir
  /// knows no such op, and writes `torch.operator`.
  bool isExternal = false;
  /// Whether some result may be an argument itself.
  bool mayReturnArguments() const {
    return isMutable || traits.has(Behavior::ReturnsSelf);
  }
  /// The argument that a result is or may be: the one that is written and
  /// returned, or with Behavior::ReturnsSelf the first.
  std::optional<ReturnedArgument> getReturnedArgument(unsigned result) const;
};

/// Turns the result of a functional op into that of its in-place form: `self`,
/// which it must fit, or `self` resized; traits relax the checks.
LogicalResult storeInPlace(RuleContext &cx, const MetaValue &self,
                           OpTraits traits, MetaValue &result);

/// All ops, in a fixed order, with those of registerOps behind. Built on first
/// use; thread safe.
ArrayRef<OpDef> getOpTable();
/// The op of a name such as `aten.add.Tensor`, or null.
const OpDef *lookupOp(StringRef name);
/// The op whose fakeID (or torchID) slot has this address, or null. Under a
/// nanosecond: arithmetic on the address.
const OpDef *getOpByFakeID(const void *address);
const OpDef *getOpByTorchID(const void *address);

//===--- Families ---------------------------------------------------------===//

/// The rows of a family and its name.
struct OpFamily {
  StringRef name;
  ArrayRef<OpRow> rows;
};

/// One function per family file, in `lib/ATen/Ops/<chapter>/<name>.cpp`.
#define FAKE_FAMILY(NAME) OpFamily get##NAME##Family();
#include "FakeTensor/ATen/Families.def"

} // namespace fake

#endif // FAKETENSOR_ATEN_OPTABLE_H
