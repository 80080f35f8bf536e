// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Comparison. Written by utils/oracle/write_tests.py.

!f32_3x5 = !fake.tensor<[3, 5], f32>

// CHECK-LABEL: func.func @eq_Scalar(
// CHECK: fake.aten.eq.Scalar{{.*}} -> !fake.tensor<[3, 2], bool>
func.func @eq_Scalar(%self: !fake.tensor<[3, 2], bool>) {
  %0 = fake.aten.eq.Scalar(%self, 2.0) : (!fake.tensor<[3, 2], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @eq_Scalar_promotes(
// CHECK: fake.aten.eq.Scalar{{.*}} -> !fake.tensor<[5], bool>
func.func @eq_Scalar_promotes(%self: !fake.tensor<[5], i32>) {
  %0 = fake.aten.eq.Scalar(%self, 1) : (!fake.tensor<[5], i32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @eq_Tensor(
// CHECK: fake.aten.eq.Tensor{{.*}} -> !fake.tensor<[5, 5], bool>
func.func @eq_Tensor(%self: !fake.tensor<[5, 5], bool>, %other: !fake.tensor<[5, 5], bool>) {
  %0 = fake.aten.eq.Tensor(%self, %other) : (!fake.tensor<[5, 5], bool>, !fake.tensor<[5, 5], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @eq_Tensor_promotes(
// CHECK: fake.aten.eq.Tensor{{.*}} -> !fake.tensor<[3, 2], bool>
func.func @eq_Tensor_promotes(%self: !fake.tensor<[3, 2], f32>, %other: !fake.tensor<[3, 2], f32>) {
  %0 = fake.aten.eq.Tensor(%self, %other) : (!fake.tensor<[3, 2], f32>, !fake.tensor<[3, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @ge_Scalar(
// CHECK: fake.aten.ge.Scalar{{.*}} -> !fake.tensor<[], bool>
func.func @ge_Scalar(%self: !fake.tensor<[], bool>) {
  %0 = fake.aten.ge.Scalar(%self, 0) : (!fake.tensor<[], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @ge_Scalar_promotes(
// CHECK: fake.aten.ge.Scalar{{.*}} -> !fake.tensor<[2], bool>
func.func @ge_Scalar_promotes(%self: !fake.tensor<[2], i16>) {
  %0 = fake.aten.ge.Scalar(%self, 1) : (!fake.tensor<[2], i16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @ge_Tensor(
// CHECK: fake.aten.ge.Tensor{{.*}} -> !fake.tensor<[10, 5], bool>
func.func @ge_Tensor(%self: !fake.tensor<[10, 5], bool>, %other: !fake.tensor<[], bool>) {
  %0 = fake.aten.ge.Tensor(%self, %other) : (!fake.tensor<[10, 5], bool>, !fake.tensor<[], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @ge_Tensor_promotes(
// CHECK: fake.aten.ge.Tensor{{.*}} -> !fake.tensor<[10, 5], bool>
func.func @ge_Tensor_promotes(%self: !fake.tensor<[10, 5], i64>, %other: !fake.tensor<[], i64>) {
  %0 = fake.aten.ge.Tensor(%self, %other) : (!fake.tensor<[10, 5], i64>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @greater_Scalar(
// CHECK: fake.aten.greater.Scalar{{.*}} -> !fake.tensor<[1, 4], bool>
func.func @greater_Scalar(%self: !fake.tensor<[1, 4], f32>) {
  %0 = fake.aten.greater.Scalar(%self, -1) : (!fake.tensor<[1, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @greater_Tensor(
// CHECK: fake.aten.greater.Tensor{{.*}} -> !fake.tensor<[2, 2, 1], bool>
func.func @greater_Tensor(%self: !fake.tensor<[2, 2, 1], bool>, %other: !fake.tensor<[2, 2, 1], bool>) {
  %0 = fake.aten.greater.Tensor(%self, %other) : (!fake.tensor<[2, 2, 1], bool>, !fake.tensor<[2, 2, 1], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @greater_equal_Scalar(
// CHECK: fake.aten.greater_equal.Scalar{{.*}} -> !fake.tensor<[5, 2, 2], bool>
func.func @greater_equal_Scalar(%self: !fake.tensor<[5, 2, 2], f32>) {
  %0 = fake.aten.greater_equal.Scalar(%self, true) : (!fake.tensor<[5, 2, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @greater_equal_Tensor(
// CHECK: fake.aten.greater_equal.Tensor{{.*}} -> !fake.tensor<[], bool>
func.func @greater_equal_Tensor(%self: !fake.tensor<[], f32>, %other: !fake.tensor<[], f32>) {
  %0 = fake.aten.greater_equal.Tensor(%self, %other) : (!fake.tensor<[], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @gt_Scalar(
// CHECK: fake.aten.gt.Scalar{{.*}} -> !fake.tensor<[2, 4], bool>
func.func @gt_Scalar(%self: !fake.tensor<[2, 4], f32>) {
  %0 = fake.aten.gt.Scalar(%self, 1) : (!fake.tensor<[2, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @gt_Scalar_transposed(
// CHECK: fake.aten.gt.Scalar{{.*}} -> !fake.tensor<[5, 2, 3, 2], bool, strides = [1, 30, 5, 15]>
func.func @gt_Scalar_transposed(%self: !fake.tensor<[5, 2, 3, 2], i8, strides = [1, 30, 5, 15]>) {
  %0 = fake.aten.gt.Scalar(%self, 3) : (!fake.tensor<[5, 2, 3, 2], i8, strides = [1, 30, 5, 15]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @gt_Tensor(
// CHECK: fake.aten.gt.Tensor{{.*}} -> !fake.tensor<[5, 10, 5], bool>
func.func @gt_Tensor(%self: !fake.tensor<[5, 10, 5], bool>, %other: !fake.tensor<[5, 10, 5], bool>) {
  %0 = fake.aten.gt.Tensor(%self, %other) : (!fake.tensor<[5, 10, 5], bool>, !fake.tensor<[5, 10, 5], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @gt_Tensor_promotes(
// CHECK: fake.aten.gt.Tensor{{.*}} -> !fake.tensor<[10, 5], bool>
func.func @gt_Tensor_promotes(%self: !fake.tensor<[10, 5], i64>, %other: !fake.tensor<[], i64>) {
  %0 = fake.aten.gt.Tensor(%self, %other) : (!fake.tensor<[10, 5], i64>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @isclose(
// CHECK: fake.aten.isclose{{.*}} -> !fake.tensor<[5, 10, 5], bool>
func.func @isclose(%self: !fake.tensor<[5, 10, 5], i64>, %other: !fake.tensor<[10, 5], i64>) {
  %0 = fake.aten.isclose(%self, %other) : (!fake.tensor<[5, 10, 5], i64>, !fake.tensor<[10, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @isclose_cuda(
// CHECK: fake.aten.isclose{{.*}} -> !fake.tensor<[], bool, device = "cuda:0">
func.func @isclose_cuda(%self: !fake.tensor<[], c64, device = "cuda:0", conj>, %other: !fake.tensor<[], c64>) {
  %0 = fake.aten.isclose(%self, %other, 0.5, 0.1, false) : (!fake.tensor<[], c64, device = "cuda:0", conj>, !fake.tensor<[], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @isfinite(
// CHECK: fake.aten.isfinite{{.*}} -> !fake.tensor<[], bool>
func.func @isfinite(%self: !fake.tensor<[], i64>) {
  %0 = fake.aten.isfinite(%self) : (!fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @isinf(
// CHECK: fake.aten.isinf{{.*}} -> !fake.tensor<[20, 20], bool>
func.func @isinf(%self: !fake.tensor<[20, 20], bool>) {
  %0 = fake.aten.isinf(%self) : (!fake.tensor<[20, 20], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @isinf_promotes(
// CHECK: fake.aten.isinf{{.*}} -> !fake.tensor<[2], bool>
func.func @isinf_promotes(%self: !fake.tensor<[2], f32, strides = [2]>) {
  %0 = fake.aten.isinf(%self) : (!fake.tensor<[2], f32, strides = [2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @isnan(
// CHECK: fake.aten.isnan{{.*}} -> !fake.tensor<[3, 5], bool>
func.func @isnan(%self: !fake.tensor<[3, 5], f32>) {
  %0 = fake.aten.isnan(%self) : (!fake.tensor<[3, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @isnan_aliases(
// CHECK: fake.aten.isnan{{.*}} -> !fake.tensor<[4, 6], bool, layout = sparse_bsc{{[^>]*}}>
func.func @isnan_aliases(%self: !fake.tensor<[4, 6], i64, layout = sparse_bsc>) {
  %0 = fake.aten.isnan(%self) : (!fake.tensor<[4, 6], i64, layout = sparse_bsc>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @isneginf(
// CHECK: fake.aten.isneginf{{.*}} -> !fake.tensor<[2, 3, 3], bool>
func.func @isneginf(%self: !fake.tensor<[2, 3, 3], bool>) {
  %0 = fake.aten.isneginf(%self) : (!fake.tensor<[2, 3, 3], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @isneginf_promotes(
// CHECK: fake.aten.isneginf{{.*}} -> !fake.tensor<[2, 2], bool>
func.func @isneginf_promotes(%self: !fake.tensor<[2, 2], f32>) {
  %0 = fake.aten.isneginf(%self) : (!fake.tensor<[2, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @isposinf(
// CHECK: fake.aten.isposinf{{.*}} -> !fake.tensor<[3, 2], bool>
func.func @isposinf(%self: !fake.tensor<[3, 2], i64>) {
  %0 = fake.aten.isposinf(%self) : (!fake.tensor<[3, 2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @isposinf_aliases(
// CHECK: fake.aten.isposinf{{.*}} -> !fake.tensor<[4, 6], bool, layout = sparse_bsc{{[^>]*}}>
func.func @isposinf_aliases(%self: !fake.tensor<[4, 6], i64, layout = sparse_bsc>) {
  %0 = fake.aten.isposinf(%self) : (!fake.tensor<[4, 6], i64, layout = sparse_bsc>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @isreal(
// CHECK: fake.aten.isreal{{.*}} -> !fake.tensor<[3, 3], bool>
func.func @isreal(%self: !fake.tensor<[3, 3], f32>) {
  %0 = fake.aten.isreal(%self) : (!fake.tensor<[3, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @le_Scalar(
// CHECK: fake.aten.le.Scalar{{.*}} -> !fake.tensor<[3], bool>
func.func @le_Scalar(%self: !fake.tensor<[3], bool>) {
  %0 = fake.aten.le.Scalar(%self, 2) : (!fake.tensor<[3], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @le_Scalar_promotes(
// CHECK: fake.aten.le.Scalar{{.*}} -> !fake.tensor<[5, 5], bool>
func.func @le_Scalar_promotes(%self: !fake.tensor<[5, 5], i64>) {
  %0 = fake.aten.le.Scalar(%self, -2) : (!fake.tensor<[5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @le_Tensor(
// CHECK: fake.aten.le.Tensor{{.*}} -> !fake.tensor<[10, 5], bool>
func.func @le_Tensor(%self: !fake.tensor<[10, 5], bool>, %other: !fake.tensor<[], bool>) {
  %0 = fake.aten.le.Tensor(%self, %other) : (!fake.tensor<[10, 5], bool>, !fake.tensor<[], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @le_Tensor_promotes(
// CHECK: fake.aten.le.Tensor{{.*}} -> !fake.tensor<[5, 5], bool>
func.func @le_Tensor_promotes(%self: !fake.tensor<[5, 5], f32>, %other: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten.le.Tensor(%self, %other) : (!fake.tensor<[5, 5], f32>, !fake.tensor<[5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @less_Scalar(
// CHECK: fake.aten.less.Scalar{{.*}} -> !fake.tensor<[2, 4], bool>
func.func @less_Scalar(%self: !fake.tensor<[2, 4], f32>) {
  %0 = fake.aten.less.Scalar(%self, 1) : (!fake.tensor<[2, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @less_Tensor(
// CHECK: fake.aten.less.Tensor{{.*}} -> !fake.tensor<[2], bool>
func.func @less_Tensor(%self: !fake.tensor<[2], f16>, %other: !fake.tensor<[2], f16>) {
  %0 = fake.aten.less.Tensor(%self, %other) : (!fake.tensor<[2], f16>, !fake.tensor<[2], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @less_equal_Scalar(
// CHECK: fake.aten.less_equal.Scalar{{.*}} -> !fake.tensor<[2, 4], bool>
func.func @less_equal_Scalar(%self: !fake.tensor<[2, 4], i8>) {
  %0 = fake.aten.less_equal.Scalar(%self, 2) : (!fake.tensor<[2, 4], i8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @less_equal_Tensor(
// CHECK: fake.aten.less_equal.Tensor{{.*}} -> !fake.tensor<[2, 3], bool>
func.func @less_equal_Tensor(%self: !fake.tensor<[2, 3], bool>, %other: !fake.tensor<[2, 3], bool>) {
  %0 = fake.aten.less_equal.Tensor(%self, %other) : (!fake.tensor<[2, 3], bool>, !fake.tensor<[2, 3], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @logical_and(
// CHECK: fake.aten.logical_and{{.*}} -> !fake.tensor<[10, 5], bool>
func.func @logical_and(%self: !fake.tensor<[10, 5], bool>, %other: !fake.tensor<[10, 5], bool>) {
  %0 = fake.aten.logical_and(%self, %other) : (!fake.tensor<[10, 5], bool>, !fake.tensor<[10, 5], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @logical_and_promotes(
// CHECK: fake.aten.logical_and{{.*}} -> !fake.tensor<[10, 5], bool>
func.func @logical_and_promotes(%self: !fake.tensor<[10, 5], i64>, %other: !fake.tensor<[], i64>) {
  %0 = fake.aten.logical_and(%self, %other) : (!fake.tensor<[10, 5], i64>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @logical_not(
// CHECK: fake.aten.logical_not{{.*}} -> !fake.tensor<[3, 4], bool>
func.func @logical_not(%self: !fake.tensor<[3, 4], i8>) {
  %0 = fake.aten.logical_not(%self) : (!fake.tensor<[3, 4], i8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @logical_or(
// CHECK: fake.aten.logical_or{{.*}} -> !fake.tensor<[10, 5], bool>
func.func @logical_or(%self: !fake.tensor<[10, 5], bool>, %other: !fake.tensor<[], bool>) {
  %0 = fake.aten.logical_or(%self, %other) : (!fake.tensor<[10, 5], bool>, !fake.tensor<[], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @logical_or_promotes(
// CHECK: fake.aten.logical_or{{.*}} -> !fake.tensor<[10, 5], bool>
func.func @logical_or_promotes(%self: !fake.tensor<[10, 5], i64>, %other: !fake.tensor<[], i64>) {
  %0 = fake.aten.logical_or(%self, %other) : (!fake.tensor<[10, 5], i64>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @logical_xor(
// CHECK: fake.aten.logical_xor{{.*}} -> !fake.tensor<[2, 5], bool>
func.func @logical_xor(%self: !fake.tensor<[2, 5], bool, offset = 5> {fake.storage = 0 : i64}, %other: !fake.tensor<[2, 5], bool> {fake.storage = 0 : i64}) {
  %0 = fake.aten.logical_xor(%self, %other) : (!fake.tensor<[2, 5], bool, offset = 5>, !fake.tensor<[2, 5], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @logical_xor_promotes(
// CHECK: fake.aten.logical_xor{{.*}} -> !fake.tensor<[5, 10, 5], bool>
func.func @logical_xor_promotes(%self: !fake.tensor<[5, 10, 5], i64>, %other: !fake.tensor<[5, 10, 5], i64>) {
  %0 = fake.aten.logical_xor(%self, %other) : (!fake.tensor<[5, 10, 5], i64>, !fake.tensor<[5, 10, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @lt_Scalar(
// CHECK: fake.aten.lt.Scalar{{.*}} -> !fake.tensor<[2], bool>
func.func @lt_Scalar(%self: !fake.tensor<[2], bool, offset = 1>) {
  %0 = fake.aten.lt.Scalar(%self, 0.5) : (!fake.tensor<[2], bool, offset = 1>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @lt_Scalar_promotes(
// CHECK: fake.aten.lt.Scalar{{.*}} -> !fake.tensor<[10, 2, 3], bool>
func.func @lt_Scalar_promotes(%self: !fake.tensor<[10, 2, 3], f32>) {
  %0 = fake.aten.lt.Scalar(%self, 0) : (!fake.tensor<[10, 2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @lt_Tensor(
// CHECK: fake.aten.lt.Tensor{{.*}} -> !fake.tensor<[5, 10, 5], bool>
func.func @lt_Tensor(%self: !fake.tensor<[5, 10, 5], bool>, %other: !fake.tensor<[5, 10, 5], bool>) {
  %0 = fake.aten.lt.Tensor(%self, %other) : (!fake.tensor<[5, 10, 5], bool>, !fake.tensor<[5, 10, 5], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @lt_Tensor_promotes(
// CHECK: fake.aten.lt.Tensor{{.*}} -> !fake.tensor<[10, 5], bool>
func.func @lt_Tensor_promotes(%self: !fake.tensor<[10, 5], i64>, %other: !fake.tensor<[], i64>) {
  %0 = fake.aten.lt.Tensor(%self, %other) : (!fake.tensor<[10, 5], i64>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @ne_Scalar(
// CHECK: fake.aten.ne.Scalar{{.*}} -> !fake.tensor<[5, 5], bool>
func.func @ne_Scalar(%self: !fake.tensor<[5, 5], i32>) {
  %0 = fake.aten.ne.Scalar(%self, -1) : (!fake.tensor<[5, 5], i32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @ne_Scalar_transposed(
// CHECK: fake.aten.ne.Scalar{{.*}} -> !fake.tensor<[5, 2, 3], bool, strides = [2, 1, 10]>
func.func @ne_Scalar_transposed(%self: !fake.tensor<[5, 2, 3], bool, strides = [2, 1, 10]>) {
  %0 = fake.aten.ne.Scalar(%self, 2) : (!fake.tensor<[5, 2, 3], bool, strides = [2, 1, 10]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @ne_Tensor(
// CHECK: fake.aten.ne.Tensor{{.*}} -> !fake.tensor<[10, 5], bool>
func.func @ne_Tensor(%self: !fake.tensor<[10, 5], bool>, %other: !fake.tensor<[], bool>) {
  %0 = fake.aten.ne.Tensor(%self, %other) : (!fake.tensor<[10, 5], bool>, !fake.tensor<[], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @ne_Tensor_promotes(
// CHECK: fake.aten.ne.Tensor{{.*}} -> !fake.tensor<[3, 5], bool>
func.func @ne_Tensor_promotes(%self: !f32_3x5 {fake.storage = 0 : i64}, %other: !f32_3x5 {fake.storage = 0 : i64}) {
  %0 = fake.aten.ne.Tensor(%self, %other) : (!f32_3x5, !f32_3x5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @not_equal_Scalar(
// CHECK: fake.aten.not_equal.Scalar{{.*}} -> !fake.tensor<[2], bool>
func.func @not_equal_Scalar(%self: !fake.tensor<[2], f32>) {
  %0 = fake.aten.not_equal.Scalar(%self, 0) : (!fake.tensor<[2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @not_equal_Tensor(
// CHECK: fake.aten.not_equal.Tensor{{.*}} -> !fake.tensor<[4], bool>
func.func @not_equal_Tensor(%self: !fake.tensor<[4], f32>, %other: !fake.tensor<[4], f32, strides = [0]>) {
  %0 = fake.aten.not_equal.Tensor(%self, %other) : (!fake.tensor<[4], f32>, !fake.tensor<[4], f32, strides = [0]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @signbit(
// CHECK: fake.aten.signbit{{.*}} -> !fake.tensor<[20, 20], bool>
func.func @signbit(%self: !fake.tensor<[20, 20], bool>) {
  %0 = fake.aten.signbit(%self) : (!fake.tensor<[20, 20], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @signbit_promotes(
// CHECK: fake.aten.signbit{{.*}} -> !fake.tensor<[2], bool>
func.func @signbit_promotes(%self: !fake.tensor<[2], c64>) {
  %0 = fake.aten.signbit(%self) : (!fake.tensor<[2], c64>) -> !fake.tensor<*>
  return
}
