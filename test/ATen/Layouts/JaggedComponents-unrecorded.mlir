// RUN: fake-opt %s --fake-propagate | FileCheck %s

// No recorded program calls these itself. The answers are FakeTensor's.

!i64_4 = !fake.tensor<[4], i64>

// CHECK-LABEL: func.func @_jagged_to_padded_dense_forward(
// CHECK: fake.aten._jagged_to_padded_dense_forward{{.*}} -> !fake.tensor<[3, 7, 8], f32>
func.func @_jagged_to_padded_dense_forward(%values: !fake.tensor<[12, 8], f32>, %offsets: !i64_4) {
  %0 = fake.aten._jagged_to_padded_dense_forward(%values, [%offsets], [7]) : (!fake.tensor<[12, 8], f32>, !i64_4) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_nested_get_ragged_idx(
// CHECK: fake.aten._nested_get_ragged_idx{{.*}} -> !fake.int<1>
func.func @_nested_get_ragged_idx(%self: !fake.tensor<[3, j0, 8], f32, layout = jagged>) attributes {fake.symbols = [#fake.symbol<j0, ragged, min = 2>]} {
  %0 = fake.aten._nested_get_ragged_idx(%self) : (!fake.tensor<[3, j0, 8], f32, layout = jagged>) -> !fake.int
  return
}

// The number of rows of the values is a new symbol, as the type does not state it.
// CHECK-LABEL: func.func @_nested_get_values(
// CHECK: fake.aten._nested_get_values{{.*}} -> !fake.tensor<[j0_total, 8], f32>
func.func @_nested_get_values(%self: !fake.tensor<[3, j0, 8], f32, layout = jagged>) attributes {fake.symbols = [#fake.symbol<j0, ragged, min = 2>]} {
  %0 = fake.aten._nested_get_values(%self) : (!fake.tensor<[3, j0, 8], f32, layout = jagged>) -> !fake.tensor<*>
  return
}

// Without `total_L`, the number of rows depends on data.
// CHECK-LABEL: func.func @_padded_dense_to_jagged_forward(
// CHECK: fake.aten._padded_dense_to_jagged_forward{{.*}} -> !fake.tensor<[u0, 8], f32>
func.func @_padded_dense_to_jagged_forward(%dense: !fake.tensor<[3, 7, 8], f32>, %offsets: !i64_4) {
  %0 = fake.aten._padded_dense_to_jagged_forward(%dense, [%offsets], none) : (!fake.tensor<[3, 7, 8], f32>, !i64_4) -> !fake.tensor<*>
  return
}
