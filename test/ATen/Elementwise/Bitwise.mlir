// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Bitwise. Written by utils/oracle/write_tests.py.

!i64_5x10x5 = !fake.tensor<[5, 10, 5], i64>

// CHECK-LABEL: func.func @__and___Scalar(
// CHECK: fake.aten.__and__.Scalar{{.*}} -> !fake.tensor<[3, 5, 2, 2], bf16>
func.func @__and___Scalar(%self: !fake.tensor<[3, 5, 2, 2], bf16>) {
  %0 = fake.aten.__and__.Scalar(%self, 0.5) : (!fake.tensor<[3, 5, 2, 2], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @__and___Tensor(
// CHECK: fake.aten.__and__.Tensor{{.*}} -> !fake.tensor<[4, 3], bool>
func.func @__and___Tensor(%self: !fake.tensor<[4, 3], bool>, %other: !fake.tensor<[], bool>) {
  %0 = fake.aten.__and__.Tensor(%self, %other) : (!fake.tensor<[4, 3], bool>, !fake.tensor<[], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @__iand___Scalar(
// CHECK: fake.aten.__iand__.Scalar{{.*}} -> !fake.tensor<[4, 3], i64>
func.func @__iand___Scalar(%self: !fake.tensor<[4, 3], i64>) {
  %0 = fake.aten.__iand__.Scalar(%self, 1) : (!fake.tensor<[4, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @__iand___Tensor(
// CHECK: fake.aten.__iand__.Tensor{{.*}} -> !fake.tensor<[2, 5], u8>
func.func @__iand___Tensor(%self: !fake.tensor<[2, 5], u8>, %other: !fake.tensor<[2, 5], u8>) {
  %0 = fake.aten.__iand__.Tensor(%self, %other) : (!fake.tensor<[2, 5], u8>, !fake.tensor<[2, 5], u8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @__ilshift___Scalar(
// CHECK: fake.aten.__ilshift__.Scalar{{.*}} -> !fake.tensor<[3, 4], i64>
func.func @__ilshift___Scalar(%self: !fake.tensor<[3, 4], i64>) {
  %0 = fake.aten.__ilshift__.Scalar(%self, 1) : (!fake.tensor<[3, 4], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @__ilshift___Scalar_strided(
// CHECK: fake.aten.__ilshift__.Scalar{{.*}} -> !fake.tensor<[3, 6], i64, strides = [0, 1]>
func.func @__ilshift___Scalar_strided(%self: !fake.tensor<[3, 6], i64, strides = [0, 1]>) {
  %0 = fake.aten.__ilshift__.Scalar(%self, true) : (!fake.tensor<[3, 6], i64, strides = [0, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @__ilshift___Tensor(
// CHECK: fake.aten.__ilshift__.Tensor{{.*}} -> !fake.tensor<[4, 4, 3], i64>
func.func @__ilshift___Tensor(%self: !fake.tensor<[4, 4, 3], i64>, %other: !fake.tensor<[4, 4, 3], i64, strides = [12, 1, 4]>) {
  %0 = fake.aten.__ilshift__.Tensor(%self, %other) : (!fake.tensor<[4, 4, 3], i64>, !fake.tensor<[4, 4, 3], i64, strides = [12, 1, 4]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @__ilshift___Tensor_broadcasts(
// CHECK: fake.aten.__ilshift__.Tensor{{.*}} -> !fake.tensor<[6, 5], u8>
func.func @__ilshift___Tensor_broadcasts(%self: !fake.tensor<[6, 5], u8>, %other: !fake.tensor<[5], u8>) {
  %0 = fake.aten.__ilshift__.Tensor(%self, %other) : (!fake.tensor<[6, 5], u8>, !fake.tensor<[5], u8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @__ilshift___Tensor_transposed(
// CHECK: fake.aten.__ilshift__.Tensor{{.*}} -> !fake.tensor<[2, 3], i32, strides = [1, 2]>
func.func @__ilshift___Tensor_transposed(%self: !fake.tensor<[2, 3], i32, strides = [1, 2]>, %other: !fake.tensor<[2, 3], i32, strides = [1, 2]>) {
  %0 = fake.aten.__ilshift__.Tensor(%self, %other) : (!fake.tensor<[2, 3], i32, strides = [1, 2]>, !fake.tensor<[2, 3], i32, strides = [1, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @__ior___Scalar(
// CHECK: fake.aten.__ior__.Scalar{{.*}} -> !fake.tensor<[6, 5], i64>
func.func @__ior___Scalar(%self: !fake.tensor<[6, 5], i64>) {
  %0 = fake.aten.__ior__.Scalar(%self, 1) : (!fake.tensor<[6, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @__ior___Tensor(
// CHECK: fake.aten.__ior__.Tensor{{.*}} -> !fake.tensor<[2, 4], u8>
func.func @__ior___Tensor(%self: !fake.tensor<[2, 4], u8>, %other: !fake.tensor<[2, 4], u8, strides = [1, 2]>) {
  %0 = fake.aten.__ior__.Tensor(%self, %other) : (!fake.tensor<[2, 4], u8>, !fake.tensor<[2, 4], u8, strides = [1, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @__irshift___Scalar(
// CHECK: fake.aten.__irshift__.Scalar{{.*}} -> !fake.tensor<[2, 2], i64>
func.func @__irshift___Scalar(%self: !fake.tensor<[2, 2], i64>) {
  %0 = fake.aten.__irshift__.Scalar(%self, 1) : (!fake.tensor<[2, 2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @__irshift___Scalar_strided(
// CHECK: fake.aten.__irshift__.Scalar{{.*}} -> !fake.tensor<[4, 5], i64, strides = [20, 2]>
func.func @__irshift___Scalar_strided(%self: !fake.tensor<[4, 5], i64, strides = [20, 2]>) {
  %0 = fake.aten.__irshift__.Scalar(%self, true) : (!fake.tensor<[4, 5], i64, strides = [20, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @__irshift___Tensor(
// CHECK: fake.aten.__irshift__.Tensor{{.*}} -> !fake.tensor<[3], i64>
func.func @__irshift___Tensor(%self: !fake.tensor<[3], i64>, %other: !fake.tensor<[3], i64>) {
  %0 = fake.aten.__irshift__.Tensor(%self, %other) : (!fake.tensor<[3], i64>, !fake.tensor<[3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @__ixor___Scalar(
// CHECK: fake.aten.__ixor__.Scalar{{.*}} -> !fake.tensor<[5, 4], i64>
func.func @__ixor___Scalar(%self: !fake.tensor<[5, 4], i64>) {
  %0 = fake.aten.__ixor__.Scalar(%self, true) : (!fake.tensor<[5, 4], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @__ixor___Tensor(
// CHECK: fake.aten.__ixor__.Tensor{{.*}} -> !fake.tensor<[2, 4], bool>
func.func @__ixor___Tensor(%self: !fake.tensor<[2, 4], bool>, %other: !fake.tensor<[2, 4], bool>) {
  %0 = fake.aten.__ixor__.Tensor(%self, %other) : (!fake.tensor<[2, 4], bool>, !fake.tensor<[2, 4], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @__lshift___Tensor(
// CHECK: fake.aten.__lshift__.Tensor{{.*}} -> !fake.tensor<[4, 3, 5], i64>
func.func @__lshift___Tensor(%self: !fake.tensor<[4, 3, 5], i64>, %other: !fake.tensor<[4, 3, 5], i64>) {
  %0 = fake.aten.__lshift__.Tensor(%self, %other) : (!fake.tensor<[4, 3, 5], i64>, !fake.tensor<[4, 3, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @__lshift___Tensor_broadcasts(
// CHECK: fake.aten.__lshift__.Tensor{{.*}} -> !fake.tensor<[2, 3], i64>
func.func @__lshift___Tensor_broadcasts(%self: !fake.tensor<[2, 3], i64>, %other: !fake.tensor<[3], i64>) {
  %0 = fake.aten.__lshift__.Tensor(%self, %other) : (!fake.tensor<[2, 3], i64>, !fake.tensor<[3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @__or___Scalar(
// CHECK: fake.aten.__or__.Scalar{{.*}} -> !fake.tensor<[2, 5, 2], f32>
func.func @__or___Scalar(%self: !fake.tensor<[2, 5, 2], f32>) {
  %0 = fake.aten.__or__.Scalar(%self, 1) : (!fake.tensor<[2, 5, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @__or___Tensor(
// CHECK: fake.aten.__or__.Tensor{{.*}} -> !fake.tensor<[2], f64>
func.func @__or___Tensor(%self: !fake.tensor<[2], f64>, %other: !fake.tensor<[2], f64>) {
  %0 = fake.aten.__or__.Tensor(%self, %other) : (!fake.tensor<[2], f64>, !fake.tensor<[2], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @__rshift___Scalar(
// CHECK: fake.aten.__rshift__.Scalar{{.*}} -> !fake.tensor<[], i16>
func.func @__rshift___Scalar(%self: !fake.tensor<[], i16>) {
  %0 = fake.aten.__rshift__.Scalar(%self, 1) : (!fake.tensor<[], i16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @__rshift___Tensor(
// CHECK: fake.aten.__rshift__.Tensor{{.*}} -> !fake.tensor<[5], i64>
func.func @__rshift___Tensor(%self: !fake.tensor<[5], i64>, %other: !fake.tensor<[5], i64>) {
  %0 = fake.aten.__rshift__.Tensor(%self, %other) : (!fake.tensor<[5], i64>, !fake.tensor<[5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @__rshift___Tensor_broadcasts(
// CHECK: fake.aten.__rshift__.Tensor{{.*}} -> !fake.tensor<[4, 1, 2], i64>
func.func @__rshift___Tensor_broadcasts(%self: !fake.tensor<[4, 1, 2], i64, strides = [1, 1, 0]>, %other: !fake.tensor<[2], i64>) {
  %0 = fake.aten.__rshift__.Tensor(%self, %other) : (!fake.tensor<[4, 1, 2], i64, strides = [1, 1, 0]>, !fake.tensor<[2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @__xor___Scalar(
// CHECK: fake.aten.__xor__.Scalar{{.*}} -> !fake.tensor<[3, 1], bf16>
func.func @__xor___Scalar(%self: !fake.tensor<[3, 1], bf16>) {
  %0 = fake.aten.__xor__.Scalar(%self, 2) : (!fake.tensor<[3, 1], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @__xor___Tensor(
// CHECK: fake.aten.__xor__.Tensor{{.*}} -> !fake.tensor<[1, 3, 5], i8>
func.func @__xor___Tensor(%self: !fake.tensor<[1, 3, 5], i8>, %other: !fake.tensor<[1, 3, 5], i8>) {
  %0 = fake.aten.__xor__.Tensor(%self, %other) : (!fake.tensor<[1, 3, 5], i8>, !fake.tensor<[1, 3, 5], i8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bitwise_and_Scalar(
// CHECK: fake.aten.bitwise_and.Scalar{{.*}} -> !fake.tensor<[3, 2], f64>
func.func @bitwise_and_Scalar(%self: !fake.tensor<[3, 2], f64>) {
  %0 = fake.aten.bitwise_and.Scalar(%self, 0.5) : (!fake.tensor<[3, 2], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bitwise_and_Scalar_Tensor(
// CHECK: fake.aten.bitwise_and.Scalar_Tensor{{.*}} -> !fake.tensor<[4, 1, 5], f32>
func.func @bitwise_and_Scalar_Tensor(%other: !fake.tensor<[4, 1, 5], f32, strides = [5, 1, 1]>) {
  %0 = fake.aten.bitwise_and.Scalar_Tensor(true, %other) : (!fake.tensor<[4, 1, 5], f32, strides = [5, 1, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bitwise_and_Scalar_Tensor_promotes(
// CHECK: fake.aten.bitwise_and.Scalar_Tensor{{.*}} -> !fake.tensor<[], f32>
func.func @bitwise_and_Scalar_Tensor_promotes(%other: !fake.tensor<[], i64>) {
  %0 = fake.aten.bitwise_and.Scalar_Tensor(0.5, %other) : (!fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bitwise_and_Tensor(
// CHECK: fake.aten.bitwise_and.Tensor{{.*}} -> !fake.tensor<[2, 3], i32>
func.func @bitwise_and_Tensor(%self: !fake.tensor<[2, 3], i32>, %other: !fake.tensor<[2, 3], i32>) {
  %0 = fake.aten.bitwise_and.Tensor(%self, %other) : (!fake.tensor<[2, 3], i32>, !fake.tensor<[2, 3], i32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bitwise_and_Tensor_promotes(
// CHECK: fake.aten.bitwise_and.Tensor{{.*}} -> !fake.tensor<[0, 10, 3], f64>
func.func @bitwise_and_Tensor_promotes(%self: !fake.tensor<[0, 1, 3], i64>, %other: !fake.tensor<[0, 10, 3], f64>) {
  %0 = fake.aten.bitwise_and.Tensor(%self, %other) : (!fake.tensor<[0, 1, 3], i64>, !fake.tensor<[0, 10, 3], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bitwise_left_shift_Scalar_Tensor(
// CHECK: fake.aten.bitwise_left_shift.Scalar_Tensor{{.*}} -> !fake.tensor<[], f64>
func.func @bitwise_left_shift_Scalar_Tensor(%other: !fake.tensor<[], f64>) {
  %0 = fake.aten.bitwise_left_shift.Scalar_Tensor(1, %other) : (!fake.tensor<[], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bitwise_left_shift_Scalar_Tensor_promotes(
// CHECK: fake.aten.bitwise_left_shift.Scalar_Tensor{{.*}} -> !fake.tensor<[1, 3, 1], f32>
func.func @bitwise_left_shift_Scalar_Tensor_promotes(%other: !fake.tensor<[1, 3, 1], i16, strides = [3, 1, 3]>) {
  %0 = fake.aten.bitwise_left_shift.Scalar_Tensor(0.5, %other) : (!fake.tensor<[1, 3, 1], i16, strides = [3, 1, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bitwise_left_shift_Tensor(
// CHECK: fake.aten.bitwise_left_shift.Tensor{{.*}} -> !fake.tensor<[10, 5], i64>
func.func @bitwise_left_shift_Tensor(%self: !fake.tensor<[10, 5], i64>, %other: !fake.tensor<[], i64>) {
  %0 = fake.aten.bitwise_left_shift.Tensor(%self, %other) : (!fake.tensor<[10, 5], i64>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bitwise_left_shift_Tensor_promotes(
// CHECK: fake.aten.bitwise_left_shift.Tensor{{.*}} -> !fake.tensor<[], c128>
func.func @bitwise_left_shift_Tensor_promotes(%self: !fake.tensor<[], i8>, %other: !fake.tensor<[], c128>) {
  %0 = fake.aten.bitwise_left_shift.Tensor(%self, %other) : (!fake.tensor<[], i8>, !fake.tensor<[], c128>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bitwise_left_shift_Tensor_Scalar(
// CHECK: fake.aten.bitwise_left_shift.Tensor_Scalar{{.*}} -> !fake.tensor<[2, 4, 2], i64>
func.func @bitwise_left_shift_Tensor_Scalar(%self: !fake.tensor<[2, 4, 2], i64>) {
  %0 = fake.aten.bitwise_left_shift.Tensor_Scalar(%self, 1) : (!fake.tensor<[2, 4, 2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bitwise_not(
// CHECK: fake.aten.bitwise_not{{.*}} -> !fake.tensor<[2], i64>
func.func @bitwise_not(%self: !fake.tensor<[2], i64>) {
  %0 = fake.aten.bitwise_not(%self) : (!fake.tensor<[2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bitwise_or_Scalar(
// CHECK: fake.aten.bitwise_or.Scalar{{.*}} -> !fake.tensor<[3, 4, 2], f64>
func.func @bitwise_or_Scalar(%self: !fake.tensor<[3, 4, 2], f64>) {
  %0 = fake.aten.bitwise_or.Scalar(%self, 1) : (!fake.tensor<[3, 4, 2], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bitwise_or_Scalar_strided(
// CHECK: fake.aten.bitwise_or.Scalar{{.*}} -> !fake.tensor<[3, 2, 3, 3, 5], f16, strides = [9, 135, 3, 1, 27], device = "cuda:0">
func.func @bitwise_or_Scalar_strided(%self: !fake.tensor<[3, 2, 3, 3, 5], f16, strides = [2, 45, 1, 1, 2], device = "cuda:0">) {
  %0 = fake.aten.bitwise_or.Scalar(%self, true) : (!fake.tensor<[3, 2, 3, 3, 5], f16, strides = [2, 45, 1, 1, 2], device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bitwise_or_Scalar_Tensor(
// CHECK: fake.aten.bitwise_or.Scalar_Tensor{{.*}} -> !fake.tensor<[], i64>
func.func @bitwise_or_Scalar_Tensor(%other: !fake.tensor<[], i64>) {
  %0 = fake.aten.bitwise_or.Scalar_Tensor(2, %other) : (!fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bitwise_or_Tensor(
// CHECK: fake.aten.bitwise_or.Tensor{{.*}} -> !fake.tensor<[10, 5], i64>
func.func @bitwise_or_Tensor(%self: !fake.tensor<[10, 5], i64>, %other: !fake.tensor<[], i64>) {
  %0 = fake.aten.bitwise_or.Tensor(%self, %other) : (!fake.tensor<[10, 5], i64>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bitwise_or_Tensor_broadcasts(
// CHECK: fake.aten.bitwise_or.Tensor{{.*}} -> !fake.tensor<[5, 10, 5], i64>
func.func @bitwise_or_Tensor_broadcasts(%self: !fake.tensor<[5, 10, 5], i64>, %other: !fake.tensor<[10, 5], i64>) {
  %0 = fake.aten.bitwise_or.Tensor(%self, %other) : (!fake.tensor<[5, 10, 5], i64>, !fake.tensor<[10, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bitwise_right_shift_Scalar_Tensor(
// CHECK: fake.aten.bitwise_right_shift.Scalar_Tensor{{.*}} -> !fake.tensor<[], f32>
func.func @bitwise_right_shift_Scalar_Tensor(%other: !fake.tensor<[], f32>) {
  %0 = fake.aten.bitwise_right_shift.Scalar_Tensor(2, %other) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bitwise_right_shift_Scalar_Tensor_promotes(
// CHECK: fake.aten.bitwise_right_shift.Scalar_Tensor{{.*}} -> !fake.tensor<[3, 2, 1, 5, 1], i64, strides = [10, 1, 10, 2, 2], device = "cuda:0">
func.func @bitwise_right_shift_Scalar_Tensor_promotes(%other: !fake.tensor<[3, 2, 1, 5, 1], bool, strides = [10, 1, 10, 2, 2], device = "cuda:0">) {
  %0 = fake.aten.bitwise_right_shift.Scalar_Tensor(1, %other) : (!fake.tensor<[3, 2, 1, 5, 1], bool, strides = [10, 1, 10, 2, 2], device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bitwise_right_shift_Tensor(
// CHECK: fake.aten.bitwise_right_shift.Tensor{{.*}} -> !fake.tensor<[5, 10, 5], i64>
func.func @bitwise_right_shift_Tensor(%self: !i64_5x10x5, %other: !i64_5x10x5) {
  %0 = fake.aten.bitwise_right_shift.Tensor(%self, %other) : (!i64_5x10x5, !i64_5x10x5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bitwise_right_shift_Tensor_promotes(
// CHECK: fake.aten.bitwise_right_shift.Tensor{{.*}} -> !fake.tensor<[4, 5, 1, 0], f64>
func.func @bitwise_right_shift_Tensor_promotes(%self: !fake.tensor<[4, 5, 1, 0], f32, strides = [0, 1, 1, 0]>, %other: !fake.tensor<[4, 5, 1, 0], f64, strides = [5, 1, 1, 0]>) {
  %0 = fake.aten.bitwise_right_shift.Tensor(%self, %other) : (!fake.tensor<[4, 5, 1, 0], f32, strides = [0, 1, 1, 0]>, !fake.tensor<[4, 5, 1, 0], f64, strides = [5, 1, 1, 0]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bitwise_right_shift_Tensor_Scalar(
// CHECK: fake.aten.bitwise_right_shift.Tensor_Scalar{{.*}} -> !fake.tensor<[3, 3], f64>
func.func @bitwise_right_shift_Tensor_Scalar(%self: !fake.tensor<[3, 3], f64, strides = [18, 3]>) {
  %0 = fake.aten.bitwise_right_shift.Tensor_Scalar(%self, 1) : (!fake.tensor<[3, 3], f64, strides = [18, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bitwise_xor_Scalar(
// CHECK: fake.aten.bitwise_xor.Scalar{{.*}} -> !fake.tensor<[], f16>
func.func @bitwise_xor_Scalar(%self: !fake.tensor<[], f16>) {
  %0 = fake.aten.bitwise_xor.Scalar(%self, 2) : (!fake.tensor<[], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bitwise_xor_Scalar_promotes(
// CHECK: fake.aten.bitwise_xor.Scalar{{.*}} -> !fake.tensor<[], i64, device = "cuda:0">
func.func @bitwise_xor_Scalar_promotes(%self: !fake.tensor<[], bool, device = "cuda:0">) {
  %0 = fake.aten.bitwise_xor.Scalar(%self, 1) : (!fake.tensor<[], bool, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bitwise_xor_Scalar_Tensor(
// CHECK: fake.aten.bitwise_xor.Scalar_Tensor{{.*}} -> !fake.tensor<[4, 2, 0], f32>
func.func @bitwise_xor_Scalar_Tensor(%other: !fake.tensor<[4, 2, 0], f32>) {
  %0 = fake.aten.bitwise_xor.Scalar_Tensor(1, %other) : (!fake.tensor<[4, 2, 0], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bitwise_xor_Scalar_Tensor_promotes(
// CHECK: fake.aten.bitwise_xor.Scalar_Tensor{{.*}} -> !fake.tensor<[1, 1, 1, 1], f32>
func.func @bitwise_xor_Scalar_Tensor_promotes(%other: !fake.tensor<[1, 1, 1, 1], bool>) {
  %0 = fake.aten.bitwise_xor.Scalar_Tensor(0.5, %other) : (!fake.tensor<[1, 1, 1, 1], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bitwise_xor_Tensor(
// CHECK: fake.aten.bitwise_xor.Tensor{{.*}} -> !fake.tensor<[10, 5], bool>
func.func @bitwise_xor_Tensor(%self: !fake.tensor<[10, 5], bool>, %other: !fake.tensor<[], bool>) {
  %0 = fake.aten.bitwise_xor.Tensor(%self, %other) : (!fake.tensor<[10, 5], bool>, !fake.tensor<[], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bitwise_xor_Tensor_promotes(
// CHECK: fake.aten.bitwise_xor.Tensor{{.*}} -> !fake.tensor<[4, 2, 1], bf16>
func.func @bitwise_xor_Tensor_promotes(%self: !fake.tensor<[4, 2, 1], i64, strides = [2, 1, 2]>, %other: !fake.tensor<[4, 2, 1], bf16, strides = [8, 2, 1]>) {
  %0 = fake.aten.bitwise_xor.Tensor(%self, %other) : (!fake.tensor<[4, 2, 1], i64, strides = [2, 1, 2]>, !fake.tensor<[4, 2, 1], bf16, strides = [8, 2, 1]>) -> !fake.tensor<*>
  return
}
