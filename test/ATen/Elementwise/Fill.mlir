// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Fill. Written by utils/oracle/write_tests.py.

!bool_3x5 = !fake.tensor<[3, 5], bool>

// CHECK-LABEL: func.func @fill_Scalar(
// CHECK: fake.aten.fill.Scalar{{.*}} -> !fake.tensor<[5], bool>
func.func @fill_Scalar(%self: !fake.tensor<[5], bool>) {
  %0 = fake.aten.fill.Scalar(%self, 1) : (!fake.tensor<[5], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fill_Tensor(
// CHECK: fake.aten.fill.Tensor{{.*}} -> !fake.tensor<[4, 3], f16>
func.func @fill_Tensor(%self: !fake.tensor<[4, 3], f16>, %value: !fake.tensor<[], f32>) {
  %0 = fake.aten.fill.Tensor(%self, %value) : (!fake.tensor<[4, 3], f16>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fill_diagonal_(
// CHECK: fake.aten.fill_diagonal_{{.*}} -> !fake.tensor<[3, 5], f32>
func.func @fill_diagonal_(%self: !fake.tensor<[3, 5], f32>) {
  %0 = fake.aten.fill_diagonal_(%self, 1, false) : (!fake.tensor<[3, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fill_diagonal__transposed(
// CHECK: fake.aten.fill_diagonal_{{.*}} -> !fake.tensor<[4, 4, 4], f32, strides = [4, 1, 16], device = "cuda:0">
func.func @fill_diagonal__transposed(%self: !fake.tensor<[4, 4, 4], f32, strides = [4, 1, 16], device = "cuda:0">) {
  %0 = fake.aten.fill_diagonal_(%self, 1, false) : (!fake.tensor<[4, 4, 4], f32, strides = [4, 1, 16], device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @tril(
// CHECK: fake.aten.tril{{.*}} -> !fake.tensor<[10, 5], i64>
func.func @tril(%self: !fake.tensor<[10, 5], i64>) {
  %0 = fake.aten.tril(%self) : (!fake.tensor<[10, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @triu(
// CHECK: fake.aten.triu{{.*}} -> !fake.tensor<[10, 5], i64>
func.func @triu(%self: !fake.tensor<[10, 5], i64>) {
  %0 = fake.aten.triu(%self) : (!fake.tensor<[10, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @where_Scalar(
// CHECK: fake.aten.where.Scalar{{.*}} -> !fake.tensor<[5, 1, 2], f32>
func.func @where_Scalar(%condition: !fake.tensor<[5, 1, 2], bool>) {
  %0 = fake.aten.where.Scalar(%condition, 1, 0.5) : (!fake.tensor<[5, 1, 2], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @where_Scalar_transposed(
// CHECK: fake.aten.where.Scalar{{.*}} -> !fake.tensor<[3, 2], f32, strides = [1, 3]>
func.func @where_Scalar_transposed(%condition: !fake.tensor<[3, 2], bool, strides = [1, 3]>) {
  %0 = fake.aten.where.Scalar(%condition, 0.5, 1) : (!fake.tensor<[3, 2], bool, strides = [1, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @where_ScalarOther(
// CHECK: fake.aten.where.ScalarOther{{.*}} -> !fake.tensor<[5, 2, 3], bf16>
func.func @where_ScalarOther(%condition: !fake.tensor<[2, 3], bool>, %self: !fake.tensor<[5, 2, 3], bf16>) {
  %0 = fake.aten.where.ScalarOther(%condition, %self, 1) : (!fake.tensor<[2, 3], bool>, !fake.tensor<[5, 2, 3], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @where_ScalarOther_transposed(
// CHECK: fake.aten.where.ScalarOther{{.*}} -> !fake.tensor<[3, 3, 3, 2], f32, strides = [18, 1, 3, 9]>
func.func @where_ScalarOther_transposed(%condition: !fake.tensor<[3, 3, 2], bool, strides = [1, 3, 9]>, %self: !fake.tensor<[3, 1, 3, 2], f32>) {
  %0 = fake.aten.where.ScalarOther(%condition, %self, 2.0) : (!fake.tensor<[3, 3, 2], bool, strides = [1, 3, 9]>, !fake.tensor<[3, 1, 3, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @where_ScalarOther_meta(
// CHECK: fake.aten.where.ScalarOther{{.*}} -> !fake.tensor<[], f32, device = "meta">
func.func @where_ScalarOther_meta(%condition: !fake.tensor<[], bool>, %self: !fake.tensor<[], f32, device = "meta">) {
  %0 = fake.aten.where.ScalarOther(%condition, %self, 1) : (!fake.tensor<[], bool>, !fake.tensor<[], f32, device = "meta">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @where_ScalarSelf(
// CHECK: fake.aten.where.ScalarSelf{{.*}} -> !fake.tensor<[3, 2], f64>
func.func @where_ScalarSelf(%condition: !fake.tensor<[3, 1], bool>, %other: !fake.tensor<[3, 2], f64>) {
  %0 = fake.aten.where.ScalarSelf(%condition, 0.5, %other) : (!fake.tensor<[3, 1], bool>, !fake.tensor<[3, 2], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @where_self(
// CHECK: fake.aten.where.self{{.*}} -> !fake.tensor<[3, 5], bool>
func.func @where_self(%condition: !bool_3x5, %self: !bool_3x5, %other: !fake.tensor<[], bool>) {
  %0 = fake.aten.where.self(%condition, %self, %other) : (!bool_3x5, !bool_3x5, !fake.tensor<[], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @where_self_promotes(
// CHECK: fake.aten.where.self{{.*}} -> !fake.tensor<[3, 5], i64>
func.func @where_self_promotes(%condition: !bool_3x5, %self: !fake.tensor<[3, 5], i64>, %other: !fake.tensor<[], i64>) {
  %0 = fake.aten.where.self(%condition, %self, %other) : (!bool_3x5, !fake.tensor<[3, 5], i64>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @where_self_broadcasts(
// CHECK: fake.aten.where.self{{.*}} -> !fake.tensor<[10, 10, 10], bool>
func.func @where_self_broadcasts(%condition: !fake.tensor<[10, 10], bool>, %self: !fake.tensor<[10, 1, 10], bool>, %other: !fake.tensor<[10, 10, 1], bool>) {
  %0 = fake.aten.where.self(%condition, %self, %other) : (!fake.tensor<[10, 10], bool>, !fake.tensor<[10, 1, 10], bool>, !fake.tensor<[10, 10, 1], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @where_self_cuda(
// CHECK: fake.aten.where.self{{.*}} -> !fake.tensor<[], f32, device = "cuda:0">
func.func @where_self_cuda(%condition: !fake.tensor<[], bool>, %self: !fake.tensor<[], f16>, %other: !fake.tensor<[], f32, device = "cuda:0">) {
  %0 = fake.aten.where.self(%condition, %self, %other) : (!fake.tensor<[], bool>, !fake.tensor<[], f16>, !fake.tensor<[], f32, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @zero(
// CHECK: fake.aten.zero{{.*}} -> !fake.tensor<[5, 5], f16>
func.func @zero(%self: !fake.tensor<[5, 5], f16>) {
  %0 = fake.aten.zero(%self) : (!fake.tensor<[5, 5], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @zero_aliases(
// CHECK: fake.aten.zero{{.*}} -> !fake.tensor<[4, 6], i64, layout = sparse_bsc{{[^>]*}}>
func.func @zero_aliases(%self: !fake.tensor<[4, 6], i64, layout = sparse_bsc>) {
  %0 = fake.aten.zero(%self) : (!fake.tensor<[4, 6], i64, layout = sparse_bsc>) -> !fake.tensor<*>
  return
}
