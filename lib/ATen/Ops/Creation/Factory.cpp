//===- Factory.cpp - New tensors --------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// New tensors from sizes, numbers, or like another tensor.
//
//===----------------------------------------------------------------------===//

#include "Ops/Creation/Factory.h"
#include "Ops/Elementwise/Pointwise.h"
#include "Table/DropArgs.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Shared pieces
//===----------------------------------------------------------------------===//

LogicalResult fake::checkNewSizes(RuleContext &cx, unsigned arg,
                                  ArrayRef<SymInt> sizes) {
  for (SymInt size : sizes)
    if (size.isInt() ? size.getInt() < 0
                     : !cx.env.require(Condition::le(0, size)))
      return cx.error(arg) << "expected sizes of at least 0, found " << sizes;
  return success();
}

FailureOr<TensorMeta> fake::makeNew(RuleContext &cx, ArrayRef<SymInt> sizes,
                                    DType dtype, std::optional<Layout> layout,
                                    std::optional<Device> device) {
  TensorMeta result =
      makeContiguous(cx, sizes, dtype, device.value_or(Device::cpu()));
  if (layout && *layout != Layout::Strided) {
    result.layout = *layout;
    result.strided = false;
    result.strides = {};
  }
  return result;
}

FailureOr<TensorMeta> fake::makeLike(RuleContext &cx, const TensorMeta &self,
                                     DType dtype, std::optional<Layout> layout,
                                     std::optional<Device> device,
                                     std::optional<MemoryFormat> format) {
  Device where = device.value_or(self.device);
  if (layout.value_or(self.layout) != Layout::Strided)
    return makeNew(cx, self.sizes, dtype, layout.value_or(self.layout), where);
  if (format.value_or(MemoryFormat::Preserve) != MemoryFormat::Preserve)
    return makeInFormat(cx, self.sizes, dtype, where, *format);
  return makeStrided(cx, self.sizes, emptyLikeStrides(cx, self), dtype, where);
}

DType fake::dtypeOf(const RuleContext &cx, const MetaValue &number) {
  switch (number.getKind()) {
  case MetaValue::Kind::Bool:
    return DType::Bool;
  case MetaValue::Kind::Int:
    return DType::Int64;
  case MetaValue::Kind::Float:
    return cx.defaultDType;
  case MetaValue::Kind::Complex:
    return toComplex(cx.defaultDType);
  case MetaValue::Kind::Tensor:
    return number.getTensor()->dtype;
  default:
    return DType::Unknown;
  }
}

//===----------------------------------------------------------------------===//
// By sizes
//===----------------------------------------------------------------------===//

/// `zeros`, `ones`, `_efficientzerotensor`.
FailureOr<TensorMeta> fake::filled(RuleContext &cx, ArrayRef<SymInt> size,
                                   std::optional<DType> dtype,
                                   std::optional<Layout> layout,
                                   std::optional<Device> device) {
  if (failed(checkNewSizes(cx, 0, size)))
    return failure();
  return makeNew(cx, size, dtype.value_or(cx.defaultDType), layout, device);
}

static FailureOr<TensorMeta>
empty(RuleContext &cx, ArrayRef<SymInt> size, std::optional<DType> dtype,
      std::optional<Layout> layout, std::optional<Device> device,
      const MetaValue &, std::optional<MemoryFormat> format) {
  if (failed(checkNewSizes(cx, 0, size)))
    return failure();
  if (format.value_or(MemoryFormat::Contiguous) == MemoryFormat::Contiguous)
    return filled(cx, size, dtype, layout, device);
  return makeInFormat(cx, size, dtype.value_or(cx.defaultDType),
                      device.value_or(Device::cpu()), *format);
}

static FailureOr<TensorMeta>
emptyStrided(RuleContext &cx, ArrayRef<SymInt> size, ArrayRef<SymInt> stride,
             std::optional<DType> dtype, std::optional<Layout>,
             std::optional<Device> device) {
  if (failed(checkNewSizes(cx, 0, size)))
    return failure();
  if (size.size() != stride.size())
    return cx.error(0, 1) << "expected as many strides as sizes, found sizes "
                          << size << " and strides " << stride;
  return makeStrided(cx, size, stride, dtype.value_or(cx.defaultDType),
                     device.value_or(Device::cpu()));
}

/// `empty_permuted`: dense, with the dimensions in that physical order.
static FailureOr<TensorMeta>
emptyPermuted(RuleContext &cx, ArrayRef<SymInt> size, ArrayRef<int64_t> order,
              std::optional<DType> dtype, std::optional<Layout>,
              std::optional<Device> device) {
  if (failed(checkNewSizes(cx, 0, size)))
    return failure();
  if (size.size() != order.size())
    return cx.error(0, 1) << "expected a physical layout of " << size.size()
                          << " dimensions, found " << order.size();
  SmallVector<bool> seen(order.size());
  for (int64_t dim : order) {
    if (dim < 0 || dim >= static_cast<int64_t>(order.size()))
      return cx.error(1) << "dimension " << dim << " is out of range for rank "
                         << order.size();
    if (seen[dim])
      return cx.error(1) << "dimension " << dim << " appears twice";
    seen[dim] = true;
  }
  return makeStrided(cx, size, permutedStrides(cx, size, order),
                     dtype.value_or(cx.defaultDType),
                     device.value_or(Device::cpu()));
}

/// `full`: the default dtype is that of the fill value.
static FailureOr<TensorMeta> full(RuleContext &cx, ArrayRef<SymInt> size,
                                  Scalar value, std::optional<DType> dtype,
                                  std::optional<Layout> layout,
                                  std::optional<Device> device) {
  if (failed(checkNewSizes(cx, 0, size)))
    return failure();
  return makeNew(cx, size, dtype ? *dtype : dtypeOf(cx, value), layout, device);
}

/// `scalar_tensor`: of the default dtype, also for an int.
static FailureOr<TensorMeta> scalarTensor(RuleContext &cx, const MetaValue &,
                                          std::optional<DType> dtype,
                                          std::optional<Layout> layout,
                                          std::optional<Device> device) {
  return makeNew(cx, {}, dtype.value_or(cx.defaultDType), layout, device);
}

static FailureOr<TensorMeta> eye(RuleContext &cx, SymInt n,
                                 std::optional<DType> dtype,
                                 std::optional<Layout> layout,
                                 std::optional<Device> device) {
  return filled(cx, cx.copySizes({n, n}), dtype, layout, device);
}

static FailureOr<TensorMeta> eyeM(RuleContext &cx, SymInt n, SymInt m,
                                  std::optional<DType> dtype,
                                  std::optional<Layout> layout,
                                  std::optional<Device> device) {
  return filled(cx, cx.copySizes({n, m}), dtype, layout, device);
}

/// Number of elements on and below a diagonal of a matrix, `get_tril_size`;
/// unknown if it overflows 64 bits. The diagonal is in the matrix or next to
/// it.
static SymInt trilSize(ShapeEnv &env, int64_t rows, int64_t columns,
                       int64_t offset) {
  if (rows == 0 || columns == 0)
    return 0;
  SymInt reached = env.add(rows, offset);
  SymInt first = offset > 0 ? SymInt(std::min(columns, 1 + offset))
                            : SymInt(reached.isInt(0) ? 0 : 1);
  SymInt last = env.max(0, env.min(columns, reached));
  SymInt all = env.max(0, env.min(rows, reached));
  SymInt trapezoid = env.add(env.sub(last, first), 1);
  SymInt size = env.floorDiv(env.mul(env.add(first, last), trapezoid), 2);
  SymInt full = env.max(0, env.sub(all, trapezoid));
  return env.add(size, env.mul(full, columns));
}

template <bool Upper>
static FailureOr<TensorMeta>
triangleIndices(RuleContext &cx, int64_t rows, int64_t columns, int64_t offset,
                std::optional<DType> dtype, std::optional<Layout> layout,
                std::optional<Device> device) {
  if (rows < 0 || columns < 0)
    return cx.error(0, 1) << "expected a matrix of at least 0 rows and "
                             "columns, found "
                          << rows << " and " << columns;
  // All diagonals outside of the matrix are equivalent.
  offset = std::min(std::max(offset, -rows + Upper), columns - !Upper);
  SymInt size = trilSize(cx.env, rows, columns, offset - Upper);
  if (Upper)
    size = cx.env.sub(cx.env.mul(rows, columns), size);
  if (size.isUnknown())
    return cx.error(0, 1) << "expected indices whose number fits into 64 bits, "
                             "found a matrix of "
                          << rows << " rows and " << columns << " columns";
  if (!dtype || !mayBe(*dtype, {DType::Int32, DType::Int64}))
    return cx.error(3) << "expected i32 or i64, found "
                       << dtype.value_or(cx.defaultDType);
  return makeNew(cx, cx.copySizes({2, size}), *dtype, layout, device);
}

//===----------------------------------------------------------------------===//
// By numbers
//===----------------------------------------------------------------------===//

/// `as_tensor` of a number: int64, the default float type, bool, or complex.
static FailureOr<TensorMeta> tensorOf(RuleContext &cx, Scalar number,
                                      std::optional<DType> dtype,
                                      std::optional<Device> device) {
  return makeContiguous(cx, {}, dtype.value_or(dtypeOf(cx, number)),
                        device.value_or(Device::cpu()));
}

/// `tensor`, with `requires_grad`.
static FailureOr<TensorMeta> tensorWithGradient(RuleContext &cx, Scalar number,
                                                std::optional<DType> dtype,
                                                std::optional<Device> device,
                                                Scalar requiresGradient) {
  FailureOr<TensorMeta> result = tensorOf(cx, number, dtype, device);
  bool asked = requiresGradient.isBool() && requiresGradient.getInt().isInt(1);
  if (succeeded(result) && asked && !isFloat(result->dtype) &&
      !isComplex(result->dtype))
    return cx.error(3) << "expected a float or a complex dtype for a gradient, "
                          "found "
                       << result->dtype;
  return result;
}

/// Infers the sizes of nested lists, and the dtype of their numbers. Fails if
/// lists at the same depth differ in length; false if a list is unknown.
static FailureOr<bool> measureLists(RuleContext &cx, const MetaValue &value,
                                    size_t depth,
                                    SmallVectorImpl<SymInt> &sizes,
                                    DType &dtype) {
  if (value.isUnknown())
    return false;
  if (!value.isList()) {
    dtype = dtypeOf(cx, value);
    return true;
  }
  ArrayRef<MetaValue> elements = value.getList();
  auto length = static_cast<int64_t>(elements.size());
  if (depth == sizes.size())
    sizes.push_back(length);
  else if (!sizes[depth].isInt(length))
    return cx.error(0) << "expected lists of " << sizes[depth]
                       << " elements at depth " << depth << ", found "
                       << length;
  for (const MetaValue &element : elements) {
    FailureOr<bool> known = measureLists(cx, element, depth + 1, sizes, dtype);
    if (failed(known) || !*known)
      return known;
  }
  return true;
}

/// `tensor` of a list, possibly nested. The result is unknown if the length of
/// a list is.
static FailureOr<MetaValue> tensorOfList(RuleContext &cx, const MetaValue &data,
                                         std::optional<DType> dtype,
                                         std::optional<Device> device,
                                         const MetaValue &) {
  SmallVector<SymInt, 4> sizes;
  DType found = cx.defaultDType;
  FailureOr<bool> known = measureLists(cx, data, 0, sizes, found);
  if (failed(known))
    return failure();
  TensorMeta result = makeContiguous(
      cx, cx.copySizes(sizes), dtype.value_or(*known ? found : DType::Unknown),
      device.value_or(Device::cpu()));
  if (!*known) {
    result.ranked = result.strided = false;
    result.sizes = result.strides = {};
    result.storageBytes = SymInt();
  }
  return cx.createValue(result);
}

/// TorchScript's tensor of a computed number: floats are float64.
static FailureOr<TensorMeta> numberToTensor(RuleContext &cx, Scalar number) {
  DType dtype = dtypeOf(cx, number);
  if (isFloat(dtype))
    dtype = DType::Float64;
  else if (isComplex(dtype))
    dtype = DType::Complex128;
  TensorMeta result = makeContiguous(cx, {}, dtype, Device::cpu());
  if ((number.isInt() || number.isBool()) && !number.getInt().isUnknown())
    result.constant = cx.copySizes(number.getInt());
  return result;
}

//===----------------------------------------------------------------------===//
// By another tensor
//===----------------------------------------------------------------------===//

FailureOr<TensorMeta> fake::newLikeWithOptions(
    RuleContext &cx, const TensorMeta &self, std::optional<DType> dtype,
    std::optional<Layout> layout, std::optional<Device> device,
    const MetaValue &, std::optional<MemoryFormat> format) {
  return makeLike(cx, self, dtype.value_or(self.dtype), layout, device, format);
}

/// `new_empty`, `new_zeros`, `new_ones`: always row-major.
static FailureOr<TensorMeta> newSizes(RuleContext &cx, const TensorMeta &self,
                                      ArrayRef<SymInt> size,
                                      std::optional<DType> dtype,
                                      std::optional<Layout> layout,
                                      std::optional<Device> device) {
  if (failed(checkNewSizes(cx, 1, size)))
    return failure();
  return makeNew(cx, size, dtype.value_or(self.dtype), layout,
                 device.value_or(self.device));
}

static FailureOr<TensorMeta>
newEmptyStrided(RuleContext &cx, const TensorMeta &self, ArrayRef<SymInt> size,
                ArrayRef<SymInt> stride, std::optional<DType> dtype,
                std::optional<Layout> layout, std::optional<Device> device) {
  return emptyStrided(cx, size, stride, dtype.value_or(self.dtype), layout,
                      device.value_or(self.device));
}

//===----------------------------------------------------------------------===//
// Prims
//===----------------------------------------------------------------------===//

static FailureOr<TensorMeta> primEmpty(RuleContext &cx, ArrayRef<SymInt> shape,
                                       DType dtype, Device device) {
  return makeNew(cx, shape, dtype, {}, device);
}

static FailureOr<TensorMeta> primEmptyStrided(RuleContext &cx,
                                              ArrayRef<SymInt> shape,
                                              ArrayRef<SymInt> strides,
                                              DType dtype, Device device) {
  return emptyStrided(cx, shape, strides, dtype, {}, device);
}

static FailureOr<TensorMeta> primEmptyPermuted(RuleContext &cx,
                                               ArrayRef<SymInt> shape,
                                               ArrayRef<int64_t> order,
                                               DType dtype, Device device) {
  return emptyPermuted(cx, shape, order, dtype, {}, device);
}

static FailureOr<TensorMeta> primFullLike(RuleContext &cx,
                                          const TensorMeta &self,
                                          const MetaValue &, DType dtype,
                                          Device device) {
  return makeLike(cx, self, dtype, {}, device, {});
}

static FailureOr<TensorMeta> primScalarTensor(RuleContext &cx, Scalar value,
                                              std::optional<DType> dtype,
                                              std::optional<Device> device) {
  return makeNew(cx, {}, dtype ? *dtype : dtypeOf(cx, value), {}, device);
}

static const OpRow rows[] = {
    {"zeros(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, "
     "Device? device=None, bool? pin_memory=None) -> Tensor",
     rule<filled>,
     follows(
         "_subclasses.fake_impls.constructors _meta_registrations.meta_zeros")},
    {"ones(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, "
     "Device? device=None, bool? pin_memory=None) -> Tensor",
     rule<filled>,
     follows(
         "_subclasses.fake_impls.constructors _meta_registrations.meta_ones")},
    {"_efficientzerotensor(SymInt[] size, *, ScalarType? dtype=None, Layout? "
     "layout=None, Device? device=None, bool? pin_memory=None) -> Tensor",
     rule<filled>, follows("_subclasses.fake_impls.constructors native")},
    {"empty.memory_format(SymInt[] size, *, ScalarType? dtype=None, Layout? "
     "layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? "
     "memory_format=None) -> Tensor",
     rule<empty>, follows("_subclasses.fake_impls.constructors native")},
    {"empty_strided(SymInt[] size, SymInt[] stride, *, ScalarType? dtype=None, "
     "Layout? layout=None, Device? device=None, bool? pin_memory=None) -> "
     "Tensor",
     rule<emptyStrided>,
     follows("_subclasses.fake_impls.constructors _refs.empty_strided native")},
    {"empty_permuted(SymInt[] size, int[] physical_layout, *, ScalarType? "
     "dtype=None, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None) -> Tensor",
     rule<emptyPermuted>,
     follows("_subclasses.fake_impls.constructors native")},
    {"full(SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, "
     "Layout? layout=None, Device? device=None, bool? pin_memory=None) -> "
     "Tensor",
     rule<full>,
     follows("_subclasses.fake_impls.constructors _meta_registrations.full")},
    {"scalar_tensor(Scalar s, *, ScalarType? dtype=None, Layout? layout=None, "
     "Device? device=None, bool? pin_memory=None) -> Tensor",
     rule<scalarTensor>,
     follows("_subclasses.fake_impls.constructors "
             "_meta_registrations.scalar_tensor")},
    {"eye(SymInt n, *, ScalarType? dtype=None, Layout? layout=None, Device? "
     "device=None, bool? pin_memory=None) -> Tensor",
     rule<eye>, follows("_refs.eye _subclasses.fake_impls.constructors")},
    {"eye.m(SymInt n, SymInt m, *, ScalarType? dtype=None, Layout? "
     "layout=None, Device? device=None, bool? pin_memory=None) -> Tensor",
     rule<eyeM>, follows("_refs.eye _subclasses.fake_impls.constructors")},
    {"tril_indices(int row, int col, int offset=0, *, ScalarType? dtype=4, "
     "Layout? layout=None, Device? device=None, bool? pin_memory=None) -> "
     "Tensor",
     rule<triangleIndices<false>>,
     follows("_refs.tril_indices _subclasses.fake_impls.constructors")},
    {"triu_indices(int row, int col, int offset=0, *, ScalarType? dtype=4, "
     "Layout? layout=None, Device? device=None, bool? pin_memory=None) -> "
     "Tensor",
     rule<triangleIndices<true>>,
     follows("_refs.triu_indices _subclasses.fake_impls.constructors")},
    {"empty_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, "
     "Device? device=None, bool? pin_memory=None, MemoryFormat? "
     "memory_format=None) -> Tensor",
     rule<newLikeWithOptions>,
     follows("_refs.empty_like _subclasses.fake_impls.constructors")},
    {"zeros_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, "
     "Device? device=None, bool? pin_memory=None, MemoryFormat? "
     "memory_format=None) -> Tensor",
     rule<newLikeWithOptions>,
     follows(
         "_subclasses.fake_impls.constructors _meta_registrations.zeros_like")},
    {"ones_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, "
     "Device? device=None, bool? pin_memory=None, MemoryFormat? "
     "memory_format=None) -> Tensor",
     rule<newLikeWithOptions>,
     follows("_refs.ones_like _subclasses.fake_impls.constructors")},
    {"full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, "
     "Layout? layout=None, Device? device=None, bool? pin_memory=None, "
     "MemoryFormat? memory_format=None) -> Tensor",
     dropArgs<newLikeWithOptions, 1>,
     follows("_subclasses.fake_impls.constructors native")},
    {"new_empty(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? "
     "layout=None, Device? device=None, bool? pin_memory=None) -> Tensor",
     rule<newSizes>,
     follows("_refs.new_empty _subclasses.fake_impls.constructors")},
    {"new_zeros(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? "
     "layout=None, Device? device=None, bool? pin_memory=None) -> Tensor",
     rule<newSizes>,
     follows("_refs.new_zeros _subclasses.fake_impls.constructors")},
    {"new_ones(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? "
     "layout=None, Device? device=None, bool? pin_memory=None) -> Tensor",
     rule<newSizes>,
     follows("_refs.new_ones _subclasses.fake_impls.constructors")},
    {"new_full(Tensor self, SymInt[] size, Scalar fill_value, *, ScalarType? "
     "dtype=None, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None) -> Tensor",
     dropArgs<newSizes, 2>,
     follows("_refs.new_full _subclasses.fake_impls.constructors")},
    {"new_empty_strided(Tensor self, SymInt[] size, SymInt[] stride, *, "
     "ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None) -> Tensor",
     rule<newEmptyStrided>,
     follows("_refs.new_empty_strided _subclasses.fake_impls.constructors")},
    {"prims::empty(SymInt[] shape, *, ScalarType dtype, Device device, bool "
     "requires_grad) -> Tensor",
     rule<primEmpty>, follows("_prims.empty")},
    {"prims::empty_strided(SymInt[] shape, SymInt[] strides, *, ScalarType "
     "dtype, Device device, bool requires_grad) -> Tensor",
     rule<primEmptyStrided>, follows("_prims.empty_strided")},
    {"prims::empty_permuted(SymInt[] shape, int[] physical_layout, *, "
     "ScalarType dtype, Device device, bool requires_grad) -> Tensor",
     rule<primEmptyPermuted>, follows("_prims.empty_permuted")},
    {"prims::full(SymInt[] shape, Scalar fill_value, *, ScalarType dtype, "
     "Device device, bool requires_grad) -> Tensor",
     dropArgs<primEmpty, 1>, follows("_prims.full")},
    {"prims::full_like(Tensor a, Scalar fill_value, *, ScalarType dtype, "
     "Device device, bool requires_grad) -> Tensor",
     rule<primFullLike>, follows("_prims.full_like")},
    {"prims::scalar_tensor(Scalar s, *, ScalarType? dtype=None, Device? "
     "device=None) -> Tensor",
     rule<primScalarTensor>, follows("_prims.scalar_tensor")},
    {"prim::NumToTensor.Scalar(Scalar a) -> Tensor", rule<numberToTensor>,
     follows("jit")},
    {"prim::NumToTensor.bool(bool a) -> Tensor", rule<numberToTensor>,
     follows("jit")},
    {"tensor(t[] data, *, ScalarType? dtype=None, Device? device=None, bool "
     "requires_grad=False) -> Tensor",
     rule<tensorOfList>, follows("jit")},
    {"tensor.int(int t, *, ScalarType? dtype=None, Device? device=None, bool "
     "requires_grad=False) -> Tensor",
     rule<tensorWithGradient>, follows("jit")},
    {"tensor.float(float t, *, ScalarType? dtype=None, Device? device=None, "
     "bool requires_grad=False) -> Tensor",
     rule<tensorWithGradient>, follows("jit")},
    {"tensor.bool(bool t, *, ScalarType? dtype=None, Device? device=None, bool "
     "requires_grad=False) -> Tensor",
     rule<tensorWithGradient>, follows("jit")},
    {"tensor.complex(complex t, *, ScalarType? dtype=None, Device? "
     "device=None, bool requires_grad=False) -> Tensor",
     rule<tensorWithGradient>, follows("jit")},
    {"as_tensor.int(int t, *, ScalarType? dtype=None, Device? device=None) -> "
     "Tensor",
     rule<tensorOf>, follows("jit")},
    {"as_tensor.float(float t, *, ScalarType? dtype=None, Device? device=None) "
     "-> Tensor",
     rule<tensorOf>, follows("jit")},
    {"as_tensor.bool(bool t, *, ScalarType? dtype=None, Device? device=None) "
     "-> Tensor",
     rule<tensorOf>, follows("jit")},
    {"as_tensor.complex(complex t, *, ScalarType? dtype=None, Device? "
     "device=None) -> Tensor",
     rule<tensorOf>, follows("jit")},
};

OpFamily fake::getFactoryFamily() { return {"Factory", rows}; }
