//===- Fakify.cpp - Conversion to fake tensors ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/Functions.h"
#include "FakeTensor/Conversion/Passes.h"
#include "FakeTensor/Dialect/Fake/IR/FakeAttrs.h"
#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "FakeTensor/Dialect/Fake/IR/FakeOps.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "Fakification.h"
#include "TorchToFake/TorchToFake.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/CallInterfaces.h"

namespace fake {
#define GEN_PASS_DEF_FAKEFAKIFY
#include "FakeTensor/Conversion/Passes.h.inc"
} // namespace fake

using namespace fake;
using namespace mlir;

static bool isHostTensor(Type type) {
  return isa<TensorType, BaseMemRefType>(type);
}

/// Whether an argument of this type becomes a fake tensor.
static bool isTensorLike(Type type) {
  llvm::BumpPtrAllocator arena;
  ShapeEnv env;
  RuleContext cx(env, arena);
  return isHostTensor(type) || getMetaOfType(cx, type).isTensor();
}

/// Whether values of this type have metadata, so that their users accept any
/// other such type.
static bool hasMetadata(Type type) {
  return type.getDialect().getRegisteredInterface<MetaTypeInterface>();
}

namespace {

/// Converts one function.
class Fakifier {
public:
  Fakifier(FunctionOpInterface function, const FakificationOptions &options,
           int64_t constantNumelLimit)
      : function(function), fakification(function, options),
        literalDevice(options.device.isKnown() ? options.device
                                               : Device::cpu()),
        constantNumelLimit(constantNumelLimit),
        builder(function.getFunctionBody()),
        hasOneReturn(
            llvm::count_if(function.getFunctionBody(), [](Block &block) {
              return block.back().hasTrait<OpTrait::ReturnLike>();
            }) == 1) {}

  LogicalResult run();

private:
  void collectBoundaries();
  LogicalResult convertArguments();
  void convertConstants();
  void dropBoundaries();
  bool takesMetadata(OpOperand &use) const;
  void castBack(BlockArgument argument, Type type);
  void dropLargeLiterals();

  FunctionOpInterface function;
  Fakification fakification;
  /// Builtin constants are on the device of the arguments.
  Device literalDevice;
  int64_t constantNumelLimit;
  OpBuilder builder;
  /// With several returns, their types must remain equal.
  bool hasOneReturn;
  /// Those of the program, not those created here.
  SmallVector<Operation *> boundaries;
};

} // namespace

LogicalResult Fakifier::convertArguments() {
  SmallVector<FakeTensorType> types;
  bool hadError = false;
  for (BlockArgument argument : function.getArguments()) {
    FailureOr<FakeTensorType> type = fakification.getType(argument);
    hadError |= failed(type);
    types.push_back(hadError ? FakeTensorType() : *type);
  }
  if (hadError)
    return failure();
  setSymbols(function, fakification.getEnv());
  for (auto [argument, type] :
       llvm::zip_equal(function.getArguments(), types)) {
    function.removeArgAttr(
        argument.getArgNumber(),
        StringAttr::get(function.getContext(), FakeDialect::kExampleAttrName));
    if (!type)
      continue;
    Type old = argument.getType();
    argument.setType(type);
    castBack(argument, old);
  }
  return success();
}

/// Whether a use of an argument accepts a fake tensor: boundaries, returns, and
/// ops with rules.
bool Fakifier::takesMetadata(OpOperand &use) const {
  Operation *user = use.getOwner();
  return isConversion(user) || isTorch(user) ||
         (hasOneReturn && user->hasTrait<OpTrait::ReturnLike>() &&
          user->getParentOp() == function);
}

/// Casts an argument back to its old type for other users.
void Fakifier::castBack(BlockArgument argument, Type type) {
  Value old;
  for (OpOperand &use : llvm::make_early_inc_range(argument.getUses())) {
    if (takesMetadata(use))
      continue;
    if (!old)
      old = UnrealizedConversionCastOp::create(builder, argument.getLoc(), type,
                                               argument)
                .getResult(0);
    use.set(old);
  }
}

void Fakifier::collectBoundaries() {
  function->walk([&](Operation *op) {
    if (isConversion(op))
      boundaries.push_back(op);
  });
}

/// Converts constants used by boundaries to literals.
void Fakifier::convertConstants() {
  for (Operation *&boundary : boundaries) {
    if (!isHostTensor(boundary->getOperand(0).getType()) ||
        !hasMetadata(boundary->getResult(0).getType()))
      continue;
    Operation *constant = boundary->getOperand(0).getDefiningOp();
    ElementsAttr elements;
    if (!constant || !matchPattern(constant, m_Constant(&elements)))
      continue;
    llvm::BumpPtrAllocator arena;
    ShapeEnv env;
    RuleContext cx(env, arena);
    FailureOr<TensorMeta> meta =
        getMetaOfHost(cx, boundary->getOperand(0).getType());
    if (failed(meta))
      continue;
    OpBuilder here(boundary);
    meta->strides = contiguousStrides(cx, meta->sizes);
    meta->strided = true;
    meta->device = literalDevice;
    Value literal = LiteralOp::create(
        here, constant->getLoc(),
        FakeTensorType::get(function.getContext(), *meta), elements);
    boundary->getResult(0).replaceAllUsesWith(literal);
    boundary->erase();
    boundary = nullptr;
    if (constant->use_empty())
      constant->erase();
  }
  llvm::erase(boundaries, nullptr);
}

/// Erases boundaries between a tensor with metadata and its users, except for
/// users that require the builtin type.
void Fakifier::dropBoundaries() {
  for (Operation *boundary : boundaries) {
    Value from = boundary->getOperand(0), to = boundary->getResult(0);
    if (!hasMetadata(from.getType()))
      continue;
    bool isToHost = !hasMetadata(to.getType());
    to.replaceUsesWithIf(
        from, [&](OpOperand &use) { return !isToHost || takesMetadata(use); });
    if (to.use_empty())
      boundary->erase();
  }
}

void Fakifier::dropLargeLiterals() {
  function->walk([&](LiteralOp literal) {
    auto elements = literal.getElements();
    if (elements && elements->getNumElements() > constantNumelLimit)
      literal.removeElementsAttr();
  });
}

LogicalResult Fakifier::run() {
  collectBoundaries();
  if (failed(convertArguments()))
    return failure();
  convertConstants();
  dropBoundaries();
  if (hasTorch(function) && failed(convertTorchToFake(function, literalDevice)))
    return failure();
  dropLargeLiterals();
  updateFunctionType(function);
  return success();
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

/// `0:1=8`.
static FailureOr<SizeHint> parseHint(Location loc, StringRef text) {
  auto [place, size] = text.split('=');
  auto [argument, dim] = place.split(':');
  SizeHint hint;
  if (argument.getAsInteger(10, hint.argument) ||
      dim.getAsInteger(10, hint.dim) || size.getAsInteger(10, hint.size) ||
      hint.size < 0)
    return emitError(loc) << "expected a size of an argument, '0:1=8', found '"
                          << text << "'";
  return hint;
}

namespace {

struct FakeFakifyPass : fake::impl::FakeFakifyBase<FakeFakifyPass> {
  using FakeFakifyBase::FakeFakifyBase;

  FailureOr<FakificationOptions> parseOptions() {
    Location loc = getOperation()->getLoc();
    FakificationOptions options;
    options.dynamicShapes = dynamicShapes;
    if (!device.empty()) {
      std::optional<Device> known = Device::parse(device);
      if (!known)
        return emitError(loc)
               << "expected a device such as cuda:0, found '" << device << "'";
      options.device = *known;
    }
    for (const std::string &text : hints) {
      FailureOr<SizeHint> hint = parseHint(loc, text);
      if (failed(hint))
        return failure();
      options.hints.push_back(*hint);
    }
    return options;
  }

  /// Calls rely on the type of a callee. Functions without tensors keep it.
  LogicalResult checkCalls() {
    SymbolTableCollection tables;
    WalkResult result = getOperation()->walk([&](CallOpInterface call) {
      auto callee = dyn_cast_or_null<FunctionOpInterface>(
          call.resolveCallableInTable(&tables));
      if (!callee || callee.isExternal() ||
          llvm::none_of(callee.getArgumentTypes(), isTensorLike))
        return WalkResult::advance();
      InFlightDiagnostic diag =
          callee->emitOpError()
          << "cannot get other arguments: expected a function without calls";
      diag.attachNote(call.getLoc()) << "it is called here";
      return WalkResult::interrupt();
    });
    return failure(result.wasInterrupted());
  }

  void runOnOperation() override {
    FailureOr<FakificationOptions> options = parseOptions();
    if (failed(options) ||
        (mayReadFunctions(getOperation()) && failed(checkCalls())))
      return signalPassFailure();
    auto run = [&](FunctionOpInterface function) {
      return Fakifier(function, *options, constantNumelLimit).run();
    };
    if (failed(forEachFunction(getOperation(), run)) ||
        failed(convertTorchDeclarations(getOperation())))
      signalPassFailure();
  }
};

} // namespace
