// RUN: fake-opt %s --fake-propagate --split-input-file | FileCheck %s
// RUN: fake-opt %s --fake-propagate --split-input-file > %t.once
// RUN: fake-opt %t.once --fake-propagate --split-input-file | diff %t.once -
// RUN: fake-opt %s --fake-report --split-input-file | FileCheck %s --check-prefix=REPORT
// RUN: fake-opt %t.once --fake-materialize-guards --split-input-file 2>&1 | FileCheck %s --check-prefix=GUARDS

// Sizes that are too large to print: a symbol represents them.

// A product of two sums of 17 symbols would have 289 terms. It is one size,
// regardless of its origin, and has a range.
// CHECK-LABEL: func.func @product(
// CHECK-NOT: fake.guards
// CHECK-SAME: #fake.symbol<large_[[N:[0-9a-f]+]], computed, min = 0>
// CHECK: fake.aten.view{{.*}} -> !fake.tensor<[large_[[N]]], f32>
// CHECK: fake.aten.reshape{{.*}} -> !fake.tensor<[large_[[N]]], f32>
// CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[large_[[N]]], f32>
// CHECK: fake.aten.cat{{.*}} -> !fake.tensor<[2 * large_[[N]]], f32>
// REPORT: "op":"aten.view.default"{{.*}}"large_
// GUARDS-NOT: warning
func.func @product(%x: !fake.tensor<[s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11 + s12 + s13 + s14 + s15 + s16, t0 + t1 + t2 + t3 + t4 + t5 + t6 + t7 + t8 + t9 + t10 + t11 + t12 + t13 + t14 + t15 + t16], f32>,
                   %y: !fake.tensor<[s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11 + s12 + s13 + s14 + s15 + s16, t0 + t1 + t2 + t3 + t4 + t5 + t6 + t7 + t8 + t9 + t10 + t11 + t12 + t13 + t14 + t15 + t16], f32>)
    attributes {fake.symbols = [#fake.symbol<s0, min = 0>, #fake.symbol<s1, min = 0>, #fake.symbol<s2, min = 0>, #fake.symbol<s3, min = 0>, #fake.symbol<s4, min = 0>, #fake.symbol<s5, min = 0>, #fake.symbol<s6, min = 0>, #fake.symbol<s7, min = 0>, #fake.symbol<s8, min = 0>, #fake.symbol<s9, min = 0>, #fake.symbol<s10, min = 0>, #fake.symbol<s11, min = 0>, #fake.symbol<s12, min = 0>, #fake.symbol<s13, min = 0>, #fake.symbol<s14, min = 0>, #fake.symbol<s15, min = 0>, #fake.symbol<s16, min = 0>, #fake.symbol<t0, min = 0>, #fake.symbol<t1, min = 0>, #fake.symbol<t2, min = 0>, #fake.symbol<t3, min = 0>, #fake.symbol<t4, min = 0>, #fake.symbol<t5, min = 0>, #fake.symbol<t6, min = 0>, #fake.symbol<t7, min = 0>, #fake.symbol<t8, min = 0>, #fake.symbol<t9, min = 0>, #fake.symbol<t10, min = 0>, #fake.symbol<t11, min = 0>, #fake.symbol<t12, min = 0>, #fake.symbol<t13, min = 0>, #fake.symbol<t14, min = 0>, #fake.symbol<t15, min = 0>, #fake.symbol<t16, min = 0>]} {
  %0 = fake.aten.view(%x, [-1]) : (!fake.tensor<[s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11 + s12 + s13 + s14 + s15 + s16, t0 + t1 + t2 + t3 + t4 + t5 + t6 + t7 + t8 + t9 + t10 + t11 + t12 + t13 + t14 + t15 + t16], f32>) -> !fake.tensor<*>
  %1 = fake.aten.reshape(%y, [-1]) : (!fake.tensor<[s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11 + s12 + s13 + s14 + s15 + s16, t0 + t1 + t2 + t3 + t4 + t5 + t6 + t7 + t8 + t9 + t10 + t11 + t12 + t13 + t14 + t15 + t16], f32>) -> !fake.tensor<*>
  %2 = fake.aten.add.Tensor(%0, %1) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  %3 = fake.aten.cat([%2, %1]) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  return
}
