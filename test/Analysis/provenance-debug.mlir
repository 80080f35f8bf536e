// RUN: fake-opt %s --fake-propagate=debug 2>%t.err | FileCheck %s
// RUN: FileCheck %s --check-prefix=REMARK < %t.err

// With debug, each op records where device, dtype and sizes of its results
// originate, and remarks show which op added a guard.

// CHECK-DAG: [[X:#loc[0-9]*]] = loc({{.*}}:[[@LINE+13]]:17)
// CHECK-DAG: [[W:#loc[0-9]*]] = loc({{.*}}:[[@LINE+13]]:17)
// CHECK-DAG: [[Y:#loc[0-9]*]] = loc({{.*}}:[[@LINE+13]]:17)
// CHECK-DAG: [[TO:#loc[0-9]*]] = loc({{.*}}:[[@LINE+15]]:8)
// CHECK-DAG: [[NONZERO:#loc[0-9]*]] = loc({{.*}}:[[@LINE+17]]:8)

// CHECK: fake.aten.mm{{.*}} {fake.origins = [{device = [[X]], dtype = [[X]], sizes = [[[X]], [[W]]]}]}
// CHECK: fake.aten.to.dtype{{.*}} {fake.origins = [{device = [[X]], dtype = [[TO]], sizes = [[[X]], [[W]]]}]}
// CHECK: fake.aten.select.int{{.*}} {fake.origins = [{device = [[X]], dtype = [[TO]], sizes = [[[X]]]}]}
// CHECK: fake.aten.add.Tensor{{.*}} {fake.origins = [{device = [[X]], dtype = [[Y]], sizes = [[[X]]]}]}
// CHECK: fake.aten.nonzero{{.*}} {fake.origins = [{device = [[X]], dtype = [[NONZERO]], sizes = [[[NONZERO]], [[NONZERO]]]}]}

// REMARK: :[[@LINE+8]]:8: remark: the assertion Eq(s0, s1) is made here
func.func @main(%x: !fake.tensor<[s0, 3], f32>,
                %w: !fake.tensor<[3, 2], f32>,
                %y: !fake.tensor<[s1], f32>)
    attributes {fake.symbols = [#fake.symbol<s0, min = 2>, #fake.symbol<s1, min = 2>]} {
  %0 = fake.aten.mm(%x, %w) : (!fake.tensor<[s0, 3], f32>, !fake.tensor<[3, 2], f32>) -> !fake.tensor<*>
  %1 = fake.aten.to.dtype(%0, f16) : (!fake.tensor<*>) -> !fake.tensor<*>
  %2 = fake.aten.select.int(%1, 1, 0) : (!fake.tensor<*>) -> !fake.tensor<*>
  %3 = fake.aten.add.Tensor(%2, %y) : (!fake.tensor<*>, !fake.tensor<[s1], f32>) -> !fake.tensor<*>
  %4 = fake.aten.nonzero(%3) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}
