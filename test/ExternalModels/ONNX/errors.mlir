// RUN: fake-opt %s --fake-propagate --split-input-file --verify-diagnostics=only-expected

func.func @broadcast(%a: !torch.vtensor<[?,3],f32>, %b: !torch.vtensor<[4],f32>) {
  // expected-error@+1 {{cannot broadcast [s0, 3] with [4]: sizes 3 and 4 at dimension -1 differ}}
  %0 = torch.operator "onnx.Add"(%a, %b) : (!torch.vtensor<[?,3],f32>, !torch.vtensor<[4],f32>) -> !torch.vtensor
  return
}

// -----

func.func @dtypes(%a: !torch.vtensor<[3],f32>, %b: !torch.vtensor<[3],f16>) {
  // expected-error@+1 {{expected operands of the same dtype, found f32 and f16}}
  %0 = torch.operator "onnx.Mul"(%a, %b) : (!torch.vtensor<[3],f32>, !torch.vtensor<[3],f16>) -> !torch.vtensor
  return
}

// -----

func.func @missing(%a: !torch.vtensor<[3],f32>) {
  %none = torch.constant.none
  // expected-error@+1 {{expected 2 operands or more, found none in place 1}}
  %0 = torch.operator "onnx.MatMul"(%a, %none) : (!torch.vtensor<[3],f32>, !torch.none) -> !torch.vtensor
  return
}

// -----

func.func @attribute(%a: !torch.vtensor<[3],f32>) {
  // expected-error@+1 {{expected an integer as attribute 'axis', found "last"}}
  %0 = torch.operator "onnx.Softmax"(%a) {torch.onnx.axis = "last"} : (!torch.vtensor<[3],f32>) -> !torch.vtensor
  return
}

// -----

func.func @axis(%a: !torch.vtensor<[?,3],f32>) {
  // expected-error@+1 {{dimension out of range: expected between -2 and 1, found 2}}
  %0 = torch.operator "onnx.ArgMax"(%a) {torch.onnx.axis = 2 : si64} : (!torch.vtensor<[?,3],f32>) -> !torch.vtensor
  return
}

// -----

func.func @reshape(%a: !torch.vtensor<[2,3],f32>) {
  %sizes = torch.operator "onnx.Constant"() {torch.onnx.value_ints = [4 : si64, -1 : si64]} : () -> !torch.vtensor<[2],si64>
  // expected-error@+1 {{cannot view [2, 3] as [4, -1]: expected 6 elements to be a multiple of 4}}
  %0 = torch.operator "onnx.Reshape"(%a, %sizes) : (!torch.vtensor<[2,3],f32>, !torch.vtensor<[2],si64>) -> !torch.vtensor
  return
}

// -----

func.func @conv(%x: !torch.vtensor<[1,4,8,8],f32>, %w: !torch.vtensor<[16,3,3,3],f32>) {
  // expected-error@+1 {{weight of sizes [16, 3, 3, 3] and groups 1 expects 3 input channels, found 4 in [1, 4, 8, 8]}}
  %0 = torch.operator "onnx.Conv"(%x, %w) : (!torch.vtensor<[1,4,8,8],f32>, !torch.vtensor<[16,3,3,3],f32>) -> !torch.vtensor
  return
}

// -----

func.func @gather(%x: !torch.vtensor<[3,?],f32>) {
  %i = torch.operator "onnx.Constant"() {torch.onnx.value_ints = [0 : si64, 3 : si64]} : () -> !torch.vtensor<[2],si64>
  // expected-error@+1 {{expected an index into a dimension of size 3, found 3}}
  %0 = torch.operator "onnx.Gather"(%x, %i) : (!torch.vtensor<[3,?],f32>, !torch.vtensor<[2],si64>) -> !torch.vtensor
  return
}

// -----

// What the model states of a value contradicts what is inferred.
func.func @declared(%x: !torch.vtensor<[3,4],f32>) {
  // expected-error@+1 {{sizes 5 and 4 at dimension 0 differ}}
  %0 = torch.operator "onnx.Transpose"(%x) : (!torch.vtensor<[3,4],f32>) -> !torch.vtensor<[5,3],f32>
  return
}

// -----

func.func @unknown(%x: !torch.vtensor<[3,4],f32>) {
  // expected-error@+1 {{no metadata rule for 'torch.operator' of onnx.Transmogrify}}
  %0 = torch.operator "onnx.Transmogrify"(%x) : (!torch.vtensor<[3,4],f32>) -> !torch.vtensor
  return
}

// -----

func.func @mask(%q: !torch.vtensor<[1,2,3,8],f32>, %m: !torch.vtensor<[4,3],f32>) {
  // expected-error@+1 {{expected a mask that is broadcast to [1, 2, 3, 3], found [4, 3]}}
  %0 = torch.operator "onnx.Attention"(%q, %q, %q, %m) : (!torch.vtensor<[1,2,3,8],f32>, !torch.vtensor<[1,2,3,8],f32>, !torch.vtensor<[1,2,3,8],f32>, !torch.vtensor<[4,3],f32>) -> !torch.vtensor
  return
}

// -----

func.func @rotation(%x: !torch.vtensor<[1,2,3,8],f32>, %c: !torch.vtensor<[1,3,5],f32>) {
  // expected-error@+1 {{expected equal numbers of rotated pairs, found 4 and 5}}
  %0 = torch.operator "onnx.RotaryEmbedding"(%x, %c, %c) : (!torch.vtensor<[1,2,3,8],f32>, !torch.vtensor<[1,3,5],f32>, !torch.vtensor<[1,3,5],f32>) -> !torch.vtensor
  return
}

// -----

func.func @zero_point(%x: !torch.vtensor<[2,4],f32>, %s: !torch.vtensor<[4],f32>, %z: !torch.vtensor<[3],si8>) {
  // expected-error@+1 {{expected sizes [4], found [3]}}
  %0 = torch.operator "onnx.QuantizeLinear"(%x, %s, %z) : (!torch.vtensor<[2,4],f32>, !torch.vtensor<[4],f32>, !torch.vtensor<[3],si8>) -> !torch.vtensor
  return
}

// -----

// An error of one run.
func.func @run(%x: !torch.vtensor<[2],f32>, %y: !torch.vtensor<[4],f32>) {
  %none = torch.constant.none
  %n = torch.operator "onnx.Constant"() {torch.onnx.value_int = 3 : si64} : () -> !torch.vtensor<[],si64>
  // expected-note@+1 {{in run #2 of its region}}
  %0 = torch.operator "onnx.Loop"(%n, %none, %x) : (!torch.vtensor<[],si64>, !torch.none, !torch.vtensor<[2],f32>) -> !torch.vtensor {
  // expected-note@+1 {{operand #0 is f32(6)}}
  ^bb0(%i: !torch.vtensor, %c: !torch.vtensor, %a: !torch.vtensor):
    %p = torch.operator "onnx.Cast"(%i) {torch.onnx.to = 9 : si64} : (!torch.vtensor) -> !torch.vtensor
    %1 = torch.operator "onnx.Concat"(%a, %x) {torch.onnx.axis = 0 : si64} : (!torch.vtensor, !torch.vtensor<[2],f32>) -> !torch.vtensor
    %two = torch.operator "onnx.Constant"() {torch.onnx.value_int = 2 : si64} : () -> !torch.vtensor<[],si64>
    %last = torch.operator "onnx.Equal"(%i, %two) : (!torch.vtensor, !torch.vtensor<[],si64>) -> !torch.vtensor
    %2 = torch.operator "onnx.If"(%last) : (!torch.vtensor) -> !torch.vtensor {
      torch.operator_terminator %1 : !torch.vtensor
    }, {
      // expected-error@+1 {{cannot broadcast [6] with [4]: sizes 6 and 4 at dimension -1 differ}}
      %3 = torch.operator "onnx.Add"(%a, %y) : (!torch.vtensor, !torch.vtensor<[4],f32>) -> !torch.vtensor
      torch.operator_terminator %3 : !torch.vtensor
    }
    torch.operator_terminator %c, %2 : !torch.vtensor, !torch.vtensor
  }
  return
}

// -----

func.func @trip_count(%n: !torch.vtensor<[2],si64>, %x: !torch.vtensor<[2],f32>) {
  %none = torch.constant.none
  // expected-error@+1 {{expected a trip count of one element, found sizes [2]}}
  %0 = torch.operator "onnx.Loop"(%n, %none, %x) : (!torch.vtensor<[2],si64>, !torch.none, !torch.vtensor<[2],f32>) -> !torch.vtensor {
  ^bb0(%i: !torch.vtensor, %c: !torch.vtensor, %a: !torch.vtensor):
    torch.operator_terminator %c, %a : !torch.vtensor, !torch.vtensor
  }
  return
}

// -----

func.func @condition(%n: !torch.vtensor<[],si64>, %p: !torch.vtensor<[],f32>, %x: !torch.vtensor<[2],f32>) {
  // expected-error@+1 {{expected a condition of bool, found one of f32}}
  %0 = torch.operator "onnx.Loop"(%n, %p, %x) : (!torch.vtensor<[],si64>, !torch.vtensor<[],f32>, !torch.vtensor<[2],f32>) -> !torch.vtensor {
  ^bb0(%i: !torch.vtensor, %c: !torch.vtensor, %a: !torch.vtensor):
    torch.operator_terminator %c, %a : !torch.vtensor, !torch.vtensor
  }
  return
}

// -----

func.func @loop_form(%n: !torch.vtensor<[],si64>, %p: !torch.vtensor<[],i1>, %x: !torch.vtensor<[2],f32>) {
  // expected-error@+1 {{expected a trip count, a condition and states, and a region with the arguments iteration, condition and 1 states that yields a condition and the 1 results, found 1 regions, of 2 arguments that yields 2 values}}
  %0 = torch.operator "onnx.Loop"(%n, %p, %x) : (!torch.vtensor<[],si64>, !torch.vtensor<[],i1>, !torch.vtensor<[2],f32>) -> !torch.vtensor {
  ^bb0(%i: !torch.vtensor, %c: !torch.vtensor):
    torch.operator_terminator %c, %x : !torch.vtensor, !torch.vtensor<[2],f32>
  }
  return
}

// -----

func.func @if_form(%p: !torch.vtensor<[],i1>, %x: !torch.vtensor<[2],f32>) {
  // expected-error@+1 {{expected a condition and two regions without arguments, each of which yields the 1 results, found 1 regions, of 0 arguments that yields 1 values}}
  %0 = torch.operator "onnx.If"(%p) : (!torch.vtensor<[],i1>) -> !torch.vtensor {
    torch.operator_terminator %x : !torch.vtensor<[2],f32>
  }
  return
}

// -----

func.func @lengths(%x: !torch.vtensor<[2],f32>) {
  %0 = torch.operator "onnx.SequenceConstruct"(%x, %x) : (!torch.vtensor<[2],f32>, !torch.vtensor<[2],f32>) -> !torch.list<vtensor>
  %1 = torch.operator "onnx.SequenceConstruct"(%x) : (!torch.vtensor<[2],f32>) -> !torch.list<vtensor>
  // expected-error@+1 {{expected sequences of the same length, found 2 and 1}}
  %2 = torch.operator "onnx.SequenceMap"(%0, %1) : (!torch.list<vtensor>, !torch.list<vtensor>) -> !torch.list<vtensor> {
  ^bb0(%a: !torch.vtensor, %b: !torch.vtensor):
    torch.operator_terminator %a : !torch.vtensor
  }
  return
}
