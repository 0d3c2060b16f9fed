#include "store/postgres_upkeep.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <future>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/postgres_indices.h"
#include "store/schema_sql.h"

namespace tallyman::store {
namespace {

// What the planner of readers' queries wants to know. To look at texts takes longer than the rest.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kAnalyzed = {
    {{"articles", "(key, id, url, published, language, country, publisher, text_sha256, run)"},
     {"claims",
      "(key, id, article, flow, reporter, partner, product, measure, basis, side, period_start, period_end, status, verdict, confidence, "
      "published, language, publisher)"},
     {"figures", "(claim, kind, unit, value, versus)"},
     {"findings", ""},
     {"finding_claims", ""}}};

// All that is done to one table, so that two connections do not wait for each other's locks. Can be done twice.
struct Task {
  std::string table;
  std::int64_t bytes = 0;
  std::vector<std::string> statements;
};

// The statement that makes a primary key, where it is not there: what was cut off at its end may be done again.
std::string UnlessThere(const TableStatement& key) {
  return "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conname = '" + key.table + "_pkey' AND conrelid = '" +
         key.table + "'::regclass) THEN " + key.sql + "; END IF; END $$";
}

// Indices, each by itself, and primary keys with all that is done to their table: to make a primary key keeps others out of its table, to
// make an index does not.
std::vector<Task> IndexTasks(Postgres& database) {
  std::vector<Task> tasks;
  for (const TableStatement& key : MissingCompositeKeys(database)) tasks.push_back({key.table, 0, {UnlessThere(key)}});
  const std::size_t keyed = tasks.size();
  for (TableStatement& index : StatementsOf(IndicesSql())) {
    const auto of_key = std::find_if(tasks.begin(), tasks.begin() + keyed, [&](const Task& task) { return task.table == index.table; });
    if (of_key != tasks.begin() + keyed)
      of_key->statements.push_back(std::move(index.sql));
    else
      tasks.push_back({std::move(index.table), 0, {std::move(index.sql)}});
  }
  for (Task& task : tasks) task.bytes = database.Integer("SELECT pg_relation_size(to_regclass($1))", {task.table});
  return tasks;
}

std::vector<Task> ValidationTasks(Postgres& database) {
  std::vector<Task> tasks;
  const auto of = [&](const std::string& table) -> Task& {
    const auto known = std::find_if(tasks.begin(), tasks.end(), [&](const Task& task) { return task.table == table; });
    return known != tasks.end() ? *known : tasks.emplace_back(Task{table, 0, {}});
  };
  database.Query(
      "SELECT relname, conname, pg_relation_size(pg_class.oid) FROM pg_catalog.pg_constraint JOIN pg_catalog.pg_class ON pg_class.oid = "
      "conrelid WHERE contype = 'f' AND NOT convalidated AND connamespace = current_schema()::regnamespace ORDER BY 1, 2",
      {}, [&](const Postgres::Row& row) {
        Task& task = of(std::string(row(0).value()));
        task.bytes = std::stoll(std::string(row(2).value()));
        task.statements.push_back("ALTER TABLE " + task.table + " VALIDATE CONSTRAINT " + std::string(row(1).value()));
      });
  for (const auto& [table, columns] : kAnalyzed)
    of(std::string(table)).statements.push_back("ANALYZE " + std::string(table) + " " + std::string(columns));
  return tasks;
}

// Tasks that are taken by several threads.
class Queue {
 public:
  explicit Queue(std::vector<Task> tasks) : tasks_(std::move(tasks)) {}

  std::optional<Task> Take() {
    const std::lock_guard lock(mutex_);
    if (tasks_.empty()) return std::nullopt;
    Task task = std::move(tasks_.front());
    tasks_.erase(tasks_.begin());
    return task;
  }
  void Return(Task task) {
    const std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
  }

 private:
  std::mutex mutex_;
  std::vector<Task> tasks_;
};

void Do(const Task& task, Postgres& database) {
  for (const std::string& statement : task.statements) database.Execute(statement);
}

void DoAll(Queue& queue, PostgresSession& session) {
  while (const auto task = queue.Take()) session.Transact([&](Postgres& database) { Do(*task, database); });
}

// Does the tasks, the largest tables first.
void DoSideBySide(std::vector<Task> tasks, PostgresSession& session) {
  std::stable_sort(tasks.begin(), tasks.end(), [](const Task& a, const Task& b) { return a.bytes > b.bytes; });
  constexpr std::int64_t kLarge = std::int64_t{1} << 20;
  const bool large = !tasks.empty() && tasks.front().bytes >= kLarge;
  Queue queue(std::move(tasks));
  std::future<void> helper;
  if (large)
    helper = std::async(std::launch::async, [&] {
      std::optional<Task> task;
      try {
        PostgresSession second(session.address(), PostgresSession::Mode::kHelp);
        while ((task = queue.Take())) Do(*task, second.connection());
      } catch (const ConnectionLost&) {
        // The session, which waits for the server to come back, does it.
        if (task) queue.Return(std::move(*task));
      }
    });
  DoAll(queue, session);
  if (!helper.valid()) return;
  helper.get();
  session.Transact(&PostgresSession::WaitForHelpers);
  DoAll(queue, session);  // what the helper returned
}

}  // namespace

void MakeIndicesSideBySide(PostgresSession& session) {
  std::vector<Task> tasks;
  session.Transact([&](Postgres& database) { tasks = IndexTasks(database); });
  DoSideBySide(std::move(tasks), session);
}

void ValidateAndAnalyze(PostgresSession& session) {
  std::vector<Task> tasks;
  session.Transact([&](Postgres& database) { tasks = ValidationTasks(database); });
  DoSideBySide(std::move(tasks), session);
}

}  // namespace tallyman::store
