// RUN: fake-opt %s --fake-propagate=annotate | FileCheck %s
// RUN: fake-opt %s --fake-specialize=symbols=b=8 2>&1 | FileCheck %s --check-prefix=NUMBER
// RUN: fake-opt %s --inline --fake-specialize=symbols=s0=8 2>&1 | FileCheck %s --check-prefix=INLINED

// As JAX exports a function of sizes b and s: sizes of arguments have the names
// under which they are passed on. The first size of the second argument is
// checked to be b, which it becomes.
// CHECK-LABEL: func.func public @main
// CHECK-SAME: %arg0: tensor<?x?xf32> {fake.meta = !fake.tensor<[b, s], f32>}
// CHECK-SAME: %arg1: tensor<?xf32> {fake.meta = !fake.tensor<[s0], f32>}
// CHECK: call @_wrapped_jax_export_main
// CHECK-SAME: fake.meta = [!fake.tensor<[b, s], f32>]
// CHECK-LABEL: func.func private @_wrapped_jax_export_main
// CHECK: stablehlo.add {{.*}}fake.meta = [!fake.tensor<[b, s], f32>]

// The function is the only public one; its check holds for the other argument.
// NUMBER: remark: loc("shape_assertion"): symbol 's0' has to be 8
// NUMBER-LABEL: func.func public @main(%arg0: tensor<8x?xf32> {fake.meta = !fake.tensor<[8, s], f32>}, %arg1: tensor<?xf32> {fake.meta = !fake.tensor<[s0], f32>}) -> tensor<8x?xf32>
// NUMBER: call @_wrapped_jax_export_main
// NUMBER-LABEL: func.func private @_wrapped_jax_export_main
// NUMBER: stablehlo.add {{.*}} tensor<8x?xf32>

// INLINED-LABEL: func.func public @main(%arg0: tensor<8x?xf32> {fake.meta = !fake.tensor<[8, s1], f32>}, %arg1: tensor<?xf32> {fake.meta = !fake.tensor<[s2], f32>}) -> tensor<8x?xf32>
// INLINED-NOT: call @_wrapped
// INLINED: stablehlo.while
// INLINED: stablehlo.add {{.*}} tensor<8x?xf32>
func.func public @main(%arg0: tensor<?x?xf32>, %arg1: tensor<?xf32>) -> tensor<?x?xf32> {
  %b = stablehlo.get_dimension_size %arg0, dim = 0 : (tensor<?x?xf32>) -> tensor<i32>
  %s = stablehlo.get_dimension_size %arg0, dim = 1 : (tensor<?x?xf32>) -> tensor<i32>
  %other = stablehlo.get_dimension_size %arg1, dim = 0 : (tensor<?xf32>) -> tensor<i32>
  %same = stablehlo.compare EQ, %b, %other, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
  stablehlo.custom_call @shape_assertion(%same, %other, %b) {api_version = 2 : i32, error_message = "expected {1} rows, found {0}", has_side_effect = true} : (tensor<i1>, tensor<i32>, tensor<i32>) -> () loc("shape_assertion")
  %0 = call @_wrapped_jax_export_main(%b, %s, %arg0, %arg1) : (tensor<i32>, tensor<i32>, tensor<?x?xf32>, tensor<?xf32>) -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}

func.func private @_wrapped_jax_export_main(
    %b: tensor<i32> {jax.global_constant = "b"}, %s: tensor<i32> {jax.global_constant = "s"},
    %x: tensor<?x?xf32>, %y: tensor<?xf32>) -> tensor<?x?xf32> {
  %b1 = stablehlo.reshape %b : (tensor<i32>) -> tensor<1xi32>
  %s1 = stablehlo.reshape %s : (tensor<i32>) -> tensor<1xi32>
  %sizes = stablehlo.concatenate %b1, %s1, dim = 0 : (tensor<1xi32>, tensor<1xi32>) -> tensor<2xi32>
  %rows = stablehlo.dynamic_broadcast_in_dim %y, %sizes, dims = [0] : (tensor<?xf32>, tensor<2xi32>) -> tensor<?x?xf32>
  %zero = stablehlo.constant dense<0> : tensor<i32>
  %one = stablehlo.constant dense<1> : tensor<i32>
  %last:2 = stablehlo.while(%i = %zero, %sum = %x) : tensor<i32>, tensor<?x?xf32>
  cond {
    %more = stablehlo.compare LT, %i, %s, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %more : tensor<i1>
  } do {
    %next = stablehlo.add %i, %one : tensor<i32>
    %added = stablehlo.add %sum, %rows : tensor<?x?xf32>
    stablehlo.return %next, %added : tensor<i32>, tensor<?x?xf32>
  }
  %0 = stablehlo.add %last#1, %rows : tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}
