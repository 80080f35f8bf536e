//===- Specialize.cpp - Infer types for other arguments ---------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AnalysisPass.h"
#include "FakeTensor/Analysis/Functions.h"
#include "FakeTensor/Dialect/Fake/IR/FakeAttrs.h"
#include "FakeTensor/Dialect/Fake/IR/FakeTypes.h"
#include "FakeTensor/ExternalModels/TorchBinder.h"
#include "FakeTensor/ExternalModels/TorchModels.h"
#include "FakeTensor/Interfaces/MetaRuleOpInterface.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "FakeTensor/Transforms/Passes.h"
#include "mlir/AsmParser/AsmParser.h"
#include "mlir/Pass/PassManager.h"
#include "llvm/ADT/StringExtras.h"

namespace fake {
#define GEN_PASS_DEF_FAKESPECIALIZE
#include "FakeTensor/Transforms/Passes.h.inc"
} // namespace fake

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Options
//===----------------------------------------------------------------------===//

namespace {
/// A symbol and its new bounds.
struct SymbolEdit {
  std::string name;
  Range range;
};
/// An argument and its new type.
struct TypeEdit {
  unsigned argument;
  Type type;
};
/// A dimension of an argument to make symbolic.
struct DimEdit {
  unsigned argument, dim;
  /// Empty for a new name.
  std::string symbol;
};
/// The edits of a run of the pass to each function.
struct Edits {
  SmallVector<SymbolEdit> symbols;
  SmallVector<TypeEdit> types;
  SmallVector<DimEdit> dims;
};
} // namespace

static bool isName(StringRef text) {
  return !text.empty() && (llvm::isAlpha(text[0]) || text[0] == '_') &&
         llvm::all_of(text,
                      [](char c) { return llvm::isAlnum(c) || c == '_'; });
}

/// `4`, `2..64`, `2..` or `..64`.
static std::optional<Range> parseRange(StringRef text) {
  Range range;
  auto [low, high] = text.split("..");
  bool isInterval = text.contains("..");
  if ((!low.empty() || !isInterval) && low.getAsInteger(10, range.min))
    return std::nullopt;
  if (!isInterval)
    range.max = range.min;
  else if (!high.empty() && high.getAsInteger(10, range.max))
    return std::nullopt;
  if (range.isEmpty())
    return std::nullopt;
  return range;
}

/// The inverse.
static std::string format(Range range) {
  std::string text;
  if (range.min != Range::negInf)
    text = std::to_string(range.min);
  if (range.isSingleton())
    return text;
  text += "..";
  if (range.max != Range::posInf)
    text += std::to_string(range.max);
  return text;
}

static FailureOr<SymbolEdit> parseSymbolEdit(Location loc, StringRef text) {
  auto [name, value] = text.split('=');
  std::optional<Range> range = parseRange(value);
  if (!isName(name) || !range)
    return emitError(loc) << "expected a symbol and its value or bounds, "
                             "'s0=4' or 's0=2..64', found '"
                          << text << "'";
  return SymbolEdit{name.str(), *range};
}

static FailureOr<DimEdit> parseDimEdit(Location loc, StringRef text) {
  auto [place, symbol] = text.split('=');
  auto [argument, dim] = place.split(':');
  DimEdit edit;
  edit.symbol = symbol.str();
  if (argument.getAsInteger(10, edit.argument) ||
      dim.getAsInteger(10, edit.dim) || (text.contains('=') && !isName(symbol)))
    return emitError(loc) << "expected a dimension of an argument, '0:1' or "
                             "'0:1=batch', found '"
                          << text << "'";
  return edit;
}

static FailureOr<TypeEdit> parseTypeEdit(Location loc, StringRef text) {
  auto [argument, type] = text.split('=');
  TypeEdit edit;
  if (argument.trim().getAsInteger(10, edit.argument) || type.empty())
    return emitError(loc) << "expected an argument and its type, "
                             "'0=!fake.tensor<[2], f32>', found '"
                          << text.trim() << "'";
  edit.type = parseType(type.trim(), loc.getContext());
  if (!edit.type)
    return failure();
  return edit;
}

//===----------------------------------------------------------------------===//
// Stated metadata
//===----------------------------------------------------------------------===//

static StringAttr metaAttrName(FunctionOpInterface function) {
  return StringAttr::get(function->getContext(), FakeDialect::kMetaAttrName);
}

/// States the metadata of an argument whose type cannot.
static void stateMeta(BlockArgument argument, const TensorMeta &meta) {
  auto function = cast<FunctionOpInterface>(argument.getOwner()->getParentOp());
  Type type = FakeTensorType::get(function->getContext(), meta);
  function.setArgAttr(argument.getArgNumber(), metaAttrName(function),
                      TypeAttr::get(type));
}

/// Whether symbols may stand for sizes of an argument that only inference
/// names, as for `tensor<?x4xf32>`.
static bool hasUnnamedSizes(BlockArgument argument) {
  auto type = dyn_cast<ShapedType>(argument.getType());
  if (!type || !type.hasRank() || type.hasStaticShape())
    return false;
  const auto *iface =
      type.getDialect().getRegisteredInterface<MetaTypeInterface>();
  auto function = cast<FunctionOpInterface>(argument.getOwner()->getParentOp());
  return iface && iface->isShared() &&
         !getStatedType(function, argument.getArgNumber());
}

/// States the sizes of such arguments, so that edits can refer to them.
static void stateSizes(const FunctionMeta &analysis) {
  FunctionOpInterface function = analysis.getFunction();
  SmallVector<Attribute> symbols;
  if (auto known =
          function->getAttrOfType<ArrayAttr>(FakeDialect::kSymbolsAttrName))
    llvm::append_range(symbols, known);
  for (BlockArgument argument : function.getArguments()) {
    const MetaValue &meta = analysis.lookup(argument);
    if (!hasUnnamedSizes(argument) || !meta.isTensor())
      continue;
    stateMeta(argument, *meta.getTensor());
    forEachSymbol(meta, [&](const SymbolExpr *symbol) {
      // What the program checks is no fact about its arguments.
      SymbolInfo info = *analysis.getEnv().lookup(symbol->getName());
      info.range = Range::atLeast(0);
      auto attr = SymbolAttr::get(function->getContext(), info);
      if (!llvm::is_contained(symbols, attr))
        symbols.push_back(attr);
    });
  }
  if (!symbols.empty())
    function->setAttr(FakeDialect::kSymbolsAttrName,
                      ArrayAttr::get(function->getContext(), symbols));
}

/// Replaces symbols that have become constant in what arguments state, and
/// drops statements about types that now have all sizes.
static void settleSizes(FunctionOpInterface function) {
  llvm::BumpPtrAllocator arena;
  ShapeEnv env;
  RuleContext cx(env, arena);
  declareSymbols(function, env);
  auto simplify = [&](ArrayRef<SymInt> values) {
    SmallVector<SymInt> simple;
    for (SymInt value : values)
      simple.push_back(env.simplify(value));
    return cx.copySizes(simple);
  };
  for (BlockArgument argument : function.getArguments()) {
    Type stated = getStatedType(function, argument.getArgNumber());
    auto type = dyn_cast<ShapedType>(argument.getType());
    if (!stated || !type)
      continue;
    if (type.hasStaticShape()) {
      function.removeArgAttr(argument.getArgNumber(), metaAttrName(function));
      continue;
    }
    TensorMeta meta = *getMetaOfType(cx, stated).getTensor();
    meta.sizes = simplify(meta.sizes);
    meta.strides = simplify(meta.strides);
    meta.offset = env.simplify(meta.offset);
    stateMeta(argument, meta);
  }
}

//===----------------------------------------------------------------------===//
// Edits of one function
//===----------------------------------------------------------------------===//

namespace {
/// Edits one function, whose types must be inferred afterwards.
class Specializer {
public:
  explicit Specializer(FunctionOpInterface function)
      : function(function), cx(env, arena) {
    declareSymbols(function, env);
    function->walk([&](Operation *op) {
      if (op->getName().getStringRef() == "torch.symbolic_int")
        symbolOps.push_back(op);
    });
    for (Operation *op : symbolOps)
      env.declareSymbol(getSymbolName(op), getBounds(op), std::nullopt,
                        getTorchSymbolKind(op, getSymbolName(op)));
    for (BlockArgument argument : function.getArguments())
      (void)getTypeMeta(argument);
  }

  LogicalResult apply(const Edits &edits) {
    for (const TypeEdit &edit : edits.types)
      if (failed(apply(edit)))
        return failure();
    for (const SymbolEdit &edit : edits.symbols)
      if (failed(apply(edit)))
        return failure();
    // All dimensions of an argument at once, since its type is replaced.
    llvm::MapVector<unsigned, SmallVector<DimEdit>> byArgument;
    for (const DimEdit &edit : edits.dims)
      byArgument[edit.argument].push_back(edit);
    for (auto &[argument, dims] : byArgument)
      if (failed(makeDynamic(argument, dims)))
        return failure();
    if (!declared.empty())
      writeSymbols();
    return success();
  }

private:
  static StringRef getSymbolName(Operation *op) {
    auto name = op->getAttrOfType<StringAttr>("symbol_name");
    return name ? name.getValue() : StringRef();
  }
  static Range getBounds(Operation *op) {
    Range range;
    if (auto min = op->getAttrOfType<IntegerAttr>("min_val"))
      range.min = min.getInt();
    if (auto max = op->getAttrOfType<IntegerAttr>("max_val"))
      range.max = max.getInt();
    return range;
  }

  InFlightDiagnostic error() { return emitError(function.getLoc()); }
  LogicalResult checkArgument(unsigned argument);
  LogicalResult apply(const TypeEdit &edit);
  LogicalResult apply(const SymbolEdit &edit);
  LogicalResult makeDynamic(unsigned argument, ArrayRef<DimEdit> dims);
  FailureOr<TensorMeta> getDynamicMeta(unsigned argument,
                                       ArrayRef<DimEdit> dims);
  LogicalResult bindSizes(BlockArgument argument, ArrayRef<SymInt> sizes,
                          ArrayRef<DimEdit> dims);
  FailureOr<SymInt> getDimSymbol(const DimEdit &edit, SymInt size);
  void eraseBinds(BlockArgument argument);
  MetaValue getTypeMeta(BlockArgument argument);
  MetaValue getMeta(BlockArgument argument);
  void writeSymbols();

  FunctionOpInterface function;
  llvm::BumpPtrAllocator arena;
  ShapeEnv env;
  RuleContext cx;
  SmallVector<Operation *> symbolOps;
  /// Symbols of the `fake.symbols` attribute that are new or have changed.
  llvm::MapVector<StringRef, SymbolAttr> declared;
  unsigned nextSymbol = 0;
};
} // namespace

LogicalResult Specializer::checkArgument(unsigned argument) {
  if (argument < function.getNumArguments())
    return success();
  return error() << "expected an argument below " << function.getNumArguments()
                 << ", found " << argument;
}

void Specializer::eraseBinds(BlockArgument argument) {
  for (Operation *user : llvm::make_early_inc_range(argument.getUsers()))
    if (auto bind = dyn_cast<MetaBindOpInterface>(user))
      if (bind.getBoundValue() == argument)
        user->erase();
}

/// The metadata of an argument by its type, and by the one that it states.
MetaValue Specializer::getTypeMeta(BlockArgument argument) {
  Type stated = getStatedType(function, argument.getArgNumber());
  return getMetaOfType(cx, stated ? stated : argument.getType());
}

/// The metadata of an argument by its type and binds.
MetaValue Specializer::getMeta(BlockArgument argument) {
  MetaValue meta = getTypeMeta(argument);
  for (Operation *user : argument.getUsers()) {
    auto bind = dyn_cast<MetaBindOpInterface>(user);
    if (!bind || bind.getBoundValue() != argument)
      continue;
    SmallVector<MetaValue> operands;
    for (Value operand : user->getOperands()) {
      Operation *op = operand.getDefiningOp();
      operands.push_back(op && llvm::is_contained(symbolOps, op)
                             ? Scalar::integer(env.getSymbol(getSymbolName(op)))
                             : MetaValue());
    }
    FailureOr<MetaValue> bound = bind.bindMeta(cx, meta, operands);
    if (succeeded(bound))
      meta = *bound;
  }
  return meta;
}

LogicalResult Specializer::apply(const TypeEdit &edit) {
  if (failed(checkArgument(edit.argument)))
    return failure();
  BlockArgument argument = function.getArgument(edit.argument);
  Type type = edit.type;
  if (argument.getType().getTypeID() != type.getTypeID())
    return error() << "expected a type like " << argument.getType()
                   << " for argument #" << edit.argument << ", found " << type;
  argument.setType(type);
  function.removeArgAttr(edit.argument, metaAttrName(function));
  eraseBinds(argument);
  getMetaOfType(cx, type);
  return success();
}

LogicalResult Specializer::apply(const SymbolEdit &edit) {
  const SymbolInfo *info = env.lookup(edit.name);
  if (!info) {
    InFlightDiagnostic diag = error() << "no symbol '" << edit.name << "'";
    if (!env.getSymbols().empty()) {
      diag << " among ";
      llvm::interleaveComma(env.getSymbols(), diag, [&](const SymbolInfo &s) {
        diag << s.symbol->getName();
      });
    }
    return diag;
  }
  Range range = {std::max(info->range.min, edit.range.min),
                 std::min(info->range.max, edit.range.max)};
  if (range.isEmpty())
    return error() << "symbol '" << edit.name << "' is declared in "
                   << format(info->range) << ", which excludes "
                   << format(edit.range);
  Builder builder(function->getContext());
  bool isTorch = false;
  for (Operation *op : symbolOps) {
    if (getSymbolName(op) != edit.name)
      continue;
    isTorch = true;
    op->setAttr("min_val", builder.getI64IntegerAttr(range.min));
    op->setAttr("max_val", builder.getI64IntegerAttr(range.max));
  }
  if (isTorch)
    return success();
  SymbolInfo changed = *info;
  changed.range = range;
  if (changed.hint && !range.contains(*changed.hint))
    changed.hint = std::nullopt;
  declared[info->symbol->getName()] =
      SymbolAttr::get(builder.getContext(), changed);
  return success();
}

/// The symbol for a dimension of the current size `size`. The size becomes the
/// symbol's hint, as that of an example input does in torch.export.
FailureOr<SymInt> Specializer::getDimSymbol(const DimEdit &edit, SymInt size) {
  std::string name = edit.symbol;
  while (name.empty() || (edit.symbol.empty() && env.lookup(name)))
    name = "s" + std::to_string(nextSymbol++);
  if (const SymbolInfo *known = env.lookup(name)) {
    if (known->hint && size.isInt() && !size.isInt(*known->hint))
      return error() << "symbol '" << name << "' is " << *known->hint
                     << " elsewhere, but size " << edit.dim << " of argument #"
                     << edit.argument << " is " << toString(size);
    return SymInt(known->symbol);
  }
  // Sizes 0 and 1 are special and not used as hints.
  std::optional<int64_t> hint = size.asInt();
  if (hint && *hint < 2)
    hint = std::nullopt;
  SymInt symbol = env.declareSymbol(name, Range::atLeast(hint ? 2 : 0), hint);
  const SymbolInfo *info = env.lookup(name);
  declared[info->symbol->getName()] =
      SymbolAttr::get(function->getContext(), *info);
  return symbol;
}

/// Whether types of this dialect state strides.
static bool declaresLayout(Type type) {
  return type.getDialect()
      .getRegisteredInterface<MetaTypeInterface>()
      ->declaresLayout();
}

/// Strides in the order of `meta` for its new `sizes`; nullopt if it is not
/// dense.
static std::optional<ArrayRef<SymInt>>
restride(RuleContext &cx, const TensorMeta &meta, ArrayRef<SymInt> sizes) {
  if (!isNonOverlappingAndDense(cx, meta))
    return std::nullopt;
  SmallVector<TensorMeta, 1> tensors = {meta};
  return permutedStrides(cx, sizes, elementwisePermutation(cx, tensors));
}

/// The metadata of an argument with symbols for `dims`, in the sizes, and in
/// the strides if its type declares them.
FailureOr<TensorMeta> Specializer::getDynamicMeta(unsigned number,
                                                  ArrayRef<DimEdit> dims) {
  BlockArgument argument = function.getArgument(number);
  MetaValue value = getMeta(argument);
  if (!value.isTensor() || !value.getTensor()->ranked)
    return error() << "expected argument #" << number
                   << " to be a tensor of known rank, found "
                   << argument.getType();
  TensorMeta meta = *value.getTensor();
  SmallVector<SymInt> sizes(meta.sizes);
  for (const DimEdit &edit : dims) {
    if (edit.dim >= sizes.size())
      return error() << "expected a dimension below " << sizes.size()
                     << " of argument #" << number << ", found " << edit.dim;
    FailureOr<SymInt> symbol = getDimSymbol(edit, sizes[edit.dim]);
    if (failed(symbol))
      return failure();
    sizes[edit.dim] = *symbol;
  }
  if (declaresLayout(argument.getType()) && meta.strided) {
    std::optional<ArrayRef<SymInt>> strides = restride(cx, meta, sizes);
    if (!strides)
      return error() << "expected argument #" << number
                     << " to be dense, so that its strides follow from its "
                        "sizes, found "
                     << argument.getType();
    meta.strides = *strides;
  }
  meta.sizes = cx.copySizes(sizes);
  meta.storageBytes = SymInt();
  return meta;
}

/// Binds the sizes of an argument whose type cannot state the symbols of
/// `dims`.
LogicalResult Specializer::bindSizes(BlockArgument argument,
                                     ArrayRef<SymInt> sizes,
                                     ArrayRef<DimEdit> dims) {
  eraseBinds(argument);
  TorchBinder binder(function, env);
  for (Operation *op : symbolOps)
    if (const SymbolInfo *info = env.lookup(getSymbolName(op)))
      binder.addSymbolOp(info->symbol, op);
  if (!binder.bind(argument, sizes))
    return error() << "the sizes of argument #" << argument.getArgNumber()
                   << " cannot be bound to symbols";
  for (const DimEdit &edit : dims) {
    const auto *symbol = cast<SymbolExpr>(sizes[edit.dim].getExpr());
    declared.erase(symbol->getName());
    Operation *op = binder.getSymbol(symbol).getDefiningOp();
    if (!llvm::is_contained(symbolOps, op))
      symbolOps.push_back(op);
  }
  return success();
}

LogicalResult Specializer::makeDynamic(unsigned number,
                                       ArrayRef<DimEdit> dims) {
  if (failed(checkArgument(number)))
    return failure();
  FailureOr<TensorMeta> meta = getDynamicMeta(number, dims);
  if (failed(meta))
    return failure();
  BlockArgument argument = function.getArgument(number);
  Type type = argument.getType();
  const auto *iface =
      type.getDialect().getRegisteredInterface<MetaTypeInterface>();
  // Types of results cannot be erased there.
  if (iface->isShared())
    return error() << "expected argument #" << number
                   << " to be a tensor of fake or torch to make a size "
                      "dynamic, found "
                   << type;
  argument.setType(
      iface->refineType(iface->eraseType(type), cx.createValue(*meta)));
  return iface->declaresLayout() ? success()
                                 : bindSizes(argument, meta->sizes, dims);
}

void Specializer::writeSymbols() {
  SmallVector<Attribute> symbols;
  if (auto known =
          function->getAttrOfType<ArrayAttr>(FakeDialect::kSymbolsAttrName))
    for (auto symbol : known.getAsRange<SymbolAttr>()) {
      SymbolAttr changed = declared.lookup(symbol.getName());
      symbols.push_back(changed ? changed : symbol);
      declared.erase(symbol.getName());
    }
  for (auto &[name, symbol] : declared)
    symbols.push_back(symbol);
  function->setAttr(FakeDialect::kSymbolsAttrName,
                    ArrayAttr::get(function->getContext(), symbols));
}

/// Drops declarations of symbols that have become constant.
static void dropConstantSymbols(FunctionOpInterface function) {
  StringRef name = FakeDialect::kSymbolsAttrName;
  if (auto array = function->getAttrOfType<ArrayAttr>(name)) {
    SmallVector<Attribute> kept;
    for (auto symbol : array.getAsRange<SymbolAttr>())
      if (!symbol.getRange().isSingleton())
        kept.push_back(symbol);
    if (kept.empty())
      function->removeAttr(name);
    else
      function->setAttr(name, ArrayAttr::get(function->getContext(), kept));
  }
  function->walk([](Operation *op) {
    if (op->getName().getStringRef() != "torch.symbolic_int" ||
        !op->use_empty())
      return;
    auto min = op->getAttrOfType<IntegerAttr>("min_val");
    if (min && min == op->getAttrOfType<IntegerAttr>("max_val"))
      op->erase();
  });
}

//===----------------------------------------------------------------------===//
// Changes
//===----------------------------------------------------------------------===//

namespace {
/// A snapshot of the types of all values of a function.
class TypeRecord {
public:
  explicit TypeRecord(FunctionOpInterface function) : function(function) {
    for (BlockArgument argument : function.getArguments())
      arguments.push_back(argument.getType());
    function->walk([&](Operation *op) {
      // Constants do not change.
      if (op == function || op->getNumOperands() == 0)
        return;
      for (OpResult result : op->getResults())
        results.push_back({result, result.getType()});
    });
  }

  /// Reports the changes; of each value with `showChanges`.
  void report(bool showChanges) {
    unsigned numArguments = 0, numResults = 0;
    for (auto [argument, type] :
         llvm::zip_equal(function.getArguments(), arguments)) {
      if (argument.getType() == type)
        continue;
      ++numArguments;
      if (showChanges)
        emitRemark(argument.getLoc())
            << "argument #" << argument.getArgNumber() << " was " << type
            << ", is " << argument.getType();
    }
    for (auto [result, type] : results) {
      if (result.getType() == type)
        continue;
      ++numResults;
      if (showChanges)
        emitRemark(result.getLoc())
            << "result #" << result.getResultNumber() << " was " << type
            << ", is " << result.getType();
    }
    emitRemark(function.getLoc())
        << "types of " << numArguments << " of " << arguments.size()
        << " arguments and " << numResults << " of " << results.size()
        << " results changed";
  }

private:
  FunctionOpInterface function;
  SmallVector<Type> arguments;
  SmallVector<std::pair<OpResult, Type>, 0> results;
};
} // namespace

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

namespace {

struct FakeSpecializePass
    : AnalysisPass<fake::impl::FakeSpecializeBase<FakeSpecializePass>> {
  using AnalysisPass::AnalysisPass;

  /// Reads each text with `parse`.
  template <typename Texts, typename Edit>
  LogicalResult parseEach(const Texts &texts, SmallVectorImpl<Edit> &edits,
                          FailureOr<Edit> (*parse)(Location, StringRef)) {
    for (StringRef text : texts) {
      FailureOr<Edit> edit = parse(getOperation()->getLoc(), text);
      if (failed(edit))
        return failure();
      edits.push_back(*edit);
    }
    return success();
  }

  FailureOr<Edits> parseEdits() {
    Edits edits;
    SmallVector<StringRef> types;
    StringRef(args).split(types, ';', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
    if (failed(parseEach(types, edits.types, parseTypeEdit)) ||
        failed(parseEach(symbols, edits.symbols, parseSymbolEdit)) ||
        failed(parseEach(dynamic, edits.dims, parseDimEdit)))
      return failure();
    return edits;
  }

  /// The function of that name; without one the only function, or the only
  /// public one.
  FailureOr<FunctionOpInterface> chooseFunction() {
    SmallVector<FunctionOpInterface> functions =
        collectFunctions(getOperation());
    if (func.empty()) {
      auto isPublic = [](FunctionOpInterface function) {
        return SymbolTable::getSymbolVisibility(function) ==
               SymbolTable::Visibility::Public;
      };
      if (functions.size() == 1)
        return functions.front();
      if (llvm::count_if(functions, isPublic) == 1)
        return *llvm::find_if(functions, isPublic);
      return emitError(getOperation()->getLoc())
             << "expected one function, or func=NAME, found "
             << functions.size();
    }
    for (FunctionOpInterface function : functions)
      if (function.getName() == func)
        return function;
    return emitError(getOperation()->getLoc())
           << "no function '" << func << "'";
  }

  /// Fails if a changed argument is passed to a function that declares its
  /// type.
  LogicalResult checkCalls(FunctionOpInterface function) {
    SymbolTableCollection tables;
    WalkResult result = function->walk([&](CallOpInterface call) {
      auto callee = dyn_cast_or_null<FunctionOpInterface>(
          call.resolveCallableInTable(&tables));
      if (!callee || callee.getNumArguments() != call.getArgOperands().size())
        return WalkResult::advance();
      for (auto [i, operand, type] :
           llvm::enumerate(call.getArgOperands(), callee.getArgumentTypes()))
        if (operand.getType() != type) {
          InFlightDiagnostic diag = call->emitOpError()
                                    << "would pass " << operand.getType()
                                    << " as argument #" << i << " of @"
                                    << callee.getName() << ", which states "
                                    << type << "; run --inline first";
          diag.attachNote(callee.getLoc()) << "the function is here";
          return WalkResult::interrupt();
        }
      return WalkResult::advance();
    });
    return failure(result.wasInterrupted());
  }

  LogicalResult run() {
    FailureOr<Edits> edits = parseEdits();
    if (failed(edits))
      return failure();
    FailureOr<FunctionOpInterface> chosen = chooseFunction();
    if (failed(chosen))
      return failure();
    FunctionOpInterface function = *chosen;
    if (llvm::any_of(function.getArguments(), hasUnnamedSizes)) {
      auto [meta, result] = inferMeta(getInferenceOptions());
      if (failed(result))
        return failure();
      stateSizes(meta.get(function));
    }
    TypeRecord record(function);
    if (failed(Specializer(function).apply(*edits)))
      return failure();
    updateFunctionType(function);
    if (failed(checkCalls(function)))
      return failure();
    OpPassManager pipeline(getOperation()->getName());
    pipeline.addPass(createFakeEraseTypes());
    FakePropagateOptions options;
    forwardOptions(options);
    options.explainSpecializations = true;
    pipeline.addPass(createFakePropagate(options));
    if (failed(runPipeline(pipeline, getOperation())))
      return failure();
    settleSizes(function);
    dropConstantSymbols(function);
    record.report(showChanges);
    return success();
  }

  void runOnOperation() override {
    if (failed(run()))
      signalPassFailure();
  }
};

} // namespace
