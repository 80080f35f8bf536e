// A torch type of a host states a sparse layout as an encoding.

// REQUIRES: plugin
// RUN: %host_opt %s --pass-pipeline="builtin.module(fake-report)" -o /dev/null | FileCheck %s --check-prefix=REPORT
// RUN: %host_opt %s --pass-pipeline="builtin.module(fake-propagate)" --mlir-print-local-scope | FileCheck %s
// RUN: %host_opt %s --pass-pipeline="builtin.module(fake-erase-types,fake-propagate)" --mlir-print-local-scope | FileCheck %s
// RUN: %host_opt %s --pass-pipeline="builtin.module(torch-to-fake)" | FileCheck %s --check-prefix=FAKE

#COO = #sparse_tensor.encoding<{ map = (d0, d1, d2) -> (d0 : compressed(nonunique), d1 : singleton(soa), d2 : dense) }>
#CSR = #sparse_tensor.encoding<{ map = (d0, d1) -> (d0 : dense, d1 : compressed), posWidth = 64, crdWidth = 64 }>
#CSC = #sparse_tensor.encoding<{ map = (d0, d1) -> (d1 : dense, d0 : compressed) }>
#BSR = #sparse_tensor.encoding<{ map = (d0, d1) -> (d0 floordiv 2 : dense, d1 floordiv 4 : compressed, d0 mod 2 : dense, d1 mod 4 : dense) }>
#Batch = #sparse_tensor.encoding<{ map = (d0, d1, d2) -> (d0 : batch, d1 : dense, d2 : compressed) }>

// REPORT: {"func":"layouts","value":"%arg0",{{.*}}"sparse_coo"
// REPORT: {"func":"layouts","value":"%arg1",{{.*}}"sparse_csr"
// REPORT: {"func":"layouts","value":"%arg2",{{.*}}"sparse_csc"
// REPORT: {"func":"layouts","value":"%arg3",{{.*}}"sparse_bsr"
// REPORT: {"func":"layouts","value":"%arg4",{{.*}}"sparse_csr"
// FAKE-LABEL: func.func @layouts(
// FAKE-SAME: !fake.tensor<[8, 4, 3], f32, layout = sparse_coo>
// FAKE-SAME: !fake.tensor<[8, 16], f32, layout = sparse_csr>
// FAKE-SAME: !fake.tensor<[8, 16], f32, layout = sparse_csc>
// FAKE-SAME: !fake.tensor<[8, 16], f32, layout = sparse_bsr>
// FAKE-SAME: !fake.tensor<[2, 8, 16], f32, layout = sparse_csr>
func.func @layouts(%a: !torch.vtensor<[8,4,3],f32,#COO>, %b: !torch.vtensor<[8,16],f32,#CSR>, %c: !torch.vtensor<[8,16],f32,#CSC>, %d: !torch.vtensor<[8,16],f32,#BSR>, %e: !torch.vtensor<[2,8,16],f32,#Batch>) {
  return
}

// A result keeps its declared encoding.
// CHECK-LABEL: func.func @kept
// CHECK: torch.aten.relu {{.*}} -> !torch.vtensor<[8,16],f32,#sparse_tensor.encoding<{ map = (d0, d1) -> (d0 : dense, d1 : compressed){{.*}}>>
func.func @kept(%x: !torch.vtensor<[8,16],f32,#CSR>) -> !torch.vtensor<[8,16],f32,#CSR> {
  %0 = torch.aten.relu %x : !torch.vtensor<[8,16],f32,#CSR> -> !torch.vtensor<[8,16],f32,#CSR>
  return %0 : !torch.vtensor<[8,16],f32,#CSR>
}

// A result without an encoding gets that of the layout.
// CHECK-LABEL: func.func @made
// CHECK: torch.aten.relu {{.*}} -> !torch.vtensor<[8,16],f32,#sparse_tensor.encoding<{ map = (d0, d1) -> (d1 : dense, d0 : compressed) }>>
// CHECK: torch.aten.to_dense {{.*}} -> !torch.vtensor<[8,16],f32>
func.func @made(%x: !torch.vtensor<[8,16],f32,#CSC>) -> !torch.vtensor {
  %none = torch.constant.none
  %0 = torch.aten.relu %x : !torch.vtensor<[8,16],f32,#CSC> -> !torch.vtensor
  %1 = torch.aten.to_dense %0, %none, %none : !torch.vtensor, !torch.none, !torch.none -> !torch.vtensor
  return %1 : !torch.vtensor
}
