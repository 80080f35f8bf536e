//===- Schema.h - Parsed ATen schemas ---------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_ATEN_SCHEMA_H
#define FAKETENSOR_ATEN_SCHEMA_H

#include "FakeTensor/Meta/MetaValue.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Allocator.h"
#include <string>

namespace fake {

/// The base types of ATen schemas; SymInt and int are the same type here.
enum class SchemaBase : uint8_t {
  Tensor,
  Int,
  Float,
  Bool,
  Scalar,
  String,
  ScalarType,
  Layout,
  Device,
  MemoryFormat,
  Generator,
  /// Storage, Stream, QScheme, Dimname and others that no rule reads.
  Other
};

/// A type in a schema, such as `Tensor?[]` or `int[2]?`.
struct SchemaType {
  /// The type without `[]` and `?`.
  SchemaBase base = SchemaBase::Other;
  /// `T[]`.
  bool isList = false;
  /// `T?` for a scalar, `T[]?` for a list.
  bool isOptional = false;
  /// `T?[]`.
  bool hasOptionalElements = false;
  /// Declared as SymInt, which may be symbolic.
  bool isSymInt = false;
  /// The 2 of `int[2]`, for which a single value may be given; 0 otherwise.
  uint8_t fixedSize = 0;
};

/// An alias mark: `(a)` shares storage, `(a!)` is also written. `(*)` wildcard
/// sets are kept as the set '*'.
struct AliasMark {
  /// The letter of the alias set; 0 without a mark.
  char set = 0;
  /// Whether the argument is written, `!`.
  bool isWrite = false;
};

/// An argument or a return value of a schema.
struct SchemaArg {
  /// The name; empty for a return value without one.
  llvm::StringRef name;
  /// The declared type, without the alias mark.
  SchemaType type;
  /// The alias mark of the type; of a list, that of its elements.
  AliasMark alias;
  /// Whether it follows the `*`.
  bool isKeywordOnly = false;
  /// Whether it may be omitted.
  bool hasDefault = false;
  /// The default as a value; a single integer for `int[2]` is already expanded
  /// to a list.
  MetaValue defaultValue;
};

/// A function schema such as
/// `add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`.
class Schema {
public:
  /// Parses the text of a schema, namespace optional (`aten::` is implied).
  /// `text` must outlive the result; `arena` owns lists and strings. Fails with
  /// a message that quotes the position.
  static bool parse(llvm::StringRef text, llvm::BumpPtrAllocator &arena,
                    Schema &result, std::string &error);

  /// Namespace, `aten` or `prims`.
  llvm::StringRef getNamespace() const { return ns; }
  /// Name without the overload, `add`.
  llvm::StringRef getBaseName() const { return baseName; }
  /// Overload, `Tensor`; empty for the default one.
  llvm::StringRef getOverload() const { return overload; }
  /// The op name within a dialect: namespace, name and overload,
  /// `aten.add.Tensor`.
  std::string getOpName() const;
  /// The text it was parsed from.
  llvm::StringRef getText() const { return text; }

  /// Arguments in declared order, keyword-only ones last.
  llvm::ArrayRef<SchemaArg> getArgs() const { return args; }
  /// Return values in order; empty for an op without results.
  llvm::ArrayRef<SchemaArg> getReturns() const { return returns; }
  /// Number of arguments that may be given by position.
  unsigned getNumPositional() const { return numPositional; }
  /// The position of the argument of that name, -1 if there is none.
  int findArg(llvm::StringRef name) const;
  /// Whether some argument is written, `is_mutable`.
  bool isMutable() const;

private:
  friend class SchemaParser;
  llvm::StringRef text, ns, baseName, overload;
  llvm::SmallVector<SchemaArg, 6> args;
  llvm::SmallVector<SchemaArg, 1> returns;
  unsigned numPositional = 0;
};

/// The type in schema syntax.
std::string toString(const SchemaType &type);

/// Whether `value` may be passed where `type` is expected: ints for Scalar,
/// float and bool as TorchScript converts them, TorchScript's integer codes for
/// dtype, layout and memory format, None for optionals, a single integer for a
/// list of fixed size. Unknown values are accepted everywhere.
bool accepts(const SchemaType &type, const MetaValue &value);

/// Whether a tensor argument accepts a Python number, as in `add.Tensor(x, 2)`:
/// `should_allow_numbers_as_tensors` of PyTorch. It is a wrapped number in type
/// promotion.
bool acceptsNumbers(const Schema &schema, const SchemaArg &arg);

} // namespace fake

#endif // FAKETENSOR_ATEN_SCHEMA_H
