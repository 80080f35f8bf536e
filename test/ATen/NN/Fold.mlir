// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Fold. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @col2im(
// CHECK: fake.aten.col2im{{.*}} -> !fake.tensor<[1, 2, 8, 8], i32>
func.func @col2im(%self: !fake.tensor<[1, 2, 64], i32, strides = [100, 64, 1]>) {
  %0 = fake.aten.col2im(%self, [8, 8], [1, 1], [1, 1], [0, 0], [1, 1]) : (!fake.tensor<[1, 2, 64], i32, strides = [100, 64, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @im2col(
// CHECK: fake.aten.im2col{{.*}} -> !fake.tensor<[18, 3], f32>
func.func @im2col(%self: !fake.tensor<[3, 8, 6], f32, strides = [6, 0, 1]>) {
  %0 = fake.aten.im2col(%self, [2, 3], [2, 2], [0, 0], [2, 2]) : (!fake.tensor<[3, 8, 6], f32, strides = [6, 0, 1]>) -> !fake.tensor<*>
  return
}
