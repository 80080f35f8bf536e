//===- OpTable.h - The table of ATen ops ------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Ops are data: one OpRow per overload, next to its rule in the file of its
// family. All rows are collected once into a contiguous table of OpDefs, whose
// addresses serve as MLIR TypeIDs. This header does not depend on MLIR.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_ATEN_OPTABLE_H
#define FAKETENSOR_ATEN_OPTABLE_H

#include "FakeTensor/ATen/Schema.h"
#include "FakeTensor/Meta/RuleContext.h"
#include "FakeTensor/Meta/StorageTrace.h"
#include <atomic>
#include <string_view>

namespace fake {

/// The C++ types of rule parameters, checked against schemas.
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
  Scalar,
  OptionalScalar,
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
  /// A MetaValue: accepts any argument.
  Any
};

/// The adapted form of every rule: arguments in the order of the schema with
/// defaults filled in, one slot per return.
using RuleFn = LogicalResult (*)(RuleContext &cx, ArrayRef<MetaValue> args,
                                 MutableArrayRef<MetaValue> results);

/// Folds constants: computes the constant values of results from those of
/// arguments.
using ElementFn = void (*)(RuleContext &cx, const Schema &schema,
                           ArrayRef<MetaValue> args,
                           MutableArrayRef<MetaValue> results);

/// The rule of a custom op, which is not in the table.
class RuleBody {
public:
  virtual ~RuleBody();
  /// As RuleFn.
  virtual LogicalResult infer(RuleContext &cx, ArrayRef<MetaValue> args,
                              MutableArrayRef<MetaValue> results) const = 0;
};

/// A rule and the signature of the C++ function behind it.
struct Rule {
  /// The adapted function; null for rows without a rule of their own.
  RuleFn fn = nullptr;
  /// Parameter types after the context; empty with `takesAll`.
  ArrayRef<ParamKind> params;
  /// Whether the function takes the whole argument array.
  bool takesAll = false;
};

/// PyTorch's tags, `torch.Tag`, under the same names. The schema check compares
/// them with those of an installed PyTorch.
enum class Tag : uint8_t {
  /// Reads the data of a tensor: `item`.
  data_dependent_output,
  /// The sizes of a result depend on data: `nonzero`.
  dynamic_output_shape,
  /// Changes the sizes and strides of its argument in place, but not its data:
  /// `t_`. Such prims have the tag here but not in PyTorch.
  inplace_view,
  /// Draws random numbers: impure, equal calls must not be merged.
  nondeterministic_seeded,
  /// Computes each element independently: `add`.
  pointwise
};

/// All tags, in the order of their names.
ArrayRef<Tag> getTags();
/// The name of a tag, as PyTorch has it.
StringRef getName(Tag tag);
/// The inverse of getName; nothing for other names.
std::optional<Tag> parseTag(StringRef name);

/// The kind of in-place overload `op_` derived from a row.
enum class InPlace : uint8_t {
  /// The default.
  Derived,
  /// Resizes `self` to the broadcast sizes, as FakeTensor does for in-place ops
  /// of torch._refs; eager mode rejects that.
  Resizes,
  /// Does not check dtypes, as FakeTensor's `mul_`; eager mode does.
  AnyDType,
  /// Not tagged as pointwise in PyTorch, unlike the functional op.
  NotPointwise
};

/// Behavior of an op beyond its schema.
enum class Behavior : uint8_t {
  /// Checks a condition at run time: must be kept even without uses.
  Asserts,
  /// Depends on strides: without them, non-tensor results are unknown.
  ReadsStrides,
  /// The rank of the result may depend on sizes; the declared rank is used
  /// where they are undecided: `squeeze`.
  ReadsRank,
  /// Takes sparse tensors. Other rules see them as tensors of unknown strides.
  TakesSparse,
  /// May return its first argument, the same object and not a view:
  /// `contiguous`. It does if the result has the metadata of that argument.
  ReturnsSelf,
  /// The argument that is written and returned may get the storage of another
  /// argument: `set_`.
  SetsStorage,
  /// Writes nothing and returns a view, contrary to its schema.
  ReadsOnly
};

/// Properties of an op beyond schema and rule: a set of tags and behaviors, and
/// the kind of its in-place overload.
class OpTraits {
public:
  /// No traits, as for most ops.
  constexpr OpTraits() = default;
  /// A single trait; InPlace of any kind means that there is an in-place
  /// overload.
  constexpr OpTraits(Tag tag) : tags(getBit(tag)) {}
  /// An in-place overload of that kind; Derived is implied.
  constexpr OpTraits(InPlace kind)
      : inPlace(getBit(InPlace::Derived) | getBit(kind)) {}
  /// A single behavior.
  constexpr OpTraits(Behavior behavior) : behaviors(getBit(behavior)) {}

  /// Whether the set contains `tag`.
  constexpr bool has(Tag tag) const { return tags & getBit(tag); }
  /// Whether there is an in-place overload of that kind; Derived stands for
  /// any.
  constexpr bool has(InPlace kind) const { return inPlace & getBit(kind); }
  /// Whether the set contains `behavior`.
  constexpr bool has(Behavior behavior) const {
    return behaviors & getBit(behavior);
  }
  /// The union.
  friend constexpr OpTraits operator|(OpTraits a, OpTraits b);
  /// The traits of an alias of an op with these traits; the alias itself only
  /// states whether it has an in-place overload.
  constexpr OpTraits getOfAlias(OpTraits said) const {
    OpTraits traits = *this | said;
    if (!said.has(InPlace::Derived))
      traits.inPlace &= ~getBit(InPlace::Derived);
    return traits;
  }
  /// The traits of the derived in-place overload.
  constexpr OpTraits getOfInPlace() const {
    OpTraits traits = *this;
    traits.inPlace &= ~getBit(InPlace::Derived);
    if (has(InPlace::NotPointwise))
      traits.tags &= ~getBit(Tag::pointwise);
    return traits;
  }
  /// The traits that apply to an `out=` overload.
  constexpr OpTraits getOfOut() const {
    /// Tags, behaviors, and whether there is an in-place overload.
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

/// The union of two sets; a kind of in-place overload is kept.
constexpr OpTraits operator|(OpTraits a, OpTraits b) {
  OpTraits both;
  both.tags = a.tags | b.tags;
  both.inPlace = a.inPlace | b.inPlace;
  both.behaviors = a.behaviors | b.behaviors;
  return both;
}
/// The same for enumerators, for which lookup does not find the friend above.
constexpr OpTraits operator|(Tag a, OpTraits b) { return OpTraits(a) | b; }
/// The same for a kind of in-place overload.
constexpr OpTraits operator|(InPlace a, OpTraits b) { return OpTraits(a) | b; }
/// The same for a behavior.
constexpr OpTraits operator|(Behavior a, OpTraits b) { return OpTraits(a) | b; }

/// How the output of an `out=` overload receives a result.
struct OutPolicy {
  /// It must have exactly the dtype of the result; otherwise any dtype of the
  /// same or a higher category is allowed. FakeTensor checks that for ops with
  /// `exact_dtype` and for kernels without a TensorIterator.
  bool exactDType = false;
  /// It may have any dtype.
  bool anyDType = false;
  /// It must not overlap itself or an input: FakeTensor runs few ATen kernels
  /// that check that.
  bool noOverlap = false;
  /// An output of other sizes is not resized: kernels that do not check their
  /// output.
  bool keepsSizes = false;
  /// When resized, it gets the strides of the result instead of row-major ones:
  /// structured kernels.
  bool takesStrides = false;
  /// It always gets the strides of the result.
  bool restrides = false;
  /// With `exactDType`, it may be given for a result that is None.
  bool allowsNone = false;
  /// The default of `dtype` is the dtype of the output, and an explicit one
  /// must equal it, as for reductions and scans: get_dtype_from_result of ATen.
  /// Python references do not do this.
  bool decidesDType = false;
  /// FakeTensor runs the op on device meta, where it behaves as on a GPU.
  bool runsOnMeta = false;
  /// The kernel rejects complex or bool inputs, which the functional rule in
  /// Python accepts.
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

/// Instead of a rule: the op that runs for each element of the lists.
struct ForEachOf {
  /// Its name, without `aten.`.
  const char *base;
};
/// For a row: runs the op of that name, `add.Tensor`, for each element of its
/// lists. A fatal error if no row has the name.
constexpr ForEachOf forEach(const char *base) { return {base}; }

/// Instead of a rule: the op that this op is an alias of.
struct AliasOf {
  /// Its name, without `aten.`.
  const char *base;
};
/// For a row: an alias of the op of that name, `sigmoid`. A fatal error if no
/// row has the name, or if its arguments differ.
constexpr AliasOf aliasOf(const char *base) { return {base}; }

/// One overload as its family file writes it.
struct OpRow {
  /// An op with a rule that follows functions of PyTorch.
  constexpr OpRow(const char *schema, Rule rule, Follows follows,
                  OpTraits traits = {})
      : schema(schema), rule(rule), follows(follows.functions), traits(traits) {
  }
  /// An op of another library, see registerOps, which PyTorch does not have.
  constexpr OpRow(const char *schema, Rule rule, OpTraits traits = {})
      : schema(schema), rule(rule), traits(traits) {}
  /// Runs another ATen op for each element of its lists: `_foreach_add`.
  constexpr OpRow(const char *schema, ForEachOf each, OpTraits traits = {})
      : schema(schema), traits(traits), each(each.base) {}
  /// An alias of another ATen op with arguments of the same types: rule, traits
  /// and facets are those of that op.
  constexpr OpRow(const char *schema, AliasOf alias, OpTraits traits = {})
      : schema(schema), traits(traits), alias(alias.base) {}

  /// In PyTorch's syntax; the namespace `aten::` is implied where there is
  /// none.
  const char *schema;
  /// The rule; empty for rows that name another op instead.
  Rule rule;
  /// What the rule follows; null for rows without one.
  const char *follows = nullptr;
  /// Tags and behaviors, those that it inherits included.
  OpTraits traits;
  /// The op that runs for each element of the lists; null for others.
  const char *each = nullptr;
  /// The op that this one is an alias of; null for others.
  const char *alias = nullptr;
};

/// How an op runs on sparse and on jagged tensors.
struct SparseKernel;
struct JaggedKernel;

/// Runs the steps of a composite op, see lib/ATen/Facets/Steps.h.
class Steps;
using StepsFn = void (*)(Steps &steps, ArrayRef<MetaValue> args);
/// What a call of an op costs, see Cost.h.
struct CostRecord;

/// The address of a slot is the TypeID of one op name.
struct alignas(8) TypeIDSlot {
  char unused;
};

/// What an op does besides its rule; the facets of lib/ATen/Facets fill this
/// in.
struct OpFacets {
  /// How the outputs of an `out=` overload receive results; null for others.
  const OutPolicy *out = nullptr;
  /// Folds constants; null for ops that are not folded.
  ElementFn elements = nullptr;
  /// Its kernel for sparse tensors; null if it does not take them.
  const SparseKernel *sparse = nullptr;
  /// Its kernel for jagged tensors; null if it does not take them.
  const JaggedKernel *jagged = nullptr;
  /// The ops that it runs, for a composite op that holds tensors besides its
  /// results while it runs; null for others.
  StepsFn steps = nullptr;
  /// What a call costs; null where nothing is stated, see findCostRecord.
  const CostRecord *cost = nullptr;
};

/// Where the row of an op is, and what it follows.
struct OpOrigin {
  /// The family whose file has its row, `Arithmetic`.
  StringRef family;
  /// What its row says that the rule follows, or the row of the op it comes
  /// from; null for none.
  const char *follows = nullptr;
  /// The name of the op of that row.
  StringRef followedBy;
  /// Whether a library outside of this project has registered it. torch-mlir
  /// knows no such op, and writes `torch.operator`.
  bool isExternal = false;

  /// The functions of PyTorch that the rule follows, separated by spaces; empty
  /// for none. Kernels in C++ are `native.topk` and `jit.len.t`. A fatal error
  /// if the row is malformed.
  std::string getFollowed() const;
};

struct OpDef;

/// What parses the schemas of a table.
class SchemaReader {
public:
  /// The schema of an op, which lives as long as the table. Thread safe. A
  /// fatal error if it is malformed.
  virtual const Schema &read(const OpDef &op) = 0;

protected:
  ~SchemaReader() = default;
};

/// The schema of an op, parsed when it is first needed: a program has few of
/// the ops of the table.
class LazySchema {
public:
  LazySchema() = default;
  /// The same schema.
  LazySchema(const LazySchema &other)
      : reader(other.reader), known(other.known.load()) {}

  /// Lets `parser`, which outlives the op, parse the schema.
  void setReader(SchemaReader &parser) { reader = &parser; }
  /// Sets a schema that outlives the op.
  void set(const Schema &schema) {
    known.store(&schema, std::memory_order_release);
  }
  /// Whether it was parsed or set.
  bool isKnown() const { return known.load(std::memory_order_acquire); }
  /// The schema of `op`, whose member this is.
  const Schema &get(const OpDef &op) const {
    const Schema *schema = known.load(std::memory_order_acquire);
    return LLVM_LIKELY(schema) ? *schema : reader->read(op);
  }

private:
  SchemaReader *reader = nullptr;
  std::atomic<const Schema *> known = nullptr;
};

/// An op of the table.
struct OpDef {
  /// TypeIDs of `fake.<name>` and `torch.<name>`.
  TypeIDSlot fakeID, torchID;
  /// `aten.add.Tensor`, `prims.squeeze`.
  StringRef name;
  /// Arguments and returns, see getSchema().
  LazySchema schema;
  /// The rule. Called through infer(), which checks ranks, strides and layouts.
  Rule rule;
  /// Tags and behaviors, those that it inherits included.
  OpTraits traits;
  /// What it does besides the rule.
  OpFacets facets;
  /// For a derived in-place or `out=` overload, the functional op it comes
  /// from.
  const OpDef *functional = nullptr;
  /// The op that a `_foreach` op runs for each element of its lists.
  const OpDef *base = nullptr;
  /// The op that this one is an alias of; null for others.
  const OpDef *alias = nullptr;
  /// The rule of a custom op, instead of `rule`. Tensors of unknown strides are
  /// passed to it unchanged.
  const RuleBody *body = nullptr;
  /// Where its row is.
  OpOrigin origin;

  /// Arguments and returns.
  const Schema &getSchema() const { return schema.get(*this); }
  /// Runs the rule. `args` has one value per schema argument. Tensors of
  /// unknown rank give unknown results without running the rule; tensors of
  /// unknown strides give results of unknown strides. On failure the context
  /// holds the error.
  LogicalResult infer(RuleContext &cx, ArrayRef<MetaValue> args,
                      MutableArrayRef<MetaValue> results) const;
  /// Runs the rule or body as it is, on tensors that it takes.
  LogicalResult runRule(RuleContext &cx, ArrayRef<MetaValue> args,
                        MutableArrayRef<MetaValue> results) const {
    return body ? body->infer(cx, args, results) : rule.fn(cx, args, results);
  }
  /// Records the storages that the op allocates while it runs on arguments that
  /// its rule accepts, if it has OpFacets::steps. Sizes that are not known
  /// become unknown sums.
  void traceStorages(RuleContext &cx, ArrayRef<MetaValue> args,
                     StorageTrace &trace) const;
  /// Whether CSE and DCE may merge and erase calls.
  bool isPure() const { return !mustBeKept() && !isMutable; }
  /// Whether a call must neither be merged with an equal one nor be erased.
  bool mustBeKept() const {
    return traits.has(Tag::nondeterministic_seeded) ||
           traits.has(Behavior::Asserts);
  }
  /// Whether it writes to an argument.
  bool isMutable = false;
  /// Whether some result may be an argument, the same object.
  bool mayReturnArguments() const {
    return isMutable || traits.has(Behavior::ReturnsSelf);
  }
  /// The argument that a result is or may be: the one that is written and
  /// returned, or the first with Behavior::ReturnsSelf.
  std::optional<ReturnedArgument> getReturnedArgument(unsigned result) const;
};

/// Turns the result of a functional op into that of its in-place form: `self`,
/// whose sizes and dtype must fit, or `self` resized; traits relax the checks.
LogicalResult storeInPlace(RuleContext &cx, const MetaValue &self,
                           OpTraits traits, MetaValue &result);

/// All ops, in a fixed order, with those of registerOps behind. Built on first
/// use; thread safe.
ArrayRef<OpDef> getOpTable();
/// The op of a name such as `aten.add.Tensor`, or null.
const OpDef *lookupOp(StringRef name);
/// The name in the table that is most similar to one that is not in it: with
/// another overload, or with up to three letters changed; empty if there is
/// none.
StringRef findSimilarOp(StringRef name);
/// The end of an error about an op that is not in the table: `; did you mean
/// 'aten.relu'?`, or how the rule of a custom op is loaded.
std::string getHintForOp(StringRef name);
/// The op whose fakeID (or torchID) slot has this address, or null. Under a
/// nanosecond: arithmetic on the address.
const OpDef *getOpByFakeID(const void *address);
/// The same for a torchID slot.
const OpDef *getOpByTorchID(const void *address);

//===--- Families ---------------------------------------------------------===//

/// The rows of a family and its name.
struct OpFamily {
  /// The name of the file, `Arithmetic`.
  StringRef name;
  /// In the order of the file; they live as long as the program.
  ArrayRef<OpRow> rows;
};

/// One function per family file, in `lib/ATen/Ops/<chapter>/<name>.cpp`.
#define FAKE_FAMILY(NAME) OpFamily get##NAME##Family();
#include "FakeTensor/ATen/Families.def"

} // namespace fake

#endif // FAKETENSOR_ATEN_OPTABLE_H
