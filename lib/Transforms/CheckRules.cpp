//===- CheckRules.cpp - Test rules on random arguments ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "FakeTensor/Dialect/Fake/IR/Rules.h"
#include "FakeTensor/Transforms/Passes.h"
#include "RandomCall.h"

namespace fake {
#define GEN_PASS_DEF_FAKECHECKRULES
#include "FakeTensor/Transforms/Passes.h.inc"
} // namespace fake

using namespace fake;
using namespace mlir;

/// An attribute of rules: the types of a call that the rule accepts.
static constexpr llvm::StringLiteral kExampleAttrName = "fake.example";

namespace {

/// One run of a rule.
struct Run {
  Run() : cx(env, arena) {}

  ShapeEnv env;
  llvm::BumpPtrAllocator arena;
  RuleContext cx;
  SmallVector<MetaValue> args, results;
  bool isAccepted = false;
};

/// Tests one rule.
class Checker {
public:
  explicit Checker(RuleOp rule);

  LogicalResult check(unsigned calls, unsigned seed);

private:
  LogicalResult readExample();
  void execute(const RandomCall &call, CallForm form, Run &run) const;
  LogicalResult checkCall(const RandomCall &call);
  LogicalResult checkIsKnown(const Run &run, StringRef with);
  LogicalResult checkForm(const RandomCall &call, CallForm form,
                          const Run &reference);
  std::string describe(const Run &run);
  /// Reports a call that went wrong.
  InFlightDiagnostic fail(const Twine &what, const Run &run);
  void noteOutcome(InFlightDiagnostic &diag, StringRef form, const Run &run);

  RuleOp rule;
  llvm::BumpPtrAllocator arena;
  Schema schema;
  std::unique_ptr<RuleProgram> program;
  /// The types of a call for which the rule is correct; empty if there is no
  /// example.
  SmallVector<Type> example;
  unsigned numAccepted = 0, numRefused = 0;
};

} // namespace

Checker::Checker(RuleOp rule) : rule(rule) {
  std::string error;
  bool parsed = Schema::parse(rule.getSchema(), arena, schema, error);
  assert(parsed && "expected a verified rule");
  (void)parsed;
  program = std::make_unique<RuleProgram>(rule, schema);
}

LogicalResult Checker::readExample() {
  Attribute attribute = rule->getAttr(kExampleAttrName);
  if (!attribute)
    return success();
  auto types = dyn_cast<ArrayAttr>(attribute);
  if (!types || types.size() != schema.getArgs().size() ||
      !llvm::all_of(types, llvm::IsaPred<TypeAttr, UnitAttr>))
    return rule.emitOpError()
           << "expected '" << kExampleAttrName
           << "' to be an array of a type or unit for each of "
           << schema.getArgs().size() << " arguments, found " << attribute;
  for (Attribute type : types) {
    auto attr = dyn_cast<TypeAttr>(type);
    example.push_back(attr ? attr.getValue() : Type());
  }
  return success();
}

void Checker::execute(const RandomCall &call, CallForm form, Run &run) const {
  SmallVector<MetaValue> args = call.make(run.cx, form);
  run.results.resize(schema.getReturns().size());
  run.isAccepted =
      succeeded(convertArguments(run.cx, schema, args, run.args)) &&
      succeeded(program->run(run.cx, run.args, run.results));
}

//===----------------------------------------------------------------------===//
// Evaluation
//===----------------------------------------------------------------------===//

/// Evaluates an integer: symbols of the call have their drawn value, symbols
/// created by the rule the smallest possible value of at least 2.
static std::optional<int64_t> getNumber(const ShapeEnv &env, SymInt value) {
  return evaluate(value, [&](const SymbolExpr *symbol) {
    if (std::optional<int64_t> drawn = RandomCall::lookup(symbol->getName()))
      return drawn;
    const SymbolInfo *info = env.lookup(symbol->getName());
    if (!info)
      return std::optional<int64_t>();
    return std::optional(
        std::clamp<int64_t>(2, info->range.min, info->range.max));
  });
}

/// Whether a condition holds for the values of a call; true if unknown.
static bool holds(const ShapeEnv &env, const Condition &condition) {
  std::optional<int64_t> lhs = getNumber(env, condition.lhs);
  std::optional<int64_t> rhs = getNumber(env, condition.rhs);
  if (!lhs || !rhs)
    return true;
  switch (condition.relation) {
  case Relation::Eq:
    return *lhs == *rhs;
  case Relation::Ne:
    return *lhs != *rhs;
  case Relation::Lt:
    return *lhs < *rhs;
  case Relation::Le:
    return *lhs <= *rhs;
  case Relation::Multiple:
    return *rhs != 0 && *lhs % *rhs == 0;
  case Relation::NotMultiple:
    return *rhs != 0 && *lhs % *rhs != 0;
  }
  llvm_unreachable("all relations are handled");
}

//===----------------------------------------------------------------------===//
// Comparison
//===----------------------------------------------------------------------===//

namespace {
/// Compares results of two runs of a call. Unknown values match everything.
class Comparer {
public:
  Comparer(const Run &a, const Run &b) : a(a), b(b) {}

  bool areEqual(const MetaValue &x, const MetaValue &y) {
    if (x.isUnknown() || y.isUnknown())
      return true;
    if (x.getKind() != y.getKind())
      return false;
    if (x.isTensor())
      return areEqual(*x.getTensor(), *y.getTensor());
    if (x.isList())
      return llvm::equal(x.getList(), y.getList(),
                         [&](const MetaValue &p, const MetaValue &q) {
                           return areEqual(p, q);
                         });
    if (x.isInt())
      return areEqual(x.getInt(), y.getInt());
    if (x.isNumber() && (!x.getScalar().isKnown() || !y.getScalar().isKnown()))
      return true;
    std::string textX, textY;
    llvm::raw_string_ostream osX(textX), osY(textY);
    print(osX, x);
    print(osY, y);
    return textX == textY;
  }

private:
  bool areEqual(SymInt x, SymInt y) {
    if (x.isUnknown() || y.isUnknown())
      return true;
    return getNumber(a.env, x) == getNumber(b.env, y);
  }

  bool areEqual(const TensorMeta &x, const TensorMeta &y) {
    if (x.dtype != y.dtype && x.dtype != DType::Unknown &&
        y.dtype != DType::Unknown)
      return false;
    if (x.device != y.device && x.device.isKnown() && y.device.isKnown())
      return false;
    if (!haveSameStorage(x.storage, y.storage) || !areEqual(x.offset, y.offset))
      return false;
    if (!x.ranked || !y.ranked)
      return true;
    if (x.sizes.size() != y.sizes.size())
      return false;
    // A stride only matters for sizes larger than 1; only one of the runs may
    // know a size.
    SmallVector<std::optional<int64_t>, 4> sizes;
    for (auto [sizeX, sizeY] : llvm::zip_equal(x.sizes, y.sizes)) {
      if (!areEqual(sizeX, sizeY))
        return false;
      sizes.push_back(sizeX.isUnknown() ? getNumber(b.env, sizeY)
                                        : getNumber(a.env, sizeX));
    }
    if (!x.strided || !y.strided || llvm::is_contained(sizes, 0))
      return true;
    for (auto [i, size] : llvm::enumerate(sizes))
      if (size != 1 && !areEqual(x.strides[i], y.strides[i]))
        return false;
    return true;
  }

  /// Storage IDs differ between runs, but must correspond one to one.
  bool haveSameStorage(StorageID x, StorageID y) {
    if (!x || !y)
      return true;
    bool isNewX = storages.try_emplace(x, y).second;
    bool isNewY = reverse.try_emplace(y, x).second;
    return isNewX == isNewY && storages[x] == y;
  }

  const Run &a, &b;
  llvm::DenseMap<StorageID, StorageID> storages, reverse;
};
} // namespace

static bool contradicts(const Run &run, const Run &reference) {
  Comparer comparer(run, reference);
  // Arguments first, to map their storages.
  auto isEqual = [&](const MetaValue &a, const MetaValue &b) {
    return comparer.areEqual(a, b);
  };
  return !llvm::equal(run.args, reference.args, isEqual) ||
         !llvm::equal(run.results, reference.results, isEqual);
}

/// The unknown metadata of a result of known arguments; empty if none.
static std::string findUnknown(const MetaValue &value) {
  if (value.isUnknown())
    return "a result";
  if (value.isList()) {
    for (const MetaValue &element : value.getList())
      if (std::string what = findUnknown(element); !what.empty())
        return what;
    return {};
  }
  if (value.isInt())
    return value.getInt().isUnknown() ? "an int" : "";
  if (!value.isTensor())
    return {};
  const TensorMeta &meta = *value.getTensor();
  auto isUnknown = [](SymInt size) { return size.isUnknown(); };
  if (!meta.ranked)
    return "the rank of a tensor";
  if (llvm::any_of(meta.sizes, isUnknown))
    return "a size";
  if (meta.layout == Layout::Strided &&
      (!meta.strided || llvm::any_of(meta.strides, isUnknown)))
    return "a stride";
  if (meta.dtype == DType::Unknown)
    return "a dtype";
  return meta.device.isKnown() ? "" : "a device";
}

//===----------------------------------------------------------------------===//
// Reports
//===----------------------------------------------------------------------===//

/// Prints a value as in IR, if it has a type.
static void printAsIR(llvm::raw_ostream &os, MLIRContext *context,
                      const MetaValue &value) {
  if (value.isTensor()) {
    os << FakeTensorType::get(context, *value.getTensor());
  } else if (value.isList()) {
    os << '[';
    llvm::interleaveComma(value.getList(), os, [&](const MetaValue &element) {
      printAsIR(os, context, element);
    });
    os << ']';
  } else {
    print(os, value);
  }
}

std::string Checker::describe(const Run &run) {
  std::string text;
  llvm::raw_string_ostream os(text);
  os << rule.getSymName() << '(';
  llvm::interleaveComma(llvm::zip_equal(schema.getArgs(), run.args), os,
                        [&](auto pair) {
                          auto &[decl, value] = pair;
                          os << decl.name << " = ";
                          printAsIR(os, rule.getContext(), value);
                        });
  os << ')';
  const char *separator = " where ";
  for (const SymbolInfo &info : run.env.getSymbols())
    if (auto value = RandomCall::lookup(info.symbol->getName())) {
      os << separator << info.symbol->getName() << " = " << *value;
      separator = ", ";
    }
  return text;
}

void Checker::noteOutcome(InFlightDiagnostic &diag, StringRef form,
                          const Run &run) {
  Location loc = rule.getLoc();
  if (!run.isAccepted) {
    if (!run.cx.lastError.trace.empty())
      loc =
          static_cast<Operation *>(run.cx.lastError.trace.front().op)->getLoc();
    diag.attachNote(loc) << form << " it is refused: " << run.cx.getMessage();
    return;
  }
  std::string text;
  llvm::raw_string_ostream os(text);
  llvm::interleaveComma(run.results, os, [&](const MetaValue &value) {
    printAsIR(os, rule.getContext(), value);
  });
  diag.attachNote(loc) << form << " it gives " << text;
}

InFlightDiagnostic Checker::fail(const Twine &what, const Run &run) {
  InFlightDiagnostic diag = emitError(rule.getLoc())
                            << "rule of " << rule.getSymName() << " " << what;
  diag.attachNote(rule.getLoc()) << "in the call " << describe(run);
  return diag;
}

//===----------------------------------------------------------------------===//
// Checks
//===----------------------------------------------------------------------===//

LogicalResult Checker::checkIsKnown(const Run &run, StringRef with) {
  for (const MetaValue &result : run.results)
    if (std::string what = findUnknown(result); !what.empty()) {
      InFlightDiagnostic diag =
          fail("leaves " + what + " unknown " + with, run);
      noteOutcome(diag, with, run);
      return diag;
    }
  return success();
}

/// Compares a call in another form with the static call.
LogicalResult Checker::checkForm(const RandomCall &call, CallForm form,
                                 const Run &reference) {
  Run run;
  execute(call, form, run);
  bool isSame = form == CallForm::Numbers;
  StringRef with = isSame                      ? "again"
                   : form == CallForm::Unknown ? "with unknown sizes or strides"
                                               : "with symbols";
  // Without hints more is accepted, as an assertion about the symbols; and
  // arguments that must be constant are rejected.
  bool mustAgree = isSame || form == CallForm::Hints;
  bool differs = run.isAccepted != reference.isAccepted;
  if (differs &&
      (mustAgree || (form == CallForm::Unknown && !run.isAccepted))) {
    InFlightDiagnostic diag =
        fail(Twine("is accepted and refused: ") + with, run);
    noteOutcome(diag, "with numbers", reference);
    noteOutcome(diag, with, run);
    return diag;
  }
  if (!run.isAccepted || !reference.isAccepted)
    return success();
  // Hints decide all conditions.
  if (form == CallForm::Hints && failed(checkIsKnown(run, with)))
    return failure();
  if (form == CallForm::Symbols)
    for (const Guard &guard : run.env.getGuards())
      if (!holds(run.env, guard.condition))
        return success();
  if (!contradicts(run, reference))
    return success();
  InFlightDiagnostic diag = fail(Twine("gives other results ") + with, run);
  noteOutcome(diag, "with numbers", reference);
  noteOutcome(diag, with, run);
  return diag;
}

LogicalResult Checker::checkCall(const RandomCall &call) {
  Run run;
  execute(call, CallForm::Numbers, run);
  ++(run.isAccepted ? numAccepted : numRefused);
  if (run.isAccepted) {
    std::string fault = program->findFault(run.args, run.results);
    if (!fault.empty())
      return fail("contradicts its schema: " + fault, run);
    if (failed(checkIsKnown(run, "with numbers")))
      return failure();
  }
  for (CallForm form : {CallForm::Numbers, CallForm::Hints, CallForm::Symbols,
                        CallForm::Unknown})
    if (failed(checkForm(call, form, run)))
      return failure();
  return success();
}

LogicalResult Checker::check(unsigned calls, unsigned seed) {
  if (failed(readExample()))
    return failure();
  for (unsigned i = 0; i < calls; ++i) {
    // Half of the calls are like the example.
    ArrayRef<Type> like =
        i % 2 == 0 ? ArrayRef<Type>(example) : ArrayRef<Type>();
    if (failed(checkCall(RandomCall(schema, (uint64_t(seed) << 32) + i, like))))
      return failure();
  }
  if (numAccepted == 0 && calls != 0) {
    RandomCall call(schema, uint64_t(seed) << 32, example);
    Run run;
    execute(call, CallForm::Numbers, run);
    InFlightDiagnostic diag =
        fail("refuses all of " + Twine(calls) + " calls", run);
    noteOutcome(diag, "with numbers", run);
    return diag;
  }
  emitRemark(rule.getLoc())
      << "passed: " << calls << " calls of " << rule.getSymName() << ", "
      << numAccepted << " accepted, " << numRefused << " refused";
  return success();
}

namespace {

struct FakeCheckRulesPass : fake::impl::FakeCheckRulesBase<FakeCheckRulesPass> {
  using FakeCheckRulesBase::FakeCheckRulesBase;

  void runOnOperation() override {
    markAllAnalysesPreserved();
    bool hadError = false;
    getOperation()->walk<WalkOrder::PreOrder>([&](RuleOp rule) {
      hadError |= failed(Checker(rule).check(calls, seed));
    });
    if (hadError)
      signalPassFailure();
  }
};

} // namespace
