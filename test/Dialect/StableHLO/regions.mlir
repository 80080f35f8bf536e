// RUN: fake-opt %s --verify-roundtrip | FileCheck %s
// RUN: fake-opt %s --mlir-print-op-generic | fake-opt | FileCheck %s
// RUN: fake-opt %s --mlir-print-op-generic | FileCheck %s --check-prefix=GENERIC

// The names of the arguments are those of both regions.
// CHECK-LABEL: func.func @while
func.func @while(%x: tensor<?x4xf32>, %n: tensor<i32>) -> tensor<?x4xf32> {
  // CHECK: %0:2 = stablehlo.while(%iterArg = %arg0, %iterArg_0 = %arg1) : tensor<?x4xf32>, tensor<i32> attributes {note = "kept"}
  // CHECK-NEXT: cond {
  // CHECK: %1 = stablehlo.compare GT, %iterArg_0, %c, SIGNED
  // CHECK: stablehlo.return %1 : tensor<i1>
  // CHECK: } do {
  // CHECK: %1 = stablehlo.add %iterArg, %iterArg : tensor<?x4xf32>
  // CHECK: %2 = func.call @helper(%iterArg_0) : (tensor<i32>) -> tensor<i32>
  // CHECK: stablehlo.return %1, %2 : tensor<?x4xf32>, tensor<i32>
  // CHECK: }
  %0:2 = stablehlo.while(%a = %x, %i = %n) : tensor<?x4xf32>, tensor<i32> attributes {note = "kept"}
  cond {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.compare GT, %i, %c, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %1 : tensor<i1>
  } do {
    %1 = stablehlo.add %a, %a : tensor<?x4xf32>
    %2 = func.call @helper(%i) : (tensor<i32>) -> tensor<i32>
    stablehlo.return %1, %2 : tensor<?x4xf32>, tensor<i32>
  }
  return %0#0 : tensor<?x4xf32>
}

// CHECK-LABEL: func.func private @helper
func.func private @helper(tensor<i32>) -> tensor<i32>

// CHECK-LABEL: func.func @no_carries
func.func @no_carries(%p: tensor<i1>) {
  // CHECK: stablehlo.while()
  // CHECK-NEXT: cond {
  stablehlo.while()
  cond {
    stablehlo.return %p : tensor<i1>
  } do {
    // CHECK: stablehlo.return{{$}}
    stablehlo.return
  }
  return
}

// One commutative op on scalars is the reducer.
// CHECK-LABEL: func.func @applies
// GENERIC-LABEL: sym_name = "applies"
func.func @applies(%x: tensor<?x4xf32>, %i: tensor<f32>) {
  // CHECK: %0 = stablehlo.reduce(%arg0 init: %arg1) applies stablehlo.add across dimensions = [0, 1] : (tensor<?x4xf32>, tensor<f32>) -> tensor<f32>
  // GENERIC: %[[SUM:.*]] = "stablehlo.reduce"(%{{.*}}, %{{.*}}) <{dimensions = array<i64: 0, 1>}> ({
  // GENERIC-NEXT: ^bb0(%[[A:.*]]: tensor<f32>, %[[B:.*]]: tensor<f32>):
  // GENERIC-NEXT: %[[C:.*]] = "stablehlo.add"(%[[A]], %[[B]]) : (tensor<f32>, tensor<f32>) -> tensor<f32>
  // GENERIC-NEXT: "stablehlo.return"(%[[C]]) : (tensor<f32>) -> ()
  // GENERIC-NEXT: }) : (tensor<?x4xf32>, tensor<f32>) -> tensor<f32>
  %0 = stablehlo.reduce(%x init: %i) applies stablehlo.add across dimensions = [0, 1] : (tensor<?x4xf32>, tensor<f32>) -> tensor<f32>
  return
}

// CHECK-LABEL: func.func @reducer
func.func @reducer(%x: tensor<?x4xf32>, %y: tensor<?x4xi32>, %i: tensor<f32>, %j: tensor<i32>) {
  // CHECK: %0:2 = stablehlo.reduce(%arg0 init: %arg2), (%arg1 init: %arg3) across dimensions = [1] {note = "kept"} : (tensor<?x4xf32>, tensor<?x4xi32>, tensor<f32>, tensor<i32>) -> (tensor<?xf32>, tensor<?xi32>)
  // CHECK-NEXT: reducer(%arg4: tensor<f32>, %arg6: tensor<f32>) (%arg5: tensor<i32>, %arg7: tensor<i32>) {
  // CHECK: stablehlo.add %arg4, %arg6 : tensor<f32>
  // CHECK: stablehlo.maximum %arg5, %arg7 : tensor<i32>
  %0:2 = stablehlo.reduce(%x init: %i), (%y init: %j) across dimensions = [1] {note = "kept"} : (tensor<?x4xf32>, tensor<?x4xi32>, tensor<f32>, tensor<i32>) -> (tensor<?xf32>, tensor<?xi32>)
   reducer(%a: tensor<f32>, %b: tensor<f32>) (%c: tensor<i32>, %d: tensor<i32>) {
    %1 = stablehlo.add %a, %b : tensor<f32>
    %2 = stablehlo.maximum %c, %d : tensor<i32>
    stablehlo.return %1, %2 : tensor<f32>, tensor<i32>
  }
  return
}

// An op that is not commutative, or that has attributes, stays in its region.
// CHECK-LABEL: func.func @not_applies
func.func @not_applies(%x: tensor<4xf32>, %i: tensor<f32>) {
  // CHECK: stablehlo.reduce(%arg0 init: %arg1) across dimensions = [0]
  %0 = stablehlo.reduce(%x init: %i) across dimensions = [0] : (tensor<4xf32>, tensor<f32>) -> tensor<f32>
   reducer(%a: tensor<f32>, %b: tensor<f32>) {
    %1 = stablehlo.subtract %a, %b : tensor<f32>
    stablehlo.return %1 : tensor<f32>
  }
  // CHECK: stablehlo.reduce(%arg0 init: %arg1) across dimensions = [0]
  %1 = stablehlo.reduce(%x init: %i) across dimensions = [0] : (tensor<4xf32>, tensor<f32>) -> tensor<f32>
   reducer(%a: tensor<f32>, %b: tensor<f32>) {
    // CHECK: stablehlo.add %{{.*}}, %{{.*}} {note = "kept"} : tensor<f32>
    %2 = stablehlo.add %a, %b {note = "kept"} : tensor<f32>
    stablehlo.return %2 : tensor<f32>
  }
  return
}

// CHECK-LABEL: func.func @scan
// GENERIC-LABEL: sym_name = "scan"
func.func @scan(%x: tensor<4x?xf32>, %i: tensor<?xf32>) {
  // CHECK: %0:2 = chlo.scan(%arg0) inits (%arg1) dimension=0  attributes {is_reverse = true} {
  // CHECK-NEXT: ^bb0(%arg2: tensor<?xf32>, %arg3: tensor<?xf32>):
  // GENERIC: "chlo.scan"(%{{.*}}, %{{.*}}) <{dimension = 0 : i64, is_reverse = true, operandSegmentSizes = array<i32: 1, 1>, resultSegmentSizes = array<i32: 1, 1>}> ({
  %0:2 = chlo.scan (%x) inits (%i) dimension = 0 attributes {is_reverse = true} {
  ^bb0(%a: tensor<?xf32>, %b: tensor<?xf32>):
    %1 = stablehlo.add %a, %b : tensor<?xf32>
    stablehlo.return %1, %1 : tensor<?xf32>, tensor<?xf32>
  // CHECK: } : (tensor<4x?xf32>, tensor<?xf32>) -> (tensor<4x?xf32>, tensor<?xf32>)
  } : (tensor<4x?xf32>, tensor<?xf32>) -> (tensor<4x?xf32>, tensor<?xf32>)
  return
}

// These have MLIR's generic form only.
// CHECK-LABEL: func.func @generic
func.func @generic(%x: tensor<?x4xf32>, %n: tensor<i32>) {
  // CHECK: %0 = "stablehlo.sort"(%arg0) <{dimension = 1 : i64, is_stable = true}> ({
  %0 = "stablehlo.sort"(%x) <{dimension = 1 : i64, is_stable = true}> ({
  ^bb0(%a: tensor<f32>, %b: tensor<f32>):
    %2 = stablehlo.compare LT, %a, %b, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
    stablehlo.return %2 : tensor<i1>
  }) : (tensor<?x4xf32>) -> tensor<?x4xf32>
  // CHECK: %1 = "stablehlo.case"(%arg1) ({
  %1 = "stablehlo.case"(%n) ({
    stablehlo.return %x : tensor<?x4xf32>
  }, {
    stablehlo.return %0 : tensor<?x4xf32>
  }) : (tensor<i32>) -> tensor<?x4xf32>
  return
}
