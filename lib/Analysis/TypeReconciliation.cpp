//===- TypeReconciliation.cpp - Declared and inferred -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TypeReconciliation.h"
#include "ErrorReporter.h"
#include "FakeTensor/Meta/Layout.h"
#include "FakeTensor/Meta/Merge.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "SymbolNamer.h"
#include "mlir/IR/BuiltinDialect.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"

using namespace fake;
using namespace mlir;
using llvm::Twine;

std::string fake::describe(const MetaValue &value) {
  std::string text;
  llvm::raw_string_ostream os(text);
  print(os, value);
  return text;
}

/// Compares sizes, and assumes what cannot be decided. Returns the
/// contradiction, or an empty string.
static std::string compareSizes(ShapeEnv &env, StringRef what,
                                ArrayRef<SymInt> declared,
                                ArrayRef<SymInt> inferred) {
  for (auto [i, pair] : llvm::enumerate(llvm::zip_equal(declared, inferred))) {
    auto [want, have] = pair;
    if (want == have || want.isUnknown() || have.isUnknown())
      continue;
    if (!env.require(Condition::eq(have, want)))
      return (what + " " + toString(want) + " and " + toString(have) +
              " at dimension " + Twine(i) + " differ")
          .str();
  }
  return {};
}

/// Like compareSizes(), for strides. Ignores those of dimensions of size 1,
/// which types do not distinguish.
static std::string compareStrides(ShapeEnv &env, const TensorMeta &declared,
                                  const TensorMeta &inferred) {
  SmallVector<SymInt> want(declared.strides);
  for (auto [i, size] : llvm::enumerate(inferred.sizes))
    if (isTrue(env.eq(size, 1)))
      want[i] = SymInt::unknown();
  return compareSizes(env, "strides", want, inferred.strides);
}

std::string fake::findContradiction(ShapeEnv &env, const TensorMeta &declared,
                                    const TensorMeta &inferred,
                                    bool withLayout) {
  if (declared.dtype != inferred.dtype && declared.dtype != DType::Unknown &&
      inferred.dtype != DType::Unknown)
    return ("dtypes " + getShortName(declared.dtype) + " and " +
            getShortName(inferred.dtype) + " differ")
        .str();
  // Torch types without an encoding state no layout.
  if (isSparse(declared.layout) && declared.layout != inferred.layout)
    return ("layouts " + getName(declared.layout) + " and " +
            getName(inferred.layout) + " differ")
        .str();
  if (!declared.ranked || !inferred.ranked)
    return {};
  if (declared.sizes.size() != inferred.sizes.size())
    return ("ranks " + Twine(declared.sizes.size()) + " and " +
            Twine(inferred.sizes.size()) + " differ")
        .str();
  std::string wrong =
      compareSizes(env, "sizes", declared.sizes, inferred.sizes);
  if (!wrong.empty() || !withLayout)
    return wrong;
  if (declared.strided && inferred.strided)
    wrong = compareStrides(env, declared, inferred);
  if (wrong.empty() && !declared.offset.isUnknown() &&
      !inferred.offset.isUnknown() &&
      !env.require(Condition::eq(declared.offset, inferred.offset)))
    wrong = "offsets " + toString(declared.offset) + " and " +
            toString(inferred.offset) + " differ";
  if (wrong.empty() && declared.device != inferred.device &&
      declared.device.isKnown() && inferred.device.isKnown())
    wrong = "devices " + declared.device.str() + " and " +
            inferred.device.str() + " differ";
  if (wrong.empty() && declared.components) {
    wrong = findContradiction(declared.components, inferred.components);
    if (!wrong.empty())
      wrong += " differ";
  }
  return wrong;
}
/// Whether a declared size is preferred to an inferred one: any, if nothing was
/// inferred; an integer, if equality was required; and, if a symbol was
/// inferred, an expression required to be equal. Otherwise the declaration
/// would be lost, and not be required again.
static bool prefersDeclared(SymInt inferred, SymInt declared) {
  if (inferred.isUnknown() || !inferred.isExpr())
    return inferred.isUnknown() && !declared.isUnknown();
  return declared.isInt() || (declared.isExpr() && inferred != declared &&
                              llvm::isa<SymbolExpr>(inferred.getExpr()));
}

/// The inferred sizes, except where declared ones are preferred. Strides of
/// dimensions of size 1 were not required to be equal.
static ArrayRef<SymInt> meetNumbers(RuleContext &cx, ArrayRef<SymInt> inferred,
                                    ArrayRef<SymInt> declared,
                                    bool areRequired) {
  MutableArrayRef<SymInt> merged = cx.allocate<SymInt>(inferred.size());
  for (auto [out, have, claim] : llvm::zip_equal(merged, inferred, declared))
    new (&out) SymInt(prefersDeclared(have, claim) &&
                              (areRequired || isTrue(cx.env.eq(have, claim)))
                          ? claim
                          : have);
  return merged;
}

MetaValue fake::meet(RuleContext &cx, const MetaValue &inferred,
                     const MetaValue &declared, bool withLayout) {
  if (inferred.isUnknown())
    return declared;
  if (!inferred.isTensor() || !declared.isTensor())
    return inferred;
  const TensorMeta &have = *inferred.getTensor();
  const TensorMeta &claim = *declared.getTensor();
  bool sizes =
      have.ranked && claim.ranked && have.sizes.size() == claim.sizes.size() &&
      llvm::any_of(llvm::zip_equal(have.sizes, claim.sizes), [](auto pair) {
        auto [inferred, declared] = pair;
        return prefersDeclared(inferred, declared);
      });
  bool rank = !have.ranked && claim.ranked;
  bool dtype = have.dtype == DType::Unknown && claim.dtype != DType::Unknown;
  bool device = withLayout && !have.device.isKnown() && claim.device.isKnown();
  Components components = have.components;
  if (withLayout && have.layout == claim.layout)
    components = meetComponents(cx, have.components, claim.components);
  if (!sizes && !rank && !dtype && !device && components == have.components)
    return inferred;
  TensorMeta meta = have;
  meta.components = components;
  if (rank) {
    meta.ranked = true;
    meta.sizes = claim.sizes;
    meta.strides = withLayout ? claim.strides : ArrayRef<SymInt>();
    meta.strided = withLayout && claim.strided;
  }
  if (sizes) {
    meta.sizes = meetNumbers(cx, have.sizes, claim.sizes, /*areRequired=*/true);
    if (withLayout && have.strided && claim.strided)
      meta.strides =
          meetNumbers(cx, have.strides, claim.strides, /*areRequired=*/false);
  }
  if (dtype)
    meta.dtype = claim.dtype;
  if (device)
    meta.device = claim.device;
  return cx.createValue(meta);
}

bool fake::canRefine(const TensorMeta &declared, const TensorMeta &known,
                     bool withLayout) {
  if (declared.dtype != known.dtype || declared.ranked != known.ranked)
    return true;
  if (withLayout)
    return declared.sizes != known.sizes || declared.strided != known.strided ||
           declared.strides != known.strides ||
           declared.offset != known.offset || declared.device != known.device ||
           declared.layout != known.layout || declared.conj != known.conj ||
           declared.neg != known.neg ||
           !areEqual(declared.components, known.components);
  return llvm::any_of(llvm::zip_equal(declared.sizes, known.sizes),
                      [](auto pair) {
                        auto [declared, known] = pair;
                        return declared != known && known.isInt();
                      });
}

//===----------------------------------------------------------------------===//
// Geometry
//===----------------------------------------------------------------------===//

bool fake::hasUnknownSizes(const TensorMeta &meta) {
  return meta.ranked && hasUnknown(meta.sizes);
}

bool fake::hasSymbolicSizes(const TensorMeta &meta) {
  return llvm::any_of(meta.sizes, [](SymInt size) { return size.isExpr(); });
}

void fake::completeGeometry(RuleContext &cx, TensorMeta &meta) {
  if (!meta.ranked)
    return;
  meta.strides = contiguousStrides(cx, meta.sizes);
  meta.strided = true;
  meta.offset = 0;
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

std::string TypeReconciler::findContradiction(const DeclaredType &declared,
                                              const TensorMeta &inferred) {
  if (policy == DeclaredPolicy::Ignore || declared.isBlank ||
      !declared.meta.isTensor())
    return {};
  return fake::findContradiction(cx.env, *declared.meta.getTensor(), inferred,
                                 declared.iface->declaresLayout());
}

/// The metadata of a value in a tentative sweep: the integers that its type
/// states for sizes hold in every sweep.
static MetaValue meetIntegers(RuleContext &cx, const MetaValue &inferred,
                              const MetaValue &declared) {
  if (!inferred.isTensor() || !declared.isTensor())
    return inferred;
  const TensorMeta &have = *inferred.getTensor();
  const TensorMeta &claim = *declared.getTensor();
  if (!have.ranked || !claim.ranked ||
      have.sizes.size() != claim.sizes.size() ||
      llvm::none_of(llvm::zip_equal(have.sizes, claim.sizes), [](auto sizes) {
        auto [size, claimed] = sizes;
        return !size.isInt() && claimed.isInt();
      }))
    return inferred;
  TensorMeta meta = have;
  SmallVector<SymInt> sizes(have.sizes);
  for (auto [size, claimed] : llvm::zip_equal(sizes, claim.sizes))
    if (!size.isInt() && claimed.isInt())
      size = claimed;
  meta.sizes = cx.copySizes(sizes);
  return cx.createValue(meta);
}

/// Whether a type without a layout states nothing that was not inferred.
static bool statesNoMore(const DeclaredType &type, const MetaValue &inferred) {
  if (!type.meta.isTensor() || !inferred.isTensor())
    return !type.meta.isTensor() && !inferred.isTensor();
  const TensorMeta &have = *inferred.getTensor();
  const TensorMeta &claim = *type.meta.getTensor();
  return type.isCoarse() && !type.isBlank && have.ranked && claim.ranked &&
         have.dtype == claim.dtype && have.sizes.size() == claim.sizes.size() &&
         llvm::all_of(llvm::zip_equal(have.sizes, claim.sizes), [](auto sizes) {
           auto [size, claimed] = sizes;
           return size == claimed || (claimed.isUnknown() && !size.isUnknown());
         });
}

/// The dtype and the sizes of a type, where it states them, in row-major order
/// and in a storage of its own.
static MetaValue prefer(RuleContext &cx, const TensorMeta &declared,
                        const TensorMeta &inferred) {
  TensorMeta meta = inferred;
  if (declared.dtype != DType::Unknown)
    meta.dtype = declared.dtype;
  if (declared.ranked) {
    SmallVector<SymInt> sizes(declared.sizes);
    if (inferred.ranked && inferred.rank() == declared.rank())
      for (auto [size, known] : llvm::zip_equal(sizes, inferred.sizes))
        if (size.isUnknown())
          size = known;
    meta.ranked = true;
    meta.sizes = cx.copySizes(sizes);
    completeGeometry(cx, meta);
  }
  meta.storage = cx.freshStorage();
  meta.storageBytes =
      meta.ranked && meta.strided && meta.dtype != DType::Unknown
          ? cx.env.mul(
                requiredStorage(cx, meta.sizes, meta.strides, meta.offset),
                getItemSize(meta.dtype))
          : SymInt::unknown();
  // A scalar and a tensor of one element have the same value.
  if (!numel(cx, meta.sizes).isInt(meta.constant.size()) ||
      isFloat(meta.dtype) != isFloat(inferred.dtype))
    meta.constant = {};
  return cx.createValue(meta);
}

/// Whether no tensor can have that type: `i32`, which the generic form allows.
static bool excludesTensors(Type type) {
  return isa<BuiltinDialect>(type.getDialect()) && !isa<ShapedType>(type);
}

/// Whether a result of an op may be one of its operands, as in place.
static bool mayReturnOperands(Operation *op) {
  auto iface = dyn_cast<MetaRuleOpInterface>(op);
  return iface && iface.mayReturnOperands();
}

/// The reconciled metadata of a result, and whether it is more than its type
/// states.
MetaValue TypeReconciler::reconcile(OpResult result, MetaValue inferred,
                                    bool &isRefinable) {
  Type type = result.getType();
  const DeclaredType &declaredType = types.get(type);
  const MetaValue &declared = declaredType.meta;
  if (LLVM_UNLIKELY(tentative) && !inferred.isUnknown() &&
      !statesNoMore(declaredType, inferred)) {
    hasOmitted = true;
    return meetIntegers(cx, inferred, declared);
  }
  inferred = namer.adoptNames(declared, inferred);
  if (inferred.isTensor() && excludesTensors(type)) {
    if (Diagnostic *diag = reporter.beginOpError(result.getOwner(),
                                                 result.getAsOpaquePointer()))
      *diag << "result #" << result.getResultNumber()
            << " is inferred as a tensor but has type " << type;
    return inferred;
  }
  if (!declared.isTensor() || !inferred.isTensor()) {
    // Few values are integers, lists or optionals whose type can be refined.
    isRefinable = inferred.isList() || inferred.isTensor() ||
                  (inferred.isInt() && declaredType.iface &&
                   declaredType.iface->declaresIntegers());
    // What returns None has a rule that says so. torch-mlir also gives that
    // type to values of ONNX whose types are not stated.
    return inferred.isUnknown() && !declared.isNone() ? types.make(type)
                                                      : inferred;
  }
  if (declaredType.isBlank) {
    isRefinable = !statesNothing(*inferred.getTensor());
    return inferred;
  }
  bool withLayout = declaredType.iface->declaresLayout();
  std::string wrong = findContradiction(declaredType, *inferred.getTensor());
  // A result that is an operand would change that, too.
  bool isPreferred = policy == DeclaredPolicy::Prefer && !wrong.empty() &&
                     !mayReturnOperands(result.getOwner());
  if (isPreferred) {
    reporter.warnOfContradiction(result, declared, inferred, wrong);
  } else if (!wrong.empty()) {
    reporter.reportContradiction(result, declared, inferred, wrong);
    return inferred;
  }
  MetaValue known =
      isPreferred ? prefer(cx, *declared.getTensor(), *inferred.getTensor())
                  : meet(cx, inferred, declared, withLayout);
  isRefinable =
      canRefine(*declared.getTensor(), *known.getTensor(), withLayout);
  return known;
}

CachedResult TypeReconciler::conclude(OpResult result, MetaValue inferred) {
  if (LLVM_UNLIKELY(known != nullptr))
    if (const auto *found = known->find(result); found != known->end())
      inferred = found->second;
  CachedResult outcome;
  outcome.known.value = reconcile(result, inferred, outcome.saysMore);
  outcome.known.id = cache.describe(outcome.known.value);
  const MetaValue &value = outcome.known.value;
  outcome.isConstant = value.isTensor() && !value.getTensor()->constant.empty();
  const MetaTypeInterface *iface = types.get(result.getType()).iface;
  outcome.isSymbolic = value.isTensor() &&
                       hasSymbolicSizes(*value.getTensor()) && iface &&
                       !iface->declaresLayout();
  return outcome;
}
