// RUN: fake-opt %s --fake-propagate | FileCheck %s
// RUN: fake-opt %s --fake-propagate --fake-propagate | FileCheck %s
// RUN: fake-opt %s --fake-propagate=annotate | FileCheck %s --check-prefix=ANNOTATED
// RUN: fake-opt %s --fake-propagate --fake-verify -o /dev/null

// Types state sizes that are integers, through calls and regions.
// CHECK-LABEL: func.func public @main
// CHECK-SAME: (%arg0: tensor<3x4xf32>) -> tensor<3x4xf32>
func.func public @main(%x: tensor<3x4xf32>) -> tensor<?x4xf32> {
  %0 = stablehlo.get_dimension_size %x, dim = 0 : (tensor<3x4xf32>) -> tensor<i32>
  // CHECK: stablehlo.negate {{.*}} : tensor<3x4xf32>
  %1 = "stablehlo.negate"(%x) : (tensor<3x4xf32>) -> tensor<?x4xf32>
  // CHECK: call @callee({{.*}}) : (tensor<i32>, tensor<3x4xf32>) -> tensor<3x4xf32>
  %2 = call @callee(%0, %1) : (tensor<i32>, tensor<?x4xf32>) -> tensor<?x4xf32>
  return %2 : tensor<?x4xf32>
}
// CHECK-LABEL: func.func private @callee
// CHECK-SAME: tensor<3x4xf32>{{.*}}) -> tensor<3x4xf32>
func.func private @callee(%b: tensor<i32>, %x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %c = stablehlo.constant dense<1> : tensor<i32>
  %n = stablehlo.reshape %b : (tensor<i32>) -> tensor<1xi32>
  // CHECK: stablehlo.dynamic_iota {{.*}} -> tensor<3xf32>
  %0 = stablehlo.dynamic_iota %n, dim = 0 : (tensor<1xi32>) -> tensor<?xf32>
  // CHECK: stablehlo.while({{.*}}) : tensor<i32>, tensor<3x4xf32>
  %1:2 = stablehlo.while(%i = %b, %a = %x) : tensor<i32>, tensor<?x4xf32>
  cond {
    %2 = stablehlo.compare GT, %i, %c, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %2 : tensor<i1>
  } do {
    %2 = stablehlo.subtract %i, %c : tensor<i32>
    // CHECK: stablehlo.add {{.*}} : tensor<3x4xf32>
    %3 = stablehlo.add %a, %a : tensor<?x4xf32>
    stablehlo.return %2, %3 : tensor<i32>, tensor<?x4xf32>
  }
  return %1#1 : tensor<?x4xf32>
}

// An op that needs the type of an operand gets it from a cast; `tensor.dim` does not.
// CHECK-LABEL: func.func @casts
func.func @casts(%x: tensor<3x4xf32>, %w: tensor<4x5xf32>) -> (index, tensor<?x5xf32>) {
  %c = arith.constant 0 : index
  // CHECK: %[[NEGATED:.*]] = stablehlo.negate {{.*}} : tensor<3x4xf32>
  // CHECK: %[[CAST:.*]] = tensor.cast %[[NEGATED]] : tensor<3x4xf32> to tensor<?x4xf32>
  %0 = "stablehlo.negate"(%x) : (tensor<3x4xf32>) -> tensor<?x4xf32>
  // ANNOTATED: tensor.cast {{.*}} {fake.meta = [!fake.tensor<[3, 4], f32>]}
  // CHECK: tensor.dim %[[NEGATED]], {{.*}} : tensor<3x4xf32>
  %1 = tensor.dim %0, %c : tensor<?x4xf32>
  %2 = tensor.empty(%1) : tensor<?x5xf32>
  // CHECK: linalg.matmul ins(%[[CAST]], {{.*}} : tensor<?x4xf32>, tensor<4x5xf32>)
  %3 = linalg.matmul ins(%0, %w : tensor<?x4xf32>, tensor<4x5xf32>) outs(%2 : tensor<?x5xf32>) -> tensor<?x5xf32>
  return %1, %3 : index, tensor<?x5xf32>
}
