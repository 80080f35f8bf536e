// RUN: fake-opt %s --fake-propagate --split-input-file --verify-diagnostics
// RUN: not fake-opt %s --fake-propagate=debug --split-input-file 2>&1 | FileCheck %s --check-prefix=DEBUG

// Notes of an error lead from the invalid operand back to the argument,
// constant or op from which its size, dtype or device originates.

func.func @size_of_argument(
    // expected-note @below {{size 3 is that of argument #0, f32(4, 3)/(3, 1)}}
    %x: !fake.tensor<[4, 3], f32>,
    // expected-note @below {{operand #1 is f32(5, 2)/(2, 1)}}
    %w: !fake.tensor<[5, 2], f32>) {
  // expected-note @below {{operand #0 is f32(4, 3)/(3, 1)}}
  %0 = fake.aten.relu(%x) : (!fake.tensor<[4, 3], f32>) -> !fake.tensor<*>
  // expected-error @below {{'fake.aten.mm' op cannot multiply [4, 3] by [5, 2]: inner sizes 3 and 5 differ}}
  %1 = fake.aten.mm(%0, %w) : (!fake.tensor<*>, !fake.tensor<[5, 2], f32>) -> !fake.tensor<*>
  return
}

// -----

func.func @size_of_transposed_argument(
    // expected-note @below {{operand #0 is f32(4, 3)/(3, 1)}}
    %x: !fake.tensor<[4, 3], f32>,
    // expected-note @below {{size 2 is that of argument #1, f32(5, 2)/(2, 1)}}
    %w: !fake.tensor<[5, 2], f32>) {
  // expected-note @below {{size 2 passes through 'fake.aten.t'}}
  %0 = fake.aten.t(%w) : (!fake.tensor<[5, 2], f32>) -> !fake.tensor<*>
  // expected-note @below {{operand #1 is f32(2, 5)/(1, 2)}}
  %1 = fake.aten.neg(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  // expected-error @below {{'fake.aten.mm' op cannot multiply [4, 3] by [2, 5]: inner sizes 3 and 2 differ}}
  %2 = fake.aten.mm(%x, %1) : (!fake.tensor<[4, 3], f32>, !fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

func.func @size_of_view(
    %x: !fake.tensor<[4, 6], f32>,
    // expected-note @below {{operand #1 is f32(2, 6)/(6, 1)}}
    %y: !fake.tensor<[2, 6], f32>) {
  // expected-note @below {{size 8 is made here by 'fake.aten.view' of f32(4, 6)/(6, 1)}}
  %0 = fake.aten.view(%x, [3, 8]) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*>
  // expected-note @below {{operand #0 is f32(3, 8)/(8, 1)}}
  %1 = fake.aten.exp(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  // expected-error @below {{'fake.aten.add.Tensor' op cannot broadcast [3, 8] with [2, 6]: sizes 8 and 6 at dimension -1 differ}}
  %2 = fake.aten.add.Tensor(%1, %y) : (!fake.tensor<*>, !fake.tensor<[2, 6], f32>) -> !fake.tensor<*>
  return
}

// -----

func.func @size_of_factory(
    // expected-note @below {{operand #0 is f32(4, 6)/(6, 1)}}
    %x: !fake.tensor<[4, 6], f32>) {
  // expected-note @below {{size 5 is made here by 'fake.aten.ones'}}
  %0 = fake.aten.ones([5]) : () -> !fake.tensor<*>
  // expected-note @below {{operand #1 is f32(5)/(1)}}
  %1 = fake.aten.neg(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  // expected-error @below {{'fake.aten.mul.Tensor' op cannot broadcast [4, 6] with [5]: sizes 6 and 5 at dimension -1 differ}}
  %2 = fake.aten.mul.Tensor(%x, %1) : (!fake.tensor<[4, 6], f32>, !fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

func.func @dtype_of_conversion(
    // expected-note @below {{dtype f32 is that of argument #0, f32(2, 4, 3)/(12, 3, 1)}}
    %b: !fake.tensor<[2, 4, 3], f32>) {
  // expected-note @below {{dtype f16 is made here by 'fake.aten.to.dtype' of f32(2, 4, 3)/(12, 3, 1)}}
  %0 = fake.aten.to.dtype(%b, f16) : (!fake.tensor<[2, 4, 3], f32>) -> !fake.tensor<*>
  // expected-note @below {{operand #0 is f16(2, 4, 3)/(12, 3, 1)}}
  %1 = fake.aten.relu(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  // expected-note @below {{operand #1 is f32(2, 3, 4)/(12, 1, 3)}}
  %2 = fake.aten.transpose.int(%b, 1, 2) : (!fake.tensor<[2, 4, 3], f32>) -> !fake.tensor<*>
  // expected-error @below {{'fake.aten.bmm' op expected equal dtypes, found f16 and f32}}
  // expected-note @below {{1 more value is unknown because of this error}}
  %3 = fake.aten.bmm(%1, %2) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  %4 = fake.aten.baddbmm(%3, %b, %2) : (!fake.tensor<*>, !fake.tensor<[2, 4, 3], f32>, !fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

func.func @dtype_of_argument(
    // expected-note @below {{dtype f32 is that of argument #0, f32(4)/(1)}}
    %i: !fake.tensor<[4], f32>,
    %w: !fake.tensor<[10, 2], f32>) {
  // expected-note @below {{operand #1 is f32(1, 4)/(4, 1)}}
  %0 = fake.aten.unsqueeze(%i, 0) : (!fake.tensor<[4], f32>) -> !fake.tensor<*>
  // expected-error @below {{'fake.aten.embedding' op expected i64 or i32, found f32}}
  %1 = fake.aten.embedding(%w, %0) : (!fake.tensor<[10, 2], f32>, !fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

func.func @dtype_of_comparison(
    %x: !fake.tensor<[4], f32>,
    %i: !fake.tensor<[2], i64>) {
  // expected-note @below {{operand #1 is bool(4)/(1)}}
  // expected-note @below {{dtype bool is made here by 'fake.aten.gt.Scalar' of f32(4)/(1)}}
  %0 = fake.aten.gt.Scalar(%x, 0) : (!fake.tensor<[4], f32>) -> !fake.tensor<*>
  // expected-error @below {{'fake.aten.gather' op expected an index of i64 or i32, found bool}}
  %1 = fake.aten.gather(%x, 0, %0) : (!fake.tensor<[4], f32>, !fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

func.func @device_of_factory(
    // expected-note @below {{operand #0 is f32(4)/(1)@cuda:0}}
    %x: !fake.tensor<[4], f32, device = "cuda:0">) {
  // expected-note @below {{device cpu is made here by 'fake.aten.arange'}}
  %0 = fake.aten.arange(4) : () -> !fake.tensor<*>
  // expected-note @below {{operand #1 is f32(4)/(1)}}
  %1 = fake.aten.cos(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  // expected-error @below {{'fake.aten.mul.Tensor' op expected all tensors on one device, found cuda:0 and cpu}}
  %2 = fake.aten.mul.Tensor(%x, %1) : (!fake.tensor<[4], f32, device = "cuda:0">, !fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

func.func @device_of_move(
    %x: !fake.tensor<[4], f32>,
    // expected-note @below {{operand #1 is f32(4)/(1)}}
    %y: !fake.tensor<[4], f32>) {
  // expected-note @below {{device cuda:1 is made here by 'fake.aten._to_copy' of f32(4)/(1)}}
  %0 = fake.aten._to_copy(%x, device = "cuda:1") : (!fake.tensor<[4], f32>) -> !fake.tensor<*>
  // expected-note @below {{operand #0 is f32(4)/(1)@cuda:1}}
  %1 = fake.aten.sigmoid(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  // expected-error @below {{'fake.aten.add.Tensor' op expected all tensors on one device, found cuda:1 and cpu}}
  %2 = fake.aten.add.Tensor(%1, %y) : (!fake.tensor<*>, !fake.tensor<[4], f32>) -> !fake.tensor<*>
  return
}

// -----

func.func @device_of_argument(
    // expected-note @below {{operand #0 is f32(4)/(1)@cuda:0}}
    %x: !fake.tensor<[4], f32, device = "cuda:0">,
    // expected-note @below {{device cpu is that of argument #1, f32(4)/(1)}}
    %y: !fake.tensor<[4], f32>) {
  // expected-note @below {{operand #1 is f32(4)/(1)}}
  %0 = fake.aten.sin(%y) : (!fake.tensor<[4], f32>) -> !fake.tensor<*>
  // expected-error @below {{'fake.aten.cat' op expected all tensors on one device, found cuda:0 and cpu}}
  %1 = fake.aten.cat([%x, %0]) : (!fake.tensor<[4], f32, device = "cuda:0">, !fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

func.func @rank_of_reduction(
    %x: !fake.tensor<[2, 3, 8, 8], f32>,
    %w: !fake.tensor<[4, 3, 3, 3], f32>) {
  // expected-note @below {{operand #0 is f32(2, 3)/(3, 1)}}
  // expected-note @below {{sizes [2, 3] are made here by 'fake.aten.mean.dim' of f32(2, 3, 8, 8)/(192, 64, 8, 1)}}
  %0 = fake.aten.mean.dim(%x, [2, 3]) : (!fake.tensor<[2, 3, 8, 8], f32>) -> !fake.tensor<*>
  // expected-error @below {{'fake.aten.conv2d' op expected an input of rank 3 or 4, found [2, 3]}}
  %1 = fake.aten.conv2d(%0, %w) : (!fake.tensor<*>, !fake.tensor<[4, 3, 3, 3], f32>) -> !fake.tensor<*>
  return
}

// -----

func.func @rank(%x: !fake.tensor<[4, 6], f32>) {
  // expected-note @below {{sizes [4, 6, 1] are made here by 'fake.aten.unsqueeze' of f32(4, 6)/(6, 1)}}
  %0 = fake.aten.unsqueeze(%x, -1) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*>
  // expected-note @below {{operand #0 is f32(4, 6, 1)/(6, 1, 1)}}
  %1 = fake.aten.neg(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  // expected-error @below {{'fake.aten.mm' op}}
  %2 = fake.aten.mm(%1, %x) : (!fake.tensor<*>, !fake.tensor<[4, 6], f32>) -> !fake.tensor<*>
  return
}

// -----

func.func @channels(
    // expected-note @below {{size 5 is that of argument #0, f32(2, 5, 8, 8)/(320, 64, 8, 1)}}
    %x: !fake.tensor<[2, 5, 8, 8], f32>,
    // expected-note @below {{operand #1 is f32(4, 3, 3, 3)/(27, 9, 3, 1)}}
    %w: !fake.tensor<[4, 3, 3, 3], f32>) {
  // expected-note @below {{operand #0 is f32(2, 5, 8, 8)/(320, 64, 8, 1)}}
  %0 = fake.aten.relu(%x) : (!fake.tensor<[2, 5, 8, 8], f32>) -> !fake.tensor<*>
  // expected-error @below {{'fake.aten.conv2d' op weight of sizes [4, 3, 3, 3] and groups 1 expects 3 input channels, found 5 in [2, 5, 8, 8]}}
  %1 = fake.aten.conv2d(%0, %w) : (!fake.tensor<*>, !fake.tensor<[4, 3, 3, 3], f32>) -> !fake.tensor<*>
  return
}

// -----

func.func @linear_weight(
    // expected-note @below {{size 5 is that of argument #0, f32(2, 5)/(5, 1)}}
    %x: !fake.tensor<[2, 5], f32>,
    // expected-note @below {{operand #1 is f32(4, 3)/(3, 1)}}
    %w: !fake.tensor<[4, 3], f32>) {
  // expected-note @below {{operand #0 is f32(2, 5)/(5, 1)}}
  %0 = fake.aten.silu(%x) : (!fake.tensor<[2, 5], f32>) -> !fake.tensor<*>
  // expected-error @below {{'fake.aten.linear' op cannot multiply [2, 5] by [4, 3]: inner sizes 5 and 3 differ}}
  %1 = fake.aten.linear(%0, %w) : (!fake.tensor<*>, !fake.tensor<[4, 3], f32>) -> !fake.tensor<*>
  return
}

// -----

func.func @elements_of_view(
    %x: !fake.tensor<[4, 6], f32>) {
  // expected-note @below {{operand #0 is f32(4, 5)/(6, 1)}}
  // expected-note @below {{sizes [4, 5] are made here by 'fake.aten.slice.Tensor' of f32(4, 6)/(6, 1)}}
  %0 = fake.aten.slice.Tensor(%x, 1, 0, 5) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*>
  // expected-error @below {{'fake.aten.view' op cannot view [4, 5] as [24]: expected 20 elements, found 24}}
  %1 = fake.aten.view(%0, [24]) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

func.func @cat_of_sizes(
    // expected-note @below {{operand #0 is f32(4, 6)/(6, 1)}}
    %x: !fake.tensor<[4, 6], f32>,
    // expected-note @below {{size 5 is that of argument #1, f32(4, 5)/(5, 1)}}
    %y: !fake.tensor<[4, 5], f32>) {
  // expected-note @below {{operand #1 is f32(4, 5)/(5, 1)}}
  %0 = fake.aten.abs(%y) : (!fake.tensor<[4, 5], f32>) -> !fake.tensor<*>
  // expected-error @below {{'fake.aten.cat' op cannot concatenate [4, 6] and [4, 5] along dimension 0: sizes 6 and 5 in dimension 1 differ}}
  %1 = fake.aten.cat([%x, %0]) : (!fake.tensor<[4, 6], f32>, !fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

func.func @symbol(
    // expected-note @below {{operand #1 is f32(s0, 6)/(6, 1)}}
    %x: !fake.tensor<[s0, 6], f32>)
    attributes {fake.symbols = [#fake.symbol<s0, min = 2>]} {
  // expected-note @below {{size 12 is made here by 'fake.aten.cat' of f32(s0, 6)/(6, 1), f32(s0, 6)/(6, 1)}}
  %0 = fake.aten.cat([%x, %x], 1) : (!fake.tensor<[s0, 6], f32>, !fake.tensor<[s0, 6], f32>) -> !fake.tensor<*>
  // expected-note @below {{operand #0 is f32(s0, 12)/(12, 1)}}
  %1 = fake.aten.exp(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  // expected-error @below {{'fake.aten.add.Tensor' op cannot broadcast [s0, 12] with [s0, 6]: sizes 12 and 6 at dimension -1 differ}}
  %2 = fake.aten.add.Tensor(%1, %x) : (!fake.tensor<*>, !fake.tensor<[s0, 6], f32>) -> !fake.tensor<*>
  return
}

// -----

func.func @in_place(
    // expected-note @below {{operand #0 is i64(4)/(1)}}
    %x: !fake.tensor<[4], i64>,
    // expected-note @below {{dtype f32 is that of argument #1, f32(4)/(1)}}
    %y: !fake.tensor<[4], f32>) {
  // expected-note @below {{operand #1 is f32(4)/(1)}}
  %0 = fake.aten.sigmoid(%y) : (!fake.tensor<[4], f32>) -> !fake.tensor<*>
  // expected-error @below {{'fake.aten.add_.Tensor' op expected a dtype that i64 can represent, found f32}}
  %1 = fake.aten.add_.Tensor(%x, %0) : (!fake.tensor<[4], i64>, !fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// A declared type may be wrong as well.

func.func @declared(
    %x: !fake.tensor<[4, 3], f32>) -> !fake.tensor<[4, 3], f32> {
  // expected-note @below {{dtype f64 is made here by 'fake.aten.to.dtype' of f32(4, 3)/(3, 1)}}
  %0 = fake.aten.to.dtype(%x, f64) : (!fake.tensor<[4, 3], f32>) -> !fake.tensor<*>
  // expected-note @below {{operand #0 is f64(4, 3)/(3, 1)}}
  %1 = fake.aten.relu(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  // expected-error @below {{'fake.aten.exp' op result #0 is declared as f32(4, 3)/(3, 1) but inferred as f64(4, 3)/(3, 1): dtypes f32 and f64 differ}}
  %2 = fake.aten.exp(%1) : (!fake.tensor<*>) -> !fake.tensor<[4, 3], f32>
  return %2 : !fake.tensor<[4, 3], f32>
}

// -----

func.func @constant(
    // expected-note @below {{operand #0 is f32(4, 3)/(3, 1)}}
    %x: !torch.vtensor<[4,3],f32>) {
  %f = torch.constant.bool false
  // expected-note @below {{value 5 is this 'torch.constant.int'}}
  %int5 = torch.constant.int 5
  %int4 = torch.constant.int 4
  // expected-note @below {{operand #1 is [4, 5]}}
  %0 = torch.prim.ListConstruct %int4, %int5 : (!torch.int, !torch.int) -> !torch.list<int>
  // expected-error @below {{'torch.aten.expand' op cannot expand [4, 3] to [4, 5]: expected size 3 at dimension 1, found 5}}
  %1 = torch.aten.expand %x, %0, %f : !torch.vtensor<[4,3],f32>, !torch.list<int>, !torch.bool -> !torch.vtensor
  return
}

// -----

func.func @index(
    // expected-note @below {{operand #0 is f32(4, 3)/(3, 1)}}
    %x: !torch.vtensor<[4,3],f32>) {
  // expected-note @below {{operand #2 is 7}}
  // expected-note @below {{value 7 is this 'torch.constant.int'}}
  %int7 = torch.constant.int 7
  %int0 = torch.constant.int 0
  // expected-error @below {{'torch.aten.select.int' op index 7 out of range for size 4 at dimension 0}}
  %1 = torch.aten.select.int %x, %int0, %int7 : !torch.vtensor<[4,3],f32>, !torch.int, !torch.int -> !torch.vtensor
  return
}

// -----

// A long path is shortened, but not with debug.

// DEBUG: cannot broadcast [4, 3] with [5]
// DEBUG-COUNT-6: note: size 3 passes through 'fake.aten.exp'
// DEBUG: note: size 3 is that of argument #0

func.func @long(
    // expected-note @below {{size 3 is that of argument #0, f32(4, 3)/(3, 1)}}
    %x: !fake.tensor<[4, 3], f32>,
    // expected-note @below {{operand #1 is f32(5)/(1)}}
    %y: !fake.tensor<[5], f32>) {
  %0 = fake.aten.exp(%x) : (!fake.tensor<[4, 3], f32>) -> !fake.tensor<*>
  %1 = fake.aten.exp(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  // expected-note @below {{size 3 passes through 3 more values}}
  %2 = fake.aten.exp(%1) : (!fake.tensor<*>) -> !fake.tensor<*>
  // expected-note @below {{size 3 passes through 'fake.aten.exp'}}
  %3 = fake.aten.exp(%2) : (!fake.tensor<*>) -> !fake.tensor<*>
  // expected-note @below {{size 3 passes through 'fake.aten.exp'}}
  %4 = fake.aten.exp(%3) : (!fake.tensor<*>) -> !fake.tensor<*>
  // expected-note @below {{size 3 passes through 'fake.aten.exp'}}
  %5 = fake.aten.exp(%4) : (!fake.tensor<*>) -> !fake.tensor<*>
  // expected-note @below {{operand #0 is f32(4, 3)/(3, 1)}}
  %6 = fake.aten.exp(%5) : (!fake.tensor<*>) -> !fake.tensor<*>
  // expected-error @below {{'fake.aten.add.Tensor' op cannot broadcast [4, 3] with [5]: sizes 3 and 5 at dimension -1 differ}}
  %7 = fake.aten.add.Tensor(%6, %y) : (!fake.tensor<*>, !fake.tensor<[5], f32>) -> !fake.tensor<*>
  return
}

// -----

// The index is the third argument of the schema and the second operand.
func.func @device_of_index(
    // expected-note @below {{operand #0 is f32(4, 3)/(3, 1)@cuda:0}}
    %x: !fake.tensor<[4, 3], f32, device = "cuda:0">,
    // expected-note @below {{device cpu is that of argument #1, i64(2)/(1)}}
    %i: !fake.tensor<[2], i64>) {
  // expected-note @below {{operand #1 is i64(2)/(1)}}
  %0 = fake.aten.neg(%i) : (!fake.tensor<[2], i64>) -> !fake.tensor<*>
  // expected-error @below {{'fake.aten.index_select' op expected all tensors on one device, found cuda:0 and cpu}}
  %1 = fake.aten.index_select(%x, 0, %0) : (!fake.tensor<[4, 3], f32, device = "cuda:0">, !fake.tensor<*>) -> !fake.tensor<*>
  return
}
