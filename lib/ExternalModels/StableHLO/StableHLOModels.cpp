//===- StableHLOModels.cpp - Metadata rules for StableHLO ops ---*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ExternalModels/StableHLOModels.h"
#include "FakeTensor/Dialect/StableHLO/IR/StableHLODialect.h"
#include "HLOCall.h"
#include "RegionModels.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Rules
//===----------------------------------------------------------------------===//

namespace {
/// The rule of a row.
struct HLORule : ExternalRule<HLORule> {
  const HLORuleRow *row = nullptr;

  LogicalResult inferMeta(Operation *op, RuleContext &cx,
                          ArrayRef<MetaValue> operands,
                          MutableArrayRef<MetaValue> results) const {
    HLOCall call(op, cx, operands, results);
    return row->infer(call);
  }
  /// Tensors are values.
  bool writesTo(Operation *, unsigned) const { return false; }
  std::string getReportName(Operation *op) const {
    // Constants are no computations.
    StringRef name = op->getName().getStringRef();
    return name == "stablehlo.constant" ? "" : name.str();
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

namespace {
/// `while` may count.
struct WhileTrips : MetaLoopOpInterface::FallbackModel<WhileTrips> {
  SymInt getTripCount(Operation *op, RuleContext &cx,
                      ArrayRef<MetaValue> operands,
                      function_ref<MetaValue(Value)> lookup) const {
    return countTrips(op, cx.env, operands, lookup);
  }
};

/// `composite` calls the function that defines it.
struct CompositeModel
    : CallOpInterface::ExternalModel<CompositeModel, CallOpInterface> {
  static constexpr StringLiteral attrName = "decomposition";

  CallInterfaceCallable getCallableForCallee(Operation *op) const {
    auto name = op->getAttrOfType<SymbolRefAttr>(attrName);
    return name ? CallInterfaceCallable(name)
                : CallInterfaceCallable(
                      SymbolRefAttr::get(op->getContext(), ""));
  }
  void setCalleeFromCallable(Operation *op,
                             CallInterfaceCallable callee) const {
    op->setAttr(attrName, cast<SymbolRefAttr>(callee));
  }
  Operation::operand_range getArgOperands(Operation *op) const {
    return op->getOperands();
  }
  MutableOperandRange getArgOperandsMutable(Operation *op) const {
    return MutableOperandRange(op);
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// Registration
//===----------------------------------------------------------------------===//

/// All rows; the models of the reader's ops refer to them.
static MutableArrayRef<HLORule> getRules() {
  static std::vector<HLORule> rules = [] {
    std::vector<HLORule> rules;
    for (ArrayRef<HLORuleRow> family :
         {getElementwiseRules(), getShapeRules(), getSliceRules(),
          getProductRules(), getReductionRules(), getOtherRules()})
      for (const HLORuleRow &row : family)
        rules.emplace_back().row = &row;
    return rules;
  }();
  return rules;
}

namespace {
/// An op and its cost.
struct NamedCost {
  StringRef name;
  RowCost model;
};
} // namespace

/// All costs; the models of the reader's ops refer to them.
static MutableArrayRef<NamedCost> getCosts() {
  static std::vector<NamedCost> costs = [] {
    std::vector<NamedCost> costs;
    llvm::StringSet<> stated;
    auto add = [&](StringRef name, const OpCostRow &row) {
      costs.push_back({name, {}});
      costs.back().model.row = &row;
      stated.insert(name);
    };
    for (const OpCostRow &row : getHLOCosts())
      for (StringRef name : llvm::split(StringRef(row.names), ' '))
        add(name, row);
    for (const HLORuleRow &row : getElementwiseRules())
      if (!stated.contains(row.name))
        add(row.name, elementwiseCost);
    return costs;
  }();
  return costs;
}

/// Ops of the reader are not registered: it looks models up by name.
static void attachToReader(stablehlo::HLODialect &reader) {
  static WhileModel whileModel;
  static CaseModel caseModel;
  static ReturnModel returnModel;
  for (HLORule &rule : getRules())
    reader.setOpModel<MetaRuleOpInterface>(rule.row->name, rule);
  for (NamedCost &cost : getCosts())
    reader.setOpModel<MetaCostOpInterface>(cost.name, cost.model);
  reader.setOpModel<RegionBranchOpInterface>("while", whileModel);
  static WhileTrips whileTrips;
  reader.setOpModel<MetaLoopOpInterface>("while", whileTrips);
  for (StringRef name : {"if", "case"})
    reader.setOpModel<RegionBranchOpInterface>(name, caseModel);
  reader.setOpModel<RegionBranchTerminatorOpInterface>("return", returnModel);
  static CompositeModel compositeModel;
  reader.setOpModel<CallOpInterface>("composite", compositeModel);
}

/// `ReaderT` is the reader of the dialect.
template <typename ReaderT> static void attachModels(Dialect *dialect) {
  if (auto *reader = dyn_cast<ReaderT>(dialect))
    return attachToReader(*reader);
  // A host's ops have their own interfaces for control flow.
  for (const HLORule &rule : getRules()) {
    std::string name = (dialect->getNamespace() + "." + rule.row->name).str();
    if (auto *model = attachRule<HLORule>(
            RegisteredOperationName::lookup(name, dialect->getContext())))
      model->row = rule.row;
  }
  (void)attachModel<MetaLoopOpInterface, WhileTrips>(
      RegisteredOperationName::lookup("stablehlo.while",
                                      dialect->getContext()));
  for (const NamedCost &cost : getCosts())
    attachCost(dialect->getContext(),
               (dialect->getNamespace() + "." + cost.name).str(),
               *cost.model.row);
}

namespace {
/// JAX passes the sizes of its inputs to functions as scalars, with the name of
/// the size in an attribute.
class JaxSizes final : public MetaSymbolScopeInterface {
public:
  using MetaSymbolScopeInterface::MetaSymbolScopeInterface;

  void forEachSymbol(FunctionOpInterface,
                     function_ref<void(const DeclaredSymbol &)>) const final {}
  StringRef getSizeName(FunctionOpInterface function, unsigned argument,
                        unsigned dim) const final;
  StringRef getElementName(FunctionOpInterface function,
                           unsigned argument) const final {
    auto name =
        function.getArgAttrOfType<StringAttr>(argument, "jax.global_constant");
    return name ? name.getValue() : StringRef();
  }
};
} // namespace

/// The function that JAX exports passes these sizes on.
StringRef JaxSizes::getSizeName(FunctionOpInterface function, unsigned argument,
                                unsigned dim) const {
  for (Operation *user : function.getArgument(argument).getUsers()) {
    if (user->getName().getStringRef() != "stablehlo.get_dimension_size")
      continue;
    auto number = user->getAttrOfType<IntegerAttr>("dimension");
    if (!number || number.getInt() != dim)
      continue;
    for (OpOperand &use : user->getResult(0).getUses()) {
      auto call = dyn_cast<CallOpInterface>(use.getOwner());
      auto callee =
          call ? dyn_cast_or_null<FunctionOpInterface>(call.resolveCallable())
               : FunctionOpInterface();
      unsigned place = use.getOperandNumber();
      if (!callee || place >= callee.getNumArguments())
        continue;
      if (StringRef name = getElementName(callee, place); !name.empty())
        return name;
    }
  }
  return {};
}

static void attachToStableHLO(Dialect *dialect) {
  attachModels<stablehlo::StableHLODialect>(dialect);
  if (!dialect->getRegisteredInterface<MetaSymbolScopeInterface>())
    dialect->addInterface<JaxSizes>();
}
static void attachToCHLO(Dialect *dialect) {
  attachModels<stablehlo::CHLODialect>(dialect);
}

void fake::registerStableHLOExtensions(DialectRegistry &registry) {
  NamedDialectExtension::add(registry, "stablehlo", attachToStableHLO);
  NamedDialectExtension::add(registry, "chlo", attachToCHLO);
}
