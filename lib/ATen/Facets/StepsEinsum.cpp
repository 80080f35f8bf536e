//===- StepsEinsum.cpp - What contractions run ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// `einsum` multiplies two operands at a time, as matrices: dimensions of both
// are a batch, and those that no other operand has are summed. Permuted
// operands are copied where no view is a matrix.
//
//===----------------------------------------------------------------------===//

#include "Facets/Steps.h"
#include "llvm/ADT/StringExtras.h"

using namespace fake;

/// Dimensions by name: letters, and numbers below zero for those of `...`, from
/// the last one.
using Labels = SmallVector<int, 8>;

namespace {

/// A tensor and the labels of its dimensions.
struct Operand {
  MetaValue value;
  Labels labels;
};

class Einsum {
public:
  Einsum(Steps &steps, ArrayRef<MetaValue> tensors)
      : steps(steps), cx(steps.cx), tensors(tensors) {}

  void run(StringRef equation) {
    if (!read(equation))
      return;
    Operand result = operands[0];
    for (size_t i = 1; i < operands.size(); ++i) {
      Operand old = result;
      MetaValue value = steps.scope([&] {
        result =
            multiply(old, operands[i], ArrayRef(operands).drop_front(i + 1));
        return result.value;
      });
      steps.free(old.value, value);
    }
    Labels summed =
        only(result.labels, [&](int label) { return !isOutput(label); });
    if (!summed.empty())
      sum(result, summed);
  }

private:
  bool isOutput(int label) const { return llvm::is_contained(output, label); }

  template <typename Fn> static Labels only(ArrayRef<int> labels, Fn fn) {
    Labels found;
    llvm::copy_if(labels, std::back_inserter(found), fn);
    return found;
  }

  /// The labels of a term for a tensor of that rank; empty if there are too
  /// many, or a label is repeated.
  std::optional<Labels> readTerm(StringRef term, size_t rank) {
    Labels labels;
    size_t letters = llvm::count_if(term, llvm::isAlpha);
    if (letters > rank)
      return std::nullopt;
    for (char c : term) {
      if (llvm::isAlpha(c))
        labels.push_back(c);
      else if (c == '.' && labels.size() < rank &&
               (labels.empty() || labels.back() > 0))
        for (int i = static_cast<int>(rank - letters); i > 0; --i)
          labels.push_back(-i);
    }
    Labels sorted(labels);
    llvm::sort(sorted);
    if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
      return std::nullopt;
    return labels;
  }

  /// Reads the terms; false for diagonals.
  bool read(StringRef equation) {
    auto [terms, result] = equation.split("->");
    SmallVector<StringRef, 4> parts;
    terms.split(parts, ',');
    if (parts.size() != tensors.size() || tensors.empty())
      return false;
    Labels all;
    for (auto [term, tensor] : llvm::zip(parts, tensors)) {
      std::optional<Labels> labels = readTerm(term, steps.sizes(tensor).size());
      if (!labels || labels->size() != steps.sizes(tensor).size())
        return false;
      all.append(*labels);
      operands.push_back({tensor, *labels});
    }
    llvm::sort(all);
    size_t broadcast = llvm::count_if(all, [](int label) { return label < 0; });
    if (broadcast > 0)
      broadcast = static_cast<size_t>(-all.front());
    if (equation.contains("->")) {
      auto labels =
          readTerm(result, llvm::count_if(result, llvm::isAlpha) + broadcast);
      if (!labels)
        return false;
      output = *labels;
    } else {
      output = only(all, [&](int label) {
        return label > 0 && llvm::count(all, label) == 1;
      });
      for (int i = 1; i <= static_cast<int>(broadcast); ++i)
        output.insert(output.begin(), -i);
    }
    order = output;
    for (int label : all)
      if (!llvm::is_contained(order, label))
        order.push_back(label);
    for (Operand &operand : operands)
      operand = arrange(operand, order);
    return true;
  }

  /// The dimensions in the order of some labels, without those of one element.
  Operand arrange(const Operand &operand, ArrayRef<int> wanted) {
    Operand result;
    SmallVector<int64_t> dims;
    SmallVector<SymInt> sizes;
    for (int label : wanted) {
      const int *place = llvm::find(operand.labels, label);
      if (place == operand.labels.end())
        continue;
      dims.push_back(place - operand.labels.begin());
      result.labels.push_back(label);
    }
    if (dims.size() != operand.labels.size())
      return operand;
    result.value = steps(Op::permute, {operand.value, steps.list(dims)});
    if (steps.sizes(result.value).size() != result.labels.size())
      return operand;
    for (size_t i = result.labels.size(); i-- > 0;)
      if (isPlainlyOne(cx, steps.sizes(result.value)[i])) {
        result.value = steps(Op::squeeze_dim,
                             {result.value, integer(static_cast<int64_t>(i))});
        result.labels.erase(result.labels.begin() + i);
      }
    return result;
  }

  Operand sum(const Operand &operand, ArrayRef<int> labels) {
    SmallVector<int64_t> dims;
    for (auto [i, label] : llvm::enumerate(operand.labels))
      if (llvm::is_contained(labels, label))
        dims.push_back(i);
    return {steps(Op::sum_dim_IntList, {operand.value, steps.list(dims)}),
            only(operand.labels, [&](int label) {
              return !llvm::is_contained(labels, label);
            })};
  }

  SymInt count(const Operand &operand, ArrayRef<int> labels) {
    SymInt product = 1;
    for (auto [label, size] :
         llvm::zip(operand.labels, steps.sizes(operand.value)))
      if (llvm::is_contained(labels, label))
        product = cx.env.mul(product, size);
    return product;
  }

  /// The operand as a batch of matrices.
  MetaValue fold(const Operand &operand, ArrayRef<int> batch,
                 ArrayRef<int> rows, ArrayRef<int> columns) {
    Labels wanted(batch);
    wanted.append(rows.begin(), rows.end());
    wanted.append(columns.begin(), columns.end());
    Operand turned = arrange(operand, wanted);
    const SymInt shape[] = {count(turned, batch), count(turned, rows),
                            count(turned, columns)};
    return steps(Op::reshape, {turned.value, steps.shape(shape)});
  }

  /// The product of two operands: `sumproduct_pair`.
  Operand multiply(Operand a, Operand b, ArrayRef<Operand> rest) {
    auto isFinished = [&](int label) {
      return !isOutput(label) && llvm::none_of(rest, [&](const Operand &each) {
        return llvm::is_contained(each.labels, label);
      });
    };
    auto own = [&](const Operand &x, const Operand &y) {
      return only(x.labels, [&](int label) {
        return isFinished(label) && !llvm::is_contained(y.labels, label);
      });
    };
    Labels sumA = own(a, b), sumB = own(b, a);
    bool hasSums = !sumA.empty() || !sumB.empty();
    if (!sumA.empty())
      a = sum(a, sumA);
    if (!sumB.empty())
      b = sum(b, sumB);
    Labels batch, summed, left, right;
    for (int label : order) {
      bool inA = llvm::is_contained(a.labels, label);
      bool inB = llvm::is_contained(b.labels, label);
      if (inA && inB)
        (isFinished(label) ? summed : batch).push_back(label);
      else if (inA || inB)
        (inA ? left : right).push_back(label);
    }
    if (summed.empty())
      return combine(a, b);
    auto place = [&](int label) { return llvm::find(order, label); };
    bool isInOrder = left.empty() || right.empty() ||
                     place(left.front()) < place(right.back());
    if (operands.size() == 2 && !hasSums && !isInOrder) {
      std::swap(left, right);
      std::swap(a, b);
    }
    MetaValue first = fold(a, batch, left, summed);
    MetaValue second = fold(b, batch, summed, right);
    MetaValue product = steps(Op::bmm, {first, second});
    Operand result{product, batch};
    result.labels.append(left);
    result.labels.append(right);
    SmallVector<SymInt> sizes;
    for (int label : result.labels)
      sizes.push_back(
          count(llvm::is_contained(a.labels, label) ? a : b, label));
    result.value = steps(Op::view, {product, steps.shape(sizes)});
    return arrange(result, order);
  }

  /// A product of elements.
  Operand combine(const Operand &a, const Operand &b) {
    Operand result;
    SmallVector<SymInt> sizes;
    for (int label : order) {
      bool inA = llvm::is_contained(a.labels, label);
      if (!inA && !llvm::is_contained(b.labels, label))
        continue;
      result.labels.push_back(label);
      sizes.push_back(count(inA ? a : b, label));
    }
    const TensorMeta &meta = *tensors[0].getTensor();
    result.value = steps.make(
        makeContiguous(cx, cx.copySizes(sizes), meta.dtype, meta.device));
    return result;
  }

  Steps &steps;
  RuleContext &cx;
  ArrayRef<MetaValue> tensors;
  SmallVector<Operand, 4> operands;
  /// The labels of the result, and all labels: those of the result first.
  Labels output, order;
};

} // namespace

static void einsum(Steps &steps, ArrayRef<MetaValue> args) {
  if (args[0].isString() && args[1].isList())
    Einsum(steps, args[1].getList()).run(args[0].getString());
}

static constexpr StepsRow rows[] = {
    {"einsum", einsum},
};

ArrayRef<StepsRow> fake::getStepsOfContractions() { return rows; }
