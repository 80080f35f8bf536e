//===- Alternatives.cpp - Unknown arguments ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Table/Alternatives.h"
#include "FakeTensor/Meta/Merge.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include <cmath>

using namespace fake;

using Values = SmallVector<MetaValue>;

/// The maximum number of runs of a rule.
static constexpr size_t maxRuns = 512;

//===----------------------------------------------------------------------===//
// Values of one argument
//===----------------------------------------------------------------------===//

/// Whether an argument of that name is a dimension or a list of them.
static bool isDimension(StringRef name) {
  return name.starts_with("dim") || name.ends_with("dim") ||
         name.starts_with("axis") || name.ends_with("axis") || name == "axes" ||
         name == "source" || name == "destination";
}

/// Whether an integer of that name is one of 0, 1 and 2.
static bool isEnumeration(StringRef name) {
  return name == "reduction" || name == "normalization" || name == "mode" ||
         name.ends_with("_mode");
}

/// The maximum rank of the tensors in the arguments, plus one, for `unsqueeze`.
/// Rules reject dimensions that are out of range.
static int64_t countDimensions(ArrayRef<MetaValue> args) {
  int64_t rank = 0;
  for (const MetaValue &arg : args)
    forEachTensor(arg, [&](const TensorMeta &meta) {
      if (meta.ranked)
        rank = std::max(rank, meta.rank());
    });
  return rank + 1;
}

/// The possible integers of an argument. Negative dimensions only matter if the
/// value is constrained.
static Values getIntegers(RuleContext &cx, StringRef name,
                          const MetaValue &value, ArrayRef<MetaValue> args) {
  int64_t first = 0, end = 0;
  if (isEnumeration(name))
    end = 3;
  else if (isDimension(name))
    end = countDimensions(args);
  bool isSymbolic = value.isInt() && value.getInt().isExpr();
  if (isSymbolic && isDimension(name))
    first = -end;
  Values result;
  for (int64_t i = first; i < end; ++i)
    if (!isSymbolic || !isFalse(cx.env.eq(value.getInt(), i)))
      result.push_back(Scalar::integer(i));
  return result;
}

/// PyTorch's keywords for an argument of that name; rules reject those of other
/// ops.
static ArrayRef<StringRef> getWords(StringRef name) {
  static constexpr StringRef rounding[] = {"floor", "trunc"},
                             approximate[] = {"none", "tanh"},
                             side[] = {"left", "right"},
                             indexing[] = {"ij", "xy"}, triangle[] = {"L", "U"},
                             norm[] = {"backward", "forward", "ortho"},
                             padding[] = {"valid", "same"},
                             mode[] = {"constant", "reflect", "replicate",
                                       "circular", "reduced", "complete",
                                       "r"},
                             reduce[] = {"sum",  "prod",     "mean", "amax",
                                         "amin", "multiply", "add"};
  return llvm::StringSwitch<ArrayRef<StringRef>>(name)
      .Case("rounding_mode", rounding)
      .Case("approximate", approximate)
      .Case("side", side)
      .Case("indexing", indexing)
      .Case("UPLO", triangle)
      .Case("norm", norm)
      .Case("padding", padding)
      .Case("mode", mode)
      .Case("reduce", reduce)
      .Default({});
}

/// The possible values of an argument that is not a list; empty if they cannot
/// be enumerated.
static Values getScalars(RuleContext &cx, const SchemaArg &decl,
                         const MetaValue &value, ArrayRef<MetaValue> args) {
  Values result;
  switch (decl.type.base) {
  case SchemaBase::Int:
    result = getIntegers(cx, decl.name, value, args);
    break;
  case SchemaBase::Bool:
    result = {Scalar::boolean(false), Scalar::boolean(true)};
    break;
  case SchemaBase::Float:
    // Rules do not distinguish other floats.
    for (double number : {0.5, 0.0, 1.0, 2.0, -1.0})
      result.push_back(Scalar::floating(number));
    break;
  case SchemaBase::String:
    for (StringRef word : getWords(decl.name))
      result.push_back(MetaValue::string(word));
    break;
  case SchemaBase::MemoryFormat:
    for (MemoryFormat format :
         {MemoryFormat::Contiguous, MemoryFormat::Preserve,
          MemoryFormat::ChannelsLast, MemoryFormat::ChannelsLast3d})
      result.push_back(MetaValue(format));
    break;
  default:
    break;
  }
  // A value of known kind is not None.
  if (!result.empty() && decl.type.isOptional && value.isUnknown())
    result.push_back(MetaValue::none());
  return result;
}

static bool isUnknownScalar(const MetaValue &value) {
  return value.isUnknown() ||
         (value.isNumber() && !value.getScalar().isKnown());
}

/// All lists with one of `choices[i]` at index `i`; empty if there are too
/// many.
static Values getProducts(RuleContext &cx, ArrayRef<Values> choices) {
  size_t count = 1;
  for (const Values &values : choices)
    count = std::min(count * values.size(), maxRuns + 1);
  Values result;
  for (size_t i = 0; i < count && count <= maxRuns; ++i) {
    MutableArrayRef<MetaValue> list = cx.allocate<MetaValue>(choices.size());
    size_t rest = i;
    for (auto [element, values] : llvm::zip_equal(list, choices)) {
      new (&element) MetaValue(values[rest % values.size()]);
      rest /= values.size();
    }
    result.push_back(MetaValue::list(list));
  }
  return result;
}

/// Appends all permutations of subsets of the dimensions below `rank`, after
/// those in `chosen`; stops if there are too many.
static void addSelections(RuleContext &cx, int64_t rank, Values &chosen,
                          Values &result) {
  if (result.size() > maxRuns)
    return;
  result.push_back(MetaValue::list(cx.copy(ArrayRef<MetaValue>(chosen))));
  for (int64_t dim = 0; dim < rank; ++dim) {
    bool isChosen = llvm::any_of(chosen, [&](const MetaValue &value) {
      return value.getInt().isInt(dim);
    });
    if (isChosen)
      continue;
    chosen.push_back(Scalar::integer(dim));
    addSelections(cx, rank, chosen, result);
    chosen.pop_back();
  }
}

/// The possible lists of an argument.
static Values getLists(RuleContext &cx, const SchemaArg &decl,
                       const MetaValue &value, ArrayRef<MetaValue> args) {
  if (value.isList()) {
    SmallVector<Values> choices;
    for (const MetaValue &element : value.getList()) {
      choices.push_back(isUnknownScalar(element)
                            ? getScalars(cx, decl, element, args)
                            : Values{element});
      if (choices.back().empty())
        return {};
    }
    return getProducts(cx, choices);
  }
  if (decl.type.base != SchemaBase::Int || !isDimension(decl.name))
    return {};
  Values result, chosen;
  addSelections(cx, countDimensions(args) - 1, chosen, result);
  if (decl.type.isOptional)
    result.push_back(MetaValue::none());
  return result;
}

/// The possible values of an argument; empty if it is known, or cannot be
/// enumerated.
static Values getAlternatives(RuleContext &cx, const SchemaArg &decl,
                              const MetaValue &value,
                              ArrayRef<MetaValue> args) {
  // Rules accept unknown sizes.
  if (decl.type.base == SchemaBase::Tensor || decl.type.isSymInt)
    return {};
  bool isUnknown =
      isUnknownScalar(value) ||
      (value.isList() && llvm::any_of(value.getList(), isUnknownScalar));
  if (!isUnknown)
    return {};
  return decl.type.isList ? getLists(cx, decl, value, args)
                          : getScalars(cx, decl, value, args);
}

//===----------------------------------------------------------------------===//
// Runs
//===----------------------------------------------------------------------===//

namespace {

/// An argument and its possible values.
struct Choice {
  unsigned arg;
  Values values;
};

/// Joins the results of the runs that succeed.
class Alternatives {
public:
  Alternatives(RuleContext &cx, ArrayRef<Choice> choices,
               ArrayRef<MetaValue> args, MutableArrayRef<MetaValue> results)
      : cx(cx), choices(choices), args(args), results(results) {}

  LogicalResult run(size_t count, RunFn infer);

private:
  void setArguments(size_t number);
  void join(ArrayRef<MetaValue> found, StorageID first);
  void meet(ArrayRef<Condition> conditions);

  RuleContext &cx;
  ArrayRef<Choice> choices;
  Values args;
  MutableArrayRef<MetaValue> results;
  bool hasResult = false;
  /// The new storages of the results, in order.
  SmallVector<StorageID, 2> storages;
  /// The conditions required in all runs so far.
  SmallVector<Condition> required;
};

} // namespace

/// Sets the arguments of the run with that index.
void Alternatives::setArguments(size_t number) {
  for (const Choice &choice : choices) {
    args[choice.arg] = choice.values[number % choice.values.size()];
    number /= choice.values.size();
  }
}

/// New storages of a run, from `first` on, are identified across runs.
void Alternatives::join(ArrayRef<MetaValue> found, StorageID first) {
  auto joinNumbers = [](SymInt a, SymInt b, bool) {
    return a == b ? a : SymInt::unknown();
  };
  llvm::SmallDenseMap<StorageID, StorageID, 2> renames;
  auto rename = [&](StorageID storage) {
    auto [it, isNew] = renames.try_emplace(storage, 0);
    size_t index = renames.size() - 1;
    if (isNew && index == storages.size())
      storages.push_back(cx.freshStorage());
    if (isNew)
      it->second = storages[index];
    return it->second;
  };
  for (auto [result, value] : llvm::zip_equal(results, found)) {
    MetaValue renamed = mapTensors(cx, value, [&](const TensorMeta &tensor) {
      TensorMeta meta = tensor;
      if (meta.storage >= first)
        meta.storage = rename(meta.storage);
      return cx.createValue(meta);
    });
    result = hasResult ? Merger(cx, joinNumbers, /*withStorage=*/true)
                             .merge(result, renamed)
                       : renamed;
  }
}

void Alternatives::meet(ArrayRef<Condition> conditions) {
  if (!hasResult)
    required.assign(conditions.begin(), conditions.end());
  llvm::erase_if(required, [&](const Condition &condition) {
    return !llvm::is_contained(conditions, condition);
  });
}

LogicalResult Alternatives::run(size_t count, RunFn infer) {
  for (size_t i = 0; i < count; ++i) {
    setArguments(i);
    cx.clearError();
    Values found(results.size());
    StorageID first = cx.getNextStorage();
    ShapeEnv::Trial trial(cx.env);
    if (failed(infer(args, found)))
      continue;
    join(found, first);
    meet(trial.getConditions());
    hasResult = true;
  }
  if (!hasResult) {
    // Report the error of the first run.
    setArguments(0);
    cx.clearError();
    return infer(args, results);
  }
  cx.clearError();
  for (const Condition &condition : required)
    cx.env.require(condition);
  return success();
}

LogicalResult fake::inferAlternatives(const OpDef &op, RuleContext &cx,
                                      ArrayRef<MetaValue> args,
                                      MutableArrayRef<MetaValue> results,
                                      RunFn infer) {
  SmallVector<Choice> choices;
  size_t count = 1;
  for (auto [i, decl] : llvm::enumerate(op.getSchema().getArgs())) {
    Values values = getAlternatives(cx, decl, args[i], args);
    if (values.empty())
      continue;
    count *= values.size();
    if (count > maxRuns)
      return failure();
    choices.push_back({static_cast<unsigned>(i), std::move(values)});
  }
  if (choices.empty())
    return failure();
  return Alternatives(cx, choices, args, results).run(count, infer);
}
