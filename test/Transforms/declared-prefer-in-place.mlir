// RUN: not fake-opt %s --fake-propagate=declared=prefer -o /dev/null 2>&1 | FileCheck %s

// The result of an op in place is its operand, which would get another size.
func.func @copy(%x: !torch.tensor<[4],f32>, %y: !torch.tensor<[4],f32>) {
  %false = torch.constant.bool false
  // CHECK: error: 'torch.aten.copy_' op result #0 is declared as f32(8)/(1) but inferred as f32(4)/(1)
  %0 = torch.aten.copy_ %x, %y, %false : !torch.tensor<[4],f32>, !torch.tensor<[4],f32>, !torch.bool -> !torch.tensor<[8],f32>
  return
}
