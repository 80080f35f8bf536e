//===- StepsLinearAlgebra.cpp - What linear algebra runs ------ -*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facets/Steps.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Norms
//===----------------------------------------------------------------------===//

/// The singular values; the vectors are freed.
static MetaValue singularValues(Steps &steps, const MetaValue &matrix) {
  return steps.scope([&] {
    SmallVector<MetaValue, 2> results = steps.runAll(Op::linalg_svd, matrix);
    return results.size() > 1 ? results[1] : MetaValue();
  });
}

/// The sum or an extreme of singular values; sums along one dimension and an
/// extreme along the other; or one norm of all elements.
static void runMatrixNorm(Steps &steps, const MetaValue &self,
                          const MetaValue &order, const MetaValue &dims) {
  int64_t rank = self.getTensor()->rank();
  SmallVector<int64_t, 2> pair = {rank - 2, rank - 1};
  if (dims.isList() && dims.getList().size() == 2)
    for (auto [i, dim] : llvm::enumerate(dims.getList())) {
      if (!dim.isInt() || !dim.getInt().isInt())
        return;
      pair[i] = dim.getInt().getInt();
      pair[i] += pair[i] < 0 ? rank : 0;
    }
  std::optional<double> number =
      order.isNumber() ? getKnownFloat(order.getScalar()) : std::nullopt;
  bool isNuclear = order.isString() && order.getString() == "nuc";
  if (rank < 2 || (!isNuclear && !number))
    return;
  if (!isNuclear && *number != 2 && *number != -2) {
    bool isRows = *number == std::numeric_limits<double>::infinity() ||
                  *number == -std::numeric_limits<double>::infinity();
    int64_t first = pair[isRows ? 1 : 0], second = pair[isRows ? 0 : 1];
    MetaValue norms =
        steps(Op::linalg_vector_norm, {self, integer(1), steps.list(first)});
    steps(Op::amax, {norms, steps.list(second > first ? second - 1 : second)});
    return;
  }
  SmallVector<int64_t> permutation;
  for (int64_t dim = 0; dim < rank; ++dim)
    if (!llvm::is_contained(pair, dim))
      permutation.push_back(dim);
  permutation.append(pair.begin(), pair.end());
  MetaValue matrix = steps(Op::permute, {self, steps.list(permutation)});
  MetaValue values = singularValues(steps, matrix);
  steps(isNuclear ? Op::sum_dim_IntList : Op::amax, {values, steps.list(-1)});
}

static void matrixNorm(Steps &steps, ArrayRef<MetaValue> args) {
  MetaValue self = args[0];
  if (args[4].is<DType>())
    self = steps(Op::to_dtype, {self, args[4]});
  runMatrixNorm(steps, self, args[1], args[2]);
}

static void norm(Steps &steps, ArrayRef<MetaValue> args) {
  bool isMatrix = args[2].isList() ? args[2].getList().size() == 2
                                   : args[0].getTensor()->rank() == 2;
  if (!args[1].isNone() && isMatrix)
    matrixNorm(steps, args);
}

static void nuclearNorm(Steps &steps, ArrayRef<MetaValue> args) {
  MetaValue nuclear = MetaValue::string("nuc");
  runMatrixNorm(steps, args[0], nuclear,
                args[1].isList() ? args[1] : MetaValue::none());
}

/// The quotient of the extreme singular values.
static void conditionNumber(Steps &steps, ArrayRef<MetaValue> args) {
  std::optional<double> order =
      args[1].isNumber() ? getKnownFloat(args[1].getScalar()) : std::nullopt;
  if (!args[1].isNone() && order != 2.0 && order != -2.0)
    return;
  MetaValue values = singularValues(steps, args[0]);
  MetaValue largest =
      steps(Op::slice_Tensor, {values, integer(-1), integer(0), integer(1)});
  steps(Op::div_Tensor, {largest, largest});
}

/// The norm of all elements but those of one dimension.
static MetaValue runNormExceptDim(Steps &steps, ArrayRef<MetaValue> args) {
  const TensorMeta &v = *args[0].getTensor();
  if (!args[2].isInt() || !args[2].getInt().isInt() || v.isScalar())
    return MetaValue();
  int64_t dim = args[2].getInt().getInt(), last = v.rank() - 1;
  if (dim == -1)
    return steps.makeScalar(v.dtype, v.device);
  dim += dim < 0 ? v.rank() : 0;
  MetaValue matrix = args[0];
  if (dim != 0 && dim != last)
    matrix = steps(Op::transpose_int, {matrix, integer(0), integer(dim)});
  matrix = steps(Op::contiguous, matrix);
  bool isLast = dim == last && dim != 0;
  SmallVector<SymInt, 2> shape = {SymInt(-1), SymInt(-1)};
  shape[isLast ? 1 : 0] = v.sizes[dim];
  matrix = steps(Op::view, {matrix, steps.shape(shape)});
  return steps(Op::norm_ScalarOpt_dim,
               {matrix, args[1], steps.list(isLast ? 0 : 1)});
}

static void normExceptDim(Steps &steps, ArrayRef<MetaValue> args) {
  runNormExceptDim(steps, args);
}

/// A kernel for the first and last dimension, for tensors that are contiguous.
static void weightNorm(Steps &steps, ArrayRef<MetaValue> args) {
  MetaValue v = steps(Op::contiguous, args[0]);
  MetaValue g = steps(Op::contiguous, args[1]);
  int64_t last = args[0].getTensor()->rank() - 1;
  if (args[2].isInt() &&
      (args[2].getInt().isInt(0) || args[2].getInt().isInt(last))) {
    steps.runAll(Op::weight_norm_interface, {v, g, args[2]});
    return;
  }
  steps.scope(
      [&] { return runNormExceptDim(steps, {v, integer(2), args[2]}); });
  MetaValue scale = steps(Op::div_Tensor, {g, g});
  steps(Op::mul_Tensor, {v, scale});
}

static void weightNormBackward(Steps &steps, ArrayRef<MetaValue> args) {
  const MetaValue &grad = args[0], &v = args[1], &g = args[2];
  MetaValue norms = args[3];
  if (g.getTensor()->dtype != norms.getTensor()->dtype)
    norms = steps(Op::to_dtype, {norms, MetaValue(g.getTensor()->dtype)});
  MetaValue sums = steps.scope([&] {
    MetaValue product = steps(Op::mul_Tensor, {grad, v});
    SmallVector<int64_t> dims;
    for (int64_t i = 0; i < v.getTensor()->rank(); ++i)
      if (!args[4].isInt() || !args[4].getInt().isInt(i))
        dims.push_back(i);
    if (dims.empty())
      return steps(Op::clone, product);
    return steps(Op::sum_dim_IntList,
                 {product, steps.list(dims), Scalar::boolean(true)});
  });
  steps.scope([&] {
    MetaValue square = steps(Op::mul_Tensor, {norms, norms});
    MetaValue share = steps(Op::div_Tensor, {sums, square});
    MetaValue along = steps(Op::mul_Tensor, {v, share});
    MetaValue rest = steps(Op::sub_Tensor, {grad, along});
    MetaValue scale = steps(Op::div_Tensor, {g, norms});
    return steps(Op::mul_Tensor, {scale, rest});
  });
  steps(Op::div_Tensor, {sums, norms});
}

/// The quotient of both tensors and their norms, which are at least a number.
static void cosineSimilarity(Steps &steps, ArrayRef<MetaValue> args) {
  RuleContext &cx = steps.cx;
  DType dtype = promoteTypes(cx, args.take_front(2), Promotion::Default).result;
  FailureOr<ArrayRef<SymInt>> sizes = broadcastSizes(
      cx, {args[0].getTensor()->sizes, args[1].getTensor()->sizes});
  if (failed(sizes) || !args[2].isInt())
    return;
  MetaValue x[2], norms[2];
  for (unsigned i : {0, 1})
    x[i] = steps(Op::expand, {args[i], steps.shape(*sizes)});
  for (unsigned i : {0, 1})
    norms[i] = steps.scope([&] {
      MetaValue norm =
          steps(Op::linalg_vector_norm,
                {x[i], integer(2), steps.values(ArrayRef<MetaValue>(args[2])),
                 Scalar::boolean(true)});
      return steps(Op::clone, norm);
    });
  DType real = toReal(dtype);
  bool isHalf = real == DType::Float16 || real == DType::BFloat16;
  steps.makeScalar(isHalf ? DType::Float32 : real, args[0].getTensor()->device);
  // Operands of C++ are evaluated from the right.
  MetaValue second = steps(Op::div_Tensor, {x[1], norms[1]});
  MetaValue first = steps(Op::div_Tensor, {x[0], norms[0]});
  MetaValue product = steps(Op::mul_Tensor, {first, second});
  steps(Op::sum_dim_IntList,
        {product, steps.values(ArrayRef<MetaValue>(args[2]))});
}

//===----------------------------------------------------------------------===//
// Matrices
//===----------------------------------------------------------------------===//

static void logDeterminant(Steps &steps, ArrayRef<MetaValue> args) {
  MetaValue sign, logarithm;
  steps.scope([&] {
    SmallVector<MetaValue, 2> results =
        steps.runAll(Op::linalg_slogdet, args[0]);
    if (results.size() < 2)
      return MetaValue();
    sign = results[0], logarithm = results[1];
    return steps.values(ArrayRef(results).take_front(2));
  });
  if (!logarithm.isTensor())
    return;
  MetaValue isNegative = steps(Op::eq_Scalar, {sign, integer(-1)});
  steps(Op::where_ScalarOther, {isNegative, logarithm, anyFloat()});
}

/// Products of powers of two, the last of which may be written to an argument.
template <bool isInto>
static void matrixPower(Steps &steps, ArrayRef<MetaValue> args) {
  if (!args[1].isInt() || !args[1].getInt().isInt())
    return;
  int64_t n = args[1].getInt().getInt();
  MetaValue self = args[0];
  if (isInto && (n == 1 || n == -1))
    return;
  if (n == 0) {
    if (!isInto)
      steps(Op::clone, self);
    steps(Op::eye, {Scalar::integer(steps.size(self, 1)),
                    MetaValue(self.getTensor()->dtype), MetaValue::none(),
                    MetaValue(self.getTensor()->device)});
    return;
  }
  if (n < 0) {
    self = steps.scope([&] { return steps(Op::linalg_inv_ex, self); });
    n = -n;
  }
  auto multiply = [&](const MetaValue &a, const MetaValue &b) {
    return steps(Op::matmul, {a, b});
  };
  auto multiplyLast = [&](const MetaValue &a, const MetaValue &b) {
    if (isInto)
      multiplyInto(steps, a, b);
    else
      multiply(a, b);
  };
  if (n == 2 || n == 3) {
    multiplyLast(n == 3 ? multiply(self, self) : self, self);
    return;
  }
  MetaValue power, result;
  for (; n > 0; n /= 2) {
    if (power.isTensor()) {
      MetaValue old = power;
      power = multiply(old, old);
      if (!result.isTensor() ||
          result.getTensor()->storage != old.getTensor()->storage)
        steps.free(old);
    } else {
      power = self;
    }
    if (n % 2 == 1) {
      MetaValue old = result;
      if (n == 1) {
        if (old.isTensor())
          multiplyLast(old, power);
        return;
      }
      result = old.isTensor() ? multiply(old, power) : power;
      if (old.isTensor())
        steps.free(old);
    }
  }
}

namespace {

/// A product of several matrices, in the order that needs the fewest
/// operations.
class MatrixChain {
public:
  /// The first and the last tensor may be vectors.
  MatrixChain(Steps &steps, ArrayRef<MetaValue> tensors)
      : steps(steps), matrices(tensors) {
    if (steps.sizes(matrices.front()).size() == 1)
      matrices.front() = steps(Op::unsqueeze, {matrices.front(), integer(0)});
    if (steps.sizes(matrices.back()).size() == 1)
      matrices.back() = steps(Op::unsqueeze, {matrices.back(), integer(1)});
    for (const MetaValue &matrix : matrices)
      sizes.push_back(steps.size(matrix, 2));
    sizes.push_back(steps.size(matrices.back(), 1));
    order();
  }

  /// Multiplies the matrices. The last product may be written to an argument.
  void run(bool isInto) {
    size_t last = matrices.size() - 1, split = splits[0][last];
    MetaValue second = multiply(split + 1, last);
    MetaValue first = multiply(0, split);
    if (!isInto)
      steps(Op::mm, {first, second});
  }

private:
  /// Finds where to split each part of the chain: `matrix_chain_order`.
  void order() {
    ShapeEnv &env = steps.cx.env;
    size_t count = matrices.size();
    std::vector<std::vector<SymInt>> costs(count,
                                           std::vector<SymInt>(count, 0));
    splits.assign(count, std::vector<size_t>(count, 0));
    for (size_t length = 1; length < count; ++length)
      for (size_t i = 0, j = length; j < count; ++i, ++j)
        for (size_t k = i; k < j; ++k) {
          SymInt product = env.product({sizes[i], sizes[k + 1], sizes[j + 1]});
          SymInt cost = env.add(env.add(costs[i][k], costs[k + 1][j]), product);
          // Of three matrices, the first two are multiplied first if that
          // costs the same.
          if (k > i && !isLess(cost, costs[i][j], count == 3 && length == 2))
            continue;
          costs[i][j] = cost;
          splits[i][j] = k;
        }
  }

  bool isLess(SymInt a, SymInt b, bool orEqual) {
    return steps.cx.env.decide(
        orEqual ? Condition::le(a, b) : Condition::lt(a, b), false);
  }

  MetaValue multiply(size_t i, size_t j) {
    if (i == j)
      return matrices[i];
    size_t split = splits[i][j];
    return steps.scope([&] {
      // Arguments of C++ are evaluated from the right.
      MetaValue second = multiply(split + 1, j);
      MetaValue first = multiply(i, split);
      return steps(Op::mm, {first, second});
    });
  }

  Steps &steps;
  SmallVector<MetaValue> matrices;
  /// Of matrix i, the rows; and the columns of the last one.
  SmallVector<SymInt> sizes;
  std::vector<std::vector<size_t>> splits;
};

} // namespace

template <bool isInto>
static void multiplyChain(Steps &steps, ArrayRef<MetaValue> args) {
  ArrayRef<MetaValue> tensors = args[0].getList();
  if (tensors.size() > 2)
    MatrixChain(steps, tensors).run(isInto);
}

/// Powers of each element from 0, along a new last dimension.
static void vandermonde(Steps &steps, ArrayRef<MetaValue> args) {
  RuleContext &cx = steps.cx;
  MetaValue x = args[0];
  if (x.getTensor()->isScalar())
    x = steps(Op::unsqueeze, {x, integer(-1)});
  ArrayRef<SymInt> sizes = steps.sizes(x);
  if (sizes.empty())
    return;
  SymInt count = args[1].isInt() ? args[1].getInt() : sizes.back();
  SmallVector<SymInt> shape(sizes);
  shape.push_back(cx.env.sub(count, 1));
  MetaValue column = steps(Op::unsqueeze, {x, integer(-1)});
  MetaValue rows = steps(Op::expand, {column, steps.shape(shape)});
  MetaValue powers = steps(Op::cumprod, {rows, integer(-1)});
  shape.back() = 1;
  MetaValue ones = steps(Op::new_ones, {powers, steps.shape(shape)});
  const MetaValue parts[] = {ones, powers};
  steps(Op::cat, {steps.values(parts), integer(-1)});
}

/// The number of singular values above a tolerance, in a new tensor or an
/// argument.
static void runMatrixRank(Steps &steps, const MetaValue &self,
                          const MetaValue &absolute, const MetaValue &relative,
                          const MetaValue &hermitian, bool isInto) {
  const TensorMeta &meta = *self.getTensor();
  if (meta.rank() < 2)
    return;
  if (!isInto)
    steps.make(makeContiguous(steps.cx, meta.sizes.drop_back(2), DType::Int64,
                              meta.device));
  auto tolerance = [&](const MetaValue &given) {
    return given.isTensor() ? given
                            : steps.makeScalar(DType::Float64, meta.device);
  };
  MetaValue atol = tolerance(absolute), rtol = tolerance(relative);
  if (numel(steps.cx, meta.sizes).isInt(0))
    return;
  MetaValue values, largest;
  if (hermitian.asBool() == true) {
    values = steps.scope([&] { return steps(Op::linalg_eigh, self); });
    steps.assign(values, Op::abs, values);
    largest = steps(Op::amax, {values, steps.list(-1), Scalar::boolean(true)});
  } else {
    values = singularValues(steps, self);
    largest =
        steps(Op::slice_Tensor, {values, integer(-1), integer(0), integer(1)});
  }
  MetaValue limit = steps.scope([&] {
    MetaValue first = steps(Op::unsqueeze, {atol, integer(-1)});
    MetaValue second = steps(Op::unsqueeze, {rtol, integer(-1)});
    MetaValue scaled = steps(Op::mul_Tensor, {second, largest});
    return steps(Op::maximum, {first, scaled});
  });
  MetaValue isLarger = steps(Op::gt_Tensor, {values, limit});
  steps(Op::sum_dim_IntList, {isLarger, steps.list(-1)});
}

template <bool isInto>
static void matrixRank(Steps &steps, ArrayRef<MetaValue> args) {
  runMatrixRank(steps, args[0], args[1], args[2], args[3], isInto);
}

/// The overloads of one tolerance, which is absolute.
template <bool isInto>
static void matrixRankOf(Steps &steps, ArrayRef<MetaValue> args) {
  MetaValue zero = MetaValue::none();
  if (args[1].isTensor())
    zero = steps.makeScalar(args[1].getTensor()->dtype,
                            args[1].getTensor()->device);
  runMatrixRank(steps, args[0], args[1], zero, args[2], isInto);
}

/// The pseudoinverse with tolerances of unknown kind.
static void pseudoInverse(Steps &steps, ArrayRef<MetaValue> args) {
  for (unsigned i = 0; i < 2; ++i)
    steps.makeScalar(DType::Float64, args[0].getTensor()->device);
  steps(Op::linalg_pinv_atol_rtol_tensor, args[0]);
}

/// The same with a relative tolerance that is a tensor.
static void pseudoInverseOf(Steps &steps, ArrayRef<MetaValue> args) {
  steps.makeScalar(DType::Float64, args[0].getTensor()->device);
  steps(Op::linalg_pinv_atol_rtol_tensor, args[0]);
}

/// The inverse of a tensor as a matrix.
static void tensorInverse(Steps &steps, ArrayRef<MetaValue> args) {
  RuleContext &cx = steps.cx;
  ArrayRef<SymInt> sizes = steps.sizes(args[0]);
  if (!args[1].isInt() || !args[1].getInt().isInt())
    return;
  size_t count = args[1].getInt().getInt();
  if (count > sizes.size())
    return;
  const SymInt shape[] = {cx.env.product(sizes.take_front(count)),
                          cx.env.product(sizes.drop_front(count))};
  steps.runAll(Op::linalg_inv_ex,
               steps(Op::reshape, {args[0], steps.shape(shape)}));
}

/// A solution for a tensor as a matrix, whose dimensions `dims` are last.
static void tensorSolve(Steps &steps, ArrayRef<MetaValue> args) {
  RuleContext &cx = steps.cx;
  MetaValue self = args[0];
  if (args[2].isList()) {
    SmallVector<int64_t> ends;
    for (int64_t i = args[2].getList().size(); i > 0; --i)
      ends.push_back(-i);
    self = steps(Op::movedim_intlist, {self, args[2], steps.list(ends)});
  }
  SymInt rows = numel(cx, steps.sizes(args[1]));
  const SymInt shape[] = {rows,
                          cx.env.floorDiv(numel(cx, steps.sizes(self)), rows)};
  MetaValue vector = steps(Op::reshape, {args[1], steps.list(-1)});
  MetaValue matrix = steps(Op::reshape, {self, steps.shape(shape)});
  steps.runAll(Op::linalg_solve_ex, {matrix, vector});
}

/// The exponential of a matrix of twice the size.
static void matrixExpBackward(Steps &steps, ArrayRef<MetaValue> args) {
  RuleContext &cx = steps.cx;
  const TensorMeta &self = *args[0].getTensor();
  if (self.rank() < 2)
    return;
  SmallVector<SymInt> sizes(self.sizes);
  for (SymInt &size : MutableArrayRef(sizes).take_back(2))
    size = cx.env.mul(size, 2);
  MetaValue matrix = steps.make(makeContiguous(
      cx, cx.copySizes(sizes), args[1].getTensor()->dtype, self.device));
  steps(Op::linalg_matrix_exp, matrix);
}

/// The sum of products along one dimension; vectors have a kernel.
static void vectorDot(Steps &steps, ArrayRef<MetaValue> args) {
  if (args[0].getTensor()->rank() == 1 && args[1].getTensor()->rank() == 1)
    return;
  MetaValue product = steps(Op::mul_Tensor, {args[0], args[1]});
  steps(Op::sum_dim_IntList, {product, steps.values(args[2])});
}

/// A product of the gradient and a grid of coordinates.
static void affineGridBackward(Steps &steps, ArrayRef<MetaValue> args) {
  RuleContext &cx = steps.cx;
  const TensorMeta &grad = *args[0].getTensor();
  size_t rank = grad.sizes.size();
  if (rank != 4 && rank != 5)
    return;
  ArrayRef<SymInt> points = grad.sizes.drop_front().drop_back();
  SmallVector<SymInt> sizes(grad.sizes);
  sizes.back() = cx.env.add(sizes.back(), 1);
  MetaValue grid = steps.make(
      makeContiguous(cx, cx.copySizes(sizes), grad.dtype, grad.device));
  for (SymInt count : llvm::reverse(points))
    steps.scope([&] {
      MetaValue range = steps.make(
          makeContiguous(cx, cx.copySizes(count), grad.dtype, grad.device));
      if (args[2].asBool() == false && !count.isInt(1)) {
        steps.assign(range, [&] {
          MetaValue scaled = steps(Op::mul_Scalar, {range, integer(1)});
          return steps(Op::div_Scalar, {scaled, integer(1)});
        });
      }
      return MetaValue();
    });
  SymInt all = cx.env.product(points);
  const SymInt rows[] = {sizes[0], all, sizes.back()};
  const SymInt columns[] = {sizes[0], all, grad.sizes.back()};
  MetaValue base =
      steps(Op::transpose_int, {steps(Op::view, {grid, steps.shape(rows)}),
                                integer(1), integer(2)});
  MetaValue flat = steps(Op::reshape, {args[0], steps.shape(columns)});
  steps(Op::bmm, {base, flat});
}

/// Powers are multiplied in place, and reversed unless they increase.
static void vandermondeOf(Steps &steps, ArrayRef<MetaValue> args) {
  RuleContext &cx = steps.cx;
  const TensorMeta &x = *args[0].getTensor();
  if (x.rank() != 1)
    return;
  SymInt count = args[1].isInt() ? args[1].getInt() : x.sizes[0];
  DType dtype = isIntegral(x.dtype) ? DType::Int64 : x.dtype;
  const SymInt sizes[] = {x.sizes[0], count};
  MetaValue result =
      steps.make(makeContiguous(cx, cx.copySizes(sizes), dtype, x.device));
  steps.scope([&] {
    MetaValue rest = steps(Op::slice_Tensor, {result, integer(1), integer(1),
                                              Scalar::integer(count)});
    return steps(Op::cumprod, {rest, integer(1)}), result;
  });
  if (args[2].asBool() != true)
    steps(Op::flip, {result, steps.list(1)});
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static constexpr StepsRow rows[] = {
    {"linalg_cholesky", runOne<Op::linalg_cholesky_ex>},
    {"linalg_cholesky.out", runOneInto<Op::linalg_cholesky_ex, 2>},
    {"linalg_det", runOne<Op::linalg_det>},
    {"linalg_eigvals", runOne<Op::linalg_eig>},
    {"linalg_eigvalsh", runOne<Op::linalg_eigh>},
    {"linalg_inv", runOne<Op::linalg_inv_ex>},
    {"linalg_inv.out", runOneInto<Op::linalg_inv_ex, 1>},
    {"inverse", runOne<Op::linalg_inv_ex>},
    {"inverse.out", runOneInto<Op::linalg_inv_ex, 1>},
    {"linalg_ldl_factor", runOne<Op::linalg_ldl_factor_ex>},
    {"linalg_lu_factor", runOne<Op::linalg_lu_factor_ex>},
    {"linalg_det.out", runOneInto<Op::linalg_det, 1>},
    {"linalg_slogdet", runOne<Op::linalg_slogdet>},
    {"linalg_slogdet.out", runOneInto<Op::linalg_slogdet, 1, 2>},
    {"slogdet.out", runOneInto<Op::linalg_slogdet, 1, 2>},
    {"linalg_ldl_factor.out", runOneInto<Op::linalg_ldl_factor_ex, 2, 2>},
    {"linalg_lu_factor.out", runOneInto<Op::linalg_lu_factor_ex, 2, 2>},
    {"slogdet", runOne<Op::linalg_slogdet>},
    {"det", runOne<Op::linalg_det>},
    {"linalg_svdvals", runOne<Op::linalg_svd, 1>},
    {"logdet", logDeterminant},
    {"linalg_matrix_norm", matrixNorm},
    {"linalg_matrix_norm.str_ord", matrixNorm},
    {"linalg_norm", norm},
    {"nuclear_norm", nuclearNorm},
    {"nuclear_norm.dim", nuclearNorm},
    {"linalg_cond", conditionNumber},
    {"norm_except_dim", normExceptDim},
    {"_weight_norm", weightNorm},
    {"_weight_norm_differentiable_backward", weightNormBackward},
    {"cosine_similarity", cosineSimilarity},
    {"linalg_matrix_power", matrixPower<false>},
    {"linalg_matrix_power.out", matrixPower<true>},
    {"matrix_power", matrixPower<false>},
    {"matrix_power.out", matrixPower<true>},
    {"chain_matmul", multiplyChain<false>},
    {"chain_matmul.out", multiplyChain<true>},
    {"linalg_multi_dot", multiplyChain<false>},
    {"linalg_multi_dot.out", multiplyChain<true>},
    {"linalg_vander", vandermonde},
    {"vander", vandermondeOf},
    {"linalg_vecdot", vectorDot},
    {"affine_grid_generator_backward", affineGridBackward},
    {"linalg_matrix_rank.atol_rtol_tensor", matrixRank<false>},
    {"linalg_matrix_rank.atol_rtol_tensor_out", matrixRank<true>},
    {"linalg_matrix_rank.atol_rtol_float", matrixRank<false>},
    {"linalg_matrix_rank.atol_rtol_float_out", matrixRank<true>},
    {"linalg_matrix_rank", matrixRankOf<false>},
    {"linalg_matrix_rank.out", matrixRankOf<true>},
    {"linalg_matrix_rank.tol_tensor", matrixRankOf<false>},
    {"linalg_matrix_rank.out_tol_tensor", matrixRankOf<true>},
    {"linalg_pinv", pseudoInverse},
    {"linalg_pinv.atol_rtol_float", pseudoInverse},
    {"linalg_pinv.out", pseudoInverse},
    {"linalg_pinv.atol_rtol_float_out", pseudoInverse},
    {"pinverse", pseudoInverse},
    {"linalg_pinv.rcond_tensor", pseudoInverseOf},
    {"linalg_pinv.out_rcond_tensor", pseudoInverseOf},
    {"linalg_tensorinv", tensorInverse},
    {"linalg_tensorsolve", tensorSolve},
    {"matrix_exp_backward", matrixExpBackward},
    {"linalg_solve", runOne<Op::linalg_solve_ex>},
    {"linalg_solve.out", runOneInto<Op::linalg_solve_ex, 3>},
    {"linalg_solve_ex", runOne<Op::linalg_solve_ex>},
    // The result is copied to the output.
    {"linalg_matrix_norm.out", runOne<Op::linalg_matrix_norm, 5>},
    {"linalg_matrix_norm.str_ord_out",
     runOne<Op::linalg_matrix_norm_str_ord, 5>},
    {"linalg_norm.out", runOne<Op::linalg_norm, 5>},
    {"linalg_norm.ord_str_out", runOne<Op::linalg_norm_ord_str, 5>},
    {"nuclear_norm.out", runOne<Op::nuclear_norm, 2>},
    {"nuclear_norm.dim_out", runOne<Op::nuclear_norm_dim, 3>},
    {"linalg_cond.out", runOne<Op::linalg_cond, 2>},
    {"linalg_cond.p_str_out", runOne<Op::linalg_cond_p_str, 2>},
    {"linalg_tensorinv.out", runOne<Op::linalg_tensorinv, 2>},
    {"linalg_tensorsolve.out", runOne<Op::linalg_tensorsolve, 3>},
};

ArrayRef<StepsRow> fake::getStepsOfLinearAlgebra() { return rows; }
