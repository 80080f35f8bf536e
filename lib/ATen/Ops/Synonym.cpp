//===- Synonym.cpp - Ops that are others by another name --------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Ops that do what another op does, under a name of their own: the operators of
// Python, casts to a fixed type, and helpers of ATen.
//
//===----------------------------------------------------------------------===//

#include "Table/Call.h"

using namespace fake;

/// The op of that name.
template <const char *Name>
static FailureOr<TensorMeta> sameAs(RuleContext &cx, ArrayRef<MetaValue> args) {
  return callOp(cx, Name, args);
}

#define FAKE_NAME(VARIABLE, TEXT)                                              \
  static constexpr char VARIABLE[] = "aten." TEXT;
FAKE_NAME(leftTensor, "bitwise_left_shift_.Tensor")
FAKE_NAME(leftScalar, "bitwise_left_shift_.Tensor_Scalar")
FAKE_NAME(leftTensorOperator, "__lshift__.Tensor")
FAKE_NAME(leftScalarOperator, "__lshift__.Scalar")
FAKE_NAME(rightTensorOperator, "__rshift__.Tensor")
FAKE_NAME(rightScalarOperator, "__rshift__.Scalar")
FAKE_NAME(rightTensor, "bitwise_right_shift_.Tensor")
FAKE_NAME(rightScalar, "bitwise_right_shift_.Tensor_Scalar")
FAKE_NAME(copyInPlace, "copy_")
FAKE_NAME(unsafeIndexPut, "_unsafe_index_put")
FAKE_NAME(indexPutInPlace, "_index_put_impl_")
#undef FAKE_NAME

/// A shift in place, which the operator of Python refuses for tensors of bool.
template <const char *Operator, const char *Name>
static FailureOr<TensorMeta> shiftInPlace(RuleContext &cx,
                                          ArrayRef<MetaValue> args) {
  MetaValue other = args[1].isBool() ? MetaValue::integer(1) : args[1];
  if (failed(callOp(cx, Operator, {args[0], other})))
    return failure();
  return callOp(cx, Name, args);
}

/// `self.to(dtype)`: `self` itself if it has the type.
template <DType To>
static FailureOr<TensorMeta> castTo(RuleContext &cx, const TensorMeta &self) {
  return callOp(cx, "aten.to.dtype",
                {MetaValue::tensor(&self), MetaValue::dtype(To)});
}

/// `_lazy_clone`: the same geometry in a storage that is copied when written;
/// of a tensor with lazy bits a copy.
static FailureOr<TensorMeta> lazyClone(RuleContext &cx,
                                       const TensorMeta &self) {
  if (self.conj || self.neg)
    return callOp(cx, "aten.clone", {MetaValue::tensor(&self)});
  TensorMeta result = self;
  result.storage = cx.freshStorage();
  return result;
}

/// `torch.arange(like.size(dim))`.
static FailureOr<TensorMeta> dimArange(RuleContext &cx, const TensorMeta &like,
                                       int64_t dim) {
  FailureOr<int64_t> wrapped = wrapDim(cx, dim, like.rank());
  if (failed(wrapped))
    return failure();
  if (like.isScalar())
    return cx.error(0) << "expected a tensor of rank 1 or more, found rank 0";
  return makeContiguous(cx, cx.copySizes({like.sizes[*wrapped]}), DType::Int64,
                        like.device);
}

/// The sizes as a tensor on the cpu.
static FailureOr<TensorMeta> shapeAsTensor(RuleContext &cx,
                                           const TensorMeta &self) {
  return makeContiguous(cx, cx.copySizes({SymInt(self.rank())}), DType::Int64,
                        Device::cpu());
}

//===----------------------------------------------------------------------===//
// Storage
//===----------------------------------------------------------------------===//

/// `resize`: a copy, row-major or in a given format.
static FailureOr<TensorMeta> resize(RuleContext &cx, const TensorMeta &self,
                                    ArrayRef<SymInt> sizes,
                                    std::optional<MemoryFormat> format) {
  if (!format)
    return newLike(cx, self, sizes);
  if (*format == MemoryFormat::Preserve)
    return cx.error(2) << "resize does not accept preserve_format";
  return makeInFormat(cx, sizes, self.dtype, self.device, *format);
}

static FailureOr<TensorMeta> resizeAs(RuleContext &cx, const TensorMeta &self,
                                      const TensorMeta &other,
                                      std::optional<MemoryFormat> format) {
  if (format == MemoryFormat::Preserve)
    format = suggestMemoryFormat(cx, other);
  return resize(cx, self, other.sizes, format);
}

/// `self.set_()`: an empty storage.
static FailureOr<TensorMeta> setNothing(RuleContext &cx,
                                        const TensorMeta &self) {
  return newLike(cx, self, cx.copySizes({0}));
}

/// `self.set_(source)`: the storage and the geometry of `source`; the type and
/// the device of `self` stay.
static FailureOr<TensorMeta> setTensor(RuleContext &cx, const TensorMeta &self,
                                       const TensorMeta &source) {
  TensorMeta result = source;
  result.dtype = self.dtype;
  result.device = self.device;
  result.conj = self.conj;
  result.elements = {};
  return result;
}

/// The same with a geometry of its own; the source must be row-major.
static FailureOr<TensorMeta>
setGeometry(RuleContext &cx, const TensorMeta &self, const TensorMeta &source,
            SymInt offset, ArrayRef<SymInt> sizes, ArrayRef<SymInt> strides) {
  if (!isContiguous(cx, source))
    return cx.error(1) << "expected a row-major source, found strides "
                       << source.strides;
  if (!strides.empty() && strides.size() != sizes.size())
    return cx.error(3, 4) << "expected a stride for each of the sizes " << sizes
                          << ", found " << strides;
  FailureOr<TensorMeta> storage = setTensor(cx, self, source);
  if (failed(storage))
    return failure();
  return makeView(*storage, sizes,
                  strides.empty() ? contiguousStrides(cx, sizes) : strides,
                  cx.env.add(source.offset, offset));
}

//===----------------------------------------------------------------------===//
// Functional forms
//===----------------------------------------------------------------------===//

/// `embedding_renorm`: the table anew.
static FailureOr<TensorMeta> embeddingRenorm(RuleContext &cx,
                                             const TensorMeta &self,
                                             const TensorMeta &indices) {
  if (failed(
          callOp(cx, "aten.embedding_renorm_",
                 {MetaValue::tensor(&self), MetaValue::tensor(&indices),
                  MetaValue::unknownFloating(), MetaValue::unknownFloating()})))
    return failure();
  return clonePreserving(cx, self);
}

/// `rrelu_with_noise_functional`: the noise is returned, not written.
static FailureOr<std::array<TensorMeta, 2>>
rreluFunctional(RuleContext &cx, const TensorMeta &self,
                const TensorMeta &noise) {
  if (failed(commonDeviceOf(cx, self, noise)))
    return failure();
  auto like = [&](const TensorMeta &x) {
    return makeStrided(cx, x.sizes, emptyLikeStrides(cx, x), x.dtype, x.device);
  };
  return std::array{like(self), like(noise)};
}

/// `fill_diagonal_`: of a matrix, or of a tensor whose sizes are all equal.
static FailureOr<TensorMeta> fillDiagonal(RuleContext &cx,
                                          const TensorMeta &self) {
  if (self.rank() < 2)
    return cx.error(0) << "expected a tensor of rank 2 or more, found rank "
                       << self.rank();
  if (self.rank() > 2)
    for (SymInt size : self.sizes)
      if (!requireEqual(cx, size, self.sizes[0]))
        return cx.error(0) << "expected sizes that are all equal, found "
                           << self.sizes;
  return self;
}

/// `pad_sequence`: sequences of different lengths as one tensor.
static FailureOr<TensorMeta> padSequence(RuleContext &cx, TensorList sequences,
                                         bool batchFirst, const MetaValue &,
                                         StringRef side) {
  if (sequences.empty())
    return cx.error(0) << "expected at least one sequence, found none";
  if (side != "left" && side != "right")
    return cx.error(3) << "expected 'left' or 'right', found '" << side << "'";
  const TensorMeta &first = *sequences[0];
  SymInt longest = 0;
  for (size_t i = 0; i < sequences.size(); ++i) {
    const TensorMeta &sequence = *sequences[i];
    if (sequence.rank() < 1 || first.rank() < 1 ||
        !requireEqual(cx, sequence.sizes.drop_front(),
                      first.sizes.drop_front()))
      return cx.error(0) << "expected sequences that differ in length only, "
                            "found sizes "
                         << first.sizes << " and " << sequence.sizes;
    longest = cx.env.max(longest, sequence.sizes[0]);
  }
  SymInt count = static_cast<int64_t>(sequences.size());
  const SymInt lead[] = {batchFirst ? count : longest,
                         batchFirst ? longest : count};
  return newLike(cx, first, concat(cx, lead, first.sizes.drop_front()));
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"__iand__.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)",
     aliasOf("bitwise_and_.Tensor")},
    {"__iand__.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)",
     aliasOf("bitwise_and_.Scalar")},
    {"__ior__.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)",
     aliasOf("bitwise_or_.Tensor")},
    {"__ior__.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)",
     aliasOf("bitwise_or_.Scalar")},
    {"__ixor__.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)",
     aliasOf("bitwise_xor_.Tensor")},
    {"__ixor__.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)",
     aliasOf("bitwise_xor_.Scalar")},
    {"__ilshift__.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)",
     rule<shiftInPlace<leftTensorOperator, leftTensor>>, Tag::pointwise},
    {"__ilshift__.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)",
     rule<shiftInPlace<leftScalarOperator, leftScalar>>, Tag::pointwise},
    {"__irshift__.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)",
     rule<shiftInPlace<rightTensorOperator, rightTensor>>},
    {"__irshift__.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)",
     rule<shiftInPlace<rightScalarOperator, rightScalar>>},
    {"_stack(Tensor[] tensors, int dim=0) -> Tensor", aliasOf("stack")},
    {"_unsafe_index_put.hacked_twin(Tensor self, Tensor[] indices, Tensor "
     "values, bool accumulate=False) -> Tensor",
     rule<sameAs<unsafeIndexPut>>},
    {"_index_put_impl_.hacked_twin(Tensor(a!) self, Tensor[] indices, Tensor "
     "values, bool accumulate=False, bool unsafe=False) -> Tensor(a!)",
     rule<sameAs<indexPutInPlace>>},
    {"_cast_Byte(Tensor self, bool non_blocking=False) -> Tensor",
     rule<castTo<DType::UInt8>>},
    {"_cast_Char(Tensor self, bool non_blocking=False) -> Tensor",
     rule<castTo<DType::Int8>>},
    {"_cast_Double(Tensor self, bool non_blocking=False) -> Tensor",
     rule<castTo<DType::Float64>>},
    {"_cast_Float(Tensor self, bool non_blocking=False) -> Tensor",
     rule<castTo<DType::Float32>>},
    {"_cast_Half(Tensor self, bool non_blocking=False) -> Tensor",
     rule<castTo<DType::Float16>>},
    {"_cast_Int(Tensor self, bool non_blocking=False) -> Tensor",
     rule<castTo<DType::Int32>>},
    {"_cast_Long(Tensor self, bool non_blocking=False) -> Tensor",
     rule<castTo<DType::Int64>>},
    {"_cast_Short(Tensor self, bool non_blocking=False) -> Tensor",
     rule<castTo<DType::Int16>>},
    {"_lazy_clone(Tensor self) -> Tensor", rule<lazyClone>},
    {"_dim_arange(Tensor like, int dim) -> Tensor", rule<dimArange>},
    {"_shape_as_tensor(Tensor self) -> Tensor", rule<shapeAsTensor>},
    {"resize(Tensor self, SymInt[] size, *, MemoryFormat? memory_format=None) "
     "-> Tensor",
     rule<resize>},
    {"resize_as(Tensor self, Tensor the_template, *, MemoryFormat? "
     "memory_format=None) -> Tensor",
     rule<resizeAs>},
    {"set_(Tensor(a!) self) -> Tensor(a!)", rule<setNothing>,
     Tag::inplace_view | Behavior::SetsStorage},
    {"set_.source_Tensor(Tensor(a!) self, Tensor source) -> Tensor(a!)",
     rule<setTensor>, Tag::inplace_view | Behavior::SetsStorage},
    {"set_.source_Tensor_storage_offset(Tensor(a!) self, Tensor source, SymInt "
     "storage_offset, SymInt[] size, SymInt[] stride=[]) -> Tensor(a!)",
     rule<setGeometry>, Tag::inplace_view | Behavior::SetsStorage},
    {"embedding_renorm(Tensor self, Tensor indices, float max_norm, float "
     "norm_type) -> Tensor",
     rule<embeddingRenorm>},
    {"rrelu_with_noise_functional(Tensor self, Tensor noise, Scalar "
     "lower=0.125, Scalar upper=0.33333333333333331, bool training=False, "
     "Generator? generator=None) -> (Tensor, Tensor noise_out)",
     rule<rreluFunctional>, Tag::nondeterministic_seeded},
    {"fill_diagonal_(Tensor(a!) self, Scalar fill_value, bool wrap=False) -> "
     "Tensor(a!)",
     rule<fillDiagonal>},
    {"pad_sequence(Tensor[] sequences, bool batch_first=False, float "
     "padding_value=0., str padding_side=\"right\") -> Tensor",
     rule<padSequence>},
    {"copy_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)",
     rule<sameAs<copyInPlace>>},
};

OpFamily fake::getSynonymFamily() { return {"Synonym", rows}; }
