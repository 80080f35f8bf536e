// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Norm. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @dist(
// CHECK: fake.aten.dist{{.*}} -> !fake.tensor<[], f32>
func.func @dist(%self: !fake.tensor<[5, 5, 5], f32>, %other: !fake.tensor<[5], f32>) {
  %0 = fake.aten.dist(%self, %other) : (!fake.tensor<[5, 5, 5], f32>, !fake.tensor<[5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @dist_promotes(
// CHECK: fake.aten.dist{{.*}} -> !fake.tensor<[], f32>
func.func @dist_promotes(%self: !fake.tensor<[5, 5, 5], c64>, %other: !fake.tensor<[5], c64>) {
  %0 = fake.aten.dist(%self, %other) : (!fake.tensor<[5, 5, 5], c64>, !fake.tensor<[5], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @dist_meta(
// CHECK: fake.aten.dist{{.*}} -> !fake.tensor<[], f16, device = "meta">
func.func @dist_meta(%self: !fake.tensor<[5, 1, 5], f16, device = "meta">, %other: !fake.tensor<[], f16>) {
  %0 = fake.aten.dist(%self, %other, 4) : (!fake.tensor<[5, 1, 5], f16, device = "meta">, !fake.tensor<[], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @frobenius_norm_dim(
// CHECK: fake.aten.frobenius_norm.dim{{.*}} -> !fake.tensor<[], f32>
func.func @frobenius_norm_dim(%self: !fake.tensor<[], f32>) {
  %0 = fake.aten.frobenius_norm.dim(%self, [], false) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg__powsum(
// CHECK: fake.aten.linalg__powsum{{.*}} -> !fake.tensor<[], f32>
func.func @linalg__powsum(%self: !fake.tensor<[3, 4, 1], f32, offset = 4>) {
  %0 = fake.aten.linalg__powsum(%self, dtype = f32) : (!fake.tensor<[3, 4, 1], f32, offset = 4>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg__powsum_converts(
// CHECK: fake.aten.linalg__powsum{{.*}} -> !fake.tensor<[], i64>
func.func @linalg__powsum_converts(%self: !fake.tensor<[], f32>) {
  %0 = fake.aten.linalg__powsum(%self, keepdim = true, dtype = bool) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_cond(
// CHECK: fake.aten.linalg_cond{{.*}} -> !fake.tensor<[2], f32>
func.func @linalg_cond(%self: !fake.tensor<[2, 5, 5], f32>) {
  %0 = fake.aten.linalg_cond(%self) : (!fake.tensor<[2, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_cond_promotes(
// CHECK: fake.aten.linalg_cond{{.*}} -> !fake.tensor<[4], f64>
func.func @linalg_cond_promotes(%self: !fake.tensor<[4, 5, 2], c128, offset = 10>) {
  %0 = fake.aten.linalg_cond(%self) : (!fake.tensor<[4, 5, 2], c128, offset = 10>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_matrix_norm(
// CHECK: fake.aten.linalg_matrix_norm{{.*}} -> !fake.tensor<[], f32>
func.func @linalg_matrix_norm(%self: !fake.tensor<[2, 2], f32>) {
  %0 = fake.aten.linalg_matrix_norm(%self, inf) : (!fake.tensor<[2, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_matrix_norm_str_ord(
// CHECK: fake.aten.linalg_matrix_norm.str_ord{{.*}} -> !fake.tensor<[], f32>
func.func @linalg_matrix_norm_str_ord(%self: !fake.tensor<[2, 2], f32>) {
  %0 = fake.aten.linalg_matrix_norm.str_ord(%self) : (!fake.tensor<[2, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_norm(
// CHECK: fake.aten.linalg_norm{{.*}} -> !fake.tensor<[], f32>
func.func @linalg_norm(%self: !fake.tensor<[5], f32>) {
  %0 = fake.aten.linalg_norm(%self) : (!fake.tensor<[5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_norm_promotes(
// CHECK: fake.aten.linalg_norm{{.*}} -> !fake.tensor<[], f32>
func.func @linalg_norm_promotes(%self: !fake.tensor<[5], c64>) {
  %0 = fake.aten.linalg_norm(%self, 0.5) : (!fake.tensor<[5], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_vector_norm(
// CHECK: fake.aten.linalg_vector_norm{{.*}} -> !fake.tensor<[2], f32>
func.func @linalg_vector_norm(%self: !fake.tensor<[2, 3, 2], f32>) {
  %0 = fake.aten.linalg_vector_norm(%self, 2, [1, 2]) : (!fake.tensor<[2, 3, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_vector_norm_promotes(
// CHECK: fake.aten.linalg_vector_norm{{.*}} -> !fake.tensor<[], f32>
func.func @linalg_vector_norm_promotes(%self: !fake.tensor<[5, 5], c64>) {
  %0 = fake.aten.linalg_vector_norm(%self) : (!fake.tensor<[5, 5], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_vector_norm_converts(
// CHECK: fake.aten.linalg_vector_norm{{.*}} -> !fake.tensor<[1, 5], f32>
func.func @linalg_vector_norm_converts(%self: !fake.tensor<[5, 5], c64>) {
  %0 = fake.aten.linalg_vector_norm(%self, 0, [0], true, dtype = c64) : (!fake.tensor<[5, 5], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @norm_Scalar(
// CHECK: fake.aten.norm.Scalar{{.*}} -> !fake.tensor<[], f32>
func.func @norm_Scalar(%self: !fake.tensor<[3], f32, strides = [0]>) {
  %0 = fake.aten.norm.Scalar(%self, 3) : (!fake.tensor<[3], f32, strides = [0]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @norm_Scalar_promotes(
// CHECK: fake.aten.norm.Scalar{{.*}} -> !fake.tensor<[], f64>
func.func @norm_Scalar_promotes(%self: !fake.tensor<[2, 2, 2, 1], c128>) {
  %0 = fake.aten.norm.Scalar(%self) : (!fake.tensor<[2, 2, 2, 1], c128>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @norm_ScalarOpt_dim(
// CHECK: fake.aten.norm.ScalarOpt_dim{{.*}} -> !fake.tensor<[2], f32>
func.func @norm_ScalarOpt_dim(%self: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten.norm.ScalarOpt_dim(%self, 2.0, [1]) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @norm_ScalarOpt_dim_promotes(
// CHECK: fake.aten.norm.ScalarOpt_dim{{.*}} -> !fake.tensor<[2], f32>
func.func @norm_ScalarOpt_dim_promotes(%self: !fake.tensor<[2, 3], c64>) {
  %0 = fake.aten.norm.ScalarOpt_dim(%self, 2.0, [1]) : (!fake.tensor<[2, 3], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @norm_ScalarOpt_dim_dtype(
// CHECK: fake.aten.norm.ScalarOpt_dim_dtype{{.*}} -> !fake.tensor<[1, 1, 1, 1], f32>
func.func @norm_ScalarOpt_dim_dtype(%self: !fake.tensor<[3, 1, 0, 5], f16, strides = [5, 1, 1, 1]>) {
  %0 = fake.aten.norm.ScalarOpt_dim_dtype(%self, none, [], true, dtype = f32) : (!fake.tensor<[3, 1, 0, 5], f16, strides = [5, 1, 1, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @norm_ScalarOpt_dtype(
// CHECK: fake.aten.norm.ScalarOpt_dtype{{.*}} -> !fake.tensor<[], f64, device = "cuda:0">
func.func @norm_ScalarOpt_dtype(%self: !fake.tensor<[3, 5, 2, 3], f32, device = "cuda:0">) {
  %0 = fake.aten.norm.ScalarOpt_dtype(%self, none, dtype = f64) : (!fake.tensor<[3, 5, 2, 3], f32, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @nuclear_norm(
// CHECK: fake.aten.nuclear_norm{{.*}} -> !fake.tensor<[], f32>
func.func @nuclear_norm(%self: !fake.tensor<[1, 2], f32>) {
  %0 = fake.aten.nuclear_norm(%self, false) : (!fake.tensor<[1, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @nuclear_norm_dim(
// CHECK: fake.aten.nuclear_norm.dim{{.*}} -> !fake.tensor<[], f32>
func.func @nuclear_norm_dim(%self: !fake.tensor<[4, 3], f32>) {
  %0 = fake.aten.nuclear_norm.dim(%self, [-1, -2]) : (!fake.tensor<[4, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @renorm(
// CHECK: fake.aten.renorm{{.*}} -> !fake.tensor<[5, 5, 5], f32>
func.func @renorm(%self: !fake.tensor<[5, 5, 5], f32>) {
  %0 = fake.aten.renorm(%self, 1, 2, 3) : (!fake.tensor<[5, 5, 5], f32>) -> !fake.tensor<*>
  return
}
