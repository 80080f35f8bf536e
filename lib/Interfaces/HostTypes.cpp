//===- HostTypes.cpp - Builtin tensor types ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Interfaces/HostTypes.h"
#include "FakeTensor/Meta/Limits.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace fake;
using namespace mlir;

/// Signless integers are signed, or bool for i1.
static DType getIntegerDType(IntegerType type) {
  bool isUnsigned = type.isUnsigned();
  switch (type.getWidth()) {
  case 1:
    return type.isSignless() ? DType::Bool : DType::Unknown;
  case 8:
    return isUnsigned ? DType::UInt8 : DType::Int8;
  case 16:
    return isUnsigned ? DType::UInt16 : DType::Int16;
  case 32:
    return isUnsigned ? DType::UInt32 : DType::Int32;
  case 64:
    return isUnsigned ? DType::UInt64 : DType::Int64;
  default:
    return DType::Unknown;
  }
}

DType fake::getDTypeOfElement(Type type) {
  return llvm::TypeSwitch<Type, DType>(type)
      .Case([](Float32Type) { return DType::Float32; })
      .Case([](IntegerType t) { return getIntegerDType(t); })
      .Case([](BFloat16Type) { return DType::BFloat16; })
      .Case([](Float16Type) { return DType::Float16; })
      .Case([](Float64Type) { return DType::Float64; })
      .Case([](ComplexType t) {
        return toComplex(getDTypeOfElement(t.getElementType()));
      })
      .Case([](Float8E5M2Type) { return DType::Float8E5M2; })
      .Case([](Float8E4M3FNType) { return DType::Float8E4M3FN; })
      .Case([](Float8E5M2FNUZType) { return DType::Float8E5M2FNUZ; })
      .Case([](Float8E4M3FNUZType) { return DType::Float8E4M3FNUZ; })
      .Case([](Float8E8M0FNUType) { return DType::Float8E8M0FNU; })
      .Default(DType::Unknown);
}

static ArrayRef<SymInt> toSymInts(RuleContext &cx, ArrayRef<int64_t> numbers) {
  MutableArrayRef<SymInt> values = cx.allocate<SymInt>(numbers.size());
  for (auto [value, number] : llvm::zip_equal(values, numbers))
    value = ShapedType::isDynamic(number) ? SymInt() : SymInt(number);
  return values;
}

FailureOr<TensorMeta> fake::getMetaOfHost(RuleContext &cx, Type type,
                                          bool anyElement) {
  auto shaped = dyn_cast<ShapedType>(type);
  if (!shaped || !isa<TensorType, BaseMemRefType>(type))
    return cx.error() << "expected a tensor or a memref";
  TensorMeta meta;
  meta.device = Device::cpu();
  meta.dtype = getDTypeOfElement(shaped.getElementType());
  if (meta.dtype == DType::Unknown && !anyElement)
    return cx.error() << "expected an element type of PyTorch";
  meta.ranked = shaped.hasRank();
  if (!meta.ranked)
    return meta;
  if (shaped.getShape().size() > maxRank)
    return cx.error() << "expected at most " << static_cast<int64_t>(maxRank)
                      << " dimensions";
  meta.sizes = toSymInts(cx, shaped.getShape());
  auto memref = dyn_cast<MemRefType>(type);
  if (!memref || memref.getLayout().isIdentity())
    return meta;
  SmallVector<int64_t> strides;
  int64_t offset;
  if (failed(memref.getStridesAndOffset(strides, offset)))
    return cx.error() << "expected a strided layout";
  meta.strided = true;
  meta.strides = toSymInts(cx, strides);
  meta.offset = ShapedType::isDynamic(offset) ? SymInt() : SymInt(offset);
  return meta;
}

ArrayRef<SymInt> fake::getKnownElements(RuleContext &cx, ElementsAttr elements,
                                        DType dtype) {
  auto dense = dyn_cast_or_null<DenseIntElementsAttr>(elements);
  if (!dense || !isIntegral(dtype) ||
      dense.getNumElements() > cx.mode.constantNumelLimit ||
      (!dense.getElementType().isIndex() &&
       dense.getElementType().getIntOrFloatBitWidth() > 64))
    return {};
  bool isUnsigned = dtype == DType::Bool || dtype == DType::UInt8 ||
                    dtype == DType::UInt16 || dtype == DType::UInt32 ||
                    dtype == DType::UInt64;
  MutableArrayRef<SymInt> values =
      cx.allocate<SymInt>(static_cast<size_t>(dense.getNumElements()));
  for (auto [value, bits] : llvm::zip_equal(values, dense.getValues<APInt>())) {
    // Unsigned values beyond int64_t become unknown.
    bool fits = !isUnsigned || bits.getActiveBits() < 64;
    new (&value) SymInt(!fits        ? SymInt()
                        : isUnsigned ? SymInt(int64_t(bits.getZExtValue()))
                                     : SymInt(bits.getSExtValue()));
  }
  return values;
}
