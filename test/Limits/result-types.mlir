// RUN: fake-opt %s --fake-propagate --split-input-file --verify-diagnostics
// RUN: fake-opt %s --fake-specialize=dynamic=0:0=k --split-input-file --verify-diagnostics

// In the generic form, a result may have any type.

func.func @integer(%x: !torch.vtensor<[2,3],f32>) {
  // expected-error@+1 {{result #0 is inferred as a tensor but has type 'i32'}}
  %0 = "torch.aten.relu"(%x) : (!torch.vtensor<[2,3],f32>) -> i32
  return
}
