// RUN: fake-opt %s --fake-memory=check-certificate -o /dev/null | FileCheck %s
// RUN: fake-opt %s --fake-cost -o /dev/null | FileCheck %s --check-prefix=COST

// From the second iteration on, a loop holds what it carries, what it makes of it,
// and the argument with which it started: 12*s0 bytes, and numbers. It runs n
// times, the value of an argument.
// CHECK-LABEL: @loop, cpu: Max(8*s0 + 20, 12*s0 + 16) bytes, exact
// CHECK: 12*s0 + 16 after {{.*}} 'stablehlo.exponential'
// CHECK: results: 4*s0
// COST-LABEL: @caller
// COST: 0 3*s0 {{.*}} stablehlo.exponential (1)
func.func @caller(%x: tensor<?xf32>) -> tensor<?xf32> {
  %n = stablehlo.constant dense<3> : tensor<i32>
  %0 = call @loop(%x, %n) : (tensor<?xf32>, tensor<i32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}
func.func private @loop(%x: tensor<?xf32>, %n: tensor<i32>) -> tensor<?xf32> {
  %c = stablehlo.constant dense<0> : tensor<i32>
  %one = stablehlo.constant dense<1> : tensor<i32>
  %0:2 = stablehlo.while(%i = %c, %a = %x) : tensor<i32>, tensor<?xf32>
  cond {
    %more = stablehlo.compare LT, %i, %n, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %more : tensor<i1>
  } do {
    %next = stablehlo.add %i, %one : tensor<i32>
    %b = stablehlo.exponential %a : tensor<?xf32>
    stablehlo.return %next, %b : tensor<i32>, tensor<?xf32>
  }
  return %0#1 : tensor<?xf32>
}

// A computation on elements holds no tensors.
// CHECK-LABEL: @sum, cpu: 4*s0 + 8 bytes, exact
func.func @sum(%x: tensor<?xf32>) -> tensor<f32> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %0 = stablehlo.reduce(%x init: %zero) applies stablehlo.add across dimensions = [0] : (tensor<?xf32>, tensor<f32>) -> tensor<f32>
  return %0 : tensor<f32>
}

// The same for loops of scf: the result of the last iteration is not freed.
// CHECK-LABEL: @scf, cpu: 12*s0 bytes, exact
func.func @scf(%x: tensor<?xf32>, %n: index) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x) -> tensor<?xf32> {
    %b = math.exp %a : tensor<?xf32>
    scf.yield %b : tensor<?xf32>
  }
  return %0 : tensor<?xf32>
}
