// RUN: fake-opt %s --fake-propagate=annotate | FileCheck %s

// All dimensions that a loop runs over have one size, which operands may state at different
// places; what they do not state is a guard.

// CHECK-LABEL: func.func @matmul
// CHECK-SAME: condition = "Eq(s1, s2)"
// CHECK-SAME: op = "linalg.matmul"
func.func @matmul(%x: tensor<?x?xf32>, %y: tensor<?x?xf32>, %init: tensor<7x?xf32>) {
  %0 = tensor.cast %init : tensor<7x?xf32> to tensor<?x?xf32>
  // CHECK: linalg.matmul {{.*}}!fake.tensor<[7, s3], f32>
  %1 = linalg.matmul ins(%x, %y : tensor<?x?xf32>, tensor<?x?xf32>) outs(%0 : tensor<?x?xf32>) -> tensor<?x?xf32>
  return
}

// An operand states a size of the result.
// CHECK-LABEL: func.func @generic
func.func @generic(%x: tensor<?x?xf32>, %y: tensor<5xf32>, %init: tensor<?x?xf32>) {
  %0 = tensor.cast %y : tensor<5xf32> to tensor<?xf32>
  // CHECK: linalg.generic
  // CHECK: } -> tensor<?x?xf32>
  // CHECK: math.exp {{.*}}!fake.tensor<[s1, 5], f32>
  %1 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (j, i)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%x, %0 : tensor<?x?xf32>, tensor<?xf32>) outs(%init : tensor<?x?xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32):
    %2 = arith.addf %a, %b : f32
    linalg.yield %2 : f32
  } -> tensor<?x?xf32>
  %3 = math.exp %1 : tensor<?x?xf32>
  return
}

// CHECK-LABEL: func.func @named
func.func @named(%x: tensor<?x4xf32>, %y: tensor<4x?xf32>, %z: tensor<?xf32>, %u: tensor<4x?x?xf32>) {
  // CHECK: linalg.transpose {{.*}} {fake.meta = [!fake.tensor<[4, s0], f32>]}
  %0 = linalg.transpose ins(%x : tensor<?x4xf32>) outs(%y : tensor<4x?xf32>) permutation = [1, 0]
  // CHECK: linalg.reduce {{.*}} {fake.meta = [!fake.tensor<[s0], f32>]}
  %1 = linalg.reduce { arith.addf } ins(%0 : tensor<4x?xf32>) outs(%z : tensor<?xf32>) dimensions = [0]
  // CHECK: linalg.broadcast {{.*}} {fake.meta = [!fake.tensor<[4, s3, s0], f32>]}
  %2 = linalg.broadcast ins(%1 : tensor<?xf32>) outs(%u : tensor<4x?x?xf32>) dimensions = [0, 1]
  return
}

// Windows overlap: their loops have no size of the image.
// CHECK-LABEL: func.func @windows
func.func @windows(%x: tensor<1x?x8x3xf32>, %kernel: tensor<3x3x3x16xf32>, %init: tensor<1x?x6x?xf32>) {
  %0 = tensor.cast %kernel : tensor<3x3x3x16xf32> to tensor<?x?x3x?xf32>
  // CHECK: linalg.conv_2d_nhwc_hwcf {{.*}}!fake.tensor<[1, s1, 6, 16], f32>
  %1 = linalg.conv_2d_nhwc_hwcf ins(%x, %0 : tensor<1x?x8x3xf32>, tensor<?x?x3x?xf32>) outs(%init : tensor<1x?x6x?xf32>) -> tensor<1x?x6x?xf32>
  return
}

// CHECK-LABEL: func.func @tiles
func.func @tiles(%x: tensor<?x?xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %rows = tensor.dim %x, %c0 : tensor<?x?xf32>
  %columns = tensor.dim %x, %c1 : tensor<?x?xf32>
  %0 = affine.apply affine_map<()[n] -> (n ceildiv 8)>()[%rows]
  %1 = affine.apply affine_map<()[n] -> (n ceildiv 2)>()[%columns]
  %2 = tensor.empty(%1, %0) : tensor<?x?x8x2xf32>
  %f = arith.constant 0.0 : f32
  // CHECK: linalg.pack {{.*}}!fake.tensor<[(s1 + 1) floordiv 2, (s0 + 7) floordiv 8, 8, 2], f32>
  %3 = linalg.pack %x padding_value(%f : f32) outer_dims_perm = [1, 0] inner_dims_pos = [0, 1] inner_tiles = [8, 2] into %2 : tensor<?x?xf32> -> tensor<?x?x8x2xf32>
  // CHECK: linalg.unpack {{.*}}!fake.tensor<[s0, s1], f32>
  %4 = linalg.unpack %3 outer_dims_perm = [1, 0] inner_dims_pos = [0, 1] inner_tiles = [8, 2] into %x : tensor<?x?x8x2xf32> -> tensor<?x?xf32>
  // CHECK: linalg.softmax {{.*}}!fake.tensor<[s0, s1], f32>
  %5 = linalg.softmax dimension(1) ins(%x : tensor<?x?xf32>) outs(%4 : tensor<?x?xf32>) -> tensor<?x?xf32>
  return
}

// Ops on buffers have no results, and state the same.
// CHECK-LABEL: func.func @buffers
// CHECK-SAME: condition = "Eq(s0, s1)"
func.func @buffers(%x: memref<?xf32>, %y: memref<?xf32>) {
  linalg.exp ins(%x : memref<?xf32>) outs(%y : memref<?xf32>)
  return
}
