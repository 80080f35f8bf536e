//===- FakeControlFlow.td - Ops with regions ---------------*- tablegen -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The higher-order ops of PyTorch that have control flow. The graphs that they
// call are regions; regions may use values from outside as well.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_DIALECT_FAKE_IR_FAKECONTROLFLOW
#define FAKETENSOR_DIALECT_FAKE_IR_FAKECONTROLFLOW

/// The condition of a branch: a bool, or a tensor of one element.
def Fake_PredicateType : AnyTypeOf<[Fake_BoolType, Fake_IntType,
                                    Fake_TensorType]>;

class Fake_RegionOp<string opMnemonic, list<Trait> traits = []>
    : Op<Fake_Dialect, opMnemonic, traits # [
        RecursiveMemoryEffects, SingleBlock,
        DeclareOpInterfaceMethods<MetaRegionOpInterface,
                                  ["getRegionReportName"]>,
        DeclareOpInterfaceMethods<RegionBranchOpInterface, [
          "getEntrySuccessorOperands", "areTypesCompatible"]>]> {
  let results = (outs Variadic<Fake_AnyType>:$outputs);
  let hasCustomAssemblyFormat = 1;
  let hasVerifier = 1;
}

def Fake_CondOp : Fake_RegionOp<"cond"> {
  let summary = "One of two branches: torch.cond";
  let description = [{
    Both regions take the operands after `with` and yield the results, which
    have new storages. Sizes on which both branches agree are kept. Other sizes,
    and data-dependent ones, become new symbols, and strides follow from the
    sizes. The branches must agree in rank, dtype, device and layout.

    ```mlir
    %0 = fake.cond %p with(%x) : (!fake.tensor<[], bool>, !fake.tensor<[4], f32>)
        -> !fake.tensor<*>
    then(%y: !fake.tensor<[4], f32>) {
      fake.yield %y : !fake.tensor<[4], f32>
    } else(%y: !fake.tensor<[4], f32>) {
      %1 = fake.aten.slice.Tensor(%y, 0, 1)
          : (!fake.tensor<[4], f32>) -> !fake.tensor<*>
      fake.yield %1 : !fake.tensor<*>
    }
    ```
  }];
  let arguments = (ins Fake_PredicateType:$predicate,
                       Variadic<Fake_AnyType>:$inputs);
  let regions = (region SizedRegion<1>:$thenRegion, SizedRegion<1>:$elseRegion);
}

def Fake_WhileLoopOp : Fake_RegionOp<"while_loop", [AttrSizedOperandSegments]> {
  let summary = "A loop with a condition: torch.while_loop";
  let description = [{
    Both regions take the loop-carried values, initially those after `init`, and
    the operands after `with`. The first yields the condition, the second the
    next values. The results are the last ones.

    A carried int is a new symbol in the regions, and another one afterwards. So
    is a size that changes from one iteration to the next, where PyTorch rejects
    the loop; dtype, rank, device and layout must not change.

    ```mlir
    %0:2 = fake.while_loop init(%n, %x) with(%w)
        : (!fake.int, !fake.tensor<[4], f32>, !fake.tensor<[4], f32>)
        -> (!fake.int, !fake.tensor<*>)
    while(%i: !fake.int, %y: !fake.tensor<*>, %v: !fake.tensor<*>) {
      %1 = fake.constant 10 : !fake.int<10>
      %2 = fake.cmp lt %i, %1 : !fake.int, !fake.int<10>
      fake.yield %2 : !fake.bool
    } do(%i: !fake.int, %y: !fake.tensor<*>, %v: !fake.tensor<*>) {
      %1 = fake.constant 1 : !fake.int<1>
      %2 = fake.add %i, %1 : (!fake.int, !fake.int<1>) -> !fake.int
      %3 = fake.aten.add.Tensor(%y, %v)
          : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
      fake.yield %2, %3 : !fake.int, !fake.tensor<*>
    }
    ```
  }];
  let arguments = (ins Variadic<Fake_AnyType>:$inits,
                       Variadic<Fake_AnyType>:$inputs);
  let regions = (region SizedRegion<1>:$condition, SizedRegion<1>:$body);
}

def Fake_MapOp : Fake_RegionOp<"map", [
    AttrSizedOperandSegments, DeclareOpInterfaceMethods<MetaLoopOpInterface>]> {
  let summary = "Applies a region to each slice: map";
  let description = [{
    The region takes a slice along the first dimension of each operand after
    `over`, and the operands after `with`. The yielded values are stacked,
    row-major, along a new first dimension.

    ```mlir
    %0 = fake.map over(%xs) with(%y)
        : (!fake.tensor<[s0, 4], f32>, !fake.tensor<[4], f32>) -> !fake.tensor<*>
    do(%x: !fake.tensor<*>, %z: !fake.tensor<*>) {
      %1 = fake.aten.dot(%x, %z)
          : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
      fake.yield %1 : !fake.tensor<*>
    }
    ```
  }];
  let arguments = (ins Variadic<Fake_TensorType>:$sequences,
                       Variadic<Fake_AnyType>:$inputs);
  let regions = (region SizedRegion<1>:$body);
}

def Fake_ScanOp : Fake_RegionOp<"scan", [
    AttrSizedOperandSegments, DeclareOpInterfaceMethods<MetaLoopOpInterface>]> {
  let summary = "A loop over slices that carries values: scan";
  let description = [{
    The region takes the loop-carried values, initially those after `init`, a
    slice along the first dimension of each operand after `over`, and the
    operands after `with`. It yields the next values, the last of which are the
    first results, and values that are stacked as by `fake.map`.

    ```mlir
    %0:2 = fake.scan init(%c) over(%xs)
        : (!fake.tensor<[4], f32>, !fake.tensor<[s0, 4], f32>)
        -> (!fake.tensor<*>, !fake.tensor<*>)
    do(%y: !fake.tensor<*>, %x: !fake.tensor<*>) {
      %1 = fake.aten.add.Tensor(%y, %x)
          : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
      fake.yield %1, %x : !fake.tensor<*>, !fake.tensor<*>
    }
    ```
  }];
  let arguments = (ins Variadic<Fake_AnyType>:$inits,
                       Variadic<Fake_TensorType>:$sequences,
                       Variadic<Fake_AnyType>:$inputs);
  let regions = (region SizedRegion<1>:$body);
}

def Fake_AssociativeScanOp
    : Fake_RegionOp<"associative_scan", [
        AttrSizedOperandSegments,
        DeclareOpInterfaceMethods<MetaLoopOpInterface>]> {
  let summary = "Combines slices in any grouping: associative_scan";
  let description = [{
    The region takes two slices along the first dimension of each operand after
    `over`, first one of each and then another of each, and the operands after
    `with`. It yields a slice for each, and the results have the metadata of the
    operands.

    ```mlir
    %0 = fake.associative_scan over(%xs)
        : (!fake.tensor<[s0, 4], f32>) -> !fake.tensor<*>
    do(%a: !fake.tensor<*>, %b: !fake.tensor<*>) {
      %1 = fake.aten.mul.Tensor(%a, %b)
          : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
      fake.yield %1 : !fake.tensor<*>
    }
    ```
  }];
  let arguments = (ins Variadic<Fake_TensorType>:$sequences,
                       Variadic<Fake_AnyType>:$inputs);
  let regions = (region SizedRegion<1>:$body);
}

#endif // FAKETENSOR_DIALECT_FAKE_IR_FAKECONTROLFLOW
