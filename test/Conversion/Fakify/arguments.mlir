// RUN: fake-opt %s --fake-fakify="hints=0:0=4" --split-input-file | FileCheck %s
// RUN: fake-opt %s --fake-fakify="device=cuda" --split-input-file | FileCheck %s --check-prefix=CUDA

// Types of arguments.

// CHECK-LABEL: func.func @tensors
// CHECK-SAME: %arg0: !fake.tensor<[s0, 8], f32>
// CHECK-SAME: %arg1: !fake.tensor<*, bf16>
// CHECK-SAME: %arg2: !fake.tensor<[], i64>
// CHECK-SAME: %arg3: index
// CHECK-SAME: fake.symbols = [#fake.symbol<s0, min = 2, hint = 4>]
// CUDA-LABEL: func.func @tensors
// CUDA-SAME: %arg0: !fake.tensor<[s0, 8], f32, device = "cuda:0">
// CUDA-SAME: %arg1: !fake.tensor<*, bf16, device = "cuda:0">
// CUDA-SAME: %arg2: !fake.tensor<[], i64, device = "cuda:0">
// CUDA-SAME: fake.symbols = [#fake.symbol<s0, min = 2>]
func.func @tensors(%x: tensor<?x8xf32>, %y: tensor<*xbf16>, %z: tensor<i64>, %n: index) {
  return
}

// -----

// CHECK-LABEL: func.func @elements
// CHECK-SAME: !fake.tensor<[s0], bool>, %{{.*}}: !fake.tensor<[2], i8>, %{{.*}}: !fake.tensor<[2], u8>, %{{.*}}: !fake.tensor<[2], c64>, %{{.*}}: !fake.tensor<[2], f8e4m3fn>
func.func @elements(%x: tensor<?xi1>, %y: tensor<2xi8>, %z: tensor<2xui8>, %c: tensor<2xcomplex<f32>>, %f: tensor<2xf8E4M3FN>) {
  return
}

// -----

// A layout determines strides and offset; dynamic ones become symbols.

// CHECK-LABEL: func.func @memrefs
// CHECK-SAME: %arg0: !fake.tensor<[s0, 8], f32>
// CHECK-SAME: %arg1: !fake.tensor<[4, 8], f32, strides = [16, 1], offset = 2>
// CHECK-SAME: %arg2: !fake.tensor<[s1, 8], f32, strides = [s2, 1], offset = s3>
// CHECK-SAME: fake.symbols = [#fake.symbol<s0, min = 2, hint = 4>, #fake.symbol<s1, min = 2>, #fake.symbol<s2, min = 0>, #fake.symbol<s3, min = 0>]
func.func @memrefs(%x: memref<?x8xf32>, %y: memref<4x8xf32, strided<[16, 1], offset: 2>>,
                   %z: memref<?x8xf32, strided<[?, 1], offset: ?>>) {
  return
}

// -----

// The example may state the device, unless the option does.

// CHECK-LABEL: func.func @devices
// CHECK-SAME: !fake.tensor<[4], f32, device = "xpu:0">
// CUDA-LABEL: func.func @devices
// CUDA-SAME: !fake.tensor<[4], f32, device = "cuda:0">
func.func @devices(%x: tensor<4xf32> {fake.example = !fake.tensor<[4], f32, device = "xpu">}) {
  return
}

// -----

// Shared storages stay shared, and symbols of the function keep their names.

// CHECK-LABEL: func.func @shared
// CHECK-SAME: %arg0: !fake.tensor<[s1], f32> {fake.storage = 0 : i64}
// CHECK-SAME: %arg1: !fake.tensor<[2], f32> {fake.storage = 0 : i64}
// CHECK-SAME: %arg2: !fake.tensor<[s0], f32>
// CHECK-SAME: fake.symbols = [#fake.symbol<s0, min = 5>, #fake.symbol<s1, min = 2, hint = 4>]
func.func @shared(%x: memref<?xf32> {fake.storage = 0 : i64}, %y: memref<2xf32> {fake.storage = 0 : i64},
                  %z: !fake.tensor<[s0], f32>) attributes {fake.symbols = [#fake.symbol<s0, min = 5>]} {
  return
}
