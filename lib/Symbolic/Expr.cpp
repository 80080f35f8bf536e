//===- Expr.cpp - Interned integer expressions ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Symbolic/Expr.h"
#include "Polynomial.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/bit.h"
#include "llvm/Support/xxhash.h"

using namespace fake;
using llvm::ArrayRef;
using llvm::cast;

//===----------------------------------------------------------------------===//
// Structural hashing
//===----------------------------------------------------------------------===//

// llvm::hash_combine may be seeded per process, and these hashes order terms.
static uint64_t mix(uint64_t seed, uint64_t value) {
  uint64_t x = seed * 0x9e3779b97f4a7c15ULL + value;
  x ^= x >> 30;
  x *= 0xbf58476d1ce4e5b9ULL;
  x ^= x >> 27;
  x *= 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

static uint64_t hashOf(SymInt value) {
  if (value.isExpr())
    return value.getExpr()->getStructuralHash();
  return mix(17, static_cast<uint64_t>(value.getOpaqueValue()));
}

namespace {
/// The key of a node, to look it up before it is created.
struct NodeKey {
  ExprKind kind;
  uint64_t hash;
  llvm::StringRef name;
  ArrayRef<SymInt> operands;
  int64_t constant = 0;
  ArrayRef<Term> terms;
  SymFunction function = SymFunction::Pow;

  NodeKey(llvm::StringRef name)
      : kind(ExprKind::Symbol), hash(mix(1, llvm::xxh3_64bits(name))),
        name(name) {}
  NodeKey(ExprKind kind, ArrayRef<SymInt> operands)
      : kind(kind), hash(mix(2, static_cast<uint64_t>(kind))),
        operands(operands) {
    for (SymInt operand : operands)
      hash = mix(hash, hashOf(operand));
  }
  NodeKey(SymFunction function, ArrayRef<SymInt> operands, double value = 0)
      : NodeKey(function < SymFunction::Constant ? ExprKind::Function
                                                 : ExprKind::Float,
                operands) {
    this->function = function;
    constant = llvm::bit_cast<int64_t>(value);
    hash = mix(mix(hash, static_cast<uint64_t>(function)),
               static_cast<uint64_t>(constant));
  }
  NodeKey(int64_t constant, ArrayRef<Term> terms)
      : kind(ExprKind::Sum), hash(mix(3, static_cast<uint64_t>(constant))),
        constant(constant), terms(terms) {
    for (const Term &term : terms) {
      hash = mix(hash, static_cast<uint64_t>(term.coefficient));
      for (const Factor &factor : term.factors)
        hash = mix(hash + factor.exponent, factor.atom->getStructuralHash());
    }
  }

  bool matches(const Expr *e) const {
    if (e->getStructuralHash() != hash || e->getKind() != kind)
      return false;
    switch (kind) {
    case ExprKind::Symbol:
      return cast<SymbolExpr>(e)->getName() == name;
    case ExprKind::FloorDiv:
    case ExprKind::Mod: {
      auto *binary = cast<BinaryExpr>(e);
      return binary->getLHS() == operands[0] && binary->getRHS() == operands[1];
    }
    case ExprKind::Max:
    case ExprKind::Min:
      return cast<MinMaxExpr>(e)->getOperands() == operands;
    case ExprKind::Function:
    case ExprKind::Float: {
      auto *call = cast<FunctionExpr>(e);
      return call->getFunction() == function &&
             call->getOperands() == operands &&
             llvm::bit_cast<int64_t>(call->getConstant()) == constant;
    }
    case ExprKind::Sum:
      break;
    }
    auto *sum = cast<SumExpr>(e);
    return sum->getConstant() == constant &&
           llvm::equal(sum->getTerms(), terms,
                       [](const Term &a, const Term &b) {
                         return a.coefficient == b.coefficient &&
                                a.factors == b.factors;
                       });
  }
};

struct NodeInfo {
  static const Expr *getEmptyKey() {
    return llvm::DenseMapInfo<const Expr *>::getEmptyKey();
  }
  static const Expr *getTombstoneKey() {
    return llvm::DenseMapInfo<const Expr *>::getTombstoneKey();
  }
  static unsigned getHashValue(const Expr *e) {
    return static_cast<unsigned>(e->getStructuralHash());
  }
  static unsigned getHashValue(const NodeKey &key) {
    return static_cast<unsigned>(key.hash);
  }
  static bool isEqual(const Expr *a, const Expr *b) { return a == b; }
  static bool isEqual(const NodeKey &key, const Expr *e) {
    return e != getEmptyKey() && e != getTombstoneKey() && key.matches(e);
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// ExprPool
//===----------------------------------------------------------------------===//

struct ExprPool::Impl {
  llvm::BumpPtrAllocator allocator;
  llvm::DenseSet<const Expr *, NodeInfo> nodes;

  template <typename T> ArrayRef<T> copy(ArrayRef<T> values) {
    return values.copy(allocator);
  }

  const Expr *find(const NodeKey &key) const {
    auto it = nodes.find_as(key);
    return it == nodes.end() ? nullptr : *it;
  }

  /// Allocates memory for a node.
  template <typename T> void *place() {
    static_assert(std::is_trivially_destructible_v<T>,
                  "nodes are not destroyed one by one");
    return allocator.Allocate<T>();
  }
};

ExprPool::ExprPool() : impl(std::make_unique<Impl>()) {}
ExprPool::~ExprPool() = default;

namespace {
/// Accumulates depth and tree size of a node from its operands.
struct Measure {
  unsigned depth = 0, size = 1;
  void include(SymInt value) {
    if (value.isExpr())
      include(value.getExpr());
    else
      ++size;
  }
  void include(const Expr *e) {
    depth = std::max(depth, e->getDepth() + 1);
    size += e->getTreeSize();
  }
  uint8_t getDepth() const { return std::min(depth, 255u); }
  uint16_t getSize() const { return std::min(size, 65535u); }
};
} // namespace

const SymbolExpr *ExprPool::getSymbol(llvm::StringRef name) {
  NodeKey key(name);
  if (const Expr *known = impl->find(key))
    return cast<SymbolExpr>(known);
  auto *node = new (impl->place<SymbolExpr>())
      SymbolExpr(numNodes++, key.hash, name.copy(impl->allocator));
  impl->nodes.insert(node);
  return node;
}

static Measure measure(ArrayRef<SymInt> operands) {
  Measure m;
  for (SymInt operand : operands)
    m.include(operand);
  return m;
}

const Expr *ExprPool::getFloorDiv(SymInt lhs, SymInt rhs) {
  SymInt operands[] = {lhs, rhs};
  NodeKey key(ExprKind::FloorDiv, operands);
  if (const Expr *known = impl->find(key))
    return known;
  auto *node = new (impl->place<BinaryExpr>())
      BinaryExpr(key.kind, numNodes++, key.hash, lhs, rhs);
  Measure m = measure(operands);
  node->depth = m.getDepth();
  node->treeSize = m.getSize();
  impl->nodes.insert(node);
  return node;
}

const Expr *ExprPool::getMod(SymInt lhs, SymInt rhs) {
  SymInt operands[] = {lhs, rhs};
  NodeKey key(ExprKind::Mod, operands);
  if (const Expr *known = impl->find(key))
    return known;
  auto *node = new (impl->place<BinaryExpr>())
      BinaryExpr(key.kind, numNodes++, key.hash, lhs, rhs);
  Measure m = measure(operands);
  node->depth = m.getDepth();
  node->treeSize = m.getSize();
  impl->nodes.insert(node);
  return node;
}

const Expr *ExprPool::getMinMax(ExprKind kind, ArrayRef<SymInt> operands) {
  assert((kind == ExprKind::Max || kind == ExprKind::Min) && "wrong kind");
  NodeKey key(kind, operands);
  if (const Expr *known = impl->find(key))
    return known;
  auto *node = new (impl->place<MinMaxExpr>())
      MinMaxExpr(kind, numNodes++, key.hash, impl->copy(operands));
  Measure m = measure(operands);
  node->depth = m.getDepth();
  node->treeSize = m.getSize();
  impl->nodes.insert(node);
  return node;
}

const Expr *ExprPool::getFunction(SymFunction function,
                                  ArrayRef<SymInt> operands) {
  assert(function != SymFunction::Constant && "getFloat makes constants");
  NodeKey key(function, operands);
  if (const Expr *known = impl->find(key))
    return known;
  auto *node = new (impl->place<FunctionExpr>())
      FunctionExpr(key.kind, numNodes++, key.hash, function,
                   impl->copy(operands), /*constant=*/0);
  Measure m = measure(operands);
  node->depth = m.getDepth();
  node->treeSize = m.getSize();
  impl->nodes.insert(node);
  return node;
}

const Expr *ExprPool::getFloat(double value) {
  NodeKey key(SymFunction::Constant, {}, value);
  if (const Expr *known = impl->find(key))
    return known;
  auto *node = new (impl->place<FunctionExpr>()) FunctionExpr(
      key.kind, numNodes++, key.hash, SymFunction::Constant, {}, value);
  impl->nodes.insert(node);
  return node;
}

std::optional<double> fake::getConstantFloat(SymInt value) {
  if (!isFloat(value))
    return std::nullopt;
  auto *call = cast<FunctionExpr>(value.getExpr());
  return call->getFunction() == SymFunction::Constant
             ? std::optional(call->getConstant())
             : std::nullopt;
}

SymInt ExprPool::getSum(int64_t constant, ArrayRef<Term> terms) {
  if (terms.empty())
    return constant;
  const Term &first = terms.front();
  if (constant == 0 && terms.size() == 1 && first.coefficient == 1 &&
      first.factors.size() == 1 && first.factors[0].exponent == 1)
    return first.factors[0].atom;

  NodeKey key(constant, terms);
  if (const Expr *known = impl->find(key))
    return known;
  Measure m;
  Term *copies = impl->allocator.Allocate<Term>(terms.size());
  for (size_t i = 0, e = terms.size(); i != e; ++i) {
    copies[i] = {terms[i].coefficient, impl->copy(terms[i].factors)};
    for (const Factor &factor : terms[i].factors)
      m.include(factor.atom);
  }
  auto *node = new (impl->place<SumExpr>()) SumExpr(
      numNodes++, key.hash, constant, ArrayRef<Term>(copies, terms.size()));
  node->depth = m.getDepth();
  node->treeSize = m.getSize();
  impl->nodes.insert(node);
  return node;
}

SymInt ExprPool::import(SymInt value,
                        llvm::DenseMap<const Expr *, const Expr *> &cache) {
  if (!value.isExpr())
    return value;
  const Expr *e = value.getExpr();
  if (const Expr *known = cache.lookup(e))
    return known;

  SymInt result;
  if (auto *symbol = llvm::dyn_cast<SymbolExpr>(e)) {
    result = getSymbol(symbol->getName());
  } else if (auto *binary = llvm::dyn_cast<BinaryExpr>(e)) {
    SymInt lhs = import(binary->getLHS(), cache);
    SymInt rhs = import(binary->getRHS(), cache);
    result = e->getKind() == ExprKind::Mod ? getMod(lhs, rhs)
                                           : getFloorDiv(lhs, rhs);
  } else if (auto *minMax = llvm::dyn_cast<MinMaxExpr>(e)) {
    llvm::SmallVector<SymInt, 4> operands;
    for (SymInt operand : minMax->getOperands())
      operands.push_back(import(operand, cache));
    result = getMinMax(e->getKind(), operands);
  } else if (auto *call = llvm::dyn_cast<FunctionExpr>(e)) {
    llvm::SmallVector<SymInt, 2> operands;
    for (SymInt operand : call->getOperands())
      operands.push_back(import(operand, cache));
    result = call->getFunction() == SymFunction::Constant
                 ? getFloat(call->getConstant())
                 : getFunction(call->getFunction(), operands);
  } else {
    auto *sum = cast<SumExpr>(e);
    llvm::SmallVector<llvm::SmallVector<Factor, 2>, 4> factors;
    llvm::SmallVector<Term, 4> terms;
    factors.resize(sum->getTerms().size());
    for (auto [term, copies] : llvm::zip(sum->getTerms(), factors)) {
      for (const Factor &factor : term.factors)
        copies.push_back(
            {import(factor.atom, cache).getExpr(), factor.exponent});
      terms.push_back({term.coefficient, copies});
    }
    result = getSum(sum->getConstant(), terms);
  }
  cache[e] = result.getExpr();
  return result;
}

//===----------------------------------------------------------------------===//
// Order
//===----------------------------------------------------------------------===//

static int compareValues(SymInt a, SymInt b) {
  if (a == b)
    return 0;
  if (a.isExpr() && b.isExpr())
    return ExprPool::compare(a.getExpr(), b.getExpr());
  if (a.isExpr() != b.isExpr())
    return a.isExpr() ? 1 : -1;
  return a.getOpaqueValue() < b.getOpaqueValue() ? -1 : 1;
}

static int compareLists(ArrayRef<SymInt> a, ArrayRef<SymInt> b) {
  if (a.size() != b.size())
    return a.size() < b.size() ? -1 : 1;
  for (auto [x, y] : llvm::zip(a, b))
    if (int order = compareValues(x, y))
      return order;
  return 0;
}

bool ExprPool::less(SymInt a, SymInt b) { return compareValues(a, b) < 0; }

int ExprPool::compare(const Expr *a, const Expr *b) {
  if (a == b)
    return 0;
  if (a->getStructuralHash() != b->getStructuralHash())
    return a->getStructuralHash() < b->getStructuralHash() ? -1 : 1;
  // Only reached for nodes of two pools, or for hash collisions.
  if (a->getKind() != b->getKind())
    return a->getKind() < b->getKind() ? -1 : 1;
  if (auto *symbol = llvm::dyn_cast<SymbolExpr>(a))
    return symbol->getName().compare(cast<SymbolExpr>(b)->getName());
  if (auto *x = llvm::dyn_cast<BinaryExpr>(a)) {
    auto *y = cast<BinaryExpr>(b);
    return compareLists({x->getLHS(), x->getRHS()}, {y->getLHS(), y->getRHS()});
  }
  if (auto *minMax = llvm::dyn_cast<MinMaxExpr>(a))
    return compareLists(minMax->getOperands(),
                        cast<MinMaxExpr>(b)->getOperands());
  if (auto *x = llvm::dyn_cast<FunctionExpr>(a)) {
    auto *y = cast<FunctionExpr>(b);
    if (x->getFunction() != y->getFunction())
      return x->getFunction() < y->getFunction() ? -1 : 1;
    if (x->getConstant() != y->getConstant())
      return x->getConstant() < y->getConstant() ? -1 : 1;
    return compareLists(x->getOperands(), y->getOperands());
  }
  auto *x = cast<SumExpr>(a), *y = cast<SumExpr>(b);
  if (x->getConstant() != y->getConstant())
    return x->getConstant() < y->getConstant() ? -1 : 1;
  if (x->getTerms().size() != y->getTerms().size())
    return x->getTerms().size() < y->getTerms().size() ? -1 : 1;
  for (auto [s, t] : llvm::zip(x->getTerms(), y->getTerms())) {
    if (int order = compareMonomials(s.factors, t.factors))
      return order;
    if (s.coefficient != t.coefficient)
      return s.coefficient < t.coefficient ? -1 : 1;
  }
  return 0;
}

//===----------------------------------------------------------------------===//
// Walks
//===----------------------------------------------------------------------===//

void fake::forEachOperand(const Expr *e, llvm::function_ref<void(SymInt)> fn) {
  if (auto *binary = llvm::dyn_cast<BinaryExpr>(e)) {
    fn(binary->getLHS());
    fn(binary->getRHS());
  } else if (auto *minMax = llvm::dyn_cast<MinMaxExpr>(e)) {
    llvm::for_each(minMax->getOperands(), fn);
  } else if (auto *call = llvm::dyn_cast<FunctionExpr>(e)) {
    llvm::for_each(call->getOperands(), fn);
  } else if (auto *sum = llvm::dyn_cast<SumExpr>(e)) {
    for (const Term &term : sum->getTerms())
      for (const Factor &factor : term.factors)
        fn(factor.atom);
  }
}

void fake::collectSymbols(SymInt value,
                          llvm::function_ref<void(const SymbolExpr *)> fn) {
  if (!value.isExpr())
    return;
  llvm::SmallVector<const Expr *, 8> worklist = {value.getExpr()};
  llvm::SmallPtrSet<const Expr *, 16> seen = {value.getExpr()};
  llvm::SmallVector<const SymbolExpr *, 8> found;
  while (!worklist.empty()) {
    const Expr *e = worklist.pop_back_val();
    if (auto *symbol = llvm::dyn_cast<SymbolExpr>(e))
      found.push_back(symbol);
    forEachOperand(e, [&](SymInt operand) {
      if (operand.isExpr() && seen.insert(operand.getExpr()).second)
        worklist.push_back(operand.getExpr());
    });
  }
  llvm::sort(found, [](const SymbolExpr *a, const SymbolExpr *b) {
    return compareNumeric(a->getName(), b->getName()) < 0;
  });
  llvm::for_each(found, fn);
}

namespace {
/// Evaluates with memoization, so that shared nodes are visited once.
class Evaluator {
public:
  using Assignment =
      llvm::function_ref<std::optional<int64_t>(const SymbolExpr *)>;
  Evaluator(Assignment assign) : assign(assign) {}

  std::optional<int64_t> visit(SymInt value) {
    if (value.isInt())
      return value.getInt();
    if (value.isUnknown())
      return std::nullopt;
    const Expr *e = value.getExpr();
    if (auto *symbol = llvm::dyn_cast<SymbolExpr>(e))
      return assign(symbol);
    // Memoization costs more than evaluating a small tree again.
    if (e->getTreeSize() < 32)
      return compute(e);
    auto it = memory.find(e);
    if (it != memory.end())
      return it->second;
    std::optional<int64_t> result = compute(e);
    memory[e] = result;
    return result;
  }

private:
  std::optional<int64_t> compute(const Expr *e) {
    if (auto *binary = llvm::dyn_cast<BinaryExpr>(e)) {
      std::optional<int64_t> lhs = visit(binary->getLHS());
      std::optional<int64_t> rhs = visit(binary->getRHS());
      if (!lhs || !rhs || *rhs == 0)
        return std::nullopt;
      if (e->getKind() == ExprKind::Mod)
        return floorModInt(*lhs, *rhs);
      if (*rhs == -1)
        return narrow(-static_cast<Wide>(*lhs));
      return floorDivInt(*lhs, *rhs);
    }
    if (auto *minMax = llvm::dyn_cast<MinMaxExpr>(e)) {
      std::optional<int64_t> best;
      for (SymInt operand : minMax->getOperands()) {
        std::optional<int64_t> value = visit(operand);
        if (!value)
          return std::nullopt;
        if (!best ||
            (e->getKind() == ExprKind::Max ? *value > *best : *value < *best))
          best = value;
      }
      return best;
    }
    if (auto *call = llvm::dyn_cast<FunctionExpr>(e))
      return computeFunction(call);
    auto *sum = cast<SumExpr>(e);
    Wide total = sum->getConstant();
    for (const Term &term : sum->getTerms()) {
      std::optional<Wide> value = evaluateTerm(term);
      if (!value)
        return std::nullopt;
      total += *value;
    }
    return narrow(total);
  }

  std::optional<int64_t> computeFunction(const FunctionExpr *e) {
    if (e->getKind() == ExprKind::Float)
      return std::nullopt;
    if (e->getFunction() == SymFunction::Pow) {
      std::optional<int64_t> base = visit(e->getOperands()[0]);
      std::optional<int64_t> exponent = visit(e->getOperands()[1]);
      return base && exponent ? powInt(*base, *exponent) : std::nullopt;
    }
    std::optional<double> value = visitFloat(e->getOperands()[0]);
    return value ? roundFloat(e->getFunction(), *value) : std::nullopt;
  }

  /// The value of an integer or float, as a float.
  std::optional<double> visitFloat(SymInt value) {
    if (!isFloat(value)) {
      std::optional<int64_t> number = visit(value);
      return number ? std::optional(static_cast<double>(*number))
                    : std::nullopt;
    }
    auto *call = cast<FunctionExpr>(value.getExpr());
    if (call->getFunction() == SymFunction::Constant)
      return call->getConstant();
    llvm::SmallVector<double, 2> operands;
    for (SymInt operand : call->getOperands()) {
      std::optional<double> known = visitFloat(operand);
      if (!known)
        return std::nullopt;
      operands.push_back(*known);
    }
    return evaluateFloat(call->getFunction(), operands);
  }

  std::optional<Wide> evaluateTerm(const Term &term) {
    Wide product = term.coefficient;
    bool tooLarge = false, isZero = false;
    for (const Factor &factor : term.factors) {
      std::optional<int64_t> value = visit(factor.atom);
      if (!value)
        return std::nullopt;
      isZero |= *value == 0;
      for (unsigned i = 0; i != factor.exponent && !isZero && !tooLarge; ++i) {
        if (*value == 1 || (*value == -1 && i + 1 < factor.exponent &&
                            (factor.exponent - i) % 2 == 0))
          break;
        // Another factor must not overflow 128 bits.
        tooLarge = !narrow(product);
        product *= tooLarge ? 1 : *value;
      }
    }
    if (isZero)
      return Wide(0);
    if (tooLarge)
      return std::nullopt;
    // Terms may cancel, as long as partial sums cannot overflow.
    Wide bound = Wide(1) << 110;
    if (product > bound || product < -bound)
      return std::nullopt;
    return product;
  }

  Assignment assign;
  llvm::DenseMap<const Expr *, std::optional<int64_t>> memory;
};
} // namespace

std::optional<int64_t> fake::evaluate(
    SymInt value,
    llvm::function_ref<std::optional<int64_t>(const SymbolExpr *)> assign) {
  return Evaluator(assign).visit(value);
}
