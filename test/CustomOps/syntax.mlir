// RUN: fake-opt %S/Inputs/rules.mlir | fake-opt | FileCheck %s
// RUN: fake-opt %S/Inputs/rules.mlir --mlir-print-op-generic | fake-opt | FileCheck %s
// RUN: fake-opt %S/Inputs/rules.mlir --emit-bytecode | fake-opt | FileCheck %s

// CHECK: fake.rule "mylib::twice(Tensor x) -> Tensor" (%arg0) {
// CHECK-NEXT: fake.aten.cat([%arg0, %arg0])
// CHECK: fake.rule "mylib::scale.with(
// CHECK-SAME: (%arg0, %arg1, %arg2) {
// CHECK-NEXT: %[[NONE:.*]] = fake.aten.__is__(%arg1, none) : (!fake.any) -> !fake.bool
// CHECK-NEXT: fake.if %[[NONE]] -> !fake.tensor<*> {
// CHECK-NEXT: fake.yield %arg0 : !fake.tensor<*>
// CHECK-NEXT: } else {
// CHECK-NEXT: fake.cast %arg1 : !fake.any to !fake.tensor<*>
// CHECK: fake.rule "mylib::pick(
// CHECK-NEXT: %[[N:.*]] = fake.new_size min 0 : !fake.int
// CHECK: fake.require le %[[N]], %{{.*}}, "expected at most all rows" : !fake.int, !fake.int
// CHECK: fake.rule "mylib::fill_(Tensor(a!) x, Scalar value) -> ()" (%arg0, %arg1) {
// CHECK-NEXT: fake.yield
// CHECK: fake.rule "mylib::flip_sizes_({{.*}}" (%arg0) tags [inplace_view] {
// CHECK: fake.rule "mylib::noise(Tensor x) -> Tensor" (%arg0) tags [nondeterministic_seeded, pointwise] attributes {note = 1 : i64} {
// CHECK: fake.decide eq %{{.*}}, %{{.*}} otherwise false : !fake.int, !fake.int
