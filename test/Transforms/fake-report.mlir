// RUN: fake-opt %s --fake-report -o /dev/null | FileCheck %s --match-full-lines --strict-whitespace
// RUN: fake-opt %s --fake-report="output=%t.jsonl" -o /dev/null && FileCheck %s --match-full-lines --strict-whitespace < %t.jsonl

// Arguments come first; views share the storage number of their bases.
func.func @main(%x: !fake.tensor<[s0, 4], f32>, %c: !fake.tensor<[2], c64, conj, device = "cuda:0">) {
  %0 = fake.aten.transpose.int(%x, 0, 1) : (!fake.tensor<[s0, 4], f32>) -> !fake.tensor<*> loc("t")
  %1 = fake.aten.neg(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  %2 = fake.numel %x : !fake.tensor<[s0, 4], f32> -> !fake.int
  return
}
//      CHECK:{"func":"main","value":"%arg0","op":null,"meta":{"t":{{\[\[}}{"sym":"s0"},4],[4,1],0,"float32","cpu",1,0]}}
// CHECK-NEXT:{"func":"main","value":"%arg1","op":null,"meta":{"t":{{\[\[}}2],[1],0,"complex64","cuda:0",2,1]}}
// CHECK-NEXT:{"func":"main","value":"%0","name":"t","op":"aten.transpose.int","meta":{"t":{{\[\[}}4,{"sym":"s0"}],[1,4],0,"float32","cpu",1,0]}}
// CHECK-NEXT:{"func":"main","value":"%1","op":"aten.neg.default","meta":{"t":{{\[\[}}4,{"sym":"s0"}],[1,4],0,"float32","cpu",3,0]}}
// CHECK-NEXT:{"func":"main","value":"%2","op":"aten.sym_numel.default","meta":{"sym":"4*s0"}}

// Arguments with equal fake.storage alias.
func.func @aliases(%a: !fake.tensor<[4], i64> {fake.storage = 7 : i64}, %b: !fake.tensor<[2], i64> {fake.storage = 7 : i64}) {
  return
}
// CHECK-NEXT:{"func":"aliases","value":"%arg0","op":null,"meta":{"t":{{\[\[}}4],[1],0,"int64","cpu",1,0]}}
// CHECK-NEXT:{"func":"aliases","value":"%arg1","op":null,"meta":{"t":{{\[\[}}2],[1],0,"int64","cpu",1,0]}}

// Lists are values, including the empty one.
func.func @lists(%x: !fake.tensor<[s0, 4], f32>) {
  %0 = fake.aten.size(%x) : (!fake.tensor<[s0, 4], f32>) -> !fake.list<>
  %1 = fake.aten.unbind.int(%x, 1) : (!fake.tensor<[s0, 4], f32>) -> !fake.list<>
  %2 = fake.pack : () -> !fake.list<>
  return
}
// CHECK-NEXT:{"func":"lists","value":"%arg0",{{.*}}
// CHECK-NEXT:{"func":"lists","value":"%0","op":"aten.size.default","meta":[{"sym":"s0"},4]}
// CHECK-NEXT:{"func":"lists","value":"%1","op":"aten.unbind.int","meta":[{"t":{{\[\[}}{"sym":"s0"}],[4],0,"float32","cpu",1,0]},{{.*}},3,"float32","cpu",1,0]}]}
// CHECK-NEXT:{"func":"lists","value":"%2","op":null,"meta":[]}

// A data-dependent bool is a symbol of 0 or 1.
func.func @item(%x: !fake.tensor<[], bool>) {
  %0 = fake.aten._local_scalar_dense(%x) : (!fake.tensor<[], bool>) -> !fake.bool
  return
}
// CHECK-NEXT:{"func":"item","value":"%arg0",{{.*}}
// CHECK-NEXT:{"func":"item","value":"%0","op":"aten._local_scalar_dense.default","meta":{"sym":"Eq(u0, 1)"}}
