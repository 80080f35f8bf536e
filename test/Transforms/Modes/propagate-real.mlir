// RUN: fake-opt %s --fake-propagate=propagate-real | FileCheck %s --check-prefixes=CHECK,REAL
// RUN: fake-opt %s --fake-propagate | FileCheck %s --check-prefixes=CHECK,FAKE

// Values of arguments in a real run decide what nothing else does, and each
// decision is an assertion. Sizes stay symbols until then.

// CHECK-LABEL: func.func @decides(
// REAL-SAME: #fake.guard<assert, "Eq(u0, 2)", op = "fake.aten.squeeze.dim">
// FAKE-NOT: fake.guard
// CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[u0, 1], i64
func.func @decides(%x: !fake.tensor<[3], i64> {fake.value = dense<[1, 0, 2]> : tensor<3xi64>},
                   %y: !fake.tensor<[2, 1], i64>) {
  %0 = fake.aten.nonzero(%x) : (!fake.tensor<[3], i64>) -> !fake.tensor<*>
  %1 = fake.aten.add.Tensor(%0, %y) : (!fake.tensor<*>, !fake.tensor<[2, 1], i64>) -> !fake.tensor<*>
  return
}
