// Constructs of a host's torch dialect without a counterpart are rejected:
// nothing is partially converted.

// REQUIRES: plugin
// RUN: %host_opt %s --pass-pipeline="builtin.module(torch-to-fake)" --split-input-file --verify-diagnostics
// RUN: %host_opt %s --pass-pipeline="builtin.module(fake-fakify)" --split-input-file --verify-diagnostics

func.func @no_rule(%x: !torch.vtensor<[4],f32>) -> !torch.vtensor<[4],f32> {
  // expected-error @below {{no metadata rule for 'torch.aten.no_such_op'}}
  %0 = torch.aten.no_such_op %x : !torch.vtensor<[4],f32> -> !torch.vtensor<[4],f32>
  return %0 : !torch.vtensor<[4],f32>
}

// -----

func.func @no_rule_by_name(%x: !torch.vtensor<[4],f32>) -> !torch.vtensor<[4],f32> {
  // expected-error @below {{no metadata rule for 'torch.operator'}}
  %0 = torch.operator "torch.mylib.op"(%x) : (!torch.vtensor<[4],f32>) -> !torch.vtensor<[4],f32>
  return %0 : !torch.vtensor<[4],f32>
}

// -----

func.func @in_a_region(%p: i1, %x: !torch.vtensor<[4],f32>) {
  scf.if %p {
    // expected-error @below {{has no counterpart in the fake dialect inside 'scf.if'}}
    %0 = torch.aten.relu %x : !torch.vtensor<[4],f32> -> !torch.vtensor<[4],f32>
  }
  return
}

// -----

// expected-error @below {{argument of type '!torch.list<int>' has no counterpart in the fake dialect}}
func.func @list_argument(%sizes: !torch.list<int>, %x: !torch.vtensor<[4],f32>) -> !torch.vtensor<[4],f32> {
  return %x : !torch.vtensor<[4],f32>
}
