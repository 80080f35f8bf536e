// RUN: fake-opt %s --split-input-file --verify-diagnostics

// expected-error@+1 {{expected a torch type, found 'foo'}}
func.func private @unknown_word(!torch.foo)

// -----

// expected-error@+1 {{expected a torch type, found 'i32'}}
func.func private @builtin_inside(!torch.list<i32>)

// -----

// expected-error@+1 {{expected valid keyword}}
func.func private @prefix_inside(!torch.list<!torch.int>)

// -----

// expected-error@+1 {{expected a size of at least 0 or ?, found -1}}
func.func private @negative_size(!torch.vtensor<[-1],f32>)

// -----

// expected-error@+1 {{expected integer value}}
func.func private @size_that_is_a_word(!torch.vtensor<[a],f32>)

// -----

// expected-error@+1 {{expected ','}}
func.func private @no_dtype(!torch.vtensor<[2]>)

// -----

// expected-error@+1 {{expected the type of a dtype, such as f32 or si64, found 'i64'}}
func.func private @signless_dtype(!torch.vtensor<[2],i64>)

// -----

// expected-error@+1 {{expected the type of a dtype, such as f32 or si64, found '!torch.int'}}
func.func private @scalar_as_dtype(!torch.vtensor<[2],!torch.int>)

// -----

// expected-error@+1 {{expected 1 type in list, found 2}}
func.func private @list_of_two(!torch.list<int, int>)

// -----

// expected-error@+1 {{expected 1 type in optional, found 0}}
func.func private @optional_of_none(!torch.optional<>)

// -----

// expected-error@+1 {{expected 2 types in dict, found 1}}
func.func private @dict_of_one(!torch.dict<int>)

// -----

// expected-error@+1 {{expected string}}
func.func private @module_without_name(!torch.nn.Module<int>)

// -----

#CSR = #sparse_tensor.encoding<{ map = (d0, d1) -> (d0 : dense, d1 : compressed) }>
// expected-error@+1 {{expected a dense tensor, found an encoding behind the dtype; sparse tensors are read where a host brings torch-mlir's dialect}}
func.func private @sparse(!torch.vtensor<[8,16],f32,#CSR>)
