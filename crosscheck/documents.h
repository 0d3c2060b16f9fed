// Claims as their own documents show them: which version of a document counts, and what each claim says, before any other document is
// looked at.
#ifndef TALLYMAN_CROSSCHECK_DOCUMENTS_H_
#define TALLYMAN_CROSSCHECK_DOCUMENTS_H_

#include <optional>
#include <vector>

#include "crosscheck/exchange.h"
#include "crosscheck/statement.h"

namespace tallyman::crosscheck {

// Of documents with one id and different texts, the claims of the one published later, then of the greater text_sha256; of claims
// with one id, the first. Sorted by id. The pointers point into `claims`.
std::vector<const schema::Claim*> CurrentClaims(const std::vector<schema::Claim>& claims);

// Whether a figure is told only months after its period's first release, in all its copies: it may be a revised one.
bool IsRetrospective(const Statement& statement);

// A statement for each claim, nothing where it ties with nothing. `claims` are all those of their documents. An article whose claims on
// one product narrower than the total, or on one balance, contradict each other `leniently` speaks of several things under one code
// (Statement::several_kinds). What an article tells of a period that is not over ties with nothing.
std::vector<std::optional<Statement>> StatementsOfDocuments(const std::vector<const schema::Claim*>& claims, const Exchange& exchange,
                                                            const Tolerance& leniently);

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_DOCUMENTS_H_
