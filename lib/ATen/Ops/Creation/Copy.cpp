//===- Copy.cpp - Copies ----------------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Copies: the same values in another storage, dtype, device or memory format,
// and writes over all elements of a tensor.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Overlap.h"
#include "Table/Call.h"
#include "Table/Composite.h"

using namespace fake;

/// A copy in a memory format; preserve keeps the strides of a dense tensor.
/// Lazy bits are resolved by copying.
static FailureOr<TensorMeta> cloneAs(RuleContext &cx, const TensorMeta &self,
                                     MemoryFormat format) {
  TensorMeta result = clonePreserving(cx, self);
  if (format != MemoryFormat::Preserve) {
    FailureOr<TensorMeta> other =
        makeInFormat(cx, self.sizes, self.dtype, self.device, format);
    if (failed(other))
      return failure();
    result = *other;
  }
  result.layout = self.layout;
  return result;
}

static FailureOr<TensorMeta> cloned(RuleContext &cx, const TensorMeta &self,
                                    std::optional<MemoryFormat> format) {
  return cloneAs(cx, self, format.value_or(MemoryFormat::Preserve));
}

/// The tensor itself if it already has the format, including any strides of
/// dimensions of size 1.
static FailureOr<TensorMeta> contiguous(RuleContext &cx, const TensorMeta &self,
                                        MemoryFormat format) {
  if (format == MemoryFormat::Preserve && !isContiguous(cx, self))
    return cx.error(1) << "contiguous() does not accept preserve_format";
  if (format == MemoryFormat::Preserve)
    return self;
  if (isContiguousFor(cx, self, format))
    return self;
  return cloneAs(cx, self, format);
}

/// A converted copy.
static FailureOr<TensorMeta>
toCopy(RuleContext &cx, const TensorMeta &self, std::optional<DType> dtype,
       std::optional<Layout> layout, std::optional<Device> device,
       const MetaValue &, bool, std::optional<MemoryFormat> format) {
  if (layout && *layout != self.layout)
    return cx.error(2) << "cannot convert the layout " << getName(self.layout)
                       << " to " << getName(*layout);
  FailureOr<TensorMeta> result =
      cloneAs(cx, self, format.value_or(MemoryFormat::Preserve));
  if (failed(result))
    return failure();
  // A change of device alone keeps all strides.
  if (device && !dtype && !format)
    result->strides = self.strides;
  result->dtype = dtype.value_or(self.dtype);
  result->device = device.value_or(self.device);
  result->storageBytes =
      cx.env.mul(numel(cx, self.sizes), int64_t(getItemSize(result->dtype)));
  return result;
}

/// `_to_copy`: a copy, unless only a device is requested and the tensor is
/// there: torch._decomp._to_copy then does nothing.
static FailureOr<TensorMeta>
toCopyOrSelf(RuleContext &cx, const TensorMeta &self,
             std::optional<DType> dtype, std::optional<Layout> layout,
             std::optional<Device> device, const MetaValue &pinned,
             bool nonBlocking, std::optional<MemoryFormat> format) {
  if (device && *device == self.device && !dtype && !format)
    return self;
  return toCopy(cx, self, dtype, layout, device, pinned, nonBlocking, format);
}

/// `to`: the tensor itself if it already has the requested properties,
/// `to_will_alias`.
static FailureOr<TensorMeta> convert(RuleContext &cx, const TensorMeta &self,
                                     std::optional<DType> dtype,
                                     std::optional<Layout> layout,
                                     std::optional<Device> device, bool copy,
                                     std::optional<MemoryFormat> format) {
  bool sameFormat = !format || *format == MemoryFormat::Preserve ||
                    suggestMemoryFormat(cx, self) == *format;
  DType newDType = dtype.value_or(self.dtype);
  Device newDevice = device.value_or(self.device);
  bool mayAlias = !copy && sameFormat && !differ(newDType, self.dtype) &&
                  !differ(newDevice, self.device) &&
                  layout.value_or(self.layout) == self.layout;
  if (mayAlias && newDType == self.dtype && newDevice == self.device)
    return self;
  FailureOr<TensorMeta> result =
      toCopyOrSelf(cx, self, dtype, layout, device, {}, false, format);
  if (failed(result) || !mayAlias)
    return result;
  // It depends on an unknown dtype or device whether this is `self`.
  result->storage = 0;
  result->storageBytes = SymInt::unknown();
  if (result->offset != self.offset)
    result->offset = SymInt::unknown();
  if (result->strides != self.strides) {
    result->strides = {};
    result->strided = false;
  }
  return result;
}

static FailureOr<TensorMeta> toDType(RuleContext &cx, const TensorMeta &self,
                                     DType dtype, bool, bool copy,
                                     std::optional<MemoryFormat> format) {
  return convert(cx, self, dtype, {}, {}, copy, format);
}

static FailureOr<TensorMeta> toDevice(RuleContext &cx, const TensorMeta &self,
                                      Device device, DType dtype, bool,
                                      bool copy,
                                      std::optional<MemoryFormat> format) {
  return convert(cx, self, dtype, {}, device, copy, format);
}

static FailureOr<TensorMeta>
toDTypeLayout(RuleContext &cx, const TensorMeta &self,
              std::optional<DType> dtype, std::optional<Layout> layout,
              std::optional<Device> device, const MetaValue &, bool, bool copy,
              std::optional<MemoryFormat> format) {
  return convert(cx, self, dtype, layout, device, copy, format);
}

static FailureOr<TensorMeta> toOther(RuleContext &cx, const TensorMeta &self,
                                     const TensorMeta &other, bool, bool copy,
                                     std::optional<MemoryFormat> format) {
  return convert(cx, self, other.dtype, other.layout, other.device, copy,
                 format);
}

static FailureOr<TensorMeta> toPrimDType(RuleContext &cx,
                                         const TensorMeta &self,
                                         std::optional<DType> dtype, bool,
                                         bool copy) {
  if (copy && !dtype)
    return cx.error(1) << "expected a dtype for a copy, found none";
  return convert(cx, self, dtype, {}, {}, copy, {});
}

static FailureOr<TensorMeta> toPrimDevice(RuleContext &cx,
                                          const TensorMeta &self,
                                          std::optional<Device> device,
                                          std::optional<DType> dtype, bool,
                                          bool copy) {
  if (copy && !dtype && !device)
    return cx.error(2) << "expected a dtype for a copy, found none";
  return convert(cx, self, dtype, {}, device, copy, {});
}

static FailureOr<TensorMeta>
toPrimOther(RuleContext &cx, const TensorMeta &self, bool, bool copy) {
  return convert(cx, self, {}, {}, {}, copy, {});
}

static FailureOr<TensorMeta> typeAs(RuleContext &cx, const TensorMeta &self,
                                    const TensorMeta &other) {
  return convert(cx, self, other.dtype, {}, other.device, false, {});
}

/// `chalf`: to complex32.
static FailureOr<TensorMeta> chalf(RuleContext &cx, const TensorMeta &self,
                                   std::optional<MemoryFormat> format) {
  return convert(cx, self, DType::Complex32, {}, {}, false, format);
}

static FailureOr<TensorMeta> toCPU(RuleContext &cx, const TensorMeta &self) {
  return convert(cx, self, self.dtype, {}, Device::cpu(), false, {});
}

static FailureOr<TensorMeta> toCUDA(RuleContext &cx, const TensorMeta &self) {
  return convert(cx, self, self.dtype, {}, Device(DeviceType::CUDA), false, {});
}

/// `prims.convert_element_type`: a copy that keeps dense strides.
static FailureOr<TensorMeta>
convertElementType(RuleContext &cx, const TensorMeta &self, DType dtype) {
  return toCopy(cx, self, dtype, {}, {}, {}, false, {});
}

/// `pin_memory`: the tensor itself.
static FailureOr<TensorMeta> identity(RuleContext &, const TensorMeta &self) {
  return self;
}

/// `lift_fresh`: a literal becomes a tensor of the program, in a new storage.
static FailureOr<TensorMeta> liftFresh(RuleContext &cx,
                                       const TensorMeta &self) {
  TensorMeta result = self;
  result.storage = cx.freshStorage();
  return result;
}

static FailureOr<TensorMeta> liftFreshCopy(RuleContext &cx,
                                           const TensorMeta &self) {
  return cloneAs(cx, self, MemoryFormat::Contiguous);
}

/// `resolve_conj`, `resolve_neg`: a copy if the lazy bit is set.
template <bool TensorMeta::*Bit>
static FailureOr<TensorMeta> resolve(RuleContext &cx, const TensorMeta &self) {
  if (!(self.*Bit))
    return self;
  return cloneAs(cx, self, MemoryFormat::Preserve);
}

/// `lift`: the tensor itself. Its kernel does not support lazy bits, so they
/// are resolved first.
static FailureOr<TensorMeta> lift(RuleContext &cx, const TensorMeta &self) {
  if (!self.conj && !self.neg)
    return self;
  return cloneAs(cx, self, MemoryFormat::Preserve);
}

/// Fails unless `src` broadcasts to the sizes of `self`.
static LogicalResult checkBroadcastTo(RuleContext &cx, const TensorMeta &self,
                                      const TensorMeta &src) {
  if (failed(expandGeometry(cx, src, self.sizes)))
    return cx.error(0, 1) << "cannot copy a tensor of sizes " << src.sizes
                          << " into one of sizes " << self.sizes;
  return success();
}

/// Writes `src`, converted and broadcast; returns `self` unchanged.
static FailureOr<TensorMeta> copyInto(RuleContext &cx, const TensorMeta &self,
                                      const TensorMeta &src) {
  if (failed(checkBroadcastTo(cx, self, src)))
    return failure();
  return self;
}

/// `copy_`: the only in-place op that checks overlap, unless there is nothing
/// to copy.
static FailureOr<TensorMeta>
copyInPlace(RuleContext &cx, const TensorMeta &self, const TensorMeta &src) {
  if (&self != &src && overlapsItself(cx, self))
    return cx.error(0) << "cannot copy into a tensor whose elements overlap: "
                          "sizes "
                       << self.sizes << ", strides " << self.strides;
  return copyInto(cx, self, src);
}

/// `copy`: the functional form also keeps the offset of `self`.
static FailureOr<TensorMeta> copy(RuleContext &cx, const TensorMeta &self,
                                  const TensorMeta &src) {
  if (failed(checkBroadcastTo(cx, self, src)))
    return failure();
  return cloneVerbatim(cx, self);
}

/// `self.to(dtype)`: `self` itself if it has that dtype.
template <DType To>
static FailureOr<TensorMeta> castTo(RuleContext &cx, const TensorMeta &self) {
  return callOp(cx, Op::to_dtype, {MetaValue::tensor(&self), MetaValue(To)});
}

/// `_lazy_clone`: the same geometry in a copy-on-write storage; a copy for a
/// tensor with lazy bits.
static FailureOr<TensorMeta> lazyClone(RuleContext &cx,
                                       const TensorMeta &self) {
  if (self.conj || self.neg)
    return callOp(cx, Op::clone, {MetaValue::tensor(&self)});
  TensorMeta result = self;
  result.storage = cx.freshStorage();
  return result;
}

/// `copy_.Tensor`: without `non_blocking`.
static FailureOr<TensorMeta> copyTensor(RuleContext &cx,
                                        ArrayRef<MetaValue> args) {
  return callOp(cx, Op::copyInPlace, args);
}

static const OpRow rows[] = {
    {"clone(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor",
     rule<cloned>, follows("_refs.clone native"), Tag::pointwise},
    {"contiguous(Tensor(a) self, *, MemoryFormat memory_format=0) -> Tensor(a)",
     rule<contiguous>, follows("native"), Behavior::ReturnsSelf},
    {"_to_copy(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, "
     "Device? device=None, bool? pin_memory=None, bool non_blocking=False, "
     "MemoryFormat? memory_format=None) -> Tensor",
     rule<toCopyOrSelf>, follows("_decomp.decompositions._to_copy"),
     Behavior::ReturnsSelf},
    {"to.dtype(Tensor(a) self, ScalarType dtype, bool non_blocking=False, bool "
     "copy=False, MemoryFormat? memory_format=None) -> Tensor(a)",
     rule<toDType>, follows("native"), Behavior::ReturnsSelf},
    {"to.device(Tensor(a) self, Device device, ScalarType dtype, bool "
     "non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) "
     "-> Tensor(a)",
     rule<toDevice>, follows("native"), Behavior::ReturnsSelf},
    {"to.dtype_layout(Tensor(a) self, *, ScalarType? dtype=None, Layout? "
     "layout=None, Device? device=None, bool? pin_memory=None, bool "
     "non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) "
     "-> Tensor(a)",
     rule<toDTypeLayout>, follows("native"), Behavior::ReturnsSelf},
    {"to.other(Tensor(a) self, Tensor other, bool non_blocking=False, bool "
     "copy=False, MemoryFormat? memory_format=None) -> Tensor(a)",
     rule<toOther>, follows("native"), Behavior::ReturnsSelf},
    {"to.prim_dtype(Tensor(a) self, int? dtype=None, bool non_blocking=False, "
     "bool copy=False) -> Tensor(b|a)",
     rule<toPrimDType>, follows("jit"), Behavior::ReturnsSelf},
    {"to.prim_Device(Tensor(a) self, Device? device, int? dtype=None, bool "
     "non_blocking=False, bool copy=False) -> Tensor(b|a)",
     rule<toPrimDevice>, follows("jit"), Behavior::ReturnsSelf},
    {"to.prim_other(Tensor(a) self, bool non_blocking=False, bool copy=False) "
     "-> Tensor(b|a)",
     rule<toPrimOther>, follows("jit"), Behavior::ReturnsSelf},
    {"type_as(Tensor self, Tensor other) -> Tensor", rule<typeAs>,
     follows("native"), Behavior::ReturnsSelf},
    {"chalf(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor",
     rule<chalf>, follows("native"), Behavior::ReturnsSelf},
    {"cpu(Tensor(a) self) -> Tensor(b|a)", rule<toCPU>, follows("jit"),
     Behavior::ReturnsSelf},
    {"cuda(Tensor(a) self) -> Tensor(b|a)", rule<toCUDA>, follows("jit"),
     Behavior::ReturnsSelf},
    {"prims::convert_element_type(Tensor a, ScalarType dtype) -> Tensor",
     rule<convertElementType>, follows("_prims.convert_element_type"),
     Tag::pointwise},
    {"prims::clone(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor",
     rule<cloned>, follows("_prims.clone")},
    {"lift(Tensor self) -> Tensor", rule<lift>,
     follows("_decomp.decompositions.nop_decomposition")},
    {"lift_fresh(Tensor(a) self) -> Tensor(a)", rule<liftFresh>,
     follows("_decomp.decompositions.nop_decomposition")},
    {"lift_fresh_copy(Tensor self) -> Tensor", rule<liftFreshCopy>,
     follows("native")},
    {"pin_memory(Tensor(a) self, Device? device=None) -> Tensor(a)",
     rule<identity>, follows("native")},
    {"resolve_conj(Tensor(a) self) -> Tensor(a)",
     rule<resolve<&TensorMeta::conj>>, follows("native"),
     Behavior::ReturnsSelf},
    {"resolve_neg(Tensor(a) self) -> Tensor(a)",
     rule<resolve<&TensorMeta::neg>>, follows("native"), Behavior::ReturnsSelf},
    {"copy(Tensor self, Tensor src, bool non_blocking=False) -> Tensor",
     rule<copy>,
     follows("_subclasses.fake_impls.multi_device_op_default native")},
    {"copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> "
     "Tensor(a!)",
     rule<copyInPlace>,
     follows("_subclasses.fake_impls.multi_device_op_default "
             "_meta_registrations.meta_copy_ native")},
    {"prims::copy_to(Tensor(a!) a, Tensor b) -> Tensor(a!)", rule<copyInto>,
     follows("_prims.copy_to")},
    {"_cast_Byte(Tensor self, bool non_blocking=False) -> Tensor",
     rule<castTo<DType::UInt8>>, follows("native")},
    {"_cast_Char(Tensor self, bool non_blocking=False) -> Tensor",
     rule<castTo<DType::Int8>>, follows("native")},
    {"_cast_Double(Tensor self, bool non_blocking=False) -> Tensor",
     rule<castTo<DType::Float64>>, follows("native")},
    {"_cast_Float(Tensor self, bool non_blocking=False) -> Tensor",
     rule<castTo<DType::Float32>>, follows("native")},
    {"_cast_Half(Tensor self, bool non_blocking=False) -> Tensor",
     rule<castTo<DType::Float16>>, follows("native")},
    {"_cast_Int(Tensor self, bool non_blocking=False) -> Tensor",
     rule<castTo<DType::Int32>>, follows("native")},
    {"_cast_Long(Tensor self, bool non_blocking=False) -> Tensor",
     rule<castTo<DType::Int64>>, follows("native")},
    {"_cast_Short(Tensor self, bool non_blocking=False) -> Tensor",
     rule<castTo<DType::Int16>>, follows("native")},
    {"_lazy_clone(Tensor self) -> Tensor", rule<lazyClone>, follows("native")},
    {"copy_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)",
     rule<copyTensor>, follows("jit")},
};

OpFamily fake::getCopyFamily() { return {"Copy", rows}; }
