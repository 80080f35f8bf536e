// RUN: fake-opt %s --fake-propagate | FileCheck %s

// Aliases and in-place variants have the kernels of the original op.

!coo = !fake.tensor<[4, 5], f32, layout = sparse_coo>
!jagged = !fake.tensor<[3, j0, 8], i64, layout = jagged>

// CHECK-LABEL: func.func @sparse
func.func @sparse(%x: !coo) {
  // CHECK: concat{{.*}} -> !fake.tensor<[8, 5], f32, layout = sparse_coo>
  %0 = fake.aten.concat([%x, %x]) : (!coo, !coo) -> !fake.tensor<*>
  // CHECK: swapaxes{{.*}} -> !fake.tensor<[5, 4], f32, layout = sparse_coo>
  %1 = fake.aten.swapaxes(%x, 0, 1) : (!coo) -> !fake.tensor<*>
  // CHECK: movedim.int{{.*}} -> !fake.tensor<[5, 4], f32, layout = sparse_coo>
  %2 = fake.aten.movedim.int(%x, 0, 1) : (!coo) -> !fake.tensor<*>
  // CHECK: subtract_.Tensor{{.*}} -> !fake.tensor<[4, 5], f32, layout = sparse_coo>
  %3 = fake.aten.subtract_.Tensor(%x, %x) : (!coo, !coo) -> !fake.tensor<*>
  // CHECK: floor_divide_.Scalar{{.*}} -> !fake.tensor<[4, 5], f32, layout = sparse_coo>
  %4 = fake.aten.floor_divide_.Scalar(%x, 2) : (!coo) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @jagged
func.func @jagged(%x: !jagged) {
  // CHECK: __ixor__.Tensor{{.*}} -> !fake.tensor<[3, j0, 8], i64, layout = jagged>
  %0 = fake.aten.__ixor__.Tensor(%x, %x) : (!jagged, !jagged) -> !fake.tensor<*>
  // CHECK: special_expit{{.*}} -> !fake.tensor<[3, j0, 8], f32, layout = jagged>
  %1 = fake.aten.special_expit(%x) : (!jagged) -> !fake.tensor<*>
  // CHECK: negative_{{.*}} -> !fake.tensor<[3, j0, 8], i64, layout = jagged>
  %2 = fake.aten.negative_(%x) : (!jagged) -> !fake.tensor<*>
  return
}
