// RUN: fake-opt %s --split-input-file --allow-unregistered-dialect --fake-propagate | FileCheck %s

// An op of an unknown dialect with one region may be a symbol table, so that uses of
// functions may be hidden in it. Types of functions that are called stay as they are.

// CHECK-LABEL: func.func private @callee(%arg0: tensor<?xf32>) -> tensor<?xf32>
func.func private @callee(%x: tensor<?xf32>) -> tensor<?xf32> {
  return %x : tensor<?xf32>
}
// CHECK-LABEL: func.func @in_function
// CHECK: call @callee
func.func @in_function(%x: tensor<?xf32>) -> tensor<?xf32> {
  %0 = "unknown.loop"(%x) ({
    "unknown.yield"() {function = @callee} : () -> ()
  }) : (tensor<?xf32>) -> tensor<?xf32>
  %1 = call @callee(%0) : (tensor<?xf32>) -> tensor<?xf32>
  return %1 : tensor<?xf32>
}

// -----

// CHECK-LABEL: func.func @in_module
// CHECK: %[[CALL:.*]] = call @callee
// CHECK: return %[[CALL]] : tensor<4xf32>
func.func private @callee(%x: tensor<4xf32>) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}
func.func @in_module(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = call @callee(%x) : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
module {
  "unknown.sequence"() ({
    "unknown.yield"() : () -> ()
  }) {sym_name = "callee"} : () -> ()
}
