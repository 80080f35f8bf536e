// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Factorization. Written by utils/oracle/write_tests.py.

!f64_3x3 = !fake.tensor<[3, 3], f64>

// CHECK-LABEL: func.func @_linalg_eigh(
// CHECK: fake.aten._linalg_eigh{{.*}} -> (!fake.tensor<[2, 5], f32>, !fake.tensor<[2, 5, 5], f32, strides = [25, 1, 5]>)
func.func @_linalg_eigh(%A: !fake.tensor<[2, 5, 5], f32>) {
  %0:2 = fake.aten._linalg_eigh(%A) : (!fake.tensor<[2, 5, 5], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_linalg_eigh_promotes(
// CHECK: fake.aten._linalg_eigh{{.*}} -> (!fake.tensor<[2, 5], f32>, !fake.tensor<[2, 5, 5], c64, strides = [25, 1, 5]>)
func.func @_linalg_eigh_promotes(%A: !fake.tensor<[2, 5, 5], c64>) {
  %0:2 = fake.aten._linalg_eigh(%A) : (!fake.tensor<[2, 5, 5], c64>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_linalg_eigvals(
// CHECK: fake.aten._linalg_eigvals{{.*}} -> !fake.tensor<[2], c64>
func.func @_linalg_eigvals(%self: !fake.tensor<[2, 2], f32>) {
  %0 = fake.aten._linalg_eigvals(%self) : (!fake.tensor<[2, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_linalg_svd(
// CHECK: fake.aten._linalg_svd{{.*}} -> (!fake.tensor<[2, 2], f32, strides = [1, 2]>, !fake.tensor<[2], f32>, !fake.tensor<[2, 3], f32, strides = [1, 2]>)
func.func @_linalg_svd(%A: !fake.tensor<[2, 3], f32>) {
  %0:3 = fake.aten._linalg_svd(%A) : (!fake.tensor<[2, 3], f32>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_linalg_svd_transposed(
// CHECK: fake.aten._linalg_svd{{.*}} -> (!fake.tensor<[3, 2, 2], f32, strides = [4, 1, 2]>, !fake.tensor<[3, 2], f32>, !fake.tensor<[3, 2, 2], f32, strides = [4, 1, 2]>)
func.func @_linalg_svd_transposed(%A: !fake.tensor<[3, 2, 2], f32, strides = [2, 1, 6]>) {
  %0:3 = fake.aten._linalg_svd(%A) : (!fake.tensor<[3, 2, 2], f32, strides = [2, 1, 6]>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_lu_with_info(
// CHECK: fake.aten._lu_with_info{{.*}} -> (!fake.tensor<[3, 5], f32, strides = [1, 3]>, !fake.tensor<[3], i32>, !fake.tensor<[], i32>)
func.func @_lu_with_info(%self: !fake.tensor<[3, 5], f32>) {
  %0:3 = fake.aten._lu_with_info(%self) : (!fake.tensor<[3, 5], f32>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_lu_with_info_strided(
// CHECK: fake.aten._lu_with_info{{.*}} -> (!fake.tensor<[5, 5], c64, strides = [1, 5], device = "cuda:0">, !fake.tensor<[5], i32, device = "cuda:0">, !fake.tensor<[], i32, device = "cuda:0">)
func.func @_lu_with_info_strided(%self: !fake.tensor<[5, 5], c64, strides = [1, 0], device = "cuda:0">) {
  %0:3 = fake.aten._lu_with_info(%self, true, false) : (!fake.tensor<[5, 5], c64, strides = [1, 0], device = "cuda:0">) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @cholesky(
// CHECK: fake.aten.cholesky{{.*}} -> !fake.tensor<[2, 5, 5], f32, strides = [25, 1, 5]>
func.func @cholesky(%self: !fake.tensor<[2, 5, 5], f32>) {
  %0 = fake.aten.cholesky(%self) : (!fake.tensor<[2, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cholesky_transposed(
// CHECK: fake.aten.cholesky{{.*}} -> !fake.tensor<[4, 4, 4], c128, strides = [16, 1, 4]>
func.func @cholesky_transposed(%self: !fake.tensor<[4, 4, 4], c128, strides = [1, 4, 16]>) {
  %0 = fake.aten.cholesky(%self) : (!fake.tensor<[4, 4, 4], c128, strides = [1, 4, 16]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cholesky_inverse(
// CHECK: fake.aten.cholesky_inverse{{.*}} -> !fake.tensor<[3, 3, 3], f32, strides = [9, 1, 3]>
func.func @cholesky_inverse(%self: !fake.tensor<[3, 3, 3], f32>) {
  %0 = fake.aten.cholesky_inverse(%self) : (!fake.tensor<[3, 3, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cholesky_inverse_transposed(
// CHECK: fake.aten.cholesky_inverse{{.*}} -> !fake.tensor<[2, 5, 5], f32, strides = [25, 1, 5]>
func.func @cholesky_inverse_transposed(%self: !fake.tensor<[2, 5, 5], f32, strides = [25, 1, 5]>) {
  %0 = fake.aten.cholesky_inverse(%self) : (!fake.tensor<[2, 5, 5], f32, strides = [25, 1, 5]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @geqrf(
// CHECK: fake.aten.geqrf{{.*}} -> (!fake.tensor<[2, 5], f32, strides = [1, 2]>, !fake.tensor<[2], f32>)
func.func @geqrf(%self: !fake.tensor<[2, 5], f32>) {
  %0:2 = fake.aten.geqrf(%self) : (!fake.tensor<[2, 5], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @linalg_cholesky(
// CHECK: fake.aten.linalg_cholesky{{.*}} -> !fake.tensor<[2, 5, 5], f32, strides = [25, 1, 5]>
func.func @linalg_cholesky(%self: !fake.tensor<[2, 5, 5], f32>) {
  %0 = fake.aten.linalg_cholesky(%self) : (!fake.tensor<[2, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_cholesky_ex(
// CHECK: fake.aten.linalg_cholesky_ex{{.*}} -> (!fake.tensor<[2, 5, 5], f32, strides = [25, 1, 5]>, !fake.tensor<[2], i32>)
func.func @linalg_cholesky_ex(%self: !fake.tensor<[2, 5, 5], f32>) {
  %0:2 = fake.aten.linalg_cholesky_ex(%self) : (!fake.tensor<[2, 5, 5], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @linalg_cholesky_ex_transposed(
// CHECK: fake.aten.linalg_cholesky_ex{{.*}} -> (!fake.tensor<[3, 3], f32, strides = [1, 3]>, !fake.tensor<[], i32>)
func.func @linalg_cholesky_ex_transposed(%self: !fake.tensor<[3, 3], f32, strides = [1, 3]>) {
  %0:2 = fake.aten.linalg_cholesky_ex(%self, check_errors = false) : (!fake.tensor<[3, 3], f32, strides = [1, 3]>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @linalg_eig(
// CHECK: fake.aten.linalg_eig{{.*}} -> (!fake.tensor<[5], c64>, !fake.tensor<[5, 5], c64, strides = [1, 5]>)
func.func @linalg_eig(%self: !fake.tensor<[5, 5], c64>) {
  %0:2 = fake.aten.linalg_eig(%self) : (!fake.tensor<[5, 5], c64>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @linalg_eig_promotes(
// CHECK: fake.aten.linalg_eig{{.*}} -> (!fake.tensor<[2, 5], c64>, !fake.tensor<[2, 5, 5], c64, strides = [25, 1, 5]>)
func.func @linalg_eig_promotes(%self: !fake.tensor<[2, 5, 5], f32>) {
  %0:2 = fake.aten.linalg_eig(%self) : (!fake.tensor<[2, 5, 5], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @linalg_eigh(
// CHECK: fake.aten.linalg_eigh{{.*}} -> (!fake.tensor<[2, 5], f32>, !fake.tensor<[2, 5, 5], f32, strides = [25, 1, 5]>)
func.func @linalg_eigh(%self: !fake.tensor<[2, 5, 5], f32>) {
  %0:2 = fake.aten.linalg_eigh(%self, "U") : (!fake.tensor<[2, 5, 5], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @linalg_eigvals(
// CHECK: fake.aten.linalg_eigvals{{.*}} -> !fake.tensor<[5], c64>
func.func @linalg_eigvals(%self: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten.linalg_eigvals(%self) : (!fake.tensor<[5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_eigvalsh(
// CHECK: fake.aten.linalg_eigvalsh{{.*}} -> !fake.tensor<[2, 5], f32>
func.func @linalg_eigvalsh(%self: !fake.tensor<[2, 5, 5], f32>) {
  %0 = fake.aten.linalg_eigvalsh(%self, "U") : (!fake.tensor<[2, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_householder_product(
// CHECK: fake.aten.linalg_householder_product{{.*}} -> !fake.tensor<[5, 4], f32, strides = [1, 5]>
func.func @linalg_householder_product(%input: !fake.tensor<[5, 4], f32>, %tau: !fake.tensor<[3], f32>) {
  %0 = fake.aten.linalg_householder_product(%input, %tau) : (!fake.tensor<[5, 4], f32>, !fake.tensor<[3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_ldl_factor(
// CHECK: fake.aten.linalg_ldl_factor{{.*}} -> (!fake.tensor<[2, 5, 5], f32, strides = [25, 1, 5]>, !fake.tensor<[2, 5], i32>)
func.func @linalg_ldl_factor(%self: !fake.tensor<[2, 5, 5], f32>) {
  %0:2 = fake.aten.linalg_ldl_factor(%self) : (!fake.tensor<[2, 5, 5], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @linalg_ldl_factor_ex(
// CHECK: fake.aten.linalg_ldl_factor_ex{{.*}} -> (!fake.tensor<[2, 5, 5], f32, strides = [25, 1, 5]>, !fake.tensor<[2, 5], i32>, !fake.tensor<[2], i32>)
func.func @linalg_ldl_factor_ex(%self: !fake.tensor<[2, 5, 5], f32>) {
  %0:3 = fake.aten.linalg_ldl_factor_ex(%self) : (!fake.tensor<[2, 5, 5], f32>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @linalg_lu(
// CHECK: fake.aten.linalg_lu{{.*}} -> (!fake.tensor<[3, 3], f32>, !fake.tensor<[3, 3], f32>, !fake.tensor<[3, 5], f32>)
func.func @linalg_lu(%A: !fake.tensor<[3, 5], f32>) {
  %0:3 = fake.aten.linalg_lu(%A) : (!fake.tensor<[3, 5], f32>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @linalg_lu_factor(
// CHECK: fake.aten.linalg_lu_factor{{.*}} -> (!fake.tensor<[3, 4, 5], f32, strides = [20, 1, 4]>, !fake.tensor<[3, 4], i32>)
func.func @linalg_lu_factor(%A: !fake.tensor<[3, 4, 5], f32>) {
  %0:2 = fake.aten.linalg_lu_factor(%A) : (!fake.tensor<[3, 4, 5], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @linalg_lu_factor_channels_last(
// CHECK: fake.aten.linalg_lu_factor{{.*}} -> (!fake.tensor<[3, 4, 3, 5], c64, strides = [60, 15, 1, 3]>, !fake.tensor<[3, 4, 3], i32>)
func.func @linalg_lu_factor_channels_last(%A: !fake.tensor<[3, 4, 3, 5], c64, strides = [60, 1, 20, 4]>) {
  %0:2 = fake.aten.linalg_lu_factor(%A, pivot = false) : (!fake.tensor<[3, 4, 3, 5], c64, strides = [60, 1, 20, 4]>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @linalg_lu_factor_ex(
// CHECK: fake.aten.linalg_lu_factor_ex{{.*}} -> (!fake.tensor<[3, 5], f32, strides = [1, 3]>, !fake.tensor<[3], i32>, !fake.tensor<[], i32>)
func.func @linalg_lu_factor_ex(%A: !fake.tensor<[3, 5], f32>) {
  %0:3 = fake.aten.linalg_lu_factor_ex(%A) : (!fake.tensor<[3, 5], f32>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @linalg_lu_factor_ex_strided(
// CHECK: fake.aten.linalg_lu_factor_ex{{.*}} -> (!fake.tensor<[5, 2], f32, strides = [1, 5]>, !fake.tensor<[2], i32>, !fake.tensor<[], i32>)
func.func @linalg_lu_factor_ex_strided(%A: !fake.tensor<[5, 2], f32, strides = [4, 1]>) {
  %0:3 = fake.aten.linalg_lu_factor_ex(%A, pivot = false) : (!fake.tensor<[5, 2], f32, strides = [4, 1]>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @linalg_qr(
// CHECK: fake.aten.linalg_qr{{.*}} -> (!fake.tensor<[3, 2], f32, strides = [1, 3]>, !fake.tensor<[2, 2], f32, strides = [1, 2]>)
func.func @linalg_qr(%A: !fake.tensor<[3, 2], f32>) {
  %0:2 = fake.aten.linalg_qr(%A) : (!fake.tensor<[3, 2], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @linalg_svd(
// CHECK: fake.aten.linalg_svd{{.*}} -> (!fake.tensor<[2, 2], f32, strides = [1, 2]>, !fake.tensor<[2], f32>, !fake.tensor<[2, 3], f32, strides = [1, 2]>)
func.func @linalg_svd(%A: !fake.tensor<[2, 3], f32>) {
  %0:3 = fake.aten.linalg_svd(%A, false) : (!fake.tensor<[2, 3], f32>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @linalg_svd_channels_last(
// CHECK: fake.aten.linalg_svd{{.*}} -> (!fake.tensor<[3, 5, 2, 2], c64, strides = [20, 4, 1, 2]>, !fake.tensor<[3, 5, 2], f32>, !fake.tensor<[3, 5, 2, 2], c64, strides = [20, 4, 1, 2]>)
func.func @linalg_svd_channels_last(%A: !fake.tensor<[3, 5, 2, 2], c64, strides = [20, 1, 10, 5]>) {
  %0:3 = fake.aten.linalg_svd(%A, false) : (!fake.tensor<[3, 5, 2, 2], c64, strides = [20, 1, 10, 5]>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @linalg_svdvals(
// CHECK: fake.aten.linalg_svdvals{{.*}} -> !fake.tensor<[2], f32>
func.func @linalg_svdvals(%A: !fake.tensor<[2, 5], f32>) {
  %0 = fake.aten.linalg_svdvals(%A) : (!fake.tensor<[2, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_svdvals_promotes(
// CHECK: fake.aten.linalg_svdvals{{.*}} -> !fake.tensor<[1, 1, 1], f32>
func.func @linalg_svdvals_promotes(%A: !fake.tensor<[1, 1, 3, 1], c64>) {
  %0 = fake.aten.linalg_svdvals(%A, driver = none) : (!fake.tensor<[1, 1, 3, 1], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @lu_unpack(
// CHECK: fake.aten.lu_unpack{{.*}} -> (!fake.tensor<[3, 4, 4], f32>, !fake.tensor<[3, 4, 4], f32>, !fake.tensor<[3, 4, 5], f32>)
func.func @lu_unpack(%LU_data: !fake.tensor<[3, 4, 5], f32, strides = [20, 1, 4]>, %LU_pivots: !fake.tensor<[3, 4], i32>) {
  %0:3 = fake.aten.lu_unpack(%LU_data, %LU_pivots) : (!fake.tensor<[3, 4, 5], f32, strides = [20, 1, 4]>, !fake.tensor<[3, 4], i32>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @orgqr(
// CHECK: fake.aten.orgqr{{.*}} -> !fake.tensor<[4, 4], bf16, strides = [1, 4]>
func.func @orgqr(%self: !fake.tensor<[4, 4], bf16, offset = 4>, %input2: !fake.tensor<[4], bf16>) {
  %0 = fake.aten.orgqr(%self, %input2) : (!fake.tensor<[4, 4], bf16, offset = 4>, !fake.tensor<[4], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @ormqr(
// CHECK: fake.aten.ormqr{{.*}} -> !fake.tensor<[3, 3], f64, strides = [1, 3]>
func.func @ormqr(%self: !f64_3x3, %input2: !fake.tensor<[3], f64>, %input3: !f64_3x3) {
  %0 = fake.aten.ormqr(%self, %input2, %input3, false) : (!f64_3x3, !fake.tensor<[3], f64>, !f64_3x3) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @ormqr_transposed(
// CHECK: fake.aten.ormqr{{.*}} -> !fake.tensor<[5, 2], f32, strides = [1, 5]>
func.func @ormqr_transposed(%self: !fake.tensor<[2, 5], f32, strides = [1, 2]>, %input2: !fake.tensor<[2], f32>, %input3: !fake.tensor<[5, 2], f32>) {
  %0 = fake.aten.ormqr(%self, %input2, %input3, false) : (!fake.tensor<[2, 5], f32, strides = [1, 2]>, !fake.tensor<[2], f32>, !fake.tensor<[5, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @qr(
// CHECK: fake.aten.qr{{.*}} -> (!fake.tensor<[2, 2], f32, strides = [1, 2]>, !fake.tensor<[2, 5], f32, strides = [1, 2]>)
func.func @qr(%self: !fake.tensor<[2, 5], f32>) {
  %0:2 = fake.aten.qr(%self) : (!fake.tensor<[2, 5], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @svd(
// CHECK: fake.aten.svd{{.*}} -> (!fake.tensor<[2, 2], f32, strides = [1, 2]>, !fake.tensor<[2], f32>, !fake.tensor<[5, 2], f32>)
func.func @svd(%self: !fake.tensor<[2, 5], f32, strides = [1, 2]>) {
  %0:3 = fake.aten.svd(%self) : (!fake.tensor<[2, 5], f32, strides = [1, 2]>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}
