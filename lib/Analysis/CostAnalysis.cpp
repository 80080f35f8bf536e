//===- CostAnalysis.cpp - What programs cost --------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/CostAnalysis.h"
#include "FakeTensor/Analysis/Callees.h"
#include "FakeTensor/Symbolic/Substitution.h"
#include "mlir/IR/RegionGraphTraits.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SCCIterator.h"

using namespace fake;
using namespace mlir;

/// A function has at most so many lines of its own and of its callees: calls of
/// functions that call others may run an op very often.
static constexpr size_t maxLines = 100000;

static constexpr StringLiteral noRecord = "no cost is stated for the op";
static constexpr StringLiteral otherLayout = "a tensor is sparse or jagged";
static constexpr StringLiteral unknownSizes = "a size is unknown";
static constexpr StringLiteral noBody = "the callee has no body";
static constexpr StringLiteral recursive = "the call is recursive";
static constexpr StringLiteral unknownSymbols =
    "sizes of the callee do not follow from the call";

//===----------------------------------------------------------------------===//
// Costs
//===----------------------------------------------------------------------===//

bool Cost::isKnown() const { return !hasUnknown({macs, flops, read, written}); }

bool Cost::isZero() const {
  return macs.isInt(0) && flops.isInt(0) && read.isInt(0) && written.isInt(0);
}

void Cost::add(ShapeEnv &env, const Cost &other, SymInt times) {
  auto addTimes = [&](SymInt &sum, SymInt value) {
    sum = env.add(sum, times.isInt(1) ? value : env.mul(times, value));
  };
  addTimes(macs, other.macs);
  addTimes(flops, other.flops);
  addTimes(read, other.read);
  addTimes(written, other.written);
}

//===----------------------------------------------------------------------===//
// A function
//===----------------------------------------------------------------------===//

namespace fake {

/// Visits the ops of one function.
class FunctionCosts {
public:
  FunctionCosts(CostAnalysis &analysis, const FunctionMeta &meta,
                FunctionCost &result)
      : analysis(analysis), meta(meta), env(meta.getEnv()), cx(env, arena),
        result(result) {
    for (const MetaChange &change : meta.getChanges())
      changed.insert(change.value);
  }

  void run();

private:
  void visitRegion(Region &region, SymInt times);
  void visit(Operation *op, SymInt times);
  void visitRegions(Operation *op, SymInt times);
  void visitBranches(Operation *op, ArrayRef<Region *> regions, SymInt times);
  void visitCall(CallOpInterface call, SymInt times);
  void addCallee(CallOpInterface call, const FunctionCost &callee, SymInt times,
                 function_ref<SymInt(const SymbolExpr *)> replace);
  void visitRule(Operation *op, SymInt times);
  void visitElementwise(Operation *op, SymInt times);
  void visitStated(MetaCostOpInterface op, SymInt times);
  void visitCopy(Operation *op, SymInt times);

  const MetaValue &lookup(Value value, Operation *op) const;
  SymInt getTrips(Operation *op);
  SymInt nameTrips(Operation *op);
  void readOperands(Operation *op);
  bool touchesTensors(Operation *op);
  Device getDevice() const;
  Cost toCost(const OpCost &cost);
  void addLine(Operation *op, const Cost &cost, SymInt times, Device device);
  void addUnknown(const UnknownCost &unknown);
  void addUnknown(Operation *op, StringRef reason);
  Cost sumLines(size_t begin, size_t end);
  void sumDevices();
  std::optional<bool> costsLess(const Cost &a, const Cost &b);

  CostAnalysis &analysis;
  const FunctionMeta &meta;
  ShapeEnv &env;
  llvm::BumpPtrAllocator arena;
  /// For what ops need of a context to state the op that they call.
  RuleContext cx;
  FunctionCost &result;
  /// Values that some op changes, of which there are few.
  llvm::DenseSet<Value> changed;
  /// Of the current op.
  SmallVector<MetaValue, 8> operands, args;
  SmallVector<MetaValue, 2> results;
};

} // namespace fake

//===--- Values -----------------------------------------------------------===//

/// The metadata of a value right before an op.
const MetaValue &FunctionCosts::lookup(Value value, Operation *op) const {
  return changed.contains(value) ? meta.lookupBefore(value, op)
                                 : meta.lookup(value);
}

void FunctionCosts::readOperands(Operation *op) {
  operands.clear();
  for (Value operand : op->getOperands())
    operands.push_back(lookup(operand, op));
  results.clear();
  for (Value value : op->getResults())
    results.push_back(meta.lookup(value));
}

/// Whether an operand or result is a tensor, by its metadata or its type.
bool FunctionCosts::touchesTensors(Operation *op) {
  bool isFound = llvm::any_of(op->getOperandTypes(),
                              [](Type type) { return isa<ShapedType>(type); });
  isFound |= llvm::any_of(op->getResultTypes(),
                          [](Type type) { return isa<ShapedType>(type); });
  for (ArrayRef<MetaValue> values : {ArrayRef(operands), ArrayRef(results)})
    for (const MetaValue &value : values)
      forEachTensor(value, [&](const TensorMeta &) { isFound = true; });
  return isFound;
}

/// The device of the results of the current op, or else of its operands.
Device FunctionCosts::getDevice() const {
  Device device;
  for (ArrayRef<MetaValue> values : {ArrayRef(results), ArrayRef(operands)})
    for (const MetaValue &value : values)
      forEachTensor(value, [&](const TensorMeta &tensor) {
        if (!device.isKnown())
          device = tensor.device;
      });
  return device;
}

Cost FunctionCosts::toCost(const OpCost &cost) {
  SymInt products = env.mul(analysis.options.flopsPerMac, cost.work.macs);
  return {cost.work.macs, env.add(products, cost.work.ops), cost.read,
          cost.written};
}

//===--- Sums -------------------------------------------------------------===//

void FunctionCosts::addLine(Operation *op, const Cost &cost, SymInt times,
                            Device device) {
  if (cost.isZero())
    return;
  Cost all = cost;
  if (!times.isInt(1)) {
    all = Cost();
    all.add(env, cost, times);
  }
  if (!all.isKnown())
    return addUnknown(op, unknownSizes);
  result.lines.push_back({op, op, all, times, device});
}

static std::string getReportName(Operation *op) {
  if (auto rule = dyn_cast<MetaRuleOpInterface>(op))
    if (std::string name = rule.getReportName(); !name.empty())
      return name;
  if (auto region = dyn_cast<MetaRegionOpInterface>(op))
    return region.getRegionReportName();
  return op->getName().getStringRef().str();
}

void FunctionCosts::addUnknown(const UnknownCost &unknown) {
  auto *found = llvm::find_if(result.unknown, [&](const UnknownCost &other) {
    return other.name == unknown.name && other.reason == unknown.reason;
  });
  if (found == result.unknown.end())
    result.unknown.push_back(unknown);
  else
    found->count += unknown.count;
}

void FunctionCosts::addUnknown(Operation *op, StringRef reason) {
  addUnknown({getReportName(op), reason, 1, op});
}

Cost FunctionCosts::sumLines(size_t begin, size_t end) {
  Cost sum;
  for (size_t i = begin; i < end; ++i)
    sum.add(env, result.lines[i].cost);
  return sum;
}

//===--- Loops ------------------------------------------------------------===//

/// A symbol for the number of iterations of a loop.
SymInt FunctionCosts::nameTrips(Operation *op) {
  size_t number = result.trips.size();
  std::string name;
  do
    name = "trips" + std::to_string(number++);
  while (env.lookup(name));
  SymInt symbol = env.getPool().getSymbol(name);
  result.trips.push_back({symbol, op});
  return symbol;
}

/// The iterations from `lower` to `upper`; unknown where they are.
static SymInt countSteps(ShapeEnv &env, SymInt lower, SymInt upper,
                         SymInt step) {
  return env.max(0, env.ceilDiv(env.sub(upper, lower), step));
}

/// How often the regions of a loop run; a new symbol where that is unknown.
SymInt FunctionCosts::getTrips(Operation *op) {
  SymInt trips;
  if (auto loop = dyn_cast<MetaLoopOpInterface>(op))
    trips = loop.getTripCount(cx, operands,
                              [&](Value value) { return lookup(value, op); });
  if (auto loop = dyn_cast<LoopLikeOpInterface>(op)) {
    auto getInt = [&](OpFoldResult bound) -> SymInt {
      if (auto value = dyn_cast<Value>(bound)) {
        MetaValue known = lookup(value, op);
        return known.isInt() ? known.getInt() : SymInt();
      }
      auto constant = dyn_cast<IntegerAttr>(cast<Attribute>(bound));
      return constant ? SymInt(constant.getInt()) : SymInt();
    };
    auto lowers = loop.getLoopLowerBounds();
    auto uppers = loop.getLoopUpperBounds();
    auto steps = loop.getLoopSteps();
    if (lowers && uppers && steps && trips.isUnknown()) {
      trips = 1;
      for (auto [lower, upper, step] :
           llvm::zip_equal(*lowers, *uppers, *steps))
        trips = env.mul(
            trips, countSteps(env, getInt(lower), getInt(upper), getInt(step)));
    }
  }
  return trips.isUnknown() ? nameTrips(op) : trips;
}

//===--- Regions ----------------------------------------------------------===//

/// The blocks of a region that are in a cycle.
static llvm::DenseSet<Block *> findCycles(Region &region) {
  llvm::DenseSet<Block *> cyclic;
  if (region.hasOneBlock())
    return cyclic;
  for (auto it = llvm::scc_begin(&region); !it.isAtEnd(); ++it)
    if (it.hasCycle())
      cyclic.insert(it->begin(), it->end());
  return cyclic;
}

void FunctionCosts::visitRegion(Region &region, SymInt times) {
  if (region.empty() || meta.getFindings().unreached.contains(&region))
    return;
  llvm::DenseSet<Block *> cyclic = findCycles(region);
  SymInt trips;
  for (Block &block : region) {
    SymInt runs = times;
    if (cyclic.contains(&block)) {
      if (trips.isUnknown())
        trips = nameTrips(block.getTerminator());
      runs = env.mul(times, trips);
    }
    for (Operation &op : block)
      visit(&op, runs);
  }
}

/// Whether one cost is less than another: by arithmetic, and then by traffic.
std::optional<bool> FunctionCosts::costsLess(const Cost &a, const Cost &b) {
  if (a.flops != b.flops) {
    Truth less = env.lt(a.flops, b.flops);
    if (less == Truth::Unknown)
      return std::nullopt;
    return less == Truth::True;
  }
  Truth less = env.lt(env.add(a.read, a.written), env.add(b.read, b.written));
  if (less == Truth::Unknown)
    return std::nullopt;
  return less == Truth::True;
}

/// Counts the regions of which one runs: the one that costs most, or where that
/// is undecided the larger of each quantity.
void FunctionCosts::visitBranches(Operation *op, ArrayRef<Region *> regions,
                                  SymInt times) {
  Device device = getDevice();
  size_t begin = result.lines.size();
  SmallVector<CostLine, 0> best;
  Cost most;
  bool isDecided = true;
  for (Region *region : regions) {
    visitRegion(*region, times);
    Cost sum = sumLines(begin, result.lines.size());
    SmallVector<CostLine, 0> lines(result.lines.begin() + begin,
                                   result.lines.end());
    result.lines.truncate(begin);
    std::optional<bool> less = costsLess(most, sum);
    if (isDecided && less == true)
      best = std::move(lines);
    isDecided &= less.has_value();
    most = less == true    ? sum
           : less == false ? most
                           : Cost{env.max(most.macs, sum.macs),
                                  env.max(most.flops, sum.flops),
                                  env.max(most.read, sum.read),
                                  env.max(most.written, sum.written)};
  }
  if (isDecided) {
    llvm::append_range(result.lines, best);
    return;
  }
  if (!most.isKnown())
    return addUnknown(op, unknownSizes);
  result.lines.push_back({op, op, most, times, device});
}

void FunctionCosts::visitRegions(Operation *op, SymInt times) {
  auto branch = dyn_cast<RegionBranchOpInterface>(op);
  if (branch && branch.hasLoop()) {
    SymInt runs = env.mul(times, getTrips(op));
    for (Region &region : op->getRegions())
      visitRegion(region, runs);
    return;
  }
  SmallVector<Region *> entered;
  for (Region &region : op->getRegions())
    if (!region.empty() && !meta.getFindings().unreached.contains(&region))
      entered.push_back(&region);
  if (entered.size() == 1)
    visitRegion(*entered.front(), times);
  else
    visitBranches(op, entered, times);
}

//===--- Calls ------------------------------------------------------------===//

void FunctionCosts::visitCall(CallOpInterface call, SymInt times) {
  FunctionOpInterface callee = findBody(call, analysis.symbolTables);
  if (!callee)
    return addUnknown(call, noBody);
  auto known = analysis.costs.find(callee);
  if (known != analysis.costs.end() && !known->second)
    return addUnknown(call, recursive);
  SmallVector<MetaValue, 8> given;
  for (Value operand : call.getArgOperands())
    given.push_back(lookup(operand, call));
  const FunctionCost &cost = analysis.get(callee);
  auto values = matchArguments(analysis.meta.get(callee), given);
  for (const NamedTrips &trips : cost.trips)
    values[cast<SymbolExpr>(trips.symbol.getExpr())] = nameTrips(trips.op);
  auto replace = [&](const SymbolExpr *symbol) {
    return values.lookup(symbol);
  };
  for (const UnknownCost &other : cost.unknown)
    addUnknown(other);
  addCallee(call, cost, times, replace);
}

/// Adds the ops of a callee, or its sums where the function has too many ops.
void FunctionCosts::addCallee(
    CallOpInterface call, const FunctionCost &callee, SymInt times,
    function_ref<SymInt(const SymbolExpr *)> replace) {
  auto translate = [&](const Cost &cost) {
    return Cost{substitute(cost.macs, env, replace),
                substitute(cost.flops, env, replace),
                substitute(cost.read, env, replace),
                substitute(cost.written, env, replace)};
  };
  if (!translate(callee.total).isKnown())
    return addUnknown(call, unknownSymbols);
  if (result.lines.size() + callee.lines.size() > maxLines) {
    for (const auto &[device, part] : callee.devices)
      addLine(call, translate(part), times, device);
    return;
  }
  size_t begin = result.lines.size();
  for (const CostLine &line : callee.lines) {
    size_t count = result.lines.size();
    addLine(line.op, translate(line.cost), times, line.device);
    // It may cost nothing for these sizes.
    if (result.lines.size() > count && !line.times.isInt(1))
      result.lines.back().times =
          env.mul(times, substitute(line.times, env, replace));
  }
  for (CostLine &line : MutableArrayRef(result.lines).drop_front(begin))
    line.caller = call;
}

//===--- Ops --------------------------------------------------------------===//

/// A copy of a tensor, which is no op of the table.
void FunctionCosts::visitCopy(Operation *op, SymInt times) {
  if (std::optional<OpCost> cost = computeCopyCost(env, operands[0], results))
    addLine(op, toCost(*cost), times, getDevice());
  else
    addUnknown(op, otherLayout);
}

/// An op that says what it costs.
void FunctionCosts::visitStated(MetaCostOpInterface op, SymInt times) {
  if (std::optional<OpCost> cost =
          op.getCost(cx, analysis.options.conventions, operands, results))
    addLine(op, toCost(*cost), times, getDevice());
  else if (touchesTensors(op))
    addUnknown(op, noRecord);
}

/// An op without a rule that computes each element by itself.
void FunctionCosts::visitElementwise(Operation *op, SymInt times) {
  Cost cost;
  auto count = [&](const TensorMeta &tensor) {
    return tensor.ranked ? env.product(tensor.sizes) : SymInt();
  };
  auto addBytes = [&](SymInt &sum, const TensorMeta &tensor) {
    sum = env.add(sum, env.mul(count(tensor), getItemSize(tensor.dtype)));
  };
  for (const MetaValue &result : results)
    forEachTensor(result, [&](const TensorMeta &tensor) {
      cost.flops = env.add(cost.flops, count(tensor));
      addBytes(cost.written, tensor);
    });
  // A value that is two operands is read once.
  for (auto [i, operand] : llvm::enumerate(operands))
    if (!llvm::is_contained(op->getOperands().take_front(i), op->getOperand(i)))
      forEachTensor(operand, [&](const TensorMeta &tensor) {
        addBytes(cost.read, tensor);
      });
  addLine(op, cost, times, getDevice());
}

void FunctionCosts::visitRule(Operation *op, SymInt times) {
  auto rule = cast<MetaRuleOpInterface>(op);
  if (const OpDef *def = rule.getCalledOp(cx, operands, args)) {
    std::optional<OpCost> cost =
        computeCost(env, analysis.options.conventions, *def, args, results);
    if (cost)
      return addLine(op, toCost(*cost), times, getDevice());
    return addUnknown(op, findCostRecord(*def) ? otherLayout : noRecord);
  }
  if (auto stated = dyn_cast<MetaCostOpInterface>(op))
    return visitStated(stated, times);
  if (rule.isCopy())
    return visitCopy(op, times);
  // Constants, lists and casts; the ops of the dialect `fake` besides those of
  // the table have to do with metadata only.
  bool isFree = rule.getReportName().empty() || rule.unpacksList() ||
                rule.restatesOperand() ||
                op->getName().getDialectNamespace() == "fake";
  if (!isFree && touchesTensors(op))
    addUnknown(op, noRecord);
}

void FunctionCosts::visit(Operation *op, SymInt times) {
  if (isa<FunctionOpInterface>(op))
    return;
  readOperands(op);
  if (auto call = dyn_cast<CallOpInterface>(op))
    return visitCall(call, times);
  if (op->getNumRegions() > 0 &&
      isa<RegionBranchOpInterface, MetaRegionOpInterface>(op))
    return visitRegions(op, times);
  if (isa<MetaRuleOpInterface>(op))
    return visitRule(op, times);
  if (auto stated = dyn_cast<MetaCostOpInterface>(op))
    return visitStated(stated, times);
  if (op->hasTrait<OpTrait::Elementwise>() && touchesTensors(op))
    return visitElementwise(op, times);
  bool isFree = op->hasTrait<OpTrait::IsTerminator>() ||
                op->hasTrait<OpTrait::ConstantLike>() ||
                isa<MetaBindOpInterface>(op) || isConversion(op);
  if (!isFree && touchesTensors(op))
    addUnknown(op, noRecord);
}

/// Adds up all lines. Ops of equal costs, of which a model has many, are
/// counted first, as each different sum would be a new expression.
void FunctionCosts::sumDevices() {
  using Key = std::tuple<size_t, int64_t, int64_t, int64_t, int64_t>;
  llvm::MapVector<Key, std::pair<const Cost *, int64_t>> counts;
  for (const CostLine &line : result.lines) {
    auto *found = llvm::find_if(result.devices, [&](const auto &entry) {
      return entry.first == line.device;
    });
    size_t place = found - result.devices.begin();
    if (found == result.devices.end())
      result.devices.emplace_back(line.device, Cost());
    const Cost &cost = line.cost;
    auto &[first, count] =
        counts[{place, cost.macs.getOpaqueValue(), cost.flops.getOpaqueValue(),
                cost.read.getOpaqueValue(), cost.written.getOpaqueValue()}];
    first = &cost;
    ++count;
  }
  for (const auto &[key, entry] : counts)
    result.devices[std::get<0>(key)].second.add(env, *entry.first,
                                                entry.second);
  for (const auto &[device, cost] : result.devices)
    result.total.add(env, cost);
}

void FunctionCosts::run() {
  visitRegion(meta.getFunction().getFunctionBody(), 1);
  sumDevices();
}

const FunctionCost &CostAnalysis::get(FunctionOpInterface function) {
  auto [it, isNew] = costs.try_emplace(function);
  if (!isNew && it->second)
    return *it->second;
  auto cost = std::make_unique<FunctionCost>();
  FunctionCosts(*this, meta.get(function), *cost).run();
  // Callees have been added meanwhile.
  std::unique_ptr<FunctionCost> &slot = costs[function];
  slot = std::move(cost);
  return *slot;
}
