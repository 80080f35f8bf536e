// RUN: fake-opt %s --fake-propagate=annotate | FileCheck %s

// Ops of torch-mlir's tm_tensor, in the generic form, overwrite their last operands.

// CHECK-LABEL: func.func @scan
func.func @scan(%x: tensor<?x4xi64>) {
  %c0 = arith.constant 0 : index
  %rows = tensor.dim %x, %c0 : tensor<?x4xi64>
  %0 = tensor.empty(%rows) : tensor<?x4xi64>
  %1 = tensor.empty(%rows) : tensor<?xi64>
  // CHECK: "tm_tensor.scan"
  // CHECK: }) {{.*}}fake.meta = [!fake.tensor<[s0, 4], i64>, !fake.tensor<[s0], i64>]
  %2:2 = "tm_tensor.scan"(%x, %0, %1) <{dimension = 1 : i64, inclusive = true, operandSegmentSizes = array<i32: 1, 2>}> ({
  ^bb0(%a: i64, %b: i64):
    %3 = arith.addi %a, %b : i64
    "tm_tensor.yield"(%3) : (i64) -> ()
  }) : (tensor<?x4xi64>, tensor<?x4xi64>, tensor<?xi64>) -> (tensor<?x4xi64>, tensor<?xi64>)
  return
}
