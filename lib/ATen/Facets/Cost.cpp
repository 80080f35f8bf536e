//===- Cost.cpp - What calls of ops cost ------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facets/Cost.h"
#include "Table/Derive.h"
#include "Table/Facets.h"
#include "llvm/ADT/StringExtras.h"
#include <cmath>

using namespace fake;

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

MetaValue CostCall::getArg(StringRef name) const {
  int position = op.getSchema().findArg(name);
  return position < 0 ? MetaValue::none() : args[position];
}

const TensorMeta *CostCall::getTensor(StringRef names) const {
  for (auto [name, rest] = names.split(' '); !name.empty();
       std::tie(name, rest) = rest.split(' '))
    if (MetaValue value = getArg(name); value.isTensor())
      return value.getTensor();
  return nullptr;
}

const TensorMeta *CostCall::getFirstTensor() const {
  const TensorMeta *first = nullptr;
  for (const MetaValue &arg : args) {
    forEachTensor(arg, [&](const TensorMeta &tensor) {
      if (!first)
        first = &tensor;
    });
    if (first)
      break;
  }
  return first;
}

SymInt CostCall::numel(const TensorMeta *tensor) const {
  return tensor && tensor->ranked ? env.product(tensor->sizes) : SymInt();
}

SymInt CostCall::numelOf(const MetaValue &value) const {
  if (value.isUnknown())
    return SymInt::unknown();
  SymInt count = 0;
  forEachTensor(value, [&](const TensorMeta &tensor) {
    count = env.add(count, numel(&tensor));
  });
  return count;
}

SymInt CostCall::numelOfResults() const {
  SymInt count = 0;
  for (const MetaValue &result : results)
    count = env.add(count, numelOf(result));
  return count;
}

SymInt CostCall::size(const TensorMeta *tensor, int64_t dim) const {
  if (!tensor || !tensor->ranked)
    return SymInt::unknown();
  if (tensor->isScalar())
    return 1;
  int64_t rank = tensor->rank();
  int64_t place = dim < 0 ? dim + rank : dim;
  return place < 0 || place >= rank ? SymInt::unknown() : tensor->sizes[place];
}

SymInt fake::ceilLog2(ShapeEnv &env, SymInt count) {
  if (count.isUnknown())
    return count;
  if (count.isInt())
    return count.getInt() < 2
               ? 0
               : static_cast<int64_t>(llvm::Log2_64_Ceil(count.getInt()));
  // Half of an element less keeps rounding away from powers of two.
  SymInt half = env.sub(env.toFloat(count), env.makeFloat(0.5));
  SymInt log = env.call(SymFunction::Log, half);
  SymInt steps = env.call(
      SymFunction::Ceil,
      env.call(SymFunction::FloatTrueDiv, {log, env.makeFloat(std::log(2.0))}));
  return env.max(0, steps);
}

//===----------------------------------------------------------------------===//
// Records
//===----------------------------------------------------------------------===//

static constexpr CostRecord pointwiseCost = {
    perFirstResult<1>, "one operation per element of the result"};
static constexpr CostRecord viewCost = {
    nullptr, "nothing: a view; where it is a copy, data is moved"};
static constexpr CostRecord queryCost = {
    nullptr, "nothing: reads no data", "", "", "", /*movesNothing=*/true};

void fake::linkCosts(const FacetLinker &linker) {
  for (ArrayRef<CostRow> rows :
       {getProductCosts(), getConvolutionCosts(), getAttentionCosts(),
        getRNNCosts(), getElementCosts(), getLinearAlgebraCosts(),
        getMovementCosts()})
    for (const CostRow &row : rows)
      for (StringRef name : llvm::split(StringRef(row.names), ' ')) {
        if (name.contains('.') || name.contains(':')) {
          linker.get(name).facets.cost = &row.record;
          continue;
        }
        linker.forEachOverload(name, [&](OpDef &op) {
          // The row of an overload takes precedence over that of all overloads.
          if (!op.facets.cost)
            op.facets.cost = &row.record;
        });
      }
  linker.forEachTagged(Tag::pointwise, [&](OpDef &op) {
    if (!op.facets.cost)
      op.facets.cost = &pointwiseCost;
  });
}

/// Whether values of a type may be tensors.
static bool isTensorType(const SchemaArg &arg) {
  return arg.type.base == SchemaBase::Tensor;
}

/// The record of an op without a row: of one that returns views of its
/// arguments, and of one that has to do with no data.
static const CostRecord *findImpliedRecord(const OpDef &op) {
  const Schema &schema = op.getSchema();
  if (op.traits.has(Tag::inplace_view))
    return &queryCost;
  if (op.isMutable || op.traits.has(Tag::data_dependent_output))
    return nullptr;
  bool isView = true, hasTensors = false;
  for (const SchemaArg &result : schema.getReturns()) {
    hasTensors |= isTensorType(result);
    isView &= !isTensorType(result) || result.alias.set != 0;
  }
  if (hasTensors)
    return isView ? &viewCost : nullptr;
  // An op of another library may read data and return a number.
  return op.origin.isExternal ? nullptr : &queryCost;
}

const CostRecord *fake::findCostRecord(const OpDef &op) {
  for (const OpDef *from = &op; from;
       from = from->base ? from->base : from->functional)
    if (from->facets.cost)
      return from->facets.cost;
  return op.body ? nullptr : findImpliedRecord(op);
}

//===----------------------------------------------------------------------===//
// Traffic
//===----------------------------------------------------------------------===//

namespace {
/// Adds up what a call reads and writes.
class Traffic {
public:
  Traffic(const CostCall &call, const CostRecord &record)
      : call(call), record(record) {}

  void run(OpCost &cost);

private:
  /// A tensor and how many of its elements are touched.
  struct Access {
    const TensorMeta *tensor;
    SymInt elements;
  };

  SymInt countTouched(const TensorMeta &tensor) const;
  SymInt getBytes(const Access &access) const;
  void read(const SchemaArg &arg, const MetaValue &value);
  void write(const TensorMeta &tensor);
  bool isOfArgument(const TensorMeta &tensor) const;
  SymInt sum(ArrayRef<Access> accesses) const;

  const CostCall &call;
  const CostRecord &record;
  SmallVector<Access, 4> reads, writes;
};
} // namespace

/// Whether a list of names, separated by spaces, has a name.
static bool hasName(StringRef names, StringRef name) {
  for (auto [first, rest] = names.split(' '); !first.empty();
       std::tie(first, rest) = rest.split(' '))
    if (first == name)
      return true;
  return false;
}

/// The elements of a tensor that are different ones: a dimension of stride 0
/// repeats a single one.
SymInt Traffic::countTouched(const TensorMeta &tensor) const {
  if (!tensor.ranked)
    return SymInt::unknown();
  if (!tensor.strided)
    return call.env.product(tensor.sizes);
  SymInt count = 1;
  for (auto [size, stride] : llvm::zip_equal(tensor.sizes, tensor.strides))
    if (!stride.isInt(0))
      count = call.env.mul(count, size);
  return count;
}

/// The bytes of an access.
SymInt Traffic::getBytes(const Access &access) const {
  unsigned size = getItemSize(access.tensor->dtype);
  return size ? call.env.mul(size, access.elements) : SymInt::unknown();
}

/// Whether a tensor is in the storage of an argument. That of a view is, where
/// nothing is known of it.
bool Traffic::isOfArgument(const TensorMeta &tensor) const {
  bool isFound = tensor.storage == 0 && &record == &viewCost;
  for (const MetaValue &arg : call.args)
    forEachTensor(arg, [&](const TensorMeta &other) {
      isFound |= tensor.storage != 0 && other.storage == tensor.storage;
    });
  return isFound;
}

/// Whether two tensors are the same elements of a storage, or one value.
static bool areSame(const TensorMeta &a, const TensorMeta &b) {
  if (&a == &b)
    return true;
  return a.storage != 0 && a.storage == b.storage && a.offset == b.offset &&
         a.dtype == b.dtype && a.sizes == b.sizes && a.strides == b.strides;
}

void Traffic::read(const SchemaArg &arg, const MetaValue &value) {
  if (hasName(record.unread, arg.name))
    return;
  bool isSelected = hasName(record.selected, arg.name);
  bool isUpdated = arg.alias.isWrite && *record.update;
  forEachTensor(value, [&](const TensorMeta &tensor) {
    SymInt elements = countTouched(tensor);
    if (isSelected)
      elements = call.numelOfResults();
    if (isUpdated)
      elements = call.numelOf(call.getArg(record.update));
    for (const Access &other : reads)
      if (areSame(*other.tensor, tensor))
        return;
    reads.push_back({&tensor, elements});
  });
}

void Traffic::write(const TensorMeta &tensor) {
  for (const Access &other : writes)
    if (areSame(*other.tensor, tensor))
      return;
  writes.push_back({&tensor, countTouched(tensor)});
}

/// The bytes of accesses. Those of a storage are at most all that it has, where
/// it is known which is less.
SymInt Traffic::sum(ArrayRef<Access> accesses) const {
  SymInt total = 0;
  for (auto [i, access] : llvm::enumerate(accesses)) {
    StorageID storage = access.tensor->storage;
    auto isShared = [&](const Access &other) {
      return storage != 0 && other.tensor->storage == storage;
    };
    // Those of a storage are summed at the first one.
    if (llvm::any_of(accesses.take_front(i), isShared))
      continue;
    SymInt bytes = getBytes(access);
    bool isAlone = true;
    for (const Access &other : accesses.drop_front(i + 1))
      if (isShared(other)) {
        bytes = call.env.add(bytes, getBytes(other));
        isAlone = false;
      }
    SymInt stored = access.tensor->storageBytes;
    // A single view rarely has more elements than its storage.
    bool mayBeLess = !isAlone || (stored.isInt() && bytes.isInt());
    bool isLess = mayBeLess && isTrue(call.env.lt(stored, bytes));
    total = call.env.add(total, isLess ? stored : bytes);
  }
  return total;
}

void Traffic::run(OpCost &cost) {
  if (record.movesNothing)
    return;
  ArrayRef<SchemaArg> params = call.op.getSchema().getArgs();
  bool isOut = call.op.facets.out;
  // What is written: arguments, and new tensors.
  for (auto [param, arg] : llvm::zip_equal(params, call.args))
    if (param.alias.isWrite && !call.op.traits.has(Behavior::ReadsOnly))
      forEachTensor(arg, [&](const TensorMeta &tensor) {
        writes.push_back(
            {&tensor, *record.update && !isOut
                          ? call.numelOf(call.getArg(record.update))
                          : countTouched(tensor)});
      });
  bool hasTensors = false;
  for (const MetaValue &result : call.results)
    forEachTensor(result, [&](const TensorMeta &tensor) {
      hasTensors = true;
      if (!isOfArgument(tensor))
        write(tensor);
    });
  // An op whose results are all in storages of arguments touches no data.
  if (writes.empty() && hasTensors)
    return;
  for (auto [param, arg] : llvm::zip_equal(params, call.args))
    if (!isOut || !param.alias.isWrite)
      read(param, arg);
  cost.read = sum(reads);
  cost.written = sum(writes);
}

//===----------------------------------------------------------------------===//
// Costs
//===----------------------------------------------------------------------===//

/// Whether a tensor among values has another layout than strided.
static bool hasOtherLayout(ArrayRef<MetaValue> values) {
  bool isFound = false;
  for (const MetaValue &value : values)
    forEachTensor(value, [&](const TensorMeta &tensor) {
      isFound |= tensor.layout != Layout::Strided;
    });
  return isFound;
}

/// The cost of a call of an op that runs once.
static OpCost computeOnce(const CostCall &call, const CostRecord &record) {
  OpCost cost;
  if (record.work)
    cost.work = record.work(call);
  Traffic(call, record).run(cost);
  return cost;
}

/// Adds the cost of one more call.
static void add(ShapeEnv &env, OpCost &sum, const OpCost &cost) {
  sum.work.macs = env.add(sum.work.macs, cost.work.macs);
  sum.work.ops = env.add(sum.work.ops, cost.work.ops);
  sum.read = env.add(sum.read, cost.read);
  sum.written = env.add(sum.written, cost.written);
}

/// The length of the lists of a `_foreach` op; nothing unless all are known and
/// equally long.
static std::optional<size_t> getNumPlaces(const OpDef &op,
                                          ArrayRef<MetaValue> args) {
  std::optional<size_t> count;
  for (auto [param, arg] : llvm::zip_equal(op.getSchema().getArgs(), args)) {
    if (!param.type.isList)
      continue;
    if (!arg.isList() || (count && *count != arg.getList().size()))
      return std::nullopt;
    count = arg.getList().size();
  }
  return count;
}

/// The elements at a place of lists of results.
static SmallVector<MetaValue, 2> getPlace(ArrayRef<MetaValue> results,
                                          size_t place) {
  SmallVector<MetaValue, 2> elements;
  for (const MetaValue &result : results)
    elements.push_back(result.isList() && place < result.getList().size()
                           ? result.getList()[place]
                           : MetaValue());
  return elements;
}

std::optional<OpCost> fake::computeCost(ShapeEnv &env,
                                        const CostConventions &conventions,
                                        const OpDef &op,
                                        ArrayRef<MetaValue> args,
                                        ArrayRef<MetaValue> results) {
  const CostRecord *record = findCostRecord(op);
  if (!record)
    return std::nullopt;
  if (!record->movesNothing &&
      (hasOtherLayout(args) || hasOtherLayout(results)))
    return std::nullopt;
  // An op that returns nothing has written its results.
  SmallVector<MetaValue, 2> written;
  if (results.empty()) {
    for (auto [param, arg] : llvm::zip_equal(op.getSchema().getArgs(), args))
      if (param.alias.isWrite)
        written.push_back(arg);
    results = written;
  }
  if (!op.base || op.facets.cost)
    return computeOnce({env, conventions, op, args, results}, *record);
  std::optional<size_t> count = getNumPlaces(op, args);
  if (!count)
    return OpCost{{SymInt(), SymInt()}, SymInt(), SymInt()};
  OpCost sum;
  SmallVector<MetaValue, 6> baseArgs;
  for (size_t place = 0; place < *count; ++place) {
    getBaseArgs(op, args, place, baseArgs);
    SmallVector<MetaValue, 2> elements = getPlace(results, place);
    add(env, sum,
        computeOnce({env, conventions, *op.base, baseArgs, elements}, *record));
  }
  return sum;
}

std::optional<OpCost> fake::computeCopyCost(ShapeEnv &env,
                                            const MetaValue &operand,
                                            ArrayRef<MetaValue> results) {
  const OpDef &clone = *lookupOp("aten.clone");
  return computeCost(env, {}, clone, {operand, MetaValue::none()}, results);
}
