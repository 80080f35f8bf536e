// RUN: fake-opt %s --fake-propagate=annotate | FileCheck %s

// Shapes that are computed from sizes, and what takes them.

// CHECK-LABEL: func.func @computed
func.func @computed(%x: tensor<?x6x?xf32>) {
  %0 = tosa.dim %x {axis = 0 : i32} : (tensor<?x6x?xf32>) -> !tosa.shape<1>
  %1 = tosa.dim %x {axis = 2 : i32} : (tensor<?x6x?xf32>) -> !tosa.shape<1>
  %2 = tosa.const_shape {values = dense<2> : tensor<1xindex>} : () -> !tosa.shape<1>
  %3 = tosa.const_shape {values = dense<3> : tensor<1xindex>} : () -> !tosa.shape<1>
  %4 = tosa.mul_shape %0, %2 : (!tosa.shape<1>, !tosa.shape<1>) -> !tosa.shape<1>
  %5 = tosa.mul_shape %1, %3 : (!tosa.shape<1>, !tosa.shape<1>) -> !tosa.shape<1>
  %6 = tosa.concat_shape %4, %5 : (!tosa.shape<1>, !tosa.shape<1>) -> !tosa.shape<2>
  // CHECK: tosa.reshape {{.*}}!fake.tensor<[2 * s0, 3 * s1], f32>
  %7 = tosa.reshape %x, %6 : (tensor<?x6x?xf32>, !tosa.shape<2>) -> tensor<?x?xf32>
  %8 = tosa.add_shape %0, %3 : (!tosa.shape<1>, !tosa.shape<1>) -> !tosa.shape<1>
  %9 = tosa.div_ceil_shape %8, %2 : (!tosa.shape<1>, !tosa.shape<1>) -> !tosa.shape<1>
  %10 = tosa.exp2_shape %3 : (!tosa.shape<1>) -> !tosa.shape<1>
  %11 = tosa.sub_shape %10, %2 : (!tosa.shape<1>, !tosa.shape<1>) -> !tosa.shape<1>
  %12 = tosa.concat_shape %9, %11 : (!tosa.shape<1>, !tosa.shape<1>) -> !tosa.shape<2>
  // CHECK: tosa.tile {{.*}}!fake.tensor<[2 * s0 * (s0 floordiv 2 + 2), 18 * s1], f32>
  %13 = tosa.tile %7, %12 : (tensor<?x?xf32>, !tosa.shape<2>) -> tensor<?x?xf32>
  return
}

// CHECK-LABEL: func.func @images
func.func @images(%x: tensor<1x?x13x?xf32>, %y: tensor<?x4x?xf32>, %z: tensor<2x?x8xf32>) {
  %scale = tosa.const_shape {values = dense<[4, 2, 4, 2]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %zero = tosa.const_shape {values = dense<0> : tensor<2xindex>} : () -> !tosa.shape<2>
  %border = tosa.const_shape {values = dense<2> : tensor<2xindex>} : () -> !tosa.shape<2>
  // CHECK: tosa.resize {{.*}}!fake.tensor<[1, 2 * s0, 26, s1], f32>
  %0 = tosa.resize %x, %scale, %zero, %border {mode = BILINEAR} : (tensor<1x?x13x?xf32>, !tosa.shape<4>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<?x?x?x?xf32>
  // CHECK: tosa.rfft2d {{.*}}!fake.tensor<[s2, 4, s3 floordiv 2 + 1], f32>, !fake.tensor<[s2, 4, s3 floordiv 2 + 1], f32>
  %1:2 = tosa.rfft2d %y : (tensor<?x4x?xf32>) -> (tensor<?x?x?xf32>, tensor<?x?x?xf32>)
  // Both parts have all sizes that one of them states.
  // CHECK: tosa.fft2d {{.*}}!fake.tensor<[2, 4, 8], f32>, !fake.tensor<[2, 4, 8], f32>
  %2:2 = tosa.fft2d %y, %z {inverse = false} : (tensor<?x4x?xf32>, tensor<2x?x8xf32>) -> (tensor<?x?x?xf32>, tensor<?x?x?xf32>)
  return
}

// Sizes that one operand states are those of the others.
// CHECK-LABEL: func.func @shared
func.func @shared(%x: tensor<?x?x4xf32>, %y: tensor<2x4x?xf32>, %kernel: tensor<?x3x3x?xf32>, %bias: tensor<16xf32>, %any: tensor<*xf32>) {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // CHECK: tosa.matmul {{.*}}!fake.tensor<[2, s1, s2], f32>
  %0 = tosa.matmul %x, %y, %zp, %zp : (tensor<?x?x4xf32>, tensor<2x4x?xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<?x?x?xf32>
  // CHECK: tosa.conv2d {{.*}}!fake.tensor<[u0, u1, u2, 16], f32>
  %1 = tosa.conv2d %any, %kernel, %bias, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<*xf32>, tensor<?x3x3x?xf32>, tensor<16xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<?x?x?x?xf32>
  // CHECK: tosa.concat {{.*}}!fake.tensor<[u3, s1, 4], f32>
  %2 = tosa.concat %x, %any {axis = 0 : i32} : (tensor<?x?x4xf32>, tensor<*xf32>) -> tensor<?x?x?xf32>
  return
}
