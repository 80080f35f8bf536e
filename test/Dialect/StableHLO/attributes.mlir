// RUN: fake-opt %s --verify-roundtrip | FileCheck %s --strict-whitespace
// RUN: fake-opt %s --emit-bytecode | fake-opt | FileCheck %s --strict-whitespace

// Fields are printed in the order of the specification, without those that are empty or 0.
// CHECK-LABEL: func.func @fields
func.func @fields(%x: tensor<?x4xf32>, %i: tensor<?x1xi32>, %s: tensor<2xi32>) {
  // CHECK: <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1, 4>}>
  %0 = "stablehlo.gather"(%x, %i) <{dimension_numbers = #stablehlo.gather<index_vector_dim = 1, operand_batching_dims = [], collapsed_slice_dims = [0], offset_dims = [1], start_index_map = [0]>, slice_sizes = array<i64: 1, 4>}> : (tensor<?x4xf32>, tensor<?x1xi32>) -> tensor<?x4xf32>
  // CHECK: <{scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [0], scatter_dims_to_operand_dims = [0]>}>
  "stablehlo.scatter"() <{scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 0>}> : () -> ()
  // CHECK: <{dot_dimension_numbers = #stablehlo.dot<>}> {{{.*}}} : () -> ()
  "stablehlo.dot_general"() <{dot_dimension_numbers = #stablehlo.dot<>}> {note = "no operands"} : () -> ()
  // CHECK: <{n = #chlo.ragged_dot<lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [1], lhs_ragged_dimensions = [0], rhs_group_dimensions = [0]>}>
  "chlo.ragged_dot"() <{n = #chlo.ragged_dot<lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [1], lhs_ragged_dimensions = [0], rhs_group_dimensions = [0]>}> : () -> ()
  // CHECK: {channel_handle = #stablehlo.channel_handle<handle = 0, type = 1>}
  "stablehlo.all_gather"() {channel_handle = #stablehlo.channel_handle<handle = 0, type = 1>} : () -> ()
  // CHECK: {a = #stablehlo.result_accuracy<atol = 1.000000e-05, ulps = 2, mode = #stablehlo.result_accuracy_mode<TOLERANCE>>}
  "stablehlo.note"() {a = #stablehlo.result_accuracy<atol = 1.000000e-05, ulps = 2, mode = #stablehlo.result_accuracy_mode<TOLERANCE>>} : () -> ()
  return
}

// CHECK-LABEL: func.func @conv
func.func @conv() {
  // CHECK: "stablehlo.dynamic_conv"() <{dimension_numbers = #stablehlo.conv<[b, 1, 0, f]x[i, 1, 0, o]->[0, f, b, 1]>}>
  "stablehlo.dynamic_conv"() <{dimension_numbers = #stablehlo.conv<[b, 1, 0, f]x[i, 1, 0, o]->[0, f, b, 1]>}> : () -> ()
  // CHECK: #stablehlo.conv<[b, f]x[i, o]->[b, f]>
  "stablehlo.dynamic_conv"() <{dimension_numbers = #stablehlo.conv<[b, f]x[i, o]->[b, f]>}> : () -> ()
  // CHECK: #stablehlo.conv<[b, 0, f]x[0, o, i]->[b, 0, f]>
  "stablehlo.dynamic_conv"() <{dimension_numbers = #stablehlo.conv<raw input_batch_dimension = 0, input_feature_dimension = 2, input_spatial_dimensions = [1], kernel_input_feature_dimension = 2, kernel_output_feature_dimension = 1, kernel_spatial_dimensions = [0], output_batch_dimension = 0, output_feature_dimension = 2, output_spatial_dimensions = [1]>}> : () -> ()
  return
}

// CHECK-LABEL: func.func @words
// CHECK-SAME: {stablehlo.a = #stablehlo<precision HIGHEST>, stablehlo.b = #stablehlo<transpose NO_TRANSPOSE>, stablehlo.c = #chlo<comparison_type FLOAT>, stablehlo.d = #stablehlo<rng_algorithm PHILOX>}
func.func @words() attributes {stablehlo.a = #stablehlo<precision HIGHEST>, stablehlo.b = #stablehlo<transpose NO_TRANSPOSE>, stablehlo.c = #chlo<comparison_type FLOAT>, stablehlo.d = #stablehlo<rng_algorithm PHILOX>} {
  return
}

// Attributes that no rule reads are texts, and so are those of Shardy, which JAX attaches to custom calls.
// CHECK-LABEL: func.func @texts
// CHECK-SAME: {stablehlo.a = #stablehlo.replica_group_mesh_axes<mesh = #stablehlo.mesh<axes=[#stablehlo.mesh_axis<name = "x", size = 2>]>, axes = ["x"]>, stablehlo.b = #stablehlo.later, stablehlo.c = #stablehlo.later<"#a", [1, {x = 2}]>}
func.func @texts() attributes {stablehlo.a = #stablehlo.replica_group_mesh_axes<mesh = #stablehlo.mesh<axes=[#stablehlo.mesh_axis<name = "x", size = 2>]>, axes = ["x"]>, stablehlo.b = #stablehlo.later, stablehlo.c = #stablehlo.later<"#a", [1, {x = 2}]>} {
  // CHECK: stablehlo.custom_call @solve() {sdy.sharding_rule = #sdy.op_sharding_rule<([i, j])->([k, l], []) {i=4, j=4, k=4, l=4}, custom>} : () -> ()
  stablehlo.custom_call @solve() {sdy.sharding_rule = #sdy.op_sharding_rule<([i, j])->([k, l], []) {i=4, j=4, k=4, l=4}, custom>} : () -> ()
  return
}

// CHECK-LABEL: func.func @types
// CHECK-SAME: (%arg0: tensor<?x4xf32, #stablehlo.bounds<8, ?>>, %arg1: tensor<?x4xf32, #stablehlo.bounds<8, ?>>, %arg2: !stablehlo.token, %arg3: !stablehlo.future<tensor<4xf32>, tensor<i32>>)
func.func @types(%a: tensor<?x4xf32, #stablehlo.bounds<8, ?>>, %b: tensor<?x4xf32, #stablehlo.type_extensions<bounds = [8, ?]>>, %t: !stablehlo.token, %f: !stablehlo.future<tensor<4xf32>, tensor<i32>>) {
  return
}
