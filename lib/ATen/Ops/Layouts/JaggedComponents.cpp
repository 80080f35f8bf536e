//===- JaggedComponents.cpp - Components of jagged tensors ------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The components of jagged tensors, and ops that take them apart and make them.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ATen/Layouts.h"
#include "Table/Composite.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Nested ints
//===----------------------------------------------------------------------===//

bool fake::isNestedInt(RuleContext &cx, SymInt size) {
  return cx.env.isSymbol(size, SymbolKind::Ragged);
}

SymInt fake::makeNestedInt(RuleContext &cx) {
  return cx.symbols.create(SymbolKind::Ragged, Range::atLeast(2));
}

//===----------------------------------------------------------------------===//
// Components
//===----------------------------------------------------------------------===//

static const SymbolExpr *getSymbol(const Ragged &ragged) {
  return llvm::cast<SymbolExpr>(ragged.size.getExpr());
}

std::optional<Ragged> fake::getRagged(RuleContext &cx, const TensorMeta &self) {
  ArrayRef<SymInt> sizes = self.sizes;
  auto *it =
      llvm::find_if(sizes, [&](SymInt size) { return isNestedInt(cx, size); });
  if (it == sizes.begin() || it == sizes.end())
    return std::nullopt;
  Ragged ragged{self.getJaggedInfo(), it - sizes.begin(), *it, sizes[0]};
  if (ragged.valuesSize.isUnknown())
    ragged.valuesSize = cx.symbols.recallComponent(getSymbol(ragged), "total");
  return ragged;
}

LogicalResult fake::hasNoRaggedSize(RuleContext &cx, unsigned position,
                                    const TensorMeta &self) {
  std::string text;
  for (SymInt size : self.sizes.drop_front(self.sizes.empty() ? 0 : 1)) {
    auto *symbol =
        size.isExpr() ? llvm::dyn_cast<SymbolExpr>(size.getExpr()) : nullptr;
    if (symbol)
      text += (text.empty() ? ", where '" : " and '") +
              symbol->getName().str() + "' is " +
              getName(cx.env.getKind(symbol)).str();
  }
  return cx.error(position)
         << "expected a jagged tensor with a size behind the first that is a "
            "symbol declared ragged, as by '#fake.symbol<j0, ragged>', found "
            "sizes "
         << self.sizes << text;
}

static std::optional<SymInt> getLength(RuleContext &cx, const Ragged &ragged,
                                       std::optional<SymInt> length,
                                       StringRef component) {
  if (length && length->isUnknown())
    return cx.symbols.recallComponent(getSymbol(ragged), component);
  return length;
}
std::optional<SymInt> fake::getMaxSeqlen(RuleContext &cx,
                                         const Ragged &ragged) {
  return getLength(cx, ragged, ragged.maxSeqlen, "max");
}
std::optional<SymInt> fake::getMinSeqlen(RuleContext &cx,
                                         const Ragged &ragged) {
  return getLength(cx, ragged, ragged.minSeqlen, "min");
}

/// The components of a tensor that is made: null where they are those of all
/// inputs with the ragged size.
static Components getComponents(RuleContext &cx, const Ragged &ragged) {
  JaggedInfo info = ragged;
  const SymbolExpr *symbol = getSymbol(ragged);
  if (cx.symbols.isComponent(info.valuesSize, symbol, "total"))
    info.valuesSize = SymInt::unknown();
  if (info.minSeqlen && cx.symbols.isComponent(*info.minSeqlen, symbol, "min"))
    info.minSeqlen = SymInt::unknown();
  if (info.maxSeqlen && cx.symbols.isComponent(*info.maxSeqlen, symbol, "max"))
    info.maxSeqlen = SymInt::unknown();
  return info == JaggedInfo() ? Components() : cx.createInfo(info);
}

TensorMeta fake::getValues(RuleContext &cx, const TensorMeta &self,
                           const Ragged &ragged) {
  TensorMeta values = self;
  values.layout = Layout::Strided;
  values.sizes =
      withSize(cx, self.sizes.drop_front(), ragged.dim - 1, ragged.valuesSize);
  values.strides = self.strides.drop_front();
  values.constant = {};
  values.components = nullptr;
  return values;
}

FailureOr<TensorMeta> fake::makeJagged(RuleContext &cx,
                                       const TensorMeta &values,
                                       const Ragged &ragged) {
  int64_t inner = ragged.dim - 1;
  if (inner < 0 || inner >= values.rank())
    return cx.error() << "expected a ragged dimension between 1 and "
                      << values.rank() << ", found " << ragged.dim;
  TensorMeta jagged = values;
  jagged.layout = Layout::Jagged;
  jagged.sizes = withDim(cx, withSize(cx, values.sizes, inner, ragged.size), 0,
                         ragged.batch);
  jagged.strides = withDim(cx, values.strides, 0,
                           cx.env.mul(ragged.size, values.strides[inner]));
  jagged.constant = {};
  Ragged made = ragged;
  made.valuesSize = values.sizes[inner];
  jagged.components = getComponents(cx, made);
  return jagged;
}

//===----------------------------------------------------------------------===//
// Padding
//===----------------------------------------------------------------------===//

FailureOr<TensorMeta> fake::padRows(RuleContext &cx, const TensorMeta &values,
                                    const Ragged &ragged,
                                    std::optional<SymInt> length) {
  if (ragged.hasLengths)
    return cx.error(0) << "expected a contiguous jagged tensor to pad";
  SymInt wanted =
      length ? *length : getMaxSeqlen(cx, ragged).value_or(values.sizes[0]);
  SmallVector<SymInt> sizes(values.sizes);
  std::swap(sizes[0], sizes[ragged.dim - 1]);
  sizes[0] = wanted;
  sizes.insert(sizes.begin(), ragged.batch);
  TensorMeta padded = newLike(cx, values, cx.copySizes(sizes));
  return transposeGeometry(cx, padded, ragged.dim, 1);
}

FailureOr<TensorMeta> fake::packRows(RuleContext &cx, const TensorMeta &padded,
                                     const Ragged &ragged) {
  if (padded.rank() < 2 || ragged.dim < 1 || ragged.dim >= padded.rank())
    return cx.error(0) << "expected a ragged dimension between 1 and "
                       << padded.rank() - 1 << ", found " << ragged.dim;
  SmallVector<SymInt> sizes(padded.sizes);
  std::swap(sizes[1], sizes[ragged.dim]);
  sizes[1] = ragged.valuesSize;
  TensorMeta values =
      newLike(cx, padded, cx.copySizes(ArrayRef(sizes).drop_front()));
  return transposeGeometry(cx, values, ragged.dim - 1, 0);
}

//===----------------------------------------------------------------------===//
// Ops
//===----------------------------------------------------------------------===//

/// The ragged structure of an argument.
static FailureOr<Ragged> readRagged(RuleContext &cx, const TensorMeta &self) {
  if (self.layout != Layout::Jagged)
    return cx.error(0) << "expected a jagged tensor, found layout "
                       << getName(self.layout) << " and sizes " << self.sizes;
  if (std::optional<Ragged> ragged = getRagged(cx, self))
    return *ragged;
  return hasNoRaggedSize(cx, 0, self);
}

static FailureOr<TensorMeta> values(RuleContext &cx, const TensorMeta &self) {
  FailureOr<Ragged> ragged = readRagged(cx, self);
  if (failed(ragged))
    return failure();
  return getValues(cx, self, *ragged);
}

/// A tensor of offsets or lengths. Jagged tensors constructed from it have the
/// same nested int.
static MetaValue makeSource(RuleContext &cx, const TensorMeta &self,
                            SymInt count, std::optional<SymInt> size) {
  TensorMeta source =
      makeContiguous(cx, cx.copySizes({count}), DType::Int64, self.device);
  MetaValue value = cx.createValue(source);
  if (size)
    cx.memos.remember(DataQuery::NestedInt, *value.getTensor(), *size);
  return value;
}
static FailureOr<MetaValue> offsets(RuleContext &cx, const TensorMeta &self) {
  FailureOr<Ragged> ragged = readRagged(cx, self);
  if (failed(ragged))
    return failure();
  std::optional<SymInt> size;
  if (!ragged->hasLengths)
    size = ragged->size;
  return makeSource(cx, self, cx.env.add(ragged->batch, 1), size);
}
static FailureOr<MetaValue> lengths(RuleContext &cx, const TensorMeta &self) {
  FailureOr<Ragged> ragged = readRagged(cx, self);
  if (failed(ragged))
    return failure();
  if (!ragged->hasLengths)
    return MetaValue::none();
  return makeSource(cx, self, ragged->batch, ragged->size);
}
static FailureOr<SymInt> raggedDim(RuleContext &cx, const TensorMeta &self) {
  FailureOr<Ragged> ragged = readRagged(cx, self);
  if (failed(ragged))
    return failure();
  return SymInt(ragged->dim);
}

/// A length as stored by `_store_val_in_tensor`: the size of a tensor.
template <std::optional<SymInt> (*GetLength)(RuleContext &, const Ragged &)>
static FailureOr<MetaValue> seqlen(RuleContext &cx, const TensorMeta &self) {
  FailureOr<Ragged> ragged = readRagged(cx, self);
  if (failed(ragged))
    return failure();
  std::optional<SymInt> length = GetLength(cx, *ragged);
  if (!length)
    return MetaValue::none();
  return cx.createValue(makeContiguous(cx, cx.copySizes({*length, 0}),
                                       DType::Float32, Device::cpu()));
}

/// Sets the ragged structure from offsets, lengths, and the minimum and maximum
/// length of rows.
static LogicalResult readSource(RuleContext &cx, const TensorMeta &values,
                                const TensorMeta &offsets,
                                const TensorMeta *lengths,
                                const TensorMeta *minSeqlen,
                                const TensorMeta *maxSeqlen, Ragged &ragged) {
  if (offsets.rank() != 1)
    return cx.error(1) << "expected offsets of rank 1, found sizes "
                       << offsets.sizes;
  if (values.layout != Layout::Strided)
    return cx.error(0) << "expected strided values, found layout "
                       << getName(values.layout);
  if (values.device.isKnown() && offsets.device.isKnown() &&
      values.device != offsets.device)
    return cx.deviceMismatch(0, values.device, 1, offsets.device);
  ragged.batch = cx.env.sub(offsets.sizes[0], 1);
  ragged.hasLengths = lengths;
  if (lengths && (lengths->rank() != 1 ||
                  !requireEqual(cx, lengths->sizes[0], ragged.batch)))
    return cx.error(1, 3) << "expected " << ragged.batch
                          << " lengths of rows, found sizes " << lengths->sizes;
  auto read = [](const TensorMeta *tensor) -> std::optional<SymInt> {
    if (!tensor || tensor->isScalar())
      return std::nullopt;
    return tensor->sizes[0];
  };
  ragged.minSeqlen = read(minSeqlen);
  ragged.maxSeqlen = read(maxSeqlen);
  ragged.size =
      cx.memos.recall(DataQuery::NestedInt, lengths ? *lengths : offsets,
                      [&] { return makeNestedInt(cx); });
  return success();
}

static FailureOr<TensorMeta>
viewFromJagged(RuleContext &cx, const TensorMeta &self,
               const TensorMeta &offsets, const MetaValue &,
               const TensorMeta *lengths, int64_t raggedIdx,
               const TensorMeta *minSeqlen, const TensorMeta *maxSeqlen) {
  Ragged ragged;
  ragged.dim = raggedIdx;
  if (failed(
          readSource(cx, self, offsets, lengths, minSeqlen, maxSeqlen, ragged)))
    return failure();
  return makeJagged(cx, self, ragged);
}

static FailureOr<TensorMeta>
fromPadded(RuleContext &cx, const TensorMeta &padded, const TensorMeta &offsets,
           const MetaValue &, int64_t raggedIdx, const TensorMeta *minSeqlen,
           const TensorMeta *maxSeqlen, std::optional<SymInt> sumS) {
  Ragged ragged;
  ragged.dim = raggedIdx;
  if (failed(readSource(cx, padded, offsets, nullptr, minSeqlen, maxSeqlen,
                        ragged)))
    return failure();
  ragged.valuesSize = sumS ? *sumS : freshUnbacked(cx, Range::atLeast(0));
  FailureOr<TensorMeta> values = packRows(cx, padded, ragged);
  if (failed(values))
    return failure();
  return makeJagged(cx, *values, ragged);
}

static FailureOr<TensorMeta>
toPadded(RuleContext &cx, const TensorMeta &self, const MetaValue &,
         std::optional<ArrayRef<SymInt>> outputSize) {
  FailureOr<Ragged> ragged = readRagged(cx, self);
  if (failed(ragged))
    return failure();
  std::optional<SymInt> length;
  if (outputSize) {
    if (static_cast<int64_t>(outputSize->size()) <= ragged->dim)
      return cx.error(2) << "expected more than " << ragged->dim
                         << " sizes, found "
                         << static_cast<int64_t>(outputSize->size());
    length = (*outputSize)[ragged->dim];
  }
  return padRows(cx, getValues(cx, self, *ragged), *ragged, length);
}

/// Checks that there is exactly one tensor of offsets, of rank 1.
static FailureOr<SymInt> countRows(RuleContext &cx, TensorList offsets) {
  if (offsets.size() != 1 || !offsets[0] || offsets[0]->rank() != 1)
    return cx.error(1) << "expected one tensor of offsets, of rank 1";
  return cx.env.sub(offsets[0]->sizes[0], 1);
}
static FailureOr<TensorMeta> jaggedToPadded(RuleContext &cx,
                                            const TensorMeta &values,
                                            TensorList offsets,
                                            ArrayRef<SymInt> maxLengths) {
  FailureOr<SymInt> batch = countRows(cx, offsets);
  if (failed(batch))
    return failure();
  if (maxLengths.size() != 1 || values.isScalar())
    return cx.error(0, 2) << "expected values of rank 1 or more and one length";
  ArrayRef<SymInt> sizes = withSize(cx, values.sizes, 0, maxLengths[0]);
  return newLike(cx, values, withDim(cx, sizes, 0, *batch));
}
static FailureOr<TensorMeta> paddedToJagged(RuleContext &cx,
                                            const TensorMeta &dense,
                                            TensorList offsets,
                                            std::optional<SymInt> total) {
  if (failed(countRows(cx, offsets)))
    return failure();
  if (dense.rank() < 2)
    return cx.error(0) << "expected a tensor of rank 2 or more, found sizes "
                       << dense.sizes;
  SymInt size = total ? *total : freshUnbacked(cx, Range::atLeast(0));
  return newLike(cx, dense, withSize(cx, dense.sizes.drop_front(), 0, size));
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"_nested_get_values(Tensor(a) self) -> Tensor(a)", rule<values>,
     follows("native"), Behavior::TakesSparse},
    {"_nested_get_offsets(Tensor self) -> Tensor", rule<offsets>,
     follows("native"), Behavior::TakesSparse},
    {"_nested_get_lengths(Tensor self) -> Tensor", rule<lengths>,
     follows("native"), Behavior::TakesSparse},
    {"_nested_get_ragged_idx(Tensor self) -> int", rule<raggedDim>,
     follows("native"), Behavior::TakesSparse},
    {"_nested_get_min_seqlen(Tensor self) -> Tensor",
     rule<seqlen<getMinSeqlen>>, follows("native"), Behavior::TakesSparse},
    {"_nested_get_max_seqlen(Tensor self) -> Tensor",
     rule<seqlen<getMaxSeqlen>>, follows("native"), Behavior::TakesSparse},
    {"_nested_view_from_jagged(Tensor(a) self, Tensor offsets, Tensor dummy, "
     "Tensor? lengths=None, int ragged_idx=1, Tensor? min_seqlen=None, "
     "Tensor? max_seqlen=None) -> Tensor(a)",
     rule<viewFromJagged>, follows("native"), Behavior::TakesSparse},
    {"_nested_from_padded_tensor(Tensor padded, Tensor offsets, Tensor dummy, "
     "int ragged_idx=1, Tensor? min_seqlen=None, Tensor? max_seqlen=None, "
     "SymInt? sum_S=None) -> Tensor",
     rule<fromPadded>, follows("native"), Behavior::TakesSparse},
    {"to_padded_tensor(Tensor self, float padding, SymInt[]? output_size=None) "
     "-> Tensor",
     rule<toPadded>, follows("native"), Behavior::TakesSparse},
    {"_jagged_to_padded_dense_forward(Tensor values, Tensor[] offsets, "
     "SymInt[] max_lengths, float padding_value=0.0) -> Tensor",
     rule<jaggedToPadded>,
     follows("_meta_registrations.meta__jagged_to_padded_dense_forward")},
    {"_padded_dense_to_jagged_forward(Tensor dense, Tensor[] offsets, "
     "SymInt? total_L=None) -> Tensor",
     rule<paddedToJagged>,
     follows("_subclasses.fake_impls._padded_dense_to_jagged_forward")},
};

OpFamily fake::getJaggedComponentsFamily() {
  return {"JaggedComponents", rows};
}
