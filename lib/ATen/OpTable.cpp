//===- OpTable.cpp - The table of ATen ops ----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ATen/OpTable.h"
#include "FakeTensor/Meta/Strides.h"
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
  OpDef &append(StringRef schemaText, StringRef family);
  StringRef save(const llvm::Twine &text);
};

} // namespace

/// The schema of `op_` from that of `op`: `self` is written and returned.
static std::string getInPlaceSchema(const Schema &functional) {
  StringRef text = functional.getText();
  auto [head, tail] = text.split('(');
  auto [name, overload] = head.split('.');
  std::string result = (llvm::Twine(name) + "_").str();
  if (!overload.empty())
    result += (llvm::Twine(".") + overload).str();
  StringRef args = tail.take_front(tail.rfind("->")).rtrim();
  assert(args.starts_with("Tensor self") && "in-place ops write self");
  return result + "(Tensor(a!)" + args.drop_front(6).str() + " -> Tensor(a!)";
}

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
  op.name =
      save(llvm::Twine(schema.getNamespace()) + "." + schema.getBaseName() +
           (schema.getOverload().empty() ? "" : ".") + schema.getOverload());
  op.family = family;
  op.isMutable = schema.isMutable();
  return op;
}

void Table::add(const OpRow &row, StringRef family) {
  OpDef &op = append(row.schema, family);
  op.rule = row.rule;
  op.flags = row.flags;
}

void Table::addInPlace(size_t functionalIndex) {
  const OpDef &functional = ops[functionalIndex];
  OpDef &op =
      append(save(getInPlaceSchema(functional.schema)), functional.family);
  op.functional = &functional;
  op.rule = functional.rule;
  op.flags = functional.flags & ~HasInPlace;
}

Table::Table() {
  const OpFamily families[] = {
#define FAKE_FAMILY(NAME) get##NAME##Family(),
#include "FakeTensor/ATen/Families.def"
  };
  size_t count = 0;
  for (const OpFamily &family : families)
    for (const OpRow &row : family.rows)
      count += 1 + bool(row.flags & HasInPlace);
  // Addresses are TypeIDs: the vector must never grow again.
  ops.reserve(count);
  for (const OpFamily &family : families)
    for (const OpRow &row : family.rows) {
      add(row, family.name);
      if (row.flags & HasInPlace)
        addInPlace(ops.size() - 1);
    }
  for (const OpDef &op : ops)
    if (!index.try_emplace(op.name, &op).second)
      llvm::report_fatal_error(llvm::Twine("two rows define ") + op.name);
}

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
    }
  }
}

/// Gives tensors of unknown strides row-major ones, for a rule to run on.
static MetaValue assumeStrides(RuleContext &cx, const MetaValue &value) {
  if (value.isList()) {
    MutableArrayRef<MetaValue> elements =
        cx.allocate<MetaValue>(value.getList().size());
    for (auto [element, copy] : llvm::zip_equal(value.getList(), elements))
      copy = assumeStrides(cx, element);
    return MetaValue::list(elements);
  }
  if (!value.isTensor() || value.getTensor()->strided ||
      !value.getTensor()->ranked)
    return value;
  TensorMeta meta = *value.getTensor();
  meta.strides = contiguousStrides(cx, meta.sizes);
  meta.strided = true;
  return cx.createValue(meta);
}

static MetaValue forgetStrides(RuleContext &cx, const MetaValue &value) {
  if (value.isList()) {
    MutableArrayRef<MetaValue> elements =
        cx.allocate<MetaValue>(value.getList().size());
    for (auto [element, copy] : llvm::zip_equal(value.getList(), elements))
      copy = forgetStrides(cx, element);
    return MetaValue::list(elements);
  }
  if (!value.isTensor())
    return value;
  TensorMeta meta = *value.getTensor();
  meta.strides = {};
  meta.strided = false;
  return cx.createValue(meta);
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

/// Whether a result of type `from` may be stored into a tensor of type `to`:
/// the kind must not get lower. Follows `can_safe_cast_to`, with PyTorch's
/// exception that bool takes what a bool operand computes.
static bool canStore(DType from, DType to) {
  DTypeKind fromKind = getKind(from), toKind = getKind(to);
  if (from == DType::Unknown || to == DType::Unknown)
    return true;
  return fromKind <= toKind || fromKind == DTypeKind::Other ||
         toKind == DTypeKind::Other;
}

/// Whether two shapes are the same, which is required where it is not known.
static bool requireSameSizes(RuleContext &cx, ArrayRef<SymInt> a,
                             ArrayRef<SymInt> b) {
  if (a.size() != b.size())
    return false;
  for (auto [x, y] : llvm::zip_equal(a, b))
    if (x != y && !cx.env.require(Condition::eq(x, y)))
      return false;
  return true;
}

LogicalResult fake::storeInPlace(RuleContext &cx, const MetaValue &self,
                                 unsigned flags, MetaValue &result) {
  const TensorMeta &target = *self.getTensor();
  const TensorMeta &value = *result.getTensor();
  bool sameSizes = requireSameSizes(cx, target.sizes, value.sizes);
  if (!sameSizes && !(flags & ResizesInPlace))
    return cx.error(0) << "output with sizes " << target.sizes
                       << " does not match the broadcast sizes " << value.sizes;
  // A real result never goes into a complex tensor: `abs_`.
  if (!(flags & AnyDTypeInPlace) &&
      (!canStore(value.dtype, target.dtype) ||
       (isFloat(value.dtype) && isComplex(target.dtype))))
    return cx.error(0) << "result type " << value.dtype
                       << " cannot be stored in the output type "
                       << target.dtype;
  if (value.device != target.device && value.device.isKnown() &&
      target.device.isKnown())
    return cx.error(0) << "expected the result on " << target.device.str()
                       << ", where the output is, found " << value.device.str();
  if (sameSizes) {
    result = self;
    return success();
  }
  TensorMeta resized = target;
  resized.sizes = value.sizes;
  resized.strides = contiguousStrides(cx, value.sizes);
  result = cx.createValue(resized);
  return success();
}

LogicalResult OpDef::infer(RuleContext &cx, ArrayRef<MetaValue> args,
                           MutableArrayRef<MetaValue> results) const {
  assert(args.size() == schema.getArgs().size() && "one value per argument");
  assert(results.size() == schema.getReturns().size() && "one slot per return");
  Gaps gaps;
  findGaps(args, schema.getArgs(), gaps);
  if (gaps.rank) {
    for (auto [result, decl] : llvm::zip_equal(results, schema.getReturns()))
      result = getUnknown(cx, decl.type);
    return success();
  }
  SmallVector<MetaValue, 8> assumed;
  if (gaps.strides) {
    for (const MetaValue &arg : args)
      assumed.push_back(assumeStrides(cx, arg));
    args = assumed;
  }
  if (failed(rule.fn(cx, args, results)))
    return failure();
  if (gaps.strides)
    for (MetaValue &result : results)
      result = forgetStrides(cx, result);
  if (functional)
    return storeInPlace(cx, args[0], flags, results[0]);
  return success();
}
