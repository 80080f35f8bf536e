// RUN: fake-opt %s --allow-unregistered-dialect --verify-roundtrip | FileCheck %s
// RUN: fake-opt %s --allow-unregistered-dialect --mlir-print-op-generic | FileCheck %s --check-prefix=GENERIC

// The attributes of a form are the properties of the generic form.
// CHECK-LABEL: func.func @properties
// GENERIC-LABEL: sym_name = "properties"
func.func @properties(%x: tensor<?x4xf32>, %n: tensor<i32>, %z: tensor<f32>) {
  // CHECK: stablehlo.compare EQ, %arg0, %arg0, FLOAT : (tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<?x4xi1>
  %0 = "stablehlo.compare"(%x, %x) <{compare_type = #stablehlo<comparison_type FLOAT>, comparison_direction = #stablehlo<comparison_direction EQ>}> : (tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<?x4xi1>
  // GENERIC: "stablehlo.slice"(%{{.*}}) <{limit_indices = array<i64: 2, 4>, start_indices = array<i64: 0, 1>, strides = array<i64: 1, 2>}>
  %1 = stablehlo.slice %x [0:2, 1:4:2] : (tensor<?x4xf32>) -> tensor<2x2xf32>
  // GENERIC: "stablehlo.get_dimension_size"(%{{.*}}) <{dimension = 1 : i64}> {note = "kept"}
  %2 = stablehlo.get_dimension_size %x, dim = 1 {note = "kept"} : (tensor<?x4xf32>) -> tensor<i32>
  // GENERIC: "stablehlo.dot_general"({{.*}}) <{dot_dimension_numbers = #stablehlo.dot<lhs_batching_dimensions = [0], rhs_batching_dimensions = [0], lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [1]>, precision_config = [#stablehlo<precision HIGH>, #stablehlo<precision DEFAULT>]}>
  %3 = stablehlo.dot_general %x, %x, batching_dims = [0] x [0], contracting_dims = [1] x [1], precision = [HIGH, DEFAULT] : (tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<?xf32>
  // GENERIC: "stablehlo.custom_call"(%{{.*}}) <{api_version = 2 : i32, call_target_name = "f", has_side_effect = true}> {note = "kept"}
  %4 = stablehlo.custom_call @f(%x) {api_version = 2 : i32, has_side_effect = true, note = "kept"} : (tensor<?x4xf32>) -> tensor<?x4xf32>
  // GENERIC: "stablehlo.convolution"({{.*}}) <{batch_group_count = 1 : i64, dimension_numbers = #stablehlo.conv<[b, f]x[i, o]->[b, f]>, feature_group_count = 1 : i64, padding = dense<> : tensor<0x2xi64>, rhs_dilation = array<i64: 2>, window_reversal = array<i1: true, false>, window_strides = array<i64>}>
  %5 = stablehlo.convolution(%x, %x) dim_numbers = [b, f]x[i, o]->[b, f], window = {stride = [], pad = [], rhs_dilate = [2], reverse = [1, 0]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<?x?xf32>
  // GENERIC: "stablehlo.reduce_precision"(%{{.*}}) <{exponent_bits = 5 : i32, mantissa_bits = 10 : i32}>
  %6 = stablehlo.reduce_precision %x, format = e5m10 : tensor<?x4xf32>
  // GENERIC: "stablehlo.constant"() <{value = dense<1> : tensor<1xi8>}> {note = "kept"} : () -> tensor<1xi4>
  %7 = stablehlo.constant() <{value = dense<1> : tensor<1xi8>}> {note = "kept"} : () -> tensor<1xi4>
  // GENERIC: "stablehlo.constant"() <{value = dense<2> : tensor<1xi8>}> : () -> tensor<1xi4>
  %8 = stablehlo.constant() {value = dense<2> : tensor<1xi8>} : () -> tensor<1xi4>
  return
}

// What a form cannot represent is printed in the generic form.
// CHECK-LABEL: func.func @not_printed
func.func @not_printed(%x: tensor<?x4xf32>, %n: tensor<i32>) {
  // Attributes that older versions of StableHLO write outside of the properties.
  // CHECK: "stablehlo.get_dimension_size"(%arg0) {dimension = 0 : i64}
  %0 = "stablehlo.get_dimension_size"(%x) {dimension = 0 : i64} : (tensor<?x4xf32>) -> tensor<i32>
  // CHECK: "stablehlo.transpose"(%arg0) <{permutation = dense<[1, 0]> : tensor<2xi64>}>
  %1 = "stablehlo.transpose"(%x) <{permutation = dense<[1, 0]> : tensor<2xi64>}> : (tensor<?x4xf32>) -> tensor<4x?xf32>
  // CHECK: "stablehlo.transpose"(%arg0) : (tensor<?x4xf32>) -> tensor<4x?xf32>
  %2 = "stablehlo.transpose"(%x) : (tensor<?x4xf32>) -> tensor<4x?xf32>
  // CHECK: "stablehlo.add"(%arg0) : (tensor<?x4xf32>) -> tensor<?x4xf32>
  %3 = "stablehlo.add"(%x) : (tensor<?x4xf32>) -> tensor<?x4xf32>
  // CHECK: "stablehlo.add"(%arg0, %arg0) <{a = 1 : i64}>
  %4 = "stablehlo.add"(%x, %x) <{a = 1 : i64}> : (tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<?x4xf32>
  // CHECK: "stablehlo.add"(%arg0, %arg0) <"a">
  %5 = "stablehlo.add"(%x, %x) <"a"> : (tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<?x4xf32>
  // CHECK: "stablehlo.abs"(%arg0) ({
  %6 = "stablehlo.abs"(%x) ({
    stablehlo.return
  }) : (tensor<?x4xf32>) -> tensor<?x4xf32>
  // CHECK: "stablehlo.constant"() <{value = 1 : i64}>
  %7 = "stablehlo.constant"() <{value = 1 : i64}> : () -> tensor<i64>
  // CHECK: "stablehlo.reduce"(%arg0, %arg1) ({
  "stablehlo.reduce"(%x, %n) ({
  }) : (tensor<?x4xf32>, tensor<i32>) -> ()
  // CHECK: "stablehlo.while"(%arg0) ({
  "stablehlo.while"(%x) ({
    stablehlo.return
  }, {
    stablehlo.return
  }) : (tensor<?x4xf32>) -> ()
  // CHECK: "stablehlo.slice"(%arg0) <{limit_indices = array<i64>, start_indices = array<i64: 0>, strides = array<i64: 1>}>
  %8 = "stablehlo.slice"(%x) <{limit_indices = array<i64>, start_indices = array<i64: 0>, strides = array<i64: 1>}> : (tensor<?x4xf32>) -> tensor<?x4xf32>
  // CHECK: "stablehlo.tuple"(%arg0) : (tensor<?x4xf32>) -> tuple<>
  %9 = "stablehlo.tuple"(%x) : (tensor<?x4xf32>) -> tuple<>
  // CHECK: "chlo.scan"() <{dimension = 0 : i64}> ({
  "chlo.scan"() <{dimension = 0 : i64}> ({
  }) : () -> ()
  // CHECK: "stablehlo.not_in_any_version"(%arg0) <{a = 1 : i64}> : (tensor<?x4xf32>) -> ()
  "stablehlo.not_in_any_version"(%x) <{a = 1 : i64}> : (tensor<?x4xf32>) -> ()
  // CHECK: stablehlo.abs %{{.*}} : ((i32) -> i32) -> ((i32) -> i32)
  %10 = "test.function"() : () -> ((i32) -> i32)
  %11 = "stablehlo.abs"(%10) : ((i32) -> i32) -> ((i32) -> i32)
  return
}
