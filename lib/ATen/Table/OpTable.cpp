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
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "Table/Alternatives.h"
#include "Table/Call.h"
#include "Table/Derive.h"
#include "Table/Facets.h"
#include "Table/SingleDevice.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/ErrorHandling.h"
#include <mutex>

using namespace fake;

//===----------------------------------------------------------------------===//
// Tags
//===----------------------------------------------------------------------===//

ArrayRef<Tag> fake::getTags() {
  static constexpr Tag tags[] = {Tag::data_dependent_output,
                                 Tag::dynamic_output_shape, Tag::inplace_view,
                                 Tag::nondeterministic_seeded, Tag::pointwise};
  return tags;
}

StringRef fake::getName(Tag tag) {
  switch (tag) {
  case Tag::data_dependent_output:
    return "data_dependent_output";
  case Tag::dynamic_output_shape:
    return "dynamic_output_shape";
  case Tag::inplace_view:
    return "inplace_view";
  case Tag::nondeterministic_seeded:
    return "nondeterministic_seeded";
  case Tag::pointwise:
    return "pointwise";
  }
  llvm_unreachable("a tag");
}

std::optional<Tag> fake::parseTag(StringRef name) {
  for (Tag tag : getTags())
    if (name == getName(tag))
      return tag;
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Construction
//===----------------------------------------------------------------------===//

/// The policy of outputs without a row.
static constexpr OutPolicy defaultOut;

namespace {
/// The libraries that are registered, until the table is built.
struct Registry {
  std::mutex mutex;
  SmallVector<OpLibrary, 2> libraries;
  bool isClosed = false;
};
} // namespace

static Registry &getRegistry() {
  static Registry registry;
  return registry;
}

void fake::registerOps(const OpLibrary &library) {
  Registry &registry = getRegistry();
  std::lock_guard<std::mutex> lock(registry.mutex);
  if (llvm::any_of(registry.libraries, [&](const OpLibrary &other) {
        return other.family.rows.data() == library.family.rows.data();
      }))
    return;
  if (registry.isClosed)
    llvm::report_fatal_error(llvm::Twine("registerOps of ") +
                             library.family.name +
                             " comes after the first use of the op table");
  registry.libraries.push_back(library);
}

/// The libraries, of which there are no more from now on.
static ArrayRef<OpLibrary> closeRegistry() {
  Registry &registry = getRegistry();
  std::lock_guard<std::mutex> lock(registry.mutex);
  registry.isClosed = true;
  return registry.libraries;
}

namespace {

/// The table, its index, and the data of the schemas.
struct Table {
  Table();

  llvm::BumpPtrAllocator arena;
  std::vector<OpDef> ops;
  llvm::StringMap<OpDef *> index;
  /// By Op.
  std::vector<const OpDef *> handles;

private:
  void add(const OpFamily &family, bool isExternal);
  void add(const OpRow &row, StringRef family);
  void addInPlace(const OpRow &row);
  void addOut(const OutOverload &out);
  void addToIndex(OpDef &op);
  void linkBase(OpDef &op, StringRef base);
  void linkInPlace();
  void linkAlias(OpDef &op, StringRef base);
  void linkFacets();
  void linkHandles();
  void inheritFacets(OpDef &op);
  OpDef &getNamed(StringRef name);
  void forEachOverload(StringRef packet, llvm::function_ref<void(OpDef &)> fn);
  OpDef *find(StringRef schemaName) const;
  OpDef &append(StringRef schemaText, StringRef family);
  StringRef save(const llvm::Twine &text);
  StringRef getFollowed(const OpDef &op, StringRef functions);

  /// Ops that run another op or are an alias of it, with its name: its row may
  /// come later.
  SmallVector<std::pair<OpDef *, StringRef>> pendingBases, pendingAliases;
  ArrayRef<OpLibrary> libraries;
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
  op.origin.family = family;
  op.isMutable = schema.isMutable();
  return op;
}

/// The functions that a row says it follows, with the names of kernels.
StringRef Table::getFollowed(const OpDef &op, StringRef functions) {
  if (!Follows::isWellFormed(functions))
    llvm::report_fatal_error(llvm::Twine(op.name) + " follows '" + functions +
                             "', which are no names of functions");
  StringRef kernel = op.name;
  kernel.consume_front("aten.");
  SmallVector<std::string, 3> names;
  for (StringRef name : llvm::split(functions, ' '))
    names.push_back(name.contains('.') ? name.str()
                                       : (name + "." + kernel).str());
  return save(llvm::join(names, " "));
}

void Table::add(const OpRow &row, StringRef family) {
  OpDef &op = append(row.schema, family);
  if (row.follows)
    op.origin.followed = getFollowed(op, row.follows);
  op.rule = row.rule;
  op.traits = row.traits;
  op.isMutable &= !row.traits.has(Behavior::ReadsOnly);
  if (row.each)
    pendingBases.push_back({&op, row.each});
  if (row.alias)
    pendingAliases.push_back({&op, row.alias});
}

/// Adds the in-place overload of the last op.
void Table::addInPlace(const OpRow &row) {
  const OpDef &functional = ops.back();
  OpDef &op = append(save(getInPlaceSchema(functional.schema)),
                     functional.origin.family);
  op.functional = &functional;
  if (!row.each)
    return;
  auto [name, overload] = StringRef(row.each).split('.');
  pendingBases.push_back({&op, save(llvm::Twine(name) + "_" +
                                    (overload.empty() ? "" : ".") + overload)});
}

/// The op of a name as in schemas, `add.Tensor` for ATen and `mylib::add`
/// elsewhere, or null.
OpDef *Table::find(StringRef schemaName) const {
  auto [ns, rest] = schemaName.split("::");
  llvm::SmallString<64> name(rest.empty() ? "aten" : ns);
  name += '.';
  name += rest.empty() ? schemaName : rest;
  return index.lookup(name);
}

/// Whether an op only writes to `self`.
static bool writesSelfOnly(const Schema &schema) {
  return llvm::all_of(llvm::enumerate(schema.getArgs()), [](auto arg) {
    return arg.value().alias.isWrite == (arg.index() == 0);
  });
}

/// Adds an `out=` overload if its functional op has a row and returns the
/// written values.
void Table::addOut(const OutOverload &out) {
  const OpDef *functional = find(out.functional);
  // An op that writes anything else is not functional.
  if (!functional || find(out.name) ||
      (functional->isMutable && !writesSelfOnly(functional->schema)) ||
      functional->schema.getReturns().size() !=
          static_cast<size_t>(StringRef(out.written).count(' ')) + 1)
    return;
  OpDef &op = append(save(getOutSchema(functional->schema, out)),
                     functional->origin.family);
  op.functional = functional;
  op.origin.isExternal = functional->origin.isExternal;
  op.rule = {functional->rule.fn, {}, /*takesAll=*/true};
  op.traits = functional->traits.getOfOut();
  op.origin.followed = functional->origin.followed;
  op.facets.out = &defaultOut;
  addToIndex(op);
}

void Table::addToIndex(OpDef &op) {
  if (!index.try_emplace(op.name, &op).second)
    llvm::report_fatal_error(llvm::Twine("two rows define ") + op.name);
}

//===----------------------------------------------------------------------===//
// Linking
//===----------------------------------------------------------------------===//

void Table::linkBase(OpDef &op, StringRef base) {
  op.base = find(base);
  if (!op.base)
    llvm::report_fatal_error(llvm::Twine(op.name) + " runs " + base +
                             ", which has no row");
  op.rule = {op.base->rule.fn, {}, /*takesAll=*/true};
  op.origin.followed = op.base->origin.followed;
}

/// Gives in-place ops the rules of the functional ones; linkBase replaces those
/// of `_foreach` ops.
void Table::linkInPlace() {
  for (OpDef &op : ops)
    if (op.functional && !op.alias) {
      op.rule = op.functional->rule;
      op.traits = op.functional->traits.getOfInPlace();
      op.origin.followed = op.functional->origin.followed;
    }
}

/// Whether two ops take the same kinds of arguments, by position.
static bool takeTheSame(const Schema &a, const Schema &b) {
  return llvm::equal(a.getArgs(), b.getArgs(),
                     [](const SchemaArg &one, const SchemaArg &other) {
                       return one.type.base == other.type.base &&
                              one.type.isList == other.type.isList &&
                              one.type.isOptional == other.type.isOptional;
                     });
}

void Table::linkAlias(OpDef &op, StringRef base) {
  const OpDef *other = find(base);
  if (!other)
    llvm::report_fatal_error(llvm::Twine(op.name) + " is another name of " +
                             base + ", which has no row");
  if (!takeTheSame(op.schema, other->schema))
    llvm::report_fatal_error(llvm::Twine(op.name) +
                             " has other arguments than " + base +
                             ", whose name it is said to be");
  op.alias = other;
  op.rule = other->rule;
  op.functional = other->functional;
  op.traits = other->traits.getOfAlias(op.traits);
  op.origin.followed = other->origin.followed;
}

[[noreturn]] static void reportUnknown(StringRef name) {
  llvm::report_fatal_error(llvm::Twine("a facet names ") + name +
                           ", which has no row");
}

/// The op of a name in a facet: as in schemas, or with its namespace.
OpDef &Table::getNamed(StringRef name) {
  if (OpDef *op = find(name))
    return *op;
  if (OpDef *op = index.lookup(name))
    return *op;
  reportUnknown(name);
}

void Table::forEachOverload(StringRef packet,
                            llvm::function_ref<void(OpDef &)> fn) {
  bool found = false;
  for (OpDef &op : ops) {
    StringRef name = op.name;
    if (!name.consume_front("aten.") || name.split('.').first != packet)
      continue;
    fn(op);
    found = true;
  }
  if (!found)
    reportUnknown(packet);
}

/// Inherits missing facets from the op that an op is derived from: its alias
/// target or, for an in-place op, the functional one.
void Table::inheritFacets(OpDef &op) {
  const OpDef *from = op.alias ? op.alias : op.functional;
  if (!from && op.isMutable) {
    // `add_.Tensor` is derived from `add.Tensor`, and `floor_divide_.Tensor`
    // from `floor_divide`, as there is no functional op of that name.
    StringRef full = op.name;
    bool isATen = full.consume_front("aten.");
    auto [name, overload] = full.split('.');
    if (isATen && name.consume_back("_")) {
      from = find((name + (overload.empty() ? "" : ".") + overload).str());
      if (!from)
        from = find(name);
    }
  }
  if (!from)
    return;
  if (!op.facets.elements)
    op.facets.elements = from->facets.elements;
  if (!op.facets.sparse)
    op.facets.sparse = from->facets.sparse;
  // Whether an in-place op is pointwise depends on its own tag.
  if (!op.facets.jagged && (op.alias || !from->traits.has(Tag::pointwise) ||
                            op.traits.has(Tag::pointwise)))
    op.facets.jagged = from->facets.jagged;
}

void Table::linkHandles() {
  static constexpr llvm::StringLiteral names[] = {
#define FAKE_OP(HANDLE, NAME) NAME,
#include "Table/Ops.def"
  };
  for (StringRef name : names) {
    handles.push_back(find(name));
    if (!handles.back())
      llvm::report_fatal_error(llvm::Twine("a rule runs ") + name +
                               ", which has no row");
  }
}

void Table::linkFacets() {
  auto get = [&](StringRef name) -> OpDef & { return getNamed(name); };
  auto forAll = [&](StringRef packet, llvm::function_ref<void(OpDef &)> fn) {
    forEachOverload(packet, fn);
  };
  FacetLinker linker(arena, ops, get, forAll);
  linkConstants(linker);
  linkSparseKernels(linker);
  linkJaggedKernels(linker);
  linkOutPolicies(linker);
  for (const OpLibrary &library : libraries)
    if (library.linkFacets)
      library.linkFacets(linker);
  // An op may be derived from one that is itself derived, as `negative_` from
  // `negative` and `__iand__` from `bitwise_and_`, in any order.
  for (unsigned i = 0; i < 2; ++i)
    llvm::for_each(ops, [&](OpDef &op) { inheritFacets(op); });
}

void FacetLinker::setOutPolicy(OpDef &op, const OutPolicy &policy) const {
  if (!op.facets.out)
    llvm::report_fatal_error(llvm::Twine("a policy of outputs names ") +
                             op.name + ", which is no out= overload");
  op.facets.out = new (arena.Allocate<OutPolicy>()) OutPolicy(policy);
}

/// Adds the rows of a family, and in-place overloads of them.
void Table::add(const OpFamily &family, bool isExternal) {
  for (const OpRow &row : family.rows) {
    if (!isExternal && row.rule.fn && !row.follows)
      llvm::report_fatal_error(llvm::Twine("the row of ") + row.schema +
                               " does not say what its rule follows");
    size_t first = ops.size();
    add(row, family.name);
    if (row.traits.has(InPlace::Derived))
      addInPlace(row);
    for (OpDef &op : MutableArrayRef(ops).drop_front(first))
      op.origin.isExternal = isExternal;
  }
}

/// How many ops the rows of a family are.
static size_t countOps(const OpFamily &family) {
  return family.rows.size() + llvm::count_if(family.rows, [](const OpRow &row) {
           return row.traits.has(InPlace::Derived);
         });
}

Table::Table() {
  const OpFamily families[] = {
#define FAKE_FAMILY(NAME) get##NAME##Family(),
#include "FakeTensor/ATen/Families.def"
  };
  ArrayRef<OutOverload> outs = getOutOverloads();
  libraries = closeRegistry();
  size_t count = outs.size();
  for (const OpFamily &family : families)
    count += countOps(family);
  for (const OpLibrary &library : libraries)
    count += countOps(library.family) + library.outOverloads.size();
  // Addresses are TypeIDs: the vector must never be reallocated.
  ops.reserve(count);
  index = llvm::StringMap<OpDef *>(count);
  for (const OpFamily &family : families)
    add(family, /*isExternal=*/false);
  for (const OpLibrary &library : libraries)
    add(library.family, /*isExternal=*/true);
  for (OpDef &op : ops)
    addToIndex(op);
  // An in-place op may be derived from an alias, and be one.
  linkInPlace();
  for (auto [op, base] : pendingAliases)
    linkAlias(*op, base);
  linkInPlace();
  for (auto [op, base] : pendingBases)
    linkBase(*op, base);
  for (const OutOverload &out : outs)
    addOut(out);
  for (const OpLibrary &library : libraries)
    for (const OutOverload &out : library.outOverloads) {
      (void)getNamed(out.functional);
      addOut(out);
    }
  linkFacets();
  linkHandles();
}

RuleBody::~RuleBody() = default;

static const Table &getTable() {
  static const Table table;
  return table;
}

ArrayRef<OpDef> fake::getOpTable() { return getTable().ops; }

const OpDef &fake::getOp(Op op) {
  return *getTable().handles[static_cast<unsigned>(op)];
}

const OpDef *fake::lookupOp(StringRef name) {
  return getTable().index.lookup(name);
}

/// The op whose memory contains `address`, or null.
static const OpDef *getOpAround(const void *address) {
  static const ArrayRef<OpDef> table = getOpTable();
  uintptr_t offset = reinterpret_cast<uintptr_t>(address) -
                     reinterpret_cast<uintptr_t>(table.data());
  if (offset >= table.size() * sizeof(OpDef))
    return nullptr;
  return table.data() + offset / sizeof(OpDef);
}

// Both slots of an op are in the table, so compare the exact address.
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

/// Missing metadata of the arguments.
struct Gaps {
  bool rank = false;
  bool strides = false;
  /// Whether a tensor is not strided.
  bool layout = false;
  bool jagged = false;
};

} // namespace

static void findGaps(ArrayRef<MetaValue> args, ArrayRef<SchemaArg> schema,
                     Gaps &gaps) {
  for (auto [arg, decl] : llvm::zip_equal(args, schema)) {
    if (decl.type.base != SchemaBase::Tensor)
      continue;
    ArrayRef<MetaValue> values = arg.isList() ? arg.getList() : ArrayRef(arg);
    for (const MetaValue &value : values) {
      // A tensor argument may be a Python number.
      if (value.isNone() || value.isNumber())
        continue;
      gaps.rank |= !value.isTensor() || !value.getTensor()->ranked;
      if (!value.isTensor())
        continue;
      gaps.strides |= !value.getTensor()->strided;
      gaps.layout |= value.getTensor()->layout != Layout::Strided;
      gaps.jagged |= value.getTensor()->layout == Layout::Jagged;
    }
  }
}

/// Gives tensors of unknown strides row-major ones, to run a rule.
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

/// Whether the offset of a result depends on strides: without them, that of a
/// view is only known if it equals the offset of the argument.
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

/// Drops metadata that depends on assumed strides from a result.
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

/// The unknown value of a return type.
static MetaValue getUnknown(RuleContext &cx, const SchemaType &type) {
  if (type.isList)
    return MetaValue();
  switch (type.base) {
  case SchemaBase::Tensor:
    return cx.createValue(TensorMeta());
  case SchemaBase::Int:
    return Scalar::integer(SymInt::unknown());
  case SchemaBase::Float:
    return Scalar::floating(SymInt::unknown());
  case SchemaBase::Bool:
    return Scalar::boolean(SymInt::unknown());
  default:
    return MetaValue();
  }
}

/// The tensor of rank 0 for a number, `scalar_to_tensor`.
static MetaValue toTensor(RuleContext &cx, const MetaValue &number) {
  DType dtype = number.isBool()                ? DType::Bool
                : number.isInt()               ? DType::Int64
                : number.getScalar().isFloat() ? DType::Float64
                                               : DType::Complex128;
  TensorMeta meta = makeContiguous(cx, {}, dtype, Device::cpu());
  if (isIntegral(dtype) && !number.getInt().isUnknown())
    meta.constant = cx.copySizes(number.getInt());
  return cx.createValue(meta);
}

/// Converts numbers to tensors where the rule reads a tensor. Other rules get
/// them unchanged, since numbers are handled differently in promotion.
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

/// How a written argument may change. Outputs follow the `*` of the schema.
static ObjectChange getChange(const OpDef &op, const SchemaArg &arg) {
  if (op.traits.has(Behavior::SetsStorage))
    return ObjectChange::Storage;
  if (op.traits.has(Tag::inplace_view) || op.traits.has(InPlace::Resizes) ||
      arg.isKeywordOnly)
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
  if (traits.has(Behavior::ReturnsSelf) && result == 0)
    return ReturnedArgument{0};
  return std::nullopt;
}

/// Runs the rule with tensors on their own devices.
static LogicalResult inferHere(const OpDef &op, RuleContext &cx,
                               ArrayRef<MetaValue> args,
                               MutableArrayRef<MetaValue> results) {
  const Schema &schema = op.schema;
  if (op.base)
    return inferForEach(cx, op, args, results);
  if (op.facets.out) {
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
  // Rules of custom ops see sparse tensors as they are.
  if (op.body && !gaps.jagged)
    return op.body->infer(cx, args, results);
  if (gaps.layout && !op.traits.has(Behavior::TakesSparse)) {
    if (failed(inferInLayout(cx, op, args, results)))
      return failure();
    return op.functional ? storeInPlace(cx, args[0], op.traits, results[0])
                         : success();
  }
  if (op.traits.has(Behavior::TakesSparse))
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
      result = op.traits.has(Behavior::ReadsStrides) && !result.isTensor()
                   ? getUnknown(cx, decl.type)
                   : forgetStrides(cx, result, args);
  if (op.functional && failed(storeInPlace(cx, args[0], op.traits, results[0])))
    return failure();
  computeElements(cx, op, args, results);
  return success();
}

/// Whether an argument contains a tensor on that device, other than a cpu
/// scalar.
static bool holdsTensorOn(const MetaValue &arg, Device device) {
  bool found = false;
  forEachTensor(arg, [&](const TensorMeta &meta) {
    bool isCPUScalar = device.isCPU() && meta.ranked && meta.sizes.empty();
    found |= meta.device == device && !isCPUScalar;
  });
  return found;
}

/// Blames the arguments with the devices of the error: rules number the tensors
/// that they compare, not the arguments of the schema.
static void blameDevices(RuleContext &cx, ArrayRef<MetaValue> args) {
  llvm::SmallSetVector<unsigned, 2> blamed;
  for (const Fact &fact : cx.lastError.quoted) {
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
  cx.lastError.blamed.assign(blamed.begin(), blamed.end());
}

LogicalResult OpDef::infer(RuleContext &cx, ArrayRef<MetaValue> args,
                           MutableArrayRef<MetaValue> results) const {
  assert(args.size() == schema.getArgs().size() && "one value per argument");
  assert(results.size() == schema.getReturns().size() && "one slot per return");
  if (!traits.has(Behavior::ReadsRank))
    cx.request.declaredRank.reset();
  if (succeeded(inferHere(*this, cx, args, results)))
    return success();
  if (!cx.lastError.isDeviceMismatch)
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
