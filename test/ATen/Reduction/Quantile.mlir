// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Quantile. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @nanquantile(
// CHECK: fake.aten.nanquantile{{.*}} -> !fake.tensor<[3, 1, 4, 1], f32, strides = [1, 12, 3, 3]>
func.func @nanquantile(%self: !fake.tensor<[1, 4, 1, 4], f32>, %q: !fake.tensor<[3], f32>) {
  %0 = fake.aten.nanquantile(%self, %q, 3, false, interpolation = "lower") : (!fake.tensor<[1, 4, 1, 4], f32>, !fake.tensor<[3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @nanquantile_scalar(
// CHECK: fake.aten.nanquantile.scalar{{.*}} -> !fake.tensor<[], f32>
func.func @nanquantile_scalar(%self: !fake.tensor<[3, 4], f32>) {
  %0 = fake.aten.nanquantile.scalar(%self, 0.5, keepdim = false, interpolation = "lower") : (!fake.tensor<[3, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @quantile(
// CHECK: fake.aten.quantile{{.*}} -> !fake.tensor<[], f32, device = "cuda:0">
func.func @quantile(%self: !fake.tensor<[2, 2], f32, device = "cuda:0">, %q: !fake.tensor<[], f32, device = "cuda:0">) {
  %0 = fake.aten.quantile(%self, %q, none, interpolation = "linear") : (!fake.tensor<[2, 2], f32, device = "cuda:0">, !fake.tensor<[], f32, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @quantile_scalar(
// CHECK: fake.aten.quantile.scalar{{.*}} -> !fake.tensor<[], f32>
func.func @quantile_scalar(%self: !fake.tensor<[2], f32>) {
  %0 = fake.aten.quantile.scalar(%self, 0.5) : (!fake.tensor<[2], f32>) -> !fake.tensor<*>
  return
}
