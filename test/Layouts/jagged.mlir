// RUN: fake-opt %s --fake-propagate | FileCheck %s
// RUN: fake-opt %s --verify-roundtrip -o /dev/null

// A nested tensor with one size that differs from row to row: a symbol `j0`, `j1`, ...,
// PyTorch's nested int, which is equal to itself and to nothing else.

!t = !fake.tensor<*>
!jagged = !fake.tensor<[b, j0, 8], f32, layout = jagged>

// CHECK-LABEL: func.func @elementwise(
// CHECK-SAME: %arg0: !fake.tensor<[b, j0, 8], f32, layout = jagged>
// CHECK-NOT: fake.guards
func.func @elementwise(%x: !jagged, %h: !fake.tensor<[b, j0, 8], f16, layout = jagged>, %row: !fake.tensor<[8], f32>, %n: !fake.tensor<[], f32>)
    attributes {fake.symbols = [#fake.symbol<b, min = 2>, #fake.symbol<j0, min = 2>]} {
  // CHECK: fake.aten.relu{{.*}} -> !fake.tensor<[b, j0, 8], f32, layout = jagged>
  %0 = fake.aten.relu(%x) : (!jagged) -> !t
  // CHECK: fake.aten.sin_{{.*}} -> !fake.tensor<[b, j0, 8], f32, layout = jagged>
  %1 = fake.aten.sin_(%x) : (!jagged) -> !t
  // CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[b, j0, 8], f32, layout = jagged>
  %2 = fake.aten.add.Tensor(%x, %h) : (!jagged, !fake.tensor<[b, j0, 8], f16, layout = jagged>) -> !t
  // CHECK: fake.aten.mul.Tensor{{.*}} -> !fake.tensor<[b, j0, 8], f32, layout = jagged>
  %3 = fake.aten.mul.Tensor(%x, %row) : (!jagged, !fake.tensor<[8], f32>) -> !t
  // CHECK: fake.aten.mul.Tensor{{.*}} -> !fake.tensor<[b, j0, 8], f32, layout = jagged>
  %4 = fake.aten.mul.Tensor(%n, %x) : (!fake.tensor<[], f32>, !jagged) -> !t
  // CHECK: fake.aten.gt.Scalar{{.*}} -> !fake.tensor<[b, j0, 8], bool, layout = jagged>
  %5 = fake.aten.gt.Scalar(%x, 0) : (!jagged) -> !t
  // CHECK: fake.aten._to_copy{{.*}} -> !fake.tensor<[b, j0, 8], bf16, layout = jagged>
  %6 = fake.aten._to_copy(%x, dtype = bf16) : (!jagged) -> !t
  // CHECK: fake.aten.sym_size.int{{.*}} -> !fake.int<j0>
  %7 = fake.aten.sym_size.int(%x, 1) : (!jagged) -> !fake.int
  return
}
