// The page and its interface over HTTP: read-only, on loopback unless told otherwise.
//
//   Server server(api, {.port = 8080});
//   std::cerr << server.address();   // http://127.0.0.1:8080/
//   server.Run();                    // until Stop, from another thread
#ifndef TALLYMAN_SERVE_SERVER_H_
#define TALLYMAN_SERVE_SERVER_H_

#include <memory>
#include <string>
#include <vector>

#include "serve/api.h"

namespace tallyman::serve {

class Server {
 public:
  struct Options {
    std::string host = "127.0.0.1";
    int port = 8080;  // 0: any that is free
    // Names under which browsers may ask for the page, besides localhost and addresses in numbers: whoever lets a name of theirs point
    // at this machine (DNS rebinding) is refused.
    std::vector<std::string> names;
  };

  // Binds the address. `api` must outlive it. Throws std::runtime_error where the address cannot be had.
  Server(Api& api, const Options& options);
  ~Server();

  // What to open in a browser.
  const std::string& address() const { return address_; }

  // Answers requests until Stop. Those under way are answered before it returns.
  void Run();
  // Safe from any thread.
  void Stop();

 private:
  class Rep;
  std::unique_ptr<Rep> rep_;
  std::string address_;
};

// Whether a request with this Host header may be answered: an address in numbers, localhost, or one of `names`, with any port.
bool IsAllowedHost(const std::string& host, const std::vector<std::string>& names);

}  // namespace tallyman::serve

#endif  // TALLYMAN_SERVE_SERVER_H_
