// RUN: fake-opt %s --verify-roundtrip | FileCheck %s
// RUN: fake-opt %s --mlir-print-op-generic | fake-opt | FileCheck %s
// RUN: fake-opt %s --emit-bytecode | fake-opt | FileCheck %s

// CHECK-LABEL: func private @value_tensors
// CHECK-SAME: (!torch.vtensor<[2,?],f32>, !torch.vtensor<[],si64>, !torch.vtensor<[?],i1>)
func.func private @value_tensors(!torch.vtensor<[2,?],f32>, !torch.vtensor<[],si64>, !torch.vtensor<[?],i1>)

// CHECK-LABEL: func private @unknown_rank_or_dtype
// CHECK-SAME: (!torch.vtensor<*,ui8>, !torch.vtensor<[2],unk>, !torch.vtensor)
func.func private @unknown_rank_or_dtype(!torch.vtensor<*,ui8>, !torch.vtensor<[2],unk>, !torch.vtensor)

// Without rank and dtype, the short form is printed.
// CHECK-LABEL: func private @nothing_known
// CHECK-SAME: (!torch.vtensor, !torch.tensor)
func.func private @nothing_known(!torch.vtensor<*,unk>, !torch.tensor<*,unk>)

// CHECK-LABEL: func private @non_value_tensors
// CHECK-SAME: (!torch.tensor<[4,5],bf16>, !torch.tensor)
func.func private @non_value_tensors(!torch.tensor<[4,5],bf16>, !torch.tensor)

// CHECK-LABEL: func private @rare_dtypes
// CHECK-SAME: (!torch.vtensor<[1],complex<f64>>, !torch.vtensor<[1],f8E4M3FN>, !torch.vtensor<[1],!torch.qint8>, !torch.vtensor<[1],!torch.str>)
func.func private @rare_dtypes(!torch.vtensor<[1],complex<f64>>, !torch.vtensor<[1],f8E4M3FN>, !torch.vtensor<[1],!torch.qint8>, !torch.vtensor<[1],!torch.str>)

// CHECK-LABEL: func private @scalars
// CHECK-SAME: (!torch.int, !torch.float, !torch.bool, !torch.none, !torch.str)
func.func private @scalars(!torch.int, !torch.float, !torch.bool, !torch.none, !torch.str)

// CHECK-LABEL: func private @other_words
// CHECK-SAME: (!torch.number, !torch.any, !torch.Device, !torch.Generator, !torch.LinearParams)
func.func private @other_words(!torch.number, !torch.any, !torch.Device, !torch.Generator, !torch.LinearParams)

// Nested types have no prefix.
// CHECK-LABEL: func private @containers
// CHECK-SAME: (!torch.list<int>, !torch.list<optional<vtensor<[2],f32>>>, !torch.tuple<int, tensor>, !torch.tuple<>)
func.func private @containers(!torch.list<int>, !torch.list<optional<vtensor<[2],f32>>>, !torch.tuple<int, tensor>, !torch.tuple<>)

// CHECK-LABEL: func private @dicts_and_unions
// CHECK-SAME: (!torch.dict<str, list<none>>, !torch.union<int, float>)
func.func private @dicts_and_unions(!torch.dict<str, list<none>>, !torch.union<int, float>)

// CHECK-LABEL: func private @modules
// CHECK-SAME: (!torch.nn.Module<"my_class">, !torch.list<nn.Module<"a">>)
func.func private @modules(!torch.nn.Module<"my_class">, !torch.list<nn.Module<"a">>)
