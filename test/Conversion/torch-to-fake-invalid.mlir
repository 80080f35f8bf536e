// RUN: fake-opt %s --torch-to-fake --split-input-file --verify-diagnostics

func.func @in_a_region(%p: i1, %x: !torch.vtensor<[4],f32>) {
  scf.if %p {
    // expected-error @below {{has no counterpart in the fake dialect inside 'scf.if'}}
    %0 = torch.aten.relu %x : !torch.vtensor<[4],f32> -> !torch.vtensor<[4],f32>
  }
  return
}

// -----

func.func @no_counterpart(%x: !torch.vtensor<[4],f32>) {
  // expected-error @below {{no metadata rule for 'torch.aten.no_such_op'}}
  %0 = torch.aten.no_such_op %x : !torch.vtensor<[4],f32> -> !torch.vtensor<[4],f32>
  return
}

// -----

func.func @if_of_device(%c: !torch.bool) {
  %cpu = torch.constant.device "cpu"
  // expected-error @below {{result of type '!torch.Device' has no counterpart in the fake dialect}}
  %0 = torch.prim.If %c -> (!torch.Device) {
    torch.prim.If.yield %cpu : !torch.Device
  } else {
    torch.prim.If.yield %cpu : !torch.Device
  }
  return
}

// -----

// expected-error @below {{argument of type '!torch.list<int>' has no counterpart in the fake dialect}}
func.func @list_argument(%sizes: !torch.list<int>, %x: !torch.vtensor<[4],f32>) -> !torch.vtensor<[4],f32> {
  return %x : !torch.vtensor<[4],f32>
}

// -----

// expected-error @below {{argument #1 of type '!torch.str' has no counterpart in the fake dialect}}
func.func private @declaration(!torch.vtensor<[4],f32>, !torch.str)

// -----

// expected-error @below {{result #0 of type '!torch.list<vtensor>' has no counterpart in the fake dialect}}
func.func private @declared_result(!torch.vtensor<[4],f32>) -> !torch.list<vtensor>
