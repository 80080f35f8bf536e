// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of PixelShuffle. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @channel_shuffle(
// CHECK: fake.aten.channel_shuffle{{.*}} -> !fake.tensor<[2, 6, 8], f32>
func.func @channel_shuffle(%self: !fake.tensor<[2, 6, 8], f32>) {
  %0 = fake.aten.channel_shuffle(%self, 3) : (!fake.tensor<[2, 6, 8], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @channel_shuffle_aliases(
// CHECK: fake.aten.channel_shuffle{{.*}} -> !fake.tensor<[2, 1, 1, 4], bool>
func.func @channel_shuffle_aliases(%self: !fake.tensor<[2, 1, 1, 4], bool>) {
  %0 = fake.aten.channel_shuffle(%self, 1) : (!fake.tensor<[2, 1, 1, 4], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @native_channel_shuffle(
// CHECK: fake.aten.native_channel_shuffle{{.*}} -> !fake.tensor<[5, 5, 2, 3], f64>
func.func @native_channel_shuffle(%self: !fake.tensor<[5, 5, 2, 3], f64>) {
  %0 = fake.aten.native_channel_shuffle(%self, 1) : (!fake.tensor<[5, 5, 2, 3], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @native_channel_shuffle_copies(
// CHECK: fake.aten.native_channel_shuffle{{.*}} -> !fake.tensor<[1, 9, 5, 2], f32>
func.func @native_channel_shuffle_copies(%self: !fake.tensor<[1, 9, 5, 2], f32, strides = [1, 1, 2, 1]>) {
  %0 = fake.aten.native_channel_shuffle(%self, 3) : (!fake.tensor<[1, 9, 5, 2], f32, strides = [1, 1, 2, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @pixel_shuffle(
// CHECK: fake.aten.pixel_shuffle{{.*}} -> !fake.tensor<[5, 3, 3], f32>
func.func @pixel_shuffle(%self: !fake.tensor<[5, 3, 3], f32, strides = [0, 1, 0]>) {
  %0 = fake.aten.pixel_shuffle(%self, 1) : (!fake.tensor<[5, 3, 3], f32, strides = [0, 1, 0]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @pixel_unshuffle(
// CHECK: fake.aten.pixel_unshuffle{{.*}} -> !fake.tensor<[4, 3, 3], bool>
func.func @pixel_unshuffle(%self: !fake.tensor<[4, 3, 3], bool>) {
  %0 = fake.aten.pixel_unshuffle(%self, 1) : (!fake.tensor<[4, 3, 3], bool>) -> !fake.tensor<*>
  return
}
