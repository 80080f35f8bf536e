// RUN: fake-opt %s --fake-cost -o /dev/null | FileCheck %s
// RUN: fake-opt %s --fake-cost=padding=valid -o /dev/null | FileCheck %s --check-prefix=VALID

// The loops of an op run over the sizes of its operands. A body that adds a
// product counts as a multiply-accumulate; the output is read as well.
// CHECK-LABEL: @product
// CHECK: 0 0 0 4*m*n {{.*}} linalg.fill (1)
// CHECK: k*m*n 2*k*m*n 4*(k*m + k*n + m*n) 4*m*n {{.*}} linalg.matmul (1)
// CHECK: 0 m*n 8*m*n 4*m*n {{.*}} arith.addf (1)
// CHECK-NOT: unknown
func.func @product(%a: tensor<?x?xf32> {fake.meta = !fake.tensor<[m, k], f32>},
                   %b: tensor<?x?xf32> {fake.meta = !fake.tensor<[k, n], f32>}) -> tensor<?x?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %zero = arith.constant 0.0 : f32
  %m = tensor.dim %a, %c0 : tensor<?x?xf32>
  %n = tensor.dim %b, %c1 : tensor<?x?xf32>
  %empty = tensor.empty(%m, %n) : tensor<?x?xf32>
  %start = linalg.fill ins(%zero : f32) outs(%empty : tensor<?x?xf32>) -> tensor<?x?xf32>
  %0 = linalg.matmul ins(%a, %b : tensor<?x?xf32>, tensor<?x?xf32>) outs(%start : tensor<?x?xf32>) -> tensor<?x?xf32>
  %1 = arith.addf %0, %start : tensor<?x?xf32>
  return %1 : tensor<?x?xf32>
}

// A value that is two operands is read once. A call with no elements costs nothing.
// CHECK-LABEL: @twice
// CHECK: 0 n 4*n 4*n {{.*}} arith.addf (1)
// CHECK-LABEL: @none
// CHECK: 0 0 0 0 - total (0)
func.func @twice(%x: tensor<?xf32> {fake.meta = !fake.tensor<[n], f32>}) -> tensor<?xf32> {
  %0 = arith.addf %x, %x : tensor<?xf32>
  return %0 : tensor<?xf32>
}
func.func @none(%x: tensor<0xf32>) -> tensor<?xf32> {
  %0 = tensor.cast %x : tensor<0xf32> to tensor<?xf32>
  %1 = call @twice(%0) : (tensor<?xf32>) -> tensor<?xf32>
  return %1 : tensor<?xf32>
}

// Conversions and constants of a body do not count; an output whose elements
// are not used is not read.
// CHECK-LABEL: @generic
// CHECK: 0 2*n 2*n 4*n {{.*}} linalg.generic (1)
func.func @generic(%x: tensor<?xf16> {fake.meta = !fake.tensor<[n], f16>}, %init: tensor<?xf32>) -> tensor<?xf32> {
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%x : tensor<?xf16>) outs(%init : tensor<?xf32>) {
  ^bb0(%in: f16, %out: f32):
    %wide = arith.extf %in : f16 to f32
    %half = arith.constant 0.5 : f32
    %1 = arith.mulf %wide, %half : f32
    %2 = math.exp %1 : f32
    linalg.yield %2 : f32
  } -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

// CHECK-LABEL: @tosa
// CHECK: 10368*b 20736*b {{.*}} tosa.conv2d (1)
// CHECK: 2592*b 5184*b {{.*}} tosa.depthwise_conv2d (1)
// CHECK: 0 0 1152*b 1152*b {{.*}} tosa.transpose (1)
// CHECK: 0 288*b 1152*b 192*b {{.*}} tosa.reduce_sum (1)
// CHECK-NOT: unknown
// VALID-LABEL: @tosa
// VALID: 8192*b 16384*b {{.*}} tosa.conv2d (1)
// VALID: 2048*b 4096*b {{.*}} tosa.depthwise_conv2d (1)
func.func @tosa(%x: tensor<?x6x6x8xf32> {fake.meta = !fake.tensor<[b, 6, 6, 8], f32>},
                %w: tensor<4x3x3x8xf32>, %bias: tensor<4xf32>,
                %depth: tensor<3x3x8x1xf32>, %other: tensor<8xf32>, %zp: tensor<1xf32>) -> (tensor<?x6x6x4xf32>, tensor<?x1x6x8xf32>) {
  %0 = tosa.conv2d %x, %w, %bias, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>} : (tensor<?x6x6x8xf32>, tensor<4x3x3x8xf32>, tensor<4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<?x6x6x4xf32>
  %1 = tosa.depthwise_conv2d %x, %depth, %other, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>} : (tensor<?x6x6x8xf32>, tensor<3x3x8x1xf32>, tensor<8xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<?x6x6x8xf32>
  %2 = tosa.transpose %1 {perms = array<i32: 0, 2, 1, 3>} : (tensor<?x6x6x8xf32>) -> tensor<?x6x6x8xf32>
  %3 = tosa.reduce_sum %2 {axis = 1 : i32} : (tensor<?x6x6x8xf32>) -> tensor<?x1x6x8xf32>
  return %0, %3 : tensor<?x6x6x4xf32>, tensor<?x1x6x8xf32>
}
