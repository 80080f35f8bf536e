//===- OpTable.cpp - The table of ATen ops ----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ATen/OpTable.h"
#include "Facets/Constants.h"
#include "Facets/Sparse.h"
#include "FakeTensor/Meta/Strides.h"
#include "Table/Alternatives.h"
#include "Table/Derive.h"
#include "Table/OneDevice.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/ErrorHandling.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Gathering
//===----------------------------------------------------------------------===//

namespace {

/// The table, its index, and what the schemas refer to.
struct Table {
  Table();

  llvm::BumpPtrAllocator arena;
  std::vector<OpDef> ops;
  llvm::StringMap<const OpDef *> index;

private:
  void add(const OpRow &row, StringRef family);
  void addInPlace(size_t functionalIndex);
  void addOut(StringRef spec);
  void addToIndex(const OpDef &op);
  void linkBase(OpDef &op, StringRef base);
  const OpDef *find(StringRef atenName) const;
  OpDef &append(StringRef schemaText, StringRef family);
  StringRef save(const llvm::Twine &text);

  /// Ops that run another one, by its name, which may come later.
  SmallVector<std::pair<OpDef *, StringRef>> pendingBases;
};

} // namespace

StringRef Table::save(const llvm::Twine &text) {
  llvm::SmallString<64> buffer;
  StringRef flat = text.toStringRef(buffer);
  char *data = arena.Allocate<char>(flat.size());
  llvm::copy(flat, data);
  return StringRef(data, flat.size());
}

OpDef &Table::append(StringRef schemaText, StringRef family) {
  OpDef &op = ops.emplace_back();
  std::string error;
  if (!Schema::parse(schemaText, arena, op.schema, error))
    llvm::report_fatal_error(llvm::Twine("malformed row: ") + error);
  const Schema &schema = op.schema;
  op.name = save(schema.getOpName());
  op.family = family;
  op.isMutable = schema.isMutable();
  return op;
}

void Table::add(const OpRow &row, StringRef family) {
  OpDef &op = append(row.schema, family);
  op.rule = row.rule;
  op.flags = row.flags;
  op.isMutable &= !(row.flags & ReadsOnly);
  op.elements = lookupElementFn(op.schema);
  if (row.flags & ForEach)
    pendingBases.push_back({&op, row.base});
}

void Table::addInPlace(size_t functionalIndex) {
  const OpDef &functional = ops[functionalIndex];
  OpDef &op =
      append(save(getInPlaceSchema(functional.schema)), functional.family);
  op.rule = functional.rule;
  op.flags = functional.flags & ~HasInPlace;
  if (!(op.flags & ForEach)) {
    op.functional = &functional;
    op.elements = functional.elements;
    return;
  }
  auto [name, overload] = pendingBases.back().second.split('.');
  pendingBases.push_back({&op, save(llvm::Twine(name) + "_" +
                                    (overload.empty() ? "" : ".") + overload)});
}

/// The op of a name without its namespace, `add.Tensor`, or null.
const OpDef *Table::find(StringRef atenName) const {
  llvm::SmallString<64> name("aten.");
  name += atenName;
  return index.lookup(name);
}

/// Adds an `out=` overload if its functional op has a row.
void Table::addOut(StringRef spec) {
  OutSpec out(spec);
  const OpDef *functional = find(out.functional);
  if (!functional || find(out.getName()))
    return;
  OpDef &op =
      append(save(getOutSchema(functional->schema, out)), functional->family);
  op.functional = functional;
  op.rule = {functional->rule.fn, {}, /*takesAll=*/true};
  op.flags = (functional->flags & (Random | Asserts)) | OutVariant | out.flags;
  op.elements = functional->elements;
  addToIndex(op);
}

void Table::addToIndex(const OpDef &op) {
  if (!index.try_emplace(op.name, &op).second)
    llvm::report_fatal_error(llvm::Twine("two rows define ") + op.name);
}

void Table::linkBase(OpDef &op, StringRef base) {
  op.base = find(base);
  if (!op.base)
    llvm::report_fatal_error(llvm::Twine(op.name) + " runs " + base +
                             ", which has no row");
  op.rule = {op.base->rule.fn, {}, /*takesAll=*/true};
}

Table::Table() {
  const OpFamily families[] = {
#define FAKE_FAMILY(NAME) get##NAME##Family(),
#include "FakeTensor/ATen/Families.def"
  };
  ArrayRef<const char *> outs = getOutSpecs();
  size_t count = outs.size();
  for (const OpFamily &family : families)
    for (const OpRow &row : family.rows)
      count += 1 + bool(row.flags & HasInPlace);
  // Addresses are TypeIDs: the vector must never grow again.
  ops.reserve(count);
  index = llvm::StringMap<const OpDef *>(count);
  for (const OpFamily &family : families)
    for (const OpRow &row : family.rows) {
      add(row, family.name);
      if (row.flags & HasInPlace)
        addInPlace(ops.size() - 1);
    }
  for (const OpDef &op : ops)
    addToIndex(op);
  for (auto [op, base] : pendingBases)
    linkBase(*op, base);
  for (const char *spec : outs)
    addOut(spec);
}

RuleBody::~RuleBody() = default;

static const Table &getTable() {
  static const Table table;
  return table;
}

ArrayRef<OpDef> fake::getOpTable() { return getTable().ops; }

const OpDef *fake::lookupOp(StringRef name) {
  return getTable().index.lookup(name);
}

/// The op in whose memory `address` lies, or null.
static const OpDef *getOpAround(const void *address) {
  static const ArrayRef<OpDef> table = getOpTable();
  uintptr_t offset = reinterpret_cast<uintptr_t>(address) -
                     reinterpret_cast<uintptr_t>(table.data());
  if (offset >= table.size() * sizeof(OpDef))
    return nullptr;
  return table.data() + offset / sizeof(OpDef);
}

// Both slots of an op lie in the table, so the exact address counts.
const OpDef *fake::getOpByFakeID(const void *address) {
  const OpDef *op = getOpAround(address);
  return op && address == &op->fakeID ? op : nullptr;
}

const OpDef *fake::getOpByTorchID(const void *address) {
  const OpDef *op = getOpAround(address);
  return op && address == &op->torchID ? op : nullptr;
}

//===----------------------------------------------------------------------===//
// Evaluation
//===----------------------------------------------------------------------===//

namespace {

/// What the arguments lack.
struct Gaps {
  bool rank = false;
  bool strides = false;
  /// Whether a tensor is not strided.
  bool layout = false;
};

} // namespace

static void findGaps(ArrayRef<MetaValue> args, ArrayRef<SchemaArg> schema,
                     Gaps &gaps) {
  for (auto [arg, decl] : llvm::zip_equal(args, schema)) {
    if (decl.type.base != SchemaBase::Tensor)
      continue;
    ArrayRef<MetaValue> values = arg.isList() ? arg.getList() : ArrayRef(arg);
    for (const MetaValue &value : values) {
      // A Python number may stand for a tensor.
      if (value.isNone() || value.isNumber())
        continue;
      gaps.rank |= !value.isTensor() || !value.getTensor()->ranked;
      gaps.strides |= value.isTensor() && !value.getTensor()->strided;
      gaps.layout |=
          value.isTensor() && value.getTensor()->layout != Layout::Strided;
    }
  }
}

/// Gives tensors of unknown strides row-major ones, for a rule to run on.
static MetaValue assumeStrides(RuleContext &cx, const MetaValue &value) {
  return mapTensors(cx, value, [&](const TensorMeta &tensor) {
    if (tensor.strided || !tensor.ranked)
      return MetaValue::tensor(&tensor);
    TensorMeta meta = tensor;
    meta.strides = contiguousStrides(cx, meta.sizes);
    meta.strided = true;
    return cx.createValue(meta);
  });
}

/// Whether the offset of a result follows from strides: that of a view is known
/// without them only where it is the offset of the argument.
static bool hasOffsetFromStrides(const TensorMeta &meta,
                                 ArrayRef<MetaValue> args) {
  bool isView = false;
  for (const MetaValue &arg : args) {
    ArrayRef<MetaValue> values = arg.isList() ? arg.getList() : ArrayRef(arg);
    for (const MetaValue &value : values) {
      if (!value.isTensor() || value.getTensor()->storage != meta.storage)
        continue;
      if (value.getTensor()->offset == meta.offset)
        return false;
      isView = true;
    }
  }
  return isView;
}

/// The result of a rule that ran on assumed strides, without what follows from
/// them.
static MetaValue forgetStrides(RuleContext &cx, const MetaValue &value,
                               ArrayRef<MetaValue> args) {
  return mapTensors(cx, value, [&](const TensorMeta &tensor) {
    TensorMeta meta = tensor;
    meta.strides = {};
    meta.strided = false;
    if (hasOffsetFromStrides(meta, args))
      meta.offset = SymInt();
    return cx.createValue(meta);
  });
}

/// What a return of that type is when nothing else is known.
static MetaValue getUnknown(RuleContext &cx, const SchemaType &type) {
  if (type.isList)
    return MetaValue();
  switch (type.base) {
  case SchemaBase::Tensor:
    return cx.createValue(TensorMeta());
  case SchemaBase::Int:
    return MetaValue::integer(SymInt::unknown());
  case SchemaBase::Float:
    return MetaValue::unknownFloating();
  case SchemaBase::Bool:
    return MetaValue::unknownBoolean();
  default:
    return MetaValue();
  }
}

/// The tensor of rank 0 that PyTorch makes of a number, `scalar_to_tensor`.
static MetaValue toTensor(RuleContext &cx, const MetaValue &number) {
  DType dtype = number.isBool()    ? DType::Bool
                : number.isInt()   ? DType::Int64
                : number.isFloat() ? DType::Float64
                                   : DType::Complex128;
  TensorMeta meta = makeContiguous(cx, {}, dtype, Device::cpu());
  if (isIntegral(dtype) && !number.getInt().isUnknown())
    meta.elements = cx.copySizes(number.getInt());
  return cx.createValue(meta);
}

/// The arguments with numbers made tensors where the rule reads a tensor. Other
/// rules take them as they are, since numbers have their own say in promotion.
static ArrayRef<MetaValue> wrapNumbers(RuleContext &cx, const Rule &rule,
                                       ArrayRef<MetaValue> args) {
  auto isWrapped = [](ParamKind kind, const MetaValue &arg) {
    return kind == ParamKind::Tensor && arg.isNumber();
  };
  if (llvm::none_of(llvm::zip(rule.params, args), [&](auto pair) {
        return isWrapped(std::get<0>(pair), std::get<1>(pair));
      }))
    return args;
  MutableArrayRef<MetaValue> result = cx.allocate<MetaValue>(args.size());
  llvm::copy(args, result.begin());
  for (auto [kind, arg] : llvm::zip(rule.params, result))
    if (isWrapped(kind, arg))
      arg = toTensor(cx, arg);
  return result;
}

/// What may have become of an argument that is written. Outputs are behind the
/// `*` of the schema.
static ObjectChange getChange(const OpDef &op, const SchemaArg &arg) {
  if (op.flags & SetsStorage)
    return ObjectChange::Storage;
  if ((op.flags & (InplaceView | ResizesInPlace)) || arg.isKeywordOnly)
    return ObjectChange::Geometry;
  return ObjectChange::None;
}

std::optional<ReturnedArgument>
OpDef::getReturnedArgument(unsigned result) const {
  const SchemaArg &returned = schema.getReturns()[result];
  if (returned.type.base != SchemaBase::Tensor || returned.type.isList)
    return std::nullopt;
  if (isMutable && returned.alias.isWrite)
    for (auto [i, arg] : llvm::enumerate(schema.getArgs()))
      if (arg.alias.isWrite && arg.alias.set == returned.alias.set)
        return ReturnedArgument{static_cast<unsigned>(i), /*isCertain=*/true,
                                getChange(*this, arg)};
  if ((flags & ReturnsSelf) && result == 0)
    return ReturnedArgument{0};
  return std::nullopt;
}

/// Runs the rule on tensors where they are.
static LogicalResult inferHere(const OpDef &op, RuleContext &cx,
                               ArrayRef<MetaValue> args,
                               MutableArrayRef<MetaValue> results) {
  const Schema &schema = op.schema;
  if (op.base)
    return inferForEach(cx, op, args, results);
  if (op.flags & OutVariant) {
    if (failed(inferOut(cx, op, args, results)))
      return failure();
    computeElements(cx, op, args, results);
    return success();
  }
  args = wrapNumbers(cx, op.rule, args);
  Gaps gaps;
  findGaps(args, schema.getArgs(), gaps);
  if (gaps.rank) {
    for (auto [result, decl] : llvm::zip_equal(results, schema.getReturns()))
      result = getUnknown(cx, decl.type);
    return success();
  }
  if (op.body)
    return op.body->infer(cx, args, results);
  if (gaps.layout && !(op.flags & TakesSparse)) {
    if (failed(inferInLayout(cx, op, args, results)))
      return failure();
    return op.functional ? storeInPlace(cx, args[0], op.flags, results[0])
                         : success();
  }
  if (op.flags & TakesSparse)
    gaps.strides = false;
  SmallVector<MetaValue, 8> assumed;
  if (gaps.strides) {
    for (const MetaValue &arg : args)
      assumed.push_back(assumeStrides(cx, arg));
    args = assumed;
  }
  if (failed(op.rule.fn(cx, args, results)))
    return failure();
  if (gaps.strides)
    for (auto [result, decl] : llvm::zip_equal(results, schema.getReturns()))
      result = (op.flags & ReadsStrides) && !result.isTensor()
                   ? getUnknown(cx, decl.type)
                   : forgetStrides(cx, result, args);
  if (op.functional && failed(storeInPlace(cx, args[0], op.flags, results[0])))
    return failure();
  computeElements(cx, op, args, results);
  return success();
}

/// Whether a tensor on that device, and none that gives way to others, is in
/// an argument.
static bool holdsTensorOn(const MetaValue &arg, Device device) {
  bool found = false;
  forEachTensor(arg, [&](const TensorMeta &meta) {
    bool givesWay = device.isCPU() && meta.ranked && meta.sizes.empty();
    found |= meta.device == device && !givesWay;
  });
  return found;
}

/// Blames the arguments that have the devices of which the error speaks: rules
/// count the tensors that they compare, and not arguments of the schema.
static void blameDevices(RuleContext &cx, ArrayRef<MetaValue> args) {
  llvm::SmallSetVector<unsigned, 2> blamed;
  for (const Fact &fact : cx.getQuotedFacts()) {
    const Device *device = std::get_if<Device>(&fact);
    auto *arg = device ? llvm::find_if(args,
                                       [&](const MetaValue &arg) {
                                         return holdsTensorOn(arg, *device);
                                       })
                       : args.end();
    if (arg == args.end())
      return;
    blamed.insert(arg - args.begin());
  }
  cx.setBlamedArguments(blamed.getArrayRef());
}

LogicalResult OpDef::infer(RuleContext &cx, ArrayRef<MetaValue> args,
                           MutableArrayRef<MetaValue> results) const {
  assert(args.size() == schema.getArgs().size() && "one value per argument");
  assert(results.size() == schema.getReturns().size() && "one slot per return");
  if (!(flags & ReadsRank))
    cx.declaredRank.reset();
  if (succeeded(inferHere(*this, cx, args, results)))
    return success();
  if (!cx.isDeviceMismatch())
    return inferAlternatives(
        *this, cx, args, results,
        [&](ArrayRef<MetaValue> chosen, MutableArrayRef<MetaValue> found) {
          return inferHere(*this, cx, chosen, found);
        });
  if (cx.mode.preferDeviceType == DeviceType::Unknown) {
    blameDevices(cx, args);
    return failure();
  }
  return inferOnPreferredDevice(cx, args, results,
                                [&](ArrayRef<MetaValue> moved) {
                                  return inferHere(*this, cx, moved, results);
                                });
}
