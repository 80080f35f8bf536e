// RUN: fake-opt %s --split-input-file --verify-diagnostics

func.func @list_element(%x: !torch.vtensor<[2],f32>) {
  // expected-error@+1 {{expected elements of type '!torch.int', found '!torch.vtensor<[2],f32>' for element 0}}
  %0 = torch.prim.ListConstruct %x : (!torch.vtensor<[2],f32>) -> !torch.list<int>
  return
}

// -----

func.func @list_result(%n: !torch.int) {
  // expected-error@+1 {{result #0 must be !torch.list, but got '!torch.int'}}
  %0 = torch.prim.ListConstruct %n : (!torch.int) -> !torch.int
  return
}

// -----

func.func @unpacked_element(%list: !torch.list<vtensor>) {
  // expected-error@+1 {{expected elements that fit '!torch.vtensor', found '!torch.int' for element 1}}
  %0:2 = torch.prim.ListUnpack %list : !torch.list<vtensor> -> !torch.vtensor, !torch.int
  return
}

// -----

func.func @tuple_count(%n: !torch.int) {
  // expected-error@+1 {{expected 2 elements as in '!torch.tuple<int, int>', found 1}}
  %0 = torch.prim.TupleConstruct %n : !torch.int -> !torch.tuple<int, int>
  return
}

// -----

func.func @tuple_element(%tuple: !torch.tuple<int, vtensor>) {
  // expected-error@+1 {{expected a type that fits '!torch.vtensor', found '!torch.int' for element 1}}
  %0:2 = torch.prim.TupleUnpack %tuple : !torch.tuple<int, vtensor> -> !torch.int, !torch.int
  return
}

// -----

func.func @dict_key(%n: !torch.int) {
  // expected-error@+1 {{expected keys of type '!torch.str', found '!torch.int' for key 0}}
  %0 = torch.prim.DictConstruct keys(%n : !torch.int) values(%n : !torch.int) -> !torch.dict<str, int>
  return
}

// -----

func.func @literal_size() {
  // expected-error@+1 {{expected a result type that fits '!torch.vtensor<[3],si64>', found '!torch.vtensor<[2],si64>'}}
  %0 = torch.vtensor.literal(dense<1> : tensor<3xsi64>) : !torch.vtensor<[2],si64>
  return
}

// -----

func.func @literal_dtype() {
  // expected-error@+1 {{expected a result type that fits '!torch.vtensor<[3],si64>', found '!torch.vtensor<[3],f32>'}}
  %0 = torch.vtensor.literal(dense<1> : tensor<3xsi64>) : !torch.vtensor<[3],f32>
  return
}

// -----

func.func @bind_rank(%x: !torch.vtensor<[?,?],f32>) {
  %0 = torch.symbolic_int "s0" {min_val = 2, max_val = 512} : !torch.int
  // expected-error@+1 {{expected 2 sizes for '!torch.vtensor<[?,?],f32>', found 1}}
  torch.bind_symbolic_shape %x, [%0], affine_map<()[s0] -> (s0)> : !torch.vtensor<[?,?],f32>
  return
}

// -----

func.func @bind_symbols(%x: !torch.vtensor<[?],f32>) {
  %0 = torch.symbolic_int "s0" {min_val = 2, max_val = 512} : !torch.int
  // expected-error@+1 {{expected 2 symbols as in the map, found 1}}
  torch.bind_symbolic_shape %x, [%0], affine_map<()[s0, s1] -> (s0 + s1)> : !torch.vtensor<[?],f32>
  return
}

// -----

func.func @bind_dimensions(%x: !torch.vtensor<[?],f32>) {
  // expected-error@+1 {{expected a map without dimensions, found 1}}
  torch.bind_symbolic_shape %x, [], affine_map<(d0) -> (d0)> : !torch.vtensor<[?],f32>
  return
}

// -----

func.func @bind_to_int(%x: !torch.vtensor<[?],f32>, %n: !torch.int) {
  // expected-error@+1 {{expected a torch.symbolic_int for symbol 0}}
  torch.bind_symbolic_shape %x, [%n], affine_map<()[s0] -> (s0)> : !torch.vtensor<[?],f32>
  return
}

// -----

func.func @bind_list(%list: !torch.list<int>) {
  // expected-error@+1 {{expected a tensor, found '!torch.list<int>'}}
  torch.bind_symbolic_shape %list, [], affine_map<() -> (2)> : !torch.list<int>
  return
}

// -----

func.func @bind_without_map(%x: !torch.vtensor<[?],f32>) {
  // expected-error@+1 {{invalid kind of attribute specified}}
  torch.bind_symbolic_shape %x, [], "s0" : !torch.vtensor<[?],f32>
  return
}

// -----

func.func @too_many_operands(%x: !torch.vtensor<[2],f32>) {
  // expected-error@+1 {{'torch.aten.relu' op expected 1 operand, found 2}}
  %0 = torch.aten.relu %x, %x : !torch.vtensor<[2],f32>, !torch.vtensor<[2],f32> -> !torch.vtensor<[2],f32>
  return
}

// -----

func.func @too_few_operands(%x: !torch.vtensor<[2],f32>) {
  // expected-error@+1 {{'torch.aten.add.Tensor' op expected 3 operands, found 1; 'other' has no default}}
  %0 = torch.aten.add.Tensor %x : !torch.vtensor<[2],f32> -> !torch.vtensor<[2],f32>
  return
}

// -----

func.func @too_few_results(%x: !torch.vtensor<[2],f32>) {
  // expected-error@+1 {{'torch.aten.relu' op expected 1 result, found 0}}
  torch.aten.relu %x : !torch.vtensor<[2],f32>
  return
}

// -----

func.func @types_missing(%x: !torch.vtensor<[2],f32>) {
  // expected-error@+1 {{expected ':'}}
  %0 = torch.aten.relu %x -> !torch.vtensor<[2],f32>
  return
}

// -----

func.func @too_few_types(%x: !torch.vtensor<[2],f32>) {
  // expected-error@+1 {{number of operands and types do not match: got 2 operands and 1 types}}
  %0 = torch.aten.mm %x, %x : !torch.vtensor<[2],f32> -> !torch.vtensor<[2],f32>
  return
}

// -----

func.func @string_for_int() {
  // expected-error@+1 {{invalid kind of attribute specified}}
  %0 = torch.constant.int "a"
  return
}

// -----

func.func @symbol_without_range() {
  // expected-error@+1 {{expected '{'}}
  %0 = torch.symbolic_int "s0" : !torch.int
  return
}
