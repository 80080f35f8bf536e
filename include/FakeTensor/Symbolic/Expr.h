//===- Expr.h - Interned integer expressions --------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Immutable expressions in a polynomial normal form over the atoms {symbol,
// floordiv, mod, max, min, functions such as trunc}, and the pool that interns
// them. Nodes are independent of ranges and facts; simplification is in
// ShapeEnv.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_SYMBOLIC_EXPR_H
#define FAKETENSOR_SYMBOLIC_EXPR_H

#include "FakeTensor/Symbolic/SymInt.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/Casting.h"
#include "llvm/Support/raw_ostream.h"
#include <memory>
#include <string>

namespace fake {

/// The kind of an expression node. All but Sum and Float are atoms.
enum class ExprKind : uint8_t {
  Symbol,
  FloorDiv,
  Mod,
  Max,
  Min,
  /// An integer function of integers or of a float.
  Function,
  Sum,
  /// A float64, which is never part of a sum.
  Float
};

/// A function, named as PyTorch's sympy functions are.
enum class SymFunction : uint8_t {
  // Integers.
  /// `base ** exponent` with a nonnegative exponent, `PowByNatural`.
  Pow,
  /// A float rounded to an integer: toward zero, down, up, to nearest with ties
  /// to even. `TruncToInt`, `FloorToInt` and so on.
  Trunc,
  Floor,
  Ceil,
  Round,
  // Floats.
  Constant,
  /// An integer as a float.
  ToFloat,
  /// The quotient of two integers, or of two floats.
  IntTrueDiv,
  FloatTrueDiv,
  FloatAdd,
  FloatMul,
  FloatPow,
  Sqrt,
  Exp,
  Log
};

/// Base of all interned expressions. Two nodes of a pool have the same normal
/// form if and only if they have the same address.
class Expr {
public:
  /// What kind of node this is.
  ExprKind getKind() const { return kind; }
  /// The index of this node in its pool, in order of creation.
  unsigned getID() const { return id; }
  /// A hash of structure and symbol names, stable across pools and runs; it
  /// also orders terms.
  uint64_t getStructuralHash() const { return structuralHash; }
  /// Whether this node may be a factor of a monomial.
  bool isAtom() const {
    return kind != ExprKind::Sum && kind != ExprKind::Float;
  }
  /// The depth of the expression, saturated; 0 for symbols.
  unsigned getDepth() const { return depth; }
  /// The number of nodes when expanded to a tree, saturated.
  unsigned getTreeSize() const { return treeSize; }

protected:
  /// A node of a pool; the hash is that of the structure.
  Expr(ExprKind kind, unsigned id, uint64_t hash)
      : kind(kind), id(id), structuralHash(hash) {}

private:
  friend class ExprPool;
  ExprKind kind;
  uint8_t depth = 0;
  uint16_t treeSize = 1;
  unsigned id;
  uint64_t structuralHash;
};

/// A named symbol such as `s0` or `u1`.
class SymbolExpr : public Expr {
public:
  /// The name; unique in the pool.
  llvm::StringRef getName() const { return name; }
  /// For isa and dyn_cast.
  static bool classof(const Expr *e) {
    return e->getKind() == ExprKind::Symbol;
  }

private:
  friend class ExprPool;
  SymbolExpr(unsigned id, uint64_t hash, llvm::StringRef name)
      : Expr(ExprKind::Symbol, id, hash), name(name) {}
  llvm::StringRef name;
};

/// Floor division or modulus, as Python's `//` and `%`: the quotient rounds
/// toward minus infinity, the remainder has the divisor's sign.
class BinaryExpr : public Expr {
public:
  /// The dividend.
  SymInt getLHS() const { return lhs; }
  /// The divisor.
  SymInt getRHS() const { return rhs; }
  /// For isa and dyn_cast.
  static bool classof(const Expr *e) {
    return e->getKind() == ExprKind::FloorDiv || e->getKind() == ExprKind::Mod;
  }

private:
  friend class ExprPool;
  BinaryExpr(ExprKind kind, unsigned id, uint64_t hash, SymInt lhs, SymInt rhs)
      : Expr(kind, id, hash), lhs(lhs), rhs(rhs) {}
  SymInt lhs, rhs;
};

/// Maximum or minimum of two or more operands, sorted and without duplicates.
class MinMaxExpr : public Expr {
public:
  /// The operands, at least two.
  llvm::ArrayRef<SymInt> getOperands() const { return operands; }
  /// For isa and dyn_cast.
  static bool classof(const Expr *e) {
    return e->getKind() == ExprKind::Max || e->getKind() == ExprKind::Min;
  }

private:
  friend class ExprPool;
  MinMaxExpr(ExprKind kind, unsigned id, uint64_t hash,
             llvm::ArrayRef<SymInt> operands)
      : Expr(kind, id, hash), operands(operands) {}
  llvm::ArrayRef<SymInt> operands;
};

/// A function of integers or floats, or a constant float. Floats are float64,
/// with its rounding.
class FunctionExpr : public Expr {
public:
  /// The function; Constant for a constant float.
  SymFunction getFunction() const { return function; }
  /// The operands of the function; empty for a constant.
  llvm::ArrayRef<SymInt> getOperands() const { return operands; }
  /// The value of a Constant.
  double getConstant() const { return constant; }
  /// For isa and dyn_cast.
  static bool classof(const Expr *e) {
    return e->getKind() == ExprKind::Function ||
           e->getKind() == ExprKind::Float;
  }

private:
  friend class ExprPool;
  FunctionExpr(ExprKind kind, unsigned id, uint64_t hash, SymFunction function,
               llvm::ArrayRef<SymInt> operands, double constant)
      : Expr(kind, id, hash), function(function), operands(operands),
        constant(constant) {}
  SymFunction function;
  llvm::ArrayRef<SymInt> operands;
  double constant;
};

/// Whether a value is a float.
inline bool isFloat(SymInt value) {
  return value.isExpr() && value.getExpr()->getKind() == ExprKind::Float;
}
/// The value of a constant float; nullopt for other values.
std::optional<double> getConstantFloat(SymInt value);

/// An atom raised to a positive power.
struct Factor {
  /// The atom.
  const Expr *atom;
  /// Its power, at least 1.
  unsigned exponent;
  friend bool operator==(const Factor &a, const Factor &b) {
    return a.atom == b.atom && a.exponent == b.exponent;
  }
};

/// `coefficient * product(factors)`; the factors are sorted and not empty.
struct Term {
  /// Never 0.
  int64_t coefficient;
  /// Sorted, with distinct atoms.
  llvm::ArrayRef<Factor> factors;
};

/// `constant + sum(terms)`: the terms are sorted, with distinct factors and
/// nonzero coefficients. A single atom is not wrapped in a Sum.
class SumExpr : public Expr {
public:
  /// The constant term, which may be 0.
  int64_t getConstant() const { return constant; }
  /// The other terms, at least one.
  llvm::ArrayRef<Term> getTerms() const { return terms; }
  /// For isa and dyn_cast.
  static bool classof(const Expr *e) { return e->getKind() == ExprKind::Sum; }

private:
  friend class ExprPool;
  SumExpr(unsigned id, uint64_t hash, int64_t constant,
          llvm::ArrayRef<Term> terms)
      : Expr(ExprKind::Sum, id, hash), constant(constant), terms(terms) {}
  int64_t constant;
  llvm::ArrayRef<Term> terms;
};

/// Owns and interns expressions. Not thread safe: each analysis has its own
/// pool; the dialect guards the pool of types with a lock.
class ExprPool {
public:
  /// An empty pool.
  ExprPool();
  /// Frees all nodes.
  ~ExprPool();
  ExprPool(const ExprPool &) = delete;
  ExprPool &operator=(const ExprPool &) = delete;

  /// The symbol of that name.
  const SymbolExpr *getSymbol(llvm::StringRef name);
  /// The node for these operands, exactly as given: the caller must simplify
  /// them and, for Max and Min, sort them with `less`.
  const Expr *getFloorDiv(SymInt lhs, SymInt rhs);
  /// The same for a modulus.
  const Expr *getMod(SymInt lhs, SymInt rhs);
  /// The same for `kind`, Max or Min, of at least two operands.
  const Expr *getMinMax(ExprKind kind, llvm::ArrayRef<SymInt> operands);
  /// The same for a function of integers or floats.
  const Expr *getFunction(SymFunction function,
                          llvm::ArrayRef<SymInt> operands);
  /// A constant float.
  const Expr *getFloat(double value);
  /// `constant + terms`; terms must satisfy the invariants of SumExpr. Returns
  /// a plain integer or a single atom if the sum is one.
  SymInt getSum(int64_t constant, llvm::ArrayRef<Term> terms);

  /// Copies a value of another pool into this one, node by node and without
  /// simplification. `cache` maps nodes already copied; keep it across calls.
  SymInt import(SymInt value,
                llvm::DenseMap<const Expr *, const Expr *> &cache);

  /// The number of nodes; IDs are smaller.
  unsigned size() const { return numNodes; }

  /// A total order on values that does not depend on addresses: integers
  /// first, then by structural hash, then by structure.
  static bool less(SymInt a, SymInt b);
  /// The same order on expressions.
  static int compare(const Expr *a, const Expr *b);

private:
  struct Impl;
  std::unique_ptr<Impl> impl;
  unsigned numNodes = 0;
};

/// The syntax of a printed expression.
enum class SymSyntax {
  /// Python, as PyTorch prints: `//`, `%`, `**`, `Max(a, b)`, `Min(a, b)`,
  /// `TruncToInt(1.5*ToFloat(a))`.
  Python,
  /// MLIR affine words, since `//` starts a comment in MLIR: `floordiv`, `mod`,
  /// `max(a, b)`, `min(a, b)`, `pow(a, b)`; powers with constant exponents are
  /// printed as products. Floats occur within `trunc`, `floor`, `ceil` or
  /// `round`: `trunc(1.5 * a)`, `ceil(0.5 * float(a) + truediv(b, 3))`.
  MLIR
};

/// Whether a symbol name is printed bare: an identifier that is not a keyword
/// of the syntax. Other names are printed as string literals.
bool isSymbolName(llvm::StringRef name, SymSyntax syntax);
/// Prints a symbol name; if not bare, in quotes with nonprintable characters
/// escaped as `\0A`.
void printSymbolName(llvm::raw_ostream &os, llvm::StringRef name,
                     SymSyntax syntax = SymSyntax::Python);
/// Prints `value`; unknown prints as `?`. Both syntaxes round-trip.
void print(llvm::raw_ostream &os, SymInt value,
           SymSyntax syntax = SymSyntax::Python);
/// Prints the shortest digits that round-trip, as Python's `repr`; in MLIR
/// always with a decimal point, to distinguish floats from integers.
void printFloat(llvm::raw_ostream &os, double value,
                SymSyntax syntax = SymSyntax::Python);
/// `print` into a string.
std::string toString(SymInt value, SymSyntax syntax = SymSyntax::Python);

/// Calls `fn` for every symbol in `value`, once each, in natural order of their
/// names.
void collectSymbols(SymInt value,
                    llvm::function_ref<void(const SymbolExpr *)> fn);

/// Evaluates `value` under an assignment of its symbols. Returns nullopt for
/// unknown values, unassigned symbols, division by zero, overflow and floats.
std::optional<int64_t>
evaluate(SymInt value,
         llvm::function_ref<std::optional<int64_t>(const SymbolExpr *)> assign);
/// Evaluates a function of floats other than Constant; nullopt for a division
/// by zero.
std::optional<double> evaluateFloat(SymFunction function,
                                    llvm::ArrayRef<double> operands);
/// Rounds a float to an integer; nullopt on overflow.
std::optional<int64_t> roundFloat(SymFunction function, double value);
/// `base ** exponent`; nullopt on overflow.
std::optional<int64_t> powInt(int64_t base, int64_t exponent);

} // namespace fake

#endif // FAKETENSOR_SYMBOLIC_EXPR_H
