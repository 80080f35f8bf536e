// RUN: fake-opt %s --fake-propagate --split-input-file | FileCheck %s

// Lists of views whose length depends on sizes.

// As many parts as a size specifies: hints decide, and are guarded.
// CHECK-LABEL: func.func @hints(
// CHECK-SAME: fake.guards = [#fake.guard<guard,
// CHECK: fake.aten.split.Tensor{{.*}} -> !fake.list<!fake.tensor<[2], f32>, !fake.tensor<[2], f32, offset = 2>, !fake.tensor<[n - 4], f32, offset = 4>>
func.func @hints(%x: !fake.tensor<[n], f32>)
    attributes {fake.symbols = [#fake.symbol<n, min = 2, hint = 5>]} {
  %0 = fake.aten.split.Tensor(%x, 2) : (!fake.tensor<[n], f32>) -> !fake.list<>
  return
}

// -----

// Without hints, the list has an unknown length, and so do lists derived from
// it.
// CHECK-LABEL: func.func @unknown(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.split.Tensor{{.*}} -> !fake.list<>
// CHECK: fake.aten.unbind.int{{.*}} -> !fake.list<>
// CHECK: fake.aten.unbind_copy.int{{.*}} -> !fake.list<>
func.func @unknown(%x: !fake.tensor<[n, 4], f32>)
    attributes {fake.symbols = [#fake.symbol<n, min = 2>]} {
  %0 = fake.aten.split.Tensor(%x, 2) : (!fake.tensor<[n, 4], f32>) -> !fake.list<>
  %1 = fake.aten.unbind.int(%x) : (!fake.tensor<[n, 4], f32>) -> !fake.list<>
  %2 = fake.aten.unbind_copy.int(%x) : (!fake.tensor<[n, 4], f32>) -> !fake.list<>
  return
}

// -----

// A type that states the length is trusted, and asserted.
// CHECK-LABEL: func.func @claimed(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(n, 2)", op = "fake.aten.unbind.int">]
// CHECK: fake.aten.unbind.int{{.*}} -> !fake.list<!fake.tensor<[4], f32>, !fake.tensor<[4], f32, offset = 4>>
func.func @claimed(%x: !fake.tensor<[n, 4], f32>)
    attributes {fake.symbols = [#fake.symbol<n, min = 2>]} {
  %0 = fake.aten.unbind.int(%x) : (!fake.tensor<[n, 4], f32>) -> !fake.list<!fake.tensor<*>, !fake.tensor<*>>
  return
}

// -----

// As many chunks as requested, as far as known.
// CHECK-LABEL: func.func @chunks(
// CHECK: fake.aten.chunk{{.*}} -> !fake.list<!fake.tensor<[(n + 1) floordiv 2], f32>,
// CHECK: fake.aten.tensor_split.sections{{.*}} -> !fake.list<!fake.tensor<[(n + 1) floordiv 2], f32>, !fake.tensor<[n floordiv 2], f32,
// CHECK: fake.aten.split_with_sizes{{.*}} -> !fake.list<!fake.tensor<[n - 1], f32>, !fake.tensor<[1], f32, offset = n - 1>>
func.func @chunks(%x: !fake.tensor<[n], f32>, %k: !fake.int<n - 1>)
    attributes {fake.symbols = [#fake.symbol<n, min = 2>]} {
  %0 = fake.aten.chunk(%x, 2) : (!fake.tensor<[n], f32>) -> !fake.list<>
  %1 = fake.aten.tensor_split.sections(%x, 2) : (!fake.tensor<[n], f32>) -> !fake.list<>
  %2 = fake.aten.split_with_sizes(%x, [%k, 1]) : (!fake.tensor<[n], f32>, !fake.int<n - 1>) -> !fake.list<>
  return
}

// -----

// The number of unpacked elements determines the length of a list.
// CHECK-LABEL: func.func @taken_out(
// CHECK: torch.prim.ListUnpack {{.*}} -> !torch.vtensor<[4],f32>, !torch.vtensor<[4],f32>
func.func @taken_out(%x: !torch.vtensor<[?,4],f32>) {
  %int0 = torch.constant.int 0
  %0 = torch.aten.unbind.int %x, %int0 : !torch.vtensor<[?,4],f32>, !torch.int -> !torch.list<vtensor>
  %1:2 = torch.prim.ListUnpack %0 : !torch.list<vtensor> -> !torch.vtensor, !torch.vtensor
  return
}
