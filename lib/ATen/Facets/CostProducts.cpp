//===- CostProducts.cpp - Costs of products ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Products of matrices and vectors. A multiply-accumulate is a term of a sum of
// products, so that their number is the sum of the result for ones as data.
//
//===----------------------------------------------------------------------===//

#include "Facets/Cost.h"
#include "llvm/ADT/StringExtras.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Matrices
//===----------------------------------------------------------------------===//

/// The left factor of a product.
static const TensorMeta *getLeft(const CostCall &call) {
  return call.getTensor("mat1 batch1 mat input inp self");
}

/// `self @ other`: each element of the result is a sum over the last dimension
/// of the left factor.
static Work contraction(const CostCall &call) {
  SymInt inner = call.size(getLeft(call), -1);
  return {call.env.mul(call.numelOf(call.getResult()), inner), 0};
}

/// `inner`, where a scalar multiplies each element.
static Work inner(const CostCall &call) {
  const TensorMeta *self = call.getTensor("self");
  const TensorMeta *other = call.getTensor("other");
  bool hasScalar = (self && self->isScalar()) || (other && other->isScalar());
  return hasScalar ? Work{call.numelOf(call.getResult()), 0}
                   : contraction(call);
}

/// The product of the two other arguments, added to the first one.
static Work addedContraction(const CostCall &call) {
  Work work = contraction(call);
  work.ops = call.numelOf(call.getResult());
  return work;
}

/// `addbmm`: the products of a batch are added up as well.
static Work addedBatch(const CostCall &call) {
  SymInt inner = call.numel(call.getTensor("batch1"));
  return {call.env.mul(inner, call.size(call.getTensor("batch2"), -1)),
          call.numelOf(call.getResult())};
}

/// Products of vectors: all elements of the first one are multiplied.
static Work dotted(const CostCall &call) {
  return {call.numel(call.getFirstTensor()), 0};
}

/// Each element of the result is one product.
static Work outerProduct(const CostCall &call) {
  return {call.numelOf(call.getResult()), 0};
}
static Work addedOuterProduct(const CostCall &call) {
  SymInt count = call.numelOf(call.getResult());
  return {count, count};
}

/// `linear`, with a bias or without.
static Work linear(const CostCall &call) {
  Work work = contraction(call);
  if (call.getTensor("bias"))
    work.ops = call.numelOf(call.getResult());
  return work;
}

/// Whether an element of an output mask is set.
static bool isWanted(const CostCall &call, unsigned index) {
  MetaValue mask = call.getArg("output_mask");
  return mask.isList() && index < mask.getList().size() &&
         mask.getList()[index].asBool().value_or(true);
}

static Work linearBackward(const CostCall &call) {
  SymInt outputs = call.numel(call.getTensor("grad_output"));
  SymInt one = call.env.mul(outputs, call.size(call.getTensor("self"), -1));
  Work work;
  for (unsigned index : {0u, 1u})
    if (isWanted(call, index))
      work.macs = call.env.add(work.macs, one);
  if (isWanted(call, 2))
    work.ops = outputs;
  return work;
}

/// `linear_cross_entropy`: the product, its gradients where they are computed,
/// and a softmax of each row.
static Work linearCrossEntropy(const CostCall &call) {
  SymInt classes = call.size(call.getTensor("linear_weight"), 0);
  const TensorMeta *input = call.getTensor("input");
  SymInt product = call.env.mul(call.numel(input), classes);
  int64_t products = 1;
  for (StringRef name : {"compute_input_grad", "compute_linear_weight_grad"})
    products += call.getArg(name).asBool().value_or(false);
  SymInt scores =
      input && input->ranked && !input->isScalar()
          ? call.env.mul(call.env.product(input->sizes.drop_back()), classes)
          : SymInt();
  return {call.env.mul(products, product), call.env.mul(6, scores)};
}

/// `bilinear`: a term for each pair of elements of the two inputs.
static Work bilinear(const CostCall &call) {
  const TensorMeta *weight = call.getTensor("weight");
  SymInt outputs = call.numelOf(call.getResult());
  Work work;
  work.macs =
      call.product({outputs, call.size(weight, 1), call.size(weight, 2)});
  if (call.getTensor("bias"))
    work.ops = outputs;
  return work;
}

/// A product of three tensors, broadcast, of which some dimensions are summed.
static Work trilinear(const CostCall &call) {
  SmallVector<SymInt, 6> all;
  for (auto [tensor, expanded] :
       {std::pair("i1", "expand1"), {"i2", "expand2"}, {"i3", "expand3"}}) {
    const TensorMeta *factor = call.getTensor(tensor);
    MetaValue added = call.getArg(expanded);
    if (!factor || !factor->ranked || !added.isList())
      return {SymInt(), SymInt()};
    size_t rank = factor->sizes.size() + added.getList().size();
    all.resize(std::max(all.size(), rank), 1);
    size_t next = 0;
    for (size_t dim = 0; dim < rank; ++dim) {
      bool isAdded = llvm::any_of(added.getList(), [&](const MetaValue &value) {
        return value.isInt() && value.getInt().isInt(dim);
      });
      if (isAdded || next >= factor->sizes.size())
        continue;
      SymInt size = factor->sizes[next++];
      if (!size.isInt(1))
        all[dim] = size;
    }
  }
  return {call.env.product(all), 0};
}

/// `linalg_vecdot`: a product for each element of both, broadcast.
static Work vecdot(const CostCall &call) {
  MetaValue dim = call.getArg("dim");
  std::optional<int64_t> place =
      dim.isInt() ? dim.getInt().asInt() : std::nullopt;
  SymInt length = place ? call.size(call.getTensor("x"), *place) : SymInt();
  if (length.isInt(1) && place)
    length = call.size(call.getTensor("y"), *place);
  return {call.env.mul(call.numelOf(call.getResult()), length), 0};
}

/// The size of a tensor at a dimension in a list.
static SymInt sizeAt(const CostCall &call, StringRef tensor,
                     const MetaValue &dims, size_t index) {
  if (!dims.isList() || index >= dims.getList().size())
    return SymInt::unknown();
  const MetaValue &dim = dims.getList()[index];
  std::optional<int64_t> place =
      dim.isInt() ? dim.getInt().asInt() : std::nullopt;
  return place ? call.size(call.getTensor(tensor), *place) : SymInt();
}

/// `tensordot`: a sum over the dimensions of the first tensor, or of the second
/// one where the first has a size of 1.
static Work tensordot(const CostCall &call) {
  SymInt terms = call.numelOf(call.getResult());
  MetaValue own = call.getArg("dims_self"), other = call.getArg("dims_other");
  if (!own.isList())
    return {SymInt(), 0};
  for (size_t index = 0; index < own.getList().size(); ++index) {
    SymInt size = sizeAt(call, "self", own, index);
    if (size.isInt(1))
      size = sizeAt(call, "other", other, index);
    terms = call.env.mul(terms, size);
  }
  return {terms, 0};
}

//===----------------------------------------------------------------------===//
// Chains
//===----------------------------------------------------------------------===//

/// The fewest products with which a chain of matrices is multiplied, where
/// matrix i has `bounds[i]` rows and `bounds[i + 1]` columns.
static SymInt multiplyChain(ShapeEnv &env, ArrayRef<SymInt> bounds) {
  size_t count = bounds.size() - 1;
  SmallVector<SmallVector<SymInt>> least(count,
                                         SmallVector<SymInt>(count, SymInt(0)));
  for (size_t length = 1; length < count; ++length)
    for (size_t first = 0; first + length < count; ++first) {
      size_t last = first + length;
      std::optional<SymInt> best;
      for (size_t split = first; split < last; ++split) {
        SymInt joined =
            env.product({bounds[first], bounds[split + 1], bounds[last + 1]});
        SymInt total =
            env.sum({least[first][split], least[split + 1][last], joined});
        best = best ? env.min(*best, total) : total;
      }
      least[first][last] = *best;
    }
  return least[0][count - 1];
}

/// Longer chains are in no program; the time is cubic.
static constexpr size_t maxChain = 64;

/// `linalg_multi_dot`, `chain_matmul`. The first and the last may be vectors.
static Work chain(const CostCall &call) {
  if (!call.args[0].isList() || call.args[0].getList().empty() ||
      call.args[0].getList().size() > maxChain)
    return {SymInt(), 0};
  TensorList matrices(call.args[0].getList());
  SmallVector<SymInt> bounds;
  for (size_t i = 0; i < matrices.size(); ++i) {
    const TensorMeta *matrix = matrices[i];
    if (!matrix || !matrix->ranked)
      return {SymInt(), 0};
    bool isRow = i == 0 && matrix->rank() == 1;
    bounds.push_back(isRow ? SymInt(1) : call.size(matrix, 0));
  }
  const TensorMeta *last = matrices[matrices.size() - 1];
  bounds.push_back(last->rank() == 1 && matrices.size() > 1
                       ? SymInt(1)
                       : call.size(last, -1));
  return {multiplyChain(call.env, bounds), 0};
}

/// `linalg_matrix_power`: by squaring; a negative power is one of the inverse.
static Work matrixPower(const CostCall &call) {
  const TensorMeta *self = call.getFirstTensor();
  std::optional<int64_t> power =
      call.args[1].isInt() ? call.args[1].getInt().asInt() : std::nullopt;
  if (!power)
    return {SymInt(), SymInt()};
  uint64_t n = *power < 0 ? -static_cast<uint64_t>(*power) : *power;
  int64_t products =
      n < 2 ? 0 : llvm::Log2_64(n) + static_cast<int>(llvm::popcount(n)) - 1;
  SymInt product = call.env.mul(call.numel(self), call.size(self, -1));
  return {call.env.mul(products, product),
          *power < 0 ? call.env.mul(2, product) : SymInt(0)};
}

//===----------------------------------------------------------------------===//
// einsum
//===----------------------------------------------------------------------===//

namespace {
/// The sizes of the letters of an equation.
using Letters = SmallVector<std::pair<char, SymInt>, 8>;

/// Counts the terms of an equation, two operands at a time from the left.
class EinsumCounter {
public:
  explicit EinsumCounter(const CostCall &call) : call(call) {}
  Work run(StringRef equation, TensorList operands);

private:
  bool readOperand(StringRef letters, const TensorMeta &tensor,
                   Letters &sizes) const;
  static void merge(Letters &into, const Letters &other);
  bool isNeeded(char letter, size_t next) const;

  const CostCall &call;
  SmallVector<Letters, 3> inputs;
  std::string output;
};
} // namespace

/// The dimensions of an ellipsis are named by characters that no letter is,
/// counted from the last one.
static char getEllipsisName(size_t fromEnd) {
  return static_cast<char>(1 + fromEnd);
}

bool EinsumCounter::readOperand(StringRef letters, const TensorMeta &tensor,
                                Letters &sizes) const {
  auto [before, after] = letters.split("...");
  bool hasEllipsis = letters.contains("...");
  size_t named = before.size() + after.size();
  size_t rank = tensor.sizes.size();
  if (rank < named || (!hasEllipsis && rank != named))
    return false;
  SmallVector<char> names(before.begin(), before.end());
  for (size_t i = rank - named; i-- > 0;)
    names.push_back(getEllipsisName(i));
  names.append(after.begin(), after.end());
  for (auto [name, size] : llvm::zip_equal(names, tensor.sizes))
    merge(sizes, {{name, size}});
  return true;
}

/// Adds letters; of equal ones the size that is not 1 counts.
void EinsumCounter::merge(Letters &into, const Letters &other) {
  for (auto [name, size] : other) {
    auto *found = llvm::find_if(
        into, [name = name](const auto &entry) { return entry.first == name; });
    if (found == into.end())
      into.push_back({name, size});
    else if (found->second.isInt(1))
      found->second = size;
  }
}

/// Whether a letter is in the output or in an operand from `next` on.
bool EinsumCounter::isNeeded(char letter, size_t next) const {
  if (StringRef(output).contains(letter) || letter < ' ')
    return true;
  for (const Letters &input : llvm::drop_begin(inputs, next))
    for (auto [name, size] : input)
      if (name == letter)
        return true;
  return false;
}

/// The output of an equation without an arrow: the letters that occur once.
static std::string getImpliedOutput(StringRef inputs) {
  std::string output;
  for (char letter : inputs)
    if (llvm::isAlpha(letter) && inputs.count(letter) == 1)
      output += letter;
  return output;
}

Work EinsumCounter::run(StringRef equation, TensorList operands) {
  std::string text = equation.str();
  llvm::erase(text, ' ');
  auto [left, right] = StringRef(text).split("->");
  output =
      StringRef(text).contains("->") ? right.str() : getImpliedOutput(left);
  SmallVector<StringRef> parts;
  left.split(parts, ',');
  if (parts.size() != operands.size())
    return {SymInt(), SymInt()};
  for (size_t i = 0; i < parts.size(); ++i)
    if (!operands[i] || !operands[i]->ranked ||
        !readOperand(parts[i], *operands[i], inputs.emplace_back()))
      return {SymInt(), SymInt()};
  auto countAll = [&](const Letters &letters) {
    SymInt terms = 1;
    for (auto [name, size] : letters)
      terms = call.env.mul(terms, size);
    return terms;
  };
  Letters joined = inputs.front();
  if (inputs.size() == 1) {
    bool isSummed = llvm::any_of(
        joined, [&](const auto &entry) { return !isNeeded(entry.first, 1); });
    return {0, isSummed ? countAll(joined) : SymInt(0)};
  }
  Work work;
  for (size_t i = 1; i < inputs.size(); ++i) {
    merge(joined, inputs[i]);
    work.macs = call.env.add(work.macs, countAll(joined));
    llvm::erase_if(joined, [&](const auto &entry) {
      return !isNeeded(entry.first, i + 1);
    });
  }
  return work;
}

static Work einsum(const CostCall &call) {
  MetaValue equation = call.getArg("equation");
  MetaValue tensors = call.getArg("tensors");
  if (!equation.isString() || !tensors.isList())
    return {SymInt(), SymInt()};
  return EinsumCounter(call).run(equation.getString(),
                                 TensorList(tensors.getList()));
}

//===----------------------------------------------------------------------===//
// Groups
//===----------------------------------------------------------------------===//

/// `_grouped_mm`: two matrices have a group in each part of the dimension that
/// is summed; otherwise the groups are parts of the result.
static Work groupedProduct(const CostCall &call) {
  const TensorMeta *left = call.getTensor("self mat_a");
  const TensorMeta *right = call.getTensor("mat2 mat_b");
  if (!left || !right || !left->ranked || !right->ranked)
    return {SymInt(), 0};
  Work work;
  if (left->rank() == 2 && right->rank() == 2)
    work.macs = call.env.mul(call.numel(left), call.size(right, -1));
  else
    work.macs =
        call.env.mul(call.numelOf(call.getResult()), call.size(left, -1));
  if (call.getTensor("bias"))
    work.ops = call.numelOf(call.getResult());
  return work;
}

//===----------------------------------------------------------------------===//
// The table
//===----------------------------------------------------------------------===//

static const CostRow rows[] = {
    {"inner", {inner, "as mm; with a scalar, the elements of the result"}},
    {"mm bmm mv matmul _int_mm _weight_int4pack_mm _weight_int4pack_mm_for_cpu "
     "_weight_int4pack_mm_with_scales_and_zeros _weight_int8pack_mm "
     "_dyn_quant_matmul_4bit",
     {contraction, "the elements of the result, times the dimension that is "
                   "summed"}},
    {"dot vdot", {dotted, "the elements of one vector"}},
    {"outer ger kron", {outerProduct, "the elements of the result"}},
    {"addr",
     {addedOuterProduct, "the elements of the result; the sum, 1 per "
                         "element"}},
    {"addmm addmv baddbmm _addmm_activation",
     {addedContraction, "the product as mm; the sum, 1 per element of the "
                        "result"}},
    {"addbmm",
     {addedBatch, "the products as bmm; the sum, 1 per element of "
                  "the result"}},
    {"linear _scaled_mm _scaled_mm_v2",
     {linear, "the product as mm; a bias, 1 per element of the result"}},
    {"linear_backward",
     {linearBackward, "as linear for each gradient of a matrix that is asked "
                      "for; that of the bias, 1 per element of grad_output"}},
    {"torch_nn::_linear_cross_entropy_batch_chunked "
     "torch_nn::_linear_cross_entropy_batch_chunked_no_reduction",
     {linearCrossEntropy, "the product as mm, again for each gradient that is "
                          "computed; 6 per score as cross_entropy_loss"}},
    {"bilinear",
     {bilinear, "a term per element of the result and pair of "
                "input features; a bias, 1 per element"}},
    {"_trilinear", {trilinear, "the elements of the broadcast product"}},
    {"linalg_vecdot", {vecdot, "the elements of the broadcast product"}},
    {"tensordot",
     {tensordot, "the elements of the result, times the "
                 "dimensions that are summed"}},
    {"linalg_multi_dot chain_matmul",
     {chain, "the products in the best order"}},
    {"linalg_matrix_power",
     {matrixPower, "products by repeated squaring; an inverse, 2 n^3"}},
    {"einsum",
     {einsum, "the product of the sizes of all letters, for two "
              "operands at a time from the left; of one operand, "
              "the sums"}},
    {"_grouped_mm _scaled_grouped_mm",
     {groupedProduct, "the product as mm, as if groups filled the whole "
                      "dimension"}},
};

ArrayRef<CostRow> fake::getProductCosts() { return rows; }
