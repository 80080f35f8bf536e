// RUN: fake-opt %s --fake-propagate=annotate | FileCheck %s
// RUN: fake-opt %s --fake-propagate | FileCheck %s --check-prefix=TYPES

// Control flow of TOSA: sizes that branches or iterations agree on, or a new symbol.

// CHECK-LABEL: func.func @branch
func.func @branch(%c: tensor<i1>, %x: tensor<?x3xf32>, %y: tensor<5x3xf32>) {
  // CHECK: tosa.cond_if
  // CHECK: } {fake.meta = [!fake.tensor<[s0, 6], f32>, !fake.tensor<[u0, 3], f32>]}
  %0:2 = tosa.cond_if %c (%a = %x, %b = %y) : tensor<i1> (tensor<?x3xf32>, tensor<5x3xf32>) -> (tensor<?x?xf32>, tensor<?x3xf32>) {
  ^bb0(%a: tensor<?x3xf32>, %b: tensor<5x3xf32>):
    %1 = tosa.concat %a, %a {axis = 1 : i32} : (tensor<?x3xf32>, tensor<?x3xf32>) -> tensor<?x?xf32>
    tosa.yield %1, %a : tensor<?x?xf32>, tensor<?x3xf32>
  } else {
  ^bb0(%a: tensor<?x3xf32>, %b: tensor<5x3xf32>):
    %2 = tosa.concat %x, %x {axis = 1 : i32} : (tensor<?x3xf32>, tensor<?x3xf32>) -> tensor<?x?xf32>
    %3 = tensor.cast %b : tensor<5x3xf32> to tensor<?x3xf32>
    tosa.yield %2, %3 : tensor<?x?xf32>, tensor<?x3xf32>
  }
  return
}

// A loop that doubles a size, and keeps another one.
// CHECK-LABEL: func.func @loop
func.func @loop(%x: tensor<?xf32>, %n: tensor<i32>) -> tensor<?xf32> {
  // CHECK: tosa.while_loop
  // CHECK: tosa.concat {{.*}}!fake.tensor<[2 * [[SIZE:u[0-9]+]]], f32>
  // CHECK: } attributes {fake.meta = [!fake.tensor<[], i32>, !fake.tensor<[s0], f32>, !fake.tensor<[u{{[0-9]+}}], f32>]}
  %0:3 = tosa.while_loop (%i = %n, %a = %x, %b = %x) : (tensor<i32>, tensor<?xf32>, tensor<?xf32>) -> (tensor<i32>, tensor<?xf32>, tensor<?xf32>) {
    %zero = "tosa.const"() <{values = dense<0> : tensor<i32>}> : () -> tensor<i32>
    %1 = tosa.greater %i, %zero : (tensor<i32>, tensor<i32>) -> tensor<i1>
    tosa.yield %1 : tensor<i1>
  } do {
  ^bb0(%i: tensor<i32>, %a: tensor<?xf32>, %b: tensor<?xf32>):
    %one = "tosa.const"() <{values = dense<1> : tensor<i32>}> : () -> tensor<i32>
    %2 = tosa.sub %i, %one : (tensor<i32>, tensor<i32>) -> tensor<i32>
    %3 = tosa.abs %a : (tensor<?xf32>) -> tensor<?xf32>
    %4 = tosa.concat %b, %b {axis = 0 : i32} : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32>
    tosa.yield %2, %3, %4 : tensor<i32>, tensor<?xf32>, tensor<?xf32>
  }
  return %0#2 : tensor<?xf32>
}

// A result without a rank gets the one that is inferred.
// TYPES-LABEL: func.func @unranked
// TYPES-SAME: -> tensor<?x4xf32>
func.func @unranked(%x: tensor<?x4xf32>) -> tensor<*xf32> {
  // TYPES: tosa.abs {{.*}} -> tensor<?x4xf32>
  %0 = tosa.abs %x : (tensor<?x4xf32>) -> tensor<*xf32>
  // TYPES: tosa.add {{.*}} -> tensor<?x4xf32>
  %1 = tosa.add %0, %x : (tensor<*xf32>, tensor<?x4xf32>) -> tensor<*xf32>
  return %1 : tensor<*xf32>
}
