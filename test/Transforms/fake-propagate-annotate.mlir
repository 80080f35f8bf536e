// RUN: fake-opt %s --fake-propagate="annotate" | FileCheck %s

// The attribute states what torch types cannot: strides, offset and device.

// CHECK-LABEL: func.func @annotates
// CHECK-SAME: !torch.vtensor<[4,6],f32> {fake.meta = !fake.tensor<[4, 6], f32>}
func.func @annotates(%x: !torch.vtensor<[4,6],f32>) {
  %int0 = torch.constant.int 0
  %int1 = torch.constant.int 1
  %int2 = torch.constant.int 2
  // CHECK: torch.aten.transpose.int {{.*}}{fake.meta = [!fake.tensor<[6, 4], f32, strides = [1, 6]>]}
  %0 = torch.aten.transpose.int %x, %int0, %int1 : !torch.vtensor<[4,6],f32>, !torch.int, !torch.int -> !torch.vtensor
  // CHECK: torch.aten.select.int {{.*}}{fake.meta = [!fake.tensor<[4], f32, strides = [6], offset = 2>]}
  %1 = torch.aten.select.int %0, %int0, %int2 : !torch.vtensor, !torch.int, !torch.int -> !torch.vtensor
  return
}
