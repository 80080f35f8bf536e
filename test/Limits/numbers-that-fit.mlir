// RUN: fake-opt %s --fake-propagate | FileCheck %s

// Extreme integers with valid results.

// Diagonals outside of the matrix are all equal.
// CHECK-LABEL: @diagonal_outside
// CHECK: tril_indices{{.*}} -> !fake.tensor<[2, 12], i64>
// CHECK: tril_indices{{.*}} -> !fake.tensor<[2, 0], i64>
// CHECK: triu_indices{{.*}} -> !fake.tensor<[2, 0], i64>
// CHECK: triu_indices{{.*}} -> !fake.tensor<[2, 12], i64>
func.func @diagonal_outside() {
  %0 = fake.aten.tril_indices(3, 4, 9223372036854775807) : () -> !fake.tensor<*>
  %1 = fake.aten.tril_indices(3, 4, -4611686018427387904) : () -> !fake.tensor<*>
  %2 = fake.aten.triu_indices(3, 4, 9223372036854775807) : () -> !fake.tensor<*>
  %3 = fake.aten.triu_indices(3, 4, -4611686018427387904) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: @every_diagonal
// CHECK: tril_indices(3, 4, -2) {{.*}} -> !fake.tensor<[2, 1], i64>
// CHECK: tril_indices(3, 4) {{.*}} -> !fake.tensor<[2, 6], i64>
// CHECK: tril_indices(3, 4, 1) {{.*}} -> !fake.tensor<[2, 9], i64>
// CHECK: triu_indices(3, 4, 1) {{.*}} -> !fake.tensor<[2, 6], i64>
func.func @every_diagonal() {
  %0 = fake.aten.tril_indices(3, 4, -2) : () -> !fake.tensor<*>
  %1 = fake.aten.tril_indices(3, 4) : () -> !fake.tensor<*>
  %2 = fake.aten.tril_indices(3, 4, 1) : () -> !fake.tensor<*>
  %3 = fake.aten.triu_indices(3, 4, 1) : () -> !fake.tensor<*>
  return
}

// Differences of neighbours, until nothing is left.
// CHECK-LABEL: @order_above_the_size
// CHECK: diff{{.*}} -> !fake.tensor<[0], f32>
func.func @order_above_the_size(%x: !fake.tensor<[5], f32>) {
  %0 = fake.aten.diff(%x, 9223372036854775807) : (!fake.tensor<[5], f32>) -> !fake.tensor<*>
  return
}

// An unknown size leaves the outer strides unknown.
// CHECK-LABEL: @open_area
// CHECK: native_group_norm{{.*}} -> (!fake.tensor<[2, 2, 6], bf16{{.*}}>, !fake.tensor<[2, 1], bf16>, !fake.tensor<[2, 1], bf16>)
func.func @open_area(%x: !fake.tensor<[2, 2, 6], bf16>, %area: !fake.int) {
  %0:3 = fake.aten.native_group_norm(%x, none, none, 2, 2, %area, 1, 1.0e-05)
      : (!fake.tensor<[2, 2, 6], bf16>, !fake.int) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// So does an unknown number of groups; other devices shuffle by views.
// CHECK-LABEL: @open_groups
// CHECK: channel_shuffle{{.*}} -> !fake.tensor<[2, 6, 8, 8], f16{{.*}}device = "cuda:0">
func.func @open_groups(%x: !fake.tensor<[2, 6, 8, 8], f16, device = "cuda:0">, %groups: !fake.int) {
  %0 = fake.aten.channel_shuffle(%x, %groups)
      : (!fake.tensor<[2, 6, 8, 8], f16, device = "cuda:0">, !fake.int) -> !fake.tensor<*>
  return
}
