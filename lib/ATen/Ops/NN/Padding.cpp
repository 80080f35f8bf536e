//===- Padding.cpp - Padding ------------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Padding with a constant or with the tensor's own elements.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Limits.h"
#include "Table/Call.h"
#include "Table/Composite.h"
#include "Table/SingleDevice.h"

using namespace fake;

/// The sizes after padding. The pads come in pairs, last dimension first.
static FailureOr<MutableArrayRef<SymInt>> paddedSizes(RuleContext &cx,
                                                      const TensorMeta &self,
                                                      ArrayRef<SymInt> pad,
                                                      int64_t least) {
  if (pad.size() % 2 || pad.size() / 2 > self.sizes.size())
    return cx.error(1) << "expected two pads for each of at most "
                       << self.rank() << " dimensions, found " << pad.size()
                       << " pads";
  MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(self.sizes.size());
  llvm::copy(self.sizes, sizes.begin());
  for (size_t i = 0; i < pad.size(); i += 2) {
    SymInt &size = sizes[sizes.size() - 1 - i / 2];
    SymInt old = size;
    size = cx.env.add(cx.env.add(size, pad[i]), pad[i + 1]);
    if (isOverflow(size, {old, pad[i], pad[i + 1]}) ||
        !cx.env.require(Condition::le(least, size)))
      return cx.error(0, 1)
             << "size " << old << " with pads " << pad[i] << " and "
             << pad[i + 1] << " would become " << size;
  }
  return sizes;
}

/// `constant_pad_nd`: in the suggested memory format of `self`; if no pad adds
/// elements, a copy of the remaining slice. Expressions count as adding some.
static FailureOr<TensorMeta>
constantPad(RuleContext &cx, const TensorMeta &self, ArrayRef<SymInt> pad) {
  FailureOr<MutableArrayRef<SymInt>> sizes = paddedSizes(cx, self, pad, 0);
  if (failed(sizes))
    return failure();
  if (llvm::all_of(pad,
                   [](SymInt p) { return p.isInt() && p.getInt() <= 0; })) {
    TensorMeta part = makeView(self, *sizes, self.strides, self.offset);
    return clonePreserving(cx, part);
  }
  return makeInFormat(cx, *sizes, self.dtype, self.device,
                      suggestMemoryFormat(cx, self));
}

/// Checks that the rank matches the number of padded dimensions and that only
/// the batch is empty, `_padding_check_valid_input`, which treats higher ranks
/// as tensors without a batch.
static LogicalResult checkPadInput(RuleContext &cx, const TensorMeta &self,
                                   ArrayRef<SymInt> pad, int64_t spatial) {
  if (static_cast<int64_t>(pad.size()) != 2 * spatial)
    return cx.error(1) << "expected " << 2 * spatial << " pads, found "
                       << pad.size();
  int64_t rank = self.rank();
  if (rank < spatial + 1)
    return cx.error(0) << "expected a tensor of rank " << spatial + 1 << " or "
                       << spatial + 2 << ", found " << self.sizes;
  for (int64_t i = rank == spatial + 2; i < rank; ++i)
    if (isZero(cx, self.sizes[i]))
      return cx.error(0)
             << "expected sizes above 0 except for the batch, found "
             << self.sizes;
  return success();
}

/// `reflection_pad`, `replication_pad`: two spatial dimensions of a batch keep
/// channels last, except on cuda. Dimensions after the padded ones are dropped.
template <int Spatial, bool Reflection>
static FailureOr<TensorMeta> mirrorPad(RuleContext &cx, const TensorMeta &self,
                                       ArrayRef<SymInt> pad) {
  if (failed(checkPadInput(cx, self, pad, Spatial)))
    return failure();
  if (!Reflection && self.dtype == DType::Bool)
    return cx.error(0) << "replication padding is not defined for bool";
  bool isBatch = self.rank() == Spatial + 2;
  TensorMeta input = self;
  if (!isBatch)
    input.sizes = self.sizes.take_front(Spatial + 1);
  if (Reflection)
    for (size_t i = 0; i < pad.size(); ++i) {
      SymInt size = input.sizes[input.sizes.size() - 1 - i / 2];
      if (!cx.env.require(Condition::lt(pad[i], size)))
        return cx.error(1) << "expected pads smaller than the size, found "
                           << pad[i] << " for size " << size;
    }
  FailureOr<MutableArrayRef<SymInt>> sizes =
      paddedSizes(cx, input, pad, Spatial == 1);
  if (failed(sizes))
    return failure();
  if (llvm::all_of(sizes->take_back(Spatial),
                   [&](SymInt size) { return isZero(cx, size); }))
    return cx.error(0, 1) << "expected a size above 0 after padding, found "
                          << ArrayRef<SymInt>(*sizes);
  // Dimensions not treated as a batch get a batch of 1.
  if (Spatial != 3 && self.rank() > Spatial + 2)
    return newLike(cx, self, withDim(cx, *sizes, 0, 1));
  if (Spatial != 2 || !isBatch || self.device.isCUDA())
    return newLike(cx, self, *sizes);
  return makeInFormat(cx, *sizes, self.dtype, self.device,
                      suggestMemoryFormat(cx, self));
}

/// The gradient of such a padding: like the input, row-major. Dimensions are
/// counted from the front, after batch and channels.
template <int Spatial>
static FailureOr<TensorMeta>
padBackward(RuleContext &cx, const TensorMeta &gradient, const TensorMeta &self,
            ArrayRef<SymInt> pad) {
  if (pad.size() != 2 * Spatial)
    return cx.error(2) << "expected " << 2 * Spatial << " pads, found "
                       << pad.size();
  int64_t first = self.rank() == Spatial + 2 ? 2 : 1;
  if (self.rank() < first + Spatial || gradient.rank() < first + Spatial ||
      (Spatial == 3 && gradient.rank() != self.rank()))
    return cx.error(0, 1) << "expected tensors of rank " << Spatial + 1
                          << " or " << Spatial + 2 << ", found "
                          << gradient.sizes << " and " << self.sizes;
  for (int64_t i = 0; i < Spatial; ++i) {
    int64_t dim = first + Spatial - 1 - i;
    SymInt padded =
        cx.env.add(self.sizes[dim], cx.env.add(pad[2 * i], pad[2 * i + 1]));
    if (!requireEqual(cx, gradient.sizes[dim], padded))
      return cx.error(0) << "expected a gradient of size " << padded
                         << " at dimension " << dim << ", found sizes "
                         << gradient.sizes;
  }
  return newLike(cx, self, self.sizes);
}

/// `_pad_circular`: pads are at most the size.
static FailureOr<TensorMeta>
circularPad(RuleContext &cx, const TensorMeta &self, ArrayRef<SymInt> pad) {
  // An odd last element is ignored.
  pad = pad.drop_back(pad.size() % 2);
  int64_t spatial = pad.size() / 2;
  if (self.rank() != spatial + 2 && self.rank() != spatial + 1)
    return cx.error(0) << "expected a tensor of rank " << spatial + 2
                       << ", found " << self.sizes;
  for (size_t i = 0; i < pad.size(); ++i) {
    SymInt size = self.sizes[self.sizes.size() - 1 - i / 2];
    if (!cx.env.require(Condition::le(pad[i], size)))
      return cx.error(1) << "expected pads of at most the size, found "
                         << pad[i] << " for size " << size;
  }
  FailureOr<MutableArrayRef<SymInt>> sizes = paddedSizes(cx, self, pad, 0);
  if (failed(sizes))
    return failure();
  return newLike(cx, self, *sizes);
}

/// Runs the padding op for the number of pads.
template <bool Reflection>
static FailureOr<TensorMeta>
mirrorPadAny(RuleContext &cx, const TensorMeta &self, ArrayRef<SymInt> pad) {
  switch (pad.size()) {
  case 2:
    return mirrorPad<1, Reflection>(cx, self, pad);
  case 4:
    return mirrorPad<2, Reflection>(cx, self, pad);
  case 6:
    return mirrorPad<3, Reflection>(cx, self, pad);
  default:
    return cx.error(1) << "expected 2, 4 or 6 pads, found " << pad.size();
  }
}

/// `pad`: dispatches on the mode.
static FailureOr<TensorMeta> pad(RuleContext &cx, const TensorMeta &self,
                                 ArrayRef<SymInt> pads, StringRef mode,
                                 const MetaValue &value) {
  if (mode == "constant")
    return constantPad(cx, self, pads);
  if (value.getScalar().asFloat().value_or(0) != 0)
    return cx.error(3) << "the mode '" << mode << "' takes no value";
  if (mode == "reflect")
    return mirrorPadAny<true>(cx, self, pads);
  if (mode == "replicate")
    return mirrorPadAny<false>(cx, self, pads);
  if (mode == "circular")
    return circularPad(cx, self, pads);
  return cx.error(2) << "expected the mode 'constant', 'reflect', 'replicate' "
                        "or 'circular', found '"
                     << mode << "'";
}

//===----------------------------------------------------------------------===//
// Functional forms
//===----------------------------------------------------------------------===//

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

static const OpRow rows[] = {
    {"constant_pad_nd(Tensor self, SymInt[] pad, Scalar value=0) -> Tensor",
     rule<constantPad>,
     follows("_meta_registrations._constant_pad_nd_meta native")},
    {"pad(Tensor self, SymInt[] pad, str mode=\"constant\", float? value=None) "
     "-> Tensor",
     rule<pad>, follows("native")},
    {"_pad_circular(Tensor self, SymInt[] pad) -> Tensor", rule<circularPad>,
     follows("native")},
    {"reflection_pad1d(Tensor self, SymInt[2] padding) -> Tensor",
     rule<mirrorPad<1, true>>,
     follows("_meta_registrations.meta_reflection_pad1d")},
    {"reflection_pad2d(Tensor self, SymInt[4] padding) -> Tensor",
     rule<mirrorPad<2, true>>,
     follows("_meta_registrations.meta_reflection_pad2d")},
    {"reflection_pad3d(Tensor self, SymInt[6] padding) -> Tensor",
     rule<mirrorPad<3, true>>,
     follows("_meta_registrations.meta_reflection_pad3d")},
    {"replication_pad1d(Tensor self, SymInt[2] padding) -> Tensor",
     rule<mirrorPad<1, false>>,
     follows("_meta_registrations.meta_replication_pad1d")},
    {"replication_pad2d(Tensor self, SymInt[4] padding) -> Tensor",
     rule<mirrorPad<2, false>>,
     follows("_meta_registrations.meta_replication_pad2d")},
    {"replication_pad3d(Tensor self, SymInt[6] padding) -> Tensor",
     rule<mirrorPad<3, false>>,
     follows("_meta_registrations.meta_replication_pad3d")},
    {"reflection_pad1d_backward(Tensor grad_output, Tensor self, SymInt[2] "
     "padding) -> Tensor",
     singleDevice<padBackward<1>>,
     follows("_meta_registrations.meta_reflection_pad1d_backward")},
    {"reflection_pad2d_backward(Tensor grad_output, Tensor self, SymInt[4] "
     "padding) -> Tensor",
     singleDevice<padBackward<2>>,
     follows("_meta_registrations.meta_pad2d_backward")},
    {"reflection_pad3d_backward(Tensor grad_output, Tensor self, SymInt[6] "
     "padding) -> Tensor",
     singleDevice<padBackward<3>>,
     follows("_meta_registrations.meta_pad3d_backward")},
    {"replication_pad1d_backward(Tensor grad_output, Tensor self, SymInt[2] "
     "padding) -> Tensor",
     singleDevice<padBackward<1>>,
     follows("_meta_registrations.meta_replication_pad1d_backward")},
    {"replication_pad2d_backward(Tensor grad_output, Tensor self, SymInt[4] "
     "padding) -> Tensor",
     singleDevice<padBackward<2>>,
     follows("_meta_registrations.meta_pad2d_backward")},
    {"replication_pad3d_backward(Tensor grad_output, Tensor self, SymInt[6] "
     "padding) -> Tensor",
     singleDevice<padBackward<3>>,
     follows("_meta_registrations.meta_pad3d_backward")},
    {"pad_sequence(Tensor[] sequences, bool batch_first=False, float "
     "padding_value=0., str padding_side=\"right\") -> Tensor",
     rule<padSequence>, follows("_decomp.decompositions.pad_sequence native")},
};

OpFamily fake::getPaddingFamily() { return {"Padding", rows}; }
