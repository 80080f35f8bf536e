// RUN: fake-opt %s --fake-verify --split-input-file --verify-diagnostics

// A wrong declared size; the operand with the contradicting size is named.

func.func @wrong_size(
    %a: !torch.vtensor<[2,3],f32>,
    // expected-note @below {{operand #1 is f32(3, 4)/(4, 1)}}
    %b: !torch.vtensor<[3,4],f32>) {
  // expected-error @below {{'torch.aten.mm' op result #0 is declared as f32(2, 5)/(5, 1) but inferred as f32(2, 4)/(4, 1): sizes 5 and 4 at dimension 1 differ}}
  %0 = torch.aten.mm %a, %b : !torch.vtensor<[2,3],f32>, !torch.vtensor<[3,4],f32> -> !torch.vtensor<[2,5],f32>
  return
}

// -----

func.func @wrong_dtype(
    // expected-note @below {{operand #0 is f32(2, 3)/(3, 1)}}
    %x: !torch.vtensor<[2,3],f32>) {
  // expected-error @below {{'torch.aten.relu' op result #0 is declared as f16(2, 3)/(3, 1) but inferred as f32(2, 3)/(3, 1): dtypes f16 and f32 differ}}
  %0 = torch.aten.relu %x : !torch.vtensor<[2,3],f32> -> !torch.vtensor<[2,3],f16>
  return
}

// -----

func.func @wrong_rank(
    // expected-note @below {{operand #0 is f32(2, 3)/(3, 1)}}
    %x: !torch.vtensor<[2,3],f32>) {
  // expected-error @below {{'torch.aten.relu' op result #0 is declared as f32(6)/(1) but inferred as f32(2, 3)/(3, 1): ranks 1 and 2 differ}}
  %0 = torch.aten.relu %x : !torch.vtensor<[2,3],f32> -> !torch.vtensor<[6],f32>
  return
}

// -----

func.func @wrong_strides(
    // expected-note @below {{operand #0 is f32(4, 3)/(1, 4)}}
    %x: !fake.tensor<[4, 3], f32, strides = [1, 4]>) {
  // expected-error @below {{'fake.aten.neg' op result #0 is declared as f32(4, 3)/(3, 1) but inferred as f32(4, 3)/(1, 4): strides 3 and 1 at dimension 0 differ}}
  %0 = fake.aten.neg(%x) : (!fake.tensor<[4, 3], f32, strides = [1, 4]>) -> !fake.tensor<[4, 3], f32>
  return
}

// -----

func.func @wrong_device(
    // expected-note @below {{operand #0 is f32(4)/(1)@cuda:1}}
    %x: !fake.tensor<[4], f32, device = "cuda:1">) {
  // expected-error @below {{is declared as f32(4)/(1)@cuda:0 but inferred as f32(4)/(1)@cuda:1: devices cuda:0 and cuda:1 differ}}
  %0 = fake.aten.neg(%x) : (!fake.tensor<[4], f32, device = "cuda:1">) -> !fake.tensor<[4], f32, device = "cuda:0">
  return
}

// -----

// Two contradictions: one run reports both.

func.func @reports_all(
    // expected-note @below {{operand #0 is f32(4)/(1)}}
    %x: !fake.tensor<[4], f32>,
    // expected-note @below {{operand #0 is f32(4)/(1)}}
    %y: !fake.tensor<[4], f32>) {
  // expected-error @below {{sizes 5 and 4 at dimension 0 differ}}
  %0 = fake.aten.neg(%x) : (!fake.tensor<[4], f32>) -> !fake.tensor<[5], f32>
  // expected-error @below {{sizes 6 and 4 at dimension 0 differ}}
  %1 = fake.aten.abs(%y) : (!fake.tensor<[4], f32>) -> !fake.tensor<[6], f32>
  return
}

// -----

// A bind that states wrong sizes.

func.func @wrong_bind(%x: !torch.vtensor<[?],f32>) {
  %s = torch.symbolic_int "s0" {min_val = 2, max_val = 512} : !torch.int
  torch.bind_symbolic_shape %x, [%s], affine_map<()[s0] -> (s0)> : !torch.vtensor<[?],f32>
  // expected-note @below {{the value is computed here}}
  %0 = torch.aten.relu %x : !torch.vtensor<[?],f32> -> !torch.vtensor<[?],f32>
  // expected-error @below {{'torch.bind_symbolic_shape' op states sizes [s0 + 1] but inferred are [s0]: sizes s0 + 1 and s0 at dimension 0 differ}}
  torch.bind_symbolic_shape %0, [%s], affine_map<()[s0] -> (s0 + 1)> : !torch.vtensor<[?],f32>
  return
}
