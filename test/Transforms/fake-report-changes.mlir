// RUN: fake-opt %s --fake-report=changes -o /dev/null | FileCheck %s --match-full-lines --strict-whitespace
// RUN: fake-opt %s --fake-report -o /dev/null | FileCheck %s --check-prefix=DEFAULT --implicit-check-not=changed_by
// DEFAULT: "value":"%arg0"

// All values of a tensor are reported again; a view keeps its sizes.
func.func @names(%x: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten.view(%x, [6]) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  %1 = fake.aten.contiguous(%x) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*> loc("c")
  %2 = fake.aten.t_(%x) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*> loc("t_")
  %3 = fake.aten.neg(%1) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}
//      CHECK:{"func":"names","value":"%arg0","op":null,"meta":{"t":{{\[\[}}2,3],[3,1],0,"float32","cpu",1,0]}}
// CHECK-NEXT:{"func":"names","value":"%0","op":"aten.view.default","meta":{"t":{{\[\[}}6],[1],0,"float32","cpu",1,0]}}
// CHECK-NEXT:{"func":"names","value":"%1","name":"c","op":"aten.contiguous.default","meta":{"t":{{\[\[}}2,3],[3,1],0,"float32","cpu",1,0]}}
// CHECK-NEXT:{"func":"names","value":"%2","name":"t_","op":"aten.t_.default","meta":{"t":{{\[\[}}3,2],[1,3],0,"float32","cpu",1,0]}}
// CHECK-NEXT:{"func":"names","value":"%arg0","op":"aten.t_.default","changed_by":"t_","meta":{"t":{{\[\[}}3,2],[1,3],0,"float32","cpu",1,0]}}
// CHECK-NEXT:{"func":"names","value":"%1","name":"c","op":"aten.t_.default","changed_by":"t_","meta":{"t":{{\[\[}}3,2],[1,3],0,"float32","cpu",1,0]}}
// CHECK-NEXT:{"func":"names","value":"%3","op":"aten.neg.default","meta":{"t":{{\[\[}}3,2],[1,3],0,"float32","cpu",2,0]}}

// An output of other sizes is resized; one of the same sizes is not reported.
func.func @out(%x: !fake.tensor<[2], f32>, %out: !fake.tensor<[0], f32>) {
  %0 = fake.aten.exp.out(%x, out = %out) : (!fake.tensor<[2], f32>, !fake.tensor<[0], f32>) -> !fake.tensor<*>
  %1 = fake.aten.neg.out(%x, out = %out) : (!fake.tensor<[2], f32>, !fake.tensor<[0], f32>) -> !fake.tensor<*>
  return
}
// CHECK-NEXT:{"func":"out","value":"%arg0",{{.*}}
// CHECK-NEXT:{"func":"out","value":"%arg1",{{.*}}
// CHECK-NEXT:{"func":"out","value":"%0",{{.*}}
// CHECK-NEXT:{"func":"out","value":"%arg1","op":"aten.exp.out","changed_by":"","meta":{"t":{{\[\[}}2],[1],0,"float32","cpu",2,0]}}
// CHECK-NEXT:{"func":"out","value":"%1",{{.*}}

// The effect of a region is reported after its op, joined with the
// alternatives.
func.func @region(%x: !fake.tensor<[2, 3], f32>, %p: i1) {
  scf.if %p {
    %0 = fake.aten.t_(%x) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  } loc("branch")
  return
}
// CHECK-NEXT:{"func":"region","value":"%arg0",{{.*}}
// CHECK-NEXT:{"func":"region","value":"%0",{{.*}}
// CHECK-NEXT:{"func":"region","value":"%arg0",{{.*}}"changed_by":"","meta":{"t":{{\[\[}}3,2],[1,3],{{.*}}
// CHECK-NEXT:{"func":"region","value":"%arg0","op":null,"changed_by":"branch","meta":{"t":{{\[\[}}{"sym":"u0"},{"sym":"u1"}],null,0,"float32","cpu",1,0]}}

// The torch dialect, with an op that it does not define.
func.func @torch(%x: !torch.tensor<[2,3],f32>) {
  %0 = torch.aten.t_ %x : !torch.tensor<[2,3],f32> -> !torch.tensor loc("t_")
  %int0 = torch.constant.int 0
  %1 = torch.operator "torch.aten.unsqueeze_"(%x, %int0) : (!torch.tensor<[2,3],f32>, !torch.int) -> !torch.tensor loc("u")
  return
}
// CHECK-NEXT:{"func":"torch","value":"%arg0",{{.*}}
// CHECK-NEXT:{"func":"torch","value":"%0",{{.*}}
// CHECK-NEXT:{"func":"torch","value":"%arg0","op":"aten.t_.default","changed_by":"t_","meta":{"t":{{\[\[}}3,2],[1,3],{{.*}}
// CHECK-NEXT:{"func":"torch","value":"%int0",{{.*}}
// CHECK-NEXT:{"func":"torch","value":"%1",{{.*}}
// CHECK-NEXT:{"func":"torch","value":"%arg0","op":"aten.unsqueeze_.default","changed_by":"u","meta":{"t":{{\[\[}}1,3,2],{{.*}}
// CHECK-NEXT:{"func":"torch","value":"%0","name":"t_","op":"aten.unsqueeze_.default","changed_by":"u","meta":{"t":{{\[\[}}1,3,2],{{.*}}
