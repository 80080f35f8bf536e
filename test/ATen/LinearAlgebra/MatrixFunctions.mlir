// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of MatrixFunctions. Written by utils/oracle/write_tests.py.

!f32_4x4 = !fake.tensor<[4, 4], f32>

// CHECK-LABEL: func.func @_compute_linear_combination(
// CHECK: fake.aten._compute_linear_combination{{.*}} -> !fake.tensor<[1, 4], f32>
func.func @_compute_linear_combination(%input: !fake.tensor<[5, 4], f32>, %coefficients: !fake.tensor<[1, 4], f32>) {
  %0 = fake.aten._compute_linear_combination(%input, %coefficients) : (!fake.tensor<[5, 4], f32>, !fake.tensor<[1, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_linalg_check_errors(
// CHECK: fake.aten._linalg_check_errors{{.*}} -> ()
func.func @_linalg_check_errors(%info: !fake.tensor<[2, 2], i32>) {
  fake.aten._linalg_check_errors(%info, "torch.linalg.solve", is_matrix = false) : (!fake.tensor<[2, 2], i32>) -> ()
  return
}

// CHECK-LABEL: func.func @_linalg_det(
// CHECK: fake.aten._linalg_det{{.*}} -> (!fake.tensor<[], f32>, !fake.tensor<[5, 5], f32, strides = [1, 5]>, !fake.tensor<[5], i32>)
func.func @_linalg_det(%A: !fake.tensor<[5, 5], f32>) {
  %0:3 = fake.aten._linalg_det(%A) : (!fake.tensor<[5, 5], f32>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_linalg_slogdet(
// CHECK: fake.aten._linalg_slogdet{{.*}} -> (!fake.tensor<[3], f32>, !fake.tensor<[3], f32>, !fake.tensor<[3, 5, 5], f32, strides = [25, 1, 5]>, !fake.tensor<[3, 5], i32>)
func.func @_linalg_slogdet(%A: !fake.tensor<[3, 5, 5], f32>) {
  %0:4 = fake.aten._linalg_slogdet(%A) : (!fake.tensor<[3, 5, 5], f32>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @chain_matmul(
// CHECK: fake.aten.chain_matmul{{.*}} -> !fake.tensor<[4, 4], f32>
func.func @chain_matmul(%matrices: !f32_4x4, %matrices_1: !f32_4x4, %matrices_2: !f32_4x4) {
  %0 = fake.aten.chain_matmul([%matrices, %matrices_1, %matrices_2]) : (!f32_4x4, !f32_4x4, !f32_4x4) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cross(
// CHECK: fake.aten.cross{{.*}} -> !fake.tensor<[5, 3], f32>
func.func @cross(%self: !fake.tensor<[5, 3], f32>, %other: !fake.tensor<[5, 3], f32>) {
  %0 = fake.aten.cross(%self, %other) : (!fake.tensor<[5, 3], f32>, !fake.tensor<[5, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @det(
// CHECK: fake.aten.det{{.*}} -> !fake.tensor<[2], f32>
func.func @det(%self: !fake.tensor<[2, 3, 3], f32>) {
  %0 = fake.aten.det(%self) : (!fake.tensor<[2, 3, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @inverse(
// CHECK: fake.aten.inverse{{.*}} -> !fake.tensor<[2, 2], f32, strides = [1, 2]>
func.func @inverse(%self: !fake.tensor<[2, 2], f32>) {
  %0 = fake.aten.inverse(%self) : (!fake.tensor<[2, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_cross(
// CHECK: fake.aten.linalg_cross{{.*}} -> !fake.tensor<[5, 3], i64>
func.func @linalg_cross(%self: !fake.tensor<[5, 3], i64>, %other: !fake.tensor<[5, 3], i64>) {
  %0 = fake.aten.linalg_cross(%self, %other) : (!fake.tensor<[5, 3], i64>, !fake.tensor<[5, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_det(
// CHECK: fake.aten.linalg_det{{.*}} -> !fake.tensor<[2], f32>
func.func @linalg_det(%A: !fake.tensor<[2, 5, 5], f32>) {
  %0 = fake.aten.linalg_det(%A) : (!fake.tensor<[2, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_inv(
// CHECK: fake.aten.linalg_inv{{.*}} -> !fake.tensor<[2, 5, 5], f32, strides = [25, 1, 5]>
func.func @linalg_inv(%A: !fake.tensor<[2, 5, 5], f32>) {
  %0 = fake.aten.linalg_inv(%A) : (!fake.tensor<[2, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_inv_transposed(
// CHECK: fake.aten.linalg_inv{{.*}} -> !fake.tensor<[4, 4, 4], f64, strides = [16, 1, 4]>
func.func @linalg_inv_transposed(%A: !fake.tensor<[4, 4, 4], f64, strides = [1, 16, 4]>) {
  %0 = fake.aten.linalg_inv(%A) : (!fake.tensor<[4, 4, 4], f64, strides = [1, 16, 4]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_inv_ex(
// CHECK: fake.aten.linalg_inv_ex{{.*}} -> (!fake.tensor<[2, 2, 2], f32, strides = [4, 1, 2]>, !fake.tensor<[2], i32>)
func.func @linalg_inv_ex(%A: !fake.tensor<[2, 2, 2], f32>) {
  %0:2 = fake.aten.linalg_inv_ex(%A) : (!fake.tensor<[2, 2, 2], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @linalg_inv_ex_strided(
// CHECK: fake.aten.linalg_inv_ex{{.*}} -> (!fake.tensor<[2, 2], f64, strides = [1, 2]>, !fake.tensor<[], i32>)
func.func @linalg_inv_ex_strided(%A: !fake.tensor<[2, 2], f64, strides = [1, 0]>) {
  %0:2 = fake.aten.linalg_inv_ex(%A, check_errors = false) : (!fake.tensor<[2, 2], f64, strides = [1, 0]>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @linalg_matrix_exp(
// CHECK: fake.aten.linalg_matrix_exp{{.*}} -> !fake.tensor<[5, 4, 4], f32>
func.func @linalg_matrix_exp(%self: !fake.tensor<[5, 4, 4], f32>) {
  %0 = fake.aten.linalg_matrix_exp(%self) : (!fake.tensor<[5, 4, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_matrix_power(
// CHECK: fake.aten.linalg_matrix_power{{.*}} -> !fake.tensor<[4, 4], f32>
func.func @linalg_matrix_power(%self: !fake.tensor<[4, 4], f32>) {
  %0 = fake.aten.linalg_matrix_power(%self, -2) : (!fake.tensor<[4, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_matrix_rank(
// CHECK: fake.aten.linalg_matrix_rank{{.*}} -> !fake.tensor<[5, 4], i64>
func.func @linalg_matrix_rank(%self: !fake.tensor<[5, 4, 2, 3], f16>) {
  %0 = fake.aten.linalg_matrix_rank(%self, 0.5, false) : (!fake.tensor<[5, 4, 2, 3], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_matrix_rank_atol_rtol_float(
// CHECK: fake.aten.linalg_matrix_rank.atol_rtol_float{{.*}} -> !fake.tensor<[], i64>
func.func @linalg_matrix_rank_atol_rtol_float(%self: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten.linalg_matrix_rank.atol_rtol_float(%self, rtol = 1.0) : (!fake.tensor<[5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_matrix_rank_atol_rtol_tensor(
// CHECK: fake.aten.linalg_matrix_rank.atol_rtol_tensor{{.*}} -> !fake.tensor<[2], i64>
func.func @linalg_matrix_rank_atol_rtol_tensor(%input: !fake.tensor<[2, 5, 5], f32>) {
  %0 = fake.aten.linalg_matrix_rank.atol_rtol_tensor(%input) : (!fake.tensor<[2, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_matrix_rank_tol_tensor(
// CHECK: fake.aten.linalg_matrix_rank.tol_tensor{{.*}} -> !fake.tensor<[], i64>
func.func @linalg_matrix_rank_tol_tensor(%input: !fake.tensor<[3, 3], f64, strides = [0, 1]>, %tol: !fake.tensor<[], f64>) {
  %0 = fake.aten.linalg_matrix_rank.tol_tensor(%input, %tol, true) : (!fake.tensor<[3, 3], f64, strides = [0, 1]>, !fake.tensor<[], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_pinv(
// CHECK: fake.aten.linalg_pinv{{.*}} -> !fake.tensor<[3, 3], f32>
func.func @linalg_pinv(%self: !fake.tensor<[3, 3], f32, strides = [1, 3]>) {
  %0 = fake.aten.linalg_pinv(%self, 1.0, false) : (!fake.tensor<[3, 3], f32, strides = [1, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_pinv_atol_rtol_float(
// CHECK: fake.aten.linalg_pinv.atol_rtol_float{{.*}} -> !fake.tensor<[3, 3, 3], f32>
func.func @linalg_pinv_atol_rtol_float(%self: !fake.tensor<[3, 3, 3], f32, offset = 9>) {
  %0 = fake.aten.linalg_pinv.atol_rtol_float(%self) : (!fake.tensor<[3, 3, 3], f32, offset = 9>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_pinv_atol_rtol_tensor(
// CHECK: fake.aten.linalg_pinv.atol_rtol_tensor{{.*}} -> !fake.tensor<[2, 3, 3], f32>
func.func @linalg_pinv_atol_rtol_tensor(%self: !fake.tensor<[2, 3, 3], f32>) {
  %0 = fake.aten.linalg_pinv.atol_rtol_tensor(%self) : (!fake.tensor<[2, 3, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_slogdet(
// CHECK: fake.aten.linalg_slogdet{{.*}} -> (!fake.tensor<[3], f32>, !fake.tensor<[3], f32>)
func.func @linalg_slogdet(%A: !fake.tensor<[3, 5, 5], f32>) {
  %0:2 = fake.aten.linalg_slogdet(%A) : (!fake.tensor<[3, 5, 5], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @linalg_tensorinv(
// CHECK: fake.aten.linalg_tensorinv{{.*}} -> !fake.tensor<[3, 3], f32, strides = [1, 3]>
func.func @linalg_tensorinv(%self: !fake.tensor<[3, 3], f32>) {
  %0 = fake.aten.linalg_tensorinv(%self, 1) : (!fake.tensor<[3, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_tensorsolve(
// CHECK: fake.aten.linalg_tensorsolve{{.*}} -> !fake.tensor<[6], f32>
func.func @linalg_tensorsolve(%self: !fake.tensor<[2, 3, 6], f32>, %other: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten.linalg_tensorsolve(%self, %other) : (!fake.tensor<[2, 3, 6], f32>, !fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_vander(
// CHECK: fake.aten.linalg_vander{{.*}} -> !fake.tensor<[2, 5, 5], i64>
func.func @linalg_vander(%x: !fake.tensor<[2, 5], i64>) {
  %0 = fake.aten.linalg_vander(%x) : (!fake.tensor<[2, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @logdet(
// CHECK: fake.aten.logdet{{.*}} -> !fake.tensor<[3], f32>
func.func @logdet(%self: !fake.tensor<[3, 5, 5], f32>) {
  %0 = fake.aten.logdet(%self) : (!fake.tensor<[3, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @matrix_exp(
// CHECK: fake.aten.matrix_exp{{.*}} -> !fake.tensor<[3, 3], f64>
func.func @matrix_exp(%self: !fake.tensor<[3, 3], f64>) {
  %0 = fake.aten.matrix_exp(%self) : (!fake.tensor<[3, 3], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @matrix_exp_backward(
// CHECK: fake.aten.matrix_exp_backward{{.*}} -> !fake.tensor<[4, 4], f32, strides = [8, 1], offset = 4>
func.func @matrix_exp_backward(%self: !fake.tensor<[4, 4], f32>, %grad: !fake.tensor<[4, 4], f32>) {
  %0 = fake.aten.matrix_exp_backward(%self, %grad) : (!fake.tensor<[4, 4], f32>, !fake.tensor<[4, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @matrix_exp_backward_promotes(
// CHECK: fake.aten.matrix_exp_backward{{.*}} -> !fake.tensor<[2, 1, 1], f64, strides = [4, 2, 1], offset = 1>
func.func @matrix_exp_backward_promotes(%self: !fake.tensor<[2, 1, 1], f32>, %grad: !fake.tensor<[2, 1, 1], f64>) {
  %0 = fake.aten.matrix_exp_backward(%self, %grad) : (!fake.tensor<[2, 1, 1], f32>, !fake.tensor<[2, 1, 1], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @matrix_exp_backward_transposed(
// CHECK: fake.aten.matrix_exp_backward{{.*}} -> !fake.tensor<[5, 5], f32, strides = [10, 1], offset = 5>
func.func @matrix_exp_backward_transposed(%self: !fake.tensor<[5, 5], f32, strides = [1, 5]>, %grad: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten.matrix_exp_backward(%self, %grad) : (!fake.tensor<[5, 5], f32, strides = [1, 5]>, !fake.tensor<[5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @matrix_power(
// CHECK: fake.aten.matrix_power{{.*}} -> !fake.tensor<[3, 2, 2], f32>
func.func @matrix_power(%self: !fake.tensor<[3, 2, 2], f32, strides = [24, 6, 3]>) {
  %0 = fake.aten.matrix_power(%self, 1) : (!fake.tensor<[3, 2, 2], f32, strides = [24, 6, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @pinverse(
// CHECK: fake.aten.pinverse{{.*}} -> !fake.tensor<[2, 5, 5], f32>
func.func @pinverse(%self: !fake.tensor<[2, 5, 5], f32>) {
  %0 = fake.aten.pinverse(%self) : (!fake.tensor<[2, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @slogdet(
// CHECK: fake.aten.slogdet{{.*}} -> (!fake.tensor<[], f32>, !fake.tensor<[], f32>)
func.func @slogdet(%self: !fake.tensor<[2, 2], f32>) {
  %0:2 = fake.aten.slogdet(%self) : (!fake.tensor<[2, 2], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @vander(
// CHECK: fake.aten.vander{{.*}} -> !fake.tensor<[3, 3], f32>
func.func @vander(%x: !fake.tensor<[3], f32>) {
  %0 = fake.aten.vander(%x) : (!fake.tensor<[3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @vander_promotes(
// CHECK: fake.aten.vander{{.*}} -> !fake.tensor<[2, 2], i64>
func.func @vander_promotes(%x: !fake.tensor<[2], i32, strides = [3]>) {
  %0 = fake.aten.vander(%x, none) : (!fake.tensor<[2], i32, strides = [3]>) -> !fake.tensor<*>
  return
}
