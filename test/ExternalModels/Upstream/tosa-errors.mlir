// RUN: not fake-opt %s --fake-propagate --split-input-file -o /dev/null 2>&1 | FileCheck %s

// Mistakes that the verifier and the inference of TOSA accept.

func.func @matmul(%x: tensor<1x2x3xf32>, %y: tensor<1x4x5xf32>) {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // CHECK: error: 'tosa.matmul' op expected matrices of one batch whose inner sizes are equal, found {{\[1, 2, 3\] and \[1, 4, 5\]}}
  %0 = tosa.matmul %x, %y, %zp, %zp : (tensor<1x2x3xf32>, tensor<1x4x5xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x5xf32>
  return
}

// -----

func.func @channels(%x: tensor<1x8x8x4xf32>, %w: tensor<16x3x3x3xf32>, %b: tensor<16xf32>) {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // CHECK: error: 'tosa.conv2d' op expected 3 channels of the input for a kernel of {{\[16, 3, 3, 3\]}}, found {{\[1, 8, 8, 4\]}}
  %0 = tosa.conv2d %x, %w, %b, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x8x8x4xf32>, tensor<16x3x3x3xf32>, tensor<16xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x6x16xf32>
  return
}

// -----

// Sizes of unknown value contradict each other through the ops that use them.

func.func @symbols(%x: tensor<?x3xf32>, %y: tensor<1x?x5xf32>) {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %s = tosa.const_shape {values = dense<[1, -1, 3]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %0 = tosa.reshape %x, %s : (tensor<?x3xf32>, !tosa.shape<3>) -> tensor<?x?x?xf32>
  %1 = tosa.concat %y, %y {axis = 1 : i32} : (tensor<1x?x5xf32>, tensor<1x?x5xf32>) -> tensor<?x?x?xf32>
  // CHECK: error: 'tosa.matmul' op expected matrices of one batch whose inner sizes are equal, found {{\[1, s0, 3\] and \[1, 2\*s1, 5\]}}
  %2 = tosa.matmul %0, %1, %zp, %zp : (tensor<?x?x?xf32>, tensor<?x?x?xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<?x?x?xf32>
  return
}

// -----

func.func @bias(%x: tensor<1x8x8x3xf32>, %w: tensor<?x3x3x3xf32>, %b: tensor<15xf32>, %c: tensor<16xf32>) {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w, %b, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x8x8x3xf32>, tensor<?x3x3x3xf32>, tensor<15xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x?x?x?xf32>
  // CHECK: error: 'tosa.conv2d' op expected a bias of {{.*}} channels, found 16
  %1 = tosa.conv2d %x, %w, %c, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x8x8x3xf32>, tensor<?x3x3x3xf32>, tensor<16xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x?x?x?xf32>
  return
}

// -----

func.func @slice_of_nothing(%x: tensor<4x8xf32>) {
  %starts = tosa.const_shape {values = dense<[0, 4]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %sizes = tosa.const_shape {values = dense<[4, 0]> : tensor<2xindex>} : () -> !tosa.shape<2>
  // CHECK: error: 'tosa.slice' op expected a positive size of dimension 1, or -1, found 0
  %0 = tosa.slice %x, %starts, %sizes : (tensor<4x8xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<?x?xf32>
  return
}

// -----

func.func @slice_outside(%x: tensor<4x8xf32>) {
  %starts = tosa.const_shape {values = dense<[0, 8]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %sizes = tosa.const_shape {values = dense<[4, -1]> : tensor<2xindex>} : () -> !tosa.shape<2>
  // CHECK: error: 'tosa.slice' op expected a slice that starts below 8 in dimension 1, found 8
  %0 = tosa.slice %x, %starts, %sizes : (tensor<4x8xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<?x?xf32>
  return
}

// -----

func.func @scales(%x: tensor<*xf8E4M3FN>, %s: tensor<*xf8E8M0FNU>) {
  %0 = tensor.cast %x : tensor<*xf8E4M3FN> to tensor<4x64xf8E4M3FN>
  %1 = tensor.cast %s : tensor<*xf8E8M0FNU> to tensor<4x3xf8E8M0FNU>
  %2 = tensor.cast %0 : tensor<4x64xf8E4M3FN> to tensor<?x?xf8E4M3FN>
  %3 = tensor.cast %1 : tensor<4x3xf8E8M0FNU> to tensor<?x?xf8E8M0FNU>
  // CHECK: error: 'tosa.cast_from_block_scaled' op expected a scale for each 32 elements of data of sizes [4, 64], found scales of sizes [4, 3]
  %4 = tosa.cast_from_block_scaled %2, %3 {block_size = #tosa.block_size<BLOCK_SIZE_32> : i32} : (tensor<?x?xf8E4M3FN>, tensor<?x?xf8E8M0FNU>) -> tensor<?x?xf32>
  return
}
