// RUN: fake-opt %s --verify-roundtrip | FileCheck %s --strict-whitespace
// RUN: fake-opt %s --mlir-print-op-generic | fake-opt | FileCheck %s --strict-whitespace
// RUN: fake-opt %s --emit-bytecode | fake-opt | FileCheck %s --strict-whitespace

// CHECK-LABEL: func.func @dots
func.func @dots(%x: tensor<?x4xf32>, %y: tensor<4x8xf32>, %b: tensor<2x?x4xf32>) {
  // CHECK: %0 = stablehlo.dot %arg0, %arg1, precision = [HIGH, DEFAULT] : (tensor<?x4xf32>, tensor<4x8xf32>) -> tensor<?x8xf32>{{$}}
  %0 = stablehlo.dot %x, %y, precision = [HIGH, DEFAULT] : (tensor<?x4xf32>, tensor<4x8xf32>) -> tensor<?x8xf32>
  // CHECK: %1 = stablehlo.dot_general %arg0, %arg1, contracting_dims = [1] x [0] : (tensor<?x4xf32>, tensor<4x8xf32>) -> tensor<?x8xf32>{{$}}
  %1 = stablehlo.dot_general %x, %y, contracting_dims = [1] x [0] : (tensor<?x4xf32>, tensor<4x8xf32>) -> tensor<?x8xf32>
  // CHECK: %2 = stablehlo.dot_general %arg2, %arg2, batching_dims = [0] x [0], contracting_dims = [2] x [2], precision = [HIGHEST, HIGHEST] : (tensor<2x?x4xf32>, tensor<2x?x4xf32>) -> tensor<2x?x?xf32>{{$}}
  %2 = stablehlo.dot_general %b, %b, batching_dims = [0] x [0], contracting_dims = [2] x [2], precision = [HIGHEST, HIGHEST] : (tensor<2x?x4xf32>, tensor<2x?x4xf32>) -> tensor<2x?x?xf32>
  // CHECK: %3 = stablehlo.dot_general %arg0, %arg1, contracting_dims = [1] x [0], algorithm = <lhs_precision_type = tf32, rhs_precision_type = tf32, accumulation_type = f32, lhs_component_count = 1, rhs_component_count = 1, num_primitive_operations = 1, allow_imprecise_accumulation = false> : (tensor<?x4xf32>, tensor<4x8xf32>) -> tensor<?x8xf32>{{$}}
  %3 = stablehlo.dot_general %x, %y, contracting_dims = [1] x [0], algorithm = <lhs_precision_type = tf32, rhs_precision_type = tf32, accumulation_type = f32, lhs_component_count = 1, rhs_component_count = 1, num_primitive_operations = 1, allow_imprecise_accumulation = false> : (tensor<?x4xf32>, tensor<4x8xf32>) -> tensor<?x8xf32>
  // CHECK: %4 = stablehlo.dot_general %arg0, %arg1, contracting_dims = [] x [] {note = "kept"} : (tensor<?x4xf32>, tensor<4x8xf32>) -> tensor<?x4x4x8xf32>{{$}}
  %4 = stablehlo.dot_general %x, %y, contracting_dims = [] x [] {note = "kept"} : (tensor<?x4xf32>, tensor<4x8xf32>) -> tensor<?x4x4x8xf32>
  // CHECK: %5 = stablehlo.einsum %arg0, %arg1, config = "ab,bc->ac" : (tensor<?x4xf32>, tensor<4x8xf32>) -> tensor<?x8xf32>{{$}}
  %5 = stablehlo.einsum %x, %y, config = "ab,bc->ac" : (tensor<?x4xf32>, tensor<4x8xf32>) -> tensor<?x8xf32>
  return
}

// CHECK-LABEL: func.func @convolutions
func.func @convolutions(%x: tensor<?x8x9x3xf32>, %w: tensor<3x3x3x16xf32>, %m: tensor<?x4xf32>, %k: tensor<4x8xf32>) {
  // CHECK: %0 = stablehlo.convolution(%arg0, %arg1) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 2], pad = {{\[\[}}1, 1], [0, 2]], lhs_dilate = [1, 1], rhs_dilate = [2, 1], reverse = [false, true]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<?x8x9x3xf32>, tensor<3x3x3x16xf32>) -> tensor<?x6x5x16xf32>{{$}}
  %0 = stablehlo.convolution(%x, %w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 2], pad = [[1, 1], [0, 2]], lhs_dilate = [1, 1], rhs_dilate = [2, 1], reverse = [false, true]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<?x8x9x3xf32>, tensor<3x3x3x16xf32>) -> tensor<?x6x5x16xf32>
  // CHECK: %1 = stablehlo.convolution(%arg2, %arg3) dim_numbers = [b, f]x[i, o]->[b, f], window = {} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<?x4xf32>, tensor<4x8xf32>) -> tensor<?x8xf32>{{$}}
  %1 = stablehlo.convolution(%m, %k) dim_numbers = [b, f]x[i, o]->[b, f], window = {} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<?x4xf32>, tensor<4x8xf32>) -> tensor<?x8xf32>
  return
}

// CHECK-LABEL: func.func @solvers
func.func @solvers(%a: tensor<?x4x4xf32>, %c: tensor<?x8xcomplex<f32>>) {
  // CHECK: %0 = stablehlo.cholesky %arg0, lower = true : tensor<?x4x4xf32>{{$}}
  %0 = stablehlo.cholesky %a, lower = true : tensor<?x4x4xf32>
  // CHECK: %1 = stablehlo.cholesky %arg0 : tensor<?x4x4xf32>{{$}}
  %1 = stablehlo.cholesky %a : tensor<?x4x4xf32>
  // CHECK: %2 = stablehlo.fft %arg1, type = IRFFT, length = [14] : (tensor<?x8xcomplex<f32>>) -> tensor<?x14xf32>{{$}}
  %2 = stablehlo.fft %c, type = IRFFT, length = [14] : (tensor<?x8xcomplex<f32>>) -> tensor<?x14xf32>
  return
}

// CHECK-LABEL: func.func @random
func.func @random(%a: tensor<f32>, %s: tensor<2xi64>, %state: tensor<2xui64>) {
  // CHECK: %0 = stablehlo.rng %arg0, %arg0, %arg1, distribution = NORMAL : (tensor<f32>, tensor<f32>, tensor<2xi64>) -> tensor<?x?xf32>{{$}}
  %0 = stablehlo.rng %a, %a, %s, distribution = NORMAL : (tensor<f32>, tensor<f32>, tensor<2xi64>) -> tensor<?x?xf32>
  // CHECK: %output_state, %output = stablehlo.rng_bit_generator %arg2, algorithm = THREE_FRY : (tensor<2xui64>) -> (tensor<2xui64>, tensor<4xui32>){{$}}
  %output_state, %output = stablehlo.rng_bit_generator %state, algorithm = THREE_FRY : (tensor<2xui64>) -> (tensor<2xui64>, tensor<4xui32>)
  return
}

// CHECK-LABEL: func.func @calls
func.func @calls(%x: tensor<?x4xf32>, %n: tensor<i32>) {
  // CHECK: stablehlo.custom_call @shape_assertion(%arg1) {api_version = 2 : i32, error_message = "expected {0}", has_side_effect = true} : (tensor<i32>) -> (){{$}}
  stablehlo.custom_call @shape_assertion(%n) {api_version = 2 : i32, error_message = "expected {0}", has_side_effect = true} : (tensor<i32>) -> ()
  // CHECK: %0:2 = stablehlo.custom_call @"not an id"(%arg0) {mhlo.backend_config = {}, operand_layouts = [dense<[0, 1]> : tensor<2xindex>], output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [0], operand_index = 0, operand_tuple_indices = []>]} : (tensor<?x4xf32>) -> (tensor<?x4xf32>, tensor<?xi32>){{$}}
  %0:2 = stablehlo.custom_call @"not an id"(%x) {mhlo.backend_config = {}, operand_layouts = [dense<[0, 1]> : tensor<2xindex>], output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [0], operand_index = 0, operand_tuple_indices = []>]} : (tensor<?x4xf32>) -> (tensor<?x4xf32>, tensor<?xi32>)
  // CHECK: %1 = stablehlo.custom_call @none() : () -> tensor<f32>{{$}}
  %1 = stablehlo.custom_call @none() : () -> tensor<f32>
  // CHECK: %2 = stablehlo.composite "chlo.erf" %arg0 {composite_attributes = {k = 3 : i64}, decomposition = @calls, version = 1 : i32} : (tensor<?x4xf32>) -> tensor<?x4xf32>{{$}}
  %2 = stablehlo.composite "chlo.erf" %x {composite_attributes = {k = 3 : i64}, decomposition = @calls, version = 1 : i32} : (tensor<?x4xf32>) -> tensor<?x4xf32>
  return
}

// CHECK-LABEL: func.func @tuples
func.func @tuples(%x: tensor<?x4xf32>, %t: !stablehlo.token) {
  // CHECK: %0 = stablehlo.tuple %arg0, %arg1 : tuple<tensor<?x4xf32>, !stablehlo.token>{{$}}
  %0 = stablehlo.tuple %x, %t : tuple<tensor<?x4xf32>, !stablehlo.token>
  // CHECK: %1 = stablehlo.get_tuple_element %0[1] : (tuple<tensor<?x4xf32>, !stablehlo.token>) -> !stablehlo.token
  %1 = stablehlo.get_tuple_element %0[1] : (tuple<tensor<?x4xf32>, !stablehlo.token>) -> !stablehlo.token
  // CHECK: %2 = stablehlo.after_all %arg1, %1 : !stablehlo.token
  %2 = stablehlo.after_all %t, %1 : !stablehlo.token
  // CHECK: %3 = stablehlo.after_all : !stablehlo.token
  %3 = stablehlo.after_all : !stablehlo.token
  // CHECK: %4 = stablehlo.create_token : !stablehlo.token
  %4 = stablehlo.create_token : !stablehlo.token
  // CHECK: %5:2 = stablehlo.optimization_barrier %arg0, %arg1 : tensor<?x4xf32>, !stablehlo.token
  %5:2 = stablehlo.optimization_barrier %x, %t : tensor<?x4xf32>, !stablehlo.token
  // CHECK: stablehlo.optimization_barrier (){{$}}
  stablehlo.optimization_barrier ()
  // CHECK: %6 = stablehlo.partition_id : tensor<ui32>{{$}}
  %6 = stablehlo.partition_id : tensor<ui32>
  return
}
