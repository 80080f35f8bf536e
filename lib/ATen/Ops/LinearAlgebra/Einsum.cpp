//===- Einsum.cpp - Tensor contractions -------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Contractions of tensors of any rank.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Contraction.h"
#include "Table/Composite.h"
#include "llvm/ADT/SmallBitVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace fake;

/// `tensordot`: sums over pairs of dimensions; the remaining dimensions of both
/// are concatenated. Row-major.
static FailureOr<TensorMeta> tensordot(RuleContext &cx, const TensorMeta &self,
                                       const TensorMeta &other,
                                       ArrayRef<int64_t> dimsSelf,
                                       ArrayRef<int64_t> dimsOther) {
  if (dimsSelf.size() != dimsOther.size())
    return cx.error(2, 3) << "expected as many dimensions of both, found "
                          << dimsSelf.size() << " and " << dimsOther.size();
  if (differ(self.dtype, other.dtype))
    return cx.error(0, 1) << "expected equal dtypes, found " << self.dtype
                          << " and " << other.dtype;
  FailureOr<Device> device = commonDeviceOf(cx, self, other);
  FailureOr<SmallVector<int64_t>> a = wrapDims(cx, dimsSelf, self.rank());
  FailureOr<SmallVector<int64_t>> b = wrapDims(cx, dimsOther, other.rank());
  if (failed(device) || failed(a) || failed(b))
    return failure();
  FailureOr<ArrayRef<SymInt>> sizes =
      tensordotSizes(cx, 0, self, other, *a, *b);
  if (failed(sizes))
    return failure();
  return makeContiguous(cx, *sizes, self.dtype, *device);
}

/// `kron`: every element of one tensor times the whole other one.
static FailureOr<TensorMeta> kron(RuleContext &cx, const TensorMeta &self,
                                  const TensorMeta &other) {
  size_t rank = std::max(self.sizes.size(), other.sizes.size());
  auto sizeAt = [&](const TensorMeta &tensor, size_t i) {
    size_t missing = rank - tensor.sizes.size();
    return i < missing ? SymInt(1) : tensor.sizes[i - missing];
  };
  MutableArrayRef<SymInt> left = cx.allocate<SymInt>(2 * rank);
  MutableArrayRef<SymInt> right = cx.allocate<SymInt>(2 * rank);
  MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(rank);
  for (size_t i = 0; i < rank; ++i) {
    left[2 * i] = sizeAt(self, i);
    right[2 * i + 1] = sizeAt(other, i);
    left[2 * i + 1] = right[2 * i] = 1;
    sizes[i] = cx.env.mul(left[2 * i], right[2 * i + 1]);
  }
  FailureOr<TensorMeta> a = reshapeGeometry(cx, self, left);
  FailureOr<TensorMeta> b = reshapeGeometry(cx, other, right);
  if (failed(a) || failed(b))
    return failure();
  const MetaValue operands[] = {MetaValue::tensor(&*a), MetaValue::tensor(&*b)};
  FailureOr<TensorMeta> product = elementwise(cx, operands, Promotion::Default);
  if (failed(product))
    return failure();
  return reshapeGeometry(cx, *product, sizes);
}

//===----------------------------------------------------------------------===//
// _trilinear
//===----------------------------------------------------------------------===//

/// The dimensions in a list, as a set.
static FailureOr<llvm::SmallBitVector>
toDimSet(RuleContext &cx, ArrayRef<int64_t> dims, int64_t rank) {
  FailureOr<SmallVector<int64_t>> wrapped = wrapDims(cx, dims, rank);
  if (failed(wrapped))
    return failure();
  llvm::SmallBitVector result(rank);
  for (int64_t dim : *wrapped)
    result.set(dim);
  return result;
}

/// The sizes of a tensor with dimensions of size 1 inserted, lowest first for
/// any order of the list.
static FailureOr<ArrayRef<SymInt>> putInDims(RuleContext &cx,
                                             const TensorMeta &self,
                                             const llvm::SmallBitVector &dims) {
  ArrayRef<SymInt> sizes = self.sizes;
  for (unsigned dim : dims.set_bits()) {
    if (dim > sizes.size())
      return cx.error() << "dimension " << dim
                        << " to insert is out of range for sizes " << sizes;
    sizes = withDim(cx, sizes, dim, 1);
  }
  if (sizes.size() != dims.size())
    return cx.error() << "expected operands of the same rank, found "
                      << static_cast<int64_t>(dims.size()) << " and sizes "
                      << sizes;
  return sizes;
}

/// `_trilinear`: the product of three tensors with dimensions of size 1
/// inserted, summed over some dimensions. The last operand that has a dimension
/// determines its size; 0 if none has. In the unrolled dimension, the other
/// operands may be larger.
static FailureOr<TensorMeta>
trilinear(RuleContext &cx, const TensorMeta &i1, const TensorMeta &i2,
          const TensorMeta &i3, ArrayRef<int64_t> expand1,
          ArrayRef<int64_t> expand2, ArrayRef<int64_t> expand3,
          ArrayRef<int64_t> sumDims, int64_t unrollDim) {
  int64_t rank = i1.rank() + static_cast<int64_t>(expand1.size());
  if (unrollDim < 0 || unrollDim >= rank)
    return cx.error(7) << "expected a dimension to unroll between 0 and "
                       << rank - 1 << ", found " << unrollDim;
  FailureOr<Device> device = commonDeviceOf(cx, i1, i2, i3);
  FailureOr<llvm::SmallBitVector> summed = toDimSet(cx, sumDims, rank);
  if (failed(device) || failed(summed))
    return failure();
  const TensorMeta *tensors[] = {&i1, &i2, &i3};
  const ArrayRef<int64_t> expands[] = {expand1, expand2, expand3};
  SmallVector<ArrayRef<SymInt>, 3> shapes;
  SmallVector<SymInt, 4> full(rank, 0), unrolled;
  for (auto [tensor, expand] : llvm::zip_equal(tensors, expands)) {
    FailureOr<llvm::SmallBitVector> put = toDimSet(cx, expand, rank);
    if (failed(put))
      return failure();
    FailureOr<ArrayRef<SymInt>> sizes = putInDims(cx, *tensor, *put);
    if (failed(sizes))
      return failure();
    shapes.push_back(withSize(cx, *sizes, unrollDim, 1));
    if (!put->test(unrollDim))
      unrolled.push_back((*sizes)[unrollDim]);
    for (int64_t i = 0; i < rank; ++i)
      if (!put->test(i))
        full[i] = (*sizes)[i];
  }
  if (failed(broadcastSizes(cx, shapes)))
    return failure();
  for (SymInt size : unrolled)
    if (!cx.env.require(Condition::le(full[unrollDim], size)))
      return cx.error() << "expected " << full[unrollDim]
                        << " slices to unroll, found " << size;
  SmallVector<SymInt, 4> sizes;
  for (int64_t i = 0; i < rank; ++i)
    if (!summed->test(i))
      sizes.push_back(full[i]);
  return makeContiguous(cx, cx.copySizes(sizes), i1.dtype, *device);
}

//===----------------------------------------------------------------------===//
// einsum
//===----------------------------------------------------------------------===//

namespace {

/// Labels of one operand or of the output: 'A'-'Z', 'a'-'z', and '.' for the
/// ellipsis.
using Labels = SmallVector<char, 8>;

/// `einsum`, following ATen: operands are brought to one order of dimensions,
/// the output's first, and then contracted from left to right.
class Einsum {
public:
  Einsum(RuleContext &cx, TensorList tensors) : cx(cx), tensors(tensors) {}
  FailureOr<TensorMeta> run(StringRef equation);

private:
  LogicalResult parse(StringRef equation);
  LogicalResult parseLabels(StringRef text, Labels &labels);
  LogicalResult checkOutput();
  LogicalResult countEllipsis();
  void placeDimensions(const Labels *output);
  FailureOr<TensorMeta> arrange(const TensorMeta &self, const Labels &labels);
  FailureOr<TensorMeta> contract(const TensorMeta &a, const TensorMeta &b);
  FailureOr<TensorMeta> multiply(const TensorMeta &a, const TensorMeta &b,
                                 ArrayRef<int64_t> sumDims, bool hasSums);
  TensorMeta sumOver(const TensorMeta &self, ArrayRef<int64_t> dims);

  RuleContext &cx;
  TensorList tensors;
  SmallVector<Labels, 2> inputs;
  std::optional<Labels> output;
  /// The position of each label in the common order, -1 if none.
  std::array<int, 128> places;
  /// The number of dimensions of the ellipsis, and the position of the first.
  int64_t ellipsisRank = 0, ellipsisPlace = -1;
  /// Number of dimensions of the output and of the common order.
  int64_t outputRank = 0, rank = 0;
  /// The number of operands with a size other than 1 in each dimension.
  SmallVector<int, 8> uses;
};

} // namespace

LogicalResult Einsum::parseLabels(StringRef text, Labels &labels) {
  while (!text.empty()) {
    if (text.consume_front(" "))
      continue;
    if (text.consume_front("...")) {
      if (llvm::is_contained(labels, '.'))
        return cx.error(0) << "einsum expects one ellipsis at most";
      labels.push_back('.');
      continue;
    }
    if (!llvm::isAlpha(text.front()))
      return cx.error(0) << "einsum expects letters, found '"
                         << text.take_front(1) << "'";
    labels.push_back(text.front());
    text = text.drop_front();
  }
  return success();
}

LogicalResult Einsum::parse(StringRef equation) {
  auto [lhs, rhs] = equation.split("->");
  SmallVector<StringRef, 4> parts;
  lhs.split(parts, ',');
  if (parts.size() != tensors.size())
    return cx.error(0, 1) << "einsum expects one operand for each part of '"
                          << lhs << "', found "
                          << static_cast<int64_t>(tensors.size());
  for (StringRef part : parts)
    if (failed(parseLabels(part, inputs.emplace_back())))
      return failure();
  if (!equation.contains("->"))
    return success();
  if (failed(parseLabels(rhs, output.emplace())))
    return failure();
  return checkOutput();
}

/// Each label of the output must be unique, and occur in an operand.
LogicalResult Einsum::checkOutput() {
  for (auto [i, label] : llvm::enumerate(*output)) {
    if (label == '.')
      continue;
    StringRef text(&label, 1);
    char wanted = label;
    if (llvm::is_contained(ArrayRef(*output).take_front(i), label))
      return cx.error(0) << "einsum expects each label of the output once, "
                            "found '"
                         << text << "' twice";
    if (llvm::none_of(inputs, [&](const Labels &labels) {
          return llvm::is_contained(labels, wanted);
        }))
      return cx.error(0) << "einsum expects labels of operands in the output, "
                            "found '"
                         << text << "'";
  }
  return success();
}

LogicalResult Einsum::countEllipsis() {
  for (auto [i, labels] : llvm::enumerate(inputs)) {
    bool open = llvm::is_contained(labels, '.');
    int64_t named = static_cast<int64_t>(labels.size()) - open;
    int64_t rest = tensors[i]->rank() - named;
    if (open ? rest < 0 : rest != 0)
      return cx.error(0, 1)
             << "einsum expects " << named << " dimensions of operand "
             << static_cast<int64_t>(i) << ", found " << tensors[i]->sizes;
    if (open)
      ellipsisRank = std::max(ellipsisRank, rest);
  }
  return success();
}

/// Output dimensions come first, then the ellipsis and the labels that are
/// summed over. Without an output it holds the labels that appear once.
void Einsum::placeDimensions(const Labels *output) {
  std::array<int, 128> counts = {};
  for (const Labels &labels : inputs)
    for (char label : labels)
      ++counts[label];
  places.fill(-1);
  auto placeEllipsis = [&]() {
    ellipsisPlace = rank;
    rank += ellipsisRank;
  };
  if (output) {
    for (char label : *output)
      if (label == '.')
        placeEllipsis();
      else
        places[label] = rank++;
  } else {
    placeEllipsis();
    for (char label = 'A'; label <= 'z'; ++label)
      if (llvm::isAlpha(label) && counts[label] == 1)
        places[label] = rank++;
  }
  outputRank = rank;
  if (ellipsisPlace < 0)
    placeEllipsis();
  for (char label = 'A'; label <= 'z'; ++label)
    if (llvm::isAlpha(label) && counts[label] && places[label] < 0)
      places[label] = rank++;
  uses.assign(rank, 0);
}

/// The dimension `dim2` of `self` merged into `dim1`: the diagonal of both.
static TensorMeta mergeDims(RuleContext &cx, const TensorMeta &self,
                            int64_t dim1, int64_t dim2) {
  SymInt stride = cx.env.add(self.strides[dim1], self.strides[dim2]);
  MutableArrayRef<SymInt> strides = withoutDim(cx, self.strides, dim2);
  strides[dim1] = stride;
  return makeView(self, withoutDim(cx, self.sizes, dim2), strides, self.offset);
}

/// Brings an operand to the common order, with size 1 where it has no label.
FailureOr<TensorMeta> Einsum::arrange(const TensorMeta &self,
                                      const Labels &labels) {
  FailureOr<TensorMeta> result = self;
  SmallVector<int64_t, 8> order(rank, -1);
  int64_t next = 0;
  for (char label : labels) {
    if (label == '.') {
      int64_t own = self.rank() - static_cast<int64_t>(labels.size()) + 1;
      for (int64_t i = own; i < ellipsisRank && succeeded(result); ++i)
        result = unsqueezeGeometry(cx, *result, next);
      for (int64_t i = 0; i < ellipsisRank; ++i)
        order[ellipsisPlace + i] = next++;
    } else if (int64_t dim = order[places[label]]; dim >= 0) {
      if (!requireEqual(cx, result->sizes[dim], result->sizes[next]))
        return cx.error(1) << "einsum expects equal sizes of repeated labels, "
                              "found "
                           << self.sizes;
      result = mergeDims(cx, *result, dim, next);
    } else {
      order[places[label]] = next++;
    }
    if (failed(result))
      return failure();
  }
  for (int64_t &dim : order) {
    if (dim >= 0)
      continue;
    result = unsqueezeGeometry(cx, *result, -1);
    if (failed(result))
      return failure();
    dim = next++;
  }
  return permuteGeometry(cx, *result, order);
}

/// A sum with keepdim: row-major; integers become int64.
TensorMeta Einsum::sumOver(const TensorMeta &self, ArrayRef<int64_t> dims) {
  MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(self.sizes.size());
  llvm::copy(self.sizes, sizes.begin());
  for (int64_t dim : dims)
    sizes[dim] = 1;
  DType dtype =
      promoteReduction(self.dtype, std::nullopt, ReductionPromotion::IntToLong);
  return makeContiguous(cx, sizes, dtype, self.device);
}

/// `sumproduct_pair`: a batched matrix product. In memory, the result has the
/// dimensions of both operands first, then those of `a`, then those of `b`.
/// `hasSums` if an operand is already a sum.
FailureOr<TensorMeta> Einsum::multiply(const TensorMeta &a, const TensorMeta &b,
                                       ArrayRef<int64_t> sumDims,
                                       bool hasSums) {
  if (sumDims.empty()) {
    const MetaValue operands[] = {MetaValue::tensor(&a), MetaValue::tensor(&b)};
    return elementwise(cx, operands, Promotion::Default);
  }
  if (differ(a.dtype, b.dtype))
    return cx.error(1) << "expected equal dtypes, found " << a.dtype << " and "
                       << b.dtype;
  SmallVector<int64_t, 8> both, left, right;
  MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(rank);
  for (int64_t i = 0; i < rank; ++i) {
    bool inA = !isPlainlyOne(cx, a.sizes[i]);
    bool inB = !isPlainlyOne(cx, b.sizes[i]);
    sizes[i] = inA ? a.sizes[i] : b.sizes[i];
    if (inA && inB && !requireEqual(cx, a.sizes[i], b.sizes[i]))
      return cx.error(1) << "cannot multiply sizes " << a.sizes[i] << " and "
                         << b.sizes[i] << " of one label";
    if (llvm::is_contained(sumDims, i))
      sizes[i] = 1;
    else
      (inA && inB ? both : inA ? left : right).push_back(i);
  }
  // Two operands are swapped if that puts the output in order.
  bool isInOrder = left.empty() || right.empty() || left.front() < right.back();
  if (inputs.size() == 2 && !hasSums && !isInOrder)
    std::swap(left, right);
  SmallVector<int64_t, 8> order(both);
  llvm::append_range(order, left);
  llvm::append_range(order, sumDims);
  llvm::append_range(order, right);
  return makeStrided(cx, sizes, permutedStrides(cx, sizes, order), a.dtype,
                     a.device);
}

/// Multiplies two operands and sums over dimensions that no later operand has.
FailureOr<TensorMeta> Einsum::contract(const TensorMeta &a,
                                       const TensorMeta &b) {
  SmallVector<int64_t, 4> sumDims, sumA, sumB;
  for (int64_t dim = outputRank; dim < rank; ++dim) {
    bool inA = !isPlainlyOne(cx, a.sizes[dim]);
    bool inB = !isPlainlyOne(cx, b.sizes[dim]);
    if (inA && inB) {
      if (--uses[dim] == 1) {
        sumDims.push_back(dim);
        uses[dim] = 0;
      }
    } else if (uses[dim] == 1 && (inA || inB)) {
      (inA ? sumA : sumB).push_back(dim);
      uses[dim] = 0;
    }
  }
  return multiply(sumA.empty() ? a : sumOver(a, sumA),
                  sumB.empty() ? b : sumOver(b, sumB), sumDims,
                  /*hasSums=*/!sumA.empty() || !sumB.empty());
}

FailureOr<TensorMeta> Einsum::run(StringRef equation) {
  if (tensors.empty())
    return cx.error(1) << "einsum expects at least one operand, found none";
  if (failed(parse(equation)) || failed(countEllipsis()))
    return failure();
  placeDimensions(output ? &*output : nullptr);
  SmallVector<TensorMeta, 2> operands;
  for (auto [i, labels] : llvm::enumerate(inputs)) {
    FailureOr<TensorMeta> operand = arrange(*tensors[i], labels);
    if (failed(operand))
      return failure();
    for (int64_t dim = 0; dim < rank; ++dim)
      uses[dim] += !isPlainlyOne(cx, operand->sizes[dim]);
    operands.push_back(*operand);
  }
  FailureOr<TensorMeta> result = operands[0];
  for (const TensorMeta &operand : ArrayRef(operands).drop_front()) {
    result = contract(*result, operand);
    if (failed(result))
      return failure();
  }
  if (rank == outputRank)
    return result;
  ArrayRef<SymInt> sizes = result->sizes.take_front(outputRank);
  if (operands.size() > 1)
    return viewGeometry(cx, *result, sizes);
  TensorMeta sum = sumOver(*result, {});
  return makeContiguous(cx, sizes, sum.dtype, sum.device);
}

static FailureOr<TensorMeta> einsum(RuleContext &cx, StringRef equation,
                                    TensorList tensors) {
  SmallVector<MetaValue, 2> values(tensors.getValues());
  if (failed(commonDevice(cx, values)))
    return failure();
  return Einsum(cx, tensors).run(equation);
}

static const OpRow rows[] = {
    {"einsum(str equation, Tensor[] tensors, *, int[]? path=None) -> Tensor",
     rule<einsum>, follows("native")},
    {"tensordot(Tensor self, Tensor other, int[] dims_self, int[] dims_other) "
     "-> Tensor",
     rule<tensordot>, follows("native")},
    {"kron(Tensor self, Tensor other) -> Tensor", rule<kron>,
     follows("native")},
    {"_trilinear(Tensor i1, Tensor i2, Tensor i3, int[] expand1, int[] "
     "expand2, int[] expand3, int[] sumdim, int unroll_dim=1) -> Tensor",
     rule<trilinear>, follows("native")},
};

OpFamily fake::getEinsumFamily() { return {"Einsum", rows}; }
