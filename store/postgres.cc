#include "store/postgres.h"

#include <libpq-fe.h>

#include <algorithm>
#include <cctype>
#include <charconv>

namespace tallyman::store {
namespace {

// What stands around the rows in the binary format of COPY: its signature with no flags and no extension, and the number of columns that
// no row has.
constexpr std::string_view kCopyHeader("PGCOPY\n\xFF\r\n\0\0\0\0\0\0\0\0\0", 19);
constexpr std::string_view kCopyTrailer("\xFF\xFF", 2);

// The server's reason in one line.
std::string InOneLine(std::string_view reason) {
  std::string line;
  for (const char c : reason) {
    if (std::isspace(static_cast<unsigned char>(c)) == 0)
      line.push_back(c);
    else if (!line.empty() && line.back() != ' ')
      line.push_back(' ');
  }
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

// Throws StoreError where libpq would take parts of a password for something else, which its messages quote. `name` is the address without
// password.
void CheckPassword(const std::string& address, const std::string& name) {
  if (name == address) return;
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfoParse(address.c_str(), nullptr), &PQconninfoFree);
  bool has_password = address.find(":@") != std::string::npos, is_torn = options == nullptr;
  for (const PQconninfoOption* option = options.get(); option != nullptr && option->keyword != nullptr; ++option) {
    const std::string_view keyword = option->keyword, value = option->val == nullptr ? "" : option->val;
    has_password = has_password || (keyword.find("password") != std::string_view::npos && option->val != nullptr);
    is_torn = is_torn || ((keyword == "host" || keyword == "port" || keyword == "dbname") && value.find('@') != std::string_view::npos);
  }
  if (is_torn || !has_password)
    throw StoreError(name + ": cannot be read as an address; in a password write %2F for /, %40 for @, %3A for :, %26 for &, %25 for %");
}

}  // namespace

std::string ArrayOf(const std::vector<std::int64_t>& numbers) {
  std::string array = "{";
  for (const std::int64_t number : numbers) array += (array.size() == 1 ? "" : ",") + std::to_string(number);
  return array + "}";
}

std::string ArrayOf(const std::vector<std::string>& texts) {
  std::string array = "{";
  for (const std::string& text : texts) {
    array += array.size() == 1 ? "\"" : ",\"";
    for (const char c : text) {
      if (c == '"' || c == '\\') array.push_back('\\');
      if (c == '\0')
        array += kInsteadOfNull;
      else
        array.push_back(c);
    }
    array.push_back('"');
  }
  return array + "}";
}

void Postgres::Closer::operator()(pg_conn* connection) const { PQfinish(connection); }
void Postgres::Closer::operator()(pg_result* result) const { PQclear(result); }

Postgres::Postgres(const std::string& address) : name_(WithoutPassword(address)) {
  CheckPassword(address, name_);
  // What the address itself says about these counts.
  const char* const names[] = {"client_encoding", "connect_timeout", "application_name", "dbname", nullptr};
  const char* const values[] = {"UTF8", "10", "tallyman", address.c_str(), nullptr};
  connection_.reset(PQconnectdbParams(names, values, 1));
  if (connection_ == nullptr) throw StoreError(name_ + ": out of memory");
  if (PQstatus(connection_.get()) != CONNECTION_OK) throw ConnectionLost(name_ + ": " + InOneLine(PQerrorMessage(connection_.get())));
  PQsetNoticeProcessor(
      connection_.get(), [](void*, const char*) {}, nullptr);
}

void Postgres::Execute(const std::string& sql) { Check(Result(PQexec(connection_.get(), sql.c_str()))); }

void Postgres::TryExecute(const std::string& sql) noexcept { const Result ignored(PQexec(connection_.get(), sql.c_str())); }

void Postgres::Query(const std::string& sql, const std::vector<Parameter>& parameters, const std::function<void(const Row&)>& use) {
  std::vector<const char*> values;
  for (const Parameter& parameter : parameters) values.push_back(parameter ? parameter->c_str() : nullptr);
  if (PQsendQueryParams(connection_.get(), sql.c_str(), static_cast<int>(values.size()), nullptr, values.data(), nullptr, nullptr, 0) == 0)
    Fail(PQerrorMessage(connection_.get()));
  PQsetSingleRowMode(connection_.get());
  while (Result result{PQgetResult(connection_.get())}) {
    Check(result);
    for (int row = 0; row < PQntuples(result.get()); ++row) {
      use([&](int column) -> std::optional<std::string_view> {
        if (PQgetisnull(result.get(), row, column)) return std::nullopt;
        return std::string_view(PQgetvalue(result.get(), row, column), static_cast<std::size_t>(PQgetlength(result.get(), row, column)));
      });
    }
  }
}

std::int64_t Postgres::Integer(const std::string& sql, const std::vector<Parameter>& parameters) {
  std::optional<std::int64_t> number;
  Query(sql, parameters, [&](const Row& row) {
    const std::string_view text = row(0).value_or("0");
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    if (!number) number = value;
  });
  if (!number) throw StoreError(name_ + ": no row from " + sql);
  return *number;
}

void Postgres::Copy(const std::string& table, const std::string& columns, const CopyBuffer& rows) {
  if (rows.empty()) return;
  Result started(PQexec(connection_.get(), ("COPY " + table + " (" + columns + ") FROM STDIN (FORMAT binary)").c_str()));
  if (PQresultStatus(started.get()) != PGRES_COPY_IN) Fail(PQerrorMessage(connection_.get()));
  const auto put = [&](std::string_view data) {
    constexpr std::size_t kPiece = std::size_t{1} << 20;
    for (; !data.empty(); data.remove_prefix(std::min(kPiece, data.size())))
      if (PQputCopyData(connection_.get(), data.data(), static_cast<int>(std::min(kPiece, data.size()))) != 1)
        Fail(PQerrorMessage(connection_.get()));
  };
  put(kCopyHeader);
  put(rows.data());
  put(kCopyTrailer);
  if (PQputCopyEnd(connection_.get(), nullptr) != 1) Fail(PQerrorMessage(connection_.get()));
  while (Result result{PQgetResult(connection_.get())}) Check(result);
}

void Postgres::Check(const Result& result) {
  if (result == nullptr) Fail(PQerrorMessage(connection_.get()));
  switch (PQresultStatus(result.get())) {
    case PGRES_BAD_RESPONSE:
    case PGRES_FATAL_ERROR:
      Fail(PQresultErrorMessage(result.get()));
    default:
      return;
  }
}

void Postgres::Fail(std::string reason) {
  const std::string message = name_ + ": " + InOneLine(reason);
  if (PQstatus(connection_.get()) != CONNECTION_OK) throw ConnectionLost(message);
  // Reads what is left of the answer, so that the connection can be used again.
  while (PGresult* const rest = PQgetResult(connection_.get())) {
    const bool copying = PQresultStatus(rest) == PGRES_COPY_IN;
    PQclear(rest);
    if (copying) PQputCopyEnd(connection_.get(), "given up");
  }
  if (PQstatus(connection_.get()) != CONNECTION_OK) throw ConnectionLost(message);
  throw StoreError(message);
}

}  // namespace tallyman::store
