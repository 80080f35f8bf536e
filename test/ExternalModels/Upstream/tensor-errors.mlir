// RUN: not fake-opt %s --fake-propagate --split-input-file -o /dev/null 2>&1 | FileCheck %s

func.func @slice(%x: tensor<?x4xf32>, %y: tensor<3xf32>) {
  %c5 = arith.constant 5 : index
  // CHECK: error: 'tensor.extract_slice' op expected a slice of at most 4 in dimension 1, found 5
  %0 = tensor.extract_slice %x[0, 0] [2, %c5] [1, 1] : tensor<?x4xf32> to tensor<2x?xf32>
  return
}

// -----

func.func @insert(%x: tensor<?x4xf32>, %y: tensor<3xf32>) {
  %c2 = arith.constant 2 : index
  %0 = tensor.cast %y : tensor<3xf32> to tensor<?xf32>
  // CHECK: error: 'tensor.insert_slice' op expected a tensor for a slice of sizes [1, 2], found [3]
  %1 = tensor.insert_slice %0 into %x[0, 0] [1, %c2] [1, 1] : tensor<?xf32> into tensor<?x4xf32>
  return
}

// -----

func.func @negative(%x: tensor<?xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant -1 : index
  %0 = tensor.dim %x, %c0 : tensor<?xf32>
  %1 = arith.subi %c1, %0 : index
  // CHECK: error: 'tensor.empty' op expected sizes that are not negative, found [-s0 - 1]
  %2 = tensor.empty(%1) : tensor<?xf32>
  return
}

// -----

func.func @concat(%x: tensor<?x4xf32>, %y: tensor<?x5xf32>) {
  %0 = tensor.cast %y : tensor<?x5xf32> to tensor<?x?xf32>
  // CHECK: error: 'tensor.concat' op expected tensors of the same sizes but in dimension 0, found {{\[s0, 4\] and \[s1, 5\]}}
  %1 = tensor.concat dim(0) %x, %0 : (tensor<?x4xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>
  return
}

// -----

func.func @reshape(%x: tensor<2x3xf32>) {
  %shape = arith.constant dense<[2, 2]> : tensor<2xindex>
  // CHECK: error: 'tensor.reshape' op expected as many elements as sizes [2, 2] have, found sizes [2, 3]
  %0 = tensor.reshape %x(%shape) : (tensor<2x3xf32>, tensor<2xindex>) -> tensor<?x?xf32>
  return
}

// -----

func.func @end(%x: tensor<8x4xf32>) {
  %0 = tensor.cast %x : tensor<8x4xf32> to tensor<?x4xf32>
  // CHECK: error: 'tensor.extract_slice' op expected a slice that ends at 8 or before in dimension 0, found the end 9
  %1 = tensor.extract_slice %0[4, 0] [3, 4] [2, 1] : tensor<?x4xf32> to tensor<3x4xf32>
  return
}
