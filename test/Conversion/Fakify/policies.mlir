// RUN: fake-opt %s --fake-fakify --split-input-file | FileCheck %s --check-prefixes=CHECK,DUCK
// RUN: fake-opt %s --fake-fakify=dynamic-shapes=dynamic --split-input-file | FileCheck %s --check-prefixes=CHECK,DYNAMIC
// RUN: fake-opt %s --fake-fakify=dynamic-shapes=unbacked --split-input-file | FileCheck %s --check-prefixes=CHECK,UNBACKED
// RUN: fake-opt %s --fake-fakify=dynamic-shapes=static --split-input-file | FileCheck %s --check-prefixes=CHECK,STATIC

// Policies for dynamic sizes, strides and offsets. The results are those of
// PyTorch for tensors like the examples.

// Equal examples share a symbol.

// CHECK-LABEL: func.func @equal_sizes
// DUCK-SAME: (%{{.*}}: !fake.tensor<[s0, s0], f32>, %{{.*}}: !fake.tensor<[s1, s0], f32>)
// DUCK-SAME: fake.symbols = [#fake.symbol<s0, min = 2, hint = 4>, #fake.symbol<s1, min = 2, hint = 6>]
// DYNAMIC-SAME: (%{{.*}}: !fake.tensor<[s0, s1], f32>, %{{.*}}: !fake.tensor<[s2, s3], f32>)
// DYNAMIC-SAME: fake.symbols = [#fake.symbol<s0, min = 2, hint = 4>, #fake.symbol<s1, min = 2, hint = 4>, #fake.symbol<s2, min = 2, hint = 6>, #fake.symbol<s3, min = 2, hint = 4>]
// UNBACKED-SAME: (%{{.*}}: !fake.tensor<[u0, u1], f32>, %{{.*}}: !fake.tensor<[u2, u3], f32>)
// UNBACKED-SAME: fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>, #fake.symbol<u2, unbacked, min = 0>, #fake.symbol<u3, unbacked, min = 0>]
// STATIC-SAME: (%{{.*}}: !fake.tensor<[4, 4], f32>, %{{.*}}: !fake.tensor<[6, 4], f32>) {
func.func @equal_sizes(%x: tensor<?x?xf32> {fake.example = !fake.tensor<[4, 4], f32>},
                       %y: tensor<?x?xf32> {fake.example = !fake.tensor<[6, 4], f32>}) {
  return
}

// -----

// The offset of `empty(6, 6)[1:]` is a size.

// CHECK-LABEL: func.func @offset_like_a_size
// DUCK-SAME: !fake.tensor<[s0, s1], f32, offset = s1>
// DYNAMIC-SAME: !fake.tensor<[s0, s1], f32, offset = s2>
// DYNAMIC-SAME: #fake.symbol<s2, min = 2, hint = 6>
// UNBACKED-SAME: !fake.tensor<[u0, u1], f32, offset = s0>
// UNBACKED-SAME: fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>, #fake.symbol<s0, min = 2, hint = 6>]
// STATIC-SAME: !fake.tensor<[5, 6], f32, offset = 6>
func.func @offset_like_a_size(%x: tensor<?x?xf32> {fake.example = !fake.tensor<[5, 6], f32, offset = 6>}) {
  return
}

// -----

// A stride of 2, of `empty(4, 6)[:, ::2]`, is a symbol, and the next one a product.

// CHECK-LABEL: func.func @strides_are_products
// DUCK-SAME: !fake.tensor<[s0, s1], f32, strides = [s1 * s2, s2]>
// DUCK-SAME: fake.symbols = [#fake.symbol<s0, min = 2, hint = 4>, #fake.symbol<s1, min = 2, hint = 3>, #fake.symbol<s2, min = 2, hint = 2>]
// DYNAMIC-SAME: !fake.tensor<[s0, s1], f32, strides = [s1 * s2, s2]>
// UNBACKED-SAME: !fake.tensor<[u0, u1], f32, strides = [s0 * u1, s0]>
// STATIC-SAME: !fake.tensor<[4, 3], f32, strides = [6, 2]>
func.func @strides_are_products(%x: tensor<?x?xf32> {fake.example = !fake.tensor<[4, 3], f32, strides = [6, 2]>}) {
  return
}

// -----

// A stride of 4, of `empty(4, 8)[:, ::4]`, is the size of 4, and the next one a
// product of both sizes.

// CHECK-LABEL: func.func @strides_like_sizes
// DUCK-SAME: !fake.tensor<[s0, s1], f32, strides = [s0 * s1, s0]>
// DUCK-SAME: fake.symbols = [#fake.symbol<s0, min = 2, hint = 4>, #fake.symbol<s1, min = 2, hint = 2>]
// DYNAMIC-SAME: !fake.tensor<[s0, s1], f32, strides = [s1 * s2, s2]>
// UNBACKED-SAME: !fake.tensor<[u0, u1], f32, strides = [s0 * u1, s0]>
// STATIC-SAME: !fake.tensor<[4, 2], f32, strides = [8, 4]>
func.func @strides_like_sizes(%x: tensor<?x?xf32> {fake.example = !fake.tensor<[4, 2], f32, strides = [8, 4]>}) {
  return
}

// -----

// 0 and 1 are constant, unless the size is unbacked.

// CHECK-LABEL: func.func @zero_and_one
// DUCK-SAME: !fake.tensor<[s0, 1], f32>, %{{.*}}: !fake.tensor<[0, s1], f32>
// DYNAMIC-SAME: !fake.tensor<[s0, 1], f32>, %{{.*}}: !fake.tensor<[0, s1], f32>
// UNBACKED-SAME: !fake.tensor<[u0, u1], f32>, %{{.*}}: !fake.tensor<[u2, u3], f32>
// STATIC-SAME: !fake.tensor<[4, 1], f32>, %{{.*}}: !fake.tensor<[0, 3], f32>
func.func @zero_and_one(%x: tensor<?x?xf32> {fake.example = !fake.tensor<[4, 1], f32>},
                        %y: tensor<?x?xf32> {fake.example = !fake.tensor<[0, 3], f32>}) {
  return
}

// -----

// Permuted dimensions, and a broadcast dimension.

// CHECK-LABEL: func.func @orders
// DUCK-SAME: !fake.tensor<[s0, s1, s2, s3], f32, strides = [s1 * s2 * s3, 1, s1 * s3, s1]>
// DUCK-SAME: !fake.tensor<[s1, s2], f32, strides = [1, 0]>
// DUCK-SAME: !fake.tensor<[s0, s1], f32, strides = [s4, 1]>
// STATIC-SAME: !fake.tensor<[2, 3, 4, 5], f32, strides = [60, 1, 15, 3]>
// STATIC-SAME: !fake.tensor<[3, 4], f32, strides = [1, 0]>
// STATIC-SAME: !fake.tensor<[2, 3], f32, strides = [10, 1]>
func.func @orders(%x: tensor<?x?x?x?xf32> {fake.example = !fake.tensor<[2, 3, 4, 5], f32, strides = [60, 1, 15, 3]>},
                  %y: tensor<?x?xf32> {fake.example = !fake.tensor<[3, 4], f32, strides = [1, 0]>},
                  %z: tensor<?x?xf32> {fake.example = !fake.tensor<[2, 3], f32, strides = [10, 1]>}) {
  return
}
