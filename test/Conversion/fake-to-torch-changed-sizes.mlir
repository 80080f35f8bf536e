// A tensor whose sizes an op changes in place is read with its new sizes.

// RUN: fake-opt %s --fake-to-torch | FileCheck %s
// RUN: fake-opt %s --fake-to-torch | fake-opt --torch-to-fake | FileCheck %s --check-prefix=BACK

// CHECK-LABEL: func.func @changed(
// CHECK: torch.aten.unsqueeze_
// CHECK: %[[ERASED:.*]] = torch.tensor_static_info_cast %arg0 : !torch.tensor<[?,4],f32> to !torch.tensor
// CHECK: %[[COPY:.*]] = torch.copy.to_vtensor %[[ERASED]] : !torch.vtensor
// CHECK: %[[READ:.*]] = torch.tensor_static_info_cast %[[COPY]] : !torch.vtensor to !torch.vtensor<[1,?,4],f32>
// CHECK: torch.aten.relu %[[READ]]
// BACK-LABEL: func.func @changed(
// BACK: fake.aten.relu{{.*}} -> !fake.tensor<[1, s0, 4], f32
func.func @changed(%x: !fake.tensor<[n, 4], f32>) -> !fake.tensor<[1, n, 4], f32>
    attributes {fake.symbols = [#fake.symbol<n, min = 2>]} {
  %0 = fake.aten.unsqueeze_(%x, 0) : (!fake.tensor<[n, 4], f32>) -> !fake.tensor<[1, n, 4], f32>
  %1 = fake.aten.relu(%x) : (!fake.tensor<[n, 4], f32>) -> !fake.tensor<[1, n, 4], f32>
  return %1 : !fake.tensor<[1, n, 4], f32>
}
