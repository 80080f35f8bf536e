// RUN: fake-opt %s --fake-propagate | FileCheck %s

// Calls without tensors are not recorded.

// CHECK-LABEL: func.func @_assert_scalar(
// CHECK: fake.aten._assert_scalar{{.*}} -> ()
func.func @_assert_scalar(%condition: !fake.bool) {
  fake.aten._assert_scalar(%condition, "text") : (!fake.bool) -> ()
  return
}
