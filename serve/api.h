// The read-only interface over a database, without HTTP: a path and its parameters in, a JSON document out.
//
//   Api api("claims.db");
//   Answer answer = api.Get("/api/claims", {{"area", "CN"}, {"limit", "20"}});
#ifndef TALLYMAN_SERVE_API_H_
#define TALLYMAN_SERVE_API_H_

#include <chrono>
#include <future>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "serve/answers.h"
#include "serve/catalogue.h"
#include "serve/filter.h"
#include "serve/reconciled.h"
#include "store/claim_query.h"

namespace tallyman::serve {

struct Answer {
  int status = 200;
  std::string body;  // JSON
};

// Thread-safe. Another process may write the database meanwhile: answers come from the state that was last read, and a new one is read in
// the background once the database has changed.
class Api {
 public:
  // Reads the database. Throws StoreError.
  explicit Api(std::string database);
  ~Api();

  // 200 with what was asked for; 400 and 404 with {"error": "..."} that says what is wrong. Throws StoreError.
  Answer Get(const std::string& path, const Parameters& parameters);

  std::shared_ptr<const Catalogue> catalogue() const;

 private:
  // A connection lent to one request.
  class Lent;

  Answer Dispatch(const std::string& path, const Parameters& parameters, const std::shared_ptr<const Catalogue>& catalogue);
  Answer List(const std::string& path, const Parameters& parameters, const std::shared_ptr<const Catalogue>& catalogue,
              const Answers& answers);
  Answer StatisticAnswer(const std::string& path, const Parameters& parameters, const std::shared_ptr<const Catalogue>& catalogue,
                         const Answers& answers);
  std::shared_ptr<const Selection> Selected(const std::shared_ptr<const Catalogue>& catalogue, const Filter& filter,
                                            const Parameters& parameters);
  std::string Band(const std::shared_ptr<const Catalogue>& catalogue, const Answers& answers, std::uint32_t statistic,
                   const std::string& unit);
  void LookForChanges();

  struct Remembered {
    std::shared_ptr<const Catalogue> catalogue;
    std::string key;
    std::shared_ptr<const Selection> selection;  // of a filter
    std::string series;                          // of a statistic
  };

  const std::string database_;
  const Reconciled reconciled_;
  mutable std::mutex mutex_;  // guards what follows
  std::shared_ptr<const Catalogue> catalogue_;
  std::vector<std::unique_ptr<store::ClaimQuery>> idle_;
  std::unique_ptr<store::ClaimQuery> watcher_;
  std::int64_t version_ = 0;
  std::chrono::steady_clock::time_point last_look_;
  std::future<void> reading_;
  std::list<Remembered> selections_, bands_;  // the last used first
};

}  // namespace tallyman::serve

#endif  // TALLYMAN_SERVE_API_H_
