// An HTTP response as a crawler stored it: head, and body without transfer and content encodings.
#ifndef TALLYMAN_CORPUS_FORMATS_HTTP_MESSAGE_H_
#define TALLYMAN_CORPUS_FORMATS_HTTP_MESSAGE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tallyman::corpus {

// The fields of a head, in order.
using HeaderFields = std::vector<std::pair<std::string, std::string>>;

// Reads "Name: value" lines off `bytes`, up to and with the empty line. A line that begins with a space goes on with the field before it;
// what is no field is passed over.
HeaderFields TakeHeaderFields(std::string_view& bytes);

// The first value of a field, whatever the case of its name; empty where there is none.
std::string_view ValueOf(const HeaderFields& fields, std::string_view name);

// "text/html" of "Text/HTML; charset=x", in small letters; and its charset.
std::string MediaType(std::string_view content_type);
std::string CharsetOf(std::string_view content_type);

struct HttpResponse {
  int status = 0;
  HeaderFields fields;
  std::string body;
  bool is_cut_off = false;  // the body is damaged, or longer than `limit`: what stood before is there
};

// Throws DataError where `message` does not begin with a status line.
HttpResponse ParseHttpResponse(std::string_view message, std::size_t limit);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_FORMATS_HTTP_MESSAGE_H_
