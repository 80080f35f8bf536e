// RUN: not fake-opt %s --fake-propagate --split-input-file -o /dev/null 2>&1 | FileCheck %s

// Sizes that the verifier cannot compare, as types do not state them.

func.func @inner(%x: tensor<?x3xf32>, %y: tensor<4x?xf32>, %init: tensor<?x?xf32>) {
  %0 = tensor.cast %x : tensor<?x3xf32> to tensor<?x?xf32>
  %1 = tensor.cast %y : tensor<4x?xf32> to tensor<?x?xf32>
  // CHECK: error: 'linalg.matmul' op expected size 3 in dimension 0 of operand #1, as in dimension 1 of operand #0, found 4
  // CHECK: note: operand #0 is f32(s0, 3)
  // CHECK: note: operand #1 is f32(4, s1)
  %2 = linalg.matmul ins(%0, %1 : tensor<?x?xf32>, tensor<?x?xf32>) outs(%init : tensor<?x?xf32>) -> tensor<?x?xf32>
  return
}

// -----

// A size contradicts another one of the same argument.
func.func @symbols(%x: tensor<?x?xf32>, %n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = tensor.dim %x, %c0 : tensor<?x?xf32>
  %1 = arith.addi %0, %c1 : index
  %2 = tensor.empty(%1) : tensor<?xf32>
  // CHECK: error: 'linalg.reduce' op expected size s0 in dimension 0 of operand #1, as in dimension 0 of operand #0, found s0 + 1
  %3 = linalg.reduce { arith.addf } ins(%x : tensor<?x?xf32>) outs(%2 : tensor<?xf32>) dimensions = [1]
  return
}

// -----

func.func @window(%x: tensor<1x8x8x3xf32>, %kernel: tensor<3x3x3x16xf32>) {
  %c7 = arith.constant 7 : index
  %0 = tensor.empty(%c7) : tensor<1x?x6x16xf32>
  // CHECK: error: 'linalg.conv_2d_nhwc_hwcf' op expected a size of at least 9 in dimension 1 of operand #0, found 8
  %1 = linalg.conv_2d_nhwc_hwcf ins(%x, %kernel : tensor<1x8x8x3xf32>, tensor<3x3x3x16xf32>) outs(%0 : tensor<1x?x6x16xf32>) -> tensor<1x?x6x16xf32>
  return
}

// -----

func.func @tiles(%x: tensor<20x4xf32>) {
  %c2 = arith.constant 2 : index
  %f = arith.constant 0.0 : f32
  %0 = tensor.empty(%c2) : tensor<?x2x8x2xf32>
  // CHECK: error: 'linalg.pack' op expected at least 3 tiles in dimension 0 for a size of 20, found 2
  %1 = linalg.pack %x padding_value(%f : f32) inner_dims_pos = [0, 1] inner_tiles = [8, 2] into %0 : tensor<20x4xf32> -> tensor<?x2x8x2xf32>
  return
}

// -----

// A loop that never runs accesses nothing.
func.func @empty(%x: tensor<2x0xf32>, %y: tensor<0x3xf32>, %init: tensor<2x3xf32>) {
  // CHECK-NOT: error:
  %0 = linalg.matmul ins(%x, %y : tensor<2x0xf32>, tensor<0x3xf32>) outs(%init : tensor<2x3xf32>) -> tensor<2x3xf32>
  return
}
