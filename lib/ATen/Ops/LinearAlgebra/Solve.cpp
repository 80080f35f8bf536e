//===- Solve.cpp - Systems of linear equations ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops/LinearAlgebra/MatrixFunctions.h"

using namespace fake;

/// The sizes of `self` with its batch dimensions broadcast with those of
/// `other`: `_linalg_broadcast_batch_dims`.
static FailureOr<ArrayRef<SymInt>> broadcastBatch(RuleContext &cx,
                                                  const TensorMeta &self,
                                                  const TensorMeta &other) {
  FailureOr<ArrayRef<SymInt>> batch =
      broadcastSizes(cx, {getBatch(self), getBatch(other)});
  if (failed(batch))
    return failure();
  return matricesOf(cx, *batch, getRows(self), getColumns(self));
}

/// Checks the sizes of `AX = B`, or `XA = B`, `checkInputsSolver`. Blames the
/// arguments `argA` and `argB`.
static LogicalResult checkSolver(RuleContext &cx, unsigned argA, unsigned argB,
                                 const TensorMeta &matrix,
                                 const TensorMeta &other, bool left) {
  if (failed(checkSquare(cx, argA, matrix)) ||
      failed(checkMatrix(cx, argB, other)))
    return failure();
  SymInt size = left ? getRows(other) : getColumns(other);
  if (!requireEqual(cx, getRows(matrix), size))
    return cx.error(argA, argB)
           << "cannot solve " << (left ? "AX = B" : "XA = B")
           << ": expected a B of " << getRows(matrix)
           << (left ? " rows" : " columns") << ", found " << other.sizes;
  return success();
}

/// Checks the operands of a solver of `AX = B` only, `linearSolveCheckInputs`.
static LogicalResult checkLinearSolve(RuleContext &cx, unsigned argA,
                                      unsigned argB, const TensorMeta &matrix,
                                      const TensorMeta &other) {
  if (failed(checkSameDType(cx, argB, argA, other, matrix)) ||
      failed(commonDeviceOf(cx, other, matrix)))
    return failure();
  return checkSolver(cx, argA, argB, matrix, other, true);
}

/// Checks that the pivots are one vector for each matrix.
static LogicalResult checkPivots(RuleContext &cx, unsigned arg,
                                 const TensorMeta &matrix,
                                 const TensorMeta &pivots) {
  if (!requireEqual(cx, matrix.sizes.drop_back(), pivots.sizes))
    return cx.error(arg) << "expected pivots of sizes "
                         << matrix.sizes.drop_back() << ", found "
                         << pivots.sizes;
  return success();
}

//===----------------------------------------------------------------------===//
// Square matrices
//===----------------------------------------------------------------------===//

/// Whether `other` is a batch of vectors, one for each matrix:
/// `linalg_solve_is_vector_rhs`.
static bool isVector(RuleContext &cx, const TensorMeta &matrix,
                     const TensorMeta &other) {
  if (other.rank() == 1)
    return true;
  if (matrix.rank() - 1 != other.rank())
    return false;
  for (auto [a, b] : llvm::zip_equal(matrix.sizes.drop_back(), other.sizes))
    if (a != b && !cx.env.decide(Condition::eq(a, b), false))
      return false;
  return true;
}

/// Follows _linalg_solve_ex of torch._meta_registrations: the solution, both
/// factors in one, the pivots and the infos.
static FailureOr<std::array<TensorMeta, 4>>
solveFactored(RuleContext &cx, const TensorMeta &matrix,
              const TensorMeta &other, bool left) {
  if (failed(checkFloatOrComplex(cx, 0, matrix)) ||
      failed(checkSameDType(cx, 0, 1, matrix, other)) ||
      failed(commonDeviceOf(cx, matrix, other)))
    return failure();
  bool isVectors = isVector(cx, matrix, other);
  FailureOr<TensorMeta> columns =
      isVectors ? unsqueezeGeometry(cx, other, -1) : other;
  if (failed(columns) || failed(checkSolver(cx, 0, 1, matrix, *columns, left)))
    return failure();
  FailureOr<ArrayRef<SymInt>> sizes = broadcastBatch(cx, *columns, matrix);
  if (failed(sizes))
    return failure();
  if (isVectors && !left)
    return cx.error(1) << "expected a matrix on the left, found a vector of "
                          "sizes "
                       << other.sizes;
  if (isVectors)
    sizes = sizes->drop_back();
  TensorMeta result =
      left ? makeColumnMajor(cx, *sizes, other) : newLike(cx, other, *sizes);
  return std::array{result, makeColumnMajor(cx, matrix.sizes, matrix),
                    makeOn(cx, matrix, matrix.sizes.drop_back(), DType::Int32),
                    makeOn(cx, matrix, getBatch(matrix), DType::Int32)};
}

/// `linalg_solve_ex`: the solution and the infos.
static FailureOr<std::array<TensorMeta, 2>> solveEx(RuleContext &cx,
                                                    const TensorMeta &matrix,
                                                    const TensorMeta &other,
                                                    bool left) {
  FailureOr<std::array<TensorMeta, 4>> all =
      solveFactored(cx, matrix, other, left);
  if (failed(all))
    return failure();
  return std::array{(*all)[0], (*all)[3]};
}

FailureOr<TensorMeta> fake::solveLinear(RuleContext &cx,
                                        const TensorMeta &matrix,
                                        const TensorMeta &other, bool left) {
  FailureOr<std::array<TensorMeta, 4>> all =
      solveFactored(cx, matrix, other, left);
  if (failed(all))
    return failure();
  return (*all)[0];
}

//===----------------------------------------------------------------------===//
// Factored matrices
//===----------------------------------------------------------------------===//

/// Follows cholesky_solve of torch._meta_registrations.
static FailureOr<TensorMeta> choleskySolve(RuleContext &cx,
                                           const TensorMeta &other,
                                           const TensorMeta &matrix) {
  if (failed(checkLinearSolve(cx, 1, 0, matrix, other)))
    return failure();
  FailureOr<ArrayRef<SymInt>> sizes = broadcastBatch(cx, other, matrix);
  if (failed(sizes))
    return failure();
  return makeColumnMajor(cx, *sizes, other);
}

/// Follows _cholesky_solve_helper, whose operands are already broadcast.
static FailureOr<TensorMeta> choleskySolveHelper(RuleContext &cx,
                                                 const TensorMeta &other,
                                                 const TensorMeta &matrix) {
  if (failed(checkMatrix(cx, 0, other)) ||
      failed(commonDeviceOf(cx, other, matrix)))
    return failure();
  return makeColumnMajor(cx, other.sizes, other);
}

namespace {

/// A tensor and its argument position.
struct Operand {
  const TensorMeta &meta;
  unsigned arg;
};

} // namespace

/// Follows linalg_lu_solve_meta. A system solved from the right is transposed,
/// and lazily conjugated.
static FailureOr<TensorMeta> solveLU(RuleContext &cx, Operand matrix,
                                     Operand pivots, Operand other, bool left) {
  if (failed(checkFloatOrComplex(cx, matrix.arg, matrix.meta)) ||
      failed(
          checkSameDType(cx, matrix.arg, other.arg, matrix.meta, other.meta)) ||
      failed(commonDeviceOf(cx, matrix.meta, pivots.meta, other.meta)))
    return failure();
  DType pivotType = pivots.meta.dtype;
  if (pivotType != DType::Int32 && pivotType != DType::Unknown)
    return cx.error(pivots.arg)
           << "expected pivots of type i32, found " << pivotType;
  if (failed(checkSolver(cx, matrix.arg, other.arg, matrix.meta, other.meta,
                         left)) ||
      failed(checkPivots(cx, pivots.arg, matrix.meta, pivots.meta)))
    return failure();
  FailureOr<ArrayRef<SymInt>> sizes =
      broadcastBatch(cx, other.meta, matrix.meta);
  if (failed(sizes))
    return failure();
  if (left)
    return makeColumnMajor(cx, *sizes, other.meta);
  TensorMeta result = newLike(cx, other.meta, *sizes);
  return isPlainlyZero(cx, numel(cx, *sizes)) ? result : conjugateOf(result);
}

/// `linalg_lu_solve`.
static FailureOr<TensorMeta> linalgLUSolve(RuleContext &cx,
                                           const TensorMeta &matrix,
                                           const TensorMeta &pivots,
                                           const TensorMeta &other, bool left) {
  return solveLU(cx, {matrix, 0}, {pivots, 1}, {other, 2}, left);
}

/// `lu_solve`: the deprecated name.
static FailureOr<TensorMeta> luSolve(RuleContext &cx, const TensorMeta &other,
                                     const TensorMeta &matrix,
                                     const TensorMeta &pivots) {
  return solveLU(cx, {matrix, 1}, {pivots, 2}, {other, 0}, true);
}

/// Follows linalg_ldl_solve_meta.
static FailureOr<TensorMeta> ldlSolve(RuleContext &cx, const TensorMeta &matrix,
                                      const TensorMeta &pivots,
                                      const TensorMeta &other) {
  if (failed(checkFloatOrComplex(cx, 0, matrix)) ||
      failed(checkLinearSolve(cx, 0, 2, matrix, other)) ||
      failed(commonDeviceOf(cx, matrix, pivots)) ||
      failed(checkPivots(cx, 1, matrix, pivots)))
    return failure();
  if (getKind(pivots.dtype) != DTypeKind::Int && pivots.dtype != DType::Unknown)
    return cx.error(1) << "expected pivots of an integer type, found "
                       << pivots.dtype;
  FailureOr<ArrayRef<SymInt>> sizes = broadcastBatch(cx, other, matrix);
  if (failed(sizes))
    return failure();
  return makeColumnMajor(cx, *sizes, other);
}

//===----------------------------------------------------------------------===//
// Triangular matrices
//===----------------------------------------------------------------------===//

/// Follows linalg_solve_triangular_meta: column-major, unless a lazily
/// conjugated matrix is not copied.
static FailureOr<TensorMeta> linalgSolveTriangular(RuleContext &cx,
                                                   const TensorMeta &matrix,
                                                   const TensorMeta &other,
                                                   bool upper, bool left) {
  if (failed(checkSolver(cx, 0, 1, matrix, other, left)) ||
      failed(commonDeviceOf(cx, matrix, other)))
    return failure();
  FailureOr<ArrayRef<SymInt>> sizes = broadcastBatch(cx, other, matrix);
  FailureOr<ArrayRef<SymInt>> matrixSizes = broadcastBatch(cx, matrix, other);
  if (failed(sizes) || failed(matrixSizes))
    return failure();
  if (matrix.conj) {
    FailureOr<TensorMeta> transposed =
        transposeGeometry(cx, broadcastTo(cx, matrix, *matrixSizes), -2, -1);
    if (failed(transposed))
      return failure();
    if (isContiguous(cx, *transposed))
      return newLike(cx, matrix, *sizes);
  }
  return makeColumnMajor(cx, *sizes, matrix);
}

/// Follows triangular_solve_meta: the solution and a copy of the matrix.
static FailureOr<std::array<TensorMeta, 2>>
triangularSolve(RuleContext &cx, const TensorMeta &other,
                const TensorMeta &matrix) {
  if (failed(checkLinearSolve(cx, 1, 0, matrix, other)))
    return failure();
  FailureOr<ArrayRef<SymInt>> sizes = broadcastBatch(cx, other, matrix);
  FailureOr<ArrayRef<SymInt>> matrixSizes = broadcastBatch(cx, matrix, other);
  if (failed(sizes) || failed(matrixSizes))
    return failure();
  return std::array{makeColumnMajor(cx, *sizes, other),
                    makeColumnMajor(cx, *matrixSizes, matrix)};
}

//===----------------------------------------------------------------------===//
// Least squares
//===----------------------------------------------------------------------===//

/// The solution of a least squares problem: the first rows of LAPACK's
/// workspace.
static FailureOr<TensorMeta> leastSquares(RuleContext &cx,
                                          const TensorMeta &matrix,
                                          const TensorMeta &columns,
                                          ArrayRef<SymInt> batch) {
  SymInt m = getRows(matrix), n = getColumns(matrix);
  SymInt count = getColumns(columns);
  TensorMeta space = makeColumnMajor(
      cx, matricesOf(cx, batch, cx.env.max(m, n), count), columns);
  space.sizes = matricesOf(cx, batch, n, count);
  return space;
}

/// The residuals: empty unless there are more rows than columns. With a driver
/// that computes the rank, also empty if it is deficient, which is
/// data-dependent.
static TensorMeta makeResiduals(RuleContext &cx, const TensorMeta &matrix,
                                const TensorMeta &columns,
                                ArrayRef<SymInt> batch, StringRef driver) {
  DType dtype = toReal(matrix.dtype);
  if (driver == "gelsy" ||
      !cx.env.decide(Condition::lt(getColumns(matrix), getRows(matrix)), false))
    return makeOn(cx, matrix, cx.copySizes({SymInt(0)}), dtype);
  if (driver != "gels")
    return makeUnranked(cx, dtype, matrix.device);
  return makeOn(cx, matrix, vectorsOf(cx, batch, getColumns(columns)), dtype);
}

/// `linalg_lstsq`: the solution, the residuals, the ranks and the singular
/// values. PyTorch has no rule, because the driver determines which results are
/// empty.
static FailureOr<std::array<TensorMeta, 4>>
lstsq(RuleContext &cx, const TensorMeta &matrix, const TensorMeta &other,
      std::optional<double> rcond, std::optional<StringRef> driverName) {
  if (failed(checkMatrix(cx, 0, matrix)) ||
      failed(checkFloatOrComplex(cx, 0, matrix, Precision::Full)) ||
      failed(checkSameDType(cx, 0, 1, matrix, other)) ||
      failed(commonDeviceOf(cx, matrix, other)))
    return failure();
  StringRef driver =
      driverName.value_or(matrix.device.isCUDA() ? "gels" : "gelsy");
  if (!llvm::is_contained({"gels", "gelsy", "gelsd", "gelss"}, driver))
    return cx.error(3) << "expected the driver 'gels', 'gelsy', 'gelsd' or "
                          "'gelss', found '"
                       << driver << "'";
  bool isVectors = isVector(cx, matrix, other);
  FailureOr<TensorMeta> columns =
      isVectors ? unsqueezeGeometry(cx, other, -1) : other;
  if (failed(columns) || failed(checkMatrix(cx, 1, *columns)))
    return failure();
  if (!requireEqual(cx, getRows(matrix), getRows(*columns)))
    return cx.error(0, 1) << "expected " << getRows(matrix)
                          << " rows on the right, found " << other.sizes;
  FailureOr<ArrayRef<SymInt>> batch =
      broadcastSizes(cx, {getBatch(matrix), getBatch(*columns)});
  if (failed(batch))
    return failure();
  FailureOr<TensorMeta> solution = leastSquares(cx, matrix, *columns, *batch);
  if (succeeded(solution) && isVectors)
    solution = makeView(*solution, solution->sizes.drop_back(),
                        solution->strides.drop_back(), 0);
  if (failed(solution))
    return failure();
  bool findsValues = driver == "gelsd" || driver == "gelss";
  TensorMeta nothing = makeEmptyVector(cx, matrix);
  ArrayRef<SymInt> values =
      findsValues ? vectorsOf(cx, getBatch(matrix), getDiagonal(cx, matrix))
                  : nothing.sizes;
  ArrayRef<SymInt> ranks = driver == "gels" ? nothing.sizes : getBatch(matrix);
  return std::array{*solution,
                    makeResiduals(cx, matrix, *columns, *batch, driver),
                    makeOn(cx, matrix, ranks, DType::Int64),
                    makeOn(cx, matrix, values, toReal(matrix.dtype))};
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    // Square matrices.
    {"_linalg_solve_ex(Tensor A, Tensor B, *, bool left=True, bool "
     "check_errors=False) -> (Tensor result, Tensor LU, Tensor pivots, Tensor "
     "info)",
     rule<solveFactored>, follows("_meta_registrations._linalg_solve_ex")},
    {"linalg_solve_ex(Tensor A, Tensor B, *, bool left=True, bool "
     "check_errors=False) -> (Tensor result, Tensor info)",
     rule<solveEx>, follows("native")},
    {"linalg_solve(Tensor A, Tensor B, *, bool left=True) -> Tensor",
     rule<solveLinear>, follows("native")},
    // Factored matrices.
    {"cholesky_solve(Tensor self, Tensor input2, bool upper=False) -> Tensor",
     rule<choleskySolve>, follows("_meta_registrations.cholesky_solve")},
    {"_cholesky_solve_helper(Tensor self, Tensor A, bool upper) -> Tensor",
     rule<choleskySolveHelper>,
     follows("_meta_registrations._cholesky_solve_helper")},
    {"linalg_lu_solve(Tensor LU, Tensor pivots, Tensor B, *, bool left=True, "
     "bool adjoint=False) -> Tensor",
     rule<linalgLUSolve>, follows("_meta_registrations.linalg_lu_solve_meta")},
    {"lu_solve(Tensor self, Tensor LU_data, Tensor LU_pivots) -> Tensor",
     rule<luSolve>, follows("native")},
    {"linalg_ldl_solve(Tensor LD, Tensor pivots, Tensor B, *, bool "
     "hermitian=False) -> Tensor",
     rule<ldlSolve>, follows("_meta_registrations.linalg_ldl_solve_meta")},
    // Triangular matrices.
    {"linalg_solve_triangular(Tensor self, Tensor B, *, bool upper, bool "
     "left=True, bool unitriangular=False) -> Tensor",
     rule<linalgSolveTriangular>,
     follows("_meta_registrations.linalg_solve_triangular_meta")},
    {"triangular_solve(Tensor self, Tensor A, bool upper=True, bool "
     "transpose=False, bool unitriangular=False) -> (Tensor solution, Tensor "
     "cloned_coefficient)",
     rule<triangularSolve>,
     follows("_meta_registrations.triangular_solve_meta")},
    // Least squares.
    {"linalg_lstsq(Tensor self, Tensor b, float? rcond=None, *, str? "
     "driver=None) -> (Tensor solution, Tensor residuals, Tensor rank, Tensor "
     "singular_values)",
     rule<lstsq>, follows("_subclasses.fake_impls.dyn_shape"),
     Tag::dynamic_output_shape},
};

OpFamily fake::getSolveFamily() { return {"Solve", rows}; }
