// RUN: not fake-opt %s --fake-propagate --split-input-file -o /dev/null 2>&1 | FileCheck %s

func.func @sizes(%x: tensor<3x4xf32>, %y: tensor<3x5xf32>) {
  // CHECK: error: {{.*}}expected operands of the same sizes, found {{\[3, 4\] and \[3, 5\]}}
  %0 = "stablehlo.add"(%x, %y) : (tensor<3x4xf32>, tensor<3x5xf32>) -> tensor<3x4xf32>
  return
}

// -----

func.func @product(%x: tensor<?x3xf32>, %y: tensor<4x5xf32>) {
  // CHECK: error: {{.*}}expected equal sizes of contracted dimensions 1 and 0, found 3 and 4
  %0 = stablehlo.dot_general %x, %y, contracting_dims = [1] x [0] : (tensor<?x3xf32>, tensor<4x5xf32>) -> tensor<?x5xf32>
  return
}

// -----

func.func @features(%x: tensor<2x4x8x8xf32>, %w: tensor<16x3x3x3xf32>) {
  // CHECK: error: {{.*}}expected 3 features of the input for a kernel of {{\[16, 3, 3, 3\]}} and 1 groups, found 4
  %0 = stablehlo.convolution(%x, %w) dim_numbers = [b, f, 0, 1]x[o, i, 0, 1]->[b, f, 0, 1], window = {} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<2x4x8x8xf32>, tensor<16x3x3x3xf32>) -> tensor<2x16x6x6xf32>
  return
}

// -----

func.func @declared(%x: tensor<?x4xf32>) {
  // CHECK: error: {{.*}}sizes 5 and 4 at dimension 1 differ
  %0 = "stablehlo.negate"(%x) : (tensor<?x4xf32>) -> tensor<?x5xf32>
  return
}

// -----

func.func @assertion(%x: tensor<3xf32>) {
  %c = stablehlo.constant dense<4> : tensor<i32>
  %0 = stablehlo.get_dimension_size %x, dim = 0 : (tensor<3xf32>) -> tensor<i32>
  %1 = stablehlo.compare GE, %0, %c, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
  // CHECK: error: {{.*}}expected an assertion of sizes to hold: at least four rows
  stablehlo.custom_call @shape_assertion(%1, %0) {api_version = 2 : i32, error_message = "at least four rows", has_side_effect = true} : (tensor<i1>, tensor<i32>) -> ()
  return
}
