// RUN: fake-opt %s --fake-materialize-guards 2>%t.err | FileCheck %s
// RUN: FileCheck %s --check-prefix=WARN < %t.err
// RUN: fake-opt %s --fake-materialize-guards=control-flow 2>/dev/null | FileCheck %s --check-prefix=CF
// RUN: fake-opt %s --fake-propagate=explain-specializations -o /dev/null 2>&1 | FileCheck %s --check-prefix=EXPLAIN

// Conditions on arguments come first, in order; others after the last size.
// CHECK-LABEL: func.func @places(
// CHECK-NOT: fake.guards
// CHECK: %[[S0:.*]] = fake.size %arg0, 0 : {{.*}} -> !fake.int<s0>
// CHECK-NEXT: %[[S1:.*]] = fake.size %arg1, 0 : {{.*}} -> !fake.int<s1>
// CHECK-NEXT: %[[EQ:.*]] = fake.cmp eq %[[S0]], %[[S1]]
// CHECK-NEXT: fake.assert %[[EQ]], "expected Eq(s0, s1)"
// CHECK: fake.cmp lt
// CHECK-NEXT: fake.assert %{{.*}}, "expected 2*s0 + s1**2 < Max(s0, 4)"
// CHECK-NEXT: fake.aten.nonzero
// CHECK-NEXT: %[[U0:.*]] = fake.size %{{.*}}, 0 : {{.*}} -> !fake.int<u0>
// CHECK-NEXT: %[[C3:.*]] = fake.constant 3
// CHECK-NEXT: fake.mod %[[U0]], %[[C3]]
// CHECK: fake.assert %{{.*}}, "expected Eq(Mod(u0, 3), 0)"
// CHECK-NEXT: fake.aten.view

// CF: %[[BIT:.*]] = builtin.unrealized_conversion_cast %{{.*}} : !fake.bool to i1
// CF-NEXT: cf.assert %[[BIT]], "expected Eq(s0, s1)"

// EXPLAIN: :[[@LINE+7]]:8: remark: symbol 's1' has to be s0 because of Eq(s0, s1), which the hints decide
func.func @places(%x: !fake.tensor<[s0, 4], f32>, %y: !fake.tensor<[s1, 4], f32>, %m: !fake.tensor<[s0], bool>)
    attributes {fake.symbols = [#fake.symbol<s0, min = 2, max = 64, hint = 3>, #fake.symbol<s1, min = 2, max = 10, hint = 3>, #fake.symbol<u0, unbacked, min = 0, max = 10>],
                fake.guards = [#fake.guard<guard, "Eq(s0, s1)">, #fake.guard<assert, "Eq(Mod(u0, 3), 0)">,
                               #fake.guard<guard, "2*s0 + s1**2 < Max(s0, 4)">]} {
  %0 = fake.aten.nonzero(%m) : (!fake.tensor<[s0], bool>) -> !fake.tensor<[u0, 1], i64, strides = [1, u0]>
  %1 = fake.aten.view(%0, [3, -1]) : (!fake.tensor<[u0, 1], i64, strides = [1, u0]>) -> !fake.tensor<[3, u0 floordiv 3], i64>
  %2 = fake.aten.add.Tensor(%x, %y) : (!fake.tensor<[s0, 4], f32>, !fake.tensor<[s1, 4], f32>) -> !fake.tensor<[s0, 4], f32>
  return
}

// A symbol is computed from a size that is a multiple of it, and a size that is
// an expression is used directly.
// CHECK-LABEL: func.func @computed(
// CHECK: %[[A:.*]] = fake.size %arg0, 0 : {{.*}} -> !fake.int<2 * s2 + 1>
// CHECK: %[[B:.*]] = fake.add %[[A]], %{{.*}} -> !fake.int<2 * s2>
// CHECK: %[[S:.*]] = fake.floordiv %[[B]], %{{.*}} -> !fake.int<s2>
// CHECK: fake.cmp ne %[[S]]
// CHECK: fake.assert %{{.*}}, "expected Ne(s2, 5)"
// CHECK: %[[P:.*]] = fake.size %arg1, 1 : {{.*}} -> !fake.int<a * b>
// CHECK: fake.cmp eq %[[P]]
// CHECK: fake.assert %{{.*}}, "expected Eq(a*b, 12)"
func.func @computed(%x: !fake.tensor<[s2 * 2 + 1], f32>, %y: !fake.tensor<[3, a * b], f32>)
    attributes {fake.guards = [#fake.guard<guard, "Ne(s2, 5)">, #fake.guard<guard, "Eq(a*b, 12)">]} {
  return
}

// A symbol must be the size of a value.
// WARN: warning: guard Ne(s3, 5) stays an attribute: symbol 's3' is not the size of any value of the function
// CHECK-LABEL: func.func @stays(
// CHECK-SAME: fake.guards = [#fake.guard<guard, "Ne(s3, 5)">]
func.func @stays(%x: !fake.tensor<[s2, 4], f32, strides = [s3, 1]>)
    attributes {fake.guards = [#fake.guard<guard, "Ne(s3, 5)">]} {
  return
}
