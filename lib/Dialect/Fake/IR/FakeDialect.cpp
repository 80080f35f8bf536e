//===- FakeDialect.cpp - The fake dialect -----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "FakeTensor/ATen/OpTable.h"
#include "FakeTensor/Dialect/Fake/IR/FakeAttrs.h"
#include "FakeTensor/Dialect/Fake/IR/Rules.h"
#include "FakeTensor/Symbolic/Expr.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/StringSet.h"
#include <mutex>

using namespace mlir;
using namespace fake;

#include "FakeTensor/Dialect/Fake/IR/FakeDialect.cpp.inc"

struct FakeDialect::Expressions {
  std::mutex mutex;
  ExprPool pool;
};

void FakeDialect::initialize() {
  expressions = std::make_unique<Expressions>();
  registerTypes();
  registerAttributes();
  registerCoreOps();
  registerAtenOps();
  registerInterfaces();
  rules = std::make_unique<RuleRegistry>(*this);
}

FakeDialect::~FakeDialect() = default;

static ParseResult refuseOp(OpAsmParser &parser, OperationState &state) {
  // The parser begins errors with the name.
  return parser.emitError(parser.getNameLoc(), "is unknown")
         << getHintForOp(state.name.getStringRef().split('.').second);
}

std::optional<Dialect::ParseOpHook>
FakeDialect::getParseOperationHook(StringRef) const {
  return ParseOpHook(refuseOp);
}

void FakeDialect::intern(MutableArrayRef<SymInt> values) {
  if (llvm::none_of(values, [](SymInt value) { return value.isExpr(); }))
    return;
  std::lock_guard<std::mutex> lock(expressions->mutex);
  // Not kept for the next call: its addresses belong to other pools, which are
  // temporary.
  llvm::DenseMap<const Expr *, const Expr *> cache;
  for (SymInt &value : values)
    if (value.isExpr())
      value = expressions->pool.import(value, cache);
}

SymInt FakeDialect::intern(SymInt value) {
  intern(MutableArrayRef<SymInt>(value));
  return value;
}

/// The array in an attribute of a function, null after an error. `isElement`
/// checks the elements, which diagnostics call `what`.
static ArrayAttr verifyArray(Operation *op, NamedAttribute attribute,
                             StringRef what,
                             function_ref<bool(Attribute)> isElement) {
  StringRef name = attribute.getName();
  if (!isa<FunctionOpInterface>(op)) {
    op->emitError() << "expected '" << name << "' on a function, found it on '"
                    << op->getName() << "'";
    return {};
  }
  auto array = dyn_cast<ArrayAttr>(attribute.getValue());
  if (!array) {
    op->emitError() << "expected '" << name << "' to be an array of " << what
                    << ", found " << attribute.getValue();
    return {};
  }
  for (Attribute element : array)
    if (!isElement(element)) {
      op->emitError() << "expected '" << name << "' to be an array of " << what
                      << ", found " << element << " in it";
      return {};
    }
  return array;
}

LogicalResult FakeDialect::verifyOperationAttribute(Operation *op,
                                                    NamedAttribute attribute) {
  if (attribute.getName() == kGuardsAttrName)
    return success(!!verifyArray(
        op, attribute, "#fake.guard or of {condition, kind, op, sizes}",
        [](Attribute element) { return GuardInfo::get(element).has_value(); }));
  if (attribute.getName() == kKindAttrName) {
    auto kind = dyn_cast<StringAttr>(attribute.getValue());
    if (kind && parseSymbolKind(kind.getValue()))
      return success();
    return op->emitError() << "expected '" << kKindAttrName
                           << "' to be \"backed\", \"unbacked\", \"ragged\" or "
                              "\"computed\", found "
                           << attribute.getValue();
  }
  if (attribute.getName() != kSymbolsAttrName)
    return success();
  ArrayAttr array =
      verifyArray(op, attribute, "#fake.symbol",
                  [](Attribute element) { return isa<SymbolAttr>(element); });
  if (!array)
    return failure();
  llvm::StringSet<> names;
  for (auto symbol : array.getAsRange<SymbolAttr>())
    if (!names.insert(symbol.getName()).second)
      return op->emitError()
             << "symbol '" << symbol.getName() << "' is declared twice";
  return success();
}

LogicalResult FakeDialect::verifyRegionArgAttribute(Operation *op,
                                                    unsigned /*region*/,
                                                    unsigned argument,
                                                    NamedAttribute attribute) {
  if (attribute.getName() == kExampleAttrName) {
    auto type = dyn_cast<TypeAttr>(attribute.getValue());
    auto example = type ? dyn_cast<FakeTensorType>(type.getValue()) : nullptr;
    if (example && example.hasOnlyInts() && example.getMeta().isFullyKnown())
      return success();
    return op->emitError() << "expected '" << kExampleAttrName
                           << "' of argument #" << argument
                           << " to be a !fake.tensor of numbers, found "
                           << attribute.getValue();
  }
  if (attribute.getName() == kMetaAttrName) {
    auto type = dyn_cast<TypeAttr>(attribute.getValue());
    if (type && isa<FakeTensorType>(type.getValue()))
      return success();
    return op->emitError() << "expected '" << kMetaAttrName << "' of argument #"
                           << argument << " to be a !fake.tensor, found "
                           << attribute.getValue();
  }
  if (attribute.getName() == kValueAttrName) {
    if (isa<DenseIntElementsAttr>(attribute.getValue()))
      return success();
    return op->emitError() << "expected '" << kValueAttrName
                           << "' of argument #" << argument
                           << " to be dense elements of integers or bools, "
                              "found "
                           << attribute.getValue();
  }
  if (attribute.getName() != kStorageAttrName)
    return success();
  auto number = dyn_cast<IntegerAttr>(attribute.getValue());
  if (!number || !number.getType().isSignlessInteger(64))
    return op->emitError() << "expected '" << kStorageAttrName
                           << "' of argument #" << argument
                           << " to be an i64, found " << attribute.getValue();
  return success();
}
