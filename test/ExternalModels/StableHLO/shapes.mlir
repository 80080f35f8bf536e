// RUN: fake-opt %s --fake-propagate=annotate | FileCheck %s

// CHECK-LABEL: func.func @elementwise
func.func @elementwise(%x: tensor<?x4xf32>, %y: tensor<?x4xf32>, %p: tensor<i1>) {
  // Operands have the same sizes, also if types do not say so.
  // CHECK: stablehlo.add {{.*}}!fake.tensor<[s0, 4], f32>
  %0 = stablehlo.add %x, %y : tensor<?x4xf32>
  // CHECK: stablehlo.compare {{.*}}!fake.tensor<[s0, 4], bool>
  %1 = stablehlo.compare LT, %x, %y, FLOAT : (tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<?x4xi1>
  // CHECK: stablehlo.select {{.*}}!fake.tensor<[s0, 4], f32>
  %2 = stablehlo.select %p, %x, %y : tensor<i1>, tensor<?x4xf32>
  // CHECK: stablehlo.convert {{.*}}!fake.tensor<[s0, 4], bf16>
  %3 = stablehlo.convert %x : (tensor<?x4xf32>) -> tensor<?x4xbf16>
  // CHECK: stablehlo.bitcast_convert {{.*}}!fake.tensor<[s0, 4, 4], u8>
  %4 = stablehlo.bitcast_convert %x : (tensor<?x4xf32>) -> tensor<?x4x4xui8>
  return
}

// CHECK-LABEL: func.func @arrangement
func.func @arrangement(%x: tensor<?x?x8xf32>, %sizes: tensor<2xi32>) {
  // CHECK: stablehlo.transpose {{.*}}!fake.tensor<[8, s0, s1], f32>
  %0 = stablehlo.transpose %x, dims = [2, 0, 1] : (tensor<?x?x8xf32>) -> tensor<8x?x?xf32>
  // CHECK: stablehlo.reverse {{.*}}!fake.tensor<[s0, s1, 8], f32>
  %1 = stablehlo.reverse %x, dims = [0] : tensor<?x?x8xf32>
  // CHECK: stablehlo.concatenate {{.*}}!fake.tensor<[s0, 2 * s1, 8], f32>
  %2 = stablehlo.concatenate %x, %1, dim = 1 : (tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<?x?x8xf32>
  // CHECK: stablehlo.pad {{.*}}!fake.tensor<[s0 + 3, s1, 22], f32>
  %c = stablehlo.constant dense<0.0> : tensor<f32>
  %3 = stablehlo.pad %x, %c, low = [1, 0, 0], high = [2, 0, 0], interior = [0, 0, 2] : (tensor<?x?x8xf32>, tensor<f32>) -> tensor<?x?x22xf32>
  // Sizes that depend on data are new symbols.
  // CHECK: stablehlo.dynamic_reshape {{.*}}!fake.tensor<[u0, u1], f32>
  %4 = stablehlo.dynamic_reshape %x, %sizes : (tensor<?x?x8xf32>, tensor<2xi32>) -> tensor<?x?xf32>
  return
}

// CHECK-LABEL: func.func @slices
func.func @slices(%x: tensor<?x10xf32>, %i: tensor<i32>, %indices: tensor<?x3x1xi32>) {
  // CHECK: stablehlo.slice {{.*}}!fake.tensor<[4, 3], f32>
  %0 = stablehlo.slice %x [0:4, 1:10:3] : (tensor<?x10xf32>) -> tensor<4x3xf32>
  // CHECK: stablehlo.dynamic_slice {{.*}}!fake.tensor<[1, 5], f32>
  %1 = stablehlo.dynamic_slice %x, %i, %i, sizes = [1, 5] : (tensor<?x10xf32>, tensor<i32>, tensor<i32>) -> tensor<1x5xf32>
  // CHECK: stablehlo.dynamic_update_slice {{.*}}!fake.tensor<[s0, 10], f32>
  %2 = stablehlo.dynamic_update_slice %x, %1, %i, %i : (tensor<?x10xf32>, tensor<1x5xf32>, tensor<i32>, tensor<i32>) -> tensor<?x10xf32>
  // CHECK: "stablehlo.gather"{{.*}}!fake.tensor<[s1, 3, 10], f32>
  %3 = "stablehlo.gather"(%x, %indices) <{dimension_numbers = #stablehlo.gather<offset_dims = [2], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 2>, slice_sizes = array<i64: 1, 10>}> : (tensor<?x10xf32>, tensor<?x3x1xi32>) -> tensor<?x3x10xf32>
  return
}

// CHECK-LABEL: func.func @products
func.func @products(%x: tensor<?x?x8xf32>, %w: tensor<8x5xf32>, %y: tensor<?x?x8xf32>, %image: tensor<?x3x?x32xf32>, %kernel: tensor<16x3x3x3xf32>) {
  // CHECK: stablehlo.dot_general {{.*}}!fake.tensor<[s0, s1, 5], f32>
  %0 = stablehlo.dot_general %x, %w, contracting_dims = [2] x [0] : (tensor<?x?x8xf32>, tensor<8x5xf32>) -> tensor<?x?x5xf32>
  // CHECK: stablehlo.dot_general {{.*}}!fake.tensor<[s0, s1, s3], f32>
  %1 = stablehlo.dot_general %x, %y, batching_dims = [0] x [0], contracting_dims = [2] x [2] : (tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<?x?x?xf32>
  // CHECK: stablehlo.convolution{{.*}}!fake.tensor<[s4, 16, {{.*}}, 16], f32>
  %2 = stablehlo.convolution(%image, %kernel) dim_numbers = [b, f, 0, 1]x[o, i, 0, 1]->[b, f, 0, 1], window = {stride = [2, 2], pad = [[1, 1], [1, 1]]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<?x3x?x32xf32>, tensor<16x3x3x3xf32>) -> tensor<?x16x?x16xf32>
  return
}

// CHECK-LABEL: func.func @reductions
func.func @reductions(%x: tensor<?x?x8xf32>) {
  %c = stablehlo.constant dense<0.0> : tensor<f32>
  // CHECK: stablehlo.reduce{{.*}}!fake.tensor<[s1], f32>
  %0 = stablehlo.reduce(%x init: %c) applies stablehlo.add across dimensions = [0, 2] : (tensor<?x?x8xf32>, tensor<f32>) -> tensor<?xf32>
  // CHECK: chlo.top_k{{.*}}!fake.tensor<[s0, s1, 3], f32>, !fake.tensor<[s0, s1, 3], i32>
  %1:2 = chlo.top_k(%x, k = 3) : tensor<?x?x8xf32> -> (tensor<?x?x3xf32>, tensor<?x?x3xi32>)
  return
}
