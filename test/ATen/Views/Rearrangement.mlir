// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Rearrangement. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @flip(
// CHECK: fake.aten.flip{{.*}} -> !fake.tensor<[5, 10, 5], i64>
func.func @flip(%self: !fake.tensor<[5, 10, 5], i64>) {
  %0 = fake.aten.flip(%self, [-1]) : (!fake.tensor<[5, 10, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fliplr(
// CHECK: fake.aten.fliplr{{.*}} -> !fake.tensor<[5, 10, 5], i64>
func.func @fliplr(%self: !fake.tensor<[5, 10, 5], i64>) {
  %0 = fake.aten.fliplr(%self) : (!fake.tensor<[5, 10, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fliplr_transposed(
// CHECK: fake.aten.fliplr{{.*}} -> !fake.tensor<[2, 5, 2, 5], f32, strides = [10, 20, 1, 2]>
func.func @fliplr_transposed(%self: !fake.tensor<[2, 5, 2, 5], f32, strides = [10, 20, 1, 2]>) {
  %0 = fake.aten.fliplr(%self) : (!fake.tensor<[2, 5, 2, 5], f32, strides = [10, 20, 1, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @flipud(
// CHECK: fake.aten.flipud{{.*}} -> !fake.tensor<[5, 10, 5], i64>
func.func @flipud(%self: !fake.tensor<[5, 10, 5], i64>) {
  %0 = fake.aten.flipud(%self) : (!fake.tensor<[5, 10, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @flipud_transposed(
// CHECK: fake.aten.flipud{{.*}} -> !fake.tensor<[5, 4, 3, 2, 5], f32, strides = [20, 5, 200, 100, 1]>
func.func @flipud_transposed(%self: !fake.tensor<[5, 4, 3, 2, 5], f32, strides = [20, 5, 200, 100, 1]>) {
  %0 = fake.aten.flipud(%self) : (!fake.tensor<[5, 4, 3, 2, 5], f32, strides = [20, 5, 200, 100, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @repeat(
// CHECK: fake.aten.repeat{{.*}} -> !fake.tensor<[2, 9, 4], i64>
func.func @repeat(%self: !fake.tensor<[3, 2], i64>) {
  %0 = fake.aten.repeat(%self, [2, 3, 2]) : (!fake.tensor<[3, 2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @repeat_interleave_Tensor(
// CHECK: fake.aten.repeat_interleave.Tensor{{.*}} -> !fake.tensor<[6], i64>
func.func @repeat_interleave_Tensor(%repeats: !fake.tensor<[4], i64>) {
  %0 = fake.aten.repeat_interleave.Tensor(%repeats, output_size = 6) : (!fake.tensor<[4], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @repeat_interleave_self_Tensor(
// CHECK: fake.aten.repeat_interleave.self_Tensor{{.*}} -> !fake.tensor<[6, 1], i64>
func.func @repeat_interleave_self_Tensor(%self: !fake.tensor<[4, 1], i64>, %repeats: !fake.tensor<[4], i64>) {
  %0 = fake.aten.repeat_interleave.self_Tensor(%self, %repeats, 0, output_size = 6) : (!fake.tensor<[4, 1], i64>, !fake.tensor<[4], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @repeat_interleave_self_int(
// CHECK: fake.aten.repeat_interleave.self_int{{.*}} -> !fake.tensor<[16], i64>
func.func @repeat_interleave_self_int(%self: !fake.tensor<[2, 4], i64>) {
  %0 = fake.aten.repeat_interleave.self_int(%self, 2) : (!fake.tensor<[2, 4], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @roll(
// CHECK: fake.aten.roll{{.*}} -> !fake.tensor<[5, 5, 5], i64>
func.func @roll(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.roll(%self, [2]) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @rot90(
// CHECK: fake.aten.rot90{{.*}} -> !fake.tensor<[5, 5, 5], i64>
func.func @rot90(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.rot90(%self, 0) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @tile(
// CHECK: fake.aten.tile{{.*}} -> !fake.tensor<[3, 2], i64>
func.func @tile(%self: !fake.tensor<[3, 2], i64>) {
  %0 = fake.aten.tile(%self, []) : (!fake.tensor<[3, 2], i64>) -> !fake.tensor<*>
  return
}
