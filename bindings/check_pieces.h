// The check in pieces (crosscheck/pieces.h) with claims as lines of JSON, for whoever spreads them over machines: the Spark job.
#ifndef TALLYMAN_BINDINGS_CHECK_PIECES_H_
#define TALLYMAN_BINDINGS_CHECK_PIECES_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "bindings/options.h"
#include "crosscheck/pieces.h"
#include "schema/official_figure.h"

namespace tallyman::bindings {

// A claim's record, with what later pieces need of it alone: no evidence, no producer.
struct PlacedRecord {
  std::string record;
  bool several_kinds = false;
  std::string family, place, whole_family, whole_place;
  std::vector<std::string> units;
};

struct RankedRecord {
  std::string record;  // the finding
  crosscheck::Rank rank;
};

struct DocumentRecords {
  std::vector<PlacedRecord> claims;
  std::vector<RankedRecord> findings;
  std::vector<std::string> warnings;  // documents of several versions
};

struct ValueRecord {
  std::string value;
  std::vector<std::string> keys;    // of coupling
  std::vector<std::string> places;  // of its claims
};

struct FamilyRecords {
  std::vector<RankedRecord> findings;
  std::vector<ValueRecord> values;
};

// Claims on their way into a later piece.
struct MarkedRecords {
  std::vector<std::string> records;
  std::vector<bool> several_kinds;                         // of each
  std::vector<std::pair<std::string, std::string>> units;  // families and units in which claims speak of them
};

// Thread-safe.
class PieceChecker {
 public:
  // Throws as Check (bindings/records.h) where a table of official figures cannot be read.
  explicit PieceChecker(const CheckOptions& options);

  // All claims of any documents, in any order. The findings are those on exchange rates, and those against official figures.
  // Throws schema::FormatError where a line is no claim.
  DocumentRecords CheckDocuments(const std::vector<std::string>& lines) const;
  FamilyRecords CheckFamilies(const MarkedRecords& claims, const std::vector<std::string>& families) const;
  std::vector<RankedRecord> CheckCoupling(const MarkedRecords& claims, const std::vector<std::string>& candidates) const;

 private:
  CheckOptions options_;
  std::vector<schema::OfficialFigure> official_;
  crosscheck::Checker checker_;
};

// Positions of those values that may contradict each other.
std::vector<std::size_t> CouplingCandidates(const std::vector<std::string>& values);

}  // namespace tallyman::bindings

#endif  // TALLYMAN_BINDINGS_CHECK_PIECES_H_
