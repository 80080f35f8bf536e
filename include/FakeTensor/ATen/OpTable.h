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

/// What a row says beyond schema and rule.
enum RowFlags : unsigned {
  NoFlags = 0,
  /// An in-place overload `op_` exists and is derived from this row.
  HasInPlace = 1,
  /// Draws random numbers: not pure, equal calls must not be merged.
  Random = 2,
  /// Checks something at run time: must be kept even without uses.
  Asserts = 4,
  /// The in-place overload resizes `self` to the broadcast sizes, as FakeTensor
  /// does for the ops that torch._refs makes in-place; eager refuses that.
  ResizesInPlace = 8,
  /// The in-place overload checks no dtype, as FakeTensor's `mul_`; eager does.
  AnyDTypeInPlace = 16,
  /// Runs another op, `base`, at each place of its lists: `_foreach_add`.
  ForEach = 32,
  /// An `out=` overload, derived from its functional one. Not for rows.
  OutVariant = 64,
  /// Answers from strides: without them, results that are no tensors are
  /// unknown.
  ReadsStrides = 128,
  /// The output of an `out=` overload must have the dtype of the result, where
  /// others take every type of the same kind or a higher one. Not for rows.
  ExactDTypeOut = 256,
  /// Expects sparse tensors among its arguments. To other rules they are
  /// tensors whose strides are not known.
  TakesSparse = 512,
  /// The output of an `out=` overload must overlap neither itself nor an input.
  /// Not for rows.
  ApartOut = 1024,
  /// An output of other sizes than the result is left as it is, where others
  /// are resized. Not for rows.
  KeptOut = 2048,
  /// The output of an `out=` overload may have any dtype. Not for rows.
  AnyDTypeOut = 4096,
  /// An output that is resized takes the strides of the result, and not
  /// row-major ones. Not for rows.
  StridedOut = 8192,
  /// The output takes the strides of the result in any case. Not for rows.
  RestridedOut = 16384,
  /// An output may be given for a result that is None, and is left as it is.
  /// Not for rows.
  OptionalOut = 32768,
  /// May return its first argument, the very object and not a view of it:
  /// `contiguous`. It does where the result is described as that argument is.
  ReturnsSelf = 65536,
  /// Changes where the elements of its argument are and leaves these alone:
  /// `t_`. PyTorch's tag `inplace_view`, and prims like it.
  InplaceView = 131072,
  /// The argument that is written and returned may have the storage of another
  /// one then: `set_`.
  SetsStorage = 262144,
  /// Writes nothing and returns a view, against what the schema says.
  ReadsOnly = 524288,
  /// The rank of the result may depend on sizes, and is what its type says
  /// where these do not decide: `squeeze`.
  ReadsRank = 1048576
};

/// One overload as its family file writes it.
struct OpRow {
  /// In PyTorch's syntax; the namespace `aten::` is implied.
  const char *schema;
  Rule rule;
  unsigned flags = NoFlags;
  /// With ForEach and in place of a rule, the op that runs at each place.
  const char *base = nullptr;
};

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
  unsigned flags = NoFlags;
  /// For a derived in-place or `out=` overload, the functional op it comes
  /// from.
  const OpDef *functional = nullptr;
  /// With ForEach, the op that runs at each place of the lists.
  const OpDef *base = nullptr;
  /// Computes on known elements; null for ops whose elements are not known.
  ElementFn elements = nullptr;
  /// For an op that is not in the table, what runs in place of `rule`. Tensors
  /// of unknown strides are passed on as they are.
  const RuleBody *body = nullptr;
  /// The file of rows it stands in, `Pointwise`.
  StringRef family;

  /// Runs the rule. `args` has one value per schema argument. Tensors of
  /// unknown rank give unknown results without running it; tensors of unknown
  /// strides give results of unknown strides. On failure the context holds the
  /// error.
  LogicalResult infer(RuleContext &cx, ArrayRef<MetaValue> args,
                      MutableArrayRef<MetaValue> results) const;
  /// Whether a call has effects that CSE and DCE must respect.
  bool isPure() const { return !(flags & (Random | Asserts)) && !isMutable; }
  /// Whether it writes to an argument.
  bool isMutable = false;
  /// Whether some result may be an argument itself.
  bool mayReturnArguments() const { return isMutable || (flags & ReturnsSelf); }
  /// The argument that a result is or may be: the one that is written and
  /// returned, or with ReturnsSelf the first.
  std::optional<ReturnedArgument> getReturnedArgument(unsigned result) const;
};

/// Turns the result of a functional op into that of its in-place form: `self`,
/// which it must fit, or `self` resized; RowFlags relax the checks.
LogicalResult storeInPlace(RuleContext &cx, const MetaValue &self,
                           unsigned flags, MetaValue &result);

/// All ops, in a fixed order. Built on first use; thread safe.
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
