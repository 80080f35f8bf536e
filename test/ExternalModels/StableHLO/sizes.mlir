// RUN: fake-opt %s --fake-propagate=annotate | FileCheck %s

// Programs compute sizes in small tensors of integers, whose values are known: those of
// `get_dimension_size`, and what arithmetic, reshapes and concatenations make of them.

// CHECK-LABEL: func.func @arithmetic
func.func @arithmetic(%x: tensor<?x?xf32>) {
  %c1 = stablehlo.constant dense<1> : tensor<i32>
  %c2 = stablehlo.constant dense<[2]> : tensor<1xi32>
  %0 = stablehlo.get_dimension_size %x, dim = 0 : (tensor<?x?xf32>) -> tensor<i32>
  %1 = stablehlo.get_dimension_size %x, dim = 1 : (tensor<?x?xf32>) -> tensor<i32>
  %2 = stablehlo.multiply %0, %1 : tensor<i32>
  %3 = stablehlo.subtract %2, %c1 : tensor<i32>
  %4 = stablehlo.reshape %3 : (tensor<i32>) -> tensor<1xi32>
  %5 = stablehlo.concatenate %4, %c2, dim = 0 : (tensor<1xi32>, tensor<1xi32>) -> tensor<2xi32>
  // CHECK: stablehlo.dynamic_iota {{.*}}!fake.tensor<[s0 * s1 - 1, 2], f32>
  %6 = stablehlo.dynamic_iota %5, dim = 0 : (tensor<2xi32>) -> tensor<?x?xf32>
  %7 = stablehlo.slice %5 [1:2] : (tensor<2xi32>) -> tensor<1xi32>
  // CHECK: stablehlo.dynamic_iota {{.*}}!fake.tensor<[2], f32>
  %8 = stablehlo.dynamic_iota %7, dim = 0 : (tensor<1xi32>) -> tensor<?xf32>
  return
}

// Quotients round toward zero; where no operand is negative, they are those of Python.
// CHECK-LABEL: func.func @division
func.func @division(%x: tensor<?xf32>) {
  %c = stablehlo.constant dense<4> : tensor<i32>
  %n = stablehlo.constant dense<-7> : tensor<i32>
  %0 = stablehlo.get_dimension_size %x, dim = 0 : (tensor<?xf32>) -> tensor<i32>
  %1 = stablehlo.divide %0, %c : tensor<i32>
  %2 = stablehlo.remainder %0, %c : tensor<i32>
  %3 = stablehlo.divide %n, %c : tensor<i32>
  %4 = stablehlo.negate %3 : tensor<i32>
  %5 = stablehlo.reshape %1 : (tensor<i32>) -> tensor<1xi32>
  %6 = stablehlo.reshape %2 : (tensor<i32>) -> tensor<1xi32>
  %7 = stablehlo.reshape %4 : (tensor<i32>) -> tensor<1xi32>
  %8 = stablehlo.concatenate %5, %6, %7, dim = 0 : (tensor<1xi32>, tensor<1xi32>, tensor<1xi32>) -> tensor<3xi32>
  // CHECK: stablehlo.dynamic_iota {{.*}}!fake.tensor<[s0 floordiv 4, s0 mod 4, 1], f32>
  %9 = stablehlo.dynamic_iota %8, dim = 0 : (tensor<3xi32>) -> tensor<?x?x?xf32>
  return
}

// An assertion about sizes is a fact behind it.
// CHECK-LABEL: func.func @assertion
// CHECK-SAME: fake.guards = [{condition = "0 < s0 - 1", kind = "assert", op = "stablehlo.custom_call"
func.func @assertion(%x: tensor<?xf32>) {
  %c = stablehlo.constant dense<2> : tensor<i32>
  %0 = stablehlo.get_dimension_size %x, dim = 0 : (tensor<?xf32>) -> tensor<i32>
  %1 = stablehlo.compare GE, %0, %c, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
  stablehlo.custom_call @shape_assertion(%1, %0) {api_version = 2 : i32, error_message = "expected two", has_side_effect = true} : (tensor<i1>, tensor<i32>) -> ()
  %2 = stablehlo.maximum %0, %c : tensor<i32>
  %3 = stablehlo.reshape %2 : (tensor<i32>) -> tensor<1xi32>
  // CHECK: stablehlo.dynamic_iota {{.*}}!fake.tensor<[s0], f32>
  %4 = stablehlo.dynamic_iota %3, dim = 0 : (tensor<1xi32>) -> tensor<?xf32>
  return
}

// Sizes that are equal in all calls of a function are one symbol there, with the name that
// JAX gives; others are expressions of them.
// CHECK-LABEL: func.func public @main
func.func public @main(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %c = stablehlo.constant dense<1> : tensor<i32>
  %0 = stablehlo.get_dimension_size %x, dim = 0 : (tensor<?x4xf32>) -> tensor<i32>
  %1 = stablehlo.add %0, %c : tensor<i32>
  %2 = stablehlo.reshape %1 : (tensor<i32>) -> tensor<1xi32>
  %3 = stablehlo.dynamic_iota %2, dim = 0 : (tensor<1xi32>) -> tensor<?xf32>
  %4 = call @callee(%0, %x, %3) : (tensor<i32>, tensor<?x4xf32>, tensor<?xf32>) -> tensor<?x4xf32>
  return %4 : tensor<?x4xf32>
}
// CHECK-LABEL: func.func private @callee
// CHECK-SAME: %arg1: tensor<?x4xf32> {fake.meta = !fake.tensor<[b, 4], f32>}
// CHECK-SAME: %arg2: tensor<?xf32> {fake.meta = !fake.tensor<[b + 1], f32>}
func.func private @callee(%b: tensor<i32> {jax.global_constant = "b"}, %x: tensor<?x4xf32>, %y: tensor<?xf32>) -> tensor<?x4xf32> {
  %0 = stablehlo.reshape %b : (tensor<i32>) -> tensor<1xi32>
  // CHECK: stablehlo.dynamic_iota {{.*}}!fake.tensor<[b], f32>
  %1 = stablehlo.dynamic_iota %0, dim = 0 : (tensor<1xi32>) -> tensor<?xf32>
  return %x : tensor<?x4xf32>
}

// An undecided choice is the difference times the condition, which is 0 or 1; a remainder
// has the sign of the dividend.
// CHECK-LABEL: func.func @choice
func.func @choice(%x: tensor<?xf32>) {
  %c = stablehlo.constant dense<3> : tensor<i32>
  %n = stablehlo.constant dense<-2> : tensor<i32>
  %one = stablehlo.constant dense<1> : tensor<i32>
  %0 = stablehlo.get_dimension_size %x, dim = 0 : (tensor<?xf32>) -> tensor<i32>
  %1 = stablehlo.compare LT, %0, %c, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
  %2 = stablehlo.add %0, %c : tensor<i32>
  %3 = stablehlo.select %1, %2, %0 : tensor<i1>, tensor<i32>
  %4 = stablehlo.maximum %0, %one : tensor<i32>
  %5 = stablehlo.remainder %n, %4 : tensor<i32>
  %6 = stablehlo.negate %5 : tensor<i32>
  %7 = stablehlo.reshape %3 : (tensor<i32>) -> tensor<1xi32>
  %8 = stablehlo.reshape %6 : (tensor<i32>) -> tensor<1xi32>
  %9 = stablehlo.concatenate %7, %8, dim = 0 : (tensor<1xi32>, tensor<1xi32>) -> tensor<2xi32>
  // CHECK: stablehlo.dynamic_iota {{.*}}!fake.tensor<[s0 + 3 * min(1, max(0, 3 - s0)), 2 mod max(1, s0)], f32>
  %10 = stablehlo.dynamic_iota %9, dim = 0 : (tensor<2xi32>) -> tensor<?x?xf32>
  return
}

// What JAX calls where windows and counts are not constant.
// CHECK-LABEL: func.func @custom_calls
func.func @custom_calls(%x: tensor<?x8xf32>, %init: tensor<f32>, %key: tensor<2xui32>) {
  %0 = stablehlo.get_dimension_size %x, dim = 0 : (tensor<?x8xf32>) -> tensor<i32>
  %1 = stablehlo.reshape %0 : (tensor<i32>) -> tensor<1xi32>
  %c1 = stablehlo.constant dense<1> : tensor<1xi32>
  %ones = stablehlo.constant dense<1> : tensor<2xi32>
  %zeros = stablehlo.constant dense<0> : tensor<4xi32>
  %window = stablehlo.concatenate %1, %c1, dim = 0 : (tensor<1xi32>, tensor<1xi32>) -> tensor<2xi32>
  %row = stablehlo.slice %zeros [0:2] : (tensor<4xi32>) -> tensor<2xi32>
  %pair = stablehlo.reshape %row : (tensor<2xi32>) -> tensor<1x2xi32>
  %2 = stablehlo.concatenate %pair, %pair, dim = 0 : (tensor<1x2xi32>, tensor<1x2xi32>) -> tensor<2x2xi32>
  // CHECK: @stablehlo.dynamic_reduce_window{{.*}}!fake.tensor<[1, 8], f32>
  %3 = stablehlo.custom_call @stablehlo.dynamic_reduce_window(%x, %init, %window, %ones, %ones, %ones, %2) {called_computations = [@add]} : (tensor<?x8xf32>, tensor<f32>, tensor<2xi32>, tensor<2xi32>, tensor<2xi32>, tensor<2xi32>, tensor<2x2xi32>) -> tensor<?x8xf32>
  // CHECK: @stablehlo.dynamic_top_k{{.*}}!fake.tensor<[s0, s0], f32>, !fake.tensor<[s0, s0], i32>
  %4:2 = stablehlo.custom_call @stablehlo.dynamic_top_k(%x, %0) : (tensor<?x8xf32>, tensor<i32>) -> (tensor<?x?xf32>, tensor<?x?xi32>)
  // CHECK: @stablehlo.dynamic_rng_bit_generator{{.*}}!fake.tensor<[2], u32>, !fake.tensor<[s0, 1], u32>
  %5:2 = stablehlo.custom_call @stablehlo.dynamic_rng_bit_generator(%key, %window) : (tensor<2xui32>, tensor<2xi32>) -> (tensor<2xui32>, tensor<?x?xui32>)
  return
}
func.func private @add(%x: tensor<f32>, %y: tensor<f32>) -> tensor<f32> {
  %0 = stablehlo.add %x, %y : tensor<f32>
  return %0 : tensor<f32>
}
