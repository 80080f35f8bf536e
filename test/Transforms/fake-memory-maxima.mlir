// RUN: fake-opt %s --fake-memory=check-certificate -o /dev/null | FileCheck %s

!a = !fake.tensor<[s, 1], f32>
!g = !fake.tensor<[1, 100], f32>

// Four equal layers: each keeps 4*s bytes until its gradient of 400 bytes is there. The
// moments of the inner ones, 12*s + 800 and 8*s + 1200, lie between those of the outer ones
// and are never the only largest.
// CHECK-LABEL: @layers, cpu: Max(420*s + 400, 408*s + 1600) bytes, exact
// CHECK-NEXT: 420*s + 400 after %{{.*}} = 'fake.aten.mm'
// CHECK-NEXT: 408*s + 1600 after %{{.*}} = 'fake.aten.mm'
// CHECK-NEXT: 420*s + 400 >= 408*s + 1600 iff s >= 100
func.func @layers(%x: !a, %y: !fake.tensor<[s, 100], f32>) -> (!g, !g, !g, !g)
    attributes {fake.symbols = [#fake.symbol<s, min = 2>]} {
  %1 = fake.aten.exp(%x) : (!a) -> !a
  %2 = fake.aten.exp(%1) : (!a) -> !a
  %3 = fake.aten.exp(%2) : (!a) -> !a
  %4 = fake.aten.exp(%3) : (!a) -> !a
  %t4 = fake.aten.t(%4) : (!a) -> !fake.tensor<*>
  %g4 = fake.aten.mm(%t4, %y) : (!fake.tensor<*>, !fake.tensor<[s, 100], f32>) -> !g
  %t3 = fake.aten.t(%3) : (!a) -> !fake.tensor<*>
  %g3 = fake.aten.mm(%t3, %y) : (!fake.tensor<*>, !fake.tensor<[s, 100], f32>) -> !g
  %t2 = fake.aten.t(%2) : (!a) -> !fake.tensor<*>
  %g2 = fake.aten.mm(%t2, %y) : (!fake.tensor<*>, !fake.tensor<[s, 100], f32>) -> !g
  %t1 = fake.aten.t(%1) : (!a) -> !fake.tensor<*>
  %g1 = fake.aten.mm(%t1, %y) : (!fake.tensor<*>, !fake.tensor<[s, 100], f32>) -> !g
  return %g1, %g2, %g3, %g4 : !g, !g, !g, !g
}
