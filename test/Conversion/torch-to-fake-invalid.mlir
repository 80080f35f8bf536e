// RUN: fake-opt %s --torch-to-fake --split-input-file --verify-diagnostics

func.func @no_counterpart(%x: !torch.vtensor<[4],f32>) {
  // expected-error @below {{no metadata rule for 'torch.aten.no_such_op'}}
  %0 = torch.aten.no_such_op %x : !torch.vtensor<[4],f32> -> !torch.vtensor<[4],f32>
  return
}
