// A session on Tallyman's PostgreSQL database that outlives its connections.
#ifndef TALLYMAN_STORE_POSTGRES_SESSION_H_
#define TALLYMAN_STORE_POSTGRES_SESSION_H_

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "store/postgres.h"

namespace tallyman::store {

class PostgresSession {
 public:
  enum class Mode {
    kRead,    // the database must hold Tallyman's tables
    kUpdate,  // makes them where there are none
    kWrite,   // and keeps other sessions of this mode out while this one lives
    kHelp,    // helps a session of mode kWrite: one that is opened later, by a process that was started anew, waits until this one is gone
  };

  // Throws StoreError where the server cannot be reached, another process is writing, or the tables are another program's or of a version
  // that this one does not know.
  PostgresSession(const std::string& address, Mode mode);
  ~PostgresSession();
  PostgresSession(const PostgresSession&) = delete;
  PostgresSession& operator=(const PostgresSession&) = delete;

  // Runs `work` in a transaction. Where the connection is lost in it, opens a new one, for as long as kPatience, and runs it again, but for
  // a transaction that was committed although the answer was lost: whatever `work` changes besides the database it must be able to change
  // twice.
  void Transact(const std::function<void(Postgres&)>& work);

  // Waits until no session of mode kHelp is left, nor what the server still does for one that was lost.
  static void WaitForHelpers(Postgres& database);

  const std::string& address() const { return address_; }
  // Outside of a transaction: for reading.
  Postgres& connection() { return *connection_; }
  // What a user should know: the connection was lost and found again.
  std::vector<std::string> TakeWarnings();

 private:
  void Open();
  void Reopen(const ConnectionLost& why);

  const std::string address_;
  const Mode mode_;
  std::unique_ptr<Postgres> connection_;
  std::vector<std::string> warnings_;
};

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_POSTGRES_SESSION_H_
