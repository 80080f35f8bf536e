// RUN: fake-opt %s --fake-propagate=annotate | FileCheck %s

// The results of a loop are those of its body; a size that changes is a symbol.
// CHECK-LABEL: func.func @loop
func.func @loop(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %c = stablehlo.constant dense<0> : tensor<i32>
  %n = stablehlo.constant dense<5> : tensor<i32>
  %one = stablehlo.constant dense<1> : tensor<i32>
  // CHECK: stablehlo.while
  %0:2 = stablehlo.while(%i = %c, %a = %x) : tensor<i32>, tensor<?x4xf32>
  cond {
    %1 = stablehlo.compare LT, %i, %n, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %1 : tensor<i1>
  } do {
    // CHECK: stablehlo.add %{{.*}} {fake.meta = [!fake.tensor<[s0, 4], f32>]}
    %1 = stablehlo.add %a, %a : tensor<?x4xf32>
    %2 = stablehlo.add %i, %one : tensor<i32>
    stablehlo.return %2, %1 : tensor<i32>, tensor<?x4xf32>
  }
  // CHECK: stablehlo.negate {{.*}}!fake.tensor<[s0, 4], f32>
  %3 = stablehlo.negate %0#1 : tensor<?x4xf32>
  return %3 : tensor<?x4xf32>
}

// CHECK-LABEL: func.func @branches
func.func @branches(%i: tensor<i32>, %x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %0 = "stablehlo.case"(%i) ({
    %1 = stablehlo.negate %x : tensor<?x4xf32>
    stablehlo.return %1 : tensor<?x4xf32>
  }, {
    stablehlo.return %x : tensor<?x4xf32>
  }) : (tensor<i32>) -> tensor<?x4xf32>
  // CHECK: stablehlo.abs {{.*}}!fake.tensor<[s0, 4], f32>
  %2 = stablehlo.abs %0 : tensor<?x4xf32>
  return %2 : tensor<?x4xf32>
}

// A composite calls the function that defines it.
// CHECK-LABEL: func.func @composite
func.func @composite(%x: tensor<?x4xf32>) -> tensor<?xf32> {
  // CHECK: stablehlo.composite {{.*}}!fake.tensor<[s0], f32>
  %0 = stablehlo.composite "test.sum" %x {decomposition = @sum} : (tensor<?x4xf32>) -> tensor<?xf32>
  // CHECK: stablehlo.negate {{.*}}!fake.tensor<[s0], f32>
  %1 = stablehlo.negate %0 : tensor<?xf32>
  return %1 : tensor<?xf32>
}
func.func private @sum(%x: tensor<?x4xf32>) -> tensor<?xf32> {
  %c = stablehlo.constant dense<0.0> : tensor<f32>
  %0 = stablehlo.reduce(%x init: %c) applies stablehlo.add across dimensions = [1] : (tensor<?x4xf32>, tensor<f32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}
