// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Solve. Written by utils/oracle/write_tests.py.

!f32_2x5x3 = !fake.tensor<[2, 5, 3], f32>
!f32_2x5x5 = !fake.tensor<[2, 5, 5], f32>
!f32_3x3 = !fake.tensor<[3, 3], f32>
!f32_5x5 = !fake.tensor<[5, 5], f32>
!i32_2x3 = !fake.tensor<[2, 3], i32>
!i32_3 = !fake.tensor<[3], i32>

// CHECK-LABEL: func.func @_cholesky_solve_helper(
// CHECK: fake.aten._cholesky_solve_helper{{.*}} -> !fake.tensor<[5, 3], c128, strides = [1, 5]>
func.func @_cholesky_solve_helper(%self: !fake.tensor<[5, 3], c128>, %A: !fake.tensor<[5, 5], c128>) {
  %0 = fake.aten._cholesky_solve_helper(%self, %A, true) : (!fake.tensor<[5, 3], c128>, !fake.tensor<[5, 5], c128>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_cholesky_solve_helper_strided(
// CHECK: fake.aten._cholesky_solve_helper{{.*}} -> !fake.tensor<[2, 4], f64, strides = [1, 2], device = "cuda:0">
func.func @_cholesky_solve_helper_strided(%self: !fake.tensor<[2, 4], f64, strides = [1, 1], device = "cuda:0">, %A: !fake.tensor<[2, 2], f64, device = "cuda:0">) {
  %0 = fake.aten._cholesky_solve_helper(%self, %A, true) : (!fake.tensor<[2, 4], f64, strides = [1, 1], device = "cuda:0">, !fake.tensor<[2, 2], f64, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_linalg_solve_ex(
// CHECK: fake.aten._linalg_solve_ex{{.*}} -> (!fake.tensor<[5], f32>, !fake.tensor<[5, 5], f32, strides = [1, 5]>, !fake.tensor<[5], i32>, !fake.tensor<[], i32>)
func.func @_linalg_solve_ex(%A: !f32_5x5, %B: !fake.tensor<[5], f32>) {
  %0:4 = fake.aten._linalg_solve_ex(%A, %B) : (!f32_5x5, !fake.tensor<[5], f32>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @cholesky_solve(
// CHECK: fake.aten.cholesky_solve{{.*}} -> !fake.tensor<[2, 5, 5], f32, strides = [25, 1, 5]>
func.func @cholesky_solve(%self: !fake.tensor<[2, 5, 5], f32>, %input2: !fake.tensor<[2, 5, 5], f32>) {
  %0 = fake.aten.cholesky_solve(%self, %input2, true) : (!fake.tensor<[2, 5, 5], f32>, !fake.tensor<[2, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_ldl_solve(
// CHECK: fake.aten.linalg_ldl_solve{{.*}} -> !fake.tensor<[2, 5, 5], f32, strides = [25, 1, 5]>
func.func @linalg_ldl_solve(%LD: !fake.tensor<[2, 5, 5], f32, strides = [25, 1, 5]>, %pivots: !fake.tensor<[2, 5], i32>, %B: !f32_2x5x5) {
  %0 = fake.aten.linalg_ldl_solve(%LD, %pivots, %B) : (!fake.tensor<[2, 5, 5], f32, strides = [25, 1, 5]>, !fake.tensor<[2, 5], i32>, !f32_2x5x5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_lu_solve(
// CHECK: fake.aten.linalg_lu_solve{{.*}} -> !fake.tensor<[3, 3], f32, strides = [1, 3]>
func.func @linalg_lu_solve(%LU: !f32_3x3, %pivots: !i32_3, %B: !f32_3x3) {
  %0 = fake.aten.linalg_lu_solve(%LU, %pivots, %B) : (!f32_3x3, !i32_3, !f32_3x3) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_lu_solve_transposed(
// CHECK: fake.aten.linalg_lu_solve{{.*}} -> !fake.tensor<[2, 3, 4], f32, strides = [12, 1, 3]>
func.func @linalg_lu_solve_transposed(%LU: !fake.tensor<[2, 3, 3], f32, strides = [9, 1, 3]>, %pivots: !i32_2x3, %B: !fake.tensor<[2, 3, 4], f32>) {
  %0 = fake.aten.linalg_lu_solve(%LU, %pivots, %B, adjoint = true) : (!fake.tensor<[2, 3, 3], f32, strides = [9, 1, 3]>, !i32_2x3, !fake.tensor<[2, 3, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_lu_solve_conj(
// CHECK: fake.aten.linalg_lu_solve{{.*}} -> !fake.tensor<[2, 4, 3], c64, conj>
func.func @linalg_lu_solve_conj(%LU: !fake.tensor<[2, 3, 3], c64, strides = [9, 1, 3]>, %pivots: !i32_2x3, %B: !fake.tensor<[2, 4, 3], c64, strides = [12, 1, 4]>) {
  %0 = fake.aten.linalg_lu_solve(%LU, %pivots, %B, left = false) : (!fake.tensor<[2, 3, 3], c64, strides = [9, 1, 3]>, !i32_2x3, !fake.tensor<[2, 4, 3], c64, strides = [12, 1, 4]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_solve(
// CHECK: fake.aten.linalg_solve{{.*}} -> !fake.tensor<[2, 5, 3], f32, strides = [15, 1, 5]>
func.func @linalg_solve(%A: !fake.tensor<[2, 5, 5], f32>, %B: !fake.tensor<[2, 5, 3], f32>) {
  %0 = fake.aten.linalg_solve(%A, %B) : (!fake.tensor<[2, 5, 5], f32>, !fake.tensor<[2, 5, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_solve_ex(
// CHECK: fake.aten.linalg_solve_ex{{.*}} -> (!fake.tensor<[2, 5, 3], f32, strides = [15, 1, 5]>, !fake.tensor<[2], i32>)
func.func @linalg_solve_ex(%A: !f32_2x5x5, %B: !f32_2x5x3) {
  %0:2 = fake.aten.linalg_solve_ex(%A, %B) : (!f32_2x5x5, !f32_2x5x3) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @linalg_solve_ex_strided(
// CHECK: fake.aten.linalg_solve_ex{{.*}} -> (!fake.tensor<[3, 2], f64, strides = [1, 3]>, !fake.tensor<[], i32>)
func.func @linalg_solve_ex_strided(%A: !fake.tensor<[3, 3], f64, strides = [9, 1]>, %B: !fake.tensor<[3, 2], f64>) {
  %0:2 = fake.aten.linalg_solve_ex(%A, %B) : (!fake.tensor<[3, 3], f64, strides = [9, 1]>, !fake.tensor<[3, 2], f64>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @linalg_solve_triangular(
// CHECK: fake.aten.linalg_solve_triangular{{.*}} -> !fake.tensor<[5, 4], f32, strides = [1, 5]>
func.func @linalg_solve_triangular(%self: !f32_5x5, %B: !fake.tensor<[5, 4], f32>) {
  %0 = fake.aten.linalg_solve_triangular(%self, %B, upper = false, left = true) : (!f32_5x5, !fake.tensor<[5, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @lu_solve(
// CHECK: fake.aten.lu_solve{{.*}} -> !fake.tensor<[3, 4], f32, strides = [1, 3]>
func.func @lu_solve(%self: !fake.tensor<[3, 4], f32>, %LU_data: !fake.tensor<[3, 3], f32, strides = [1, 3]>, %LU_pivots: !i32_3) {
  %0 = fake.aten.lu_solve(%self, %LU_data, %LU_pivots) : (!fake.tensor<[3, 4], f32>, !fake.tensor<[3, 3], f32, strides = [1, 3]>, !i32_3) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @triangular_solve(
// CHECK: fake.aten.triangular_solve{{.*}} -> (!fake.tensor<[2, 5, 3], f32, strides = [15, 1, 5]>, !fake.tensor<[2, 5, 5], f32, strides = [25, 1, 5]>)
func.func @triangular_solve(%self: !f32_2x5x3, %A: !f32_2x5x5) {
  %0:2 = fake.aten.triangular_solve(%self, %A) : (!f32_2x5x3, !f32_2x5x5) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @triangular_solve_transposed(
// CHECK: fake.aten.triangular_solve{{.*}} -> (!fake.tensor<[2, 3], f64, strides = [1, 2]>, !fake.tensor<[2, 2], f64, strides = [1, 2]>)
func.func @triangular_solve_transposed(%self: !fake.tensor<[2, 3], f64, strides = [1, 2]>, %A: !fake.tensor<[2, 2], f64>) {
  %0:2 = fake.aten.triangular_solve(%self, %A, true, false) : (!fake.tensor<[2, 3], f64, strides = [1, 2]>, !fake.tensor<[2, 2], f64>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}
