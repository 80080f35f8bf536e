// Ops that torch-mlir does not know are written as its importer writes them.

// RUN: standalone-opt %s --fake-propagate --fake-to-torch | FileCheck %s
// RUN: standalone-opt %s --fake-propagate --fake-to-torch | standalone-opt --torch-to-fake | FileCheck %s --check-prefix=BACK

// CHECK: torch.operator "torch.mylib.row_norms"({{.*}}) : (!torch.vtensor<[5,4,8],f32>, !torch.bool) -> !torch.vtensor<[5,4,1],f32>
// BACK: fake.mylib.row_norms({{.*}}, true) : (!fake.tensor<[5, 4, 8], f32>) -> !fake.tensor<[5, 4, 1], f32>
func.func @norms(%x: !fake.tensor<[5, 4, 8], f32>) -> !fake.tensor<*> {
  %0 = fake.mylib.row_norms(%x, true) : (!fake.tensor<[5, 4, 8], f32>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}
