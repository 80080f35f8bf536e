//===- PropertyTest.cpp - Simplification against evaluation -----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Random expressions are built twice: through ShapeEnv, and as a plain tree
// that is evaluated directly. All results of the environment must hold for
// every assignment that satisfies the declared ranges and the facts.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Symbolic/ShapeEnv.h"
#include "gtest/gtest.h"
#include <cstdlib>
#include <random>

using namespace fake;

__extension__ typedef __int128 Wide;

namespace {
/// An expression as constructed, without simplification.
struct Node {
  enum Kind {
    Constant,
    Symbol,
    Add,
    Sub,
    Mul,
    Div,
    Mod,
    CeilDiv,
    Max,
    Min,
    Scale,
    /// A quotient of floats that is rounded down or up.
    Quotient
  };
  Kind kind;
  /// A constant, the index of a symbol, a factor or a rounding function.
  int64_t value;
  int left = -1, right = -1;
};

using Values = std::vector<int64_t>;

/// A set of facts, and values for the symbols that satisfy them.
class Scenario {
public:
  /// With `extreme`, integers are near the limits of int64_t.
  Scenario(uint64_t seed, bool extreme = false)
      : extreme(extreme), random(seed) {}

  void run(unsigned numExpressions);
  uint64_t numChecked = 0, numDecided = 0, numConditions = 0;

private:
  int64_t pick(int64_t low, int64_t high) {
    return low + static_cast<int64_t>(random() % (high - low + 1));
  }

  void declareSymbols();
  void makeAssignments();
  void learnFacts();
  int makeTree(unsigned depth);
  SymInt build(ShapeEnv &env, int node);
  std::optional<Wide> evaluateTree(int node, const Values &values) const;
  std::optional<int64_t> evaluateSym(SymInt value, const Values &values) const;
  bool isUndefined(SymInt value) const {
    return llvm::none_of(assignments, [&](const Values &values) {
      return evaluateSym(value, values).has_value();
    });
  }
  std::optional<bool> holds(const Condition &c, const Values &values) const;
  Condition makeCondition(SymInt a, SymInt b);
  void keep(const Condition &c);
  void checkExpression();
  void checkValue(int tree, SymInt value, const char *what);
  void checkQuestion(const Condition &c);

  int64_t pickExtreme(Range range);

  bool extreme;
  std::mt19937_64 random;
  std::unique_ptr<ShapeEnv> env, other;
  std::vector<Node> nodes;
  std::vector<SymInt> symbols, pastValues;
  std::vector<Range> ranges;
  std::vector<Values> assignments;
  std::vector<Condition> learned;
};
} // namespace

static Wide floorDivWide(Wide a, Wide b) {
  return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

void Scenario::declareSymbols() {
  static const Range choices[] = {{2, Range::posInf},
                                  {0, Range::posInf},
                                  {},
                                  {1, 8},
                                  {-5, 5},
                                  {Range::negInf, -1},
                                  {0, 3},
                                  {16, 64}};
  static const Range extremes[] = {{2, Range::posInf},
                                   {},
                                   {1, Range::posInf - 1},
                                   {-(int64_t(1) << 62), int64_t(1) << 62},
                                   {int64_t(1) << 61, Range::posInf},
                                   {0, int64_t(1) << 32}};
  env = std::make_unique<ShapeEnv>();
  other = std::make_unique<ShapeEnv>();
  nodes.clear();
  symbols.clear();
  pastValues.clear();
  ranges.clear();
  learned.clear();
  for (int i = 0; i != 4; ++i) {
    ranges.push_back(extreme ? extremes[pick(0, std::size(extremes) - 1)]
                             : choices[pick(0, std::size(choices) - 1)]);
    std::string name = "s" + std::to_string(i);
    symbols.push_back(env->declareSymbol(name, ranges.back()));
    other->declareSymbol(name, ranges.back());
  }
}

/// An integer near a power of two or near a bound of the range.
int64_t Scenario::pickExtreme(Range range) {
  constexpr int64_t limit = Range::posInf - 1;
  int64_t value = 0;
  switch (pick(0, 3)) {
  case 0:
    value = std::min(range.max, limit) - pick(0, 3);
    break;
  case 1:
    value = std::max(range.min, -limit) + pick(0, 3);
    break;
  default:
    value = (int64_t(1) << pick(0, 62)) - pick(0, 2);
    if (pick(0, 3) == 0)
      value = -value;
  }
  return std::clamp(value, std::max(range.min, -limit),
                    std::min(range.max, limit));
}

void Scenario::makeAssignments() {
  assignments.clear();
  for (int i = 0; i != 400; ++i) {
    Values values;
    for (Range range : ranges) {
      if (extreme) {
        values.push_back(pickExtreme(range));
        continue;
      }
      int64_t low = range.min != Range::negInf   ? range.min
                    : range.max != Range::posInf ? range.max - 40
                                                 : -20;
      int64_t high = range.max != Range::posInf ? range.max : low + 40;
      values.push_back(pick(low, i % 2 ? std::min(high, low + 6) : high));
    }
    assignments.push_back(values);
  }
}

static constexpr double factors[] = {1.7, 0.6,  2.0,   0.5, -1.5,
                                     1.0, -0.1, 1e-05, 0.0, 123.4};

int Scenario::makeTree(unsigned depth) {
  if (depth == 0 || pick(0, 5) == 0) {
    if (pick(0, 2) == 0)
      nodes.push_back({Node::Constant, extreme && pick(0, 1) == 0
                                           ? pickExtreme(Range())
                                           : pick(-6, 12)});
    else
      nodes.push_back({Node::Symbol, pick(0, symbols.size() - 1)});
    return nodes.size() - 1;
  }
  static const Node::Kind kinds[] = {
      Node::Add, Node::Add, Node::Sub,     Node::Mul, Node::Mul, Node::Div,
      Node::Div, Node::Mod, Node::CeilDiv, Node::Max, Node::Min};
  if (pick(0, 15) == 0) {
    Node node = {Node::Scale, pick(0, std::size(factors) - 1)};
    node.left = makeTree(depth - 1);
    nodes.push_back(node);
    return nodes.size() - 1;
  }
  Node node = {kinds[pick(0, std::size(kinds) - 1)], 0};
  if (pick(0, 15) == 0)
    node = {Node::Quotient, pick(0, 1)};
  node.left = makeTree(depth - 1);
  bool divides = node.kind == Node::Div || node.kind == Node::Mod ||
                 node.kind == Node::CeilDiv || node.kind == Node::Quotient;
  if (divides && pick(0, 2) != 0) {
    int64_t divisor = pick(1, 12);
    nodes.push_back({Node::Constant, pick(0, 5) == 0 ? -divisor : divisor});
    node.right = nodes.size() - 1;
  } else {
    node.right = makeTree(depth - 1);
  }
  nodes.push_back(node);
  return nodes.size() - 1;
}

SymInt Scenario::build(ShapeEnv &into, int index) {
  Node node = nodes[index];
  if (node.kind == Node::Constant)
    return node.value;
  if (node.kind == Node::Symbol)
    return into.getSymbol("s" + std::to_string(node.value));
  SymInt a = build(into, node.left);
  if (node.kind == Node::Scale)
    return into.truncScale(a, factors[node.value]);
  SymInt b = build(into, node.right);
  switch (node.kind) {
  case Node::Quotient:
    return into.call(node.value ? SymFunction::Ceil : SymFunction::Floor,
                     into.call(SymFunction::FloatTrueDiv, {a, b}));
  case Node::Add:
    return into.add(a, b);
  case Node::Sub:
    return into.sub(a, b);
  case Node::Mul:
    return into.mul(a, b);
  case Node::Div:
    return into.floorDiv(a, b);
  case Node::Mod:
    return into.mod(a, b);
  case Node::CeilDiv:
    return into.ceilDiv(a, b);
  case Node::Max:
    return into.max(a, b);
  default:
    return into.min(a, b);
  }
}

std::optional<Wide> Scenario::evaluateTree(int index,
                                           const Values &values) const {
  const Node &node = nodes[index];
  if (node.kind == Node::Constant)
    return node.value;
  if (node.kind == Node::Symbol)
    return values[node.value];
  std::optional<Wide> a = evaluateTree(node.left, values);
  if (node.kind == Node::Scale) {
    double product = a ? factors[node.value] * static_cast<double>(*a) : 1e300;
    // Larger integers are not exact in float64, so multiplying by 1.0 would
    // change them.
    bool isInexact = factors[node.value] == 1.0 && std::fabs(product) > 0x1p53;
    if (std::fabs(product) > 9e18 || isInexact)
      return std::nullopt;
    return static_cast<int64_t>(product);
  }
  std::optional<Wide> b = evaluateTree(node.right, values);
  if (!a || !b)
    return std::nullopt;
  Wide result;
  auto unless = [&](bool overflows) {
    return overflows ? std::nullopt : std::optional<Wide>(result);
  };
  switch (node.kind) {
  case Node::Add:
    return unless(__builtin_add_overflow(*a, *b, &result));
  case Node::Sub:
    return unless(__builtin_sub_overflow(*a, *b, &result));
  case Node::Mul:
    return unless(__builtin_mul_overflow(*a, *b, &result));
  case Node::Max:
    return std::max(*a, *b);
  case Node::Min:
    return std::min(*a, *b);
  default:
    break;
  }
  if (*b == 0)
    return std::nullopt;
  if (node.kind == Node::Quotient) {
    // Larger integers are not exact in float64.
    constexpr Wide limit = Wide(1) << 53;
    if (std::max({*a, -*a, *b, -*b}) > limit)
      return std::nullopt;
    return node.value ? -floorDivWide(-*a, *b) : floorDivWide(*a, *b);
  }
  if (node.kind == Node::Div)
    return floorDivWide(*a, *b);
  if (node.kind == Node::Mod)
    return *a - *b * floorDivWide(*a, *b);
  return -floorDivWide(-*a, *b);
}

std::optional<int64_t> Scenario::evaluateSym(SymInt value,
                                             const Values &values) const {
  return evaluate(value, [&](const SymbolExpr *symbol) {
    return std::optional<int64_t>(values[symbol->getName()[1] - '0']);
  });
}

std::optional<bool> Scenario::holds(const Condition &c,
                                    const Values &values) const {
  std::optional<int64_t> a = evaluateSym(c.lhs, values);
  std::optional<int64_t> b = evaluateSym(c.rhs, values);
  if (!a || !b)
    return std::nullopt;
  switch (c.relation) {
  case Relation::Eq:
    return *a == *b;
  case Relation::Ne:
    return *a != *b;
  case Relation::Lt:
    return *a < *b;
  case Relation::Le:
    return *a <= *b;
  default:
    break;
  }
  if (*b == 0)
    return std::nullopt;
  return (*a % *b == 0) == (c.relation == Relation::Multiple);
}

Condition Scenario::makeCondition(SymInt a, SymInt b) {
  auto relation = static_cast<Relation>(pick(0, 5));
  if (pick(0, 3) == 0)
    b = pick(-4, 12);
  return {relation, a, b};
}

void Scenario::keep(const Condition &c) {
  std::vector<Values> kept;
  for (const Values &values : assignments)
    if (holds(c, values).value_or(false))
      kept.push_back(values);
  assignments = std::move(kept);
}

/// Assumes conditions that hold for enough assignments.
void Scenario::learnFacts() {
  unsigned wanted = pick(0, 4);
  for (unsigned tries = 0; tries != 12 && learned.size() < wanted; ++tries) {
    SymInt a = build(*env, makeTree(pick(0, 2)));
    SymInt b = build(*env, makeTree(pick(0, 1)));
    if (pick(0, 2) == 0) {
      a = symbols[pick(0, 3)];
      b = pick(0, 1) == 0 ? SymInt(pick(1, 8)) : symbols[pick(0, 3)];
    }
    Condition c = makeCondition(a, b);
    if (pick(0, 3) == 0)
      c.relation = pick(0, 1) == 0 ? Relation::Eq : Relation::Multiple;
    std::vector<Values> before = assignments;
    keep(c);
    if (assignments.size() < 12) {
      assignments = std::move(before);
      continue;
    }
    bool accepted = env->assume(c);
    EXPECT_TRUE(accepted) << "satisfiable condition was refused";
    // Operands that overflow when rewritten have no result.
    Truth answer = env->ask(c);
    EXPECT_TRUE(isTrue(answer) || (extreme && answer == Truth::Unknown))
        << "condition was forgotten";
    learned.push_back(c);
  }
}

/// A wide integer in decimal.
static std::string toText(Wide value) {
  if (value < 0)
    return "-" + toText(-value);
  std::string last(1, static_cast<char>('0' + static_cast<int>(value % 10)));
  return value < 10 ? last : toText(value / 10) + last;
}

void Scenario::checkValue(int tree, SymInt value, const char *what) {
  if (value.isUnknown())
    return;
  for (const Values &values : assignments) {
    std::optional<Wide> expected = evaluateTree(tree, values);
    if (!expected)
      continue;
    std::optional<int64_t> found = evaluateSym(value, values);
    ++numChecked;
    if (found && *found == *expected)
      continue;
    // Intermediate results may overflow in only one of the two.
    if (!found && extreme)
      continue;
    if (!found &&
        (*expected > INT64_MAX / 1000 || *expected < -INT64_MAX / 1000))
      continue;
    std::string facts;
    llvm::raw_string_ostream os(facts);
    for (const Condition &c : learned) {
      print(os, c);
      os << "; ";
    }
    for (auto [i, v] : llvm::enumerate(values))
      os << "s" << i << "=" << v << " in [" << ranges[i].min << ", "
         << ranges[i].max << "] ";
    ADD_FAILURE() << what << ": " << toString(value) << " is "
                  << (found ? std::to_string(*found) : "undefined")
                  << ", expected " << toText(*expected) << " under " << facts;
    return;
  }
}

void Scenario::checkQuestion(const Condition &c) {
  ++numConditions;
  Truth answer = env->ask(c);
  if (answer == Truth::Unknown)
    return;
  ++numDecided;
  for (const Values &values : assignments) {
    std::optional<bool> truth = holds(c, values);
    if (!truth || *truth == isTrue(answer))
      continue;
    std::string text;
    llvm::raw_string_ostream os(text);
    print(os, c);
    os << " under ";
    for (const Condition &fact : learned) {
      print(os, fact);
      os << "; ";
    }
    for (auto [i, v] : llvm::enumerate(values))
      os << "s" << i << "=" << v << " in [" << ranges[i].min << ", "
         << ranges[i].max << "] ";
    ADD_FAILURE() << "wrong answer " << isTrue(answer) << " to " << text;
    return;
  }
}

void Scenario::checkExpression() {
  int tree = makeTree(pick(1, 4));
  SymInt value = build(*env, tree);
  checkValue(tree, value, "built");
  if (value.isUnknown())
    return;

  SymInt simple = env->simplify(value);
  checkValue(tree, simple, "simplified");
  EXPECT_EQ(env->simplify(simple), simple) << toString(simple);

  Range range = env->getRange(value);
  for (const Values &values : assignments)
    if (std::optional<int64_t> v = evaluateSym(value, values))
      if (!range.contains(*v)) {
        ADD_FAILURE() << toString(value) << " is " << *v << ", not in ["
                      << range.min << ", " << range.max << "]";
        break;
      }

  std::string error;
  std::optional<SymInt> parsed;
  for (SymSyntax syntax : {SymSyntax::Python, SymSyntax::MLIR}) {
    parsed = parseSymInt(toString(value, syntax), *env, error);
    if (parsed)
      checkValue(tree, *parsed, "parsed");
    else
      // A division by zero has no value, and coefficients below minInt cannot
      // be represented.
      ASSERT_TRUE(extreme || isUndefined(value))
          << toString(value, syntax) << ": " << error;
  }
  checkValue(tree, other->import(value), "imported");

  if (!pastValues.empty()) {
    SymInt past = pastValues[pick(0, pastValues.size() - 1)];
    checkQuestion(makeCondition(value, past));
    checkQuestion(makeCondition(value, symbols[pick(0, 3)]));
    // Values that differ little are more likely to be decided.
    checkQuestion(makeCondition(value, env->add(value, past)));
  }
  pastValues.push_back(value);
}

void Scenario::run(unsigned numExpressions) {
  declareSymbols();
  makeAssignments();
  learnFacts();
  // A sample is as conclusive as all of them, and much faster.
  if (assignments.size() > 12)
    assignments.resize(12);
  for (unsigned i = 0; i != numExpressions; ++i) {
    nodes.clear();
    checkExpression();
    if (testing::Test::HasFailure())
      return;
  }
}

/// The number of scenarios, which an environment variable can increase.
static uint64_t getNumScenarios(uint64_t usual) {
  const char *text = std::getenv("FAKE_TENSOR_PROPERTY_SCENARIOS");
  uint64_t number;
  return text && !llvm::StringRef(text).getAsInteger(10, number) ? number
                                                                 : usual;
}

/// Runs scenarios of 48 expressions each.
static void runScenarios(uint64_t number, bool extreme) {
  uint64_t numChecked = 0, numDecided = 0, numConditions = 0;
  for (uint64_t seed = 0; seed != number; ++seed) {
    Scenario scenario(seed, extreme);
    scenario.run(/*numExpressions=*/48);
    numChecked += scenario.numChecked;
    numDecided += scenario.numDecided;
    numConditions += scenario.numConditions;
    if (testing::Test::HasFailure()) {
      llvm::errs() << "seed " << seed << "\n";
      return;
    }
  }
  // Guard against passing by returning unknown everywhere.
  EXPECT_GT(numDecided * (extreme ? 4 : 3), numConditions);
  EXPECT_GT(numChecked, number * 48);
  testing::Test::RecordProperty("decided", std::to_string(numDecided));
  testing::Test::RecordProperty("conditions", std::to_string(numConditions));
}

TEST(PropertyTest, KnowledgeAgreesWithEvaluation) {
  runScenarios(getNumScenarios(2100), /*extreme=*/false);
}

TEST(PropertyTest, NothingWrapsAround) {
  runScenarios(getNumScenarios(1050), /*extreme=*/true);
}
