// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Assertions. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @_assert_async(
// CHECK: fake.aten._assert_async{{.*}} -> ()
func.func @_assert_async(%self: !fake.tensor<[2], bool>) {
  fake.aten._assert_async(%self) : (!fake.tensor<[2], bool>) -> ()
  return
}

// CHECK-LABEL: func.func @_assert_async_msg(
// CHECK: fake.aten._assert_async.msg{{.*}} -> ()
func.func @_assert_async_msg(%self: !fake.tensor<[2, 1, 5], f32>) {
  fake.aten._assert_async.msg(%self, "text") : (!fake.tensor<[2, 1, 5], f32>) -> ()
  return
}

// CHECK-LABEL: func.func @_assert_tensor_metadata(
// CHECK: fake.aten._assert_tensor_metadata{{.*}} -> ()
func.func @_assert_tensor_metadata(%a: !fake.tensor<[3, 1, 4], f16>) {
  fake.aten._assert_tensor_metadata(%a) : (!fake.tensor<[3, 1, 4], f16>) -> ()
  return
}

// CHECK-LABEL: func.func @_functional_assert_async_msg(
// CHECK: fake.aten._functional_assert_async.msg{{.*}} -> !fake.tensor<[], f32>
func.func @_functional_assert_async_msg(%self: !fake.tensor<[], f32>, %dep_token: !fake.tensor<[], f32>) {
  %0 = fake.aten._functional_assert_async.msg(%self, "text", %dep_token) : (!fake.tensor<[], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_functional_assert_async_msg_promotes(
// CHECK: fake.aten._functional_assert_async.msg{{.*}} -> !fake.tensor<[1, 1], f32>
func.func @_functional_assert_async_msg_promotes(%self: !fake.tensor<[1, 1], i8, strides = [7, 100]>, %dep_token: !fake.tensor<[1, 1], f32>) {
  %0 = fake.aten._functional_assert_async.msg(%self, "text", %dep_token) : (!fake.tensor<[1, 1], i8, strides = [7, 100]>, !fake.tensor<[1, 1], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_functional_assert_scalar(
// CHECK: fake.aten._functional_assert_scalar{{.*}} -> !fake.tensor<[], c64>
func.func @_functional_assert_scalar(%dep_token: !fake.tensor<[], c64>) {
  %0 = fake.aten._functional_assert_scalar(1, "text", %dep_token) : (!fake.tensor<[], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_functional_sym_constrain_range(
// CHECK: fake.aten._functional_sym_constrain_range{{.*}} -> !fake.tensor<[], i16>
func.func @_functional_sym_constrain_range(%dep_token: !fake.tensor<[], i16>) {
  %0 = fake.aten._functional_sym_constrain_range(2, none, none, %dep_token) : (!fake.tensor<[], i16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_functional_sym_constrain_range_for_size(
// CHECK: fake.aten._functional_sym_constrain_range_for_size{{.*}} -> !fake.tensor<[1], f32>
func.func @_functional_sym_constrain_range_for_size(%dep_token: !fake.tensor<[1], f32>) {
  %0 = fake.aten._functional_sym_constrain_range_for_size(1, none, none, %dep_token) : (!fake.tensor<[1], f32>) -> !fake.tensor<*>
  return
}
