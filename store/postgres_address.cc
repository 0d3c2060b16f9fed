#include "store/postgres_address.h"

#include <re2/re2.h>

#include <algorithm>
#include <cctype>
#include <optional>

namespace tallyman::store {
namespace {

constexpr char kHidden[] = "...";
constexpr std::string_view kBlanks = " \t\r\n";

// A part of a text: where it begins, and where it has ended.
struct Stretch {
  std::size_t begin = 0, end = 0;
};

bool IsOfName(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '%'; }

// The name of the parameter that `text` begins with, "?name=" or "&name="; empty where it does not.
std::string_view ParameterAt(std::string_view text) {
  if (text.empty() || (text.front() != '?' && text.front() != '&')) return {};
  const auto end = std::find_if_not(text.begin() + 1, text.end(), &IsOfName);
  if (end == text.end() || *end != '=') return {};
  return text.substr(1, static_cast<std::size_t>(end - text.begin()) - 1);
}

// What libpq takes a parameter's name for: "pass%77ord" is "password".
std::string Decoded(std::string_view name) {
  std::string decoded;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool is_coded = name[i] == '%' && i + 2 < name.size() && std::isxdigit(static_cast<unsigned char>(name[i + 1])) != 0 &&
                          std::isxdigit(static_cast<unsigned char>(name[i + 2])) != 0;
    decoded.push_back(is_coded ? static_cast<char>(std::stoi(std::string(name.substr(i + 1, 2)), nullptr, 16)) : name[i]);
    if (is_coded) i += 2;
  }
  return decoded;
}

bool IsSecret(std::string_view name) {
  std::string lower = Decoded(name);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower.find("password") != std::string::npos || lower.find("secret") != std::string::npos || lower.starts_with("scram");
}

// What of a message belongs to the address that it begins with.
std::string_view AddressAtBeginning(std::string_view text) {
  std::string_view address = text.substr(0, text.find_first_of(kBlanks));
  while (address.ends_with(':') || address.ends_with('"')) address.remove_suffix(1);
  return address;
}

// What stands in front of the parameters. A "?" may be of a password.
std::string_view BeforeParameters(std::string_view address) {
  for (std::size_t i = 0; i < address.size(); ++i)
    if (address[i] == '?' && !ParameterAt(address.substr(i)).empty()) return address.substr(0, i);
  return address;
}

// Whether a port, or nothing, stands at the beginning.
bool IsPort(std::string_view text) {
  const std::size_t end = text.find_first_not_of("0123456789");
  return end == std::string_view::npos || std::string_view(" \t\r\n,/?:;.\"')").find(text[end]) != std::string_view::npos;
}

// The password in what follows "://", from its ":" to its "@"; to the end of the address where that is missing.
std::optional<Stretch> PasswordInFront(std::string_view rest) {
  const std::string_view address = AddressAtBeginning(rest), head = BeforeParameters(address);
  const std::size_t colon = head.find(':');
  // Colons in brackets are an IP address's.
  if (colon == std::string_view::npos || head.substr(0, colon).find('[') != std::string_view::npos) return std::nullopt;
  const auto last_at = [colon](std::string_view text) {
    const std::size_t at = text.rfind('@');
    return at != std::string_view::npos && at > colon ? std::optional(at) : std::nullopt;
  };
  if (const auto at = last_at(head)) return Stretch{colon, *at};
  if (head.substr(0, colon).find('/') != std::string_view::npos || IsPort(rest.substr(colon + 1))) return std::nullopt;
  // Blanks and "?" may be of a password, too.
  return Stretch{colon, last_at(rest).value_or(address.size())};
}

std::string WithoutSecretParameters(std::string_view address) {
  std::string shown;
  bool is_secret = false;
  for (std::size_t i = 0; i < address.size(); ++i) {
    const std::string_view name = ParameterAt(address.substr(i));
    if (name.empty()) {
      if (!is_secret) shown.push_back(address[i]);
      continue;
    }
    is_secret = IsSecret(name);
    shown.append(address.substr(i, name.size() + 2)).append(is_secret ? kHidden : "");
    i += name.size() + 1;
  }
  return shown;
}

// "host=h password='a b'" without the value.
std::string WithoutSecretWords(std::string_view text) {
  static const re2::RE2 word(R"re((?i)(\b\w*password\s*=\s*)('(?:[^'\\]|\\.)*'?|(?:[^\s\\]|\\.)*(?:[^\s\\:"]|\\.)))re");
  std::string shown(text);
  re2::RE2::GlobalReplace(&shown, word, "\\1...");
  return shown;
}

}  // namespace

bool IsPostgresAddress(std::string_view path) { return path.starts_with("postgresql://") || path.starts_with("postgres://"); }

std::string WithoutPassword(const std::string& text) {
  static const re2::RE2 scheme("(?i)(postgres(?:ql)?:/+)");
  std::string shown;
  std::string_view rest = text;
  for (re2::StringPiece found; re2::RE2::PartialMatch(re2::StringPiece(rest.data(), rest.size()), scheme, &found);) {
    const auto begin = static_cast<std::size_t>(found.data() - rest.data());
    shown.append(WithoutSecretWords(rest.substr(0, begin))).append(rest.substr(begin, found.size()));
    rest.remove_prefix(begin + found.size());
    if (const auto password = PasswordInFront(rest)) {
      shown.append(rest.substr(0, password->begin));
      rest.remove_prefix(password->end);
      if (!rest.starts_with('@')) shown.append(":").append(kHidden);
    }
    const std::string_view address = AddressAtBeginning(rest);
    shown.append(WithoutSecretParameters(address));
    rest.remove_prefix(address.size());
  }
  return shown + WithoutSecretWords(rest);
}

}  // namespace tallyman::store
