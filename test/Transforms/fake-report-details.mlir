// Details of a report: operands, places, outputs, symbols and guards.

// RUN: fake-opt %s --fake-report=details -o /dev/null | FileCheck %s --match-full-lines --strict-whitespace

#stack = loc(callsite("/site-packages/torch/nn/modules/linear.py":134:0 at callsite("model.py":7:0 at "model.py":30:0)))
func.func @main(%x: !fake.tensor<[batch, 4], f32> {fake.kind = "user_input"} loc("x"),
                %w: !fake.tensor<[s1, 4], f32> {fake.kind = "parameter", fake.target = "head.weight"} loc("w"))
    -> (!fake.tensor<*> {fake.kind = "buffer_mutation", fake.target = "head.count"}, !fake.int)
    attributes {fake.symbols = [#fake.symbol<batch, min = 2, hint = 4>, #fake.symbol<s1, min = 2, max = 9, hint = 4>]} {
  %0 = fake.aten.add.Tensor(%x, %w) : (!fake.tensor<[batch, 4], f32>, !fake.tensor<[s1, 4], f32>) -> !fake.tensor<*> loc("add"("head"(#stack)))
  %1 = fake.aten.nonzero(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  %2 = fake.size %1, 0 : !fake.tensor<*> -> !fake.int
  %3 = fake.constant 7 : !fake.int
  return %0, %2 : !fake.tensor<*>, !fake.int
}
//      CHECK:{"func":"main","value":"%arg0","name":"x","op":null,"meta":{"t":{{\[\[}}{"sym":"batch"},4],[4,1],0,"float32","cpu",1,0]},"kind":"user_input"}
// CHECK-NEXT:{"func":"main","value":"%arg1","name":"w","op":null,"meta":{"t":{{\[\[}}{"sym":"s1"},4],[4,1],0,"float32","cpu",2,0]},"kind":"parameter","target":"head.weight"}
// CHECK-NEXT:{"func":"main","value":"%0","name":"add","op":"aten.add.Tensor","meta":{"t":{{\[\[}}{"sym":"batch"},4],[4,1],0,"float32","cpu",3,0]},"operands":["%arg0","%arg1"],"module":"head","stack":{{\[\[}}"model.py",7],["model.py",30]]}
// CHECK-NEXT:{"func":"main","value":"%1","op":"aten.nonzero.default","meta":{"t":{{\[\[}}{"sym":"u0"},2],[1,{"sym":"u0"}],0,"int64","cpu",4,0]},"operands":["%0"],"stack":{{\[\[}}"{{.*}}fake-report-details.mlir",11]]}
// CHECK-NEXT:{"func":"main","value":"%2","op":"aten.sym_size.int","meta":{"sym":"u0"},"operands":["%1"],"stack":{{\[\[}}"{{.*}}fake-report-details.mlir",12]]}
// CHECK-NEXT:{"func":"main","value":"%3","op":null,"meta":7,"operation":"fake.constant","operands":[],"stack":{{\[\[}}"{{.*}}fake-report-details.mlir",13]]}
// CHECK-NEXT:{"func":"main","outputs":[{"value":"%0","kind":"buffer_mutation","target":"head.count"},{"value":"%2"}]}
// CHECK-NEXT:{"func":"main","symbol":"batch","kind":"backed","min":2,"max":9,"hint":4,"value":"%arg0","name":"x","dim":0}
// CHECK-NEXT:{"func":"main","symbol":"s1","kind":"backed","min":2,"max":9,"hint":4,"value":"%arg1","name":"w","dim":0}
// CHECK-NEXT:{"func":"main","symbol":"u0","kind":"unbacked","min":0,"max":36,"value":"%1","dim":0}
// CHECK-NEXT:{"func":"main","guard":"Eq(batch, s1)","kind":"guard","op":"aten.add.Tensor","name":"add","value":"%0","module":"head","stack":{{\[\[}}"model.py",7],["model.py",30]]}
