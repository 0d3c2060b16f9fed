// The address of a PostgreSQL database, and how it may be shown.
#ifndef TALLYMAN_STORE_POSTGRES_ADDRESS_H_
#define TALLYMAN_STORE_POSTGRES_ADDRESS_H_

#include <string>
#include <string_view>

namespace tallyman::store {

// Whether `path` is the address of a PostgreSQL database: postgresql://... or postgres://...
bool IsPostgresAddress(std::string_view path);

// An address, or a message that names some, as it may be shown: without passwords, whatever characters are in them. They stand between ":"
// and "@" in front of the host, behind "?password=", or behind "password=" in libpq's other form. Where it is not certain what belongs to a
// password, more is hidden. What has been made fit to be shown stays as it is.
std::string WithoutPassword(const std::string& text);

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_POSTGRES_ADDRESS_H_
