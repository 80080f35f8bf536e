// RUN: fake-opt %s --fake-propagate=annotate | FileCheck %s

// Buffers have sizes, strides and an offset; views of one share its storage.

// CHECK-LABEL: func.func @views
func.func @views(%x: memref<?x4xf32>, %n: index) {
  %c0 = arith.constant 0 : index
  %rows = memref.dim %x, %c0 : memref<?x4xf32>
  // CHECK: memref.alloc({{.*}}!fake.tensor<[s0, s1], f32>
  %0 = memref.alloc(%rows, %n) : memref<?x?xf32>
  // CHECK: memref.subview {{.*}}!fake.tensor<[s1, 2], f32, strides = [4, 2], offset = 4>
  %1 = memref.subview %x[1, 0] [%n, 2] [1, 2] : memref<?x4xf32> to memref<?x2xf32, strided<[4, 2], offset: 4>>
  // Symbols say what the type leaves open.
  // CHECK: memref.subview {{.*}}!fake.tensor<[s0], f32, offset = 2 * max(1, s1)>
  %2 = memref.subview %0[2, 0] [1, %rows] [1, 1] : memref<?x?xf32> to memref<?xf32, strided<[1], offset: ?>>
  // CHECK: memref.expand_shape {{.*}}!fake.tensor<[s0, 2, 2], f32>
  %3 = memref.expand_shape %x [[0], [1, 2]] output_shape [%rows, 2, 2] : memref<?x4xf32> into memref<?x2x2xf32>
  // CHECK: memref.collapse_shape {{.*}}!fake.tensor<[4 * s0], f32>
  %4 = memref.collapse_shape %x [[0, 1]] : memref<?x4xf32> into memref<?xf32>
  // CHECK: memref.transpose {{.*}}!fake.tensor<[s1, s0], f32, strides = [1, {{.*}}]>
  %5 = memref.transpose %0 (i, j) -> (j, i) : memref<?x?xf32> to memref<?x?xf32, strided<[1, ?]>>
  // CHECK: memref.reinterpret_cast {{.*}}!fake.tensor<[2, s1], f32, strides = [s0, 1], offset = s1>
  %6 = memref.reinterpret_cast %x to offset: [%n], sizes: [2, %n], strides: [%rows, 1] : memref<?x4xf32> to memref<2x?xf32, strided<[?, 1], offset: ?>>
  // CHECK: memref.cast {{.*}}!fake.tensor<[s0, 4], f32>
  %7 = memref.cast %x : memref<?x4xf32> to memref<?x?xf32>
  %base, %offset, %sizes:2, %strides:2 = memref.extract_strided_metadata %7 : memref<?x?xf32> -> memref<f32>, index, index, index, index, index
  // CHECK: memref.alloca({{.*}}!fake.tensor<[s0, 4], f32>
  %8 = memref.alloca(%sizes#0, %strides#0) : memref<?x?xf32>
  return
}

// CHECK-LABEL: func.func @tensors
func.func @tensors(%x: memref<?x4xf32>, %y: tensor<?x4xf32>, %n: index) {
  // CHECK: bufferization.to_tensor {{.*}}!fake.tensor<[s0, 4], f32>
  %0 = bufferization.to_tensor %x : memref<?x4xf32> to tensor<?x4xf32>
  // CHECK: bufferization.to_buffer {{.*}}!fake.tensor<[s1, 4], f32>
  %1 = bufferization.to_buffer %y : tensor<?x4xf32> to memref<?x4xf32>
  // CHECK: bufferization.clone {{.*}}!fake.tensor<[s1, 4], f32>
  %2 = bufferization.clone %1 : memref<?x4xf32> to memref<?x4xf32>
  // CHECK: bufferization.alloc_tensor({{.*}}!fake.tensor<[s2, 3], f32>
  %3 = bufferization.alloc_tensor(%n) : tensor<?x3xf32>
  // CHECK: bufferization.alloc_tensor() copy({{.*}}!fake.tensor<[s1, 4], f32>
  %4 = bufferization.alloc_tensor() copy(%y) : tensor<?x4xf32>
  // CHECK: bufferization.materialize_in_destination {{.*}}!fake.tensor<[{{.*}}, 4], f32>
  %5 = bufferization.materialize_in_destination %0 in %4 : (tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<?x4xf32>
  return
}
