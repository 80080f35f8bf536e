//===- DeclaredTypes.cpp - Metadata that types state ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "DeclaredTypes.h"
#include "ErrorReporter.h"
#include "FakeTensor/Meta/Merge.h"
#include "TypeReconciliation.h"

using namespace fake;
using namespace mlir;

bool fake::statesNothing(const TensorMeta &meta) {
  return !meta.ranked && meta.dtype == DType::Unknown &&
         !meta.device.isKnown() && meta.layout == Layout::Strided;
}

const DeclaredType &DeclaredTypes::load(Type type) {
  bool isInCallee = numCallees != 0;
  const DeclaredType *&entry = (isInCallee ? calleeTypes : ownTypes)[type];
  if (!entry) {
    DeclaredType declared;
    declared.iface =
        type.getDialect().getRegisteredInterface<MetaTypeInterface>();
    if (declared.iface)
      declared.meta = isInCallee ? getMetaInCallee(*declared.iface, type)
                                 : declared.iface->getMeta(cx, type);
    if (declared.iface && declared.meta.isUnknown())
      reporter.reportUnreadType(*declared.iface, type);
    declared.isBlank =
        declared.meta.isTensor() && statesNothing(*declared.meta.getTensor());
    entry = new (arena.Allocate<DeclaredType>()) DeclaredType(declared);
  }
  lastType = type;
  return *(lastDeclared = entry);
}

MetaValue DeclaredTypes::getMetaInCallee(const MetaTypeInterface &iface,
                                         Type type) {
  ShapeEnv otherEnv;
  RuleContext otherContext(otherEnv, arena);
  return withoutSymbols(cx, iface.getMeta(otherContext, type));
}

MetaValue DeclaredTypes::make(Type type) {
  const MetaValue &declared = get(type).meta;
  return declared.isTensor() ? cx.createValue(*declared.getTensor()) : declared;
}

Type DeclaredTypes::refine(Type type, const KnownValue &known) {
  const MetaTypeInterface *iface = get(type).iface;
  if (!iface)
    return type;
  if (known.id == 0)
    return iface->refineType(type, known.value);
  Type &refined = refinedTypes[{type, known.id}];
  if (!refined)
    refined = iface->refineType(type, known.value);
  if (known.id >= recent.size())
    recent.resize(known.id + 1);
  recent[known.id] = {type, refined};
  return refined;
}

void DeclaredTypes::enterCallee() {
  ++numCallees;
  lastType = nullptr;
}

void DeclaredTypes::leaveCallee() {
  --numCallees;
  lastType = nullptr;
}
