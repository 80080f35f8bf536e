// REQUIRES: plugin
// RUN: not %host_opt %s --pass-pipeline="builtin.module(fake-propagate)" -o /dev/null --split-input-file 2>&1 | FileCheck %s

// A layout that PyTorch does not have is an error, once for all its values.

#DCSR = #sparse_tensor.encoding<{ map = (d0, d1) -> (d0 : compressed, d1 : compressed) }>
// CHECK: error: 'func.func' op has a value of type '!torch.vtensor<[8,16],f32,#sparse_tensor.encoding<{{.*}}>>': expected an encoding for one of PyTorch's layouts, found #sparse_tensor.encoding<{ map = (d0, d1) -> (d0 : compressed, d1 : compressed) }>
// CHECK-NOT: error:
func.func @unknown_layout(%x: !torch.vtensor<[8,16],f32,#DCSR>, %y: !torch.vtensor<[8,16],f32,#DCSR>) {
  return
}

// -----

#CSR = #sparse_tensor.encoding<{ map = (d0, d1) -> (d0 : dense, d1 : compressed) }>
func.func @other_layout(%x: !torch.vtensor<[8,16],f32>) -> !torch.vtensor<[8,16],f32,#CSR> {
  // CHECK: error: 'torch.aten.relu' op result #0 is declared as {{.*}}: layouts sparse_csr and strided differ
  %0 = torch.aten.relu %x : !torch.vtensor<[8,16],f32> -> !torch.vtensor<[8,16],f32,#CSR>
  return %0 : !torch.vtensor<[8,16],f32,#CSR>
}
