// RUN: fake-opt %s --fake-propagate=annotate | FileCheck %s

// Sizes that TOSA's own inference leaves open are expressions.

// CHECK-LABEL: func.func @products
func.func @products(%x: tensor<?x?x8xf32>, %y: tensor<?x8x?xf32>, %image: tensor<?x?x32x3xf32>, %kernel: tensor<16x3x3x3xf32>, %bias: tensor<16xf32>) {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // CHECK: tosa.matmul {{.*}}!fake.tensor<[s0, s1, s3], f32>
  %0 = tosa.matmul %x, %y, %zp, %zp : (tensor<?x?x8xf32>, tensor<?x8x?xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<?x?x?xf32>
  // CHECK: tosa.conv2d {{.*}}!fake.tensor<[s4, s5 - 2, 32, 16], f32>
  %1 = tosa.conv2d %image, %kernel, %bias, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 1, 1>, stride = array<i64: 1, 1>} : (tensor<?x?x32x3xf32>, tensor<16x3x3x3xf32>, tensor<16xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<?x?x32x16xf32>
  // CHECK: tosa.max_pool2d {{.*}}!fake.tensor<[s4, s5 floordiv 2, 16, 3], f32>
  %2 = tosa.max_pool2d %image {kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<?x?x32x3xf32>) -> tensor<?x?x16x3xf32>
  return
}

// CHECK-LABEL: func.func @shapes
func.func @shapes(%x: tensor<?x6xf32>, %y: tensor<?x6xf32>, %z: tensor<1x6xf32>) {
  // CHECK: tosa.add {{.*}}!fake.tensor<[s0, 6], f32>
  %0 = tosa.add %x, %z : (tensor<?x6xf32>, tensor<1x6xf32>) -> tensor<?x6xf32>
  // CHECK: tosa.concat {{.*}}!fake.tensor<[s0 + s1, 6], f32>
  %1 = tosa.concat %x, %y {axis = 0 : i32} : (tensor<?x6xf32>, tensor<?x6xf32>) -> tensor<?x6xf32>
  %s = tosa.const_shape {values = dense<[-1, 2]> : tensor<2xindex>} : () -> !tosa.shape<2>
  // CHECK: tosa.reshape {{.*}}!fake.tensor<[3 * s0, 2], f32>
  %2 = tosa.reshape %x, %s : (tensor<?x6xf32>, !tosa.shape<2>) -> tensor<?x2xf32>
  // CHECK: tosa.transpose {{.*}}!fake.tensor<[6, s0], f32>
  %3 = tosa.transpose %x {perms = array<i32: 1, 0>} : (tensor<?x6xf32>) -> tensor<6x?xf32>
  // CHECK: tosa.reduce_sum {{.*}}!fake.tensor<[s0, 1], f32>
  %4 = tosa.reduce_sum %x {axis = 1 : i32} : (tensor<?x6xf32>) -> tensor<?x1xf32>
  // CHECK: tosa.argmax {{.*}}!fake.tensor<[s0], i32>
  %5 = tosa.argmax %x {axis = 1 : i32} : (tensor<?x6xf32>) -> tensor<?xi32>
  return
}

// A scale for each 32 elements of the last dimension.

// CHECK-LABEL: func.func @block_scaled
func.func @block_scaled(%a: tensor<?x?x?xf8E4M3FN>, %as: tensor<?x?x?xf8E8M0FNU>, %b: tensor<1x64x?xf8E4M3FN>, %bs: tensor<1x64x?xf8E8M0FNU>) {
  // CHECK: tosa.matmul_t_block_scaled {{.*}}!fake.tensor<[s0, s1, 64], f32>
  %0 = tosa.matmul_t_block_scaled %a, %as, %b, %bs {block_size = #tosa.block_size<BLOCK_SIZE_32>} : (tensor<?x?x?xf8E4M3FN>, tensor<?x?x?xf8E8M0FNU>, tensor<1x64x?xf8E4M3FN>, tensor<1x64x?xf8E8M0FNU>) -> tensor<?x?x?xf32>
  // CHECK: tosa.cast_to_block_scaled {{.*}}!fake.tensor<[s0, s1, 64], ?>, !fake.tensor<[s0, s1, 2], f8e8m0fnu>
  %1:2 = tosa.cast_to_block_scaled %0 {block_size = #tosa.block_size<BLOCK_SIZE_32>} : (tensor<?x?x?xf32>) -> (tensor<*xf4E2M1FN>, tensor<*xf8E8M0FNU>)
  // CHECK: tosa.cast_from_block_scaled {{.*}}!fake.tensor<[s0, s1, 64], f32>
  %2 = tosa.cast_from_block_scaled %1#0, %1#1 {block_size = #tosa.block_size<BLOCK_SIZE_32> : i32} : (tensor<*xf4E2M1FN>, tensor<*xf8E8M0FNU>) -> tensor<*xf32>
  return
}

// CHECK-LABEL: func.func @block_scaled_broadcast
func.func @block_scaled_broadcast(%a: tensor<4x8x32xf8E4M3FN>, %as: tensor<4x8x1xf8E8M0FNU>, %b: tensor<1x64x32xf8E4M3FN>, %bs: tensor<1x64x1xf8E8M0FNU>, %x: tensor<?x64xf32>) {
  // CHECK: tosa.matmul_t_block_scaled {{.*}}!fake.tensor<[4, 8, 64], f32>
  %0 = tosa.matmul_t_block_scaled %a, %as, %b, %bs {block_size = #tosa.block_size<BLOCK_SIZE_32>} : (tensor<4x8x32xf8E4M3FN>, tensor<4x8x1xf8E8M0FNU>, tensor<1x64x32xf8E4M3FN>, tensor<1x64x1xf8E8M0FNU>) -> tensor<?x?x?xf32>
  // CHECK: tosa.cast_to_block_scaled {{.*}}!fake.tensor<[s0, 64], ?>, !fake.tensor<[s0, 2], f8e8m0fnu>
  %1:2 = tosa.cast_to_block_scaled %x {block_size = #tosa.block_size<BLOCK_SIZE_32>} : (tensor<?x64xf32>) -> (tensor<*xf4E2M1FN>, tensor<*xf8E8M0FNU>)
  return
}
