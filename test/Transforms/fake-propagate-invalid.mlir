// RUN: fake-opt %s --fake-propagate --split-input-file --verify-diagnostics

// Calls that PyTorch rejects are errors, with notes on the operands.

func.func @impossible_matmul(
    // expected-note @below {{operand #0 is f32(2, 3)/(3, 1)}}
    %a: !torch.vtensor<[2,3],f32>,
    // expected-note @below {{operand #1 is f32(4, 5)/(5, 1)}}
    %b: !torch.vtensor<[4,5],f32>) {
  // expected-error @below {{'torch.aten.mm' op cannot multiply [2, 3] by [4, 5]}}
  %0 = torch.aten.mm %a, %b : !torch.vtensor<[2,3],f32>, !torch.vtensor<[4,5],f32> -> !torch.vtensor
  return
}

// -----

func.func @impossible_broadcast(
    // expected-note @below {{operand #0 is f32(4, 3)/(3, 1)}}
    %a: !fake.tensor<[4, 3], f32>,
    // expected-note @below {{operand #1 is f32(4, 5)/(5, 1)}}
    %b: !fake.tensor<[4, 5], f32>) {
  // expected-error @below {{'fake.aten.add.Tensor' op cannot broadcast [4, 3] with [4, 5]: sizes 3 and 5 at dimension -1 differ}}
  %0 = fake.aten.add.Tensor(%a, %b) : (!fake.tensor<[4, 3], f32>, !fake.tensor<[4, 5], f32>) -> !fake.tensor<*>
  return
}

// -----

func.func @device_mismatch(
    // expected-note @below {{operand #0 is f32(4)/(1)@cuda:0}}
    %a: !fake.tensor<[4], f32, device = "cuda:0">,
    // expected-note @below {{operand #1 is f32(4)/(1)}}
    %b: !fake.tensor<[4], f32>) {
  // expected-error @below {{'fake.aten.add.Tensor' op expected all tensors on one device, found cuda:0 and cpu}}
  %0 = fake.aten.add.Tensor(%a, %b) : (!fake.tensor<[4], f32, device = "cuda:0">, !fake.tensor<[4], f32>) -> !fake.tensor<*>
  return
}

// -----

func.func @dimension_out_of_range(%x: !fake.tensor<[4, 3], f32>) {
  // expected-error @below {{'fake.aten.transpose.int' op dimension out of range: expected between -2 and 1, found 2}}
  %0 = fake.aten.transpose.int(%x, 0, 2) : (!fake.tensor<[4, 3], f32>) -> !fake.tensor<*>
  return
}

// -----

// An error does not stop the run, and is not repeated for dependent ops.

func.func @goes_on(
    // expected-note @below {{operand #0 is f32(4, 3)/(3, 1)}}
    %x: !fake.tensor<[4, 3], f32>) {
  // expected-error @below {{dimension out of range}}
  // expected-note @below {{1 more value is unknown because of this error}}
  %0 = fake.aten.transpose.int(%x, 0, 2) : (!fake.tensor<[4, 3], f32>) -> !fake.tensor<*>
  %1 = fake.aten.mm(%0, %0) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  // expected-error @below {{cannot view}}
  %2 = fake.aten.view(%x, [5]) : (!fake.tensor<[4, 3], f32>) -> !fake.tensor<*>
  return
}

// -----

func.func @no_rule(%x: !torch.vtensor<[4],f32>) {
  // expected-error @below {{no metadata rule for 'torch.aten.no_such_op'}}
  %0 = torch.aten.no_such_op %x : !torch.vtensor<[4],f32> -> !torch.vtensor<[4],f32>
  %1 = torch.aten.relu %0 : !torch.vtensor<[4],f32> -> !torch.vtensor
  return
}
